"""What a class did, read from the students' progress files.

No file stops the reading: what cannot be read is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any

from midwifery_stats.classroom.progress.document import (
    ForeignFileError,
    NewerFileError,
    read_progress,
)
from midwifery_stats.language import InputError, _, decimal, ngettext


@dataclass(frozen=True)
class Student:
    """What one progress file says. Scores are of the first try at a form; None if not taken."""

    student: str
    first_day: str
    last_day: str
    predictions: int
    exercises: int
    right: int
    right_at_first: int
    hints: int
    form_a: int | None
    form_b: int | None
    examination: str
    file: str


@dataclass(frozen=True)
class ClassResults:
    """The students, what each chose in the forms, and the files that were left out, with why.

    ``alike`` names files that hold the same answers under different names; all of them count.
    """

    students: tuple[Student, ...]
    chosen: tuple[Mapping[str, Mapping[str, str]], ...]
    left_out: tuple[str, ...]
    alike: tuple[str, ...] = ()


def read_class(folder: Path) -> ClassResults:
    """Read all progress files of a folder and the folders in it.

    Of two files of one student the one with more recent answers counts. Raises ``InputError``
    where there is no folder or no progress file.
    """
    if not folder.is_dir():
        raise InputError(_("There is no folder {folder}.").format(folder=folder))
    found: dict[str, tuple[str, Path, dict[str, Any]]] = {}
    left_out = []
    for path in sorted(folder.rglob("*.json")):
        name = path.relative_to(folder).as_posix()
        try:
            document = read_progress(path)
        except (ForeignFileError, OSError) as error:
            newer = isinstance(error, NewerFileError)
            left_out.append((_newer_words() if newer else _damaged_words()).format(file=name))
            continue
        who = str(document.get("learner") or _from_path(path, folder))
        last = max((when for when, __ in _times(document)), default="")
        known = found.get(who.casefold())
        if known is None or last > known[0]:
            found[who.casefold()] = (last, path, {**document, "learner": who})
        if known is not None:
            before = known[1].relative_to(folder).as_posix()
            out, counts = (name, before) if last <= known[0] else (before, name)
            left_out.append(
                _(
                    "{file} was left out: {other} is also of {student}, with the same answers or "
                    "later ones."
                ).format(file=out, other=counts, student=who)
            )
    if not found:
        raise InputError(_("There is no progress file in {folder}.").format(folder=folder))
    kept = [(path, document) for __, path, document in found.values()]
    kept.sort(key=lambda pair: _in_order(pair[1]["learner"]))
    return ClassResults(
        students=tuple(_student(path.relative_to(folder), document) for path, document in kept),
        chosen=tuple(_first_choices(document) for __, document in kept),
        left_out=tuple(left_out),
        alike=tuple(_alike(folder, kept)),
    )


def _damaged_words() -> str:
    return _("{file} is not a progress file, or is damaged.")


def _newer_words() -> str:
    return _(
        "{file} was written by a newer version of this course: update midwifery-stats to read it."
    )


def _alike(folder: Path, kept: Sequence[tuple[Path, Mapping[str, Any]]]) -> Iterator[str]:
    """Name the files whose every answer was given at the same second as in a file before."""
    seen: dict[tuple[object, ...], Path] = {}
    for path, document in kept:
        times = tuple(sorted((when, repr(part)) for when, part in _times(document)))
        if times and (first := seen.setdefault(times, path)) != path:
            yield _(
                "{file} and {other} hold the same answers, given at the same seconds: one is a "
                "copy of the other. Both count."
            ).format(
                file=first.relative_to(folder).as_posix(), other=path.relative_to(folder).as_posix()
            )


def summary(results: ClassResults) -> list[str]:
    """Say in sentences how many took part and what they gained from form A to form B."""
    count = len(results.students)
    return [
        ngettext("One student.", "{count} students.", count).format(count=count),
        _gain(results.students),
    ]


def misconceptions(results: ClassResults) -> list[tuple[str, int, int]]:
    """Give each misconception of the concept test, and how many chose it in form A and in B."""
    from midwifery_stats.classroom.course.concepts_test import TOPICS, score_concepts
    from midwifery_stats.classroom.questions.exercises import describe_misconception

    scores = {
        form: [score_concepts(form, one[form]).chosen for one in results.chosen if form in one]
        for form in ("A", "B")
    }
    return [
        (
            describe_misconception(topic),
            sum(topic in chosen for chosen in scores["A"]),
            sum(topic in chosen for chosen in scores["B"]),
        )
        for topic in TOPICS
    ]


def _student(path: Path, document: Mapping[str, Any]) -> Student:
    history = document.get("history", {})
    answers = [one for kept in document.get("exercises", {}).values() for one in kept.values()]
    tried = [told for place, told in _told(history) if place.startswith("exercises/")]
    days = sorted(when[:10] for when, __ in _times(document))
    scores = {form: _score(form, chosen) for form, chosen in _first_choices(document).items()}
    examined = [
        f"{form} {_text(last, 'when')[:10]}"
        for form in ("A", "B")
        if (last := _part(history, f"concept_tests/{form}", "last")).get("examination")
    ]
    return Student(
        student=str(document["learner"]),
        first_day=days[0] if days else "",
        last_day=days[-1] if days else "",
        predictions=len(document.get("predictions", {})),
        exercises=len(answers),
        right=sum(one["status"] == "correct" for one in answers),
        right_at_first=sum(_sub(told, "first").get("status") == "correct" for told in tried),
        hints=sum(_whole(_sub(told, "last").get("hints")) for told in tried),
        form_a=scores.get("A"),
        form_b=scores.get("B"),
        examination=", ".join(examined),
        file=path.as_posix(),
    )


def _score(form: str, chosen: Mapping[str, str]) -> int:
    from midwifery_stats.classroom.course.concepts_test import score_concepts

    return score_concepts(form, chosen).right


def _first_choices(document: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Give, for each form taken, what was chosen at the first try: before any feedback."""
    taken = {}
    for form, kept in document.get("concept_tests", {}).items():
        if form in ("A", "B"):
            first = _part(document.get("history", {}), f"concept_tests/{form}", "first")
            chosen = first.get("chosen")
            chosen = chosen if isinstance(chosen, dict) else kept
            taken[form] = {key: one for key, one in chosen.items() if isinstance(one, str)}
    return taken


