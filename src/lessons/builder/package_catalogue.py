"""The package's own texts in another language: two catalogues, compiled into one file.

A translator edits ``language/locale/<language>/package.po`` and ``course.po`` (the predictions,
exercises and the concept test, which have most of the texts). Each message names the files it
stands in. Both together become ``LC_MESSAGES/midwifery_stats.mo``, which the language room reads
and nobody commits. The texts that stand in data files, the claims ledgers and the descriptions of
the studies, are collected from there.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file

from lessons.builder.po_files import (
    bring_up_to_date,
    compile_catalogues,
    is_translated,
    read_catalogue_file,
)
from lessons.builder.source import FOLDER

PACKAGE = FOLDER.parent / "midwifery_stats"
DATA = FOLDER.parents[1] / "data"
LOCALE = PACKAGE / "language" / "locale"
CATALOGUES = ("package", "course")
_COURSE = ("classroom", "course")
_KEYWORDS = {**DEFAULT_KEYWORDS, "mark": None}
_SHOWN_OF_A_STUDY = ("title", "design", "outcome", "citation")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def update_package(language: str, *, locale: Path = LOCALE) -> dict[str, Catalog]:
    """Bring both catalogues up to date and compile what is translated.

    A text that moves from one catalogue to the other takes its translation along.
    """
    memory = {
        (message.id, message.context): message.string
        for path in sorted((locale / language).glob("*.po"))
        for message in read_catalogue_file(path, language)
        if message.id and is_translated(message)
    }
    found = {
        name: bring_up_to_date(
            package_path(name, language, locale=locale),
            texts,
            language=language,
            about=f"{name}: texts of the package.",
            memory=memory,
        )
        for name, texts in ((name, template(name)) for name in CATALOGUES)
        if len(texts)
    }
    compile_catalogues(locale / language)
    return found


def package_complaints(language: str, *, locale: Path = LOCALE) -> list[str]:
    """Say which texts lack a translation and whose placeholders differ."""
    found = [line for name in CATALOGUES for line in _complaints(name, language, locale)]
    return [f"{line}. Run python -m lessons.translate {language}." for line in found]


def template(name: str) -> Catalog:
    """Collect the English texts of one catalogue, each with the files it stands in."""
    catalogue = Catalog()
    for path in _modules(name):
        place = path.relative_to(PACKAGE.parent).as_posix()
        for _line, text, _comments, context in extract_from_file(
            "python", path, keywords=_KEYWORDS
        ):
            catalogue.add(text, context=context, locations=[(place, 1)])
    for place, text in _texts_of_data() if name == "package" else ():
        catalogue.add(text, locations=[(place, 1)])
    return catalogue


def package_path(name: str, language: str, *, locale: Path = LOCALE) -> Path:
    """Say where a catalogue is."""
    return locale / language / f"{name}.po"


def _modules(name: str) -> list[Path]:
    """Give the course's modules, or all others."""
    course = PACKAGE.joinpath(*_COURSE)
    return [
        path
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.is_relative_to(course) == (name == "course")
    ]


def _texts_of_data() -> Iterator[tuple[str, str]]:
    for study in sorted(DATA.glob("*/datapackage.json")):
        about = json.loads(study.read_text(encoding="utf-8"))
        place = f"data/{study.parent.name}"
        yield from ((f"{place}/{study.name}", about[field]) for field in _SHOWN_OF_A_STUDY)
        with (study.parent / "claims.csv").open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                yield f"{place}/claims.csv", row["place"]
                yield f"{place}/claims.csv", row["what"]


def _complaints(name: str, language: str, locale: Path) -> Iterator[str]:
    path = package_path(name, language, locale=locale)
    catalogue = read_catalogue_file(path, language)
    for wanted in template(name):
        if not wanted.id:
            continue
        found = catalogue.get(_first_form(wanted), context=wanted.context)
        begins = repr(_first_form(wanted)[:60])
        if found is None or not is_translated(found):
            yield f"{path.name}: there is no translation of {begins}"
        elif not _same_placeholders(found):
            yield f"{path.name}: the translation of {begins} has other placeholders"


def _first_form(message: Message) -> str:
    return message.id[0] if isinstance(message.id, list | tuple) else message.id


def _same_placeholders(message: Message) -> bool:
    """Tell whether the translation fills in what its source does; one may need less than many."""
    sources = message.id if isinstance(message.id, list | tuple) else [message.id]
    targets = message.string if isinstance(message.string, list | tuple) else [message.string]
    wanted = [set(_PLACEHOLDER.findall(source)) for source in sources]
    found = [set(_PLACEHOLDER.findall(target)) for target in targets]
    return found[0] in wanted and all(form == wanted[-1] for form in found[1:])
