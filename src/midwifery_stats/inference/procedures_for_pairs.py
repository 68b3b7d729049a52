"""Every defensible p-value for the same mothers before and after, and whose default it is.

Sources for the defaults: the source text of R's wilcox.test (versions 4.5 and 4.6), of jamovi's and
JASP's t-test modules and of SciPy 1.17; IBM SPSS Statistics, NPAR TESTS and CROSSTABS; Stata Base
Reference, signrank; the GraphPad Prism statistics guide. JASP calls the R it is delivered with. R
4.6 ranks the mothers who did not change among the others (Pratt); earlier versions drop them.
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
from midwifery_stats.inference.ranks import ZEROS, Zeros
from midwifery_stats.inference.samples import PairedSamples
from midwifery_stats.inference.signed_rank import SignedRankTest
from midwifery_stats.language import mark


@dataclass(frozen=True, eq=False)
class Pairs:
    """The same mothers twice, as the procedures need them, and what programs look at."""

    samples: PairedSamples

    @property
    def mothers(self) -> int:
        """How many mothers there are, changed or not."""
        return len(self.samples.before)

    @cached_property
    def wilcoxon(self) -> dict[Zeros, SignedRankTest]:
        """The signed-rank test with the zeros handled in each of the three ways."""
        return {zeros: SignedRankTest(self.samples, zeros=zeros) for zeros in ZEROS}

    @cached_property
    def sign(self) -> SignedRankTest:
        """The sign test, which is McNemar's when there are two values."""
        return SignedRankTest(self.samples, "sign")

    @property
    def differences(self) -> FloatArray:
        """After - before, one per mother."""
        return self.sign.differences

    @property
    def changed(self) -> int:
        """How many mothers changed."""
        return self.sign.positive + self.sign.negative

    @property
    def has_zeros(self) -> bool:
        """Whether any mother did not change."""
        return self.sign.unchanged > 0

    @property
    def has_ties(self) -> bool:
        """Whether any two mothers changed by the same size."""
        sizes = np.abs(self.differences[self.differences != 0])
        return len(np.unique(sizes)) < len(sizes)


Way = Callable[[Pairs, Alternative], float | None]


def _exact(zeros: Zeros) -> Way:
    return lambda pairs, alternative: pairs.wilcoxon[zeros].p_value(
        "exact", alternative=alternative
    )


def _mid_p(zeros: Zeros) -> Way:
    return lambda pairs, alternative: pairs.wilcoxon[zeros].mid_p_value(alternative=alternative)


def _normal(zeros: Zeros, *, continuity: bool = False, tie_correction: bool = True) -> Way:
    return lambda pairs, alternative: pairs.wilcoxon[zeros].p_value(
        "normal", alternative=alternative, continuity=continuity, tie_correction=tie_correction
    )


def _sign_exact(pairs: Pairs, alternative: Alternative) -> float:
    return pairs.sign.p_value("exact", alternative=alternative)


def _sign_mid_p(pairs: Pairs, alternative: Alternative) -> float:
    return pairs.sign.mid_p_value(alternative=alternative)


def _sign_normal(*, continuity: bool) -> Way:
    return lambda pairs, alternative: pairs.sign.p_value(
        "normal", alternative=alternative, continuity=continuity
    )


def _mcnemar_chi_square(*, continuity: bool) -> Way:
    """McNemar's chi-square is the square of the sign test's z."""

    def p_value(pairs: Pairs, alternative: Alternative) -> float | None:
        if not pairs.changed:
            return None
        return chi_square_p(pairs.sign.z(continuity=continuity) ** 2)

    return p_value


def _t_test(pairs: Pairs, alternative: Alternative) -> float | None:
    from scipy import stats

    if pairs.mothers < 2 or np.ptp(pairs.differences) == 0:
        return None
    return float(stats.ttest_1samp(pairs.differences, 0, alternative=alternative).pvalue)


def _always(_pairs: Pairs) -> bool:
    return True


def _r_before_4_6_counts(pairs: Pairs) -> bool:
    return pairs.mothers < 50 and not pairs.has_zeros and not pairs.has_ties


def _r_from_4_6_counts(pairs: Pairs) -> bool:
    return pairs.mothers < 50


def _scipy_counts(pairs: Pairs) -> bool:
    """SciPy looks at all pairs, changed or not."""
    mothers = pairs.mothers
    return mothers <= 13 or (mothers <= 50 and not pairs.has_zeros and not pairs.has_ties)


def _prism_counts(pairs: Pairs) -> bool:
    return pairs.mothers < 200


def _spss_counts_signs(pairs: Pairs) -> bool:
    return pairs.changed <= 25


R_BEFORE_4_6 = mark("R before 4.6 (wilcox.test)")
R_FROM_4_6 = mark("R 4.6 and later (wilcox.test)")
SCIPY = mark("SciPy 1.17 (wilcoxon)")
SPSS_DEFAULT = mark("Wilcoxon, normal")

