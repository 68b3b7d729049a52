"""A report as a list of blocks: headings, paragraphs, lists, tables and one figure."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from io import StringIO

import pandas as pd

from midwifery_stats.display.show import show
from midwifery_stats.display.spss import spss_tables
from midwifery_stats.display.studies import study_title
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table
from midwifery_stats.display.vocabulary import heading, value_text, word
from midwifery_stats.inference.printed import digits_of_summary
from midwifery_stats.language import _, current_language
from midwifery_stats.studies.own.values import text_of

from .analysis import Analysis
from .paragraphs import left_out_words

# XML knows no control characters, lone surrogates or non-characters.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Heading:
    """A heading of the report (level 0 is its title)."""

    words: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """One paragraph."""

    words: str


@dataclass(frozen=True)
class Points:
    """A list of short points."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class TableBlock:
    """A numbered table."""

    number: int
    table: Table


@dataclass(frozen=True)
class FigureBlock:
    """A numbered figure with its caption."""

    number: int
    figure: Figure
    caption: str


Block = Heading | Paragraph | Points | TableBlock | FigureBlock
Part = Block | Table  # a table that has no number yet


def plain(words: str) -> str:
    """Take out what XML does not allow."""
    return _NOT_XML.sub("", words)


def table_caption(block: TableBlock) -> str:
    """Number a table's caption."""
    return _("Table {n}. {caption}").format(n=block.number, caption=block.table.caption)


def figure_caption(block: FigureBlock) -> str:
    """Number a figure's caption."""
    return _("Figure {n}. {caption}").format(n=block.number, caption=block.caption)


def document_of(analysis: Analysis) -> tuple[Block, ...]:
    """Put together the report of an analysis, in the reader's language."""
    parts: list[Part] = [
        Heading(plain(analysis.study.name), 0),
        *_title(analysis),
        *_data(analysis),
        Heading(_("Outcome")),
        *_counted(analysis),
        *_figures(analysis),
        Heading(_("Results")),
        Paragraph(analysis.results),
        analysis.p_table,
        Paragraph(analysis.why_recommended),
        Heading(_("Methods")),
        Paragraph(analysis.methods),
        Heading(_("Limits")),
        Paragraph(analysis.limits),
        Heading(_("What only you can vouch for")),
        Points(analysis.questions),
        Heading(_("Tables as SPSS prints them")),
        *_as_spss(analysis),
        Heading(_("Checklist")),
        _checklist(analysis),
    ]
    return tuple(numbered(parts))


def _title(analysis: Analysis) -> list[Part]:
    """Say what was studied, where there is more to say than the name."""
    told = study_title(analysis.study)
    return [] if told == f"{analysis.study.name}." else [Paragraph(told)]


def numbered(blocks: Iterable[Part]) -> Iterable[Block]:
    """Number tables, and clean every text."""
    tables = 0
    for block in blocks:
        if isinstance(block, Table):
            tables += 1
            yield TableBlock(tables, _clean_table(block))
        elif isinstance(block, Points):
            yield Points(tuple(map(plain, block.words)))
        elif isinstance(block, Heading | Paragraph):
            yield replace(block, words=plain(block.words))
        elif isinstance(block, FigureBlock):
            yield replace(block, caption=plain(block.caption))


def _clean_table(table: Table) -> Table:
    return replace(
        table,
        caption=plain(table.caption),
        headings=tuple(map(plain, table.headings)),
        rows=tuple(tuple(map(plain, row)) for row in table.rows),
        notes=tuple(map(plain, table.notes)),
    )


def _data(analysis: Analysis) -> list[Part]:
    """Say where the data come from, what was noticed, and who was left out."""
    study = analysis.study
    told: list[Part] = [Heading(_("Data"))]
    if study.is_rebuilt or study.about.get("citation"):
        told += [Paragraph(words) for words in show(study).paragraphs[1:]]
    columns = study.about.get("columns", {})
    if columns:
        roles = "; ".join(f"{heading(role)}: {column}" for role, column in columns.items())
        told.append(Paragraph(_("Columns of the file. {roles}.").format(roles=roles)))
    if study.about.get("own"):
        reasons = left_out_words(study)
        told.append(
            Paragraph(
                _("Mothers in the file: {rows}. Analysed: {kept}. Left out: {reasons}.").format(
                    rows=study.about["rows"],
                    kept=len(study.mothers),
                    reasons=", ".join(reasons) or _("none"),
                )
            )
        )
        if study.about.get("missing"):
            told.append(
                Paragraph(
                    _("Counted as missing: {values}.").format(
                        values=", ".join(map(str, study.about["missing"]))
                    )
                )
            )
        if study.about.get("personal"):
            told.append(Paragraph(_("Columns that tell who a mother is are not in this report.")))
    notes = study.about.get("notes", ())
    if notes and study.about.get("language") == current_language():
        told.append(Points(tuple(notes)))
    if analysis.baseline is not None:
        told.append(analysis.baseline)
    return told


