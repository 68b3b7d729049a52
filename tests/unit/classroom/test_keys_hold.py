"""What an exercise keys as right holds under every usage that a careful reader may know."""

import re
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import comb

import pytest

from midwifery_stats.classroom import course


@pytest.mark.parametrize("variant", range(400))
def test_a_percentage_keyed_as_impossible_is_impossible_however_halves_are_rounded(variant):
    """15 of 24 is 62.5%: SPSS prints 63%, R prints 62%."""
    question = course.find_exercise("01-can-it-be").question(variant)
    mothers, percent = map(int, re.findall(r"(\d+)(?: mothers|%)", question.prompt))
    printed = {
        int((Decimal(100 * count) / mothers).quantize(Decimal(1), rounding=rule))
        for count in range(mothers + 1)
        for rule in (ROUND_HALF_UP, ROUND_HALF_EVEN)
    }
    right = next(option.key for option in question.options if option.right)
    assert right == ("yes" if percent in printed else "no")


def fisher(first: int, second: int, size: int) -> Fraction:
    """Give Fisher's two-sided p by counting the deals that are at most as likely."""
    ways = [comb(size, k) * comb(size, first + second - k) for k in range(first + second + 1)]
    return Fraction(sum(way for way in ways if way <= ways[first]), sum(ways))


@pytest.mark.parametrize("variant", range(60))
def test_the_imbalance_that_a_large_p_allows_is_the_largest(variant):
    question = course.find_exercise("04-baseline-p").question(variant)
    right = next(option.text for option in question.options if option.right)
    most, least, size = map(int, re.findall(r"\d+", right)[:3])
    assert fisher(most, least, size) > Fraction(1, 20) >= fisher(most + 1, least - 1, size)
    assert f"p of {float(fisher(most, least, size)):.2f}" in question.solution


@pytest.mark.parametrize("variant", range(60))
def test_four_reports_of_one_study_do_not_contradict_one_another(variant):
    """One of them calls the groups significantly different, so no other has a p above 0.05."""
    question = course.find_exercise("07-reproducible").question(variant)
    texts = [option.text for option in question.options]
    assert any("significantly (p < 0.05)" in text for text in texts)
    printed = re.findall(r"p = (0\.\d+)", " ".join(texts))
    assert all(float(p) <= 0.05 for p in printed)
