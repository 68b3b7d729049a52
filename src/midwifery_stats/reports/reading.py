"""A reading report: what a paper's figures say of one another, and a letter to its authors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import Any

import pandas as pd

from midwifery_stats.display.tables import Table
from midwifery_stats.language import _, current_language, mark, ngettext, use_language
from midwifery_stats.studies.ledger import AGREES, ASSUMING, DISAGREES, NOT_RECOMPUTABLE
from midwifery_stats.studies.papers import COULD_NOT_DISAGREE, check_paper
from midwifery_stats.studies.papers.mothers import study_from_counts
from midwifery_stats.studies.papers.paper import Paper
from midwifery_stats.studies.study import Study

from .checklist import checklist
from .comparisons import comparison_of
from .document import Block, Heading, Paragraph, Part, Points, numbered
from .report import page_of, place_to_write, write_whole
from .word import word_of

MOST_ASKED = 15
_KINDS = {
    "count": mark("counts"),
    "size": mark("sizes of groups"),
    "percentage": mark("percentages"),
    "p-value": mark("p-values"),
    "alpha": mark("levels held against p"),
    "mean": mark("means"),
    "sd": mark("standard deviations"),
    "interval": mark("intervals"),
    "duration": mark("durations"),
    "day": mark("days"),
    "date": mark("dates"),
}


def paper_report(
    paper: Paper,
    file: str | PathLike[str],
    *,
    title: str = "",
    groups: Mapping[str, Any] | None = None,
    study: Study | None = None,
    language: str | None = None,
    overwrite: bool = False,
) -> Path:
    """Write the reading report of a paper as ``.html`` or ``.docx``, and give its path.

    ``title`` names the paper. ``groups`` or ``study`` are the counts that the reader confirmed, as
    in ``check_paper``. ``language`` and ``overwrite`` are as in ``report``.
    """
    path = place_to_write(file, (".docx", ".html"), overwrite=overwrite)
    content = paper_report_bytes(
        paper, path.suffix.lower(), title=title, groups=groups, study=study, language=language
    )
    write_whole(path, content)
    return path


def paper_report_bytes(
    paper: Paper,
    kind: str,
    *,
    title: str = "",
    groups: Mapping[str, Any] | None = None,
    study: Study | None = None,
    language: str | None = None,
) -> bytes:
    """Give the reading report as the bytes of a ``.docx`` or ``.html`` file."""
    before = current_language()
    use_language(before if language is None else language)
    try:
        checked = check_paper(paper, groups=groups, study=study)
        known = study or (study_from_counts(groups, name=_("mothers")) if groups else None)
        blocks = tuple(_blocks(paper, checked, title, known))
        return word_of(blocks) if kind == ".docx" else page_of(blocks)
    finally:
        use_language(before)


def _blocks(
    paper: Paper, checked: pd.DataFrame, title: str, study: Study | None
) -> Iterator[Block]:
    parts: list[Part] = [Heading(_("Reading report"), 0)]
    if title:
        parts.append(Paragraph(title))
    parts += [
        Paragraph(
            _(
                "This report holds the figures that a paper prints against one another. It speaks "
                "of the printed text, not of its authors: most of what does not fit are slips that "
                "change nothing, and the desk can misread a sentence. Look each one up."
            )
        ),
        *_found(paper),
        *_told(checked, DISAGREES, _("What does not follow")),
        *_told(checked, ASSUMING, _("What follows if something holds")),
        *_told(checked, AGREES, _("What follows")),
        *_missing(checked),
        Heading(_("A letter to the authors")),
        *map(Paragraph, letter(checked, title=title, study=study).split("\n\n")),
        *_checklist(study),
    ]
    yield from numbered(parts)


def _found(paper: Paper) -> Iterator[Part]:
    yield Heading(_("What was found"))
    kinds = Counter(figure.kind for figure in paper.found)
    told = [f"{_(_KINDS[kind])}: {number}" for kind, number in kinds.items() if kind in _KINDS]
    other = sum(number for kind, number in kinds.items() if kind not in _KINDS)
    if other:
        told.append(_("others: {number}").format(number=other))
    figures = ngettext("{number} figure.", "{number} figures.", len(paper.found))
    yield Paragraph(figures.format(number=len(paper.found)))
    if told:
        yield Points(tuple(told))
    if paper.notes:
        yield Points(paper.notes)


def _told(checked: pd.DataFrame, verdict: str, heading: str) -> Iterator[Part]:
    rows = checked[checked["verdict"] == verdict]
    yield Heading(heading)
    unsure = checked.attrs.get(COULD_NOT_DISAGREE, ())
    sure = rows[~rows["claim_id"].isin(unsure)]
    if sure.empty:
        yield Paragraph(_("Nothing."))
    else:
        told = ["place", "what", "reported", "recomputed", "explanation"]
        cells = tuple(tuple(map(str, row)) for row in sure[told].itertuples(index=False))
        headings = (_("Place"), _("Words beside it"), _("Printed"), _("Worked out"), _("Why"))
        yield Table(heading, headings, cells)
    if len(rows) > len(sure):
        text = ngettext(
            "{number} more could not have disagreed, and confirms nothing.",
            "{number} more could not have disagreed, and confirm nothing.",
            len(rows) - len(sure),
        )
        yield Paragraph(text.format(number=len(rows) - len(sure)))


def _missing(checked: pd.DataFrame) -> Iterator[Part]:
    yield Heading(_("What is missing"))
    rows = checked[checked["verdict"] == NOT_RECOMPUTABLE]
    if rows.empty:
        yield Paragraph(_("Nothing."))
        return
    reasons = Counter(rows["explanation"])
    yield Points(tuple(f"{number} × {reason}" for reason, number in reasons.most_common(20)))


def letter(checked: pd.DataFrame, *, title: str = "", study: Study | None = None) -> str:
    """Write a polite letter that asks the authors about what does not follow and what is missing.

    ``checked`` is what ``check_paper`` gives. Paragraphs are parted by an empty line.
    """
    named = _(" (“{title}”)").format(title=title) if title else ""
    told = [
        _("Dear authors,"),
        _(
            "we read your paper{named} with interest and worked through its figures. Some of them "
            "we could not bring together. They may be slips of typing or rounding, or we may have "
            "misread you; we should be grateful for a word on each."
        ).format(named=named),
    ]
    asked = list(_asked(checked))
    if not asked:
        told[1] = _(
            "we read your paper{named} with interest and worked through its figures. We found none "
            "that contradicts another."
        ).format(named=named)
    told += [f"{number}. {text}" for number, text in enumerate(asked, start=1)]
    told.append(_("We should also like to ask:"))
    told += [f"– {question}" for question in _questions(study)]
    told += [_("Thank you for your work and for your time."), _("With kind regards")]
    return "\n\n".join(told)


def _asked(checked: pd.DataFrame) -> Iterator[str]:
    """One question for each thing that does not follow, with all places that say it."""
    rows = checked[checked["verdict"] == DISAGREES]
    same: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for _index, row in rows.iterrows():
        name = str(row["claim_id"])
        twice = name.endswith(("-lasting", "-whole", "-words", "-year"))
        key = ("", row["recomputed"]) if twice else (row["reported"], row["explanation"])
        told = (str(row["place"]), str(row["reported"]), str(row["explanation"]))
        same.setdefault(key, []).append(told)
    for alike in list(same.values())[:MOST_ASKED]:
        _place, reported, reason = alike[0]
        yield _("{places}: “{printed}”. {reason} Could you tell us what was meant?").format(
            places="; ".join(dict.fromkeys(place for place, *_rest in alike)),
            printed=reported,
            reason=reason,
        )
    if len(same) > MOST_ASKED:
        yield _("There are {number} more of the kind, which we can send you.").format(
            number=len(same) - MOST_ASKED
        )


def _questions(study: Study | None) -> Iterator[str]:
    yield _(
        "Could you share, without names, each mother's outcome, or a table of how many mothers had "
        "which outcome before and after?"
    )
    yield _(
        "Which test did you use, exact or approximate, one-sided or two-sided, and in what "
        "software?"
    )
    if study is None or study.groups:
        yield _("Who or what decided which mother came into which group?")
    if study is None or not study.groups:
        yield _("What else happened to the mothers between the two times?")
    yield _("How many mothers were left out or lost on the way, and why?")


def _checklist(study: Study | None) -> Iterator[Part]:
    yield Heading(_("Checklist for this design"))
    if study is None:
        yield Paragraph(_("Say what the design is and confirm the counts: the list depends on it."))
        return
    items = checklist(study, comparison_of(study))
    rows = tuple((item.asks, item.source, "") for item in items)
    headings = (_("What a paper has to say"), _("Guideline"), _("Where it says it"))
    yield Table(_("To be filled in while reading"), headings, rows)
