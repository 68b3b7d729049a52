"""Run All in each lesson ends without an error, as a learner would see it."""

from __future__ import annotations

from pathlib import Path

import pytest

LESSONS = sorted(
    path.name for path in (Path(__file__).parents[2] / "notebooks" / "en").glob("[0-9]*.ipynb")
)


def test_an_error_in_a_cell_is_seen(lab):
    lab.open_notebook(lab.write_notebook("broken.ipynb", "1 + 1", "1 / 0", "2 + 2"))
    lab.run_all()
    assert lab.cell_errors() == ["ZeroDivisionError: division by zero"]


@pytest.mark.parametrize("lesson", LESSONS)
def test_run_all_ends_without_an_error(lab, lesson):
    lab.open_notebook(lesson)
    lab.run_all()
    lab.screenshot(f"run_all-{lesson.removesuffix('.ipynb')}")
    assert lab.cell_errors() == []
    assert lab.console_errors == []
    assert lab.foreign_requests == []
