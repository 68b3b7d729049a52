"""How large is the effect on a yes/no outcome? Each with an interval that behaves at the edge.

Every function takes either counts (successes and size of the first group, then of the second) or
two samples, as `fisher_exact` takes them; success is the higher of the two values. A positive
difference, or a ratio above 1, always means that *first* (or *after*) has more successes.
"""

from __future__ import annotations

from dataclasses import replace
from math import inf, log, sqrt
from typing import Any

import numpy as np

from midwifery_stats.inference.arguments import inside, successes_and_size
from midwifery_stats.inference.coding import FloatArray, Levels, SampleError
from midwifery_stats.inference.estimate import Estimate, crossing, normal_quantile, wilson
from midwifery_stats.inference.samples import two_samples, values_seen
from midwifery_stats.inference.yes_no_tables import log_weights_near
from midwifery_stats.language import _, decimal, mark

Shares = tuple[int, int, int, int]
"""Successes and size of the first group, successes and size of the second."""


def risk_difference(
    first_successes: Any,
    first_size: Any,
    second_successes: int | None = None,
    second_size: int | None = None,
    *,
    level: float = 0.95,
) -> Estimate:
    """Give the difference of two shares of successes, first - second, from -1 to 1.

    The interval joins the Wilson intervals of the two shares (Newcombe 1998, Statistics in
    Medicine 17:873, method 10).
    """
    first, first_all, second, second_all = _shares(
        first_successes, first_size, second_successes, second_size
    )
    level = inside(level, "level")
    first_share, second_share = first / first_all, second / second_all
    first_low, first_high = wilson(first_share, first_all, level)
    second_low, second_high = wilson(second_share, second_all, level)
    difference = first_share - second_share
    return Estimate(
        value=difference,
        low=difference - sqrt((first_share - first_low) ** 2 + (second_high - second_share) ** 2),
        high=difference + sqrt((first_high - first_share) ** 2 + (second_share - second_low) ** 2),
        level=level,
        name=mark("risk difference"),
        method=mark("Newcombe 1998, method 10"),
    )


def risk_ratio(
    first_successes: Any,
    first_size: Any,
    second_successes: int | None = None,
    second_size: int | None = None,
    *,
    level: float = 0.95,
) -> Estimate:
    """Give the share of successes in the first group over that in the second.

    The interval holds every ratio that Koopman's score test does not reject (Koopman 1984,
    Biometrics 40:513). Without any success in the second group it has no upper end, without any in
    the first it begins at 0.

    Raises
    ------
    SampleError
        If neither group has a success.
    """
    first, first_all, second, second_all = shares = _shares(
        first_successes, first_size, second_successes, second_size
    )
    squared_z = normal_quantile(inside(level, "level")) ** 2
    if not first + second:
        raise SampleError(
            _("No mother of either group had a success, so there is no ratio of their shares.")
        )

    def distance(log_ratio: float) -> float:
        return _koopman(float(np.exp(log_ratio)), *shares) - squared_z

    value = inf if not second else first * second_all / (second * first_all)
    far = 40.0
    seen = far if not second else log(value) if first else -far
    return Estimate(
        value=value,
        low=float(np.exp(crossing(distance, -far, seen))) if first else 0.0,
        high=float(np.exp(crossing(distance, seen, far))) if second else inf,
        level=level,
        name=mark("risk ratio"),
        method=mark("Koopman 1984, score"),
    )


def number_needed_to_treat(
    first_successes: Any,
    first_size: Any,
    second_successes: int | None = None,
    second_size: int | None = None,
    *,
    level: float = 0.95,
) -> Estimate:
    """Give how many mothers must be treated for one success more: 1 / risk difference.

    The first group is the treated one. A negative number counts mothers treated for one success
    less. The interval is that of the risk difference, turned over (Altman 1998, BMJ 317:1309). If
    that one holds 0, the number has no interval between two ends: it runs from a benefit over
    "no number is enough" to a harm. Then both ends are infinite, and ``note`` says where it runs.
    """
    difference = risk_difference(
        first_successes, first_size, second_successes, second_size, level=level
    )
    return _turned_over(difference, mark("number needed to treat"))


