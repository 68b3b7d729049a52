"""What a rule of reading takes in and what it leaves out, one step to either side of its edge."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import numpy as np
import pytest
from scipy import stats

from midwifery_stats.studies.papers import check_paper
from midwifery_stats.studies.papers.held import MOST_TRIED
from midwifery_stats.studies.papers.mothers import save_study
from midwifery_stats.studies.papers.paper import read_paper
from midwifery_stats.studies.papers.shares import sizes_giving
from midwifery_stats.studies.papers.statistics import fits
from midwifery_stats.studies.papers.values import _paired, _two_by_two
from midwifery_stats.studies.printed_numbers import plain


def checked(text: str, groups: object = None):
    return check_paper(read_paper(text), groups=groups).set_index("claim_id")


def explained(text: str, groups: object = None) -> str:
    return " ".join(checked(text, groups)["explanation"])


# --- signs and numbers ------------------------------------------------------------------------


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


# --- tables -----------------------------------------------------------------------------------


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


# --- the same thing told twice ----------------------------------------------------------------


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


# --- counts of mothers ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Dari 10 ibu, 3 orang lancar (30%) dan 7 orang kurang lancar (70%).",
        "Dari 10 responden, 70% kurang lancar dan 30% lancar.",
        "Dari 10 responden, 30% lancar.",
    ],
)
def test_counts_are_proposed_from_the_nearest_words(text):
    counts = {"less fluent": 7, "fluent": 3}
    assert read_paper(text).proposed_groups() == {"mothers": {"after": counts}}


def test_each_of_three_levels_goes_to_the_number_beside_it():
    text = "Dari 20 ibu, 3 orang kurang (15%), 7 orang cukup (35%) dan 10 orang baik (50%)."
    counts = {"insufficient": 3, "sufficient": 7, "good": 10}
    assert read_paper(text).proposed_groups() == {"mothers": {"after": counts}}


def test_of_two_outcomes_told_as_often_the_flow_of_milk_comes_first():
    text = "Dari 10 ibu, 4 orang lancar (40%). Dari 10 ibu, 6 orang baik (60%)."
    assert read_paper(text).proposed_groups() == {
        "mothers": {"after": {"less fluent": 6, "fluent": 4}}
    }


def test_who_is_left_goes_to_the_lowest_level_that_is_not_told():
    text = (
        "Sebelum pijat dari 20 ibu, 3 orang kurang (15%), 7 orang cukup (35%) dan 10 orang baik "
        "(50%). Sesudah pijat dari 20 ibu, 18 orang baik (90%)."
    )
    assert read_paper(text).proposed_groups() == {
        "mothers": {
            "before": {"insufficient": 3, "sufficient": 7, "good": 10},
            "after": {"insufficient": 2, "sufficient": 0, "good": 18},
        }
    }


def test_a_group_and_a_time_are_taken_from_the_sentence_before_where_none_is_told():
    text = (
        "Kelompok intervensi diukur sesudah perlakuan. Dari 10 ibu, 8 orang lancar (80%). "
        "Kelompok kontrol diukur sesudah perlakuan. Dari 10 ibu, 3 orang lancar (30%)."
    )
    assert read_paper(text).proposed_groups() == {
        "intervention": {"after": {"less fluent": 2, "fluent": 8}},
        "control": {"after": {"less fluent": 7, "fluent": 3}},
    }


def test_only_what_is_rebuilt_is_marked_so_in_a_saved_study(tmp_path):
    """One way to pair: nothing is rebuilt. Several: who changed is, which group is not."""
    sure = {"before": {"low": 10, "high": 0}, "after": {"low": 7, "high": 3}}
    unsure = {"before": {"low": 5, "high": 5}, "after": {"low": 3, "high": 7}}
    for number, (groups, status) in enumerate(
        [({"a": sure, "b": sure}, "published"), ({"a": unsure, "b": sure}, "reconstructed")]
    ):
        folder = save_study(tmp_path / str(number), groups, title="x")
        (resource,) = json.loads((folder / "datapackage.json").read_text("utf-8"))["resources"]
        told = {field["name"]: field.get("status") for field in resource["schema"]["fields"]}
        assert told["group"] == "published"
        assert (told["before"], told["after"]) == (status, status)


def test_a_saved_study_demands_a_number_for_each_mother_and_no_number_twice(tmp_path):
    counts = {"a": {"no": 3, "yes": 5}, "b": {"no": 6, "yes": 2}}
    folder = save_study(tmp_path / "third", counts, title="A third study")
    (resource,) = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    mother, *others = resource["schema"]["fields"]
    assert mother["constraints"] == {"required": True, "unique": True}
    assert all(field["constraints"] == {"required": True} for field in others)


# --- what is worked out from counts -----------------------------------------------------------


@pytest.mark.parametrize("table", [(10, 10, 3, 10), (3, 10, 10, 10), (0, 9, 4, 8), (5, 9, 0, 8)])
def test_what_can_be_printed_of_a_table_is_finite(table):
    """A table with an empty cell has no odds ratio and no exact interval that could be printed."""
    found = list(_two_by_two(*table))
    assert found
    for _kind, how, value, high in found:
        assert math.isfinite(value), how
        assert high is None or math.isfinite(high), how
    assert "conditional odds ratio" not in {how for _kind, how, _value, _high in found}


@pytest.mark.parametrize("counts", [(12, 5), (10, 8), (3, 9)])
def test_the_conditional_odds_ratio_is_that_of_scipy(counts):
    one, two = counts
    table = [[one, 20 - one], [two, 20 - two]]
    found = stats.contingency.odds_ratio(table)
    ends = found.confidence_interval(0.95)
    wanted = {
        (found.statistic, 0.0),
        (1 / found.statistic, 0.0),
        (ends.low, ends.high),
        (1 / ends.high, 1 / ends.low),
    }
    given = [
        (value, high or 0.0)
        for _kind, how, value, high in _two_by_two(one, 20, two, 20)
        if how in ("conditional odds ratio", "exact interval of the odds ratio")
    ]
    for one, other in zip(sorted(given), sorted(wanted), strict=True):
        assert one == pytest.approx(other, rel=1e-6)


def test_two_values_between_two_ends_are_spread_as_far_as_they_can():
    """1 and 5: the SD of both is the root of 8."""
    rows = checked("The scores of 2 mothers: mean 3.0, SD 9.0, lowest 1 and highest 5.")
    assert "disagrees" in set(rows["verdict"])
    assert "an SD of 2.83 at most" in " ".join(rows["explanation"])


def test_the_way_back_counts_both_groups_by_their_own_size():
    groups = {"a": {"no": 4, "yes": 8}, "b": {"no": 6, "yes": 2}}
    told = explained("Mann-Whitney test: p = 0.028.", groups)
    if "would print it" not in told:
        told = explained("Mann-Whitney test: p = 0.009.", groups)
    _before, back = told.split("would print it, for example, for ")
    first, size, second, other = (
        int(word.strip(".")) for word in back.split() if word[0].isdigit()
    )
    assert (size, other) == (12, 8)
    samples = [1] * first + [0] * (12 - first), [1] * second + [0] * (8 - second)
    spss = stats.mannwhitneyu(*samples, method="asymptotic", use_continuity=False).pvalue
    assert f"{spss:.3f}" in ("0.028", "0.009")


def test_the_way_back_is_the_nearest():
    """Among all counts of 12 and 8 whose p SPSS prints so, none is nearer to 8 and 2."""

    def spss(first: int, second: int) -> str:
        samples = [1] * first + [0] * (12 - first), [1] * second + [0] * (8 - second)
        if first + second in (0, 20):
            return "1.000"
        p = stats.mannwhitneyu(*samples, method="asymptotic", use_continuity=False).pvalue
        return f"{p:.3f}"

    printed = {(a, b): spss(a, b) for a in range(13) for b in range(9)}
    groups = {"a": {"no": 4, "yes": 8}, "b": {"no": 6, "yes": 2}}
    tried = 0
    for p in sorted(set(printed.values())):
        told = explained(f"Mann-Whitney test: p = {p}.", groups)
        back = re.search(r"for example, for (\d+) of 12 and (\d+) of 8", told)
        if back:
            first, second = int(back[1]), int(back[2])
            far = {abs(a - 8) + abs(b - 2) for (a, b), other in printed.items() if other == p}
            assert printed[first, second] == p
            assert abs(first - 8) + abs(second - 2) == min(far)
            tried += 1
    assert tried > 10


def test_the_way_back_for_pairs_is_the_nearest():
    """4 up, 4 up and 12 down, or 12 up and 4 down of 20 are printed as 0.046; 3 went up."""
    groups = {"mothers": {"before": {"low": 20, "high": 0}, "after": {"low": 17, "high": 3}}}
    told = explained("Wilcoxon: p = 0.046.", groups)
    assert "if 4 of 20 went up and 0 down" in told


def test_mcnemar_with_its_correction_is_never_below_zero():
    """2 up, 1 down: the gap of 1 is corrected away; 2 and 2: it stays 0."""
    for after in ([1, 1, 0], [1, 1, 0, 0]):
        before = [0, 0, 1, 1][: len(after)]
        found = {
            how: value for _kind, how, value, _high in _paired(np.array(before), np.array(after))
        }
        assert found["McNemar, chi-square, continuity"] == 0
        assert found["McNemar, chi-square"] == pytest.approx((4 - len(after)) / len(after))


def test_no_way_back_is_sought_for_three_levels_or_many_mothers():
    """Each side in turn is the one that has too many."""
    low = {"low": 5, "mid": 5, "high": 0}
    high = {"low": 2, "mid": 3, "high": 5}
    few = {"no": 5, "yes": 5}
    many = {"no": 20, "yes": MOST_TRIED - 19}
    limit = {"no": 20, "yes": MOST_TRIED - 20}
    for one, other in ((low, high), (high, low), (few, many), (many, few)):
        told = explained("Mann-Whitney test: p = 0.004.", {"a": one, "b": other})
        assert "SPSS" not in told
    for one, other in ((few, limit), (limit, few)):
        told = explained("Mann-Whitney test: p = 0.004.", {"a": one, "b": other})
        assert "SPSS's Mann-Whitney test would print it" in told


# --- words ------------------------------------------------------------------------------------


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
        ("Milk came on day 3.", "No other figure of the text can be held against it."),
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
    print(rows.to_string())
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


def test_with_an_empty_cell_a_half_is_added_to_each():
    """10 of 10 against 3 of 10: 10.5 times 7.5 over 0.5 times 3.5 is 45."""
    values = [value for _kind, _how, value, _high in _two_by_two(10, 10, 3, 10)]
    assert any(value == pytest.approx(45) for value in values)
    assert any(value == pytest.approx(1 / 45) for value in values)
