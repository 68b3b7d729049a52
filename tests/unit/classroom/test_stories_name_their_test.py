"""A story with a p-value names the test that gave it; so does what a prediction reveals."""

import re

import pytest

from midwifery_stats.classroom import course
from midwifery_stats.classroom.course.concepts_test import concept_questions

P = re.compile(r"\bp (=|<|is) \d|\bp is (about )?\d|\bp (of|is) .*\d/\d")
TEST = re.compile(r"Fisher|Wilcoxon|Mann-Whitney|signed-rank|sign test|t-test|SPSS")
ASKS_WHICH_TEST = {"10-two-places"}


def stories():
    for exercise in course.exercises():
        for variant in (0, 7):
            yield exercise.id, exercise.question(variant).prompt
    for form in "AB":
        for number, question in enumerate(concept_questions(form), start=1):
            yield f"{form}{number}", question.prompt
    for prediction in course.predictions():
        yield prediction.id, prediction.ask().happened


@pytest.mark.parametrize(("name", "text"), list(stories()))
def test_a_p_value_has_its_test_in_sight(name, text):
    if P.search(text) and name not in ASKS_WHICH_TEST:
        assert TEST.search(text)
