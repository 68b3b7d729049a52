"""The exact p-value of a test, and what to say where it cannot be counted."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from midwifery_stats.display.p_values import format_p, fraction_text
from midwifery_stats.display.wording import Alternative, Wording
from midwifery_stats.inference.null_distribution import ExactLimitError
from midwifery_stats.inference.rank_test import RankTest
from midwifery_stats.language import _

_LONGEST_DENOMINATOR = 10**9


@dataclass(frozen=True)
class StatedP:
    """A p-value, whether it is exact, and as a fraction where that is short enough to read."""

    p: float
    exact: bool
    fraction: Fraction | None

    def sentence(self, wording: Wording) -> str:
        """State the p-value: ``Exact p-value, two-sided: p = 0.250 (exactly 1/4).``"""
        if not self.exact:
            return _(
                "p-value by normal approximation, {sides}: {p}."
                " (There are too many mothers to count every outcome.)"
            ).format(sides=wording.sides, p=format_p(self.p))
        if self.fraction is None or self.fraction == 1:
            return _("Exact p-value, {sides}: {p}.").format(sides=wording.sides, p=format_p(self.p))
        return _("Exact p-value, {sides}: {p} (the fraction {fraction}).").format(
            sides=wording.sides, p=format_p(self.p), fraction=fraction_text(self.fraction)
        )

    def short(self, wording: Wording) -> str:
        """State the p-value for a report: ``exact two-sided p = 0.250``."""
        told = _("exact {sides} {p}") if self.exact else _("asymptotic {sides} {p}")
        return told.format(sides=wording.sides, p=format_p(self.p))


def stated_p(test: RankTest, alternative: Alternative) -> StatedP:
    """Give the exact p-value; the normal one, marked as such, where the sample is too large."""
    try:
        p = test.p_value("exact", alternative=alternative)
    except ExactLimitError:
        return StatedP(test.p_value("normal", alternative=alternative), False, None)
    return StatedP(p, True, _fraction(test, alternative))


def _fraction(test: RankTest, alternative: Alternative) -> Fraction | None:
    try:
        fraction = test.exact_fraction(alternative)
    except ExactLimitError:
        return None
    return fraction if fraction.denominator <= _LONGEST_DENOMINATOR else None
