"""The groups lab: change mothers in two groups, and see the comparison change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from ipywidgets import VBox

from midwifery_stats.classroom.labs.choices import choice_controls
from midwifery_stats.classroom.labs.controls import Control, row
from midwifery_stats.classroom.labs.groups_state import (
    GroupsState,
    Which,
    changed_group,
    groups_of,
    published_groups,
    successes,
    with_successes,
)
from midwifery_stats.classroom.labs.groups_view import alternative_words, groups_shown
from midwifery_stats.classroom.labs.mothers import (
    Chosen,
    Mother,
    Mothers,
    group_look,
    group_pictures,
    key_line,
    key_words,
)
from midwifery_stats.classroom.labs.pairs_state import (
    PairsState,
    Side,
    changed_words,
    with_mothers,
    with_next_level,
)
from midwifery_stats.classroom.labs.panel import Panel
from midwifery_stats.display.shown import Shown
from midwifery_stats.display.vocabulary import value_text
from midwifery_stats.language import _
from midwifery_stats.studies.study import Study

Move = Callable[[PairsState], PairsState]


class GroupsLab(Panel[GroupsState]):
    """A lab for two groups of mothers.

    ``GroupsLab(study)`` begins with a published study that has two groups,
    ``GroupsLab(first, second)`` with any outcomes: numbers or ordered levels. With the outcomes
    before (``first_before``, ``second_before``) it also tests the change within each group.
    ``names`` are what the groups are called; ``unit`` is what a measurement is counted in.

    Raises
    ------
    SampleError
        If the samples cannot be compared, or a group has more than 60 mothers, or there are more
        than five levels.
    """

    PICTURES = (1,)
    TABLES = (0,)
    DRAWN: tuple[int, ...] = (0,)

    def __init__(
        self,
        first: Any,
        second: Any = None,
        *,
        first_before: Any = None,
        second_before: Any = None,
        names: tuple[str, str] | None = None,
        unit: str = "",
    ) -> None:
        self._published = isinstance(first, Study)
        self._side: Side = "after"
        self._unit = unit
        if isinstance(first, Study):
            start = published_groups(first)
        else:
            start = groups_of(
                first, second, first_before=first_before, second_before=second_before, names=names
            )
        if not start.scale:
            self.BESIDE, self.DRAWN = (0,), ()
        super().__init__(start)
        self.add_class("ms-groups")
        self.add_class(f"ms-levels{len(start.scale)}")

    def view(self, state: GroupsState) -> Shown:
        """Give what is shown for a state."""
        return groups_shown(replace(state, remark=self.caption(state)))

    def caption(self, state: GroupsState) -> str:
        """Say whose data these are: the paper's until the learner changes one."""
        same = all(
            now.pairs == then.pairs
            for now, then in zip(state.groups, self.start.groups, strict=True)
        )
        return self.start.remark if same else changed_words(self.start.remark)

    def notes(self, state: GroupsState) -> int:
        """Let the comparison with the tests within the groups stand beside their table."""
        return int(state.seen_before)

    def reset_label(self) -> str:
        """Name the way back to the data."""
        return _("Published data") if self._published else _("First data")

    def options(self) -> list[Control[GroupsState]]:
        """Give how the groups are compared."""
        return choice_controls(
            lambda state: state.choices,
            lambda state, choices: replace(state, choices=choices),
            alternative_words(self.start.names),
            zeros=False,
        )

    def build(self) -> Sequence[Any]:
        """Lay out the two groups, each with its mothers."""
        self._grids: list[Mothers] = []
        self._chosen = (Chosen(), Chosen())
        start = self.start
        groups = [part for which in (0, 1) for part in self._group(0 if which == 0 else 1)]
        if not start.scale:
            return groups
        pictures = group_pictures(len(start.scale), seen_before=start.seen_before)
        key = key_line(key_words(start.labels, seen_before=start.seen_before))
        if not start.seen_before:
            return [key, pictures, *groups]
        side = Control[GroupsState](
            _("A press on a mother changes what she was"),
            lambda _state: self._side,
            self._set_side,
            "choice",
            [(_("after"), "after"), (_("before"), "before")],
        )
        return [key, pictures, *groups, row([self.add(side)])]

    def follow(self, state: GroupsState) -> None:
        """Show every mother."""
        for which, grid in enumerate(self._grids):
            group = state.groups[which]
            chosen = None if group.scale else self._chosen[which].of(group)
            grid.show([mother_of(state, which, place, chosen) for place in range(len(group.pairs))])

    def attempt_in(self, which: Which, move: Move) -> None:
        """Make a move in one of the groups."""
        self.attempt(lambda: changed_group(self.state, which, move))

    def set_successes(self, which: Which, count: int) -> None:
        """Let so many mothers of a group have the higher of two outcomes after."""
        start = self.start.groups[which]
        self.attempt_in(which, lambda group: with_successes(group, count, start))

    def press(self, which: Which, mother: int) -> None:
        """Move a mother of a group (counted from 0) to her next level, or take her up."""
        if self.start.scale:
            self.attempt_in(which, lambda group: with_next_level(group, mother, self._side))
        else:
            self.attempt_in(which, lambda group: self._chosen[which].choose(group, mother + 1))

    def _set_side(self, state: GroupsState, side: Side) -> GroupsState:
        self._side = side
        return state

    def _group(self, which: Which) -> list[Any]:
        """Make the rows of one group, and its mothers."""
        start = self.start.groups[which]
        rows = [self.add(self._in_group(which, control)) for control in self._table(which)]
        grid = Mothers(lambda mother: self.press(which, mother))
        self._grids.append(grid)
        typed: list[Any] = []
        if not start.scale:
            measured = self._chosen[which].controls(
                start,
                before=self.start.seen_before,
                group=self.start.names[which],
                unit=self._unit,
            )
            typed = [row([self.add(self._in_group(which, control)) for control in measured])]
        return [VBox([row(rows), *typed, grid], _dom_classes=("ms-group",))]

    def _table(self, which: Which) -> list[Control[PairsState]]:
        """Give the counts of one group."""
        start, name = self.start.groups[which], self.start.names[which]
        table = [
            Control[PairsState](
                _("{group}: mothers").format(group=name),
                lambda group: len(group.pairs),
                lambda group, count: with_mothers(group, count, start),
            )
        ]
        if self.start.yes_no:
            table.append(
                Control(
                    _("{group}: {level} after").format(group=name, level=self.start.labels[-1]),
                    successes,
                    lambda group, count: with_successes(group, count, start),
                )
            )
        return table

    @staticmethod
    def _in_group(which: Which, control: Control[PairsState]) -> Control[GroupsState]:
        """Let a row about one group speak of the whole state."""
        return Control(
            str(control.label),
            lambda state: control.get(state.groups[which]),
            lambda state, value: changed_group(
                state, which, lambda group: control.put(group, value)
            ),
            control.kind,
            control.options,
        )


def mother_of(state: GroupsState, which: int, place: int, chosen: int | None) -> Mother:
    """Say how a mother's button looks (by her outcome after), and in words what she is."""
    group = state.groups[which]
    before, after = group.pairs[place]
    told = (
        _("{group}, mother {number}: {before} before, {after} after")
        if state.seen_before
        else _("{group}, mother {number}: {after}")
    ).format(
        group=state.names[which],
        number=place + 1,
        before=_outcome_words(group, before),
        after=_outcome_words(group, after),
    )
    if not group.scale:
        return Mother(told, ("ms-chosen",) if place == chosen else ())
    level = group.scale.index(after)
    start = group.scale.index(before) if state.seen_before else None
    best = level == len(group.scale) - 1
    return Mother(told, ("ms-same" if best else "ms-open", group_look(which, start, level)))


def _outcome_words(group: PairsState, value: float) -> str:
    return group.labels[group.scale.index(value)] if group.scale else value_text(value)
