"""Counts are confirmed of one outcome: they judge no figure of another."""

from __future__ import annotations

import pytest
from desk import MILK, TWICE, checked, explained

CONFIRMED = (
    "Sufficient milk was reached by 15 of 20 mothers with compresses and by 8 of 20 without."
)
FOUR = (
    "Before massage milk was sufficient in 3 of 15 and 4 of 15 mothers, after massage sufficient "
    "milk was seen in 11 of 15 and 6 of 15 mothers."
)


def verdicts(text: str, groups: object = MILK, kind: str = "p-value") -> list[str]:
    rows = checked(f"Results\n{text}", groups)
    return rows.loc[rows["kind"] == kind, "verdict"].tolist()


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
        "The rate of mastitis was 2 of 20 and 1 of 20 (Fisher, p = 1.000).",
        "Exclusive breastfeeding at six weeks was 60% and 50% (chi-square p = 0.53).",
        "Postpartum blues was less frequent in the compress group (chi-square, p = 0.012).",
        "Pre-test scores: p = 0.81.",
        "Kruskal-Wallis test, p = 0.047.",
        "The interaction was not significant (p = 0.48).",
        "The trend test gave p = 0.002.",
        "Spearman rho = 0.31, p = 0.05.",
        "Mothers with compresses were more satisfied (p = 0.03).",
        "At baseline the groups were alike (p = 0.74).",
        "For mastitis U = 190, Z = -0.60, p = 0.55.",
        "Age did not differ (p = 0.750). Fisher's exact test of the outcome gave p = 0.300.",
        "Kejadian mastitis 2 dari 20 dan 1 dari 20 (Fisher, p = 1,000).",
        "ASI eksklusif pada enam minggu 60% dan 50% (chi-square, p = 0,53).",
        "Baby blues lebih jarang pada kelompok kompres (chi-square, p = 0,012).",
        "Skor pre-test: p = 0,81.",
        "Uji Kruskal-Wallis, p = 0,047.",
        "Interaksinya tidak bermakna (p = 0,48).",
        "Korelasi Spearman rho = 0,31, p = 0,05.",
        "Ibu dengan kompres lebih puas (p = 0,03).",
        "Sebelum perlakuan kedua kelompok setara (p = 0,74).",
        "Uji Mann-Whitney pada ibu dengan berat badan lahir rendah: p = 0,300.",
    ],
)
@pytest.mark.parametrize("before", ["", CONFIRMED])
def test_a_p_of_something_else_is_not_held_against_the_counts(text: str, before: str) -> None:
    """Neither accused nor credited, but by what its own clause prints."""
    rows = checked(f"Results\n{before} {text}", MILK)
    rows = rows[rows["kind"] == "p-value"]
    assert "disagrees" not in set(rows["verdict"])
    assert not rows["explanation"].str.contains("The counts of the groups").iloc[-1]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The OR for caesarean birth was 0.62 (95% CI 0.20 to 1.95).", "odds ratio"),
        ("Fever (OR 2.10, 95% CI 1.05 to 4.20) was rare.", "odds ratio"),
        ("The relative risk of jaundice was 0.75 (95% CI 0.30 to 1.90).", "risk ratio"),
        ("Jaundice was alike in both groups (chi-square = 0.80).", "chi-square"),
        ("For mastitis U = 190, Z = -0.60.", "U"),
        ("OR persalinan sesar 0,62 (IK 95% 0,20-1,95).", "odds ratio"),
        ("Risiko relatif ikterus 0,75 (IK 95% 0,30-1,90).", "risk ratio"),
        ("Education went with it (OR = 9.90, Mann-Whitney U = 12.5).", "odds ratio"),
    ],
)
@pytest.mark.parametrize("before", ["", CONFIRMED])
def test_a_ratio_of_something_else_is_not_held_against_the_counts(
    text: str, kind: str, before: str
) -> None:
    assert verdicts(f"{before} {text}", kind=kind) == ["not_recomputable"]
    assert "disagrees" not in set(checked(f"{before} {text}", MILK)["verdict"])


