"""``python -m midwifery_stats class FOLDER``: what a class did, from the students' progress files.

Each student saves a copy of her answers under a name or number (*Save a copy for my lecturer*, or
``ms.export_progress``). No file stops the report: what cannot be read is named.
"""

from __future__ import annotations

import csv
import io
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from midwifery_stats.classroom import course
from midwifery_stats.classroom.progress.class_results import (
    ClassResults,
    Student,
    misconceptions,
    read_class,
    summary,
)
from midwifery_stats.language import (
    LANGUAGES,
    SOURCE,
    InputError,
    _,
    cell_separator,
    current_language,
    mark,
    use_language,
)

if TYPE_CHECKING:
    from midwifery_stats.display.svg import Figure
    from midwifery_stats.display.tables import Table

SUMMARY = mark("Read the progress files of a class; write a table (CSV) and a page (HTML).")
NAMES = ("class-report.csv", "class-report.html")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what this command understands."""
    parser.add_argument(
        "folder", type=Path, metavar=_("FOLDER"), help=_("where the students' files are")
    )
    parser.add_argument("--language", choices=LANGUAGES, default="en", help=_("default: en"))
    parser.add_argument(
        "--output", type=Path, metavar=_("FOLDER"), help=_("where to write (default: beside them)")
    )


def run(options: Namespace, others: Sequence[str]) -> int:
    """Write the report. Gives 2 and one sentence where there is nothing to report."""
    use_language(options.language)
    try:
        if others:
            raise InputError(_("There is no option {option}.").format(option=others[0]))
        results = read_class(options.folder)
        for path in write_report(results, options.output or options.folder):
            print(_("Written: {path}").format(path=path))
    except (InputError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    for sentence in (*summary(results), *results.left_out, *results.alike):
        print(sentence)
    return 0


def write_report(results: ClassResults, folder: Path) -> list[Path]:
    """Write the table and the page, each whole or not at all."""
    from midwifery_stats.reports.document import (
        Block,
        FigureBlock,
        Heading,
        Paragraph,
        Points,
        TableBlock,
    )
    from midwifery_stats.reports.report import page_of, write_whole

    blocks: list[Block] = [
        Heading(_("What the class did"), 0),
        *map(Paragraph, summary(results)),
        TableBlock(1, student_table(results.students)),
        Heading(_("Which misconceptions stand")),
        FigureBlock(1, misconception_chart(results), _("How many chose an answer that shows it")),
    ]
    if results.left_out:
        blocks += [Heading(_("Files that were left out")), Points(results.left_out)]
    if results.alike:
        blocks += [Heading(_("Files with the same answers")), Points(results.alike)]
    folder.mkdir(parents=True, exist_ok=True)
    table, page = (folder / name for name in NAMES)
    write_whole(table, _csv(results.students).encode("utf-8-sig"))
    write_whole(page, page_of(blocks))
    return [table, page]


def student_table(students: Sequence[Student]) -> Table:
    """Give the table of the students, in the reader's language."""
    from midwifery_stats.display.tables import Table

    named = _headings()
    headings = tuple(named[name] for name in named if name not in ("first_day", "file"))
    rows = tuple(
        (
            *(one.student, one.last_day, str(one.predictions), str(one.exercises), str(one.right)),
            *(str(one.right_at_first), str(one.hints)),
            *("" if score is None else str(score) for score in (one.form_a, one.form_b)),
            ", ".join(part[:1] for part in one.examination.split(", ")),
        )
        for one in students
    )
    notes = (
        _(
            "A form's score is that of the first try. An exercise is right at first if the first "
            "answer to it was right."
        ),
        _(
            "The course has {predictions} predictions and {exercises} exercises. An exercise "
            "answered for two samples counts twice."
        ).format(
            predictions=sum(len(course.predictions(one)) for one in course.lessons()),
            exercises=sum(len(course.exercises(one)) for one in course.lessons()),
        ),
    )
    return Table(_("The students"), headings, rows, frozenset(range(1, 9)), notes)


def misconception_chart(results: ClassResults) -> Figure:
    """Draw two bars for each misconception: form A, before the course, and form B, after it."""
    from midwifery_stats.display import svg
    from midwifery_stats.display.drawing import paragraph

    taken = [sum(form in one for one in results.chosen) for form in ("A", "B")]
    found = misconceptions(results)
    y, parts, told = 8.0, [], []
    for sentence, *counts in found:
        drawn, height = paragraph(10, y + 15, sentence, svg.WIDTH - 20, size=svg.SMALL)
        parts.append(drawn)
        y += height + 6
        for form, count, students, colour in zip(
            "AB", counts, taken, (svg.GREY, svg.BLUE), strict=True
        ):
            width = 240 * count / max(students, 1)  # a share: fewer take form B
            parts += [
                svg.label(10, y + 13, _("form {form}").format(form=form), size=svg.SMALL),
                svg.rectangle(75, y + 2, width, 13, fill=colour),
                svg.label(82 + width, y + 13, _of(count, students), size=svg.SMALL),
            ]
            y += 18
        told.append(f"{sentence} A: {_of(counts[0], taken[0])}, B: {_of(counts[1], taken[1])}.")
        y += 8
    return svg.figure(parts, height=y + 6, alt=" ".join(told))


def _of(count: int, total: int) -> str:
    return _("{count} of {total}").format(count=count, total=total)


def _headings() -> dict[str, str]:
    """Say what each field of a student is, in the reader's language."""
    return {
        "student": _("student"),
        "first_day": _("first day"),
        "last_day": _("last day"),
        "predictions": _("predictions"),
        "exercises": _("exercises"),
        "right": _("right"),
        "right_at_first": _("right at first"),
        "hints": _("hints"),
        "form_a": _("form A"),
        "form_b": _("form B"),
        "examination": _("examination"),
        "file": _("file"),
    }


def _csv(students: Sequence[Student]) -> str:
    """Write the students' table for a spreadsheet program of the reader's language."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=cell_separator())
    translated = _headings()
    source = current_language() == SOURCE
    writer.writerow(field.name if source else translated[field.name] for field in fields(Student))
    for one in students:
        writer.writerow(_harmless(value) for value in _values(one))
    return stream.getvalue()


def _harmless(value: object) -> object:
    """Keep a spreadsheet from taking a name that begins with = or @ for a formula."""
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"
    return value


def _values(student: Student) -> list[Any]:
    return [getattr(student, field.name) for field in fields(Student)]
