"""A study told: what it did, what its counts are, what is rebuilt; its table and picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from midwifery_stats.display.charts.groups import groups_chart
from midwifery_stats.display.charts.mothers import mothers_chart
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table
from midwifery_stats.display.vocabulary import capital, heading, value_text, word
from midwifery_stats.language import _, mark, ngettext
from midwifery_stats.studies.study import Study

_MOST_DRAWN = 60

REBUILT = mark(
    "The rows are rebuilt from the published totals. Before and after follow from these totals;"
    " how the other columns belong to each other and to the outcome is invented."
)


def study_paragraphs(study: Study) -> tuple[str, ...]:
    """Tell a study: what it is, its counts, whether rows are rebuilt, its source."""
    told = [study_title(study), *counts_of(study.mothers)]
    if study.is_rebuilt:
        told.append(_(REBUILT))
    if study.about.get("citation"):
        told.append(_("Source: {citation}").format(citation=_(str(study.about["citation"]))))
    return tuple(told)


def study_title(study: Study) -> str:
    """Say what was studied, where, and how; a study that says nothing has its name."""
    said = [str(study.about.get(key) or "") for key in ("title", "design", "outcome")]
    return " ".join(f"{_(words)}." for words in said if words) or f"{study.name}."


def counts_of(mothers: pd.DataFrame) -> list[str]:
    """Count the levels of each outcome, in each group."""
    return [_counts(members, name) for name, members in _groups(mothers)]


def _counts(mothers: pd.DataFrame, group: str) -> str:
    size = ngettext("{n} mother", "{n} mothers", len(mothers)).format(n=len(mothers))
    told = {
        "before": _("Before: {counts}."),
        "after": _("After: {counts}."),
        "outcome": _("Outcome: {counts}."),
    }
    outcomes = [
        text.format(counts=_levels(mothers[column]))
        for column, text in told.items()
        if column in mothers
    ]
    return " ".join([f"{capital(group)}, {size}." if group else f"{size}.", *outcomes])


def _levels(outcome: pd.Series[Any]) -> str:
    if not isinstance(outcome.dtype, pd.CategoricalDtype):
        return _("median {median}, from {low} to {high}").format(
            median=value_text(float(outcome.median())),
            low=value_text(float(outcome.min())),
            high=value_text(float(outcome.max())),
        )
    counts: Sequence[tuple[object, int]] = list(outcome.value_counts(sort=False).items())
    return ", ".join(f"{count} {word(level)}" for level, count in counts)


def study_figures(study: Study) -> tuple[Figure, ...]:
    """Draw every mother: before and after, each group on its own, or two groups side by side."""
    groups = _groups(study.mothers)
    if max(len(members) for _name, members in groups) > _MOST_DRAWN:
        return ()
    if study.is_paired:
        return tuple(_mothers(study, members, name) for name, members in groups)
    if len(groups) != 2:
        return ()
    (first, one), (second, other) = groups
    return (
        groups_chart(
            _places(one[study.last]),
            _places(other[study.last]),
            levels=_level_names(study.mothers[study.last]),
            names=(first, second),
        ),
    )


def study_tables(study: Study) -> tuple[Table, ...]:
    """Count the mothers by outcome, each group on its own; of measurements, none."""
    outcomes = [name for name in ("before", "after", "outcome") if name in study.mothers]
    levels = _level_names(study.mothers[outcomes[-1]])
    if levels is None:
        return ()
    rows = [
        (
            *([name] if name else []),
            word(level),
            *(_count(members, outcome, level) for outcome in outcomes),
        )
        for name, members in _groups(study.mothers)
        for level in levels
    ]
    headings = [heading("group")] if "group" in study.mothers else []
    headings += [_("Outcome"), *(heading(name) for name in outcomes if name != "outcome")]
    headings += [heading("n")] if "outcome" in outcomes else []
    numeric = frozenset(range(len(headings) - len(outcomes), len(headings)))
    return (Table(_("Mothers by outcome"), tuple(headings), tuple(rows), numeric),)


def _groups(mothers: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    if "group" not in mothers:
        return [("", mothers)]
    return [(word(name), rows) for name, rows in mothers.groupby("group", observed=True)]


def _mothers(study: Study, members: pd.DataFrame, name: str) -> Figure:
    return mothers_chart(
        _places(members["before"]),
        _places(members["after"]),
        levels=_level_names(members["before"]),
        better=study.about.get("better"),
        title=capital(name),
        remark=_("Rows rebuilt from published totals.") if study.is_rebuilt else "",
    )


def _places(outcome: pd.Series[Any]) -> list[float]:
    if isinstance(outcome.dtype, pd.CategoricalDtype):
        return [float(code) for code in outcome.cat.codes]
    return [float(value) for value in outcome]


def _level_names(outcome: pd.Series[Any]) -> list[str] | None:
    if not isinstance(outcome.dtype, pd.CategoricalDtype):
        return None
    return [str(level) for level in outcome.cat.categories]


def _count(members: pd.DataFrame, column: str, level: str) -> str:
    return str(int((members[column].astype(str) == level).sum()))
