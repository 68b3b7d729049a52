"""What a p-value and an interval mean, in words that hold for every test."""

from __future__ import annotations

from midwifery_stats.display.charts.intervals import Interval
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


def caution(p: float, effect: Interval) -> str:
    """Say what this p-value does not mean, and where it and the interval of the effect differ."""
    if p <= _CUSTOM:
        told = _(
            "The p-value is not the probability that H0 is true. It does not say how large the"
            " effect is, nor what caused it."
        )
    else:
        told = _(
            "A p-value above 0.05 does not show that there is no effect: every effect inside the"
            " interval still fits these data."
        )
    if (p <= _CUSTOM) == (effect.low <= 0 <= effect.high):
        told += " " + _(
            "The interval is an approximation, and here it is on the other side of 0.05 from the"
            " p-value: with so few mothers, trust the exact p-value."
        )
    return told


def effect_direction(effect: Interval, *, up: str, down: str, none: str) -> str:
    """Choose the words for the direction of an effect whose middle is 0."""
    if abs(effect.value) < 1e-12:
        return none
    return up if effect.value > 0 else down
