"""Two groups of mothers told: what was seen, p, the effects, what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from statistics import median

import numpy as np

from midwifery_stats.display.effects import interval_chart, interval_phrase, interval_text
from midwifery_stats.display.groups_chart import groups_chart
from midwifery_stats.display.null import null_chart
from midwifery_stats.display.null_bars import counted_null
from midwifery_stats.display.p_values import (
    StatedP,
    caution,
    effect_direction,
    how_often,
    how_often_by_chance,
    stated_p,
)
from midwifery_stats.display.pairs import as_levels, p_table, rank_test_approximations
from midwifery_stats.display.shown import Told
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table
from midwifery_stats.display.vocabulary import (
    Wording,
    capital,
    effect_name,
    mothers,
    value_text,
    word,
)
from midwifery_stats.inference.effects import risk_difference
from midwifery_stats.inference.estimate import Estimate
from midwifery_stats.inference.procedures_for_groups import r_prints_corrected
from midwifery_stats.inference.rank_sum import RankSumTest
from midwifery_stats.language import _, ngettext

_MOST_MOTHERS = 100


@dataclass(frozen=True)
class GroupsTold(Told):
    """How a test of two groups is told."""

    test: RankSumTest
    wording: Wording

    @cached_property
    def stated(self) -> StatedP:
        """The p-value that is told."""
        test, name = self.test, groups_name(self.test)
        exact = name if test.procedure == "fisher" else _("{test}, exact").format(test=name)
        return stated_p(test, name, exact, self.wording.alternative)

    @cached_property
    def effect(self) -> Estimate:
        """The effect that is told: of a yes/no outcome the risk difference.

        Its value is then that of the rank-biserial correlation too, whose interval is made for
        measured values.
        """
        test, top = self.test, _top_value(self.test)
        if top is None:
            return test.effect()
        first, second = _successes(test, top)
        return risk_difference(first, test.first_size, second, test.second_size)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Tell the groups, what is tested, the p-value, the effects, a caution."""
        test, wording = self.test, self.wording
        seen = f"{groups_name(test)}. {_seen(test, wording)}"
        if test.note is not None:
            return seen, test.note
        if _top_value(test) is None:
            seen = f"{seen} {_no_test_of_medians()}"
        return (
            seen,
            f"{_null_hypothesis(test)} {_u_sentence(test, wording)}",
            f"{self.stated.sentence(wording)} {_counted(test, wording)}",
            self._effect_sentence,
            caution(self.stated, [self.effect], wording.alternative),
        )

    @property
    def _reported_p(self) -> str:
        """The p-value; where ties were counted it says so, since SPSS's Exact Sig. ignores them."""
        test, told = self.test, self.stated.short(self.wording)
        ranks = np.concatenate([test.first_ranks, test.second_ranks])
        tied = test.procedure != "fisher" and len(np.unique(ranks)) < len(ranks)
        return _("{p} (ties counted)").format(p=told) if tied and self.stated.exact else told

    @property
    def report(self) -> str | None:
        """Give one sentence for a thesis or a paper."""
        test = self.test
        if test.note is not None:
            return None
        statistic = f"U = {value_text(test.statistic)}, " if test.procedure != "fisher" else ""
        return _("{seen} {procedure}: {statistic}{p}; {effect} {interval}.").format(
            seen=_seen(test, self.wording),
            procedure=groups_name(test),
            statistic=statistic,
            p=self._reported_p,
            effect=effect_name(self.effect.name),
            interval=interval_phrase(self.effect),
        )

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Draw the mothers, the null distribution and the effects; these two if there is a test."""
        test, names, figures = self.test, self.wording.groups, []
        if max(test.first_size, test.second_size) <= _MOST_MOTHERS:
            levels, (first, second) = as_levels(test.levels, test.first, test.second)
            figures.append(groups_chart(first, second, levels=levels, names=names))
        if test.note is not None:
            return tuple(figures)
        null = counted_null(test) if self.stated.exact else None
        if null is not None:
            figures.append(
                null_chart(
                    null,
                    test.statistic,
                    self.wording.alternative,
                    statistic=_("U of {group}").format(group=self.wording.first),
                    p=self.stated.p,
                    by="chance" if test.procedure == "fisher" else "distance",
                )
            )
        higher = _("{group} higher")
        sides = higher.format(group=word(names[1])), higher.format(group=word(names[0]))
        figures.append(interval_chart([self.effect], limits=(-1, 1), sides=sides))
        return tuple(figures)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Rank the groups together, and state the p-value by three procedures."""
        test, names = self.test, self.wording.groups
        rows = tuple(
            (word(name), str(size), value_text(total / size, 2), value_text(total))
            for name, size, total in (
                (names[0], test.first_size, test.first_rank_sum),
                (names[1], test.second_size, test.second_rank_sum),
            )
        )
        headings = (_("Group"), _("Mothers"), _("Mean rank"), _("Sum of ranks"))
        ranks = Table(_("Both groups ranked together"), headings, rows, frozenset({1, 2, 3}))
        return ranks, p_table(test, self.stated, self.wording, *_procedures(test, self.wording))

    @property
    def _effect_sentence(self) -> str:
        told = (
            _("Effect: {name} {interval}; 0 is no difference.")
            if self.effect.name == "risk difference"
            else _("Effect: {name} {interval}; from -1 to 1, 0 is no difference.")
        ).format(name=effect_name(self.effect.name), interval=interval_text(self.effect))
        direction = effect_direction(
            self.effect,
            up=_("In this sample {first} is more often the higher one."),
            down=_("In this sample {second} is more often the higher one."),
            none=_("In this sample neither group is more often the higher one."),
        ).format(first=self.wording.first, second=self.wording.second)
        return f"{told} {direction}"


