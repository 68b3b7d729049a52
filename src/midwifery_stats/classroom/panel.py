"""The frame that every lab shares: a frozen state, what it shows, undo, and back to the data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from html import escape
from typing import Any, Generic, TypeVar

from ipywidgets import HTML, Box, Button, Dropdown, IntText, Layout, Text, VBox

from midwifery_stats.display.shown import Shown
from midwifery_stats.language import _

State = TypeVar("State")

# Colours come from JupyterLab's theme; the widths from the panel, so that a phone is enough.
STYLE = """<style>
.ms-panel{max-width:60rem;container-type:inline-size;overflow:visible}
.ms-panel .widget-html-content{overflow-wrap:anywhere;line-height:1.45}
.ms-row{display:flex;flex-flow:row wrap;gap:.25rem .75rem;align-items:center;overflow:visible}
.ms-row .widget-text,.ms-row .widget-dropdown{width:auto}
.ms-row .widget-label{width:auto;max-width:none;text-align:left}
.ms-row .widget-text input{width:4.5rem;flex:0 0 auto}
.ms-row .widget-dropdown select{width:auto;max-width:15rem;flex:0 1 auto}
.ms-mothers{display:flex;flex-flow:row wrap;gap:3px;overflow:visible}
.ms-mothers .ms-mother{width:3.1rem;min-width:0;padding:0;margin:0;height:1.9rem;line-height:1.8rem;
 border:1px solid var(--jp-border-color1,#bbb);background:var(--jp-layout-color2,#eee);
 color:var(--jp-ui-font-color1,#222);font-variant-numeric:tabular-nums}
.ms-mothers .ms-up{background:#0072b2;color:#fff}
.ms-mothers .ms-down{background:#d55e00;color:#000}
.ms-mothers .ms-found{outline:3px solid #e69f00;outline-offset:-1px}
.ms-pictures{display:grid;gap:.5rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr))}
.ms-pictures svg{max-width:100%}
.ms-conclusion{min-height:3em;margin:.6em 0;padding-left:.6em;border-left:4px solid #0072b2;
 font-weight:600;max-width:44em}
.ms-tables{display:flex;flex-flow:row wrap;gap:.5rem 2rem;align-items:flex-start}
.ms-tables>div{min-width:0;max-width:100%}
.ms-panel p{color:var(--jp-ui-font-color1,#222);max-width:44em}
.ms-message{min-height:1.5em;color:var(--jp-ui-font-color1,#222)}
.ms-message b{border-left:4px solid #d55e00;padding-left:.5em;font-weight:600}
</style>"""


class Panel(VBox, Generic[State]):  # type: ignore[misc]
    """A lab: controls around one pure function from the state to what is shown.

    A subclass gives ``view`` (the pure function), makes its controls in ``build`` and sets them to
    a state in ``follow``. Every change goes through ``change``, so each can be undone.
    """

    def __init__(self, start: State) -> None:
        self._start = start
        self._state = start
        self._past: list[State] = []
        self._following = False
        self._board = HTML()
        self._message = HTML()
        self._undo = Button(description=_("Undo"), disabled=True, layout=Layout(width="auto"))
        self._undo.on_click(lambda _button: self.undo())
        self._reset = Button(description=self.reset_label(), layout=Layout(width="auto"))
        self._reset.on_click(lambda _button: self.reset())
        controls = self.build()
        super().__init__(
            children=[
                HTML(STYLE, layout=Layout(display="none")),
                *controls,
                row([self._undo, self._reset]),
                self._message,
                self._board,
            ]
        )
        self.add_class("ms-panel")
        self.say("")
        self._draw()

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

    def build(self) -> Sequence[Any]:
        """Make the controls, once."""
        raise NotImplementedError

    def follow(self, state: State) -> None:
        """Set every control to a state."""
        raise NotImplementedError

    def reset_label(self) -> str:
        """Name the button that goes back to the start."""
        return _("Start again")

    def change(self, state: State) -> None:
        """Show another state, and remember this one for ``undo``."""
        if state != self._state:
            self._past.append(self._state)
            self._show(state)

    def undo(self) -> None:
        """Go back one change."""
        if self._past:
            self._show(self._past.pop())

    def reset(self) -> None:
        """Go back to the data that the lab began with. This too can be undone."""
        self.change(self._start)

    def say(self, sentence: str) -> None:
        """Tell the reader one thing, in a line that is always there."""
        text = f"<b>{escape(sentence)}</b>" if sentence else ""
        self._message.value = f'<div class="ms-message" role="status">{text}</div>'

    def attempt(self, move: Callable[[], State]) -> None:
        """Make a change; if it cannot be made, say why and leave everything as it was."""
        if self._following:
            return
        try:
            state = move()
        except ValueError as reason:
            self.say(str(reason))
            self._follow()
        else:
            self.change(state)

    def _show(self, state: State) -> None:
        self._state = state
        self._draw()
        self.say("")

    def _draw(self) -> None:
        # The picture first: it is what the reader waits for. One assignment, so no frame is empty.
        self._board.value = board(self.view(self._state))
        self._undo.disabled = not self._past
        self._follow()

    def _follow(self) -> None:
        with self._controls_follow():
            self.follow(self._state)

    @contextmanager
    def _controls_follow(self) -> Iterator[None]:
        self._following = True
        try:
            yield
        finally:
            self._following = False

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        bundle: dict[str, Any] = super()._repr_mimebundle_(**options)
        return bundle | self.view(self._state)._repr_mimebundle_()


def board(shown: Shown) -> str:
    """Arrange what is shown: pictures, then the conclusion, then the numbers behind it."""
    conclusion, *rest = shown.paragraphs
    pictures = "".join(f"<div>{figure.inline()}</div>" for figure in shown.figures)
    tables = "".join(table.html() for table in shown.tables)
    remarks = "".join(f"<p>{escape(words)}</p>" for words in rest)
    return (
        f'<div class="ms-pictures">{pictures}</div>'
        f'<p class="ms-conclusion" role="status">{escape(conclusion)}</p>'
        f'<div class="ms-tables">{tables}</div>{remarks}'
    )


def row(children: Sequence[Any]) -> Any:
    """Lay controls side by side; they wrap where the page is narrow."""
    box = Box(children=children)
    box.add_class("ms-row")
    return box


def count_box(label: str, value: int, act: Callable[[int], None]) -> Any:
    """Make a box for a whole number. It has no bounds: what is out of range gets a sentence."""
    box = IntText(
        value=value,
        description=label,
        continuous_update=False,
        style={"description_width": "initial"},
        layout=Layout(width="auto"),
    )
    box.observe(lambda change: act(change["new"]), names="value")
    return box


def text_box(label: str, act: Callable[[str], None]) -> Any:
    """Make a box for what is typed; it acts on Enter or when the reader leaves it."""
    box = Text(
        description=label,
        continuous_update=False,
        style={"description_width": "initial"},
        layout=Layout(width="auto"),
    )
    box.observe(lambda change: act(change["new"]), names="value")
    return box


def choice_box(
    label: str, options: Sequence[tuple[str, Any]], value: Any, act: Callable[[Any], None]
) -> Any:
    """Make a box to choose one of several."""
    box = Dropdown(
        description=label,
        options=options,
        value=value,
        style={"description_width": "initial"},
        layout=Layout(width="auto"),
    )
    box.observe(lambda change: act(change["new"]), names="value")
    return box
