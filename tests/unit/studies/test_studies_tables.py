"""Frequency tables and cross tables, against tables counted by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from midwifery_stats.studies.study import load_study
from midwifery_stats.studies.tables import cross_table, frequency_table


def listed(table: pd.DataFrame) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in table.round(1).itertuples()]


def test_levels_stand_in_their_order_with_a_total_row() -> None:
    table = frequency_table(load_study("bekasi").mothers["before"])
    assert listed(table) == [("less fluent", 17, 68.0), ("fluent", 8, 32.0), ("Total", 25, 100.0)]
    assert table.index.name == "before"
    assert table["count"].dtype == "int64"


def test_a_level_that_nobody_has_is_told() -> None:
    after = load_study("bekasi").mothers["after"]
    assert listed(frequency_table(after))[0] == ("less fluent", 0, 0.0)


def test_missing_values_are_told_and_count_in_the_percentages() -> None:
    table = frequency_table(pd.Series(["yes", None, "no", "yes"]))
    assert listed(table) == [
        ("no", 1, 25.0),
        ("yes", 2, 50.0),
        ("Missing", 1, 25.0),
        ("Total", 4, 100.0),
    ]


def test_plain_numbers_are_counted_in_order() -> None:
    assert listed(frequency_table([3, 1, 3])) == [
        (1, 1, 33.3), (3, 2, 66.7), ("Total", 3, 100.0),
    ]  # fmt: skip


def test_a_level_called_missing_takes_the_missing_values_in() -> None:
    assert listed(frequency_table(["Missing", None])) == [
        ("Missing", 2, 100.0), ("Total", 2, 100.0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: frequency_table([]), "series is empty: there is nothing to count."),
        (lambda: cross_table([1], []), "columns is empty: there is nothing to count."),
        (
            lambda: cross_table([1, 2], [1, 2, 3]),
            "rows holds 2 values but columns holds 3: both need one value for each mother.",
        ),
    ],
)
def test_nothing_to_count_is_one_clear_sentence(call: Any, sentence: str) -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011
        call()
    assert str(error.value) == sentence


def test_a_cross_table_of_groups_and_outcomes() -> None:
    mothers = load_study("bontang").mothers
    table = cross_table(mothers["group"], mothers["after"])
    assert list(table.columns) == [
        (label, kind)
        for label in ("insufficient", "sufficient", "Total")
        for kind in ("count", "percent")
    ]
    assert listed(table) == [
        ("intervention", 0, 0.0, 10, 100.0, 10, 100.0),
        ("control", 7, 70.0, 3, 30.0, 10, 100.0),
        ("Total", 7, 35.0, 13, 65.0, 20, 100.0),
    ]
    assert (table.index.name, list(table.columns.names)) == ("group", ["after", None])


def test_a_cross_table_tells_missing_values_and_empty_levels() -> None:
    rows = pd.Categorical(["a", "a", None], categories=["b", "a"])
    table = cross_table(rows, ["x", None, "x"])
    counts = table.xs("count", axis="columns", level=1)
    assert counts.to_dict("index") == {
        "b": {"x": 0, "Missing": 0, "Total": 0},
        "a": {"x": 1, "Missing": 1, "Total": 2},
        "Missing": {"x": 1, "Missing": 0, "Total": 1},
        "Total": {"x": 2, "Missing": 1, "Total": 3},
    }
    assert table["x"]["percent"].isna().to_dict() == {
        "b": True, "a": False, "Missing": False, "Total": False,
    }  # fmt: skip


def test_rows_are_matched_by_place_and_not_by_index() -> None:
    shuffled = pd.Series(["y", "x"], index=[1, 0])
    table = cross_table(["a", "b"], shuffled)
    assert table.loc["a", ("y", "count")] == 1
