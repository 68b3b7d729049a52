"""A p-value keeps its sign in every sentence; a ratio that does not exist agrees with none."""

from __future__ import annotations

import pandas as pd
import pytest

import midwifery_stats as ms

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


@pytest.mark.parametrize("printed", ["p < 0.05", "p<0.05", "p > 0.05", "p = 0.05"])
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
