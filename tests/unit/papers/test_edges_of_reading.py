"""What a rule of reading takes in and what it leaves out, one step to either side of its edge."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from desk import checked

from midwifery_stats.studies.papers.paper import read_paper
from midwifery_stats.studies.papers.shares import sizes_giving
from midwifery_stats.studies.papers.statistics import fits
from midwifery_stats.studies.printed_numbers import plain

# --- signs and numbers ----------------------------------------------------------------------------


def test_small_letters_keep_every_place():
    """The Turkish capital I with a dot is two signs in small letters: it alone stays as it is."""
    text = "İBU Nifas"
    assert plain(text) == "İbu nifas"
    assert plain("İ") == "İ"


@pytest.mark.parametrize("alpha", ["0.1", "0.05", "0.025", "0.01", "0.001"])
def test_a_usual_alpha_beside_a_p_is_not_a_second_p(alpha):
    found = read_paper(f"We found p = 0.0004 (p < {alpha}).").found
    assert [(one.kind, one.value) for one in found] == [
        ("p-value", 0.0004),
        ("alpha", float(alpha)),
    ]
    other = read_paper("We found p = 0.0004 (p < 0.0007).").found
    assert [one.kind for one in other] == ["p-value", "p-value"]


def test_only_days_in_words_are_days():
    found = read_paper("Milk came on the fifth day. Fifteen women came, on a fifth to sixth visit.")
    told = [(one.kind, one.value, one.unit) for one in found.found]
    assert told == [("day", 5.0, "days"), ("count", 15.0, ""), ("range", 5.0, "")]
    # Of a count only the number is the figure; of a day and of a range all that names them.
    printed = [one.reported for one in found.found]
    assert printed == ["fifth day", "Fifteen", "fifth to sixth"]


def test_a_printed_limit_of_p_is_not_reached():
    """p < 0.05 does not hold of a p of just 0.05, nor p > 0.05; p < 0.000 holds below 0.0005."""
    (p,) = read_paper("We found p < 0.05.").found
    assert not fits(p, 0.05, 0.06)
    assert fits(p, 0.0499, 0.06)
    assert not fits(replace(p, relation=">"), 0.04, 0.05)
    assert fits(replace(p, relation=">"), 0.04, 0.0501)
    (length,) = read_paper("Massage lasted 15-20 minutes for all of them.").found
    assert length.reported == "15-20 minutes"
    zero = replace(p, value=0.0, reported="0.000")
    assert not fits(zero, 0.0005, 0.1)
    assert fits(zero, 0.0004, 0.1)


def test_the_context_of_a_figure_is_its_sentence_up_to_600_signs():
    long = "Of 25 mothers, 17 were fluent " + "and were seen again by a midwife " * 30 + "."
    short = "Of 25 mothers, 17 were fluent."
    assert {len(one.context) for one in read_paper(long).found} == {600}
    assert {one.context for one in read_paper(short).found} == {short}


def test_every_size_that_gives_a_percentage_is_named():
    """By trying them all: 2 mothers are printed as 67% of 3 only; 1 as 0.1% of 667 to 1000."""
    for part, percent in ((2, "67"), (1, "0.1"), (17, "68"), (1, "1"), (9, "50"), (3, "99.9")):
        printed = Decimal(percent)
        wanted = [
            n
            for n in range(part, 1001)
            for share in [Decimal(100 * part) / n]
            if printed
            in (share.quantize(printed, ROUND_HALF_UP), share.quantize(printed, ROUND_HALF_EVEN))
        ]
        assert sizes_giving(part, printed) == wanted


# --- tables ---------------------------------------------------------------------------------------


def test_an_elementary_school_is_not_a_standard_deviation():
    """SD is sekolah dasar where the heads are a number and a percentage."""
    found = read_paper("Hasil\n\nPendidikan   n   %\nSD   10   41.7\nSMP   14   58.3\n").found
    assert [(one.kind, one.value) for one in found] == [
        *[("count", 10.0), ("percentage", 41.7)],
        *[("count", 14.0), ("percentage", 58.3)],
    ]
    spread = read_paper("Hasil\n\nKelompok   Pijat   Kontrol\nMean   12.5   10.1\nSD   2.5   2.2\n")
    assert [one.kind for one in spread.found] == ["mean", "mean", "sd", "sd"]


def test_heads_of_the_columns_are_the_last_that_stand_above_the_table():
    """A mean is spoken of before the table, whose two columns are a number and a percentage."""
    text = (
        "Hasil\n\nRata-rata menurut pendidikan\nPendidikan   n   %\nSMP   12   60\nSMA   8   40\n"
    )
    kinds = [one.kind for one in read_paper(text).found]
    assert kinds == ["count", "percentage"] * 2
    both = "Hasil\n\nPendidikan   %   n\nSMP   60   12   40   8\nSMA   70   21   30   9\n"
    assert [one.kind for one in read_paper(both).found] == ["percentage", "count"] * 4


def test_a_sign_that_begins_the_next_row_belongs_to_that_row():
    found = read_paper("Hasil\n\nKategori   n   %\nBaik   12   60\n% kurang   8   40\n").found
    assert [one.reported for one in found] == ["12", "60", "8", "40"]


@pytest.mark.parametrize(("second", "judged"), [("58.3", True), ("58.4", True), ("56.5", False)])
def test_a_table_without_a_total_is_added_up_only_where_it_comes_near_100(second, judged):
    """Two rounded shares may be 0.2 off; parts that lack more may be parts of something larger."""
    rows = checked(f"Hasil\n\nPendidikan   n   %\nSMP   10   41.7\nSMA   14   {second}\n")
    sums = [row.verdict for name, row in rows.iterrows() if name.endswith("-sum")]
    assert sums == (["agrees"] if judged else [])


def test_heads_that_a_percent_sign_contradicts_are_not_those_of_the_columns():
    rows = "Hasil\n\nKelompok   Mean   n\nPijat   12 (60%)\nKontrol   8 (40%)\n"
    assert [one.kind for one in read_paper(rows).found] == ["count", "percentage"] * 2
    rows = "Hasil\n\nKelompok   Mean   n\nPijat   12.5   60\nKontrol   8.5   40\n"
    assert [one.kind for one in read_paper(rows).found] == ["mean", "count"] * 2


def test_columns_without_heads_are_numbers_and_their_percentages():
    rows = "Hasil\n\nBaik   12   60\nKurang   8   40\n"
    assert [one.kind for one in read_paper(rows).found] == ["count", "percentage"] * 2
    rows = "Hasil\n\nBaik   12   60   9   45\nKurang   8   40   11   55\n"
    assert [one.kind for one in read_paper(rows).found] == ["count", "percentage"] * 4


# --- the same thing told twice --------------------------------------------------------------------


def test_two_days_of_the_calendar_are_not_two_years_of_one_study():
    rows = checked("Pengumpulan data 12 Mei 2024. Analisis data 15 Juni 2023.")
    assert set(rows["verdict"]) == {"not_recomputable"}


def test_a_size_belongs_to_the_nearest_word_before_it():
    far = "which was taken from all the wards " * 8
    rows = checked(
        f"The sample of this study, {far}and the population was 27 mothers.\n\n"
        "Later the population was 25 mothers."
    )
    assert rows["verdict"].tolist().count("disagrees") == 2
    nothing = checked(
        f"The population of this study, {far}{far}had 27 mothers.\n\n"
        "Later the population was 25 mothers."
    )
    assert "disagrees" not in set(nothing["verdict"])


def test_the_same_words_before_two_figures_tell_of_one_thing():
    told = "Volume ASI pada kelompok pijat oksitosin adalah {} ml."
    twice = f"Hasil\n\n{told.format(45)}\n\nPembahasan\n\n{told.format(54)}"
    assert checked(twice)["verdict"].tolist().count("disagrees") == 2
    # Words that stand in every sentence make nothing the same.
    empty = (
        "Hasil\n\nDan itu adalah di dalam 45 ml.\n\nPembahasan\n\nDan itu adalah di dalam 54 ml."
    )
    assert "disagrees" not in set(checked(empty)["verdict"])


def test_the_same_words_after_two_figures_tell_of_one_thing():
    told = "Lalu sampai {} ml ASI perah diberikan kepada bayi prematur melalui sonde."
    twice = f"Hasil\n\n{told.format(45)}\n\nPembahasan\n\nHasilnya, {told.format(54).lower()}"
    assert checked(twice)["verdict"].tolist().count("disagrees") == 2
