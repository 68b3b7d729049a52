"""Test statistics, means, SDs and intervals: the documented examples of statcheck and scrutiny.

Facts only: which printed results those two programs call consistent. statcheck is held to the
examples of its own tests for decision errors, scrutiny to the tables of its README and articles.
"""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from midwifery_stats.studies.papers import check_paper
from midwifery_stats.studies.papers.measures import debit, grim, grimmer
from midwifery_stats.studies.papers.paper import read_paper


def verdict_of_p(text: str) -> tuple[str, str]:
    checked = check_paper(read_paper(text))
    (row,) = checked[(checked["kind"] == "p-value")].itertuples()
    return row.verdict, row.explanation


# statcheck: both the p and the decision are wrong.
DECISION_ERRORS = """
t(28) = 2.20, p = .06
t(28) = 1.20, p = .03
F(2, 28) = 22.20, p = .06
F(2, 28) = 2.20, p = .03
r(28) = .22, p = .03
r(28) = .52, p = .06
chi2(28) = 2.20, p = .03
chi2(28) = 52.20, p = .06
z = 1.20, p = .03
z = 2.20, p = .06
Q(28) = 2.20, p = .03
Q(28) = 52.20, p = .06
The effect was very significant (t(48) = 1.02, p < .05)
The effect was very significant (t(100)=1, p < 0.001)
""".strip().splitlines()


@pytest.mark.parametrize("text", DECISION_ERRORS)
def test_what_statcheck_calls_a_decision_error(text):
    verdict, sentence = verdict_of_p(text)
    assert verdict == "disagrees"
    assert "different sides of 0.05" in sentence


@pytest.mark.parametrize("relation", ["=", "<", ">"])
@pytest.mark.parametrize("computed", [0.04, 0.06])
@pytest.mark.parametrize("printed", [0.04, 0.05, 0.06])
def test_decisions_as_statcheck_draws_them(relation, computed, printed):
    """Its own table: t with p = .04 or .06 beside p =, < and > .04, .05, .06; .05 counts."""
    t = stats.t.isf(computed / 2, 28)
    verdict, sentence = verdict_of_p(f"t(28) = {t:.10f}, p {relation} {printed}")
    decided = {"=": printed <= 0.05, "<": printed <= 0.05, ">": not printed >= 0.05}
    told_not = {"=": printed > 0.05, "<": False, ">": printed >= 0.05}
    decision_error = (decided[relation] and computed > 0.05) or (
        told_not[relation] and computed <= 0.05
    )
    if relation == ">" and printed < 0.05:
        decision_error = False
    assert ("different sides" in sentence) == decision_error
    holds = {"=": computed == printed, "<": computed < printed, ">": computed > printed}
    if computed != printed or relation == "=":  # else it hangs on the last digit
        assert (verdict == "agrees") == holds[relation]


def test_a_wrong_p_on_the_right_side_is_an_error_without_a_turned_decision():
    verdict, sentence = verdict_of_p("t(28) = 2.20, p = .05")
    assert verdict == "disagrees"
    assert "same side" in sentence


@pytest.mark.parametrize(
    "text",
    [
        "t(28) = 2.20, p = .036",
        "F(2, 28) = 2.20, p = .13",
        "chi2(1, N = 90) = 5.02, p = .025",
        "x2 ( 28 ) = 52.20 , p = .004",
        "r(28) = .52, p = .003",
        "z = 2.20, p = .028",
        "Nilai Z = -2,37 dan p = 0,018",
    ],
)
def test_right_ones_agree(text):
    assert verdict_of_p(text)[0] == "agrees"


def test_half_of_p_fits_if_the_test_was_one_sided():
    assert verdict_of_p("z = 1.96, p = .025")[0] == "agrees_under_assumption"


def test_degrees_of_freedom_that_are_missing_are_looked_for_among_the_sizes():
    verdict, sentence = verdict_of_p("The sample was 25 mothers. Paired t = 2.20, p = 0.038.")
    assert verdict == "agrees_under_assumption"
    assert "25 pairs" in sentence
    assert verdict_of_p("The t value was t = 2.20, p = 0.9.")[0] == "not_recomputable"


# scrutiny's pigs1, and its article on GRIM.
GRIM = [
    ("7.22", 32, True), ("4.74", 25, False), ("5.23", 29, False), ("2.57", 24, False),
    ("6.77", 27, False), ("2.68", 28, True), ("7.01", 29, False), ("7.38", 26, True),
    ("3.14", 27, False), ("6.89", 31, False), ("5.00", 25, True), ("0.24", 28, False),
]  # fmt: skip