def _counted(analysis: Analysis) -> list[Part]:
    """Frequency tables of categories, quartiles of measurements."""
    comparison = analysis.comparison
    tables = show(analysis.study).tables
    if comparison.levels is not None and tables:
        return list(tables)
    study, last = analysis.study, analysis.study.last
    members = (
        [(word(n), study.mothers[study.mothers["group"] == n]) for n in study.groups]
        if study.groups
        else [(_("All"), study.mothers)]
    )
    times = [time for time in ("before", last) if time in study.mothers]
    rows = tuple(
        (name, heading(time) if len(times) > 1 else _("Outcome"), *_quartiles(group[time]))
        for name, group in members
        for time in times
    )
    headings = (
        *(_("Group"), _("Time"), _("Mothers"), _("Lowest"), _("Lower quartile"), _("Median")),
        *(_("Upper quartile"), _("Highest")),
    )
    return [Table(_("The outcome in numbers"), headings, rows, frozenset(range(2, 8)))]


def _quartiles(values: pd.Series) -> list[str]:
    shares, digits = (0.0, 0.25, 0.5, 0.75, 1.0), digits_of_summary(values.to_numpy(dtype=float))
    told = (value_text(float(values.quantile(share)), digits) for share in shares)
    return [str(len(values)), *told]


def _figures(analysis: Analysis) -> list[Block]:
    figures = show(analysis.study).figures
    captions = [
        _("Every mother before and after: {group}.").format(group=word(name))
        for name in analysis.study.groups
    ] or [_("Every mother before and after.")]
    if not analysis.study.is_paired:
        captions = [_("Every mother of both groups.")]
    if not figures and analysis.comparison.effects:
        figures = show(analysis.comparison.effects[0]).figures
        captions = [_("The effect with its 95% interval.")]
    return [
        FigureBlock(number, drawn, caption)
        for number, (drawn, caption) in enumerate(zip(figures, captions, strict=False), start=1)
    ]


def _as_spss(analysis: Analysis) -> list[Part]:
    comparison = analysis.comparison
    columns = analysis.study.about.get("columns", {})

    def name(role: str) -> str:
        return str(columns.get(role, heading(role).lower()))

    printed = spss_tables(
        comparison.test,
        names=(name("before"), name("after")),
        groups=comparison.names or ("first", "second"),
        outcome=_("change") if comparison.design == "changes" else name(analysis.study.last),
        grouping=name("group"),
    )
    told: list[Part] = [table.table() for table in printed.printed]
    if any(cell[:4] in (".000", ",000") for t in printed.printed for row in t.rows for cell in row):
        told.append(
            Paragraph(
                _(
                    "For a p below .0005 older versions of SPSS print .000, newer ones <.001: write"
                    " p < .001, never zero."
                )
            )
        )
    return told


def _checklist(analysis: Analysis) -> Table:
    rows = tuple(
        (item.asks, item.source, _("in this report") if item.filled else _("you add this"))
        for item in analysis.checklist
    )
    headings = (_("What a report has to say"), _("Guideline"), _("Where"))
    note = _(
        "TREND (2004) for studies without drawing of lots, CONSORT 2010 for those with it (CONSORT"
        " 2025 has other numbers), SAMPL (2013) for the statistics."
    )
    return Table(_("Checklist for your report"), headings, rows, notes=(note,))


def harmless_cell(value: object) -> str:
    """Write a cell of a CSV file so that no spreadsheet takes it for a formula."""
    text = text_of(plain(str(value)))
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "|", "%")) else text


def sample_csv(analysis: Analysis, *, separator: str, point: str) -> str:
    """Write the cleaned sample: numbers with the reader's decimal mark, texts made harmless."""
    frame = analysis.study.mothers
    stream = StringIO()
    writer = csv.writer(stream, delimiter=separator, lineterminator="\r\n")
    writer.writerow([harmless_cell(name) for name in frame.columns])
    writer.writerows(
        [_sample_cell(value, point) for value in row] for row in frame.itertuples(index=False)
    )
    return stream.getvalue()


def _sample_cell(value: object, point: str) -> str:
    if value is None or value != value:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.15g}".replace(".", point)
    return harmless_cell(value)
