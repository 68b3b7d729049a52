"""What the theme loads on each page and a reader on a phone does not need there.

At 1.6 Mbit/s every 200 kB cost a second, every turn of asking costs 0.15 s more, and what is asked
for in the head comes before the labs:

- ``fontawesome.js`` (540 kB compressed) draws the theme's dozen icons; ``static/icons.css`` does;
- the search index and its tools stand before the page's text, though only the page of results
  searches;
- the states of a page's first lab are asked for with its style sheets, not after its scripts;
- the theme's scripts, which open its menus, come after the labs and not before them;
- of the theme's style sheets only the rules stay that the book can use;
- all style sheets are one file, and so are the four small scripts of the head.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from lessons.site.style_sheets import only_used, words_in

_ICONS = re.compile(r'\s*<script [^>]*src="[^"]*fontawesome\.js[^"]*"></script>')
_SEARCH = re.compile(
    r'\s*<script src="[^"]*(?:searchtools\.js|language_data\.js|searchindex\.js)"></script>'
)
_LAB = re.compile(r'<ms-lab src="([^"]*)"')
_EARLY = re.compile(r'\s*<link rel="preload" as="script" href="[^"]*_static/scripts/[^"]*" />')
_LATE = re.compile(r'<script defer (?=src="[^"]*_static/scripts/)')
_HEAD = '<meta charset="utf-8" />'
_SHEET = re.compile(r'\s*<link [^>]*href="([^"]*_static/)([^"?]*\.css)[^"]*"[^>]*>')
_SCRIPT = re.compile(r'\s*<script src="([^"]*_static/)([^"?]*\.js)\?[^"]*"></script>')
_IMPORT = re.compile(r'@import "\.\./([\w-]+\.css)";')
_FILE = re.compile(r"url\((?!['\"]?data:)")


def lighten(book: Path) -> None:
    """Take out of each page of a built book what only slows it down."""
    static = book / "_static"
    pages = [page for page in book.rglob("*.html") if static not in page.parents]
    for page in pages:
        text = page.read_text(encoding="utf-8")
        text, icons = _ICONS.subn("", text)
        searches = 3
        if page.name != "search.html":
            text, searches = _SEARCH.subn("", text)
        text, early = _EARLY.subn("", text)
        text, late = _LATE.subn('<script defer fetchpriority="low" ', text)
        if (icons, searches, early, late, text.count(_HEAD)) != (1, 3, 2, 2, 1):
            raise ValueError(f"{page.name}: the theme's scripts are not where they were")
        if lab := _LAB.search(text):
            text = text.replace(_HEAD, f'{_HEAD}\n<link rel="preload" as="script" href="{lab[1]}">')
        page.write_text(text, encoding="utf-8")
    for pattern in ("fontawesome.js*", "*.map"):
        for script in static.rglob(pattern):
            script.unlink()
    words = words_in(book)
    for sheet in (*static.glob("styles/*.css"), *static.glob("mystnb.*.css")):
        sheet.write_text(only_used(sheet.read_text("utf-8"), words), encoding="utf-8")
    _as_one(pages, _SHEET, static / "styles/book.css", '<link rel="stylesheet" href="{}">')
    _as_one(pages, _SCRIPT, static / "scripts/book.js", '<script src="{}"></script>')
    (static / "basic.css").unlink()  # the theme's sheet imported it


def _as_one(pages: Sequence[Path], asked: re.Pattern[str], one: Path, element: str) -> None:
    """Put the files that every page asks for into one, in their order, and let the pages ask it."""
    static = one.parents[1]
    texts = {page: page.read_text(encoding="utf-8") for page in pages}
    wanted = {tuple(match[2] for match in asked.finditer(text)) for text in texts.values()}
    if len(wanted) != 1:
        raise ValueError(f"{one.name}: the pages ask for different files: {sorted(wanted)}")
    files = [static / name for name in wanted.pop()]
    between = "\n;\n" if one.suffix == ".js" else "\n"
    one.write_text(between.join(_whole(file) for file in files), encoding="utf-8")
    digest = hashlib.sha256(one.read_bytes()).hexdigest()[:16]
    for page, text in texts.items():
        first, *others = asked.finditer(text)
        for match in reversed(others):
            text = text[: match.start()] + text[match.end() :]
        where = f"{first[1]}{one.relative_to(static).as_posix()}?digest={digest}"
        text = f"{text[: first.start()]}\n{element.format(where)}{text[first.end() :]}"
        page.write_text(text, encoding="utf-8")
    for file in files:
        file.unlink()


def _whole(file: Path) -> str:
    """Give a file's text, in a style sheet with those that it imports."""
    text = file.read_text(encoding="utf-8").removeprefix('@charset "UTF-8";')
    text = _IMPORT.sub(lambda match: _whole(file.parents[1] / match[1]), text)
    if file.suffix == ".css" and file.parent.name != "styles" and _FILE.search(text):
        raise ValueError(f"{file.name}: names a file, from another folder than the one sheet")
    return text
