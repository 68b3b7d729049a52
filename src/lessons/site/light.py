"""What the theme loads on each page and a reader on a phone does not need there.

At 1.6 Mbit/s every 200 kB cost a second, and what is asked for in the head comes before the labs:

- ``fontawesome.js`` (540 kB compressed) draws the theme's dozen icons; ``static/icons.css`` does;
- the search index and its tools stand before the page's text, though only the page of results
  searches;
- the states of a page's first lab are asked for with its style sheets, not after its scripts;
- the theme's scripts, which open its menus, come after the labs and not before them;
- of the theme's style sheets only the rules stay that the book can use.
"""

from __future__ import annotations

import re
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


def lighten(book: Path) -> None:
    """Take out of each page of a built book what only slows it down."""
    static = book / "_static"
    for page in book.rglob("*.html"):
        if static in page.parents:
            continue
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
