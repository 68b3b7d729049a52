import math
import re

import numpy as np
import pytest

import midwifery_stats as ms
from midwifery_stats.display.counts import shares_chart
from midwifery_stats.display.drawn_studies import p_values_chart, samples_chart
from midwifery_stats.display.effects import interval_chart
from midwifery_stats.display.groups_chart import grid_chart, groups_chart
from midwifery_stats.display.power_chart import PowerCurve, PowerMark, power_chart
from midwifery_stats.display.ranks import coins_chart
from midwifery_stats.display.reanalysis import family_of, procedures_chart
from midwifery_stats.display.svg import AMBER, GREEN, GREY, INK, PURPLE
from midwifery_stats.inference.estimate import Estimate

LEVELS = ("insufficient", "sufficient")


def an_effect(value: float, low: float, high: float, name: str = "risk difference") -> Estimate:
    return Estimate(value, low, high, 0.95, name, "made up")


def test_groups_have_one_mark_a_mother(read):
    drawn = groups_chart(
        [1] * 10, [1] * 3 + [0] * 7, levels=LEVELS, names=("intervention", "control")
    )
    picture = read(drawn)
    assert (len(picture.paths(GREEN.colour)), len(picture.paths(PURPLE.colour))) == (10, 10)
    assert drawn.alt == (
        "intervention, 10 mothers: 0 insufficient, 10 sufficient."
        " control, 10 mothers: 7 insufficient, 3 sufficient."
    )


@pytest.mark.parametrize("levels", [None, LEVELS, tuple("abcde")])
@pytest.mark.parametrize("sizes", [(1, 1), (60, 1), (60, 60)])
def test_groups_of_any_size_fit(read, levels, sizes):
    top = len(levels) if levels else 9
    first, second = ([n % top for n in range(size)] for size in sizes)
    picture = read(groups_chart(first, second, levels=levels))
    assert len(picture.paths(GREEN.colour)) == sizes[0]
    assert len(picture.paths(PURPLE.colour)) == sizes[1]


def test_measured_groups_tell_range_and_median():
    alt = groups_chart([1, 2, 9], [4, 4.5]).alt
    assert "first, 3 mothers: from 1 to 9, median 2." in alt
    assert "second, 2 mothers: from 4 to 4.5, median 4.25." in alt


def test_interval_is_drawn_to_scale(read):
    picture = read(interval_chart([an_effect(0.5, 0.0, 1.0)], limits=(-1, 1)))
    # The whisker is the one level line in blue; -1 and 1 are the ends of the axis.
    ends = [re.findall(r"-?[\d.]+", d) for d in picture.strokes(INK.colour)]
    low, _y, high, _same = (float(number) for number in ends[0])
    middle = (28 + 432) / 2
    assert (low, high) == (pytest.approx(middle), pytest.approx(432))


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        (
            an_effect(0.7, 0.29, 0.89),
            "Risk difference: 70 percentage points (95% interval 29 to 89);"
            " the interval leaves out 0 (no effect).",
        ),
        (
            an_effect(0.1, -0.2, 0.4),
            "Risk difference: 10 percentage points (95% interval -20 to 40);"
            " the interval includes 0 (no effect).",
        ),
    ],
)
def test_interval_words(read, effect, words):
    drawn = interval_chart([effect])
    read(drawn)
    assert drawn.alt == words


@pytest.mark.parametrize(
    ("low", "value", "high"), [(2.58, math.inf, math.inf), (0.0, 0.0, 0.4), (0.5, 2.0, 8.0)]
)
def test_ratios_at_the_edge_are_drawn(read, low, value, high):
    picture = read(interval_chart([an_effect(value, low, high, name="odds ratio")]))
    assert "nan" not in "".join(picture.strokes(INK.colour))
    assert ("∞" in " ".join(picture.texts)) == math.isinf(high)


def test_an_axis_has_several_ticks_in_the_unit_of_the_words(read):
    picture = read(interval_chart([an_effect(0.7, 0.29, 0.89)]))
    assert {"0", "20", "40", "60", "80", "percentage points"} <= set(picture.texts)
    whole = read(interval_chart([an_effect(0.1, -0.2, 0.4, name="x")], limits=(-1, 1)))
    assert {"-1.0", "-0.5", "0.0", "0.5", "1.0"} <= set(whole.texts)
    ratio = read(interval_chart([an_effect(2.0, 0.9, 4.0, name="risk ratio")]))
    assert {"1", "2", "5"} <= set(ratio.texts)


def test_interval_of_no_width(read):
    read(interval_chart([an_effect(0.0, 0.0, 0.0)]))


def test_p_values_are_counted_at_or_below_alpha(read):
    drawn = p_values_chart([0.001, 0.05, 0.051, 0.9, 1.0])
    picture = read(drawn)
    assert (picture.dots(AMBER.colour), picture.dots(GREY.colour)) == (2, 3)
    assert drawn.alt == (
        "A dot for each of 5 samples. P-values from p = 0.001 to p = 1."
        " 2 of 5 (40.0%) at or below 0.05."
    )


def test_one_p_value_is_told_as_one_on_an_axis_of_tenths(read):
    drawn = p_values_chart([0.2])
    assert drawn.alt.startswith("A dot for 1 sample. ")
    ticks = [text for text in read(drawn).texts if re.fullmatch(r"[01]\.\d+", text)]
    assert ticks == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]


def test_a_thousand_equal_p_values_still_fit(read):
    picture = read(p_values_chart([1.0] * 1000, latest=True))
    assert picture.dots(GREY.colour) == 1000
    heights = [float(y) for _x, y in re.findall(r"M(\S+) (\S+)h0", picture.strokes(GREY.colour)[0])]
    assert min(heights) > 0


