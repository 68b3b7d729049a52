"""Catalogue files: read, brought up to date with their source texts, written without dates."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

_HEADERS_THAT_MOVE = (
    "Project-Id-Version",
    "Report-Msgid-Bugs-To",
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Generated-By",
)


def read_catalogue_file(path: Path, language: str) -> Catalog:
    """Read a catalogue; an empty one where there is none yet."""
    if not path.exists():
        return _new(language)
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def bring_up_to_date(
    path: Path,
    template: Catalog,
    *,
    language: str,
    about: str,
    memory: Mapping[tuple[Any, Any], Any] | None = None,
) -> Catalog:
    """Write the texts of ``template`` to a catalogue and keep the translations made so far.

    A text that was changed in the source keeps its old translation, marked as fuzzy, until a
    translator has looked at it. ``about`` is the sentence at the top of the file; ``memory`` has
    translations of other catalogues, by text and context.
    """
    catalogue = read_catalogue_file(path, language)
    catalogue.header_comment = f"# {about}"
    for message in template:
        known = (memory or {}).get((message.id, message.context))
        if known and catalogue.get(_first(message.id), context=message.context) is None:
            catalogue.add(message.id, known, context=message.context)
    catalogue.update(template, update_creation_date=False)
    catalogue.fuzzy = False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_written(catalogue), encoding="utf-8", newline="\n")
    return catalogue


def left_to_translate(catalogue: Catalog) -> int:
    """Count the messages that are empty or fuzzy."""
    return sum(1 for message in catalogue if message.id and not is_translated(message))


def is_translated(message: Message) -> bool:
    """Tell whether every form of a message has a translation that nobody doubts."""
    forms = message.string if isinstance(message.string, list | tuple) else [message.string]
    return not message.fuzzy and all(forms)


def compile_catalogues(folder: Path) -> Path:
    """Compile a language's catalogues into the one file that gettext reads; give its path."""
    together = Catalog(fuzzy=False)
    for source in sorted(folder.glob("*.po")):
        catalogue = read_catalogue_file(source, folder.name)
        together.mime_headers = catalogue.mime_headers
        for message in catalogue:
            if message.id and is_translated(message):
                together.add(message.id, message.string, context=message.context)
    path = folder / "LC_MESSAGES" / "midwifery_stats.mo"
    path.parent.mkdir(parents=True, exist_ok=True)
    buffer = BytesIO()
    write_mo(buffer, together)
    if not path.exists() or path.read_bytes() != buffer.getvalue():
        path.write_bytes(buffer.getvalue())
    return path


def _new(language: str) -> Catalog:
    """Begin a catalogue; Babel does not know that Indonesian has one form for any number."""
    catalogue = Catalog(locale=language)
    if language == "id":
        catalogue.mime_headers = [("Plural-Forms", "nplurals=1; plural=0;")]
    return catalogue


def _first(text: Any) -> Any:
    return text[0] if isinstance(text, list | tuple) else text


def _written(catalogue: Catalog) -> str:
    buffer = BytesIO()
    write_po(buffer, catalogue, width=0, ignore_obsolete=True, include_lineno=False)
    lines = buffer.getvalue().decode("utf-8").splitlines(keepends=True)
    moving = tuple(f'"{header}:' for header in _HEADERS_THAT_MOVE)
    return "".join(line for line in lines if not line.startswith(moving))
