"""Made-up samples of a yes/no outcome (1 is the better word, 0 the other), and their figures."""

from __future__ import annotations

from typing import Literal

from midwifery_stats.inference.effects import risk_difference
from midwifery_stats.inference.proportion import share_interval
from midwifery_stats.inference.rank_sum import RankSumTest, fisher_exact, mann_whitney
from midwifery_stats.inference.signed_rank import SignedRankTest, wilcoxon_signed_rank
from midwifery_stats.language import decimal


def yes_no(successes: int, size: int) -> list[int]:
    """Give ``size`` mothers, of whom the first ``successes`` have the better outcome."""
    return [1] * successes + [0] * (size - successes)


def improved_of(improved: int, size: int = 10) -> SignedRankTest:
    """Test mothers who all began with the lower outcome, of whom ``improved`` went up."""
    return wilcoxon_signed_rank([0] * size, yes_no(improved, size))


def two_groups(first: int, second: int, size: int = 10) -> RankSumTest:
    """Compare two groups of ``size`` mothers with ``first`` and ``second`` good outcomes."""
    return mann_whitney(yes_no(first, size), yes_no(second, size))


def all_changed_p(
    mothers: int, alternative: Literal["two-sided", "greater", "less"] = "two-sided"
) -> float:
    """Give the exact p when this many mothers changed, all of them for the better."""
    return improved_of(mothers, mothers).p_value(alternative=alternative)


def groups_p(first: int, first_size: int, second: int, second_size: int) -> float:
    """Give Fisher's exact two-sided p for so many of so many in two groups."""
    return fisher_exact(yes_no(first, first_size), yes_no(second, second_size)).p_value()


def risk_range(first: int, first_size: int, second: int, second_size: int) -> tuple[str, str]:
    """Write the interval of the difference between two shares, in percentage points."""
    difference = risk_difference(first, first_size, second, second_size)
    return percent(difference.low), percent(difference.high)


def percent(share: float) -> str:
    """Write a share as a whole percentage, without the sign."""
    return decimal(100 * share, 0)


def share_range(successes: int, size: int) -> tuple[str, str]:
    """Write the exact interval of a plain proportion (Clopper and Pearson), in percent."""
    low, high = share_interval(successes, size)
    return percent(low), percent(high)
