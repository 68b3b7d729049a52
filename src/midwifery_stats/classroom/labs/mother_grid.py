"""A grid of mothers: one button each, in order, that can be pressed by mouse or keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ipywidgets import Box, Button, ButtonStyle, Layout

CHANGES = {1: "▲", 0: "●", -1: "▼"}
Look = Literal["up", "same", "down"]
LOOKS: dict[int, Look] = {1: "up", 0: "same", -1: "down"}


@dataclass(frozen=True)
class Mark:
    """How a mother's button looks: the sign beside her number, its colour, and it all in words."""

    sign: str
    look: Look
    words: str
    found: bool = False


class MotherGrid(Box):  # type: ignore[misc]
    """Buttons that carry a number and a sign; ``press`` is told which (counted from 0)."""

    def __init__(self, press: Callable[[int], None]) -> None:
        super().__init__()
        self.add_class("ms-mothers")
        self._press = press
        self._marks: list[Mark] = []
        # One layout and one style for all: a button costs one message instead of three.
        self._layout, self._style = Layout(), ButtonStyle()
        self._buttons: list[Any] = []
        self._shown: list[Any] = []

    def show(self, marks: Sequence[Mark]) -> None:
        """Show these mothers; only buttons that look otherwise are touched."""
        for mother, mark in enumerate(marks):
            if mother == len(self._buttons):
                self._buttons.append(self._button(mother, mark))
                self._marks.append(mark)
            elif mark != self._marks[mother]:
                self._marks[mother] = mark
                with self._buttons[mother].hold_sync():
                    self._buttons[mother].description = _description(mother, mark)
                    self._buttons[mother].tooltip = mark.words
                    self._buttons[mother]._dom_classes = _classes(mark)
        if len(self._shown) != len(marks):
            self._shown = self._buttons[: len(marks)]
            self.children = self._shown

    def _button(self, mother: int, mark: Mark) -> Any:
        button = Button(
            description=_description(mother, mark),
            tooltip=mark.words,
            layout=self._layout,
            style=self._style,
            _dom_classes=_classes(mark),
        )
        button.on_click(lambda _button: self._press(mother))
        return button


def _description(mother: int, mark: Mark) -> str:
    return f"{mother + 1} {mark.sign}"


def _classes(mark: Mark) -> tuple[str, ...]:
    found = ("ms-found",) if mark.found else ()
    return ("ms-mother", f"ms-{mark.look}", *found)