@pytest.mark.parametrize(("mean", "n", "consistent"), GRIM)
def test_grim_as_scrutiny(mean, n, consistent):
    assert grim(Decimal(mean), n) is consistent


@pytest.mark.parametrize(
    ("mean", "sd", "consistent"),
    [
        ("0.53", "0.50", True), ("0.44", "0.50", True), ("0.77", "0.42", True),
        ("0.19", "0.35", False), ("0.34", "0.47", True), ("0.93", "0.25", True),
        ("0.12", "0.33", True),
    ],
)  # fmt: skip
def test_debit_as_scrutiny(mean, sd, consistent):
    assert debit(Decimal(mean), Decimal(sd), 1683) is consistent


@pytest.mark.parametrize(
    ("mean", "sd", "n", "consistent"), [("5.21", "1.6", 28, True), ("3.44", "2.47", 18, False)]
)
def test_grimmer_as_scrutiny(mean, sd, n, consistent):
    assert grimmer(Decimal(mean), Decimal(sd), n) is consistent


def test_grimmer_against_all_samples_of_four():
    """Every mean and SD that four whole scores of 0 to 5 can have passes; many others do not."""
    from itertools import combinations_with_replacement
    from statistics import mean, stdev

    possible = {
        (f"{mean(scores):.2f}", f"{stdev(scores):.2f}")
        for scores in combinations_with_replacement(range(6), 4)
    }
    assert all(grimmer(Decimal(m), Decimal(s), 4) for m, s in possible)
    tried = [(f"{m / 4:.2f}", f"{s / 100:.2f}") for m in range(21) for s in range(150)]
    passed = {pair for pair in tried if grimmer(Decimal(pair[0]), Decimal(pair[1]), 4)}
    assert len(passed) < 0.2 * len(tried)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The mean score of the 25 mothers was 4.74 (SD 1.10).", "disagrees"),
        ("The mean score of the 25 mothers was 4.76 (SD 1.10).", "agrees_under_assumption"),
        ("Rata-rata skor 20 ibu adalah 5,33.", "disagrees"),
        ("Rata-rata berat 20 bayi adalah 2500,33 gram.", "not_recomputable"),
    ],
)
def test_means_of_whole_numbers(text, verdict):
    checked = check_paper(read_paper(text)).set_index("kind")
    assert checked.loc["mean", "verdict"] == verdict


def test_an_sd_wider_than_the_range_allows():
    text = "Among 20 mothers the mean score was 5.0 (SD 4.9), lowest 3 and highest 8."
    checked = check_paper(read_paper(text)).set_index("kind")
    assert checked.loc["sd", "verdict"] == "disagrees"
    assert "2.51" in checked.loc["sd", "explanation"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("OR = 2.4 (95% CI 1.2 to 4.8)", "agrees"),
        ("OR = 2.4 (95% CI 2.6 to 4.8)", "disagrees"),
        ("OR = 2.4 (95% CI 4.8 to 1.2)", "disagrees"),
        ("OR = 2.4 (95% CI 0.8 to 7.2), p = 0.01", "agrees_under_assumption"),
        ("RR 1,35 (IK 95%: 1,02-1,79; p=0,03)", "agrees"),
    ],
)
def test_intervals(text, verdict):
    checked = check_paper(read_paper(text)).set_index("kind")
    assert checked.loc["interval", "verdict"] == verdict


@settings(max_examples=80, deadline=None)
@given(st.integers(5, 80), st.floats(0.6, 4.5), st.data())
def test_a_wrong_digit_beside_a_statistic_is_found_or_could_be_right(df, t, data):
    text = f"t({df}) = {t:.2f}, p = {2 * stats.t.sf(float(f'{t:.2f}'), df):.3f}"
    right = check_paper(read_paper(text))
    assert "disagrees" not in set(right["verdict"])
    places = [place for place, char in enumerate(text) if char.isdigit()]
    place = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from([d for d in "123456789" if d != text[place]]))
    wrong = text[:place] + digit + text[place + 1 :]
    printed = [float(number) for number in re.findall(r"\d+(?:\.\d+)?", wrong)]
    checked = check_paper(read_paper(wrong))
    fits = "agrees" in checked[checked["kind"] == "p-value"]["verdict"].tolist()
    low, high = (2 * stats.t.sf(printed[1] + half, printed[0]) for half in (0.005, -0.005))
    assert fits == (low <= printed[2] + 0.0005 and printed[2] - 0.0005 <= high)
