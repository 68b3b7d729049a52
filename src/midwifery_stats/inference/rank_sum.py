"""Tests for two groups of different mothers: Mann-Whitney, Fisher."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import Any, Literal

import numpy as np

from midwifery_stats.inference.arguments import Alternative, Names, check_alternative
from midwifery_stats.inference.coding import AS_SAMPLE, FloatArray, Levels, SampleError
from midwifery_stats.inference.counts_refused import of_two_samples, refuse_counts
from midwifery_stats.inference.estimate import Estimate
from midwifery_stats.inference.normal import rank_sum_variance, rank_sum_variance_untied
from midwifery_stats.inference.null_distribution import (
    ExactLimitError,
    IntArray,
    binomial_row,
)
from midwifery_stats.inference.rank_effects import (
    shift_of_groups,
    superiority,
    two_sample_rank_biserial,
)
from midwifery_stats.inference.rank_sum_null import SplitArrangements
from midwifery_stats.inference.rank_test import RankTest, Tails
from midwifery_stats.inference.ranks import integer_scores, pooled_ranks
from midwifery_stats.inference.samples import TwoSamples, two_samples, values_seen
from midwifery_stats.language import _

_COMPARED_IN_WHOLE_NUMBERS = 10_000


@dataclass(frozen=True, eq=False)
class RankSumTest(RankTest):
    """A test of two groups of mothers, ranked together.

    Attributes
    ----------
    samples : what is tested, already checked: values, levels, and the names of the two groups
    procedure : ``"mann-whitney"`` or ``"fisher"``
    """

    samples: TwoSamples
    procedure: Literal["mann-whitney", "fisher"] = "mann-whitney"

    @property
    def first(self) -> FloatArray:
        """The values of the first group; levels as positions from 0."""
        return self.samples.first

    @property
    def second(self) -> FloatArray:
        """The values of the second group; levels as positions from 0."""
        return self.samples.second

    @property
    def levels(self) -> Levels:
        """Labels from lowest to highest, or ``None`` for numbers."""
        return self.samples.levels

    @property
    def names(self) -> Names | None:
        """What the two groups are called, where that was told."""
        return self.samples.names

    @cached_property
    def _pooled(self) -> tuple[FloatArray, FloatArray]:
        return pooled_ranks(self.samples)

    @property
    def first_ranks(self) -> FloatArray:
        """The ranks of the first group, among the mothers of both."""
        return self._pooled[0]

    @property
    def second_ranks(self) -> FloatArray:
        """The ranks of the second group, among the mothers of both."""
        return self._pooled[1]

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
    def symbol(self) -> str:
        """U."""
        return "U"

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
        return two_sample_rank_biserial(
            self.statistic, self.first_size, self.second_size, level=level
        )

    def shift(self, level: float = 0.95) -> Estimate:
        """Give the Hodges-Lehmann shift with its interval (see `hodges_lehmann`)."""
        return shift_of_groups(self.first, self.second, level=level)

    def chi_square(self, *, yates: bool = False) -> float | None:
        """Give Pearson's chi-square of a yes/no outcome; with ``yates`` half a mother is taken off.

        None where all mothers have the same value. It is N / (N - 1) times the square of ``z()``.
        """
        scores = self._scores[0]
        mothers, successes = len(scores), sum(scores)
        if max(scores) > 1:
            raise SampleError(_("Pearson's chi-square is given here for yes or no only."))
        spread = self.first_size * self.second_size * successes * (mothers - successes)
        if not spread:
            return None
        far = max(0.0, abs(float(self._total - self._centre)) - (0.5 if yates else 0.0))
        return far**2 * mothers**3 / spread

    def tie_blind_p(self, alternative: Alternative = "two-sided") -> float:
        """Give the exact p as if no two values were equal: U in the distribution without ties.

        Two-sided it is twice the smaller tail: SPSS's *Exact Sig. [2*(1-tailed Sig.)]*.
        """
        check_alternative(alternative)
        untied = SplitArrangements(
            tuple(range(self.first_size + self.second_size)), self.first_size
        )
        lowest = self.first_size * (self.first_size - 1) // 2
        u = self.statistic
        if alternative == "two-sided":
            u = min(u, 2 * self.expected - u)
        if alternative == "greater":
            return float(untied.at_least(lowest + ceil(u), exact=False))
        p = float(untied.at_most(lowest + floor(u), exact=False))
        return min(1.0, 2 * p) if alternative == "two-sided" else p

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
        if len(scores) > _COMPARED_IN_WHOLE_NUMBERS:
            raise ExactLimitError(
                _(
                    "Fisher's test is counted up to {most} mothers, and here are {mothers}: "
                    'choose p_value("normal").'
                ).format(most=_COMPARED_IN_WHOLE_NUMBERS, mothers=len(scores))
            )
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


@of_two_samples(AS_SAMPLE)
def mann_whitney(first: Any, second: Any, *, groups: Names | None = None) -> RankSumTest:
    """Test whether mothers of the first group tend to have other values than those of the second.

    All mothers are ranked together, and the ranks of the first group are added.

    Parameters
    ----------
    first, second
        One value per mother, in any order: numbers, or ordered categoricals with the same levels.
    groups
        What the two groups are called; without it the names of two Series are taken.

    Raises
    ------
    SampleError
        If a sample is empty, incomplete, unordered, or does not fit the other.
    """
    return RankSumTest(two_samples(first, second, groups))


@of_two_samples(AS_SAMPLE)
def fisher_exact(first: Any, second: Any = None, *, groups: Names | None = None) -> RankSumTest:
    """Test whether one of two outcomes is more frequent in the first group.

    The exact p counts the same splits as `mann_whitney` and equals its p one-sided, always.
    Two-sided, Fisher's test (here as in SPSS, R and SciPy) adds up the splits that are no more
    likely than the one seen, Mann-Whitney those that are as far from the mean. The two agree where
    the null distribution is symmetric, as with groups of one size.

    Takes what `mann_whitney` takes, with two different values at most. Counts are written as a
    sample first: ``fisher_exact(sample_from_counts({"no": 1, "yes": 9}), ...)``.

    Raises
    ------
    SampleError
        As `mann_whitney`; also if there are more than two different values.
    """
    samples = two_samples(first, second, groups)
    if samples.levels is None:
        refuse_counts(samples.first, samples.second, ("first", "second"), AS_SAMPLE)
    seen = len(values_seen(samples.first, samples.second))
    if seen > 2:
        raise SampleError(
            _(
                "Fisher's test needs yes or no, and `first` and `second` hold {seen} different "
                "values: use mann_whitney."
            ).format(seen=seen)
        )
    return RankSumTest(samples, "fisher")


def probability_of_superiority(test: RankSumTest, *, level: float = 0.95) -> Estimate:
    """Give the chance that a mother of *first* is higher than one of *second* (`superiority`)."""
    return superiority(test.statistic, test.first_size, test.second_size, level=level)
