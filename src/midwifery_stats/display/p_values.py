"""A p-value told: which one is stated, what it counts, what it does not mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from midwifery_stats.display.effects import Interval
from midwifery_stats.display.shown import Told
from midwifery_stats.display.vocabulary import (
    Alternative,
    Wording,
    effect_name,
    format_p,
    fraction_text,
)
from midwifery_stats.inference.null_distribution import ExactLimitError, MonteCarlo
from midwifery_stats.inference.rank_test import RankTest
from midwifery_stats.language import _, decimal

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


_CUSTOM = 0.05


def how_often(alternative: Alternative) -> str:
    """Say what the p-value counts."""
    return {
        "two-sided": _(
            "If H0 is true, chance alone gives a result at least this far from what is expected,"
            " in either direction, with this probability."
        ),
        "greater": _(
            "If H0 is true, chance alone gives a result at least this high with this probability."
        ),
        "less": _(
            "If H0 is true, chance alone gives a result at least this low with this probability."
        ),
    }[alternative]


def how_often_by_chance() -> str:
    """Say what Fisher's two-sided p-value counts; in groups of one size, distance says the same."""
    return _(
        "If H0 is true, chance alone gives a result no more likely than this one, in either"
        " direction, with this probability."
    )


def caution(stated: StatedP, effects: Sequence[Interval], alternative: Alternative) -> str:
    """Say what this p-value does not mean, and where it and the interval of an effect differ.

    An interval looks both ways, so only a two-sided p-value can be held against it.
    """
    if stated.p <= _CUSTOM:
        told = _(
            "The p-value is not the probability that H0 is true. It does not say how large the"
            " effect is, nor what caused it."
        )
    else:
        told = _(
            "A p-value above 0.05 does not show that there is no effect: every effect inside the"
            " interval still fits these data."
        )
    if not stated.exact or alternative != "two-sided":
        return told
    apart = [e for e in effects if (stated.p <= _CUSTOM) == (e.low <= 0 <= e.high)]
    return f"{told} {_on_the_other_side(apart, len(effects))}" if apart else told


def _on_the_other_side(apart: Sequence[Interval], intervals: int) -> str:
    """Say that some of the intervals told are on the other side of 0.05 from the p-value."""
    if len(apart) < intervals:
        return _(
            "The interval of the {name} is an approximation, and here it is on the other side of"
            " 0.05 from the p-value: trust the exact p-value."
        ).format(name=effect_name(apart[0].name))
    if intervals > 1:
        return _(
            "The intervals are approximations, and here they are on the other side of 0.05 from"
            " the p-value: trust the exact p-value."
        )
    return _(
        "The interval is an approximation, and here it is on the other side of 0.05 from the"
        " p-value: trust the exact p-value."
    )


def effect_direction(effect: Interval, *, up: str, down: str, none: str) -> str:
    """Choose the words for the direction of an effect whose middle is 0."""
    if abs(effect.value) < 1e-12:
        return none
    return up if effect.value > 0 else down


@dataclass(frozen=True)
class MonteCarloTold(Told):
    """How a p-value from random draws is told."""

    drawn: MonteCarlo

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """State it with what another set of draws would change."""
        return (
            _(
                "{p}, estimated from {draws} random draws: {count} of them were at least as"
                " extreme. Another set of draws would give a p-value about {error} away."
            ).format(
                p=format_p(self.drawn.p),
                draws=self.drawn.draws,
                count=self.drawn.as_extreme,
                error=decimal(self.drawn.standard_error, 4),
            ),
        )
