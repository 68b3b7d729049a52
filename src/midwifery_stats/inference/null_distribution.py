"""The null distribution: every value a statistic can take if chance alone was at work.

Both exact tests count arrangements that chance makes equally likely. `signed_rank_null` counts
signs, `rank_sum_null` counts splits; this module says what a counted distribution can be asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from midwifery_stats.inference.arguments import LimitError
from midwifery_stats.inference.coding import FloatArray
from midwifery_stats.language import _

Counts = NDArray[np.float64] | NDArray[np.object_]
IntArray = NDArray[np.int64]

NUMBERS_LIMIT = 20_000_000
"""The most numbers that counting may hold at once for an exact p-value: 160 MB."""

ADDITIONS_LIMIT = 2_000_000_000
"""The most additions of floats that counting may take: a second or two.

Within both: 1,000 pairs with any ties; 200 against 200 mothers with any ties; 260 against 260 with
none. With few different values much larger samples are within them too.
"""

FRACTION_ADDITIONS_LIMIT = 15_000_000
"""The same where counts are whole numbers without an upper end, which take longer to add.

Only exact fractions need them. Within it: 250 untied pairs, 60 against 60 untied mothers.
"""

DRAWS_LIMIT = 150_000_000
"""The most coins that are thrown for a Monte Carlo p-value."""

LARGEST_FLOAT_COUNT = 10**307
"""Up to here a number of arrangements fits a float."""


class ExactLimitError(LimitError):
    """An exact p-value that would take too long, or that is too small for a float."""


class Arrangements(Protocol):
    """All arrangements that chance makes equally likely, each with its total score (an integer)."""

    @property
    def number(self) -> int:
        """How many arrangements there are."""

    @property
    def largest(self) -> int:
        """The largest total."""

    @property
    def additions(self) -> int:
        """About how many additions it takes to count one tail."""

    @property
    def scores(self) -> tuple[int, ...]:
        """The score of each mother."""

    def counts(self, *, exact: bool) -> tuple[IntArray, Counts]:
        """Give every total that occurs, ascending, and how many arrangements have it.

        As whole numbers (``exact``), or as a share of all arrangements.
        """

    def at_most(self, total: int, *, exact: bool) -> float | int:
        """Count the arrangements with this total or a smaller one, or give their share."""

    def at_least(self, total: int, *, exact: bool) -> float | int:
        """Count the arrangements with this total or a larger one, or give their share."""

    def random_totals(self, draws: int, seed: int | None) -> IntArray:
        """Draw arrangements by lot and give their totals; shape (draws,)."""


@dataclass(frozen=True, eq=False)
class NullDistribution:
    """Every value the statistic can take under the null hypothesis, with its probability.

    Attributes
    ----------
    support : 1-D float array, ascending
        The values, in the units of the statistic.
    probability : 1-D float array, one for each value; they sum to 1
        Conditional on the ranks seen, so right with any ties.
    mean : float
        The expected value of the statistic.
    statistic : str
        What it is the distribution of: ``"W+"``, ``"U"``, or ``""`` for the number who went up.
    """

    support: FloatArray
    probability: FloatArray
    mean: float
    statistic: str = ""

    @property
    def variance(self) -> float:
        """The variance of the statistic."""
        return float(np.sum(self.probability * (self.support - self.mean) ** 2))


@dataclass(frozen=True)
class MonteCarlo:
    """A p-value estimated from random arrangements, where counting them all takes too long.

    ``p`` is (b + 1) / (B + 1) with b = ``as_extreme`` out of B = ``draws``: the observed
    arrangement counts as one of them, so p is never 0 (Davison and Hinkley 1997, section 4.2).
    ``standard_error`` says how far p moves from one set of draws to the next.
    """

    as_extreme: int
    draws: int

    @property
    def p(self) -> float:
        """The estimated p-value."""
        return (self.as_extreme + 1) / (self.draws + 1)

    @property
    def standard_error(self) -> float:
        """The standard error of the estimated p-value."""
        return sqrt(self.p * (1 - self.p) / self.draws)


def check_limit(numbers: int, additions: float, *, exact: bool) -> None:
    """Refuse to count beyond the limits, before anything is counted."""
    if numbers <= NUMBERS_LIMIT and additions <= (
        FRACTION_ADDITIONS_LIMIT if exact else ADDITIONS_LIMIT
    ):
        return
    if exact:
        raise ExactLimitError(
            _(
                "These samples are too large for an exact fraction: use p_value(), which needs "
                "no whole numbers."
            )
        )
    raise ExactLimitError(
        _(
            "These samples are too large to count every arrangement: "
            'choose p_value("normal") or p_value("monte_carlo").'
        )
    )


def most_draws(ties: Iterable[int]) -> int:
    """Give how many arrangements of tie groups of these sizes can be drawn in about a second."""
    # A mother without a tie takes a coin; a tie group a draw that is some 25 times as slow.
    return min(5_000_000, DRAWS_LIMIT // max(1, sum(1 if size == 1 else 25 for size in ties)))


def check_draws(draws: int, ties: Iterable[int]) -> None:
    """Refuse to draw so many arrangements that it takes too long."""
    most = most_draws(ties)
    if draws > most:
        raise LimitError(
            _(
                "{draws} random arrangements of so many mothers take too long: ask for "
                'draws={fewer} or choose p_value("normal").'
            ).format(draws=draws, fewer=most)
        )


def binomial_row(size: int, most: int, *, exact: bool, share: float | None = None) -> Counts:
    """Give in how many ways 0, 1, 2, ... (``most`` or all) of ``size`` mothers can be chosen.

    With ``share``, give the chance of so many if each is chosen with this probability: the same
    ways, scaled so that no float overflows.
    """
    length = min(size, most) + 1
    if share is None or exact:
        ways = [1]
        for chosen in range(1, length):
            ways.append(ways[-1] * (size - chosen + 1) // chosen)
        row = zero_counts(length, exact=exact)
        row[:] = ways
        return row
    if share in (0.0, 1.0):
        return np.asarray(np.arange(length) == size * share, dtype=float)
    # Up and down from the likeliest number by the ratio of neighbours, so that nothing vanishes.
    each = np.arange(1, size + 1)
    ratio = (size - each + 1) / each * (share / (1 - share))
    top = min(size, int((size + 1) * share))
    upwards = np.cumprod(ratio[top:])
    downwards = np.cumprod(1 / ratio[:top][::-1])[::-1]
    chances = np.concatenate([downwards, [1.0], upwards])
    return np.asarray((chances / chances.sum())[:length], dtype=float)


def zero_counts(size: int, *, exact: bool) -> Counts:
    """Give a row of zeros to count in: floats, or whole numbers without an upper end."""
    return np.zeros(size, dtype=object) if exact else np.zeros(size)
