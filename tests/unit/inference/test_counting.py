"""The counts behind every exact p-value, against writing out all arrangements."""

from collections import Counter
from fractions import Fraction
from itertools import combinations, product
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from midwifery_stats.inference import rank_sum_null, signed_rank_null
from midwifery_stats.inference.null_distribution import ExactLimitError, binomial_row
from midwifery_stats.inference.rank_sum import fisher_exact, mann_whitney
from midwifery_stats.inference.rank_sum_null import SplitArrangements
from midwifery_stats.inference.signed_rank import sign_test, wilcoxon_signed_rank
from midwifery_stats.inference.signed_rank_null import SignArrangements

scores_of_signs = st.lists(st.integers(1, 12), min_size=1, max_size=10).map(tuple)
scores_of_splits = st.tuples(
    st.lists(st.integers(0, 9), min_size=2, max_size=10).map(
        lambda scores: tuple(score - min(scores) for score in scores)
    ),
    st.integers(1, 9),
).filter(lambda drawn: drawn[1] < len(drawn[0]))


def every_sign(scores: tuple[int, ...]) -> Counter[int]:
    return Counter(
        sum(score for score, up in zip(scores, ups, strict=True) if up)
        for ups in product([False, True], repeat=len(scores))
    )


def every_split(scores: tuple[int, ...], first_size: int) -> Counter[int]:
    return Counter(sum(group) for group in combinations(scores, first_size))


@pytest.mark.parametrize("exact", [False, True])
@settings(max_examples=60)
@given(scores_of_signs)
def test_signs(exact: bool, scores: tuple[int, ...]) -> None:
    truth, arrangements = every_sign(scores), SignArrangements(scores)
    totals, counts = arrangements.counts(exact=exact)
    unit = 1 if exact else arrangements.number
    found = [round(float(count * unit), 6) if not exact else count for count in counts.tolist()]
    assert dict(zip(totals.tolist(), found, strict=True)) == truth
    assert arrangements.number == truth.total()
    for limit in range(-1, sum(scores) + 2):
        at_most = sum(count for total, count in truth.items() if total <= limit)
        assert arrangements.at_most(limit, exact=exact) * unit == pytest.approx(at_most, rel=1e-12)
        at_least = sum(count for total, count in truth.items() if total >= limit)
        assert arrangements.at_least(limit, exact=exact) * unit == pytest.approx(
            at_least, rel=1e-12
        )


@pytest.mark.parametrize("exact", [False, True])
@settings(max_examples=60)
@given(scores_of_splits)
def test_splits(exact: bool, drawn: tuple[tuple[int, ...], int]) -> None:
    truth, arrangements = every_split(*drawn), SplitArrangements(*drawn)
    totals, counts = arrangements.counts(exact=exact)
    unit = 1 if exact else arrangements.number
    found = [round(float(count * unit), 6) if not exact else count for count in counts.tolist()]
    assert dict(zip(totals.tolist(), found, strict=True)) == truth
    assert arrangements.number == truth.total()
    for limit in range(-1, sum(drawn[0]) + 2):
        at_most = sum(count for total, count in truth.items() if total <= limit)
        assert arrangements.at_most(limit, exact=exact) * unit == pytest.approx(at_most, rel=1e-12)
        at_least = sum(count for total, count in truth.items() if total >= limit)
        assert arrangements.at_least(limit, exact=exact) * unit == pytest.approx(
            at_least, rel=1e-12
        )


@given(st.integers(1, 60), st.integers(0, 60), st.floats(0.01, 0.99))
def test_scaled_ways_keep_their_proportions(size: int, most: int, share: float) -> None:
    scaled = binomial_row(size, most, exact=False, share=share)
    assert scaled == pytest.approx(binom.pmf(np.arange(min(size, most) + 1), size, share), rel=1e-9)


@settings(max_examples=40)
@given(scores_of_signs, st.integers(0, 120))
def test_both_ways_of_counting_signs_agree(scores: tuple[int, ...], limit: int) -> None:
    halves = signed_rank_null._halves(Counter(scores))
    assert signed_rank_null._at_most_by_halves(halves, limit, exact=True) == sum(
        count for total, count in every_sign(scores).items() if total <= limit
    )


@settings(max_examples=40)
@given(scores_of_splits, st.integers(0, 90))
def test_both_ways_of_counting_splits_agree(drawn: tuple[tuple[int, ...], int], limit: int) -> None:
    scores, first_size = drawn
    ties = SplitArrangements(scores, first_size).ties
    assert rank_sum_null._at_most_by_ties(ties, first_size, limit, exact=True) == sum(
        count for total, count in every_split(scores, first_size).items() if total <= limit
    )


