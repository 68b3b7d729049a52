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

LANGUAGES = ("en", "id")
DOMAIN = "midwifery_stats"

_current = "en"


def use_language(code: str) -> None:
    """Say everything in this language from now on: ``"en"`` or ``"id"``."""
    global _current
    if code not in LANGUAGES:
        raise ValueError(
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


def pgettext(context: str, text: str) -> str:
    """Give ``text`` in the reader's language, where one English word has two translations."""
    return _catalogue(_current).pgettext(context, text)


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
    return written.replace(".", ",") if _current == "id" else written


@cache
def _catalogue(code: str) -> NullTranslations:
    if code == "en":
        return NullTranslations()
    compiled = files(__package__) / "locale" / code / "LC_MESSAGES" / f"{DOMAIN}.mo"
    with compiled.open("rb") as stream:
        return GNUTranslations(stream)
