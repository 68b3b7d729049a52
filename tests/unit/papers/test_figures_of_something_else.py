"""Counts are confirmed of one outcome: they judge no figure of another."""

from __future__ import annotations

import pytest

from midwifery_stats.studies.papers import check_paper
from midwifery_stats.studies.papers.paper import read_paper

# 15 of 20 against 8 of 20: Fisher .054, Mann-Whitney (normal) .027.
GROUPS = {
    "compress": {"insufficient": 5, "sufficient": 15},
    "control": {"insufficient": 12, "sufficient": 8},
}


def verdicts(text: str) -> list[str]:
    checked = check_paper(read_paper(f"Results\n{text}"), groups=GROUPS)
    return checked.loc[checked["kind"] == "p-value", "verdict"].tolist()


@pytest.mark.parametrize(
    "text",
    [
        "The groups did not differ in age (Mann-Whitney test, p = 0.75).",
        "Parity did not differ between the groups (Fisher's exact test, p = 1.000).",
        "Birth weight did not differ (p = 0.41).",
        "The difference in milk volume was 14.2 ml (95% CI 3.1 to 25.3; p = 0.013).",
        "The scores were 6.2 (SD 1.1) and 3.1 (SD 1.0), independent t-test, p = 0.004.",
        "The correlation was r = 0.12 (p = 0.46).",
        "In logistic regression p = 0.312.",
        "Uji normalitas Shapiro-Wilk: p = 0,200.",
        "Tidak ada perbedaan usia (Mann-Whitney, p = 0,75).",
        "Sufficient milk: Fisher's exact test, p = 0.054, and pain: Mann-Whitney test, p = 0.300.",
    ],
)
def test_a_p_of_something_else_is_not_held_against_the_counts(text: str) -> None:
    assert "disagrees" not in verdicts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Fisher's exact test: p = 0.004.",
        "Mann-Whitney test for the comparison of the groups after: p = 0.300.",
        "Sufficient milk did not depend on the group whatever the age (Fisher, p = 0.300).",
        "Age did not differ (p = 0.750). Fisher's exact test of the outcome gave p = 0.300.",
        "Uji Mann-Whitney pada ibu dengan berat badan lahir rendah: p = 0,300.",
    ],
)
def test_a_p_of_the_counts_still_is(text: str) -> None:
    assert verdicts(text)[-1] == "disagrees"


def test_a_p_above_a_line_confirms_nothing_of_something_else() -> None:
    assert verdicts("Age: Fisher's exact test, p > 0.05.") == ["not_recomputable"]
    assert verdicts("Sufficient milk: Fisher's exact test, p > 0.05.") == ["agrees"]
    assert verdicts("Pain: Fisher's exact test, p = 0.054.") == ["agrees"]  # hardly by chance


def test_an_odds_ratio_of_another_factor() -> None:
    text = "Results\nEducation went with it (OR = 9.90, Mann-Whitney U = 12.5)."
    checked = check_paper(read_paper(text), groups=GROUPS)
    assert "disagrees" not in set(checked["verdict"])
