"""Sentences about two groups of mothers."""

from __future__ import annotations

from statistics import median

import numpy as np

from midwifery_stats.display.charts.groups import groups_chart
from midwifery_stats.display.charts.intervals import interval_chart, interval_phrase, interval_text
from midwifery_stats.display.charts.null import null_chart
from midwifery_stats.display.meaning import (
    caution,
    effect_direction,
    how_often,
    how_often_by_chance,
)
from midwifery_stats.display.p_values import stated_p
from midwifery_stats.display.pairs import as_levels, p_table, rank_test_approximations
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table
from midwifery_stats.display.vocabulary import capital, effect_name, value_text, word
from midwifery_stats.display.wording import Wording
from midwifery_stats.inference.effects import risk_difference
from midwifery_stats.inference.estimate import Estimate
from midwifery_stats.inference.rank_sum import RankSumTest
from midwifery_stats.language import _


def groups_paragraphs(test: RankSumTest, wording: Wording) -> tuple[str, ...]:
    """Tell a test of two groups: the groups, what is tested, the p-value, effects, a caution."""
    seen = f"{groups_name(test)}. {groups_seen(test, wording)}"
    if test.note is not None:
        return seen, test.note
    stated = stated_p(test, wording.alternative)
    return (
        seen,
        f"{_null_hypothesis(test)} {u_sentence(test, wording)}",
        f"{stated.sentence(wording)} {_counted(test, wording)}",
        effects_sentence(test, wording),
        caution(stated, _effects(test), wording.alternative),
    )


def groups_name(test: RankSumTest) -> str:
    """Name the test."""
    return {
        "mann-whitney": _("Mann-Whitney test"),
        "fisher": _("Fisher's exact test"),
    }[test.procedure]


def groups_seen(test: RankSumTest, wording: Wording) -> str:
    """Say what was seen in each group: shares of yes/no, else the median."""
    top = top_value(test)
    if top is None:
        return _("Median: {a} in {first} ({m} mothers), {b} in {second} ({n} mothers).").format(
            first=wording.first,
            second=wording.second,
            a=_value(test, median(test.first.tolist())),
            b=_value(test, median(test.second.tolist())),
            m=test.first_size,
            n=test.second_size,
        )
    first, second = successes(test, top)
    return _("{name}: {a} of {m} in {first}, {b} of {n} in {second}.").format(
        name=capital(_value(test, top)),
        a=first,
        m=test.first_size,
        first=wording.first,
        b=second,
        n=test.second_size,
        second=wording.second,
    )


def top_value(test: RankSumTest) -> float | None:
    """Give the higher value of a yes/no outcome; None if there are more than two values."""
    if test.levels is not None:
        return float(len(test.levels) - 1) if len(test.levels) == 2 else None
    values = np.unique(np.concatenate([test.first, test.second]))
    return float(values[-1]) if len(values) <= 2 else None


def successes(test: RankSumTest, top: float) -> tuple[int, int]:
    """Count the mothers with the higher value, in each group."""
    return int(np.count_nonzero(test.first == top)), int(np.count_nonzero(test.second == top))


def shares_effect(test: RankSumTest) -> Estimate | None:
    """Give the risk difference of a yes/no outcome."""
    top = top_value(test)
    if top is None:
        return None
    first, second = successes(test, top)
    return risk_difference(first, test.first_size, second, test.second_size)


def u_sentence(test: RankSumTest, wording: Wording) -> str:
    """State U, and what is expected of it if H0 is true."""
    return _(
        "Each mother of {first} meets each of {second}: {pairs} meetings. In U = {u} of them the"
        " first is higher (a tie counts as half); if H0 is true, {expected} is expected."
    ).format(
        first=wording.first,
        second=wording.second,
        pairs=test.first_size * test.second_size,
        u=value_text(test.statistic),
        expected=value_text(test.expected),
    )


