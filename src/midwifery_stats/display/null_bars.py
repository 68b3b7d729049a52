"""The bars of a null distribution: which are shaded, and what to do with a thousand of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from midwifery_stats.display.drawing import percent
from midwifery_stats.display.vocabulary import Alternative, value_text
from midwifery_stats.inference.null_distribution import ExactLimitError, NullDistribution
from midwifery_stats.inference.rank_test import RankTest
from midwifery_stats.language import _

Extremeness = Literal["distance", "chance"]
Floats = NDArray[np.float64]

_MOST_BARS = 96


@dataclass(frozen=True)
class Bars:
    """Bars at ``at``, each ``step`` wide in data, stacked: the shaded part below, then the rest."""

    at: Floats
    tail: Floats
    rest: Floats
    step: float

    @property
    def height(self) -> Floats:
        """Height of each bar."""
        return self.tail + self.rest

    @property
    def edges(self) -> tuple[float, float]:
        """Where the first bar begins and the last one ends."""
        half = 0.5 * max(self.step, (self.at[-1] - self.at[0]) / 40)
        return float(self.at[0]) - half, float(self.at[-1]) + half


def counted_null(test: RankTest) -> NullDistribution | None:
    """Give the null distribution of a test, or None where there is too much to count."""
    try:
        return test.null
    except ExactLimitError:
        return None


def tail_of(
    null: NullDistribution, observed: float | None, alternative: Alternative, by: Extremeness
) -> NDArray[np.bool_]:
    """Say which results are at least as extreme as the observed one."""
    if observed is None:
        return np.zeros(len(null.support), dtype=bool)
    slack = 1e-9 * max(1.0, abs(float(null.support[-1])), abs(float(null.support[0])))
    if alternative == "greater":
        return null.support >= observed - slack
    if alternative == "less":
        return null.support <= observed + slack
    if by == "chance":
        seen = null.probability[np.argmin(np.abs(null.support - observed))]
        return np.asarray(null.probability <= seen * (1 + 1e-9))
    return np.abs(null.support - null.mean) >= abs(observed - null.mean) - slack


def bars_of(null: NullDistribution, tail: NDArray[np.bool_], observed: float | None) -> Bars:
    """Give a bar for each value; where they are too many, for each of some equal steps."""
    support = np.asarray(null.support, dtype=float)
    shaded = np.where(tail, null.probability, 0.0)
    rest = np.where(tail, 0.0, null.probability)
    if len(support) == 1:
        return Bars(support, shaded, rest, 1.0)
    gaps = np.diff(support)
    if len(support) <= _MOST_BARS and gaps.min() > (support[-1] - support[0]) / (2 * _MOST_BARS):
        return Bars(support, shaded, rest, float(gaps.min()))
    seen = null.probability > 1e-4 * null.probability.max()
    low, high = support[seen][0], support[seen][-1]
    if observed is not None:
        reach = abs(observed - null.mean)
        low = max(support[0], min(low, null.mean - reach))
        high = min(support[-1], max(high, null.mean + reach))
    gap = float(np.median(gaps))
    step = gap * ceil((high - low + gap) / gap / _MOST_BARS)
    kept = (support >= low) & (support <= high)
    place = ((support[kept] - low + 0.5 * gap) / step).astype(int)
    bins = place.max() + 1
    return Bars(
        low - 0.5 * gap + (np.arange(bins) + 0.5) * step,
        np.bincount(place, shaded[kept], bins).astype(float),
        np.bincount(place, rest[kept], bins).astype(float),
        step,
    )


def most_frequent_words(values: Sequence[float], chances: Sequence[float]) -> str:
    """Say which values come up most often; a symmetric distribution mostly has two of them."""
    share = max(chances)
    most = [
        value for value, chance in zip(values, chances, strict=True) if chance >= share * (1 - 1e-9)
    ]
    if len(most) == 1:
        told = _("{value} is the most frequent with {share}")
    elif len(most) == 2:
        told = _("{value} and {last} are the most frequent with {share} each")
    else:
        told = _("{n} values from {value} to {last} are the most frequent with {share} each")
    return told.format(
        n=len(most),
        value=value_text(float(most[0])),
        last=value_text(float(most[-1])),
        share=percent(float(share), 1),
    )
