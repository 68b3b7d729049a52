"""The progress file itself: what may stand in it, and how several notebooks save it at once.

It is locked, written whole, and never overwritten where it is not ours.
"""

from __future__ import annotations

import codecs
import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple

NAME = "progress.json"
SCHEMA = 1
OURS = "midwifery-stats progress"
_TABLES = ("predictions", "exercises", "concept_tests", "history")
LARGEST = 1_000_000  # bytes
_PATIENCE = 3.0  # seconds to wait for another notebook that is saving
_STALE = 10.0  # seconds after which a lock was left behind by a kernel that died
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}

Place = tuple[str, ...]
"""Where an answer stands in the file, for example ("exercises", "02-smallest-p", "7")."""


class Answer(NamedTuple):
    """A checked answer to an exercise: what was answered and the status it got."""

    answer: str
    status: str


class Note(str):
    """A sentence that a notebook shows without quotation marks."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Give the sentence itself."""
        return str(self)


class ForeignFileError(ValueError):
    """The progress file is not one that this version wrote."""


class NewerFileError(ForeignFileError):
    """The progress file was written by a newer version of the course."""


def read_progress(path: Path) -> dict[str, Any]:
    """Read a progress file, also an exported one; what is none is a ``ForeignFileError``."""
    if not path.exists():
        raise FileNotFoundError(path)
    return read_document(path)


def read_document(path: Path) -> dict[str, Any]:
    """Read the file; an absent one is empty, one that is not ours is a ``ForeignFileError``."""
    try:
        document = read_json(path)
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise ForeignFileError(path) from error
    if not _is_ours(document):
        newer = isinstance(document, dict) and document.get("file") == OURS
        schema = document.get("schema") if newer else None
        raise (NewerFileError if type(schema) is int and schema > SCHEMA else ForeignFileError)(
            path
        )
    return {**document}


def _is_ours(document: object) -> bool:
    if not isinstance(document, dict):
        return False
    sample = document.get("sample", 0)
    return (
        document.get("file") == OURS
        and document.get("schema") == SCHEMA
        and type(sample) is int
        and sample >= 0
        and _all(document.get("predictions", {}), _is_said)
        and _all(document.get("exercises", {}), lambda kept: _all(kept, _is_answer))
        and _all(document.get("concept_tests", {}), lambda chosen: _all(chosen, _is_text))
        and isinstance(document.get("history", {}), dict)
    )


def _all(table: object, holds: Callable[[Any], bool]) -> bool:
    return isinstance(table, dict) and all(holds(value) for value in table.values())


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_said(value: object) -> bool:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return isfinite(value)
    return isinstance(value, str)


def _is_answer(value: object) -> bool:
    return isinstance(value, dict) and all(_is_text(value.get(key)) for key in Answer._fields)


def put(document: dict[str, Any], place: Place, value: object) -> None:
    """Set what stands at a place of the document; None takes it away."""
    *above, last = place
    table = document
    for name in above:
        table = table.setdefault(name, {})
    if value is None:
        table.pop(last, None)
    else:
        table[last] = value


def without(document: dict[str, Any], lesson: str) -> dict[str, Any]:
    """Leave out all that belongs to a lesson: ids begin with its number."""

    def others(table: dict[str, Any]) -> Iterator[tuple[str, Any]]:
        for id, value in table.items():
            if not any(part.startswith(f"{lesson}-") for part in id.split("/")):
                yield id, value

    return {
        key: dict(others(value)) if key in _TABLES and isinstance(value, dict) else value
        for key, value in document.items()
    }


def read_json(path: Path) -> Any:
    """Read a JSON file, also as an editor may have saved it; what is none is a ``ValueError``."""
    if path.is_dir():
        raise ValueError(path)
    if path.stat().st_size > LARGEST:
        raise ValueError(path)
    content = path.read_bytes()
    encoding = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        return json.loads(content.decode(encoding))
    except RecursionError as error:
        raise ValueError(path) from error


def write_json(path: Path, document: Mapping[str, Any]) -> None:
    """Write a new file whole, then put it in the old one's place in one step.

    Where the place is a link to a file elsewhere, that file is replaced and the link stays.
    """
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    new = target.with_name(f"{target.stem}-new{target.suffix}")
    try:
        with new.open("w", encoding="utf-8", newline="\n") as stream:
            json.dump(document, stream, indent=2, ensure_ascii=False)
            stream.write("\n")
            stream.flush()
            os.fsync(stream.fileno())
        _replace(new, target)
    finally:
        new.unlink(missing_ok=True)


def set_aside(path: Path) -> str:
    """Move a file to the first name that is free, and give that name."""
    number = 1
    while os.path.lexists(path.with_name(f"{path.stem}-set-aside-{number}{path.suffix}")):
        number += 1
    target = path.with_name(f"{path.stem}-set-aside-{number}{path.suffix}")
    path.rename(target)
    return target.name


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file beside ``path``, so that only one notebook at a time saves.

    A lock that was left behind is dropped: an old one at once; one that is dated in the future,
    where the clock was put back, when it has not changed while we waited.
    """
    lock = path.with_name(f"{path.stem}-lock{path.suffix}")
    deadline = time.monotonic() + _PATIENCE
    first = _state(lock)
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except FileExistsError:
            late = time.monotonic() > deadline
            age = _age(lock)
            if age is not None and (age > _STALE or (late and age < 0 and _state(lock) == first)):
                with suppress(OSError):
                    lock.unlink()
            elif late:
                raise TimeoutError(lock) from None
            time.sleep(0.01)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _age(lock: Path) -> float | None:
    with suppress(OSError):
        return time.time() - lock.stat().st_mtime
    return None


def _state(lock: Path) -> tuple[int, int] | None:
    with suppress(OSError):
        found = lock.stat()
        return found.st_ino, found.st_mtime_ns
    return None


def _replace(new: Path, path: Path) -> None:
    for __ in range(20):
        try:
            new.replace(path)
            return
        except PermissionError:  # on Windows, while another notebook reads the file
            time.sleep(0.02)
    new.replace(path)
