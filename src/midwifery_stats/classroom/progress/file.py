"""A learner's answers, kept in one readable file.

The file holds answers, when they were given, and how many hints were read; no name. It is written
only when a learner does something, never when a panel is shown. A file that is not ours is set
aside, never overwritten.

``predictions``, ``exercises`` and ``concept_tests`` hold what stands now: a right answer is not
replaced by a wrong one. ``history`` holds, for each of their places, the first answer and the last
with their times; files without it were written by an earlier version, and are read as well.
"""

from __future__ import annotations

import errno
import os
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Protocol
from weakref import WeakSet

from midwifery_stats.classroom.progress.document import (
    NAME,
    OURS,
    SCHEMA,
    Answer,
    ForeignFileError,
    NewerFileError,
    Note,
    Place,
    locked,
    put,
    read_document,
    set_aside,
    without,
    write_json,
)
from midwifery_stats.language import _, ngettext

# The parts of a progress file that panels use stand in ``document``; they are handed on here.
__all__ = ["NAME", "Answer", "Note", "ProgressFile", "export_progress", "progress_here"]


class Watcher(Protocol):
    """A panel that follows what is kept."""

    def refresh(self) -> None:
        """Show what is kept now."""


class ProgressFile:
    """The answers kept in one folder.

    Every save reads the file again first, so two notebooks that are open at once keep each
    other's answers. Where nothing can be written, answers last until the notebook is closed, and
    each of them says so.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._unsaved: dict[Place, object] = {}
        self._watchers: WeakSet[Watcher] = WeakSet()
        self._told_now: dict[str, Any] | None = None

    def watch(self, panel: Watcher) -> None:
        """Call ``panel.refresh()`` after every change, as long as the panel lives."""
        self._watchers.add(panel)

    @property
    def unsaved(self) -> int:
        """How many answers could not be saved and last only until the notebook is closed."""
        return sum(place[0] != "history" for place in self._unsaved)

    def prediction(self, id: str) -> str | float | None:
        """Give what was predicted: an option's key, a number, or None."""
        said: str | float | None = self.document().get("predictions", {}).get(id)
        return said

    def answer(self, id: str, variant: int) -> Answer | None:
        """Give the answer that stands for this variant of an exercise: the right one, or the last.

        None if there is none.
        """
        kept = self.document().get("exercises", {}).get(id, {}).get(str(variant))
        return None if kept is None else Answer(kept["answer"], kept["status"])

    def concept_answers(self, form: str) -> dict[str, str]:
        """Give the options chosen in a form of the concept test, by question number."""
        chosen: dict[str, str] = self.document().get("concept_tests", {}).get(form, {})
        return dict(chosen)

    @property
    def sample(self) -> int:
        """The learner's own sample number; 0 (the published data) until one is set."""
        number: int = self.document().get("sample", 0)
        return number

    def history(self, *place: str) -> dict[str, Any]:
        """Give when a place was first and last answered, with what; empty if it never was.

        For example ``history("exercises", "02-smallest-p", "7")``.
        """
        found: dict[str, Any] = self.document().get("history", {}).get("/".join(place), {})
        return found if isinstance(found, dict) else {}

    def keep_prediction(self, id: str, said: str | float | None) -> Note | None:
        """Keep a prediction, or take it back (None). Gives a sentence where something is amiss."""
        return self._save(("predictions", id), said)

    def keep_answer(self, id: str, variant: int, answer: Answer, *, hints: int = 0) -> Note | None:
        """Keep a checked answer, and how many hints were read before it.

        A right answer stays, whatever is tried later. Gives a sentence where something is amiss.
        """
        before = self.answer(id, variant)
        lasting = before and before.status == "correct" and answer.status != "correct"
        kept = before if before and lasting else answer
        place = ("exercises", id, str(variant))
        return self._save(place, kept._asdict(), given={**answer._asdict(), "hints": hints})

    def keep_concept_answers(
        self, form: str, chosen: dict[str, str], *, examination: bool = False
    ) -> Note | None:
        """Keep the options chosen in a form of the concept test; an examination is given once."""
        given: dict[str, object] = {"chosen": dict(chosen)}
        if examination:
            given["examination"] = True
        return self._save(("concept_tests", form), chosen or None, given=given)

    def keep_sample(self, number: int) -> Note | None:
        """Keep the learner's own sample number."""
        return self._save(("sample",), number)

    def reset(self) -> Note:
        """Begin again; what was there is kept under another name, which the sentence tells."""
        self._unsaved.clear()
        note = self._clear()
        self._tell()
        return note

    def forget(self, lesson: str) -> Note:
        """Clear the answers to one lesson ("02"); all are kept under another name as well."""
        try:
            with locked(self.path):
                document = read_document(self.path)
                cleared = without(document, lesson)
                if cleared == document:
                    return Note(_("There were no answers to this lesson."))
                kept = set_aside(self.path)
                write_json(self.path, cleared)
        except (ForeignFileError, OSError):
            return Note(_("The file {name} cannot be changed here.").format(name=NAME))
        self._tell()
        return Note(
            _("The answers to this lesson are cleared. The old file is kept as {name}.").format(
                name=kept
            )
        )

    def export(self, learner: str) -> Note:
        """Write a copy for the lecturer, with a name or number that the learner chose."""
        plain = "".join(one if one.isalnum() else " " for one in learner)
        chosen = "-".join(plain.split())[:40]
        if not chosen:
            return Note(_("Type a name or a number first."))
        path = self.path.with_name(f"progress-of-{chosen}.json")
        about = {"learner": learner.strip()[:80], "exported": _now()}
        try:
            write_json(path, {"file": OURS, "schema": SCHEMA} | about | self.document())
        except OSError:
            return Note(_("The file {name} cannot be changed here.").format(name=path.name))
        return Note(
            _("A copy of your answers is in {path}. Give that file to your lecturer.").format(
                path=path
            )
        )

    def document(self) -> dict[str, Any]:
        """Give all that is kept, with what could not be saved."""
        if self._told_now is not None:
            return self._told_now
        try:
            document = read_document(self.path)
        except (ForeignFileError, OSError):
            document = {}
        for place, value in self._unsaved.items():
            put(document, place, value)
        return document

    def _clear(self) -> Note:
        if not os.path.lexists(self.path):
            return Note(_("There were no saved answers."))
        try:
            with locked(self.path):
                kept = set_aside(self.path)
        except OSError:
            return Note(_("The file {name} cannot be changed here.").format(name=NAME))
        return Note(
            _("All answers are cleared. The old ones are kept in {name}.").format(name=kept)
        )

    def _save(
        self, place: Place, value: object, *, given: dict[str, object] | None = None
    ) -> Note | None:
        self._unsaved[place] = value
        if place[0] != "sample" and value is not None:
            told = given if given is not None else {"said": value}
            self._unsaved[("history", "/".join(place))] = self._told(place, told)
        note: Note | None
        try:
            with locked(self.path):
                note = self._merge()
            self._unsaved.clear()
        except OSError as error:
            note = self._say_unsaved(error)
        self._tell()
        return note

    def _told(self, place: Place, given: dict[str, object]) -> dict[str, object]:
        now = {"when": _now(), **given}
        before = self.history(*place)
        tries = before.get("tries", 0)
        tries = tries + 1 if isinstance(tries, int) else 1
        return {"first": before.get("first", now), "last": now, "tries": tries}

    def _tell(self) -> None:
        self._told_now = None
        self._told_now = self.document()  # read once: panels ask for it a hundred times
        try:
            for panel in list(self._watchers):
                panel.refresh()
        finally:
            self._told_now = None

    def _merge(self) -> Note | None:
        """Read what is there, add what is unsaved, write; a foreign file is set aside first."""
        note = None
        try:
            document = read_document(self.path)
        except ForeignFileError as error:
            kept = set_aside(self.path)
            document = {}
            sentence = (
                _(
                    "{name} was written by a newer version of this course. It is kept as {kept}; "
                    "update midwifery-stats to go on with those answers."
                )
                if isinstance(error, NewerFileError)
                else _("{name} was not a file of this course. It is kept as {kept}.")
            )
            note = Note(sentence.format(name=NAME, kept=kept))
        for place, value in self._unsaved.items():
            put(document, place, value)
        write_json(self.path, {"file": OURS, "schema": SCHEMA} | document)
        return note

    def _say_unsaved(self, error: OSError) -> Note:
        why = (
            _("The disk is full.")
            if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
            else _("Nothing can be saved in this folder.")
        )
        lost = ngettext(
            "One answer is not saved. It lasts until you close the lesson.",
            "{count} answers are not saved. They last until you close the lesson.",
            self.unsaved,
        ).format(count=self.unsaved)
        return Note(f"{why} {lost}")


def progress_here() -> ProgressFile:
    """Give the learner's progress file: in the folder in which the notebook runs, or in another.

    The environment variable MIDWIFERY_PROGRESS names another folder: the command ``lab`` sets it
    to the learner's own, the project's tests to an empty one.
    """
    try:
        return _progress_in(Path(os.environ.get("MIDWIFERY_PROGRESS") or Path.cwd()))
    except OSError:  # the folder was removed while the notebook is open
        return _progress_in(Path())


def reset_progress() -> Note:
    """Clear all answers; the old file is kept under another name."""
    return progress_here().reset()


def export_progress(learner: str | int) -> Note:
    """Write a copy of the answers for a lecturer, under a name or number that she chose."""
    return progress_here().export(str(learner))


@cache
def _progress_in(folder: Path) -> ProgressFile:
    return ProgressFile(folder)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
