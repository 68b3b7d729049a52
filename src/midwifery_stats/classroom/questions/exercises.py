"""Exercises as data: a question for each variant, its right answer, and the check.

Nothing here shows anything: the panel is in ``exercise_panel``. How to write one is told, with an
example of each kind, in ``midwifery_stats.classroom.course``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from random import Random
from typing import Literal, TypeVar

from midwifery_stats.classroom.questions.misconceptions import Misconception
from midwifery_stats.classroom.questions.typed_answers import (
    AnswerError,
    Quantity,
    Typed,
    is_empty,
    read_number,
    require_possible,
)
from midwifery_stats.display.tables import Table
from midwifery_stats.language import _, decimal

Status = Literal["not_attempted", "incorrect", "error", "correct"]
T = TypeVar("T")

LETTERS = "ABCDEFGHIJ"


class Variant:
    """One variant of one exercise: 0 is the published data, every other number is drawn.

    The same exercise and number always draw the same sample, on every machine.
    """

    def __init__(self, exercise: str, number: int = 0) -> None:
        if number < 0:
            raise ValueError(
                _("A variant is 0 or a whole number above 0, not {number}.").format(number=number)
            )
        self.number = number
        self.random = Random(f"{exercise}/{number}")

    @property
    def published(self) -> bool:
        """Tell whether this is variant 0, the published data."""
        return self.number == 0

    def integer(self, published: int, low: int, high: int) -> int:
        """Give ``published`` in variant 0, else a whole number from ``low`` to ``high``."""
        return published if self.published else self.random.randint(low, high)

    def pick(self, published: T, others: Sequence[T]) -> T:
        """Give ``published`` in variant 0, else one of ``others``."""
        return published if self.published else self.random.choice(others)


@dataclass(frozen=True)
class Option:
    """One option of a choice.

    ``key`` is a short stable name for files; ``message`` says what choosing it would mean, and
    may be empty only where the option is right in every variant.
    """

    key: str
    text: str
    message: str = ""
    right: bool = False
    misconception: Misconception | None = None


@dataclass(frozen=True)
class Wrong:
    """A typical wrong number and what giving it would mean."""

    value: Fraction | float
    message: str


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A question with options, exactly one of them right.

    The options are shuffled for each variant, so write the right one first; ``ordered=True``
    keeps the order written, for options such as smaller / equal / larger. ``table`` is shown
    under the prompt. ``sample`` holds the numbers that make this variant easier or harder.
    """

    prompt: str
    options: tuple[Option, ...]
    hints: tuple[str, ...]
    solution: str
    ordered: bool = False
    table: Table | None = None
    sample: Mapping[str, float] = field(default_factory=dict)

    @property
    def right(self) -> Option:
        """The one right option."""
        return next(option for option in self.options if option.right)

    @property
    def letters(self) -> dict[str, Option]:
        """The options by the letter they are shown with."""
        return dict(zip(LETTERS, self.options, strict=False))


@dataclass(frozen=True, kw_only=True)
class Number:
    """A question answered with a number.

    ``answer`` is the exact value; an answer counts as right when it equals ``answer`` rounded to
    ``decimals``, or is nearer. With ``decimals=None`` it must be exact. ``instruction`` is what
    the panel adds to the prompt: the rounding asked for. ``table`` is shown under the prompt.
    """

    prompt: str
    answer: Fraction | float
    quantity: Quantity
    decimals: int | None = None
    unit: str = ""
    wrong: tuple[Wrong, ...]
    hints: tuple[str, ...]
    solution: str
    table: Table | None = None
    sample: Mapping[str, float] = field(default_factory=dict)

    @property
    def tolerance(self) -> Fraction:
        """How far from ``answer`` a right answer may be: half a unit of its last decimal."""
        if self.decimals is None:
            return Fraction(0) if isinstance(self.answer, Fraction | int) else Fraction(1, 10**9)
        return Fraction(1, 2 * 10**self.decimals)

    @property
    def instruction(self) -> str:
        """Say in what form the answer is wanted."""
        return _instruction(self)

    def accepts(self, value: Fraction | float) -> bool:
        """Tell whether ``value`` is right to the decimals asked for."""
        return abs(Fraction(value) - Fraction(self.answer)) <= self.tolerance + Fraction(1, 10**12)


Question = Choice | Number


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """An exercise: ``ask`` makes its question for a variant, in the reader's language.

    ``bounds`` states the difficulty: for each name in the question's ``sample`` the lowest and
    the highest value it has in any variant. Empty bounds say that every variant asks the same
    (a reading exercise on the published paper).
    """

    id: str
    ask: Callable[[Variant], Question]
    misconception: Misconception
    aim: Literal["understanding", "arithmetic"]
    level: Literal[1, 2, 3]
    bounds: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def question(self, variant: int = 0) -> Question:
        """Make the question of this variant; a choice has its options shuffled."""
        question = self.ask(Variant(self.id, variant))
        if isinstance(question, Number) or question.ordered:
            return question
        options = list(question.options)
        Random(f"{self.id}/{variant}/options").shuffle(options)
        return replace(question, options=tuple(options))


