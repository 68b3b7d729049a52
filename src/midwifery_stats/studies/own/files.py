"""From a file to a grid of cells: which kind of file it is, and what can be read from it."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import StringIO
from itertools import islice
from os import PathLike
from pathlib import Path
from typing import Any

from midwifery_stats.language import _
from midwifery_stats.studies.study import DataFileError

MOST_ROWS, MOST_COLUMNS, MOST_BYTES = 100_000, 300, 50_000_000
SEPARATORS = ",;\t|"
_LINES_TRIED = 200

# What a file begins with that is no table, and what to call it.
_OTHERS = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"RIFF", "WebP"),
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"<stata_dta", "Stata"),
)


class TableError(DataFileError):
    """A file, or a table from it, cannot be used; the message says why and what to do."""


@dataclass
class Grid:
    """The cells of a file, row by row as they stand, and what was noticed on the way.

    ``numbers`` has the number of each row in the file; cells are text, numbers, truth values,
    dates or None. ``labels`` has the categories of an SPSS column, in the order of their codes.
    """

    rows: list[list[Any]]
    numbers: list[int]
    notes: list[str] = field(default_factory=list)
    labels: dict[int, list[str]] = field(default_factory=dict)
    name: str = ""


def open_grid(source: Any, sheet: str | None = None) -> Grid:
    """Read a path, bytes, an open file or an upload (a mapping of name and content)."""
    name, data = _contents(source)
    if not data.strip(b"\x00 \t\r\n"):
        raise TableError(_("The file {file} is empty.").format(file=name))
    grid = _read(name, data, sheet)
    grid.name = Path(name).stem
    widest = max((len(row) for row in grid.rows), default=0)
    if len(grid.rows) > MOST_ROWS + 10:
        raise too_large(name)
    if widest > MOST_COLUMNS:
        raise TableError(
            _(
                "The file {file} has {columns} columns, and at most {most} can be read: save the"
                " columns of your study as a file of their own."
            ).format(file=name, columns=widest, most=MOST_COLUMNS)
        )
    return grid


def too_large(name: str) -> TableError:
    """Say that a file has more rows than can be read."""
    return TableError(
        _("The file {file} has more than {most} rows, which is the most that can be read.").format(
            file=name, most=MOST_ROWS
        )
    )


def _contents(source: Any) -> tuple[str, bytes]:
    if isinstance(source, str | PathLike):
        return _file_contents(Path(source))
    if isinstance(source, Mapping) and "content" in source:
        return str(source.get("name", _("given"))), _as_bytes(source["content"])
    if isinstance(source, bytes | bytearray | memoryview):
        return _("given"), _as_bytes(source)
    if hasattr(source, "read"):
        return Path(str(getattr(source, "name", _("given")))).name, _as_bytes(source.read())
    raise TableError(
        _("Give the path of a file, its bytes or an open file, not a {kind}.").format(
            kind=type(source).__name__
        )
    )


def _file_contents(path: Path) -> tuple[str, bytes]:
    try:
        if path.is_dir():
            raise TableError(_("{file} is a folder, not a file.").format(file=path.name))
        if path.stat().st_size > MOST_BYTES:
            raise _too_many_bytes(path.name)
        return path.name, path.read_bytes()
    except FileNotFoundError:
        raise TableError(
            _("There is no file {file}: look at its name and folder.").format(file=path)
        ) from None
    except (OSError, ValueError) as problem:
        if isinstance(problem, TableError):
            raise
        raise TableError(
            _("The file {file} cannot be opened ({problem}).").format(
                file=path.name, problem=getattr(problem, "strerror", None) or problem
            )
        ) from None


def _as_bytes(content: Any) -> bytes:
    data = content.encode("utf-8", "replace") if isinstance(content, str) else bytes(content)
    if len(data) > MOST_BYTES:
        raise _too_many_bytes(_("given"))
    return data


def _too_many_bytes(name: str) -> TableError:
    return TableError(
        _(
            "The file {file} is larger than {most} megabytes, which is the most that is read."
        ).format(file=name, most=MOST_BYTES // 1_000_000)
    )


def _read(name: str, data: bytes, sheet: str | None) -> Grid:
    from . import workbooks

    if data.startswith(b"PK"):
        return workbooks.read_workbook(name, data, sheet)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise workbooks.old_or_protected(name, data)
    if data.startswith((b"$FL2", b"$FL3")):
        return workbooks.read_sav(name, data)
    for signature, kind in _OTHERS:
        if data.startswith(signature) and (len(signature) > 2 or b"\x00" in data[:64]):
            raise TableError(
                _(
                    "The file {file} is no table but a file of the kind {kind}, whatever its name"
                    " ends with: save your table as .csv or .xlsx."
                ).format(file=name, kind=kind)
            )
    return _read_text(name, data)


def _read_text(name: str, data: bytes) -> Grid:
    text, notes = _decoded(name, data)
    if re.match(r"\s*(?:<!doctype html|<html|<table|<\?xml)", text[:500], re.IGNORECASE):
        raise TableError(
            _(
                "The file {file} is a web page or XML, whatever its name ends with: open it in a"
                " spreadsheet program and save it as .xlsx."
            ).format(file=name)
        )
    hint = re.match(r"sep=(.)\r?\n", text)
    if hint:
        text = text[hint.end() :]
    separator = hint.group(1) if hint else _separator(text)
    if separator is not None:
        notes.append(
            _("Columns are parted by: {separator}.").format(separator=separator_name(separator))
        )
    rows = _rows(name, text, separator or ",")
    first = 2 if hint else 1
    _require_as_wide_as_headings(name, rows, first)
    return Grid(rows, list(range(first, first + len(rows))), notes)


def _require_as_wide_as_headings(name: str, rows: list[list[Any]], first: int) -> None:
    heading = next((row for row in rows if sum(cell is not None for cell in row) > 1), [])
    for number, row in enumerate(rows, start=first):
        if len(row) > len(heading) > 1 and any(cell is not None for cell in row[len(heading) :]):
            raise TableError(
                _(
                    "Row {row} of the file {file} has more cells than there are headings: look for"
                    " a separator inside a cell, such as a decimal comma."
                ).format(row=number, file=name)
            )


def separator_name(separator: str) -> str:
    """Name what parts the columns."""
    return {
        ",": _("comma"),
        ";": _("semicolon"),
        "\t": _("tab"),
        "|": _("upright bar"),
    }.get(separator, separator)


def _decoded(name: str, data: bytes) -> tuple[str, list[str]]:
    """Decode by byte order mark, else UTF-8, else the best guess among what Excel writes."""
    for mark, encoding, called in (
        (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
        (b"\xff\xfe", "utf-16", "UTF-16"),
        (b"\xfe\xff", "utf-16", "UTF-16"),
    ):
        if data.startswith(mark):
            return _strictly(name, data, encoding), [_encoding_note(called)]
    some = data[:200]
    for high_bytes, encoding in ((some[1::2], "utf-16-le"), (some[::2], "utf-16-be")):
        if high_bytes.count(0) > len(high_bytes) // 2:
            return _strictly(name, data, encoding), [_encoding_note("UTF-16")]
    if b"\x00" in data:
        raise _no_text(name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(name, data)
    return text, [] if data.isascii() else [_encoding_note("UTF-8")]


def _strictly(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise _no_text(name) from None


def _guessed(name: str, data: bytes) -> tuple[str, list[str]]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000], cp_isolation=["cp1252", "latin_1", "mac_roman"]).best()
    encoding = best.encoding if best is not None else "cp1252"
    control = sum(byte < 32 and byte not in b"\t\r\n\f" for byte in data[:2000])
    if control > 2:
        raise _no_text(name)
    return _strictly(name, data, encoding), [
        _(
            "Letters are read as {encoding}, which is a guess: look whether names and words with"
            " special letters are right."
        ).format(encoding={"cp1252": "Windows-1252"}.get(encoding, encoding))
    ]


def _encoding_note(called: str) -> str:
    return _("Letters are written in {encoding}.").format(encoding=called)


def _no_text(name: str) -> TableError:
    return TableError(
        _(
            "The file {file} is not text that can be read: save your table again as .xlsx, or as"
            " .csv in UTF-8."
        ).format(file=name)
    )


def _separator(text: str) -> str | None:
    """Choose the separator by which most lines have the same number of cells, more than one."""
    scores = []
    for separator in SEPARATORS:
        widths = Counter(
            len(row) for row in islice(_reader(text, separator), _LINES_TRIED) if any(row)
        )
        if not widths:
            return None
        width, often = max(widths.items(), key=lambda pair: (pair[0] > 1, pair[1], pair[0]))
        if width > 1:
            scores.append((often / widths.total(), width, separator))
    return max(scores)[2] if scores else None


def _reader(text: str, separator: str) -> Iterable[list[str]]:
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=separator)
    except csv.Error:
        return


def _rows(name: str, text: str, separator: str) -> list[list[Any]]:
    rows: list[list[Any]] = []
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=separator):
            if len(rows) > MOST_ROWS + 10:
                raise too_large(name)
            rows.append([cell or None for cell in row])
    except csv.Error as problem:
        raise TableError(
            _(
                "Row {row} of the file {file} cannot be read ({problem}): look for a quotation"
                " mark that is not closed."
            ).format(row=len(rows) + 1, file=name, problem=problem)
        ) from None
    return rows
