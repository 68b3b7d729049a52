import re

import numpy as np
import pytest

import midwifery_stats as ms
from midwifery_stats.display.null import null_chart
from midwifery_stats.display.svg import AMBER, GREY
from midwifery_stats.inference.null_distribution import NullDistribution

THREE_UP = ms.wilcoxon_signed_rank([0] * 10, [1] * 3 + [0] * 7)


def heights(picture, colour):
    return [height for _left, height in picture.bars(colour)]


def test_bars_are_the_probabilities_of_three_coins(read):
    # W+ is 0, 2, 4 or 6 with chances 1, 3, 3 and 1 of 8; observed 6, so 0 and 6 are shaded.
    picture = read(null_chart(THREE_UP.null, THREE_UP.statistic))
    grey, shaded = heights(picture, GREY.colour), heights(picture, AMBER.colour)
    assert len(grey) == len(shaded) == 2
    assert grey[0] / shaded[0] == pytest.approx(3, rel=1e-2)
    assert grey[0] == pytest.approx(grey[1])
    assert "at least this extreme: p = 0.250" in picture.texts
    assert "observed: 6" in picture.texts


@pytest.mark.parametrize(
    ("alternative", "p", "shaded"), [("greater", "0.125", 1), ("less", "1", 4)]
)
def test_one_sided_tails(read, alternative, p, shaded):
    drawn = null_chart(THREE_UP.null, THREE_UP.statistic, alternative)
    picture = read(drawn)
    assert len(heights(picture, AMBER.colour)) == shaded
    assert drawn.alt.endswith(f"p = {p}.")


def test_alt_text_has_the_numbers_of_the_distribution():
    alt = null_chart(THREE_UP.null, THREE_UP.statistic, normal=(3.0, 1.5)).alt
    assert alt == (
        "Bars show how often W+ takes each value from 0 to 6 if H0 is true; the middle is 3;"
        " 2 and 4 are the most frequent with 37.5% each. Observed: 6. Shaded, on both sides:"
        " at least as far from 3, p = 0.250."
        " A dashed normal curve has mean 3 and standard deviation 1.5."
    )


def test_a_tail_too_low_to_see_is_told(read):
    bekasi = ms.wilcoxon_signed_rank([0] * 17 + [1] * 8, [1] * 25)
    words = "The shaded bars are too low to see"
    assert words in " ".join(read(null_chart(bekasi.null, bekasi.statistic)).texts)
    assert words not in " ".join(read(null_chart(THREE_UP.null, 6)).texts)


def test_more_than_a_thousand_values_are_put_in_bins_that_keep_all_chances(read):
    support = np.arange(1501.0)
    probability = np.full(1501, 1 / 1501)
    null = NullDistribution(support, probability, 750.0)
    picture = read(null_chart(null, 1400.0))
    grey, shaded = picture.bars(GREY.colour), picture.bars(AMBER.colour)
    assert len({left for left, _rise in [*grey, *shaded]}) <= 96
    total = sum(rise for _left, rise in [*grey, *shaded])
    share = sum(rise for _left, rise in shaded) / total
    both = {left for left, _rise in grey} & {left for left, _rise in shaded}
    assert both, "some bin should hold shaded and other values"
    for left in both:
        base = re.search(rf"M{left:.1f} ([\d.]+)v", "".join(picture.paths(GREY.colour)))
        floor = re.search(rf"M{left:.1f} ([\d.]+)v", "".join(picture.paths(AMBER.colour)))
        rise = dict(shaded)[left]
        assert float(base[1]) == pytest.approx(float(floor[1]) - rise, abs=0.11)
    assert share == pytest.approx(202 / 1501, rel=1e-3)


def test_without_an_observed_value_nothing_is_shaded(read):
    picture = read(null_chart(THREE_UP.null))
    assert not heights(picture, AMBER.colour)
    assert "Shaded" not in null_chart(THREE_UP.null).alt


def test_nothing_to_test_is_one_bar(read):
    flat = ms.wilcoxon_signed_rank([1] * 5, [1] * 5)
    picture = read(null_chart(flat.null, flat.statistic))
    assert len(heights(picture, AMBER.colour)) == 1
    assert "at least this extreme: p = 1" in picture.texts


def test_fisher_shades_what_is_no_likelier():
    test = ms.fisher_exact([1] * 6 + [0] * 2, [1] * 2 + [0] * 10)
    drawn = null_chart(test.null, test.statistic, by="chance")
    assert f"p = {test.p_value():.3f}" in drawn.alt
    assert "no more likely than that" in drawn.alt


@pytest.mark.parametrize("seed", range(6))
def test_the_shaded_part_is_the_p_value_of_the_test(seed):
    draw = np.random.default_rng(seed)
    test = ms.mann_whitney(draw.integers(0, 4, 9), draw.integers(0, 4, 14))
    for side in ("two-sided", "greater", "less"):
        alt = null_chart(test.null, test.statistic, side, statistic="U").alt
        p = test.p_value(alternative=side)
        assert f"p = {p:.3f}" in alt or p < 0.001 or p > 0.9995 or f"p = {p:.4f}" in alt


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ([1], "0 and 1 are the most frequent with 50.0% each."),
        ([1, 1], "1.5 is the most frequent with 50.0%."),
        ([1, 2, 4], "3 is the most frequent with 25.0%."),
        ([1, 2], "4 values from 0 to 3 are the most frequent with 25.0% each."),
    ],
)
def test_every_value_that_comes_up_most_often_is_named(changes, words):
    test = ms.wilcoxon_signed_rank([0] * len(changes), changes)
    assert words in null_chart(test.null).alt
