"""Workbooks (.xlsx) and SPSS files (.sav) as grids of cells."""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from midwifery_stats.language import _, ngettext

from .files import MOST_ROWS, Grid, TableError, too_large

MOST_CELLS = 150_000
MOST_UNPACKED = 100_000_000
_EXCEL_ERRORS = frozenset(
    {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"}
)


def old_or_protected(name: str, data: bytes) -> TableError:
    """Say what to do with a file of the kind that Excel used before 2007, or keeps secrets in."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return TableError(
            _(
                "The file {file} is protected with a password: open it, take the password away,"
                " and save it again."
            ).format(file=name)
        )
    return TableError(
        _(
            "The file {file} is of an old kind (.xls or .doc): open it in a spreadsheet program"
            " and save it as .xlsx."
        ).format(file=name)
    )


def read_workbook(name: str, data: bytes, sheet: str | None) -> Grid:
    """Read the first sheet of a workbook that holds anything, or the sheet named."""
    _require_harmless(name, data)
    from openpyxl import load_workbook

    try:
        values = load_workbook(BytesIO(data), data_only=True)
        page = _page(name, values, sheet)
        formulas = load_workbook(BytesIO(data))[page.title] if _has_formulas(data) else None
    except TableError:
        raise
    except Exception:  # openpyxl lets through what zip, XML and its own descriptors raise
        raise _damaged(name) from None
    notes = []
    if len(values.sheetnames) > 1:
        notes.append(
            _("The workbook has {n} sheets; this one is read: {sheet}.").format(
                n=len(values.sheetnames), sheet=page.title
            )
        )
    rows = [list(row) for row in page.iter_rows(values_only=True)]
    first = page.min_row or 1
    if formulas is not None:
        _take_formulas(name, rows, formulas, notes)
    _spread_merged(rows, page, notes)
    _take_errors(rows, notes)
    return Grid(rows, list(range(first, first + len(rows))), notes)


def _has_formulas(data: bytes) -> bool:
    with ZipFile(BytesIO(data)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(b"<f>" in text or b"<f " in text for text in map(archive.read, sheets))


def _require_harmless(name: str, data: bytes) -> None:
    """Refuse what is no workbook, and what would unpack to far more than it seems."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            if any(member.flag_bits & 1 for member in members):
                raise TableError(
                    _("The file {file} is an archive with a password.").format(file=name)
                )
            if not any(n.startswith("xl/") for n in names):
                raise TableError(_no_workbook(name, names))
            if sum(member.file_size for member in members) > MOST_UNPACKED or len(members) > 5000:
                raise TableError(
                    _(
                        "The file {file} would unpack to more than {most} megabytes, which no small"
                        " study needs: save your table alone as a new file."
                    ).format(file=name, most=MOST_UNPACKED // 1_000_000)
                )
            for member in members:
                if member.filename.endswith((".xml", ".rels")):
                    with archive.open(member) as stream:
                        if b"<!DOCTYPE" in stream.read(4096):
                            raise _damaged(name)
    except (BadZipFile, OSError, NotImplementedError, ValueError, EOFError) as problem:
        if isinstance(problem, TableError):
            raise
        raise _damaged(name) from None


def _no_workbook(name: str, members: set[str]) -> str:
    if "content.xml" in members:
        return _(
            "The file {file} is a LibreOffice document: save it as .xlsx (File, Save As)."
        ).format(file=name)
    if any(member.startswith("word/") for member in members):
        return _(
            "The file {file} is a Word document: copy its table into a spreadsheet and save that"
            " as .xlsx."
        ).format(file=name)
    return _("The file {file} is an archive and holds no workbook.").format(file=name)


def _damaged(name: str) -> TableError:
    return TableError(
        _(
            "The file {file} is damaged or not complete: save or download it once more as .xlsx."
        ).format(file=name)
    )


def _page(name: str, workbook: Any, sheet: str | None) -> Any:
    pages = [page for page in workbook.worksheets if page.sheet_state == "visible"]
    if sheet is not None:
        chosen = [page for page in workbook.worksheets if page.title == sheet]
        if not chosen:
            raise TableError(
                _("The file {file} has no sheet {sheet}; it has: {sheets}.").format(
                    file=name, sheet=sheet, sheets=", ".join(workbook.sheetnames)
                )
            )
    else:
        chosen = [page for page in pages if page.max_row > 1 or page.max_column > 1] or pages
    if not chosen:
        raise TableError(_("The file {file} is empty.").format(file=name))
    page = chosen[0]
    if page.max_row > MOST_ROWS + 10:
        raise too_large(name)
    if page.max_row * page.max_column > MOST_CELLS:
        raise TableError(
            _(
                "The sheet {sheet} has {cells} cells, and at most {most} are read from a workbook:"
                " save it as .csv, or delete what is not part of your study."
            ).format(sheet=page.title, cells=page.max_row * page.max_column, most=MOST_CELLS)
        )
    return page


def _take_formulas(name: str, rows: list[list[Any]], formulas: Any, notes: list[str]) -> None:
    count = 0
    for row, cells in zip(rows, formulas.iter_rows(), strict=False):
        for at, cell in enumerate(cells):
            if cell.data_type != "f":
                continue
            count += 1
            if at < len(row) and row[at] is None:
                raise TableError(
                    _(
                        "Cell {cell} of the file {file} is a formula without a saved result: open"
                        " the file in a spreadsheet program, save it, and read it again."
                    ).format(cell=cell.coordinate, file=name)
                )
    if count:
        notes.append(
            ngettext(
                "{n} cell is a formula; its saved result is taken.",
                "{n} cells are formulas; their saved results are taken.",
                count,
            ).format(n=count)
        )


def _spread_merged(rows: list[list[Any]], page: Any, notes: list[str]) -> None:
    """Give each cell of a merged block the value of the block; headings keep theirs once."""
    blocks = [block for block in page.merged_cells.ranges if block.max_row > block.min_row]
    spread = []
    for block in blocks:
        top, left = block.min_row - page.min_row, block.min_col - page.min_column
        value = rows[top][left]
        if value is None or top == 0:
            continue
        for row in range(top, block.max_row - page.min_row + 1):
            rows[row][left] = value
        spread.append(block.coord)
    if spread:
        notes.append(
            _("Merged cells: their value is taken for each of their rows ({cells}).").format(
                cells=", ".join(spread[:5]) + (", …" if len(spread) > 5 else "")
            )
        )


def _take_errors(rows: list[list[Any]], notes: list[str]) -> None:
    count = 0
    for row in rows:
        for at, cell in enumerate(row):
            if isinstance(cell, str) and cell in _EXCEL_ERRORS:
                row[at], count = None, count + 1
    if count:
        notes.append(
            ngettext(
                "{n} cell holds an error of the spreadsheet (such as #N/A); it counts as missing.",
                "{n} cells hold errors of the spreadsheet (such as #N/A); they count as missing.",
                count,
            ).format(n=count)
        )


def read_sav(name: str, data: bytes) -> Grid:
    """Read an SPSS file: value labels instead of codes, user-missing values as missing."""
    try:
        import pyreadstat
    except ImportError:
        raise TableError(
            _(
                "SPSS files need the package pyreadstat, which is not installed here: in SPSS save"
                " the data as .xlsx with value labels, or install pyreadstat."
            )
        ) from None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data.sav"
        path.write_bytes(data)
        try:
            frame, about = pyreadstat.read_sav(str(path), row_limit=MOST_ROWS + 20)
        except Exception:  # pyreadstat raises its own and the C library's errors
            raise TableError(
                _("The file {file} is damaged or not complete: save it in SPSS once more.").format(
                    file=name
                )
            ) from None
    notes = [_("The file is an SPSS file.")]
    names = [str(column) for column in frame.columns]
    columns, labels = [], {}
    for at, column in enumerate(names):
        known = about.variable_value_labels.get(column, {})
        if known:
            labels[at] = [str(known[code]) for code in sorted(known)]
        columns.append([_labelled(value, known) for value in frame[column].tolist()])
    if labels:
        notes.append(
            _("Value labels are taken instead of codes in: {columns}.").format(
                columns=", ".join(names[at] for at in labels)
            )
        )
    rows: list[list[Any]] = [names, *(list(row) for row in zip(*columns, strict=True))]
    return Grid(rows, [*range(len(rows))], notes, labels)


def _labelled(value: Any, known: dict[Any, Any]) -> Any:
    if value is None or value != value or value == "":
        return None
    if value in known:
        return str(known[value])
    return int(value) if isinstance(value, float) and value.is_integer() else value
