"""A learner's own folder: her copy of the lessons, her answers, and where she was.

    midwifery-notebooks/          in her home folder, or where --folder says
      Sari/                       a learner: a name or a number
        progress.json             her answers, whatever the language
        desk.json                 her language
        en/, id/                  her copy of the lessons, served by JupyterLab
        .desk/                    JupyterLab's own settings and its memory of the open page

The lessons in the package or in the checkout are never opened, so they are never changed.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

from midwifery_stats.language import LANGUAGES, InputError, _, ngettext, use_language

LEARNERS_FOLDER = "midwifery-notebooks"
FIRST_LEARNER = "learner"
FIRST_LESSON = "00_start_here.ipynb"
PLACE = "midwifery-stats-desk:place"

_PACKAGE = Path(__file__).resolve().parent
_NOTES = "desk.json"
_TAKEN = ".lessons.json"  # which version of each lesson was copied
_FROM = "from"  # in that file: the folder they were copied from
_DESK = ".desk"
_NAME = re.compile(r"\w(?:[\w .-]{0,38}\w)?")
_MARK = "midwifery"


def learners(base: Path) -> list[str]:
    """Name the learners who have a folder here."""
    if not base.is_dir():
        return []
    return sorted(
        folder.name
        for folder in base.iterdir()
        if folder.is_dir() and any((folder / language).is_dir() for language in LANGUAGES)
    )


def learner_folder(base: Path, learner: str) -> Path:
    """Give a learner's folder; the name may be new, and its case does not matter."""
    name = learner.strip()
    if not _NAME.fullmatch(name) or name.split(".")[0].lower() in _RESERVED:
        raise InputError(
            _(
                "{name} cannot be a folder's name. Take a name or a number of at most 40 letters "
                "and digits."
            ).format(name=repr(learner))
        )
    known = {one.casefold(): one for one in learners(base)}
    return base / known.get(name.casefold(), name)


def notes(folder: Path) -> dict[str, str]:
    """Read what was noted in a folder: a learner's language, or the learner who was here last."""
    found = _json(folder / _NOTES)
    return {key: value for key, value in found.items() if isinstance(value, str)}


def note(folder: Path, **new: str) -> None:
    """Add to a folder's notes."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / _NOTES, notes(folder) | new)


def shipped_lessons(language: str, *, package: Path = _PACKAGE) -> Path:
    """Find the lessons of one language: in the checkout, or in the installed package."""
    checkout = package.parents[1]
    in_checkout = (checkout / "src" / package.name) == package
    if in_checkout and (checkout / "pyproject.toml").is_file():
        return checkout / "notebooks" / language
    return package / "_shipped" / "notebooks" / language


def bring_lessons(shipped: Path, folder: Path) -> list[str]:
    """Copy what is new or newer into a learner's folder, and say in sentences what happened.

    Her answers are in another file. A lesson in which she changed something is kept as a dated
    copy before its newer version comes in.
    """
    folder.mkdir(parents=True, exist_ok=True)
    taken = _json(folder / _TAKEN)
    first, newer, kept = not taken, [], []
    taken[_FROM] = str(shipped)
    for source in sorted(path for path in shipped.rglob("*") if path.is_file()):
        name = source.relative_to(shipped).as_posix()
        if name.startswith((".", "progress")):
            continue
        version = sha256(source.read_bytes()).hexdigest()
        target = folder / name
        if target.exists() and _version(taken.get(name)) == version:
            continue
        if target.exists():
            if _texts(target) != _written_texts(taken.get(name)):
                kept.append(_keep(target).name)
            newer.append(target.stem)
        taken[name] = _take(source, target, version)
    _write(folder / _TAKEN, taken)
    return list(_said(folder, first=first, newer=newer, kept=kept))


def start_afresh(
    name: str, *, language: str, forget: bool = False, folder: Path | None = None
) -> str:
    """Put a lesson of this folder back as it was made, and say so in one sentence.

    The page that was there is kept as a dated copy. With ``forget`` the learner's answers to this
    lesson are cleared as well; the old answers stay in another file.
    """
    use_language(language)
    folder = folder or Path.cwd()
    taken = _json(folder / _TAKEN)
    came = Path(str(taken.get(_FROM, "")))
    shipped = came if (came / FIRST_LESSON).is_file() else shipped_lessons(language)
    source = find_lesson(shipped, name)
    target = folder / source.name
    kept = _keep(target).name if target.exists() else ""
    taken[source.name] = _take(source, target, sha256(source.read_bytes()).hexdigest())
    _write(folder / _TAKEN, taken)
    said = _("{lesson} is as it was made.").format(lesson=source.stem)
    if kept:
        said += " " + _("The page you had is kept as {name}.").format(name=kept)
    if forget:
        from midwifery_stats.classroom.progress.file import ProgressFile, progress_here

        answers = progress_here() if folder == Path.cwd() else ProgressFile(folder.parent)
        said += " " + answers.forget(source.stem[:2])
    return said


def find_lesson(folder: Path, name: str) -> Path:
    """Find a lesson by its number or name: "02", "2" or "02_before_and_after.ipynb"."""
    stem = Path(name).name.removesuffix(".ipynb")
    stem = stem.zfill(2) if stem.isdecimal() else stem
    lessons = sorted(folder.glob("*.ipynb"))
    for path in lessons:
        if path.stem == stem or path.stem.startswith(f"{stem}_"):
            return path
    raise InputError(
        _("There is no lesson {name}. The lessons are {all}.").format(
            name=name, all=", ".join(path.stem[:2] for path in lessons if path.stem[:2].isdigit())
        )
    )


def desk_folder(learner: Path, language: str) -> Path:
    """Give the folder of JupyterLab's own files for a learner and a language."""
    return learner / _DESK / language


