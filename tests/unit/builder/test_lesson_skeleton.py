"""The order of a lesson's parts."""

from __future__ import annotations

import pytest
from nbformat import v4

from lessons.builder.skeleton import skeleton_complaints

ROUND = ["predict", "run", "compare", "vary", "reflect"]
WHOLE = ["objectives", "setup", "study", *ROUND, "exercises", "recap"]


def lesson(*tags):
    cells = [v4.new_markdown_cell("text", metadata={"tags": [tag] if tag else []}) for tag in tags]
    return v4.new_notebook(cells=cells)


@pytest.mark.parametrize(
    "tags",
    [
        WHOLE,
        ["objectives", "setup", "study", "study", *ROUND, *ROUND, "exercises", "recap", "recap"],
    ],
)
def test_a_whole_lesson_has_no_complaint(tags):
    assert skeleton_complaints(lesson(*tags)) == []


@pytest.mark.parametrize(
    ("tags", "complaint"),
    [
        (WHOLE[1:], "after the beginning comes objectives, but cell 1 is setup"),
        (WHOLE[:-1], "after exercises comes recap, but cell 10 is the end"),
        ([*WHOLE[:5], *WHOLE[6:]], "after run comes compare, but cell 6 is vary"),
        ([*WHOLE[:7], *WHOLE[8:]], "after vary comes reflect, but cell 8 is exercises"),
    ],
)
def test_a_part_out_of_order_is_named(tags, complaint):
    assert skeleton_complaints(lesson(*tags)) == [complaint]


def test_every_cell_needs_exactly_one_part():
    notebook = lesson(*WHOLE[:4], None, *WHOLE[4:])
    notebook.cells[0].metadata.tags = ["objectives", "study", "hide-input"]
    assert skeleton_complaints(notebook) == [
        "cell 1 has 2 of the skeleton's tags, it needs exactly one",
        "cell 5 has 0 of the skeleton's tags, it needs exactly one",
    ]
