"""The frame that every lab shares: a table of controls around a frozen state, and what it shows."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any, Generic, TypeVar

from ipywidgets import HTML, Box, Layout, Text, ToggleButton, VBox

from midwifery_stats.classroom.labs.controls import (
    Control,
    choice_box,
    press_button,
    row,
    stepped_box,
    switch,
    whole,
    written,
)
from midwifery_stats.display.shown import Shown
from midwifery_stats.display.svg import Figure, clean
from midwifery_stats.display.tables import Table
from midwifery_stats.language import InputError, _

State = TypeVar("State")

_LONG = 15  # rows of a table


class Panel(VBox, Generic[State]):  # type: ignore[misc]
    """A lab: controls around one pure function from the state to what is shown.

    A subclass gives ``view`` (the pure function) and the tables ``controls`` and, under *More*,
    ``options``. A state is taken only once it can be drawn, so what is shown always belongs to the
    state that the controls show. Every change goes through ``attempt``, so each can be undone.

    ``PICTURES`` (by the conclusion), ``BESIDE`` and ``TABLES`` (by the controls) are the places of
    what stands on the first screen; ``DRAWN`` are pictures that the controls themselves draw. The
    rest stands under *More*.
    """

    PICTURES: tuple[int, ...] = (0,)
    BESIDE: tuple[int, ...] = ()
    TABLES: tuple[int, ...] = ()
    DRAWN: tuple[int, ...] = ()

    def __init__(self, start: State) -> None:
        self._start = start
        self._state = start
        self._past: list[State] = []
        self._following = False
        self._boxes: list[tuple[Control[State], Any]] = []
        self._board, self._beside, self._rest, self._message = HTML(), HTML(), HTML(), HTML()
        self._board.add_class("ms-board")
        self._beside.add_class("ms-beside")
        self._undo = press_button(_("Undo"), self.undo)
        self._reset = press_button(self.reset_label(), self.reset)
        self._open = ToggleButton(description=_("More"), layout=Layout(width="auto"))
        self._large = ToggleButton(
            description=_("Large, for a projector"), layout=Layout(width="auto")
        )
        self._open.observe(self._open_more, names="value")
        self._large.observe(self._enlarge, names="value")
        built = self.build()
        buttons = row([*self.actions(), self._undo, self._reset, self._open])
        left = VBox([*built, buttons, self._message])
        options = row([*(self.add(control) for control in self.options()), self._large])
        self._more = VBox([options, self._rest], layout=Layout(display="none"))
        self._more.add_class("ms-more")
        stage = Box([left, self._board, self._beside])
        stage.add_class("ms-stage")
        hidden = HTML(f"<style>{style_sheet()}</style>", layout=Layout(display="none"))
        super().__init__(children=[hidden, stage, self._more])
        self.add_class("ms-panel")
        self.say("")
        self._draw(self.view(start))

    @property
    def state(self) -> State:
        """What the lab shows now."""
        return self._state

    @property
    def start(self) -> State:
        """What the lab began with."""
        return self._start

    def view(self, state: State) -> Shown:
        """Give what is shown for a state. Pure."""
        raise NotImplementedError

    def controls(self) -> Sequence[Control[State]]:
        """Give the table of controls on the first screen."""
        return ()

    def options(self) -> Sequence[Control[State]]:
        """Give the table of controls under *More*."""
        return ()

    def build(self) -> Sequence[Any]:
        """Lay out the controls of the first screen, once."""
        return [row([self.add(control) for control in self.controls()])]

    def actions(self) -> Sequence[Any]:
        """Make what stands beside *Undo*, once, after ``build``."""
        return ()

    def leads(self, state: State) -> int:
        """Say how many paragraphs stand above the pictures, the conclusion included."""
        return 1

    def notes(self, state: State) -> int:
        """Say how many paragraphs after these stand beside the tables of the first screen."""
        return 0

    def caption(self, state: State) -> str | None:
        """Say whose data these are; None where a lab has none. An empty one keeps its line."""
        return None

    def follow(self, state: State) -> None:
        """Set to a state what is no row of a table."""

    def reset_label(self) -> str:
        """Name the button that goes back to the start."""
        return _("Start again")

    def change(self, state: State) -> None:
        """Show another state, and remember this one for ``undo``."""
        self.attempt(lambda: state)

    def undo(self) -> None:
        """Go back one change."""
        self.say("")
        if self._past:
            self._state = self._past.pop()
            self._draw(self.view(self._state))

    def reset(self) -> None:
        """Go back to the data that the lab began with. This too can be undone."""
        self.change(self._start)

    def say(self, sentence: str) -> None:
        """Tell the reader one thing, in a line that is always there."""
        text = f"<b>{escape(sentence)}</b>" if sentence else ""
        self._message.value = f'<div class="ms-message" role="status">{text}</div>'

    def attempt(self, move: Callable[[], State]) -> None:
        """Make a change; if it cannot be made or drawn, say why and leave everything as it was."""
        if self._following:
            return
        try:
            state = move()
            shown = self.view(state)
        except InputError as reason:
            self._refuse(str(reason))
        except (ArithmeticError, LookupError, MemoryError, ValueError):
            self._refuse(_("The lab cannot draw that. Nothing was changed."))
        else:
            self.say("")
            if state != self._state:
                self._past.append(self._state)
                self._state = state
            self._draw(shown)

    def add(self, control: Control[State]) -> Any:
        """Make the box of a control; it follows the state from now on."""

        def put(value: Any) -> None:
            self.attempt(lambda: control.put(self._state, value))

        def typed(text: str) -> None:
            self.attempt(
                lambda: control.put(self._state, whole(text) if control.kind == "whole" else text)
            )

        def step(by: int) -> None:
            after = control.get(self._state) + by
            put(after if control.kind == "whole" else written(after))

        words, value = control.words(self._state), control.get(self._state)
        if control.kind == "choice":
            box = holder = choice_box(words, control.options, value, put)
        elif control.kind == "switch":
            box = holder = switch(words, value, put)
        else:
            box, holder = stepped_box(words, written(value), typed, step)
        self._boxes.append((control, box))
        return holder

    def _refuse(self, sentence: str) -> None:
        self.say(sentence)
        self._follow()

    def _draw(self, shown: Shown) -> None:
        leads, notes = self.leads(self._state), self.notes(self._state)
        # The picture first: it is what the reader waits for. One assignment, so no frame is empty.
        self._board.value = board(
            shown.paragraphs[:leads], [shown.figures[at] for at in self.PICTURES]
        )
        self._beside.value = beside(
            self.caption(self._state),
            shown.paragraphs[leads : leads + notes],
            [shown.figures[at] for at in self.BESIDE],
            [shown.tables[at] for at in self.TABLES],
        )
        if self._open.value:
            seen = (*self.PICTURES, *self.BESIDE, *self.DRAWN)
            self._rest.value = rest(shown, leads + notes, seen, self.TABLES)
        self._undo.disabled = not self._past
        self._follow()

    def _follow(self) -> None:
        with self._controls_follow():
            for control, box in self._boxes:
                box.description = control.words(self._state)
                value = control.get(self._state)
                box.value = written(value) if isinstance(box, Text) else value
            self.follow(self._state)

    @contextmanager
    def _controls_follow(self) -> Iterator[None]:
        self._following = True
        try:
            yield
        finally:
            self._following = False

    def _open_more(self, _change: object) -> None:
        self._more.layout.display = "" if self._open.value else "none"
        self._open.description = _("Less") if self._open.value else _("More")
        self._draw(self.view(self._state))

    def _enlarge(self, large: bool) -> None:
        (self.add_class if large else self.remove_class)("ms-large")

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        bundle: dict[str, Any] = super()._repr_mimebundle_(**options)
        return bundle | self.view(self._state)._repr_mimebundle_()


@cache
def style_sheet() -> str:
    """Give the style of all labs."""
    return files(__package__).joinpath("lab.css").read_text(encoding="utf-8")


def board(words: Sequence[str], figures: Sequence[Figure]) -> str:
    """Arrange what must be seen together: the conclusion, what belongs to it, the pictures."""
    conclusion, *others = words
    lead = "".join(f'<p class="ms-lead">{escape(text)}</p>' for text in others)
    return (
        f'<p class="ms-conclusion" role="status">{escape(conclusion)}</p>'
        f"{lead}{_cells([figure.inline() for figure in figures])}"
    )


def beside(
    caption: str | None, words: Sequence[str], figures: Sequence[Figure], tables: Sequence[Table]
) -> str:
    """Arrange what stands by the controls: whose data these are, remarks, pictures, tables."""
    told = "" if caption is None else f'<p class="ms-caption">{escape(caption) or "&nbsp;"}</p>'
    notes = "".join(f'<p class="ms-note">{escape(text)}</p>' for text in words)
    return told + notes + _cells([figure.inline() for figure in figures] + [*map(_table, tables)])


def rest(shown: Shown, leads: int, seen: Sequence[int], tables: Sequence[int]) -> str:
    """Arrange what stands under *More*: the other pictures, tables and sentences, and files."""
    remarks = "".join(f"<p>{escape(text)}</p>" for text in shown.paragraphs[leads:])
    others = [figure.inline() for at, figure in enumerate(shown.figures) if at not in seen]
    others += [_table(table) for at, table in enumerate(shown.tables) if at not in tables]
    links = "".join(_file(figure) for figure in shown.figures)
    save = escape(_("Save picture (SVG):"))
    saved = f'<p class="ms-save">{save} {links}</p>'
    return f"{remarks}{_cells(others)}{saved}"


def _cells(parts: Sequence[str]) -> str:
    return f'<div class="ms-pictures">{"".join(f"<div>{part}</div>" for part in parts)}</div>'


def _file(figure: Figure) -> str:
    name = figure.alt.partition(".")[0]
    stem = "-".join(re.findall(r"[a-z0-9]+", name.casefold()))[:60] or "picture"
    data = b64encode(figure.svg.encode()).decode("ascii")
    return f'<a download="{stem}.svg" href="data:image/svg+xml;base64,{data}">{escape(name)}</a>'


def _table(table: Table) -> str:
    """Write a table; a long one scrolls in a box of its own, also by keyboard."""
    if len(table.rows) <= _LONG:
        return table.html()
    name = clean(table.caption)
    box = f'<div class="ms-long" role="region" tabindex="0" aria-label="{name}">'
    return f"{box}{table.html()}</div>"
