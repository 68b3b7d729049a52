"""Figures as SciPy and the textbooks give them, written as papers print them."""

from __future__ import annotations

from math import exp, log, sqrt

import numpy as np
from scipy import stats

_SEEDED = np.random.default_rng(20)
_SCORES = _SEEDED.integers(0, 21, 20), _SEEDED.integers(4, 25, 20)
_VOLUMES = _SEEDED.normal(30, 9, 20).round(1), _SEEDED.normal(41, 11, 20).round(1)
_AGES = _SEEDED.integers(19, 38, 20), _SEEDED.integers(20, 39, 20)
_THREE = tuple(_SEEDED.integers(0, 11, 15) + shift for shift in (0, 1, 3))


def write(p: float, digits: int = 3) -> str:
    """Write a p-value: "= 0.031", "< 0.001"."""
    return "< 0.001" if p < 0.001 else f"= {p:.{digits}f}"


def _fisher(a: int, n: int, b: int, m: int) -> float:
    return float(stats.fisher_exact([[a, n - a], [b, m - b]]).pvalue)


def _chi(*rows: list[int], yates: bool = False) -> tuple[float, float, int]:
    found = stats.chi2_contingency(list(rows), correction=yates)
    return float(found.statistic), float(found.pvalue), int(found.dof)


def _two(a: int, n: int, b: int, m: int, *, yates: bool = False) -> float:
    return _chi([a, n - a], [b, m - b], yates=yates)[1]


def _rank_sum(first: object, second: object) -> tuple[float, float, float]:
    """Give U, z and p as SPSS prints them."""
    one, other = np.asarray(first, float), np.asarray(second, float)
    found = stats.mannwhitneyu(one, other, method="asymptotic", use_continuity=False)
    u = min(found.statistic, len(one) * len(other) - found.statistic)
    return float(u), float(-stats.norm.isf(found.pvalue / 2)), float(found.pvalue)


def _shares(a: int, n: int, b: int, m: int) -> tuple[float, float, float]:
    return _rank_sum([1] * a + [0] * (n - a), [1] * b + [0] * (m - b))


def _interval(value: float, spread: float) -> str:
    low, high = (exp(log(value) + side * 1.96 * spread) for side in (-1, 1))
    return f"{value:.2f} (95% CI {low:.2f} to {high:.2f})"


def _odds(a: int, n: int, b: int, m: int) -> str:
    """Write an odds ratio and its usual interval."""
    spread = sqrt(1 / a + 1 / (n - a) + 1 / b + 1 / (m - b))
    return _interval(a * (m - b) / (b * (n - a)), spread)


def _risks(a: int, n: int, b: int, m: int) -> str:
    """Write a risk ratio and its usual interval."""
    return _interval(a * m / (b * n), sqrt(1 / a - 1 / n + 1 / b - 1 / m))


def _mean_sd(values: np.ndarray) -> str:
    return f"{values.mean():.2f} (SD {values.std(ddof=1):.2f})"


def _median_range(values: np.ndarray) -> str:
    return f"{np.median(values):.1f} (range {values.min():.0f}-{values.max():.0f})"


COUNTED = {
    "fisher": lambda *table: write(_fisher(*table)),
    "fisher_cell": lambda *table: f"{_fisher(*table):.3f}",
    "chi": lambda *table: write(_two(*table)),
    "chi_two": lambda *table: write(_two(*table), 2),
    "chi_value": lambda a, n, b, m: f"{_chi([a, n - a], [b, m - b])[0]:.2f}",
    "yates": lambda *table: write(_two(*table, yates=True)),
    "shares": lambda *table: write(_shares(*table)[2]),
    "shares_u": lambda *table: f"{_shares(*table)[0]:.1f}",
    "shares_z": lambda *table: f"{_shares(*table)[1]:.2f}",
    "odds": _odds,
    "risks": _risks,
    "mcnemar": lambda up, down: write(stats.binomtest(min(up, down), up + down).pvalue),
    "signed": lambda up, down: write(2 * stats.norm.sf(abs(up - down) / sqrt(up + down))),
}
"""What is worked out of the counts beside it: part, size, part, size; or how many went up, down."""

_u, _z, _p = _rank_sum(*_SCORES)
_t, _ages_t = (stats.ttest_ind(*values) for values in (_VOLUMES, _AGES))
_school = _chi([3, 5], [7, 8], [10, 7])
_levels = _chi([4, 10, 16], [10, 12, 8])
_levels_rank = _rank_sum(*(np.repeat([0, 1, 2], n) for n in ([4, 10, 16], [10, 12, 8])))
_pearson, _spearman = stats.pearsonr(*_VOLUMES), stats.spearmanr(*_SCORES)
_anova = stats.f_oneway(*_THREE)
KNOWN = {
    "scores_u": f"{_u:.1f}",
    "scores_z": f"{_z:.2f}",
    "scores_p": write(_p),
    "volumes_t": f"{abs(_t.statistic):.2f}",
    "volumes_p": write(_t.pvalue),
    "ages_p": write(_ages_t.pvalue),
    "ages_rank_p": write(_rank_sum(*_AGES)[2]),
    "school_chi": f"{_school[0]:.2f}",
    "school_df": str(_school[2]),
    "school_p": write(_school[1]),
    "school_cell": f"{_school[1]:.3f}",
    "levels_chi": f"{_levels[0]:.2f}",
    "levels_p": write(_levels[1]),
    "levels_rank": write(_levels_rank[2]),
    "kruskal_p": write(stats.kruskal(*_THREE).pvalue),
    "pearson": f"{_pearson.statistic:.2f}",
    "pearson_p": write(_pearson.pvalue),
    "spearman": f"{_spearman.statistic:.2f}",
    "spearman_p": write(_spearman.pvalue),
    "anova_f": f"{_anova.statistic:.2f}",
    "anova_p": write(_anova.pvalue),
    "exclusive_chi": f"{_chi([42, 18], [27, 33])[0]:.2f}",
    **{f"volumes_mean_sd_{place}": _mean_sd(values) for place, values in enumerate(_VOLUMES)},
    **{f"ages_mean_sd_{place}": _mean_sd(values) for place, values in enumerate(_AGES)},
    **{f"scores_median_range_{p}": _median_range(values) for p, values in enumerate(_SCORES)},
}
"""What is worked out of scores, volumes and ages that a paper need not print."""
