"""A learner's answers, kept in one readable file beside the notebooks.

The file holds answers and nothing else: no name, no time. It is written only when a learner does
something, never when a panel is shown. A file that is not ours is set aside, never overwritten.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple, Protocol
from weakref import WeakSet

from midwifery_stats.language import _

NAME = "progress.json"
SCHEMA = 1
_OURS = "midwifery-stats progress"
_LOCK = "progress-lock.json"
_NEW = "progress-new.json"
_PATIENCE = 3.0  # seconds to wait for another notebook that is saving
_STALE = 10.0  # seconds after which a lock was left behind by a kernel that died
_LARGEST = 1_000_000

Place = tuple[str, ...]
"""Where an answer stands in the file, for example ("exercises", "02-smallest-p", "7")."""


class Note(str):
    """A sentence that a notebook shows without quotation marks."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Give the sentence itself."""
        return str(self)


class Answer(NamedTuple):
    """A checked answer to an exercise: what was answered and the status it got."""

    answer: str
    status: str


class Watcher(Protocol):
    """A panel that follows what is kept."""

    def refresh(self) -> None:
        """Show what is kept now."""


class ForeignFileError(ValueError):
    """The progress file is not one that this version wrote."""


class ProgressFile:
    """The answers kept in one folder.

    Every save reads the file again first, so two notebooks that are open at once keep each
    other's answers. Where nothing can be written, answers last until the notebook is closed.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._unsaved: dict[Place, object] = {}
        self._said_unsaved = False
        self._watchers: WeakSet[Watcher] = WeakSet()

    def watch(self, panel: Watcher) -> None:
        """Call ``panel.refresh()`` after every change, as long as the panel lives."""
        self._watchers.add(panel)

    def prediction(self, id: str) -> str | float | None:
        """Give what was predicted: an option's key, a number, or None."""
        said: str | float | None = self._document().get("predictions", {}).get(id)
        return said

    def answer(self, id: str, variant: int) -> Answer | None:
        """Give the last checked answer to this variant of an exercise, if there is one."""
        kept = self._document().get("exercises", {}).get(id, {}).get(str(variant))
        return None if kept is None else Answer(kept["answer"], kept["status"])

    def concept_answers(self, form: str) -> dict[str, str]:
        """Give the options chosen in a form of the concept test, by question number."""
        chosen: dict[str, str] = self._document().get("concept_tests", {}).get(form, {})
        return dict(chosen)

    @property
    def sample(self) -> int:
        """The learner's own sample number; 0 (the published data) until one is set."""
        number: int = self._document().get("sample", 0)
        return number

    def keep_prediction(self, id: str, said: str | float | None) -> Note | None:
        """Keep a prediction, or take it back (None). Gives a sentence where something is amiss."""
        return self._save(("predictions", id), said)

    def keep_answer(self, id: str, variant: int, answer: Answer) -> Note | None:
        """Keep a checked answer. Gives a sentence where something is amiss."""
        return self._save(("exercises", id, str(variant)), answer._asdict())

    def keep_concept_answers(self, form: str, chosen: dict[str, str]) -> Note | None:
        """Keep the options chosen in a form of the concept test."""
        return self._save(("concept_tests", form), chosen or None)

    def keep_sample(self, number: int) -> Note | None:
        """Keep the learner's own sample number."""
        return self._save(("sample",), number)

    def reset(self) -> Note:
        """Begin again; what was there is kept under another name, which the sentence tells."""
        self._unsaved.clear()
        note = self._clear()
        self._tell()
        return note

    def _clear(self) -> Note:
        if not os.path.lexists(self.path):
            return Note(_("There were no saved answers."))
        try:
            with self._locked():
                kept = self._set_aside()
        except OSError:
            return Note(_("The file {name} cannot be changed here.").format(name=NAME))
        return Note(
            _("All answers are cleared. The old ones are kept in {name}.").format(name=kept)
        )

    def _document(self) -> dict[str, Any]:
        try:
            document = _read(self.path)
        except (ForeignFileError, OSError):
            document = {}
        for place, value in self._unsaved.items():
            _put(document, place, value)
        return document

    def _save(self, place: Place, value: object) -> Note | None:
        self._unsaved[place] = value
        note: Note | None
        try:
            with self._locked():
                note = self._merge()
            self._unsaved.clear()
        except OSError:
            note = self._say_unsaved()
        self._tell()
        return note

    def _tell(self) -> None:
        for panel in list(self._watchers):
            panel.refresh()

    def _merge(self) -> Note | None:
        """Read what is there, add what is unsaved, write; a foreign file is set aside first."""
        note = None
        try:
            document = _read(self.path)
        except ForeignFileError:
            kept = self._set_aside()
            document = {}
            note = Note(
                _("{name} was not a file of this course. It is kept as {kept}.").format(
                    name=NAME, kept=kept
                )
            )
        for place, value in self._unsaved.items():
            _put(document, place, value)
        _write(self.path, document)
        return note

    def _say_unsaved(self) -> Note | None:
        if self._said_unsaved:
            return None
        self._said_unsaved = True
        return Note(
            _("Your answers cannot be saved in this folder. They last until you close the lesson.")
        )

    def _set_aside(self) -> str:
        number = 1
        while os.path.lexists(self.path.with_name(f"progress-set-aside-{number}.json")):
            number += 1
        target = self.path.with_name(f"progress-set-aside-{number}.json")
        self.path.rename(target)
        return target.name

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the lock file, so that only one notebook at a time saves."""
        lock = self.path.with_name(_LOCK)
        deadline = time.monotonic() + _PATIENCE
        while True:
            try:
                os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
                break
            except FileExistsError:
                _drop_stale(lock)
                if time.monotonic() > deadline:
                    raise TimeoutError(lock) from None
                time.sleep(0.01)
        try:
            yield
        finally:
            lock.unlink(missing_ok=True)


def progress_here() -> ProgressFile:
    """Give the progress file of the folder in which the notebook runs.

    The environment variable MIDWIFERY_PROGRESS names another folder; the project's own tests use
    it, so that they do not read the answers of whoever works in this checkout.
    """
    try:
        return _progress_in(Path(os.environ.get("MIDWIFERY_PROGRESS") or Path.cwd()))
    except OSError:  # the folder was removed while the notebook is open
        return _progress_in(Path())


def reset_progress() -> Note:
    """Clear all answers; the old file is kept under another name."""
    return progress_here().reset()


@cache
def _progress_in(folder: Path) -> ProgressFile:
    return ProgressFile(folder)


def _read(path: Path) -> dict[str, Any]:
    """Read the file; an absent one is empty, one that is not ours is a ``ForeignFileError``."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ForeignFileError(path)
        document = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (IsADirectoryError, ValueError, RecursionError) as error:
        raise ForeignFileError(path) from error
    if not _is_ours(document):
        raise ForeignFileError(path)
    return {**document}


