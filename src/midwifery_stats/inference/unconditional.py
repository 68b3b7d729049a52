"""Boschloo's and Barnard's tests, and the true size of any test of a yes/no outcome.

A conditional test (Fisher, Mann-Whitney) looks only at studies with as many successes in all as
were seen. An unconditional one looks at every study of these sizes. For that it must know how
frequent success is when there is no difference, which nobody knows: so it takes the frequency that
is worst for it. ``largest_chance`` finds that worst case, for these tests and for the size of every
other test.

- ``boschloo``: outcomes ordered by Fisher's one-sided p; two-sided p is twice the smaller one-sided
  p, as in SciPy (Boschloo 1970, Statistica Neerlandica 24:1). R's package Exact orders by Fisher's
  two-sided p instead.
- ``barnard``: outcomes ordered by z with pooled variance (Suissa and Shuster 1985, Journal of the
  Royal Statistical Society A 148:317), as in SciPy.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from midwifery_stats.inference.arguments import Alternative, LimitError
from midwifery_stats.inference.coding import FloatArray
from midwifery_stats.inference.printed import is_significant
from midwifery_stats.inference.yes_no_tables import (
    CONDITIONAL_METHODS,
    conditional_table,
    hypergeometric,
    log_choose,
)
from midwifery_stats.language import _

UNCONDITIONAL_METHODS = ("boschloo", "barnard")
GROUP_METHODS = (*CONDITIONAL_METHODS, *UNCONDITIONAL_METHODS)

LARGEST_TABLE = 2_200_000
"""Outcomes times mothers up to which all p-values are made: 100 against 100 mothers."""

LARGEST_OUTCOMES = 260_000
"""Outcomes up to which one p-value is made: 500 against 500 mothers."""

_SAME = 1e-9  # orderings closer than this are equal
_STEPS_PER_SPREAD = 25


def groups_table(
    first_size: int, second_size: int, method: str, alternative: Alternative
) -> FloatArray:
    """Give the p-values of all outcomes of two groups, shape (first_size + 1, second_size + 1)."""
    if first_size * second_size <= 20_000:
        return _kept_table(first_size, second_size, method, alternative)
    return _table(first_size, second_size, method, alternative)


def significant_groups(
    first_size: int, second_size: int, method: str, alternative: Alternative, alpha: float
) -> NDArray[np.bool_]:
    """Tell for all outcomes of two groups whether p is at most alpha, shape as `groups_table`.

    Boschloo's and Barnard's tests look for the border instead of making every p-value.
    """
    if first_size * second_size <= 20_000:
        return _kept_significant(first_size, second_size, method, alternative, alpha)
    return _significant(first_size, second_size, method, alternative, alpha)


def unconditional_p(
    first: int,
    first_size: int,
    second: int,
    second_size: int,
    method: str,
    alternative: Alternative,
) -> float:
    """Give the p-value of one outcome by Boschloo's or Barnard's test."""
    if method == "boschloo" and alternative == "two-sided":
        one_sided = (
            unconditional_p(first, first_size, second, second_size, method, side)
            for side in ("greater", "less")
        )
        return min(1.0, 2 * min(one_sided))
    order = _order(first_size, second_size, method, alternative)
    by_total = _by_total(order <= order[first, second], first_size, second_size)
    return float(largest_chance(by_total[None, :])[0])


def smallest_p(first_size: int, second_size: int, method: str, alternative: Alternative) -> float:
    """Give the smallest p-value of all outcomes of two groups.

    In an unconditional test it belongs to all against none, whose chance rate**first_size
    (1 - rate)**second_size is largest at rate = first_size / all mothers.
    """
    everyone = first_size + second_size
    if method in CONDITIONAL_METHODS:
        return float(groups_table(first_size, second_size, method, alternative).min())
    if (method, alternative) == ("barnard", "two-sided") and first_size != second_size:
        # Both ends together: their sum is largest elsewhere.
        return unconditional_p(first_size, first_size, 0, second_size, method, alternative)
    one_end = (first_size / everyone) ** first_size * (second_size / everyone) ** second_size
    return 2 * one_end if alternative == "two-sided" else one_end


def true_size(significant: NDArray[np.bool_]) -> float:
    """Give the largest chance of these outcomes while both groups do equally well.

    That is how often a test is significant by chance alone, at worst.
    """
    first_size, second_size = significant.shape[0] - 1, significant.shape[1] - 1
    return float(largest_chance(_by_total(significant, first_size, second_size)[None, :])[0])


def largest_chance(by_total: FloatArray) -> FloatArray:
    """Give, for each row, the largest value of sum_s row[s] Binomial(s; N, rate) over all rates.

    ``by_total`` has a column for each number s of successes in all, 0 to N. A fine grid, evenly
    spaced in units of the binomial's own spread, finds the highest places; Newton's steps find the
    tops.
    """
    everyone = by_total.shape[1] - 1
    rates, chances = _grid(everyone)
    values = by_total @ chances
    largest = np.maximum(by_total[:, 0], by_total[:, -1])
    rows = np.arange(len(by_total))
    for _peak in range(2):
        best = values.argmax(axis=1)
        largest = np.maximum(largest, values[rows, best])
        low, high = rates[np.maximum(best - 1, 0)], rates[np.minimum(best + 1, len(rates) - 1)]
        largest = np.maximum(largest, _top(by_total, rates[best], low, high))
        near = np.abs(np.arange(len(rates))[None, :] - best[:, None]) <= _STEPS_PER_SPREAD // 2
        values = np.where(near, -1.0, values)
    return np.minimum(largest, 1.0)


def _is_rare(by_total: FloatArray, alpha: float) -> bool:
    """Tell whether the largest chance of one row is at most alpha, by the grid where that is clear.

    The grid's steps are 1/25 of a spread, so its highest place is less than 1% below the top.
    """
    rough = float((by_total @ _grid(len(by_total) - 1)[1]).max())
    if rough < 0.98 * alpha and max(by_total[0], by_total[-1]) < alpha:
        return True
    if not is_significant(rough, alpha):
        return False
    return bool(is_significant(largest_chance(by_total[None, :]), alpha)[0])


def _top(by_total: FloatArray, rate: FloatArray, low: FloatArray, high: FloatArray) -> FloatArray:
    """Climb to the top between ``low`` and ``high`` by Newton's method; give the values there."""
    everyone = by_total.shape[1] - 1
    totals = np.arange(everyone + 1.0)
    best = np.zeros(len(by_total))
    for _step in range(5):
        off, spread = totals - everyone * rate[:, None], (rate * (1 - rate))[:, None]
        logs = log_choose(everyone) + totals * np.log(rate)[:, None]
        logs = logs + (everyone - totals) * np.log1p(-rate)[:, None]
        weighted = by_total * np.exp(logs)
        best = np.maximum(best, weighted.sum(axis=1))
        slope = (weighted * off).sum(axis=1)
        curve = (weighted * (off**2 - (1 - 2 * rate[:, None]) * off - everyone * spread)).sum(
            axis=1
        )
        step = np.where(curve < 0, slope * spread[:, 0] / np.where(curve < 0, -curve, 1.0), 0.0)
        rate = np.clip(rate + step, low, high)
    return best


