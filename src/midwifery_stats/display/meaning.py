"""What a p-value and an interval mean, in words that hold for every test."""

from __future__ import annotations

from collections.abc import Sequence

from midwifery_stats.display.charts.intervals import Interval
from midwifery_stats.display.p_values import StatedP
from midwifery_stats.display.vocabulary import effect_name
from midwifery_stats.display.wording import Alternative
from midwifery_stats.language import _

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
