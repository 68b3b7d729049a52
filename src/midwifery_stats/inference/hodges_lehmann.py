"""Hodges-Lehmann: how large a shift is, in the units in which the outcome was measured.

For measured outcomes (millilitres, minutes, kilograms). Pairs: the median of all averages of two
differences, a mother's own included (Walsh averages). Groups: the median of all differences between
a mother of the first group and one of the second. The interval reads its ends off the same sorted
list, at the places that the exact null distribution gives, so it assumes no shape of the data.
"""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from math import inf

import numpy as np

from midwifery_stats.inference.arguments import inside
from midwifery_stats.inference.coding import FloatArray, SampleError
from midwifery_stats.inference.estimate import Estimate
from midwifery_stats.inference.null_distribution import LARGEST_FLOAT_COUNT, Arrangements
from midwifery_stats.inference.rank_sum import RankSumTest
from midwifery_stats.inference.rank_sum_null import SplitArrangements
from midwifery_stats.inference.signed_rank import SignedRankTest
from midwifery_stats.inference.signed_rank_null import SignArrangements
from midwifery_stats.language import _, mark


def hodges_lehmann(test: SignedRankTest | RankSumTest, *, level: float = 0.95) -> Estimate:
    """Give the shift, after - before or first - second, with its exact interval.

    The interval is that of Bauer 1972 (Journal of the American Statistical Association 67:687); its
    level is at least ``level``, with ties as well. Where no interval of that level exists, because
    there are too few mothers, it is endless and ``note`` says so.

    Raises
    ------
    SampleError
        If the outcome has levels: the step from one level to the next is no fixed amount.
    ExactLimitError
        If the samples are too large to count every arrangement.
    """
    if test.levels is not None:
        raise SampleError(
            _(
                "A shift needs a measured outcome, such as millilitres; {levels} are levels. "
                "Use effect() instead."
            ).format(levels=", ".join(test.levels))
        )
    if isinstance(test, SignedRankTest):
        shifts = _walsh_averages(test.differences)
        ranks = range(1, test.pairs + 1)
        place = _outermost_place(SignArrangements(tuple(ranks)), 1 - inside(level, "level"))
        name = mark("Hodges-Lehmann shift of the pairs")
    else:
        shifts = np.sort(np.subtract.outer(test.first, test.second).ravel())
        scores = tuple(range(test.first_size + test.second_size))
        place = _outermost_place(
            SplitArrangements(scores, test.first_size), 1 - inside(level, "level")
        )
        name = mark("Hodges-Lehmann shift between the groups")
    too_few = _("There are too few mothers for an interval of this level.")
    return Estimate(
        value=float(np.median(shifts)),
        low=float(shifts[place - 1]) if place else -inf,
        high=float(shifts[-place]) if place else inf,
        level=level,
        name=name,
        method=mark("exact, distribution-free (Bauer 1972)"),
        note=None if place else too_few,
    )


def _walsh_averages(differences: FloatArray) -> FloatArray:
    sums = np.add.outer(differences, differences)
    return np.sort(sums[np.triu_indices(len(differences))]) / 2


def _outermost_place(arrangements: Arrangements, alpha: float) -> int:
    """Give the place, from either end of the sorted shifts, where the interval ends; 0 for none.

    It is the number of values of the untied statistic, counted from the smallest, up to which the
    null probability is at most alpha / 2.
    """
    number = arrangements.number
    _totals, counts = arrangements.counts(exact=number > LARGEST_FLOAT_COUNT)
    # 1 - 0.9 is a little less than 0.1 as a float; a place that is allowed exactly must be found.
    allowed = int(Fraction(alpha / 2) * (1 + Fraction(1, 10**12)) * number)
    return bisect_right(np.cumsum(counts).tolist(), allowed)
