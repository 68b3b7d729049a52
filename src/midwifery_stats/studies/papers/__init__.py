"""The paper desk: any paper's text in, its figures found and held against one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from midwifery_stats.language import _
from midwifery_stats.studies.ledger import AGREES, NOT_RECOMPUTABLE, VERDICTS, Finding
from midwifery_stats.studies.study import Study

from .alike import adding_rows, alike_rows
from .figures import Figure
from .measures import interval_rows, mean_rows, setting_rows
from .paper import Desk, Paper, Row
from .shares import average_rows, percentage_rows
from .statistics import p_rows, statistic_rows
from .wordings import conclusion_rows, share_word_rows

COLUMNS = (
    *("claim_id", "place", "what", "kind", "reported", "recomputed", "verdict", "explanation"),
)
COULD_NOT_DISAGREE = "could_not_disagree"
"""In ``attrs`` of a checked paper: the rows that could not have disagreed, whatever was printed."""

Groups = Mapping[str, Mapping[str, object]]


def check_paper(
    paper: Paper, *, groups: Groups | None = None, study: Study | None = None
) -> pd.DataFrame:
    """Hold the figures of a paper against one another.

    One row for each figure (``claim_id`` is its ``figure_id``, with an addition where a figure is
    checked in two ways) and for each word of share and conclusion. Columns and verdicts are those
    of ``check_claims``; ``what`` are the words before the figure. ``.attrs["could_not_disagree"]``
    names the rows that confirm nothing, because they could not have disagreed.
    """
    desk = Desk(paper)
    rows = list(_rows(desk))
    known = {row.name for row in rows}
    by_name = {row.name: row for row in rows}
    rows += [
        _left(desk, figure, by_name) for figure in paper.found if figure.figure_id not in known
    ]
    order = {figure.figure_id: place for place, figure in enumerate(paper.found)}
    rows.sort(key=lambda row: order.get(row.name.split("-")[0], len(order)))
    return _table(rows)


def _rows(desk: Desk) -> Iterator[Row]:
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


def _left(desk: Desk, figure: Figure, rows: Mapping[str, Row]) -> Row:
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
    if figure.kind in ("p-value", "U", "W", "mean rank", "sum of ranks"):
        text = _("It takes the counts: say what the design is and confirm them.")
    elif figure.cited:
        text = _("It is a figure of another work, and the text gives nothing to hold it against.")
    else:
        text = _("No other figure of the text can be held against it.")
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
    table.attrs[COULD_NOT_DISAGREE] = tuple(row.name for row in rows if row.sure)
    return table
