"""Panels of a learner's progress: what is done, begin again; and the end of a lesson."""

from __future__ import annotations

from html import escape

from ipywidgets import HTML, Layout, Text

from midwifery_stats.classroom import course
from midwifery_stats.classroom.labs.controls import stepped_box, whole
from midwifery_stats.classroom.progress.file import NAME, ProgressFile, progress_here
from midwifery_stats.classroom.questions.predictions import came_true, compare_prediction
from midwifery_stats.classroom.questions.question_page import Page, heading, paragraphs
from midwifery_stats.classroom.questions.worksheet import Worksheet, button, buttons, said
from midwifery_stats.language import InputError, _, ngettext

LARGEST_SAMPLE = 9999


def progress() -> ProgressPanel:
    """Show what was answered so far, and let the learner set her sample number or begin again."""
    return ProgressPanel(progress_here())


def closing(lesson: str) -> ClosingPanel:
    """Close a lesson such as ``"02"``: what she predicted, what is right, what is still open."""
    return ClosingPanel(lesson, progress_here())


class ProgressPanel(Worksheet):
    """How far a learner is. *Clear all answers* asks once more before it does so."""

    def __init__(self, progress: ProgressFile) -> None:
        self._progress = progress
        self._table, self._message, self._about_number = HTML(), HTML(), HTML()
        self._number, number = stepped_box(
            _("Your sample number:"), str(progress.sample), self._set_number, self._step
        )
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
                number,
                self._about_number,
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
        self._number.value = str(self._progress.sample)
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

    def _step(self, by: int) -> None:
        self._number.value = str(self._progress.sample + by)

    def _set_number(self, typed: str) -> None:
        """Keep another sample number; what is none gets a sentence, and the old one stays."""
        try:
            number = whole(typed)
            if not 0 <= number <= LARGEST_SAMPLE:
                raise InputError(
                    _("A sample number goes from 0 to {most}, not {number}.").format(
                        most=LARGEST_SAMPLE, number=number
                    )
                )
        except InputError as reason:
            self._number.value = str(self._progress.sample)
            self._about_number.value = said("error", str(reason))
            return
        self._about_number.value = ""
        if number != self._progress.sample:
            note = self._progress.keep_sample(number)
            self._about_number.value = said("note", note) if note else ""


class ClosingPanel(Worksheet):
    """The end of a lesson, in the learner's own predictions. It stores none of them."""

    def __init__(self, lesson: str, progress: ProgressFile) -> None:
        self._lesson = lesson
        self._progress = progress
        self._asked = [(one.id, one.ask()) for one in course.predictions(lesson)]
        self._body = HTML()
        text = _("Here stands what you predicted in this lesson, and what is still open.")
        super().__init__([self._body], Page(heading(_closing()) + paragraphs(text), text))
        self.refresh()
        progress.watch(self)

    def refresh(self) -> None:
        """Show what is kept now."""
        kept = [(asked, self._progress.prediction(id)) for id, asked in self._asked]
        made = [(asked, said) for asked, said in kept if compare_prediction(asked, said).said]
        missed = [(asked, said) for asked, said in made if not came_true(asked, said)]
        sentences = [_predicted(len(made), len(kept), len(made) - len(missed))]
        for asked, what in missed[:2]:
            found = compare_prediction(asked, what)
            sentences.append(
                _("You said: {said}. What happened: {happened}").format(
                    said=str(found.said).rstrip("."), happened=found.happened
                )
            )
        told = map(paragraphs, [*sentences, self._exercises()])
        self._body.value = heading(_closing()) + "".join(told)

    def _exercises(self) -> str:
        ids = [one.id for one in course.exercises(self._lesson)]
        answers = [self._progress.answer(id, self._progress.sample) for id in ids]
        right = [answer is not None and answer.status == "correct" for answer in answers]
        told = _("Exercises right so far: {n} of {all}.").format(n=sum(right), all=len(ids))
        if all(right):
            return told
        open_one = _("Still open: exercise {number}.").format(
            number=course.number_of(ids[right.index(False)])
        )
        return f"{told} {open_one}"


def _closing() -> str:
    return _("What you take along")


def _predicted(made: int, asked: int, right: int) -> str:
    if not made:
        return _("You have not predicted anything in this lesson yet. It is not too late.")
    told = ngettext(
        "You predicted in {made} of {n} round; {right} came as you said.",
        "You predicted in {made} of {n} rounds; {right} came as you said.",
        asked,
    ).format(made=made, n=asked, right=right)
    if right == made:
        return told
    return " ".join((told, _("Where it came otherwise, you learned most:")))


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
