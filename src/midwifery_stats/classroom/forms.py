"""What the panels for a reader's own material share: numbered steps, notes, a form for counts."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import pandas as pd
from ipywidgets import HTML, Text, VBox

from midwifery_stats.classroom.labs.controls import choice_box, press_button, row, whole
from midwifery_stats.inference.samples import pairs_from_counts, sample_from_counts
from midwifery_stats.language import LANGUAGES, _, current_language
from midwifery_stats.studies.study import Study

# Labels stand above their boxes and wrap, so that a phone is wide enough.
STYLE = """
.ms-form .ms-row>.widget-text{display:inline-grid;grid-template:"l" auto "i" 1.9rem;width:auto;
 height:auto;max-width:100%}
.ms-form .ms-row>.widget-text .widget-label{grid-area:l;width:auto;max-width:18rem;height:auto;
 text-align:left;white-space:normal;line-height:1.25}
.ms-form .ms-row>.widget-text input{grid-area:i;width:14rem;max-width:100%;height:1.9rem}
.ms-form .ms-cells>.widget-text input{width:8rem}
.ms-form .ms-step-title{margin:.8em 0 .2em}
.ms-form .ms-download{text-decoration:underline;margin-right:1.2em}
"""
_MIME = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html",
    ".csv": "text/csv",
}


class CountForm(VBox):  # type: ignore[misc]
    """Boxes for the names of two categories and for four counts.

    ``use`` is called when the counts are ready; ``follow`` says for which design they are asked:
    ``"pairs"`` for one group before and after, ``"groups"`` for two groups looked at once.
    """

    def __init__(self, use: Callable[[], None]) -> None:
        self._design = "pairs"
        self._low = text_box(_("Lower category"), _("insufficient"))
        self._high = text_box(_("Higher category"), _("sufficient"))
        self._groups = (
            text_box(_("First group"), _("massage")),
            text_box(_("Second group"), _("control")),
        )
        self._cells = tuple(text_box("", "0") for _cell in range(4))
        names = row([self._low, self._high, *self._groups])
        cells = row(self._cells)
        cells.add_class("ms-cells")
        super().__init__([names, cells, press_button(_("Use these counts"), use)])
        self.follow("pairs")

    def follow(self, design: str) -> None:
        """Ask what this design needs; a design of two groups before and after needs rows."""
        self._design = design
        self.layout.display = "none" if design == "changes" else None
        words = (
            (_("first: lower"), _("first: higher"), _("second: lower"), _("second: higher"))
            if design == "groups"
            else (
                _("stayed lower"),
                _("lower, then higher"),
                _("higher, then lower"),
                _("stayed higher"),
            )
        )
        for box, name in zip(self._cells, words, strict=True):
            box.description = name
        for box in self._groups:
            box.layout.display = None if design == "groups" else "none"

    def fill(self, *counts: int) -> None:
        """Put four counts into the boxes, in the order in which they stand."""
        for box, count in zip(self._cells, counts, strict=True):
            box.value = str(count)

    def table(self) -> pd.DataFrame:
        """Give one row for each mother.

        Raises
        ------
        InputError
            If a count is not a whole number, or is negative, or there is no mother at all.
        """
        low, high = (box.value.strip() for box in (self._low, self._high))
        a, b, c, d = (whole(box.value) for box in self._cells)
        if self._design == "groups":
            samples = [sample_from_counts({low: n, high: m}) for n, m in ((a, b), (c, d))]
            names = [box.value.strip() for box in self._groups]
            groups = [name for name, part in zip(names, samples, strict=True) for _one in part]
            outcome = pd.concat([pd.Series(part) for part in samples], ignore_index=True)
            return pd.DataFrame({_("group"): groups, _("outcome"): outcome})
        cells = {(low, low): a, (low, high): b, (high, low): c, (high, high): d}
        before, after = pairs_from_counts(cells, order=[low, high])
        return pd.DataFrame({_("before"): before, _("after"): after})


def text_box(words: str, value: str) -> Any:
    """Make a box for a text; it acts on Enter or when the reader leaves it."""
    box = Text(value=value, description=words, continuous_update=False)
    box.style.description_width = "initial"
    return box


def step(number: int, title: str, members: Sequence[Any]) -> VBox:
    """Lay out one numbered step of a panel."""
    heading = HTML(f'<h4 class="ms-step-title">{number}. {escape(title)}</h4>')
    return VBox([heading, *members])


def said(*sentences: str) -> str:
    """Write notes, a line each; a screen reader announces them."""
    lines = "".join(f"<div>{escape(sentence)}</div>" for sentence in sentences)
    return f'<div class="ms-message" role="status">{lines}</div>'


def download(kind: str, content: bytes, words: str) -> str:
    """Make a link that holds a file itself, so nothing has to be fetched and no page left."""
    name = escape(_("report") + kind, quote=True)
    data = b64encode(content).decode("ascii")
    return (
        f'<a class="ms-download" download="{name}" href="data:{_MIME[kind]};base64,{data}">'
        f"{escape(words)}</a> "
    )


def language_box() -> Any:
    """Make a choice of the language of a report, the reader's at first."""
    names = {"en": "English", "id": "Bahasa Indonesia"}
    options = [(names.get(code, code), code) for code in LANGUAGES]
    return choice_box(_("Language of the report"), options, current_language(), lambda _new: None)


def lab_of(study: Study) -> Any:
    """Open the lab that fits a study, or say in one sentence why it cannot be opened."""
    from midwifery_stats.classroom.labs.groups_lab import GroupsLab
    from midwifery_stats.classroom.labs.pairs_lab import PairsLab

    try:
        return GroupsLab(study) if study.groups else PairsLab(study)
    except (ValueError, TypeError) as reason:
        return HTML(said(str(reason)))
