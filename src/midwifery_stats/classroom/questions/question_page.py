"""Questions as pages: HTML and plain text for paper, for a static site, and inside the panels.

A page says the same whatever the learner has answered, so that it never changes from run to run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from midwifery_stats.classroom.questions.answers import instruction, right_answer
from midwifery_stats.classroom.questions.exercises import Choice, Question
from midwifery_stats.classroom.questions.predictions import (
    ChoicePrediction,
    NumberPrediction,
    PredictionQuestion,
    scale_picture,
)
from midwifery_stats.display.shown import Shown
from midwifery_stats.display.tables import Table
from midwifery_stats.language import _, decimal


class Page(NamedTuple):
    """One content written twice."""

    html: str
    text: str

    def bundle(self) -> dict[str, str]:
        """Give the page as the formats that a notebook stores."""
        return {"text/html": self.html, "text/plain": self.text}


def paragraphs(text: str) -> str:
    """Write a text as HTML paragraphs, parted where it has an empty line; all of it is escaped.

    "p = 0.20" is kept on one line.
    """
    whole = re.sub(r"\bp ([=<>]) ", "p\N{NO-BREAK SPACE}\\1\N{NO-BREAK SPACE}", text)
    parts = (escape(part).replace("\n", "<br>") for part in whole.split("\n\n"))
    return "".join(
        f'<p style="margin:.4em 0;max-width:48em;line-height:1.45">{p}</p>' for p in parts
    )


def heading(text: str) -> str:
    """Write the line that names a panel."""
    return f'<p style="margin:.2em 0;font-weight:600">{escape(text)}</p>'


def prompt_html(question: Question) -> str:
    """Give what stands above the entry: the prompt, its table, and the form of the answer."""
    form = "" if isinstance(question, Choice) else paragraphs(instruction(question))
    table = question.table.html() if question.table else ""
    return paragraphs(question.prompt) + table + form


def question_html(question: Question) -> str:
    """Give a question as it is printed: what is asked, and the options of a choice."""
    if not isinstance(question, Choice):
        return prompt_html(question)
    return prompt_html(question) + _option_list(option.text for option in question.options)


def exercise_page(title: str, question: Question) -> Page:
    """Give an exercise that nobody has answered; hints and solution can be opened in HTML."""
    hints = [(hint_title(at), hint) for at, hint in enumerate(question.hints)]
    solution = solution_text(question)
    html = (
        heading(title)
        + question_html(question)
        + paragraphs(_("Not answered yet."))
        + "".join(_details(name, text) for name, text in hints)
        + _details(_("Solution"), solution)
    )
    lines = [title, question.prompt, _table_text(question.table)]
    if isinstance(question, Choice):
        lines.append("\n".join(f"{k}. {o.text}" for k, o in question.letters.items()))
    else:
        lines.append(instruction(question))
    return Page(html, _plain([*lines, _("Not answered yet.")]))


def hint_title(at: int) -> str:
    """Name the hint at this place, counted from 0."""
    return _("Hint {n}").format(n=at + 1)


def solution_text(question: Question) -> str:
    """Give the right answer and, after it, the reasoning."""
    answer = _("Answer: {answer}").format(answer=right_answer(question))
    return f"{answer}\n\n{question.solution}"


def prediction_page(asked: PredictionQuestion, title: str) -> Page:
    """Give a prediction that nobody has made."""
    html = heading(title) + prediction_html(asked)
    lines = [title, asked.question]
    if isinstance(asked, ChoicePrediction):
        html += _option_list(guess.text for guess in asked.options)
        lines.append("\n".join(f"{key}. {guess.text}" for key, guess in asked.letters.items()))
    else:
        lines.append(range_text(asked))
    html += paragraphs(_("Not answered yet."))
    return Page(html, _plain([*lines, _("Not answered yet.")]))


def prediction_html(asked: PredictionQuestion) -> str:
    """Give what stands above the entry of a prediction."""
    if isinstance(asked, ChoicePrediction):
        return paragraphs(asked.question)
    scale = Shown((scale_picture(asked),)).html() if asked.sketch else ""
    return paragraphs(asked.question) + paragraphs(range_text(asked)) + scale


def range_text(asked: NumberPrediction) -> str:
    """Say which numbers can be predicted."""
    return _("A number from {low} to {high}.").format(
        low=decimal(asked.low, asked.decimals), high=asked.write(asked.high)
    )


def comparison_page(asked: PredictionQuestion) -> Page:
    """Give what happened, and what each prediction would have had to learn from it."""
    title = _("Your prediction and what happened")
    missing = _("Not answered yet.")
    happened = _("What happened: {sentence}").format(sentence=asked.happened)
    feedback = [
        _('If you said "{said}": {feedback}').format(said=said, feedback=text)
        for said, text in _feedback(asked)
    ]
    figures = (scale_picture(asked, happened=True),) if isinstance(asked, NumberPrediction) else ()
    html = (
        heading(title)
        + paragraphs(asked.question)
        + paragraphs(missing)
        + _folded(
            _("Predict first, or show me"),
            paragraphs(happened)
            + Shown(figures).html()
            + _details(_("What each answer means"), "\n\n".join(feedback)),
        )
    )
    return Page(html, _plain([title, asked.question, missing, happened, *feedback]))


def _feedback(asked: PredictionQuestion) -> list[tuple[str, str]]:
    if isinstance(asked, ChoicePrediction):
        return [(guess.text, guess.feedback) for guess in asked.options]
    step = 10.0**-asked.decimals
    below = asked.low - step
    said = []
    for band in asked.bands:
        low, high = decimal(below + step, asked.decimals), decimal(band.to, asked.decimals)
        said.append(low if low == high else _("{low} to {high}").format(low=low, high=high))
        below = band.to
    return list(zip(said, (band.feedback for band in asked.bands), strict=True))


def _option_list(options: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in options)
    style = "list-style-type:upper-alpha;margin:.4em 0;max-width:48em;line-height:1.45"
    return f'<ol style="{style}">{items}</ol>'


def _details(summary: str, text: str) -> str:
    return _folded(summary, paragraphs(text))


def _folded(summary: str, html: str) -> str:
    return f"<details><summary>{escape(summary)}</summary>{html}</details>"


def _table_text(table: Table | None) -> str:
    return table.text() if table else ""


def _plain(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part)
