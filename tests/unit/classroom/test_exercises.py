from dataclasses import replace
from fractions import Fraction

import pytest

from midwifery_stats.classroom.questions.answers import (
    CheckResult,
    check_answer,
    instruction,
    right_answer,
    with_status,
)
from midwifery_stats.classroom.questions.exercises import (
    Choice,
    Exercise,
    Misconception,
    Number,
    Option,
    Variant,
    Wrong,
    apart,
    describe_misconception,
)

TWELFTH = Number(
    prompt="What is one in twelve?",
    answer=Fraction(1, 12),
    quantity="probability",
    decimals=3,
    wrong=(Wrong(Fraction(1, 6), "Twice too much."), Wrong(12, "That is the twelve.")),
    hints=("First hint.", "Second hint."),
    solution="It is a twelfth.",
)
WORDS = Choice(
    prompt="Which?",
    options=(
        Option("right", "The right one", right=True),
        Option("wrong", "The wrong one", "It would mean something else."),
        Option("third", "A third one", "It would mean nothing."),
    ),
    hints=("Only one hint.",),
    solution="Because.",
)


def status(question, answer):
    return check_answer(question, answer).status


@pytest.mark.parametrize("answer", ["0.083", "0,083", "8.3%", "1/12", 1 / 12, "0.0833", "0.08333"])
def test_the_right_number_is_accepted_rounded_or_better(answer):
    assert status(TWELFTH, answer) == "correct"


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("0.167", "Twice too much."),
        ("12", "That is the twelve."),  # named, although no probability can be 12
        ("0.08", "Close, but rounded too far. Round to three decimals."),
        ("8.3", "That is a percentage. Add the % sign, or divide by 100."),
        ("0.5", "Try again, or take a hint."),
        ("0.084", "Try again, or take a hint."),
    ],
)
def test_a_wrong_number_is_told_what_it_would_mean(answer, message):
    result = check_answer(TWELFTH, answer)
    assert (result.status, result.message) == ("incorrect", message)


def test_a_half_may_be_rounded_up_or_down():
    question = replace(TWELFTH, answer=Fraction(1, 16))
    assert [status(question, text) for text in ("0.062", "0.063", "0.064")] == [
        "correct",
        "correct",
        "incorrect",
    ]


def test_zero_is_not_a_rounding_of_a_small_p():
    tiny = replace(TWELFTH, answer=Fraction(1, 65536), decimals=6, wrong=())
    assert check_answer(tiny, "0.000").message == "Try again, or take a hint."


@pytest.mark.parametrize(
    ("quantity", "answer", "message"),
    [
        ("probability", "-1", "A probability lies between 0 and 1."),
        ("probability", "1e308", "A probability lies between 0 and 1."),
        ("probability", "40", "If you mean percent, add the % sign."),
        ("difference", "3", "lies between -1 and 1."),
        ("percentage", "101", "lies between 0 and 100 here."),
        ("count", "2.5", "is a whole number, 0 or more."),
        ("count", "-2", "is a whole number, 0 or more."),
        ("number", "1e308", "far too large"),
        ("number", "soon", '"soon" is not a number.'),
    ],
)
def test_an_impossible_number_is_an_error_with_its_reason(quantity, answer, message):
    result = check_answer(replace(TWELFTH, quantity=quantity, wrong=()), answer)
    assert result.status == "error"
    assert message in result.message


def test_the_wrong_sign_and_the_wrong_scale_are_noticed():
    difference = replace(TWELFTH, answer=Fraction(-7, 10), quantity="difference", wrong=())
    assert "the sign is not" in check_answer(difference, "0.7").message
    percentage = replace(TWELFTH, answer=Fraction(70), quantity="percentage", wrong=())
    assert "That is a proportion." in check_answer(percentage, "0.7").message


def test_a_count_must_be_exact():
    count = replace(TWELFTH, answer=17, quantity="count", decimals=None, unit="mothers", wrong=())
    assert status(count, "17 mothers") == "correct"
    assert status(count, "17.0") == "correct"
    assert status(count, "16") == "incorrect"
    assert status(count, "17.4") == "error"


