"""What both designs share: one statistic, its arrangements, and every p-value read from them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from fractions import Fraction
from functools import cached_property
from typing import Literal, get_args

import numpy as np

from midwifery_stats.inference.arguments import (
    Alternative,
    check_alternative,
    check_seed,
    one_of,
    whole_number,
)
from midwifery_stats.inference.coding import FloatArray, Levels, SampleError
from midwifery_stats.inference.estimate import Estimate
from midwifery_stats.inference.normal import normal_p_value, z_score
from midwifery_stats.inference.null_distribution import (
    Arrangements,
    ExactLimitError,
    IntArray,
    MonteCarlo,
    NullDistribution,
    most_draws,
)
from midwifery_stats.language import _

Method = Literal["exact", "normal", "monte_carlo"]
METHODS: tuple[Method, ...] = get_args(Method)

Tails = tuple[int, int]
"""The totals that count as extreme: up to the first, and from the second on."""

SMALLEST_P = 1e-305
"""Below this a float loses digits, so no exact p-value is given as a float."""


class RankTest(ABC):
    """A statistic that adds up ranks, and how likely chance alone makes such a value.

    The exact p-value compares whole numbers: `_total` is the statistic in the integer scores that
    `_arrangements` counts, so no rounding decides what is "at least as extreme".
    """

    statistic: float

    @property
    @abstractmethod
    def levels(self) -> Levels:
        """Labels from lowest to highest, or ``None`` for numbers."""

    @property
    @abstractmethod
    def expected(self) -> float:
        """The mean of the statistic under the null hypothesis."""

    @abstractmethod
    def variance(self, tie_correction: bool = True) -> float:
        """Give the variance of the statistic under the null hypothesis."""

    @property
    @abstractmethod
    def note(self) -> str | None:
        """Why p is 1 where the samples leave nothing to test; else ``None``."""

    @abstractmethod
    def effect(self, level: float = 0.95) -> Estimate:
        """Give the effect with its interval."""

    @abstractmethod
    def shift(self, level: float = 0.95) -> Estimate:
        """Give the Hodges-Lehmann shift with its interval (see `hodges_lehmann`)."""

    @property
    def symbol(self) -> str:
        """The letter of the statistic, where it has one."""
        return ""

    @property
    @abstractmethod
    def _arrangements(self) -> Arrangements: ...

    @property
    @abstractmethod
    def _total(self) -> int: ...

    @property
    @abstractmethod
    def _centre(self) -> Fraction:
        """The mean of the total."""

    @abstractmethod
    def _in_units(self, totals: IntArray) -> FloatArray:
        """Turn totals of scores into values of the statistic."""

    def z(self, continuity: bool = False, tie_correction: bool = True) -> float:
        """Give the statistic as standard deviations from its mean; 0 where nothing can vary.

        The sign follows the effect: positive when after, or first, tends to be larger. The
        default has the size that SPSS prints (SPSS always writes it with a minus); R's
        ``wilcox.test`` adds the continuity correction; JASP leaves the tie correction out for
        pairs (see `normal`).
        """
        return z_score(
            self.statistic - self.expected, self.variance(tie_correction), continuity=continuity
        )

    def p_value(
        self,
        method: Method = "exact",
        *,
        alternative: Alternative = "two-sided",
        continuity: bool = False,
        tie_correction: bool = True,
        draws: int = 10_000,
        seed: int | None = None,
    ) -> float:
        """Give the p-value; 1 where the samples leave nothing to test (see ``note``).

        Parameters
        ----------
        method
            ``"exact"`` counts every arrangement, with any ties. ``"normal"`` is the approximation
            of most programs (see `normal` for whose). ``"monte_carlo"`` draws arrangements.
        alternative
            ``"two-sided"``: as far from the mean, on either side (as StatXact and coin; Fisher's
            test: splits that are no more likely). ``"greater"``: after, or first, tends to be
            larger. ``"less"``: smaller.
        continuity, tie_correction
            For ``"normal"`` only.
        draws, seed
            For ``"monte_carlo"`` only; the same seed gives the same p.

        Raises
        ------
        ExactLimitError
            If the samples are too large to count every arrangement.
        """
        check_alternative(alternative)
        one_of(method, "method", METHODS)
        whole_number(draws, "draws", smallest=1)
        check_seed(seed)
        if method == "normal":
            return normal_p_value(
                self.statistic - self.expected,
                self.variance(tie_correction),
                alternative,
                continuity=continuity,
            )
        if method == "monte_carlo":
            return self.monte_carlo(draws, seed=seed, alternative=alternative).p
        return self._probability(self._tails(alternative))

    def mid_p_value(self, *, alternative: Alternative = "two-sided") -> float:
        """Give the exact p-value less half the chance of what is exactly as extreme.

        An exact test on few mothers rejects too seldom; the mid-p makes up for it on average
        (Lancaster 1961, Journal of the American Statistical Association 56, 223-234).
        """
        check_alternative(alternative)
        if self.note is not None:
            return 1.0
        outer = self._probability(self._tails(alternative))
        inner = self._probability(self._tails(alternative, beyond=True), beyond=True)
        return (outer + inner) / 2

    def exact_fraction(self, alternative: Alternative = "two-sided") -> Fraction:
        """Give the exact p-value as a fraction, arrangements as extreme over all arrangements.

        Raises
        ------
        ExactLimitError
            If the samples are too large to count every arrangement in whole numbers.
        """
        check_alternative(alternative)
        count = self._count(self._tails(alternative), exact=True)
        return Fraction(int(count), self._arrangements.number)

    def short_fraction(
        self, alternative: Alternative = "two-sided", *, longest: int = 10**9
    ) -> Fraction | None:
        """Give the exact p-value as a fraction if its denominator is at most ``longest``.

        None where it is longer or cannot be counted. Nothing is counted in whole numbers unless the
        p-value, as a float, is as near to such a fraction as a float can be.
        """
        try:
            p = self.p_value("exact", alternative=alternative)
            near = Fraction(p).limit_denominator(longest)
            if abs(float(near) - p) > 1e-11 * p:
                return None
            fraction = self.exact_fraction(alternative)
        except ExactLimitError:
            return None
        return fraction if fraction.denominator <= longest else None

    @property
    def additions(self) -> int:
        """About how many additions it takes to count the arrangements."""
        return self._arrangements.additions

    @property
    def most_draws(self) -> int:
        """How many random arrangements can be drawn in about a second."""
        return most_draws(Counter(self._arrangements.scores).values())

    def monte_carlo(
        self,
        draws: int = 10_000,
        seed: int | None = None,
        alternative: Alternative = "two-sided",
    ) -> MonteCarlo:
        """Estimate the p-value from random arrangements; the same seed gives the same answer."""
        check_alternative(alternative)
        lots = whole_number(draws, "draws", smallest=1)
        low, high = self._tails(alternative)
        totals = self._arrangements.random_totals(lots, check_seed(seed))
        return MonteCarlo(int(np.count_nonzero((totals <= low) | (totals >= high))), lots)

    @cached_property
    def null(self) -> NullDistribution:
        """The null distribution of the statistic, given the ranks seen."""
        totals, shares = self._arrangements.counts(exact=False)
        return NullDistribution(
            self._in_units(totals), np.asarray(shares, dtype=float), self.expected, self.symbol
        )

    def _tails(self, alternative: Alternative, *, beyond: bool = False) -> Tails:
        """Say which totals are at least as extreme as the observed one, or (``beyond``) more so."""
        step = int(beyond)
        nothing_below, nothing_above = -1, self._arrangements.largest + 1
        if alternative == "greater":
            return nothing_below, self._total + step
        if alternative == "less":
            return self._total - step, nothing_above
        return self._two_sided_tails(beyond=beyond)

    def _two_sided_tails(self, *, beyond: bool) -> Tails:
        """Say which totals are at least as far from the mean as the observed one."""
        distance = abs(self._total - self._centre)
        low, high = self._centre - distance, self._centre + distance
        if beyond:
            # -(-x // 1) rounds up: the last total below `low`, the first above `high`.
            return -(-low // 1) - 1, high // 1 + 1
        return low // 1, -(-high // 1)

    def _count(self, tails: Tails, *, exact: bool) -> float | int:
        low, high = tails
        if low >= high - 1:
            return self._arrangements.number if exact else 1.0
        arrangements = self._arrangements
        below = arrangements.at_most(low, exact=exact) if low >= 0 else 0
        above = arrangements.at_least(high, exact=exact) if high <= arrangements.largest else 0
        return below + above

    def _probability(self, tails: Tails, *, beyond: bool = False) -> float:
        share = float(self._count(tails, exact=False))
        if not beyond and share < SMALLEST_P:
            raise ExactLimitError(
                _(
                    "This exact p-value is smaller than the smallest number a computer works "
                    'with (about 1e-308): report it as "p < 0.001".'
                )
            )
        return min(1.0, share)


def hodges_lehmann(test: RankTest, *, level: float = 0.95) -> Estimate:
    """Give how large the shift is, after - before or first - second, with its exact interval.

    For measured outcomes (millilitres, minutes, kilograms). The level is at least ``level``, with
    ties as well, if what ``assumes`` says is true: symmetric differences for pairs, equal shapes
    for groups. Where no interval of that level exists, because there are too few mothers, it is
    endless and ``note`` says so. See `rank_effects` for the formulas.

    Raises
    ------
    SampleError
        If the outcome has levels: the step from one level to the next is no fixed amount.
    LimitError
        If there are too many mothers.
    """
    if test.levels is not None:
        raise SampleError(
            _(
                "A shift needs a measured outcome, such as millilitres; {levels} are levels. "
                "Use effect() instead."
            ).format(levels=", ".join(test.levels))
        )
    return test.shift(level)