@pytest.mark.parametrize("alpha", [0.01, 0.05, 0.1])
def test_no_dot_of_one_side_stands_in_a_column_of_the_other(read, alpha):
    picture = read(p_values_chart(np.linspace(0, 1, 400), alpha))
    low = re.findall(r"M(\S+) \S+h0", "".join(picture.strokes(AMBER.colour)))
    high = re.findall(r"M(\S+) \S+h0", "".join(picture.strokes(GREY.colour)))
    assert max(map(float, low)) < min(map(float, high))


def test_no_samples_yet(read):
    read(p_values_chart([]))
    read(samples_chart([], 0.3))


def test_samples_stand_at_their_difference(read):
    drawn = samples_chart([-1.0, 0.0, 0.3, 1.0], 0.3, significant=[True, False, False, True])
    picture = read(drawn)
    assert picture.dots(AMBER.colour) == 2
    xs = [float(x) for x in re.findall(r"M(\S+) \S+h0", "".join(picture.strokes(GREY.colour)))]
    assert xs[1] > xs[0] > 200
    assert "Significant: 2 of 4." in drawn.alt
    assert "go from -1 to 1; their mean is 0.08" in drawn.alt


def test_power_chart_tells_what_it_draws(read):
    n = (3, 4, 5, 6)
    curve = PowerCurve("exact", n, (0.0, 0.5, 0.82, 0.9))
    drawn = power_chart([curve], marks=[PowerMark("Bontang", 5, 0.82)], impossible_below=4)
    picture = read(drawn)
    assert "Bontang: 82%" in picture.texts
    assert "From 5 mothers on it is 80% or more in every size shown." in drawn.alt
    assert "with fewer than 4 mothers, exact cannot give p ≤ 0.05" in drawn.alt
    assert "Hatched: with fewer than 4 mothers" in " ".join(picture.texts)
    none_hatched = read(power_chart([curve], impossible_below=3))
    assert "Hatched" not in " ".join(none_hatched.texts)


def test_power_reaches_only_where_it_stays():
    saw = PowerCurve("saw", (3, 4, 5, 6, 7), (0.7, 0.85, 0.78, 0.9, 0.95))
    assert saw.reaches(0.8) == 6
    assert saw.reaches(0.99) is None


def test_one_size_and_a_mark_at_the_edge(read):
    read(power_chart([PowerCurve("exact", (10,), (0.5,))], marks=[PowerMark("x" * 20, 10, 0.5)]))


def test_coins_show_the_rank_sums_of_the_test(read):
    test = ms.wilcoxon_signed_rank([1, 2, 3, 4], [2, 2, 5, 1])
    drawn = coins_chart(test.ranks.tolist(), np.sign(test.differences).astype(int).tolist())
    read(drawn)
    assert drawn.alt == (
        "3 coins: +1, +2, −3. W+ = 3 (ranks with +), W− = 3 (ranks with −). 1 stayed the same."
    )


def test_a_coin_is_counted_for_no_mother_who_stayed_the_same_though_she_has_a_rank():
    drawn = coins_chart([1.0, 2.0], [0, 1])
    assert (
        drawn.alt == "1 coin: +2. W+ = 2 (ranks with +), W− = 0 (ranks with −). 1 stayed the same."
    )
    lab = coins_chart([1.5, 1.5], [1, -1], title="The last flip")
    assert lab.alt.startswith("The last flip. 2 coins: +1.5, −1.5.")
    assert "stayed" not in lab.alt


def test_shares_count_people_or_bars(read):
    people = read(shares_chart(["a", "b"], [3, 1]))
    bars = read(shares_chart(["a", "b"], [3, 1], people=False))
    assert len(people.paths(GREY.colour)) == 4
    assert not bars.paths(GREY.colour)
    assert shares_chart(["a", "b"], [3, 1]).alt == "a: 3 of 4 (75%). b: 1 of 4 (25%)."


def test_a_grid_has_a_mark_a_mother(read):
    drawn = grid_chart(["x", "y"], ["no", "yes"], [[0, 17], [2, 8]], alt="told", title="Title")
    picture = read(drawn)
    assert len(picture.paths(GREY.colour)) == 27
    assert [words for words in picture.texts if words.isdigit()] == ["0", "17", "2", "8"]


def test_procedures_are_sorted_and_told_apart_by_family(read):
    names = ["t-test", "Mann-Whitney, normal", "Boschloo", "Fisher", "Fisher, mid-p"]
    drawn = procedures_chart(
        names,
        [0.2, 0.0041, 0.03, 1e-9, 0.03],
        [family_of(name) for name in names],
        matches=[False, True, False, False, False],
    )
    picture = read(drawn)
    assert drawn.alt == (
        "Fisher: p < 0.001. Mann-Whitney, normal: p = 0.004, as printed. Boschloo: p = 0.030."
        " Fisher, mid-p: p = 0.030. t-test: p = 0.200."
    )
    assert [text for text in picture.texts if text in names][-5:] == [
        "Fisher",
        "Mann-Whitney, normal",
        "Boschloo",
        "Fisher, mid-p",
        "t-test",
    ]
    # A dashed line at 0.05, drawn once.
    dashed = [e for e in picture.root.iter() if e.get("stroke-dasharray") == "4 4"]
    assert len(dashed) == 1
    assert {"counted exactly", "approximation", "gives the printed p"} <= set(picture.texts)
    # Every power of ten from the least that is drawn.
    ticks = ["0.000001", "0.00001", "0.0001", "0.001", "0.01", "0.1", "1"]
    assert [text for text in picture.texts if text in ticks] == ticks
