"""Read a number the way a learner types it: 0.083, 0,083, .083, 8.3%, 1/4, 65 536."""

from __future__ import annotations

import math
import numbers
import re
from fractions import Fraction
from typing import Literal, NamedTuple

from midwifery_stats.language import _

Quantity = Literal["count", "probability", "difference", "percentage", "number"]
"""What a number answer is: whole mothers; 0 to 1; -1 to 1; 0 to 100; or any number."""

LIMITS: dict[Quantity, tuple[int, int]] = {
    "count": (0, 10**9),
    "probability": (0, 1),
    "difference": (-1, 1),
    "percentage": (0, 100),
    "number": (-(10**6), 10**6),
}
_LONGEST = 40
_GROUPED = re.compile(r"[0-9]{1,3}(?:([., ])[0-9]{3})(?:\1[0-9]{3})*")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_FRACTION = re.compile(r"([+-]?[0-9]+) ?/ ?([0-9]+)")


class AnswerError(ValueError):
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
