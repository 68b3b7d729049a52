"""The panels of a prediction: commit to one before running, and compare it afterwards."""

from __future__ import annotations

from typing import Any

from ipywidgets import HTML, BoundedFloatText, FloatSlider, Layout, Text, VBox, link

from midwifery_stats.classroom import course
from midwifery_stats.classroom.progress.file import ProgressFile, progress_here
from midwifery_stats.classroom.questions.answers import AnswerError, is_empty
from midwifery_stats.classroom.questions.predictions import (
    ChoicePrediction,
    NumberPrediction,
    Prediction,
    PredictionQuestion,
    compare_prediction,
    scale_picture,
)
from midwifery_stats.classroom.questions.question_page import (
    comparison_page,
    heading,
    paragraphs,
    prediction_page,
    range_text,
)
from midwifery_stats.classroom.questions.worksheet import (
    OnEntry,
    Worksheet,
    button,
    buttons,
    on_enter,
    options,
    said,
)
from midwifery_stats.language import _, decimal


def predict(id: str) -> PredictionPanel:
    """Ask for a prediction before the next cell is run, for example ``predict("02-zero-p")``."""
    return PredictionPanel(course.find_prediction(id), progress_here())


def compare(id: str) -> ComparisonPanel:
    """Show what was predicted beside what happened, and what lies between."""
    return ComparisonPanel(course.find_prediction(id), progress_here())


class PredictionPanel(Worksheet):
    """A prediction on screen: an entry and a button to commit to it. It tells no outcome."""

    def __init__(self, prediction: Prediction, progress: ProgressFile) -> None:
        self._id = prediction.id
        self._asked = prediction.ask()
        self._progress = progress
        self._feedback = HTML()
        self._on_entry = OnEntry(self.commit)
        self._commit = button(_("This is my prediction"), self._on_entry, primary=True)
        self._change = button(_("Change it"), self.change)
        self._entry, entry_box = _entry(self._asked, progress.prediction(self._id))
        self._on_entry.follow(self._entry)
        if isinstance(self._entry, Text):
            on_enter(self._entry, self._on_entry)
        super().__init__(
            [
                HTML(heading(_("Predict first")) + self._prompt()),
                entry_box,
                buttons(self._commit, self._change),
                self._feedback,
            ],
            prediction_page(self._asked),
        )
        self.refresh()
        progress.watch(self)

    def refresh(self) -> None:
        """Show whether a prediction is kept, and which."""
        made = self._said()
        committed = made is not None
        self._entry.disabled = self._commit.disabled = committed
        self._change.disabled = not committed
        if committed:
            told = _("You said: {said}").format(said=made)
            self._feedback.value = said("kept", told, _("Now run the next cells, then compare."))
        else:
            self._feedback.value = said("not_attempted", _("Not answered yet."))

    def commit(self) -> None:
        """Keep what is entered as the prediction; say so if there is nothing to keep."""
        try:
            value = _read(self._asked, self._entry.value)
        except AnswerError as error:
            self._feedback.value = said("error", str(error))
            return
        self._keep(value)

    def change(self) -> None:
        """Take the prediction back, to make another."""
        self._on_entry.forget()
        self._keep(None)

    def _keep(self, value: str | float | None) -> None:
        note = self._progress.keep_prediction(self._id, value)
        if note:
            self._feedback.value += said("note", note)

    def _said(self) -> str | None:
        return compare_prediction(self._asked, self._progress.prediction(self._id)).said

    def _prompt(self) -> str:
        numbers = "" if isinstance(self._asked, ChoicePrediction) else range_text(self._asked)
        return paragraphs(self._asked.question) + (paragraphs(numbers) if numbers else "")


class ComparisonPanel(Worksheet):
    """The prediction beside what happened. Unanswered, it says so and still shows the outcome."""

    def __init__(self, prediction: Prediction, progress: ProgressFile) -> None:
        self._id = prediction.id
        self._asked = prediction.ask()
        self._progress = progress
        self._body = HTML()
        super().__init__([self._body], comparison_page(self._asked))
        self.refresh()
        progress.watch(self)

    def refresh(self) -> None:
        """Show what is kept now."""
        kept = self._progress.prediction(self._id)
        found = compare_prediction(self._asked, kept)
        you = (
            _("You have not predicted yet. You still can, in the panel above.")
            if found.said is None
            else _("You said: {said}").format(said=found.said)
        )
        happened = _("What happened: {sentence}").format(sentence=found.happened)
        picture = ""
        if isinstance(self._asked, NumberPrediction):
            value = kept if found.said is not None and isinstance(kept, int | float) else None
            picture = scale_picture(self._asked, value, happened=True).inline()
        self._body.value = (
            heading(_("Your prediction and what happened"))
            + paragraphs(self._asked.question)
            + paragraphs(you)
            + paragraphs(happened)
            + picture
            + (said("kept", found.feedback) if found.feedback else "")
        )


def _entry(asked: PredictionQuestion, kept: str | float | None) -> tuple[Any, Any]:
    """Make the entry, and the box that holds it with its picture."""
    if isinstance(asked, ChoicePrediction):
        texts = [(f"{letter}. {guess.text}", guess.key) for letter, guess in asked.letters.items()]
        made = options(texts, kept if isinstance(kept, str) else None)
        return made, made
    value = float(kept) if isinstance(kept, int | float) else None
    if asked.sketch:
        return _sketch(asked, value)
    entry = Text(
        value="" if value is None else decimal(value, asked.decimals),
        description=_("Your prediction:"),
        layout=Layout(width="auto"),
        style={"description_width": "initial"},
    )
    entry.add_class("ms-entry")
    return entry, entry


def _sketch(asked: NumberPrediction, kept: float | None) -> tuple[Any, Any]:
    """Make a bar that follows a slider and a number box."""
    step = 10.0**-asked.decimals
    start = asked.low if kept is None else min(max(kept, asked.low), asked.high)
    shared = {"min": asked.low, "max": asked.high, "step": step, "value": start}
    box = BoundedFloatText(
        **shared,
        description=_("Your prediction:"),
        layout=Layout(width="auto"),
        style={"description_width": "initial"},
    )
    box.add_class("ms-entry")
    slider = FloatSlider(**shared, readout=False, layout=Layout(width="100%", max_width="34rem"))
    slider.add_class("ms-bar")
    picture = HTML()

    def draw(*_change: object) -> None:
        picture.value = scale_picture(asked, box.value, committed=box.disabled).inline()

    link((box, "value"), (slider, "value"))
    link((box, "disabled"), (slider, "disabled"))
    box.observe(draw, names=["value", "disabled"])
    draw()
    return box, VBox([picture, slider, box], layout=Layout(overflow="visible"))


def _read(asked: PredictionQuestion, entered: object) -> str | float:
    if is_empty(entered):
        raise AnswerError(
            _("Choose an answer first.")
            if isinstance(asked, ChoicePrediction)
            else _("Type a number first.")
        )
    return str(entered) if isinstance(asked, ChoicePrediction) else asked.read(entered)
