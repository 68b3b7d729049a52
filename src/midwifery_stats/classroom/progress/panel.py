"""The panel of a learner's progress: what is done, the own sample number, begin again."""

from __future__ import annotations

from html import escape

from ipywidgets import HTML, BoundedIntText, Layout, Text

from midwifery_stats.classroom import course
from midwifery_stats.classroom.progress.file import NAME, ProgressFile, progress_here
from midwifery_stats.classroom.questions.question_page import Page, heading, paragraphs
from midwifery_stats.classroom.questions.worksheet import Worksheet, button, buttons, said
from midwifery_stats.language import _

LARGEST_SAMPLE = 9999


def progress() -> ProgressPanel:
    """Show what was answered so far, and let the learner set her sample number or begin again."""
    return ProgressPanel(progress_here())


class ProgressPanel(Worksheet):
    """How far a learner is. *Clear all answers* asks once more before it does so."""

    def __init__(self, progress: ProgressFile) -> None:
        self._progress = progress
        self._table, self._message = HTML(), HTML()
        self._number = BoundedIntText(
            value=min(progress.sample, LARGEST_SAMPLE),
            min=0,
            max=LARGEST_SAMPLE,
            description=_("Your sample number:"),
            layout=Layout(width="auto"),
            style={"description_width": "initial"},
        )
        self._number.add_class("ms-entry")
        self._number.observe(self._set_number, names="value")
        self._name = Text(
            description=_("Your name or number:"),
            placeholder=_("for your lecturer"),
            layout=Layout(width="auto"),
            style={"description_width": "initial"},
        )
        self._name.add_class("ms-entry")
        self._export = button(_("Save a copy for my lecturer"), self.export)
        self._clear = button(_("Clear all answers"), self._ask)
        self._sure = button(_("Yes, clear them"), self.clear)
        self._keep = button(_("No, keep them"), self._calm)
        super().__init__(
            [
                HTML(heading(_title()) + paragraphs(_explanation())),
                self._number,
                self._table,
                self._name,
                buttons(self._export),
                buttons(self._clear, self._sure, self._keep),
                self._message,
            ],
            _page(),
        )
        self._calm()
        self.refresh()
        progress.watch(self)

    def refresh(self) -> None:
        """Show what is kept now."""
        if self._number.value != self._progress.sample <= LARGEST_SAMPLE:
            self._number.value = self._progress.sample
        self._table.value = _table_html(self._progress)

    def clear(self) -> None:
        """Begin again; the old answers stay in another file."""
        note = self._progress.reset()
        self._calm()
        self._message.value = said("kept", note)

    def export(self) -> None:
        """Write the copy that a lecturer collects."""
        self._message.value = said("kept", self._progress.export(self._name.value))

    def _ask(self) -> None:
        self._sure.layout.display = self._keep.layout.display = ""
        self._message.value = said("note", _("Clear all predictions and answers?"))

    def _calm(self) -> None:
        self._sure.layout.display = self._keep.layout.display = "none"
        self._message.value = ""

    def _set_number(self, change: dict[str, int]) -> None:
        if change["new"] != self._progress.sample:
            note = self._progress.keep_sample(change["new"])
            self._message.value = said("note", note) if note else ""


def _title() -> str:
    return _("Your progress")


def _explanation() -> str:
    return _(
        "Your answers are kept in the file {name} in your own folder, with the time of each. It "
        "holds no name. If your lecturer collects answers, type the name or number that you "
        "agreed on and save a copy for her.\n\n"
        "Sample number 0 asks about the published data. If your lecturer gave you a number, type "
        "it here: the exercises then ask about a sample of your own."
    ).format(name=NAME)


def _table_html(progress: ProgressFile) -> str:
    number = progress.sample
    rows = []
    for lesson in course.lessons():
        predicted = sum(
            progress.prediction(one.id) is not None for one in course.predictions(lesson)
        )
        answers = [progress.answer(one.id, number) for one in course.exercises(lesson)]
        right = sum(answer is not None and answer.status == "correct" for answer in answers)
        counts = (
            _of(predicted, len(course.predictions(lesson))),
            _of(sum(answer is not None for answer in answers), len(answers)),
            _of(right, len(answers)),
        )
        cells = "".join(f'<td style="{_CELL}">{escape(count)}</td>' for count in counts)
        rows.append(f'<tr><th scope="row" style="{_CELL}">{lesson}</th>{cells}</tr>')
    heads = (_("lesson"), _("predicted"), _("answered"), _("right"))
    head = "".join(f'<th scope="col" style="{_CELL}">{escape(text)}</th>' for text in heads)
    return (
        f'<table style="border-collapse:collapse;margin:.5em 0"><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


_CELL = (
    "text-align:left;padding:.2em .8em .2em 0;border-bottom:1px solid var(--jp-border-color1,#bbb)"
)


def _of(count: int, total: int) -> str:
    return _("{count} of {total}").format(count=count, total=total)


def _page() -> Page:
    title, text = _title(), _explanation()
    return Page(heading(title) + paragraphs(text), f"{title}\n\n{text}")
