"""Ranks: the smallest value gets 1, the next 2, and equal values share the mean of their places.

The two tables at the end are the ones a student fills in by hand. Every test in this room works
on the ranks alone; the size of a value matters only through its place among the others.
"""

from __future__ import annotations

from math import floor, log10
from typing import Any, Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from midwifery_stats.inference.arguments import one_of
from midwifery_stats.inference.coding import FloatArray, Levels
from midwifery_stats.inference.samples import (
    PairedSamples,
    TwoSamples,
    paired_samples,
    two_samples,
)

Zeros = Literal["drop", "pratt", "split"]
ZEROS: tuple[Zeros, ...] = get_args(Zeros)

NOISE = 1e-12
"""Values that differ by less than this share of what they were computed from are tied."""

_FAR_APART = 1e-6
"""Values that differ by more than this share of their own size never are."""


def without_float_noise(values: FloatArray, noise: FloatArray) -> FloatArray:
    """Make those values equal that differ only because a computer counts in binary fractions.

    A computer holds 0.3 - 0.2 as 0.09999999999999998 and 0.2 - 0.1 as 0.1. Two mothers who gained
    the same must share a rank. ``noise`` says, for each value, below which size a difference is
    noise. Numbers of 12 digits or fewer, as people write them, are never changed.
    """
    plain = np.array([float(format(value, ".12g")) == value for value in values.tolist()])
    values = np.where(~plain & (np.abs(values) <= noise), 0.0, values)
    order = np.argsort(values, kind="stable")
    ascending, limit, plain = values[order], noise[order], plain[order]
    gap, sizes = np.diff(ascending), np.abs(ascending)
    allowed = np.minimum(
        np.maximum(limit[1:], limit[:-1]), _FAR_APART * np.maximum(sizes[1:], sizes[:-1])
    )
    apart = (gap > allowed) | (plain[1:] & plain[:-1] & (gap > 0))
    begins = np.concatenate([[True], apart])
    first = np.flatnonzero(begins)
    shared = ascending[first]
    rounded = np.array(
        [
            round(value, -floor(log10(step))) if step else value
            for value, step in zip(shared.tolist(), limit[first].tolist(), strict=True)
        ]
    )
    if (np.diff(rounded) > 0).all():
        shared = rounded + 0.0
    cleaned = np.empty_like(values)
    cleaned[order] = shared[np.cumsum(begins) - 1]
    return cleaned


def differences(samples: PairedSamples) -> FloatArray:
    """Give after - before for each mother, without float noise.

    The noise of a difference is a share of the larger of the two values it comes from.
    """
    raw = samples.after - samples.before
    if samples.in_binary:
        return raw
    noise = NOISE * np.maximum(np.abs(samples.before), np.abs(samples.after))
    return np.copysign(without_float_noise(np.abs(raw), noise), raw) + 0.0


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


def pooled_ranks(samples: TwoSamples) -> tuple[FloatArray, FloatArray]:
    """Rank two groups together; give the ranks of each.

    What two groups are compared on is often a difference already (a gain in millilitres, say), so
    noise is taken as a share of a value's own size or, if that is larger, of the usual size: the
    median of the sizes other than 0. One huge value does not tie the rest.
    """
    pooled = np.concatenate([samples.first, samples.second])
    if not samples.in_binary:
        sizes = np.abs(pooled)
        others = np.sort(sizes[sizes > 0])
        usual = others[(len(others) - 1) // 2] if len(others) else 0.0
        pooled = without_float_noise(pooled, NOISE * np.maximum(sizes, usual))
    ranks = midranks(pooled)
    return ranks[: len(samples.first)], ranks[len(samples.first) :]


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
    one_of(zeros, "zeros", ZEROS)
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
            "rank": np.concatenate(pooled_ranks(samples)),
        }
    )
    table.attrs["kind"] = "group ranks"
    return table


def _with_labels(codes: FloatArray, levels: Levels) -> Any:
    if levels is None:
        return codes
    dtype = pd.CategoricalDtype(list(levels), ordered=True)
    return pd.Categorical.from_codes(codes.astype(np.intp), dtype=dtype)
