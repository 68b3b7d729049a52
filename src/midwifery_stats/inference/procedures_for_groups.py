"""Every defensible p-value for two groups of mothers, and the programs whose default it is.

Sources for the defaults: the source text of R's wilcox.test (versions 4.5 and 4.6), of jamovi's and
JASP's t-test modules and of SciPy 1.17; IBM SPSS Statistics, NPAR TESTS and CROSSTABS; Stata Base
Reference, ranksum; SAS/STAT, NPAR1WAY. JASP calls the R it is delivered with. One entry, SPSS's
"Linear-by-Linear Association", is printed among the chi-squares: it is (N - 1) / N times Pearson's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from midwifery_stats.inference.arguments import Alternative
from midwifery_stats.inference.coding import FloatArray
from midwifery_stats.inference.normal import chi_square_p
from midwifery_stats.inference.procedure import Default, Procedure
from midwifery_stats.inference.rank_sum import RankSumTest
from midwifery_stats.inference.samples import TwoSamples
from midwifery_stats.inference.unconditional import unconditional_p
from midwifery_stats.language import mark


@dataclass(frozen=True, eq=False)
class Groups:
    """Two groups as the procedures need them: the rank tests, and what programs look at."""

    samples: TwoSamples

    @cached_property
    def test(self) -> RankSumTest:
        """The Mann-Whitney test."""
        return RankSumTest(self.samples)

    @cached_property
    def fisher(self) -> RankSumTest:
        """Fisher's test, for two values at most."""
        return RankSumTest(self.samples, "fisher")

    @property
    def first(self) -> FloatArray:
        """The values of the first group."""
        return self.samples.first

    @property
    def second(self) -> FloatArray:
        """The values of the second group."""
        return self.samples.second

    @property
    def has_ties(self) -> bool:
        """Whether any two mothers have the same value."""
        ranks = np.concatenate([self.test.first_ranks, self.test.second_ranks])
        return len(np.unique(ranks)) < len(ranks)

    @property
    def table(self) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
        """Rows first and second group, columns higher and lower value; for two values at most."""
        ranks = (self.test.first_ranks, self.test.second_ranks)
        highest = max(float(group.max()) for group in ranks)
        higher = [int(np.sum(group == highest)) for group in ranks]
        sizes = [len(self.first), len(self.second)]
        return np.array([[h, n - h] for h, n in zip(higher, sizes, strict=True)])


Way = Callable[[Groups, Alternative], float | None]


def _exact(groups: Groups, alternative: Alternative) -> float:
    return groups.test.p_value("exact", alternative=alternative)


def _twice_smaller_tail(groups: Groups, alternative: Alternative) -> float:
    return min(1.0, 2 * min(_exact(groups, "greater"), _exact(groups, "less")))


def _mid_p(groups: Groups, alternative: Alternative) -> float:
    return groups.test.mid_p_value(alternative=alternative)


def _normal(*, continuity: bool, tie_correction: bool) -> Way:
    def p_value(groups: Groups, alternative: Alternative) -> float:
        return groups.test.p_value(
            "normal",
            alternative=alternative,
            continuity=continuity,
            tie_correction=tie_correction,
        )

    return p_value


def _tie_blind_exact(groups: Groups, alternative: Alternative) -> float:
    return groups.test.tie_blind_p(alternative)


def _fisher(groups: Groups, alternative: Alternative) -> float:
    return groups.fisher.p_value("exact", alternative=alternative)


def _fisher_mid_p(groups: Groups, alternative: Alternative) -> float:
    return groups.fisher.mid_p_value(alternative=alternative)


def _chi_square(*, yates: bool = False, factor: Callable[[int], float] = lambda _n: 1.0) -> Way:
    def p_value(groups: Groups, alternative: Alternative) -> float | None:
        found = groups.fisher.chi_square(yates=yates)
        if found is None:
            return None
        return chi_square_p(found * factor(len(groups.first) + len(groups.second)))

    return p_value


def _unconditional(method: str) -> Way:
    def p_value(groups: Groups, alternative: Alternative) -> float | None:
        (first, other_first), (second, other_second) = groups.table.tolist()
        if not first + second or not other_first + other_second:
            return None
        sizes = first + other_first, second + other_second
        return unconditional_p(first, sizes[0], second, sizes[1], method, alternative)

    return p_value


def _described(values: FloatArray) -> tuple[float, float, int]:
    return float(values.mean()), float(values.std(ddof=1)), len(values)


def _t_test(*, equal_variances: bool) -> Way:
    def p_value(groups: Groups, alternative: Alternative) -> float | None:
        from scipy import stats

        enough = min(len(groups.first), len(groups.second)) > 1
        if not enough or np.ptp(groups.first) == np.ptp(groups.second) == 0:
            return None
        # From means and spreads, because SciPy warns about a group in which no value varies.
        found = stats.ttest_ind_from_stats(
            *_described(groups.first),
            *_described(groups.second),
            equal_var=equal_variances,
            alternative=alternative,
        )
        return float(found.pvalue)

    return p_value


def _always(_groups: Groups) -> bool:
    return True


def _small(groups: Groups) -> bool:
    return max(len(groups.first), len(groups.second)) < 50


