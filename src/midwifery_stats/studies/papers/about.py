"""Whether a printed figure speaks of the confirmed counts, or of something else.

A paper prints many p-values, and counts are confirmed of one outcome: they give no p-value of an
age, of a measurement, of a check of normality, of a model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from midwifery_stats.language import _
from midwifery_stats.studies.ledger import DISAGREES, NOT_RECOMPUTABLE, Finding

from .figures import Figure
from .paper import Desk, Row
from .rebuild import Group
from .vocabulary import STOP

_OTHER = re.compile(
    # What mothers and babies are like.
    r"\b(?:ages?|aged|usia|umur|parity|paritas|(?:primi|multi)(?:par|grav)\w*|gravida\w*|"
    r"educati\w*|pendidikan|occupation\w*|employ\w*|pekerjaan|incomes?|pendapatan|penghasilan|"
    r"(?<!low )birth ?weight|berat (?:badan )?(?:lahir|bayi)(?! rendah)|gestation\w*|gestasi|"
    r"bmi|imt|ha?emoglobin|hb|blood pressure|tekanan darah|temperature|suhu|apgar|"
    r"(?:baseline )?characteristics?|karakteristik|"
    # Other outcomes.
    r"pain|nyeri|anxiety|cemas|kecemasan|stress?|depressi\w*|depresi|knowledge|pengetahuan|"
    r"satisfaction|kepuasan|sleep|tidur|volume|duration|durasi|length of stay|lama rawat|"
    # Other questions than whether two groups, or before and after, differ.
    r"correlat\w*|korelasi|regressi\w*|regresi|adjusted|disesuaikan|multivaria\w*|anova|ancova|"
    r"normality|normalitas|shapiro|kolmogorov|levene|homogen\w*|reliabil\w*|valid(?:ity|itas))\b"
)
_MEASURED = ("mean", "sd", "median", "volume", "age", "r", "F", "t")
_T_TEST = re.compile(r"\bt\s?-?\s?test|\buji t\b")


def only_of_the_counts(desk: Desk, rows: Iterator[Row], groups: Sequence[Group]) -> Iterator[Row]:
    """Take back what is said of a figure that speaks of something else than the counts.

    A p printed with its digits that follows from the counts is left: that is hardly by chance.
    """
    figures = {figure.figure_id: figure for figure in desk.paper.found}
    own = _words_of(groups)
    for row in rows:
        figure = figures.get(row.name)
        loose = row.finding.verdict == DISAGREES or (figure and figure.relation != "=")
        if figure is None or not loose or not _of_another(desk, figure, own):
            yield row
            continue
        text = _(
            "The words beside it speak of something else than the confirmed counts, which do not "
            "give it."
        )
        yield replace(row, finding=Finding("", NOT_RECOMPUTABLE, text))


def _of_another(desk: Desk, figure: Figure, own: frozenset[str]) -> bool:
    """Whether the words since the p-value before it name something else, and not the outcome."""
    told = [f for f in desk.beside(figure) if f.end <= figure.start]
    begin = max((f.end for f in told if f.kind == "p-value"), default=desk.begins(figure))
    clause = desk.smooth[begin : figure.start]
    if _T_TEST.search(clause):
        return True
    if own & set(re.findall(r"[^\W\d_]+", clause)):
        return False
    measured = any(f.kind in _MEASURED and f.start >= begin for f in told)
    return measured or _OTHER.search(clause) is not None


def _words_of(groups: Sequence[Group]) -> frozenset[str]:
    """Give the words of the levels, which name the outcome."""
    levels = " ".join(level for group in groups for level in group.after).lower()
    return frozenset(word for word in re.findall(r"[^\W\d_]+", levels) if len(word) > 3) - STOP
