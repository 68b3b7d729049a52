"""What the sampling lab shows: differences and p-values of all studies, and the last study."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from midwifery_stats.classroom.labs.choices import procedure_words
from midwifery_stats.display.drawing import percent
from midwifery_stats.display.drawn_studies import p_values_chart, samples_chart
from midwifery_stats.display.groups_chart import groups_chart
from midwifery_stats.display.shown import Shown
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table
from midwifery_stats.display.vocabulary import format_p, value_text
from midwifery_stats.inference.planning import DrawnStudies, draw_studies
from midwifery_stats.inference.power import power_groups
from midwifery_stats.inference.printed import is_significant
from midwifery_stats.language import _, ngettext

SamplingMethod = Literal["exact", "normal", "continuity"]


@dataclass(frozen=True)
class SamplingState:
    """The truth in two populations, the size of a study, and how many studies were drawn.

    Rates are whole percentages of mothers with a good outcome. The samples follow from ``seed``
    alone: the same seed draws the same mothers in the same order.
    """

    first_percent: int = 60
    second_percent: int = 30
    first_size: int = 10
    second_size: int = 10
    alpha: float = 0.05
    method: SamplingMethod = "exact"
    seed: int = 1
    draws: int = 0

    @property
    def truth_differs(self) -> bool:
        """Whether the two populations differ."""
        return self.first_percent != self.second_percent


@lru_cache(maxsize=8)
def studies(state: SamplingState) -> DrawnStudies:
    """Draw all the studies of a state. Pure: the same state gives the same mothers."""
    return draw_studies(
        state.first_percent / 100,
        state.second_percent / 100,
        first_size=state.first_size,
        second_size=state.second_size,
        studies=state.draws,
        seed=state.seed,
        alpha=state.alpha,
        method=state.method,
    )


def samples_shown(state: SamplingState) -> Shown:
    """Give everything that the lab shows for a state."""
    drawn = studies(state)
    significant = is_significant(drawn.p, state.alpha)
    figures = (
        samples_chart(
            drawn.differences.tolist(),
            (state.first_percent - state.second_percent) / 100,
            significant=significant.tolist(),
            axis=_("difference between the groups, one dot a study"),
            latest=True,
            title=_("What the studies found"),
        ),
        p_values_chart(drawn.p.tolist(), state.alpha, latest=True, title=_("Their p-values")),
        _last_figure(drawn),
    )
    return Shown(
        figures=figures,
        tables=(_share_table(state, int(significant.sum())),),
        paragraphs=(
            _last_sentence(state, drawn),
            _share_sentence(state, int(significant.sum())),
        ),
    )


def long_run_share(state: SamplingState) -> float:
    """Give the share of studies with p at most alpha in the long run: the exact power."""
    return _power(
        state.first_size,
        state.second_size,
        state.first_percent,
        state.second_percent,
        state.alpha,
        state.method,
    )


def group_names() -> tuple[str, str]:
    """Name the two groups."""
    return _("with massage"), _("without massage")


@lru_cache(maxsize=256)
def _power(
    first_size: int,
    second_size: int,
    first_percent: int,
    second_percent: int,
    alpha: float,
    method: SamplingMethod,
) -> float:
    return power_groups(
        first_size,
        second_size,
        first_percent / 100,
        second_percent / 100,
        alpha=alpha,
        method=method,
    )


def _last_figure(drawn: DrawnStudies) -> Figure:
    if not len(drawn.p):
        first: list[float] = []
        second: list[float] = []
    else:
        first = drawn.first[-1].astype(float).tolist()
        second = drawn.second[-1].astype(float).tolist()
    return groups_chart(
        first,
        second,
        levels=(_("no"), _("yes")),
        names=group_names(),
        title=_("Enough milk? The last study"),
    )


def _share_table(state: SamplingState, significant: int) -> Table:
    rows = (
        (
            _("your studies"),
            str(state.draws),
            str(significant),
            percent(significant / state.draws, 1) if state.draws else "–",
        ),
        (_("in the long run, exact"), "", "", percent(long_run_share(state), 1)),
    )
    headings = (
        "",
        _("Studies"),
        _("p at most {alpha}").format(alpha=value_text(state.alpha, 4)),
        _("Share"),
    )
    caption = (
        _("How often the difference is found")
        if state.truth_differs
        else _("How often a difference is found that is not there")
    )
    return Table(caption, headings, rows, frozenset({1, 2, 3}))


def _last_sentence(state: SamplingState, drawn: DrawnStudies) -> str:
    if not state.draws:
        return _(
            "No study yet. The truth: {first}% have enough milk with massage, {second}% without."
        ).format(first=state.first_percent, second=state.second_percent)
    p = float(drawn.p[-1])
    told = _(
        "Study {n}: {first} of {first_size} had enough milk with massage, {second} of {second_size}"
        " without; {p}."
    ).format(
        n=state.draws,
        first=int(drawn.first_successes[-1]),
        first_size=state.first_size,
        second=int(drawn.second_successes[-1]),
        second_size=state.second_size,
        p=format_p(p),
    )
    return f"{told} {_remark(state, float(drawn.differences[-1]), is_significant(p, state.alpha))}"


def _remark(state: SamplingState, difference: float, significant: bool) -> str:
    if state.truth_differs:
        if significant and difference * (state.first_percent - state.second_percent) < 0:
            return _("It found a difference, but the wrong way round.")
        return (
            _("It found the difference that is there.")
            if significant
            else _("It missed the difference that is there.")
        )
    return (
        _("A false alarm: there is no difference.")
        if significant
        else _("No false alarm: there is no difference.")
    )


def _share_sentence(state: SamplingState, significant: int) -> str:
    long_run, alpha = percent(long_run_share(state), 1), value_text(state.alpha, 4)
    seen = ngettext(
        "In {significant} of your {n} study p is at most {alpha}.",
        "In {significant} of your {n} studies p is at most {alpha}.",
        state.draws,
    ).format(significant=significant, n=state.draws, alpha=alpha)
    if state.truth_differs:
        told = _(
            "In the long run p is at most {alpha} in {share} of all studies: that is the power"
            " (Mann-Whitney, {method})."
        )
    else:
        told = _(
            "In the long run p is at most {alpha} in {share} of all studies: that is the error rate"
            " (Mann-Whitney, {method})."
        )
    words = told.format(share=long_run, alpha=alpha, method=procedure_words(state.method))
    return f"{seen} {words}" if state.draws else words
