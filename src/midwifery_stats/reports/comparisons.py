"""What a study of this design compares, with which procedure, and what comes out: the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log10
from typing import Any, Literal

import numpy as np
import pandas as pd

from midwifery_stats.display.one_way import one_way_share
from midwifery_stats.inference.effects import risk_difference
from midwifery_stats.inference.estimate import Estimate
from midwifery_stats.inference.null_distribution import ExactLimitError
from midwifery_stats.inference.paired_effects import paired_risk_difference
from midwifery_stats.inference.procedure import Procedure
from midwifery_stats.inference.procedures_for_groups import PROCEDURES as FOR_GROUPS
from midwifery_stats.inference.procedures_for_groups import Groups
from midwifery_stats.inference.procedures_for_pairs import PROCEDURES as FOR_PAIRS
from midwifery_stats.inference.procedures_for_pairs import Pairs
from midwifery_stats.inference.rank_effects import superiority
from midwifery_stats.inference.rank_sum import RankSumTest, fisher_exact, mann_whitney
from midwifery_stats.inference.rank_test import hodges_lehmann
from midwifery_stats.inference.signed_rank import SignedRankTest, mcnemar, wilcoxon_signed_rank
from midwifery_stats.studies.study import Study

Design = Literal["pairs", "groups", "changes"]
Scale = Literal["yes/no", "ordered", "measured"]

ALPHA = 0.05
MOST_COUNTED = 1000
"""Mothers up to whom exact procedures are tried; more are left to the normal approximation."""
_MOST_UNCONDITIONAL = 400  # Boschloo's test takes seconds beyond

# The first is recommended: it keeps the promise of alpha in a sample of any size. What is told
# beside it is less cautious, or what programs print by default.
_RANKS_OF_PAIRS = ("Wilcoxon, exact", "Wilcoxon, mid-p", "Wilcoxon, normal")
_RANKS_OF_GROUPS = ("Mann-Whitney, exact", "Mann-Whitney, mid-p", "Mann-Whitney, normal")
_TOLD: dict[tuple[Design, Scale], tuple[str, ...]] = {
    ("pairs", "yes/no"): (
        *("McNemar, exact", "McNemar, mid-p", "McNemar, chi-square, continuity"),
        "Wilcoxon, normal",
    ),
    ("pairs", "ordered"): (
        *_RANKS_OF_PAIRS,
        *("Wilcoxon, normal, continuity", "Sign test, exact"),
    ),
    ("pairs", "measured"): (
        *_RANKS_OF_PAIRS,
        *("Wilcoxon, normal, continuity", "Sign test, exact", "t-test, paired"),
    ),
    ("groups", "yes/no"): (
        *("Fisher", "Fisher, mid-p", "Boschloo", "Chi-square", "Chi-square, Yates"),
        "Mann-Whitney, normal",
    ),
    ("groups", "ordered"): (*_RANKS_OF_GROUPS, "Mann-Whitney, normal, continuity"),
    ("groups", "measured"): (
        *_RANKS_OF_GROUPS,
        *("Mann-Whitney, normal, continuity", "t-test, Welch"),
    ),
}
_WITHOUT_COUNTING = ("Wilcoxon, normal", "Mann-Whitney, normal")
_QUICK = frozenset({*_WITHOUT_COUNTING, "t-test, paired", "t-test, Welch", "Chi-square"})


@dataclass(frozen=True)
class Stated:
    """One procedure's two-sided p, and the programs whose default it is ("" for none)."""

    procedure: str
    p: float
    software: str
    recommended: bool


@dataclass(frozen=True)
class Comparison:
    """One comparison: which design and scale, the test, its p-values and its effects.

    ``levels`` are the categories, lowest first (None for measurements). ``names`` are the two
    groups. ``before`` and ``after`` hold the outcomes as numbers (places of the categories), of all
    mothers in pairs; of each group in a list of two elsewhere (``before`` is then None, or what the
    change was counted from). ``same_start`` says that all mothers of both groups began alike.
    """

    design: Design
    scale: Scale
    test: SignedRankTest | RankSumTest
    stated: tuple[Stated, ...]
    effects: tuple[Estimate, ...]
    levels: tuple[str, ...] | None
    names: tuple[str, str] | None = None
    before: tuple[np.ndarray[Any, Any], ...] = ()
    after: tuple[np.ndarray[Any, Any], ...] = ()
    same_start: bool = False

    @property
    def is_tested(self) -> bool:
        """Whether a test is recommended: mothers could go both ways, and not all are alike."""
        return any(row.recommended for row in self.stated)

    @property
    def recommended(self) -> Stated:
        """The procedure to report."""
        return next(row for row in self.stated if row.recommended)

    @property
    def is_exact(self) -> bool:
        """Whether a p is recommended that is counted and not approximated."""
        return self.is_tested and self.recommended.procedure not in _WITHOUT_COUNTING

    @property
    def size(self) -> int:
        """How many mothers are compared."""
        return sum(len(values) for values in self.after)


