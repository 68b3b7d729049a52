"""A paper as the desk reads it: its text, the figures found in it, and what stands by them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from decimal import ROUND_DOWN, Decimal, InvalidOperation
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pandas as pd

from midwifery_stats.language import _
from midwifery_stats.studies.ledger import Finding
from midwifery_stats.studies.printed_numbers import PRINTED_NUMBER, amount, plain

from .figures import Figure, place_of
from .source import Sentence, read_source, sentences
from .tables import all_figures

if TYPE_CHECKING:
    from .rebuild import Counts

COLUMNS = (
    "figure_id",
    "place",
    "kind",
    "reported",
    "value",
    "high",
    "unit",
    "relation",
    "detail",
    "together",
    "context",
    "start",
    "end",
)


@dataclass(frozen=True, repr=False)
class Paper:
    """A paper's text and the figures that the desk found in it.

    ``found`` are the figures in the order of the text; ``sentences`` say where each sentence
    begins and ends; ``notes`` tell what was noticed while reading. ``text[start:end]`` is the
    printed string of a figure, so that a panel can mark it.
    """

    text: str
    sentences: tuple[Sentence, ...]
    found: tuple[Figure, ...]
    notes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Say how much there is, not the whole text."""
        return f"Paper(sentences={len(self.sentences)}, figures={len(self.found)})"

    @property
    def figures(self) -> pd.DataFrame:
        """One row for each figure.

        ``figure_id``; ``place`` (section and number of the sentence); ``kind``; ``reported``, as
        printed; ``value`` and, of a range or an interval, ``high``; ``unit``; ``relation`` (one
        of = < > ≤ ≥); ``detail`` (degrees of freedom, or the label of a table's row); ``together``
        (figures printed as one, such as "17 mothers (68%)", have the name of the first);
        ``context``, the sentence; ``start`` and ``end`` in ``text``.
        """
        table = pd.DataFrame(
            [{**asdict(figure), "place": place_of(figure)} for figure in self.found],
            columns=COLUMNS,
        )
        return table.astype({"value": float, "high": float, "start": int, "end": int})

    def without(self, figure_id: str) -> Paper:
        """Give the paper without a figure that was misread."""
        self._known(figure_id)
        kept = tuple(one for one in self.found if one.figure_id != figure_id)
        return replace(self, found=kept)

    def corrected(
        self, figure_id: str, *, reported: str | None = None, kind: str | None = None
    ) -> Paper:
        """Give the paper with a figure as the reader reads it: its printed string, its kind."""
        old = self._known(figure_id)
        kind = kind or old.kind
        new = replace(old, kind=kind)
        if reported is not None:
            new = replace(new, reported=reported, value=_value(reported, kind), high=None)
        found = tuple(new if one.figure_id == figure_id else one for one in self.found)
        return replace(self, found=found)

    def proposed_groups(self) -> Counts:
        """Propose the counts of each group and time, for a reader to confirm or mend."""
        from .mothers import proposed_groups

        return proposed_groups(self)

    def _known(self, figure_id: str) -> Figure:
        for figure in self.found:
            if figure.figure_id == figure_id:
                return figure
        raise ValueError(
            _("This paper has no figure {figure}: its figures are named in paper.figures.").format(
                figure=figure_id
            )
        )


def read_paper(paper: str | Path | bytes | IO[bytes]) -> Paper:
    """Read a paper and find its figures.

    ``paper`` is the text itself, the path of a .txt or .pdf file, or the bytes of one. English and
    Indonesian prose and simple tables are read; numbers of tables, pages, laws and references are
    left out, and so are years, but for the year of the study (once in each section). Nothing in
    the text can make it fail: what could not be read is told in ``notes``.
    """
    source = read_source(paper)
    smooth = plain(source.text)
    parts = sentences(source.text)
    figures = all_figures(source.text, smooth, parts)
    notes = source.notes
    if source.text.strip() and not figures:
        notes = (*notes, _("No figure was found in this text."))
    return Paper(source.text, parts, figures, notes)


def _value(reported: str, kind: str) -> float:
    try:
        return amount(reported.strip(" %<>≤≥=p"), kind)
    except ValueError:
        raise ValueError(
            _('{text!r} is not a number as a paper prints it, for example "0,05" or "72%".').format(
                text=reported
            )
        ) from None


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
        sentence_start = self.begins(figure)
        before = self.paper.text[max(sentence_start, figure.start - 90) : figure.start]
        tokens = [w for w in before.split() if any(c.isalnum() for c in w)]
        return figure.detail if figure.tabular and figure.detail else " ".join(tokens[-8:])

    def begins(self, figure: Figure) -> int:
        """Say where the sentence of a figure begins."""
        found = self._sentences.get((figure.section, figure.sentence))
        return found.start if found else max(0, figure.start - 90)

    @cached_property
    def _sentences(self) -> dict[tuple[str, int], Sentence]:
        return {(s.section, s.number): s for s in self.paper.sentences}

    def sentence(self, figure: Figure) -> str:
        """Give the sentence of a figure, in small letters and plain signs."""
        found = self._sentences.get((figure.section, figure.sentence))
        return self.smooth[found.start : found.end] if found else ""

    def row(self, figure: Figure, finding: Finding, suffix: str = "", *, sure: bool = False) -> Row:
        """Write a row for a figure."""
        return Row(
            figure.figure_id + suffix,
            place_of(figure),
            self.what(figure),
            figure.kind,
            figure.printed,
            finding,
            sure,
        )


def _is_size(figure: Figure) -> bool:
    whole = figure.high is None and figure.value == int(figure.value)
    people = figure.kind == "size" and figure.unit in ("", "people")
    return people and whole and 0 < figure.value <= LARGEST_SIZE


def printed(figure: Figure) -> Decimal:
    """Give a figure (of a range: its first end) as a number with as many decimals as printed."""
    found = PRINTED_NUMBER.search(plain(figure.reported))
    text = found.group().replace(" ", "").replace("o", "0") if found else ""
    tail = re.search(r"[.,](\d+)$", text)
    whole = figure.value == float(re.sub(r"[^\d-]", "", text).rstrip("-") or "0")
    decimals = len(tail.group(1)) if tail and not (whole and figure.value) else 0
    try:
        return Decimal(repr(figure.value)).quantize(Decimal(1).scaleb(-decimals))
    except InvalidOperation:
        return Decimal(repr(figure.value))


def cut_to(value: Decimal, figure: Decimal) -> bool:
    """Whether a value, cut off after the printed decimals instead of rounded, is the figure."""
    return value.quantize(figure, rounding=ROUND_DOWN) == figure


def words_of(text: str) -> Iterator[str]:
    """Give the words of a text, without numbers."""
    return (match.group() for match in _WORD.finditer(text))
