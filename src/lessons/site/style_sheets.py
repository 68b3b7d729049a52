"""The theme's style sheets without the rules that match nothing in the book.

The theme brings all of Bootstrap, 380 kB; the book uses a quarter. A rule goes only where it names
a class or an id whose word stands nowhere in the book: on no page and in no script, so that what a
script adds later keeps its style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

_WORD = re.compile(r"[A-Za-z_][\w-]*")
_NAMED = re.compile(r"[.#]([A-Za-z_][\w-]*)")
_INNERMOST = re.compile(r"\([^()]*\)")  # of :not(.one, .other) nothing need be there
_NESTING = ("media", "supports", "layer", "container")


def words_in(book: Path) -> frozenset[str]:
    """Give every word of a built book's pages and scripts that can be a class or an id."""
    files = [*book.rglob("*.html"), *book.rglob("*.js")]
    return frozenset(word for file in files for word in _WORD.findall(file.read_text("utf-8")))


def only_used(css: str, words: frozenset[str]) -> str:
    """Leave out the rules of a style sheet that name a class or an id not among the words."""
    return "".join(_used(tinycss2.parse_stylesheet(css, True, True), words))


def _used(rules: Sequence[Node], words: frozenset[str]) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            named = [one for one in _selectors(rule.prelude) if _can_match(one, words)]
            if named:
                yield f"{','.join(named)}{{{tinycss2.serialize(rule.content).strip()}}}"
        elif isinstance(rule, AtRule) and rule.lower_at_keyword in _NESTING and rule.content:
            inner = "".join(_used(tinycss2.parse_rule_list(rule.content, True, True), words))
            if inner:
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}"
        else:
            yield rule.serialize()


def _selectors(prelude: Sequence[Node]) -> list[str]:
    """Part a rule's selectors at their commas; those inside brackets are one token with them."""
    parts: list[list[Node]] = [[]]
    for token in prelude:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return [tinycss2.serialize(part).strip() for part in parts]


def _can_match(selector: str, words: frozenset[str]) -> bool:
    plain = selector.replace("\\", "")
    while (shorter := _INNERMOST.sub("", plain)) != plain:
        plain = shorter
    return all(name in words for name in _NAMED.findall(plain))
