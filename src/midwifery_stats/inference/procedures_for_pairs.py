"""Every defensible p-value for the same mothers before and after, and whose default it is.

`procedure` has the programs and the sources. JASP calls the R it is delivered with; jamovi did
until September 2025 and has never counted since. R 4.6 ranks the mothers who did not change among
the others (Pratt); earlier versions drop them.
"""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

import numpy as np

from midwifery_stats.inference import procedure as by
from midwifery_stats.inference.arguments import Alternative
from midwifery_stats.inference.normal import chi_square_p, t_p_value
from midwifery_stats.inference.procedure import Default, Procedure
from midwifery_stats.inference.procedure import Pairs as Pairs
from midwifery_stats.inference.ranks import Zeros
from midwifery_stats.inference.samples import PairedSamples
from midwifery_stats.language import mark

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
    mothers = pairs.mothers
    if mothers < 2 or np.ptp(pairs.differences) == 0:
        return None
    error = float(pairs.differences.std(ddof=1)) / sqrt(mothers)
    return t_p_value(float(pairs.differences.mean()) / error, mothers - 1, alternative)


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


def _up_to_200(pairs: Pairs) -> bool:
    return pairs.mothers <= 200


SPSS_DEFAULT = mark("Wilcoxon, normal")

PROCEDURES: tuple[Procedure[Pairs], ...] = (
    Procedure(
        mark("Wilcoxon, exact"),
        _exact("drop"),
        (
            Default(by.R_BEFORE_4_6, _r_before_4_6_counts),
            Default(by.SCIPY_PAIRS, _scipy_counts),
            Default(by.JAMOVI_BEFORE_2025, _r_before_4_6_counts),
            Default(by.JASP_ON_R, _r_before_4_6_counts),
            Default(by.PRISM, _prism_counts),
        ),
        counted=lambda pairs: pairs.wilcoxon["drop"],
        unrounded=mark("Wilcoxon, exact, on the unrounded differences"),
    ),
    Procedure(
        mark("Wilcoxon, exact, zeros ranked"),
        _exact("pratt"),
        (
            Default(by.R_FROM_4_6, _r_from_4_6_counts),
            Default(by.STATA_PAIRS_EXACT, _up_to_200),
        ),
        counted=lambda pairs: pairs.wilcoxon["pratt"],
        unrounded=mark("Wilcoxon, exact, zeros ranked, on the unrounded differences"),
    ),
    Procedure(
        mark("Wilcoxon, exact, zeros split"),
        _exact("split"),
        counted=lambda pairs: pairs.wilcoxon["split"],
    ),
    Procedure(mark("Wilcoxon, mid-p"), _mid_p("drop")),
    Procedure(mark("Wilcoxon, mid-p, zeros ranked"), _mid_p("pratt")),
    Procedure(mark("Wilcoxon, mid-p, zeros split"), _mid_p("split")),
    Procedure(
        SPSS_DEFAULT,
        _normal("drop"),
        (
            Default(by.SPSS, _always),
            Default(by.PSPP, _always),
            Default(by.SCIPY_PAIRS, lambda pairs: not _scipy_counts(pairs)),
        ),
        unrounded=mark("Wilcoxon, normal, on the unrounded differences"),
    ),
    Procedure(
        mark("Wilcoxon, normal, zeros ranked"),
        _normal("pratt"),
        (
            Default(by.STATA_PAIRS, _always),
            Default(by.COIN_PAIRS, _always),
        ),
        unrounded=mark("Wilcoxon, normal, zeros ranked, on the unrounded differences"),
    ),
    Procedure(mark("Wilcoxon, normal, zeros split"), _normal("split")),
    Procedure(
        mark("Wilcoxon, normal, continuity"),
        _normal("drop", continuity=True),
        (
            Default(by.R_BEFORE_4_6, lambda pairs: not _r_before_4_6_counts(pairs)),
            Default(by.R_FROM_4_6, lambda pairs: not _r_from_4_6_counts(pairs)),
            Default(by.JAMOVI_BEFORE_2025, lambda pairs: not _r_before_4_6_counts(pairs)),
            Default(by.JAMOVI_FROM_2025, _always),
            Default(by.JASP_ON_R, lambda pairs: not _r_before_4_6_counts(pairs)),
        ),
        unrounded=mark("Wilcoxon, normal, continuity, on the unrounded differences"),
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
        (Default(by.SPSS_SIGN_EXACT, _spss_counts_signs),),
        counted=lambda pairs: pairs.sign,
    ),
    Procedure(mark("Sign test, mid-p"), _sign_mid_p),
    Procedure(mark("Sign test, normal"), _sign_normal(continuity=False)),
    Procedure(
        mark("Sign test, normal, continuity"),
        _sign_normal(continuity=True),
        (Default(by.SPSS_SIGN, lambda pairs: not _spss_counts_signs(pairs)),),
    ),
    Procedure(
        mark("McNemar, exact"),
        _sign_exact,
        (
            Default(by.spss(mark("SPSS (Crosstabs, McNemar Test)")), _always),
            Default(by.Program(mark("statsmodels 0.14 (mcnemar)"), "its source text"), _always),
        ),
        yes_no=True,
        counted=lambda pairs: pairs.sign,
    ),
    Procedure(mark("McNemar, mid-p"), _sign_mid_p, yes_no=True),
    Procedure(
        mark("McNemar, chi-square"),
        _mcnemar_chi_square(continuity=False),
        (Default(by.JAMOVI, _always),),
        alternatives=("two-sided",),
        yes_no=True,
    ),
    Procedure(
        mark("McNemar, chi-square, continuity"),
        _mcnemar_chi_square(continuity=True),
        (Default(by.R_MCNEMAR, _always),),
        alternatives=("two-sided",),
        yes_no=True,
    ),
    Procedure(
        mark("t-test, paired"),
        _t_test,
        (
            Default(by.spss(mark("SPSS (Paired-Samples T Test)")), _always),
            Default(by.R_T_TEST, _always),
            Default(by.scipy(mark("SciPy 1.17 (ttest_rel)")), _always),
            Default(by.JAMOVI, _always),
            Default(by.JASP, _always),
        ),
    ),
)

_CORRECTED = next(one for one in PROCEDURES if one.name == "Wilcoxon, normal, continuity")


def r_prints_corrected(samples: PairedSamples) -> bool:
    """Whether R before 4.6 prints the normal p with continuity correction for this sample.

    Without ties it counts instead; of values in tenths it may see other ties than there are.
    """
    return by.R_BEFORE_4_6 in _CORRECTED.programs(Pairs(samples), "two-sided")
