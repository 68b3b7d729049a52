"""What must hold of the paired tests for any samples."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from midwifery_stats.inference.arguments import ALTERNATIVES
from midwifery_stats.inference.ranks import ZEROS, Zeros
from midwifery_stats.inference.signed_rank import mcnemar, sign_test, wilcoxon_signed_rank

Pairs = list[tuple[int, int]]
MIRROR = {"two-sided": "two-sided", "greater": "less", "less": "greater"}

any_zeros = st.sampled_from(ZEROS)
scores = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=60)
yes_no = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 1)), min_size=1, max_size=60)
measured = st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 2000)), min_size=1, max_size=30)
any_pairs = st.one_of(scores, yes_no, measured)


@given(any_pairs, any_zeros)
def test_swapping_before_and_after_turns_everything_round(pairs: Pairs, zeros: Zeros) -> None:
    before, after = np.array(pairs).T
    test = wilcoxon_signed_rank(before, after, zeros=zeros)
    swapped = wilcoxon_signed_rank(after, before, zeros=zeros)
    assert swapped.statistic == test.negative_sum
    assert swapped.z() == -test.z()
    for alternative in ALTERNATIVES:
        mirrored = MIRROR[alternative]
        for method in ("exact", "normal"):
            assert swapped.p_value(method, alternative=mirrored) == pytest.approx(  # type: ignore[arg-type]
                test.p_value(method, alternative=alternative),
                rel=1e-12,  # type: ignore[arg-type]
            )


@given(any_pairs, any_zeros, st.randoms())
def test_the_order_of_the_mothers_does_not_matter(pairs: Pairs, zeros: Zeros, random) -> None:
    before, after = np.array(pairs).T
    random.shuffle(pairs)
    shuffled_before, shuffled_after = np.array(pairs).T
    test = wilcoxon_signed_rank(before, after, zeros=zeros)
    shuffled = wilcoxon_signed_rank(shuffled_before, shuffled_after, zeros=zeros)
    assert shuffled.exact_fraction() == test.exact_fraction()


@given(any_pairs, any_zeros, st.sampled_from([1e-9, 0.1, 3.0, 1e9]), st.integers(-50, 50))
def test_the_unit_and_the_zero_of_the_scale_do_not_matter(
    pairs: Pairs, zeros: Zeros, unit: float, shift: int
) -> None:
    before, after = np.array(pairs).T
    test = wilcoxon_signed_rank(before, after, zeros=zeros)
    other = wilcoxon_signed_rank((before + shift) * unit, (after + shift) * unit, zeros=zeros)
    np.testing.assert_array_equal(other.ranks, test.ranks)
    assert other.p_value() == test.p_value()


@given(yes_no, st.integers(1, 9))
def test_recoding_yes_and_no_does_not_matter(pairs: Pairs, step: int) -> None:
    before, after = np.array(pairs).T
    recoded = wilcoxon_signed_rank(7 + step * before, 7 + step * after)
    assert recoded.exact_fraction() == wilcoxon_signed_rank(before, after).exact_fraction()


@given(any_pairs, any_zeros)
def test_the_null_is_a_distribution_with_the_stated_mean_and_variance(
    pairs: Pairs, zeros: Zeros
) -> None:
    test = wilcoxon_signed_rank(*np.array(pairs).T, zeros=zeros)
    null = test.null
    assert null.probability.sum() == pytest.approx(1, rel=1e-12)
    assert (null.probability > 0).all()
    assert (np.diff(null.support) > 0).all()
    assert null.mean == test.expected == pytest.approx(null.support @ null.probability)
    assert null.variance == pytest.approx(test.variance(), rel=1e-9)
    off, here = null.support - null.mean, test.statistic - null.mean
    for alternative in ALTERNATIVES:
        away = {"greater": off, "less": -off, "two-sided": abs(off)}[alternative]
        seen = {"greater": here, "less": -here, "two-sided": abs(here)}[alternative]
        p = null.probability[away >= seen].sum()
        assert min(1.0, p) == pytest.approx(test.p_value(alternative=alternative), rel=1e-12)


@given(any_pairs, any_zeros)
def test_exact_is_between_mid_p_and_1(pairs: Pairs, zeros: Zeros) -> None:
    test = wilcoxon_signed_rank(*np.array(pairs).T, zeros=zeros)
    for alternative in ALTERNATIVES:
        exact = test.p_value(alternative=alternative)
        mid_p = test.mid_p_value(alternative=alternative)
        assert 0 < mid_p < exact <= 1 if test.note is None else mid_p == exact == 1
        assert float(test.exact_fraction(alternative)) == pytest.approx(exact, rel=1e-13)


@given(any_pairs, any_zeros)
def test_the_two_one_sided_p_overlap_by_what_was_seen(pairs: Pairs, zeros: Zeros) -> None:
    test = wilcoxon_signed_rank(*np.array(pairs).T, zeros=zeros)
    seen = test.null.probability[test.null.support == test.statistic].sum()
    together = test.p_value(alternative="greater") + test.p_value(alternative="less")
    assert together == pytest.approx(1 + seen, rel=1e-12)


@given(yes_no, any_zeros)
def test_on_yes_and_no_wilcoxon_sign_and_mcnemar_are_one_test(pairs: Pairs, zeros: Zeros) -> None:
    before, after = np.array(pairs).T
    wilcoxon = wilcoxon_signed_rank(before, after, zeros=zeros)
    for other in (sign_test(before, after), mcnemar(before, after)):
        assert other.z() == pytest.approx(wilcoxon.z())
        for alternative in ALTERNATIVES:
            assert other.exact_fraction(alternative) == wilcoxon.exact_fraction(alternative)


@given(any_pairs)
def test_pratt_and_split_give_one_p(pairs: Pairs) -> None:
    before, after = np.array(pairs).T
    pratt, split = (
        wilcoxon_signed_rank(before, after, zeros=zeros) for zeros in ("pratt", "split")
    )
    assert split.exact_fraction("greater") == pratt.exact_fraction("greater")
    assert split.positive_sum + split.negative_sum == len(pairs) * (len(pairs) + 1) / 2


@given(scores)
def test_monte_carlo_stays_near_the_exact_p(pairs: Pairs) -> None:
    test = wilcoxon_signed_rank(*np.array(pairs).T)
    assume(test.note is None)
    assert test.monte_carlo(2_000, seed=1).p == pytest.approx(test.p_value(), abs=0.06)
