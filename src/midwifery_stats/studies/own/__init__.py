"""A student's own file: read with every oddity said, and made into a study."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from midwifery_stats.language import InputError, _, current_language

from ..study import data_folder
from .cleaning import table_of_grid
from .files import open_grid


def read_table(source: Any, *, sheet: str | None = None) -> pd.DataFrame:
    """Read a table of mothers from a file, one row for each mother.

    Parameters
    ----------
    source : a path, bytes, an open file, or an upload (a mapping of ``name`` and ``content``);
        CSV (comma, semicolon, tab or bar; UTF-8, UTF-16, Windows-1252; decimal point or comma),
        Excel's ``.xlsx`` or SPSS's ``.sav``. What the file holds decides, not its name.
    sheet : the sheet of a workbook; without it the first one that holds anything

    Returns
    -------
    A DataFrame whose index is the number of the row in the file. ``.attrs["notes"]`` has a
    sentence for each thing noticed, in the reader's language; ``.attrs["personal"]`` names the
    columns that seem to tell who a mother is.

    Raises
    ------
    TableError
        If the file cannot be read as a table; the message says why and what to do.
    """
    return table_of_grid(open_grid(source, sheet))


def example(name: str) -> Path:
    """Give the path of a file that was made up for the course: "own-study.csv" or "paper.txt".

    Where the file is there in the reader's language ("paper.id.txt"), that one is given.
    """
    folder = Path(str(data_folder())) / "examples"
    stem, _dot, ending = name.rpartition(".")
    for path in (folder / f"{stem}.{current_language()}.{ending}", folder / name):
        if path.is_file() and path.parent == folder:
            return path
    known = sorted(path.name for path in folder.iterdir() if path.stem.count(".") == 0)
    raise InputError(
        _("There is no example {name!r}. The examples are: {known}.").format(
            name=name, known=", ".join(known)
        )
    )
