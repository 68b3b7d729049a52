"""A lesson's source in the percent format, read as a notebook that has not run yet."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from hashlib import sha256
from pathlib import Path
from typing import Any

import jupytext
from nbformat import NotebookNode, v4

from lessons.builder.placeholders import PLACEHOLDER, fill, lists_of

FOLDER = Path(__file__).parents[1]
NOT_LESSONS = ("build.py", "numbers.py", "translate.py")
MARK = "midwifery"
CHANGE = "change"
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


class LessonError(Exception):
    """Something is wrong with a lesson; the message names the lesson and says what to do."""


def lesson_paths(names: list[str], *, folder: Path = FOLDER) -> list[Path]:
    """Give the sources of these lessons ("02" or "02_before_and_after"), or of all."""
    sources = sorted(path for path in folder.glob("*.py") if path.name not in NOT_LESSONS)
    if not names:
        return sources
    return [_named(name, sources) for name in names]


def read_lesson(path: Path) -> NotebookNode:
    """Read one source: its cells with their tags, and ids that depend on the content alone.

    The placeholders for numbers are still in the text: ``with_numbers`` fills them in. An id
    depends on the text as an English reader sees it.
    """
    cells = jupytext.read(path, fmt="py:percent").cells
    notebook = v4.new_notebook(cells=cells, metadata=METADATA)
    filled = with_numbers(notebook, lesson=path.stem)
    seen: Counter[str] = Counter()
    for cell, read in zip(cells, filled.cells, strict=True):
        tags = cell.metadata.get("tags")
        cell.metadata = NotebookNode({"tags": tags} if tags else {})
        fingerprint = sha256(f"{cell.cell_type}\n{read.source}".encode()).hexdigest()[:8]
        seen[fingerprint] += 1
        cell.id = fingerprint if seen[fingerprint] == 1 else f"{fingerprint}-{seen[fingerprint]}"
    return notebook


def with_numbers(notebook: NotebookNode, *, lesson: str, language: str = "en") -> NotebookNode:
    """Give a copy of a lesson with the numbers of its prose worked out and written."""
    notebook = deepcopy(notebook)
    texts = [cell for cell in notebook.cells if cell.cell_type == "markdown"]
    if not any(PLACEHOLDER.search(cell.source) for cell in texts):
        return notebook
    names = names_of(notebook)
    try:
        for cell in texts:
            cell.source = fill(cell.source, names, language)
    except ValueError as error:
        raise LessonError(f"{lesson}: {error}.") from None
    return notebook


def names_of(notebook: NotebookNode) -> dict[str, Any]:
    """Give what a lesson's placeholders may name: the course's numbers and its own lists."""
    from lessons import numbers  # loads the package's procedures

    return {**vars(numbers), **lists_of(notebook)}


def guarded(notebook: NotebookNode, *, lesson: str, language: str) -> NotebookNode:
    """Mark a notebook as a lesson, whose cells a learner can neither delete nor edit.

    A cell tagged "change" is hers to edit; it carries its source, for *Put back*.
    """
    notebook = deepcopy(notebook)
    notebook.metadata = NotebookNode(METADATA | {MARK: {"lesson": lesson, "language": language}})
    for cell in notebook.cells:
        cell.metadata["deletable"] = False
        if CHANGE in cell.metadata.get("tags", []):
            cell.metadata[MARK] = {"source": cell.source}
        else:
            cell.metadata["editable"] = False
    return notebook


def _named(name: str, sources: list[Path]) -> Path:
    stem = Path(name).stem
    for path in sources:
        if path.stem == stem or path.stem.startswith(f"{stem}_"):
            return path
    known = ", ".join(path.stem for path in sources)
    raise LessonError(f"There is no lesson {name!r}. The lessons are: {known}.")
