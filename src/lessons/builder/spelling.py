"""The spelling of a language: rules of its orthography, held against every sentence written in it.

``locale/<language>/spelling.csv`` has a row for each rule: a regular expression for what is wrong,
what to write instead, and a wrong and a right example, which a test tries. For Indonesian they
are rules of EYD V. The texts are those of the catalogues and the pages (README, lecturers, data).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lessons.builder import translation
from lessons.builder.terms import all_texts

# Code and addresses are no sentences; what a paper or a program says is quoted as it stands.
_LEFT_OUT = re.compile(r"`[^`]*`|\"[^\"\s]*\"|(?<=\])\([^)]*\)|<[^<>]*>|https?://\S+")
_NUMBER = re.compile(r"\{\{.*?\}\}")
_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*(?:\d+\.|[-*|#>])\s*)|(?<!\\)\|")
_LIST_OR_HEADING = re.compile(r"^\s*(?:\d+\.\s|[-*>]\s|#+\s)?\s*")
_END = re.compile(r"(?<=[.?!])[\"”*]*\s+(?=[^a-z])")


@dataclass(frozen=True)
class Rule:
    """One rule: what is wrong (a pattern), what to write instead, and an example of each."""

    pattern: str
    instead: str
    wrong: str
    right: str


def read_rules(language: str, *, locale: Path = translation.LOCALE) -> list[Rule]:
    """Read a language's rules; none where it has no file."""
    path = locale / language / "spelling.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return [
            Rule(row["pattern"], row["instead"], row["wrong"], row["right"])
            for row in csv.DictReader(stream)
        ]


def spelling_complaints(language: str) -> list[str]:
    """Name each sentence that breaks a rule, and what to write instead."""
    rules = [(re.compile(rule.pattern), rule.instead) for rule in read_rules(language)]
    return [
        f'{name}: "{found[0]}" in {sentence[:70]!r}: write {instead}'
        for name, text in all_texts(language)
        for sentence in sentences(text)
        for pattern, instead in rules
        if (found := pattern.search(sentence))
    ]


def breaks(rule: Rule, text: str) -> bool:
    """Tell whether a sentence of a text breaks a rule."""
    return any(re.search(rule.pattern, sentence) for sentence in sentences(text))


def sentences(text: str) -> Iterator[str]:
    """Split a text into sentences; a number worked out for a lesson counts as a number."""
    plain = _NUMBER.sub("7", _LEFT_OUT.sub("`x`", text))
    for paragraph in _PARAGRAPH.split(plain):
        begun = _LIST_OR_HEADING.sub("", paragraph or "")
        joined = re.sub(r"\n\s*", " ", begun).strip()
        yield from (sentence for sentence in _END.split(joined) if sentence)
