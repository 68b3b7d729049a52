"""The order of categories, taken where it is given, else asked for; and of the two groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

import pandas as pd

from midwifery_stats.language import _

from .files import TableError
from .values import key_of, text_of

MOST_CATEGORIES = 7
_FEW_NUMBERS = 2
# Words that put a category low; of two categories the one with such a word is proposed first.
_LOW = (
    *("tidak", "kurang", "belum", "bukan", "rendah", "buruk", "jelek", "sedikit", "ringan"),
    *("no", "not", "less", "poor", "low", "in", "un", "none", "bad", "mild", "insufficient"),
)
_SCALES = (
    ("tidak ada", "ringan", "sedang", "berat"),
    ("none", "mild", "moderate", "severe"),
    ("sangat kurang", "kurang", "cukup", "baik", "sangat baik"),
    ("rendah", "sedang", "tinggi"),
    ("low", "medium", "high"),
    ("poor", "fair", "good", "very good", "excellent"),
    ("kurang lancar", "cukup lancar", "lancar", "sangat lancar"),
    ("tidak lancar", "kurang lancar", "lancar", "sangat lancar"),
)
_TREATED = (
    "interven",
    "perlakuan",
    "treat",
    "massage",
    "pijat",
    "experiment",
    "eksperimen",
    "kasus",
)


class OrderError(TableError):
    """The order of the categories has to be said; ``proposal`` is one to look at, lowest first."""

    def __init__(self, message: str, proposal: list[Any]) -> None:
        super().__init__(message)
        self.proposal = proposal


def levels_of(
    frame: pd.DataFrame,
    columns: Sequence[str],
    order: Sequence[Any] | None,
    labels: Mapping[str, Sequence[str]],
) -> list[str] | None:
    """Give the ordered categories of the outcome, or None where it is a measurement."""
    parts = [frame[column] for column in columns]
    values = [value for part in parts for value in part.tolist()]
    known = list(dict.fromkeys(values))
    if order is None:
        ready = _ready_order(parts)
        if ready is not None:
            return ready
        if all(_is_measured(part) for part in parts) and not _are_codes(known):
            return None
        _refuse_mixed(parts, columns)
        raise _order_wanted(parts, columns, known, labels)
    levels = [text_of(str(level)) for level in order]
    keys = [key_of(level) for level in order]
    if len(set(keys)) < len(keys) or len(keys) < 2:
        raise TableError(
            _("order has to name at least two categories, each once: {order}.").format(
                order=", ".join(levels)
            )
        )
    for column in columns:
        strange = frame[column][~frame[column].map(key_of).isin(keys)]
        if len(strange):
            near = get_close_matches(str(strange.iloc[0]), levels, 1, 0.7)
            raise TableError(
                _(
                    "Row {row} of {column} holds {value}, which order does not name"
                    " ({order}):{hint} mend the cell, add the category to order, or name it in"
                    " missing."
                ).format(
                    row=strange.index[0],
                    column=column,
                    value=strange.iloc[0],
                    order=", ".join(levels),
                    hint=_(" is it {word}?").format(word=near[0]) if near else "",
                )
            )
    return levels


def _ready_order(parts: Sequence[pd.Series[Any]]) -> list[str] | None:
    kinds = {
        tuple(str(level) for level in part.cat.categories)
        for part in parts
        if isinstance(part.dtype, pd.CategoricalDtype) and part.cat.ordered
    }
    ordered = all(isinstance(part.dtype, pd.CategoricalDtype) for part in parts)
    return list(kinds.pop()) if ordered and len(kinds) == 1 else None


def _is_measured(part: pd.Series[Any]) -> bool:
    return bool(pd.api.types.is_numeric_dtype(part)) and part.dtype != bool


def _are_codes(known: Sequence[Any]) -> bool:
    """Whether one or two small whole numbers are all there is: 0 and 1 stand for words."""
    return len(known) <= _FEW_NUMBERS and all(value in range(10) for value in known)


def _refuse_mixed(parts: Sequence[pd.Series[Any]], columns: Sequence[str]) -> None:
    for part, column in zip(parts, columns, strict=True):
        if _is_measured(part):
            continue
        numbers = pd.to_numeric(part.astype(str).str.replace(",", "."), errors="coerce")
        words = part[numbers.isna()]
        if len(words) and 2 * len(words) < len(part) and part.nunique() > MOST_CATEGORIES:
            raise TableError(
                _(
                    "{column} holds numbers, but row {row} holds {value}: mend that cell, or name"
                    " it in missing."
                ).format(column=column, row=words.index[0], value=words.iloc[0])
            )
        if part.nunique() > MOST_CATEGORIES:
            raise TableError(
                _(
                    "{column} has {n} different texts, too many for categories: is it the right"
                    " column?"
                ).format(column=column, n=part.nunique())
            )


def _order_wanted(
    parts: Sequence[pd.Series[Any]],
    columns: Sequence[str],
    known: Sequence[Any],
    labels: Mapping[str, Sequence[str]],
) -> OrderError:
    proposal = propose_order(known, labels.get(columns[0], ()))
    counts = pd.concat([part.astype(object) for part in parts]).value_counts()
    if len(known) == 1:
        return OrderError(
            _(
                "All outcomes are {value}: say which categories there were, lowest first, for"
                " example order=[..., {value!r}]."
            ).format(value=known[0]),
            proposal,
        )
    return OrderError(
        _(
            "Say the order of the categories of {columns}, lowest first. Found are {found};"
            " if this order is right, write order={proposal}."
        ).format(
            columns=_(" and ").join(columns),
            found=", ".join(f"{value} ({counts[value]}×)" for value in proposal),
            proposal=[str(value) for value in proposal],
        ),
        proposal,
    )


def propose_order(values: Iterable[Any], labels: Sequence[str] = ()) -> list[Any]:
    """Propose an order of categories, lowest first: to be shown and confirmed, never to be used."""
    present = list(dict.fromkeys(value for value in values if value is not None and value == value))
    if labels and {str(value) for value in present} <= set(labels):
        return [label for label in labels if label in {str(v) for v in present}]
    if all(isinstance(value, int | float) for value in present):
        return sorted(present)
    words = {str(value): value for value in present}
    for scale in _SCALES:
        if {word.casefold() for word in words} <= set(scale):
            return sorted(words.values(), key=lambda value: scale.index(str(value).casefold()))
    return sorted(words.values(), key=lambda value: (not _sounds_low(str(value)), str(value)))


def _sounds_low(text: str) -> bool:
    words = text.casefold().split()
    return bool(words) and (
        words[0] in _LOW or any(words[0].startswith(p) for p in ("tidak", "kurang", "insuff"))
    )


def groups_of(frame: pd.DataFrame, column: str, groups: Sequence[Any] | None) -> pd.Series[Any]:
    """Name the two groups: as told, or those found, with the treated one first."""
    found = list(dict.fromkeys(frame[column].tolist()))
    if groups is None:
        order = sorted(found, key=lambda value: not _is_treated(str(value)))
    else:
        order = list(dict.fromkeys(groups))
    present = {key_of(value) for value in found}
    absent = [value for value in order if key_of(value) not in present]
    if absent:
        raise TableError(
            _("groups names {group}, but no mother is in it; {column} has: {groups}.").format(
                group=absent[0], column=column, groups=", ".join(map(str, found[:MOST_CATEGORIES]))
            )
        )
    names = [text_of(str(int(v) if isinstance(v, float) and v.is_integer() else v)) for v in order]
    if len(order) != 2 or {key_of(value) for value in order} != present:
        raise TableError(
            _(
                "{column} has to name two groups with mothers, and it has {n}: {groups}. To compare"
                " two of several, write groups=[first, second]."
            ).format(
                column=column,
                n=len(found),
                groups=", ".join(str(value) for value in found[:MOST_CATEGORIES]),
            )
        )
    keys = {key_of(value): name for value, name in zip(order, names, strict=True)}
    return (
        frame[column]
        .map(lambda value: keys[key_of(value)])
        .astype(pd.CategoricalDtype(names, ordered=False))
    )


def _is_treated(text: str) -> bool:
    lowered = text.casefold()
    if lowered.startswith(("tidak", "tanpa", "non", "no ", "without")):
        return False
    return any(word in lowered for word in _TREATED)
