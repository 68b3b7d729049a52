"""The p-value of every possible outcome at once, for a yes/no outcome.

With a yes/no outcome a study of 10 and 10 mothers can end in only 11 x 11 ways. Their p-values fit
in one table, which is all that exact power needs. Entry [a, b] belongs to ``a`` successes in the
first group and ``b`` in the second; for pairs, to ``a`` mothers improved and ``b`` worsened.

The methods are those of the single tests, written for whole tables:

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

import numpy as np
from scipy.special import gammaln, ndtr, xlog1py, xlogy

from midwifery_stats.inference.arguments import Alternative
from midwifery_stats.inference.coding import FloatArray
from midwifery_stats.inference.null_distribution import IntArray

GROUP_METHODS = ("exact", "mid-p", "fisher", "normal", "continuity")
PAIR_METHODS = ("exact", "mid-p", "normal", "continuity")

# Probabilities that differ by less than this factor count as equal, as in R's fisher.test.
_SAME = 1 + 1e-7


def groups_table(
    first_size: int, second_size: int, method: str, alternative: Alternative
) -> FloatArray:
    """Give the p-values of all outcomes of two groups, shape (first_size + 1, second_size + 1)."""
    if first_size * second_size <= _WORTH_KEEPING:
        return _kept_groups_table(first_size, second_size, method, alternative)
    return _groups_table(first_size, second_size, method, alternative)


def pairs_table(pairs: int, method: str, alternative: Alternative) -> FloatArray:
    """Give the p-values of all outcomes of pairs, shape (pairs + 1, pairs + 1).

    Entries with more than ``pairs`` mothers changed cannot happen; they hold 1.
    """
    improved, worsened = np.ogrid[: pairs + 1, : pairs + 1]
    changed = np.minimum(improved + worsened, pairs)
    if method in ("exact", "mid-p"):
        table = _binomial_tails(pairs, alternative, midp=method == "mid-p")[
            changed, np.minimum(improved, changed)
        ]
    else:
        # In ranks, which all equal (changed + 1) / 2, half a rank is this much of one mother.
        correction = 1 / (changed + 1) if method == "continuity" else 0.0
        table = _normal((improved - worsened) / 2, changed / 4, correction, alternative)
    return np.where(improved + worsened <= pairs, table, 1.0)


_WORTH_KEEPING = 10_000  # entries; larger tables are made anew rather than kept


@lru_cache(maxsize=512)
def _kept_groups_table(
    first_size: int, second_size: int, method: str, alternative: Alternative
) -> FloatArray:
    table = _groups_table(first_size, second_size, method, alternative)
    table.setflags(write=False)
    return table


def _groups_table(
    first_size: int, second_size: int, method: str, alternative: Alternative
) -> FloatArray:
    first, second = np.ogrid[: first_size + 1, : second_size + 1]
    total = first_size + second_size
    successes = first + second
    if method in ("normal", "continuity"):
        # The difference from the expected successes, and its hypergeometric variance. One success
        # more or less in the first group moves U by half of all mothers, total / 2.
        variance = (
            first_size * second_size * successes * (total - successes) / (total**2 * (total - 1))
        )
        correction = 1 / total if method == "continuity" else 0.0
        return _normal(first - first_size * successes / total, variance, correction, alternative)
    tails = _hypergeometric_tails(first_size, second_size, method, alternative)
    by_outcome: FloatArray = tails[successes, np.broadcast_to(first, successes.shape)]
    return by_outcome


def _normal(
    deviation: FloatArray,
    variance: FloatArray,
    correction: FloatArray | float,
    alternative: Alternative,
) -> FloatArray:
    """P-values of a deviation from its expectation; 1 where the variance is 0."""
    spread = np.sqrt(np.where(variance > 0, variance, 1.0))
    if alternative == "two-sided":
        distance = np.maximum(np.abs(deviation) - correction, 0.0)
        p = 2 * ndtr(-distance / spread)
    else:
        upwards = deviation if alternative == "greater" else -deviation
        p = ndtr(-(upwards - correction) / spread)
    return np.where(variance > 0, p, 1.0)


def _hypergeometric_tails(
    first_size: int, second_size: int, method: str, alternative: Alternative
) -> FloatArray:
    """P-values [successes in all, successes in the first group], conditional on the former."""
    total = first_size + second_size
    successes, first = np.ogrid[: total + 1, : first_size + 1]
    second = successes - first
    possible = (second >= 0) & (second <= second_size)
    # For each number of successes in all: how likely is it that so many are in the first group?
    log_probability = (
        _log_choose(first_size)[first]
        + _log_choose(second_size)[np.clip(second, 0, second_size)]
        - _log_choose(total)[successes]
    )
    probability = np.where(possible, np.exp(log_probability), 0.0)
    if alternative == "two-sided" and method == "fisher":
        return _at_most_as_probable(probability)
    return _tails(
        probability, first, 2 * first_size * successes, total, alternative, method == "mid-p"
    )


def _binomial_tails(pairs: int, alternative: Alternative, *, midp: bool) -> FloatArray:
    """P-values [mothers changed, mothers improved]; each change is up or down by a fair coin."""
    changed, improved = np.ogrid[: pairs + 1, : pairs + 1]
    log_factorial = gammaln(np.arange(pairs + 1) + 1.0)
    worsened = np.clip(changed - improved, 0, None)
    log_probability = (
        log_factorial[changed] - log_factorial[improved] - log_factorial[worsened]
    ) - changed * np.log(2)
    probability = np.where(improved <= changed, np.exp(log_probability), 0.0)
    return _tails(probability, improved, changed, 1, alternative, midp)


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
    half_seen = probability / 2 if midp else np.zeros_like(probability)
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


@lru_cache(maxsize=512)
def _log_choose(size: int) -> FloatArray:
    """Give log C(size, k) for k = 0 to size."""
    log_factorial = gammaln(np.arange(size + 1) + 1.0)
    log_choose: FloatArray = log_factorial[-1] - log_factorial - log_factorial[::-1]
    return log_choose


def binomial_probabilities(size: int, rate: float) -> FloatArray:
    """Give the probability of 0 to ``size`` successes."""
    successes = np.arange(size + 1)
    log_probability = xlogy(successes, rate) + xlog1py(size - successes, -rate)
    probability: FloatArray = np.exp(_log_choose(size) + log_probability)
    return probability


def _capped(p: FloatArray) -> FloatArray:
    return np.minimum(p, 1.0)
