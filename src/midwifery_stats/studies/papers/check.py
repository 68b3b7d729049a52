"""Check a paper: one row for each figure, and for each word that a figure is put into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from midwifery_stats.language import _
from midwifery_stats.studies.finding import NOT_RECOMPUTABLE, VERDICTS, Finding
from midwifery_stats.studies.study import Study

from .alike import adding_rows, alike_rows, setting_rows
from .desk import Desk, Row
from .figures import Figure
from .paper import Paper
from .shares import percentage_rows
from .statistics import interval_rows, mean_rows, p_rows, statistic_rows
from .wordings import average_rows, conclusion_rows, share_word_rows

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
    rows += [_left(desk, figure) for figure in paper.found if figure.figure_id not in known]
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


def _left(desk: Desk, figure: Figure) -> Row:
    return desk.row(
        figure,
        Finding("", NOT_RECOMPUTABLE, _("No other figure of the text can be held against it.")),
    )


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