@dataclass(frozen=True)
class CheckResult:
    """What a check found: the status, what to say about the answer, and the next hint."""

    status: Status
    message: str
    hint: str | None = None


def check_answer(question: Question, answer: object, *, hints_seen: int = 0) -> CheckResult:
    """Compare ``answer`` with the question's right answer.

    ``answer`` is what was typed, a number, or for a choice an option's letter, key or text.
    """
    hint = question.hints[hints_seen] if hints_seen < len(question.hints) else None
    if is_empty(answer):
        return CheckResult("not_attempted", _("Not answered yet."), hint)
    if isinstance(question, Choice):
        return _check_choice(question, answer, hint)
    return _check_number(question, answer, hint)


def with_status(result: CheckResult) -> str:
    """Give the message with its status before it, in words."""
    if result.status == "incorrect":
        return _("Not yet. {message}").format(message=result.message)
    if result.status == "error":
        return _("Please answer again. {message}").format(message=result.message)
    return result.message


def right_answer(question: Question) -> str:
    """Write the right answer as the solution and the answer key show it."""
    if isinstance(question, Choice):
        letter = next(letter for letter, option in question.letters.items() if option.right)
        return f"{letter}. {question.right.text}"
    written = _write(question)
    fraction = Fraction(question.answer).limit_denominator(10**9)
    simple = fraction == question.answer and 1 < fraction.denominator <= 10**6
    if simple and question.quantity in ("probability", "difference"):
        return f"{written} ({fraction})"
    return f"{written} {question.unit}".strip()


def apart(
    answer: Fraction | float, wrong: Sequence[Wrong], *, decimals: int | None = None
) -> tuple[Wrong, ...]:
    """Leave out wrong answers that by chance equal the right one, or one before them."""
    unit = 10.0 ** -(decimals if decimals is not None else 9)
    kept: list[Wrong] = []
    for one in wrong:
        taken = [float(answer), *(float(other.value) for other in kept)]
        if all(abs(float(one.value) - value) > 1.01 * unit for value in taken):
            kept.append(one)
    return tuple(kept)


def _check_choice(question: Choice, answer: object, hint: str | None) -> CheckResult:
    chosen = _chosen(question, str(answer))
    if chosen is None:
        letters = ", ".join(question.letters)
        message = _("Choose one of {letters}.").format(letters=letters)
        return CheckResult("error", message, hint)
    if chosen.right:
        return CheckResult("correct", _("Correct."))
    return CheckResult("incorrect", chosen.message, hint)


def _chosen(question: Choice, answer: str) -> Option | None:
    said = " ".join(answer.split()).casefold()
    letter = said.rstrip(".): ").removeprefix("(")
    for name, option in question.letters.items():
        if letter == name.casefold() or said in (option.key.casefold(), option.text.casefold()):
            return option
    return None


def _check_number(question: Number, answer: object, hint: str | None) -> CheckResult:
    try:
        typed = read_number(answer, question.quantity, unit=question.unit)
        if question.accepts(typed.value):
            return CheckResult("correct", _("Correct."))
        message = _wrong_message(question, typed)
        if message is None:
            require_possible(typed.value, question.quantity)
    except AnswerError as error:
        return CheckResult("error", str(error), hint)
    return CheckResult("incorrect", message or _("That is not it yet."), hint)


def _wrong_message(question: Number, typed: Typed) -> str | None:
    for wrong in question.wrong:
        if abs(typed.value - Fraction(wrong.value)) <= question.tolerance + Fraction(1, 10**9):
            return wrong.message
    if _rounded_too_far(question, typed):
        return _("Close, but rounded too far. {instruction}").format(
            instruction=question.instruction
        )
    if question.quantity == "percentage" and question.accepts(typed.value * 100):
        return _("That is a proportion. As a percentage it is 100 times as much.")
    if question.quantity in ("probability", "difference") and question.accepts(typed.value / 100):
        return _("That is a percentage. Add the % sign, or divide by 100.")
    if question.quantity == "difference" and question.accepts(-typed.value):
        return _("The size is right, the sign is not. Which number is taken from which?")
    return None


def _rounded_too_far(question: Number, typed: Typed) -> bool:
    if question.decimals is None or typed.decimals is None or typed.value == 0:
        return False
    half = Fraction(1, 2 * 10**typed.decimals)
    return abs(typed.value - Fraction(question.answer)) <= half


def _write(question: Number) -> str:
    if question.decimals is not None:
        return decimal(float(question.answer), question.decimals)
    exact = Fraction(question.answer)
    return str(exact) if isinstance(question.answer, Fraction | int) else str(question.answer)


def _instruction(question: Number) -> str:
    if question.quantity == "count":
        return _("Answer with a whole number.")
    if question.decimals is None:
        return _("Answer exactly; a fraction such as 1/4 is fine.")
    places = {
        0: _("Round to a whole number."),
        1: _("Round to one decimal."),
        2: _("Round to two decimals."),
        3: _("Round to three decimals."),
        4: _("Round to four decimals."),
    }
    rounding = places.get(
        question.decimals, _("Round to {n} decimals.").format(n=question.decimals)
    )
    if question.quantity == "percentage":
        return _("Answer in percent.") + " " + rounding
    return rounding
