"""What charts share: scales, axes, legends, headings, remarks, the mark for a mother."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil, floor, log10
from re import sub

from midwifery_stats.display.svg import (
    CARD,
    FAINT,
    INK,
    LINE,
    QUIET,
    SMALL,
    TEXT,
    TITLE,
    WIDTH,
    Paint,
    label,
    line,
    number,
    path,
    text_width,
    wrapped,
)
from midwifery_stats.display.vocabulary import is_close, value_text
from midwifery_stats.language import _, decimal


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


def percent(share: float, digits: int | None = 0, *limits: float) -> str:
    """Write a share as a percentage in the reader's language.

    With more than ``digits`` decimals where these would read as 0%, 100% or one of the ``limits``
    although it is not: 0.9999977 is not "100.0%". Without ``digits``, as many as it needs.
    """
    if digits is None:
        return f"{value_text(100 * share, 2)}%"
    for wanted in range(digits, digits + 3):
        shown = round(100 * share, wanted) / 100
        if all(is_close(share, at) or not is_close(shown, at) for at in (0.0, 1.0, *limits)):
            return f"{decimal(100 * share, wanted)}%"
    if share < 0.5:
        return f"< {decimal(10.0 ** -(digits + 2), digits + 2)}%"
    return f"> {decimal(100 - 10.0 ** -(digits + 2), digits + 2)}%"


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


PAD = 16.0
INNER = WIDTH - 2 * PAD

LegendMark = Callable[[float, float], str]
"""Draws a small mark on the base line at (x, y), at most 16 wide."""


def legend(y: float, entries: Iterable[tuple[LegendMark, str]]) -> tuple[str, float]:
    """Write marks with their meaning, in as many rows as needed; also give the height."""
    parts, x, row = [], PAD, 0
    step = TEXT * 1.6
    for draw, words in entries:
        # Counted as two digits at least, so that a live chart does not break its rows anew.
        steady = sub(r"\d+", "00", words)
        width = 24 + max(text_width(words), text_width(steady))
        if x > PAD and x + width > WIDTH - PAD:
            x, row = PAD, row + 1
        base = y + TEXT + row * step
        parts += [draw(x + 8, base), label(x + 22, base, words)]
        x += width + 18
    return "".join(parts), step * (row + 1)


def heading(words: str) -> tuple[str, float]:
    """Write the title of a chart at its top; also give the height down to what follows."""
    if not words:
        return "", PAD
    drawn, height = paragraph(PAD, PAD + TEXT, words, INNER, size=TITLE, bold=True)
    return drawn, PAD + height + 8


def remark(y: float, words: str) -> tuple[str, float]:
    """Write a quiet remark below a chart; also give its height."""
    drawn, height = paragraph(PAD, y + TEXT, words, INNER, size=SMALL, fill=QUIET)
    return drawn, height


def side_label(lines: Sequence[str], right: float, middle: float) -> str:
    """Write the lines of a name to the left of ``right``, centred at the height ``middle``."""
    first = middle + SMALL * (0.35 - 0.6 * (len(lines) - 1))
    return "".join(
        label(right, first + row * 1.2 * SMALL, words, size=SMALL, anchor="end")
        for row, words in enumerate(lines)
    )


def mothers_list(numbers: Sequence[int]) -> str:
    """Name mothers by number, runs shortened: ``1 to 3, 7``."""
    runs = []
    for _step, run in groupby(enumerate(sorted(numbers)), lambda pair: pair[1] - pair[0]):
        members = [member for _index, member in run]
        if len(members) > 2:
            runs.append(_("{first} to {last}").format(first=members[0], last=members[-1]))
        else:
            runs += [str(member) for member in members]
    return ", ".join(runs)


HEIGHT = 1.3
"""Height of a mark for a width of 1."""


def person(
    x: float, y: float, width: float, paint: Paint, *, outline: bool = False, tip: str = ""
) -> str:
    """Draw a mother standing on (x, y), ``width`` wide; an outline is how she was before."""
    shape = person_path(x, y, width)
    if outline:
        return path(shape, fill=CARD, stroke=paint, width=max(1.2, width / 12), tip=tip)
    return path(shape, fill=paint, tip=tip)


def person_path(x: float, y: float, width: float) -> str:
    """Write the mark as path data, so that mothers of one kind can share an element."""
    half, head = 0.44 * width, 0.25 * width
    neck = y - 0.68 * width
    head_y = y - HEIGHT * width + head
    shoulders = (
        f"M{number(x - half)} {number(y)}V{number(neck + half)}"
        f"A{number(half)} {number(half)} 0 0 1 {number(x + half)} {number(neck + half)}"
        f"V{number(y)}Z"
    )
    return (
        f"{shoulders}M{number(x - head)} {number(head_y)}"
        f"a{number(head)} {number(head)} 0 1 0 {number(2 * head)} 0"
        f"a{number(head)} {number(head)} 0 1 0 {number(-2 * head)} 0Z"
    )


def pointer(value: float, words: str, scale: Scale, top: float, tall: float) -> str:
    """Point from above at a value: its words, a triangle, and a dotted line down ``tall``."""
    half, at = text_width(words, SMALL, bold=True) / 2, scale(value)
    middle = min(max(at, scale.start + half), scale.end - half)
    point = f"M{number(at - 5)} {number(top - 4)}h10l-5 8z"
    return (
        line(at, top, at, top + tall, stroke=INK, width=1.5, dash="2 3")
        + path(point, fill=INK)
        + label(middle, top - 9, words, size=SMALL, anchor="middle", bold=True)
    )


def paragraph(
    x: float,
    y: float,
    content: str,
    width: float,
    *,
    size: float = TEXT,
    fill: Paint = INK,
    bold: bool = False,
) -> tuple[str, float]:
    """Write a text over as many lines as it needs; also give the height they take."""
    lines = wrapped(content, width, size, bold=bold)
    step = size * 1.3
    drawn = "".join(
        label(x, y + step * row, words, size=size, fill=fill, bold=bold)
        for row, words in enumerate(lines)
    )
    return drawn, step * len(lines)


def hatching(x: float, y: float, width: float, height: float, *, step: float = 5) -> Iterator[str]:
    """Give path data of diagonals that fill a rectangle (an SVG pattern would need an id).

    The diagonals of neighbouring rectangles meet, because x + y is a multiple of ``step`` on all.
    """
    offset = (int((x + y) / step) + 1) * step
    while offset < x + y + width + height:
        left, right = max(x, offset - y - height), min(x + width, offset - y)
        yield (f"M{number(left)} {number(offset - left)}L{number(right)} {number(offset - right)}")
        offset += step
