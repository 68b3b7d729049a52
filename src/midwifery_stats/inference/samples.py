"""What a sample is: one value per mother, a number or a level with an order.

Everything the tests know about a sample passes through here once: `paired_samples` and
`two_samples` check what a user gave, and what they return is never checked again.
Those who have only counts write them as a sample first, with `sample_from_counts` or
`pairs_from_counts`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from midwifery_stats.inference.arguments import Names, names_of_two, whole_number
from midwifery_stats.inference.coding import (
    LARGEST_SAMPLE,
    Levels,
    codes_and_levels,
)
from midwifery_stats.inference.coding import FloatArray as FloatArray
from midwifery_stats.inference.coding import SampleError as SampleError
from midwifery_stats.language import _


@dataclass(frozen=True, eq=False)
class PairedSamples:
    """The same mothers twice: ``before`` and ``after`` are 1-D float arrays of one length.

    ``levels`` are the labels from lowest to highest, or ``None`` for numbers; ``names`` what the
    two columns are called, where they came with names. ``in_binary``: rank the numbers as the
    computer holds them, as some programs do.
    """

    before: FloatArray
    after: FloatArray
    levels: Levels = None
    names: Names | None = None
    in_binary: bool = False


@dataclass(frozen=True, eq=False)
class TwoSamples:
    """Two groups of different mothers: 1-D float arrays, each with its own length.

    ``levels`` are the labels from lowest to highest, or ``None`` for numbers; ``names`` what the
    two groups are called, where that was told. ``in_binary`` as in `PairedSamples`.
    """

    first: FloatArray
    second: FloatArray
    levels: Levels = None
    names: Names | None = None
    in_binary: bool = False


def paired_samples(before: Any, after: Any) -> PairedSamples:
    """Check and code two samples of the same mothers, in the same order.

    Mothers are matched by position. Two pandas Series whose indexes name the same mothers in
    another order, or only some of the same mothers, are refused: matching them by position would
    mix mothers up. Names come from the Series, where both have one and they differ.

    Raises
    ------
    SampleError
        If a sample is empty, has a missing or infinite value, or holds anything but numbers or
        ordered levels; if the two differ in length, in levels, or in their mothers.
    """
    before_codes, before_levels = codes_and_levels(before, "before")
    after_codes, after_levels = codes_and_levels(after, "after")
    refuse_other_mothers(before, after, ("before", "after"))
    if len(before_codes) != len(after_codes):
        raise SampleError(
            _(
                "`before` has {before} mothers and `after` has {after}: "
                "give both values of every mother, in the same order."
            ).format(before=len(before_codes), after=len(after_codes))
        )
    levels = _shared_levels(("before", before_levels), ("after", after_levels))
    return PairedSamples(before_codes, after_codes, levels, _names_of_series(before, after))


def two_samples(first: Any, second: Any, groups: object = None) -> TwoSamples:
    """Check and code the samples of two groups of mothers.

    ``groups`` are the names of the two; without them the names of two Series are taken, where both
    have one and they differ.

    Raises
    ------
    SampleError
        If a sample is empty, has a missing or infinite value, or holds anything but numbers or
        ordered levels; if the levels of the two groups differ.
    """
    first_codes, first_levels = codes_and_levels(first, "first")
    second_codes, second_levels = codes_and_levels(second, "second")
    return TwoSamples(
        first_codes,
        second_codes,
        _shared_levels(("first", first_levels), ("second", second_levels)),
        _names_of_series(first, second) if groups is None else names_of_two(groups, "groups"),
    )


def sample_from_counts(counts: Mapping[Any, int]) -> pd.Categorical[Any]:
    """Give a sample with so many mothers at each level, in the order in which they are written.

    ``{"insufficient": 7, "sufficient": 3}`` gives ten mothers; *insufficient* is the lowest level.
    A level that nobody has is written with 0, so that both groups have the same levels.

    Raises
    ------
    InputError
        If a count is not a whole number, or there is no mother at all.
    """
    if not isinstance(counts, Mapping) or not counts:
        raise SampleError(
            _("Write the counts with their levels: {example}.").format(
                example='{"insufficient": 7, "sufficient": 3}'
            )
        )
    labels = [str(level) for level in counts]
    each = _counted(counts.values())
    return _levels_at(np.repeat(np.arange(len(labels)), each), labels)


def pairs_from_counts(
    counts: Mapping[tuple[Any, Any], int], order: Sequence[Any]
) -> tuple[pd.Categorical[Any], pd.Categorical[Any]]:
    """Give before and after of so many mothers with each pair of levels.

    ``{("insufficient", "sufficient"): 3, ("insufficient", "insufficient"): 7}`` are ten mothers, of
    whom three improved. ``order``: all levels, the lowest first.

    Raises
    ------
    InputError
        If a count is not a whole number, a level is not in ``order``, or there is no mother.
    """
    labels = [] if isinstance(order, str) else [str(level) for level in order]
    if len(set(labels)) != len(labels) or len(labels) < 2:
        raise SampleError(
            _("`order` must name each level once, the lowest first: {example}.").format(
                example='["insufficient", "sufficient"]'
            )
        )
    if not isinstance(counts, Mapping) or not all(
        isinstance(pair, tuple) and len(pair) == 2 for pair in counts
    ):
        raise SampleError(
            _("Write the counts with the levels before and after: {example}.").format(
                example='{("insufficient", "sufficient"): 3}'
            )
        )
    for level in (str(level) for pair in counts for level in pair):
        if level not in labels:
            raise SampleError(
                _("The level {level!r} is not in `order`, which has {levels}.").format(
                    level=level, levels=", ".join(labels)
                )
            )
    each = _counted(counts.values())
    before, after = (
        _levels_at(np.repeat([labels.index(str(pair[time])) for pair in counts], each), labels)
        for time in (0, 1)
    )
    return before, after


def values_seen(*samples: FloatArray) -> FloatArray:
    """Give the different values in these samples, ascending; float noise makes no new value."""
    seen = np.unique(np.concatenate(samples))
    return np.unique([float(format(value, ".14g")) for value in seen.tolist()])


def is_yes_no(*samples: FloatArray) -> bool:
    """Tell whether these samples hold two different values at most."""
    return len(values_seen(*samples)) <= 2


def refuse_other_mothers(one: Any, other: Any, names: tuple[str, str]) -> None:
    """Refuse two Series that share some mothers of their index, but not all in the same order.

    Equal indexes are welcome, and so are indexes without a common entry: those do not name mothers.
    """
    if not (isinstance(one, pd.Series) and isinstance(other, pd.Series)):
        return
    if one.index.equals(other.index):
        return
    mothers, others = set(one.index), set(other.index)
    lacking = next(
        (
            (label, here, there)
            for index, known, here, there in (
                (one.index, others, *names),
                (other.index, mothers, *names[::-1]),
            )
            for label in index
            if label not in known
        ),
        None,
    )
    if lacking is None and len(one) == len(other):
        raise SampleError(
            _(
                "`{one}` and `{other}` list the same mothers in a different order: "
                "sort both the same way, for example with .sort_index()."
            ).format(one=names[0], other=names[1])
        )
    if lacking is not None and mothers & others:
        label, here, there = lacking
        raise SampleError(
            _(
                "`{here}` has the mother {mother} of its index, and `{there}` has not: take both "
                "columns from one table and leave out the mothers who lack one of them with "
                ".dropna()."
            ).format(here=here, there=there, mother=label)
        )


def _levels_at(positions: NDArray[Any], labels: list[str]) -> pd.Categorical[Any]:
    dtype = pd.CategoricalDtype(labels, ordered=True)
    found: pd.Categorical[Any] = pd.Categorical.from_codes(positions.astype(np.intp), dtype=dtype)
    return found


def _counted(counts: Any) -> list[int]:
    each = [whole_number(count, "counts", largest=LARGEST_SAMPLE) for count in counts]
    if not 0 < sum(each) <= LARGEST_SAMPLE:
        raise SampleError(
            _("The counts add up to {mothers} mothers: there must be 1 to {most}.").format(
                mothers=sum(each), most=LARGEST_SAMPLE
            )
        )
    return each


def _names_of_series(one: Any, other: Any) -> Names | None:
    names = [getattr(sample, "name", None) for sample in (one, other)]
    if None in names or str(names[0]) == str(names[1]):
        return None
    return str(names[0]), str(names[1])


def _shared_levels(one: tuple[str, Levels], other: tuple[str, Levels]) -> Levels:
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


def _in_words(levels: Levels) -> str:
    if levels is None:
        return _("numbers")
    return _("the levels {levels}").format(levels=" < ".join(levels))
