"""An estimate and its interval: how large an effect is, and how large it may well be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Estimate:
    """A value with the interval that goes with it.

    ``level`` is the confidence level of the interval (0.95 for 95%). ``name`` says what is
    estimated ("risk difference"), ``method`` where the interval comes from ("Newcombe 1998,
    method 10"). ``note`` is a sentence when the sample says little or nothing, otherwise None.
    """

    value: float
    low: float
    high: float
    level: float
    name: str
    method: str
    note: str | None = None
