"""How many mothers? Exact power, the smallest sample, the smallest p, the fragility index.

For a yes/no outcome nothing has to be simulated: a study of 10 and 10 mothers can end in 11 x 11
ways, so its power is a sum of 121 probabilities. A result counts as significant when p is at most
alpha. The methods are those of `yes_no_tables`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import comb

import numpy as np
from numpy.typing import NDArray
from scipy.stats import fisher_exact as fisher_exact_of_table
from scipy.stats import multinomial

from midwifery_stats.inference.arguments import (
    Alternative,
    check_alternative,
    inside,
    one_of,
    rate,
    successes_and_size,
    whole_number,
)
from midwifery_stats.inference.coding import FloatArray
from midwifery_stats.inference.printed import FLOAT_NOISE
from midwifery_stats.inference.yes_no_tables import (
    GROUP_METHODS,
    PAIR_METHODS,
    binomial_probabilities,
    groups_table,
    pairs_table,
)
from midwifery_stats.language import InputError, _

LARGEST_SAMPLE = 500


@dataclass(frozen=True)
class SampleSize:
    """The smallest sample whose power reaches ``wanted``.

    Exact power rises in saw teeth: one mother more can cost a little power. So ``mothers`` is the
    first size that reaches the wanted power, and ``stays_from`` the size from which no tooth falls
    below it again. For two groups both count the mothers in each group.
    """

    mothers: int
    power: float
    stays_from: int
    wanted: float
    groups: int


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
    mothers = whole_number(n, "n", smallest=1)
    up, down = rate(improve, "improve"), rate(worsen, "worsen")
    if up + down > 1 + 1e-12:
        raise InputError(
            _(
                "`improve` and `worsen` add up to {total}, but together they cannot exceed 1: "
                "a mother does one or the other."
            ).format(total=round(up + down, 6))
        )
    one_of(method, "method", PAIR_METHODS)
    check_alternative(alternative)
    significant = _significant(pairs_table(mothers, method, alternative), alpha)
    improved, worsened = np.nonzero(significant)
    outcomes = np.column_stack([improved, worsened, mothers - improved - worsened])
    chances = [up, down, max(0.0, 1 - up - down)]
    return _total(np.atleast_1d(multinomial.pmf(outcomes, mothers, chances)))


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
    by table probability; the same when the groups are equal), "mid-p", "normal" (SPSS) or
    "continuity" (R before 4.6, SciPy).
    """
    first = whole_number(first_size, "first_size", smallest=1)
    second = whole_number(second_size, "second_size", smallest=1)
    rates = rate(first_rate, "first_rate"), rate(second_rate, "second_rate")
    one_of(method, "method", GROUP_METHODS)
    check_alternative(alternative)
    significant = _significant(groups_table(first, second, method, alternative), alpha)
    first_probability = binomial_probabilities(first, rates[0])
    second_probability = binomial_probabilities(second, rates[1])
    return _total(first_probability @ significant * second_probability)


def smallest_n_pairs(
    improve: float,
    worsen: float = 0.0,
    *,
    power: float = 0.8,
    alpha: float = 0.05,
    method: str = "exact",
    alternative: Alternative = "two-sided",
) -> SampleSize:
    """Give the smallest before/after study whose power reaches ``power`` (see SampleSize)."""
    return _smallest_sample(
        lambda n: power_pairs(
            n, improve, worsen, alpha=alpha, method=method, alternative=alternative
        ),
        inside(power, "power"),
        groups=1,
    )


def smallest_n_groups(
    first_rate: float,
    second_rate: float,
    *,
    power: float = 0.8,
    alpha: float = 0.05,
    method: str = "exact",
    alternative: Alternative = "two-sided",
) -> SampleSize:
    """Give the smallest two equal groups whose power reaches ``power`` (see SampleSize)."""
    return _smallest_sample(
        lambda n: power_groups(
            n, n, first_rate, second_rate, alpha=alpha, method=method, alternative=alternative
        ),
        inside(power, "power"),
        groups=2,
    )


def smallest_p_pairs(n: int, *, alternative: Alternative = "two-sided") -> float:
    """Give the smallest exact p that ``n`` changed pairs can reach: all change the same way.

    2^(1 - n) two-sided, 2^(-n) one-sided; with measured values as with yes/no.
    """
    pairs = whole_number(n, "n", smallest=1)
    check_alternative(alternative)
    return 0.5 ** (pairs - 1 if alternative == "two-sided" else pairs)


def smallest_p_groups(
    first_size: int, second_size: int, *, alternative: Alternative = "two-sided"
) -> float:
    """Give the smallest exact p that two groups of these sizes can reach: they do not overlap.

    One of the C(N, first_size) ways to deal N mothers into the groups is that extreme; in equal
    groups so is its mirror image, and the two-sided p counts both. With yes/no outcomes as with
    measured ones no sample gets below this.
    """
    first = whole_number(first_size, "first_size", smallest=1)
    second = whole_number(second_size, "second_size", smallest=1)
    check_alternative(alternative)
    as_extreme = 2 if alternative == "two-sided" and first == second else 1
    return as_extreme / comb(first + second, first)


def fragility_index(
    first_successes: int,
    first_size: int,
    second_successes: int,
    second_size: int,
    *,
    alpha: float = 0.05,
) -> int | None:
    """Give how many mothers' outcomes carry the significance of a comparison.

    Failures are turned into successes one by one, in the group with fewer successes, until
    Fisher's two-sided p is alpha or more (Walsh et al. 2014, Journal of Clinical Epidemiology
    67:622, for groups of equal size; with unequal groups, in the group with the lower share of
    successes). None when the comparison is not significant to begin with. A p of exactly alpha,
    which counts as significant in the rest of this module, ends the index here, as Walsh et al.
    count it.
    """
    first, first_all = successes_and_size(first_successes, first_size, "first")
    second, second_all = successes_and_size(second_successes, second_size, "second")
    limit = inside(alpha, "alpha")
    if first * second_all > second * first_all:
        first, first_all, second, second_all = second, second_all, first, first_all
    for turned in range(first_all - first + 1):
        successes = first + turned
        table = np.array([[successes, first_all - successes], [second, second_all - second]])
        if fisher_exact_of_table(table).pvalue * FLOAT_NOISE >= limit:
            return turned or None
    raise AssertionError("equal shares of successes are never significant")


def _significant(p: FloatArray, alpha: float) -> NDArray[np.bool_]:
    return p <= inside(alpha, "alpha") * FLOAT_NOISE


def _total(probabilities: FloatArray) -> float:
    return min(1.0, float(np.sum(probabilities)))


def _smallest_sample(power_of: Callable[[int], float], wanted: float, *, groups: int) -> SampleSize:
    if power_of(LARGEST_SAMPLE) < wanted:
        raise InputError(
            _(
                "Even {largest} mothers do not reach a power of {wanted}. "
                "Choose rates that differ more, or a lower power."
            ).format(largest=LARGEST_SAMPLE, wanted=wanted)
        )
    first = next(n for n in range(1, LARGEST_SAMPLE + 1) if power_of(n) >= wanted)
    # Saw teeth grow smaller as n grows; a quarter more mothers leaves them all behind.
    horizon = first + max(30, first // 4)
    below = [n for n in range(first, horizon) if power_of(n) < wanted]
    return SampleSize(
        mothers=first,
        power=power_of(first),
        stays_from=max(below, default=first - 1) + 1,
        wanted=wanted,
        groups=groups,
    )