def groups_name(test: RankSumTest) -> str:
    """Name the test."""
    return {
        "mann-whitney": _("Mann-Whitney test"),
        "fisher": _("Fisher's exact test"),
    }[test.procedure]


def _seen(test: RankSumTest, wording: Wording) -> str:
    """Say what was seen in each group: shares of yes/no, else the median."""
    top = _top_value(test)
    if top is None:
        return _("Median: {a} in {first} ({m}), {b} in {second} ({n}).").format(
            first=wording.first,
            second=wording.second,
            a=_value(test, median(test.first.tolist())),
            b=_value(test, median(test.second.tolist())),
            m=mothers(test.first_size),
            n=mothers(test.second_size),
        )
    first, second = _successes(test, top)
    return _("{name}: {a} of {m} in {first}, {b} of {n} in {second}.").format(
        name=capital(_value(test, top)),
        a=first,
        m=test.first_size,
        first=wording.first,
        b=second,
        n=test.second_size,
        second=wording.second,
    )


def _top_value(test: RankSumTest) -> float | None:
    """Give the higher value of a yes/no outcome; None if there are more than two values."""
    if test.levels is not None:
        return float(len(test.levels) - 1) if len(test.levels) == 2 else None
    values = np.unique(np.concatenate([test.first, test.second]))
    return float(values[-1]) if len(values) <= 2 else None


def _successes(test: RankSumTest, top: float) -> tuple[int, int]:
    """Count the mothers with the higher value, in each group."""
    return int(np.count_nonzero(test.first == top)), int(np.count_nonzero(test.second == top))


def _no_test_of_medians() -> str:
    return _(
        "The test compares ranks, not these medians: it speaks of medians only if the values of"
        " both groups are spread in the same way."
    )


def _procedures(test: RankSumTest, wording: Wording) -> tuple[str, list[tuple[str, bool]]]:
    """Name the exact procedure and the approximations, where a program prints them, with it."""
    two_sided = wording.alternative == "two-sided"
    if test.procedure == "fisher":
        return _("exact (SPSS, R)") if two_sided else _("exact"), []
    r = two_sided and r_prints_corrected(test.samples)
    return _("exact"), rank_test_approximations(spss=two_sided, r=r)


def _u_sentence(test: RankSumTest, wording: Wording) -> str:
    pairs = test.first_size * test.second_size
    return ngettext(
        "Each mother of {first} is compared with each of {second}: {pairs} comparison. In U = {u}"
        " of them {first} is higher (a tie counts as half); if H0 is true, {expected} is expected.",
        "Each mother of {first} is compared with each of {second}: {pairs} comparisons. In U = {u}"
        " of them {first} is higher (a tie counts as half); if H0 is true, {expected} is expected.",
        pairs,
    ).format(
        first=wording.first,
        second=wording.second,
        pairs=pairs,
        u=value_text(test.statistic),
        expected=value_text(test.expected),
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


def _value(test: RankSumTest, value: float) -> str:
    if test.levels is None:
        return value_text(value)
    if value == int(value):
        return word(test.levels[int(value)])
    below, above = test.levels[int(value)], test.levels[int(value) + 1]
    return _("between {low} and {high}").format(low=word(below), high=word(above))
