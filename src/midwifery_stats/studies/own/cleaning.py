"""From a grid of cells to a table: headings, rows that are no mothers, and the notes on both."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd

from midwifery_stats.language import _, current_language, ngettext

from .files import Grid, TableError
from .personal import kind_of_person
from .values import column_of, text_of

NOTES, PERSONAL, LABELS, NAME, LANGUAGE = "notes", "personal", "labels", "name", "language"
_TOTALS = re.compile(
    r"(?:(?:grand |sub)?total|jumlah|sum|rata.rata|rerata|mean|average|persen(?:tase)?)\b.*", re.I
)
_SHOWN = 6


def table_of_grid(grid: Grid) -> pd.DataFrame:
    """Give the mothers as a DataFrame; its index is the number of the row in the file.

    ``attrs``: ``notes`` (a sentence for each thing noticed), ``personal`` (columns that identify
    a person, with what they tell), ``labels`` (categories in the order of SPSS's codes).
    """
    _tidy(grid)
    _drop_blank(grid)
    headings = _headings(grid)
    _drop_foreign_rows(grid, headings)
    if not grid.rows:
        raise TableError(
            _("The file {file} has headings and no mothers below them.").format(file=grid.name)
        )
    names = _named(headings, grid)
    notes, columns = grid.notes, dict[str, "pd.Series[Any]"]()
    personal: dict[str, str] = {}
    index = pd.Index(grid.numbers, name="row")
    for at, name in enumerate(names):
        cells = [row[at] for row in grid.rows]
        kind = kind_of_person(name, cells)
        if kind is not None:
            personal[name] = kind
        columns[name] = column_of(name, cells, index, notes, quiet=kind is not None)
    _say_personal(personal, notes)
    _say_repeats(columns, grid, notes)
    table = pd.DataFrame(columns, index=index)
    table.attrs = {
        NOTES: list(notes),
        PERSONAL: personal,
        LABELS: {names[at]: levels for at, levels in grid.labels.items() if at < len(names)},
        NAME: grid.name,
        LANGUAGE: current_language(),
    }
    return table


def _tidy(grid: Grid) -> None:
    """Take blanks off the ends of all texts, and make all rows of one length."""
    width = max((len(row) for row in grid.rows), default=0)
    trimmed = 0
    for row in grid.rows:
        for at, cell in enumerate(row):
            if isinstance(cell, str):
                text = text_of(cell)
                trimmed += text != cell and text != ""
                row[at] = text or None
        row.extend([None] * (width - len(row)))
    if trimmed:
        grid.notes.append(
            ngettext(
                "{n} cell had blanks around or between its words; they were taken off.",
                "{n} cells had blanks around or between their words; they were taken off.",
                trimmed,
            ).format(n=trimmed)
        )


def _drop_blank(grid: Grid) -> None:
    full = [at for at, row in enumerate(grid.rows) if any(cell is not None for cell in row)]
    if not full:
        raise TableError(_("The file {file} is empty.").format(file=grid.name))
    between = full[-1] - full[0] + 1 - len(full)
    grid.rows = [grid.rows[at] for at in full]
    grid.numbers = [grid.numbers[at] for at in full]
    used = [at for at in range(len(grid.rows[0])) if any(row[at] is not None for row in grid.rows)]
    inner = used[-1] - used[0] + 1 - len(used)
    if len(used) < len(grid.rows[0]):
        grid.labels = {used.index(at): levels for at, levels in grid.labels.items() if at in used}
        grid.rows = [[row[at] for at in used] for row in grid.rows]
    if between:
        grid.notes.append(
            ngettext(
                "{n} empty row was left out.", "{n} empty rows were left out.", between
            ).format(n=between)
        )
    if inner:
        grid.notes.append(
            ngettext(
                "{n} empty column was left out.", "{n} empty columns were left out.", inner
            ).format(n=inner)
        )


def _headings(grid: Grid) -> list[str | None]:
    """Take the heading off the rows: titles above it are skipped, two rows of it are joined."""
    width = len(grid.rows[0])
    titles = 0
    while (
        width > 1
        and titles < len(grid.rows) - 1
        and sum(cell is not None for cell in grid.rows[titles]) == 1
    ):
        titles += 1
    if titles:
        grid.notes.append(
            ngettext(
                "Above the headings stands {n} row of a title; it was skipped.",
                "Above the headings stand {n} rows of a title; they were skipped.",
                titles,
            ).format(n=titles)
        )
        grid.rows, grid.numbers = grid.rows[titles:], grid.numbers[titles:]
    top = grid.rows[0]
    _require_headings(grid, top)
    grid.rows, grid.numbers = grid.rows[1:], grid.numbers[1:]
    names: list[str | None] = [None if cell is None else text_of(str(cell)) for cell in top]
    if grid.rows and _is_second_heading(top, grid.rows[0], grid.rows[1:]):
        names = _joined(top, grid.rows[0])
        grid.rows, grid.numbers = grid.rows[1:], grid.numbers[1:]
        grid.notes.append(
            _("Two rows of headings are read as one: {names}.").format(
                names=", ".join(name for name in names if name)
            )
        )
    return names


def _require_headings(grid: Grid, top: Sequence[Any]) -> None:
    given = [cell for cell in top if cell is not None]
    numbers = sum(_is_number(cell) for cell in given)
    below = [row for row in grid.rows[1:] if row != list(top)]
    repeated = len(below) > 1 and all(
        cell is not None and any(row[at] == cell for row in below) for at, cell in enumerate(top)
    )
    if numbers * 2 > len(given) or repeated:
        raise TableError(
            _(
                "Row {row} of the file {file} should hold the headings, but it looks like a mother"
                " already ({cells}): write a heading above each column."
            ).format(
                row=grid.numbers[0], file=grid.name, cells=", ".join(str(c) for c in given[:4])
            )
        )


def _is_number(cell: Any) -> bool:
    if isinstance(cell, int | float | date | datetime):
        return True
    return isinstance(cell, str) and bool(re.fullmatch(r"-?\d+(?:[.,]\d+)*", cell))


def _is_second_heading(
    top: Sequence[Any], second: Sequence[Any], below: Sequence[Sequence[Any]]
) -> bool:
    """Whether the second row continues headings that the first leaves open (merged cells)."""
    gaps = [at for at, cell in enumerate(top) if cell is None]
    if not gaps or not below or any(_is_number(cell) for cell in second):
        return False
    return all(second[at] is not None for at in gaps) and not any(
        row[at] == second[at] for row in below for at in gaps
    )


def _joined(top: Sequence[Any], second: Sequence[Any]) -> list[str | None]:
    names: list[str | None] = []
    above = ""
    for first, below in zip(top, second, strict=True):
        above = str(first) if first is not None else above
        names.append(f"{above} {below}" if below is not None else above)
    return names


def _drop_foreign_rows(grid: Grid, names: Sequence[str | None]) -> None:
    """Leave out totals at the end, and headings that come again (a table over several pages)."""
    totals = []
    while grid.rows and _is_total(grid.rows[-1]):
        totals.append(grid.numbers.pop())
        grid.rows.pop()
    if totals:
        grid.notes.append(
            ngettext(
                "Row {rows} holds totals, no mother; it was left out.",
                "Rows {rows} hold totals, no mothers; they were left out.",
                len(totals),
            ).format(rows=_listed(sorted(totals)))
        )
    again = [at for at, row in enumerate(grid.rows) if row == list(names)]
    if again:
        grid.notes.append(
            ngettext(
                "Row {rows} repeats the headings; it was left out.",
                "Rows {rows} repeat the headings; they were left out.",
                len(again),
            ).format(rows=_listed([grid.numbers[at] for at in again]))
        )
        for at in reversed(again):
            del grid.rows[at], grid.numbers[at]


def _is_total(row: Sequence[Any]) -> bool:
    first = next((cell for cell in row if cell is not None), None)
    return isinstance(first, str) and bool(_TOTALS.fullmatch(first))


def _named(names: Sequence[str | None], grid: Grid) -> list[str]:
    """Give every column a name of its own; a row that has more cells than headings is an error."""
    unnamed = [at for at, name in enumerate(names) if not name]
    for at in unnamed:
        filled = [number for row, number in zip(grid.rows, grid.numbers, strict=True) if row[at]]
        if len(filled) == 1 or len(filled) * 10 < len(grid.rows):
            raise TableError(
                _(
                    "Row {row} of the file {file} has something in a column without a heading:"
                    " write a heading, or take the remark out of the table."
                ).format(row=(filled or grid.numbers)[0], file=grid.name)
            )
    given = [name or _("column {n}").format(n=at + 1) for at, name in enumerate(names)]
    if unnamed:
        grid.notes.append(
            _("Columns without a heading are called: {names}.").format(
                names=", ".join(given[at] for at in unnamed)
            )
        )
    seen: Counter[str] = Counter()
    unique = []
    for name in given:
        seen[name] += 1
        unique.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    doubled = [name for name, often in seen.items() if often > 1]
    if doubled:
        grid.notes.append(
            _("Several columns have one heading; the later ones got a number: {names}.").format(
                names=", ".join(doubled)
            )
        )
    return unique


def _say_personal(personal: dict[str, str], notes: list[str]) -> None:
    for name, kind in personal.items():
        notes.append(
            _(
                "The column {column} seems to tell who a mother is ({kind}): it is left out of"
                " everything that is written."
            ).format(column=name, kind=kind)
        )


def _say_repeats(columns: dict[str, pd.Series[Any]], grid: Grid, notes: list[str]) -> None:
    rows = [tuple(str(cell) for cell in row) for row in grid.rows]
    same_rows = _repeats(rows, grid.numbers)
    if same_rows:
        notes.append(
            _(
                "Some rows are the same in every column: {pairs}. They are kept; if a mother was"
                " entered twice, delete one."
            ).format(pairs=_shortened(same_rows))
        )
    varied = [name for name, column in columns.items() if column.nunique() > 1]
    same_columns = _repeats([tuple(map(str, columns[name].tolist())) for name in varied], varied)
    if same_columns:
        notes.append(
            _("Some columns hold the same in every row: {pairs}.").format(
                pairs=_shortened(same_columns)
            )
        )


def _repeats(values: Sequence[tuple[str, ...]], names: Sequence[Any]) -> list[str]:
    """Pair each value that came before with the first that was like it."""
    first: dict[tuple[str, ...], Any] = {}
    return [
        f"{before} = {name}"
        for value, name in zip(values, names, strict=True)
        if (before := first.setdefault(value, name)) != name
    ]


def _listed(numbers: Sequence[int]) -> str:
    return _shortened([str(number) for number in numbers])


def _shortened(parts: Sequence[str]) -> str:
    return ", ".join(parts[:_SHOWN]) + (", …" if len(parts) > _SHOWN else "")
