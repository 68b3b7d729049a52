"""How many mothers? The smallest sample, the smallest p, the fragility index, drawn studies.

Every answer belongs to a test, the ``method`` of `power`. ``draw_studies`` does the same study
again and again, from two populations whose truth is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import comb

import numpy as np
from numpy.typing import NDArray

from midwifery_stats.inference.arguments import (
    Alternative,
    LimitError,
    check_seed,
    inside,
    one_of,
    rate,
    successes_and_size,
    whole_number,
)
from midwifery_stats.inference.coding import FloatArray
from midwifery_stats.inference.normal import normal_p_value
from midwifery_stats.inference.power import (
    LARGEST_GROUP,
    LARGEST_PAIRS,
    check_test,
    groups_curve,
    pairs_curve,
    true_size_groups,
    true_size_pairs,
    two_sizes,
)
from midwifery_stats.inference.printed import is_significant
from midwifery_stats.inference.unconditional import (
    GROUP_METHODS,
    UNCONDITIONAL_METHODS,
    groups_table,
    smallest_p,
)
from midwifery_stats.inference.yes_no_tables import PAIR_METHODS, conditional_rows
from midwifery_stats.language import InputError, _

LARGEST_FRAGILE = 2_000
"""The most mothers in a group whose outcomes are turned one by one."""

LARGEST_UNCONDITIONAL_SEARCH = 100
"""The most mothers in each group among which Boschloo's and Barnard's tests are searched."""

LARGEST_DRAWN = 20_000_000
"""The most mothers that are drawn for all studies together."""

_LARGEST_EXPONENT = 1000
"""With more mothers the smallest p is no number that a computer works with."""


@dataclass(frozen=True)
class SampleSize:
    """The smallest sample whose power reaches ``wanted``.

    Exact power rises in saw teeth: one mother more can cost a little power. So ``mothers`` is the
    first size that reaches the wanted power, and ``stays_from`` the size from which no tooth falls
    below it again. For two groups both count the mothers in each group. ``true_size`` is how often
    the test is significant by chance alone, at worst, in a study of ``mothers``.
    """

    mothers: int
    power: float
    stays_from: int
    wanted: float
    groups: int
    method: str
    alpha: float
    true_size: float


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
    curve = pairs_curve(improve, worsen, alpha, method, alternative)
    mothers, reached, stays = _search(curve, inside(power, "power"), LARGEST_PAIRS)
    size = true_size_pairs(mothers, alpha=alpha, method=method, alternative=alternative)
    return SampleSize(mothers, reached, stays, power, 1, method, alpha, size)


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
    of_two = groups_curve(first_rate, second_rate, alpha, method, alternative)
    largest = LARGEST_UNCONDITIONAL_SEARCH if method in UNCONDITIONAL_METHODS else LARGEST_GROUP
    mothers, reached, stays = _search(
        lambda sizes: of_two([(n, n) for n in sizes]), inside(power, "power"), largest
    )
    size = true_size_groups(mothers, mothers, alpha=alpha, method=method, alternative=alternative)
    return SampleSize(mothers, reached, stays, power, 2, method, alpha, size)


def smallest_p_pairs(
    n: int, *, method: str = "exact", alternative: Alternative = "two-sided"
) -> float:
    """Give the smallest p that ``n`` changed pairs can reach: all change the same way.

    Exact: 2^(1 - n) two-sided, 2^(-n) one-sided; with measured values as with yes/no. The other
    methods of `power_pairs` are meant for a yes/no outcome.
    """
    pairs = whole_number(n, "n", smallest=1, largest=_LARGEST_EXPONENT)
    check_test(PAIR_METHODS, method, alternative)
    if method in ("exact", "mid-p"):
        outer = 0.5 ** (pairs - 1 if alternative == "two-sided" else pairs)
        return outer if method == "exact" else outer / 2
    away = -pairs / 2 if alternative == "less" else pairs / 2
    continuity = method == "continuity"
    scale = (pairs + 1) / 2  # the rank that all pairs share
    return normal_p_value(away * scale, pairs * scale**2 / 4, alternative, continuity=continuity)


def smallest_p_groups(
    first_size: int,
    second_size: int,
    *,
    method: str = "exact",
    alternative: Alternative = "two-sided",
) -> float:
    """Give the smallest p that two groups of these sizes can reach.

    Exact and Fisher: one of the C(N, first_size) ways to deal N mothers into the groups keeps them
    apart; in equal groups so does its mirror image, and the two-sided p counts both. With yes/no
    outcomes as with measured ones no sample gets below this. Other methods are for yes/no outcomes.
    """
    check_test(GROUP_METHODS, method, alternative)
    if method not in ("exact", "fisher"):
        return smallest_p(*two_sizes(first_size, second_size), method, alternative)
    first = whole_number(first_size, "first_size", smallest=1, largest=_LARGEST_EXPONENT)
    second = whole_number(second_size, "second_size", smallest=1, largest=_LARGEST_EXPONENT)
    as_extreme = 2 if alternative == "two-sided" and first == second else 1
    ways = comb(first + second, first)
    if ways > 10**305:
        raise LimitError(
            _(
                "The smallest p of {first} against {second} mothers is below the smallest number "
                "a computer works with (about 1e-308): write p < 0.001."
            ).format(first=first, second=second)
        )
    return as_extreme / ways


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
    Fisher's two-sided p is above alpha (Walsh et al. 2014, Journal of Clinical Epidemiology
    67:622, for groups of equal size; with unequal groups, in the group with the lower share of
    successes). None when the comparison is not significant to begin with. A p of exactly alpha is
    significant, as in the whole package; Walsh et al. stop at it, so their index is smaller there.
    """
    first, first_all = successes_and_size(first_successes, first_size, "first")
    second, second_all = successes_and_size(second_successes, second_size, "second")
    limit = inside(alpha, "alpha")
    for size, name in ((first_all, "first_size"), (second_all, "second_size")):
        whole_number(size, name, largest=LARGEST_FRAGILE)
    if first * second_all > second * first_all:
        first, first_all, second, second_all = second, second_all, first, first_all
    for turned in range(first_all - first + 1):
        successes = np.array([first + turned + second])
        p = conditional_rows(first_all, second_all, "fisher", "two-sided", successes)
        if not is_significant(float(p[0, first + turned]), limit):
            return turned or None
    raise AssertionError("equal shares of successes are never significant")