def comparison_of(study: Study) -> Comparison:
    """Compare what the study's design allows: before with after, groups, or changes of groups."""
    mothers = study.mothers
    scale, levels = _scale(mothers[study.last])
    if not study.groups:
        return _pairs(_numbers(mothers["before"]), _numbers(mothers["after"]), study, scale, levels)
    members = [mothers[mothers["group"] == name] for name in mothers["group"].cat.categories]
    after = tuple(_numbers(group[study.last]) for group in members)
    before = tuple(_numbers(group["before"]) for group in members) if study.is_paired else ()
    names = (study.groups[0], study.groups[1])
    same_start = bool(before) and len(np.unique(np.concatenate(before))) == 1
    if not before or same_start:
        samples = [group[study.last] for group in members]
        return _groups(samples, scale, levels, names, before, after, same_start)
    changes = [_change(*times) for times in zip(before, after, strict=True)]
    test = mann_whitney(changes[0], changes[1], groups=names)
    told = _TOLD["groups", "measured" if scale == "measured" else "ordered"]
    return Comparison(
        "changes",
        scale,
        test,
        _stated(FOR_GROUPS, told, Groups(test.samples), len(mothers), fits=test.note is None),
        _group_effects(test, "measured" if scale == "measured" else "ordered"),
        levels,
        names,
        before,
        after,
    )


def _change(before: np.ndarray[Any, Any], after: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """After - before, rounded so that equal changes stay equal (0.3 - 0.2 and 0.2 - 0.1)."""
    largest = max(float(np.abs(np.concatenate([before, after])).max()), 1e-300)
    digits = 12 - ceil(log10(largest))
    changes: np.ndarray[Any, Any] = after - before
    return np.round(changes, digits) if abs(digits) < 300 else changes


def _pairs(
    before: np.ndarray[Any, Any],
    after: np.ndarray[Any, Any],
    study: Study,
    scale: Scale,
    levels: tuple[str, ...] | None,
) -> Comparison:
    first, second = study.mothers["before"], study.mothers["after"]
    test = mcnemar(first, second) if scale == "yes/no" else wilcoxon_signed_rank(first, second)
    effects: list[Estimate] = []
    share = one_way_share(test)
    if share is not None:
        effects.append(share)
    elif scale == "yes/no":
        effects.append(paired_risk_difference(first, second))
    elif test.note is None:
        effects.append(test.effect())
        if scale == "measured":
            effects += _shift(test, len(before))
    fits = share is None and test.note is None
    return Comparison(
        "pairs",
        scale,
        test,
        _stated(FOR_PAIRS, _TOLD["pairs", scale], Pairs(test.samples), len(before), fits=fits),
        tuple(effects),
        levels,
        before=(before,),
        after=(after,),
    )


def _groups(
    samples: Sequence[pd.Series[Any]],
    scale: Scale,
    levels: tuple[str, ...] | None,
    names: tuple[str, str],
    before: tuple[np.ndarray[Any, Any], ...],
    after: tuple[np.ndarray[Any, Any], ...],
    same_start: bool,
) -> Comparison:
    ranks = mann_whitney(samples[0], samples[1], groups=names)
    size = sum(map(len, after))
    counted = scale == "yes/no" and size <= MOST_COUNTED
    test = fisher_exact(samples[0], samples[1], groups=names) if counted else ranks
    if scale == "yes/no":
        counts = [(int(values.sum()), len(values)) for values in after]
        effects: tuple[Estimate, ...] = (risk_difference(*counts[0], *counts[1]),)
    else:
        effects = _group_effects(test, scale)
    told = _TOLD["groups", scale]
    stated = _stated(FOR_GROUPS, told, Groups(ranks.samples), size, fits=test.note is None)
    return Comparison(
        "groups", scale, test, stated, effects, levels, names, before, after, same_start
    )


def _group_effects(test: RankSumTest, scale: Scale) -> tuple[Estimate, ...]:
    if test.note is not None:
        return ()
    effects = [superiority(test.statistic, test.first_size, test.second_size)]
    if scale == "measured":
        effects += _shift(test, test.first_size + test.second_size)
    return tuple(effects)


def _shift(test: SignedRankTest | RankSumTest, mothers: int) -> list[Estimate]:
    """Give the Hodges-Lehmann shift, where it can be had in a moment."""
    if mothers > MOST_COUNTED:
        return []
    try:
        return [hodges_lehmann(test)]
    except ExactLimitError:
        return []


def _stated(
    procedures: Sequence[Procedure[Any]],
    told: Sequence[str],
    sample: Any,
    size: int,
    *,
    fits: bool,
) -> tuple[Stated, ...]:
    """Work out the procedures that are told; the first that can be had is recommended, if one fits.

    Programs print p-values of data that their tests do not fit, too.
    """
    known = {procedure.name: procedure for procedure in procedures}
    found: list[tuple[str, float, str]] = []
    for name in told:
        if size > (_MOST_UNCONDITIONAL if name == "Boschloo" else MOST_COUNTED) and (
            name not in _QUICK
        ):
            continue
        try:
            p = known[name].p_value(sample, "two-sided")
        except ExactLimitError:
            continue
        if p is not None and p == p:
            found.append((name, float(p), known[name].software(sample, "two-sided")))
    exact = found[0][0] == told[0]
    best = told[0] if exact else next(n for n, _p, _s in found if n in _WITHOUT_COUNTING)
    return tuple(Stated(name, p, software, fits and name == best) for name, p, software in found)


def _scale(outcome: pd.Series[Any]) -> tuple[Scale, tuple[str, ...] | None]:
    if not isinstance(outcome.dtype, pd.CategoricalDtype):
        return "measured", None
    levels = tuple(str(level) for level in outcome.cat.categories)
    return ("yes/no" if len(levels) == 2 else "ordered"), levels


def _numbers(outcome: pd.Series[Any]) -> np.ndarray[Any, Any]:
    if isinstance(outcome.dtype, pd.CategoricalDtype):
        return outcome.cat.codes.to_numpy(dtype=float)
    return outcome.to_numpy(dtype=float)
