"""The panel of the concept test: ten choices, one button, a score and what each answer means."""

from __future__ import annotations

from html import escape

from ipywidgets import HTML

from midwifery_stats.classroom.course.concepts_test import (
    ConceptScore,
    concept_questions,
    score_concepts,
)
from midwifery_stats.classroom.progress.file import ProgressFile, progress_here
from midwifery_stats.classroom.questions.answers import check_answer, with_status
from midwifery_stats.classroom.questions.exercises import Choice, describe_misconception
from midwifery_stats.classroom.questions.question_page import Page, heading, paragraphs
from midwifery_stats.classroom.questions.worksheet import (
    OnEntry,
    Worksheet,
    button,
    buttons,
    options,
    said,
)
from midwifery_stats.language import _


def concept_test(form: str = "A", *, examination: bool = False) -> ConceptPanel:
    """Show the questions on misconceptions: form "A" before the course, "B" after it.

    As an ``examination`` it is handed in once, and says neither what was right nor why.
    """
    return ConceptPanel(form, progress_here(), examination=examination)


class ConceptPanel(Worksheet):
    """One form of the concept test. Answers are kept when the score is asked for."""

    def __init__(self, form: str, progress: ProgressFile, *, examination: bool = False) -> None:
        self._form = form
        self._examination = examination
        self._progress = progress
        self._questions = concept_questions(form)
        kept = progress.concept_answers(form)
        self._entries = [
            options([(f"{k}. {o.text}", o.key) for k, o in q.letters.items()], kept.get(str(n)))
            for n, q in self._numbered()
        ]
        self._feedback = [HTML() for __ in self._questions]
        self._total = HTML()
        rows = [
            part
            for (n, q), entry, feedback in zip(
                self._numbered(), self._entries, self._feedback, strict=True
            )
            for part in (HTML(_question_html(n, q)), entry, feedback)
        ]
        on_entry = OnEntry(self.hand_in if examination else self.score)
        on_entry.follow(*self._entries)
        self._score = button(_("Show my score"), on_entry, primary=True)
        self._ask = button(_("Hand in"), self._ask_once_more, primary=True)
        self._sure = button(_("Yes, hand in"), on_entry)
        self._score.layout.display = "none" if examination else ""
        self._ask.layout.display = "" if examination else "none"
        self._sure.layout.display = "none"
        introduction = _rules() if examination else _introduction()
        title = HTML(heading(_title(form)) + paragraphs(introduction))
        super().__init__(
            [title, *rows, buttons(self._score, self._ask, self._sure), self._total],
            _page(form, self._questions, introduction),
        )
        if examination:
            self._close_if_handed_in()

    def score(self) -> ConceptScore:
        """Keep the answers, show the score, and say at each question what the answer means."""
        chosen = self._chosen()
        note = self._progress.keep_concept_answers(self._form, chosen)
        for (n, question), feedback in zip(self._numbered(), self._feedback, strict=True):
            result = check_answer(question, chosen.get(str(n)))
            feedback.value = said(result.status, with_status(result))
        score = score_concepts(self._form, chosen)
        self._total.value = said("kept", score_sentence(score), *_to_revisit(score), note or "")
        return score

    def hand_in(self) -> None:
        """Keep the answers of an examination, once, and say no more than that."""
        self._sure.layout.display = "none"
        if self._handed_in():
            self._close_if_handed_in()
            return
        note = self._progress.keep_concept_answers(self._form, self._chosen(), examination=True)
        if self._progress.unsaved:
            self._total.value = said("error", note or "")
            return
        self._close_if_handed_in()
        if note:
            self._total.value += said("note", note)

    def _chosen(self) -> dict[str, str]:
        return {
            str(n): str(entry.value)
            for n, entry in enumerate(self._entries, start=1)
            if entry.value is not None
        }

    def _ask_once_more(self) -> None:
        open = len(self._entries) - len(self._chosen())
        self._sure.layout.display = ""
        self._total.value = said(
            "note",
            _(
                "Questions without an answer: {open}. After handing in, nothing can be changed."
            ).format(open=open),
        )

    def _handed_in(self) -> str:
        last = self._progress.history("concept_tests", self._form).get("last", {})
        if self._progress.unsaved or not last.get("examination"):
            return ""
        return str(last.get("when", ""))

    def _close_if_handed_in(self) -> None:
        when = self._handed_in()
        if when:
            for control in (*self._entries, self._ask):
                control.disabled = True
            self._total.value = said(
                "kept", _("Handed in on {day}. Nothing can be changed.").format(day=when[:10])
            )

    def _numbered(self) -> list[tuple[int, Choice]]:
        return list(enumerate(self._questions, start=1))


def score_sentence(score: ConceptScore) -> str:
    """Say the score in one sentence."""
    return _("{right} of {questions} right; {open} not answered.").format(
        right=score.right, questions=score.questions, open=score.questions - score.answered
    )


def _to_revisit(score: ConceptScore) -> list[str]:
    """Name what was misunderstood, the most frequent first."""
    ordered = sorted(score.chosen, key=lambda one: -score.chosen[one])
    first = [_("Worth another look:")] if ordered else []
    return [*first, *(describe_misconception(one) for one in ordered)]


def _title(form: str) -> str:
    return _("Fourteen questions, form {form}").format(form=form)


def _introduction() -> str:
    return _(
        "Choose one answer in each. Leave open what you do not know. It is not an exam: it shows "
        "you what the course can still do for you."
    )


def _rules() -> str:
    return _(
        "Choose one answer in each, then hand in. You can hand in once. You are not told here "
        "what was right."
    )


def _question_html(n: int, question: Choice) -> str:
    return f"<hr>{heading(str(n))}{paragraphs(question.prompt)}"


def _page(form: str, questions: tuple[Choice, ...], introduction: str) -> Page:
    html = [heading(_title(form)), paragraphs(introduction)]
    text = [_title(form), introduction]
    for n, question in enumerate(questions, start=1):
        listed = "".join(f"<li>{escape(option.text)}</li>" for option in question.options)
        html.append(
            f'{_question_html(n, question)}<ol style="list-style-type:upper-alpha">{listed}</ol>'
        )
        lettered = (f"{letter}. {option.text}" for letter, option in question.letters.items())
        text.append(f"{n}. {question.prompt}\n\n" + "\n".join(lettered))
    html.append(paragraphs(_("Not answered yet.")))
    text.append(_("Not answered yet."))
    return Page("".join(html), "\n\n".join(text))
