"""Numbers inside a printed string: "71,4%", "1.987.124 ha", "15 – 20 menit", "ke-V dan VI".

The papers write decimals with a comma or a point, thousands with a point, some numbers as words,
and one p-value with letters for zeros.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import TypeVar

Number = TypeVar("Number", Decimal, float)
_WORDS = {
    "fifth": 5,
    "sixth": 6,
    "V": 5,
    "VI": 6,
    "kedua": 2,
    "ketiga": 3,
    "keempat": 4,
    "kelima": 5,
    "keenam": 6,
    "lima": 5,
    "enam": 6,
}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*|\b(?:" + "|".join(_WORDS) + r")\b")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_LETTERS_FOR_ZEROS = re.compile(r"o\s*[.,]\s*o+")


def numbers_in(text: str) -> tuple[Decimal, ...]:
    """Give every number in a printed string, with as many decimals as printed."""
    return tuple(_number(found) for found in _NUMBER.findall(zeros_for_letters(text)))


def number_in(text: str) -> Decimal:
    """Give the one number in a printed string."""
    (number,) = numbers_in(text)
    return number


def fit_together(one: Sequence[Number], other: Sequence[Number]) -> bool:
    """Whether two printed figures can both be right: alike, or one in the range of the other."""
    narrow, wide = sorted((one, other), key=lambda ends: ends[-1] - ends[0])
    return wide[0] <= narrow[0] and narrow[-1] <= wide[-1]


def zeros_for_letters(text: str) -> str:
    """Write "o, ooo" as "0,000"; any other text stays as it is."""
    if not _LETTERS_FOR_ZEROS.fullmatch(text):
        return text
    return "".join(text.split()).replace("o", "0")


def rounds_to(value: Decimal, printed: Decimal) -> bool:
    """Whether a value, at the printed decimals, is the printed number; a last 5 goes either way."""
    return any(
        value.quantize(printed, rounding=rounding) == printed
        for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN)
    )


def _number(found: str) -> Decimal:
    if found in _WORDS:
        return Decimal(_WORDS[found])
    if _THOUSANDS.fullmatch(found):
        return Decimal(found.replace(".", ""))
    return Decimal(found.replace(",", "."))


PRINTED_NUMBER = re.compile(
    r"(?<![\w.,])[-+]?(?:\d{1,15}(?:[.,]\d{1,15}){0,4}|[.,]\d{1,10})(?!\d)|"
    r"(?<![\w.,])o\s?[.,]\s?o{2,4}\b"
)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:,\d{3})+")
_ONE_FOR_ONE = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—−﹣－", "-"),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\t\x0b\f", " "),
        **dict.fromkeys("“”„″", '"'),
        **dict.fromkeys("‘’`´", "'"),
        **dict.fromkeys("ρρ𝜌", "p"),
        "，": ",",
        "．": ".",
        "＜": "<",
        "＝": "=",
        "％": "%",
        "‚": ",",
        "٪": "%",
        "⩽": "≤",
        "⩾": "≥",
        "∓": "±",
        "²": "2",
        "χ": "χ",
    }
)


def plain(text: str) -> str:
    """Write dashes, blanks, quotes and ρ alike, in small letters; every place stays as it is."""
    plainer = text.translate(_ONE_FOR_ONE)
    lower = plainer.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in plainer)


def amount(text: str, kind: str = "") -> float:
    """Read a printed number: "1.100" people are 1100, but p = 0.050 and U = 15.000 are decimals."""
    written = "".join(text.split()).replace("o", "0").lstrip("+")
    counted = kind in ("", "count", "size", "weight", "distance", "volume")
    sign = -1.0 if written.startswith("-") else 1.0
    written = written.lstrip("-")
    if counted and _GROUPED.fullmatch(written):
        return sign * float(written.replace(".", "").replace(",", ""))
    *whole, last = re.split(r"[.,]", written)
    return sign * float(f"{''.join(whole) or '0'}.{last}" if whole else last)


def is_grouped(text: str) -> bool:
    """Whether a printed number has its thousands apart: "1.100", "11,455"."""
    return _GROUPED.fullmatch(text) is not None
