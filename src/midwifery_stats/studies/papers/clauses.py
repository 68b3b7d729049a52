"""The clause in which a tested figure stands, and the numbers of mothers that it prints."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from midwifery_stats.studies.printed_numbers import rounds_to

from .figures import Figure
from .paper import Desk, printed
from .rebuild import AFTER, BEFORE
from .shares import is_difference
from .source import Sentence

TESTED = ("p-value", "Z", "U", "W", "chi-square", "odds ratio", "risk ratio", "interval")
MEAN_RANKS = ("mean rank", "sum of ranks")
MAY_STAND = (
    *(*TESTED, *MEAN_RANKS, "alpha", "count", "size", "percentage", "number"),
    *("day", "date", "duration", "level"),
)
"""Kinds of figures beside which a figure can be one of counts; a mean or a t makes it another."""
_OTHERWISE = r"\b(?:while|whereas|but|sedangkan|namun|tetapi|however|yet)\b"
_BREAK = re.compile(rf"[;,]|\b(?:and|dan)\b|{_OTHERWISE}")
OTHERWISE = re.compile(rf";|{_OTHERWISE}")
_STOP = re.compile(rf";|\b(?:and|dan|so|sehingga|maka)\b|{_OTHERWISE}")
TIMES = {
    BEFORE: re.compile(
        r"\b(?:before|baseline|pre[\s-]?tests?|initial\w*|at the start|sebelum(?:nya)?|awal)\b"
    ),
    AFTER: re.compile(r"\b(?:after|post[\s-]?tests?|sesudah(?:nya)?|setelah(?:nya)?|akhir)\b"),
}


@dataclass(frozen=True)
class Unit:
    """A number of mothers as printed: "15 of 20 (75%)", with what of it is printed."""

    start: int
    end: int
    count: int | None
    size: int | None
    percent: Decimal | None

    @property
    def is_bare(self) -> bool:
        """Whether it is a count alone, with neither its size nor its percentage."""
        return self.size is None and self.percent is None

    def is_of(self, count: int, size: int) -> bool:
        """Whether so many of so many would be printed so."""
        if self.count not in (None, count) or self.size not in (None, size) or count > size:
            return False
        return self.percent is None or rounds_to(Decimal(100 * count) / size, self.percent)


@dataclass(frozen=True)
class Clause:
    """A stretch of a text and its figures; ``first`` and ``last`` are where the tested ones lie."""

    text: str
    start: int
    end: int
    first: int
    last: int
    figures: tuple[Figure, ...]

    @property
    def words(self) -> str:
        """The whole clause."""
        return self.text[self.start : self.end]

    @property
    def stops(self) -> int:
        """Where the first "and" or "but" after the tested figures lies, or the end."""
        stop = _STOP.search(self.text, self.last, self.end)
        return stop.start() if stop else self.end

    def without_figures(self, start: int, end: int) -> str:
        """Give a part of the text, with blanks where its figures are."""
        return without_figures(self.text, self.figures, start, end)

    @property
    def days(self) -> set[tuple[str, float]]:
        """The days and durations that it names."""
        timed = ("day", "date", "duration")
        return {(f.kind, f.value) for f in self.figures if f.kind in timed}

    def times(self) -> tuple[bool, bool]:
        """Whether it names the time before, and the time after."""
        return (
            TIMES[BEFORE].search(self.words) is not None,
            TIMES[AFTER].search(self.words) is not None,
        )


def without_figures(text: str, figures: Sequence[Figure], start: int, end: int) -> str:
    """Give a part of a text, with blanks where these figures are."""
    part = list(text[start:end])
    for figure in figures:
        for place in range(max(figure.start, start), min(figure.end, end)):
            part[place - start] = " "
    return "".join(part)


def clause_of(desk: Desk, figure: Figure) -> Clause:
    """Give the clause of a tested figure.

    It goes from the tested figure before it, or the sentence's beginning, to the next one, or its
    end. What stands in brackets with the figure ends with them.
    """
    beside = [f for f in desk.beside(figure) if f.kind in (*TESTED, "alpha")]
    own = [f for f in beside if f.together == figure.together] or [figure]
    first, last = min(f.start for f in own), max(f.end for f in own)
    text = desk.smooth
    before = max((f.end for f in beside if f.end <= first), default=None)
    after = min((f.start for f in beside if f.start >= last), default=None)
    start = desk.begins(figure)
    end = start + len(desk.sentence(figure))
    opened = text.rfind("(", start, first)
    if opened >= 0 and text.find(")", opened, first) < 0:
        closed = text.find(")", last, end)
        end = closed if closed >= 0 else end
    if after is not None and after < end:
        stop = _BREAK.search(text, last, after)
        end = stop.start() if stop else after
    if before is not None:
        stop = _BREAK.search(text, before, first)
        start = stop.end() if stop else before
    return _clause(desk, start, end, first, last, desk.beside(figure))


def clause_of_sentence(desk: Desk, sentence: Sentence) -> Clause:
    """Give a whole sentence, with its figures."""
    told = desk.by_sentence.get((sentence.section, sentence.number), [])
    return _clause(desk, sentence.start, sentence.end, sentence.end, sentence.end, told)


def _clause(
    desk: Desk, start: int, end: int, first: int, last: int, figures: Sequence[Figure]
) -> Clause:
    inside = tuple(f for f in figures if start <= f.start < end)
    return Clause(desk.smooth, start, end, first, last, inside)


def units(desk: Desk, clause: Clause, sizes: Container[int | None]) -> Iterator[Unit]:
    """Give the numbers of mothers in a clause; a size alone, or a difference, is none."""
    figures = [f for f in clause.figures if f.kind in ("count", "size", "percentage")]
    for name in dict.fromkeys(f.together for f in figures):
        one = {f.kind: f for f in figures if f.together == name and f.high is None}
        share = one.get("percentage")
        if set(one) <= {"size"} or (share and is_difference(desk, share)):
            continue
        number, size = (int(one[k].value) if k in one else None for k in ("count", "size"))
        percent = printed(share) if share else None
        if size is None and percent is None and number in sizes:
            continue
        start, end = min(f.start for f in one.values()), max(f.end for f in one.values())
        yield Unit(start, end, number, size, percent)


def plain_words(text: str) -> str:
    """Give the words of a text with one blank between them."""
    return " ".join(re.findall(r"[^\W\d_]+", text))
