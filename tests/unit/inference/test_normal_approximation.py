"""The approximations against SciPy, whose definitions the docstrings promise."""

import numpy as np
import pytest
from scipy import stats

from midwifery_stats.inference.arguments import Alternative
from midwifery_stats.inference.normal import (
    rank_sum_variance,
    rank_sum_variance_untied,
    signed_rank_variance,
    signed_rank_variance_untied,
    z_score,
)
from midwifery_stats.inference.rank_sum import mann_whitney
from midwifery_stats.inference.ranks import Zeros
from midwifery_stats.inference.signed_rank import sign_test, wilcoxon_signed_rank

ALTERNATIVES = ["two-sided", "greater", "less"]
SEEDS = range(12)


@pytest.mark.parametrize("alternative", ALTERNATIVES)
@pytest.mark.parametrize("continuity", [False, True])
@pytest.mark.parametrize(("zeros", "scipys"), [("drop", "wilcox"), ("pratt", "pratt")])
@pytest.mark.parametrize("seed", SEEDS)
def test_signed_rank_as_in_scipy(
    seed: int, zeros: Zeros, scipys: str, continuity: bool, alternative: Alternative
) -> None:
    generator = np.random.default_rng(seed)
    before, after = generator.integers(0, 5, (2, 20))
    ours = wilcoxon_signed_rank(before, after, zeros=zeros).p_value(
        "normal", alternative=alternative, continuity=continuity
    )
    scipy = stats.wilcoxon(
        after - before,
        zero_method=scipys,
        method="asymptotic",
        correction=continuity,
        alternative=alternative,
    )
    assert ours == pytest.approx(scipy.pvalue, rel=1e-10)


@pytest.mark.parametrize("alternative", ALTERNATIVES)
@pytest.mark.parametrize("continuity", [False, True])
@pytest.mark.parametrize("seed", SEEDS)
def test_rank_sum_as_in_scipy(seed: int, continuity: bool, alternative: Alternative) -> None:
    generator = np.random.default_rng(seed)
    first, second = generator.integers(0, 4, 9), generator.integers(0, 5, 13)
    ours = mann_whitney(first, second).p_value(
        "normal", alternative=alternative, continuity=continuity
    )
    scipy = stats.mannwhitneyu(
        first, second, method="asymptotic", use_continuity=continuity, alternative=alternative
    )
    assert ours == pytest.approx(scipy.pvalue, rel=1e-10)


def test_without_tie_correction_the_textbook_variances() -> None:
    assert signed_rank_variance_untied(25, 0) == 25 * 26 * 51 / 24
    # Pratt with 3 zeros among 10: the ranks 4 to 10 remain.
    assert signed_rank_variance_untied(7, 3) == sum(rank**2 for rank in range(4, 11)) / 4
    assert rank_sum_variance_untied(10, 10) == 175
    test = wilcoxon_signed_rank([0] * 4, [1, 1, 0, -1], zeros="pratt")
    assert test.variance(tie_correction=False) == (4 + 9 + 16) / 4


def test_tie_corrections_equal_the_textbook_formulas() -> None:
    ranks = np.array([2.0, 2.0, 2.0, 4.5, 4.5, 6.0])  # tie groups of 3, 2, 1
    assert signed_rank_variance(ranks) == 6 * 7 * 13 / 24 - ((27 - 3) + (8 - 2)) / 48
    assert rank_sum_variance(ranks[:2], ranks[2:]) == pytest.approx(
        2 * 4 / 12 * (7 - (24 + 6) / (6 * 5))
    )


def test_a_sign_test_has_no_ranks_to_tie() -> None:
    test = sign_test([0] * 12, [1] * 9 + [-1] * 3)
    assert test.variance() == test.variance(tie_correction=False) == 3


def test_the_continuity_correction_never_passes_zero() -> None:
    assert z_score(0.25, 4, continuity=True) == 0
    assert z_score(-2.5, 4, continuity=True) == -1
    assert z_score(2.5, 4, continuity=True) == 1


def test_tiny_normal_p_values_keep_their_digits() -> None:
    test = wilcoxon_signed_rank(np.zeros(300), np.arange(1, 301))
    assert test.p_value("normal") == pytest.approx(2 * stats.norm.sf(test.z()), rel=1e-12)
    assert test.p_value("normal") < 1e-40
