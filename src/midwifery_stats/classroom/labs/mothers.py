"""The mothers as buttons: each is a small picture of one mother, pressed by mouse, touch or key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape
from typing import Any, Literal
from urllib.parse import quote

from ipywidgets import HTML, Box, Button, ButtonStyle, Layout

from midwifery_stats.classroom.labs.controls import Control
from midwifery_stats.classroom.labs.pairs_state import PairsState, with_outcome
from midwifery_stats.classroom.questions.answers import read_number
from midwifery_stats.display.drawing import person_path
from midwifery_stats.display.svg import BLUE, GREEN, GREY, PURPLE, VERMILLION, Paint
from midwifery_stats.display.vocabulary import value_text
from midwifery_stats.language import InputError, _

Change = Literal[1, 0, -1]
CHANGES = {1: "ms-up", 0: "ms-same", -1: "ms-down"}
PAINTS = {1: BLUE, 0: GREY, -1: VERMILLION}
GROUPS = (GREEN, PURPLE)
_WIDE, _BAND = 32, 24


@dataclass(frozen=True)
class Mother:
    """How a mother's button looks (classes of ``lab.css``), and what a screen reader says of it."""

    words: str
    looks: tuple[str, ...]


class Mothers(Box):  # type: ignore[misc]
    """Buttons, one a mother in order; ``press`` is told which (counted from 0)."""

    def __init__(self, press: Callable[[int], None]) -> None:
        super().__init__()
        self.add_class("ms-mothers")
        self._press = press
        self._seen: list[Mother] = []
        # One layout and one style for all: a button costs one message instead of three.
        self._layout, self._style = Layout(), ButtonStyle()
        self._buttons: list[Any] = []
        self._shown: list[Any] = []

    def show(self, mothers: Sequence[Mother]) -> None:
        """Show these mothers; only buttons that look otherwise are touched."""
        for place, mother in enumerate(mothers):
            if place == len(self._buttons):
                self._buttons.append(self._button(place, mother))
                self._seen.append(mother)
            elif mother != self._seen[place]:
                self._seen[place] = mother
                with self._buttons[place].hold_sync():
                    self._buttons[place].description = mother.words
                    self._buttons[place].tooltip = mother.words
                    self._buttons[place]._dom_classes = ("ms-mother", *mother.looks)
        if len(self._shown) != len(mothers):
            self._shown = self._buttons[: len(mothers)]
            self.children = self._shown

    def _button(self, place: int, mother: Mother) -> Any:
        button = Button(
            description=mother.words,
            tooltip=mother.words,
            layout=self._layout,
            style=self._style,
            _dom_classes=("ms-mother", *mother.looks),
        )
        button.on_click(lambda _button: self._press(place))
        return button


def pair_look(before: int, after: int) -> str:
    """Name the picture of a mother who went from one level (counted from 0) to another."""
    return f"ms-p{before}{after}"


def group_look(which: int, before: int | None, after: int) -> str:
    """Name the picture of a mother of a group; ``before`` where it is known."""
    return f"ms-g{which}{'x' if before is None else before}{after}"


def pair_pictures(levels: int) -> Any:
    """Draw every picture of a mother seen twice, once for a whole lab."""
    rules = [
        _rule(pair_look(before, after), levels, before, after, PAINTS[_sign(before, after)])
        for before in range(levels)
        for after in range(levels)
    ]
    return _style(rules, levels)


def group_pictures(levels: int, *, seen_before: bool) -> Any:
    """Draw every picture of a mother in one of two groups, once for a whole lab."""
    starts: list[int | None] = [*range(levels)] if seen_before else [None]
    rules = [
        _rule(group_look(which, before, after), levels, before, after, paint)
        for which, paint in enumerate(GROUPS)
        for before in starts
        for after in range(levels)
    ]
    return _style(rules, levels)


def key_words(labels: Sequence[str], *, seen_before: bool) -> str:
    """Say how the pictures of the mothers are read."""
    *middle, top = labels
    told = _("In each square: {top} on top, {others} below.").format(
        top=top, others=", ".join(reversed(middle))
    )
    if not seen_before:
        return told
    return " ".join((told, _("Outline: before. Filled: after.")))


def key_line(words: str) -> Any:
    """Make a line above the mothers."""
    return HTML(f'<div class="ms-key">{escape(words)}</div>')


