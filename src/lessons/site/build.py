"""Build the whole web site: python -m midwifery_stats site OUT

OUT/index.html       the landing page, in every language
OUT/en, OUT/id       the book
OUT/tab              the lessons running in a browser tab
OUT/downloads        the book for a USB stick, handouts to print
"""

from __future__ import annotations

import shutil
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from lessons.site.book import ROOT, SITE, TITLES, Book, build_book
from lessons.site.downloads import write_handouts, write_notebooks, write_usb
from lessons.site.pyodide import SiteError, built_wheel, said
from lessons.site.tab import build_tab
from midwifery_stats.language import _
from midwifery_stats.site_command import HELP, SAID

CACHE = ROOT / "build" / "site"
PARTS = ("book", "tab", "downloads")
NO_NUMPY = {
    "en": "This copy of the site was built without numpy for the browser: its lessons stop at their"
    " first calculation. The book and its labs are complete.",
    "id": "Salinan situs ini dibuat tanpa numpy untuk peramban: pelajarannya berhenti pada"
    " perhitungan pertama. Buku dan lab di dalamnya lengkap.",
}
MARK = "midwifery-stats-site"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command understands."""
    said = {name: _(text) for name, text in HELP.items()}
    parser.add_argument("out", type=Path, help=said["out"])
    parser.add_argument("--language", choices=TITLES, action="append", help=said["language"])
    parser.add_argument("--lesson", action="append", help=said["lesson"])
    parser.add_argument("--only", choices=PARTS, action="append", help=said["only"])
    parser.add_argument(
        "--pyodide",
        type=Path,
        action="append",
        default=[],
        metavar=_("FOLDER"),
        help=said["pyodide"],
    )
    parser.add_argument("--download", action="store_true", help=said["download"])
    parser.add_argument("--address", help=said["address"])
    parser.add_argument("--complete", action="store_true", help=said["complete"])


def run(options: Namespace) -> int:
    """Build what is asked for; say how long it took and what is not right."""
    try:
        found = build_site(options)
    except SiteError as reason:
        print(reason)
        return 1
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


def build_site(options: Namespace) -> list[str]:
    """Build the parts that ``options`` name and give what is wrong with them."""
    out = options.out.resolve()
    _clear(out)
    languages = tuple(options.language or TITLES)
    parts = tuple(options.only or PARTS)
    books = [Book(code, _lessons(code, options.lesson), "tab" in parts) for code in languages]
    found: list[str] = []
    with TemporaryDirectory(prefix="midwifery-site-") as folder:
        work = Path(folder)
        # Sphinx and the reader's language are global: a process for each book.
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
            made = [pool.submit(build_book, book, out, work) for book in books]
            if "tab" in parts:
                begin = time.monotonic()
                tab = build_tab(
                    out / "tab",
                    work / "lite",
                    CACHE,
                    offered=options.pyodide,
                    download=options.download,
                )
                _said("tab", begin)
                if tab.missing:
                    print(_(SAID["lacking"]).format(packages=", ".join(sorted(tab.missing))))
                    found += [_(SAID["incomplete"])] if options.complete else []
            begin = time.monotonic()
            for book, complaints in zip(books, made, strict=True):
                found += [f"{book.language}: {line}" for line in complaints.result()]
            _said("book", begin)
    if "tab" in parts and "numpy" in tab.missing:
        _warn_of_the_tab(out, languages)
    shutil.copy(SITE / "landing.html", out / "index.html")
    shutil.copy(ROOT / "docs" / "screenshot.png", out)
    if "downloads" in parts:
        begin = time.monotonic()
        printed = write_handouts(out, books)
        found += printed or []
        if printed is None:
            print(_(SAID["no browser"]))
            found += [_(SAID["no handouts"])] if options.complete else []
        write_usb(out, books)
        CACHE.mkdir(parents=True, exist_ok=True)
        write_notebooks(out, books, built_wheel(CACHE), options.address)
        _said("downloads", begin)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the site from a command line of its own."""
    parser = ArgumentParser(prog="python -m lessons.site.build", description="Build the web site.")
    add_arguments(parser)
    return run(parser.parse_args(arguments))


def _lessons(language: str, wanted: Sequence[str] | None) -> tuple[str, ...]:
    built = sorted(path.stem for path in (ROOT / "notebooks" / language).glob("[0-9]*.ipynb"))
    return tuple(name for name in built if not wanted or name in wanted or name[:2] in wanted)


def _clear(out: Path) -> None:
    """Empty the folder of an earlier site; refuse one that holds something else."""
    if out.exists() and any(out.iterdir()):
        if not (out / "index.html").is_file() or MARK not in (out / "index.html").read_text(
            encoding="utf-8"
        ):
            raise said("occupied", folder=out)
        shutil.rmtree(out)
    out.mkdir(parents=True, exist_ok=True)


def _warn_of_the_tab(out: Path, languages: Sequence[str]) -> None:
    """Tell a reader, on the page about the tab, that this copy's lessons cannot calculate there."""
    for language in languages:
        page = out / language / "tab.html"
        # The last heading: the theme repeats it before, for paper.
        before, _h1, after = page.read_text(encoding="utf-8").rpartition("</h1>")
        notice = f'</h1>\n<p class="ms-online"><strong>{NO_NUMPY[language]}</strong></p>'
        page.write_text(before + notice + after, encoding="utf-8")


def _said(what: str, begin: float) -> None:
    print(f"{_(SAID[what])}: {time.monotonic() - begin:.0f} s", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
