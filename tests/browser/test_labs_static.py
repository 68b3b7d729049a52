"""A lesson as a static page, without kernel and network: every lab is picture, table, sentence."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from nbconvert import HTMLExporter

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
LAB = re.compile(r"\bms\.\w+Lab\(")


def lab_places(notebook) -> list[int]:
    """Give the places, among the code cells, of those that show a lab."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [place for place, cell in enumerate(code) if LAB.search(cell.source)]


LESSONS = [
    path
    for path in sorted(NOTEBOOKS.glob("*/*.ipynb"))
    if lab_places(nbformat.read(path, as_version=4))
]


def test_there_are_lessons_with_labs():
    assert len(LESSONS) >= 9


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_static_page_shows_every_lab(browser, tmp_path, path):
    notebook = nbformat.read(path, as_version=4)
    html, _resources = HTMLExporter().from_notebook_node(notebook)
    page_path = tmp_path / "lesson.html"
    page_path.write_text(html, encoding="utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(page_path.as_uri(), wait_until="domcontentloaded")
    cells = page.locator(".jp-CodeCell")
    for place in lab_places(notebook):
        output = cells.nth(place).locator(".jp-OutputArea-output")
        picture = output.locator("img").first
        assert picture.evaluate("image => image.naturalWidth") > 0
        assert picture.is_visible()
        assert len(picture.get_attribute("alt")) > 40
        assert output.locator("tbody tr").count() >= 1
        assert len(output.locator("p").last.inner_text()) > 20
    context.close()
