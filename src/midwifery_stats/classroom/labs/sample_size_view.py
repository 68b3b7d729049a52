"""What the sample size lab shows: power against the number of mothers, with the studies marked."""

from __future__ import annotations

from midwifery_stats.classroom.labs.sample_size_state import (
    SampleSizeState,
    enough,
    possible_from,
    power_of,
    powers,
    smallest_ps,
)
from midwifery_stats.classroom.labs.verdict import small_p
from midwifery_stats.display.drawing import percent
from midwifery_stats.display.power_chart import PowerCurve, PowerMark, power_chart
from midwifery_stats.display.shown import Shown
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table
from midwifery_stats.display.vocabulary import value_text
from midwifery_stats.inference.printed import is_significant
from midwifery_stats.language import _, ngettext
from midwifery_stats.studies.study import shipped_sizes


def sample_size_shown(state: SampleSizeState) -> Shown:
    """Give everything that the lab shows for a state."""
    return Shown(
        figures=(_power_figure(state),),
        tables=(_sizes_table(state),),
        paragraphs=(_own_sentence(state), _enough_sentence(state), _smallest_sentence(state)),
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
        [PowerCurve(_("Power"), sizes, powers(state))],
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
            small_p(smallest_ps(state)[size - state.sizes.start]),
        )
        for size, words in sorted(rows.items())
    )
    mothers = _("Mothers") if state.groups == 1 else _("Mothers in each group")
    headings = (_("Study"), mothers, _("Power"), _("Smallest p possible"))
    return Table(_("Some sizes"), headings, cells, frozenset({1, 2, 3}))


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


def _enough_sentence(state: SampleSizeState) -> str:
    first, stays = enough(state)
    wanted = percent(state.wanted_percent / 100)
    if first is None:
        return _("No study of up to {largest} mothers reaches a power of {wanted}.").format(
            largest=state.largest, wanted=wanted
        )
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
    told = _("The smallest p that {n} mothers can give is {p}.")
    if state.groups == 2:
        told = _("The smallest p that {n} and {n} mothers can give is {p}.")
    words = told.format(n=state.mothers, p=small_p(p))
    if is_significant(p, state.alpha):
        return words
    return " ".join(
        (
            words,
            _("It is above {alpha}: such a study cannot be significant, whatever happens.").format(
                alpha=value_text(state.alpha, 4)
            ),
        )
    )
