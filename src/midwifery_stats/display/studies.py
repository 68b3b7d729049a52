"""Sentences about a published study: what it did, what its counts are, what is rebuilt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from midwifery_stats.display.charts.mothers import mothers_chart
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table
from midwifery_stats.display.vocabulary import capital, heading, word
from midwifery_stats.language import _, mark
from midwifery_stats.studies.study import Study

# What the data packages of the two studies say of them.
mark("Oxytocin massage and the flow of milk, Bekasi 2024")
mark("One group, before and after, no control group")
mark("Flow of milk: less fluent or fluent")
mark("Oxytocin massage and breast milk for babies of low birth weight, Bontang 2023")
mark("Intervention and control group, before and after")
mark("Milk production: insufficient or sufficient")

REBUILT = mark(
    "The rows are rebuilt from the published totals. Before and after follow from these totals;"
    " how the other columns belong to each other and to the outcome is invented."
)


def study_paragraphs(study: Study) -> tuple[str, ...]:
    """Tell a study: what it is, its counts, that its rows are rebuilt, where it was published."""
    citation = str(study.about["citation"])
    return (
        study_title(study),
        *counts_of(study.mothers),
        _(REBUILT),
        _("Source: {citation}").format(citation=_(citation)),
    )


def study_title(study: Study) -> str:
    """Say what was studied, where, and how."""
    about = study.about
    return f"{_(about['title'])}. {_(about['design'])}. {_(about['outcome'])}."


def counts_of(mothers: pd.DataFrame) -> list[str]:
    """Count the levels before and after, in each group."""
    if "group" not in mothers:
        return [_counts(mothers, _("{n} mothers"))]
    return [
        _counts(members, f"{capital(word(name))}, " + _("{n} mothers"))
        for name, members in mothers.groupby("group", observed=True)
    ]


def _counts(mothers: pd.DataFrame, who: str) -> str:
    return _("{who}. Before: {before}. After: {after}.").format(
        who=who.format(n=len(mothers)),
        before=_levels(mothers["before"]),
        after=_levels(mothers["after"]),
    )


def _levels(outcome: pd.Series) -> str:
    counts: Sequence[tuple[object, int]] = list(outcome.value_counts(sort=False).items())
    return ", ".join(f"{count} {word(level)}" for level, count in counts)


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
