"""The reader's language: every sentence the package says passes through here.

The lowest layer. It knows no statistics: it looks texts up in a gettext catalogue, and it writes
numbers with the reader's decimal mark. English is the source; Indonesian is a catalogue beside
this file.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from math import isfinite

# Each language the course is written in, with its decimal mark. A new one also needs its
# catalogues: python -m lessons.translate CODE.
LANGUAGES = {"en": ".", "id": ","}
SOURCE = "en"
LOCALE = files(__package__) / "locale"

_current = SOURCE


class MidwiferyStatsError(Exception):
    """Every error that a user can cause: its message is for the reader, in the reader's language.

    Catch this one to catch them all. Each kind is also a ``ValueError`` or ``TypeError``.
    """


class InputError(MidwiferyStatsError, ValueError):
    """Something typed that cannot be used; the message says what, where, and what to write."""


def use_language(code: str) -> None:
    """Say everything in this language from now on: ``"en"`` or ``"id"``."""
    global _current
    if code not in LANGUAGES:
        raise InputError(
            _("There is no language {code!r}. Write {choices}.").format(
                code=code, choices=_(" or ").join(f'"{language}"' for language in LANGUAGES)
            )
        )
    _current = code


def current_language() -> str:
    """Give the code of the language in use."""
    return _current


def gettext(text: str) -> str:
    """Give ``text`` in the reader's language; the English text where it has no translation."""
    return _catalogue(_current).gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Give the form of a text that goes with ``count`` (English has two, Indonesian one)."""
    return _catalogue(_current).ngettext(one, many, count)


def mark(text: str) -> str:
    """Mark a text for the catalogue without looking it up yet (for tables of constants)."""
    return text


_ = gettext


def decimal(value: float, digits: int) -> str:
    """Write a number with so many decimals and the reader's decimal mark: 0.083 or 0,083.

    A half is rounded away from zero, as SPSS and people do it by hand: 1/16 is 0.063.
    """
    written = f"{float(value):.{digits}f}"
    if isfinite(value):
        unit = Decimal(1).scaleb(-digits)
        rounded = Decimal(float(value)).quantize(unit, ROUND_HALF_UP, Context(prec=400))
        written = f"{rounded if rounded else abs(rounded):f}"  # no -0.00
    return written.replace(".", LANGUAGES[_current])


def cell_separator() -> str:
    """Give what parts the cells of a CSV file that a spreadsheet program opens in columns.

    Where the decimal mark is a comma, such a program expects semicolons.
    """
    return ";" if LANGUAGES[_current] == "," else ","


@cache
def _catalogue(code: str) -> NullTranslations:
    if code == SOURCE:
        return NullTranslations()
    compiled = LOCALE / code / "LC_MESSAGES" / "midwifery_stats.mo"
    try:
        with compiled.open("rb") as stream:
            return GNUTranslations(stream)
    except FileNotFoundError:
        raise FileNotFoundError(
            f"The texts in {code!r} are not compiled: install the package again, or run "
            f"python -m lessons.translate {code}."
        ) from None
