"""The frame that every lab shares: a frozen state, what it shows, undo, and back to the data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from html import escape
from typing import Any, Generic, TypeVar

from ipywidgets import HTML, Box, Button, Dropdown, IntText, Layout, Text, VBox

from midwifery_stats.display.shown import Shown
from midwifery_stats.display.svg import clean
from midwifery_stats.display.tables import Table
from midwifery_stats.language import _

State = TypeVar("State")

_LONG = 15  # rows of a table

# Colours come from JupyterLab's theme; the widths from the panel, so that a phone is enough.
STYLE = """<style>
.ms-panel{max-width:62rem;container-type:inline-size;overflow:visible}
.ms-panel>.widget-html,.ms-panel .widget-html-content{min-width:0;max-width:100%}
.ms-panel .widget-html-content{line-height:1.45}
.ms-panel p{color:var(--jp-ui-font-color1,#222);max-width:44em;overflow-wrap:break-word}
.ms-row{display:flex;flex-flow:row wrap;gap:.15rem .9rem;align-items:center;overflow:visible}
.ms-row .widget-text,.ms-row .widget-dropdown{width:auto;max-width:100%;height:auto;
 flex-flow:row wrap;margin:2px 0}
.ms-row .widget-label{width:auto;max-width:100%;height:auto;text-align:left;white-space:normal;
 line-height:1.3}
.ms-row .widget-text input{width:4.5rem;flex:0 0 auto}
.ms-row .widget-dropdown select{width:auto;max-width:100%;flex:0 1 auto;min-height:28px}
.ms-row button{margin:2px 0}
.ms-row .widget-html{flex:1 1 16rem}
.ms-group{overflow:visible;margin:.2em 0}
.ms-mothers{display:flex;flex-flow:row wrap;gap:3px;overflow:visible;margin:2px}
.ms-mothers .ms-mother{width:2.9rem;min-width:0;padding:0;margin:0;height:1.9rem;line-height:1.8rem;
 border:1px solid var(--jp-border-color1,#bbb);background:var(--jp-layout-color2,#eee);
 color:var(--jp-ui-font-color1,#222);font-variant-numeric:tabular-nums}
.ms-mothers .ms-up{background:#0072b2;color:#fff}
.ms-mothers .ms-down{background:#d55e00;color:#000}
.ms-mothers .ms-found{outline:3px solid #e69f00;outline-offset:-1px}
.ms-panel button:focus-visible{outline:2px solid var(--jp-brand-color1,#1976d2);outline-offset:1px}
.ms-message{min-height:1.5em;color:var(--jp-ui-font-color1,#222)}
.ms-message b{border-left:4px solid #d55e00;padding-left:.5em;font-weight:600}
.ms-panel .ms-conclusion{min-height:3em;margin:.3em 0 .6em;padding-left:.6em;
 border-left:4px solid #0072b2;font-weight:600;max-width:none}
.ms-panel th{white-space:normal!important}
.ms-pictures th[scope=row]{min-width:7em}
.ms-long{max-height:24rem;overflow:auto}
.ms-tall-first .ms-pictures>div:first-child{grid-row:span 2}
.ms-groups .ms-pictures>div:first-child{aspect-ratio:460/310}
.ms-sampling .ms-pictures>div:nth-child(-n+2){aspect-ratio:460/316}
.ms-sampling .ms-pictures>div:nth-child(3){aspect-ratio:460/250}
.ms-panel .ms-lead{min-height:3em;max-width:none}
@container (max-width:34rem){
 .ms-panel .ms-conclusion,.ms-panel .ms-lead{min-height:7.3em}
 .ms-panel.ms-groups .ms-conclusion{min-height:10.5em}
 .ms-panel.ms-groups .ms-lead{min-height:14.5em}
 .ms-panel table{font-size:.9em}
 .ms-panel td,.ms-panel th{padding:.2em .3em!important}
}
.ms-pictures{display:grid;gap:.5rem 1rem;
 grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr))}
.ms-sizes .ms-pictures{grid-template-columns:repeat(auto-fit,minmax(min(100%,28rem),1fr))}
.ms-pictures>div{min-width:0}
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
        self._undo = press_button(_("Undo"), self.undo)
        self._reset = press_button(self.reset_label(), self.reset)
        controls = self.build()
        super().__init__(
            children=[
                HTML(STYLE, layout=Layout(display="none")),
                *controls,
                row([*self.buttons(), self._undo, self._reset, self._message]),
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

    def buttons(self) -> Sequence[Any]:
        """Make what stands beside *Undo*, once, after ``build``."""
        return ()

    def leading(self) -> int:
        """Say how many paragraphs stand above the pictures."""
        return 1

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
        self.say("")
        if self._past:
            self._show(self._past.pop())

    def reset(self) -> None:
        """Go back to the data that the lab began with. This too can be undone."""
        self.say("")
        self.change(self._start)

    def say(self, sentence: str) -> None:
        """Tell the reader one thing, in a line that is always there."""
        text = f"<b>{escape(sentence)}</b>" if sentence else ""
        self._message.value = f'<div class="ms-message" role="status">{text}</div>'

    def attempt(self, move: Callable[[], State], *, again: bool = False) -> None:
        """Make a change; if it cannot be made, say why and leave everything as it was.

        ``again``: set the controls once more even when the state is still the same.
        """
        if self._following:
            return
        try:
            state = move()
        except ValueError as reason:
            self.say(str(reason))
            self._follow()
        else:
            self.say("")
            if again and state == self._state:
                self._follow()
            self.change(state)

    def _show(self, state: State) -> None:
        self._state = state
        self._draw()

    def _draw(self) -> None:
        # The picture first: it is what the reader waits for. One assignment, so no frame is empty.
        self._board.value = board(self.view(self._state), self.leading())
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


def board(shown: Shown, leading: int = 1) -> str:
    """Arrange what is shown: the conclusion, the pictures, then the numbers behind it."""
    conclusion, *words = shown.paragraphs
    first, *others = shown.tables
    cells = [*(figure.inline() for figure in shown.figures), first.html()]
    grid = "".join(f"<div>{cell}</div>" for cell in cells)
    tables = "".join(_table(table) for table in others)
    above, below = words[: leading - 1], words[leading - 1 :]
    leads = "".join(f'<p class="ms-lead">{escape(text)}</p>' for text in above)
    remarks = "".join(f"<p>{escape(text)}</p>" for text in below)
    return (
        f'<p class="ms-conclusion" role="status">{escape(conclusion)}</p>'
        f'{leads}<div class="ms-pictures">{grid}</div>{tables}{remarks}'
    )


def _table(table: Table) -> str:
    """Write a table; a long one scrolls in a box of its own, also by keyboard."""
    if len(table.rows) <= _LONG:
        return table.html()
    name = clean(table.caption)
    box = f'<div class="ms-long" role="region" tabindex="0" aria-label="{name}">'
    return f"{box}{table.html()}</div>"


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
