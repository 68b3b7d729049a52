"""Choose one-token changes of a module: an operator, a word, a number, a sentence.

In ``display`` only functions that say something are changed: a colour or a margin is for the eye.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

OPERATORS = {
    "+": "-",
    "-": "+",
    "*": "+",
    "/": "*",
    "//": "*",
    "<": "<=",
    "<=": "<",
    ">": ">=",
    ">=": ">",
    "==": "!=",
    "!=": "==",
    "&": "|",
    "|": "&",
}
NAMES = {
    "min": "max",
    "max": "min",
    "and": "or",
    "or": "and",
    "not": "",
    "True": "False",
    "False": "True",
    "floor": "ceil",
    "ceil": "floor",
    "minimum": "maximum",
    "maximum": "minimum",
    "first": "second",
    "second": "first",
    "before": "after",
    "after": "before",
    "low": "high",
    "high": "low",
}
SAYS = {"_", "ngettext", "mark"}
FOLDERS = ("inference", "studies", "display")


@dataclass(frozen=True)
class Change:
    """One piece of a file, from one place in its text to another, and what it is replaced by."""

    path: str
    start: int
    end: int
    line: int
    last_line: int
    old: str
    new: str

    def applied(self, text: str) -> str:
        """Give the text of the file with this change."""
        return text[: self.start] + self.new + text[self.end :]

    def __str__(self) -> str:
        old, new = (" ".join(words.split()) for words in (self.old, self.new))
        return f"{self.path}:{self.line}: {old} -> {new or 'nothing'}"


class Source:
    """A module's text with its places."""

    def __init__(self, root: Path, path: str) -> None:
        self.path = path
        self.text = (root / path).read_text(encoding="utf-8")
        self.tree = ast.parse(self.text)
        self._rows = self.text.splitlines(keepends=True)
        self._starts = [0]
        for row in self._rows:
            self._starts.append(self._starts[-1] + len(row))

    def place(self, line: int, column: int) -> int:
        """Give where a line and a column lie in the text."""
        return self._starts[line - 1] + column

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        """Give where a node begins and ends; Python counts its columns in bytes."""
        ends = []
        for line, column in (
            (node.lineno, node.col_offset),
            (node.end_lineno or node.lineno, node.end_col_offset or 0),
        ):
            before = self._rows[line - 1].encode()[:column].decode()
            ends.append(self.place(line, len(before)))
        return ends[0], ends[1]

    def changed(self, node: tuple[int, int], lines: tuple[int, int], new: str) -> Change | None:
        """Give a change that leaves a file that Python can read."""
        change = Change(self.path, *node, *lines, self.text[slice(*node)], new)
        try:
            compile(change.applied(self.text), self.path, "exec", dont_inherit=True)
        except SyntaxError:
            return None
        return change


def replacement(token: tokenize.TokenInfo) -> str | None:
    """Give what a token is replaced by, if it is changed at all."""
    if token.type == tokenize.OP:
        return OPERATORS.get(token.string)
    if token.type == tokenize.NAME:
        return NAMES.get(token.string)
    if token.type == tokenize.NUMBER and re.fullmatch(r"\d+(\.\d+)?", token.string):
        return str(ast.literal_eval(token.string) + 1)
    return None


def annotated(source: Source) -> Iterator[tuple[int, int]]:
    """Give the places of annotations, which nothing evaluates."""
    for node in ast.walk(source.tree):
        for name in ("annotation", "returns"):
            found = getattr(node, name, None)
            if found is not None:
                yield source.span(found)


def says(node: ast.AST) -> bool:
    """Whether a node is a call that gives words in the reader's language."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYS


def speaking(source: Source) -> list[tuple[int, int]]:
    """Give the places of the functions that say something."""
    return [
        source.span(node)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef) and any(says(inner) for inner in ast.walk(node))
    ]


def sentences(source: Source) -> Iterator[Change]:
    """Put in place of each sentence another of the module that takes the same figures."""
    texts = [
        (text, text.value)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and says(node)
        for text in node.args
        if isinstance(text, ast.Constant) and isinstance(text.value, str)
    ]
    for at, (text, words) in enumerate(texts):
        for _text, other in [*texts[at + 1 :], *texts[:at]]:
            if other != words and holes(words) == holes(other):
                lines = text.lineno, text.end_lineno or text.lineno
                change = source.changed(source.span(text), lines, repr(other))
                if change is not None:
                    yield change
                break


def holes(words: str) -> set[str]:
    """Name the figures that a sentence takes."""
    return set(re.findall(r"{\w*}", words))


def tokens(source: Source) -> Iterator[Change]:
    """Change each operator, word and number."""
    skipped = list(annotated(source))
    kept = speaking(source) if "/display/" in source.path else [(0, len(source.text))]
    for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
        new = replacement(token)
        start, end = source.place(*token.start), source.place(*token.end)
        if new is None or any(a <= start < b for a, b in skipped):
            continue
        if any(a <= start < b for a, b in kept):
            change = source.changed((start, end), (token.start[0], token.end[0]), new)
            if change is not None:
                yield change


def drawn(root: Path, count: int, seed: int) -> list[Change]:
    """Draw changes from all modules of the three rooms, always the same for a seed.

    Each change has its own lot, drawn from the seed and the line it stands in: what is written
    elsewhere draws no other changes here.
    """
    package = root / "src" / "midwifery_stats"
    lots: list[tuple[bytes, Change]] = []
    for folder in FOLDERS:
        for path in sorted((package / folder).rglob("*.py")):
            source = Source(root, path.relative_to(root).as_posix())
            rows = source.text.splitlines()
            seen: Counter[str] = Counter()
            for change in (*tokens(source), *sentences(source)):
                row = rows[change.line - 1].strip()
                at = f"{seed} {change.path} {row} {change.old} {change.new}"
                seen[at] += 1
                lots.append((sha256(f"{at} {seen[at]}".encode()).digest(), change))
    return [change for _lot, change in sorted(lots, key=lambda one: one[0])[:count]]
