"""One share of mothers, such as 3 of 10, and its exact interval."""

from __future__ import annotations

from midwifery_stats.inference.estimate import Estimate
from midwifery_stats.language import mark


def share_interval(successes: int, size: int, level: float = 0.95) -> tuple[float, float]:
    """Give the exact interval of a plain proportion, as shares from 0 to 1.

    Clopper and Pearson 1934, Biometrika 26, 404-413: it holds the true share in at least ``level``
    of all samples.
    """
    from scipy.stats import binomtest  # here: most lessons need no scipy

    interval = binomtest(successes, size).proportion_ci(level, method="exact")
    return float(interval.low), float(interval.high)


def share_of(successes: int, size: int, name: str) -> Estimate:
    """Give a share, by the name of what is counted, with its exact 95% interval."""
    low, high = share_interval(successes, size)
    return Estimate(
        value=successes / size,
        low=low,
        high=high,
        level=0.95,
        name=name,
        method=mark("exact, Clopper and Pearson 1934"),
        at_least=True,
    )
