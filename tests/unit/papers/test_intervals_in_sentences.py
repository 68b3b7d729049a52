"""To which figure a printed interval belongs, and what it is held against."""

from __future__ import annotations

import pytest

from midwifery_stats.studies.papers import check_paper
from midwifery_stats.studies.papers.paper import read_paper

# The second study after: 10 of 10 against 3 of 10.
TWO = {"massage": {"low": 0, "high": 10}, "control": {"low": 7, "high": 3}}


def verdicts(text: str, kind: str, groups: object = TWO) -> list[str]:
    checked = check_paper(read_paper(f"Results\n{text}"), groups=groups)
    return checked.loc[checked["kind"] == kind, "verdict"].tolist()


def found(text: str) -> list[tuple[str, str, str]]:
    return [(f.kind, f.relation, f.reported) for f in read_paper(text).found]


@pytest.mark.parametrize(
    "text",
    [
        "The mean age was 26.4 years (95% CI 24.1 to 28.7).",
        "The median was 40 (95% CI 30 to 50).",
        "The mean volume rose by 12 ml (95% CI 3 to 21).",
        "Of 20 mothers 75% (95% CI 51% to 91%) had enough milk.",
        "Dari 20 ibu, 75% (IK 95% 51% sampai 91%) cukup.",
        "Of 20 mothers 75% (95% CI 0.51 to 0.91) had enough milk.",
    ],
)
def test_counts_do_not_judge_an_interval_of_something_else(text: str) -> None:
    """Confirmed counts of the outcome give no interval of an age, a volume, a share."""
    assert verdicts(text, "interval") == ["agrees"]


def test_an_interval_of_nothing_known_is_not_held_against_the_counts() -> None:
    assert verdicts("We found r = 0.4 (95% CI 0.1 to 0.6).", "interval") == ["not_recomputable"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        # By hand from Wilson's limits 72.25 to 100 and 10.78 to 60.32 (Newcombe 1998, method 10).
        ("The difference was 70 percentage points (95% CI 29 to 89).", "agrees"),
        ("The risk difference was 0.70 (95% CI 0.29 to 0.89).", "agrees"),
        ("The risk difference was -70 percentage points (95% CI -89 to -29).", "agrees"),
        # As lesson 06 writes it in a thesis.
        (
            "Milk: 10 of 10 and 3 of 10, a difference of 70 percentage points (95% confidence "
            "interval from 29 to 89; exact two-sided Mann-Whitney test, p = 0.003).",
            "agrees",
        ),
        ("Selisih 70 poin persentase (interval kepercayaan 95% dari 29 sampai 89).", "agrees"),
        # Wald: 0.7 -+ 1.96 * sqrt(0.3 * 0.7 / 10) = 0.416 to 0.984; with 1/10 more 0.316 to 1.
        ("The risk difference was 0.70 (95% CI 0.416 to 0.984).", "agrees"),
        ("The risk difference was 0.70 (95% CI 0.316 to 1.000).", "agrees"),
        # Agresti and Caffo: 11/12 - 4/12 -+ 1.96 * sqrt(11/1728 + 32/1728) = 0.274 to 0.893.
        ("The risk difference was 0.70 (95% CI 0.274 to 0.893).", "agrees"),
        # Nobody knows all methods.
        ("The risk difference was 0.70 (95% CI 0.35 to 0.85).", "not_recomputable"),
        # Koopman's score interval: the score test's chi-square is 3.84 at 1.66 and at 9.28.
        ("The risk ratio was 3.33 (95% CI 1.66 to 9.28).", "agrees"),
        ("The risk ratio was 0.30 (95% CI 0.11 to 0.60).", "agrees"),
        # One end is Koopman's: a slip. Where no end is that of a method, it may be another method.
        ("The risk ratio was 3.33 (95% CI 1.86 to 9.28).", "disagrees"),
        ("The risk ratio was 3.33 (95% CI 1.86 to 7.90).", "not_recomputable"),
    ],
)
def test_an_interval_is_held_against_its_own_effect(text: str, first: str) -> None:
    assert verdicts(text, "interval")[0] == first


