"""``python -m midwifery_stats lab``: start JupyterLab on a learner's own copy of the lessons."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from difflib import get_close_matches
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from midwifery_stats.language import LANGUAGES, SOURCE, InputError, _, mark, use_language
from midwifery_stats.learners import (
    FIRST_LEARNER,
    FIRST_LESSON,
    LEARNERS_FOLDER,
    bring_lessons,
    desk_folder,
    find_lesson,
    learner_folder,
    learners,
    note,
    notes,
    shipped_lessons,
    start_afresh,
    tidy_desk,
)

SUMMARY = mark("Open the lessons in JupyterLab. Other options go to JupyterLab.")

_PACKAGE = Path(__file__).resolve().parent
_OPTIONS = ("--language", "--learner", "--folder", "--lesson", "--afresh", "--help")
# JupyterLab understands these besides its aliases and flags.
_JUPYTER_OPTIONS = ("--help-all", "--version", "--show-config", "--show-config-json")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what this command understands; the rest is JupyterLab's."""
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        help=_("language of the lessons (default: the one you had last, at first en)"),
    )
    parser.add_argument(
        "--learner",
        metavar=_("NAME"),
        help=_("whose lessons: a name or a number; each has a folder and answers of her own"),
    )
    parser.add_argument(
        "--folder",
        type=Path,
        metavar=_("FOLDER"),
        help=_("where the learners' folders are (default: {name} in your home folder)").format(
            name=LEARNERS_FOLDER
        ),
    )
    parser.add_argument(
        "--lesson",
        metavar="02",
        help=_("open this lesson (default: where you were last, at first 00)"),
    )
    parser.add_argument(
        "--afresh",
        metavar="02",
        help=_("put this lesson back as it was made, and open it; your page is kept as a copy"),
    )


def run(options: Namespace, others: Sequence[str]) -> int:
    """Serve the lessons until the learner stops JupyterLab."""
    use_language(options.language or SOURCE)
    if find_spec("jupyterlab") is None:
        raise SystemExit(
            _("JupyterLab is not installed. Install it with: {command}").format(
                command="python -m pip install jupyterlab"
            )
        )
    from jupyterlab.labapp import LabApp

    try:
        refuse_unknown(others, {*LabApp.aliases, *LabApp.flags})
        folder, lesson = prepare(options)
    except (InputError, OSError) as error:
        raise SystemExit(str(error)) from None
    os.environ.setdefault("MIDWIFERY_PROGRESS", str(folder.parent))
    server = LabApp.initialize_server(argv=[*server_arguments(folder, lesson), *others])
    if is_root() and "--allow-root" not in others and not is_private(server.ip):
        raise SystemExit(
            _(
                "You are root, and the address {ip} is open to other computers. Start as an "
                "ordinary user, leave out --ip, or add --allow-root if you mean it."
            ).format(ip=server.ip or "*")
        )
    # The server listens when its loop starts, so the address is announced from there.
    server.io_loop.add_callback(_announce, server.local_url)
    server.start()
    return 0


def prepare(options: Namespace, *, package: Path = _PACKAGE) -> tuple[Path, str]:
    """Make a learner's folder ready and say so; give it and the notebook to open."""
    base = (options.folder or Path.home() / LEARNERS_FOLDER).expanduser().resolve()
    learner = learner_folder(base, options.learner or choose_learner(base))
    language = options.language or notes(learner).get("language", SOURCE)
    use_language(language if language in LANGUAGES else SOURCE)
    shipped = shipped_lessons(language, package=package)
    if not (shipped / FIRST_LESSON).is_file():
        raise InputError(
            _("There are no lessons for --language {language} yet.").format(language=language)
        )
    folder = learner / language
    for sentence in bring_lessons(shipped, folder):
        print(sentence)
    note(learner, language=language)
    note(base, last=learner.name)
    last = tidy_desk(desk_folder(learner, language))
    if options.afresh:
        lesson = find_lesson(shipped, options.afresh).name
        print(start_afresh(lesson, language=language, folder=folder))
    elif options.lesson:
        lesson = find_lesson(folder, options.lesson).name
    else:
        lesson = last if last and (folder / last).is_file() else FIRST_LESSON
    return folder, lesson


def choose_learner(base: Path, *, ask: bool | None = None) -> str:
    """Say who learns: the only one there is, the one chosen from a list, or the last one."""
    known = learners(base)
    if len(known) < 2:
        name = known[0] if known else FIRST_LEARNER
        print(
            _(
                "These are the lessons of {name}. Is that somebody else? Start again with "
                "--learner and your name or number."
            ).format(name=name)
        )
        return name
    last = notes(base).get("last", "")
    last = last if last in known else known[0]
    if not (sys.stdin is not None and sys.stdin.isatty() if ask is None else ask):
        print(_("These are the lessons of {name}.").format(name=last))
        return last
    print(_("Who are you?"))
    for number, name in enumerate(known, start=1):
        print(f"  {number}  {name}")
    asked = _("Type your number in this list, or a new name (Enter: {name}): ").format(name=last)
    typed = input(asked).strip()
    if typed.isdecimal() and 1 <= int(typed) <= len(known):
        return known[int(typed) - 1]
    return typed or last


def server_arguments(folder: Path, lesson: str) -> list[str]:
    """Give the arguments with which JupyterLab opens one lesson and asks nothing."""
    desk = desk_folder(folder.parent, folder.name)
    arguments = [
        f"--ServerApp.root_dir={folder}",
        f"--LabApp.default_url=/lab/tree/{lesson}",
        # A learner is not asked about news, updates or extensions.
        f"--LabApp.app_settings_dir={_PACKAGE / 'lab_settings'}",
        "--LabApp.extension_manager=readonly",
        f"--LabApp.extra_labextensions_path={_PACKAGE / 'labextensions'}",
        # Her own settings and open page, apart from those of whoever else uses JupyterLab here.
        f"--LabApp.user_settings_dir={desk / 'settings'}",
        f"--LabApp.workspaces_dir={desk / 'workspaces'}",
    ]
    if is_root():
        arguments.append("--allow-root")
    if not _has_screen():
        arguments.append("--no-browser")
    return arguments


def refuse_unknown(others: Sequence[str], jupyter: set[str]) -> None:
    """Refuse an option that neither this command nor JupyterLab has, and name the nearest."""
    known = {*_OPTIONS, *_JUPYTER_OPTIONS}
    known |= {f"--{name}" if len(name) > 1 else f"-{name}" for name in jupyter}
    for other in others:
        option = other.partition("=")[0]
        if not option.startswith("-") or option in known or "." in option:
            continue
        near = get_close_matches(option, sorted(known), n=1)
        sentence = _("There is no option {option}.").format(option=option)
        if near:
            sentence += " " + _("Did you mean {near}?").format(near=near[0])
        raise InputError(sentence)


def is_root() -> bool:
    """Tell whether this is the administrator of a Unix machine."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def is_private(ip: Any) -> bool:
    """Tell whether only this computer can reach an address."""
    if ip == "localhost":
        return True
    try:
        return ip_address(ip).is_loopback
    except ValueError:
        return False


def _announce(address: str) -> None:
    print("\n" + _("The lessons are at this address: {address}").format(address=address))
    print(_("If no browser opens by itself, copy the address into one."), flush=True)


def _has_screen() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
