"""Tests for the same mothers before and after: Wilcoxon signed-rank, sign, McNemar."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from midwifery_stats.inference.monte_carlo import random_signs
from midwifery_stats.inference.normal import signed_rank_variance, signed_rank_variance_untied
from midwifery_stats.inference.null_distribution import IntArray
from midwifery_stats.inference.rank_test import RankTest
from midwifery_stats.inference.ranks import Zeros, difference_ranks, differences, integer_scores
from midwifery_stats.inference.samples import (
    FloatArray,
    PairedSamples,
    SampleError,
    paired_samples,
)
from midwifery_stats.inference.signed_rank_null import SignArrangements
from midwifery_stats.language import _

if TYPE_CHECKING:
    from midwifery_stats.inference.estimate import Estimate


@dataclass(frozen=True, eq=False)
class SignedRankTest(RankTest):
    """A test of the differences after - before, one per mother.

    Attributes
    ----------
    procedure : ``"wilcoxon"``, ``"sign"`` or ``"mcnemar"``
    zeros : how mothers who did not change are handled: ``"drop"``, ``"pratt"`` or ``"split"``
    before, after : 1-D float arrays, one value per mother; levels as positions from 0
    levels : labels from lowest to highest, or ``None`` for numbers
    differences : 1-D float array, after - before
    ranks : 1-D float array, ranks of the sizes of the differences; nan = dropped. All 1 in a sign
        or McNemar test, which count mothers and do not rank them
    """

    procedure: Literal["wilcoxon", "sign", "mcnemar"]
    zeros: Zeros
    before: FloatArray
    after: FloatArray
    levels: tuple[str, ...] | None
    differences: FloatArray
    ranks: FloatArray

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
        from midwifery_stats.inference.effects import matched_pairs_rank_biserial

        return matched_pairs_rank_biserial(self, level=level)

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

    def _random_totals(self, draws: int, seed: int | None) -> IntArray:
        return random_signs(self._scores[0], draws, seed)


def wilcoxon_signed_rank(before: Any, after: Any, *, zeros: Zeros = "drop") -> SignedRankTest:
    """Test whether the same mothers tend to have other values after than before.

    The sizes of the differences are ranked, and the ranks of those who went up are added.

    Parameters
    ----------
    before, after
        One value per mother, in the same order: numbers, or an ordered categorical.
    zeros
        What to do with mothers who did not change. ``"drop"`` leaves them out (Wilcoxon 1945;
        SPSS, jamovi, R's ``wilcox.test``, SciPy's default). ``"pratt"`` ranks them and then takes
        their ranks away (Pratt 1959; the default of R's coin). ``"split"`` ranks them and gives
        half of their ranks to each side (an option of SciPy); its p equals that of ``"pratt"``.

    Raises
    ------
    SampleError
        If a sample is empty, incomplete, unordered, or does not fit the other.
    """
    samples = paired_samples(before, after)
    difference = differences(samples)
    return SignedRankTest(
        "wilcoxon",
        zeros,
        samples.before,
        samples.after,
        samples.levels,
        difference,
        difference_ranks(difference, zeros),
    )


def sign_test(before: Any, after: Any) -> SignedRankTest:
    """Test whether more mothers went up than down; how far each went does not count.

    Takes what `wilcoxon_signed_rank` takes, and raises the same errors.
    """
    return _count_signs("sign", paired_samples(before, after))


def mcnemar(before: Any, after: Any) -> SignedRankTest:
    """Test whether more mothers turned from no to yes than from yes to no: the sign test on yes/no.

    ``z() ** 2`` is McNemar's chi-square, with ``continuity=True`` the corrected one. Takes what
    `wilcoxon_signed_rank` takes, with two different values at most.

    Raises
    ------
    SampleError
        As `wilcoxon_signed_rank`; also if there are more than two different values.
    """
    samples = paired_samples(before, after)
    seen = len(np.unique(np.concatenate([samples.before, samples.after])))
    if seen > 2:
        raise SampleError(
            _(
                "McNemar's test needs yes or no, and `before` and `after` hold {seen} different "
                "values: use sign_test or wilcoxon_signed_rank."
            ).format(seen=seen)
        )
    return _count_signs("mcnemar", samples)


def _count_signs(procedure: Literal["sign", "mcnemar"], samples: PairedSamples) -> SignedRankTest:
    difference = differences(samples)
    ranks = np.where(difference == 0, np.nan, 1.0)
    return SignedRankTest(
        procedure, "drop", samples.before, samples.after, samples.levels, difference, ranks
    )
