"""Mothers before and after: one column a mother, an arrow for each that changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil
from typing import Literal

from midwifery_stats.display.drawing import PAD, LegendMark, heading, legend, mothers_list
from midwifery_stats.display.drawing import remark as write_remark
from midwifery_stats.display.stages import Stage, quiet_mark, room, stage_for
from midwifery_stats.display.svg import (
    BLUE,
    CARD,
    GREY,
    INK,
    QUIET,
    SMALL,
    VERMILLION,
    Figure,
    figure,
    label,
    number,
    path,
    rectangle,
    text_width,
)
from midwifery_stats.language import _, ngettext

Better = Literal["higher", "lower"]

_IN_A_ROW = 15  # more would leave no room for the mothers' numbers
_PAINTS = {1: BLUE, 0: GREY, -1: VERMILLION}


def mothers_chart(
    before: Sequence[float],
    after: Sequence[float],
    *,
    levels: Sequence[str] | None = None,
    better: Better | None = None,
    title: str = "",
    highlight: Collection[int] = (),
    remark: str = "",
) -> Figure:
    """Draw every mother before (outline) and after (filled), in order of her number.

    Parameters
    ----------
    before, after : values of the same mothers; with ``levels``, positions in them (0, 1, …)
    levels : names of the ordered levels, lowest first; without them the values are measured
    better : which direction is good for a mother; without it the words are up, same, down
    highlight : numbers (1, 2, …) of mothers to frame
    remark : written below, for example that the rows are reconstructed
    """
    mothers = [
        _Mother(index + 1, float(pair[0]), float(pair[1]))
        for index, pair in enumerate(zip(before, after, strict=True))
    ]
    drawn, y = heading(title)
    parts = [drawn]
    drawn, height = legend(y, [*_change_entries(mothers, better), *_time_entries(levels)])
    parts.append(drawn)
    y += height
    y += 10
    rows = _rows(mothers)
    step, stage = _stage(mothers, levels, len(rows[0]))
    for row in rows:
        parts.append(_row(row, stage, step, y, frozenset(highlight)))
        y += stage.height + SMALL + 20
    if remark:
        drawn, height = write_remark(y - 6, remark)
        parts.append(drawn)
        y += height + 4
    return figure(
        parts, height=y, alt=_alt(mothers, stage, levels, better, title, highlight, remark)
    )


def change_words(better: Better | None) -> dict[int, str]:
    """Say what it is to go up (1), to stay (0) and to go down (-1), with a place for the count."""
    if better is None:
        return {1: _("{n} went up"), 0: _("{n} stayed the same"), -1: _("{n} went down")}
    gain = 1 if better == "higher" else -1
    return {
        gain: _("{n} improved"),
        0: _("{n} stayed the same"),
        -gain: _("{n} got worse"),
    }


@dataclass(frozen=True)
class _Mother:
    number: int
    before: float
    after: float

    @property
    def change(self) -> int:
        return (self.after > self.before) - (self.after < self.before)


def _rows(mothers: list[_Mother]) -> list[list[_Mother]]:
    size = ceil(len(mothers) / ceil(len(mothers) / _IN_A_ROW))
    return [mothers[start : start + size] for start in range(0, len(mothers), size)]


def _stage(
    mothers: list[_Mother], levels: Sequence[str] | None, columns: int
) -> tuple[float, Stage]:
    values = [value for mother in mothers for value in (mother.before, mother.after)]
    gutter = stage_for(values, levels, 20).gutter
    left, right = room(gutter, PAD)
    step = min(40.0, (right - left) / columns)
    return step, stage_for(values, levels, min(22.0, 0.84 * step))


def _row(
    row: list[_Mother], stage: Stage, step: float, top: float, highlight: frozenset[int]
) -> str:
    left, right = room(stage.gutter, PAD)
    parts = [stage.backdrop(left, right, top)]
    start = left + (right - left - step * len(row)) / 2 if len(row) * step > right - left else left
    for index, mother in enumerate(row):
        x = start + (index + 0.5) * step
        parts.append(_column(mother, x, stage, top))
        parts.append(_number(mother, x, top + stage.height + SMALL + 3, highlight))
    return "".join(parts)


def _column(mother: _Mother, x: float, stage: Stage, top: float) -> str:
    paint, tip = _PAINTS[mother.change], _tip(mother, stage)
    start, end = stage.foot(mother.before, top), stage.foot(mother.after, top)
    parts = []
    if mother.change:
        parts.append(stage.mark(x, start, paint, outline=True, tip=tip))
        if mother.change > 0:
            parts.append(arrow(x, start - stage.tall - 1.5, end + 1.5, mother.change))
        else:
            parts.append(arrow(x, start + 1.5, end - stage.tall - 1.5, mother.change))
    parts.append(stage.mark(x, end, paint, tip=tip))
    return "".join(parts)


def arrow(x: float, start: float, end: float, change: int) -> str:
    """Draw an upright arrow for going up (1) or down (-1); none where it has no room."""
    if (start - end) * change < 3:
        return ""
    paint, head = _PAINTS[change], min(6.0, abs(end - start)) * change
    shaft = f"M{number(x)} {number(start)}V{number(end + head * 0.7)}"
    point = (
        f"M{number(x - 4.5)} {number(end + head)}L{number(x)} {number(end)}"
        f"L{number(x + 4.5)} {number(end + head)}Z"
    )
    return path(shaft, stroke=paint, width=2) + path(point, fill=paint)


def _number(mother: _Mother, x: float, base: float, highlight: frozenset[int]) -> str:
    words = str(mother.number)
    if mother.number not in highlight:
        return label(x, base, words, size=SMALL, fill=QUIET, anchor="middle")
    width = text_width(words, SMALL) + 6
    pill = rectangle(x - width / 2, base - SMALL + 1, width, SMALL + 3, fill=INK, radius=5)
    return pill + label(x, base, words, size=SMALL, fill=CARD, anchor="middle", bold=True)


def _change_entries(mothers: list[_Mother], better: Better | None) -> list[tuple[LegendMark, str]]:
    words = change_words(better)
    return [
        (partial(_change_mark, change=change), words[change].format(n=_count(mothers, change)))
        for change in (1, 0, -1)
    ]


def _change_mark(x: float, base: float, *, change: int) -> str:
    if change == 0:
        return path(f"M{number(x - 6)} {number(base - 5)}h12", stroke=GREY, width=4)
    low, high = (base + 1, base - 13) if change > 0 else (base - 13, base + 1)
    return arrow(x, low, high, change)


def _time_entries(levels: Sequence[str] | None) -> list[tuple[LegendMark, str]]:
    return [
        (lambda x, base: quiet_mark(levels, x, base, outline=True), _("before")),
        (lambda x, base: quiet_mark(levels, x, base, outline=False), _("after")),
    ]


def _count(mothers: list[_Mother], change: int) -> int:
    return sum(mother.change == change for mother in mothers)


def _tip(mother: _Mother, stage: Stage) -> str:
    return _("Mother {number}: {before} before, {after} after").format(
        number=mother.number, before=stage.words(mother.before), after=stage.words(mother.after)
    )


def _alt(
    mothers: list[_Mother],
    stage: Stage,
    levels: Sequence[str] | None,
    better: Better | None,
    title: str,
    highlight: Collection[int],
    remark: str,
) -> str:
    sentences = [f"{title}."] if title else []
    who = ngettext("{n} mother before and after.", "{n} mothers before and after.", len(mothers))
    sentences.append(who.format(n=len(mothers)))
    if levels is not None:
        sentences.append(
            _("Before: {counts}.").format(
                counts=_level_counts([m.before for m in mothers], stage, levels)
            )
        )
        sentences.append(
            _("After: {counts}.").format(
                counts=_level_counts([m.after for m in mothers], stage, levels)
            )
        )
    for change, words in change_words(better).items():
        numbers = [mother.number for mother in mothers if mother.change == change]
        sentence = words.format(n=len(numbers))
        named = ngettext(" (mother {list})", " (mothers {list})", len(numbers))
        sentences.append(
            f"{sentence}{named.format(list=mothers_list(numbers)) if numbers else ''}."
        )
    if highlight:
        marked = ngettext("Marked: mother {list}.", "Marked: mothers {list}.", len(highlight))
        sentences.append(marked.format(list=mothers_list(sorted(highlight))))
    return " ".join([*sentences, remark]).strip()


def _level_counts(values: list[float], stage: Stage, levels: Sequence[str]) -> str:
    return ", ".join(
        f"{sum(round(value) == index for value in values)} {stage.words(index)}"
        for index in range(len(levels))
    )
