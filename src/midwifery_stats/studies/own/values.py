"""The cells of one column: numbers stored as text, spellings of one word, and what is missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd

from midwifery_stats.language import _, ngettext

# What people write for "no value"; each is said when it is found.
MISSING_WORDS = frozenset(
    {"-", "--", "–", ".", "?", "na", "n/a", "#n/a", "nan", "null", "none", "tidak ada data"}
)
_BLANKS = re.compile(r"[\s\u00a0\u200b\u200e\u200f\ufeff]+")
_POINT = re.compile(r"[-+−]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?", re.IGNORECASE)
_COMMA = re.compile(r"[-+−]?\d+(?:,\d+)?")
_POINTS_FOR_THOUSANDS = re.compile(r"[-+−]?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_COMMAS_FOR_THOUSANDS = re.compile(r"[-+−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_CODE = re.compile(r"0\d+|\d{12,}")
_SUSPECTED = (9, 99, 999, 9999, 99999, -1, -9, -99, -999)


def text_of(cell: str) -> str:
    """Give a text without blanks around it and with single blanks inside."""
    return _BLANKS.sub(" ", cell).strip()


def key_of(value: Any) -> str:
    """Compare values as a reader does: 99, 99.0 and "99" are one; capitals do not count."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return text_of(str(value)).casefold()


def column_of(
    name: str, cells: Sequence[Any], index: pd.Index[Any], notes: list[str], *, quiet: bool = False
) -> pd.Series[Any]:
    """Make a column of numbers, of one spelling for each word, or of what the cells are.

    ``quiet`` keeps the cells as they are and says nothing, for columns that tell of a person.
    """
    if quiet:
        return pd.Series([None if c is None else str(c) for c in cells], index=index, dtype=object)
    found: list[str] = []
    kept = _without_missing_words(name, cells, found)
    numbers = _numbers(name, kept, found)
    notes.extend(found)
    if numbers is not None:
        series = pd.Series(numbers, index=index, dtype="float64", name=name)
        _suspect_codes(name, series, notes)
        whole = series.dropna()
        if len(whole) == len(series) and (whole == whole.round()).all() and _is_safe(whole):
            return series.astype("int64")
        return series
    if all(cell is None or isinstance(cell, bool) for cell in kept):
        kept = [None if cell is None else (_("yes") if cell else _("no")) for cell in kept]
    if all(cell is None or isinstance(cell, date | datetime) for cell in kept):
        return pd.Series(kept, index=index, dtype=object, name=name)
    return pd.Series(_one_spelling(name, kept, notes), index=index, dtype=object, name=name)


def _is_safe(values: pd.Series[float]) -> bool:
    return bool((values.abs() < 2**53).all())


def _without_missing_words(name: str, cells: Sequence[Any], notes: list[str]) -> list[Any]:
    words = Counter(
        cell for cell in cells if isinstance(cell, str) and cell.casefold() in MISSING_WORDS
    )
    if not words:
        return list(cells)
    notes.append(
        _("In {column} these cells count as missing: {words}.").format(
            column=name, words=", ".join(f"{word} ({often}×)" for word, often in words.items())
        )
    )
    return [None if isinstance(cell, str) and cell in words else cell for cell in cells]


