"""The paper desk: any paper's text in, its figures found and held against one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from midwifery_stats.language import _
from midwifery_stats.studies.ledger import AGREES, NOT_RECOMPUTABLE, VERDICTS, Finding
from midwifery_stats.studies.study import Study

from .alike import alike_rows
from .averages import average_rows
from .conclusions import conclusion_rows
from .figures import STATISTICS, Figure
from .held import held_rows
from .measures import interval_rows, mean_rows, setting_rows
from .paper import Desk, Paper, Row
from .rebuild import Group, groups_of_study, read_groups
from .shares import percentage_rows
from .statistics import p_rows, statistic_rows
from .sums import adding_rows
from .values import VALUES
from .wordings import share_word_rows

COLUMNS = (
    *("claim_id", "place", "what", "kind", "reported", "recomputed", "verdict", "explanation"),
)
COULD_NOT_DISAGREE = "could_not_disagree"
"""In ``attrs`` of a checked paper: the rows that could not have disagreed, whatever was printed."""


def check_paper(
    paper: Paper, *, groups: Mapping[str, Any] | None = None, study: Study | None = None
) -> pd.DataFrame:
    """Hold the figures of a paper against one another, and against the mothers if they are known.

    ``groups`` are the counts that the reader confirmed (see ``Counts``, and
    ``paper.proposed_groups()``), or a ``study`` gives them: then every printed p, Z, U, rank,
    chi-square, ratio and interval is held against every procedure. Where the counts leave several
    ways in which mothers can have changed, the whole range is told.

    One row for each figure (``claim_id`` is its ``figure_id``, with an addition where a figure is
    checked in two ways) and for each word of share and conclusion. Columns and verdicts are those
    of ``check_claims``; ``what`` are the words before the figure. ``.attrs["could_not_disagree"]``
    names the rows that confirm nothing, because they could not have disagreed.
    """
    desk = Desk(paper)
    counts = groups_of_study(study) if groups is None and study is not None else groups
    told = read_groups(counts) if counts is not None else ()
    rows = _named_apart(_rows(desk, told))
    by_name = {row.name: row for row in rows}
    rows += [
        _left(desk, figure, by_name, told=bool(told))
        for figure in paper.found
        if figure.figure_id not in by_name
    ]
    rows = list(_built_from(rows, getattr(counts, "figures", ())))
    order = {figure.figure_id: place for place, figure in enumerate(paper.found)}
    rows.sort(key=lambda row: order.get(row.name.split("-")[0], len(order)))
    return _table(rows)


def _rows(desk: Desk, groups: Sequence[Group]) -> Iterator[Row]:
    if groups:
        yield from held_rows(desk, groups)
    yield from percentage_rows(desk)
    yield from adding_rows(desk)
    yield from alike_rows(desk)
    yield from p_rows(desk)
    yield from statistic_rows(desk)
    yield from mean_rows(desk)
    yield from interval_rows(desk)
    yield from setting_rows(desk)
    yield from share_word_rows(desk)
    yield from average_rows(desk)
    yield from conclusion_rows(desk)


def _built_from(rows: Sequence[Row], figures: Sequence[str]) -> Iterator[Row]:
    """Say of a figure from which the mothers were rebuilt that they do not confirm it."""
    for row in rows:
        if row.name not in figures or row.finding.verdict != AGREES:
            yield row
            continue
        text = _("The confirmed counts were taken from it, so it could not have disagreed.")
        told = replace(row.finding, explanation=f"{row.finding.explanation} {text}")
        yield replace(row, finding=told, sure=True)


def _named_apart(rows: Iterator[Row]) -> list[Row]:
    times: Counter[str] = Counter()
    apart = []
    for row in rows:
        times[row.name] += 1
        name = row.name if times[row.name] == 1 else f"{row.name}-{times[row.name]}"
        apart.append(replace(row, name=name))
    return apart


def _left(desk: Desk, figure: Figure, rows: Mapping[str, Row], *, told: bool) -> Row:
    """Write the row of a figure that no check spoke of; a count goes with its percentage."""
    percent = desk.partner(figure, "percentage")
    if figure.kind in ("count", "size") and percent is not None and percent.figure_id in rows:
        held = rows[percent.figure_id].finding
        if held.verdict == AGREES:
            return desk.row(figure, held)
        text = _("It is held against its percentage: see the row of {percent}.")
        return desk.row(
            figure, Finding("", NOT_RECOMPUTABLE, text.format(percent=percent.reported))
        )
    p = desk.partner(figure, "p-value")
    if figure.cited:
        text = _("It is a figure of another work, and the text gives nothing to hold it against.")
    elif figure.kind in STATISTICS and p is not None and p.figure_id in rows:
        text = _("See the row of its p, {p}.").format(p=p.printed)
    elif figure.kind not in ("p-value", *VALUES):
        text = _("It was held against no other figure of the text.")
    elif told:
        text = _("The text does not say that it belongs to the counts that were confirmed.")
    else:
        text = _("If it compares counts of mothers: say what the design is and confirm them.")
    return desk.row(figure, Finding("", NOT_RECOMPUTABLE, text))


def _table(rows: list[Row]) -> pd.DataFrame:
    table = pd.DataFrame(
        [
            {
                "claim_id": row.name,
                "place": row.place,
                "what": row.what,
                "kind": row.kind,
                "reported": row.reported,
                "recomputed": row.finding.recomputed,
                "verdict": row.finding.verdict,
                "explanation": row.finding.explanation,
            }
            for row in rows
        ],
        columns=list(COLUMNS),
    )
    table["verdict"] = pd.Categorical(table["verdict"], categories=VERDICTS)
    table.attrs["kind"] = "checked claims"
    table.attrs[COULD_NOT_DISAGREE] = tuple(row.name for row in rows if row.sure)
    return table
