"""The pairs lab: change any mother's outcome before or after, and see the test change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from midwifery_stats.classroom.labs.choices import alternative_words, choice_controls
from midwifery_stats.classroom.labs.controls import Control, row
from midwifery_stats.classroom.labs.mothers import (
    CHANGES,
    Chosen,
    Mother,
    Mothers,
    key_line,
    key_words,
    pair_look,
    pair_pictures,
)
from midwifery_stats.classroom.labs.pairs_flip import Flip
from midwifery_stats.classroom.labs.pairs_state import (
    PairsState,
    Side,
    changed_words,
    direction,
    pairs_of,
    pairs_of_study,
    with_direction,
    with_mothers,
    with_next_level,
)
from midwifery_stats.classroom.labs.pairs_view import (
    counts_shown,
    pairs_shown,
    what_would_it_take,
)
from midwifery_stats.classroom.labs.panel import Panel
from midwifery_stats.display.shown import Shown
from midwifery_stats.display.vocabulary import value_text
from midwifery_stats.language import _
from midwifery_stats.studies.study import Study


class PairsLab(Panel[PairsState]):
    """A lab for mothers seen before and after.

    ``PairsLab(study)`` begins with a published study, ``PairsLab(before, after)`` with any sample
    of numbers or ordered levels. Of a study with two groups, ``group`` names the one to take.
    ``unit`` is what a measurement is counted in, for example ``"ml"``.

    Raises
    ------
    SampleError
        If the sample cannot be tested, has more than 60 mothers or more than five levels.
    """

    PICTURES: tuple[int, ...] = (1,)
    TABLES: tuple[int, ...] = (0,)
    DRAWN: tuple[int, ...] = (0,)
    MEASURED: tuple[int, ...] = (1, 0)  # tables: changes of several sizes have ranks to watch

    def __init__(
        self, before: Any, after: Any = None, *, group: str | None = None, unit: str = ""
    ) -> None:
        self._side: Side = "after"
        self._chosen = Chosen()
        self._unit = unit
        self._published = isinstance(before, Study)
        start = (
            pairs_of_study(before, group) if isinstance(before, Study) else pairs_of(before, after)
        )
        if not start.scale:  # then the picture shows how much, and the buttons only who
            self.BESIDE, self.DRAWN = (0,), ()
            self.TABLES = self.MEASURED
        super().__init__(start)
        self.add_class(f"ms-levels{len(start.scale)}")

    def view(self, state: PairsState) -> Shown:
        """Give what is shown for a state."""
        return pairs_shown(replace(state, remark=self.caption(state)))

    def caption(self, state: PairsState) -> str:
        """Say whose data these are: the paper's until the learner changes one."""
        same = state.pairs == self.start.pairs
        return self.start.remark if same else changed_words(self.start.remark)

    def reset_label(self) -> str:
        """Name the way back to the data."""
        return _("Published data") if self._published else _("First data")

    def controls(self) -> list[Control[PairsState]]:
        """Give the counts, and for measurements what was measured of one mother."""

        def counted(words: str, wanted: int) -> Control[PairsState]:
            return Control(
                words,
                lambda state: state.counts[1 - wanted],
                lambda state, count: with_direction(state, wanted, count, self.start),
            )

        mothers = Control[PairsState](
            _("Mothers"),
            lambda state: len(state.pairs),
            lambda state, count: with_mothers(state, count, self.start),
        )
        return [
            mothers,
            counted(_("Improved"), 1),
            counted(_("Stayed the same"), 0),
            counted(_("Got worse"), -1),
        ]

    def options(self) -> list[Control[PairsState]]:
        """Give how the test is done."""
        return choice_controls(
            lambda state: state.choices,
            lambda state, choices: replace(state, choices=choices),
            alternative_words(),
            zeros=True,
        )

    def actions(self) -> list[Any]:
        """Make the question that stands beside *Undo*."""
        asked = Control[PairsState](
            _("What would it take?"),
            lambda state: state.asked,
            lambda state, asked: replace(state, asked=asked),
            "switch",
        )
        return [self.add(asked)]

    def build(self) -> Sequence[Any]:
        """Lay out the counts, and the mothers below them."""
        counts = row([self.add(control) for control in self.controls()])
        self._mothers = Mothers(self.press)
        levels = len(self.start.scale)
        if not levels:
            typed = self._chosen.controls(self.start, unit=self._unit)
            return [counts, row([self.add(control) for control in typed]), self._mothers]
        side = Control[PairsState](
            _("A press on a mother changes what she was"),
            lambda _state: self._side,
            self._set_side,
            "choice",
            [(_("after"), "after"), (_("before"), "before")],
        )
        key = key_line(key_words(self.start.labels, seen_before=True))
        pictures = pair_pictures(levels)
        return [counts, key, pictures, self._mothers, row([self.add(side)])]

    def leads(self, state: PairsState) -> int:
        """Let the answer to the question follow the conclusion."""
        return 1 + state.asked

    def follow(self, state: PairsState) -> None:
        """Show every mother."""
        found = what_would_it_take(state) if state.asked else None
        chosen = None if state.scale else self._chosen.of(state)
        self._mothers.show(
            [mother_of(state, place, found, chosen) for place in range(len(state.pairs))]
        )

    def set_direction(self, wanted: int, count: int) -> None:
        """Let so many mothers improve (1), stay the same (0) or get worse (-1)."""
        self.attempt(lambda: with_direction(self.state, wanted, count, self.start))

    def _set_side(self, state: PairsState, side: Side) -> PairsState:
        self._side = side
        return state

    def press(self, mother: int) -> None:
        """Move a mother (counted from 0) to her next level, or take her up to be typed."""
        if self.state.scale:
            self.attempt(lambda: with_next_level(self.state, mother, self._side))
        else:
            self.attempt(lambda: self._chosen.choose(self.state, mother + 1))


