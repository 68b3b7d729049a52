"""A study's mothers, one row each."""

from __future__ import annotations

import pandas as pd

from midwifery_stats.display.charts.mothers import mothers_chart
from midwifery_stats.display.kind import FrameKind, has
from midwifery_stats.display.studies import REBUILT, counts_of
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table, table_of
from midwifery_stats.language import _
from midwifery_stats.studies.study import rebuilt_columns


def _paragraphs(frame: pd.DataFrame) -> tuple[str, ...]:
    return (*counts_of(frame), *_remarks(frame))


def _table(frame: pd.DataFrame) -> Table:
    return table_of(frame.reset_index(drop=True), _("The mothers"), notes=_remarks(frame))


def _remarks(frame: pd.DataFrame) -> tuple[str, ...]:
    return (_(REBUILT),) if rebuilt_columns(frame) else ()


def _figures(frame: pd.DataFrame) -> tuple[Figure, ...]:
    before, after = frame["before"], frame["after"]
    if not isinstance(before.dtype, pd.CategoricalDtype) or len(frame) > 60:
        return ()
    if before.dtype != after.dtype or before.isna().any() or after.isna().any():
        return ()
    levels = [str(level) for level in before.cat.categories]
    remark = _("Rows rebuilt from published totals.") if _remarks(frame) else ""
    codes = before.cat.codes.tolist(), after.cat.codes.tolist()
    return (mothers_chart(*codes, levels=levels, remark=remark),)


MOTHERS = FrameKind(
    lambda frame: has(frame, "mother", "before", "after"), _paragraphs, _table, _figures
)
