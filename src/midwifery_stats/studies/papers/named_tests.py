"""Which test the words beside a figure name, and which procedures it stands for."""

from __future__ import annotations

import re
from typing import NamedTuple


class NamedTest(NamedTuple):
    """A test as papers name it: for pairs or for groups, and the procedures that are meant."""

    paired: bool
    procedures: tuple[str, ...]


RANKS = ("Wilcoxon, exact", "Wilcoxon, normal")
SUMS = ("Mann-Whitney, exact", "Mann-Whitney, normal")
FISHER = NamedTest(False, ("Fisher",))
_TESTS = (
    (r"mann\s?-?\s?whitney|rank\s?-?\s?sum", NamedTest(False, SUMS)),
    (r"wilcoxon|signed\s?-?\s?rank|peringkat bertanda", NamedTest(True, RANKS)),
    (
        r"mc\s?nemar(?:'?s)?(?:\s(?:test|(?:chi|kai)\s?-?\s?(?:squared?|kuadrat)))?",
        NamedTest(True, ("McNemar, exact", "McNemar, chi-square")),
    ),
    (r"sign test|uji tanda", NamedTest(True, ("Sign test, exact", "Sign test, normal"))),
    (r"fisher", FISHER),
    (
        r"(?:chi|kai)\s?-?\s?(?:squared?|kuadrat)",
        NamedTest(False, ("Chi-square", "Chi-square, Yates")),
    ),
)
_ONE_SIDED = re.compile(r"\b(?:one|1)[\s-]{0,3}(?:sided|tailed)|\b(?:satu|1) (?:sisi|arah)")


def named_test(text: str) -> NamedTest | None:
    """Give the test that a text names last; of two that end in one place, the longer."""
    places = [
        (match.end(), -number, test)
        for number, (words, test) in enumerate(_TESTS)
        for match in re.finditer(words, text)
    ]
    return max(places, key=lambda place: place[:2])[2] if places else None


def is_one_sided(text: str) -> bool:
    """Whether a text says that its test was one-sided."""
    return _ONE_SIDED.search(text) is not None
