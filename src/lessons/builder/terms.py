"""The termbase of a language: which word for which term, and which words not to use.

``locale/<language>/terms.csv`` has a row for each term: the English term, its translation, a
regular expression for words to avoid, and why. The check goes over all catalogues and pages, the
search over all catalogues.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Message

from lessons.builder import package_catalogue, translation
from lessons.builder.po_files import read_catalogue_file
from lessons.builder.source import FOLDER

# Labels of SPSS, code and words quoted from a paper stay as they are.
_QUOTED = re.compile(r"SPSS \([^)]*\)|`[^`]*`|\"[^\"]*\"|“[^”]*”|\]\([^)]*\)|\{.*?\}+|\*[^*]*\*")
# Code of a page: indented or between fences.
_CODE = re.compile(r"^```.*?^```|^(?: {4}|\t)[^\n]*$", re.M | re.S)
_ROOT = FOLDER.parents[1]


@dataclass(frozen=True)
class Term:
    """One term: in English, in the language, words not to use for it (a pattern), and why."""

    english: str
    translation: str
    avoid: str
    why: str


def read_terms(language: str, *, locale: Path = translation.LOCALE) -> list[Term]:
    """Read a language's termbase; empty where it has none."""
    path = locale / language / "terms.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return [
            Term(row["term"], row["translation"], row["avoid"], row["why"])
            for row in csv.DictReader(stream)
        ]


def term_complaints(language: str) -> list[str]:
    """Name each translation that holds a word to avoid, and the word to use instead."""
    terms = [term for term in read_terms(language) if term.avoid]
    return [
        f'{name}: "{found[0]}" in {own[:60]!r}: write "{term.translation}" for {term.english}'
        for name, own in all_texts(language)
        for term in terms
        if (found := re.search(term.avoid, _QUOTED.sub(" ", own)))
    ]


def search(language: str, words: str) -> list[str]:
    """Give every text that holds these words, in either language, with its catalogue."""
    sought = words.casefold()
    return [
        f"{path.name}\n  {english}\n  {own}"
        for path, english, own in texts(language)
        if sought in english.casefold() or sought in own.casefold()
    ]


def all_texts(language: str) -> Iterator[tuple[str, str]]:
    """Give every text in a language: translated ones and pages, each with the name of its file."""
    yield from ((path.name, own) for path, _english, own in texts(language))
    for path in pages(language):
        name = path.relative_to(_ROOT).as_posix()
        yield from ((name, part) for part in re.split(r"\n\s*\n", prose(path)))


def prose(path: Path) -> str:
    """Give what a page says, without its code."""
    return _CODE.sub("", path.read_text(encoding="utf-8"))


def pages(language: str) -> list[Path]:
    """List the pages written in a language."""
    return sorted(
        [
            *_ROOT.glob(f"docs/*/{language}/*.md"),
            *_ROOT.glob(f"README.{language}.md"),
            *_ROOT.glob(f"data/README.{language}.md"),
            *_ROOT.glob(f"site/pages/{language}/*.md"),
        ]
    )


def texts(language: str) -> Iterator[tuple[Path, str, str]]:
    """Give every translated text: its catalogue, the English and the translation."""
    for locale in (translation.LOCALE, package_catalogue.LOCALE):
        for path in sorted((locale / language).glob("*.po")):
            for message in read_catalogue_file(path, language):
                if message.id:
                    yield path, *_forms(message)


def _forms(message: Message) -> tuple[str, str]:
    """Give the last form of a text and of its translation: the one for many."""
    english = message.id[-1] if isinstance(message.id, list | tuple) else message.id
    own = message.string[-1] if isinstance(message.string, list | tuple) else message.string
    return str(english), str(own)
