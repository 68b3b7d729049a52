"""Sentences about a published study: what it did, what its counts are, what is rebuilt."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from midwifery_stats.display.vocabulary import capital, word
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
