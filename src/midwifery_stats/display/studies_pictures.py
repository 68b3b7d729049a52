"""Pictures and tables of a published study."""

from __future__ import annotations

from typing import Any

import pandas as pd

from midwifery_stats.display.charts.mothers import mothers_chart
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table
from midwifery_stats.display.vocabulary import capital, heading, word
from midwifery_stats.language import _
from midwifery_stats.studies.study import Study


def study_figures(study: Study) -> tuple[Figure, ...]:
    """Draw every mother before and after, each group on its own."""
    return tuple(_mothers(members, name) for name, members in _groups(study.mothers))


def study_tables(study: Study) -> tuple[Table, ...]:
    """Count the mothers by outcome, before and after, each group on its own."""
    levels = [str(level) for level in study.mothers["before"].cat.categories]
    rows = [
        (
            *([name] if name else []),
            word(level),
            _count(members, "before", level),
            _count(members, "after", level),
        )
        for name, members in _groups(study.mothers)
        for level in levels
    ]
    grouped = "group" in study.mothers
    headings = [heading("group")] if grouped else []
    headings += [_("Outcome"), heading("before"), heading("after")]
    numeric = frozenset({len(headings) - 2, len(headings) - 1})
    return (Table(_("Mothers by outcome"), tuple(headings), tuple(rows), numeric),)


def _groups(mothers: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    if "group" not in mothers:
        return [("", mothers)]
    return [(word(name), rows) for name, rows in mothers.groupby("group", observed=True)]


def _mothers(members: pd.DataFrame, name: str) -> Figure:
    before, after = members["before"], members["after"]
    return mothers_chart(
        before.cat.codes.tolist(),
        after.cat.codes.tolist(),
        levels=[str(level) for level in before.cat.categories],
        better="higher",
        title=capital(name),
        remark=_("Rows rebuilt from published totals."),
    )


def _count(members: pd.DataFrame, column: str, level: Any) -> str:
    return str(int((members[column] == level).sum()))
