"""From the text of a CSV file to typed columns, as the data package describes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any

import pandas as pd

from midwifery_stats.language import _

Field = Mapping[str, Any]


class DataFileError(ValueError):
    """A data file is missing or does not hold what its data package promises."""


def typed_table(text: str, fields: Sequence[Field]) -> pd.DataFrame:
    """Read a CSV text into the columns that ``fields`` describes.

    A field of type ``integer`` becomes int64; a field with ``categories`` becomes a categorical
    with these levels in this order, ordered where ``categoriesOrdered`` is true; anything else
    stays text. A value that the description does not know raises ``DataFileError``.
    """
    try:
        raw = pd.read_csv(StringIO(text), dtype=str, keep_default_na=False)
    except ValueError as problem:  # pandas' parser and empty-file errors are ValueErrors
        raise DataFileError(_("it is not a table ({problem})").format(problem=problem)) from None
    expected = [field["name"] for field in fields]
    if list(raw.columns) != expected:
        raise DataFileError(
            _("its columns should be {columns}").format(columns=", ".join(expected))
        )
    return pd.DataFrame(
        {name: _typed(pd.Series(raw[name]), field) for name, field in zip(raw, fields, strict=True)}
    )


def _typed(column: pd.Series[Any], field: Field) -> pd.Series[Any]:
    if field["type"] == "integer":
        _demand(column, column.str.fullmatch(r"\d+"))
        return column.astype("int64")
    levels = field.get("categories")
    if levels is None:
        return column
    _demand(column, column.isin(levels))
    ordered = bool(field.get("categoriesOrdered", False))
    return column.astype(pd.CategoricalDtype(levels, ordered=ordered))


def _demand(column: pd.Series[Any], known: pd.Series[bool]) -> None:
    if known.all():
        return
    row = int((~known).to_numpy().argmax())
    raise DataFileError(
        _("row {row} of the column {column} holds {value!r}").format(
            row=row + 1, column=column.name, value=column.iloc[row]
        )
    )
