"""Frequency tables and cross tables, with nobody left out in silence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import pandas as pd

from midwifery_stats.language import _, mark

from .study import rebuilt_columns

TOTAL = mark("Total")
MISSING = mark("Missing")
INVENTED = "invented"
"""In ``attrs`` of a cross table: whether its cells are invented, its totals only published."""

Values: TypeAlias = "pd.Series[Any] | Sequence[Any]"


def frequency_table(series: Values) -> pd.DataFrame:
    """Count how often each value occurs.

    One row for each level, in the order of the levels and with those that nobody has; a row
    ``Missing`` if values are missing; a row ``Total``. Columns: ``count``, and ``percent`` of
    all, the missing included.
    """
    values = _with_missing_as_level(series, "series")
    counts = values.value_counts(sort=False)
    table = pd.DataFrame(
        {"count": counts.to_numpy(), "percent": 100 * counts.to_numpy() / len(values)},
        index=_labels(counts.index),
    )
    table = _with_total(table)
    table.index.name = values.name
    table.attrs["kind"] = "frequencies"
    return table


def cross_table(rows: Values, columns: Values) -> pd.DataFrame:
    """Count how often each value of ``rows`` meets each value of ``columns``.

    Both hold one value for each mother, in the same order. The columns of the table have two
    levels: each value of ``columns`` and ``Total``, and under each ``count`` and ``percent`` (of
    the row; ``nan`` in a row that nobody is in). Values stand in their order; missing ones have
    a row or column ``Missing``.
    """
    down = _with_missing_as_level(rows, "rows")
    across = _with_missing_as_level(columns, "columns")
    if len(down) != len(across):
        raise ValueError(
            _(
                "rows holds {rows} values but columns holds {columns}: "
                "both need one value for each mother."
            ).format(rows=len(down), columns=len(across))
        )
    counts = pd.crosstab(down.to_numpy(), across.to_numpy(), dropna=False)
    counts = counts.reindex(index=down.cat.categories, columns=across.cat.categories, fill_value=0)
    counts = counts.set_axis(_labels(counts.index), axis="index")
    counts = counts.set_axis(_labels(counts.columns), axis="columns")
    counts = _with_total(_with_total(counts).T).T
    percent = 100 * counts.div(counts[TOTAL], axis="index")
    both = pd.concat({"count": counts, "percent": percent}, axis="columns").swaplevel(
        axis="columns"
    )
    table = both[[(label, kind) for label in counts.columns for kind in ("count", "percent")]]
    table.index.name, table.columns.names = down.name, [across.name, None]
    table.attrs["kind"] = "cross table"
    table.attrs[INVENTED] = _is_invented(rows, columns)
    return table


def _is_invented(rows: Values, columns: Values) -> bool:
    """Say whether the cells join columns of a rebuilt study of which only totals are known.

    A column may be read beside the one within whose levels its totals are printed.
    """
    if not (isinstance(rows, pd.Series) and isinstance(columns, pd.Series)):
        return False
    return rows.name != columns.name and any(
        within != beside.name
        for column, beside in ((rows, columns), (columns, rows))
        for within in rebuilt_columns(column).values()
    )


def _with_missing_as_level(values: Values, argument: str) -> pd.Series[Any]:
    """Give the values as a categorical; if any are missing, ``Missing`` is its last level."""
    series = pd.Series(values)
    if series.empty:
        raise ValueError(
            _("{argument} is empty: there is nothing to count.").format(argument=argument)
        )
    levels = series.astype("category")
    if not levels.isna().any():
        return levels
    if MISSING not in levels.cat.categories:
        levels = levels.cat.add_categories([MISSING])
    return levels.fillna(MISSING)


def _labels(index: pd.Index[Any]) -> pd.Index[Any]:
    """Give plain labels, so that a row for the total can stand below the levels."""
    labels: pd.Index[Any] = pd.Index(list(index), dtype=object)
    return labels


def _with_total(table: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([table, table.sum().to_frame(TOTAL).T.astype(table.dtypes)])
