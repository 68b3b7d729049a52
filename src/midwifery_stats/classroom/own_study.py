"""The panel for a study of one's own: a file or counts, its columns, a check, the result."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd
from ipywidgets import HTML, FileUpload, Layout, VBox

from midwifery_stats.classroom.forms import (
    STYLE,
    CountForm,
    download,
    lab_of,
    language_box,
    said,
    step,
    text_box,
)
from midwifery_stats.classroom.labs.controls import choice_box, press_button, row
from midwifery_stats.classroom.labs.panel import style_sheet
from midwifery_stats.display.shown import Shown
from midwifery_stats.display.tables import table_of
from midwifery_stats.language import InputError, _, ngettext
from midwifery_stats.reports.analysis import analyse
from midwifery_stats.reports.report import report_bytes
from midwifery_stats.studies.own import read_table
from midwifery_stats.studies.own.order import OrderError
from midwifery_stats.studies.own.study import own_study
from midwifery_stats.studies.study import Study

_FILES = ".csv,.tsv,.txt,.xlsx,.sav"
# The columns that each design needs, in the order in which they are asked.
_ROLES = {
    "pairs": ("before", "after"),
    "groups": ("outcome", "group"),
    "changes": ("before", "after", "group"),
}
_PREVIEW = 5  # rows


class OwnStudy(VBox):  # type: ignore[misc]
    """Four steps from a file to a report: file, columns, check, result. Nothing leaves the page.

    ``source`` is a path, a DataFrame or bytes to begin with (see :func:`read_table`); without it
    the learner chooses a file or types counts.
    """

    def __init__(self, source: Any = None) -> None:
        self._table: pd.DataFrame | None = None
        self._study: Study | None = None
        self._order: list[Any] | None = None
        self._filling = False
        self._build()
        super().__init__(
            children=[
                HTML(f"<style>{style_sheet()}{STYLE}</style>", layout=Layout(display="none")),
                *(step(number, *part) for number, part in enumerate(self._steps(), start=1)),
            ]
        )
        self.add_class("ms-panel")
        self.add_class("ms-form")
        self._say_file(_("No file has been chosen yet."))
        if source is not None:
            self.read(source)

    @property
    def table(self) -> pd.DataFrame | None:
        """The table as it was read; None before that."""
        return self._table

    @property
    def study(self) -> Study | None:
        """The study, once its columns and their order are settled; None before that."""
        return self._study

    def read(self, source: Any) -> None:
        """Read a file (or take a table), say what was noticed, and propose its columns."""
        try:
            table = source if isinstance(source, pd.DataFrame) else read_table(source)
        except InputError as problem:
            self._say_file(str(problem))
            return
        self._take(table)

    def confirm(self) -> None:
        """Take the order of the categories as it stands in the box, and show the result."""
        if self._table is None:
            self._check(_("Choose a file or type counts first."))
            return
        self._order = _parts(self._order_box.value, "<") or None
        self._analyse()

    def turn(self) -> None:
        """Turn the order of the categories round."""
        self._order_box.value = " < ".join(reversed(_parts(self._order_box.value, "<")))

    def count(self) -> None:
        """Make a table of mothers from the typed counts."""
        try:
            self._take(self._form.table())
        except InputError as problem:
            self._say_file(str(problem))

    def _build(self) -> None:
        self._upload = FileUpload(accept=_FILES, multiple=False, description=_("Choose a file"))
        self._upload.layout.width = "auto"
        self._upload.observe(self._uploaded, names="value")
        self._path = text_box(_("or its path"), "")
        self._path.observe(self._named, names="value")
        self._noticed, self._checked, self._links, self._result = HTML(), HTML(), HTML(), HTML()
        self._lab = VBox()
        designs = [
            (_("one group, before and after"), "pairs"),
            (_("two groups, looked at once"), "groups"),
            (_("two groups, before and after"), "changes"),
        ]
        self._design = choice_box(_("Design"), designs, "pairs", lambda _new: self._redesign())
        self._columns = {
            role: choice_box(words, [("–", None)], None, lambda _new: self._changed())
            for role, words in {
                "before": _("Column before"),
                "after": _("Column after"),
                "outcome": _("Column of the outcome"),
                "group": _("Column of the group"),
            }.items()
        }
        self._missing = text_box(_("Values that mean missing (as 99)"), "")
        self._missing.observe(lambda _change: self._changed(), names="value")
        self._order_box = text_box(_("Order, lowest first (a < b)"), "")
        self._form = CountForm(self.count)
        self._language = language_box()
        self._redesign()

    def _steps(self) -> Sequence[tuple[str, Sequence[Any]]]:
        turn = press_button(_("Turn round"), self.turn)
        confirm = press_button(_("This order is right"), self.confirm)
        order = row([self._order_box, turn, confirm])
        make = press_button(_("Make the report"), self.save)
        return (
            (_("File"), (row([self._upload, self._path]), self._form, self._noticed)),
            (_("Columns"), (row([self._design, *self._columns.values(), self._missing]),)),
            (
                _("Check"),
                (self._checked, order),
            ),
            (_("Result"), (row([self._language, make]), self._links, self._result, self._lab)),
        )

    def _uploaded(self, change: dict[str, Any]) -> None:
        if change["new"]:
            self.read(change["new"][0])

    def _named(self, change: dict[str, Any]) -> None:
        if change["new"]:
            self.read(change["new"])

    def _take(self, table: pd.DataFrame) -> None:
        self._table, self._study, self._order = table, None, None
        self._say_file(
            ngettext("{n} row was read.", "{n} rows were read.", len(table)).format(n=len(table)),
            *table.attrs.get("notes", ()),
            preview=table.head(_PREVIEW),
        )
        names = [("–", None), *((str(name), name) for name in table.columns)]
        self._filling = True
        for role, box in self._columns.items():
            box.options = names
            box.value = _proposed(role, table)
        if self._columns["group"].value is not None:
            paired = self._columns["before"].value is not None
            self._design.value = "changes" if paired else "groups"
        else:
            self._design.value = "pairs"
        self._filling = False
        self._redesign()

    def _redesign(self) -> None:
        """Ask for the columns and counts that this design needs."""
        for role, box in self._columns.items():
            box.layout.display = None if role in _ROLES[self._design.value] else "none"
        self._form.follow(self._design.value)
        self._changed()

    def _changed(self) -> None:
        if not self._filling and self._table is not None:
            self._order = None
            self._analyse()

    def _analyse(self) -> None:
        if self._table is None:
            return
        self._study, self._lab.children = None, ()
        self._result.value = self._links.value = ""
        roles = {role: self._columns[role].value for role in _ROLES[self._design.value]}
        missing = _parts(self._missing.value, ";")
        try:
            study = own_study(self._table, order=self._order, missing=missing, **roles)
            shown = analyse(study).show()
        except OrderError as question:
            proposal = " < ".join(str(level) for level in question.proposal)
            self._order_box.value = proposal
            self._check(
                _(
                    "Is this the order, lowest first: {order}? If not, turn it round or type"
                    " another. Then press “This order is right”."
                ).format(order=proposal)
            )
        except InputError as problem:
            self._check(str(problem))
        else:
            self._study = study
            self._check(*_counted_out(study))
            self._show(shown)

    def _show(self, shown: Shown) -> None:
        self._result.value, self._links.value = shown.inline(), ""
        self._lab.children = [press_button(_("Change a mother and see"), self._open_lab)]

    def save(self) -> None:
        """Make the report in the chosen language, and links that save it."""
        if self._study is None:
            self._links.value = said(_("There is no result yet: see step 3."))
            return
        kinds = {
            ".docx": _("Word document"),
            ".html": _("Web page"),
            ".csv": _("Cleaned sample"),
        }
        language = self._language.value
        self._links.value = "".join(
            download(kind, report_bytes(self._study, kind, language=language), words)
            for kind, words in kinds.items()
        )

    def _open_lab(self) -> None:
        if self._study is not None:
            self._lab.children = [lab_of(self._study)]

    def _check(self, *sentences: str) -> None:
        self._checked.value = said(*sentences)

    def _say_file(self, *sentences: str, preview: pd.DataFrame | None = None) -> None:
        table = "" if preview is None else table_of(preview).html()
        self._noticed.value = said(*sentences) + table

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        bundle: dict[str, Any] = super()._repr_mimebundle_(**options)
        if self._study is not None:
            return bundle | analyse(self._study).show()._repr_mimebundle_()
        told = _(
            "A panel for your own study: choose a file, its columns, check, and save a report."
        )
        return bundle | {"text/plain": told, "text/html": f"<p>{escape(told)}</p>"}


def _parts(text: str, mark: str) -> list[str]:
    return [part.strip() for part in text.split(mark) if part.strip()]


def _proposed(role: str, table: pd.DataFrame) -> Any:
    """Propose a column by its heading; None where no heading says so."""
    words = {
        "before": ("before", "sebelum", "pre", "pretest", "awal"),
        "after": ("after", "sesudah", "setelah", "post", "posttest", "akhir"),
        "outcome": ("outcome", "luaran", "hasil", "asi"),
        "group": ("group", "kelompok", "grup", "perlakuan"),
    }[role]
    headings = {
        column: str(column).casefold().replace("_", " ").split() for column in table.columns
    }
    whole_name = [column for column, parts in headings.items() if len(parts) == 1]
    for column in [*whole_name, *table.columns]:
        if any(part in words for part in headings[column]):
            return column
    return None


def _counted_out(study: Study) -> list[str]:
    """Say how many mothers are in the study, and who is left out and why."""
    n = len(study.mothers)
    told = [ngettext("{n} mother is compared.", "{n} mothers are compared.", n).format(n=n)]
    for reason, count in study.about["left_out"].items():
        told.append(
            ngettext("{n} left out: {reason}.", "{n} left out: {reason}.", count).format(
                n=count, reason=reason
            )
        )
    return told
