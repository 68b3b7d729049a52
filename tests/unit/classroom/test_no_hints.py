"""Nobody scores by the form of the options: their length, position, a "No", or their caution.

A rule such as "always the longest" must do no better, over the concept test, all choice exercises
and all choice predictions, than taking an option blindly.
"""

import re
from math import sqrt

import pytest

from midwifery_stats.classroom import course
from midwifery_stats.classroom.course.concepts_test import concept_questions
from midwifery_stats.classroom.questions.exercises import Choice
from midwifery_stats.classroom.questions.predictions import ChoicePrediction

HEDGES = re.compile(
    r"\b(may|might|could|can|perhaps|about|probably|roughly|some|open|cannot|likely|nearly)\b",
    flags=re.IGNORECASE,
)
RULES = {
    "longest": lambda options: max(options, key=lambda option: len(option[0])),
    "shortest": lambda options: min(options, key=lambda option: len(option[0])),
    "first": lambda options: options[0],
    "last": lambda options: options[-1],
    "no": lambda options: next((o for o in options if o[0].startswith("No")), options[0]),
    "hedged": lambda options: max(options, key=lambda option: len(HEDGES.findall(option[0]))),
}


def choices(variant):
    questions = [exercise.question(variant) for exercise in course.exercises()]
    return [
        [(option.text, option.right) for option in question.options]
        for question in questions
        if isinstance(question, Choice) and not question.ordered
    ]


def predictions():
    asked = [prediction.ask() for prediction in course.predictions()]
    return [
        [(guess.text, guess.happened) for guess in one.options]
        for one in asked
        if isinstance(one, ChoicePrediction)
    ]


def form(name):
    return [[(o.text, o.right) for o in question.options] for question in concept_questions(name)]


SETS = {
    "form A": lambda: form("A"),
    "form B": lambda: form("B"),
    "exercises, published": lambda: choices(0),
    "exercises, sample 7": lambda: choices(7),
    "predictions": predictions,
}


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("name", SETS)
def test_a_rule_about_form_scores_at_chance(name, rule):
    questions = SETS[name]()
    score = sum(RULES[rule](options)[1] for options in questions)
    chance = [1 / len(options) for options in questions]
    spread = sqrt(sum(p * (1 - p) for p in chance))
    assert score <= sum(chance) + 1.65 * spread


def test_the_rules_would_see_a_hint():
    """The old test: the right option was the longest in 8 of 10 questions."""
    telling = [[("a long and careful answer, which may be right", True), ("No", False)]] * 12
    assert sum(RULES["longest"](options)[1] for options in telling) == 12
    assert sum(RULES["hedged"](options)[1] for options in telling) == 12
