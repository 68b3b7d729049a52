"""One estimate told: its interval, whether no effect is inside, and how often that is right."""

from __future__ import annotations

from dataclasses import dataclass
from math import isinf

from midwifery_stats.display.drawing import percent
from midwifery_stats.display.effects import (
    holds_no_effect,
    interval_chart,
    interval_text,
    none_words,
)
from midwifery_stats.display.shown import Told
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.vocabulary import capital, effect_name, no_effect_of, value_text
from midwifery_stats.inference.estimate import Estimate
from midwifery_stats.language import _

_NUMBER_NEEDED = "number needed to treat"


@dataclass(frozen=True)
class EstimateTold(Told):
    """How an estimate is told."""

    estimate: Estimate

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Draw it in its interval; a number needed to treat can have an interval in two parts."""
        if self.estimate.name == _NUMBER_NEEDED:
            return ()
        return (interval_chart([self.estimate]),)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """State it, say whether no effect is inside, and how often such intervals are right."""
        estimate = self.estimate
        told = f"{capital(effect_name(estimate.name))}: {interval_text(estimate)}."
        if estimate.name == _NUMBER_NEEDED and estimate.value < 0:
            told += " " + _(
                "The number is negative: it counts mothers treated for one success less."
            )
        said_more = () if estimate.note is None else (estimate.note,)
        if estimate.low == estimate.high:
            nothing = _("So many differences are equal that no interval can be given.")
            return told, nothing, *said_more
        if said_more and (estimate.assumes is None or isinf(estimate.low)):
            return told, *said_more
        none = no_effect_of(estimate.name)
        if none is None:
            return told, _coverage(estimate), *said_more
        place = (
            _("The interval includes {none}: {meaning} fits these data too.")
            if holds_no_effect(estimate)
            else _("The interval leaves out {none}, the value of {meaning}.")
        ).format(none=value_text(none), meaning=none_words(estimate))
        return f"{told} {place}", _coverage(estimate), *said_more


def _coverage(estimate: Estimate) -> str:
    """Say how often such intervals hold the true value, and if what.

    tests/oracles/coverage.csv shows that they do.
    """
    words = {
        "share": percent(estimate.level, None),
        "method": _(estimate.method),
        "assumption": _(estimate.assumes) if estimate.assumes else "",
    }
    if estimate.at_least:
        told = (
            _(
                "Intervals made this way hold the true value in at least {share} of all studies."
                " Method: {method}."
            )
            if estimate.assumes is None
            else _(
                "Intervals made this way hold the true value in at least {share} of all studies, if"
                " {assumption}. Method: {method}."
            )
        )
    elif estimate.assumes is not None:
        told = _(
            "Averaged over all true values, intervals made this way hold the true one in about"
            " {share} of all studies, if {assumption}. Method: {method}."
        )
    elif estimate.name == _NUMBER_NEEDED:
        told = _(
            "Averaged over all true values, intervals made this way, also those that have two"
            " parts, hold the true one in about {share} of all studies. Method: {method}."
        )
    else:
        told = _(
            "Averaged over all true values, intervals made this way hold the true one in about"
            " {share} of all studies. For some true values it is fewer, most of all in small"
            " studies. Method: {method}."
        )
    return told.format(**words)
