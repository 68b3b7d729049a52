"""The numbers that the lessons' prose states, by name, worked out by the package.

A lesson writes them as placeholders (``lessons.builder.placeholders``). Each stands here once, for
all lessons and languages; ``tests/unit/lessons/by_hand.py`` has the same names by another route,
and a test compares every placeholder of every lesson.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from math import ceil, sqrt
from statistics import NormalDist
from typing import Any

import midwifery_stats as ms

_ONE, _TWO = ms.load_study("bekasi"), ms.load_study("bontang")
_CLAIMS = dict(
    zip(
        [*_ONE.claims["claim_id"], *_TWO.claims["claim_id"]],
        [*_ONE.claims["reported"], *_TWO.claims["reported"]],
        strict=True,
    )
)


def printed(claim: str) -> str:
    """Give a figure exactly as its paper prints it."""
    return str(_CLAIMS[claim])


def printed_p(claim: str) -> Decimal:
    """Give a printed p-value or threshold, to be written with the reader's decimal mark."""
    return Decimal(printed(claim).replace(",", "."))


def first_number(claim: str, place: int = 0) -> int:
    """Give the first (or another) whole number of a printed figure, such as 15 of "15 menit"."""
    return int(re.findall(r"\d+", printed(claim).replace(".", ""))[place])


# Study one: n_one mothers.
_pairs = ms.wilcoxon_signed_rank(_ONE.mothers["before"], _ONE.mothers["after"])
n_one = len(_ONE.mothers)
improved, worse, stayed = _pairs.positive, _pairs.negative, _pairs.unchanged
fluent_after = improved + stayed
young = int((_ONE.mothers["age_group"] == "25-30").sum())
step_one = Fraction(100, n_one)
w_plus = Fraction(_pairs.statistic)
midrank = Fraction(float(max(_pairs.ranks)))

# Study two: n_two mothers, `group` in each group, `massaged` and `control` of them sufficient.
_groups = _TWO.mothers["group"]


def _count(of: str, column: str, value: str) -> int:
    return int(((_groups == of) & (_TWO.mothers[column] == value)).sum())


n_two = len(_TWO.mothers)
group = int((_groups == "control").sum())
massaged = _count("intervention", "after", "sufficient")
control = _count("control", "after", "sufficient")
fed_massaged = _count("intervention", "breastfed_before", "yes")
fed_control = _count("control", "breastfed_before", "yes")
school_massaged = _count("intervention", "education", "senior high school")
school_control = _count("control", "education", "senior high school")
_days = [first_number(row.claim_id) for row in _TWO.claims.itertuples() if row.kind == "day"]
late, early = sorted(set(_days), key=_days.count, reverse=True)
places_late, places_early = _days.count(late), _days.count(early)
printed_massaged, printed_control, printed_between = map(
    printed_p, ("bontang-007", "bontang-010", "bontang-014")
)
places_between = list(_TWO.claims["reported"].str.replace(",", ".")).count(str(printed_between))


def coins(up: int, down: int = 0) -> Fraction:
    """Give the exact two-sided p of so many equal changes up and down."""
    return ms.sign_test([0] * up + [1] * down, [1] * up + [0] * down).exact_fraction()


def coins_curve(up: int, *, continuity: bool = False) -> float:
    """Give the bell curve's p of the signed-rank test, all changes upwards (SPSS's Wilcoxon)."""
    test = ms.wilcoxon_signed_rank([0] * up, [1] * up)
    return test.p_value("normal", continuity=continuity)


def _two_groups(first: int, size: int, second: int, other: int) -> Any:
    return ms.mann_whitney(
        [1] * first + [0] * (size - first), [1] * second + [0] * (other - second)
    )


def cards(first: int, size: int, second: int, other: int) -> Fraction:
    """Give the exact two-sided p of two groups with a yes/no outcome."""
    fraction: Fraction = _two_groups(first, size, second, other).exact_fraction()
    return fraction


def cards_curve(
    first: int,
    size: int,
    second: int,
    other: int,
    *,
    ties: bool = True,
    continuity: bool = False,
    alternative: str = "two-sided",
) -> float:
    """Give the bell curve's p of the Mann-Whitney test."""
    p: float = _two_groups(first, size, second, other).p_value(
        "normal", tie_correction=ties, continuity=continuity, alternative=alternative
    )
    return p


@cache
def answers() -> dict[str, float]:
    """Give the p of every two-sided procedure for study two."""
    first = [1] * massaged + [0] * (group - massaged)
    table = ms.reanalyse_groups(first, [1] * control + [0] * (group - control))
    table = table[table["alternative"] == "two-sided"]
    return dict(zip(table["procedure"], table["p"], strict=True))


def tie_blind() -> float:
    """Give SPSS's Exact Sig. for study two, which takes no account of ties."""
    return answers()["Mann-Whitney, exact, blind to ties"]


def times_apart() -> int:
    """Say how many times the smallest of these p goes into the largest, to the nearest ten."""
    return int(round(max(answers().values()) / min(answers().values()), -1))


def u_of(first: Sequence[float], second: Sequence[float]) -> Fraction:
    """Give the pairs that the first group wins, a draw counted as one half."""
    return Fraction(ms.mann_whitney(first, second).statistic)


