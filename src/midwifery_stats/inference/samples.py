"""What a sample is: one value per mother, a number or a level with an order.

Everything the tests know about a sample passes through here once. What comes out is a float array:
numbers as they are, levels as their positions (0 for the lowest). What cannot be ranked is refused
with one sentence that says what is wrong, where, and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from midwifery_stats.language import _

FloatArray = NDArray[np.float64]

LARGEST = 1e300
"""Numbers beyond this leave no room for a difference, so they count as infinite."""


class SampleError(ValueError):
    """A sample that cannot be tested; the message says why and what to do."""


@dataclass(frozen=True, eq=False)
class PairedSamples:
    """The same mothers twice: ``before`` and ``after`` are 1-D float arrays of one length.

    ``levels`` are the labels from lowest to highest, or ``None`` for numbers.
    """

    before: FloatArray
    after: FloatArray
    levels: tuple[str, ...] | None


@dataclass(frozen=True, eq=False)
class TwoSamples:
    """Two groups of different mothers: 1-D float arrays, each with its own length.

    ``levels`` are the labels from lowest to highest, or ``None`` for numbers.
    """

    first: FloatArray
    second: FloatArray
    levels: tuple[str, ...] | None


def paired_samples(before: Any, after: Any) -> PairedSamples:
    """Check and code two samples of the same mothers, in the same order.

    Mothers are matched by position. Two pandas Series that list the same mothers (the same index)
    in a different order are refused, because matching them by position would mix mothers up.

    Raises
    ------
    SampleError
        If a sample is empty, has a missing or infinite value, or holds anything but numbers or
        ordered levels; if the two differ in length, in levels, or in the order of their index.
    """
    before_codes, before_levels = _codes(before, "before")
    after_codes, after_levels = _codes(after, "after")
    if len(before_codes) != len(after_codes):
        raise SampleError(
            _(
                "`before` has {before} mothers and `after` has {after}: "
                "give both values of every mother, in the same order."
            ).format(before=len(before_codes), after=len(after_codes))
        )
    _refuse_shuffled_index(before, after)
    return PairedSamples(
        before_codes,
        after_codes,
        _shared_levels(("before", before_levels), ("after", after_levels)),
    )


def two_samples(first: Any, second: Any) -> TwoSamples:
    """Check and code the samples of two groups of mothers.

    Raises
    ------
    SampleError
        If a sample is empty, has a missing or infinite value, or holds anything but numbers or
        ordered levels; if the levels of the two groups differ.
    """
    first_codes, first_levels = _codes(first, "first")
    second_codes, second_levels = _codes(second, "second")
    return TwoSamples(
        first_codes,
        second_codes,
        _shared_levels(("first", first_levels), ("second", second_levels)),
    )


def _codes(values: Any, name: str) -> tuple[FloatArray, tuple[str, ...] | None]:
    """Give a sample as floats, with its level labels if it has levels."""
    series = _as_series(values, name)
    if len(series) == 0:
        raise SampleError(_("`{name}` is empty: give one value for each mother.").format(name=name))
    _refuse_missing(series, name)
    if isinstance(series.dtype, pd.CategoricalDtype):
        return _level_positions(series, name)
    numbers = _numbers(series, name)
    _refuse_infinite(numbers, name)
    return numbers, None


def _as_series(values: Any, name: str) -> pd.Series[Any]:
    if isinstance(values, pd.Series):
        return values
    not_a_list = isinstance(values, (str, bytes, dict, set, frozenset))
    if not_a_list or not isinstance(values, Iterable) or getattr(values, "ndim", 1) == 0:
        raise SampleError(
            _("`{name}` is not a list of values: give one value for each mother.").format(name=name)
        )
    if getattr(values, "ndim", 1) > 1:
        raise _rows_and_columns(name)
    if isinstance(values, (pd.Categorical, pd.Index, np.ndarray)):
        return pd.Series(values)
    items = list(values)
    if any(isinstance(item, (list, tuple, np.ndarray)) for item in items):
        raise _rows_and_columns(name)
    return pd.Series(items) if items else pd.Series(items, dtype=float)


def _rows_and_columns(name: str) -> SampleError:
    return SampleError(
        _("`{name}` has rows and columns: give one column, one value for each mother.").format(
            name=name
        )
    )


def _refuse_missing(series: pd.Series[Any], name: str) -> None:
    missing = series.isna().to_numpy()
    if missing.any():
        raise SampleError(
            _(
                "`{name}` has no value for mother {mother}: "
                "fill it in, or leave that mother out of the test."
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
        return series.to_numpy(dtype=float)
    for mother, value in enumerate(series, start=1):
        if not isinstance(value, (Real, Decimal, np.bool_)):
            raise SampleError(
                _(
                    "`{name}` holds {value!r} for mother {mother}, which has no order: give "
                    "numbers, or say the order with pd.Categorical(values, "
                    "categories=[lowest, ..., highest], ordered=True)."
                ).format(name=name, value=value, mother=mother)
            )
    return np.array([float(value) for value in series])


def _refuse_infinite(numbers: FloatArray, name: str) -> None:
    too_large = np.abs(numbers) > LARGEST
    if too_large.any():
        raise SampleError(
            _(
                "`{name}` is infinite for mother {mother}: correct it, or leave that mother out "
                "of the test."
            ).format(name=name, mother=int(np.flatnonzero(too_large)[0]) + 1)
        )


def _refuse_shuffled_index(before: Any, after: Any) -> None:
    if not (isinstance(before, pd.Series) and isinstance(after, pd.Series)):
        return
    if not before.index.equals(after.index) and before.index.sort_values().equals(
        after.index.sort_values()
    ):
        raise SampleError(
            _(
                "`before` and `after` list the same mothers in a different order: "
                "sort both the same way, for example with .sort_index()."
            )
        )


def _shared_levels(
    one: tuple[str, tuple[str, ...] | None], other: tuple[str, tuple[str, ...] | None]
) -> tuple[str, ...] | None:
    (one_name, one_levels), (other_name, other_levels) = one, other
    if one_levels != other_levels:
        raise SampleError(
            _(
                "`{one}` has {one_levels} and `{other}` has {other_levels}: "
                "give both the same levels in the same order."
            ).format(
                one=one_name,
                one_levels=_in_words(one_levels),
                other=other_name,
                other_levels=_in_words(other_levels),
            )
        )
    return one_levels


def _in_words(levels: tuple[str, ...] | None) -> str:
    if levels is None:
        return _("numbers")
    return _("the levels {levels}").format(levels=" < ".join(levels))
