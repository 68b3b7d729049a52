"""The skeleton of a lesson: which part may follow which.

Every cell carries the tag of its part, and a part may span several cells. The round from predict
to reflect may come several times, once for each idea.
"""

from __future__ import annotations

from itertools import groupby

from nbformat import NotebookNode

MAY_FOLLOW = {
    "the beginning": ("objectives",),
    "objectives": ("setup",),
    "setup": ("study",),
    "study": ("predict",),
    "predict": ("run",),
    "run": ("compare",),
    "compare": ("vary",),
    "vary": ("reflect",),
    "reflect": ("predict", "exercises"),
    "exercises": ("recap",),
    "recap": ("the end",),
}
PARTS = frozenset(MAY_FOLLOW) - {"the beginning"}


def skeleton_complaints(notebook: NotebookNode) -> list[str]:
    """Say in which cells a lesson leaves the skeleton (nothing where it keeps to it)."""
    parts = [_parts(cell) for cell in notebook.cells]
    complaints = [
        f"cell {number} has {len(found)} of the skeleton's tags, it needs exactly one"
        for number, found in enumerate(parts, start=1)
        if len(found) != 1
    ]
    return complaints or _order_complaints([found[0] for found in parts])


def _parts(cell: NotebookNode) -> list[str]:
    return [tag for tag in cell.metadata.get("tags", []) if tag in PARTS]


def _order_complaints(parts: list[str]) -> list[str]:
    complaints = []
    before = "the beginning"
    number = 1
    for part, cells in groupby([*parts, "the end"]):
        if part not in MAY_FOLLOW[before]:
            expected = " or ".join(MAY_FOLLOW[before])
            complaints.append(f"after {before} comes {expected}, but cell {number} is {part}")
        before = part
        number += len(list(cells))
    return complaints