p_between = cards(massaged, group, control, group)
u = Fraction(_two_groups(massaged, group, control, group).statistic)
fragile = ms.fragility_index(massaged, group, control, group)
difference = ms.risk_difference(massaged, group, control, group)


def newcombe(first: int, size: int, second: int, other: int) -> tuple[float, float]:
    """Give the 95% interval of a difference of two proportions."""
    estimate = ms.risk_difference(first, size, second, other)
    return estimate.low, estimate.high


def rise(up: int, same_high: int, same_low: int) -> tuple[float, float]:
    """Give the 95% interval of the rise of a share, before to after, nobody worse."""
    before = [0] * up + [1] * same_high + [0] * same_low
    after = [1] * up + [1] * same_high + [0] * same_low
    estimate = ms.paired_risk_difference(before, after)
    return estimate.low, estimate.high


@cache
def share(successes: int, size: int) -> tuple[float, float]:
    """Give the exact 95% interval of a plain proportion (Clopper and Pearson)."""
    from scipy.stats import binomtest

    interval = binomtest(successes, size).proportion_ci(method="exact")
    return interval.low, interval.high


def power(size: int, rate: float, other: float | None = None, *, method: str = "exact") -> float:
    """Give the power in percent: of one group, or of two equal groups, alpha 0.05."""
    if other is None:
        return 100 * ms.power_pairs(size, rate, method=method)
    return 100 * ms.power_groups(size, size, rate, other, method=method)


@cache
def true_size(size: int, method: str = "exact") -> float:
    """Give the largest share of false alarms in percent, over all true rates of two groups."""
    return 100 * ms.true_size_groups(size, size, method=method)


def lemeshow(rate: float, other: float) -> int:
    """Give Lemeshow's number for two shares, alpha 0.05 two-sided and power 80%."""
    bell, mean = NormalDist().inv_cdf, (rate + other) / 2
    spread = sqrt(rate * (1 - rate) + other * (1 - other))
    root = bell(0.975) * sqrt(2 * mean * (1 - mean)) + bell(0.8) * spread
    return ceil((root / (rate - other)) ** 2)


@cache
def enough(rate: float, other: float | None = None, *, alpha: float = 0.05) -> int:
    """Give the mothers (in each group) from which the power of the exact test stays at 80%."""
    if other is None:
        return ms.smallest_n_pairs(rate, alpha=alpha, method="exact").mothers
    return ms.smallest_n_groups(rate, other, alpha=alpha, method="exact").mothers


@cache
def false_alarms_drawn() -> int:
    """Count those of lesson 06's thousand studies whose exact p is at most 0.05."""
    drawn = ms.draw_studies(0.3, 0.3, first_size=10, second_size=10, studies=1000, seed=1)
    return int((drawn.p <= 0.05).sum())


def changes(before: Sequence[int], after: Sequence[int]) -> list[int]:
    """Give after minus before of each mother."""
    return [b - a for a, b in zip(before, after, strict=True)]


def ranks(before: Sequence[float], after: Sequence[float]) -> list[Fraction]:
    """Give the rank of each mother's change; 0 where there is none."""
    table = ms.signed_ranks(before, after)
    return [Fraction(0 if rank != rank else float(rank)) for rank in table["rank"]]


def w_up(before: Sequence[float], after: Sequence[float]) -> Fraction:
    """Give the sum of the ranks of the mothers who went up."""
    return Fraction(ms.wilcoxon_signed_rank(before, after).statistic)


def w_down(before: Sequence[float], after: Sequence[float]) -> Fraction:
    """Give the sum of the ranks of the mothers who went down."""
    return w_up(after, before)


def crossing(before: Sequence[float], after: Sequence[float], line: float) -> int:
    """Count the mothers who are under a line before and not after."""
    return [(b < line, a < line) for b, a in zip(before, after, strict=True)].count((True, False))


def by_lot(seed: int) -> tuple[int, int]:
    """Divide study two by lot as lesson 04 does: who had breastfed before, in each group."""
    lots = _groups.sample(frac=1, ignore_index=True, random_state=seed)
    fed = _TWO.mothers["breastfed_before"] == "yes"
    return int(fed[lots == "intervention"].sum()), int(fed[lots == "control"].sum())


# The district of study one, as its paper prints it.
men, women = first_number("bekasi-034"), first_number("bekasi-035")
hectares = first_number("bekasi-026")
people_per_km2 = Fraction(men + women, 1) / Fraction(hectares, 100)


# Lesson 09's made-up file.
_table = ms.read_table(ms.example("own-study.csv"))
_own = ms.own_study(
    _table,
    before="ml before",
    after="ml after",
    group="Group",
    groups=["massage", "control"],
    missing=[999],
)
rows_own, n_own = len(_table), len(_own.mothers)
group_own = int((_own.mothers["group"] == "massage").sum())
_changes = _own.mothers["after"] - _own.mothers["before"]
_massage = _own.mothers["group"] == "massage"
_shift = ms.mann_whitney(_changes[_massage].tolist(), _changes[~_massage].tolist())
p_own = _shift.exact_fraction()
_typical = _shift.shift()
shift_own, shift_low_own, shift_high_own = _typical.value, _typical.low, _typical.high
