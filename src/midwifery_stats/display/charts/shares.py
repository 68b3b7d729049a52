"""Counts: how many mothers there are of each kind, one mark a mother while they fit."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from midwifery_stats.display.axes import percent
from midwifery_stats.display.charts.layout import HEIGHT, INNER, PAD, heading, person
from midwifery_stats.display.svg import BLUE, TEXT, Figure, figure, paragraph, rectangle
from midwifery_stats.display.vocabulary import word
from midwifery_stats.language import _

_WIDE = 16.0
_MOST_PEOPLE = 150


def shares_chart(
    names: Sequence[str], counts: Sequence[int], *, people: bool = True, title: str = ""
) -> Figure:
    """Draw a row of mothers for each kind; a bar when they are not people or very many."""
    total = sum(counts)
    drawn, y = heading(title)
    parts, told = [drawn], []
    for name, count in zip(names, counts, strict=True):
        words = share_words(name, count, total)
        told.append(words)
        drawn, height = paragraph(PAD, y + TEXT, words, INNER)
        parts.append(drawn)
        y += height + 6
        drawn, height = (
            _people(count, y) if people and total <= _MOST_PEOPLE else _bar(count, total, y)
        )
        parts.append(drawn)
        y += height + 12
    alt = " ".join([f"{title}."] * bool(title) + [f"{words}." for words in told])
    return figure(parts, height=y + 2, alt=alt)


def share_words(name: str, count: int, total: int) -> str:
    """Say how many of all there are: ``fluent: 8 of 25 (32%)``."""
    return _("{name}: {count} of {total} ({share})").format(
        name=word(name),
        count=count,
        total=total,
        share=percent(count / total) if total else "–",
    )


def _people(count: int, top: float) -> tuple[str, float]:
    step, tall = _WIDE * 1.15, _WIDE * HEIGHT + 4
    across = int(INNER / step)
    marks = [
        person(PAD + (i % across + 0.5) * step, top + (i // across + 1) * tall - 4, _WIDE, BLUE)
        for i in range(count)
    ]
    return "".join(marks), max(4.0, ceil(count / across) * tall)


def _bar(count: int, total: int, top: float) -> tuple[str, float]:
    return rectangle(PAD, top, INNER * count / total, 16, fill=BLUE, radius=3), 16.0
