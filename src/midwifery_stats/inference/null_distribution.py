"""The null distribution: every value a statistic can take if chance alone was at work.

Both exact tests count arrangements that chance makes equally likely. `signed_rank_null` counts
signs, `rank_sum_null` counts splits; this module says what a counted distribution can be asked.
"""

from __future__ import annotations

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

EXACT_LIMIT = 20_000_000
"""The most numbers that counting may have to go through for an exact p-value.

Within it: 1,000 pairs with any ties; 200 against 200 mothers with any ties; 260 against 260 with
none. That is a few seconds and well under 200 MB in the worst case, milliseconds for a class.
"""

EXACT_FRACTION_LIMIT = 1_000_000
"""The same where counts are whole numbers without an upper end, which take longer to add.

They are used for exact fractions, and where the number of arrangements exceeds the largest float.
"""

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

    def counts(self, *, exact: bool) -> tuple[IntArray, Counts]:
        """Give every total that occurs, ascending, and the number of arrangements with it."""

    def at_most(self, total: int, *, exact: bool) -> float | int:
        """Count the arrangements with this total or a smaller one."""

    def at_least(self, total: int, *, exact: bool) -> float | int:
        """Count the arrangements with this total or a larger one."""

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


def check_limit(numbers: int, *, exact: bool) -> None:
    """Refuse to count beyond the limit."""
    if numbers > (EXACT_FRACTION_LIMIT if exact else EXACT_LIMIT):
        raise ExactLimitError(
            _(
                "These samples are too large to count every arrangement: "
                'choose method="normal" or method="monte_carlo".'
            )
        )


def binomial_row(size: int, most: int, *, exact: bool) -> Counts:
    """Give in how many ways 0, 1, 2, ... (``most`` or all) of ``size`` mothers can be chosen."""
    ways = [1]
    for chosen in range(1, min(size, most) + 1):
        ways.append(ways[-1] * (size - chosen + 1) // chosen)
    row = zero_counts(len(ways), exact=exact)
    row[:] = ways
    return row


def zero_counts(size: int, *, exact: bool) -> Counts:
    """Give a row of zeros to count in: floats, or whole numbers without an upper end."""
    return np.zeros(size, dtype=object) if exact else np.zeros(size)
