"""Frequency tables and cross tables."""

from __future__ import annotations

import pandas as pd

from midwifery_stats.display.axes import percent
from midwifery_stats.display.charts.grid import grid_chart
from midwifery_stats.display.charts.shares import share_words, shares_chart
from midwifery_stats.display.kind import FrameKind
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table
from midwifery_stats.display.vocabulary import heading, word
from midwifery_stats.language import _
from midwifery_stats.studies.tables import INVENTED

_TOTAL = "Total"
_ABOUT_CLAIMS = frozenset({"kind", "place", "verdict", "what"})
_MOST_PEOPLE = 60


def _is_cross(frame: pd.DataFrame) -> bool:
    return isinstance(frame.columns, pd.MultiIndex) and set(frame.columns.get_level_values(-1)) == {
        "count",
        "percent",
    }


def _is_frequency(frame: pd.DataFrame) -> bool:
    return list(frame.columns) == ["count", "percent"]


def _name(label: object) -> str:
    return heading(str(label)) if label is not None else ""


def _counts(frame: pd.DataFrame) -> tuple[list[str], list[int]]:
    rows = frame.drop(index=_TOTAL, errors="ignore")
    return [str(label) for label in rows.index], [int(count) for count in rows["count"]]


def _frequency_paragraphs(frame: pd.DataFrame) -> tuple[str, ...]:
    names, counts = _counts(frame)
    told = [
        share_words(name, count, sum(counts)) for name, count in zip(names, counts, strict=True)
    ]
    start = f"{_name(frame.index.name)}. " if frame.index.name else ""
    return (start + "; ".join(told) + ".",)


def _frequency_table(frame: pd.DataFrame) -> Table:
    rows = tuple(
        (word(label), str(int(count)), percent(float(share) / 100, 1))
        for label, count, share in zip(
            frame.index.tolist(), frame["count"].tolist(), frame["percent"].tolist(), strict=True
        )
    )
    title = _name(frame.index.name)
    return Table(title, (title, heading("count"), heading("percent")), rows, frozenset({1, 2}))


def _frequency_figures(frame: pd.DataFrame) -> tuple[Figure, ...]:
    people = frame.index.name not in _ABOUT_CLAIMS
    return (shares_chart(*_counts(frame), people=people, title=_name(frame.index.name)),)


def _across(frame: pd.DataFrame) -> list[object]:
    return list(dict.fromkeys(frame.columns.get_level_values(0)))


def _cross_counts(frame: pd.DataFrame) -> tuple[list[str], list[str], list[list[int]]]:
    rows = [label for label in frame.index if label != _TOTAL]
    columns = [label for label in _across(frame) if label != _TOTAL]
    values = _values(frame)
    cells = [[int(values[row, column, "count"]) for column in columns] for row in rows]
    return [str(row) for row in rows], [str(column) for column in columns], cells


def _values(frame: pd.DataFrame) -> dict[tuple[object, object, str], float]:
    grid = frame.to_numpy(dtype=float).tolist()
    return {
        (row, column, str(kind)): value
        for row, cells in zip(frame.index.tolist(), grid, strict=True)
        for column, kind, value in zip(
            frame.columns.get_level_values(0), frame.columns.get_level_values(1), cells, strict=True
        )
    }


def _cross_title(frame: pd.DataFrame) -> str:
    return _("{rows} (rows) by {columns} (columns)").format(
        rows=_name(frame.index.name), columns=_name(frame.columns.names[0])
    )


def _cross_paragraphs(frame: pd.DataFrame) -> tuple[str, ...]:
    rows, columns, cells = _cross_counts(frame)
    told = [
        f"{word(row)}: {_cells_words(counts, columns)}"
        for row, counts in zip(rows, cells, strict=True)
    ]
    return (f"{_cross_title(frame)}. {'; '.join(told)}.", *_invented(frame))


def _cells_words(counts: list[int], columns: list[str]) -> str:
    return ", ".join(f"{n} {word(name)}" for n, name in zip(counts, columns, strict=True))


def _invented(frame: pd.DataFrame) -> tuple[str, ...]:
    """Warn where a cross table joins columns of which nobody knows how they belong together."""
    if not frame.attrs.get(INVENTED):
        return ()
    return (
        _(
            "In the published studies only the totals are known. Which mothers have both is"
            " invented, so read nothing into the cells."
        ),
    )


def _cross_table(frame: pd.DataFrame) -> Table:
    columns = _across(frame)
    rows = tuple((word(label), *_cross_cells(frame, label, columns)) for label in frame.index)
    headings = (_name(frame.index.name), *(word(column) for column in columns))
    numeric = frozenset(range(1, len(columns) + 1))
    return Table(_cross_title(frame), headings, rows, numeric, _invented(frame))


def _cross_cells(frame: pd.DataFrame, label: object, columns: list[object]) -> list[str]:
    values, written = _values(frame), []
    for column in columns:
        count, share = values[label, column, "count"], values[label, column, "percent"]
        shown = percent(share / 100) if share == share else "–"
        written.append(f"{int(count)} ({shown})")
    return written


def _cross_figures(frame: pd.DataFrame) -> tuple[Figure, ...]:
    rows, columns, cells = _cross_counts(frame)
    if len(columns) > 4 or sum(map(sum, cells)) > 2 * _MOST_PEOPLE:
        return ()
    remark = " ".join(_invented(frame))
    return (grid_chart(rows, columns, cells, title=_cross_title(frame), remark=remark),)


FREQUENCY = FrameKind(_is_frequency, _frequency_paragraphs, _frequency_table, _frequency_figures)
CROSS = FrameKind(_is_cross, _cross_paragraphs, _cross_table, _cross_figures)
