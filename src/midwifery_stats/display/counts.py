"""Counts told and drawn: how many mothers of each kind, and how two outcomes meet."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import pandas as pd

from midwifery_stats.display.drawing import HEIGHT, INNER, PAD, paragraph, percent, person
from midwifery_stats.display.drawing import heading as write_heading
from midwifery_stats.display.groups_chart import grid_chart
from midwifery_stats.display.shown import FrameTold
from midwifery_stats.display.svg import GREY, TEXT, Figure, figure, rectangle
from midwifery_stats.display.tables import MOST_COLUMNS, MOST_ROWS, Table, left_out
from midwifery_stats.display.vocabulary import heading, word
from midwifery_stats.language import _
from midwifery_stats.studies.tables import INVENTED

Values = dict[tuple[object, object, str], float]

_TOTAL = "Total"
_MOST_KINDS = 40
_ABOUT_CLAIMS = frozenset({"kind", "place", "verdict", "what"})
_MOST_IN_CELLS = 120
_MOST_IN_ROWS = 150
_ROW_MARK = 16.0  # how wide a mother is


class FrequencyTold(FrameTold):
    """How often each value occurs."""

    @classmethod
    def fits(cls, frame: pd.DataFrame) -> bool:
        """Say whether both columns are still there, and no other."""
        return list(frame.columns) == ["count", "percent"] and not frame.empty

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Count each value."""
        names, counts = _counts(self.frame)
        if len(names) > _MOST_KINDS:
            return (
                _("{name}: {n} different values in {all}.")
                .format(name=_name(self.frame.index.name), n=len(names), all=sum(counts))
                .removeprefix(": "),
            )
        told = [
            share_words(name, count, sum(counts)) for name, count in zip(names, counts, strict=True)
        ]
        start = f"{_name(self.frame.index.name)}. " if self.frame.index.name else ""
        return (start + "; ".join(told) + ".",)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Write counts and percentages."""
        rows = tuple(
            (word(label), str(int(count)), percent(float(share) / 100, 1))
            for label, count, share in self.frame.head(MOST_ROWS).itertuples()
        )
        notes = left_out(len(self.frame), 2)
        title = _name(self.frame.index.name)
        headings = (title or heading("value"), heading("count"), heading("percent"))
        return (Table(title, headings, rows, frozenset({1, 2}), notes),)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Draw the mothers of each kind."""
        if len(self.frame) > _MOST_KINDS:
            return ()
        people = self.frame.index.name not in _ABOUT_CLAIMS
        title = _name(self.frame.index.name)
        return (shares_chart(*_counts(self.frame), people=people, title=title),)


