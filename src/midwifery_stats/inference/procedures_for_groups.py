"""Every defensible p-value for two groups of mothers, and the programs whose default it is.

`procedure` has the programs and the sources. JASP calls the R it is delivered with; jamovi did
until September 2025 and has never counted since. One entry, SPSS's "Linear-by-Linear Association",
is printed among the chi-squares: it is (N - 1) / N times Pearson's.
"""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

import numpy as np

from midwifery_stats.inference import procedure as by
from midwifery_stats.inference.arguments import Alternative
from midwifery_stats.inference.normal import chi_square_p, t_p_value
from midwifery_stats.inference.procedure import Default, Procedure
from midwifery_stats.inference.procedure import Groups as Groups
from midwifery_stats.inference.samples import TwoSamples
from midwifery_stats.inference.unconditional import unconditional_p
from midwifery_stats.language import mark

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


def _t_test(*, equal_variances: bool) -> Way:
    def p_value(groups: Groups, alternative: Alternative) -> float | None:
        m, n = len(groups.first), len(groups.second)
        if min(m, n) < 2 or np.ptp(groups.first) == np.ptp(groups.second) == 0:
            return None
        one, other = (float(values.var(ddof=1)) for values in (groups.first, groups.second))
        if equal_variances:
            freedom: float = m + n - 2
            error = ((m - 1) * one + (n - 1) * other) / freedom * (1 / m + 1 / n)
        else:
            error = one / m + other / n
            freedom = error**2 / ((one / m) ** 2 / (m - 1) + (other / n) ** 2 / (n - 1))
        apart = float(groups.first.mean() - groups.second.mean())
        return t_p_value(apart / sqrt(error), freedom, alternative)

    return p_value


def _scipy_sees_barnards_ties(groups: Groups) -> bool:
    """SciPy compares z as floats, which may part outcomes that are equally extreme."""
    (first, other_first), (second, other_second) = groups.table.tolist()
    m, n = first + other_first, second + other_second
    if m * n > 250_000:
        return False
    a, b = np.ogrid[: m + 1, : n + 1]
    share = (a + b) / (m + n)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (a / m - b / n) / np.sqrt(share * (1 - share) * (1 / m + 1 / n))
    z = np.abs(np.where(a / m == b / n, 0.0, z))
    seen = z[first, second]
    return bool(((z >= seen) == (z >= seen * (1 - 1e-9))).all())


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


def _up_to_200(groups: Groups) -> bool:
    return len(groups.first) + len(groups.second) <= 200


def _prism_counts(groups: Groups) -> bool:
    return min(len(groups.first), len(groups.second)) < 100


SPSS_DEFAULT = mark("Mann-Whitney, normal")

