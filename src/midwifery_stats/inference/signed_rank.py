"""Tests for the same mothers before and after: Wilcoxon signed-rank, sign, McNemar."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal

import numpy as np

from midwifery_stats.inference.arguments import Names, one_of
from midwifery_stats.inference.coding import FloatArray, Levels, SampleError
from midwifery_stats.inference.counts_refused import AS_PAIRS, of_two_samples, refuse_counts
from midwifery_stats.inference.estimate import Estimate
from midwifery_stats.inference.normal import signed_rank_variance, signed_rank_variance_untied
from midwifery_stats.inference.null_distribution import IntArray
from midwifery_stats.inference.printed import digits_of_summary
from midwifery_stats.inference.rank_effects import matched_pairs_rank_biserial, shift_of_pairs
from midwifery_stats.inference.rank_test import RankTest
from midwifery_stats.inference.ranks import (
    ZEROS,
    Zeros,
    difference_ranks,
    differences,
    integer_scores,
)
from midwifery_stats.inference.samples import (
    PairedSamples,
    paired_samples,
    values_seen,
)
from midwifery_stats.inference.signed_rank_null import SignArrangements
from midwifery_stats.language import _


@dataclass(frozen=True, eq=False)
class SignedRankTest(RankTest):
    """A test of the differences after - before, one per mother.

    Attributes
    ----------
    samples : what is tested, already checked: values, levels, and the names of the two times
    procedure : ``"wilcoxon"``, ``"sign"`` or ``"mcnemar"``
    zeros : how mothers who did not change are handled: ``"drop"``, ``"pratt"`` or ``"split"``
    """

    samples: PairedSamples
    procedure: Literal["wilcoxon", "sign", "mcnemar"] = "wilcoxon"
    zeros: Zeros = "drop"

    @property
    def before(self) -> FloatArray:
        """The values before, one per mother; levels as positions from 0."""
        return self.samples.before

    @property
    def after(self) -> FloatArray:
        """The values after, one per mother; levels as positions from 0."""
        return self.samples.after

    @property
    def levels(self) -> Levels:
        """Labels from lowest to highest, or ``None`` for numbers."""
        return self.samples.levels

    @property
    def names(self) -> Names | None:
        """What the two times are called, where the samples came with names."""
        return self.samples.names

    @cached_property
    def differences(self) -> FloatArray:
        """After - before, one per mother."""
        return differences(self.samples)

    @cached_property
    def ranks(self) -> FloatArray:
        """The ranks of the sizes of the differences, one per mother; nan = dropped.

        All 1 in a sign or McNemar test, which count mothers and do not rank them.
        """
        if self.procedure == "wilcoxon":
            return difference_ranks(self.differences, self.zeros)
        return np.where(self.differences == 0, np.nan, 1.0)

    @property
    def one_way(self) -> Literal[-1, 0, 1]:
        """1 where all began at the lowest level, so that none could go down; -1 at the highest.

        Of numbers only 0 and 1, no and yes, are known to have nothing below or above.
        """
        highest = 1 if self.levels is None else len(self.levels) - 1
        if not set(self.before.tolist()) | set(self.after.tolist()) <= set(range(highest + 1)):
            return 0
        if np.all(self.before == 0):
            return 1
        return -1 if np.all(self.before == highest) else 0

    @property
    def pairs(self) -> int:
        """How many mothers there are, changed or not."""
        return len(self.differences)

    @property
    def positive(self) -> int:
        """How many mothers have a higher value after."""
        return int(np.count_nonzero(self.differences > 0))

    @property
    def negative(self) -> int:
        """How many mothers have a lower value after."""
        return int(np.count_nonzero(self.differences < 0))

    @property
    def unchanged(self) -> int:
        """How many mothers have the same value after."""
        return int(np.count_nonzero(self.differences == 0))

    @property
    def positive_sum(self) -> float:
        """W+, the sum of the ranks of those who went up (plus half of the zeros' when split)."""
        return float(np.sum(self.ranks[self.differences > 0])) + self._half_of_zeros

    @property
    def negative_sum(self) -> float:
        """W-, the sum of the ranks of those who went down (plus half of the zeros' when split)."""
        return float(np.sum(self.ranks[self.differences < 0])) + self._half_of_zeros

    @property
    def statistic(self) -> float:  # type: ignore[override]
        """W+, the sum of the positive ranks; in a sign or McNemar test the number improved."""
        return self.positive_sum

    @property
    def symbol(self) -> str:
        """W+; the count of a sign or McNemar test has no letter."""
        return "W+" if self.procedure == "wilcoxon" else ""

    @property
    def expected(self) -> float:
        """The mean of W+ if chance alone decides the signs: half of all ranks."""
        return (self.positive_sum + self.negative_sum) / 2

    def variance(self, tie_correction: bool = True) -> float:
        """Give the variance of W+ if chance alone decides the signs.

        With ``tie_correction`` it is that of the ranks seen (`normal.signed_rank_variance`), so it
        equals the variance of ``null``; zeros, whichever way they are handled, add nothing.
        SciPy's ``zero_method="zsplit"`` differs: it adds the zeros' ranks as if they could still
        change sides, which makes its p larger. Without ``tie_correction`` ranks are
        taken as 1, 2, 3, ... (`normal.signed_rank_variance_untied`). A sign or McNemar test has
        no ranks to tie: both are changed / 4.
        """
        if tie_correction or self.procedure != "wilcoxon":
            return signed_rank_variance(self._changed_ranks)
        ranked_zeros = 0 if self.zeros == "drop" else self.unchanged
        return signed_rank_variance_untied(self.positive + self.negative, ranked_zeros)

    @property
    def note(self) -> str | None:
        """Why p is 1 where no mother changed; else ``None``."""
        if self.positive + self.negative:
            return None
        return _("No mother changed, so there is nothing to test: p is 1.")

    def effect(self, level: float = 0.95) -> Estimate:
        """Give the matched-pairs rank-biserial correlation with its interval."""
        up, down = self.differences > 0, self.differences < 0
        return matched_pairs_rank_biserial(
            self.ranks[up], self.ranks[down], 2 * self._half_of_zeros, level=level
        )

    def shift(self, level: float = 0.95) -> Estimate:
        """Give the Hodges-Lehmann shift with its interval (see `hodges_lehmann`)."""
        digits = digits_of_summary(np.concatenate([self.samples.before, self.samples.after]))
        dropped = self.zeros == "drop"
        return shift_of_pairs(self.differences, zeros_dropped=dropped, level=level, digits=digits)

    @property
    def _half_of_zeros(self) -> float:
        return float(np.nansum(self.ranks[self.differences == 0])) / 2

    @property
    def _changed_ranks(self) -> FloatArray:
        changed: FloatArray = self.ranks[self.differences != 0]
        return changed

    @cached_property
    def _scores(self) -> tuple[tuple[int, ...], int]:
        scores, divisor = integer_scores(self._changed_ranks)
        return tuple(scores.tolist()), divisor

    @cached_property
    def _arrangements(self) -> SignArrangements:
        return SignArrangements(self._scores[0])

    @cached_property
    def _total(self) -> int:
        went_up = self.differences[self.differences != 0] > 0
        return sum(score for score, up in zip(self._scores[0], went_up, strict=True) if up)

    @property
    def _centre(self) -> Fraction:
        return Fraction(self._arrangements.largest, 2)

    def _in_units(self, totals: IntArray) -> FloatArray:
        divisor = self._scores[1]
        return np.asarray(totals * divisor / 2 + self._half_of_zeros, dtype=np.float64)


@of_two_samples(AS_PAIRS)
def wilcoxon_signed_rank(before: Any, after: Any, *, zeros: Zeros = "drop") -> SignedRankTest:
    """Test whether the same mothers tend to have other values after than before.

    The sizes of the differences are ranked, and the ranks of those who went up are added.

    Parameters
    ----------
    before, after
        One value per mother, in the same order: numbers, or an ordered categorical.
    zeros
        What to do with mothers who did not change. ``"drop"`` leaves them out (Wilcoxon 1945;
        SPSS, jamovi, R's ``wilcox.test`` before 4.6, SciPy's default). ``"pratt"`` ranks them and
        then takes their ranks away (Pratt 1959; R's coin, and R from 4.6). ``"split"`` ranks them
        and gives half of their ranks to each side (an option of SciPy); its p equals that of
        ``"pratt"``.

    Raises
    ------
    SampleError
        If a sample is empty, incomplete, unordered, or does not fit the other.
    """
    one_of(zeros, "zeros", ZEROS)
    return SignedRankTest(paired_samples(before, after), zeros=zeros)


@of_two_samples(AS_PAIRS)
def sign_test(before: Any, after: Any) -> SignedRankTest:
    """Test whether more mothers went up than down; how far each went does not count.

    Takes what `wilcoxon_signed_rank` takes, and raises the same errors.
    """
    return SignedRankTest(paired_samples(before, after), "sign")


@of_two_samples(AS_PAIRS)
def mcnemar(before: Any, after: Any = None) -> SignedRankTest:
    """Test whether more mothers turned from no to yes than from yes to no: the sign test on yes/no.

    ``z() ** 2`` is McNemar's chi-square, with ``continuity=True`` the corrected one. Takes what
    `wilcoxon_signed_rank` takes, with two different values at most. Counts are written as samples
    first: ``mcnemar(*pairs_from_counts({("no", "yes"): 9, ...}, order=["no", "yes"]))``.

    Raises
    ------
    SampleError
        As `wilcoxon_signed_rank`; also if there are more than two different values.
    """
    samples = paired_samples(before, after)
    if samples.levels is None:
        refuse_counts(samples.before, samples.after, ("before", "after"), AS_PAIRS)
    seen = len(values_seen(samples.before, samples.after))
    if seen > 2:
        raise SampleError(
            _(
                "McNemar's test needs yes or no, and `before` and `after` hold {seen} different "
                "values: use sign_test or wilcoxon_signed_rank."
            ).format(seen=seen)
        )
    return SignedRankTest(samples, "mcnemar")
