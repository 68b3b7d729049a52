"""Normal approximations: the p-values that most programs print.

For many mothers the null distribution looks like a normal curve with the same mean and variance.
The programs differ in two choices.

========================  ==============  =====================
program                   tie correction  continuity correction
========================  ==============  =====================
SPSS (Asymp. Sig.), PSPP  yes             no
R ``wilcox.test``         yes             yes
R ``coin``                yes             no
R ``mcnemar.test``        no ranks        yes
SciPy ``wilcoxon``        yes             no
SciPy ``mannwhitneyu``    yes             yes
JASP (z; not verified)    no              no
========================  ==============  =====================

Sources: IBM SPSS Statistics Algorithms, "NPAR TESTS"; the source text of R's package stats, of
coin and of SciPy's ``stats``; Hollander, Wolfe and Chicken (2014), Nonparametric Statistical
Methods, sections 3.1 (pairs) and 4.1 (two groups).
"""

from __future__ import annotations

from math import erfc, sqrt

import numpy as np

from midwifery_stats.inference.arguments import Alternative
from midwifery_stats.inference.coding import FloatArray


def signed_rank_variance(ranks: FloatArray) -> float:
    """Give the variance of the sum of positive ranks, whatever ties there are.

    A rank r adds r or nothing, each with probability 1/2, so it has the variance r**2 / 4.
    ``ranks``: those of the mothers who changed. Equal to the textbook formula
    n(n+1)(2n+1)/24 - sum(t**3 - t)/48 with t the sizes of the tie groups.
    """
    return float(np.sum(ranks**2) / 4)


def signed_rank_variance_untied(changed: int, unchanged_but_ranked: int) -> float:
    """Give the variance of the sum of positive ranks as if no two sizes were equal.

    n(n+1)(2n+1)/24 over all mothers ranked, less the same over the zeros ranked among them under
    Pratt's method (Cureton 1967, Journal of the American Statistical Association 62, 1068-1069).
    """
    return (
        _sum_of_squares(changed + unchanged_but_ranked) / 4
        - _sum_of_squares(unchanged_but_ranked) / 4
    )


def rank_sum_variance(first_ranks: FloatArray, second_ranks: FloatArray) -> float:
    """Give the variance of U (and of the first rank sum), whatever ties there are.

    n1 n2 / (N (N-1)) times the squared distances of the ranks from their mean. Equal to the
    textbook formula n1 n2 / 12 (N + 1 - sum(t**3 - t) / (N (N-1))).
    """
    ranks = np.concatenate([first_ranks, second_ranks])
    mothers = len(ranks)
    spread = float(np.sum((ranks - (mothers + 1) / 2) ** 2))
    return len(first_ranks) * len(second_ranks) * spread / (mothers * (mothers - 1))


def rank_sum_variance_untied(first_size: int, second_size: int) -> float:
    """Give the variance of U as if no two values were equal: n1 n2 (N + 1) / 12."""
    return first_size * second_size * (first_size + second_size + 1) / 12


def z_score(deviation: float, variance: float, *, continuity: bool) -> float:
    """Give how many standard deviations the statistic is from its mean.

    ``deviation`` is statistic - mean. The continuity correction moves it 0.5 towards 0, never past
    it, because the statistic moves in steps and the curve does not. 0 where nothing can vary.
    """
    if variance == 0:
        return 0.0
    size = max(abs(deviation) - 0.5, 0.0) if continuity else abs(deviation)
    return float(np.copysign(size, deviation)) / sqrt(variance) if size else 0.0


def normal_p_value(
    deviation: float, variance: float, alternative: Alternative, *, continuity: bool
) -> float:
    """Give the p-value under the normal curve; 1 where nothing can vary.

    With the continuity correction a one-sided p counts from half a step before the observed value,
    on whichever side of the mean that is (as R and SciPy do).
    """
    if variance == 0:
        return 1.0
    if alternative == "two-sided":
        return erfc(abs(z_score(deviation, variance, continuity=continuity)) / sqrt(2))
    towards = deviation if alternative == "greater" else -deviation
    return erfc((towards - (0.5 if continuity else 0.0)) / sqrt(2 * variance)) / 2


def chi_square_p(chi_square: float) -> float:
    """Give the p-value of a chi-square with one degree of freedom, the square of a z."""
    return erfc(sqrt(chi_square / 2))


def t_p_value(t: float, freedom: float, alternative: Alternative) -> float:
    """Give the p-value of Student's t with so many degrees of freedom."""
    from scipy.special import stdtr

    if alternative == "two-sided":
        return float(2 * stdtr(freedom, -abs(t)))
    return float(stdtr(freedom, -t if alternative == "greater" else t))


def _sum_of_squares(count: int) -> float:
    """1 + 4 + 9 + ... + count**2."""
    return count * (count + 1) * (2 * count + 1) / 6
