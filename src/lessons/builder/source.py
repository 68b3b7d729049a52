"""A lesson's source in the percent format, read as a notebook that has not run yet."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from pathlib import Path

import jupytext
from nbformat import NotebookNode, v4

FOLDER = Path(__file__).parents[1]
NOT_LESSONS = ("build.py", "translate.py")
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
    """Read one source: its cells with their tags, and ids that depend on the content alone."""
    cells = jupytext.read(path, fmt="py:percent").cells
    seen: Counter[str] = Counter()
    for cell in cells:
        tags = cell.metadata.get("tags")
        cell.metadata = NotebookNode({"tags": tags} if tags else {})
        fingerprint = sha256(f"{cell.cell_type}\n{cell.source}".encode()).hexdigest()[:8]
        seen[fingerprint] += 1
        cell.id = fingerprint if seen[fingerprint] == 1 else f"{fingerprint}-{seen[fingerprint]}"
    return v4.new_notebook(cells=cells, metadata=METADATA)


def _named(name: str, sources: list[Path]) -> Path:
    stem = Path(name).stem
    for path in sources:
        if path.stem == stem or path.stem.startswith(f"{stem}_"):
            return path
    known = ", ".join(path.stem for path in sources)
    raise LessonError(f"There is no lesson {name!r}. The lessons are: {known}.")
