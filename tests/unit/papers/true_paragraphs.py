"""Paragraphs of results as papers print them, with counts confirmed of one outcome.

In ``true_paragraphs.txt`` every figure is right: p-values, statistics, ratios and intervals stand
there as what SciPy is to work out, ``{fisher 2 20 1 20}``, or as results of scores and volumes that
a paper need not print. In ``wrong_paragraphs.txt`` one figure, named first, is not.
"""

from __future__ import annotations

import re
from pathlib import Path

from desk import MILK, TWICE
from figures_of_scipy import COUNTED, KNOWN

HERE = Path(__file__).parent
GROUPS = {
    "milk": MILK,
    "twice": TWICE,
    "fluent": {
        "mothers": {
            "before": {"less fluent": 17, "fluent": 8},
            "after": {"less fluent": 3, "fluent": 22},
        }
    },
    "levels": {
        "intervention": {"low": 4, "moderate": 10, "high": 16},
        "control": {"low": 10, "moderate": 12, "high": 8},
    },
    "torn": {
        "warm compress": {"intact": 24, "torn": 11},
        "usual care": {"intact": 13, "torn": 22},
    },
    "cukup": {
        "intervensi": {"kurang": 4, "cukup": 16},
        "kontrol": {"kurang": 11, "cukup": 9},
    },
    "exclusive": {
        "counselled": {"not exclusive": 18, "exclusive": 42},
        "usual care": {"not exclusive": 33, "exclusive": 27},
    },
    "large": {"music": {"no": 138, "yes": 12}, "control": {"no": 125, "yes": 25}},
}
INDONESIAN = re.compile(r"\b(?:dari|dan|pada|uji)\b")


def filled(text: str) -> str:
    """Write the figures into a paragraph, with a comma if it is Indonesian."""

    def figure(match: re.Match[str]) -> str:
        name, *numbers = match[1].split()
        return COUNTED[name](*map(int, numbers)) if numbers else KNOWN[name]

    text = re.sub(r"\{([^}]*)\}", figure, text.replace("\\n", "\n"))
    return re.sub(r"(?<=\d)\.(?=\d)", ",", text) if INDONESIAN.search(text) else text


def read(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split(" | ") for line in lines if line]


TRUE = [(GROUPS[groups], filled(text)) for groups, text in read("true_paragraphs.txt")]
WRONG = [
    (GROUPS[groups], filled(text), printed)
    for groups, printed, text in read("wrong_paragraphs.txt")
]
