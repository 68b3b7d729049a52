"""One sample under many procedures, and the samples that a printed p-value allows."""

from __future__ import annotations

import pandas as pd

from midwifery_stats.display.charts.procedures import procedures_chart
from midwifery_stats.display.kind import FrameKind, has
from midwifery_stats.display.p_values import p_number
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table, table_of
from midwifery_stats.language import _, ngettext

_MANY = 40
_NAMED_AT_MOST = 6


def _main_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """Of many rows, give the two-sided ones and those that match the printed p."""
    if len(frame) <= _MANY:
        return frame
    wanted = frame["alternative"] == "two-sided"
    if _is_matched(frame):
        wanted |= frame["matches"].astype(bool)
    return frame[wanted] if wanted.any() else frame


def _is_matched(frame: pd.DataFrame) -> bool:
    return bool(frame["matches"].notna().all())


def _paragraphs(frame: pd.DataFrame) -> tuple[str, ...]:
    low, high = float(frame["p"].min()), float(frame["p"].max())
    seen = (
        _("1 p-value from the same mothers: {low}.")
        if len(frame) == 1
        else _("{n} p-values from the same mothers, from {low} to {high}.")
    )
    told = [seen.format(n=len(frame), low=p_number(low), high=p_number(high))]
    if _is_matched(frame):
        matching = frame[frame["matches"].astype(bool)]
        told.append(
            ngettext(
                "{n} of them would be printed as reported{names}.",
                "{n} of them would be printed as reported{names}.",
                len(matching),
            ).format(n=len(matching), names=_named(matching))
        )
    return (" ".join(told),)


def _named(matching: pd.DataFrame) -> str:
    return ": " + "; ".join(_names(matching)) if 0 < len(matching) <= _NAMED_AT_MOST else ""


def _names(frame: pd.DataFrame) -> list[str]:
    return [
        _(procedure) if side == "two-sided" else f"{_(procedure)}, {_side(side)}"
        for procedure, side in zip(
            frame["procedure"].tolist(), frame["alternative"].tolist(), strict=True
        )
    ]


def _side(alternative: object) -> str:
    return {
        "greater": _("one-sided (greater)"),
        "less": _("one-sided (less)"),
    }.get(str(alternative), _("two-sided"))


def _table(frame: pd.DataFrame) -> Table:
    shown = _main_rows(frame).reset_index(drop=True)
    if not _is_matched(frame):
        shown = shown.drop(columns="matches")
    hidden = len(frame) - len(shown)
    notes = [
        ngettext(
            "{n} one-sided row is not shown.", "{n} one-sided rows are not shown.", hidden
        ).format(n=hidden)
    ] * (hidden > 0)
    writers = {
        "procedure": _looked_up,
        "software": _looked_up,
        "alternative": lambda v: _side(str(v)),
    }
    return table_of(shown, _("The same mothers, many procedures"), writers=writers, notes=notes)


def _looked_up(text: object) -> str:
    return "; ".join(_(part) for part in str(text).split("; ")) if text else ""


def _figures(frame: pd.DataFrame) -> tuple[Figure, ...]:
    shown = _main_rows(frame)
    matches = shown["matches"].astype(bool).tolist() if _is_matched(frame) else None
    return (procedures_chart(_names(shown), shown["p"].tolist(), matches=matches),)


def _samples_paragraphs(frame: pd.DataFrame) -> tuple[str, ...]:
    if frame.empty:
        return (_("No sample of these sizes would be printed with this p-value."),)
    pairs = [
        _("{first} against {second}").format(first=first, second=second)
        for first, second in zip(
            frame["first_successes"].tolist(), frame["second_successes"].tolist(), strict=True
        )
    ]
    told = ngettext(
        "{n} sample would be printed with this p-value: {pairs}.",
        "{n} samples would be printed with this p-value: {pairs}.",
        len(frame),
    )
    return (told.format(n=len(frame), pairs="; ".join(pairs)),)


def _samples_table(frame: pd.DataFrame) -> Table:
    return table_of(frame.reset_index(drop=True), _("Samples that give the printed p-value"))


PROCEDURES = FrameKind(
    lambda frame: has(frame, "procedure", "alternative", "p", "matches"),
    _paragraphs,
    _table,
    _figures,
)
SAMPLES = FrameKind(
    lambda frame: has(frame, "first_successes", "second_successes", "p"),
    _samples_paragraphs,
    _samples_table,
)
