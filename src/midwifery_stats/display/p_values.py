"""How a p-value is written: never as 0.000, and never rounded across a limit such as 0.05."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from midwifery_stats.display.wording import Alternative, Wording
from midwifery_stats.inference.null_distribution import ExactLimitError
from midwifery_stats.inference.rank_test import RankTest
from midwifery_stats.language import _, decimal

_LIMITS = (0.01, 0.05, 0.1)


def format_p(p: float, alpha: float | None = None) -> str:
    """Write a p-value with its letter: ``p = 0.083``, ``p < 0.001``."""
    written = p_number(p, alpha)
    return f"p {written}" if written[0] in "<>" else f"p = {written}"


def p_number(p: float, alpha: float | None = None) -> str:
    """Write a p-value for a table: ``0.083``, ``< 0.001``, ``1``.

    Three decimals; more where three would hide on which side of 0.01, 0.05, 0.1 or ``alpha`` it
    lies.
    """
    if not 0 <= p <= 1:
        return "–"
    if p > 1 - 1e-9:  # a sum of probabilities may miss 1 by the last bits
        return "1"
    if p < 0.001:
        return f"< {decimal(0.001, 3)}"
    if p > 0.9995:
        return f"> {decimal(0.999, 3)}"
    return decimal(p, _digits(p, _LIMITS if alpha is None else (*_LIMITS, alpha)))


def fraction_text(fraction: Fraction) -> str:
    """Write an exact fraction: ``1/65536``."""
    return f"{fraction.numerator}/{fraction.denominator}"


def _digits(p: float, limits: tuple[float, ...]) -> int:
    for digits in (3, 4, 5, 6):
        shown = round(p, digits)
        if all(
            (p < limit) == (shown < limit) and (p > limit) == (shown > limit) for limit in limits
        ):
            return digits
    return 3


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
