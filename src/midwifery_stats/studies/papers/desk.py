"""What a check of the desk may look at: the figures, their neighbours, the sizes that are named."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal, InvalidOperation
from functools import cached_property

from midwifery_stats.studies.finding import Finding

from .figures import Figure
from .paper import Paper, place_of
from .source import Sentence, plain

LARGEST_SIZE = 100_000
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True)
class Row:
    """One row of a checked paper: a figure, or words (kind "wording", "conclusion") in a place."""

    name: str
    place: str
    what: str
    kind: str
    reported: str
    finding: Finding
    sure: bool = False
    """Whether it could not have disagreed, whatever had been printed."""


@dataclass(frozen=True)
class Desk:
    """A paper, with its figures by sentence and by the figures that were printed as one."""

    paper: Paper

    @cached_property
    def smooth(self) -> str:
        """The text in small letters and plain signs, each in its place."""
        return plain(self.paper.text)

    @cached_property
    def by_sentence(self) -> dict[tuple[str, int], list[Figure]]:
        """The figures of each sentence, in order."""
        found: dict[tuple[str, int], list[Figure]] = defaultdict(list)
        for figure in self.paper.found:
            found[figure.section, figure.sentence].append(figure)
        return found

    @cached_property
    def by_group(self) -> dict[str, list[Figure]]:
        """The figures that were printed as one, by the name of the first."""
        found: dict[str, list[Figure]] = defaultdict(list)
        for figure in self.paper.found:
            found[figure.together].append(figure)
        return found

    def partner(self, figure: Figure, kind: str) -> Figure | None:
        """Give the figure of a kind that was printed together with this one."""
        together = [f for f in self.by_group[figure.together] if f.kind == kind and f != figure]
        return min(together, key=lambda f: abs(f.start - figure.start), default=None)

    def beside(self, figure: Figure) -> list[Figure]:
        """Give the figures of the same sentence."""
        return self.by_sentence[figure.section, figure.sentence]

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """The sizes of groups that the paper names for itself, most often named first."""
        times: dict[int, int] = defaultdict(int)
        for figure in self.paper.found:
            if _is_size(figure) and not figure.cited:
                times[int(figure.value)] += 1
        for figures in self.by_group.values():
            for figure in figures:
                whole = self.partner(figure, "percentage") if figure.kind == "count" else None
                if whole is not None and whole.value == 100 and not figure.cited:
                    times[int(figure.value)] += 1
        return tuple(sorted(times, key=lambda size: -times[size]))

    def near_sizes(self, figure: Figure) -> tuple[int, ...]:
        """Give the sizes that the figure's own sentence names before it, the last one first."""
        before = [f for f in self.beside(figure) if _is_size(f) and f.start < figure.start]
        return tuple(dict.fromkeys(int(f.value) for f in reversed(before)))

    def what(self, figure: Figure) -> str:
        """Give the words that stand before a figure, as its name."""
        sentence_start = max(
            (s.start for s in self._of(figure)), default=max(0, figure.start - 90)
        )
        before = self.paper.text[max(sentence_start, figure.start - 90) : figure.start]
        tokens = [w for w in before.split() if any(c.isalnum() for c in w)]
        return figure.detail if figure.tabular and figure.detail else " ".join(tokens[-8:])

    def _of(self, figure: Figure) -> list[Sentence]:
        return [self._sentences[figure.section, figure.sentence]] if (
            (figure.section, figure.sentence) in self._sentences
        ) else []

    @cached_property
    def _sentences(self) -> dict[tuple[str, int], Sentence]:
        return {(s.section, s.number): s for s in self.paper.sentences}

    def sentence(self, figure: Figure) -> str:
        """Give the sentence of a figure, in small letters and plain signs."""
        return "".join(self.smooth[s.start : s.end] for s in self._of(figure))

    def row(self, figure: Figure, finding: Finding, suffix: str = "", *, sure: bool = False) -> Row:
        """Write a row for a figure."""
        return Row(
            figure.figure_id + suffix,
            place_of(figure),
            self.what(figure),
            figure.kind,
            figure.reported,
            finding,
            sure,
        )


def _is_size(figure: Figure) -> bool:
    whole = figure.high is None and figure.value == int(figure.value)
    people = figure.kind == "size" and figure.unit in ("", "people")
    return people and whole and 0 < figure.value <= LARGEST_SIZE


def printed(figure: Figure) -> Decimal:
    """Give a figure as a number with as many decimals as printed."""
    digits = re.sub(r"[^\d.,-]", "", figure.reported.replace("o", "0"))
    tail = re.search(r"[.,](\d+)\D*$", digits)
    decimals = len(tail.group(1)) if tail and figure.value != float(_joined(digits)) else 0
    try:
        return Decimal(repr(figure.value)).quantize(Decimal(1).scaleb(-decimals))
    except InvalidOperation:
        return Decimal(repr(figure.value))


def _joined(digits: str) -> str:
    return re.sub(r"[^\d-]", "", digits).rstrip("-") or "0"


def cut_to(value: Decimal, figure: Decimal) -> bool:
    """Whether a value, cut off after the printed decimals instead of rounded, is the figure."""
    return value.quantize(figure, rounding=ROUND_DOWN) == figure


def words_of(text: str) -> Iterator[str]:
    """Give the words of a text, without numbers."""
    return (match.group() for match in _WORD.finditer(text))
