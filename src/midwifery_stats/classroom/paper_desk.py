"""The paper desk: a paper's text in, its figures marked, each with its check; then the labs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
from ipywidgets import HTML, FileUpload, Layout, Select, Textarea, VBox

from midwifery_stats.classroom import paper_text
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
from midwifery_stats.display.show import show
from midwifery_stats.display.vocabulary import word
from midwifery_stats.language import InputError, _, ngettext
from midwifery_stats.reports.reading import paper_report_bytes
from midwifery_stats.studies.own.study import own_study
from midwifery_stats.studies.papers import check_paper
from midwifery_stats.studies.papers.figures import place_of
from midwifery_stats.studies.papers.mothers import save_study, study_from_counts
from midwifery_stats.studies.papers.paper import Paper, read_paper
from midwifery_stats.studies.study import Study


class PaperDesk(VBox):  # type: ignore[misc]
    """Read a paper's text, look at each figure's check, correct what was misread, add the counts.

    ``paper`` is what :func:`read_paper` takes, or a paper that was read; without it the learner
    pastes a text or chooses a file.
    """

    def __init__(self, paper: Any = None) -> None:
        self._paper: Paper | None = None
        self._study: Study | None = None
        self._groups: Mapping[str, Any] | None = None
        self._checked: pd.DataFrame | None = None
        self._build()
        hidden = HTML(
            f"<style>{style_sheet()}{STYLE}{paper_text.STYLE}</style>",
            layout=Layout(display="none"),
        )
        super().__init__(
            [hidden, *(step(number, *part) for number, part in enumerate(self._steps(), start=1))]
        )
        self.add_class("ms-panel")
        self.add_class("ms-form")
        self._notes.value = said(_("No text has been read yet."))
        if paper is not None:
            self.read(paper)

    @property
    def paper(self) -> Paper | None:
        """The paper as it stands now, with the reader's corrections; None before one is read."""
        return self._paper

    @property
    def study(self) -> Study | None:
        """The study rebuilt from the confirmed counts; None before that."""
        return self._study

    @property
    def checked(self) -> pd.DataFrame | None:
        """What :func:`check_paper` says of the paper now; None before one is read."""
        return self._checked

    def read(self, paper: Any) -> None:
        """Read a text, a file or its bytes, and check it."""
        try:
            self._paper = paper if isinstance(paper, Paper) else read_paper(paper)
        except ValueError as problem:
            self._notes.value = said(str(problem))
            return
        self._study = self._groups = None
        self._lab.children = ()
        self._propose()
        self._check()

    def remove(self) -> None:
        """Take the chosen figure out: it is none."""
        if self._paper is not None and self._chosen.value is not None:
            self._paper = self._paper.without(self._chosen.value)
            self._check()

    def correct(self) -> None:
        """Read the chosen figure as it was typed."""
        if self._paper is None or self._chosen.value is None:
            return
        name = self._chosen.value
        try:
            self._paper = self._paper.corrected(name, reported=self._printed.value.strip())
        except ValueError as problem:
            self._notes.value = said(str(problem))
            return
        self._check()
        self._chosen.value = name

    def accept(self) -> None:
        """Take the counts that the text seems to give, and hold the paper against them."""
        counts = self._paper.proposed_groups() if self._paper is not None else {}
        if not counts:
            self._counted.value = said(_("The text gives no counts that could be used: type them."))
            return
        try:
            study = study_from_counts(counts, name=_("counts of the paper"))
        except InputError as problem:
            self._counted.value = said(str(problem))
            return
        self._rebuilt(study, counts)

    def count(self) -> None:
        """Rebuild the mothers from the typed counts, and hold the paper against them."""
        try:
            table = self._form.table()
            roles = {_("before"): "before", _("after"): "after", _("outcome"): "outcome"}
            columns = {role: name for name, role in roles.items() if name in table}
            if _("group") in table:
                columns["group"] = _("group")
            study = own_study(table, name=_("counts of the paper"), **columns)
        except InputError as problem:
            self._counted.value = said(str(problem))
            return
        self._rebuilt(study, None)

    def save(self) -> None:
        """Make the reading report in the chosen language, and links that save it."""
        if self._paper is None:
            self._links.value = said(_("No text has been read yet."))
            return
        kinds = {".docx": _("Word document"), ".html": _("Web page")}
        known = {"groups": self._groups} if self._groups else {"study": self._study}
        language = self._language.value
        self._links.value = "".join(
            download(kind, paper_report_bytes(self._paper, kind, language=language, **known), words)
            for kind, words in kinds.items()
        )

    def keep(self) -> None:
        """Save the rebuilt mothers as a study folder, which ``load_study`` opens."""
        if not self._groups:
            self._links.value = said(_("A study folder takes the counts of the text: see step 3."))
            return
        try:
            folder = save_study(self._folder.value.strip(), self._groups, title=self._folder.value)
        except InputError as problem:
            self._links.value = said(str(problem))
        else:
            told = _("Saved. Open it with: {code}")
            self._links.value = said(told.format(code=f'ms.load_study("{folder}")'))

    def _propose(self) -> None:
        """Say which counts the text seems to give."""
        counts = self._paper.proposed_groups() if self._paper is not None else {}
        told = [f"{word(group)}: {paper_text.times(known)}" for group, known in counts.items()]
        self._proposed.value = said(_("The text seems to say:"), *told) if told else ""
        self._take.layout.display = None if told else "none"

    def _rebuilt(self, study: Study, groups: Mapping[str, Any] | None) -> None:
        self._study, self._groups = study, groups
        n = len(study.mothers)
        self._counted.value = said(
            ngettext("{n} mother was rebuilt.", "{n} mothers were rebuilt.", n).format(n=n)
        )
        self._check()

    def _build(self) -> None:
        self._text = Textarea(
            placeholder=_("Paste the text of a paper here."),
            description=_("Text"),
            layout=Layout(width="auto", height="7rem"),
            continuous_update=False,
        )
        self._upload = FileUpload(accept=".txt,.pdf", description=_("Choose a file"))
        self._upload.layout.width = "auto"
        self._upload.observe(self._uploaded, names="value")
        self._notes, self._marked, self._verdict = HTML(), HTML(), HTML()
        self._counted, self._proposed, self._links = HTML(), HTML(), HTML()
        self._result, self._lab = HTML(), VBox()
        self._take = press_button(_("Use the counts of the text"), self.accept)
        self._take.layout.display = "none"
        self._folder = text_box(_("Study folder"), "")
        self._language = language_box()
        self._chosen = Select(
            description=_("Figure"), options=[], rows=6, layout=Layout(width="auto")
        )
        self._chosen.style.description_width = "initial"
        self._chosen.observe(lambda _change: self._choose(), names="value")
        self._printed = text_box(_("printed as"), "")
        designs = [
            (_("one group, before and after"), "pairs"),
            (_("two groups, looked at once"), "groups"),
        ]
        self._form = CountForm(self.count)
        self._design = choice_box(_("Design"), designs, "pairs", self._form.follow)

    def _steps(self) -> Sequence[tuple[str, Sequence[Any]]]:
        read = press_button(_("Read this text"), lambda: self.read(self._text.value))
        tools = row(
            [
                self._printed,
                press_button(_("Read it so"), self.correct),
                press_button(_("This is no figure"), self.remove),
            ]
        )
        typed = row([self._design])
        reports = row(
            [
                self._language,
                press_button(_("Make the reading report"), self.save),
                self._folder,
                press_button(_("Save as a study folder"), self.keep),
            ]
        )
        return (
            (_("Text"), (self._text, row([read, self._upload]), self._notes)),
            (_("Figures"), (self._marked, self._chosen, self._verdict, tools)),
            (_("Counts"), (self._proposed, self._take, typed, self._form, self._counted)),
            (_("Result"), (reports, self._links, self._result, self._lab)),
        )

    def _uploaded(self, change: dict[str, Any]) -> None:
        if change["new"]:
            self.read(bytes(change["new"][0]["content"]))

    def _check(self) -> None:
        paper = self._paper
        if paper is None:
            return
        self._links.value = ""
        study = None if self._groups else self._study
        self._checked = check_paper(paper, groups=self._groups, study=study)
        n = len(paper.found)
        found = ngettext("{n} figure was found.", "{n} figures were found.", n).format(n=n)
        self._notes.value = said(found, *paper.notes)
        self._chosen.options = [
            (f"{one.reported} ({place_of(one)})", one.figure_id) for one in paper.found
        ]
        self._choose()
        self._result.value = show(self._checked).inline() if n else ""
        if self._study is not None:
            self._lab.children = [press_button(_("Change a mother and see"), self._open_lab)]

    def _choose(self) -> None:
        name = self._chosen.value
        rows = self._rows_of(name)
        self._verdict.value = said(*(f"{word(v)}: {told}" for v, told in rows)) if rows else ""
        if self._paper is not None:
            self._marked.value = paper_text.marked(self._paper, self._by_figure(), name)
            figure = next((one for one in self._paper.found if one.figure_id == name), None)
            self._printed.value = figure.reported if figure else ""

    def _rows_of(self, name: str | None) -> list[tuple[str, str]]:
        return self._by_figure().get(name or "", [])

    def _by_figure(self) -> dict[str, list[tuple[str, str]]]:
        """Give the verdicts and explanations of each figure."""
        told: dict[str, list[tuple[str, str]]] = {}
        if self._checked is not None:
            columns = (self._checked[name] for name in ("claim_id", "verdict", "explanation"))
            for claim, verdict, explanation in zip(*columns, strict=True):
                told.setdefault(str(claim).split("-")[0], []).append((str(verdict), explanation))
        return told

    def _open_lab(self) -> None:
        if self._study is not None:
            self._lab.children = [lab_of(self._study)]

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        bundle: dict[str, Any] = super()._repr_mimebundle_(**options)
        if self._checked is not None:
            return bundle | show(self._checked)._repr_mimebundle_()
        told = _("The paper desk: paste a paper's text, and see which of its figures follow.")
        return bundle | {"text/plain": told, "text/html": f"<p>{escape(told)}</p>"}