@lru_cache(maxsize=8)
def _grid(everyone: int) -> tuple[FloatArray, FloatArray]:
    """Give rates between 0 and 1, and Binomial(s; everyone, rate) with a column for each."""
    half = int(_STEPS_PER_SPREAD * np.pi * everyone**0.5) // 2 + 1
    low = np.sin(np.pi * (np.arange(1, half + 1) - 0.5) / (4 * half)) ** 2
    totals = np.arange(everyone + 1.0)[:, None]
    logs = log_choose(everyone)[:, None] + totals * np.log(low)
    chances = np.exp(logs + (everyone - totals) * np.log1p(-low))
    # A success at the rate r is as likely as a failure at 1 - r.
    return np.concatenate([low, 1 - low[::-1]]), np.hstack([chances, chances[::-1, ::-1]])


@lru_cache(maxsize=64)
def _order(
    first_size: int, second_size: int, method: str, alternative: Alternative
) -> NDArray[np.int64]:
    """Number all outcomes from the most extreme on; equally extreme ones share a number."""
    if (first_size + 1) * (second_size + 1) > LARGEST_OUTCOMES:
        raise LimitError(
            _(
                "Boschloo's and Barnard's tests go up to 500 against 500 mothers, not to {first} "
                'against {second}: choose method="mid-p" or "normal".'
            ).format(first=first_size, second=second_size)
        )
    if method == "boschloo":
        p = conditional_table(first_size, second_size, "fisher", alternative)
        extremeness: FloatArray = np.log(np.maximum(p, 1e-300))
    else:
        first, second = np.ogrid[: first_size + 1, : second_size + 1]
        everyone, successes = first_size + second_size, first + second
        spread = np.asarray(successes * (everyone - successes), dtype=float)
        z = (first * second_size - second * first_size) / np.sqrt(np.where(spread, spread, np.inf))
        extremeness = np.asarray(
            {"greater": -z, "less": z, "two-sided": -np.abs(z)}[alternative], dtype=float
        )
    ascending = np.argsort(extremeness, axis=None, kind="stable")
    sizes = extremeness.ravel()[ascending]
    steps = np.diff(sizes) > _SAME * np.maximum(1.0, np.abs(sizes[1:]))
    order: NDArray[np.int64] = np.empty(sizes.size, dtype=np.int64)
    order[ascending] = np.concatenate([[0], np.cumsum(steps)])
    return order.reshape(extremeness.shape)


