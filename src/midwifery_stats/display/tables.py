"""Tables: a caption, headings and cells as text, written as HTML or as plain text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from midwifery_stats.display.vocabulary import heading, p_number, value_text, word
from midwifery_stats.language import _, decimal

if TYPE_CHECKING:
    import pandas as pd

MOST_ROWS, MOST_COLUMNS = 200, 40

Cell = str
Writer = Callable[[object], str]

_EDGE = "border-bottom:1px solid var(--jp-border-color1,#bbb)"
_CAPTION = "caption-side:top;text-align:left;font-weight:600;padding:.2em 0"
_INK = "color:var(--jp-ui-font-color1,inherit)"


@dataclass(frozen=True)
class Table:
    """A table of texts, ready to be read.

    Parameters
    ----------
    caption : what the table is
    headings : one for each column
    rows : the cells, as texts in the reader's language
    numeric : positions of columns that hold numbers and are aligned to the right
    notes : remarks below the table
    row_headings : whether the first cell of a row names the row
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: frozenset[int] = field(default_factory=frozenset)
    notes: tuple[str, ...] = ()
    row_headings: bool = True

    def html(self) -> str:
        """Give an accessible HTML table; everything in it is escaped."""
        head = "".join(
            f'<th scope="col" style="{self._style(index)}">{escape(words)}</th>'
            if words
            else f'<td style="{self._style(index)}"></td>'
            for index, words in enumerate(self.headings)
        )
        body = "".join(f"<tr>{self._html_row(row)}</tr>" for row in self.rows)
        notes = "".join(
            f'<div style="font-size:.9em;{_INK}">{escape(note)}</div>' for note in self.notes
        )
        return (
            f'<div style="overflow-x:auto;margin:.5em 0;{_INK}">'
            '<table style="border-collapse:collapse;margin:0">'
            f'<caption style="{_CAPTION}">{escape(self.caption)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{notes}</div>"
        )

    def text(self) -> str:
        """Give the same table as lines of plain text."""
        grid = [self.headings, *self.rows]
        widths = [max(len(row[index]) for row in grid) for index in range(len(self.headings))]
        lines = [self.caption] if self.caption else []
        lines += [self._text_row(row, widths) for row in grid]
        return "\n".join([*lines, *self.notes])

    def _html_row(self, row: tuple[Cell, ...]) -> str:
        cells = []
        for index, cell in enumerate(row):
            tag = 'th scope="row"' if index == 0 and self.row_headings else "td"
            weight = ";font-weight:normal" if tag != "td" else ""
            cells.append(f'<{tag} style="{self._style(index)}{weight}">{escape(cell)}</{tag[:2]}>')
        return "".join(cells)

    def _style(self, index: int) -> str:
        side = "right;white-space:nowrap" if index in self.numeric else "left"
        return f"text-align:{side};padding:.25em .5em;{_EDGE}"

    def _text_row(self, row: Sequence[Cell], widths: Sequence[int]) -> str:
        padded = [
            cell.rjust(width) if index in self.numeric else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        return "  ".join(padded).rstrip()


def table_of(
    frame: pd.DataFrame,
    caption: str = "",
    *,
    writers: Mapping[str, Writer] | None = None,
    notes: Sequence[str] = (),
    index: bool | None = None,
) -> Table:
    """Write a DataFrame as a :class:`Table`: headings, levels and numbers in the reader's language.

    ``writers`` gives, by column name, how its cells are written; without one a column of numbers
    gets no more decimals than it needs, and a column named ``p`` is written as a p-value.
    ``index`` says whether to show the row labels; by default they show unless they only count.
    Of a large table the first rows and columns are written, and a note says so.
    """
    notes = (*notes, *left_out(*frame.shape))
    frame, chosen = frame.iloc[:MOST_ROWS, :MOST_COLUMNS], writers or {}
    shown_index = not _counts(frame) if index is None else index
    names = [str(name) for name in frame.columns]
    cells = [frame.iloc[:, at].tolist() for at in range(len(names))]
    columns = [
        list(map(chosen.get(name) or _writer(name, values), values))
        for name, values in zip(names, cells, strict=True)
    ]
    numeric = {at for at, values in enumerate(cells) if _is_numeric(values)}
    headings = [heading(name) for name in names]
    if shown_index:
        columns.insert(0, [word(label) for label in frame.index.tolist()])
        headings.insert(0, heading(str(frame.index.name or "")))
        numeric = {at + 1 for at in numeric}
    rows = tuple(zip(*columns, strict=True)) if columns else ()
    return Table(caption, tuple(headings), rows, frozenset(numeric), tuple(notes))


def left_out(rows: int, columns: int) -> tuple[str, ...]:
    """Say how many of the rows and columns are shown, where it is not all."""
    told = []
    if rows > MOST_ROWS:
        told.append(_("The first {n} of {all} rows are shown; the table itself has all."))
    if columns > MOST_COLUMNS:
        told.append(_("The first {m} of {wide} columns are shown; the table itself has all."))
    return tuple(
        words.format(n=MOST_ROWS, all=rows, m=MOST_COLUMNS, wide=columns) for words in told
    )


def _counts(frame: pd.DataFrame) -> bool:
    return frame.index.name is None and frame.index.tolist() == list(range(len(frame)))


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_numeric(values: Sequence[object]) -> bool:
    return any(_is_number(value) for value in values) and all(
        _is_number(value) or value is None for value in values
    )


def _writer(name: str, values: Sequence[object]) -> Writer:
    if not _is_numeric(values):
        return cell_text
    if name == "p" or name.endswith("_p"):
        return lambda value: p_number(_as_float(value))
    return _number_writer([_as_float(value) for value in values])


def _number_writer(values: Sequence[float]) -> Writer:
    digits = max((_decimals(value) for value in values), default=0)
    return lambda value: _fixed(_as_float(value), digits)


def _decimals(value: float) -> int:
    written = value_text(value)
    return (
        len(written) - 1 - max(written.find("."), written.find(","))
        if "." in written or "," in written
        else 0
    )


def _fixed(value: float, digits: int) -> str:
    return (
        decimal(value, digits)
        if value == value and abs(value) != float("inf")
        else value_text(value)
    )


def _as_float(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else float("nan")


def cell_text(value: object) -> str:
    """Write one cell: yes and no for truth values, a dash for what is missing, words translated."""
    if value is None or value != value:
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if _is_number(value):
        return value_text(_as_float(value))
    return word(value)