def test_the_far_tail_keeps_its_digits() -> None:
    """A hundred pairs without ties: 1, 1, 1, 2, 2, 3, 4, 5 ways to make 0, 1, 2, ... (partitions
    into different parts), out of 2**100."""
    test = wilcoxon_signed_rank(np.zeros(100), np.append(np.arange(-7, 0), np.arange(8, 101)))
    below = 28  # 1 + 2 + ... + 7 = 28 went down
    ways = [1] + [0] * below
    for part in range(1, below + 1):
        for total in range(below, part - 1, -1):
            ways[total] += ways[total - part]
    assert test.negative_sum == below
    assert test.p_value(alternative="greater") == pytest.approx(sum(ways) / 2**100, rel=1e-13)


def test_200_against_200_all_apart_has_one_split_in_each_tail() -> None:
    test = mann_whitney(np.arange(200), np.arange(200, 400))
    assert test.p_value() == pytest.approx(2 / comb(400, 200), rel=1e-12)


def test_more_arrangements_than_a_float_holds_are_scaled() -> None:
    test = sign_test([0] * 1500, [1] * 800 + [-1] * 700)
    truth = 2 * sum(comb(1500, ups) for ups in range(800, 1501)) / 2**1500
    assert test.p_value() == pytest.approx(truth, rel=1e-12)
    groups = fisher_exact([1] * 700 + [0] * 300, [1] * 600 + [0] * 400)
    truth = sum(comb(1300, k) * comb(700, 1000 - k) for k in range(700, 1001)) / comb(2000, 1000)
    assert groups.p_value(alternative="greater") == pytest.approx(truth, rel=1e-12)


def test_an_underflow_is_said_and_the_fraction_is_still_there() -> None:
    test = sign_test([0] * 1100, [1] * 1100)
    with pytest.raises(ExactLimitError) as complaint:
        test.p_value()
    assert str(complaint.value) == (
        "This exact p-value is smaller than the smallest number a computer works with "
        '(about 1e-308): report it as "p < 0.001".'
    )
    assert test.exact_fraction().denominator == 2**1099
    assert sign_test([0] * 1000, [1] * 1000).p_value() == 2.0**-999


def test_beyond_the_limit_the_caller_must_choose() -> None:
    sentence = (
        "These samples are too large to count every arrangement: "
        'choose p_value("normal") or p_value("monte_carlo").'
    )
    generator = np.random.default_rng(1)
    values = generator.normal(size=(2, 1000))
    groups = mann_whitney(*values)
    with pytest.raises(ExactLimitError) as complaint:
        groups.p_value("exact")
    assert str(complaint.value) == sentence
    with pytest.raises(ExactLimitError, match="too large to count"):
        wilcoxon_signed_rank(*generator.normal(size=(2, 3000))).p_value()
    assert groups.p_value("normal") == pytest.approx(
        groups.p_value("monte_carlo", seed=1), abs=0.02
    )


def test_the_promised_sizes_are_within_the_limit() -> None:
    generator = np.random.default_rng(1)
    for levels in (5, 7, 40):
        pairs = generator.integers(0, levels, size=(2, 1000))
        assert 0 < wilcoxon_signed_rank(*pairs).p_value() <= 1
        groups = generator.integers(0, levels, size=(2, 200))
        assert 0 < mann_whitney(*groups).p_value() <= 1
    assert 0 < mann_whitney(*generator.normal(size=(2, 200))).p_value() <= 1
    assert 0 < mann_whitney(*generator.normal(size=(2, 260))).p_value() <= 1
    assert 0 < wilcoxon_signed_rank(*generator.normal(size=(2, 1400))).p_value() <= 1


def test_a_fraction_is_counted_only_where_it_is_short() -> None:
    """800 untied pairs took 7 s for a fraction of 240 digits that nobody reads."""
    generator = np.random.default_rng(3)
    assert wilcoxon_signed_rank(*generator.normal(size=(2, 800))).short_fraction() is None
    assert wilcoxon_signed_rank(*generator.normal(size=(2, 40))).short_fraction() is None
    assert mann_whitney([1] * 10, [1] * 3 + [0] * 7).short_fraction() == Fraction(1, 323)
    assert sign_test([0] * 800, [1, -1] * 400).short_fraction() == 1
    with pytest.raises(ExactLimitError, match="too large for an exact fraction: use p_value"):
        wilcoxon_signed_rank(*generator.normal(size=(2, 800))).exact_fraction()
