"""The sample size lab: suppose a truth, and see how many mothers a study needs to find it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from midwifery_stats.classroom.labs.choice_boxes import alpha_options, method_options
from midwifery_stats.classroom.labs.groups_sample import supposed_rates
from midwifery_stats.classroom.labs.panel import Panel, choice_box, count_box, row
from midwifery_stats.classroom.labs.sample_size_state import (
    LARGEST,
    SampleSizeState,
    with_groups,
    with_largest,
    with_mothers,
    with_percent,
    with_wanted,
)
from midwifery_stats.classroom.labs.sample_size_view import sample_size_shown
from midwifery_stats.display.shown import Shown
from midwifery_stats.language import _
from midwifery_stats.studies.study import shipped_sizes


class SampleSizeLab(Panel[SampleSizeState]):
    """A lab that plans a study with a yes/no outcome.

    ``SampleSizeLab(0.6, 0.3)`` supposes two groups in which 60% and 30% have the good outcome,
    ``SampleSizeLab(0.3)`` one group in which 30% improve (and ``worsen`` get worse).
    ``SampleSizeLab(study)`` and ``SampleSizeLab(first, second)`` take the shares of a published
    study or of two yes/no samples. Rates are rounded to whole percent.

    Raises
    ------
    ValueError
        If a rate is out of range, or the samples are no yes/no outcomes.
    """

    def __init__(self, first: Any = 0.6, second: Any = None, *, worsen: float = 0.0) -> None:
        groups, rates = supposed_rates(first, second, worsen)
        state = SampleSizeState(groups=groups, first_percent=0, second_percent=0)
        one, other = (round(100 * rate) for rate in rates)
        super().__init__(
            replace(with_percent(state, first=one, second=other), mothers=shipped_sizes()[groups])
        )
        self.add_class("ms-sizes")

    def view(self, state: SampleSizeState) -> Shown:
        """Give what is shown for a state."""
        return sample_size_shown(state)

    def leading(self) -> int:
        """Let the number of mothers that is enough follow the power."""
        return 2

    def build(self) -> list[Any]:
        """Make the controls."""
        state = self.state
        self._groups = choice_box(
            _("Study with"),
            [(_("one group"), 1), (_("two groups"), 2)],
            state.groups,
            self._by(with_groups),
        )
        self._first = count_box(
            _first_words(state),
            state.first_percent,
            self._by(lambda now, value: with_percent(now, first=value)),
        )
        self._second = count_box(
            _second_words(state),
            state.second_percent,
            self._by(lambda now, value: with_percent(now, second=value)),
        )
        self._mothers = count_box(_mothers_words(state), state.mothers, self._by(with_mothers))
        self._wanted = count_box(_("Wanted power, %"), state.wanted_percent, self._by(with_wanted))
        self._method = choice_box(
            _("Procedure"),
            method_options(),
            state.method,
            self._by(lambda now, method: replace(now, method=method)),
        )
        self._alpha = choice_box(
            _("Alpha"),
            alpha_options(),
            state.alpha,
            self._by(lambda now, alpha: replace(now, alpha=alpha)),
        )
        self._largest = choice_box(
            _("Picture up to"),
            [(str(largest), largest) for largest in LARGEST],
            state.largest,
            self._by(with_largest),
        )
        return [
            row([self._groups, self._first, self._second]),
            row([self._mothers, self._wanted, self._largest]),
            row([self._method, self._alpha]),
        ]

    def follow(self, state: SampleSizeState) -> None:
        """Set every control to a state."""
        self._groups.value = state.groups
        self._first.description, self._first.value = _first_words(state), state.first_percent
        self._second.description, self._second.value = _second_words(state), state.second_percent
        self._mothers.description, self._mothers.value = _mothers_words(state), state.mothers
        self._wanted.value = state.wanted_percent
        self._method.value = state.method
        self._alpha.value = state.alpha
        self._largest.value = state.largest

    def _by(self, move: Callable[[SampleSizeState, Any], SampleSizeState]) -> Callable[[Any], None]:
        return lambda value: self.attempt(lambda: move(self.state, value))


def _first_words(state: SampleSizeState) -> str:
    return _("Improve, %") if state.groups == 1 else _("With massage, %")


def _second_words(state: SampleSizeState) -> str:
    return _("Get worse, %") if state.groups == 1 else _("Without, %")


def _mothers_words(state: SampleSizeState) -> str:
    return _("Your mothers") if state.groups == 1 else _("Your mothers in each group")
