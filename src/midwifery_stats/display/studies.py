"""A study told: what it did, its counts, what is rebuilt; the figures it states, their check."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from midwifery_stats.display.counts import shares_chart
from midwifery_stats.display.groups_chart import groups_chart
from midwifery_stats.display.mothers import mothers_chart
from midwifery_stats.display.shown import FrameTold, Told
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table, table_of
from midwifery_stats.display.vocabulary import capital, heading, value_text, word
from midwifery_stats.display.vocabulary import mothers as mothers_words
from midwifery_stats.language import _, mark, ngettext
from midwifery_stats.studies.checks import BUILT_FROM
from midwifery_stats.studies.study import Study, rebuilt_columns

_MOST_DRAWN = 60


# Kinds of claims in the studies' ledgers.
# fmt: off
_KINDS = frozenset({
    mark("alpha"), mark("conclusion"), mark("count"), mark("date"), mark("day"), mark("distance"),
    mark("duration"), mark("mean"), mark("measurement"), mark("p-value"), mark("percentage"),
    mark("range"), mark("score"), mark("size"), mark("weight"), mark("wording"),
})
# fmt: on


@dataclass(frozen=True)
class StudyTold(Told):
    """How a study is told."""

    study: Study

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Tell what it is, its counts, whether rows are rebuilt, its source."""
        told = [study_title(self.study), *counts_of(self.study.mothers)]
        told += _remarks(self.study.mothers)
        if self.study.about.get("citation"):
            told.append(
                _("Source: {citation}").format(citation=_(str(self.study.about["citation"])))
            )
        return tuple(told)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Draw every mother: before and after, or two groups side by side."""
        groups = _groups(self.study.mothers)
        if max(len(members) for _name, members in groups) > _MOST_DRAWN:
            return ()
        if self.study.is_paired:
            return tuple(_mothers(self.study, members, name) for name, members in groups)
        if len(groups) != 2:
            return ()
        (first, one), (second, other) = groups
        return (
            groups_chart(
                _places(one[self.study.last]),
                _places(other[self.study.last]),
                levels=_level_names(self.study.mothers[self.study.last]),
                names=(first, second),
            ),
        )

    @property
    def tables(self) -> tuple[Table, ...]:
        """Count the mothers by outcome, each group on its own; of measurements, none."""
        outcomes = [name for name in ("before", "after", "outcome") if name in self.study.mothers]
        levels = _level_names(self.study.mothers[outcomes[-1]])
        if levels is None:
            return ()
        rows = [
            (
                *([name] if name else []),
                word(level),
                *(_count(members, outcome, level) for outcome in outcomes),
            )
            for name, members in _groups(self.study.mothers)
            for level in levels
        ]
        headings = [heading("group")] if "group" in self.study.mothers else []
        headings += [_("Outcome"), *(heading(name) for name in outcomes if name != "outcome")]
        headings += [heading("n")] if "outcome" in outcomes else []
        numeric = frozenset(range(len(headings) - len(outcomes), len(headings)))
        return (Table(_("Mothers by outcome"), tuple(headings), tuple(rows), numeric),)


class MothersTold(FrameTold):
    """How the mothers of a study are told, one row each."""

    columns = frozenset({"before", "after"})

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Count the outcomes."""
        return (*counts_of(self.frame), *_remarks(self.frame))

    @property
    def tables(self) -> tuple[Table, ...]:
        """Write a row for each mother."""
        return (table_of(self.frame.reset_index(drop=True), _("The mothers")),)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Draw every mother before and after, while they can be counted."""
        frame = self.frame
        before, after = frame["before"], frame["after"]
        if not isinstance(before.dtype, pd.CategoricalDtype) or len(frame) > _MOST_DRAWN:
            return ()
        if before.dtype != after.dtype or before.isna().any() or after.isna().any():
            return ()
        levels, remark = _level_names(before), _chart_remark(frame)
        return (mothers_chart(_places(before), _places(after), levels=levels, remark=remark),)


class CheckedTold(FrameTold):
    """How the check of a paper's figures is told."""

    columns = frozenset({"claim_id", "verdict"})

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Count the verdicts."""
        frame = self.frame
        told = ngettext("{n} figure was checked: ", "{n} figures were checked: ", len(frame))
        counts = ", ".join(f"{word(verdict)} {count}" for verdict, count in _verdict_counts(frame))
        return (f"{told.format(n=len(frame))}{counts}.", *_built_from(frame))

    @property
    def tables(self) -> tuple[Table, ...]:
        """Write a row for each figure."""
        return (_figures_table(self.frame),)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Draw the verdicts."""
        if len(self.frame) < 2:
            return ()
        verdicts, counts = zip(*_verdict_counts(self.frame), strict=True)
        return (shares_chart(verdicts, counts, people=False, title=_("Verdicts")),)


class LedgerTold(FrameTold):
    """How the figures that a paper states are told."""

    columns = frozenset({"place", "what", "reported"})

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Count them."""
        told = ngettext(
            "{n} figure that the paper states.",
            "{n} figures that the paper states.",
            len(self.frame),
        )
        return (told.format(n=len(self.frame)),)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Write a row for each figure."""
        return (_figures_table(self.frame),)


def study_title(study: Study) -> str:
    """Say what was studied, where, and how; a study that says nothing has its name."""
    said = [str(study.about.get(key) or "") for key in ("title", "design", "outcome")]
    return " ".join(f"{_(words)}." for words in said if words) or f"{study.name}."


def counts_of(mothers: pd.DataFrame) -> list[str]:
    """Count the levels of each outcome, in each group."""
    return [_counts(members, name) for name, members in _groups(mothers)]


def _counts(mothers: pd.DataFrame, group: str) -> str:
    size = mothers_words(len(mothers))
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
        remark=_chart_remark(study.mothers),
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


def _remarks(mothers: pd.DataFrame) -> tuple[str, ...]:
    """Say what of the mothers is rebuilt, and whether the totals settle it."""
    rebuilt = rebuilt_columns(mothers)
    if not rebuilt:
        return ()
    if {"before", "after"} & set(rebuilt):
        return (
            _(
                "The rows are rebuilt from the published totals. These do not settle which mother"
                " had what before and after: this is one way of several."
            ),
        )
    return (
        _(
            "The rows are rebuilt from the published totals. Before and after follow from these"
            " totals; how the other columns belong to each other and to the outcome is invented."
        ),
    )


def _chart_remark(mothers: pd.DataFrame) -> str:
    return _("Rows rebuilt from published totals.") if rebuilt_columns(mothers) else ""


def _verdict_counts(frame: pd.DataFrame) -> Iterable[tuple[str, int]]:
    counts = frame["verdict"].value_counts(sort=False)
    return [(str(verdict), int(count)) for verdict, count in counts.items() if count]


def _figures_table(frame: pd.DataFrame) -> Table:
    shown = frame.drop(columns=["check", "arguments"], errors="ignore").reset_index(drop=True)
    writers = {"place": _looked_up, "what": _looked_up, "kind": _kind}
    return table_of(shown, _("Figures in the paper"), writers=writers)


def _looked_up(text: object) -> str:
    """Translate a text of the ledger (the catalogue holds those of both studies)."""
    return _(str(text)) if text else ""


def _kind(text: object) -> str:
    return _(str(text)) if text in _KINDS else str(text)
