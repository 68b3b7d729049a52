"""Printed p-values: "0.004" is a string whose decimals say how it was rounded.

A table that prints 0.004 tells us that p lay between 0.0035 and 0.0045, and "0.000" that it lay
below 0.0005. The string is kept as it was printed, because a number forgets its zeros.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from midwifery_stats.language import _

_PRINTED = re.compile(r"(?:p\s*)?([<>=]?)\s*(\d?[.,]\d{1,15}|\d)", re.IGNORECASE)
_DIGITS_TRUSTED = 12  # a computed p carries float noise beyond these


@dataclass(frozen=True)
class PrintedP:
    """A p-value as printed: ``text``, its ``relation`` ("=", "<" or ">") and its ``value``."""

    text: str
    relation: str
    value: Decimal

    def matches(self, p: float) -> bool:
        """Whether this p would be printed so; a last 5 may be rounded up or to the even digit."""
        computed = Decimal(format(p, f".{_DIGITS_TRUSTED}g"))
        if self.relation == "<":
            return computed < self.value
        if self.relation == ">":
            return computed > self.value
        return any(
            computed.quantize(self.value, rounding=rounding) == self.value
            for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN)
        )


def printed_p(text: object) -> PrintedP:
    """Read a printed p-value: "0.004", ".004", "0,083", "<0.001" or "p = 0.002"."""
    if not isinstance(text, str):
        raise ValueError(
            _(
                "Write the printed p-value between quotes, for example "
                '"0.004": without them {value} loses its last zeros.'
            ).format(value=text)
        )
    read = _PRINTED.fullmatch(text.strip())
    if read is None:
        raise ValueError(
            _(
                "{text!r} cannot be read as a printed p-value. "
                'Write it as in the paper, for example "0.004", "0,083" or "<0.001".'
            ).format(text=text)
        )
    relation, number = read.groups()
    value = Decimal(number.replace(",", "."))
    if value > 1:
        raise ValueError(
            _("A p-value lies between 0 and 1, so {text!r} cannot be one.").format(text=text)
        )
    return PrintedP(text=text, relation=relation or "=", value=value)
