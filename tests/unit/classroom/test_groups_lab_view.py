"""What the groups lab shows, against published values and SciPy, over the grid of its controls."""

import itertools
from dataclasses import replace

import pytest
from scipy.stats import fisher_exact, norm

from midwifery_stats.classroom.labs.choices import Choices
from midwifery_stats.classroom.labs.groups_state import (
    changed_group,
    groups_of,
    published_groups,
    successes,
    supposed_rates,
    with_successes,
)
from midwifery_stats.classroom.labs.groups_view import compared as compare
from midwifery_stats.classroom.labs.groups_view import effects, fragility, groups_shown, p_table
from midwifery_stats.inference.samples import SampleError
from midwifery_stats.studies.study import load_study


@pytest.fixture(scope="module")
def bontang():
    return published_groups(load_study("bontang"))


def controls(state, count):
    return changed_group(state, 1, lambda group: with_successes(group, count, group))


def yes_no(first, first_size, second, second_size):
    return groups_of(
        [1] * first + [0] * (first_size - first), [1] * second + [0] * (second_size - second)
    )


def test_study_two_as_published_and_as_recomputed(bontang):
    """Published .002 and .083 within; 1/512, 1/4, 1/323, .00138, .00162, .1489 (R, coin)."""
    assert [row[1:] for row in p_table(bontang).rows] == [
        ("0.002", "0.002", "0.002"),
        ("0.250", "0.083", "0.149"),
        ("0.003", "0.001", "0.002"),
        ("0.003", "–", "–"),
    ]
    (risk,) = effects(bontang, compare(bontang.groups[0].after, bontang.groups[1].after))
    assert (risk.low, risk.high) == pytest.approx((0.2889429, 0.8922087), abs=1e-7)
    assert risk.value == pytest.approx(0.7)
    assert fragility(bontang) == 3
    shown = groups_shown(bontang)
    assert "p = 0.003, below 0.05" in shown.paragraphs[0]
    assert "p = 0.002 for intervention and p = 0.083 for control" in shown.paragraphs[1]
    assert "only the p between the groups compares them" in shown.paragraphs[1]
    assert (
        "Intervention, control: every mother began at the lowest level, so a test within the group"
        " does not fit"
    ) in shown.paragraphs[1]
    assert "if 3 mothers more of control were sufficient" in shown.paragraphs[3]


def test_a_value_without_a_name_stands_in_no_sentence_as_one():
    """10 of 10 against 3 of 10, coded 1 and 0: nobody "were 1"."""
    state = yes_no(10, 10, 3, 10)
    assert groups_shown(state).paragraphs[-1] == (
        "Fragility index 3: if 3 mothers more of group B were of value 1, Fisher's p would be above"
        " 0.05."
    )


def test_one_control_mother_carries_the_difference_in_significance(bontang):
    """4 of 10: z = 2, so SPSS prints .046 within the controls; between it is still 0.011."""
    state = controls(bontang, 4)
    assert p_table(state).rows[1][2] == "0.046"
    assert p_table(state).rows[2][1] == "0.011"
    assert "only the p between" not in groups_shown(state).paragraphs[1]


def test_both_groups_equal():
    state = yes_no(3, 6, 3, 6)
    shown = groups_shown(state)
    assert "p = 1, above 0.05" in shown.paragraphs[0]
    assert [found.value for found in effects(state, compare(*(g.after for g in state.groups)))] == [
        0
    ]


@pytest.mark.parametrize("value", [0, 1])
def test_all_mothers_alike(value):
    state = groups_of([value] * 4, [value] * 5)
    shown = groups_shown(state)
    assert (
        "All mothers have the same value, so there is nothing to test: p is 1."
        in (shown.paragraphs[0])
    )
    assert {row[1] for row in p_table(state).rows} == {"1"}


@pytest.mark.parametrize(("first_size", "second_size"), [(1, 1), (3, 3), (4, 6), (10, 10)])
def test_whole_grid_of_counts(first_size, second_size):
    for first in range(first_size + 1):
        for second in range(second_size + 1):
            state = yes_no(first, first_size, second, second_size)
            table = [[first, first_size - first], [second, second_size - second]]
            expected = fisher_exact(table).pvalue
            test = compare(state.groups[0].after, state.groups[1].after)
            if first_size == second_size:
                assert test.p_value() == pytest.approx(expected, rel=1e-9)
            shown = groups_shown(state)
            assert len(shown.figures) == 3
            assert f"{first} 1" in shown.figures[0].alt
            significant = fragility(state) is not None
            assert significant == (expected < 0.05 - 1e-12)


