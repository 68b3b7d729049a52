"""Labs that live in a page without a kernel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbformat import NotebookNode


def static_labs(notebook: NotebookNode, key: str, static: Path) -> dict[int, Any]:
    """Find the labs of a notebook."""
    return {}
