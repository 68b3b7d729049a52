"""Tests for two groups of different mothers: Mann-Whitney, Fisher."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from midwifery_stats.inference.monte_carlo import random_splits
from midwifery_stats.inference.normal import rank_sum_variance, rank_sum_variance_untied
from midwifery_stats.inference.null_distribution import IntArray, binomial_row
from midwifery_stats.inference.rank_sum_null import SplitArrangements
from midwifery_stats.inference.rank_test import RankTest, Tails
from midwifery_stats.inference.ranks import integer_scores, pooled_ranks
from midwifery_stats.inference.samples import FloatArray, SampleError, TwoSamples, two_samples
from midwifery_stats.language import _

if TYPE_CHECKING:
    from midwifery_stats.inference.estimate import Estimate


@dataclass(frozen=True, eq=False)
class RankSumTest(RankTest):
    """A test of two groups of mothers, ranked together.

    Attributes
    ----------
    procedure : ``"mann-whitney"`` or ``"fisher"``
    first, second : 1-D float arrays, one value per mother; levels as positions from 0
    levels : labels from lowest to highest, or ``None`` for numbers
    first_ranks, second_ranks : 1-D float arrays, ranks among the mothers of both groups
    """

    procedure: Literal["mann-whitney", "fisher"]
    first: FloatArray
    second: FloatArray
    levels: tuple[str, ...] | None
    first_ranks: FloatArray
    second_ranks: FloatArray

    @property
    def first_size(self) -> int:
        """How many mothers are in the first group."""
        return len(self.first)

    @property
    def second_size(self) -> int:
        """How many mothers are in the second group."""
        return len(self.second)

    @property
    def first_rank_sum(self) -> float:
        """The sum of the ranks in the first group."""
        return float(np.sum(self.first_ranks))

    @property
    def second_rank_sum(self) -> float:
        """The sum of the ranks in the second group (SPSS's Wilcoxon W is one of the two)."""
        return float(np.sum(self.second_ranks))

    @property
    def statistic(self) -> float:  # type: ignore[override]
        """U of the first group: its pairs with a mother of the second in which it is higher.

        Each mother of one group meets each of the other; a tie counts as half.
        """
        return self.first_rank_sum - self.first_size * (self.first_size + 1) / 2

    @property
    def expected(self) -> float:
        """The mean of U if chance alone makes the groups: half of all pairs."""
        return self.first_size * self.second_size / 2

    def variance(self, tie_correction: bool = True) -> float:
        """Give the variance of U if chance alone makes the groups.

        With ``tie_correction`` it is that of the ranks seen (`normal.rank_sum_variance`), so it
        equals the variance of ``null``; without, that of the ranks 1, 2, 3, ...
        """
        if tie_correction:
            return rank_sum_variance(self.first_ranks, self.second_ranks)
        return rank_sum_variance_untied(self.first_size, self.second_size)

    @property
    def note(self) -> str | None:
        """Why p is 1 where all mothers have the same value; else ``None``."""
        if self._arrangements.largest:
            return None
        return _("All mothers have the same value, so there is nothing to test: p is 1.")

    def effect(self, level: float = 0.95) -> Estimate:
        """Give the two-sample rank-biserial correlation with its interval."""
        from midwifery_stats.inference.effects import two_sample_rank_biserial

        return two_sample_rank_biserial(self, level=level)

    @cached_property
    def _scores(self) -> tuple[tuple[int, ...], int]:
        ranks = np.concatenate([self.first_ranks, self.second_ranks])
        scores, divisor = integer_scores(ranks, smallest=self._smallest)
        return tuple(scores.tolist()), divisor

    @cached_property
    def _smallest(self) -> int:
        """The smallest rank, doubled."""
        return int(2 * min(self.first_ranks.min(), self.second_ranks.min()))

    @cached_property
    def _arrangements(self) -> SplitArrangements:
        return SplitArrangements(self._scores[0], self.first_size)

    @cached_property
    def _total(self) -> int:
        return sum(self._scores[0][: self.first_size])

    @property
    def _centre(self) -> Fraction:
        scores = self._scores[0]
        return Fraction(self.first_size * sum(scores), len(scores))

    def _in_units(self, totals: IntArray) -> FloatArray:
        rank_sums = (totals * self._scores[1] + self.first_size * self._smallest) / 2
        return rank_sums - self.first_size * (self.first_size + 1) / 2

    def _random_totals(self, draws: int, seed: int | None) -> IntArray:
        return random_splits(self._scores[0], self.first_size, draws, seed)

    def _two_sided_tails(self, *, beyond: bool) -> Tails:
        """Fisher's test calls a split extreme if it is no more likely than the one seen."""
        if self.procedure == "mann-whitney":
            return super()._two_sided_tails(beyond=beyond)
        return self._less_likely_tails(beyond=beyond)

    def _less_likely_tails(self, *, beyond: bool) -> Tails:
        """Say which numbers of high values in the first group are no more likely than that seen.

        These likelihoods rise to one peak and fall, so they leave two tails. They are compared as
        whole numbers, so equally likely ones are always both in or both out.
        """
        scores, chosen = self._scores[0], self.first_size
        high, low = sum(scores), len(scores) - sum(scores)
        from_high = binomial_row(high, chosen, exact=True)
        from_low = binomial_row(low, chosen, exact=True)
        ways = {
            picked: from_high[picked] * from_low[chosen - picked]
            for picked in range(max(0, chosen - low), min(high, chosen) + 1)
        }
        seen = ways[self._total]
        likelier = [
            picked for picked, way in ways.items() if (way >= seen if beyond else way > seen)
        ]
        if not likelier:
            return self._total, self._total
        return likelier[0] - 1, likelier[-1] + 1


def mann_whitney(first: Any, second: Any) -> RankSumTest:
    """Test whether mothers of the first group tend to have other values than those of the second.

    All mothers are ranked together, and the ranks of the first group are added.

    Parameters
    ----------
    first, second
        One value per mother, in any order: numbers, or ordered categoricals with the same levels.

    Raises
    ------
    SampleError
        If a sample is empty, incomplete, unordered, or does not fit the other.
    """
    return _ranked_together("mann-whitney", two_samples(first, second))


def fisher_exact(first: Any, second: Any) -> RankSumTest:
    """Test whether one of two outcomes is more frequent in the first group.

    The exact p counts the same splits as `mann_whitney` and equals its p one-sided, always.
    Two-sided, Fisher's test (here as in SPSS, R and SciPy) adds up the splits that are no more
    likely than the one seen, Mann-Whitney those that are as far from the mean. The two agree where
    the null distribution is symmetric, as with groups of one size.

    Takes what `mann_whitney` takes, with two different values at most.

    Raises
    ------
    SampleError
        As `mann_whitney`; also if there are more than two different values.
    """
    samples = two_samples(first, second)
    seen = len(np.unique(np.concatenate([samples.first, samples.second])))
    if seen > 2:
        raise SampleError(
            _(
                "Fisher's test needs yes or no, and `first` and `second` hold {seen} different "
                "values: use mann_whitney."
            ).format(seen=seen)
        )
    return _ranked_together("fisher", samples)


def _ranked_together(
    procedure: Literal["mann-whitney", "fisher"], samples: TwoSamples
) -> RankSumTest:
    first_ranks, second_ranks = pooled_ranks(samples.first, samples.second)
    return RankSumTest(
        procedure, samples.first, samples.second, samples.levels, first_ranks, second_ranks
    )
