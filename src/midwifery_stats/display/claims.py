"""The figures that a paper states, and what their check found."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from midwifery_stats.display.charts.shares import shares_chart
from midwifery_stats.display.kind import FrameKind, has
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table, table_of
from midwifery_stats.display.vocabulary import word
from midwifery_stats.language import _, mark, ngettext
from midwifery_stats.studies.checks import BUILT_FROM

# Kinds of claims in the studies' ledgers.
_KINDS = frozenset(
    {
        mark("alpha"),
        mark("conclusion"),
        mark("count"),
        mark("date"),
        mark("day"),
        mark("distance"),
        mark("duration"),
        mark("mean"),
        mark("measurement"),
        mark("p-value"),
        mark("percentage"),
        mark("range"),
        mark("score"),
        mark("size"),
        mark("weight"),
        mark("wording"),
    }
)


def _verdict_counts(frame: pd.DataFrame) -> Iterable[tuple[str, int]]:
    counts = frame["verdict"].value_counts(sort=False)
    return [(str(verdict), int(count)) for verdict, count in counts.items() if count]


def _checked_paragraphs(frame: pd.DataFrame) -> tuple[str, ...]:
    told = ngettext("{n} figure was checked: ", "{n} figures were checked: ", len(frame))
    counts = ", ".join(f"{word(verdict)} {count}" for verdict, count in _verdict_counts(frame))
    return (f"{told.format(n=len(frame))}{counts}.", *_built_from(frame))


def _built_from(frame: pd.DataFrame) -> tuple[str, ...]:
    """Say how many of the figures cannot disagree with mothers who were built from them."""
    built = int(frame["claim_id"].isin(frame.attrs.get(BUILT_FROM, ())).sum())
    if not built:
        return ()
    return (
        ngettext(
            "The mothers were built from {n} of these figures: the data do not confirm it.",
            "The mothers were built from {n} of these figures: the data do not confirm them.",
            built,
        ).format(n=built),
    )


def _checked_figures(frame: pd.DataFrame) -> tuple[Figure, ...]:
    if len(frame) < 2:
        return ()
    verdicts, counts = zip(*_verdict_counts(frame), strict=True)
    return (shares_chart(verdicts, counts, people=False, title=_("Verdicts")),)


def _ledger_paragraphs(frame: pd.DataFrame) -> tuple[str, ...]:
    told = ngettext(
        "{n} figure that the paper states.", "{n} figures that the paper states.", len(frame)
    )
    return (told.format(n=len(frame)),)


def _table(frame: pd.DataFrame) -> Table:
    shown = frame.drop(columns=["check", "arguments"], errors="ignore").reset_index(drop=True)
    writers = {"place": _looked_up, "what": _looked_up, "kind": _kind}
    return table_of(shown, _("Figures in the paper"), writers=writers)


def _looked_up(text: object) -> str:
    """Translate a text of the ledger (the catalogue holds those of both studies)."""
    return _(str(text)) if text else ""


def _kind(text: object) -> str:
    return _(str(text)) if text in _KINDS else str(text)


CHECKED = FrameKind(
    lambda frame: has(frame, "claim_id", "verdict"),
    _checked_paragraphs,
    _table,
    _checked_figures,
)
LEDGER = FrameKind(
    lambda frame: has(frame, "place", "what", "reported"), _ledger_paragraphs, _table
)
