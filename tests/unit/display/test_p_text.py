from fractions import Fraction

import pytest

from midwifery_stats.display.drawing import percent
from midwifery_stats.display.vocabulary import format_p, fraction_text, p_number


@pytest.mark.parametrize(
    ("p", "written"),
    [
        (0.083264517, "p = 0.083"),
        (0.25, "p = 0.250"),
        (1 / 65536, "p < 0.001"),
        (0.0, "p < 0.001"),
        (0.00138, "p = 0.001"),
        (0.05, "p = 0.050"),
        (0.0496, "p = 0.0496"),
        (0.05003, "p = 0.05003"),
        (0.0099, "p = 0.0099"),
        (0.99999, "p > 0.999"),
        (1.0, "p = 1"),
    ],
)
def test_p_is_never_zero_and_never_crosses_a_limit(p, written):
    assert format_p(p) == written


@pytest.mark.parametrize(
    ("p", "alpha", "written"),
    [
        (0.02534, 0.025, "p = 0.0253"),
        (0.00491, 0.005, "p = 0.0049"),
        (0.00138, 0.001, "p = 0.0014"),
        (0.083264517, 0.025, "p = 0.083"),
    ],
)
def test_p_never_crosses_the_alpha_that_was_chosen(p, alpha, written):
    assert format_p(p, alpha) == written


def test_p_in_a_table():
    assert (p_number(0.1489), p_number(1e-9), p_number(float("nan"))) == ("0.149", "< 0.001", "–")


def test_a_fraction():
    assert fraction_text(Fraction(2, 2**17)) == "1/65536"


@pytest.mark.parametrize(
    ("share", "digits", "written"),
    [
        (1, 1, "100.0%"),
        (0, 0, "0%"),
        (0.9999977, 1, "> 99.999%"),
        (0.9999999977, 1, "> 99.999%"),
        (0.9996, 1, "99.96%"),
        (0.996, 0, "99.6%"),
        (2e-7, 0, "< 0.01%"),
        (0.345, None, "34.5%"),
        (0.3, None, "30%"),
        (2 / 3, 0, "67%"),
    ],
)
def test_a_share_is_not_written_as_all_or_none_unless_it_is(share, digits, written):
    assert percent(share, digits) == written


def test_a_share_stays_on_its_side_of_a_limit():
    assert percent(0.7996, 0, 0.8) == "79.96%"
    assert percent(0.8, 0, 0.8) == "80%"
