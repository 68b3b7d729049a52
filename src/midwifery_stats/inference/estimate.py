"""An estimate and its interval: how large an effect is, and how large it may well be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isinf, sqrt
from statistics import NormalDist


@dataclass(frozen=True)
class Estimate:
    """A value with the interval that goes with it.

    ``level`` is the confidence level of the interval (0.95 for 95%). ``name`` says what is
    estimated ("risk difference"), ``method`` where the interval comes from ("Newcombe 1998,
    method 10"). ``note`` is a sentence when the sample says little or nothing, otherwise None.
    ``assumes`` is what must be true for the interval to hold its level ("the differences are spread
    evenly around their middle"), None where nothing but independent mothers is asked. ``at_least``
    says that the interval then holds the true value in at least the share ``level`` of all studies,
    whatever that value is; otherwise it does in about that share, averaged over all true values
    (tests/oracles/coverage.csv). ``digits`` is the most decimals that the data can give it, None
    where the usual two say what is known.
    """

    value: float
    low: float
    high: float
    level: float
    name: str
    method: str
    note: str | None = None
    assumes: str | None = None
    at_least: bool = False
    digits: int | None = None

    @property
    def has_interval(self) -> bool:
        """Whether the interval says something: it has an end, and is more than one point.

        One point comes from differences of which nearly all are equal. It would claim that the true
        value is known without any doubt.
        """
        return not (isinf(self.low) and isinf(self.high)) and self.low != self.high


def normal_quantile(level: float) -> float:
    """Give z such that the middle of a normal curve, -z to z, holds the share ``level``."""
    return NormalDist().inv_cdf((1 + level) / 2)


def wilson(share: float, size: float, level: float) -> tuple[float, float]:
    """Give the ends of Wilson's interval for a share seen in ``size`` mothers.

    E. B. Wilson 1927, Journal of the American Statistical Association 22:209. ``size`` need not be
    whole.
    """
    return wilson_at(share, size, normal_quantile(level))


def wilson_at(share: float, size: float, z: float) -> tuple[float, float]:
    """Give the ends of Wilson's interval that is ``z`` standard errors wide to each side."""
    squared_z = z**2
    centre = (share + squared_z / (2 * size)) / (1 + squared_z / size)
    half = sqrt(share * (1 - share) * squared_z / size + (squared_z / (2 * size)) ** 2)
    half /= 1 + squared_z / size
    # At the edge the end is the share itself, which the sum may miss by the last bit.
    return (
        max(0.0, centre - half) if share > 0 else 0.0,
        min(1.0, centre + half) if share < 1 else 1.0,
    )


def crossing(function: Callable[[float], float], low: float, high: float) -> float:
    """Give where a function changes its sign between two places, by halving the distance."""
    rising = function(high) > 0
    for _step in range(200):
        middle = (low + high) / 2
        if not low < middle < high:
            break
        if (function(middle) > 0) == rising:
            high = middle
        else:
            low = middle
    return (low + high) / 2
