"""What is wrong with a committed notebook: is it its source's, was it run, does it stay put?"""

from __future__ import annotations

import re
from itertools import zip_longest

from nbformat import NotebookNode

from lessons.builder.execution import WIDGET_VIEW
from lessons.builder.source import MARK

_ADDRESS = re.compile(r"\b0x[0-9a-f]{6,16}\b")


def complaints(committed: NotebookNode, expected: NotebookNode) -> list[str]:
    """Say what is wrong with a committed notebook (nothing where all is well)."""
    return [
        *source_complaints(committed, expected),
        *execution_complaints(committed),
        *moving_complaints(committed),
    ]


def source_complaints(committed: NotebookNode, expected: NotebookNode) -> list[str]:
    """Say where the cells, their order or their tags differ from the source (the first place)."""
    pairs = zip_longest(map(_content, committed.cells), map(_content, expected.cells))
    for number, (found, wanted) in enumerate(pairs, start=1):
        if found is None:
            return [f"it ends before cell {number} of its source"]
        if wanted is None:
            return [f"cell {number} is not in its source"]
        differing = [key for key in wanted if found[key] != wanted[key]]
        if differing:
            return [f"cell {number} differs from its source ({', '.join(differing)})"]
    return []


def execution_complaints(notebook: NotebookNode) -> list[str]:
    """Say whether the code cells were not all executed, in order, from a fresh kernel."""
    counts = [cell.execution_count for cell in notebook.cells if cell.cell_type == "code"]
    if counts == list(range(1, len(counts) + 1)):
        return []
    shown = ", ".join("not run" if count is None else str(count) for count in counts)
    return [f"its code cells were not executed once, in order (they are: {shown})"]


def moving_complaints(notebook: NotebookNode) -> list[str]:
    """Say what is stored that another run would write differently, or that is not for readers."""
    found = []
    if "widgets" in notebook.metadata:
        found.append("it stores the state of widgets")
    for number, cell in enumerate(notebook.cells, start=1):
        for output in cell.get("outputs", []):
            if WIDGET_VIEW in output.get("data", {}):
                found.append(f"cell {number} stores a widget's view")
            if output.get("name") == "stderr":
                found.append(f"cell {number} shows a warning")
            if _ADDRESS.search(str(output)):
                found.append(f"cell {number} shows a memory address")
    return found


def _content(cell: NotebookNode) -> dict[str, object]:
    return {
        "type": cell.cell_type,
        "text": cell.source,
        "tags": cell.metadata.get("tags", []),
        "guard": {key: cell.metadata.get(key) for key in ("deletable", "editable", MARK)},
        "id": cell.id,
    }