@pytest.mark.parametrize("answer", ["A", "a", " A. ", "(a)", "right", "The right one"])
def test_an_option_is_chosen_by_letter_key_or_text(answer):
    assert check_answer(WORDS, answer) == CheckResult("correct", "Correct.")


def test_a_wrong_option_says_what_it_would_mean_and_gives_the_next_hint():
    expected = CheckResult("incorrect", "It would mean something else.", "Only one hint.")
    assert check_answer(WORDS, "B") == expected
    assert check_answer(WORDS, "B", hints_seen=1).hint is None


@pytest.mark.parametrize("answer", ["D", "7", "AB", "<b>A</b>", 1.5])
def test_what_is_no_option_is_an_error(answer):
    assert check_answer(WORDS, answer).message == "Choose one of A, B, C."


@pytest.mark.parametrize("answer", ["", "  ", None])
def test_nothing_is_not_attempted(answer):
    for question in (TWELFTH, WORDS):
        assert check_answer(question, answer).status == "not_attempted"


def test_the_status_is_said_in_words():
    assert with_status(CheckResult("incorrect", "Look.")) == "Not yet. Look."
    assert with_status(CheckResult("error", "Look.")) == "Please answer again. Look."
    assert with_status(CheckResult("correct", "Correct.")) == "Correct."


def test_the_right_answer_is_written_for_the_key():
    assert right_answer(TWELFTH) == "0.083 (1/12)"
    assert right_answer(WORDS) == "A. The right one"
    count = replace(TWELFTH, answer=17, quantity="count", decimals=None, unit="mothers")
    assert right_answer(count) == "17 mothers"


def test_the_instruction_states_the_rounding():
    assert instruction(TWELFTH) == "Round to three decimals."
    assert instruction(replace(TWELFTH, decimals=6)) == "Round to 6 decimals."
    assert "fraction" in instruction(replace(TWELFTH, decimals=None))
    assert instruction(replace(TWELFTH, quantity="percentage", decimals=0)) == (
        "Answer in percent. Round to a whole number."
    )


def test_apart_leaves_out_what_coincides():
    wrong = (Wrong(0.5, "a"), Wrong(0.25, "b"), Wrong(0.2504, "c"), Wrong(0.3, "d"))
    assert [one.message for one in apart(Fraction(1, 4), wrong, decimals=3)] == ["a", "d"]
    assert [one.message for one in apart(0.9, wrong, decimals=3)] == ["a", "b", "d"]


def test_a_variant_is_published_or_drawn_and_always_the_same():
    published = Variant("02-x", 0)
    assert published.integer("mothers", 25, 3, 9) == 25
    assert published.pick("what", "massage", ["rest"]) == "massage"
    assert published.drawn == {"mothers": 25, "what": "massage"}
    draws = [Variant("02-x", 5).integer("mothers", 25, 3, 9) for __ in range(3)]
    assert len(set(draws)) == 1
    many = {Variant("02-x", number).integer("mothers", 25, 3, 9) for number in range(1, 200)}
    assert many == set(range(3, 10))
    with pytest.raises(ValueError, match="A variant is 0 or a whole number above 0, not -1"):
        Variant("02-x", -1)


def test_options_are_shuffled_for_each_variant_unless_ordered():
    def exercise(question):
        return Exercise(
            id="02-words",
            ask=lambda _variant: question,
            misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            aim="understanding",
            level=1,
        )

    places = {exercise(WORDS).question(number).options.index(WORDS.right) for number in range(50)}
    assert places == {0, 1, 2}
    ordered = replace(WORDS, ordered=True)
    assert all(exercise(ordered).question(n).options == WORDS.options for n in range(50))


def test_every_misconception_has_its_sentence():
    sentences = {describe_misconception(one) for one in Misconception}
    assert len(sentences) == len(Misconception)
