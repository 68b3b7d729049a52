"""A p-value keeps its sign in every sentence; a ratio that does not exist agrees with none."""

from __future__ import annotations

import pandas as pd
import pytest

import midwifery_stats as ms
from midwifery_stats.studies.papers.statistics import decides_otherwise, fits

GROUPS = {
    "massage": {
        "before": {"insufficient": 10, "sufficient": 0},
        "after": {"insufficient": 0, "sufficient": 10},
    },
    "control": {
        "before": {"insufficient": 10, "sufficient": 0},
        "after": {"insufficient": 7, "sufficient": 3},
    },
}


def rows(text: str, groups: object = GROUPS) -> pd.DataFrame:
    return ms.check_paper(ms.read_paper(text), groups=groups).set_index("kind")


@pytest.mark.parametrize("printed", ["p < 0.05", "p<0.05", "p > 0.05", "p = 0.05", "p ≤ 0.05"])
def test_the_sign_stands_in_the_table_and_in_the_sentence(printed: str) -> None:
    sign = printed[1:].replace(" ", "")[0]
    wanted = "0.05" if sign == "=" else f"{sign} 0.05"
    row = rows(f"Massage group after against control group, Fisher's exact test: {printed}.")
    row = row.loc["p-value"]
    assert row["reported"] == wanted
    assert f" {wanted} follows" in row["explanation"] or (f" gives {wanted}:" in row["explanation"])


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("p < 0.05", "p < 0.05 is not above 0.05, and"),
        ("p ≤ 0.05", "p ≤ 0.05 is not above 0.05, and"),
        ("p ≥ 0.05", "p ≥ 0.05 says that the difference seen could be chance"),
        ("p = 0.05", "p = 0.05 is not above 0.05, and"),
        ("p = 0.031", "p = 0.031 is not above 0.05, and"),
        ("p > 0.05", "p > 0.05 says that the difference seen could be chance"),
        ("p = 0.083", "p = 0.083 says that the difference seen could be chance"),
    ],
)
def test_no_difference_beside_a_p(printed: str, words: str) -> None:
    found = rows(f"The Wilcoxon test gave {printed}, so there is no difference.")
    assert words in found.loc["conclusion", "explanation"]


def test_groups_that_all_began_alike_have_no_odds_ratio_to_agree_with() -> None:
    """With a half added, 0 of 6 and 0 of 16 would give 2.5: no mother had the better word."""
    groups = {
        "a": {"before": {"no": 6, "yes": 0}, "after": {"no": 3, "yes": 3}},
        "b": {"before": {"no": 16, "yes": 0}, "after": {"no": 7, "yes": 9}},
    }
    row = rows("The odds ratio was 2.5.", groups).loc["odds ratio"]
    assert row["verdict"] == "disagrees"
    assert "before" not in row["explanation"]


def test_a_table_with_an_empty_cell_says_that_a_half_was_added() -> None:
    """10.5 x 7.5 / (0.5 x 3.5) = 45."""
    row = rows("The odds ratio was 45.0.").loc["odds ratio"]
    assert row["verdict"] == "agrees"
    assert "a half added to each count" in row["explanation"]


def test_a_negative_p_is_no_small_p_that_a_program_prints() -> None:
    row = rows("The Wilcoxon test gave p = -0.01.", None).loc["p-value"]
    assert (row["verdict"], row["recomputed"]) == ("disagrees", "")
    assert "lies between 0 and 1, so -0.01 cannot be one" in row["explanation"]


@pytest.mark.parametrize(
    ("text", "verdict", "words"),
    [
        ("A minority of mothers (100%) were primiparous.", "disagrees", "is not less than half"),
        ("A minority of mothers (50%) were primiparous.", "disagrees", "is not less than half"),
        ("A minority of mothers (30%) were primiparous.", "agrees", "is less than half"),
        ("The majority of mothers (45%) were primiparous.", "disagrees", "is not more than half"),
        ("The majority of mothers (60%) were primiparous.", "agrees", "is more than half"),
    ],
)
def test_one_share_alone_is_called_neither_smallest_nor_largest(
    text: str, verdict: str, words: str
) -> None:
    row = rows(text, None).loc["wording"]
    assert row["verdict"] == verdict
    assert words in row["explanation"]


def test_a_percentage_that_every_number_of_mothers_can_give_lists_none() -> None:
    row = rows("The milk was sufficient in 100%.", None).loc["percentage"]
    assert row["explanation"].endswith("any number of mothers can give 100%.")


@pytest.mark.parametrize(
    ("printed", "sign"),
    [("p ≤ 0.05", "≤"), ("p <= 0.05", "≤"), ("p⩽0,05", "≤"), ("p ≥ 0.05", "≥"), ("p >= 0.05", "≥")],
)
def test_a_sign_with_equality_is_kept_as_printed(printed: str, sign: str) -> None:
    row = rows(f"The result was {printed}.", None).loc["p-value"]
    assert row["reported"].startswith(f"{sign} 0")


