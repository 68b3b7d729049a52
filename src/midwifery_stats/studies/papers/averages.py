"""Counts of mothers that are called an average, or an increase."""

from __future__ import annotations

import re
from collections.abc import Iterator

from midwifery_stats.language import _
from midwifery_stats.studies.ledger import ASSUMING, DISAGREES, Finding

from .figures import Figure
from .paper import Desk, Row

_AVERAGE = re.compile(r"rata\s?-\s{0,2}rata|rerata|\baverage\b|\bmean\b")
_INCREASE = re.compile(
    r"(?:meningkat|naik|bertambah|increased?|rose|menurun|turun|berkurang|"
    r"decreased?|fell)\s{1,2}(?:menjadi\s)?(?:sebesar|sebanyak|by)\s{1,2}$"
)


def average_rows(desk: Desk) -> Iterator[Row]:
    """Object to a count of mothers that is called an average, and to "increased by" a total."""
    for figure in desk.paper.found:
        percent = desk.partner(figure, "percentage")
        if figure.kind != "count" or percent is None or percent.start < figure.start:
            continue
        begin = max((f.end for f in desk.beside(figure) if f.end <= figure.start), default=0)
        before = desk.smooth[max(begin, figure.start - 230) : figure.start]
        sentence = desk.sentence(figure)
        if (match := _AVERAGE.search(before)) and figure.unit == "people":
            yield desk.row(figure, _called_average(figure, match.group()), "-word")
        if _INCREASE.search(before) and sentence:
            yield desk.row(figure, _increased(figure), "-by")


def _called_average(figure: Figure, word: str) -> Finding:
    return Finding(
        figure.reported,
        DISAGREES,
        _(
            "{count} is how many mothers there are, and “{word}” stands before it; an "
            "average needs "
            "a measured value for each mother."
        ).format(count=figure.reported, word=" ".join(word.split())),
    )


def _increased(figure: Figure) -> Finding:
    return Finding(
        "",
        ASSUMING,
        _(
            "“By {count}” is right only if nobody was counted before; if {count} is the new total, "
            "it is a change to {count}."
        ).format(count=figure.reported),
    )
