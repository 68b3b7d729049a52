"""A lesson that prints a p, a power or a sample size worked out names the test in its round."""

import re

import pytest

from lessons.builder.source import FOLDER, read_lesson

WORKED_OUT = re.compile(r"\{\{[^}]*\b(coins|cards|coins_curve|cards_curve|power|enough)\(")
TEST = re.compile(r"Fisher|Wilcoxon|Mann-Whitney|sign test|SPSS|mid-p|Boschloo")


def rounds(cells):
    """Give the prose of each round: it begins with a prediction, the last one with exercises."""
    told, last = [""], ""
    for cell in cells:
        tag = cell.metadata.tags[0]
        if tag != last and tag in ("predict", "exercises", "recap"):
            told.append("")
        if cell.cell_type == "markdown":
            told[-1] += cell.source + "\n"
        last = tag
    return told


@pytest.mark.parametrize("lesson", sorted(FOLDER.glob("[0-9]*.py")), ids=lambda path: path.stem)
def test_a_round_with_a_p_or_a_power_names_the_test(lesson):
    for told in rounds(read_lesson(lesson).cells):
        if WORKED_OUT.search(told):
            assert TEST.search(told), told[:300]
