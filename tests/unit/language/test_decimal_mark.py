from fractions import Fraction

import numpy as np
import pytest

from midwifery_stats import language


@pytest.fixture
def indonesian(monkeypatch):
    monkeypatch.setattr(language, "_current", "id")


@pytest.mark.parametrize(
    ("value", "digits", "written"),
    [
        (1 / 16, 3, "0.063"),  # half away from zero, as SPSS prints it
        (-1 / 16, 3, "-0.063"),
        (12.5, 0, "13"),
        (2.675, 2, "2.67"),  # the double is below the half
        (0.0832645, 3, "0.083"),
        (-0.0004, 3, "0.000"),
        (0, 2, "0.00"),
        (Fraction(1, 4), 2, "0.25"),
        (np.float64(0.125), 2, "0.13"),
        (float("nan"), 3, "nan"),
        (float("-inf"), 3, "-inf"),
    ],
)
def test_a_number_is_written_with_its_decimals(value, digits, written):
    assert language.decimal(value, digits) == written


def test_indonesian_has_a_decimal_comma(indonesian):
    assert language.decimal(0.0832645, 3) == "0,083"