def tidy_desk(desk: Path) -> str | None:
    """Forget yesterday's open tabs, but not the place where she was; give its notebook's path."""
    path = None
    for file in sorted((desk / "workspaces").glob("*.jupyterlab-workspace")):
        workspace = _json(file)
        data = workspace.get("data")
        place = data.get(PLACE) if isinstance(data, dict) else None
        if isinstance(place, dict) and isinstance(place.get("path"), str):
            path = place["path"]
            _write(file, workspace | {"data": {PLACE: place}})
        else:
            file.unlink()
    return path


def _said(folder: Path, *, first: bool, newer: list[str], kept: list[str]) -> Iterator[str]:
    if first:
        yield _("Your own copy of the lessons is in {folder}.").format(folder=folder)
    else:
        yield _("Your lessons are in {folder}.").format(folder=folder)
    if newer:
        yield ngettext(
            "A newer version of one lesson came in: {lessons}. Your answers are kept.",
            "Newer versions of {count} lessons came in: {lessons}. Your answers are kept.",
            len(newer),
        ).format(count=len(newer), lessons=", ".join(newer))
    if kept:
        yield _("What you had changed yourself is kept in {names}.").format(names=", ".join(kept))


def _take(source: Path, target: Path, version: str) -> dict[str, str]:
    """Copy a file, a lesson so that it runs to its end and is trusted; note its version."""
    content = source.read_bytes()
    target.parent.mkdir(parents=True, exist_ok=True)
    lesson = _lesson(content) if source.suffix == ".ipynb" else None
    if lesson is not None:
        for cell in lesson["cells"]:
            if cell.get("cell_type") == "code":
                tags = cell.setdefault("metadata", {}).setdefault("tags", [])
                # With this tag "Run all" goes on after a cell that fails.
                if "raises-exception" not in tags:
                    tags.append("raises-exception")
        content = (json.dumps(lesson, indent=1, ensure_ascii=False) + "\n").encode()
    new = target.with_name(f".{target.name}.new")
    new.write_bytes(content)
    new.replace(target)
    if lesson is not None:
        _sign(target)
    return {"version": version, "texts": _texts(target)}


def _sign(path: Path) -> None:
    """Trust our own lesson, so that JupyterLab shows and wakes all of it."""
    with suppress(Exception):  # no signature: the lesson opens untrusted, with a button to wake it
        # Older versions keep their secret only where the folder is there.
        Path(import_module("jupyter_core.paths").jupyter_data_dir()).mkdir(
            parents=True, exist_ok=True
        )
        notary: Any = import_module("nbformat.sign").NotebookNotary()
        notary.sign(import_module("nbformat").read(path, as_version=4))


def _keep(path: Path) -> Path:
    """Move a file to a dated name that is free."""
    day = date.today().isoformat()
    number = 1
    while True:
        more = "" if number == 1 else f", {number}"
        copy = path.with_name(f"{path.stem} ({day}{more}){path.suffix}")
        if not os.path.lexists(copy):
            return path.rename(copy)
        number += 1


def _texts(path: Path) -> str:
    """Give a fingerprint of what stands in a file's cells, whatever they show."""
    content = path.read_bytes()
    lesson = _lesson(content)
    if lesson is None:
        return sha256(content).hexdigest()
    sources = [_joined(cell.get("source", "")) for cell in lesson["cells"]]
    return sha256(json.dumps(sources).encode()).hexdigest()


def _joined(source: Any) -> str:
    return "".join(source) if isinstance(source, list) else str(source)


def _lesson(content: bytes) -> dict[str, Any] | None:
    try:
        document = json.loads(content)
    except ValueError:
        return None
    if isinstance(document, dict) and isinstance(document.get("cells"), list):
        return document
    return None


def _version(taken: object) -> str | None:
    return taken.get("version") if isinstance(taken, Mapping) else None


def _written_texts(taken: object) -> str | None:
    return taken.get("texts") if isinstance(taken, Mapping) else None


def _json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(path: Path, document: Mapping[str, Any]) -> None:
    new = path.with_name(f"{path.name}.new")
    new.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    new.replace(path)


_RESERVED = {"con", "prn", "aux", "nul"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)
}
