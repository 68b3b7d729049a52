"""The panels of a prediction: commit to one before running, and compare it afterwards."""

from __future__ import annotations

from time import monotonic
from typing import Any

from ipywidgets import HTML, FloatSlider, Layout, Text, VBox

from midwifery_stats.classroom import course
from midwifery_stats.classroom.labs.controls import stepped_box
from midwifery_stats.classroom.progress.file import ProgressFile, progress_here
from midwifery_stats.classroom.questions.answers import AnswerError, is_empty
from midwifery_stats.classroom.questions.predictions import (
    ChoicePrediction,
    Comparison,
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
    """A prediction on screen: an entry and a button to commit to it. It tells no outcome.

    One button commits and takes back, so that it keeps the focus.
    """

    TWICE = 0.6  # seconds; a double click is one press

    def __init__(self, prediction: Prediction, progress: ProgressFile) -> None:
        self._id = prediction.id
        self._asked = prediction.ask()
        self._progress = progress
        self._feedback = HTML()
        self._committed = float("-inf")
        self._on_entry = OnEntry(self.commit)
        self._button = button("", self.press, primary=True)
        entry_box, *entries = _entry(self._asked, progress.prediction(self._id))
        self._entry = entries[0]
        self._on_entry.follow(*entries)
        if isinstance(self._entry, Text):
            on_enter(self._entry, self._on_entry)
        super().__init__(
            [
                HTML(heading(_round_title(self._id)) + self._prompt()),
                entry_box,
                buttons(self._button),
                self._feedback,
            ],
            prediction_page(self._asked, _round_title(self._id)),
        )
        self.refresh()
        progress.watch(self)

    def refresh(self) -> None:
        """Show whether a prediction is kept, and which."""
        made = self._said()
        self._entry.disabled = made is not None
        if made is None:
            self._button.description = _("This is my prediction")
            self._feedback.value = said("not_attempted", _("Not answered yet."))
        else:
            self._button.description = _("Change it")
            told = _("You said: {said}").format(said=made)
            self._feedback.value = said("kept", told, _("Now read on, and compare."))

    def press(self) -> None:
        """Commit to what is entered, or take it back."""
        if self._said() is None:
            self._on_entry()
        elif monotonic() - self._committed > self.TWICE:
            self.change()

    def commit(self) -> None:
        """Keep what is entered as the prediction; say so if there is nothing to keep."""
        try:
            value = _read(self._asked, self._entry.value)
        except AnswerError as error:
            self._feedback.value = said("error", str(error))
            return
        self._committed = monotonic()
        self._keep(value)

    def change(self) -> None:
        """Take the prediction back, to make another."""
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
    """The prediction beside what happened; covered until there is one, or she asks to see it."""

    def __init__(self, prediction: Prediction, progress: ProgressFile) -> None:
        self._id = prediction.id
        self._asked = prediction.ask()
        self._progress = progress
        self._shown = False
        self._body = HTML()
        self._reveal = button(_("Show me"), self.reveal)
        self._reveal.add_class("ms-reveal")  # the desk presses it with the cover above
        super().__init__([self._body, buttons(self._reveal)], comparison_page(self._asked))
        self.refresh()
        progress.watch(self)

    def reveal(self) -> None:
        """Show what happened without a prediction."""
        self._shown = True
        self.refresh()

    def refresh(self) -> None:
        """Show what is kept now."""
        kept = self._progress.prediction(self._id)
        found = compare_prediction(self._asked, kept)
        covered = found.said is None and not self._shown
        self._reveal.layout.display = "" if covered else "none"
        self._body.value = (
            heading(_("Your prediction and what happened"))
            + paragraphs(self._asked.question)
            + (self._cover() if covered else self._outcome(found, kept))
        )

    def _cover(self) -> str:
        return paragraphs(
            _("Predict first, in the panel above. What happened is shown here afterwards.")
        )

    def _outcome(self, found: Comparison, kept: str | float | None) -> str:
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
        return (
            paragraphs(you)
            + paragraphs(happened)
            + picture
            + (said("kept", found.feedback, self._rounds()) if found.feedback else "")
        )

    def _rounds(self) -> str:
        ids = [one.id for one in course.predictions(self._id[:2])] if _in_course(self._id) else []
        if len(ids) < 2:
            return ""
        done = sum(self._progress.prediction(id) is not None for id in ids)
        return _("Rounds done: {n} of {all}.").format(n=done, all=len(ids))


def _in_course(id: str) -> bool:
    return id[:2] in course.lessons()


def _round_title(id: str) -> str:
    place, rounds = course.round_of(id)
    if rounds == 1:
        return _("Predict first")
    return _("Predict first: round {n} of {all}").format(n=place, all=rounds)


def _entry(asked: PredictionQuestion, kept: str | float | None) -> tuple[Any, ...]:
    """Make the box to show, the entry in it that counts, and any other that sets it."""
    if isinstance(asked, ChoicePrediction):
        texts = [(f"{letter}. {guess.text}", guess.key) for letter, guess in asked.letters.items()]
        made = options(texts, kept if isinstance(kept, str) else None)
        return made, made
    value = float(kept) if isinstance(kept, int | float) else None
    if asked.sketch:
        return _sketch(asked, value)
    entry = Text(
        value=_written(asked, value),
        description=_("Your prediction:"),
        layout=Layout(width="auto"),
        style={"description_width": "initial"},
    )
    entry.add_class("ms-entry")
    return entry, entry


def _written(asked: NumberPrediction, value: float | None) -> str:
    return "" if value is None else decimal(value, asked.decimals)


def _sketch(asked: NumberPrediction, kept: float | None) -> tuple[Any, ...]:
    """Make a bar that follows a slider and a number box; until one is moved there is no bar."""
    size = 10.0**-asked.decimals

    def entered() -> float | None:
        try:
            return asked.read(box.value)
        except AnswerError:
            return None

    def step(by: int) -> None:
        value = entered()
        after = asked.low if value is None else value + by * size
        box.value = _written(asked, min(max(after, asked.low), asked.high))

    words, start = _("Your prediction:"), _written(asked, kept)
    box, stepped = stepped_box(words, start, lambda _typed: None, step)
    slider = FloatSlider(
        min=asked.low,
        max=asked.high,
        step=size,
        value=asked.low if kept is None else min(max(kept, asked.low), asked.high),
        readout=False,
        layout=Layout(width="100%", max_width="34rem"),
    )
    slider.add_class("ms-bar")
    picture = HTML()

    def follow(*_change: object) -> None:
        value = entered()
        slider.disabled = box.disabled
        for each in stepped.children:
            each.disabled = box.disabled
        if value is not None:
            slider.value = value
        picture.value = scale_picture(asked, value, committed=box.disabled).inline()

    def slid(change: dict[str, Any]) -> None:
        if entered() != change["new"]:
            box.value = _written(asked, change["new"])

    box.observe(follow, names=["value", "disabled"])
    slider.observe(slid, names="value")
    follow()
    return VBox([picture, slider, stepped], layout=Layout(overflow="visible")), box, slider


def _read(asked: PredictionQuestion, entered: object) -> str | float:
    if is_empty(entered):
        raise AnswerError(
            _("Choose an answer first.")
            if isinstance(asked, ChoicePrediction)
            else _("Move the bar, or type a number first.")
            if asked.sketch
            else _("Type a number first.")
        )
    return str(entered) if isinstance(asked, ChoicePrediction) else asked.read(entered)
