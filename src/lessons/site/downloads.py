"""Downloads: the book for a USB stick, notebooks for other programs, handouts to print."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import unquote

import nbformat
from docutils.nodes import make_id
from nbformat import NotebookNode

from lessons.site.book import ROOT, Book
from midwifery_stats.language import _
from midwifery_stats.site_command import SAID

USB = "midwifery-stats.zip"
LARGEST_HANDOUT = 10  # pages of A4
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
INSTALL = """# {why}
try:
    import midwifery_stats
except ModuleNotFoundError:
    print("{wait}")
    %pip install --quiet {package}
    print("{done}")"""
INSTALLING = {
    "en": {
        "why": "Outside the course's own JupyterLab, this installs what the lesson needs.",
        "wait": "Installing midwifery-stats. This takes a minute, once.",
        "done": "Installed. Go on with the next cell.",
    },
    "id": {
        "why": "Di luar JupyterLab kursus ini, sel ini memasang yang diperlukan pelajaran.",
        "wait": "Memasang midwifery-stats. Sekitar satu menit, cukup sekali.",
        "done": "Terpasang. Lanjutkan ke sel berikutnya.",
    },
}
# A page from a USB stick has no lessons in a tab, and no further downloads.
_ONLY_ONLINE = re.compile(r'<(p|li|section|div) class="ms-online[^"]*">.*?</\1>', re.DOTALL)
_GLOSSARY = re.compile(r"\]\(glossary\.ipynb#([^)\s]+)\)")
_PAGE = re.compile(rb"/Type /Page\b")
_NOT_IN_ZIP = ("tab", "downloads")


def write_usb(out: Path, books: Iterable[Book]) -> Path:
    """Zip the landing page and the books; their first page opens by double click."""
    target = out / "downloads" / USB
    target.parent.mkdir(exist_ok=True)
    folder = USB.removesuffix(".zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path in sorted(out.rglob("*")):
            inside = path.relative_to(out)
            if path.is_dir() or inside.parts[0] in _NOT_IN_ZIP:
                continue
            name = f"{folder}/{inside.as_posix()}"
            if path.suffix == ".html":
                text = _ONLY_ONLINE.sub("", path.read_text(encoding="utf-8"))
                archive.writestr(name, text)
            else:
                archive.write(path, name)
    return target


def write_notebooks(out: Path, books: Iterable[Book], wheel: Path, address: str | None) -> None:
    """Zip each language's notebooks with the package that they need.

    Their first cell installs what is missing. With the address of the site, it takes the package
    from there, and links to the glossary lead to the book.
    """
    for book in books:
        target = out / "downloads" / f"midwifery-stats-notebooks-{book.language}.zip"
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(wheel, wheel.name)
            for name in (*book.lessons, "glossary"):
                path = ROOT / "notebooks" / book.language / f"{name}.ipynb"
                notebook = elsewhere(path, book.language, wheel.name, address)
                archive.writestr(path.name, nbformat.writes(notebook))
    if address:
        shutil.copy(wheel, out / "downloads")


def elsewhere(path: Path, language: str, wheel: str, address: str | None) -> NotebookNode:
    """Give a notebook that installs what it needs, for Visual Studio Code or Colab."""
    notebook = nbformat.read(path, as_version=4)
    if address:
        for cell in notebook.cells:
            if cell.cell_type == "markdown":
                cell.source = _GLOSSARY.sub(
                    lambda link: (
                        f"]({address}/{language}/glossary.html#{make_id(unquote(link[1]))})"
                    ),
                    cell.source,
                )
    if any(cell.cell_type == "code" for cell in notebook.cells):
        package = f"{address}/downloads/{wheel}" if address else wheel
        source = INSTALL.format(package=package, **INSTALLING[language])
        notebook.cells.insert(1, nbformat.v4.new_code_cell(source, id="install"))
    return notebook


def write_handouts(out: Path, books: Iterable[Book]) -> list[str] | None:
    """Print each lesson as a PDF and name those that are too long; None without a browser."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if chromium is None:
        return None
    folder = out / "downloads"
    folder.mkdir(exist_ok=True)
    jobs = [(book.language, name) for book in books for name in book.lessons]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda job: _print(chromium, out, folder, *job), jobs))
    return [
        _(SAID["long handout"]).format(file=path.name, pages=pages, most=LARGEST_HANDOUT)
        for path in sorted(folder.glob("*.pdf"))
        if (pages := len(_PAGE.findall(path.read_bytes()))) > LARGEST_HANDOUT
    ]


def _print(chromium: str, out: Path, folder: Path, language: str, name: str) -> None:
    page = out / language / f"{name}.html"
    command = [
        *(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"),
        "--virtual-time-budget=10000",
        f"--print-to-pdf={folder / f'{name}-{language}.pdf'}",
        page.as_uri(),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
