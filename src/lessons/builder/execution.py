"""Running a lesson, and keeping of its outputs only what stays the same from run to run."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

from lessons.builder.source import MARK, METADATA, LessonError

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


def executed(notebook: NotebookNode, *, name: str, timeout: int = 300) -> NotebookNode:
    """Run a copy of the notebook in a fresh kernel and an empty folder, and clean it."""
    notebook = deepcopy(notebook)
    with TemporaryDirectory(prefix="lesson-") as folder:
        client = NotebookClient(
            notebook,
            kernel_name="python3",
            timeout=timeout,
            record_timing=False,
            coalesce_streams=True,  # in how many pieces a text arrives is chance
            resources={"metadata": {"path": str(Path(folder))}},
        )
        try:
            client.execute()
        except CellExecutionError as error:
            cell = _failed_cell(notebook)
            raise LessonError(f"{name}: cell {cell} fails: {error.ename}: {error.evalue}") from None
    return without_widgets(notebook)


def without_widgets(notebook: NotebookNode) -> NotebookNode:
    """Take out the widgets, whose names are random; a lab's picture, table and sentence stay."""
    mark = {MARK: notebook.metadata[MARK]} if MARK in notebook.metadata else {}
    notebook.metadata = NotebookNode(METADATA | mark)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET_VIEW, None)
    return notebook


def _failed_cell(notebook: NotebookNode) -> int:
    return next(
        number
        for number, cell in enumerate(notebook.cells, start=1)
        if any(output.output_type == "error" for output in cell.get("outputs", []))
    )
