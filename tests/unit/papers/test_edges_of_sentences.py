"""What is said of words, shares and places, one step to either side of its edge."""

from __future__ import annotations

import pytest
from desk import checked, explained

from midwifery_stats.studies.papers.paper import read_paper


def test_words_are_quoted_where_they_stand():
    text = "Of 25 mothers, 17 came. Nilai p = 0.20, so there is no difference. They went home."
    (row,) = checked(text)[lambda rows: rows["kind"] == "conclusion"].itertuples()
    assert row.reported == "there is no difference"
    assert "could be chance, not that there is none" in row.explanation


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("More than half (52%) passed.", "fits: 52% is more than half."),
        ("More than half (48%) passed.", "does not fit: 48% is not more than half."),
        ("Less than half (48%) passed.", "fits: 48% is less than half."),
        ("Less than half (52%) passed.", "does not fit: 52% is not less than half."),
        ("A study (Sari, 2019) found p 0,04 in 31 women.", "It is a figure of another work"),
        ("Milk came on day 3.", "It was held against no other figure of the text."),
        ("Dari 10 responden, yang bekerja 40%.", "4 of 10 is 40%"),
        ("p = 0.03", "say what the design is and confirm them"),
    ],
)
def test_a_sentence_says_what_was_found(text, words):
    assert words in explained(text)


def test_an_effect_between_groups_takes_groups_that_were_alike():
    groups = {"a": {"no": 0, "yes": 10}, "b": {"no": 7, "yes": 3}}
    told = explained("So there is an effect, p = 0.003.", groups)
    assert "only if they were alike but for chance" in told
    one = explained(
        "So there is an effect, p = 0.003.",
        {"a": {"before": {"no": 9, "yes": 1}, "after": {"no": 0, "yes": 10}}},
    )
    assert "alike but for chance" not in one
    assert "without a control group" in one


def test_parts_before_the_rest_are_taken_back_to_the_whole():
    """30, 30 and the remaining 40 make 100; 25 before them belongs to something else."""
    text = "In all 25% came late; 30% had one child, 30% had two and the remaining 40% had more."
    rows = checked(text)
    (row,) = (row for name, row in rows.iterrows() if name.endswith("-sum"))
    assert row.verdict == "agrees"
    assert "30% + 30% + 40% = 100%" in row.explanation


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The mean was 17.0 (68%) in 25 mothers.", "agrees"),
        ("Of 25 mothers the mean was 17.5 (70%).", "agrees"),
        ("Of 25 mothers the mean was 17.5 (73%).", "not_recomputable"),
    ],
)
def test_a_mean_with_the_percentage_of_a_count(text, verdict):
    rows = checked(text)
    assert verdict in set(rows[rows["kind"] == "percentage"]["verdict"])


PLACE = (
    "Kecamatan ini luasnya {area} ha, jarak ke ibu kota provinsi {near} km dan jarak ke ibu kota "
    "negara {far} km. Jumlah penduduk laki-laki 60.000 jiwa dan perempuan 40.000 jiwa, dengan "
    "25.000 KK."
)


@pytest.mark.parametrize(
    ("near", "far", "verdict"), [("36", "144", "disagrees"), ("180", "90", "disagrees")]
)
def test_an_area_is_held_against_the_way_to_the_capital_of_the_country(near, far, verdict):
    """2,250,000 ha are a square of 150 km; the way to the province's capital says nothing."""
    rows = checked(PLACE.format(area="2.250.000", near=near, far=far))
    explanations = " ".join(rows["explanation"])
    assert verdict in set(rows["verdict"])
    assert "150 km a side" in explanations
    assert f"the national capital is {far} km away" in explanations
    assert "Men and women add up to 100000" in explanations
    assert "4.0 people per household" in set(rows["recomputed"])
    fits = checked(PLACE.format(area="2.250.000", near=near, far="160"))
    assert "disagrees" not in set(fits["verdict"])


def test_without_the_way_to_the_capital_nothing_is_said_of_an_area():
    text = PLACE.format(area="2.250.000", near="36", far="144").replace("negara", "kabupaten")
    rows = checked(text)
    assert "a side" not in " ".join(rows["explanation"])
    assert "4.0 people per household" in set(rows["recomputed"])


def test_parts_that_add_up_to_101_by_rounding_are_the_whole():
    rows = checked("In all 31% had one child, 30% had two and the remaining 40% had more.")
    (row,) = (row for name, row in rows.iterrows() if name.endswith("-sum"))
    assert "31% + 30% + 40% = 101%" in row.explanation


def test_shares_that_make_more_than_all_are_not_added_up():
    """Mothers who worked and mothers who were young: 70% and 60% are no 130%."""
    told = explained("Most were at work (70%) and young (60%).")
    assert "130%" not in told
    together = explained("Most were aged 20-30 (40%) and 31-35 (30%).")
    assert "70%" in together


@pytest.mark.parametrize(("last", "kind"), [("0.035", "p-value"), ("1.35", "percentage")])
def test_only_what_can_be_a_p_stands_in_the_column_of_p(last, kind):
    """Five cells under three heads: the last is the p-value, if it is 1 at most."""
    rows = f"Hasil\n\nPijat   n   %   p\nYa   12   60   8   40   {last}\nTidak   9   45   11   55\n"
    assert read_paper(rows).found[4].kind == kind
