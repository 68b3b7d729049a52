"""Predictions as data: what a learner is asked before running, and what then happened.

Nothing here shows anything: the panels are in ``prediction_panel``. How to write one is told, with
an example of each kind, in ``midwifery_stats.classroom.course``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from midwifery_stats.classroom.questions.answers import AnswerError, read_number
from midwifery_stats.classroom.questions.exercises import LETTERS
from midwifery_stats.display.drawing import hatching
from midwifery_stats.display.svg import (
    BLUE,
    INK,
    LINE,
    QUIET,
    SMALL,
    VERMILLION,
    WIDTH,
    Figure,
    Paint,
    figure,
    label,
    line,
    path,
    rectangle,
    text_width,
)
from midwifery_stats.language import _, decimal

_LEFT, _RIGHT = 24.0, WIDTH - 24.0
_BAR, _ROW = 22.0, 52.0


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


def prediction(id: str) -> Callable[[Callable[[], PredictionQuestion]], Prediction]:
    """Make a prediction of the function below: it asks the question."""
    return lambda ask: Prediction(id, ask)


@dataclass(frozen=True)
class Comparison:
    """What the learner said, what happened, and what lies between (None while unanswered)."""

    said: str | None
    happened: str
    feedback: str | None


def came_true(question: PredictionQuestion, said: str | float | None) -> bool:
    """Tell whether what was predicted is what happened."""
    if isinstance(question, ChoicePrediction):
        return any(guess.key == said and guess.happened for guess in question.options)
    if not isinstance(said, int | float):
        return False
    return abs(said - float(question.value)) <= 0.5 * 10.0**-question.decimals


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


def scale_picture(
    asked: NumberPrediction,
    said: float | None = None,
    *,
    committed: bool = True,
    happened: bool = False,
) -> Figure:
    """Draw the scale of a prediction with the bar predicted, and the bar of what happened."""
    bars: list[tuple[str, float, Paint, bool]] = []
    if said is not None:
        caption = _("You said: {value}") if committed else _("Your bar: {value}")
        bars.append((caption, said, BLUE, False))
    if happened:
        bars.append((_("What happened: {value}"), float(asked.value), VERMILLION, True))
    parts: list[str] = []
    words: list[str] = []
    for row, (text, value, paint, hatched) in enumerate(bars):
        caption = text.format(value=asked.write(value))
        words.append(caption)
        parts += _bar(asked, row, caption, value, paint, hatched=hatched)
    height = 20 + _ROW * max(len(bars), 1)
    parts += _scale(asked, height)
    alt = _("A scale from {low} to {high}.").format(
        low=decimal(asked.low, asked.decimals), high=asked.write(asked.high)
    )
    return figure(parts, height=height + 48, alt=" ".join([alt, *(f"{w}." for w in words)]))


def _position(asked: NumberPrediction, value: float) -> float:
    share = (value - asked.low) / (asked.high - asked.low)
    return _LEFT + share * (_RIGHT - _LEFT)


def _bar(
    asked: NumberPrediction, row: int, caption: str, value: float, paint: Paint, *, hatched: bool
) -> list[str]:
    top = 30 + _ROW * row
    end = _position(asked, value)
    width = max(end - _LEFT, 2)
    shapes = [
        label(_LEFT + 4, top - 8, caption),
        rectangle(_LEFT, top, width, _BAR, fill=paint),
    ]
    if hatched:
        lines = "".join(hatching(_LEFT, top, width, _BAR, step=7))
        shapes.append(path(lines, stroke=Paint("#ffffff"), width=1.2))
    return shapes


def _scale(asked: NumberPrediction, y: float) -> list[str]:
    shapes = [line(_LEFT, y, _RIGHT, y, stroke=INK)]
    for at in range(5):
        value = asked.low + (asked.high - asked.low) * at / 4
        x = _position(asked, value)
        shapes.append(line(x, y, x, y + 5, stroke=INK))
        if abs(round(value, asked.decimals) - value) < 1e-9:
            text = decimal(value, asked.decimals)
            inside = text_width(text, SMALL) / 2
            shapes.append(
                label(max(x, inside + 4), y + 19, text, size=SMALL, fill=INK, anchor="middle")
            )
    shapes.append(label(_LEFT, y + 38, asked.ends[0], size=SMALL, fill=QUIET))
    shapes.append(label(_RIGHT, y + 38, asked.ends[1], size=SMALL, fill=QUIET, anchor="end"))
    shapes.append(line(_LEFT, 12, _LEFT, y, stroke=LINE))
    return shapes
