"""Predictions as data: what a learner is asked before running, and what then happened.

Nothing here shows anything: the panels are in ``prediction_panel``. How to write one is told, with
an example of each kind, in ``midwifery_stats.classroom.course``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from midwifery_stats.classroom.questions.exercises import LETTERS
from midwifery_stats.classroom.questions.typed_answers import AnswerError, read_number
from midwifery_stats.language import _, decimal


@dataclass(frozen=True)
class Guess:
    """One option: ``key`` is its stable name for files, ``feedback`` explains it afterwards."""

    key: str
    text: str
    feedback: str
    happened: bool = False


@dataclass(frozen=True, kw_only=True)
class ChoicePrediction:
    """A choice; exactly one option has ``happened=True``, found by the package."""

    question: str
    options: tuple[Guess, ...]
    happened: str

    @property
    def letters(self) -> dict[str, Guess]:
        """The options by the letter they are shown with."""
        return dict(zip(LETTERS, self.options, strict=False))


@dataclass(frozen=True)
class Band:
    """What to say to everybody who predicted at most ``to`` (and more than the band before)."""

    to: float
    feedback: str


@dataclass(frozen=True, kw_only=True)
class NumberPrediction:
    """A number from ``low`` to ``high``; ``value`` is what happened, found by the package.

    The ``bands`` cover the whole range upwards; the last one ends at ``high``. With
    ``sketch=True`` the learner places a bar on a scale instead of typing; ``ends`` are the words
    at the two ends of that scale.
    """

    question: str
    low: float
    high: float
    value: float | Fraction
    happened: str
    bands: tuple[Band, ...]
    decimals: int = 0
    unit: str = ""
    sketch: bool = False
    ends: tuple[str, str] = ("", "")

    def write(self, value: float | Fraction) -> str:
        """Write a number of this prediction with its unit."""
        return f"{decimal(float(value), self.decimals)} {self.unit}".strip()

    def read(self, typed: object) -> float:
        """Read what was typed; ``AnswerError`` for no number or one outside the range."""
        value = float(read_number(typed, "number", unit=self.unit).value)
        if self.low <= value <= self.high:
            return value
        raise AnswerError(
            _("Type a number from {low} to {high}.").format(
                low=decimal(self.low, self.decimals), high=decimal(self.high, self.decimals)
            )
        )


PredictionQuestion = ChoicePrediction | NumberPrediction


@dataclass(frozen=True)
class Prediction:
    """A prediction: ``ask`` makes the question, with what happened, in the reader's language."""

    id: str
    ask: Callable[[], PredictionQuestion]


@dataclass(frozen=True)
class Comparison:
    """What the learner said, what happened, and what lies between (None while unanswered)."""

    said: str | None
    happened: str
    feedback: str | None


def compare_prediction(question: PredictionQuestion, said: str | float | None) -> Comparison:
    """Put the prediction beside what happened; ``said`` is an option's key or a number."""
    if isinstance(question, ChoicePrediction):
        for guess in question.options:
            if guess.key == said:
                return Comparison(guess.text, question.happened, guess.feedback)
        return Comparison(None, question.happened, None)
    if said is None or isinstance(said, str):
        return Comparison(None, question.happened, None)
    band = next((band for band in question.bands if said <= band.to), question.bands[-1])
    return Comparison(question.write(said), question.happened, band.feedback)
