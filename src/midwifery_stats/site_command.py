"""``python -m midwifery_stats site OUT``: build the web site, in a checkout of the project."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from midwifery_stats.language import _, mark

SUMMARY = mark("Build the web site: the book, the lessons in a browser tab, downloads.")
# What the builder says of its options, here because this is where texts are collected from.
HELP = {
    "out": mark("folder to write; an earlier site is replaced"),
    "language": mark("language of the site, also more than once (default: all)"),
    "lesson": mark("file name of a lesson, also more than once (default: all)"),
    "only": mark("part of the site, also more than once (default: all)"),
    "pyodide": mark("where wheels of Pyodide's lock may be found"),
    "download": mark("fetch Pyodide's wheels from its publisher"),
    "address": mark("where the site will be published: https://..."),
    "complete": mark("fail when the tab lacks a package or a handout"),
}
# What it says while it builds.
SAID = {
    "tab": mark("lessons in a browser tab"),
    "book": mark("waiting for the book"),
    "downloads": mark("downloads"),
    "lacking": mark("The lessons in the tab lack {packages}."),
    "incomplete": mark("The tab is not complete."),
    "no browser": mark("No Chromium or Chrome is installed: the handouts are not printed."),
    "no handouts": mark("There are no handouts."),
    "occupied": mark("{folder} holds something else. Name an empty folder, or a new one."),
    "no npm": mark("npm is not installed; it fetches Pyodide for the lessons in the tab."),
    "npm gave nothing": mark("npm did not fetch {package}: {reason}"),
    "unknown version": mark("Pyodide {version} cannot be checked: {file} has no sum for it."),
    "other sum": mark("The sum of {file} is not the expected one, so it is not used."),
    "no wheel": mark("There is no wheel of pure Python of {package} {version}."),
    "no own wheel": mark("The project's own wheel was not built: {reason}"),
    "no tab": mark("JupyterLite, which carries the lessons in the tab, was not built: {reason}"),
    "changed worker": mark("JupyterLite's service worker has changed: {words} is not in it."),
    "long handout": mark("{file} has {pages} pages, more than {most}."),
}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the builder understands; nothing where there is no builder."""
    if _is_here():
        _builder().add_arguments(parser)


def run(options: Namespace, others: Sequence[str]) -> int:
    """Build the site."""
    if not _is_here():
        raise SystemExit(
            _("The web site is built in a copy of the whole project, with: {command}").format(
                command='python -m pip install -e ".[build,site]"'
            )
        )
    if others:
        raise SystemExit(_("Not understood: {words}").format(words=" ".join(others)))
    status: int = _builder().run(options)
    return status


def _is_here() -> bool:
    """Tell whether the builder's sources and what they need are installed."""
    return all(map(find_spec, ("lessons", "sphinx", "myst_nb", "jupyterlite_pyodide_kernel")))


def _builder() -> Any:
    return import_module("lessons.site.build")
