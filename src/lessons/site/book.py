"""The book: one language's notebooks and pages as a static site, made by Sphinx.

Sphinx, myst-nb and sphinx-book-theme were measured against their peers; ``site/README.md`` says
why. Nothing is run anew: outputs are those of the committed notebooks. What changes on the way:

- a picture that a notebook holds as an image becomes the same SVG in the page, so it follows the
  page's theme;
- a lab becomes ``<ms-lab>``, which lives without a kernel (``lessons.site.labs``); what the
  notebook shows in its place stays inside it, for a page without JavaScript;
- each lesson, and each step with something to run, gets a link to the same place of the lesson
  running in a browser tab;
- what the theme loads and a page does not need is taken out (``lessons.site.light``).
"""

from __future__ import annotations

import re
import shutil
from base64 import b64decode
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from lessons.builder.source import FOLDER
from lessons.site.labs import static_labs
from lessons.site.light import lighten
from lessons.site.reference import reference_page
from midwifery_stats.language import use_language

ROOT = FOLDER.parents[1]
SITE = ROOT / "site"
TITLES = {"en": "Statistics for midwifery", "id": "Statistika untuk kebidanan"}
NAMES = {"en": "English", "id": "Bahasa Indonesia"}
RUN = {
    "en": "Run this lesson in the browser: predict, answer, and move every control.",
    "id": "Jalankan pelajaran ini di peramban: tebak, jawab, dan gerakkan semua kendali.",
}
RUN_STEP = {"en": "Run this step", "id": "Jalankan langkah ini"}
EXTENSIONS = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
_PICTURE = re.compile(r'<img src="data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)"[^>]*>')


@dataclass(frozen=True)
class Book:
    """What one book is made of: its language, its lessons, and whether they run in a tab."""

    language: str
    lessons: tuple[str, ...]
    tab: bool = True


def build_book(book: Book, out: Path, work: Path) -> list[str]:
    """Make ``out/LANGUAGE`` and give Sphinx's complaints."""
    from sphinx.application import Sphinx
    from sphinx.util.console import nocolor

    use_language(book.language)
    source = work / book.language
    _write_sources(book, source)
    complaints = _Lines()
    nocolor()
    app = Sphinx(
        srcdir=source,
        confdir=None,
        outdir=work / "html" / book.language,
        doctreedir=work / f"{book.language}-doctrees",
        buildername="html",
        confoverrides=settings(book),
        status=None,
        warning=complaints,
    )
    app.build()
    lighten(work / "html" / book.language)
    # myst-nb leaves a folder of its own beside the pages.
    shutil.move(work / "html" / book.language, out / book.language)
    for extra in (".buildinfo", "objects.inv"):
        (out / book.language / extra).unlink(missing_ok=True)
    return [line.replace(f"{source}/", "") for line in complaints.lines]


def jupyter_slug(heading: str) -> str:
    """Name a heading as JupyterLab does (case kept), for the links of the notebooks.

    Named in the settings by its dotted path: Sphinx pickles its settings.
    """
    return heading.strip().replace(" ", "-")


def settings(book: Book) -> dict[str, Any]:
    """Give Sphinx's settings for one book."""
    others = [code for code in TITLES if code != book.language]
    return {
        "project": TITLES[book.language],
        "html_title": TITLES[book.language],
        "html_short_title": TITLES[book.language],
        "author": "midwifery-stats",
        "language": book.language,
        "locale_dirs": ["_locale"],
        "extensions": EXTENSIONS,
        # Docutils has no Indonesian; none of its words are shown. Attributes of two classes may
        # have one name.
        "suppress_warnings": ["docutils", "ref.python"],
        "exclude_patterns": ["_*"],
        "nb_execution_mode": "off",
        "myst_enable_extensions": ["attrs_inline"],
        "myst_heading_anchors": 4,
        "myst_heading_slug_func": "lessons.site.book.jupyter_slug",
        "autodoc_typehints": "none",
        "html_theme": "sphinx_book_theme",
        "html_theme_options": {
            "use_download_button": False,
            "use_fullscreen_button": False,
            "article_header_end": ["languages.html", "article-header-buttons.html"],
            "show_toc_level": 2,
        },
        "html_context": {
            "default_mode": "auto",
            "other_languages": [(code, NAMES[code]) for code in others],
        },
        "templates_path": ["_templates"],
        "html_favicon": "_static/favicon.svg",
        "html_static_path": ["_static"],
        "html_css_files": ["labs.css", "lessons.css", "icons.css"],
        "html_js_files": [("labs.js", {"defer": "defer"})],
        "html_copy_source": False,
        "html_show_sourcelink": False,
        "html_show_sphinx": False,
        "html_show_copyright": False,
        "html_last_updated_fmt": None,
    }