@pytest.mark.parametrize(
    ("printed", "fits"), [("≤", True), ("≥", True), ("<", False), (">", False), ("<=", True)]
)
def test_a_p_that_equals_the_printed_one(printed: str, fits: bool) -> None:
    """All 3 against none of 3: of the 20 ways to choose 3 of 6, 2 are as extreme, so p = 0.1."""
    groups = {
        "massage": {"before": {"no": 3, "yes": 0}, "after": {"no": 0, "yes": 3}},
        "control": {"before": {"no": 3, "yes": 0}, "after": {"no": 3, "yes": 0}},
    }
    told = f"Massage group after against control group, Fisher's exact test: p {printed} 0.1."
    assert (rows(told, groups).loc["p-value", "verdict"] == "agrees") == fits


@pytest.mark.parametrize(
    ("printed", "from_low_end", "to_high_end"),
    [("≤", True, False), ("<", False, False), ("≥", False, True), (">", False, False)],
)
def test_a_range_of_p_that_ends_at_the_printed_one(
    printed: str, from_low_end: bool, to_high_end: bool
) -> None:
    """From 0.05 to 0.07 only 0.05 itself is not above 0.05; so too from the other side."""
    (p,) = ms.read_paper(f"The result was p {printed} 0.05.").found
    assert fits(p, 0.05, 0.07) == (from_low_end or printed in ">≥")
    assert fits(p, 0.03, 0.05) == (to_high_end or printed in "<≤")


@pytest.mark.parametrize(
    ("printed", "computed", "otherwise"),
    [
        ("≤ 0.05", 0.06, True),
        ("≤ 0.05", 0.05, False),
        ("≤ 0.10", 0.03, False),
        ("≥ 0.05", 0.03, True),
        ("≥ 0.05", 0.20, False),
        ("≥ 0.01", 0.20, False),
    ],
)
def test_two_sides_of_the_level(printed: str, computed: float, otherwise: bool) -> None:
    (p,) = ms.read_paper(f"The result was p {printed}.").found
    assert decides_otherwise(p, computed) == otherwise


@pytest.mark.parametrize(
    ("p", "level", "verdict"),
    [
        ("p = 0.05", "≤ 0.05", "agrees"),
        ("p = 0.05", "< 0.05", "agrees_under_assumption"),
        ("p = 0.05", "≥ 0.05", "agrees"),
        ("p = 0.03", "≤ 0.05", "agrees"),
        ("p = 0.06", "≤ 0.05", "disagrees"),
        ("p = 0.03", "≥ 0.05", "disagrees"),
        ("p < 0.05", "≤ 0.05", "agrees"),
        ("p ≤ 0.05", "≤ 0.05", "agrees"),
        ("p ≤ 0.05", "< 0.05", "agrees_under_assumption"),
        ("p > 0.05", "≤ 0.05", "disagrees"),
        ("p ≥ 0.05", "≤ 0.05", "agrees_under_assumption"),
        ("p ≥ 0.05", "< 0.05", "disagrees"),
    ],
)
def test_a_p_beside_the_level_that_it_equals(p: str, level: str, verdict: str) -> None:
    assert rows(f"We found {p} (α {level}).", None).loc["alpha", "verdict"] == verdict


def test_words_that_call_p_at_least_the_level_significant() -> None:
    """p ≥ 0.05 may be 0.05 itself, so it is not said to lie above."""
    row = rows("The Wilcoxon test gave p ≥ 0.05, a significant difference.", None)
    told = row.loc["conclusion", "explanation"]
    assert told.startswith("p ≥ 0.05 does not lie below 0.05, and the words beside it call")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The difference was 12 ml (95% CI 3 to 21).", "agrees"),
        ("There was a difference of 12 ml (95% CI 13 to 21).", "disagrees"),
        ("The mean was 12 ml, with a 95% confidence interval of 3 to 11.", "disagrees"),
        ("Selisihnya 12 ml (IK 95% 3-21).", "agrees"),
        ("Selisihnya 25 ml (IK 95%: 3 sampai 21).", "disagrees"),
        # Two amounts: the interval may be that of their difference.
        ("Means were 42 ml against 30 ml (95% CI 3 to 21).", "not_recomputable"),
        (
            "The increase was 15 minutes and the age had 95% CI 30 to 39.",
            "not_recomputable",
        ),
        ("We gave 40 ml (95% CI 3 to 21).", "not_recomputable"),
    ],
)
def test_an_interval_belongs_to_the_amount_before_it(text: str, verdict: str) -> None:
    assert rows(text, None).loc["interval", "verdict"] == verdict