@lru_cache(maxsize=32)
def _weights(first_size: int, second_size: int) -> FloatArray:
    """How likely each outcome is, given its number of successes in all."""
    first, second = np.ogrid[: first_size + 1, : second_size + 1]
    rows = hypergeometric(first_size, second_size, np.arange(first_size + second_size + 1))
    weights: FloatArray = rows[first + second, np.broadcast_to(first, (first + second).shape)]
    return weights


def _by_total(outcomes: NDArray[np.bool_], first_size: int, second_size: int) -> FloatArray:
    """Give, for each number of successes in all, how likely one of these outcomes is."""
    totals = np.add.outer(np.arange(first_size + 1), np.arange(second_size + 1))
    weights = _weights(first_size, second_size)
    places = totals[outcomes].astype(np.intp)
    summed = np.bincount(places, weights[outcomes], minlength=first_size + second_size + 1)
    return np.asarray(summed, dtype=float)


def _table(first_size: int, second_size: int, method: str, alternative: Alternative) -> FloatArray:
    if method in CONDITIONAL_METHODS:
        return conditional_table(first_size, second_size, method, alternative)
    if method == "boschloo" and alternative == "two-sided":
        one_sided = [
            groups_table(first_size, second_size, method, side) for side in ("greater", "less")
        ]
        return np.asarray(np.minimum(1.0, 2 * np.minimum(*one_sided)))
    everyone = first_size + second_size
    if (first_size + 1) * (second_size + 1) * (everyone + 1) > LARGEST_TABLE:
        raise LimitError(
            _(
                "All p-values of Boschloo's and Barnard's tests are made up to 100 against 100 "
                'mothers, not for {first} against {second}: choose method="mid-p" or "normal".'
            ).format(first=first_size, second=second_size)
        )
    order = _order(first_size, second_size, method, alternative)
    totals = np.add.outer(np.arange(first_size + 1), np.arange(second_size + 1))
    by_total = np.zeros((int(order.max()) + 1, everyone + 1))
    np.add.at(by_total, (order, totals), _weights(first_size, second_size))
    return largest_chance(np.cumsum(by_total, axis=0))[order]


@lru_cache(maxsize=512)
def _kept_table(
    first_size: int, second_size: int, method: str, alternative: Alternative
) -> FloatArray:
    table = _table(first_size, second_size, method, alternative)
    table.setflags(write=False)
    return table


def _significant(
    first_size: int, second_size: int, method: str, alternative: Alternative, alpha: float
) -> NDArray[np.bool_]:
    if method in CONDITIONAL_METHODS:
        table = groups_table(first_size, second_size, method, alternative)
        return is_significant(table, alpha)
    if method == "boschloo" and alternative == "two-sided":
        greater = significant_groups(first_size, second_size, method, "greater", alpha / 2)
        # The groups change places; equal ones need no second search.
        less = significant_groups(second_size, first_size, method, "greater", alpha / 2).T
        return greater | less
    order = _order(first_size, second_size, method, alternative)
    inside, beyond = -1, int(order.max()) + 1
    while beyond - inside > 1:
        middle = (inside + beyond) // 2
        rare = _is_rare(_by_total(order <= middle, first_size, second_size), alpha)
        inside, beyond = (middle, beyond) if rare else (inside, middle)
    return order <= inside


@lru_cache(maxsize=1024)
def _kept_significant(
    first_size: int, second_size: int, method: str, alternative: Alternative, alpha: float
) -> NDArray[np.bool_]:
    table = _significant(first_size, second_size, method, alternative, alpha)
    table.setflags(write=False)
    return table
