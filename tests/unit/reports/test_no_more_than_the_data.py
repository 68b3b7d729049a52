"""A summary has no more decimals, and an interval no more certainty, than the data can give."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest

import midwifery_stats as ms
from midwifery_stats.inference.printed import digits_of_summary
from midwifery_stats.reports.checklist import checklist
from midwifery_stats.reports.seen import median_text


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([21, 22, 27, 34, 35, 36], "30.5 (quartiles 23.3 and 34.8)"),
        ([20.5, 22, 27, 34.5], "24.5 (quartiles 21.63 and 28.88)"),
        ([0.004, 0.006, 0.009, 0.011], "0.0075 (quartiles 0.0055 and 0.0095)"),
        ([3250, 2891, 3417, 3000], "3125 (quartiles 2972.8 and 3291.8)"),
        ([1 / 3, 2 / 3, 22 / 7], "0.667 (quartiles 0.5 and 1.905)"),
        ([0, 0, 0], "0 (quartiles 0 and 0)"),
        ([0.1 + 0.2, 0.4], "0.35 (quartiles 0.33 and 0.38)"),
    ],
)
def test_a_quartile_has_one_decimal_more_than_the_values(values: list[float], words: str) -> None:
    assert median_text(np.array(values, dtype=float)) == words


def test_small_values_keep_their_digits() -> None:
    assert digits_of_summary(np.array([0.00012, 0.0003])) == 6


def _results(changes: list[float]) -> str:
    before = [10 + place % 3 for place in range(len(changes))]
    frame = pd.DataFrame({"b": before, "a": [b + c for b, c in zip(before, changes, strict=True)]})
    return str(ms.analyse(ms.own_study(frame, before="b", after="a")).results)


@pytest.mark.parametrize("changes", [[8] * 10, [0] * 18 + [1, 2]])
def test_equal_changes_have_no_interval(changes: list[float]) -> None:
    told = _results(changes)
    assert "; so many differences are equal that no 95% interval can be given." in told
    assert not re.search(r"\[([^,\]]+), \1\]", told)
    shift = ms.hodges_lehmann(ms.wilcoxon_signed_rank([0] * len(changes), changes))
    shown = ms.show(shift).text
    assert "So many differences are equal that no interval can be given." in shown
    assert "95%" not in shown
    assert "no effect" not in shown


def test_groups_that_do_not_spread_have_no_interval_for_the_shift() -> None:
    shift = ms.hodges_lehmann(ms.mann_whitney([8.0] * 10, [0.5] * 10))
    assert "no interval can be given" in ms.show(shift).text


def test_one_different_change_is_enough_for_an_interval() -> None:
    assert "95% CI [8.0, 8.5]" in _results([8] * 9 + [9])


def test_an_interval_without_ends_includes_nothing() -> None:
    shift = ms.hodges_lehmann(ms.wilcoxon_signed_rank([0] * 5, [0, 0, 0, 5, 5]))
    assert "includes" not in ms.show(shift).text


def test_a_file_does_not_say_when_a_column_was_measured() -> None:
    frame = pd.DataFrame(
        {"b": [1, 2, 3, 4], "a": [2, 3, 5, 4], "g": list("xyxy"), "age": [20, 30, 25, 28]}
    )
    words = "When a column was measured, the file does not say"
    asked = {"before": "b", "after": "a", "group": "g"}
    with_age, without = (
        ms.own_study(frame, **asked),
        ms.own_study(frame.drop(columns="age"), **asked),
    )
    assert words in str(ms.analyse(with_age))
    assert words not in str(ms.analyse(without))
    assert words not in str(ms.analyse(ms.load_study("bontang")))


def test_a_report_says_whether_anybody_was_left_out() -> None:
    """Of a study rebuilt from totals nobody knows it: the author adds that."""
    frame = pd.DataFrame({"b": [1, 2, 3, 4], "a": [2, 3, 5, 4]})
    whole = ms.own_study(frame, before="b", after="a")
    assert "All 4 mothers in the file are analysed." in ms.analyse(whole).methods
    words = "How many mothers were left out, and why"
    for study, told in ((whole, True), (ms.load_study("bontang"), False)):
        comparison = ms.analyse(study).comparison
        assert [item.filled for item in checklist(study, comparison) if item.asks == words] == [
            told
        ]


def test_the_limits_of_a_shift_name_its_condition() -> None:
    frame = pd.DataFrame({"g": list("aabb"), "o": [1.5, 2, 3, 4]})
    told = ms.analyse(ms.own_study(frame, outcome="o", group="g")).limits
    assert "the Hodges-Lehmann interval holds, only if both groups are spread alike" in told
    ordered = ms.own_study(
        frame.assign(o=["a", "b", "c", "a"]), outcome="o", group="g", order=["a", "b", "c"]
    )
    assert "Hodges-Lehmann" not in ms.analyse(ordered).limits


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        (1, "3.5 (exact 95% interval 1.0 to 6.0)"),
        (0.1, "0.35 (exact 95% interval 0.10 to 0.60)"),
        (0.01, "0.035 (exact 95% interval 0.010 to 0.060)"),
        (100, "350.0 (exact 95% interval 100.0 to 600.0)"),
    ],
)
def test_a_shift_that_is_shown_has_one_decimal_more_than_the_data(unit: float, words: str) -> None:
    """Of six changes, 1 to 6, the middle is 3.5, and the 95% interval goes from end to end."""
    before = [10 * unit] * 6
    after = [b + unit * c for b, c in zip(before, [1, 2, 3, 4, 5, 6], strict=True)]
    shift = ms.hodges_lehmann(ms.wilcoxon_signed_rank(before, after))
    assert f"shift of the pairs: {words}." in ms.show(shift).text


def test_a_shift_between_groups_has_one_decimal_more_than_the_data() -> None:
    """The 16 differences lie from 10 to 16; with 4 and 4 mothers the interval holds them all."""
    shift = ms.hodges_lehmann(ms.mann_whitney([31, 32, 33, 34], [18, 19, 20, 21]))
    assert (
        "shift between the groups: 13.0 (exact 95% interval 10.0 to 16.0)." in ms.show(shift).text
    )


def test_an_end_that_leaves_no_difference_out_is_not_written_as_no_difference() -> None:
    """3 against 3 without overlap: the lower end is 50.10%, and 50% would be no difference."""
    frame = pd.DataFrame({"y": [5.1, 6.2, 7.3, 1.1, 2.2, 3.3], "g": list("aaabbb")})
    told = ms.analyse(ms.own_study(frame, outcome="y", group="g")).results
    assert "95% CI [50.1, 100]" in told


def test_the_checklist_asks_for_the_unit_and_gives_ethics_no_number() -> None:
    study = ms.load_study("bontang")
    asked = {item.asks: item.source for item in ms.analyse(study).checklist}
    assert asked["Unit of analysis: the mother, her ward or her midwife"] == "TREND 10"
    assert asked["Further analyses: all of them, and which were planned"].endswith("CONSORT 18")
    assert asked["Registration, protocol, funding"] == "CONSORT 23-25"
    assert asked["Ethics approval"] == "–"
