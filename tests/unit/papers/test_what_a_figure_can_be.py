"""Small p, means of whole numbers, proposals and what is said where nothing can be held."""

from __future__ import annotations

import pytest
from desk import checked, explained

import midwifery_stats as ms
from midwifery_stats.studies.papers.paper import read_paper


@pytest.fixture(autouse=True)
def english():
    yield
    ms.use_language("en")


@pytest.mark.parametrize(
    ("printed", "most"), [("0.00", "0.005"), ("0,00", "0.005"), ("0.000", "0.001"), ("0.0", "0.05")]
)
def test_a_printed_zero_says_no_more_than_its_decimals(printed: str, most: str) -> None:
    row = checked(f"We found p = {printed}.").iloc[0]
    assert row["recomputed"] == f"p < {most}"
    assert f"to be read as p < {most}," in row["explanation"]


def test_a_printed_zero_beside_its_statistic() -> None:
    """z = 2.5 has p = .0124, z = 2.9 has .0037: only the second is 0.00 as printed."""
    assert "disagrees" in set(checked("z = 2.50, p = 0.00.")["verdict"])
    assert "disagrees" not in set(checked("z = 2.90, p = 0.00.")["verdict"])
    assert "disagrees" in set(checked("z = 2.90, p = 0.000.")["verdict"])


@pytest.mark.parametrize(
    "text",
    [
        "40 of 100 infants in the low-income group were seen.",
        "40 of 100 infants in the low income group were seen.",
        "Of 100 infants, 40 (40%) had a low birth weight.",
        "Dari 100 bayi, 40 bayi (40%) pada kelompok rendah.",
        "Milk was sufficient in 15 of 20 mothers (75%) with compresses and 8 of 20 (40%) controls.",
        "ASI cukup pada 16 dari 20 ibu (80%) dengan pijat dan 9 dari 20 ibu (45%) tanpa pijat.",
        "Milk was fluent in 8 (32%) of 25 mothers before and in 22 (88%) after massage.",
        "17 of 25 mothers (68%) had milk that was less fluent, and after it all 25 mothers (100%) "
        "had fluent milk.",
    ],
)
def test_no_counts_are_proposed_where_no_level_stands_beside_its_count(text: str) -> None:
    assert read_paper(text).proposed_groups() == {}


@pytest.mark.parametrize(
    "text",
    [
        "Before massage 17 of 25 mothers (68%) had milk that was less fluent, and after it all 25 "
        "mothers (100%) had fluent milk.",
        "Sebelum pijat 17 dari 25 ibu (68%) memiliki ASI kurang lancar, dan sesudah pijat 25 ibu "
        "(100%) memiliki ASI lancar.",
    ],
)
def test_a_level_belongs_to_the_count_of_its_own_part(text: str) -> None:
    counts = {
        "before": {"less fluent": 17, "fluent": 8},
        "after": {"less fluent": 0, "fluent": 25},
    }
    assert read_paper(text).proposed_groups() == {"mothers": counts}


def test_one_mean_that_cannot_be_is_told_once() -> None:
    rows = checked("The mean EPDS score of 20 mothers was 9.27 (SD 4.10).").set_index("kind")
    assert rows.loc["mean", "verdict"] == "disagrees"
    assert rows.loc["sd", "verdict"] == "not_recomputable"
    assert "9.27 is in doubt" in rows.loc["sd", "explanation"]


@pytest.mark.parametrize(
    "text",
    [
        "The mean number of daily feeds of 20 mothers recorded over a week was 8.47.",
        "Rata-rata jumlah menyusui 20 ibu per hari adalah 8,47.",
        "Rata-rata nilai pengetahuan 20 ibu adalah 73,33.",
        "The mean pain on the VAS of 20 mothers was 4.27.",
    ],
)
def test_a_mean_that_need_not_be_of_whole_numbers_is_not_accused(text: str) -> None:
    assert checked(text).set_index("kind").loc["mean", "verdict"] == "agrees_under_assumption"


def test_a_sum_is_one_of_several() -> None:
    """24 times 6.2 is 148.8: 148 and 149 are printed so."""
    assert "for example with the sum 149." in explained("The mean score of 24 mothers was 6.2.")


def test_a_part_of_a_part_is_a_share_of_it() -> None:
    text = "Of the 60 women, 45 (75%) completed it. Of these, 30 (66.7%) came back."
    rows = checked(text)
    assert "disagrees" not in set(rows["verdict"])
    assert "30 is 66.7% of 45: it fits if it is a share of those 45." in " ".join(
        rows["explanation"]
    )
    indonesian = "Dari 60 ibu, 45 ibu (75%) selesai. Dari jumlah itu, 30 ibu (66,7%) kembali."
    assert "disagrees" not in set(checked(indonesian)["verdict"])


def test_a_statistic_points_to_the_row_of_its_p() -> None:
    rows = checked("t(38) = 2.81, p = 0.008.").set_index("kind")
    assert rows.loc["t", "explanation"] == "See the row of its p, 0.008."
    ms.use_language("id")
    assert "Lihat baris nilai p-nya, 0.008." in explained("t(38) = 2.81, p = 0.008.")


def test_a_size_between_a_correlation_and_its_p_parts_them_not() -> None:
    """r = .42 of 45 pairs: t = 3.03 with 43 degrees of freedom, p = .0041."""
    rows = checked("Milk went with rest (r = 0.42, n = 45, p = 0.004).").set_index("kind")
    assert rows.loc["p-value", "verdict"] == "agrees_under_assumption"
    assert "No p-value" not in " ".join(rows["explanation"])


@pytest.mark.parametrize(
    "text", ["Kruskal-Wallis gave p = 0.03.", "Umur: p = 0,03.", "RR 1.35 (95% CI 1.02 to 1.79)"]
)
def test_counts_are_asked_for_only_if_it_compares_counts(text: str) -> None:
    assert "If it compares counts of mothers" in explained(text)


def test_or_between_words_is_no_odds_ratio() -> None:
    text = "They were primiparous (60%) or multiparous (40%); 20 or 30 came; OR for milk 2.4."
    kinds = [(f.kind, f.reported) for f in read_paper(text).found if f.kind == "odds ratio"]
    assert kinds == [("odds ratio", "2.4")]


def test_weeks_in_words_count_no_mothers() -> None:
    rows = read_paper("At six weeks it was 60%.").found
    assert [f.kind for f in rows] == ["duration", "percentage"]


def test_a_size_before_to_is_no_range() -> None:
    found = read_paper("Sufficient milk rose from 3 of 15 to 11 of 15 mothers.").found
    assert [(f.kind, f.reported) for f in found] == [
        ("count", "3"),
        ("size", "15"),
        ("count", "11"),
        ("size", "15"),
    ]
