"""One column of values as floats: numbers as they are, levels as their positions from 0.

Lists, numpy arrays, pandas columns of any backend, polars and pyarrow columns are welcome. What
cannot be ranked is refused with one sentence that says what is wrong, where, and what to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from midwifery_stats.language import InputError, _

FloatArray = NDArray[np.float64]
Levels = tuple[str, ...] | None
"""Labels from lowest to highest, or None for numbers."""

LARGEST = 1e300
"""Numbers beyond this leave no room for a difference, so they count as infinite."""

LARGEST_SAMPLE = 1_000_000
"""The most mothers a sample may hold."""

AS_SAMPLE = 'sample_from_counts({"no": 1, "yes": 9})'
"""How counts are written as one sample."""

_NUMBER_AS_TEXT = re.compile(r"\s*[-+]?\d+(?P<mark>[.,]?)\d*\s*")


class SampleError(InputError):
    """A sample that cannot be tested; the message says why and what to do."""


def codes_and_levels(values: Any, name: str) -> tuple[FloatArray, Levels]:
    """Give a sample as a 1-D float array, with its level labels if it has levels.

    ``name`` is the argument as the user knows it.

    Raises
    ------
    SampleError
        If it is empty, has a missing or infinite value, or holds anything but numbers or ordered
        levels.
    """
    series = _as_series(values, name)
    if not 0 < len(series) <= LARGEST_SAMPLE:
        raise SampleError(
            _("`{name}` is empty: give one value for each mother.").format(name=name)
            if not len(series)
            else _("`{name}` has {mothers} values, and a sample can hold {most}.").format(
                name=name, mothers=len(series), most=LARGEST_SAMPLE
            )
        )
    _refuse_missing(series, name)
    if isinstance(series.dtype, pd.CategoricalDtype):
        return _level_positions(series, name)
    numbers = _numbers(series, name)
    _refuse_infinite(numbers, name)
    return numbers, None


def _as_series(values: Any, name: str) -> pd.Series[Any]:
    if isinstance(values, pd.Series):
        return values
    if type(values).__module__.partition(".")[0] in ("polars", "pyarrow"):
        values = _plain_column(values)
    if isinstance(values, Mapping):
        raise SampleError(
            _(
                "`{name}` is a dictionary: give one value for each mother. (Counts are written as "
                "a sample with {counts}.)"
            ).format(name=name, counts=AS_SAMPLE)
        )
    not_a_list = isinstance(values, str | bytes | set | frozenset)
    if not_a_list or not isinstance(values, Iterable) or getattr(values, "ndim", 1) == 0:
        raise SampleError(
            _("`{name}` is not a list of values: give one value for each mother.").format(name=name)
        )
    if getattr(values, "ndim", 1) > 1:
        raise _rows_and_columns(name)
    if isinstance(values, pd.Categorical | pd.Index | np.ndarray):
        return pd.Series(values)
    items = list(values)
    if any(isinstance(item, list | tuple | np.ndarray) for item in items):
        raise _rows_and_columns(name)
    try:
        return pd.Series(items) if items else pd.Series(items, dtype=float)
    except OverflowError:  # older pandas: a whole number that no float holds, among floats
        return pd.Series(items, dtype=object)


def _plain_column(values: Any) -> Any:
    """Turn a polars or pyarrow column into a list, or into an ordered categorical.

    A polars Enum has an order; a polars Categorical and a pyarrow dictionary have none.
    """
    to_list = getattr(values, "to_list", None) or getattr(values, "to_pylist", None)
    if to_list is None:
        return values
    kind: Any = getattr(values, "dtype", None)
    if type(kind).__name__ == "Enum":
        return pd.Categorical(to_list(), categories=kind.categories.to_list(), ordered=True)
    if str(kind if kind is not None else values.type).lower() in ("float32", "float"):
        return np.array([np.nan if one is None else one for one in to_list()], dtype=np.float32)
    return to_list()


def _rows_and_columns(name: str) -> SampleError:
    return SampleError(
        _(
            "`{name}` has rows and columns: give one column, one value for each mother. (Counts "
            "are written as a sample with {counts}.)"
        ).format(name=name, counts=AS_SAMPLE)
    )


def _refuse_missing(series: pd.Series[Any], name: str) -> None:
    missing = series.isna().to_numpy()
    if missing.any():
        raise SampleError(
            _(
                "`{name}` has no value for mother {mother}: look it up; if it is not to be had, "
                "leave that mother out and report how many you left out."
            ).format(name=name, mother=int(np.flatnonzero(missing)[0]) + 1)
        )


def _level_positions(series: pd.Series[Any], name: str) -> tuple[FloatArray, tuple[str, ...]]:
    labels = tuple(str(label) for label in series.cat.categories)
    if not series.cat.ordered:
        raise SampleError(
            _(
                "The levels of `{name}` ({levels}) have no order: say which is lowest with "
                "pd.Categorical(values, categories=[lowest, ..., highest], ordered=True)."
            ).format(name=name, levels=", ".join(labels))
        )
    return np.asarray(series.cat.codes, dtype=np.float64), labels


def _numbers(series: pd.Series[Any], name: str) -> FloatArray:
    if pd.api.types.is_numeric_dtype(series) and not pd.api.types.is_complex_dtype(series):
        if str(series.dtype).lower().startswith(("float32", "float16", "float[", "halffloat")):
            # 9.3 in 32 bits is 9.300000190734863 in 64; as text it is 9.3 in both.
            return np.array([float(str(value)) for value in series.to_numpy(dtype=np.float32)])
        return series.to_numpy(dtype=float)
    for mother, value in enumerate(series, start=1):
        if not isinstance(value, Real | Decimal | np.bool_):
            raise SampleError(_why_not_a_number(value, mother, name))
    return np.array([_as_float(value) for value in series])


def _as_float(value: Any) -> float:
    if isinstance(value, np.float32 | np.float16):
        return float(str(value))
    try:
        return float(value)
    except OverflowError:
        return float("inf")


def _why_not_a_number(value: object, mother: int, name: str) -> str:
    shown = repr(value) if len(repr(value)) <= 40 else repr(value)[:37] + "..."
    read = _NUMBER_AS_TEXT.fullmatch(value) if isinstance(value, str) else None
    if read is not None:
        told = _(
            "`{name}` holds {value} for mother {mother}, a number stored as text: write "
            "pd.to_numeric({column}) in its place."
        )
        column = f"pd.Series({name})"
        if read["mark"] == ",":
            column += '.str.replace(",", ".")'
        return told.format(name=name, value=shown, mother=mother, column=column)
    if hasattr(value, "total_seconds"):
        return _(
            "`{name}` holds a length of time for mother {mother}: give it as a number, for "
            "example of hours with pd.Series({name}).dt.total_seconds() / 3600."
        ).format(name=name, mother=mother)
    if hasattr(value, "toordinal") or type(value).__name__ == "datetime64":
        return _(
            "`{name}` holds a date or time of day for mother {mother}: give a number, for example "
            "the days since a date that you choose."
        ).format(name=name, mother=mother)
    return _(
        "`{name}` holds {value} for mother {mother}, which has no order: give "
        "numbers, or say the order with pd.Categorical(values, "
        "categories=[lowest, ..., highest], ordered=True)."
    ).format(name=name, value=shown, mother=mother)


def _refuse_infinite(numbers: FloatArray, name: str) -> None:
    too_large = np.abs(numbers) > LARGEST
    if too_large.any():
        raise SampleError(
            _(
                "`{name}` is infinite for mother {mother}: correct it, or leave that mother out "
                "of the test."
            ).format(name=name, mother=int(np.flatnonzero(too_large)[0]) + 1)
        )
