"""A lesson that prints a p, a power or a sample size worked out names the test in its round."""

import re
from pathlib import Path

import pytest

LESSONS = Path(__file__).parents[3] / "src" / "lessons"
WORKED_OUT = re.compile(r"\{\{[^}]*\b(coins|cards|coins_curve|cards_curve|power|enough)\(")
TEST = re.compile(r"Fisher|Wilcoxon|Mann-Whitney|sign test|SPSS|mid-p|Boschloo")
CELL = re.compile(r"^# %%(?: \[markdown\])? tags=\[\"(\w+)\".*\]\n", re.MULTILINE)


def rounds(text):
    """Give the prose of each round: it begins with a prediction, the last one with exercises."""
    parts = CELL.split(text)[1:]
    told, last = [""], ""
    for tag, cell in zip(parts[::2], parts[1::2], strict=True):
        if tag != last and tag in ("predict", "exercises", "recap"):
            told.append("")
        told[-1] += "".join(line for line in cell.splitlines(True) if line.startswith("#"))
        last = tag
    return told


@pytest.mark.parametrize("lesson", sorted(LESSONS.glob("[0-9]*.py")), ids=lambda path: path.stem)
def test_a_round_with_a_p_or_a_power_names_the_test(lesson):
    for told in rounds(lesson.read_text(encoding="utf-8")):
        if WORKED_OUT.search(told):
            assert TEST.search(told), told[:300]