def _gain(students: Sequence[Student]) -> str:
    from midwifery_stats.classroom.course.concepts_test import concept_questions
    from midwifery_stats.inference.rank_test import hodges_lehmann
    from midwifery_stats.inference.signed_rank import wilcoxon_signed_rank

    both = [(one.form_a, one.form_b) for one in students]
    pairs = [(a, b) for a, b in both if a is not None and b is not None]
    if not pairs:
        return _("No student has done both forms of the concept test yet.")
    before, after = ([pair[at] for pair in pairs] for at in (0, 1))
    gain = hodges_lehmann(wilcoxon_signed_rank(before, after))
    words = {
        "n": len(pairs),
        "gain": decimal(gain.value, 1),
        "questions": len(concept_questions("A")),
    }
    caution = _(
        "The gain can also come from the form, from practice and from other teaching; to compare,"
        " let half of the class begin with form B."
    )
    if not (isfinite(gain.low) and isfinite(gain.high)):
        told = _(
            "Gain from form A to form B, of {questions} questions: {gain} (Hodges-Lehmann; "
            "students who did both: {n}, too few for a 95% interval)."
        ).format(**words)
        return f"{told} {caution}"
    told = _(
        "Gain from form A to form B, of {questions} questions: {gain} (95% interval from {low} to "
        "{high}; Hodges-Lehmann with the exact signed-rank test; students who did both: {n})."
    ).format(low=decimal(gain.low, 1), high=decimal(gain.high, 1), **words)
    return f"{told} {caution}"


def _in_order(name: str) -> list[tuple[int, str]]:
    """Order names as people do: Student 2 before Student 10."""
    return [
        (int(part), "") if part.isdecimal() else (-1, part)
        for part in re.split(r"(\d+)", name.casefold())
        if part
    ]


def _from_path(path: Path, folder: Path) -> str:
    """Name a student after her file; ``progress.json`` after the folder it is in."""
    named = path.stem.removeprefix("progress-of-")
    return path.parent.name if named == "progress" and path.parent != folder else named


def _times(document: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for __, told in _told(document.get("history", {})):
        for part in (_sub(told, "first"), _sub(told, "last")):
            if when := _text(part, "when"):
                yield when, part


def _told(history: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for place, told in history.items():
        if isinstance(told, dict):
            yield place, told


def _part(history: Mapping[str, Any], place: str, name: str) -> Mapping[str, Any]:
    return _sub(_sub(history, place), name)


def _sub(table: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = table.get(name)
    return found if isinstance(found, dict) else {}


def _text(table: Mapping[str, Any], name: str) -> str:
    found = table.get(name)
    return found if isinstance(found, str) else ""


def _whole(value: object) -> int:
    return value if type(value) is int else 0
