"""A row in a lab's table of controls, and the boxes and buttons that rows are made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, Generic, Literal, TypeVar

from ipywidgets import Box, Button, Dropdown, Layout, Text, ToggleButton

from midwifery_stats.display.vocabulary import value_text
from midwifery_stats.language import InputError, _

State = TypeVar("State")

_WHOLE = re.compile(r"[+-]?[0-9]{1,12}")


@dataclass(frozen=True)
class Control(Generic[State]):
    """One row in a lab's table of controls: its words, what it shows of a state, what it makes.

    ``put`` raises an ``InputError`` with a sentence for what cannot be. It gets a ``whole`` number
    read, another ``number`` as it was typed.
    """

    label: str | Callable[[State], str]
    get: Callable[[State], Any]
    put: Callable[[State, Any], State]
    kind: Literal["whole", "number", "choice", "switch"] = "whole"
    options: Sequence[tuple[str, Any]] = ()

    def words(self, state: State) -> str:
        """Name the control in this state."""
        return self.label if isinstance(self.label, str) else self.label(state)


def bounded(label: str, name: str, low: int, high: int) -> Control[Any]:
    """Make the row of a whole number from ``low`` to ``high`` that a state keeps as ``name``."""

    def put(state: Any, value: int) -> Any:
        if not low <= value <= high:
            raise InputError(
                _("{what}: write a number from {low} to {high}, not {value}.").format(
                    what=label, low=low, high=high, value=value
                )
            )
        return replace(state, **{name: value})

    return Control(label, attrgetter(name), put)


def chosen(label: str, name: str, options: Sequence[tuple[str, Any]]) -> Control[Any]:
    """Make the row of a choice that a state keeps as ``name``."""
    return Control(
        label,
        attrgetter(name),
        lambda state, value: replace(state, **{name: value}),
        "choice",
        options,
    )


def row(children: Sequence[Any]) -> Any:
    """Lay controls side by side; they wrap where the page is narrow."""
    box = Box(children=children)
    box.add_class("ms-row")
    return box


def press_button(label: str, act: Callable[[], None]) -> Any:
    """Make a button."""
    button = Button(description=label, layout=Layout(width="auto"))
    button.on_click(lambda _button: act())
    return button


def whole(typed: str) -> int:
    """Read a whole number as it is typed; anything else is an ``InputError`` with a sentence."""
    text = typed.strip().replace("−", "-")
    if not _WHOLE.fullmatch(text):
        shown = typed.strip()[:20]
        raise InputError(
            _('"{typed}" is not a whole number. Nothing was changed.').format(typed=shown)
        )
    return int(text)


def written(value: float) -> str:
    """Write a number as a box shows it; reading it again gives the same number."""
    return value_text(value, 6)


def stepped_box(
    words: str, value: str, put: Callable[[str], None], step: Callable[[int], None]
) -> tuple[Any, Any]:
    """Make a box for a number, with a button for one more and one for one less.

    It is a box for text: a browser's own number box drops the decimal comma without a word. It
    acts on Enter or when the reader leaves it.
    """
    box = Text(value=value, description=words, continuous_update=False)
    box.style.description_width = "initial"
    box.observe(lambda change: put(change["new"]), names="value")
    less = press_button(_("{what}: one less").format(what=words.rstrip(":")), lambda: step(-1))
    more = press_button(_("{what}: one more").format(what=words.rstrip(":")), lambda: step(1))
    less.add_class("ms-less")
    more.add_class("ms-plus")
    holder = Box([less, box, more])
    holder.add_class("ms-step")
    return box, holder


def choice_box(
    words: str, options: Sequence[tuple[str, Any]], value: Any, put: Callable[[Any], None]
) -> Any:
    """Make a box to choose one of several."""
    box = Dropdown(description=words, options=options, value=value)
    box.style.description_width = "initial"
    box.observe(lambda change: put(change["new"]), names="value")
    return box


def switch(words: str, value: bool, put: Callable[[bool], None]) -> Any:
    """Make a button that stays pressed."""
    box = ToggleButton(description=words, value=value, layout=Layout(width="auto"))
    box.observe(lambda change: put(change["new"]), names="value")
    return box