@pytest.mark.parametrize(
    "text",
    [
        "Fisher's exact test: p = 0.004.",
        "Mann-Whitney test for the comparison of the groups after: p = 0.300.",
        f"{CONFIRMED} Sufficient milk did not depend on the group (Fisher, p = 0.300).",
        f"{CONFIRMED} Fisher's exact test gave p = 0.300.",
        f"{CONFIRMED} The difference was significant (p = 0.004).",
        f"{CONFIRMED[:-1]} (Fisher, p = 0.004).",
        "It was 75% with compresses against 40% in controls (chi-square, p = 0.30).",
        "Milk was sufficient in 15 (75%) and 8 (40%) mothers, Mann-Whitney p = 0.300.",
        "Uji Fisher: p = 0,300.",
        "ASI cukup pada 15 dari 20 ibu dan 8 dari 20 ibu (uji Fisher, p = 0,004).",
        "ASI cukup pada 15 dari 20 ibu dan 8 dari 20 ibu. Hasil uji Mann-Whitney p = 0,300.",
        "Fisher's exact test gave p = 0.300 for sufficient milk (15 of 20 and 8 of 20).",
    ],
)
def test_a_p_of_the_counts_still_is(text: str) -> None:
    assert verdicts(text)[-1] == "disagrees"


def test_a_p_above_a_line_confirms_nothing_of_something_else() -> None:
    assert verdicts("Age: Fisher's exact test, p > 0.05.") == ["not_recomputable"]
    assert verdicts(f"{CONFIRMED} Sufficient milk: Fisher's exact test, p > 0.05.") == ["agrees"]
    assert verdicts(f"{CONFIRMED} Sufficient rest: Fisher's exact test, p = 0.300.") == [
        "not_recomputable"
    ]
    assert verdicts("Pain: Fisher's exact test, p = 0.054.") == ["not_recomputable"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Before massage milk was sufficient in 3 of 15 and 4 of 15 (Fisher, p = {}).", "1.000"),
        ("Before massage milk was sufficient in 3 of 15 and 4 of 15 (p = {}).", "0.67"),
        ("Sebelum pijat ASI cukup pada 3 dari 15 dan 4 dari 15 ibu (Fisher, p = {}).", "1,000"),
        ("After massage milk was sufficient in 11 of 15 and 6 of 15 (Fisher, p = {}).", "0.139"),
        (f"{FOUR} Sufficient milk at baseline did not differ (Fisher, p = {{}}).", "1.000"),
        (f"{FOUR} Sufficient milk after massage did not differ (Fisher, p = {{}}).", "0.139"),
        ("In the massage group it rose from 3 of 15 to 11 of 15 (McNemar, p = {}).", "0.008"),
    ],
)
def test_a_p_is_held_against_the_counts_of_its_own_time(text: str, verdict: str) -> None:
    """Fisher by hand: 3 and 4 of 15 are the likeliest with 7 in all; 11 and 6 of 15 give .139."""
    assert verdicts(text.format(verdict), TWICE)[0] in ("agrees", "agrees_under_assumption")
    assert verdicts(text.format("0.912"), TWICE) == ["disagrees"]


def test_two_figures_that_do_not_follow_are_perhaps_of_other_numbers() -> None:
    """A Mann-Whitney test of the scores may stand beside shares: its U and its p fit each other."""
    text = f"{CONFIRMED[:-1]} (Mann-Whitney U = {{}}, p = {{}})."
    assert verdicts(text.format("112.0", "0.012")) == ["not_recomputable"]
    assert verdicts(text.format("130.0", "0.012")) == ["disagrees"]
    assert verdicts(text.format("112.0", "0.027"), kind="U") == ["disagrees"]


def test_counts_of_its_own_accuse_only_where_they_are_the_whole_of_it() -> None:
    """A chi-square may be that of more levels than the two that the sentence counts."""
    own = "Primary school: 5 of 20 and 8 of 20 ({}, p = {})."
    assert verdicts(own.format("Fisher", "0.501")) == ["agrees"]
    assert verdicts(own.format("Fisher", "0.012")) == ["disagrees"]
    assert verdicts(own.format("chi-square", "0.012")) == ["not_recomputable"]
    assert "would print it" not in explained(own.format("Fisher", "0.012"), MILK)


def test_a_one_sided_p_is_credited_to_the_test_that_is_named() -> None:
    """The tail of Fisher's test for 15 and 8 of 20 is .0268."""
    told = f"{CONFIRMED} Fisher's exact test (one-sided) gave p = 0.027."
    assert verdicts(told) == ["agrees"]
    assert "give 0.027 / " in explained(told, MILK)
    assert verdicts(f"{CONFIRMED} Uji Fisher (satu sisi) p = 0,027.") == ["agrees"]


def test_mcnemars_chi_square_is_mcnemars() -> None:
    """9 went up and 1 down: 8^2 / 10 = 6.4, p = .011; exactly 22 / 1024 = .021."""
    groups = {"m": {("no", "yes"): 9, ("yes", "no"): 1, ("no", "no"): 10}}
    text = "McNemar chi-square = 6.40, p = 0.011."
    rows = checked(text, groups)
    assert set(rows["verdict"]) <= {"agrees", "agrees_under_assumption"}
    assert "do not hold what this test compares" not in explained(text, groups)
