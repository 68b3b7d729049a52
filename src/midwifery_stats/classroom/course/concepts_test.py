"""The test before and after the course: fourteen questions, in two parallel forms.

Question n of form A and question n of form B are about the same misconception, with other
stories. Every wrong option names the misconception that it shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random

from midwifery_stats.classroom.course import concepts_form_a, concepts_form_b
from midwifery_stats.classroom.questions.exercises import Choice, Misconception
from midwifery_stats.language import InputError, _

TOPICS = (
    Misconception.P_IS_PROBABILITY_OF_H0,
    Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
    Misconception.SIGNIFICANCE_IS_SIZE,
    Misconception.TIES_AND_ZEROS_IGNORED,
    Misconception.COMPARING_TWO_P_VALUES,
    Misconception.MISSING_CONTROL_GROUP,
    Misconception.SAMPLE_IS_POPULATION,
    Misconception.ONE_SIDED_AND_TWO_SIDED,
    Misconception.P_CAN_BE_ZERO,
    Misconception.SMALL_SAMPLE_CAN_SHOW_ALL,
    Misconception.INTERVAL_IS_RANGE_OF_MOTHERS,
    Misconception.SAMPLING_IS_ALLOCATION,
    Misconception.MEASURING_IN_TWO_WORDS,
    Misconception.REGRESSION_IS_EFFECT,
)
"""What question 1 to 14 are about, in both forms."""

_FORMS: dict[str, tuple[Callable[[], Choice], ...]] = {
    "A": concepts_form_a.QUESTIONS,
    "B": concepts_form_b.QUESTIONS,
}
FORMS = tuple(_FORMS)


@dataclass(frozen=True)
class ConceptScore:
    """The score of one form: how many right and answered, and the misconceptions chosen."""

    right: int
    answered: int
    questions: int
    chosen: Mapping[Misconception, int]


def concept_questions(form: str) -> tuple[Choice, ...]:
    """Give the questions of form "A" or "B", in the reader's language."""
    if form not in _FORMS:
        raise InputError(_('The concept test has a form "A" and a form "B", and no other.'))
    return tuple(_shuffled(ask(), f"{form}{n}") for n, ask in enumerate(_FORMS[form], start=1))


def score_concepts(form: str, answers: Mapping[str, str]) -> ConceptScore:
    """Score answers: question number ("1" to "14") to the key of the option chosen.

    An answer that is no option of its question counts as not answered.
    """
    questions = concept_questions(form)
    options = [
        next((option for option in question.options if option.key == answers.get(str(n))), None)
        for n, question in enumerate(questions, start=1)
    ]
    chosen = Counter(
        option.misconception for option in options if option is not None and option.misconception
    )
    return ConceptScore(
        right=sum(option is not None and option.right for option in options),
        answered=sum(option is not None for option in options),
        questions=len(questions),
        chosen=dict(chosen),
    )


def _shuffled(question: Choice, seed: str) -> Choice:
    options = list(question.options)
    Random(f"concepts/{seed}").shuffle(options)
    return replace(question, options=tuple(options))
