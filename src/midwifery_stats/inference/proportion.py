"""One share of mothers, such as 3 of 10, and its exact interval."""

from __future__ import annotations

from math import isqrt, lgamma

import numpy as np

from midwifery_stats.inference.estimate import Estimate, crossing
from midwifery_stats.language import mark

EXACT = mark("exact, Clopper and Pearson 1934")


def share_interval(successes: int, size: int, level: float = 0.95) -> tuple[float, float]:
    """Give the exact interval of a plain proportion, as shares from 0 to 1.

    Clopper and Pearson 1934, Biometrika 26, 404-413: it holds the true share in at least ``level``
    of all samples.
    """
    outside = (1 - level) / 2
    return _lower_end(successes, size, outside), 1 - _lower_end(size - successes, size, outside)


def _lower_end(successes: int, size: int, outside: float) -> float:
    """Give the share at which so many successes or more come up with the chance ``outside``."""
    if not successes:
        return 0.0
    if successes == size:
        return float(outside ** (1 / size))
    # More than 50 standard deviations above what is seen, no share below it comes by chance.
    counts = np.arange(successes, min(size, successes + 50 * (1 + isqrt(size))) + 1)
    ways = np.array([lgamma(size + 1) - lgamma(k + 1) - lgamma(size - k + 1) for k in counts])

    def distance(share: float) -> float:
        chances = np.exp(ways + counts * np.log(share) + (size - counts) * np.log1p(-share))
        return float(chances.sum()) - outside

    return crossing(distance, 0.0, successes / size)


def share_of(successes: int, size: int, name: str) -> Estimate:
    """Give a share, by the name of what is counted, with its exact 95% interval."""
    low, high = share_interval(successes, size)
    return Estimate(
        value=successes / size,
        low=low,
        high=high,
        level=0.95,
        name=name,
        method=EXACT,
        at_least=True,
    )
