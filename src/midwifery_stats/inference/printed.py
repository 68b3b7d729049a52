"""Numbers as a paper prints them: "0.004" is a string whose decimals say how it was rounded.

A table that prints 0.004 tells us that p lay between 0.0035 and 0.0045, and "0.000" that it lay
below 0.0005. The string is kept as it was printed, because a number forgets its zeros. The same
holds for a percentage: "66.7%" of 25 mothers is no whole number of mothers.

The one rule for comparing a p with alpha, and the one for writing it, stand here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from math import ceil, floor, log10
from typing import overload

import numpy as np
from numpy.typing import NDArray

from midwifery_stats.inference.arguments import whole_number
from midwifery_stats.inference.coding import FloatArray
from midwifery_stats.language import InputError, _

FLOAT_NOISE = 1 + 1e-9
"""An exact p such as 1/20 must not miss an alpha of 0.05 by the last bit of a float."""

_LABEL = r"(?:(?:asymp(?:totic)?\.?|exact|nilai)\s*)?(?:p|ρ|sig(?:nificance)?\.?|signifikansi)"
_PRINTED = re.compile(
    rf"(?:{_LABEL}(?:[\s-]*value)?(?:\s*\([^()]*\))?\s*:?)?"
    r"\s*(?P<relation><=|>=|=<|=>|[<>=≤≥⩽⩾]?)\s*"
    r"(?P<number>\d?[.,]\d{1,15}|\d)(?P<exponent>[eE][-−]\d{1,3})?\s*\**",
    re.IGNORECASE,
)
_RELATIONS = {"<=": "≤", "=<": "≤", "⩽": "≤", ">=": "≥", "=>": "≥", "⩾": "≥", "": "="}
_PERCENTAGE = re.compile(r"\s*(?P<number>\d{0,3}(?:[.,]\d{1,12})?)\s*(?P<sign>%?)\s*")
_DIGITS_TRUSTED = 12  # a computed p carries float noise beyond these
_LARGEST_SIZE = 100_000


@overload
def is_significant(p: float, alpha: float) -> bool: ...
@overload
def is_significant(p: FloatArray, alpha: float) -> NDArray[np.bool_]: ...
def is_significant(p: float | FloatArray, alpha: float) -> bool | NDArray[np.bool_]:
    """Tell whether p is at most alpha."""
    return p <= alpha * FLOAT_NOISE


def decimals_that_show(p: float, limits: Iterable[float], fewest: int = 3) -> int:
    """Give with how many decimals p is written, so that it stays on its side of the limits.

    0.0500004 has seven: with three it would read as 0.050, which is not above 0.05.
    """
    for digits in range(fewest, 16):
        shown = float(Decimal(repr(float(p))).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))
        if all(
            is_significant(p, limit) == is_significant(shown, limit)
            and is_significant(limit, p) == is_significant(limit, shown)
            for limit in limits
        ):
            return digits
    return fewest


def digits_of_summary(values: FloatArray) -> int:
    """Give the most decimals of a median, a quartile or a shift: one more than the values have.

    Of values with many decimals, about four digits in all.
    """
    largest = float(np.abs(values).max(initial=0.0))
    if largest == 0:
        return 1
    slack = 1e-9 * largest
    of_values = next(
        (count for count in range(9) if np.all(np.abs(np.round(values, count) - values) <= slack)),
        9,
    )
    return min(of_values + 1, max(1, 3 - floor(log10(largest))))


@dataclass(frozen=True)
class PrintedP:
    """A p-value as printed: ``text``, its ``relation`` (one of = < > ≤ ≥) and its ``value``."""

    text: str
    relation: str
    value: Decimal

    def matches(self, p: float) -> bool:
        """Whether this p would be printed so; a last 5 may be rounded up or to the even digit."""
        computed = Decimal(format(p, f".{_DIGITS_TRUSTED}g"))
        if self.relation == "=":
            return _prints_as(computed, self.value)
        below = computed < self.value if self.relation in "<≤" else computed > self.value
        return below or (self.relation in "≤≥" and computed == self.value)


def printed_p(text: object) -> PrintedP:
    """Read a printed p-value: "0.004", ".004", "0,083", "<0.001", "p-value = 0,032", "Sig. ,032".

    Raises
    ------
    InputError
        If it cannot be read, or if no p-value can be meant ("1.7", "<0.000").
    """
    if not isinstance(text, str):
        raise InputError(
            _(
                "Write the printed p-value between quotes, for example "
                '"0.004": without them {value} loses its last zeros.'
            ).format(value=str(text)[:40])
        )
    read = _PRINTED.fullmatch(text.strip())
    if read is None:
        raise InputError(
            _(
                "{text!r} cannot be read as a printed p-value. "
                'Write it as in the paper, for example "0.004", "0,083" or "<0.001".'
            ).format(text=text[:60])
        )
    exponent = (read["exponent"] or "").replace("−", "-")
    value = Decimal(read["number"].replace(",", ".") + exponent)
    relation = _RELATIONS.get(read["relation"], read["relation"])
    if value > 1:
        raise InputError(
            _("A p-value lies between 0 and 1, so {text!r} cannot be one.").format(text=text)
        )
    if value == 0 and relation in "<≤":
        raise InputError(
            _(
                "No p-value lies below 0, so {text!r} fits none. Programs print 0 for a p "
                'below 0.0005: write "0.000" or "<0.001".'
            ).format(text=text)
        )
    return PrintedP(text=text, relation=relation, value=value)


def counts_reporting(percentage: str, *, size: int) -> list[int]:
    """Give all counts of ``size`` mothers that would be printed as this percentage.

    "66.7%" and "66,7 %" are read alike; a number below 1 without a percent sign is taken as a share
    (0.667). A last 5 may be rounded up or to the even digit. No count: no mothers can be 66.7% of
    25.
    """
    share, unit = _printed_share(percentage)
    return _counts(share, unit, whole_number(size, "size", smallest=1, largest=_LARGEST_SIZE))


def sizes_reporting(percentage: str, *, largest: int) -> list[int]:
    """Give all sizes up to ``largest`` of which some count would be printed as this percentage.

    "71.4%" begins with 7 mothers (5 of 7), then 14, 21, 28, ...
    """
    share, unit = _printed_share(percentage)
    most = whole_number(largest, "largest", smallest=1, largest=10_000)
    return [size for size in range(1, most + 1) if _counts(share, unit, size)]


def _printed_share(percentage: object) -> tuple[Decimal, Decimal]:
    """Give what was printed as a share, and the unit of its last digit as a share."""
    read = _PERCENTAGE.fullmatch(percentage) if isinstance(percentage, str) else None
    if read is None or not read["number"]:
        raise InputError(
            _(
                "{text} cannot be read as a printed percentage. "
                'Write it between quotes as in the paper, for example "66.7%" or "66,7%".'
            ).format(text=repr(percentage)[:40])
        )
    value = Decimal(read["number"].replace(",", "."))
    of_hundred = bool(read["sign"]) or value >= 1 or value == value.to_integral_value()
    decimals = -int(value.as_tuple().exponent) + (2 if of_hundred else 0)
    share = value.scaleb(-2) if of_hundred else value
    if share > 1:
        raise InputError(
            _("A percentage of mothers lies between 0 and 100, so {text} cannot be one.").format(
                text=percentage
            )
        )
    return share, Decimal(1).scaleb(-decimals)


def _counts(share: Decimal, unit: Decimal, size: int) -> list[int]:
    low = max(0, ceil((share - unit) * size))
    high = min(size, floor((share + unit) * size))
    return [
        count
        for count in range(low, high + 1)
        if _prints_as(Decimal(count) / Decimal(size), share.quantize(unit))
    ]


def _prints_as(computed: Decimal, printed: Decimal) -> bool:
    return any(
        computed.quantize(printed, rounding=rounding) == printed
        for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN)
    )
