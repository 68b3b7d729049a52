"""The lessons in another language: a catalogue of paragraphs beside the English sources.

One file for each lesson, ``locale/<language>/<lesson>.po``; a message is one paragraph of
markdown as it stands in the source. Code stays as it is, but for the line that sets the language.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from itertools import groupby
from pathlib import Path

from babel.messages.catalog import Catalog
from nbformat import NotebookNode

from lessons.builder.po_files import bring_up_to_date, read_catalogue_file
from lessons.builder.source import FOLDER, LessonError, with_numbers

LOCALE = FOLDER / "locale"
_LANGUAGE_LINE = re.compile(r'(?<=use_language\(")en(?="\))')


def languages(*, locale: Path = LOCALE) -> list[str]:
    """Give the languages in which lessons can be built: English, and each one with a catalogue."""
    return ["en", *sorted({path.parent.name for path in locale.glob("*/*.po")})]


def translated(
    notebook: NotebookNode, *, lesson: str, language: str, locale: Path = LOCALE
) -> NotebookNode:
    """Give a lesson as its readers see it; every paragraph must be translated."""
    if language == "en":
        return with_numbers(notebook, lesson=lesson)
    catalogue = read_catalogue(lesson, language, locale=locale)
    missing = [text for text in paragraphs(notebook) if not _translation(catalogue, text)]
    if missing:
        raise LessonError(
            f"{lesson}: {len(missing)} paragraphs have no translation into {language!r}; "
            f"the first begins {missing[0][:60]!r}. Run python -m lessons.translate, then "
            f"complete {catalogue_path(lesson, language, locale=locale).name}."
        )
    notebook = deepcopy(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.source = _LANGUAGE_LINE.sub(language, cell.source)
        else:
            cell.source = each_paragraph(cell.source, lambda text: _translation(catalogue, text))
    _sort_glossary(notebook)
    return with_numbers(notebook, lesson=lesson, language=language)


def update_catalogue(
    notebook: NotebookNode, *, lesson: str, language: str, locale: Path = LOCALE
) -> Catalog:
    """Write the lesson's paragraphs to its catalogue and keep the translations made so far.

    A paragraph that was changed in the source keeps its old translation, marked as fuzzy, until a
    translator has looked at it.
    """
    template = Catalog()
    for text in paragraphs(notebook):
        template.add(text)
    return bring_up_to_date(
        catalogue_path(lesson, language, locale=locale),
        template,
        language=language,
        about=f"{lesson}: each message is one paragraph of the lesson.",
    )


def paragraphs(notebook: NotebookNode) -> list[str]:
    """Give every paragraph of the markdown cells that holds words, in order."""
    found: list[str] = []

    def collect(text: str) -> str:
        found.append(text)
        return text

    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            each_paragraph(cell.source, collect)
    return found


def each_paragraph(markdown: str, change: Callable[[str], str]) -> str:
    """Put every paragraph through ``change``; fenced code and what holds no words stays."""
    fence = ""
    blocks = []
    for blank, group in groupby(markdown.split("\n"), key=lambda line: not line.strip()):
        block = "\n".join(group)
        in_code = bool(fence) or block.lstrip().startswith(("```", "~~~"))
        for mark in re.findall(r"^\s*(```|~~~)", block, flags=re.MULTILINE):
            fence = "" if fence == mark else fence or mark
        keep = blank or in_code or not re.search(r"[^\W\d_]", block)
        blocks.append(block if keep else change(block))
    return "\n".join(blocks)


def read_catalogue(lesson: str, language: str, *, locale: Path = LOCALE) -> Catalog:
    """Read a lesson's catalogue; an empty one where there is none yet."""
    return read_catalogue_file(catalogue_path(lesson, language, locale=locale), language)


def catalogue_path(lesson: str, language: str, *, locale: Path = LOCALE) -> Path:
    """Say where a lesson's catalogue is."""
    return locale / language / f"{lesson}.po"


def _sort_glossary(notebook: NotebookNode) -> None:
    """Put the terms of a glossary in the order of their translations; its first cell stays."""
    if all("glossary" in cell.metadata.get("tags", []) for cell in notebook.cells):
        notebook.cells[1:] = sorted(notebook.cells[1:], key=lambda cell: cell.source.casefold())


def _translation(catalogue: Catalog, text: str) -> str:
    message = catalogue.get(text)
    return "" if message is None or message.fuzzy else str(message.string)