def _is_ours(document: object) -> bool:
    if not isinstance(document, dict):
        return False
    sample = document.get("sample", 0)
    return (
        document.get("file") == _OURS
        and document.get("schema") == SCHEMA
        and type(sample) is int
        and sample >= 0
        and _all(document.get("predictions", {}), _is_said)
        and _all(document.get("exercises", {}), lambda kept: _all(kept, _is_answer))
        and _all(document.get("concept_tests", {}), lambda chosen: _all(chosen, _is_text))
    )


def _all(table: object, holds: Any) -> bool:
    return isinstance(table, dict) and all(holds(value) for value in table.values())


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_said(value: object) -> bool:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return isfinite(value)
    return isinstance(value, str)


def _is_answer(value: object) -> bool:
    return isinstance(value, dict) and all(_is_text(value.get(key)) for key in Answer._fields)


def _put(document: dict[str, Any], place: Place, value: object) -> None:
    *above, last = place
    table = document
    for name in above:
        table = table.setdefault(name, {})
    if value is None:
        table.pop(last, None)
    else:
        table[last] = value


def _write(path: Path, document: dict[str, Any]) -> None:
    """Write a new file whole, then put it in the old one's place in one step."""
    new = path.with_name(_NEW)
    ordered = {"file": _OURS, "schema": SCHEMA} | document
    try:
        with new.open("w", encoding="utf-8", newline="\n") as stream:
            json.dump(ordered, stream, indent=2, ensure_ascii=False)
            stream.write("\n")
            stream.flush()
            os.fsync(stream.fileno())
        _replace(new, path)
    finally:
        new.unlink(missing_ok=True)


def _replace(new: Path, path: Path) -> None:
    for __ in range(20):
        try:
            new.replace(path)
            return
        except PermissionError:  # on Windows, while another notebook reads the file
            time.sleep(0.02)
    new.replace(path)


def _drop_stale(lock: Path) -> None:
    with suppress(OSError):
        if time.time() - lock.stat().st_mtime > _STALE:
            lock.unlink()