class CrossTold(FrameTold):
    """How often each value of one column meets each value of another."""

    @classmethod
    def fits(cls, frame: pd.DataFrame) -> bool:
        """Say whether each value still has its count and its percentage."""
        if not isinstance(frame.columns, pd.MultiIndex) or frame.empty:
            return False
        return set(frame.columns.get_level_values(-1)) == {"count", "percent"}

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Count the cells, row by row."""
        rows, columns, cells = _cross_counts(self.frame)
        if len(rows) > _MOST_KINDS or len(columns) > _MOST_KINDS:
            return (f"{self._title}.", *self._invented)
        return (" ".join(_row_sentences(self._names, rows, columns, cells)), *self._invented)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Write counts and percentages."""
        frame = self.frame
        across = list(dict.fromkeys(frame.columns.get_level_values(0)))
        columns = across[:MOST_COLUMNS]
        values = _values(frame)
        rows = tuple(
            (word(label), *_cross_cells(values, label, columns))
            for label in frame.index[:MOST_ROWS]
        )
        headings = (self._names[0], *(word(column) for column in columns))
        numeric = frozenset(range(1, len(columns) + 1))
        notes = (*self._invented, *left_out(len(frame), len(across)))
        return (Table(self._title, headings, rows, numeric, notes),)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Draw the mothers of each cell, while they can be counted."""
        rows, columns, cells = _cross_counts(self.frame)
        if len(columns) > 4 or sum(map(sum, cells)) > _MOST_IN_CELLS:
            return ()
        remark = " ".join(self._invented)
        told = [f"{self._title}.", *_row_sentences(self._names, rows, columns, cells), remark]
        alt = " ".join(told).strip()
        return (grid_chart(rows, columns, cells, alt=alt, title=self._title, remark=remark),)

    @property
    def _names(self) -> tuple[str, str]:
        rows, columns = self.frame.index.name, self.frame.columns.names[0]
        return _name(rows) or _("Rows"), _name(columns) or _("Columns")

    @property
    def _title(self) -> str:
        rows, columns = self._names
        return _("{rows} (rows) by {columns} (columns)").format(rows=rows, columns=columns)

    @property
    def _invented(self) -> tuple[str, ...]:
        """Warn where a cross table joins columns of which nobody knows how they belong together."""
        if not self.frame.attrs.get(INVENTED):
            return ()
        return (
            _(
                "In the published studies only the totals are known. Which mothers have both is"
                " invented, so read nothing into the cells."
            ),
        )


def _name(label: object) -> str:
    return heading(str(label)) if label is not None else ""


def _counts(frame: pd.DataFrame) -> tuple[list[str], list[int]]:
    rows = frame.drop(index=_TOTAL, errors="ignore")
    return [str(label) for label in rows.index], [int(count) for count in rows["count"]]


def _cross_counts(frame: pd.DataFrame) -> tuple[list[str], list[str], list[list[int]]]:
    rows = [label for label in frame.index if label != _TOTAL]
    columns = [
        label for label in dict.fromkeys(frame.columns.get_level_values(0)) if label != _TOTAL
    ]
    values = _values(frame)
    cells = [[int(values[row, column, "count"]) for column in columns] for row in rows]
    return [str(row) for row in rows], [str(column) for column in columns], cells


def _values(frame: pd.DataFrame) -> Values:
    grid = frame.to_numpy(dtype=float).tolist()
    columns, kinds = (frame.columns.get_level_values(level).tolist() for level in (0, 1))
    return {
        (row, column, kind): value
        for row, cells in zip(frame.index.tolist(), grid, strict=True)
        for column, kind, value in zip(columns, kinds, cells, strict=True)
    }


def _row_sentences(
    names: tuple[str, str],
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Sequence[Sequence[int]],
) -> list[str]:
    """Tell each row: ``Before: less fluent, 17 in all. After: 17 fluent.``; empty cells are not."""
    told = []
    for row, counts in zip(rows, cells, strict=True):
        told.append(
            _("{name}: {level}, {n} in all.").format(name=names[0], level=word(row), n=sum(counts))
        )
        seen = [f"{n} {word(level)}" for n, level in zip(counts, columns, strict=True) if n]
        if seen:
            told.append(
                _("Of these, {name}: {counts}.").format(name=names[1], counts=", ".join(seen))
            )
    return told


def _cross_cells(values: Values, label: object, columns: list[object]) -> list[str]:
    cells = [(values[label, name, "count"], values[label, name, "percent"]) for name in columns]
    return [
        f"{int(count)} ({percent(share / 100) if share == share else '–'})"
        for count, share in cells
    ]


def shares_chart(
    names: Sequence[str], counts: Sequence[int], *, people: bool = True, title: str = ""
) -> Figure:
    """Draw a row of mothers for each kind; a bar when they are not people or very many."""
    total = sum(counts)
    drawn, y = write_heading(title)
    parts, told = [drawn], []
    for name, count in zip(names, counts, strict=True):
        words = share_words(name, count, total)
        told.append(words)
        drawn, height = paragraph(PAD, y + TEXT, words, INNER)
        parts.append(drawn)
        y += height + 6
        drawn, height = (
            _people(count, y) if people and total <= _MOST_IN_ROWS else _bar(count, total, y)
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
    step, tall = _ROW_MARK * 1.15, _ROW_MARK * HEIGHT + 4
    across = int(INNER / step)
    marks = [
        person(PAD + (i % across + 0.5) * step, top + (i // across + 1) * tall - 4, _ROW_MARK, GREY)
        for i in range(count)
    ]
    return "".join(marks), max(4.0, ceil(count / across) * tall)


def _bar(count: int, total: int, top: float) -> tuple[str, float]:
    return rectangle(PAD, top, INNER * count / total, 16, fill=GREY, radius=3), 16.0
