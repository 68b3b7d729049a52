"""The p-value of every possible outcome at once, for a yes/no outcome.

With a yes/no outcome a study of 10 and 10 mothers can end in only 11 x 11 ways. Their p-values fit
in one table, which is all that exact power needs. Entry [a, b] belongs to ``a`` successes in the
first group and ``b`` in the second; for pairs, to ``a`` mothers improved and ``b`` worsened.

The methods here are those of the single tests, written for whole tables (`unconditional` adds
Boschloo's and Barnard's tests):

- ``exact``: Mann-Whitney (groups), Wilcoxon = sign = McNemar (pairs); two-sided by
  P(|T - E T| >= |t - E T|)
- ``fisher``: Fisher's two-sided rule instead, every table that is at most as probable; with equal
  groups the same as ``exact``
- ``mid-p``: as ``exact``, but outcomes as far off as the one seen count half
- ``normal``: z with tie correction and without continuity correction, as SPSS prints it
- ``continuity``: the same with a correction of half a rank, as R's wilcox.test before 4.6 prints it
"""

from __future__ import annotations

from functools import lru_cache
from math import erfc, log, sqrt

import numpy as np

from midwifery_stats.inference.arguments import Alternative
from midwifery_stats.inference.coding import FloatArray
from midwifery_stats.inference.null_distribution import IntArray

CONDITIONAL_METHODS = ("exact", "mid-p", "fisher", "normal", "continuity")
PAIR_METHODS = ("exact", "mid-p", "normal", "continuity")

# Probabilities that differ by less than this factor count as equal, as in R's fisher.test.
_SAME = 1 + 1e-7


def conditional_table(
    first_size: int, second_size: int, method: str, alternative: Alternative
) -> FloatArray:
    """Give the p-values of all outcomes of two groups, shape (first_size + 1, second_size + 1)."""
    first, second = np.ogrid[: first_size + 1, : second_size + 1]
    totals = np.arange(first_size + second_size + 1)
    rows = conditional_rows(first_size, second_size, method, alternative, totals)
    table: FloatArray = rows[first + second, np.broadcast_to(first, (first + second).shape)]
    return table


def conditional_rows(
    first_size: int, second_size: int, method: str, alternative: Alternative, totals: IntArray
) -> FloatArray:
    """Give the p-values for these numbers of successes in all, one row each.

    Columns count the successes in the first group; what cannot be holds 1 or less than nothing.
    """
    everyone = first_size + second_size
    successes, first = totals[:, None], np.arange(first_size + 1)[None, :]
    if method in ("normal", "continuity"):
        # The difference from the expected successes, and its hypergeometric variance. One success
        # more or less in the first group moves U by half of all mothers, everyone / 2.
        variance = (
            first_size
            * second_size
            * (successes * (everyone - successes) / (everyone**2 * max(everyone - 1, 1)))
        )
        correction = 1 / everyone if method == "continuity" else 0.0
        return _normal(first - first_size * successes / everyone, variance, correction, alternative)
    probability = hypergeometric(first_size, second_size, totals)
    if alternative == "two-sided" and method == "fisher":
        return _at_most_as_probable(probability)
    mean = 2 * first_size * successes
    return _tails(probability, first, mean, everyone, alternative, method == "mid-p")


def hypergeometric(first_size: int, second_size: int, totals: IntArray) -> FloatArray:
    """Give, for each number of successes in all, how likely so many are in the first group."""
    successes, first = totals[:, None], np.arange(first_size + 1)[None, :]
    second = successes - first
    possible = (second >= 0) & (second <= second_size)
    log_probability = (
        log_choose(first_size)[first]
        + log_choose(second_size)[np.clip(second, 0, second_size)]
        - log_choose(first_size + second_size)[successes]
    )
    return np.asarray(np.where(possible, np.exp(log_probability), 0.0))


def log_weights_near(
    first: int, first_all: int, second_all: int, successes: int
) -> tuple[FloatArray, FloatArray]:
    """Give the counts that the first group can have, and the logarithms of their weights.

    Counts further than 40 standard deviations from the one seen weigh nothing in what is sought.
    """
    reach = int(20 * sqrt(first_all + second_all)) + 40
    low = max(0, successes - second_all, first - reach)
    counts = np.arange(low, min(successes, first_all, first + reach) + 1)
    # log of C(n1, k) C(n2, s - k), built up from the first count by the ratio of neighbours.
    k = counts[:-1].astype(float)
    steps = (np.log(first_all - k) - np.log(k + 1)) + (
        np.log(successes - k) - np.log(second_all - successes + k + 1)
    )
    return counts.astype(float), np.concatenate([[0.0], np.cumsum(steps)])


@lru_cache(maxsize=32)
def pairs_rows(pairs: int, method: str, alternative: Alternative) -> FloatArray:
    """Give the p-values [mothers changed, mothers improved]; 1 where it cannot be."""
    changed, improved = np.ogrid[: pairs + 1, : pairs + 1]
    if method in ("exact", "mid-p"):
        chances = binomial_rows(pairs, 0.5)
        table = _tails(chances, improved, changed, 1, alternative, method == "mid-p")
    else:
        # In ranks, which all equal (changed + 1) / 2, half a rank is this much of one mother.
        correction = 1 / (changed + 1) if method == "continuity" else 0.0
        table = _normal(improved - changed / 2, changed / 4, correction, alternative)
    table = np.asarray(np.where(improved <= changed, table, 1.0))
    table.setflags(write=False)
    return table


