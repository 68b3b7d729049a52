"""The multiplicity lab: twenty outcomes, none of them real, and how many come out small."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from midwifery_stats.classroom.labs.choices import alpha_control, method_options, procedure_words
from midwifery_stats.classroom.labs.coin_lab import SEED_AT_MOST
from midwifery_stats.classroom.labs.controls import Control, bounded, chosen, press_button
from midwifery_stats.classroom.labs.pairs_state import FEWEST, MOST
from midwifery_stats.classroom.labs.panel import Panel
from midwifery_stats.classroom.labs.sampling_view import SamplingMethod
from midwifery_stats.display.drawing import percent
from midwifery_stats.display.drawn_studies import p_values_chart
from midwifery_stats.display.shown import Shown
from midwifery_stats.display.tables import Table
from midwifery_stats.display.vocabulary import p_number, value_text
from midwifery_stats.inference.power import power_groups
from midwifery_stats.inference.printed import is_significant
from midwifery_stats.inference.unconditional import groups_table
from midwifery_stats.language import InputError, _, ngettext

STUDIES_AT_MOST = 2_000
MOST_OUTCOMES = 50
TRUTH = 0.5


@dataclass(frozen=True)
class MultiplicityState:
    """Two groups that are alike in every outcome, and how many studies were made of them.

    Every outcome is yes or no, has the same truth in both groups, and goes its own way. The
    studies follow from ``seed`` alone.
    """

    outcomes: int = 20
    mothers: int = 30
    alpha: float = 0.05
    method: SamplingMethod = "exact"
    seed: int = 1
    draws: int = 0


class MultiplicityLab(Panel[MultiplicityState]):
    """A lab that compares two groups in many outcomes, while nothing differs in any of them.

    The same ``seed`` gives the same studies.
    """

    TABLES = (0,)

    def __init__(self, outcomes: int = 20, *, mothers: int = 30, seed: int = 1) -> None:
        state = MultiplicityState()
        for control, value in zip(_numbers(), (outcomes, mothers, seed), strict=True):
            state = control.put(state, value)
        super().__init__(state)

    def view(self, state: MultiplicityState) -> Shown:
        """Give what is shown for a state."""
        return multiplicity_shown(state)

    def leads(self, state: MultiplicityState) -> int:
        """Let the share of studies with something small follow the last study."""
        return 2

    def controls(self) -> list[Control[MultiplicityState]]:
        """Give how many outcomes a study looks at."""
        return _numbers()[:1]

    def options(self) -> list[Control[MultiplicityState]]:
        """Give the size of a study, and how each outcome is tested."""
        alpha: Control[MultiplicityState] = alpha_control(
            lambda state: state.alpha, lambda state, value: replace(state, alpha=value)
        )
        return [*_numbers()[1:], chosen(_("Procedure"), "method", method_options()), alpha]

    def actions(self) -> list[Any]:
        """Make what draws the studies."""
        return [
            press_button(_("Do one study"), lambda: self.draw(1)),
            press_button(_("Do 100 studies"), lambda: self.draw(100)),
        ]

    def draw(self, more: int) -> None:
        """Do so many studies more."""
        self.attempt(lambda: drawn(self.state, more))


def drawn(state: MultiplicityState, more: int) -> MultiplicityState:
    """Do so many studies more."""
    if state.draws + more > STUDIES_AT_MOST:
        raise InputError(
            _("The lab keeps {most} studies. Press Start again to begin anew.").format(
                most=STUDIES_AT_MOST
            )
        )
    return replace(state, draws=state.draws + more)


def p_values(state: MultiplicityState) -> NDArray[np.float64]:
    """Give the p-values of all studies, shape (studies, outcomes)."""
    successes = _successes(state.mothers, state.seed)[: state.draws, : state.outcomes]
    table = groups_table(state.mothers, state.mothers, state.method, "two-sided")
    found: NDArray[np.float64] = table[successes[..., 0], successes[..., 1]]
    return found


def long_run(state: MultiplicityState, alpha: float) -> float:
    """Give the share of studies with at least one p at most ``alpha``, exactly."""
    one = power_groups(state.mothers, state.mothers, TRUTH, TRUTH, alpha=alpha, method=state.method)
    return 1 - (1 - one) ** state.outcomes


def multiplicity_shown(state: MultiplicityState) -> Shown:
    """Give everything that the lab shows for a state."""
    found = p_values(state)
    last = found[-1].tolist() if state.draws else []
    return Shown(
        figures=(
            p_values_chart(
                last, state.alpha, title=_("The p-values of the last study, one an outcome")
            ),
        ),
        tables=(_share_table(state, found),),
        paragraphs=(_last_sentence(state, last), _share_sentence(state, found)),
    )


@lru_cache(maxsize=4)
def _successes(mothers: int, seed: int) -> NDArray[np.intp]:
    shape = (STUDIES_AT_MOST, MOST_OUTCOMES, 2)
    found = np.random.default_rng(seed).binomial(mothers, TRUTH, size=shape).astype(np.intp)
    found.setflags(write=False)
    return found


def _numbers() -> list[Control[MultiplicityState]]:
    return [
        bounded(_("Outcomes"), "outcomes", 1, MOST_OUTCOMES),
        bounded(_("Mothers in each group"), "mothers", FEWEST, MOST),
        bounded(_("Seed"), "seed", 0, SEED_AT_MOST),
    ]


def _with_any(found: NDArray[np.float64], alpha: float) -> int:
    return int(is_significant(found, alpha).any(axis=1).sum()) if len(found) else 0


def _share_table(state: MultiplicityState, found: NDArray[np.float64]) -> Table:
    shared = state.alpha / state.outcomes
    rows = tuple(
        (
            words,
            value_text(alpha, 4),
            percent(_with_any(found, alpha) / state.draws, 1) if state.draws else "–",
            percent(long_run(state, alpha), 1),
        )
        for words, alpha in (
            (_("every outcome at alpha"), state.alpha),
            (_("alpha shared out (Bonferroni)"), shared),
        )
    )
    headings = (_("Rule"), _("p at most"), _("Your studies"), _("In the long run, exact"))
    return Table(
        _("How often a study finds something where there is nothing"),
        headings,
        rows,
        frozenset({1, 2, 3}),
    )


def _last_sentence(state: MultiplicityState, last: list[float]) -> str:
    if not last:
        return ngettext(
            "No study yet. The two groups are alike in the {n} outcome that it will look at.",
            "No study yet. The two groups are alike in all {n} outcomes that it will look at.",
            state.outcomes,
        ).format(n=state.outcomes)
    low = sum(bool(is_significant(p, state.alpha)) for p in last)
    told = ngettext(
        "Study {study}: {low} of {n} outcome has p at most {alpha} (Mann-Whitney, {method}).",
        "Study {study}: {low} of {n} outcomes have p at most {alpha} (Mann-Whitney, {method}).",
        state.outcomes,
    ).format(
        study=state.draws,
        low=low,
        n=state.outcomes,
        alpha=value_text(state.alpha, 4),
        method=procedure_words(state.method),
    )
    smallest = _("The smallest p is {p}, and none of the differences is real.").format(
        p=p_number(min(last), state.alpha)
    )
    return f"{told} {smallest}"


def _share_sentence(state: MultiplicityState, found: NDArray[np.float64]) -> str:
    exact = _(
        "In the long run at least one outcome has p at most {alpha} in {share} of all studies"
        " (Mann-Whitney, {method}), if each is yes for half of all mothers and none depends on"
        " another."
    )
    told = exact.format(
        alpha=value_text(state.alpha, 4),
        share=percent(long_run(state, state.alpha), 1),
        method=procedure_words(state.method),
    )
    if not state.draws:
        return told
    seen = ngettext(
        "It did in {some} of your {n} study.",
        "It did in {some} of your {n} studies.",
        state.draws,
    ).format(some=_with_any(found, state.alpha), n=state.draws)
    return f"{told} {seen}"
