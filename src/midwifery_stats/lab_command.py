"""``python -m midwifery_stats lab``: start JupyterLab on the first lesson."""

from __future__ import annotations

import os
import shutil
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from midwifery_stats.language import LANGUAGES, _, use_language

SUMMARY = "Start JupyterLab on the first lesson. Other arguments go to JupyterLab."
FIRST_LESSON = "00_start_here.ipynb"
LEARNERS_FOLDER = "midwifery-notebooks"

_PACKAGE = Path(__file__).resolve().parent


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what this command understands; the rest is JupyterLab's."""
    parser.add_argument(
        "--language", choices=LANGUAGES, default="en", help="language of the lessons (default: en)"
    )


def run(options: Namespace, others: Sequence[str]) -> int:
    """Serve the lessons until the learner stops JupyterLab."""
    if find_spec("jupyterlab") is None:
        raise SystemExit(
            _("JupyterLab is not installed. Install it with: {command}").format(
                command='python -m pip install "midwifery-stats[lab]"'
            )
        )
    lessons = lessons_folder(options.language)
    use_language(options.language)
    from jupyterlab.labapp import LabApp

    server = LabApp.initialize_server(argv=[*server_arguments(lessons), *others])
    # The server listens when its loop starts, so the address is announced from there.
    server.io_loop.add_callback(_announce, server.local_url)
    server.start()
    return 0


def lessons_folder(language: str, *, package: Path = _PACKAGE, here: Path | None = None) -> Path:
    """Find the notebooks of one language, in the checkout or as a copy in the folder ``here``."""
    checkout = package.parents[1]
    shipped = package / "_shipped" / "notebooks" / language
    if (checkout / "src" / package.name) == package and (checkout / "pyproject.toml").is_file():
        folder = checkout / "notebooks" / language
    elif shipped.is_dir():
        folder = _copied(shipped, (here or Path.cwd()) / LEARNERS_FOLDER / language)
    else:
        folder = shipped
    if not (folder / FIRST_LESSON).is_file():
        raise SystemExit(
            _("There are no lessons for --language {language} yet.").format(language=language)
        )
    return folder


def server_arguments(lessons: Path) -> list[str]:
    """Give the arguments with which JupyterLab opens the first lesson and asks nothing."""
    arguments = [
        f"--ServerApp.root_dir={lessons}",
        f"--LabApp.default_url=/lab/tree/{FIRST_LESSON}",
        # A learner is not asked about news, updates or extensions.
        f"--LabApp.app_settings_dir={_PACKAGE / 'lab_settings'}",
        "--LabApp.extension_manager=readonly",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--allow-root")
    if not _has_screen():
        arguments.append("--no-browser")
    return arguments


def _announce(address: str) -> None:
    print("\n" + _("The lessons are at this address: {address}").format(address=address))
    print(_("If no browser opens by itself, copy the address into one."), flush=True)


def _has_screen() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _copied(shipped: Path, folder: Path) -> Path:
    """Copy the lessons that the learner does not have yet; leave hers alone."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = [
        source
        for source in sorted(shipped.rglob("*"))
        if source.is_file() and not (folder / source.relative_to(shipped)).exists()
    ]
    for source in missing:
        target = folder / source.relative_to(shipped)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    if missing:
        print(_("Your own copy of the lessons is in {folder}.").format(folder=folder))
    else:
        print(_("You have all lessons already, in {folder}.").format(folder=folder))
    return folder
