"""Mothers as marks in cells: two groups side by side, by level or value, or a cross table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import ceil
from statistics import median

from midwifery_stats.display.drawing import HEIGHT, PAD, heading, side_label
from midwifery_stats.display.drawing import remark as write_remark
from midwifery_stats.display.stages import LevelStage, MeasuredStage, room
from midwifery_stats.display.svg import (
    BAND,
    CARD,
    GREEN,
    GREY,
    INK,
    PURPLE,
    SMALL,
    TEXT,
    WIDTH,
    Figure,
    Paint,
    figure,
    label,
    line,
    rectangle,
    wrapped,
)
from midwifery_stats.display.vocabulary import mothers, value_text, word
from midwifery_stats.language import _

Groups = tuple[Sequence[float], Sequence[float]]

_PAINTS = (GREEN, PURPLE)
_GAP = 14.0  # between the two groups
_BETWEEN = 4.0  # between the cells of a grid
_IN_A_GRID = 15.0  # how wide a mother is there
_COUNT = 34.0  # room for the number of mothers in a cell


def groups_chart(
    first: Sequence[float],
    second: Sequence[float],
    *,
    levels: Sequence[str] | None = None,
    names: tuple[str, str] = ("first", "second"),
    title: str = "",
    remark: str = "",
) -> Figure:
    """Draw two groups side by side.

    Parameters
    ----------
    first, second : a value for each mother; with ``levels``, positions in them (0, 1, …)
    levels : names of the ordered levels, lowest first; without them the values are measured
    names : what the groups are called
    remark : written below, for example that the rows are reconstructed
    """
    groups = (first, second)
    drawn, y = heading(title)
    parts = [drawn]
    if levels is not None:
        drawn, height = _by_level(groups, LevelStage(tuple(levels), _width(groups)), names, y)
    else:
        drawn, height = _measured(groups, names, y)
    parts.append(drawn)
    y += height + PAD
    if remark:
        drawn, height = write_remark(y - 8, remark)
        parts.append(drawn)
        y += height + 6
    return figure(parts, height=y, alt=_alt(groups, levels, names, title, remark))


def grid_chart(
    rows: Sequence[str],
    columns: Sequence[str],
    counts: Sequence[Sequence[int]],
    *,
    alt: str,
    title: str = "",
    remark: str = "",
) -> Figure:
    """Draw the mothers of a cross table, ``counts[row][column]`` in each cell."""
    drawn, y = heading(title)
    parts, stage = [drawn], LevelStage(tuple(rows), _IN_A_GRID)
    left = PAD + stage.gutter
    wide = (WIDTH - PAD - left + _BETWEEN) / len(columns)
    panels = [(left + at * wide, left + (at + 1) * wide - _BETWEEN) for at in range(len(columns))]
    lines = [wrapped(word(name), wide - _BETWEEN, SMALL, bold=True) for name in columns]
    parts += [
        label(start, y + SMALL * (1 + 1.2 * row), words, size=SMALL, bold=True)
        for (start, _end), name in zip(panels, lines, strict=True)
        for row, words in enumerate(name)
    ]
    y += SMALL * 1.2 * max(map(len, lines)) + 6
    across = max(1, int((wide - _BETWEEN - _COUNT) / (1.12 * stage.width)))
    for level, cells in enumerate(counts):
        tallest = max(1, *(ceil(count / across) for count in cells))
        named, height = _named_band(stage, level, tallest, left, y)
        parts.append(named)
        for count, panel in zip(cells, panels, strict=True):
            parts.append(_cell(stage, GREY, count, across, panel, y, height))
        y += height + _BETWEEN
    y += PAD - _BETWEEN
    if remark:
        drawn, height = write_remark(y - 6, remark)
        parts.append(drawn)
        y += height + 8
    return figure(parts, height=y, alt=alt)


def _width(groups: Groups) -> float:
    return 19.0 if max(map(len, groups)) <= 30 else 15.0


def _panels(gutter: float) -> list[tuple[float, float]]:
    left, right = room(gutter, PAD)
    wide = (right - left - _GAP) / 2
    return [(left, left + wide), (left + wide + _GAP, right)]


def _headers(
    groups: Groups, names: tuple[str, str], panels: list[tuple[float, float]], top: float
) -> tuple[str, float]:
    parts, most = [], 1
    for values, name, (left, right) in zip(groups, names, panels, strict=True):
        lines = wrapped(word(name), right - left, TEXT, bold=True)
        most = max(most, len(lines))
        for row, words in enumerate(lines):
            parts.append(label(left, top + TEXT + row * 1.2 * TEXT, words, bold=True))
        count = mothers(len(values))
        parts.append(label(left, top + TEXT + len(lines) * 1.3 * TEXT, count, size=SMALL))
    return "".join(parts), TEXT * (1.3 * most + 1) + 10


def _by_level(
    groups: Groups, stage: LevelStage, names: tuple[str, str], top: float
) -> tuple[str, float]:
    panels = _panels(stage.gutter)
    drawn, start = _headers(groups, names, panels, top)
    parts, y = [drawn], top + start
    counts = [Counter(round(value) for value in values) for values in groups]
    across = max(1, int((panels[0][1] - panels[0][0] - _COUNT - 8) / (1.12 * stage.width)))
    for level in reversed(range(len(stage.levels))):
        rows = max(1, *(ceil(count[level] / across) for count in counts))
        named, height = _named_band(stage, level, rows, panels[0][0], y)
        parts.append(named)
        for paint, count, panel in zip(_PAINTS, counts, panels, strict=True):
            parts.append(_cell(stage, paint, count[level], across, panel, y, height))
        y += height + 3
    return "".join(parts), y - top


def _named_band(
    stage: LevelStage, level: int, rows: int, left: float, top: float
) -> tuple[str, float]:
    lines = stage.name_lines(level)
    height = max(rows * (HEIGHT * stage.width + 4) + 10, len(lines) * 1.2 * SMALL + 10)
    return side_label(lines, left - 8, top + height / 2), height


def _cell(
    stage: LevelStage,
    paint: Paint,
    count: int,
    across: int,
    panel: tuple[float, float],
    top: float,
    height: float,
) -> str:
    left, right = panel
    parts = [rectangle(left, top, right - left, height, fill=BAND, radius=4)]
    step, tall = 1.12 * stage.width, HEIGHT * stage.width + 4
    block = ceil(count / across) * tall
    first = top + (height - block) / 2 + tall - 2
    for index in range(count):
        x = left + 6 + (index % across + 0.5) * step
        parts.append(stage.mark(x, first + index // across * tall, paint))
    parts.append(label(right - 8, top + height / 2 + TEXT / 3, str(count), anchor="end", bold=True))
    return "".join(parts)


def _measured(groups: Groups, names: tuple[str, str], top: float) -> tuple[str, float]:
    stage = MeasuredStage.around([*groups[0], *groups[1]], 220)
    panels = _panels(stage.gutter)
    drawn, start = _headers(groups, names, panels, top)
    parts, y = [drawn], top + start
    parts.append(stage.backdrop(panels[0][0], panels[1][1], y))
    for paint, values, (left, right) in zip(_PAINTS, groups, panels, strict=True):
        centre = (left + right) / 2
        middle = stage.foot(median(values), y) - stage.tall / 2
        parts.append(line(centre - 52, middle, centre + 52, middle, stroke=INK, width=2))
        parts.append(_swarm(stage, paint, values, centre, y, right - left))
    return "".join(parts), start + stage.height


def _swarm(
    stage: MeasuredStage,
    paint: Paint,
    values: Sequence[float],
    centre: float,
    top: float,
    room: float,
) -> str:
    parts = []
    slots: Counter[int] = Counter()
    for value in sorted(values):
        foot = stage.foot(value, top)
        place = slots[row := round(foot / stage.tall)]
        slots[row] += 1
        aside = (place + 1) // 2 * (1 if place % 2 else -1) * (stage.tall + 1)
        x = centre + max(-room / 2, min(room / 2, aside))
        parts.append(stage.mark(x, foot, CARD) + stage.mark(x, foot, paint, tip=value_text(value)))
    return "".join(parts)


def _alt(
    groups: Groups,
    levels: Sequence[str] | None,
    names: tuple[str, str],
    title: str,
    remark: str,
) -> str:
    sentences = [f"{title}."] if title else []
    for values, name in zip(groups, names, strict=True):
        if levels is not None:
            counts = Counter(round(value) for value in values)
            told = ", ".join(f"{counts[at]} {word(level)}" for at, level in enumerate(levels))
        else:
            low, high = value_text(min(values)), value_text(max(values))
            told = _("from {low} to {high}, median {middle}").format(
                low=low, high=high, middle=value_text(median(values))
            )
            if low == high:
                told = low if len(values) == 1 else _("all {low}").format(low=low)
        sentences.append(f"{word(name)}, {mothers(len(values))}: {told}.")
    return " ".join([*sentences, remark]).strip()
