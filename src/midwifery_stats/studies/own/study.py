"""A student's table as a study: which column is what, in which order, and who was left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import pandas as pd

from midwifery_stats.language import _, mark
from midwifery_stats.studies.study import CLAIMS, Study

from . import read_table
from .cleaning import LABELS, LANGUAGE, NAME, NOTES, PERSONAL
from .files import TableError
from .order import groups_of, levels_of
from .personal import kind_of_person
from .values import key_of

_COUNTED = ("no", "no.", "nomor", "id", "kode", "code", "responden", "mother", "ibu", "subjek")


@dataclass(frozen=True)
class LeftOut:
    """Mothers who are not in the study, and why."""

    reason: str
    column: str
    rows: tuple[Any, ...]


NO_VALUE = mark("no value in {column}")
OTHER_GROUP = mark("in another group ({column})")


def own_study(
    table: Any,
    *,
    before: str | None = None,
    after: str | None = None,
    outcome: str | None = None,
    group: str | None = None,
    order: Sequence[Any] | None = None,
    groups: Sequence[Any] | None = None,
    missing: Iterable[Any] = (),
    name: str | None = None,
) -> Study:
    """Make a study of your own table.

    Parameters
    ----------
    table : a DataFrame, one row a mother (see :func:`read_table`), or a file to read
    before, after : names of the columns with the outcome before and after
    outcome : name of the column with an outcome looked at once
    group : name of the column that says which group a mother is in
    order : the categories of the outcome, lowest first; needed unless the outcome is a measurement
    groups : the two groups to compare, first and second; rows of others are left out and counted
    missing : further values that stand for a missing one, such as 99
    name : what to call the study

    Returns
    -------
    A study. ``.about["left_out"]`` says how many mothers are left out, by reason. Columns that
    tell who a mother is are not in it.

    Raises
    ------
    TableError
        If a column is not there or cannot be used; an :class:`OrderError` proposes an order.
    """
    frame = _plain(table) if isinstance(table, pd.DataFrame) else read_table(table)
    chosen = _chosen(frame, before=before, after=after, outcome=outcome, group=group)
    given = [missing] if isinstance(missing, str | int | float) else list(missing)
    frame = _with_missing(frame, given)
    kept, left_out = _complete(frame, chosen, groups)
    number = _number_column(kept, chosen)
    mothers = pd.DataFrame(index=kept.index)
    mothers["mother"] = kept[number] if number else range(1, len(kept) + 1)
    if "group" in chosen:
        mothers["group"] = groups_of(kept, chosen["group"], groups)
    outcomes = [column for role, column in chosen.items() if role != "group"]
    levels = levels_of(kept, outcomes, order, frame.attrs.get(LABELS, {}))
    personal = _personal(frame)
    for column in kept.columns.drop([*chosen.values(), *([number] if number else [])]):
        if column not in personal:
            mothers[_free_name(str(column))] = _as_category(kept[column])
    for role in ("before", "after", "outcome"):
        if role in chosen:
            mothers[role] = _outcome(kept[chosen[role]], levels)
    mothers = mothers.reset_index(drop=True)
    mothers.attrs = {}
    claims = pd.DataFrame(columns=list(CLAIMS), dtype=str)
    title = name or frame.attrs.get(NAME) or _("Own study")
    about = {
        "title": str(title),
        "columns": dict(chosen),
        "left_out": {_reason(item): len(item.rows) for item in left_out},
        "left_out_rows": tuple(left_out),
        "rows": len(frame),
        "missing": given,
        "language": frame.attrs.get(LANGUAGE),
        "notes": [
            note
            for note in frame.attrs.get(NOTES, ())
            if not any(f"missing=[{value}]" in note for value in given)
        ],
        "personal": sorted(personal),
        "own": True,
    }
    return Study(str(title), mothers, claims, about)


def _plain(table: pd.DataFrame) -> pd.DataFrame:
    """Name columns by text and rows once each, and take categories without an order as text."""
    frame = table.copy()
    frame.columns = pd.Index(
        [
            " ".join(map(str, name)) if isinstance(name, tuple) else str(name)
            for name in table.columns
        ]
    )
    if not frame.index.is_unique or isinstance(frame.index, pd.MultiIndex):
        frame = frame.reset_index(drop=True)
    for at, kind in enumerate(frame.dtypes):
        if isinstance(kind, pd.CategoricalDtype) and not kind.ordered:
            frame.isetitem(at, frame.iloc[:, at].to_numpy(dtype=object))
    frame.attrs = dict(table.attrs)
    return frame


def _reason(item: LeftOut) -> str:
    return _(item.reason).format(column=item.column)


def _chosen(frame: pd.DataFrame, **roles: str | None) -> dict[str, str]:
    chosen = {role: column for role, column in roles.items() if column is not None}
    names = [str(column) for column in frame.columns]
    for role, column in chosen.items():
        if column not in names:
            near = get_close_matches(str(column), names, 1, 0.5)
            hint = near or names
            raise TableError(
                _("{role}: the table has no column {column}; did you mean {names}?").format(
                    role=role, column=column, names=", ".join(hint[:8])
                )
            )
        if names.count(column) > 1:
            raise TableError(
                _("{role}: the table has several columns {column}: give each a name.").format(
                    role=role, column=column
                )
            )
    _require_roles(chosen)
    personal = _personal(frame)
    for role, column in chosen.items():
        if column in personal:
            raise TableError(
                _(
                    "{role}: the column {column} seems to tell who a mother is ({kind}): choose"
                    " another, or give it another heading if it does not."
                ).format(role=role, column=column, kind=personal[column])
            )
    return chosen


def _require_roles(chosen: dict[str, str]) -> None:
    if "outcome" in chosen and ("after" in chosen or "before" in chosen):
        raise TableError(
            _("Give before and after, or outcome, not both: outcome is what was looked at once.")
        )
    if "outcome" not in chosen and "after" not in chosen:
        raise TableError(_("Say which column holds the outcome: before and after, or outcome."))
    if "after" in chosen and "before" not in chosen:
        raise TableError(
            _("after needs before too; an outcome that was looked at once is outcome.")
        )
    if "outcome" in chosen and "group" not in chosen:
        raise TableError(
            _(
                "One group looked at once has nothing to compare: give before and after, or add the"
                " column of the group."
            )
        )
    taken: dict[str, str] = {}
    for role, column in chosen.items():
        if column in taken:
            raise TableError(
                _("{first} and {second} are the same column {column}: each needs its own.").format(
                    first=taken[column], second=role, column=column
                )
            )
        taken[column] = role


def _personal(frame: pd.DataFrame) -> dict[str, str]:
    known: dict[str, str] = dict(frame.attrs.get(PERSONAL, {}))
    if PERSONAL in frame.attrs:
        return known
    for column in frame.columns:
        kind = kind_of_person(str(column), frame[column].tolist())
        if kind is not None:
            known[str(column)] = kind
    return known


def _with_missing(frame: pd.DataFrame, given: Sequence[Any]) -> pd.DataFrame:
    if not given:
        return frame
    written = {key_of(value) for value in given}
    cleaned = frame.copy()
    for column in cleaned.columns:
        hit = cleaned[column].astype(object).map(lambda value: key_of(value) in written)
        if not hit.any():
            continue
        cleaned[column] = cleaned[column].astype(object).mask(hit.astype(bool), None)
        if pd.api.types.is_numeric_dtype(frame[column]):
            cleaned[column] = pd.to_numeric(cleaned[column]).astype("float64")
    cleaned.attrs = dict(frame.attrs)
    return cleaned


def _complete(
    frame: pd.DataFrame, chosen: dict[str, str], groups: Sequence[Any] | None
) -> tuple[pd.DataFrame, list[LeftOut]]:
    """Keep the mothers who have all that is compared, and note who is left out and why."""
    kept, left_out = frame, []
    for role in ("group", "before", "after", "outcome"):
        column = chosen.get(role)
        if column is None:
            continue
        gone = kept[column].isna()
        if gone.any():
            left_out.append(LeftOut(NO_VALUE, column, _rows(kept, gone)))
            kept = kept[~gone]
        if role == "group" and groups is not None:
            other = ~kept[column].map(key_of).isin([key_of(value) for value in groups])
            if other.any():
                left_out.append(LeftOut(OTHER_GROUP, column, _rows(kept, other)))
                kept = kept[~other]
    if kept.empty:
        raise TableError(
            _("No mother has a value in all of: {columns}.").format(
                columns=", ".join(chosen.values())
            )
        )
    return kept, left_out


def _rows(frame: pd.DataFrame, marked: pd.Series[bool]) -> tuple[Any, ...]:
    return tuple(frame.index[marked].tolist())


def _outcome(column: pd.Series[Any], levels: Sequence[str] | None) -> pd.Series[Any]:
    if levels is None:
        values = column.astype("float64")
        if not values.abs().lt(1e15).all():
            raise TableError(
                _("{column} holds a number that no outcome can be.").format(column=column.name)
            )
        return values
    names = {key_of(level): level for level in levels}
    return column.map(lambda value: names[key_of(value)]).astype(
        pd.CategoricalDtype(list(levels), ordered=True)
    )


def _number_column(frame: pd.DataFrame, chosen: dict[str, str]) -> str | None:
    """Find the column that numbers the mothers: whole numbers, each once."""
    for column in frame.columns:
        if column in chosen.values() or str(column).casefold() not in _COUNTED:
            continue
        values = frame[column]
        if not pd.api.types.is_integer_dtype(values):
            continue
        twice = values[values.duplicated()]
        if len(twice):
            raise TableError(
                _(
                    "Mother {number} stands in {n} rows ({column}): keep one row for each mother,"
                    " or leave that column out if it does not number the mothers."
                ).format(
                    number=twice.iloc[0], n=int((values == twice.iloc[0]).sum()), column=column
                )
            )
        return str(column)
    return None


def _free_name(column: str) -> str:
    taken = {"before", "after", "outcome", "group", "mother"}
    return _("{column} (column)").format(column=column) if column in taken else column


def _as_category(column: pd.Series[Any]) -> pd.Series[Any]:
    if pd.api.types.is_numeric_dtype(column) or isinstance(column.dtype, pd.CategoricalDtype):
        return column
    return column.where(column.isna(), column.astype(str)).astype("category")
