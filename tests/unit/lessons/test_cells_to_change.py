"""A cell that a step asks the learner to change is hers to change; all others are locked."""

from __future__ import annotations

import re

import pytest

from lessons.builder.source import CHANGE, lesson_paths, read_lesson

LESSONS = [path for path in lesson_paths([]) if path.stem[:2].isdigit()]
PANEL = re.compile(r"ms\.(\w+Lab|OwnStudy|PaperDesk)\(")
ASKED = re.compile(r"\b(Change|change|Put|Try|Move|Take)\b")


def tags(cell) -> list[str]:
    return cell.metadata.get("tags", [])


def steps_and_code(path):
    """Give each text of a lesson with the code cells up to the next text."""
    found: list[tuple[str, list]] = []
    for cell in read_lesson(path).cells:
        if cell.cell_type == "markdown":
            found.append((cell, []))
        else:
            found[-1][1].append(cell)
    return found


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_what_steps_ask_to_change_can_be_changed(path):
    for text, code in steps_and_code(path):
        asked = "The next cell" in text.source and re.search(r"\bChange\b", text.source)
        if code and ("vary" in tags(text) or asked) and not PANEL.search(code[-1].source):
            assert any(CHANGE in tags(cell) for cell in code), text.source[:200]


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_no_cell_is_open_unasked(path):
    for text, code in steps_and_code(path):
        if any(CHANGE in tags(cell) for cell in code):
            assert ASKED.search(text.source), text.source[:200]
