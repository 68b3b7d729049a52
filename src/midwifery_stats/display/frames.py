"""Which kind a DataFrame is; one that the package did not make is shown as it is."""

from __future__ import annotations

import pandas as pd

from midwifery_stats.display import claims, counts, mothers, ranks, reanalysis
from midwifery_stats.display.kind import FrameKind
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table, table_of
from midwifery_stats.language import _, ngettext


def frame_paragraphs(frame: pd.DataFrame) -> tuple[str, ...]:
    """Tell a table in paragraphs."""
    return _kind(frame).paragraphs(frame)


def frame_tables(frame: pd.DataFrame) -> tuple[Table, ...]:
    """Write a table in the reader's language."""
    return (_kind(frame).table(frame),)


def frame_figures(frame: pd.DataFrame) -> tuple[Figure, ...]:
    """Draw a table, where a picture helps."""
    return _kind(frame).figures(frame)


def _any_paragraphs(frame: pd.DataFrame) -> tuple[str, ...]:
    rows, columns = frame.shape
    return (
        _("A table of {rows} and {columns}.").format(
            rows=ngettext("{n} row", "{n} rows", rows).format(n=rows),
            columns=ngettext("{n} column", "{n} columns", columns).format(n=columns),
        ),
    )


_ANY = FrameKind(lambda _frame: True, _any_paragraphs, table_of)

_KINDS = (
    claims.CHECKED,
    claims.LEDGER,
    reanalysis.PROCEDURES,
    reanalysis.SAMPLES,
    ranks.SIGNED,
    ranks.GROUPS,
    counts.CROSS,
    counts.FREQUENCY,
    mothers.MOTHERS,
    _ANY,
)


def _kind(frame: pd.DataFrame) -> FrameKind:
    if frame.empty:
        return reanalysis.SAMPLES if reanalysis.SAMPLES.fits(frame) else _ANY
    return next(kind for kind in _KINDS if kind.fits(frame))
