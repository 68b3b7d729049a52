"""Axes: where a value lies in a picture, and which round values to write beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from midwifery_stats.display.svg import FAINT, LINE, QUIET, SMALL, label, line
from midwifery_stats.language import decimal


@dataclass(frozen=True)
class Scale:
    """A straight line from data (``low`` to ``high``) to the picture (``start`` to ``end``)."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Give the coordinate of a value."""
        return self.start + (value - self.low) * self.slope

    @property
    def slope(self) -> float:
        """Coordinates for one unit of data."""
        return (self.end - self.start) / (self.high - self.low)


def round_steps(low: float, high: float, about: int = 5) -> list[float]:
    """Give round values from ``low`` to ``high``, in steps of 1, 2 or 5 times a power of ten."""
    step = _round_step((high - low) / about)
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return [index * step for index in range(first, last + 1)]


def digits_of(steps: Sequence[float]) -> int:
    """Give the decimals that tell these round values apart."""
    if len(steps) < 2:
        return 0
    return max(0, -floor(log10(steps[1] - steps[0]) + 1e-9))


def percent(share: float, digits: int = 0) -> str:
    """Write a share as a percentage in the reader's language."""
    return f"{decimal(100 * share, digits)}%"


def bottom_axis(scale: Scale, y: float, marks: Iterable[tuple[float, str]]) -> str:
    """Draw a horizontal axis at height ``y`` with its tick marks and their labels."""
    parts = [line(scale.start, y, scale.end, y, stroke=LINE)]
    for value, words in marks:
        x = scale(value)
        parts.append(line(x, y, x, y + 5, stroke=LINE))
        parts.append(label(x, y + 5 + SMALL, words, size=SMALL, fill=QUIET, anchor="middle"))
    return "".join(parts)


def left_axis(scale: Scale, left: float, right: float, marks: Iterable[tuple[float, str]]) -> str:
    """Draw faint lines across the picture, each with its label on the left."""
    parts = []
    for value, words in marks:
        y = scale(value)
        parts.append(line(left, y, right, y, stroke=FAINT, width=1))
        parts.append(label(left - 6, y + SMALL / 3, words, size=SMALL, fill=QUIET, anchor="end"))
    return "".join(parts)


def _round_step(rough: float) -> float:
    power = 10.0 ** floor(log10(rough))
    return next(
        factor * power for factor in (1.0, 2.0, 5.0, 10.0) if rough <= factor * power * 1.001
    )
