"""The committed notebooks: made from their sources, executed, and really compared by nbval."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from lessons.build import main
from lessons.builder.comparison import execution_complaints, moving_complaints
from lessons.builder.skeleton import skeleton_complaints
from lessons.builder.source import lesson_paths, read_lesson
from midwifery_stats.language import LANGUAGES

ROOT = Path(__file__).parents[3]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*/*.ipynb"))


def notebook_id(path):
    return f"{path.parent.name}/{path.stem}"


every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=notebook_id)


def read(path):
    return nbformat.read(path, as_version=4)


def nbval(path):
    """Run strict nbval on one notebook, with this project's settings."""
    sanitize = ROOT / "tests" / "nbval-sanitize.cfg"
    options = ["--nbval", "--nbval-current-env", "--nbval-sanitize-with", str(sanitize)]
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n0", "-o", "addopts=", *options, str(path)],
        cwd=path.parent,
        env=os.environ | {"PYTEST_XDIST_WORKER": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def test_there_is_a_notebook_for_every_source():
    for language in LANGUAGES:
        assert [path.stem for path in NOTEBOOKS if path.parent.name == language] == [
            path.stem for path in lesson_paths([])
        ]


def test_notebooks_are_their_sources(capsys):
    assert main(["--check"]) == 0, capsys.readouterr().out


@every_notebook
def test_every_code_cell_was_executed_in_order(path):
    assert execution_complaints(read(path)) == []


@every_notebook
def test_nothing_is_stored_that_moves(path):
    assert moving_complaints(read(path)) == []


@pytest.mark.parametrize("path", lesson_paths([]), ids=lambda path: path.stem)
def test_every_lesson_keeps_the_skeleton(path):
    if path.name[0].isdigit():
        assert skeleton_complaints(read_lesson(path)) == []


@pytest.mark.parametrize("path", lesson_paths([]), ids=lambda path: path.stem)
def test_code_cells_are_one_to_three_lines(path):
    long = [
        cell.source
        for cell in read_lesson(path).cells
        if cell.cell_type == "code" and len(cell.source.strip().splitlines()) > 3
    ]
    assert long == []


@pytest.mark.parametrize(
    "path", [path for path in NOTEBOOKS if path.stem[0].isdigit()], ids=notebook_id
)
def test_an_unexecuted_copy_is_caught(path):
    notebook = read(path)
    last = [cell for cell in notebook.cells if cell.cell_type == "code"][-1]
    last.execution_count = None
    last.outputs = []
    assert execution_complaints(notebook) != []


@pytest.fixture
def copy(tmp_path):
    """Write a changed copy of lesson 00 and give its path."""

    def copy(change):
        notebook = read(ROOT / "notebooks" / "en" / "00_start_here.ipynb")
        change(notebook)
        nbformat.write(notebook, tmp_path / "copy.ipynb")
        return tmp_path / "copy.ipynb"

    return copy


def first_text(notebook, kind):
    """Give the first output's data that holds this kind of text."""
    return next(
        output.data
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if kind in output.get("data", {})
    )


def test_nbval_passes_a_true_copy(copy):
    run = nbval(copy(lambda notebook: None))
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("kind", ["text/plain", "text/html"])
def test_nbval_fails_a_copy_with_one_changed_output(copy, kind):
    def change(notebook):
        first_text(notebook, kind)[kind] += "changed"

    run = nbval(copy(change))
    assert run.returncode == 1
    assert "1 failed" in run.stdout
    assert f"mismatch '{kind}'" in run.stdout
