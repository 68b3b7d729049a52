"""What the groups lab shows: a pure function from its state to pictures, tables and sentences."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from midwifery_stats.classroom.labs.choices import Choices, method_words, small_p, verdict
from midwifery_stats.classroom.labs.choices import alternative_words as pairs_alternatives
from midwifery_stats.classroom.labs.groups_state import GroupsState, successes
from midwifery_stats.classroom.labs.pairs_state import PairsState
from midwifery_stats.classroom.labs.pairs_view import chosen_p, signed_rank_of
from midwifery_stats.display.effects import interval_chart, interval_text
from midwifery_stats.display.groups_chart import groups_chart
from midwifery_stats.display.null import null_chart
from midwifery_stats.display.one_way import one_way_within
from midwifery_stats.display.shown import Shown
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table
from midwifery_stats.display.vocabulary import capital, effect_name, format_p, of_value, value_text
from midwifery_stats.inference.effects import risk_difference
from midwifery_stats.inference.estimate import Estimate
from midwifery_stats.inference.planning import fragility_index
from midwifery_stats.inference.printed import is_significant
from midwifery_stats.inference.procedures_for_groups import r_prints_corrected as between_groups
from midwifery_stats.inference.procedures_for_pairs import r_prints_corrected as within
from midwifery_stats.inference.rank_sum import RankSumTest, fisher_exact, mann_whitney
from midwifery_stats.inference.rank_test import RankTest
from midwifery_stats.inference.signed_rank import SignedRankTest
from midwifery_stats.language import _, ngettext

Values = tuple[float, ...]


def groups_shown(state: GroupsState) -> Shown:
    """Give everything that the lab shows for a state."""
    test = compared(state.groups[0].after, state.groups[1].after)
    p = chosen_p(test, state.choices)
    words = verdict(p, state.choices.alpha, test.note)
    paragraphs = [
        _("{names}, Mann-Whitney, {choice}: {verdict}").format(
            names=capital(_names(state)), choice=choice_words(state), verdict=words
        )
    ]
    if state.seen_before:
        paragraphs.append(_within_sentence(state, p))
    paragraphs.append(_effects_sentence(state, test))
    if state.yes_no:
        paragraphs.append(_fragility_sentence(state))
    return Shown(
        figures=(
            _groups_figure(state),
            _null_figure(test, state.choices),
            _effects_figure(state, test),
        ),
        tables=(p_table(state), rank_table(state, test)),
        paragraphs=tuple(paragraphs),
    )


@lru_cache(maxsize=512)
def compared(first: Values, second: Values) -> RankSumTest:
    """Give the Mann-Whitney test of two groups."""
    return mann_whitney(first, second)


def effects(state: GroupsState, test: RankSumTest) -> list[Estimate]:
    """Give the effect with its interval: of a yes/no outcome the risk difference.

    Its value is that of the rank-biserial too, whose interval is made for measured values.
    """
    return [_risk_difference(*_counts(state)) if state.yes_no else test.effect()]


def fragility(state: GroupsState) -> int | None:
    """Give the fragility index of two groups with a yes/no outcome."""
    return _fragility(*_counts(state), state.choices.alpha)


def p_table(state: GroupsState) -> Table:
    """Give p within each group and between the groups, as each program has it."""
    first, second = state.groups
    rows: list[tuple[str, ...]] = []
    if state.seen_before:
        rows += [
            _p_row(_("{name}: before and after, Wilcoxon").format(name=name), _within(group))
            for name, group in zip(state.names, state.groups, strict=True)
        ]
    rows.append(
        _p_row(
            _("{names}: Mann-Whitney").format(names=_names(state)),
            compared(first.after, second.after),
        )
    )
    if len({*first.after, *second.after}) <= 2:
        fisher = _fisher(first.after, second.after)
        rows.append(
            (_("{names}: Fisher").format(names=_names(state)), small_p(fisher.p_value()), "–", "–")
        )
    r_prints = between_groups(compared(first.after, second.after).samples) and (
        not state.seen_before or all(within(_within(group).samples) for group in state.groups)
    )
    corrected = _("R before 4.6 (corrected)") if r_prints else _("Normal, corrected")
    headings = (_("Comparison"), _("Exact p"), _("SPSS (normal)"), corrected)
    return Table(_("p-values, two-sided"), headings, tuple(rows), frozenset({1, 2, 3}))


def rank_table(state: GroupsState, test: RankSumTest) -> Table:
    """Give the rank-sum table, mothers with the same outcome in one row."""
    ranks = dict(
        zip(
            [*test.first.tolist(), *test.second.tolist()],
            [*test.first_ranks.tolist(), *test.second_ranks.tolist()],
            strict=True,
        )
    )
    rows = []
    for value in sorted(ranks, reverse=True):
        first = int(np.count_nonzero(test.first == value))
        second = int(np.count_nonzero(test.second == value))
        label = state.labels[state.scale.index(value)] if state.scale else value_text(value)
        rows.append(
            (
                label,
                str(first),
                str(second),
                value_text(ranks[value]),
                value_text(first * ranks[value]),
                value_text(second * ranks[value]),
            )
        )
    rows.append(
        (
            _("all"),
            str(test.first_size),
            str(test.second_size),
            "",
            value_text(test.first_rank_sum),
            value_text(test.second_rank_sum),
        )
    )
    headings = (
        _("Outcome after"),
        *state.names,
        _("Rank of each"),
        *(_("Rank sum, {name}").format(name=name) for name in state.names),
    )
    return Table(_("Ranks of all mothers together"), headings, tuple(rows), frozenset(range(1, 6)))


def choice_words(state: GroupsState) -> str:
    """Say which options are chosen."""
    direction = alternative_words(state.names)[state.choices.alternative]
    return ", ".join((method_words(state.choices), direction))


def alternative_words(names: tuple[str, str]) -> dict[str, str]:
    """Name the alternatives."""
    return {
        "two-sided": pairs_alternatives()["two-sided"],
        "greater": _("one-sided, {group} higher").format(group=names[0]),
        "less": _("one-sided, {group} lower").format(group=names[0]),
    }


@lru_cache(maxsize=512)
def _fisher(first: Values, second: Values) -> RankSumTest:
    return fisher_exact(first, second)


@lru_cache(maxsize=512)
def _risk_difference(first: int, first_size: int, second: int, second_size: int) -> Estimate:
    return risk_difference(first, first_size, second, second_size)


@lru_cache(maxsize=512)
def _fragility(
    first: int, first_size: int, second: int, second_size: int, alpha: float
) -> int | None:
    return fragility_index(first, first_size, second, second_size, alpha=alpha)


def _counts(state: GroupsState) -> tuple[int, int, int, int]:
    first, second = state.groups
    return successes(first), len(first.pairs), successes(second), len(second.pairs)


def _within(group: PairsState) -> SignedRankTest:
    return signed_rank_of(group.pairs, "drop")


def _p_row(words: str, test: RankTest) -> tuple[str, ...]:
    return (
        words,
        small_p(test.p_value()),
        small_p(test.p_value("normal")),
        small_p(test.p_value("normal", continuity=True)),
    )


def _names(state: GroupsState) -> str:
    return _("{first} against {second}").format(first=state.names[0], second=state.names[1])


def _groups_figure(state: GroupsState) -> Figure:
    first, second = (group.after for group in state.groups)
    if not state.scale:
        return groups_chart(first, second, names=state.names, remark=state.remark)
    place = {value: float(index) for index, value in enumerate(state.scale)}
    return groups_chart(
        [place[value] for value in first],
        [place[value] for value in second],
        levels=state.labels,
        names=state.names,
        title=_("The mothers after"),
        remark=state.remark,
    )


def _null_figure(test: RankSumTest, choices: Choices) -> Figure:
    deviation = test.variance() ** 0.5
    normal = (test.expected, deviation) if choices.method == "normal" and deviation else None
    return null_chart(
        test.null,
        test.statistic,
        choices.alternative,
        statistic="U",
        normal=normal,
        title=_("If chance alone had made the groups"),
        steady=True,
    )


def _effects_figure(state: GroupsState, test: RankSumTest) -> Figure:
    return interval_chart(
        effects(state, test),
        limits=(-1.0, 1.0),
        sides=(
            _("{name} higher").format(name=state.names[1]),
            _("{name} higher").format(name=state.names[0]),
        ),
        title=_("How far the groups are apart"),
    )


def _within_sentence(state: GroupsState, between: float) -> str:
    alpha = state.choices.alpha
    tests = [_within(group) for group in state.groups]
    first, second = (test.p_value("normal") for test in tests)
    told = _(
        "Within the groups SPSS gives {first} for {first_name} and {second} for {second_name};"
        " between the groups your procedure gives {between}."
    ).format(
        first=format_p(first),
        first_name=state.names[0],
        second=format_p(second),
        second_name=state.names[1],
        between=format_p(between),
    )
    told = " ".join((told, *one_way_within(tests, state.names)))
    if is_significant(first, alpha) == is_significant(second, alpha):
        return told
    return " ".join(
        (
            told,
            _(
                "One within-group p is at most {alpha} and the other is not. That is no"
                " comparison of the groups: only the p between the groups compares them."
            ).format(alpha=value_text(alpha)),
        )
    )


def _effects_sentence(state: GroupsState, test: RankSumTest) -> str:
    told = "; ".join(
        f"{effect_name(found.name)} {interval_text(found)}" for found in effects(state, test)
    )
    return _("Effects, {names}: {told}. 0 is no difference.").format(names=_names(state), told=told)


def _fragility_sentence(state: GroupsState) -> str:
    index = fragility(state)
    if index is None:
        return _("Fragility index: none, since Fisher's p is above {alpha}.").format(
            alpha=value_text(state.choices.alpha)
        )
    first, first_size, second, second_size = _counts(state)
    lower = state.names[0] if first * second_size < second * first_size else state.names[1]
    level = of_value(state.labels[-1])
    return ngettext(
        "Fragility index {n}: if {n} mother more of {group} were {level}, Fisher's p would be"
        " above {alpha}.",
        "Fragility index {n}: if {n} mothers more of {group} were {level}, Fisher's p would be"
        " above {alpha}.",
        index,
    ).format(n=index, group=lower, level=level, alpha=value_text(state.choices.alpha))
