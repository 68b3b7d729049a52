"""The paired tests on published examples and by enumeration."""

from collections.abc import Callable
from fractions import Fraction
from itertools import product

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from midwifery_stats.inference.rank_test import RankTest
from midwifery_stats.inference.ranks import Zeros
from midwifery_stats.inference.signed_rank import (
    SignedRankTest,
    mcnemar,
    sign_test,
    wilcoxon_signed_rank,
)

FLUENCY = pd.CategoricalDtype(["less fluent", "fluent"], ordered=True)
BEKASI = (
    pd.Series(["less fluent"] * 17 + ["fluent"] * 8, dtype=FLUENCY),
    pd.Series(["fluent"] * 25, dtype=FLUENCY),
)
# Hollander and Wolfe: depression scores of nine patients before and after.
DEPRESSION_BEFORE = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
DEPRESSION_AFTER = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
# Student 1908: hours of sleep gained with two drugs.
SLEEP = (
    [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0],
    [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
)


def test_bekasi() -> None:
    test = wilcoxon_signed_rank(*BEKASI)
    assert (test.statistic, test.negative_sum, test.expected) == (153, 0, 76.5)
    assert (test.pairs, test.positive, test.negative, test.unchanged) == (25, 17, 0, 8)
    assert test.levels == ("less fluent", "fluent")
    assert test.z() == pytest.approx(4.123105625617661, rel=1e-14)
    assert test.p_value("normal") == pytest.approx(3.737982e-05, abs=5e-12)
    assert test.p_value("normal", continuity=True) == pytest.approx(4.200647e-05, abs=5e-12)
    assert test.exact_fraction() == Fraction(1, 65536)
    assert test.p_value() == 1 / 65536
    assert test.note is None


@pytest.mark.parametrize("test", [sign_test, mcnemar])
def test_counting_signs_gives_bekasi_the_same_p(
    test: Callable[..., SignedRankTest],
) -> None:
    result = test(*BEKASI)
    assert result.statistic == 17
    assert np.nansum(result.ranks) == 17
    assert result.exact_fraction() == Fraction(1, 65536)
    assert result.z() == pytest.approx(4.123105625617661, rel=1e-14)


def test_bontang_intervention() -> None:
    test = wilcoxon_signed_rank([0] * 10, [1] * 10)
    assert test.z() == pytest.approx(3.162277660168379, rel=1e-14)
    assert test.p_value("normal") == pytest.approx(0.001565402, abs=5e-10)
    assert test.exact_fraction() == Fraction(1, 512)


@pytest.mark.parametrize("zeros", ["drop", "pratt", "split"])
def test_bontang_control(zeros: Zeros) -> None:
    test = wilcoxon_signed_rank([0] * 10, [1] * 3 + [0] * 7, zeros=zeros)
    assert test.exact_fraction() == Fraction(1, 4)
    assert test.exact_fraction("greater") == Fraction(1, 8)
    assert test.exact_fraction("less") == 1
    assert test.z() == pytest.approx(1.732050807568877, rel=1e-14)
    assert test.p_value("normal") == pytest.approx(0.083264517, abs=5e-10)
    # Half of the probability of 0 and 3 improved, 1/8 each.
    assert test.mid_p_value() == 1 / 8


def test_continuity_on_bontang_control() -> None:
    test = wilcoxon_signed_rank([0] * 10, [1] * 3 + [0] * 7)
    assert test.p_value("normal", continuity=True) == pytest.approx(0.148914673, abs=5e-10)


def test_rank_sums_by_hand_under_each_way_with_zeros() -> None:
    # Sizes 0, 0, 1, 2, 2 with one of the twos down.
    before, after = [0, 0, 0, 0, 2], [0, 0, 1, 2, 0]
    sums = {
        zeros: (test.positive_sum, test.negative_sum, test.expected)
        for zeros in ("drop", "pratt", "split")
        for test in [wilcoxon_signed_rank(before, after, zeros=zeros)]  # type: ignore[arg-type]
    }
    assert sums == {
        "drop": (1 + 2.5, 2.5, 3),
        "pratt": (3 + 4.5, 4.5, 6),
        # The zeros' ranks 1.5 and 1.5 give 1.5 to each side.
        "split": (3 + 4.5 + 1.5, 4.5 + 1.5, 7.5),
    }


def test_hollander_and_wolfe_depression() -> None:
    test = wilcoxon_signed_rank(DEPRESSION_AFTER, DEPRESSION_BEFORE)
    assert test.statistic == 40
    assert test.exact_fraction("greater") == Fraction(5, 256)


def test_students_sleep() -> None:
    test = wilcoxon_signed_rank(SLEEP[1], SLEEP[0])
    assert test.statistic == 0
    assert test.p_value() == 0.00390625
    assert test.p_value("normal", continuity=True) == pytest.approx(0.009091, abs=5e-7)


def test_mcnemar_on_794_150_86_570() -> None:
    before = [1] * 794 + [1] * 150 + [0] * 86 + [0] * 570
    after = [1] * 794 + [0] * 150 + [1] * 86 + [0] * 570
    test = mcnemar(before, after)
    assert test.z(continuity=True) ** 2 == pytest.approx(16.818, abs=5e-4)
    assert test.p_value("normal", continuity=True) == pytest.approx(4.11e-5, abs=5e-8)
    assert test.z() < 0
    assert test.p_value() == pytest.approx(stats.binomtest(86, 236).pvalue, rel=1e-12)


@pytest.mark.parametrize("zeros", ["drop", "pratt", "split"])
@pytest.mark.parametrize("seed", range(8))
def test_against_flipping_every_sign(zeros: Zeros, seed: int) -> None:
    """Compute W+ anew for all 2**n sign patterns of the differences, zeros kept at 0."""
    difference = np.random.default_rng(seed).integers(-3, 4, 9)
    difference[0] = 1
    ranks = stats.rankdata(np.abs(difference)) if zeros != "drop" else None

    def w_plus(values: np.ndarray) -> float:
        if ranks is None:
            changed = values[values != 0]
            return float(stats.rankdata(np.abs(changed))[changed > 0].sum())
        halves = ranks[values == 0].sum() / 2 if zeros == "split" else 0.0
        return float(ranks[values > 0].sum() + halves)

    totals = np.array([w_plus(np.abs(difference) * signs) for signs in product([-1, 1], repeat=9)])
    test = wilcoxon_signed_rank(np.zeros(9), difference, zeros=zeros)
    seen = w_plus(difference)
    assert test.statistic == seen
    assert test.expected == totals.mean()
    assert test.p_value(alternative="greater") == np.mean(totals >= seen)
    assert test.p_value(alternative="less") == np.mean(totals <= seen)
    distance = np.abs(totals - totals.mean())
    assert test.p_value() == np.mean(distance >= abs(seen - totals.mean()))
    support, counts = np.unique(totals, return_counts=True)
    assert test.null.support.tolist() == support.tolist()
    assert test.null.probability.tolist() == (counts / 2**9).tolist()
    assert test.variance() == pytest.approx(totals.var())


@pytest.mark.parametrize(
    "test", [wilcoxon_signed_rank([1, 2], [1, 2]), sign_test([5], [5]), mcnemar([0, 1], [0, 1])]
)
def test_no_mother_changed(test: RankTest, recwarn: pytest.WarningsRecorder) -> None:
    assert test.note == "No mother changed, so there is nothing to test: p is 1."
    for method in ("exact", "normal", "monte_carlo"):
        for alternative in ("two-sided", "greater", "less"):
            assert test.p_value(method, alternative=alternative, draws=50) == 1
            assert test.mid_p_value(alternative=alternative) == 1
    assert test.exact_fraction() == 1
    assert test.z() == test.z(continuity=True, tie_correction=False) == 0
    assert test.null.probability.tolist() == [1.0]
    assert len(recwarn) == 0


def test_one_mother_is_enough_to_run() -> None:
    test = wilcoxon_signed_rank([1], [3])
    assert (test.statistic, test.p_value(), test.p_value(alternative="greater")) == (1, 1, 0.5)


def test_unknown_choices_are_refused() -> None:
    test = wilcoxon_signed_rank([1], [3])
    with pytest.raises(ValueError, match="method") as complaint:
        test.p_value("auto")  # type: ignore[arg-type]
    assert str(complaint.value) == (
        "`method` is 'auto', which is not known. Write one of: exact; normal; monte_carlo."
    )
    for ask in (test.p_value, test.mid_p_value, test.monte_carlo, test.exact_fraction):
        with pytest.raises(ValueError, match="alternative") as complaint:
            ask(alternative="larger")  # type: ignore[arg-type]
        assert str(complaint.value) == (
            "`alternative` is 'larger', which is not known. Write one of: two-sided; greater; less."
        )
