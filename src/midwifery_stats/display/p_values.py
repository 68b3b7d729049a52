"""A p-value told: which one is stated, what it counts, what it does not mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from midwifery_stats.display.effects import holds_no_effect
from midwifery_stats.display.shown import Told
from midwifery_stats.display.vocabulary import (
    Alternative,
    Wording,
    effect_name,
    format_p,
    fraction_text,
    listed,
)
from midwifery_stats.inference.estimate import Estimate
from midwifery_stats.inference.null_distribution import ExactLimitError, MonteCarlo
from midwifery_stats.inference.printed import is_significant
from midwifery_stats.inference.rank_effects import OF_PAIRS
from midwifery_stats.inference.rank_test import RankTest
from midwifery_stats.language import _, decimal, ngettext

_CUSTOM = 0.05
_DRAWS, _SEED = 10_000, 1


@dataclass(frozen=True)
class StatedP:
    """The p-value of a test, named: exact, or estimated where there is too much to count.

    ``how`` names the test and how p was found, ``fraction`` is the exact p-value where that is
    short enough to read, ``drawn`` the random draws that p is estimated from.
    """

    test: str
    p: float
    how: str
    fraction: Fraction | None = None
    drawn: MonteCarlo | None = None

    @property
    def exact(self) -> bool:
        """Whether every arrangement was counted."""
        return self.drawn is None

    @property
    def significant(self) -> bool:
        """Whether p is at most 0.05."""
        return is_significant(self.p, _CUSTOM)

    def sentence(self, wording: Wording) -> str:
        """State the p-value: ``Wilcoxon signed-rank test, exact, two-sided: p = 0.250.``"""
        told = _("{how}, {sides}: {p}.")
        if self.drawn is not None:
            told = _(
                "{how}, {sides}: {p}, estimated from {draws} random draws, because there are too"
                " many mothers to count every outcome. Other draws would give a p-value about"
                " {error} away."
            )
        elif self.fraction is not None and self.fraction != 1:
            told = _("{how}, {sides}: {p} (the fraction {fraction}).")
        return told.format(
            how=self.how,
            sides=wording.sides,
            p=format_p(self.p),
            fraction=fraction_text(self.fraction or Fraction(1)),
            draws=self.drawn.draws if self.drawn else 0,
            error=_error(self.drawn) if self.drawn else "",
        )

    def short(self, wording: Wording) -> str:
        """State the p-value for a report: ``exact two-sided p = 0.250``."""
        told = _("exact {sides} {p}") if self.exact else _("Monte Carlo {sides} {p}")
        return told.format(sides=wording.sides, p=format_p(self.p))


def stated_p(test: RankTest, name: str, exact_name: str, alternative: Alternative) -> StatedP:
    """Give the exact p-value; where the sample is too large, one estimated from random draws.

    ``exact_name`` names the test where it is exact.
    """
    try:
        p = test.p_value("exact", alternative=alternative)
    except ExactLimitError:
        drawn = test.monte_carlo(min(_DRAWS, test.most_draws), _SEED, alternative)
        return StatedP(name, drawn.p, name, drawn=drawn)
    return StatedP(name, p, exact_name, test.short_fraction(alternative))


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


def caution(stated: StatedP, effects: Sequence[Estimate], alternative: Alternative) -> str:
    """Say what this p-value does not mean, and where it and the interval of an effect differ.

    An interval looks both ways, so only a two-sided p-value is held against it. Between two groups
    neither is the judge of the other: an exact test that counts arrangements is often too strict in
    small samples, and an interval that is right on average is now too wide and now too narrow. The
    interval of the same mothers, where their changes are of several sizes, is an approximation to
    the very test whose exact p stands beside it.
    """
    if stated.significant:
        told = _(
            "The p-value is not the probability that H0 is true. It does not say how large the"
            " effect is, nor what caused it."
        )
    else:
        told = _("A p-value above 0.05 does not show that there is no effect.")
    apart = [e for e in effects if stated.significant == holds_no_effect(e)]
    if not apart or alternative != "two-sided":
        return told
    names = listed([effect_name(effect.name) for effect in apart])
    of_pairs = stated.exact and all(e.name == OF_PAIRS for e in apart)
    words = _approximate_words(stated) if of_pairs else _apart_words(stated)
    return f"{told} {words.format(names=names)}"


def _approximate_words(stated: StatedP) -> str:
    return (
        _(
            "All the same, the interval of the {names} holds the value of no change. It is an"
            " approximation and can be too wide; the exact p holds."
        )
        if stated.significant
        else _(
            "All the same, the interval of the {names} leaves out the value of no change. It is an"
            " approximation and can be too narrow, most of all with few mothers; the exact p holds."
        )
    )


def _apart_words(stated: StatedP) -> str:
    if stated.significant:
        return _(
            "All the same, the interval of the {names} holds the value of no effect. It is worked"
            " out in another way than the p-value, and in small samples the two can differ. Report"
            " both: neither overrules the other."
        )
    if stated.exact:
        return _(
            "All the same, the interval of the {names} leaves out the value of no effect. It is"
            " worked out in another way than the p-value, and in small samples this exact test is"
            " often stricter than it needs to be. Report both: neither overrules the other."
        )
    return _(
        "All the same, the interval of the {names} leaves out the value of no effect. It is worked"
        " out in another way than the p-value. Report both: neither overrules the other."
    )


def effect_direction(effect: Estimate, *, up: str, down: str, none: str) -> str:
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
            ngettext(
                "{p}, estimated from {draws} random draw: {count} of them was at least as extreme."
                " Another set of draws would give a p-value about {error} away.",
                "{p}, estimated from {draws} random draws: {count} of them were at least as"
                " extreme. Another set of draws would give a p-value about {error} away.",
                self.drawn.draws,
            ).format(
                p=format_p(self.drawn.p),
                draws=self.drawn.draws,
                count=self.drawn.as_extreme,
                error=_error(self.drawn),
            ),
        )


def _error(drawn: MonteCarlo) -> str:
    return decimal(drawn.standard_error, 4)
