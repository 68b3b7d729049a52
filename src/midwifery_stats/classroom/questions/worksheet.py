"""The frame that predictions, exercises and the concept test share."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from ipywidgets import HTML, Box, Button, IntText, Layout, RadioButtons, VBox, jsdlink
from traitlets import Int

from midwifery_stats.classroom.questions.question_page import Page

# The options may be long: let them wrap, and let each stand clear of the next.
# ipywidgets cannot name a slider for a screen reader. Each has a named number box beside it, so its
# handle is taken out of what is read and focused, and what the mouse grabs is drawn in its place.
_STYLE = """<style>
.ms-sheet{max-width:44rem;overflow:visible;padding:.3em .1em}
.ms-sheet .widget-html-content{overflow-wrap:anywhere;line-height:1.45;
 color:var(--jp-ui-font-color1,#222);font-size:var(--jp-content-font-size1,14px)}
.ms-sheet .ms-options{width:auto;max-width:100%;height:auto}
.ms-sheet .ms-options .widget-radio-box{margin:0 0 .3em 2px}
.ms-sheet .ms-options .widget-radio-box label{height:auto;line-height:1.45;white-space:normal;
 overflow-wrap:anywhere;display:flex;align-items:flex-start;padding:.3em 0;
 font-size:var(--jp-content-font-size1,14px);color:var(--jp-ui-font-color1,#222)}
.ms-sheet .ms-options .widget-radio-box input{order:-1;flex:0 0 auto;
 height:1.45em;margin:0 .6em 0 .1em}
.ms-sheet .ms-entry{width:auto;max-width:100%}
.ms-sheet .ms-entry .widget-label{width:auto;max-width:none}
.ms-sheet .ms-entry input{width:9rem;min-width:4rem;flex:0 1 9rem}
.ms-sheet .ms-bar .noUi-handle{visibility:hidden}
.ms-sheet .ms-bar .noUi-touch-area{visibility:visible;border-radius:50%;background:#0072b2}
.ms-sheet .ms-step{display:flex;flex-flow:row wrap;gap:.3rem;align-items:center;overflow:visible}
.ms-sheet .ms-step .widget-text{width:auto;max-width:100%;height:auto;flex-flow:row wrap;margin:0}
.ms-sheet .ms-step .widget-label{width:auto;max-width:100%;height:auto;white-space:normal}
.ms-sheet .ms-step .widget-text input{width:6rem;min-width:4rem;flex:0 1 6rem}
.ms-sheet :is(.ms-less,.ms-plus){order:1;min-width:2rem;flex:none;padding:0;font-size:0}
.ms-sheet :is(.ms-less,.ms-plus)::before{font-size:16px}
.ms-sheet .ms-less::before{content:"−";content:"−" / ""}
.ms-sheet .ms-plus::before{content:"+";content:"+" / ""}
.ms-sheet :is(button,input):focus-visible{
 outline:2px solid var(--jp-brand-color1,#1976d2)!important;outline-offset:1px}
.ms-buttons{display:flex;flex-flow:row wrap;gap:.3rem .5rem;overflow:visible}
.ms-buttons .jupyter-button{max-width:100%;height:auto;white-space:normal}
.ms-said{border-left:4px solid #8793a0;padding:.1em 0 .1em .7em;margin:.3em 0}
.ms-said.ms-correct{border-left-color:#009e73}
.ms-said.ms-incorrect{border-left-color:#d55e00}
.ms-said.ms-error{border-left:4px dashed #d55e00}
</style>"""


class Worksheet(VBox):  # type: ignore[misc]
    """A panel whose stored output is a page that never changes; only the live panel does."""

    def __init__(self, children: list[Any], page: Page) -> None:
        self._page = page
        self._style_sheet = HTML(_STYLE, layout=Layout(display="none"))
        super().__init__(children=[self._style_sheet, *children])
        self.add_class("ms-sheet")

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        bundle: dict[str, Any] = super()._repr_mimebundle_(**options)
        return bundle | self._page.bundle()


class OnEntry:
    """An action on what is entered, done when all that was entered before it has arrived.

    A browser holds a widget's value back while the one before is on its way to a busy kernel, but
    never a click, which so overtakes the value entered just before it. The turn goes round by the
    browser and comes back with each entry's own messages, so after the values held back.
    """

    def __init__(self, act: Callable[[], object]) -> None:
        self._act = act
        self._turn = IntText()  # never shown
        self._entries: tuple[Any, ...] = ()

    def __call__(self) -> None:
        """Do the action when every entry has said what it holds."""
        self._turn.value += 1

    def follow(self, *entries: Any) -> None:
        """Act on these entries, and on no others."""
        self._entries = entries
        for entry in entries:
            entry.add_traits(turn=Int(self._turn.value).tag(sync=True))
            jsdlink((self._turn, "value"), (entry, "turn"))
            entry.observe(self._came, names="turn")

    def _came(self, change: dict[str, Any]) -> None:
        turns = {entry.turn for entry in self._entries}
        if change["owner"] in self._entries and turns == {self._turn.value}:
            self._act()


def on_enter(entry: Any, act: Callable[[], object]) -> None:
    """Do something when Enter is pressed in a text entry."""

    def submitted(_widget: object, content: object, _buffers: object) -> None:
        if isinstance(content, dict) and content.get("event") == "submit":
            act()

    entry.on_msg(submitted)


def button(text: str, act: Any, *, primary: bool = False) -> Button:
    """Make a button that does one thing."""
    made = Button(
        description=text, layout=Layout(width="auto"), button_style="primary" if primary else ""
    )
    made.on_click(lambda _button: act())
    return made


def buttons(*members: Button) -> Box:
    """Lay buttons side by side; they wrap where the page is narrow."""
    box = Box(children=members)
    box.add_class("ms-buttons")
    return box


def options(texts_and_keys: list[tuple[str, str]], chosen: str | None = None) -> RadioButtons:
    """Make a choice of long texts; nothing is chosen until the learner does."""
    known = chosen if chosen in [key for __, key in texts_and_keys] else None
    made = RadioButtons(options=texts_and_keys, value=known)
    made.add_class("ms-options")
    return made


def said(kind: str, *texts: str) -> str:
    """Write feedback; ``kind`` is its status. A screen reader announces it, unless it says that
    nothing was answered yet: that is so for every panel of a page that has just opened.
    """
    lines = "".join(f"<div>{escape(text)}</div>" for text in texts if text)
    role = "" if kind == "not_attempted" else ' role="alert"'
    return f'<div class="ms-said ms-{kind}"{role}>{lines}</div>' if lines else ""
