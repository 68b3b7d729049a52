"""The sampling lab: choose the truth, draw studies from it, and watch what p-values do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from numbers import Real
from typing import Any

from midwifery_stats.classroom.labs.choice_boxes import alpha_options, method_options
from midwifery_stats.classroom.labs.groups_sample import supposed_groups
from midwifery_stats.classroom.labs.panel import Panel, choice_box, count_box, press_button, row
from midwifery_stats.classroom.labs.sampling_state import (
    SamplingState,
    drawn,
    with_percent,
    with_seed,
    with_size,
)
from midwifery_stats.classroom.labs.sampling_view import samples_shown
from midwifery_stats.display.shown import Shown
from midwifery_stats.language import _


class SamplingLab(Panel[SamplingState]):
    """A lab that draws studies of two groups from populations whose truth is chosen.

    ``SamplingLab(0.6, 0.3)`` supposes that 60% of mothers have enough milk with massage and 30%
    without. ``SamplingLab(study)`` and ``SamplingLab(first, second)`` take the shares and sizes of
    a published study or of two yes/no samples as the truth. Rates are rounded to whole percent.
    The same ``seed`` draws the same mothers.

    Raises
    ------
    ValueError
        If a rate or a size is out of range, or the samples are no yes/no outcomes.
    """

    def __init__(
        self,
        first: Any = 0.6,
        second: Any = None,
        *,
        first_size: int | None = None,
        second_size: int | None = None,
        seed: int = 1,
    ) -> None:
        if second is None and isinstance(first, Real):
            second = 0.3
        (one, other), sizes = supposed_groups(first, second)
        seen = sizes or (10, 10)
        state = with_size(
            SamplingState(),
            first=seen[0] if first_size is None else first_size,
            second=seen[1] if second_size is None else second_size,
        )
        state = with_percent(state, first=round(100 * one), second=round(100 * other))
        super().__init__(with_seed(state, seed))

    def view(self, state: SamplingState) -> Shown:
        """Give what is shown for a state."""
        return samples_shown(state)

    def leading(self) -> int:
        """Let the share of small p-values follow the last study."""
        return 2

    def build(self) -> list[Any]:
        """Make the controls."""
        state = self.state
        self._first_percent = count_box(
            _("Truth with massage, %"),
            state.first_percent,
            self._by(lambda now, value: with_percent(now, first=value)),
        )
        self._second_percent = count_box(
            _("Truth without, %"),
            state.second_percent,
            self._by(lambda now, value: with_percent(now, second=value)),
        )
        self._first_size = count_box(
            _("Mothers with massage"),
            state.first_size,
            self._by(lambda now, value: with_size(now, first=value)),
        )
        self._second_size = count_box(
            _("Mothers without"),
            state.second_size,
            self._by(lambda now, value: with_size(now, second=value)),
        )
        self._method = choice_box(
            _("Procedure"),
            method_options(),
            state.method,
            lambda method: self.attempt(lambda: replace(self.state, method=method)),
        )
        self._alpha = choice_box(
            _("Alpha"),
            alpha_options(),
            state.alpha,
            lambda alpha: self.attempt(lambda: replace(self.state, alpha=alpha)),
        )
        self._seed = count_box(_("Seed"), state.seed, self._by(with_seed))
        return [
            row([self._first_percent, self._second_percent]),
            row([self._first_size, self._second_size]),
            row([self._method, self._alpha, self._seed]),
        ]

    def buttons(self) -> list[Any]:
        """Make what draws the studies."""
        return [
            press_button(_("Draw one"), lambda: self.draw(1)),
            press_button(_("Draw ten"), lambda: self.draw(10)),
            press_button(_("Draw a thousand"), lambda: self.draw(1000)),
            press_button(_("New samples"), self._draw_anew),
        ]

    def follow(self, state: SamplingState) -> None:
        """Set every control to a state."""
        self._first_percent.value = state.first_percent
        self._second_percent.value = state.second_percent
        self._first_size.value = state.first_size
        self._second_size.value = state.second_size
        self._method.value = state.method
        self._alpha.value = state.alpha
        self._seed.value = state.seed

    def _by(self, move: Callable[[SamplingState, int], SamplingState]) -> Callable[[int], None]:
        return lambda value: self.attempt(lambda: move(self.state, value))

    def draw(self, more: int) -> None:
        """Draw so many studies more."""
        self.attempt(lambda: drawn(self.state, more))

    def _draw_anew(self) -> None:
        self.attempt(lambda: replace(with_seed(self.state, self.state.seed + 1), draws=0))
