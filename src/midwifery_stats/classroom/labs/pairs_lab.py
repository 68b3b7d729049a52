"""The pairs lab: change any mother's outcome before or after, and see the test change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal

from ipywidgets import Layout, ToggleButton

from midwifery_stats.classroom.labs.choice_boxes import ChoiceBoxes
from midwifery_stats.classroom.labs.measured_editor import MeasuredEditor
from midwifery_stats.classroom.labs.mother_grid import CHANGES, LOOKS, Mark, MotherGrid
from midwifery_stats.classroom.labs.pairs_flip import Flip
from midwifery_stats.classroom.labs.pairs_sample import pairs_of, pairs_of_study
from midwifery_stats.classroom.labs.pairs_state import (
    Choices,
    PairsState,
    direction,
    with_direction,
    with_mothers,
    with_next_level,
)
from midwifery_stats.classroom.labs.pairs_view import (
    alternative_words,
    pairs_shown,
    what_would_it_take,
)
from midwifery_stats.classroom.labs.panel import Panel, choice_box, count_box, row
from midwifery_stats.display.shown import Shown
from midwifery_stats.display.vocabulary import value_text
from midwifery_stats.language import _
from midwifery_stats.studies.study import Study

Side = Literal["before", "after"]


class PairsLab(Panel[PairsState]):
    """A lab for mothers seen before and after.

    ``PairsLab(study)`` begins with a published study, ``PairsLab(before, after)`` with any sample
    of numbers or ordered levels. Of a study with two groups, ``group`` names the one to take.

    Raises
    ------
    SampleError
        If the sample cannot be tested, has more than 60 mothers or more than five levels.
    """

    def __init__(self, before: Any, after: Any = None, *, group: str | None = None) -> None:
        self._side: Side = "after"
        self._published = isinstance(before, Study)
        start = (
            pairs_of_study(before, group) if isinstance(before, Study) else pairs_of(before, after)
        )
        super().__init__(start)

    def view(self, state: PairsState) -> Shown:
        """Give what is shown for a state."""
        return pairs_shown(state)

    def reset_label(self) -> str:
        """Name the way back to the data."""
        return _("Published data") if self._published else _("First data")

    def build(self) -> list[Any]:
        """Make the controls."""
        state = self.state
        improved, stayed, worsened = state.counts
        self._mothers = count_box(_("Mothers"), len(state.pairs), self._set_mothers)
        self._improved = count_box(_("Improved"), improved, self._count_of(1))
        self._stayed = count_box(_("Stayed the same"), stayed, self._count_of(0))
        self._worsened = count_box(_("Got worse"), worsened, self._count_of(-1))
        self._grid = MotherGrid(self.press)
        self._asked = ToggleButton(
            description=_("What would it take?"), value=state.asked, layout=Layout(width="auto")
        )
        self._asked.observe(
            lambda change: self.attempt(lambda: replace(self.state, asked=change["new"])),
            names="value",
        )
        self._choices = ChoiceBoxes(self._choose, alternative_words(), zeros=True)
        return [
            row([self._mothers, self._improved, self._stayed, self._worsened]),
            self._editor(),
            self._grid,
            self._choices.row,
        ]

    def buttons(self) -> list[Any]:
        """Make the question that stands beside *Undo*."""
        return [self._asked]

    def leading(self) -> int:
        """Let the answer to the question follow the conclusion."""
        return 1 + self.state.asked

    def follow(self, state: PairsState) -> None:
        """Set every control to a state."""
        improved, stayed, worsened = state.counts
        self._mothers.value = len(state.pairs)
        self._improved.value, self._stayed.value, self._worsened.value = improved, stayed, worsened
        self._asked.value = state.asked
        found = what_would_it_take(state) if state.asked else None
        self._grid.show([mark_of(state, mother, found) for mother in range(len(state.pairs))])
        self._choices.follow(state.choices)
        if not state.scale:
            self._measured.follow(state)

    def _editor(self) -> Any:
        """Make what changes one mother: a press for levels, two boxes for a measurement."""
        if self.state.scale:
            self.pressed = choice_box(
                _("A press on a mother changes what she was"),
                [(_("after"), "after"), (_("before"), "before")],
                "after",
                self._set_side,
            )
            return row([self.pressed])
        self._measured = MeasuredEditor(
            lambda move: self.attempt(lambda: move(self.state), again=True)
        )
        return self._measured.row

    def _choose(self, choose: Callable[[Choices], Choices]) -> None:
        self.attempt(lambda: replace(self.state, choices=choose(self.state.choices)))

    def _set_mothers(self, count: int) -> None:
        self.attempt(lambda: with_mothers(self.state, count, self.start))

    def set_direction(self, wanted: int, count: int) -> None:
        """Let so many mothers improve (1), stay the same (0) or get worse (-1)."""
        self.attempt(lambda: with_direction(self.state, wanted, count, self.start))

    def _count_of(self, wanted: int) -> Callable[[int], None]:
        return lambda count: self.set_direction(wanted, count)

    def _set_side(self, side: Side) -> None:
        self._side = side

    def press(self, mother: int) -> None:
        """Move a mother (counted from 0) to her next level, or take her up to be typed."""
        if self.state.scale:
            self.attempt(lambda: with_next_level(self.state, mother, self._side))
        else:
            self._measured.choose(mother + 1)


def mark_of(state: PairsState, mother: int, found: Flip | None) -> Mark:
    """Say how a mother's button looks."""
    before, after = (
        state.labels[state.scale.index(value)] if state.scale else value_text(value)
        for value in state.pairs[mother]
    )
    words = _("Mother {number}: {before} before, {after} after").format(
        number=mother + 1, before=before, after=after
    )
    change = direction(state.pairs[mother])
    named = found is not None and mother in found.mothers
    return Mark(CHANGES[change], LOOKS[change], words, named)
