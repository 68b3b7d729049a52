"""Ranks: the smallest value gets 1, the next 2, and equal values share the mean of their places.

The two tables at the end are the ones a student fills in by hand. Every test in this room works
on the ranks alone; the size of a value matters only through its place among the others.
"""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from midwifery_stats.inference.samples import (
    FloatArray,
    PairedSamples,
    paired_samples,
    two_samples,
)
from midwifery_stats.language import _

Zeros = Literal["drop", "pratt", "split"]
ZEROS: tuple[Zeros, ...] = ("drop", "pratt", "split")

SIGNIFICANT_DIGITS = 13
"""Values that agree to this many digits of the largest value are tied."""


def without_float_noise(values: FloatArray, largest: float) -> FloatArray:
    """Round to 13 significant digits of ``largest``, the largest size in the data.

    A computer holds 0.3 - 0.2 as 0.09999999999999998 and 0.2 - 0.1 as 0.1. Two mothers who gained
    the same must share a rank, so values are rounded before they are ranked. The step is 1e-12 for
    data up to 9.99, 1e-3 for data of some 1e9, 1e-21 for data of some 1e-9: coarser than
    the noise of one subtraction (about 1e-16 of the largest value), finer than any measurement.
    """
    if largest == 0:
        return values
    decimals = SIGNIFICANT_DIGITS - 1 - int(np.floor(np.log10(largest)))
    # Python's round is exact to the last digit where numpy's multiplies and divides.
    return np.array([round(value, decimals) for value in values.tolist()]) + 0.0


def differences(samples: PairedSamples) -> FloatArray:
    """Give after - before for each mother, rounded so that float noise breaks no ties."""
    largest = float(max(np.abs(samples.before).max(), np.abs(samples.after).max()))
    return without_float_noise(samples.after - samples.before, largest)


def midranks(values: FloatArray) -> FloatArray:
    """Rank values from 1 upwards; equal values share the mean of the places they take up.

    Values 4, 7, 7, 9 get the ranks 1, 2.5, 2.5, 4. Shape and order are those of ``values``.
    """
    _distinct, place, size = np.unique(values, return_inverse=True, return_counts=True)
    last_place = np.cumsum(size)
    shared_rank: FloatArray = last_place - (size - 1) / 2
    return shared_rank[place]


def difference_ranks(difference: FloatArray, zeros: Zeros) -> FloatArray:
    """Rank the sizes of the differences, with the mothers who did not change handled as told.

    - ``"drop"``: they get no rank (nan), and the others are ranked without them (Wilcoxon 1945).
    - ``"pratt"``: all are ranked, then the ranks of the zeros are taken away (Pratt 1959).
    - ``"split"``: all are ranked and keep their rank; the zeros' rank sum is halved later.
    """
    if zeros not in ZEROS:
        raise ValueError(
            _("There is no way of handling zeros called {zeros!r}: write {choices}.").format(
                zeros=zeros, choices=", ".join(f'"{choice}"' for choice in ZEROS)
            )
        )
    size = np.abs(difference)
    changed = size > 0
    ranks = np.full(len(size), np.nan)
    if zeros == "drop":
        ranks[changed] = midranks(size[changed])
        return ranks
    ranks[:] = midranks(size)
    if zeros == "pratt":
        ranks[~changed] = np.nan
    return ranks


def pooled_ranks(first: FloatArray, second: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Rank two groups together; give the ranks of each.

    Values are rounded like differences, because what two groups are compared on is often a
    difference already (a gain in millilitres, say).
    """
    pooled = np.concatenate([first, second])
    ranks = midranks(without_float_noise(pooled, float(np.abs(pooled).max())))
    return ranks[: len(first)], ranks[len(first) :]


def integer_scores(ranks: FloatArray, smallest: int = 0) -> tuple[NDArray[np.int64], int]:
    """Turn ranks into the smallest whole numbers with the same spacing.

    Midranks are halves, so they are doubled; ``smallest`` (in doubled ranks) is subtracted; then
    all are divided by their greatest common divisor. Gives the scores and that divisor:
    ``rank = (score * divisor + smallest) / 2``.
    """
    doubled = np.rint(2 * ranks).astype(np.int64) - smallest
    divisor = int(np.gcd.reduce(doubled)) if len(doubled) else 0
    return (doubled // divisor, divisor) if divisor else (doubled, 1)


def signed_ranks(before: Any, after: Any, zeros: Zeros = "drop") -> pd.DataFrame:
    """Give the table of the signed-rank test, one row per mother, as it is done by hand.

    Columns: ``mother`` (from 1), ``before``, ``after`` (levels keep their labels), ``difference``
    (after - before; for levels, in steps), ``size`` (of the difference), ``rank`` (nan when
    dropped), ``sign`` (1, 0, -1), ``signed_rank`` (nan when dropped).
    """
    samples = paired_samples(before, after)
    difference = differences(samples)
    rank = difference_ranks(difference, zeros)
    sign = np.sign(difference).astype(int)
    table = pd.DataFrame(
        {
            "mother": np.arange(1, len(difference) + 1),
            "before": _with_labels(samples.before, samples.levels),
            "after": _with_labels(samples.after, samples.levels),
            "difference": difference,
            "size": np.abs(difference),
            "rank": rank,
            "sign": sign,
            "signed_rank": sign * rank,
        }
    )
    table.attrs["kind"] = "signed ranks"
    return table


def group_ranks(first: Any, second: Any) -> pd.DataFrame:
    """Give the table of the rank-sum test, one row per mother, as it is done by hand.

    Columns: ``group`` (``"first"`` or ``"second"``), ``mother`` (from 1 in each group), ``value``
    (levels keep their labels), ``rank`` (among the mothers of both groups).
    """
    samples = two_samples(first, second)
    sizes = [len(samples.first), len(samples.second)]
    table = pd.DataFrame(
        {
            "group": np.repeat(["first", "second"], sizes),
            "mother": np.concatenate([np.arange(1, size + 1) for size in sizes]),
            "value": _with_labels(np.concatenate([samples.first, samples.second]), samples.levels),
            "rank": np.concatenate(pooled_ranks(samples.first, samples.second)),
        }
    )
    table.attrs["kind"] = "group ranks"
    return table


def _with_labels(codes: FloatArray, levels: tuple[str, ...] | None) -> Any:
    if levels is None:
        return codes
    dtype = pd.CategoricalDtype(list(levels), ordered=True)
    return pd.Categorical.from_codes(codes.astype(np.int64), dtype=dtype)
