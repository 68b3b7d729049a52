"""Power and true size of the tests of a yes/no outcome, exactly.

For a yes/no outcome nothing has to be simulated: a study of 10 and 10 mothers can end in 11 x 11
ways, so its power is a sum of 121 probabilities. A result counts as significant when p is at most
alpha. What that p is depends on the test, so every answer here belongs to a ``method``: those of
`yes_no_tables`, and for two groups "boschloo" and "barnard" too (see `unconditional`).

One curve serves all questions: `pairs_curve` and `groups_curve` give the power at many sizes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from midwifery_stats.inference.arguments import (
    Alternative,
    LimitError,
    check_alternative,
    inside,
    one_of,
    rate,
    whole_number,
    whole_numbers,
)
from midwifery_stats.inference.coding import FloatArray
from midwifery_stats.inference.printed import is_significant
from midwifery_stats.inference.unconditional import (
    GROUP_METHODS,
    UNCONDITIONAL_METHODS,
    largest_chance,
    significant_groups,
    true_size,
)
from midwifery_stats.inference.yes_no_tables import (
    PAIR_METHODS,
    binomial_probabilities,
    binomial_rows,
    conditional_rows,
    pairs_rows,
)
from midwifery_stats.language import InputError, _

LARGEST_PAIRS = 1000
"""The most mothers of a before/after study that a power is given for."""

LARGEST_GROUP = 500
"""The most mothers in each group that a power is given for."""

_NEGLIGIBLE = 7.5  # standard deviations beyond which a binomial weighs less than 1e-12


@dataclass(frozen=True)
class PowerCurve:
    """The power of studies of each size, for one truth and one test.

    With one group (``second_rate`` is None) a size counts the mothers, and ``first_rate`` is how
    likely each of them is to improve. With two groups a size counts the mothers in each group.
    ``true_size`` is, for each size, how often the test is significant by chance alone, at worst.
    """

    first_rate: float
    second_rate: float | None
    sizes: tuple[int, ...]
    power: tuple[float, ...]
    true_size: tuple[float, ...]
    alpha: float
    method: str

    @property
    def groups(self) -> int:
        """How many groups the studies have: 1 or 2."""
        return 1 if self.second_rate is None else 2


def power_pairs(
    n: int,
    improve: float,
    worsen: float = 0.0,
    *,
    alpha: float = 0.05,
    method: str = "exact",
    alternative: Alternative = "two-sided",
) -> float:
    """Give the probability that a before/after study of ``n`` mothers comes out significant.

    Each mother improves with probability ``improve``, worsens with probability ``worsen`` and
    otherwise stays as she was. ``method``: "exact" (Wilcoxon, sign test and McNemar are one test
    here), "mid-p", "normal" (SPSS) or "continuity" (R before 4.6).
    """
    mothers = whole_number(n, "n", smallest=1, largest=LARGEST_PAIRS)
    return pairs_curve(improve, worsen, alpha, method, alternative)([mothers])[0]


def power_groups(
    first_size: int,
    second_size: int,
    first_rate: float,
    second_rate: float,
    *,
    alpha: float = 0.05,
    method: str = "exact",
    alternative: Alternative = "two-sided",
) -> float:
    """Give the probability that a comparison of two groups comes out significant.

    A two-sided test counts significant results in either direction, also those in which the group
    with the lower rate does better.

    A mother of the first group succeeds with probability ``first_rate``, one of the second with
    ``second_rate``. ``method``: "exact" (Mann-Whitney, two-sided by distance), "fisher" (two-sided
    by table probability; the same when the groups are equal), "mid-p", "boschloo", "barnard",
    "normal" (SPSS) or "continuity" (R before 4.6, SciPy).
    """
    sizes = two_sizes(first_size, second_size)
    return groups_curve(first_rate, second_rate, alpha, method, alternative)([sizes])[0]


def true_size_pairs(
    n: int,
    *,
    alpha: float = 0.05,
    method: str = "exact",
    alternative: Alternative = "two-sided",
) -> float:
    """Give how often a before/after test is significant by chance alone, at worst.

    By chance alone a mother improves as often as she worsens; how often anyone changes at all is
    not known, so the share of changes that is worst counts. At most alpha for "exact".
    """
    mothers = whole_number(n, "n", smallest=1, largest=LARGEST_PAIRS)
    found = _found_by_changed(mothers, 0.5, method, alternative, alpha)
    return float(largest_chance(found[None, :])[0])


def true_size_groups(
    first_size: int,
    second_size: int,
    *,
    alpha: float = 0.05,
    method: str = "exact",
    alternative: Alternative = "two-sided",
) -> float:
    """Give how often a comparison of two groups is significant by chance alone, at worst.

    Both groups succeed equally often; the rate that is worst counts. At most alpha for "exact",
    "fisher", "boschloo" and "barnard".
    """
    sizes = two_sizes(first_size, second_size)
    check_test(GROUP_METHODS, method, alternative)
    return true_size(significant_groups(*sizes, method, alternative, inside(alpha, "alpha")))


def power_curve(
    first_rate: float,
    second_rate: float | None = None,
    *,
    sizes: Iterable[int],
    alpha: float = 0.05,
    method: str = "exact",
) -> PowerCurve:
    """Give the exact power and true size at each of the ``sizes``; two-sided, yes/no outcome.

    With ``second_rate`` it is ``power_groups`` with two groups of that size; without it
    ``power_pairs``, where mothers improve with probability ``first_rate`` and none worsen.
    """
    largest = LARGEST_PAIRS if second_rate is None else LARGEST_GROUP
    mothers = whole_numbers(sizes, "sizes", smallest=1, largest=largest)
    _within_two_seconds(mothers, method, pairs=second_rate is None)
    if second_rate is None:
        powers = pairs_curve(first_rate, 0.0, alpha, method, "two-sided")(mothers)
        true = [true_size_pairs(n, alpha=alpha, method=method) for n in mothers]
    else:
        curve = groups_curve(first_rate, second_rate, alpha, method, "two-sided")
        powers = curve([(n, n) for n in mothers])
        true = [true_size_groups(n, n, alpha=alpha, method=method) for n in mothers]
    return PowerCurve(first_rate, second_rate, mothers, tuple(powers), tuple(true), alpha, method)


def pairs_curve(
    improve: object, worsen: object, alpha: object, method: str, alternative: Alternative
) -> Callable[[Sequence[int]], list[float]]:
    """Check the truth and the test; give the power of a study of so many mothers, at any sizes.

    Mothers who stayed the same are dropped, so whether a result is significant depends on how many
    improved and worsened, not on the size. First: how often a study in which so many changed is
    significant. Then: how many change in a study of each size.
    """
    up, down = rate(improve, "improve"), rate(worsen, "worsen")
    limit = inside(alpha, "alpha")
    if up + down > 1 + 1e-12:
        raise InputError(
            _(
                "`improve` and `worsen` add up to {total}, but together they cannot exceed 1: "
                "a mother does one or the other."
            ).format(total=round(up + down, 6))
        )
    check_test(PAIR_METHODS, method, alternative)
    changing = min(1.0, up + down)

    def powers(sizes: Sequence[int]) -> list[float]:
        share_up = up / changing if changing else 0.5
        found = _found_by_changed(max(sizes), min(1.0, share_up), method, alternative, limit)
        return [
            min(1.0, float(binomial_probabilities(n, changing) @ found[: n + 1])) for n in sizes
        ]

    return powers


def _found_by_changed(
    largest: int, up: float, method: str, alternative: Alternative, alpha: float
) -> FloatArray:
    """Give how often a study in which 0, 1, ... mothers changed is significant."""
    check_test(PAIR_METHODS, method, alternative)
    significant = is_significant(pairs_rows(largest, method, alternative), inside(alpha, "alpha"))
    found: FloatArray = (binomial_rows(largest, up) * significant).sum(axis=1)
    return found


def groups_curve(
    first_rate: object, second_rate: object, alpha: object, method: str, alternative: Alternative
) -> Callable[[Sequence[tuple[int, int]]], list[float]]:
    """Check the truth and the test; give the power of studies of two groups of these sizes."""
    rates = rate(first_rate, "first_rate"), rate(second_rate, "second_rate")
    limit = inside(alpha, "alpha")
    check_test(GROUP_METHODS, method, alternative)

    def power(first: int, second: int) -> float:
        one = binomial_probabilities(first, rates[0])
        other = binomial_probabilities(second, rates[1])
        if first * second <= 20_000 or method in UNCONDITIONAL_METHODS:
            found = significant_groups(first, second, method, alternative, limit)
            return min(1.0, float(one @ found @ other))
        # Only the numbers of successes in all that have any weight: no mother's yes or no is spread
        # wider than 1/2.
        mean = first * rates[0] + second * rates[1]
        spread = sqrt(first + second) / 2
        low, high = mean - _NEGLIGIBLE * spread - 1, mean + _NEGLIGIBLE * spread + 1
        totals = np.arange(max(0, int(low)), min(first + second, int(high) + 1) + 1)
        p = conditional_rows(first, second, method, alternative, totals)
        rest = totals[:, None] - np.arange(first + 1)[None, :]
        chance = np.where((rest >= 0) & (rest <= second), other[np.clip(rest, 0, second)], 0.0)
        return min(1.0, float(((chance * is_significant(p, limit)) @ one).sum()))

    return lambda sizes: [power(*size) for size in sizes]


def _within_two_seconds(sizes: Sequence[int], method: str, *, pairs: bool) -> None:
    """Refuse a curve that takes too long."""
    work = sum(n**2 for n in sizes) * (4 if method in UNCONDITIONAL_METHODS else 1)
    if not pairs and work > 8_000_000:
        raise LimitError(
            _(
                "These {count} sizes up to {largest} mothers take too long together: give fewer, "
                "such as range(10, {largest}, 10)."
            ).format(count=len(sizes), largest=max(sizes))
        )


def check_test(methods: tuple[str, ...], method: str, alternative: Alternative) -> None:
    """Refuse a method or an alternative that does not exist."""
    one_of(method, "method", methods)
    check_alternative(alternative)


def two_sizes(first_size: object, second_size: object) -> tuple[int, int]:
    """Check the sizes of two groups."""
    return (
        whole_number(first_size, "first_size", smallest=1, largest=LARGEST_GROUP),
        whole_number(second_size, "second_size", smallest=1, largest=LARGEST_GROUP),
    )
