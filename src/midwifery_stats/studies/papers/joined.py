"""Figures that were printed as one: "18 of 25 (72%)", "12 ml (95% CI 3 to 21)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from . import vocabulary as words
from .figures import STATISTICS, Figure

_JOINED = re.compile(
    r"\s{0,3}(?:0rang\s{0,3}|(?:[a-z]{1,14}\s{1,3}){0,3}(?:[a-z]{1,14}\s{0,3})?)[\[(,;=/|]?\s{0,3}"
    r"(?:atau|or|n\s?=|dengan persentase|sebesar|±|sd|\()?\s{0,3}=?\s{0,3}"
)
_PAIRS = {
    ("count", "percentage"),
    ("percentage", "count"),
    ("percentage", "size"),
    ("count", "size"),
    ("size", "percentage"),
    ("mean", "sd"),
    ("mean", "percentage"),
    ("median", "range"),
    ("median", "interval"),
    ("percentage", "interval"),
    ("odds ratio", "interval"),
    ("risk ratio", "interval"),
    ("mean", "interval"),
    ("number", "interval"),
    ("count", "number"),
}
MEASURED = ("volume", "weight", "duration", "distance")
_DIFFERENCE = re.compile(
    r"(?:\b(?:differences?|increased?|gain(?:ed)?|rise|rose|decreased?|reduction|means?|averages?|"
    r"medians?|shift|change)\b|selisih|beda|naik|ningkat|turun|rata-rata|rerata)[^\d;.]{0,50}$"
)
_TO_LIMITS = re.compile(
    r"[\s([,;:]{0,4}(?:(?:with|dengan)\s)?(?:an?\s|the\s|its\s)?(?:9\d(?:[.,]\d)?\s?%\s?)?"
)
_BESIDE = re.compile(rf"([^,;:(\[]{{0,50}}?){_TO_LIMITS.pattern}")
_OF_ANOTHER = re.compile(
    r"\b(?:and|dan|but|while|whereas|sedangkan|had|has|have|was|were|is|are|adalah|memiliki|"
    r"ratios?|rasio|differences?|selisih|beda|perbedaan|medians?|means?|averages?|rerata|"
    r"rata-rata|odds|risks?|risiko|rates?|proportions?|proporsi|shares?|ages?|usia|umur|"
    r"correlations?|korelasi|coefficients?|koefisien|a?or|rr|hr)\b"
)


def joined(figures: Sequence[Figure], smooth: str) -> tuple[Figure, ...]:
    """Give figures that were printed as one the name of the first: "18 of 25 (72%)"."""
    together: list[Figure] = []
    for figure in figures:
        last = together[-1] if together else None
        if last and last.sentence == figure.sentence and last.section == figure.section:
            first = last.together
            # In "r = 0.42, n = 45, p = 0.004" it is the statistic that p belongs to.
            tested = figure.kind == "p-value" and last.kind == "size"
            own = next(one for one in together if one.figure_id == first) if tested else last
            if _belongs(own, figure, smooth):
                figure = replace(figure, together=first)
        together.append(figure)
    return tuple(together)


def _belongs(last: Figure, figure: Figure, smooth: str) -> bool:
    between = smooth[last.end : figure.start]
    tested = last.kind in (*STATISTICS, "odds ratio", "risk ratio", "interval")
    if tested and figure.kind in ("p-value", "size", *STATISTICS) and len(between) < 70:
        return figure.kind != "size" or "(" not in between
    if last.kind == "p-value" and figure.kind == "alpha":
        return words.SAME_P.fullmatch(between) is not None
    if last.kind in MEASURED and figure.kind == "interval":
        return _measured_with_interval(last, between, smooth)
    if (last.kind, figure.kind) not in _PAIRS or len(between) > 60:
        return False
    if last.tabular:
        return True
    if figure.kind == "interval":
        return _interval_beside(between)
    if (last.kind, figure.kind) == ("percentage", "count"):
        return between.strip() in ("(", "atau", "or", ",", "(n =", "(n=", "(n = ") or (
            between.strip().startswith("(") and len(between) < 8
        )
    return _JOINED.fullmatch(between) is not None and not re.search(r"\b(?:dan|and)\b", between)


def _interval_beside(between: str) -> bool:
    """Whether the words between an estimate and an interval name nothing else that has one."""
    between = re.sub(r"\s", " ", between)
    limits = words.CI.search(between)
    beside = _BESIDE.fullmatch(between[: limits.start()]) if limits else None
    return beside is not None and _OF_ANOTHER.search(beside.group(1)) is None


def _measured_with_interval(last: Figure, between: str, smooth: str) -> bool:
    """Whether an interval right after an amount is that of the amount: of a difference, a mean.

    After two amounts ("42 ml against 30 ml") it may be that of their difference, and is left alone.
    """
    limits = words.CI.search(between)
    if limits is None or not _TO_LIMITS.fullmatch(between[: limits.start()]):
        return False
    return _DIFFERENCE.search(smooth[max(0, last.start - 70) : last.start]) is not None
