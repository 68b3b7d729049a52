"""A sentence pasted into the wrong place says it twice: in a module each text stands once."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

import midwifery_stats

PACKAGE = Path(midwifery_stats.__file__).parent
ROOMS = ("inference", "studies", "display")
SAYS = {"_", "ngettext", "mark"}
# Words and figures that are the answer to several questions: how often each stands in a module.
AGAIN = {
    ("conclusions", "{part} of {size}"): 5,
    ("files", "given"): 4,
    ("values", "sum of signed ranks"): 2,
    ("values", "rank sum"): 2,
    ("groups", "exact"): 2,
    ("mothers", "{n} stayed the same"): 2,
    ("vocabulary", "two-sided"): 2,
    ("vocabulary", "Fisher's exact test"): 2,
}
MODULES = [
    pytest.param(path, id=path.relative_to(PACKAGE).as_posix())
    for room in ROOMS
    for path in sorted((PACKAGE / room).rglob("*.py"))
]


def calls(path: Path) -> list[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYS
    ]


def texts(call: ast.Call) -> list[str]:
    return [
        one.value
        for one in call.args
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]


@pytest.mark.parametrize("path", MODULES)
def test_a_text_stands_once(path: Path) -> None:
    times = Counter(text for call in calls(path) for text in set(texts(call)))
    for text, often in times.items():
        assert often == AGAIN.get((path.stem, text), 1), text


@pytest.mark.parametrize("path", MODULES)
def test_one_and_many_are_told_in_the_same_words(path: Path) -> None:
    """But for number: most words of the one stand in the other, and all figures do."""
    for call in calls(path):
        if call.func.id == "ngettext":
            one, many = texts(call)
            # "1 of these" and "2 of these" are alike in English, and not in every language.
            assert one != many or one.startswith("{n} of ")
            assert set(re.findall(r"{\w+}", one)) == set(re.findall(r"{\w+}", many))
            shared = set(one.split()) & set(many.split())
            assert len(shared) >= len(many.split()) / 3, (one, many)
