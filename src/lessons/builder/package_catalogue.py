"""The package's own texts in another language: one catalogue a room, compiled into one file.

A translator edits ``language/locale/<language>/<room>.po`` in the package; the course, which has
most of the texts, has a catalogue for each of its modules. All of them together become
``LC_MESSAGES/midwifery_stats.mo``, which the language room reads. The texts that stand in data
files, the claims ledgers and the descriptions of the studies, are collected from there.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.mofile import write_mo

from lessons.builder.po_files import bring_up_to_date, is_translated, read_catalogue_file
from lessons.builder.source import FOLDER

PACKAGE = FOLDER.parent / "midwifery_stats"
DATA = FOLDER.parents[1] / "data"
LOCALE = PACKAGE / "language" / "locale"
COURSE = "course_"
ROOMS = (
    "language",
    "inference",
    "studies",
    "display",
    "classroom",
    "house",
    *(f"{COURSE}{path.stem}" for path in sorted((PACKAGE / "classroom" / "course").glob("*.py"))),
)
_KEYWORDS = {**DEFAULT_KEYWORDS, "mark": None}
_SHOWN_OF_A_STUDY = ("title", "design", "outcome", "citation")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def update_package(language: str, *, locale: Path = LOCALE) -> dict[str, Catalog]:
    """Bring every room's catalogue up to date and compile what is translated."""
    found = {
        room: bring_up_to_date(
            room_path(room, language, locale=locale),
            texts,
            language=language,
            about=f"{room}: texts of the package.",
        )
        for room in ROOMS
        if len(texts := template(room))
    }
    path = compiled_path(language, locale=locale)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_compiled(_together(language, locale)))
    return found


def package_complaints(language: str, *, locale: Path = LOCALE) -> list[str]:
    """Say which texts lack a translation, whose placeholders differ, and what is out of date."""
    found = [line for room in ROOMS for line in _room_complaints(room, language, locale)]
    path = compiled_path(language, locale=locale)
    wanted = _entries(_compiled(_together(language, locale)))
    if not path.exists() or _entries(path.read_bytes()) != wanted:
        found.append(f"{path.name} is not what the catalogues say")
    return [f"{line}. Run python -m lessons.translate {language}." for line in found]


def template(room: str) -> Catalog:
    """Collect the English texts of one room, in the order in which they stand."""
    catalogue = Catalog()
    for path in _modules(room):
        for _line, text, _comments, context in extract_from_file(
            "python", path, keywords=_KEYWORDS
        ):
            catalogue.add(text, context=context)
    for text in _texts_of_data() if room == "studies" else ():
        catalogue.add(text)
    return catalogue


def room_path(room: str, language: str, *, locale: Path = LOCALE) -> Path:
    """Say where a room's catalogue is."""
    return locale / language / f"{room}.po"


def compiled_path(language: str, *, locale: Path = LOCALE) -> Path:
    """Say where the compiled catalogue is."""
    return locale / language / "LC_MESSAGES" / "midwifery_stats.mo"


def _modules(room: str) -> list[Path]:
    if room.startswith(COURSE):
        return [PACKAGE / "classroom" / "course" / f"{room.removeprefix(COURSE)}.py"]
    if room == "house":
        return sorted(PACKAGE.glob("*.py"))
    folder = PACKAGE / room
    return sorted(folder.glob("*.py") if room == "classroom" else folder.rglob("*.py"))


def _texts_of_data() -> Iterator[str]:
    for study in sorted(DATA.glob("*/datapackage.json")):
        about = json.loads(study.read_text(encoding="utf-8"))
        yield from (about[field] for field in _SHOWN_OF_A_STUDY)
        with (study.parent / "claims.csv").open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                yield from (row["place"], row["what"])


def _together(language: str, locale: Path) -> Catalog:
    together = Catalog(locale=language, fuzzy=False)
    for room in ROOMS:
        for message in read_catalogue_file(room_path(room, language, locale=locale), language):
            if message.id and is_translated(message):
                together.add(message.id, message.string, context=message.context)
    return together


def _compiled(catalogue: Catalog) -> bytes:
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def _entries(compiled: bytes) -> dict[object, str]:
    """Give what a compiled catalogue says, without its header, which holds a date."""
    known: dict[object, str] = dict(GNUTranslations(BytesIO(compiled))._catalog)
    known.pop("", None)
    return known


def _room_complaints(room: str, language: str, locale: Path) -> Iterator[str]:
    path = room_path(room, language, locale=locale)
    catalogue = read_catalogue_file(path, language)
    for wanted in template(room):
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
