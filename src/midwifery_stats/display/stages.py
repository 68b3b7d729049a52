"""Where marks stand: on the band of a level, or on a scale of measured values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from midwifery_stats.display.drawing import (
    HEIGHT,
    Scale,
    digits_of,
    left_axis,
    person,
    round_steps,
    side_label,
)
from midwifery_stats.display.svg import (
    BAND,
    CARD,
    QUIET,
    SMALL,
    WIDTH,
    Paint,
    circle,
    rectangle,
    text_width,
    wrapped,
)
from midwifery_stats.display.vocabulary import value_text, word
from midwifery_stats.language import decimal

_WIDEST_NAME = 118.0  # longer names of levels wrap
_DOT = 10.0


@dataclass(frozen=True)
class LevelStage:
    """One band a level, the highest on top; a mark is a mother standing on it."""

    levels: tuple[str, ...]
    width: float
    spare: float = 16.0

    @property
    def gutter(self) -> float:
        """Room for the names of the levels."""
        widest = max(text_width(line, SMALL) for name in self.levels for line in _name(name))
        return widest + 12

    @property
    def tall(self) -> float:
        """Height of a mark."""
        return HEIGHT * self.width

    @property
    def band(self) -> float:
        """Height of a level's band."""
        return max(self.tall + self.spare, *(SMALL * 1.2 * len(_name(n)) + 8 for n in self.levels))

    @property
    def height(self) -> float:
        """Height of all bands."""
        return self.band * len(self.levels)

    def backdrop(self, left: float, right: float, top: float) -> str:
        """Draw the bands, each with its name."""
        parts = []
        for index, name in enumerate(reversed(self.levels)):
            y = top + index * self.band
            parts.append(rectangle(left, y + 1, right - left, self.band - 2, fill=BAND, radius=4))
            parts.append(side_label(_name(name), left - 8, y + self.band / 2))
        return "".join(parts)

    def name_lines(self, level: int) -> list[str]:
        """Give the name of a level over as many lines as it takes."""
        return _name(self.levels[level])

    def foot(self, value: float, top: float) -> float:
        """Give the floor of the level's band."""
        return top + self.height - self.band * round(value) - 4

    def mark(
        self, x: float, foot: float, paint: Paint, *, outline: bool = False, tip: str = ""
    ) -> str:
        """Draw a mother."""
        return person(x, foot, self.width, paint, outline=outline, tip=tip)

    def words(self, value: float) -> str:
        """Name the level."""
        return word(self.levels[round(value)])


@dataclass(frozen=True)
class MeasuredStage:
    """A scale of measured values with grid lines; a mark is a dot."""

    low: float
    high: float
    height: float = 200.0
    tall: float = _DOT

    @classmethod
    def around(cls, values: Sequence[float], height: float = 200.0) -> MeasuredStage:
        """Make a stage with room for all values."""
        low, high = min(values), max(values)
        spread = (high - low) or abs(high) or 1.0
        return cls(low - 0.04 * spread, high + 0.04 * spread, height)

    @property
    def ticks(self) -> list[float]:
        """The round values that are labelled."""
        return round_steps(self.low, self.high)

    @property
    def gutter(self) -> float:
        """Room for the labels of the ticks."""
        return max((text_width(self._written(tick), SMALL) for tick in self.ticks), default=0) + 10

    def backdrop(self, left: float, right: float, top: float) -> str:
        """Draw the grid lines."""
        return left_axis(
            self._scale(top), left, right, [(tick, self._written(tick)) for tick in self.ticks]
        )

    def foot(self, value: float, top: float) -> float:
        """Give the height of the value."""
        return self._scale(top)(value) + self.tall / 2

    def mark(
        self, x: float, foot: float, paint: Paint, *, outline: bool = False, tip: str = ""
    ) -> str:
        """Draw a dot around the value."""
        middle = foot - self.tall / 2
        if outline:
            return circle(x, middle, 0.42 * _DOT, fill=CARD, stroke=paint, width=1.8, tip=tip)
        return circle(x, middle, 0.5 * _DOT, fill=paint, tip=tip)

    def words(self, value: float) -> str:
        """Write the value."""
        return value_text(value)

    def _scale(self, top: float) -> Scale:
        return Scale(self.low, self.high, top + self.height - 6, top + 6)

    def _written(self, tick: float) -> str:
        return decimal(tick, digits_of(self.ticks))


Stage = LevelStage | MeasuredStage


def stage_for(
    values: Sequence[float], levels: Sequence[str] | None, mark_width: float, spare: float = 16.0
) -> Stage:
    """Choose bands for levels, a scale for measured values."""
    if levels is not None:
        return LevelStage(tuple(levels), mark_width, spare)
    return MeasuredStage.around(values)


def room(gutter: float, pad: float) -> tuple[float, float]:
    """Give the left and right edge of the area for marks."""
    return pad + gutter, WIDTH - pad


def quiet_mark(levels: Sequence[str] | None, x: float, base: float, *, outline: bool) -> str:
    """Draw the mark for a legend."""
    stage = LevelStage(tuple(levels), 11) if levels is not None else MeasuredStage(0, 1)
    return stage.mark(x, base, QUIET, outline=outline)


def _name(level: str) -> list[str]:
    return wrapped(word(level), _WIDEST_NAME, SMALL) or [""]
