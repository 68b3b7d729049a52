"""``python -m midwifery_stats answers``: the lecturer's answer key as CSV, and students' sheets."""

from __future__ import annotations

import csv
import io
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from midwifery_stats.classroom.questions.answers import right_answer
from midwifery_stats.classroom.questions.exercises import describe_misconception
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

SUMMARY = mark("Write the answer key of the exercises for a list of variants, as CSV.")
COLUMNS = (
    mark("lesson"),
    mark("number"),
    mark("exercise"),
    mark("sample"),
    mark("question"),
    mark("answer"),
    mark("solution"),
    mark("misconception"),
    mark("level"),
)
LARGEST_VARIANT = 9999
_SHEET = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title><style>
body{{font:11pt/1.45 system-ui,sans-serif;max-width:44rem;margin:1rem auto;padding:0 1rem}}
h2{{font-size:1.05em;margin:1.2em 0 .2em}} h2+*{{break-inside:avoid}}
@page{{size:A4;margin:15mm}}
</style></head><body><h1>{title}</h1>{body}</body></html>
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what this command understands."""
    parser.add_argument(
        "--variants", default="0", help=_("such as 0 (the published data), 1-30 or 1,4,9-12")
    )
    parser.add_argument("--lesson", help=_("one lesson only, such as 02"))
    parser.add_argument(
        "--concept-test", action="store_true", help=_("the key of the pre/post test instead")
    )
    parser.add_argument(
        "--language", choices=LANGUAGES, default=SOURCE, help=_("language of the key (default: en)")
    )
    parser.add_argument("--output", type=Path, help=_("file to write (default: the screen)"))
    parser.add_argument(
        "--sheets",
        type=Path,
        metavar="FOLDER",
        help=_("write also a page of questions for each student's number, to print"),
    )


def run(options: Namespace, others: Sequence[str]) -> int:
    """Write the key. Gives 2 and one sentence where an argument cannot be understood."""
    use_language(options.language)
    lesson = options.lesson and options.lesson.zfill(2)
    try:
        if others:
            raise InputError(
                _("The answer key does not know {argument}.").format(argument=others[0])
            )
        rows = (
            concept_rows() if options.concept_test else key_rows(variants(options.variants), lesson)
        )
        _write(_csv(rows), options.output)
        if options.sheets:
            write_sheets(options.sheets, variants(options.variants), lesson)
    except (ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def variants(text: str) -> tuple[int, ...]:
    """Read a list of variants such as "1-30" or "0,2,5-7"; each comes once, in this order."""
    found: dict[int, None] = {}
    for part in text.replace(" ", "").split(","):
        low, dash, high = part.partition("-")
        if not (low.isdecimal() and (high.isdecimal() if dash else True)):
            raise InputError(
                _('The variants "{text}" cannot be read. Write 1-30, or 1,4,9-12.').format(
                    text=text
                )
            )
        first, last = int(low), int(high or low)
        if not first <= last <= LARGEST_VARIANT:
            raise InputError(
                _('In "{part}" the variants must rise and end at {largest} at most.').format(
                    part=part, largest=LARGEST_VARIANT
                )
            )
        found.update(dict.fromkeys(range(first, last + 1)))
    return tuple(found)


def key_rows(numbers: Sequence[int], lesson: str | None = None) -> Iterator[tuple[object, ...]]:
    """Give the rows of the key, as ``COLUMNS`` names them: by exercise, then by variant."""
    from midwifery_stats.classroom import course

    for exercise in course.exercises(lesson):
        for number in numbers:
            question = exercise.question(number)
            yield (
                exercise.id[:2],
                course.number_of(exercise.id),
                exercise.id,
                number,
                _one_line(question.prompt),
                right_answer(question),
                _one_line(question.solution),
                describe_misconception(exercise.misconception),
                exercise.level,
            )


def concept_rows() -> Iterator[tuple[object, ...]]:
    """Give the rows of the key of both forms of the concept test."""
    from midwifery_stats.classroom.course.concepts_test import FORMS, TOPICS, concept_questions

    for form in FORMS:
        for n, question in enumerate(concept_questions(form), start=1):
            yield (
                "",
                n,
                _("concept test {form}, question {n}").format(form=form, n=n),
                "",
                _one_line(question.prompt),
                right_answer(question),
                _one_line(question.solution),
                describe_misconception(TOPICS[n - 1]),
                "",
            )


def write_sheets(folder: Path, numbers: Sequence[int], lesson: str | None = None) -> None:
    """Write a page of questions for each number, without answers, to be printed or sent."""
    from midwifery_stats.classroom import course
    from midwifery_stats.classroom.questions.question_page import question_html

    folder.mkdir(parents=True, exist_ok=True)
    exercises = course.exercises(lesson)
    for number in numbers:
        title = _("Exercises, sample {n}").format(n=number)
        questions = "".join(
            f"<h2>{escape(course.number_of(one.id))}</h2>{question_html(one.question(number))}"
            for one in exercises
        )
        page = _SHEET.format(language=current_language(), title=escape(title), body=questions)
        name = _("sheet")
        (folder / f"{name}-{number:04d}.html").write_text(page, encoding="utf-8", newline="\n")


def _csv(rows: Iterator[tuple[object, ...]]) -> str:
    """Write what a spreadsheet program of the reader's language opens in columns."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=cell_separator(), lineterminator="\n")
    writer.writerow([_(column) for column in COLUMNS])
    writer.writerows(rows)
    return text.getvalue()


def _write(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(text)
    else:  # with the mark by which spreadsheets know UTF-8
        from midwifery_stats.reports.report import write_whole

        write_whole(output, text.encode("utf-8-sig"))


def _one_line(text: str) -> str:
    return " ".join(text.split())
