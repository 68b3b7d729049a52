"""A paper as the desk reads it: its text, and the figures found in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import IO, Any

import pandas as pd

from midwifery_stats.language import _, mark

from . import vocabulary as words
from .figures import Figure, Found, amount, found_in
from .source import Sentence, plain, read_source, sentences
from .tables import dates, joined, rows, study_years

SECTIONS = {
    "text": mark("text"),
    "abstract": mark("abstract"),
    "introduction": mark("introduction"),
    "methods": mark("methods"),
    "results": mark("results"),
    "results and discussion": mark("results and discussion"),
    "discussion": mark("discussion"),
    "conclusion": mark("conclusion"),
    "other": mark("other parts"),
}
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


@dataclass(frozen=True)
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

    @property
    def figures(self) -> pd.DataFrame:
        """One row for each figure.

        ``figure_id``; ``place`` (section and number of the sentence); ``kind``; ``reported``, as
        printed; ``value`` and, of a range or an interval, ``high``; ``unit``; ``relation`` ("=",
        "<", ">"); ``detail`` (degrees of freedom, or the label of a table's row); ``together``
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
    cited = _cited(smooth, parts)
    found = sorted(_all_found(smooth, parts), key=lambda pair: pair[1].start)
    figures = [
        _figure(f"f{number:03d}", sentence, one, source.text, cited=sentence in cited)
        for number, (sentence, one) in enumerate(found, start=1)
    ]
    notes = source.notes
    if source.text.strip() and not figures:
        notes = (*notes, _("No figure was found in this text."))
    return Paper(source.text, parts, joined(figures, smooth), notes)


def place_of(figure: Figure) -> str:
    """Say where a figure stands, in the reader's language."""
    return _("{section}, sentence {number}").format(
        section=_(SECTIONS.get(figure.section, figure.section)), number=figure.sentence
    )


def _value(reported: str, kind: str) -> float:
    try:
        return amount(reported.strip(" %<>=p"), kind)
    except ValueError:
        raise ValueError(
            _('{text!r} is not a number as a paper prints it, for example "0,05" or "72%".').format(
                text=reported
            )
        ) from None


def _all_found(smooth: str, parts: Sequence[Sentence]) -> Iterator[tuple[Sentence, Found]]:
    years = study_years(smooth, parts)
    yield from years
    table: list[Sentence] = []
    last = 0
    for sentence in (*parts, None):
        if sentence is not None and sentence.tabular and sentence.section != "references":
            table.append(sentence)
            continue
        if table:
            yield from rows(smooth, table, max(last, table[0].start - 160))
            last = table[-1].end
            table = []
        if sentence is not None and sentence.section not in ("references", "other"):
            days = dates(smooth, sentence)
            yield from ((sentence, day) for day in days)
            spans = [(day.start, day.end) for day in days]
            spans += [(y.start, y.end) for one, y in years if one is sentence]
            yield from ((sentence, one) for one in found_in(smooth, sentence, spans))


def _cited(smooth: str, parts: Sequence[Sentence]) -> set[Sentence]:
    """Sentences on other works: those that name a year of one, and those that go on from them."""
    cited: set[Sentence] = set()
    before: Sentence | None = None
    for sentence in parts:
        names = words.CITED.search(smooth, sentence.start, sentence.end)
        own = words.OWN.search(smooth, sentence.start, sentence.end)
        goes_on = before in cited and words.GOES_ON.match(smooth, sentence.start, sentence.end)
        if sentence.section == "introduction" or names or (goes_on and not own):
            cited.add(sentence)
        before = sentence
    return cited


def _figure(name: str, sentence: Sentence, one: Found, text: str, *, cited: bool) -> Figure:
    return Figure(
        figure_id=name,
        section=sentence.section,
        sentence=sentence.number,
        kind=one.kind,
        reported=" ".join(text[one.start : one.end].split()),
        value=one.value,
        high=one.high,
        unit=one.unit,
        relation=one.relation,
        detail=one.detail,
        together=name,
        context=" ".join(text[sentence.start : sentence.end].split())[:600],
        start=one.start,
        end=one.end,
        tabular=sentence.tabular,
        cited=cited,
    )