PROCEDURES: tuple[Procedure[Pairs], ...] = (
    Procedure(
        mark("Wilcoxon, exact"),
        _exact("drop"),
        (
            Default(R_BEFORE_4_6, _r_before_4_6_counts),
            Default(SCIPY, _scipy_counts),
            Default(mark("GraphPad Prism 6 and later"), _prism_counts),
        ),
    ),
    Procedure(
        mark("Wilcoxon, exact, zeros ranked"),
        _exact("pratt"),
        (Default(R_FROM_4_6, _r_from_4_6_counts),),
    ),
    Procedure(mark("Wilcoxon, exact, zeros split"), _exact("split")),
    Procedure(mark("Wilcoxon, mid-p"), _mid_p("drop")),
    Procedure(mark("Wilcoxon, mid-p, zeros ranked"), _mid_p("pratt")),
    Procedure(mark("Wilcoxon, mid-p, zeros split"), _mid_p("split")),
    Procedure(
        SPSS_DEFAULT,
        _normal("drop"),
        (
            Default(mark("SPSS (Asymp. Sig.)"), _always),
            Default(mark("PSPP (Asymp. Sig.)"), _always),
            Default(SCIPY, lambda pairs: not _scipy_counts(pairs)),
        ),
    ),
    Procedure(
        mark("Wilcoxon, normal, zeros ranked"),
        _normal("pratt"),
        (
            Default(mark("Stata (signrank)"), _always),
            Default(mark("R package coin (wilcoxsign_test)"), _always),
        ),
    ),
    Procedure(mark("Wilcoxon, normal, zeros split"), _normal("split")),
    Procedure(
        mark("Wilcoxon, normal, continuity"),
        _normal("drop", continuity=True),
        (
            Default(R_BEFORE_4_6, lambda pairs: not _r_before_4_6_counts(pairs)),
            Default(mark("R 4.6 (wilcox.test)"), lambda pairs: not _r_from_4_6_counts(pairs)),
            Default(mark("jamovi"), lambda pairs: not _r_before_4_6_counts(pairs)),
            Default(mark("JASP, on R before 4.6"), lambda pairs: not _r_before_4_6_counts(pairs)),
        ),
    ),
    Procedure(
        mark("Wilcoxon, normal, continuity, zeros ranked"), _normal("pratt", continuity=True)
    ),
    Procedure(mark("Wilcoxon, normal, continuity, zeros split"), _normal("split", continuity=True)),
    Procedure(mark("Wilcoxon, normal, no tie correction"), _normal("drop", tie_correction=False)),
    Procedure(
        mark("Wilcoxon, normal, no tie correction, zeros ranked"),
        _normal("pratt", tie_correction=False),
    ),
    Procedure(
        mark("Wilcoxon, normal, no tie correction, zeros split"),
        _normal("split", tie_correction=False),
    ),
    Procedure(
        mark("Wilcoxon, normal, continuity, no tie correction"),
        _normal("drop", continuity=True, tie_correction=False),
    ),
    Procedure(
        mark("Wilcoxon, normal, continuity, no tie correction, zeros ranked"),
        _normal("pratt", continuity=True, tie_correction=False),
    ),
    Procedure(
        mark("Wilcoxon, normal, continuity, no tie correction, zeros split"),
        _normal("split", continuity=True, tie_correction=False),
    ),
    Procedure(
        mark("Sign test, exact"),
        _sign_exact,
        (Default(mark("SPSS (Sign, Exact Sig.)"), _spss_counts_signs),),
    ),
    Procedure(mark("Sign test, mid-p"), _sign_mid_p),
    Procedure(mark("Sign test, normal"), _sign_normal(continuity=False)),
    Procedure(
        mark("Sign test, normal, continuity"),
        _sign_normal(continuity=True),
        (Default(mark("SPSS (Sign, Asymp. Sig.)"), lambda pairs: not _spss_counts_signs(pairs)),),
    ),
    Procedure(
        mark("McNemar, exact"),
        _sign_exact,
        (
            Default(mark("SPSS (Crosstabs, McNemar Test)"), _always),
            Default(mark("statsmodels 0.14 (mcnemar)"), _always),
        ),
        yes_no=True,
    ),
    Procedure(mark("McNemar, mid-p"), _sign_mid_p, yes_no=True),
    Procedure(
        mark("McNemar, chi-square"),
        _mcnemar_chi_square(continuity=False),
        (Default(mark("jamovi"), _always),),
        alternatives=("two-sided",),
        yes_no=True,
    ),
    Procedure(
        mark("McNemar, chi-square, continuity"),
        _mcnemar_chi_square(continuity=True),
        (Default(mark("R (mcnemar.test)"), _always),),
        alternatives=("two-sided",),
        yes_no=True,
    ),
    Procedure(
        mark("t-test, paired"),
        _t_test,
        (
            Default(mark("SPSS (Paired-Samples T Test)"), _always),
            Default(mark("R (t.test)"), _always),
            Default(mark("SciPy 1.17 (ttest_rel)"), _always),
            Default(mark("jamovi"), _always),
            Default(mark("JASP"), _always),
        ),
    ),
)
