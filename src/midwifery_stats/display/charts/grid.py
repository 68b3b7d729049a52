"""A cross table of mothers: one mark a mother in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from midwifery_stats.display.charts.layout import HEIGHT, PAD, heading, person
from midwifery_stats.display.charts.layout import remark as write_remark
from midwifery_stats.display.svg import (
    BAND,
    BLUE,
    SMALL,
    TEXT,
    WIDTH,
    Figure,
    figure,
    label,
    rectangle,
    text_width,
    wrapped,
)
from midwifery_stats.display.vocabulary import word

_WIDE = 15.0
_WIDEST_NAME = 118.0
_GAP = 4.0


def grid_chart(
    rows: Sequence[str],
    columns: Sequence[str],
    counts: Sequence[Sequence[int]],
    *,
    title: str = "",
    remark: str = "",
) -> Figure:
    """Draw the mothers of a cross table, ``counts[row][column]`` in each cell."""
    drawn, y = heading(title)
    parts = [drawn]
    names = [wrapped(word(name), _WIDEST_NAME, SMALL) for name in rows]
    left = PAD + max(text_width(line, SMALL) for name in names for line in name) + 10
    wide = (WIDTH - PAD - left + _GAP) / len(columns)
    drawn, height = _headers(columns, left, wide, y)
    parts.append(drawn)
    y += height
    across = max(1, int((wide - _GAP - 34) / (1.15 * _WIDE)))
    for name, cells in zip(names, counts, strict=True):
        tallest = max(1, *(ceil(count / across) for count in cells))
        height = max(tallest * (HEIGHT * _WIDE + 4) + 10, len(name) * 1.2 * SMALL + 10)
        parts.append(_row_name(name, left, y + height / 2))
        for index, count in enumerate(cells):
            parts.append(_cell(count, across, left + index * wide, y, wide - _GAP, height))
        y += height + _GAP
    y += PAD - _GAP
    if remark:
        drawn, height = write_remark(y - 6, remark)
        parts.append(drawn)
        y += height + 8
    return figure(parts, height=y, alt=_alt(rows, columns, counts, title, remark))


def _headers(columns: Sequence[str], left: float, wide: float, top: float) -> tuple[str, float]:
    lines = [wrapped(word(name), wide - _GAP, SMALL, bold=True) for name in columns]
    parts = [
        label(left + index * wide, top + SMALL * (1 + 1.2 * row), words, size=SMALL, bold=True)
        for index, name in enumerate(lines)
        for row, words in enumerate(name)
    ]
    return "".join(parts), SMALL * 1.2 * max(map(len, lines)) + 6


def _row_name(lines: Sequence[str], left: float, middle: float) -> str:
    first = middle + SMALL * (0.35 - 0.6 * (len(lines) - 1))
    return "".join(
        label(left - 8, first + row * 1.2 * SMALL, words, size=SMALL, anchor="end")
        for row, words in enumerate(lines)
    )


def _cell(count: int, across: int, left: float, top: float, wide: float, height: float) -> str:
    parts = [rectangle(left, top, wide, height, fill=BAND, radius=4)]
    step, tall = 1.15 * _WIDE, HEIGHT * _WIDE + 4
    first = top + (height - ceil(count / across) * tall) / 2 + tall - 2
    parts += [
        person(left + 5 + (i % across + 0.5) * step, first + i // across * tall, _WIDE, BLUE)
        for i in range(count)
    ]
    middle = top + height / 2 + TEXT / 3
    parts.append(label(left + wide - 6, middle, str(count), anchor="end", bold=True))
    return "".join(parts)


def _alt(
    rows: Sequence[str],
    columns: Sequence[str],
    counts: Sequence[Sequence[int]],
    title: str,
    remark: str,
) -> str:
    sentences = [f"{title}."] if title else []
    for row, cells in zip(rows, counts, strict=True):
        told = ", ".join(f"{n} {word(name)}" for n, name in zip(cells, columns, strict=True))
        sentences.append(f"{word(row)}: {told}.")
    return " ".join([*sentences, remark]).strip()
