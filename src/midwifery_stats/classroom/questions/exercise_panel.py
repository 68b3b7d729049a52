"""The panel of an exercise: the question, an entry, Check, hints in steps, the solution."""

from __future__ import annotations

from ipywidgets import HTML, Layout, RadioButtons, Text

from midwifery_stats.classroom import course
from midwifery_stats.classroom.progress.file import Answer, ProgressFile, progress_here
from midwifery_stats.classroom.questions.answers import CheckResult, check_answer, with_status
from midwifery_stats.classroom.questions.exercises import LETTERS, Choice, Exercise, Question
from midwifery_stats.classroom.questions.question_page import (
    exercise_page,
    heading,
    hint_title,
    paragraphs,
    prompt_html,
    solution_text,
)
from midwifery_stats.classroom.questions.worksheet import (
    OnEntry,
    Worksheet,
    button,
    buttons,
    on_enter,
    options,
    said,
)
from midwifery_stats.language import _


def exercise(id: str, variant: int | None = None) -> ExercisePanel:
    """Show an exercise of the course.

    Parameters
    ----------
    id : the exercise, for example ``"02-smallest-p"``
    variant : 0 for the published data, another number for a sample of one's own; by default the
        number kept with the learner's progress, or 0
    """
    return ExercisePanel(course.find_exercise(id), variant, progress_here())


class ExercisePanel(Worksheet):
    """An exercise on screen. What is checked is kept; what is only typed is not."""

    def __init__(self, exercise: Exercise, variant: int | None, progress: ProgressFile) -> None:
        self._exercise = exercise
        self._fixed = variant
        self._progress = progress
        self._hints_seen = 0
        self._kept = False
        self._prompt, self._feedback = HTML(), HTML()
        self._help, self._solution = HTML(), HTML()
        self._entry: RadioButtons | Text = Text()
        self._on_entry = OnEntry(self.check)
        self._check = button(_("Check"), self._on_entry, primary=True)
        self._hint = button(_("Hint"), self.hint)
        self._solve = button(_("Show solution"), self.solve)
        page = exercise_page(self._title(variant or 0), exercise.question(variant or 0))
        super().__init__([], page)
        self._show(self._wanted())
        progress.watch(self)

    @property
    def variant(self) -> int:
        """The variant on screen."""
        return self._variant

    @property
    def question(self) -> Question:
        """The question on screen."""
        return self._question

    def refresh(self) -> None:
        """Follow the learner's own sample number, and what is kept no longer."""
        kept = self._progress.answer(self._exercise.id, self._variant)
        if self._wanted() != self._variant or (self._kept and not kept):
            self._show(self._wanted())
        self._kept = kept is not None

    def check(self) -> CheckResult:
        """Check what is entered, say what it means, and keep it if it is an answer."""
        answer, variant = self._entry.value, self._variant
        result = check_answer(self._question, answer, hints_seen=self._hints_seen)
        note = None
        if result.status in ("correct", "incorrect"):
            kept = Answer(" ".join(str(answer).split()), result.status)
            note = self._progress.keep_answer(
                self._exercise.id, variant, kept, hints=self._hints_seen
            )
        if variant == self._variant:  # else answers were cleared: another question stands here
            self._say(result, note or "")
        return result

    def hint(self) -> None:
        """Show one hint more."""
        self._hints_seen = min(self._hints_seen + 1, len(self._question.hints))
        shown = self._question.hints[: self._hints_seen]
        texts = (f"{hint_title(at)}: {hint}" for at, hint in enumerate(shown))
        self._help.value = "".join(map(paragraphs, texts))
        self._hint.disabled = self._hints_seen == len(self._question.hints)

    def solve(self) -> None:
        """Show the solution, or hide it again."""
        if self._solution.value:
            self._solution.value = ""
            self._solve.description = _("Show solution")
        else:
            self._solution.value = said("solution", *solution_text(self._question).split("\n\n"))
            self._solve.description = _("Hide solution")

    def _wanted(self) -> int:
        return self._progress.sample if self._fixed is None else self._fixed

    def _title(self, variant: int) -> str:
        number = course.number_of(self._exercise.id)
        if variant == 0:
            return _("Exercise {number}").format(number=number)
        if not self._exercise.draws():
            return _("Exercise {number}, the same for every sample").format(number=number)
        return _("Exercise {number}, sample {n}").format(number=number, n=variant)

    def _show(self, variant: int) -> None:
        self._variant = variant
        self._question = self._exercise.question(variant)
        self._hints_seen = 0
        self._hint.disabled = False
        self._help.value = self._solution.value = self._feedback.value = ""
        self._solve.description = _("Show solution")
        self._prompt.value = heading(self._title(variant)) + prompt_html(self._question)
        kept = self._progress.answer(self._exercise.id, variant)
        self._kept = kept is not None
        self._entry = self._new_entry(kept)
        self._on_entry.follow(self._entry)
        self.children = [
            self._style_sheet,
            self._prompt,
            self._entry,
            buttons(self._check, self._hint, self._solve),
            self._help,  # above a feedback that may be long: in sight of the button
            self._feedback,
            self._solution,
        ]
        if kept:
            self._say(check_answer(self._question, kept.answer))
        else:
            self._feedback.value = said("not_attempted", _("Not answered yet."))

    def _new_entry(self, kept: Answer | None) -> RadioButtons | Text:
        if isinstance(self._question, Choice):
            return options(
                [
                    (f"{letter}. {option.text}", option.key)
                    for letter, option in zip(LETTERS, self._question.options, strict=False)
                ],
                kept.answer if kept else None,
            )
        entry = Text(
            value=kept.answer if kept else "",
            description=_("Your answer:"),
            layout=Layout(width="auto"),
            style={"description_width": "initial"},
        )
        entry.add_class("ms-entry")
        on_enter(entry, self._on_entry)
        return entry

    def _say(self, result: CheckResult, note: str = "") -> None:
        texts = [with_status(result)]
        if result.status == "correct":
            texts += [*self._question.solution.split("\n\n"), self._next()]
        elif result.status == "incorrect" and self._was_right(self._exercise.id):
            texts.append(_("Your right answer from before stays."))
        self._feedback.value = said(result.status, *texts, note)

    def _was_right(self, id: str) -> bool:
        kept = self._progress.answer(id, self._variant)
        return kept is not None and kept.status == "correct"

    def _next(self) -> str:
        """Say how many exercises of the lesson are done, and which comes next."""
        lesson = self._exercise.id[:2]
        ids = [one.id for one in course.exercises(lesson)] if lesson in course.lessons() else []
        if self._exercise.id not in ids:
            return ""
        right = [id for id in ids if self._was_right(id)]
        done = _("Right so far in this lesson: {n} of {all}.").format(n=len(right), all=len(ids))
        at = ids.index(self._exercise.id)
        following = [id for id in ids[at:] + ids[:at] if id not in right]
        if not following:
            return done
        then = _("Next: exercise {number}.").format(number=course.number_of(following[0]))
        return f"{done} {then}"