@pytest.mark.parametrize(
    ("method", "continuity", "alternative"),
    list(itertools.product(["exact", "normal"], [False, True], ["two-sided", "greater", "less"])),
)
def test_whole_grid_of_choices(method, continuity, alternative):
    """Normal: the hypergeometric mean and variance; half a rank is 1/20 of one mother here."""
    choices = Choices(method, "drop", alternative, continuity, alpha=0.01)
    for first, second in itertools.product((0, 3, 7, 10), repeat=2):
        state = replace(yes_no(first, 10, second, 10), choices=choices)
        words = groups_shown(state).paragraphs[0]
        total = first + second
        spread = (total * (20 - total) / (4 * 19)) ** 0.5
        shift, correction = (first - second) / 2, (1 / 20 if continuity else 0)
        if method == "exact":
            sided = fisher_exact([[first, 10 - first], [second, 10 - second]], alternative)
            expected = sided.pvalue
        elif not spread:
            expected = 1.0
        elif alternative == "two-sided":
            expected = 2 * norm.sf(max(abs(shift) - correction, 0) / spread)
        else:
            signed = shift if alternative == "greater" else -shift
            expected = norm.sf((signed - correction) / spread)
        if spread:
            assert ("below 0.01" in words) == (expected <= 0.01)
        else:
            assert "nothing to test" in words


def test_counts_move_as_few_mothers_as_needed(bontang):
    for target in range(11):
        state = controls(bontang, target)
        assert successes(state.groups[1]) == target
        moved = sum(
            a != b for a, b in zip(state.groups[1].pairs, bontang.groups[1].pairs, strict=True)
        )
        assert moved == abs(target - 3)
        back = changed_group(state, 1, lambda group: with_successes(group, 3, bontang.groups[1]))
        assert back == bontang


def test_the_last_in_line_fall_back_first(bontang):
    state = changed_group(bontang, 0, lambda group: with_successes(group, 8, group))
    assert state.groups[0].after == (1.0,) * 8 + (0.0,) * 2
    more = changed_group(state, 0, lambda group: with_successes(group, 9, group))
    assert more.groups[0].after == (1.0,) * 9 + (0.0,)


def test_levels_and_measurements_show_everything():
    levels = groups_of([1, 2, 3, 3], [2, 4, 5, 5, 5])
    measured = groups_of([20.5, 30, 41, 52], [30, 44, 58, 61, 70])
    for state in (levels, measured):
        shown = groups_shown(state)
        assert len(shown.paragraphs) == 2
        assert len(p_table(state).rows) == 1
        *rows, total = shown.tables[1].rows
        for column in (4, 5):
            assert sum(float(row[column]) for row in rows) == float(total[column])
        assert float(total[4]) + float(total[5]) == 9 * 10 / 2


def test_before_of_one_group_only_is_refused():
    with pytest.raises(ValueError, match="Give the outcomes before of both groups"):
        groups_of([0, 1], [0, 1], first_before=[0, 0])


def test_a_study_of_one_group_is_refused():
    with pytest.raises(SampleError, match="has one group: write PairsLab instead"):
        published_groups(load_study("bekasi"))


def test_supposed_rates_come_from_numbers_studies_and_samples():
    assert supposed_rates(0.3, None, 0.1) == (1, (0.3, 0.1))
    assert supposed_rates(0.6, 0.3, 0.0) == (2, (0.6, 0.3))
    assert supposed_rates(load_study("bekasi"), None, 0.0) == (1, (0.68, 0.0))
    assert supposed_rates(load_study("bontang"), None, 0.0) == (2, (1.0, 0.3))
    assert supposed_rates([1, 1, 0, 0], [0, 0, 0, 1], 0.0) == (2, (0.5, 0.25))
    with pytest.raises(SampleError, match="needs an outcome of yes or no"):
        supposed_rates([1, 2, 3], [1, 2, 3], 0.0)
