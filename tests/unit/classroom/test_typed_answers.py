from fractions import Fraction

import numpy as np
import pytest

from midwifery_stats.classroom.questions.answers import AnswerError, is_empty, read_number


@pytest.mark.parametrize(
    "typed",
    [
        "0.083",
        "0,083",
        ".083",
        ",083",
        " 0.083 ",
        "8.3%",
        "8,3 %",
        "p = 0.083",
        "83/1000",
        "8.3e-2",
    ],
)
def test_a_probability_is_read_in_every_form(typed):
    assert read_number(typed, "probability").value == Fraction(83, 1000)


@pytest.mark.parametrize(
    ("typed", "quantity", "value"),
    [
        ("65 536", "count", 65536),
        ("65,536", "count", 65536),
        ("65.536", "count", 65536),
        ("1,024,000", "count", 1024000),
        ("0,083", "count", Fraction(83, 1000)),  # not grouped: a number does not begin with 0
        ("65,536", "number", Fraction(65536, 1000)),
        ("17 mothers", "count", 17),
        ("17 MOTHERS", "count", 17),
        ("−0.5", "difference", Fraction(-1, 2)),
        ("-50%", "difference", Fraction(-1, 2)),
        ("25%", "percentage", 25),
        ("25", "percentage", 25),
        ("1/4", "percentage", 25),
        ("1/4", "probability", Fraction(1, 4)),
        (0.25, "probability", Fraction(1, 4)),
        (0.1, "probability", Fraction(1, 10)),
        (np.float64(0.25), "probability", Fraction(1, 4)),
        (np.int64(3), "count", 3),
        (Fraction(1, 3), "probability", Fraction(1, 3)),
    ],
)
def test_numbers_are_read_by_what_they_are(typed, quantity, value):
    assert read_number(typed, quantity, unit="mothers").value == value


@pytest.mark.parametrize(
    "typed",
    ["many", "nan", "inf", "1.2.3", "1,2,3", "0.0 83", "1/", "1e9999", "9" * 41, "<b>1</b>", "²"],
)
def test_what_is_no_number_is_named(typed):
    with pytest.raises(AnswerError, match="is not a number"):
        read_number(typed, "probability")


@pytest.mark.parametrize("typed", [True, float("nan"), float("inf"), [0.1], {"p": 1}])
def test_what_is_no_number_in_python_is_named(typed):
    with pytest.raises(AnswerError, match="is not a number"):
        read_number(typed, "number")


def test_a_long_text_is_not_repeated_whole():
    with pytest.raises(AnswerError) as caught:
        read_number("x" * 500, "number")
    assert len(str(caught.value)) < 150


def test_a_count_takes_no_percent_sign():
    with pytest.raises(AnswerError, match="Type it without a % sign"):
        read_number("8%", "count")


def test_nothing_can_be_divided_by_zero():
    with pytest.raises(AnswerError, match="cannot have 0 below the line"):
        read_number("1/0", "probability")


@pytest.mark.parametrize(("answer", "empty"), [(None, True), (" ", True), ("0", False), (0, False)])
def test_empty_means_nothing_typed(answer, empty):
    assert is_empty(answer) is empty