def pairs_table(pairs: int, method: str, alternative: Alternative) -> FloatArray:
    """Give the p-values of all outcomes of pairs, shape (pairs + 1, pairs + 1).

    Entries with more than ``pairs`` mothers changed cannot happen; they hold 1.
    """
    improved, worsened = np.ogrid[: pairs + 1, : pairs + 1]
    changed = np.minimum(improved + worsened, pairs)
    table = pairs_rows(pairs, method, alternative)[changed, np.minimum(improved, changed)]
    return np.asarray(np.where(improved + worsened <= pairs, table, 1.0))


@lru_cache(maxsize=512)
def log_choose(size: int) -> FloatArray:
    """Give log C(size, k) for k = 0 to size."""
    log_factorial = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1.0, size + 1)))])
    log_choose: FloatArray = log_factorial[-1] - log_factorial - log_factorial[::-1]
    return log_choose


def binomial_probabilities(size: int, rate: float) -> FloatArray:
    """Give the probability of 0 to ``size`` successes."""
    successes = np.arange(size + 1)
    if rate in (0.0, 1.0):
        return np.asarray(successes == size * rate, dtype=float)
    logs = log_choose(size) + successes * log(rate) + (size - successes) * log(1 - rate)
    probability: FloatArray = np.exp(logs)
    return probability


def binomial_rows(largest: int, rate: float) -> FloatArray:
    """Give the probability [size, successes] for all sizes up to ``largest``; 0 where impossible.

    Pascal's triangle in logarithms: each row is that of `binomial_probabilities`.
    """
    size, successes = np.ogrid[: largest + 1, : largest + 1]
    if rate in (0.0, 1.0):
        return np.asarray(successes == size * rate, dtype=float)
    log_factorial = log_choose(largest)[0] - np.concatenate(
        [[0.0], np.cumsum(np.log(np.arange(1.0, largest + 1)))]
    )
    failures = np.clip(size - successes, 0, None)
    logs = log_factorial[successes] + log_factorial[failures] - log_factorial[size]
    logs = logs + successes * log(rate) + failures * log(1 - rate)
    return np.where(successes <= size, np.exp(logs), 0.0)


def _normal(
    deviation: FloatArray,
    variance: FloatArray,
    correction: FloatArray | float,
    alternative: Alternative,
) -> FloatArray:
    """P-values of a deviation from its expectation; 1 where the variance is 0."""
    spread = np.sqrt(np.where(variance > 0, variance, 1.0))
    if alternative == "two-sided":
        away = np.maximum(np.abs(deviation) - correction, 0.0) / spread
    else:
        away = ((deviation if alternative == "greater" else -deviation) - correction) / spread
    p = np.asarray(np.frompyfunc(erfc, 1, 1)(away / sqrt(2)), dtype=float)
    return np.where(variance > 0, p if alternative == "two-sided" else p / 2, 1.0)


def _tails(
    probability: FloatArray,
    value: IntArray,
    twice_mean: IntArray,
    unit: int,
    alternative: Alternative,
    midp: bool,
) -> FloatArray:
    """Sum each row's tails. A row's mean is twice_mean / (2 unit): integers, so no float noise."""
    below = np.cumsum(probability, axis=1)
    above = np.cumsum(probability[:, ::-1], axis=1)[:, ::-1]
    # Where only one value can be, there is nothing to test: its p is 1.
    half_seen = np.where(probability < 1, probability / 2, 0.0) if midp else np.zeros_like(below)
    if alternative == "greater":
        return _capped(above - half_seen)
    if alternative == "less":
        return _capped(below - half_seen)

    # The value as far from the mean on the other side; between two values the outer one.
    mirror = twice_mean - unit * value
    is_above = unit * value > mirror
    other = np.where(is_above, mirror // unit, -(-mirror // unit))
    last = probability.shape[1] - 1
    inside = (other >= 0) & (other <= last)
    index = np.clip(other, 0, last)
    rows = np.arange(len(probability))[:, None]
    far_side = np.where(is_above, below[rows, index], above[rows, index])
    p = np.where(is_above, above, below) + np.where(inside, far_side, 0.0)
    as_far = inside & (other * unit == mirror)
    p = p - half_seen - np.where(as_far, half_seen[rows, index], 0.0)
    centre = unit * value == mirror
    return _capped(np.where(centre, 1.0 - half_seen, p))


def _at_most_as_probable(probability: FloatArray) -> FloatArray:
    """Sum, for each entry, all entries of its row that are at most as probable."""
    order = np.argsort(probability, axis=1)
    ascending = np.take_along_axis(probability, order, axis=1)
    sums = np.cumsum(ascending, axis=1)
    columns = np.arange(probability.shape[1])
    # Equally probable entries share the sum of the last of them.
    is_last = np.ones(probability.shape, dtype=bool)
    is_last[:, :-1] = ascending[:, 1:] > ascending[:, :-1] * _SAME
    last = np.where(is_last, columns, columns[-1])
    last = np.minimum.accumulate(last[:, ::-1], axis=1)[:, ::-1]
    p = np.empty_like(probability)
    np.put_along_axis(p, order, np.take_along_axis(sums, last, axis=1), axis=1)
    return _capped(p)


def _capped(p: FloatArray) -> FloatArray:
    return np.minimum(p, 1.0)