def odds_ratio(
    first_successes: Any,
    first_size: Any,
    second_successes: int | None = None,
    second_size: int | None = None,
    *,
    level: float = 0.95,
) -> Estimate:
    """Give the conditional odds ratio of success, first against second, with its exact interval.

    Value and interval are those of R's ``fisher.test`` (Cornfield 1956; Fisher 1935): the
    hypergeometric distribution tilted until the expected count, or a tail of (1 - level) / 2, is
    what was seen. If no mother of a group succeeded, or every mother did, the estimate is 0 or
    infinite, and so is that end of the interval. This is how little such a sample says.

    Raises
    ------
    SampleError
        If all mothers of both groups have the same outcome: there is nothing to compare.
    """
    first, first_all, second, second_all = _shares(
        first_successes, first_size, second_successes, second_size
    )
    successes, tail = first + second, (1 - inside(level, "level")) / 2
    if not 0 < successes < first_all + second_all:
        raise SampleError(
            _(
                "All {mothers} mothers had the same outcome, so there are no odds to compare: "
                "give counts with at least one success and one failure."
            ).format(mothers=first_all + second_all)
        )
    fewest, most = max(0, successes - second_all), min(successes, first_all)
    counts, log_weights = log_weights_near(first, first_all, second_all, successes)

    def tilted(log_ratio: float) -> FloatArray:
        logs = log_weights + log_ratio * (counts - first)
        weights = np.exp(logs - logs.max())
        return np.asarray(weights / weights.sum())

    def solved(wanted: Any) -> float:
        return float(np.exp(crossing(wanted, -60.0, 60.0)))

    at_least, at_most = counts >= first, counts <= first
    value = 0.0 if first == fewest else inf
    if fewest < first < most:
        value = solved(lambda t: float(tilted(t) @ counts) - first)
    return Estimate(
        value=value,
        low=0.0 if first == fewest else solved(lambda t: float(tilted(t)[at_least].sum()) - tail),
        high=inf if first == most else solved(lambda t: tail - float(tilted(t)[at_most].sum())),
        level=level,
        name=mark("odds ratio"),
        method=mark("conditional maximum likelihood, exact interval"),
        at_least=True,
    )


def yes_no(before: FloatArray, after: FloatArray, levels: Levels) -> tuple[FloatArray, FloatArray]:
    """Recode an outcome of two values as 0 and 1."""
    values = values_seen(before, after)
    if levels is not None:
        values = np.arange(len(levels), dtype=float)
    elif np.isin(values, [0.0, 1.0]).all():
        values = np.array([0.0, 1.0])
    if len(values) != 2:
        raise SampleError(
            _(
                "This needs an outcome with two values, such as yes and no; this one has {count}."
            ).format(count=len(values))
        )
    middle = values.mean()
    return (before > middle).astype(float), (after > middle).astype(float)


def _shares(first: Any, first_size: Any, second: Any, second_size: Any) -> Shares:
    """Give the counts of two groups, typed as such or counted in two samples."""
    if second is None and second_size is None and np.ndim(first_size) > 0:
        samples = two_samples(first, first_size)
        one, other = yes_no(samples.first, samples.second, samples.levels)
        return int(one.sum()), len(one), int(other.sum()), len(other)
    return (
        *successes_and_size(first, first_size, "first"),
        *successes_and_size(second, second_size, "second"),
    )


def _turned_over(difference: Estimate, name: str) -> Estimate:
    value = 1 / difference.value if difference.value else inf
    turned = replace(difference, value=value, name=name)
    if difference.low > 0 or difference.high < 0:
        return replace(turned, low=1 / difference.high, high=1 / difference.low)
    return replace(
        turned,
        low=-inf,
        high=inf,
        note=_(
            "The interval of the risk difference holds 0, so this one has two parts: {benefit} "
            "or more mothers treated for one success more, or {harm} or more for one success less. "
            "Between them lies no effect: no number of mothers is enough."
        ).format(
            benefit=_mothers(difference.high),
            harm=_mothers(-difference.low),
        ),
    )


def _mothers(difference: float) -> str:
    return decimal(1 / difference, 1) if difference > 0 else "∞"


def _koopman(ratio: float, first: int, first_all: int, second: int, second_all: int) -> float:
    """Koopman's chi-square: how far both shares are from the likeliest with this ratio."""
    everyone, successes = first_all + second_all, first + second
    b = -(first_all * ratio + first + second_all + second * ratio)
    share = 2 * successes / (-b + sqrt(max(0.0, b * b - 4 * everyone * ratio * successes)))
    chi_square = 0.0
    for count, size, expected in (
        (first, first_all, min(ratio * share, 1.0)),
        (second, second_all, min(share, 1.0)),
    ):
        if 0 < expected < 1:
            chi_square += (count - size * expected) ** 2 / (size * expected * (1 - expected))
        elif count != size * expected:
            return inf
    return chi_square
