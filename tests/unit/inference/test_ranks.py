"""Ranks as they are done by hand, and float noise that may not break a tie."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import rankdata

from midwifery_stats.inference.rank_sum import mann_whitney
from midwifery_stats.inference.ranks import group_ranks, integer_scores, midranks, signed_ranks
from midwifery_stats.inference.signed_rank import wilcoxon_signed_rank

NAN = float("nan")


@given(st.lists(st.integers(-5, 5), min_size=1, max_size=40))
def test_midranks_are_those_of_scipy(values: list[int]) -> None:
    assert midranks(np.array(values, dtype=float)).tolist() == rankdata(values).tolist()


# Five mothers, worked out on paper: differences 0, 2, -1, 0, 2.
BEFORE, AFTER = [3, 1, 4, 2, 0], [3, 3, 3, 2, 2]


@pytest.mark.parametrize(
    ("zeros", "rank", "signed"),
    [
        ("drop", [NAN, 2.5, 1, NAN, 2.5], [NAN, 2.5, -1, NAN, 2.5]),
        ("pratt", [NAN, 4.5, 3, NAN, 4.5], [NAN, 4.5, -3, NAN, 4.5]),
        ("split", [1.5, 4.5, 3, 1.5, 4.5], [0, 4.5, -3, 0, 4.5]),
    ],
)
def test_signed_ranks_by_hand(zeros: str, rank: list[float], signed: list[float]) -> None:
    table = signed_ranks(BEFORE, AFTER, zeros=zeros)
    expected = pd.DataFrame(
        {
            "mother": [1, 2, 3, 4, 5],
            "before": np.array(BEFORE, dtype=float),
            "after": np.array(AFTER, dtype=float),
            "difference": [0.0, 2, -1, 0, 2],
            "size": [0.0, 2, 1, 0, 2],
            "rank": rank,
            "sign": [0, 1, -1, 0, 1],
            "signed_rank": signed,
        }
    )
    pd.testing.assert_frame_equal(table, expected, check_dtype=False)


def test_tables_show_the_labels_of_levels() -> None:
    levels = ["less fluent", "fluent"]
    before = pd.Categorical(["less fluent", "fluent"], levels, ordered=True)
    after = pd.Categorical(["fluent", "fluent"], levels, ordered=True)
    pairs = signed_ranks(before, after)
    assert pairs["before"].tolist() == ["less fluent", "fluent"]
    assert pairs["difference"].tolist() == [1, 0]
    assert group_ranks(before, after)["value"].cat.categories.tolist() == levels


def test_group_ranks_by_hand() -> None:
    # Pooled: 5, 7, 7, 7, 9, so the sevens share the places 2, 3 and 4.
    expected = pd.DataFrame(
        {
            "group": ["first"] * 3 + ["second"] * 2,
            "mother": [1, 2, 3, 1, 2],
            "value": [7.0, 9, 7, 5, 7],
            "rank": [3.0, 5, 3, 1, 3],
        }
    )
    pd.testing.assert_frame_equal(group_ranks([7, 9, 7], [5, 7]), expected, check_dtype=False)


@pytest.mark.parametrize("unit", [1e-9, 0.1, 1.0, 1e9, 1e-300, 1e290])
def test_equal_steps_tie_whatever_the_unit(unit: float) -> None:
    before = np.array([1, 2, 3, 4, 5, 6, 7, 8]) * unit
    after = np.array([2, 3, 4, 5, 6, 5, 7, 10]) * unit
    test = wilcoxon_signed_rank(before, after)
    # Six mothers changed by one step (ranks 1 to 6), one by two; 7 stayed.
    assert test.ranks[[0, 1, 2, 3, 4, 5, 7]].tolist() == [3.5] * 6 + [7.0]
    assert test.unchanged == 1


def test_tenths_tie_though_the_computer_sees_a_difference() -> None:
    assert 0.3 - 0.2 != 0.2 - 0.1
    test = wilcoxon_signed_rank([0.1, 0.2, 1000.2], [0.2, 0.3, 1000.1])
    assert test.ranks.tolist() == [2.0, 2.0, 2.0]
    assert test.differences.tolist() == [0.1, 0.1, -0.1]


def test_noise_around_zero_is_no_change() -> None:
    test = wilcoxon_signed_rank([0.3, 1.0], [0.1 + 0.2, 2.0])
    assert (test.unchanged, test.positive) == (1, 1)


def test_gains_that_are_equal_but_for_noise_tie_between_groups() -> None:
    test = mann_whitney([0.3 - 0.2, 0.5], [0.2 - 0.1, 0.0])
    assert test.first_ranks.tolist() == [2.5, 4.0]
    assert test.second_ranks.tolist() == [2.5, 1.0]


def test_small_real_differences_are_kept() -> None:
    test = wilcoxon_signed_rank([1000.0, 1000.0], [1000.001, 1000.002])
    assert test.ranks.tolist() == [1.0, 2.0]


def test_integer_scores_keep_the_spacing() -> None:
    scores, divisor = integer_scores(np.array([2.5, 2.5, 6.5, 10.5]), smallest=5)
    assert (scores.tolist(), divisor) == ([0, 0, 1, 2], 8)


def test_an_unknown_way_with_zeros_is_refused() -> None:
    for call in (wilcoxon_signed_rank, signed_ranks):
        with pytest.raises(ValueError, match="`zeros` is 'keep', which is not known") as complaint:
            call([1], [2], zeros="keep")  # type: ignore[operator]
        assert str(complaint.value).endswith("Write one of: drop; pratt; split.")


def test_noise_is_held_against_a_large_value_and_around_zero_against_the_usual_one() -> None:
    """3e8 in two ways of adding, and 0 against 0.3 - 0.2 - 0.1, tie; 1e-9 is no noise."""
    large = group_ranks([3e8, 1.0, 2.0], [3e7 * 0.1 * 100 + 4e-8, 3.0, 4.0])["rank"]
    assert sorted(large)[-2:] == [5.5, 5.5]
    small = group_ranks([0.3 - 0.2 - 0.1, 1.0, 2.0], [0.0, 3.0, 4.0])["rank"]
    assert sorted(small)[:2] == [1.5, 1.5]
    real = group_ranks([1e-9, 1.0, 2.0], [0.0, 3.0, 4.0])["rank"]
    assert sorted(real)[:2] == [1, 2]