def _numbers(name: str, cells: Sequence[Any], notes: list[str]) -> list[float] | None:
    """Read a column as numbers; None where it holds other things too (then that is said)."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    given = sum(cell is not None for cell in cells)
    if not given or any(isinstance(cell, bool | date | datetime) for cell in cells):
        return None
    if any(_CODE.fullmatch(text) for text in texts):
        return None
    reading = _reading(texts)
    if reading is None:
        _say_mixed(name, cells, notes)
        return None
    if texts and (len(texts) < given or reading != "point" or _is_doubtful(texts)):
        notes.append(_how_read(name, texts, reading, workbook=len(texts) < given))
    values = [
        float("nan") if cell is None else _number(cell, reading) if isinstance(cell, str) else cell
        for cell in cells
    ]
    return [float(value) for value in values]


def _reading(texts: Sequence[str]) -> str | None:
    """Choose how all texts of a column can be read as numbers."""
    ways = {
        "point": (_POINT,),
        "comma": (_COMMA,),
        "comma, points for thousands": (_POINTS_FOR_THOUSANDS, _COMMA),
        "point, commas for thousands": (_COMMAS_FOR_THOUSANDS, _POINT),
        "point and comma": (_POINT, _COMMA),
    }
    return next(
        (
            way
            for way, patterns in ways.items()
            if all(any(p.fullmatch(text) for p in patterns) for text in texts)
        ),
        None,
    )


def _number(text: str, reading: str) -> float:
    plain = text.replace("−", "-")
    if reading == "comma, points for thousands":
        plain = plain.replace(".", "").replace(",", ".")
    elif reading == "point, commas for thousands":
        plain = plain.replace(",", "")
    else:
        plain = plain.replace(",", ".")
    return float(plain)


def _is_doubtful(texts: Sequence[str]) -> bool:
    """Whether each number could be a count of thousands as well: 1.250, 2.000."""
    return all(_POINTS_FOR_THOUSANDS.fullmatch(text) for text in texts)


def _how_read(name: str, texts: Sequence[str], reading: str, *, workbook: bool) -> str:
    if workbook:
        return ngettext(
            "In {column} {n} number is stored as text; it is read as a number.",
            "In {column} {n} numbers are stored as text; they are read as numbers.",
            len(texts),
        ).format(column=name, n=len(texts))
    example = next((text for text in texts if re.search(r"[.,]", text)), texts[0])
    if reading == "point":
        return _(
            "{column} holds numbers; the point is read as a decimal mark ({example}): if it parts"
            " thousands, take it out of the file."
        ).format(column=name, example=example)
    return {
        "comma": _("{column} holds numbers; the decimal mark is a comma ({example})."),
        "comma, points for thousands": _(
            "{column} holds numbers; points part thousands and the comma is the decimal mark"
            " ({example})."
        ),
        "point, commas for thousands": _(
            "{column} holds numbers; commas part thousands and the point is the decimal mark"
            " ({example})."
        ),
        "point and comma": _(
            "{column} holds numbers with a decimal comma and others with a decimal point; both are"
            " read as decimal marks."
        ),
    }[reading].format(column=name, example=example)


def _say_mixed(name: str, cells: Sequence[Any], notes: list[str]) -> None:
    given = [cell for cell in cells if cell is not None]
    different = {cell for cell in given if isinstance(cell, str)}  # a long column repeats itself
    unread = {text for text in different if _reading([text]) is None}
    words = [cell for cell in given if isinstance(cell, str) and cell in unread]
    if 0 < len(words) < 0.5 * len(given):
        notes.append(
            ngettext(
                "{column} holds numbers and {n} cell that is none: {words}.",
                "{column} holds numbers and {n} cells that are none: {words}.",
                len(words),
            ).format(column=name, n=len(words), words=", ".join(dict.fromkeys(words[:6])))
        )


def _suspect_codes(name: str, series: pd.Series[Any], notes: list[str]) -> None:
    """Point at 99, 999 and their kind where they lie far from all other values."""
    for code in _SUSPECTED:
        rest = series[(series != code) & series.notna()]
        often = int((series == code).sum())
        if not often or len(rest) < 3:
            continue
        spread = max(float(rest.max() - rest.min()), 1.0)
        if (
            code > float(rest.max()) + spread
            or code < float(rest.min()) - spread
            or (code < 0 <= float(rest.min()))
        ):
            notes.append(
                _(
                    "In {column} the value {code} occurs {n}×, far from all others: if it stands"
                    " for a missing value, say so (missing=[{code}])."
                ).format(column=name, code=code, n=often)
            )


def _one_spelling(name: str, cells: Sequence[Any], notes: list[str]) -> list[Any]:
    """Write words that differ only by capitals in the way that is most frequent."""
    texts = Counter(
        str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell)
        for cell in cells
        if cell is not None
    )
    ways: dict[str, Counter[str]] = {}
    for text, often in texts.items():
        ways.setdefault(text.casefold(), Counter())[text] = often
    chosen = {folded: spellings.most_common(1)[0][0] for folded, spellings in ways.items()}
    several = [spellings for spellings in ways.values() if len(spellings) > 1]
    if several:
        notes.append(
            _("In {column} these are taken as one: {spellings}.").format(
                column=name,
                spellings="; ".join(
                    " = ".join(f"{text} ({often}×)" for text, often in spellings.most_common())
                    for spellings in several[:6]
                ),
            )
        )
    return [
        None
        if cell is None
        else chosen[
            str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell).casefold()
        ]
        for cell in cells
    ]