PROCEDURES: tuple[Procedure[Groups], ...] = (
    Procedure(
        mark("Mann-Whitney, exact"),
        _exact,
        (
            Default(by.R_BEFORE_4_6, _untied_for_r),
            Default(by.SCIPY_GROUPS, _untied_for_scipy),
            Default(by.JAMOVI_BEFORE_2025, _untied_for_r),
            Default(by.JASP_ON_R, _untied_for_r),
            Default(by.PRISM, _prism_counts),
            Default(by.STATA_GROUPS_EXACT, _up_to_200),
        ),
        counted=lambda groups: groups.test,
        unrounded=mark("Mann-Whitney, exact, on the unrounded values"),
    ),
    Procedure(
        mark("Mann-Whitney, exact, twice the smaller tail"),
        _twice_smaller_tail,
        (Default(by.R_FROM_4_6, _small),),
        alternatives=("two-sided",),
        unrounded=mark("Mann-Whitney, exact, twice the smaller tail, on the unrounded values"),
    ),
    Procedure(mark("Mann-Whitney, mid-p"), _mid_p),
    Procedure(
        mark("Mann-Whitney, exact, blind to ties"),
        _tie_blind_exact,
        (Default(by.SPSS_EXACT, _up_to_40),),
        unrounded=mark("Mann-Whitney, exact, blind to ties, on the unrounded values"),
    ),
    Procedure(
        SPSS_DEFAULT,
        _normal(continuity=False, tie_correction=True),
        (
            Default(by.SPSS, _always),
            Default(by.PSPP, _always),
            Default(by.STATA_GROUPS, _always),
            Default(by.COIN_GROUPS, _always),
        ),
        unrounded=mark("Mann-Whitney, normal, on the unrounded values"),
    ),
    Procedure(
        mark("Mann-Whitney, normal, continuity"),
        _normal(continuity=True, tie_correction=True),
        (
            Default(by.R_BEFORE_4_6, lambda g: not _untied_for_r(g)),
            Default(by.R_FROM_4_6, lambda g: not _small(g)),
            Default(by.SCIPY_GROUPS, lambda g: not _untied_for_scipy(g)),
            Default(by.JAMOVI_BEFORE_2025, lambda g: not _untied_for_r(g)),
            Default(by.JAMOVI_FROM_2025, _always),
            Default(by.JASP_ON_R, lambda g: not _untied_for_r(g)),
            Default(by.SAS, _always),
        ),
        unrounded=mark("Mann-Whitney, normal, continuity, on the unrounded values"),
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
            Default(by.R_FISHER, _always),
            Default(by.scipy(mark("SciPy 1.17 (fisher_exact)")), _always),
            Default(by.spss(mark("SPSS (Crosstabs, Fisher's Exact Test)")), _always),
        ),
        yes_no=True,
        counted=lambda groups: groups.fisher,
    ),
    Procedure(mark("Fisher, mid-p"), _fisher_mid_p, yes_no=True),
    Procedure(
        mark("Chi-square"),
        _chi_square(),
        (
            Default(by.spss(mark("SPSS (Crosstabs, Pearson Chi-Square)")), _always),
            Default(by.JAMOVI, _always),
            Default(by.JASP, _always),
        ),
        alternatives=("two-sided",),
        yes_no=True,
    ),
    Procedure(
        mark("Chi-square, Yates"),
        _chi_square(yates=True),
        (
            Default(by.R_CHI_SQUARE, _always),
            Default(by.scipy(mark("SciPy 1.17 (chi2_contingency)")), _always),
            Default(by.spss(mark("SPSS (Crosstabs, Continuity Correction)")), _always),
        ),
        alternatives=("two-sided",),
        yes_no=True,
    ),
    Procedure(
        mark("Chi-square, (N - 1) / N"),
        _chi_square(factor=lambda n: (n - 1) / n),
        (Default(by.spss(mark("SPSS (Crosstabs, Linear-by-Linear Association)")), _always),),
        alternatives=("two-sided",),
        yes_no=True,
    ),
    Procedure(
        mark("Barnard"),
        _unconditional("barnard"),
        (Default(by.scipy(mark("SciPy 1.17 (barnard_exact)")), _scipy_sees_barnards_ties),),
        yes_no=True,
    ),
    Procedure(
        mark("Boschloo"),
        _unconditional("boschloo"),
        (Default(by.scipy(mark("SciPy 1.17 (boschloo_exact)")), _always),),
        yes_no=True,
    ),
    Procedure(
        mark("t-test, Welch"),
        _t_test(equal_variances=False),
        (
            Default(by.R_T_TEST, _always),
            Default(by.spss(mark("SPSS (Equal variances not assumed)")), _always),
        ),
    ),
    Procedure(
        mark("t-test, Student"),
        _t_test(equal_variances=True),
        (
            Default(by.spss(mark("SPSS (Equal variances assumed)")), _always),
            Default(by.scipy(mark("SciPy 1.17 (ttest_ind)")), _always),
            Default(by.JAMOVI, _always),
            Default(by.JASP, _always),
        ),
    ),
)

_CORRECTED = next(one for one in PROCEDURES if one.name == "Mann-Whitney, normal, continuity")


def r_prints_corrected(samples: TwoSamples) -> bool:
    """Whether R before 4.6 prints the normal p with continuity correction for this sample.

    Without ties it counts instead; of values in tenths it may see other ties than there are.
    """
    return by.R_BEFORE_4_6 in _CORRECTED.programs(Groups(samples), "two-sided")
