from fractions import Fraction

import pytest

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