@pytest.mark.parametrize(
    "text",
    [
        "The adjusted odds ratio was 2.4 (95% CI 1.2 to 4.8).",
        "aOR 2.4 (95% CI 1.2 to 4.8)",
        "The hazard ratio was 2.4 (95% CI 1.2 to 4.8).",
    ],
)
def test_what_counts_alone_do_not_give_is_held_against_its_own_interval(text: str) -> None:
    assert verdicts(text, "odds ratio") + verdicts(text, "risk ratio") == ["not_recomputable"]
    assert verdicts(text, "interval") == ["agrees"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The mean was 12 ml and the risk ratio had a 95% CI of 13 to 21.", "not_recomputable"),
        ("The mean was 12.4, while the median had 95% CI 13 to 21.", "not_recomputable"),
        ("The mean was 12.4, haemoglobin 95% CI 13 to 20.", "not_recomputable"),
        ("Rerata 12,4 dan selisih proporsi IK 95% 13-21.", "not_recomputable"),
        ("The mean was 12.4 ml in the massage group (95% CI 13 to 21).", "disagrees"),
        ("The mean was 12.4, with a 95% CI of 13 to 21.", "disagrees"),
        ("OR 2.4 among first-time mothers (95% CI 2.5 to 4.8).", "disagrees"),
        ("Rerata 12,4 (IK 95% 13,0-14,8).", "disagrees"),
    ],
)
def test_words_between_say_whose_interval_it_is(text: str, verdict: str) -> None:
    assert verdicts(text, "interval", None) == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "Among 20 mothers the difference was 33.3 percentage points.",
        "Of 20 mothers in each group, 35 percentage points more had enough milk.",
        "Among 20 mothers the difference was 33.3%.",
        "Dari 20 ibu, selisihnya adalah 33,3%.",
        "Dari 20 ibu, bedanya 33,3 poin persentase.",
    ],
)
def test_points_are_no_share_of_mothers(text: str) -> None:
    assert verdicts(text, "percentage", None) == ["not_recomputable"]


@pytest.mark.parametrize(
    "text",
    [
        "Of 21 mothers in each group we know this: the study had 80% power.",
        "Of 21 mothers none fell ill, tested at the 5% level.",
        "Of 21 mothers all were tested at a 5% significance level.",
        "Of 21 mothers all rubbed their hands with 70% alcohol.",
        "Of 21 mothers all were asked; 12% non-response was expected.",
    ],
)
def test_a_power_a_level_and_a_solution_are_no_share_of_mothers(text: str) -> None:
    assert verdicts(text, "percentage", None) == ["not_recomputable"]


def test_the_level_of_an_interval_is_no_share_and_its_limits_are_no_percentages() -> None:
    assert found("The mean score was 40 (95% CI 30 to 50).") == [
        ("mean", "=", "40"),
        ("interval", "=", "30 to 50"),
    ]
    assert found("It was 75% (95% CI 51% to 91%).") == [
        ("percentage", "=", "75%"),
        ("interval", "=", "51% to 91"),
    ]
    assert found("It was 75% (CI 95% 51-91).")[1:] == [("interval", "=", "51-91")]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The Wilcoxon test gave p not less than 0.05.", "≥"),
        ("The p-value was no less than 0.05.", "≥"),
        ("p was not below 0.05", "≥"),
        ("Nilai p tidak kurang dari 0,05.", "≥"),
        ("Nilai p tidak lebih kecil dari 0,05.", "≥"),
        ("The p-value is not greater than 0.05.", "≤"),
        ("Nilai p tidak lebih dari 0,05.", "≤"),
        ("p was above 0.05", ">"),
        ("Nilai p di bawah 0,05.", "<"),
        ("p less than 0.05", "<"),
        ("As shown above (p = 0.03) it was.", "="),
        ("Seperti di atas, nilai p = 0,03.", "="),
        ("It was less than before (p = 0.03).", "="),
    ],
)
def test_where_words_say_on_which_side_p_lies(text: str, relation: str) -> None:
    ((kind, sign, _reported),) = found(text)
    assert (kind, sign) == ("p-value", relation)
