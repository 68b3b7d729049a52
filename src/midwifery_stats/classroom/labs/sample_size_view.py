"""What the sample size lab shows: power against the number of mothers, with the studies marked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from midwifery_stats.classroom.labs.choices import small_p
from midwifery_stats.display.drawing import percent
from midwifery_stats.display.power_chart import PowerCurve, PowerMark, power_chart
from midwifery_stats.display.shown import Shown
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table
from midwifery_stats.display.vocabulary import name_of_test, value_text
from midwifery_stats.inference.planning import smallest_p_groups, smallest_p_pairs
from midwifery_stats.inference.power import (
    groups_curve,
    pairs_curve,
    true_size_groups,
    true_size_pairs,
)
from midwifery_stats.inference.printed import is_significant
from midwifery_stats.language import _, ngettext
from midwifery_stats.studies.study import shipped_sizes

SMALLEST = 3
LARGEST: tuple[int, ...] = (60, 120)
PlanningMethod = Literal["exact", "mid-p", "boschloo", "barnard", "normal", "continuity"]


@dataclass(frozen=True)
class SampleSizeState:
    """A study to plan; rates are whole percentages, sizes count mothers (in each group).

    With two groups ``first_percent`` and ``second_percent`` have the good outcome; with one group
    ``first_percent`` improve and ``second_percent`` get worse.
    """

    groups: Literal[1, 2] = 2
    first_percent: int = 60
    second_percent: int = 30
    mothers: int = 10
    alpha: float = 0.05
    method: PlanningMethod = "exact"
    wanted_percent: int = 80
    largest: int = 60

    @property
    def sizes(self) -> range:
        """The sizes whose power is worked out."""
        return range(SMALLEST, self.largest + 1)


@lru_cache(maxsize=128)
def powers(state: SampleSizeState) -> tuple[float, ...]:
    """Give the exact power of each of the sizes."""
    truth = state.first_percent / 100, state.second_percent / 100, state.alpha, state.method
    if state.groups == 2:
        return tuple(groups_curve(*truth, "two-sided")([(size, size) for size in state.sizes]))
    return tuple(pairs_curve(*truth, "two-sided")(state.sizes))


@lru_cache(maxsize=128)
def smallest_ps(state: SampleSizeState) -> tuple[float, ...]:
    """Give the smallest p that each of the sizes can reach."""
    if state.groups == 2:
        return tuple(smallest_p_groups(size, size, method=state.method) for size in state.sizes)
    return tuple(smallest_p_pairs(size, method=state.method) for size in state.sizes)


@lru_cache(maxsize=1024)
def chance_alone(groups: int, mothers: int, alpha: float, method: PlanningMethod) -> float:
    """Give the true size of one test: how often p is at most alpha by chance alone, at worst."""
    if groups == 2:
        return true_size_groups(mothers, mothers, alpha=alpha, method=method)
    return true_size_pairs(mothers, alpha=alpha, method=method)


def true_size_of(state: SampleSizeState, mothers: int) -> float:
    """Give the true size of the chosen procedure in a study of so many mothers."""
    return chance_alone(state.groups, mothers, state.alpha, state.method)


def power_of(state: SampleSizeState, mothers: int) -> float:
    """Give the exact power of one size."""
    return powers(state)[mothers - SMALLEST]


def enough(state: SampleSizeState) -> tuple[int | None, int | None]:
    """Give the first size with the wanted power, and the size from which all have it.

    None where no size shown reaches it.
    """
    reached = [power >= state.wanted_percent / 100 for power in powers(state)]
    if not any(reached):
        return None, None
    below = [place for place, good in enumerate(reached) if not good]
    stays = max(below, default=-1) + 1
    return (
        SMALLEST + reached.index(True),
        SMALLEST + stays if stays < len(reached) else None,
    )


def possible_from(state: SampleSizeState) -> int | None:
    """Give the smallest size in which some result has p at most alpha; None if no size shown."""
    found = (
        size
        for size, p in zip(state.sizes, smallest_ps(state), strict=True)
        if is_significant(p, state.alpha)
    )
    return next(found, None)


def sample_size_shown(state: SampleSizeState) -> Shown:
    """Give everything that the lab shows for a state."""
    return Shown(
        figures=(_power_figure(state),),
        tables=(_sizes_table(state),),
        paragraphs=(
            _own_sentence(state),
            _true_size_sentence(state),
            _enough_sentence(state),
            _smallest_sentence(state),
        ),
    )


def study_name(groups: int) -> str:
    """Name the published study with so many groups."""
    return _("Study one") if groups == 1 else _("Study two")


def _power_figure(state: SampleSizeState) -> Figure:
    sizes = tuple(state.sizes)
    published = shipped_sizes()[state.groups]
    marks = [PowerMark(study_name(state.groups), published, power_of(state, published))]
    if state.mothers != published:
        marks.append(PowerMark(_("Yours"), state.mothers, power_of(state, state.mothers)))
    return power_chart(
        [PowerCurve(name_of_test(state.method, state.groups), sizes, powers(state), state.groups)],
        alpha=state.alpha,
        wanted=state.wanted_percent / 100,
        marks=marks,
        impossible_below=possible_from(state) or state.largest + 1,
        axis=_("number of mothers") if state.groups == 1 else _("mothers in each group"),
        title=_("How often a study finds the difference"),
    )


def _sizes_table(state: SampleSizeState) -> Table:
    first, _stays = enough(state)
    rows = {shipped_sizes()[state.groups]: study_name(state.groups)}
    if first is not None:
        rows[first] = _("first with {power}").format(power=percent(state.wanted_percent / 100))
    rows[state.mothers] = (
        _("yours, as {study}").format(study=study_name(state.groups))
        if state.mothers == shipped_sizes()[state.groups]
        else _("yours")
    )
    cells = tuple(
        (
            words,
            str(size),
            percent(power_of(state, size), 1),
            percent(true_size_of(state, size), 1),
            small_p(smallest_ps(state)[size - state.sizes.start]),
        )
        for size, words in sorted(rows.items())
    )
    mothers = _("Mothers") if state.groups == 1 else _("Mothers in each group")
    headings = (_("Study"), mothers, _("Power"), _("True size"), _("Smallest p possible"))
    return Table(_("Some sizes"), headings, cells, frozenset({1, 2, 3, 4}))


def _own_sentence(state: SampleSizeState) -> str:
    power = percent(power_of(state, state.mothers), 1)
    alpha = value_text(state.alpha, 4)
    if state.groups == 1:
        return ngettext(
            "Suppose {improve}% of mothers improve and {worsen}% get worse. A study of {n} mother"
            " then has p at most {alpha} in {power} of all cases.",
            "Suppose {improve}% of mothers improve and {worsen}% get worse. A study of {n} mothers"
            " then has p at most {alpha} in {power} of all cases.",
            state.mothers,
        ).format(
            improve=state.first_percent,
            worsen=state.second_percent,
            n=state.mothers,
            alpha=alpha,
            power=power,
        )
    return _(
        "Suppose {first}% of mothers with massage and {second}% without have enough milk. A study"
        " of {n} and {n} mothers then has p at most {alpha} in {power} of all cases."
    ).format(
        first=state.first_percent,
        second=state.second_percent,
        n=state.mothers,
        alpha=alpha,
        power=power,
    )


def _true_size_sentence(state: SampleSizeState) -> str:
    size, alpha = true_size_of(state, state.mothers), value_text(state.alpha, 4)
    words = _(
        "The test is {test}. Its true size here is {size}: if there were no difference, p would be"
        " at most {alpha} in {size} of all cases, at worst."
    )
    if state.groups == 1:
        words = _(
            "The test is {test}. Its true size here is {size}: if a change were as likely to be up"
            " as down, p would be at most {alpha} in {size} of all cases, at worst."
        )
    told = words.format(
        test=name_of_test(state.method, state.groups), size=percent(size, 1), alpha=alpha
    )
    if is_significant(size, state.alpha):
        return told
    return " ".join(
        (told, _("That is more than the {alpha} it is meant to keep.").format(alpha=alpha))
    )


def _enough_sentence(state: SampleSizeState) -> str:
    if state.first_percent == state.second_percent:
        return _("There is nothing to find, so what stands as power is the error rate.")
    first, stays = enough(state)
    wanted = percent(state.wanted_percent / 100)
    if first is None:
        told = (
            _("No study of up to {largest} mothers reaches a power of {wanted}.")
            if state.groups == 1
            else _("No study of up to {largest} mothers in each group reaches a power of {wanted}.")
        )
        return told.format(largest=state.largest, wanted=wanted)
    mothers = (
        _("A power of {wanted} takes {n} mothers.")
        if state.groups == 1
        else _("A power of {wanted} takes {n} mothers in each group.")
    ).format(wanted=wanted, n=first)
    if stays is None or stays == first:
        return mothers
    return " ".join(
        (
            mothers,
            _("One mother more can cost a little power; from {stays} on it stays there.").format(
                stays=stays
            ),
        )
    )


def _smallest_sentence(state: SampleSizeState) -> str:
    p = smallest_ps(state)[state.mothers - state.sizes.start]
    told = _("The smallest p that {n} mothers can give in {test} is {p}.")
    if state.groups == 2:
        told = _("The smallest p that {n} and {n} mothers can give in {test} is {p}.")
    test = name_of_test(state.method, state.groups)
    words = told.format(n=state.mothers, test=test, p=small_p(p))
    if is_significant(p, state.alpha):
        return words
    return " ".join(
        (
            words,
            _(
                "It is above {alpha}: with this test such a study cannot be significant, "
                "whatever happens."
            ).format(alpha=value_text(state.alpha, 4)),
        )
    )
