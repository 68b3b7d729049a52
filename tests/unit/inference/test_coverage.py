"""What is said beside an interval, against the stored table of how often it is right."""

import csv
import math
import re
import runpy
from pathlib import Path

import numpy as np
import pytest

import midwifery_stats as ms
from midwifery_stats.inference.rank_effects import (
    matched_pairs_rank_biserial,
    shift_of_groups,
    shift_of_pairs,
    superiority,
    two_sample_rank_biserial,
)

ORACLES = Path(__file__).parents[2] / "oracles"
MADE = runpy.run_path(str(ORACLES / "make_coverage.py"))
CASES = {(c.interval, c.conditions, c.sizes, c.level): c for c in MADE["cases"]()}
with (ORACLES / "coverage.csv").open(encoding="utf-8", newline="") as file:
    STORED = dict(zip(CASES, csv.DictReader(file), strict=True))

MEASURED = np.arange(10.0), np.arange(10.0) + 4.5
ESTIMATES = {
    "risk_difference": ms.risk_difference(10, 10, 3, 10),
    "risk_ratio": ms.risk_ratio(10, 10, 3, 10),
    "odds_ratio": ms.odds_ratio(10, 10, 3, 10),
    "number_needed_to_treat": ms.number_needed_to_treat(10, 10, 3, 10),
    "paired_risk_difference": ms.paired_risk_difference([0] * 9 + [1], [1] * 7 + [0] * 3),
    "paired_risk_ratio": ms.paired_risk_ratio([1] * 3 + [0] * 7, [1] * 7 + [0] * 3),
    "matched_pairs_rank_biserial": matched_pairs_rank_biserial(
        np.arange(3.0, 11), np.arange(1.0, 3), 0.0
    ),
    "matched_pairs_rank_biserial_of_one_size": matched_pairs_rank_biserial(
        np.full(8, 5.5), np.full(2, 5.5), 0.0
    ),
    "superiority": superiority(70.0, 10, 10),
    "two_sample_rank_biserial": two_sample_rank_biserial(70.0, 10, 10),
    "shift_of_pairs": shift_of_pairs(np.arange(1.0, 11), zeros_dropped=True, level=0.95, digits=0),
    "shift_of_groups": shift_of_groups(*MEASURED, level=0.95),
}
ON_ANOTHER_SCALE = {"two_sample_rank_biserial": "superiority"}


def rows_of(interval, promised):
    name = ON_ANOTHER_SCALE.get(interval, interval)
    rows = [r for r in STORED.values() if (r["interval"], r["promised"]) == (name, promised)]
    return [{k: float(r[k]) for k in ("level", "coverage", "lowest", "standard_error")}
            for r in rows]  # fmt: skip


def holds_at_least(row):
    return row["lowest"] >= row["level"] - 2 * row["standard_error"]


def holds_about(row):
    return abs(row["coverage"] - row["level"]) <= 0.02


@pytest.mark.parametrize("interval", ESTIMATES)
def test_the_sentence_promises_no_more_than_the_table_shows(interval):
    estimate = ESTIMATES[interval]
    words = " ".join(ms.show(estimate).paragraphs)
    assert ("in at least 95% of all studies" in words) == estimate.at_least
    if estimate.at_least:
        assert len(rows_of(interval, "at least")) >= 5
        assert all(map(holds_at_least, rows_of(interval, "at least")))
        return
    rows = rows_of(interval, "about")
    assert len(rows) >= 4
    assert re.search(r"^Averaged over all true values|\. Averaged over all true values", words)
    assert all(map(holds_about, rows))
    # None of them may be called "at least".
    assert any(row["lowest"] < row["level"] - 0.02 for row in rows)
    told = "For some true values it is fewer" in words
    assert told or estimate.assumes or "two parts" in words


@pytest.mark.parametrize("interval", ESTIMATES)
def test_an_interval_is_told_with_its_method(interval):
    (told,) = ms.show(ESTIMATES[interval]).paragraphs[:1]
    assert re.search(r"\((Newcombe|Koopman|Bonett-Price|Wilson|exact) 95% interval", told)


@pytest.mark.parametrize(
    ("interval", "condition"),
    [
        ("superiority", "first 4 times as wide"),
        ("superiority", "yes/no"),
        ("shift_of_groups", "not the same shape"),
        ("shift_of_pairs", "not symmetric"),
        ("number_needed_to_treat", "two ends"),
    ],
)
def test_a_condition_is_named_where_the_level_is_lost_without_it(interval, condition):
    rows = [
        row
        for row in STORED.values()
        if row["interval"] == interval and condition in row["conditions"]
    ]
    assert all(row["promised"] == "nothing" for row in rows)
    off = max(abs(float(row["coverage"]) - float(row["level"])) for row in rows)
    assert off > (0.005 if interval == "shift_of_pairs" else 0.03)
    assert ESTIMATES[interval].assumes or "two parts" in " ".join(
        ms.show(ESTIMATES[interval]).paragraphs
    )


def test_exact_proportions_keep_their_level():
    assert all(map(holds_at_least, rows_of("proportion", "at least")))


@pytest.mark.parametrize(
    "key",
    [key for key in CASES if key[2] in [(5,), (3, 3), (6,), (10,)] and key[3] == 0.95],
    ids=lambda key: f"{key[0]}, {key[1]}, {key[2]}",
)
def test_the_stored_rows_are_made_by_the_script(key):
    row = MADE["row"](CASES[key])
    for column, told in row.items():
        if column in ("coverage", "lowest"):
            assert float(told) == pytest.approx(float(STORED[key][column]), abs=1.1e-4)
        elif column != "standard_error":
            assert told == STORED[key][column]


def test_the_table_counts_as_a_calculation_by_hand_does():
    """One mother: exact intervals 0.025 to 1 and 0 to 0.975, so 0.98 is missed by a failure."""
    lowest = MADE["proportion"](1, 0.95)[1]
    assert lowest == pytest.approx(0.98, abs=1e-12)
    found = MADE["rank_biserial_of_pairs"](1, 0.95)
    # One change is of one size: the same intervals, so that a share of 0.01 is missed by a success.
    by_hand = [p * (p >= 0.025) + (1 - p) * (p <= 0.975) for p in MADE["RATES"]]
    assert found == pytest.approx((np.mean(by_hand), min(by_hand)), abs=1e-12)


@pytest.mark.parametrize("changed", [4, 5, 8])
def test_at_h0_the_interval_of_equal_changes_leaves_out_0_in_at_most_5_of_100(changed):
    """Wilson's left it out in 12.5, 6.25 and 7.03 of 100: 2/16, 2/32, 18/256."""
    missed = 0
    for up in range(changed + 1):
        one = np.full(changed, (changed + 1) / 2)
        found = matched_pairs_rank_biserial(one[:up], one[up:], 0.0)
        missed += math.comb(changed, up) * (found.low > 0 or found.high < 0)
    assert missed / 2**changed <= 0.05