def _write_sources(book: Book, folder: Path) -> None:
    shutil.copytree(SITE / "pages" / book.language, folder)
    shutil.copytree(SITE / "static", folder / "_static")
    shutil.copytree(SITE / "templates", folder / "_templates")
    _copy_pages(ROOT / "docs" / "lecturers", book.language, folder / "lecturers")
    _copy_pages(ROOT / "docs" / "technicians", book.language, folder / "technicians")
    downloads = folder / "downloads.md"
    handouts = "\n".join(
        f'- <a href="../downloads/{name}-{book.language}.pdf">{name.replace("_", " ")}</a>'
        for name in book.lessons
    )
    text = downloads.read_text(encoding="utf-8").replace("{{handouts}}", handouts)
    downloads.write_text(text, encoding="utf-8")
    (folder / "reference.md").write_text(reference_page(book.language), encoding="utf-8")
    catalogue = SITE / "locale" / book.language / "sphinx.po"
    if catalogue.exists():
        compiled = folder / "_locale" / book.language / "LC_MESSAGES"  # Sphinx compiles it
        compiled.mkdir(parents=True)
        shutil.copy(catalogue, compiled)
    for name in (*book.lessons, "glossary"):
        notebook = nbformat.read(ROOT / "notebooks" / book.language / f"{name}.ipynb", as_version=4)
        page = as_page(notebook, name, book, folder / "_static")
        nbformat.write(page, folder / f"{name}.ipynb")


def as_page(notebook: NotebookNode, name: str, book: Book, static: Path) -> NotebookNode:
    """Turn a notebook into the source of a page of the book (see the top of this file)."""
    labs = static_labs(notebook, static)
    for place, cell in enumerate(notebook.cells):
        for output in cell.get("outputs", []):
            html = output.get("data", {}).get("text/html")
            if html is None:
                continue
            html = _PICTURE.sub(_drawn, html)
            output["data"]["text/html"] = labs[place].around(html) if place in labs else html
    if book.tab and name != "glossary":
        where = f"../tab/notebooks/index.html?path={book.language}/{name}.ipynb"
        for step in _steps_to_run(notebook):
            _link(step, f"{where}#cell={step.id}", RUN_STEP[book.language], "ms-step-link")
        _link(notebook.cells[0], where, RUN[book.language])
    return notebook


def _link(cell: NotebookNode, where: str, words: str, *classes: str) -> None:
    """Put a link to the running lesson below a cell's heading."""
    heading, _line, rest = cell.source.partition("\n")
    named = " ".join(("ms-online ms-run", *classes))
    cell.source = f'{heading}\n\n<p class="{named}"><a href="{where}">{words}</a></p>\n{rest}'


def _steps_to_run(notebook: NotebookNode) -> list[NotebookNode]:
    """Give the cells that begin with a heading and have code below it, before the next."""
    steps = [at for at, cell in enumerate(notebook.cells) if cell.source.startswith("## ")]
    return [
        notebook.cells[step]
        for step, following in zip(steps, [*steps[1:], len(notebook.cells)], strict=True)
        if any(cell.cell_type == "code" for cell in notebook.cells[step:following])
    ]


def _drawn(picture: re.Match[str]) -> str:
    return b64decode(picture[1]).decode()


def _copy_pages(pages: Path, language: str, folder: Path) -> None:
    """Copy pages in the reader's language, or in English where they are not translated."""
    translated = pages / language
    shutil.copytree(
        translated if translated.is_dir() else pages,
        folder,
        ignore=lambda where, names: [
            name for name in names if name in TITLES or not name.endswith(".md")
        ],
    )
    for page in folder.glob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("](README.md", "](index.md"), encoding="utf-8")
    (folder / "README.md").rename(folder / "index.md")
    names = sorted(page.stem for page in folder.glob("*.md") if page.stem != "index")
    if names:
        with (folder / "index.md").open("a", encoding="utf-8") as index:
            print("\n```{toctree}\n:hidden:\n", *names, "```", sep="\n", file=index)


class _Lines:
    """A stream that keeps its lines: what Sphinx complains of."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def write(self, text: str) -> int:
        self.lines += [line for line in text.splitlines() if line.strip()]
        return len(text)

    def flush(self) -> None:
        """Do nothing: there is no buffer."""