@dataclass(frozen=True, eq=False)
class DrawnStudies:
    """Studies drawn from two populations, and the p-value of each.

    ``first`` and ``second`` hold True for a mother with a good outcome, shape (studies, size);
    ``p`` has shape (studies,). ``first_rate`` and ``second_rate`` are the truth they come from.
    """

    first: NDArray[np.bool_]
    second: NDArray[np.bool_]
    p: FloatArray
    first_rate: float
    second_rate: float
    alpha: float
    method: str

    @property
    def studies(self) -> int:
        """How many studies were drawn."""
        return len(self.p)

    @property
    def first_successes(self) -> NDArray[np.int64]:
        """Good outcomes in the first group of each study, shape (studies,)."""
        return np.asarray(self.first.sum(axis=1))

    @property
    def second_successes(self) -> NDArray[np.int64]:
        """Good outcomes in the second group of each study, shape (studies,)."""
        return np.asarray(self.second.sum(axis=1))

    @property
    def differences(self) -> FloatArray:
        """Share in the first group minus share in the second, shape (studies,), from -1 to 1."""
        return np.asarray(self.first.mean(axis=1) - self.second.mean(axis=1))

    @property
    def share_significant(self) -> float:
        """The share of the studies with p at most alpha; nan before any study was drawn."""
        if not self.studies:
            return float("nan")
        return float(np.mean(is_significant(self.p, self.alpha)))


def draw_studies(
    first_rate: float,
    second_rate: float,
    *,
    first_size: int,
    second_size: int,
    studies: int,
    seed: int | None = None,
    alpha: float = 0.05,
    method: str = "exact",
) -> DrawnStudies:
    """Draw ``studies`` studies with a yes/no outcome and test each, two-sided.

    The mothers follow from ``seed`` and the sizes alone: with another truth the same mothers are
    asked again. ``method`` is one of those of ``power_groups``.
    """
    rates = rate(first_rate, "first_rate"), rate(second_rate, "second_rate")
    first_all, second_all = two_sizes(first_size, second_size)
    most = LARGEST_DRAWN // (first_all + second_all)
    rows = whole_number(studies, "studies", largest=most)
    one_of(method, "method", GROUP_METHODS)
    mothers = np.random.default_rng(check_seed(seed)).random((rows, first_all + second_all))
    first, second = mothers[:, :first_all] < rates[0], mothers[:, first_all:] < rates[1]
    table = groups_table(first_all, second_all, method, "two-sided")
    p = table[first.sum(axis=1), second.sum(axis=1)]
    return DrawnStudies(first, second, p, *rates, inside(alpha, "alpha"), method)


def _search(
    curve: Callable[[Sequence[int]], list[float]], wanted: float, largest: int
) -> tuple[int, float, int]:
    """Give the first size that reaches the power, its power, and the size from which all do.

    Halving finds where the curve crosses; teeth around it grow smaller as n grows, so an eighth of
    the mothers less and more (and 30 at least) leave them all behind.
    """
    if curve([largest])[0] < wanted:
        told = _(
            "Even {largest} mothers do not reach a power of {wanted}. "
            "Choose rates that differ more, or a lower power."
        )
        if largest == LARGEST_UNCONDITIONAL_SEARCH:
            told = _(
                "Even {largest} mothers in each group do not reach a power of {wanted}, and "
                "Boschloo's and Barnard's tests are not tried with more: "
                'choose method="mid-p", whose power is much the same.'
            )
        raise InputError(told.format(largest=largest, wanted=wanted))
    below, reaching = 0, largest
    while reaching - below > 1:
        middle = (below + reaching) // 2
        below, reaching = (below, middle) if curve([middle])[0] >= wanted else (middle, reaching)
    around = range(max(1, reaching - max(30, reaching // 8)), reaching + max(30, reaching // 8))
    powers = curve(around)
    first = next(n for n, power in zip(around, powers, strict=True) if power >= wanted)
    last_below = max(
        (n for n, power in zip(around, powers, strict=True) if n > first and power < wanted),
        default=first - 1,
    )
    return first, powers[first - around.start], last_below + 1