class FirstLab(PairsLab):
    """The first lab of the course: the mothers, what is counted, and the way back. No test."""

    PICTURES = ()
    MEASURED = (0,)

    def __init__(
        self, before: Any, after: Any = None, *, group: str | None = None, unit: str = ""
    ) -> None:
        super().__init__(before, after, group=group, unit=unit)
        self.add_class("ms-first")

    def view(self, state: PairsState) -> Shown:
        """Give the mothers and how many improved."""
        return counts_shown(replace(state, remark=self.caption(state)))

    def build(self) -> Sequence[Any]:
        """Lay out the mothers alone."""
        built = super().build()
        self._boxes.clear()
        return built[1:-1] if self.start.scale else built[-1:]

    def actions(self) -> list[Any]:
        """Ask nothing."""
        return []

    def options(self) -> list[Control[PairsState]]:
        """Offer no choice of a test."""
        return []

    def press(self, mother: int) -> None:
        """Move a mother (counted from 0) to her next level after."""
        super().press(mother)


def mother_of(state: PairsState, place: int, found: Flip | None, chosen: int | None) -> Mother:
    """Say how a mother's button looks, and in words what she is."""
    before, after = state.pairs[place]
    change = direction(state.pairs[place])
    words = _("Mother {number}, {change}: {before} before, {after} after").format(
        number=place + 1,
        change={1: _("improved"), 0: _("stayed the same"), -1: _("got worse")}[change],
        before=_outcome_words(state, before),
        after=_outcome_words(state, after),
    )
    looks = [CHANGES[change]]
    if state.scale:
        looks.append(pair_look(state.scale.index(before), state.scale.index(after)))
    if found is not None and place in found.mothers:
        looks.append("ms-found")
    if place == chosen:
        looks.append("ms-chosen")
    return Mother(words, tuple(looks))


def _outcome_words(state: PairsState, value: float) -> str:
    return state.labels[state.scale.index(value)] if state.scale else value_text(value)