def effects_sentence(test: RankSumTest, wording: Wording) -> str:
    """State the effects with their intervals and the direction."""
    effect, shares = test.effect(), shares_effect(test)
    told = [
        _("Effect: {name} {interval}; from -1 to 1, 0 is no difference.").format(
            name=effect_name(effect.name), interval=interval_text(effect)
        )
    ]
    if shares is not None:
        told.append(
            _("{name} {interval}.").format(
                name=capital(effect_name(shares.name)), interval=interval_text(shares)
            )
        )
    told.append(
        effect_direction(
            effect,
            up=_("In this sample {first} is more often the higher one."),
            down=_("In this sample {second} is more often the higher one."),
            none=_("In this sample neither group is more often the higher one."),
        ).format(first=wording.first, second=wording.second)
    )
    return " ".join(told)


def groups_report(test: RankSumTest, wording: Wording) -> str:
    """Give one sentence for a thesis or a paper."""
    effect = shares_effect(test) or test.effect()
    statistic = f"U = {value_text(test.statistic)}, " if test.procedure != "fisher" else ""
    return _("{seen} {procedure}: {statistic}{p}; {effect} {interval}.").format(
        seen=groups_seen(test, wording),
        procedure=groups_name(test),
        statistic=statistic,
        p=stated_p(test, wording.alternative).short(wording),
        effect=effect_name(effect.name),
        interval=interval_phrase(effect),
    )


def _null_hypothesis(test: RankSumTest) -> str:
    if test.procedure == "fisher":
        return _(
            "H0, the hypothesis that is tested: the outcome is equally frequent in both groups."
        )
    return _(
        "H0, the hypothesis that is tested: it makes no difference to the outcome which group a"
        " mother is in."
    )


def _counted(test: RankSumTest, wording: Wording) -> str:
    """Say what the p-value counts: with unequal groups, Fisher's test goes by likelihood."""
    by_distance = test.procedure != "fisher" or test.first_size == test.second_size
    if by_distance or wording.alternative != "two-sided":
        return how_often(wording.alternative)
    return how_often_by_chance()


def _effects(test: RankSumTest) -> list[Estimate]:
    """Give the effects that are told, each with its interval."""
    shares = shares_effect(test)
    return [test.effect()] if shares is None else [test.effect(), shares]


def _value(test: RankSumTest, value: float) -> str:
    if test.levels is None:
        return value_text(value)
    if value == int(value):
        return word(test.levels[int(value)])
    below, above = test.levels[int(value)], test.levels[int(value) + 1]
    return _("between {low} and {high}").format(low=word(below), high=word(above))


_MOST_MOTHERS = 100


def groups_figures(test: RankSumTest, wording: Wording) -> tuple[Figure, ...]:
    """Draw the mothers, the null distribution and the effects; the last two if there is a test."""
    figures = []
    if max(test.first_size, test.second_size) <= _MOST_MOTHERS:
        levels, (first, second) = as_levels(test.levels, test.first, test.second)
        figures.append(groups_chart(first, second, levels=levels, names=wording.groups))
    if test.note is not None:
        return tuple(figures)
    stated = stated_p(test, wording.alternative)
    if stated.exact:
        figures.append(
            null_chart(
                test.null,
                test.statistic,
                wording.alternative,
                statistic=_("U of {group}").format(group=wording.first),
                p=stated.p,
                by="chance" if test.procedure == "fisher" else "distance",
            )
        )
    shares = shares_effect(test)
    effects = [test.effect()] if shares is None else [test.effect(), shares]
    sides = (
        _("{group} higher").format(group=word(wording.groups[1])),
        _("{group} higher").format(group=word(wording.groups[0])),
    )
    figures.append(interval_chart(effects, limits=(-1, 1), sides=sides))
    return tuple(figures)


def groups_tables(test: RankSumTest, wording: Wording) -> tuple[Table, ...]:
    """Rank the groups together, and state the p-value by three procedures."""
    rows = tuple(
        (word(name), str(size), value_text(total / size, 2), value_text(total))
        for name, size, total in (
            (wording.groups[0], test.first_size, test.first_rank_sum),
            (wording.groups[1], test.second_size, test.second_rank_sum),
        )
    )
    headings = (_("Group"), _("Mothers"), _("Mean rank"), _("Sum of ranks"))
    ranks = Table(_("Both groups ranked together"), headings, rows, frozenset({1, 2, 3}))
    approximations = rank_test_approximations() if test.procedure != "fisher" else None
    return ranks, p_table(test, wording, approximations)