class Chosen:
    """The mother whose measurements are typed, and the rows of controls to type them."""

    def __init__(self) -> None:
        self.place = 0

    def of(self, state: PairsState) -> int:
        """Give her place (from 0) in a sample that may have become smaller."""
        return min(self.place, len(state.pairs) - 1)

    def choose(self, state: PairsState, number: int) -> PairsState:
        """Take up another mother, counted from 1; the sample stays."""
        if not 1 <= number <= len(state.pairs):
            raise InputError(
                _("There is no mother {number}. Write a number from 1 to {mothers}.").format(
                    number=number, mothers=len(state.pairs)
                )
            )
        self.place = number - 1
        return state

    def controls(
        self, start: PairsState, *, before: bool = True, group: str = "", unit: str = ""
    ) -> list[Control[PairsState]]:
        """Make the rows: which mother, and what was measured of her."""
        words = _measured_words(group, unit)

        def side(name: Literal["before", "after"], label: str) -> Control[PairsState]:
            place = 0 if name == "before" else 1
            return Control(
                label,
                lambda state: state.pairs[self.of(state)][place],
                lambda state, typed: with_outcome(
                    state, self.of(state), name, outcome(typed, start)
                ),
                "number",
            )

        mother: Control[PairsState] = Control(
            words[0], lambda state: self.of(state) + 1, self.choose
        )
        offered = [side("before", words[1])] if before else []
        return [mother, *offered, side("after", words[2])]


def outcome(typed: str, start: PairsState) -> float:
    """Read what was measured of a mother; a ``ValueError`` for what cannot be an outcome.

    An outcome is at most ten times as large as the largest at the start, and below 0 only where
    some outcomes at the start are.
    """
    value = read_number(typed, "number").value
    seen = [each for pair in start.pairs for each in pair]
    reach = 10 * (max(map(abs, seen)) or 1)
    low = -reach if min(seen) < 0 else 0
    if not low <= value <= reach:
        raise InputError(
            _("An outcome here is a number from {low} to {high}, not {typed}.").format(
                low=value_text(low), high=value_text(reach), typed=typed.strip()[:20]
            )
        )
    if value != Fraction(round(float(value), 6)).limit_denominator(10**6):
        raise InputError(_("Write at most six decimals. Nothing was changed."))
    return float(value)


def _measured_words(group: str, unit: str) -> tuple[str, str, str]:
    after, before = (
        (_("After"), _("Before"))
        if not unit
        else (
            _("After, {unit}").format(unit=unit),
            _("Before, {unit}").format(unit=unit),
        )
    )
    if not group:
        return _("Mother number"), before, after
    return (
        _("{group}: mother").format(group=group),
        f"{group}: {before[:1].lower()}{before[1:]}",
        f"{group}: {after[:1].lower()}{after[1:]}",
    )


def _sign(before: int, after: int) -> Change:
    return 1 if after > before else -1 if after < before else 0


def _style(rules: Sequence[str], levels: int) -> Any:
    # The pictures of a lab with two levels and of one with five differ in height, hence the class.
    scoped = "".join(f".ms-levels{levels} {rule}" for rule in rules)
    count = f".ms-levels{levels}{{--ms-levels:{levels}}}"
    return HTML(f"<style>{count}{scoped}</style>", layout=Layout(display="none"))


def _rule(look: str, levels: int, before: int | None, after: int, paint: Paint) -> str:
    floors = [_BAND * (levels - level) - 1 for level in range(levels)]
    shapes = [
        f'<path d="M1 {_BAND * place}h{_WIDE - 2}" stroke="#8793a0" stroke-width=".6"/>'
        for place in range(1, levels)
    ]
    colour = paint.colour
    if before is not None and before != after:
        shapes.append(_person(floors[before], colour, filled=False))
    shapes.append(_person(floors[after], colour, filled=True))
    tall = _BAND * levels
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDE}" height="{tall}"'
        f' viewBox="0 0 {_WIDE} {tall}">'
        f"{''.join(shapes)}</svg>"
    )
    return f'.{look}{{background-image:url("data:image/svg+xml,{quote(svg)}")}}'


def _person(floor: int, colour: str, *, filled: bool) -> str:
    fill = colour if filled else "none"
    return (
        f'<path d="{person_path(_WIDE / 2, floor, 16)}" fill="{fill}"'
        f' stroke="{colour}" stroke-width="1.5"/>'
    )
