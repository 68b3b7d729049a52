"""Read an answer as a learner types it (0.083, 0,083, .083, 8.3%, 1/4, 65 536), and check it."""

from __future__ import annotations

import math
import numbers
import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from midwifery_stats.classroom.questions.exercises import (
    LIMITS,
    Choice,
    Number,
    Option,
    Quantity,
    Question,
)
from midwifery_stats.language import InputError, _, decimal

Status = Literal["not_attempted", "incorrect", "error", "correct"]

_LONGEST = 40
_GROUPED = re.compile(r"[0-9]{1,3}(?:([., ])[0-9]{3})(?:\1[0-9]{3})*")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_FRACTION = re.compile(r"([+-]?[0-9]+) ?/ ?([0-9]+)")


class AnswerError(InputError):
    """What was typed is not an answer; the text says why in one sentence."""


class Typed(NamedTuple):
    """A number as typed: its exact value, and how many decimals (None for a fraction)."""

    value: Fraction
    decimals: int | None
    percent: bool


def is_empty(answer: object) -> bool:
    """Tell whether nothing was answered yet."""
    return answer is None or (isinstance(answer, str) and not answer.strip())


def read_number(answer: object, quantity: Quantity, *, unit: str = "") -> Typed:
    """Read ``answer``, a text or a number.

    A percentage counts as its hundredth part (8.3% is 0.083), except where ``quantity`` is
    ``"percentage"``; there a fraction counts as its share of 100. Comma and point are both
    decimal marks; between groups of three digits of a ``"count"`` they part the thousands.
    Raises ``AnswerError`` for anything that is not a finite number.
    """
    if isinstance(answer, bool) or not isinstance(answer, str | numbers.Real):
        raise AnswerError(_not_a_number(answer))
    if not isinstance(answer, str):
        return _from_number(answer)
    text = _tidy(answer, unit)
    percent = text.endswith("%")
    text = text.removesuffix("%").strip()
    if percent and quantity == "count":
        raise AnswerError(_("This answer is a number of mothers. Type it without a % sign."))
    if quantity == "count" and _GROUPED.fullmatch(text) and not text.startswith("0"):
        text = re.sub("[., ]", "", text)
    value, decimals = _parse(text, answer)
    if percent and quantity != "percentage":
        return Typed(value / 100, None if decimals is None else decimals + 2, True)
    if quantity == "percentage" and "/" in text and not percent:
        return Typed(value * 100, None, False)
    return Typed(value, decimals, percent)


def require_possible(value: Fraction, quantity: Quantity) -> None:
    """Raise ``AnswerError`` when no answer of this quantity can have this value."""
    low, high = LIMITS[quantity]
    if quantity == "count" and (value < 0 or value.denominator != 1):
        raise AnswerError(_("This answer is a whole number, 0 or more."))
    if low <= value <= high:
        return
    if quantity == "probability":
        if 1 < value <= 100:
            raise AnswerError(
                _("A probability lies between 0 and 1. If you mean percent, add the % sign.")
            )
        raise AnswerError(_("A probability lies between 0 and 1."))
    if quantity == "difference":
        raise AnswerError(_("A difference between two proportions lies between -1 and 1."))
    if quantity == "percentage":
        raise AnswerError(_("A percentage lies between 0 and 100 here."))
    raise AnswerError(_("That number is far too large to be the answer. Type it again."))


def _from_number(answer: numbers.Real) -> Typed:
    if isinstance(answer, numbers.Rational):
        return Typed(Fraction(int(answer.numerator), int(answer.denominator)), None, False)
    value = float(answer)
    if not math.isfinite(value):
        raise AnswerError(_not_a_number(answer))
    return Typed(Fraction(repr(value)), None, False)


def _tidy(answer: str, unit: str) -> str:
    """Take away what learners write around a number: spaces, "p =", the unit."""
    text = " ".join(answer.replace("−", "-").replace("\N{NO-BREAK SPACE}", " ").split())
    text = re.sub(r"^[A-Za-z] ?= ?", "", text)
    if unit and text.casefold().endswith(unit.casefold()):
        text = text[: -len(unit)].strip()
    return text


def _parse(text: str, answer: str) -> tuple[Fraction, int | None]:
    if len(text) > _LONGEST:
        raise AnswerError(_not_a_number(answer))
    if ratio := _FRACTION.fullmatch(text):
        above, below = int(ratio[1]), int(ratio[2])
        if below == 0:
            raise AnswerError(_("A fraction cannot have 0 below the line."))
        return Fraction(above, below), None
    if not _NUMBER.fullmatch(text):
        raise AnswerError(_not_a_number(answer))
    plain = text.replace(",", ".")
    mantissa, __, exponent = plain.lower().partition("e")
    decimals = len(mantissa.partition(".")[2])
    return Fraction(plain), None if exponent else decimals


def _not_a_number(answer: object) -> str:
    shown = str(answer).strip()
    if len(shown) > _LONGEST:
        shown = shown[:_LONGEST] + "…"
    return _('"{typed}" is not a number. Type for example 0.083, 0,083, 1/4 or 8.3%.').format(
        typed=shown
    )


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
        first = (
            _("Choose an answer first.")
            if isinstance(question, Choice)
            else _("Type a number first.")
        )
        return CheckResult("not_attempted", first, hint)
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
    return CheckResult("incorrect", message or _("Try again, or take a hint."), hint)


def _wrong_message(question: Number, typed: Typed) -> str | None:
    for wrong in question.wrong:
        if abs(typed.value - Fraction(wrong.value)) <= question.tolerance + Fraction(1, 10**9):
            return wrong.message
    if _rounded_too_far(question, typed):
        return _("Close, but rounded too far. {instruction}").format(
            instruction=instruction(question)
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


def instruction(question: Number) -> str:
    """Say in what form the answer is wanted."""
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
