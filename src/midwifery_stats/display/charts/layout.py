"""Pieces that several charts share: legends in rows, blocks below one another, lists of mothers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from re import sub

from midwifery_stats.display.svg import (
    CARD,
    QUIET,
    TEXT,
    WIDTH,
    Paint,
    label,
    number,
    paragraph,
    path,
    text_width,
)
from midwifery_stats.language import _

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
    drawn, height = paragraph(PAD, PAD + TEXT, words, INNER, size=TEXT + 1, bold=True)
    return drawn, PAD + height + 8


def remark(y: float, words: str) -> tuple[str, float]:
    """Write a quiet remark below a chart; also give its height."""
    drawn, height = paragraph(PAD, y + TEXT, words, INNER, size=TEXT - 1, fill=QUIET)
    return drawn, height


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
