"""The groups lab: change mothers in two groups, and see the comparison change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal

from ipywidgets import VBox

from midwifery_stats.classroom.labs.choice_boxes import ChoiceBoxes
from midwifery_stats.classroom.labs.groups_sample import groups_of, published_groups
from midwifery_stats.classroom.labs.groups_state import (
    GroupsState,
    Which,
    changed_group,
    successes,
    with_successes,
)
from midwifery_stats.classroom.labs.groups_view import alternative_words, groups_shown
from midwifery_stats.classroom.labs.measured_editor import MeasuredEditor
from midwifery_stats.classroom.labs.mother_grid import Mark, MotherGrid
from midwifery_stats.classroom.labs.pairs_state import (
    Choices,
    PairsState,
    with_mothers,
    with_next_level,
)
from midwifery_stats.classroom.labs.panel import Panel, choice_box, count_box, row
from midwifery_stats.display.shown import Shown
from midwifery_stats.display.vocabulary import value_text
from midwifery_stats.language import _
from midwifery_stats.studies.study import Study

Move = Callable[[PairsState], PairsState]
Side = Literal["before", "after"]


class GroupsLab(Panel[GroupsState]):
    """A lab for two groups of mothers.

    ``GroupsLab(study)`` begins with a published study that has two groups,
    ``GroupsLab(first, second)`` with any outcomes: numbers or ordered levels. With the outcomes
    before (``first_before``, ``second_before``) it also tests the change within each group.

    Raises
    ------
    SampleError
        If the samples cannot be compared, or a group has more than 60 mothers, or there are more
        than five levels.
    """

    def __init__(
        self,
        first: Any,
        second: Any = None,
        *,
        first_before: Any = None,
        second_before: Any = None,
        names: tuple[str, str] = ("first", "second"),
    ) -> None:
        self._published = isinstance(first, Study)
        self._side: Side = "after"
        if isinstance(first, Study):
            start = published_groups(first)
        else:
            start = groups_of(
                first, second, first_before=first_before, second_before=second_before, names=names
            )
        super().__init__(start)
        self.add_class("ms-groups")

    def view(self, state: GroupsState) -> Shown:
        """Give what is shown for a state."""
        return groups_shown(state)

    def leading(self) -> int:
        """Let the comparison with the tests within the groups follow the conclusion."""
        return 1 + self.state.seen_before

    def reset_label(self) -> str:
        """Name the way back to the data."""
        return _("Published data") if self._published else _("First data")

    def build(self) -> list[Any]:
        """Make the controls."""
        self._groups = (_GroupControls(self, 0), _GroupControls(self, 1))
        self._choices = ChoiceBoxes(self._choose, alternative_words(), zeros=False)
        pressed = choice_box(
            _("A press on a mother changes what she was"),
            [(_("after"), "after"), (_("before"), "before")],
            "after",
            self._set_side,
        )
        offered = [row([pressed])] if self.state.seen_before and self.state.scale else []
        return [*offered, *(group.box for group in self._groups), self._choices.row]

    def follow(self, state: GroupsState) -> None:
        """Set every control to a state."""
        for group in self._groups:
            group.follow(state)
        self._choices.follow(state.choices)

    def attempt_in(self, which: Which, move: Move) -> None:
        """Make a move in one of the groups."""
        self.attempt(lambda: changed_group(self.state, which, move), again=True)

    def set_successes(self, which: Which, count: int) -> None:
        """Let so many mothers of a group have the higher of two outcomes after."""
        start = self.start.groups[which]
        self.attempt_in(which, lambda group: with_successes(group, count, start))

    def press(self, which: Which, mother: int) -> None:
        """Move one mother of a group (counted from 0) to her next level."""
        side = self._side
        self.attempt_in(which, lambda group: with_next_level(group, mother, side))

    def _choose(self, choose: Callable[[Choices], Choices]) -> None:
        self.attempt(lambda: replace(self.state, choices=choose(self.state.choices)))

    def _set_side(self, side: Side) -> None:
        self._side = side


class _GroupControls:
    """The controls of one group."""

    def __init__(self, lab: GroupsLab, which: Which) -> None:
        state, self._which = lab.state, which
        group, start = state.groups[which], lab.start.groups[which]
        name = state.names[which]
        self._mothers = count_box(
            _("{group}: mothers").format(group=name),
            len(group.pairs),
            lambda count: lab.attempt_in(which, lambda now: with_mothers(now, count, start)),
        )
        boxes = [self._mothers]
        self._successes: Any = None
        if state.yes_no:
            self._successes = count_box(
                _("{group}: {level} after").format(group=name, level=state.labels[-1]),
                successes(group),
                lambda count: lab.set_successes(which, count),
            )
            boxes.append(self._successes)
        self._measured: MeasuredEditor | None = None
        if state.scale:
            self._grid = MotherGrid(lambda mother: lab.press(which, mother))
        else:
            measured = MeasuredEditor(
                lambda move: lab.attempt_in(which, move), before=state.seen_before, group=name
            )
            self._measured = measured
            self._grid = MotherGrid(lambda mother: measured.choose(mother + 1))
        typed = [self._measured.row] if self._measured else []
        self.box: Any = VBox(
            [row(boxes), *typed, self._grid],
            _dom_classes=("ms-group",),
        )

    def follow(self, state: GroupsState) -> None:
        """Set the controls to a state."""
        group = state.groups[self._which]
        self._mothers.value = len(group.pairs)
        if self._successes is not None:
            self._successes.value = successes(group)
        if self._measured is not None:
            self._measured.follow(group)
        self._grid.show([mark_of(state, group, mother) for mother in range(len(group.pairs))])


def mark_of(state: GroupsState, group: PairsState, mother: int) -> Mark:
    """Say how a mother's button looks: by her outcome after."""
    before, after = group.pairs[mother]
    words = _outcome_words(group, after)
    if state.seen_before:
        told = _("Mother {number}: {before} before, {after} after").format(
            number=mother + 1, before=_outcome_words(group, before), after=words
        )
    else:
        told = _("Mother {number}: {after}").format(number=mother + 1, after=words)
    if not group.scale:
        return Mark("", "same", told)
    place = group.scale.index(after)
    best = place == len(group.scale) - 1
    sign = ("●" if best else "○") if state.yes_no else f"· {place + 1}"
    return Mark(sign, "up" if best else "same", told)


def _outcome_words(group: PairsState, value: float) -> str:
    return group.labels[group.scale.index(value)] if group.scale else value_text(value)
