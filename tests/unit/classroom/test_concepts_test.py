from fractions import Fraction

import pytest
from catalogue_marks import assert_translated

from midwifery_stats.classroom.course import samples
from midwifery_stats.classroom.course.concepts_test import (
    FORMS,
    TOPICS,
    concept_questions,
    score_concepts,
)
from midwifery_stats.classroom.questions.answers import check_answer
from midwifery_stats.classroom.questions.exercises import REQUIRED

every_form = pytest.mark.parametrize("form", FORMS)


@every_form
def test_each_question_has_one_right_option_and_names_the_misconception_of_the_others(form):
    questions = concept_questions(form)
    assert len(questions) == len(TOPICS) == 14
    for question, topic in zip(questions, TOPICS, strict=True):
        assert [option.right for option in question.options].count(True) == 1
        wrong = [option for option in question.options if not option.right]
        assert all(option.misconception and option.message for option in wrong)
        assert topic in {option.misconception for option in wrong}
        assert question.right.misconception is None
        for letter, option in question.letters.items():
            status = "correct" if option.right else "incorrect"
            assert check_answer(question, letter).status == status
            assert check_answer(question, option.key).status == status


def test_the_topics_hold_all_the_misconceptions_of_the_course():
    assert set(REQUIRED) <= set(TOPICS)
    assert len(set(TOPICS)) == 14


def test_the_forms_are_parallel_but_not_alike():
    for first, second in zip(concept_questions("A"), concept_questions("B"), strict=True):
        assert {o.key for o in first.options} == {o.key for o in second.options}
        shown = {option.key: option.misconception for option in first.options}
        assert shown == {option.key: option.misconception for option in second.options}
        assert first.prompt != second.prompt
        texts = ({o.text for o in one.options} for one in (first, second))
        assert len(set.intersection(*texts)) <= 1


@every_form
def test_all_right_scores_all(form):
    answers = {
        str(n): question.right.key for n, question in enumerate(concept_questions(form), start=1)
    }
    score = score_concepts(form, answers)
    assert (score.right, score.answered, score.questions, score.chosen) == (14, 14, 14, {})


def test_wrong_missing_and_unknown_answers_are_told_apart():
    score = score_concepts("A", {"1": "h0", "2": "data", "15": "open", "6": "open"})
    assert (score.right, score.answered) == (1, 2)
    assert score.chosen == {TOPICS[0]: 1}


def test_there_is_no_form_c():
    with pytest.raises(ValueError, match='a form "A" and a form "B", and no other'):
        concept_questions("C")


def test_the_stories_say_what_their_numbers_say():
    """Stated in words in the stories; counted here by hand, from 2, 4 or 5 coins and 3 of 6."""
    assert samples.all_changed_p(4) == Fraction(2, 16)
    assert samples.all_changed_p(5) == Fraction(2, 32)
    assert samples.all_changed_p(5, "greater") == Fraction(1, 32)
    assert samples.groups_p(3, 3, 0, 3) == pytest.approx(2 / 20)
    for counts in ((8, 12, 5, 12), (9, 14, 6, 14)):
        low, high = map(int, samples.risk_range(*counts))
        assert low < 0, "some harm fits the data"
        assert high > 40, "and so does a large benefit"
        assert samples.groups_p(*counts) > 0.05
    for large, small in (
        ((620, 1000, 540, 1000), (17, 20, 10, 20)),
        ((810, 1500, 720, 1500), (13, 16, 6, 16)),
    ):
        assert samples.groups_p(*large) < samples.groups_p(*small) < 0.05


@every_form
def test_every_text_is_translated(form, comma_language):
    for question in concept_questions(form):
        options = [text for o in question.options for text in (o.text, o.message) if text]
        assert_translated([question.prompt, *question.hints, question.solution, *options])
