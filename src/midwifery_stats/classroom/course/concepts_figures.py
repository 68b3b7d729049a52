"""The figures in the stories of the concept test, computed by the package."""

from __future__ import annotations

from typing import Literal

from midwifery_stats.classroom.course.samples import improved_of, yes_no
from midwifery_stats.inference.effects import risk_difference
from midwifery_stats.inference.rank_sum import fisher_exact
from midwifery_stats.language import decimal


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