def _untied_for_r(groups: Groups) -> bool:
    return _small(groups) and not groups.has_ties


def _untied_for_scipy(groups: Groups) -> bool:
    return min(len(groups.first), len(groups.second)) <= 8 and not groups.has_ties


def _up_to_40(groups: Groups) -> bool:
    return len(groups.first) + len(groups.second) <= 40


def _tied(groups: Groups) -> bool:
    return groups.has_ties


SPSS_DEFAULT = mark("Mann-Whitney, normal")

PROCEDURES: tuple[Procedure[Groups], ...] = (
    Procedure(
        mark("Mann-Whitney, exact"),
        _exact,
        (
            Default(mark("R before 4.6 (wilcox.test)"), _untied_for_r),
            Default(mark("SciPy 1.17 (mannwhitneyu)"), _untied_for_scipy),
        ),
    ),
    Procedure(
        mark("Mann-Whitney, exact, twice the smaller tail"),
        _twice_smaller_tail,
        (Default(mark("R 4.6 and later (wilcox.test)"), _small),),
        alternatives=("two-sided",),
    ),
    Procedure(mark("Mann-Whitney, mid-p"), _mid_p),
    Procedure(
        mark("Mann-Whitney, exact, blind to ties"),
        _tie_blind_exact,
        (Default(mark("SPSS (Exact Sig. [2*(1-tailed Sig.)])"), _up_to_40),),
    ),
    Procedure(
        SPSS_DEFAULT,
        _normal(continuity=False, tie_correction=True),
        (
            Default(mark("SPSS (Asymp. Sig.)"), _always),
            Default(mark("PSPP (Asymp. Sig.)"), _always),
            Default(mark("Stata (ranksum)"), _always),
            Default(mark("R package coin (wilcox_test)"), _always),
        ),
    ),
    Procedure(
        mark("Mann-Whitney, normal, continuity"),
        _normal(continuity=True, tie_correction=True),
        (
            Default(mark("R before 4.6 (wilcox.test)"), lambda g: not _untied_for_r(g)),
            Default(mark("R 4.6 and later (wilcox.test)"), lambda g: not _small(g)),
            Default(mark("SciPy 1.17 (mannwhitneyu)"), lambda g: not _untied_for_scipy(g)),
            Default(mark("jamovi"), _tied),
            Default(mark("JASP, on R before 4.6"), _tied),
            Default(mark("SAS (NPAR1WAY)"), _always),
        ),
    ),
    Procedure(
        mark("Mann-Whitney, normal, no tie correction"),
        _normal(continuity=False, tie_correction=False),
    ),
    Procedure(
        mark("Mann-Whitney, normal, continuity, no tie correction"),
        _normal(continuity=True, tie_correction=False),
    ),
    Procedure(
        mark("Fisher"),
        _fisher,
        (
            Default(mark("R (fisher.test)"), _always),
            Default(mark("SciPy 1.17 (fisher_exact)"), _always),
            Default(mark("SPSS (Crosstabs, Fisher's Exact Test)"), _always),
        ),
        yes_no=True,
    ),
    Procedure(mark("Fisher, mid-p"), _fisher_mid_p, yes_no=True),
    Procedure(
        mark("Chi-square"),
        _chi_square(),
        (
            Default(mark("SPSS (Crosstabs, Pearson Chi-Square)"), _always),
            Default(mark("jamovi"), _always),
            Default(mark("JASP"), _always),
        ),
        alternatives=("two-sided",),
        yes_no=True,
    ),
    Procedure(
        mark("Chi-square, Yates"),
        _chi_square(yates=True),
        (
            Default(mark("R (chisq.test)"), _always),
            Default(mark("SciPy 1.17 (chi2_contingency)"), _always),
            Default(mark("SPSS (Crosstabs, Continuity Correction)"), _always),
        ),
        alternatives=("two-sided",),
        yes_no=True,
    ),
    Procedure(
        mark("Chi-square, (N - 1) / N"),
        _chi_square(factor=lambda n: (n - 1) / n),
        (Default(mark("SPSS (Crosstabs, Linear-by-Linear Association)"), _always),),
        alternatives=("two-sided",),
        yes_no=True,
    ),
    Procedure(
        mark("Barnard"),
        _unconditional("barnard"),
        (Default(mark("SciPy 1.17 (barnard_exact)"), _always),),
        yes_no=True,
    ),
    Procedure(
        mark("Boschloo"),
        _unconditional("boschloo"),
        (Default(mark("SciPy 1.17 (boschloo_exact)"), _always),),
        yes_no=True,
    ),
    Procedure(
        mark("t-test, Welch"),
        _t_test(equal_variances=False),
        (
            Default(mark("R (t.test)"), _always),
            Default(mark("SPSS (Equal variances not assumed)"), _always),
        ),
    ),
    Procedure(
        mark("t-test, Student"),
        _t_test(equal_variances=True),
        (
            Default(mark("SPSS (Equal variances assumed)"), _always),
            Default(mark("SciPy 1.17 (ttest_ind)"), _always),
            Default(mark("jamovi"), _always),
            Default(mark("JASP"), _always),
        ),
    ),
)
