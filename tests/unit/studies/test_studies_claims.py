"""What the check of the papers' own figures finds, against figures worked out by hand."""

from __future__ import annotations

import dataclasses
import re

import numpy as np
import pandas as pd
import pytest
from scipy.stats import ttest_rel

import midwifery_stats as ms
from midwifery_stats.studies.checks import check_claims
from midwifery_stats.studies.checks.counts import chosen
from midwifery_stats.studies.ledger import VERDICTS
from midwifery_stats.studies.study import Study, load_study

COLUMNS = [
    *("claim_id", "place", "what", "kind", "reported", "recomputed", "verdict", "explanation")
]
BEKASI, BONTANG = load_study("bekasi"), load_study("bontang")
CHECKED = {study.name: check_claims(study) for study in (BEKASI, BONTANG)}


def found(study: str, **described: str) -> pd.DataFrame:
    """Pick the checked claims whose columns hold these texts (``what`` and ``place``: a part)."""
    checked = CHECKED[study]
    for column, text in described.items():
        held = checked[column].astype(str)
        matches = (
            held.str.contains(text, regex=False) if column in ("what", "place") else held == text
        )
        checked = checked[matches]
    assert len(checked), described
    return checked


def one(study: str, **described: str) -> pd.Series:
    """Pick the only checked claim of a description."""
    rows = found(study, **described)
    assert len(rows) == 1, list(rows["claim_id"])
    return rows.iloc[0]


def with_reported(study: Study, old: str, new: str, **where: str) -> pd.DataFrame:
    """Check a study again with another printed string."""
    claims = study.claims.copy()
    chosen = claims["reported"] == old
    for column, text in where.items():
        chosen &= claims[column].astype(str) == text
    assert chosen.any()
    claims.loc[chosen, "reported"] = new
    checked = check_claims(dataclasses.replace(study, claims=claims))
    return checked[chosen.to_numpy()]


# --- the table -------------------------------------------------------------------------------


@pytest.mark.parametrize("study", ["bekasi", "bontang"])
def test_the_table_has_its_columns_and_one_row_a_claim(study: str) -> None:
    checked = CHECKED[study]
    assert list(checked) == COLUMNS
    assert list(checked["claim_id"]) == list(load_study(study).claims["claim_id"])
    assert list(checked["verdict"].cat.categories) == list(VERDICTS)


@pytest.mark.parametrize("study", ["bekasi", "bontang"])
def test_every_verdict_occurs(study: str) -> None:
    assert set(CHECKED[study]["verdict"]) == set(VERDICTS)


@pytest.mark.parametrize("study", ["bekasi", "bontang"])
def test_every_explanation_is_one_finished_sentence(study: str) -> None:
    for explanation in CHECKED[study]["explanation"]:
        assert explanation.endswith(".")
        assert not re.search(r"[.!?]\s+[A-Z]|\n|[{}]|\bnan\b|\s{2}", explanation), explanation


def test_nothing_recomputed_only_where_nothing_can_be() -> None:
    for checked in CHECKED.values():
        blank = checked["recomputed"] == ""
        assert (checked.loc[blank, "verdict"] == "not_recomputable").all()


def test_the_study_itself_is_left_as_it_was() -> None:
    pd.testing.assert_frame_equal(BEKASI.claims, load_study("bekasi").claims)
    pd.testing.assert_frame_equal(BEKASI.mothers, load_study("bekasi").mothers)


# --- what must be found ----------------------------------------------------------------------


def test_27_mothers_against_25() -> None:
    abstract = one("bekasi", what="in the population", place="abstract")
    methods = one("bekasi", what="in the population", place="methods")
    assert (abstract["reported"], methods["reported"]) == ("27", "25")
    assert abstract["verdict"] == methods["verdict"] == "disagrees"
    assert abstract["recomputed"] == "25; 27"
    assert "“25” (methods)" in abstract["explanation"]


def test_73_percent_for_18_of_25() -> None:
    claim = one("bekasi", reported="73%")
    assert (claim["recomputed"], claim["verdict"]) == ("72%", "disagrees")
    assert claim["explanation"] == (
        "18 of 25 is 72%, and no number of mothers out of 25 gives 73%."
    )
    assert one("bekasi", reported="72%")["verdict"] == "agrees"


def test_the_massage_lasts_5_or_15_or_15_to_20_minutes() -> None:
    claims = found("bekasi", what="minutes of one massage")
    assert sorted(claims["reported"]) == ["15 menit", "15 menit", "15 – 20 menit", "5 menit"]
    # 15 lies from 15 to 20: three of the four fit together, as nine of ten say day 15 below.
    slip = one("bekasi", reported="5 menit")
    assert (slip["recomputed"], slip["verdict"]) == ("15; 15-20", "disagrees")
    assert slip["explanation"].startswith("This fits 1 of the 4 places")
    others = claims.drop(slip.name)
    assert set(others["verdict"]) == {"agrees_under_assumption"}
    assert sorted(others["recomputed"]) == ["15", "15", "15-20"]
    assert others["explanation"].str.startswith("This fits 3 of the 4 places").all()
    elsewhere = "elsewhere it is “5 menit” (discussion 2)"
    assert others["explanation"].str.contains(elsewhere, regex=False).all()


def test_four_massages_fit_one_second_measurement_only_after_the_last() -> None:
    claims = found("bekasi", recomputed="4")
    assert sorted(claims["reported"]) == ["2 hari"] * 2 + ["2 jam"] + ["pagi dan sore"] * 2
    assert set(claims["verdict"]) == {"agrees_under_assumption"}


def test_day_5_against_day_15() -> None:
    slip = one("bontang", reported="hari ke-5")
    assert (slip["recomputed"], slip["verdict"]) == ("15", "disagrees")
    others = found("bontang", what="day of the control group's second").drop(slip.name)
    assert len(others) == 9
    assert set(others["verdict"]) == {"agrees_under_assumption"}
    assert others["explanation"].str.contains("hari ke-5").all()
    assert others["explanation"].str.endswith(": it agrees if that is a slip.").all()


@pytest.mark.parametrize("reported", ["o, ooo", "0.000", "0,000"])
def test_a_p_of_zero_agrees_as_a_rounding_and_is_never_zero(reported: str) -> None:
    claims = found("bekasi", reported=reported, what="Wilcoxon")
    assert set(claims["verdict"]) == {"agrees"}
    assert set(claims["recomputed"]) == {"0.000037"}  # 3.737982e-05, R
    assert claims["explanation"].str.contains("1/65536").all()
    assert claims["explanation"].str.contains("p < 0.001 and never as zero").all()


@pytest.mark.parametrize("reported", ["0.004", "0,004"])
def test_the_counts_do_not_give_the_mann_whitney_p(reported: str) -> None:
    claims = found("bontang", reported=reported)
    assert set(claims["verdict"]) == {"disagrees"}
    assert set(claims["recomputed"]) == {"0.001"}  # .001381171
    for explanation in claims["explanation"]:
        for figure in ("0.001", "1/323 = 0.003", "0.007", "0.0041"):
            assert figure in explanation


@pytest.mark.parametrize("reported", ["0.083", "0,083"])
def test_the_control_groups_p_is_the_normal_approximation(reported: str) -> None:
    claims = found("bontang", reported=reported)
    assert set(claims["verdict"]) == {"agrees_under_assumption"}
    assert claims["explanation"].str.contains("1/4 = 0.250").all()


@pytest.mark.parametrize("reported", ["0.002", "0,002"])
def test_the_intervention_groups_p_comes_from_every_procedure(reported: str) -> None:
    """Normal .001565, with continuity .0020, exact 1/512 = .00195: no assumption is needed."""
    claims = found("bontang", reported=reported)
    assert set(claims["verdict"]) == {"agrees"}
    assert claims["explanation"].str.contains("1/512 = 0.002").all()


def test_25_mothers_with_trouble_against_17() -> None:
    claims = found("bekasi", place="survey", what="who said")
    assert list(claims["reported"]) == ["17", "8"]
    # An interview in May and a cup in the study's months need not say the same.
    assert set(claims["verdict"]) == {"agrees_under_assumption"}
    assert claims["explanation"].str.contains("17 + 8 = 25", regex=False).all()
    assert claims["explanation"].str.contains("if the 8 others were other mothers").all()
    assert set(claims["recomputed"]) == {"17 of 25"}
    assert one("bekasi", what="mothers interviewed")["verdict"] == "agrees"


def test_the_area_cannot_be_in_hectares() -> None:
    claim = one("bekasi", what="area of the district")
    assert claim["verdict"] == "disagrees"
    # (165,982 + 162,099) / 1,987,124 = 0.165; the square root of 19,871 km² = 141 km.
    assert claim["recomputed"] == "0.17 people per hectare"
    for figure in ("141 km", "36 km", "165 people"):
        assert figure in claim["explanation"]


def test_men_and_women_add_up_and_live_3_to_4_in_a_household() -> None:
    assert set(found("bekasi", what="men in the district")["recomputed"]) == {"328081"}
    assert one("bekasi", what="households")["recomputed"] == "3.4 people per household"


def test_which_sizes_can_give_73_3_percent() -> None:
    claims = found("bontang", reported="73,3%")
    assert set(claims["verdict"]) == {"not_recomputable"}
    # 11/15, 22/30, ..., 66/90 are 73.33%, and 63/86 is 73.26%.
    assert set(claims["recomputed"]) == {"n = 15, 30, 45, 60, 75, 86, 90"}


def test_71_4_percent_of_35_is_25() -> None:
    for reported in ("71,4%", "35"):
        claims = found("bontang", reported=reported)
        assert set(claims["verdict"]) == {"agrees"}
        assert set(claims["recomputed"]) == {"71.4%"}
    # 25 of 35 improved: z = 5, normal p = 5.7e-07.
    assert set(found("bontang", what="Muayah 2023: Wilcoxon")["recomputed"]) == {"0.00000057"}


@pytest.mark.parametrize(
    ("study", "what", "missing"),
    [
        ("bontang", "mean gain in the babies' weight", "The weight of each baby"),
        ("bontang", "test of the babies' weight", "weights of the cited study's babies"),
        ("bontang", "minutes of one massage", "do not say how long"),
        ("bontang", "how the sample was chosen", "How many mothers"),
        ("bekasi", "hours of emptying", "stated in one place"),
        ("bekasi", "how the milk was measured", "millilitres before and after are missing"),
        ("bekasi", "test that the caption announces", "neither its result"),
        ("bekasi", "age and the flow of milk", "counts age and flow separately"),
    ],
)
def test_what_is_missing_is_said(study: str, what: str, missing: str) -> None:
    claims = found(study, what=what)
    assert set(claims["verdict"]) == {"not_recomputable"}
    assert claims["explanation"].str.contains(missing).all()


@pytest.mark.parametrize(
    ("study", "what", "reported", "recomputed", "verdict"),
    [
        ("bontang", "the mothers aged 20-35, intervention", "sebagian besar", "50%", "disagrees"),
        ("bontang", "high school, control", "sebagian besar", "40%", "disagrees"),
        ("bontang", "the housewives, intervention", "sebagian besar", "60%", "agrees"),
        ("bekasi", "the mothers aged 25-30", "hampir seluruh", "72%", "disagrees"),
        ("bekasi", "the mothers aged 25-30", "sebagian besar", "72%", "agrees"),
        ("bekasi", "the working mothers", "hampir dari setengah", "56%", "disagrees"),
        ("bekasi", "the housewives", "mayoritas", "44%", "agrees_under_assumption"),
        ("bekasi", "aged 37-42", "minoritas", "8%", "agrees_under_assumption"),
        ("bekasi", "civil servants", "minoritas", "8%", "agrees"),
        ("bekasi", "25 mothers fluent after", "sebagian besar", "100%", "agrees_under_assumption"),
        ("bekasi", "25 mothers fluent after", "seluruh", "100%", "agrees"),
        ("bekasi", "25 mothers fluent after", "average", "25 of 25", "disagrees"),
        ("bekasi", "25 fluent mothers", "meningkat sebesar", "17", "agrees_under_assumption"),
        (
            *("bekasi", "how the sample was chosen", "Purposive Sampling"),
            *("25 of 25; 25 of 27", "agrees_under_assumption"),
        ),
        ("bekasi", "month of the survey", "Mei 2024", "month 1 of 3", "agrees_under_assumption"),
        ("bekasi", "age group of 18 mothers", "25-30 tahun", "6 years", "agrees"),
        ("bekasi", "subdistricts", "enam", "6", "agrees"),
        ("bekasi", "share of the criteria", "65%", "65%", "agrees"),
        ("bekasi", "mean score after", "6,5", "a sum of 130", "agrees_under_assumption"),
        ("bekasi", "mothers without massage", "tidak mengalami kelancaran", "8 of 25", "disagrees"),
        ("bekasi", "have proved", "membuktikan", "17 of 25", "agrees_under_assumption"),
        ("bekasi", "said to show", "adanya pengaruh", "17 of 25", "agrees_under_assumption"),
        ("bontang", "breastfed before, intervention", "70%", "70%", "agrees_under_assumption"),
        ("bontang", "breastfed before, control", "60%", "60%", "agrees"),
        ("bontang", "control group is said", "there is no difference", "3 of 10", "disagrees"),
        (
            *("bontang", "null hypothesis, control", "Ho diterima"),
            *("p = 0.250", "agrees_under_assumption"),
        ),
        ("bontang", "control group is said", "tidak terdapat perbedaan", "3 of 10", "disagrees"),
        (
            *("bontang", "what kind", "Correlational design with quasy experimental design"),
            *("10 of 20", "agrees_under_assumption"),
        ),
        ("bontang", "null hypothesis, intervention", "Ho ditolak", "p = 0.002", "agrees"),
        (
            *("bontang", "between the groups", "there is an effect"),
            *("p = 0.003", "agrees_under_assumption"),
        ),
        ("bontang", "p of the control group", "p-value> 0.05", "0.250", "agrees"),
    ],
)  # fmt: skip
def test_a_sample_worked_out_by_hand(
    study: str, what: str, reported: str, recomputed: str, verdict: str
) -> None:
    claims = found(study, what=what, reported=reported)
    assert set(claims["recomputed"]) == {recomputed}
    assert set(claims["verdict"]) == {verdict}


def test_more_mothers_had_breastfed_than_are_called_multiparous() -> None:
    claims = found("bontang", what="breastfed before, intervention", kind="percentage")
    assert claims["explanation"].str.contains("only 5 mothers are called multiparous").all()
    assert claims["explanation"].str.contains("at least 2 of the others").all()


def test_what_the_mothers_were_built_from_is_said_and_confirms_nothing() -> None:
    """Worked out from the ledger's own columns, by hand: one level of one column, or a size."""
    for study, checked in CHECKED.items():
        built = checked[checked["claim_id"].isin(checked.attrs["built_from"])]
        said = checked["explanation"].str.contains("the rows were built from this figure")
        agreeing = built["verdict"] == "agrees"
        assert set(checked.loc[said, "claim_id"]) == set(built.loc[agreeing, "claim_id"]), study
    alone = [
        claim
        for checked in CHECKED.values()
        for claim, why in zip(checked["claim_id"], checked["explanation"], strict=True)
        if why.endswith("so it could not have disagreed.")
    ]
    assert 5 <= len(alone) <= 15
    # The ledger states it twice, in a table and in the discussion.
    twice = found("bekasi", what="mothers aged 25-30: number")["explanation"]
    assert len(twice) == 2
    assert twice.str.endswith("with 1 other place that states it.").all()
    sums = BEKASI.claims.loc[BEKASI.claims["arguments"].str.contains("|", regex=False), "claim_id"]
    assert len(sums)
    assert not set(sums) & set(CHECKED["bekasi"].attrs["built_from"])
    assert one("bekasi", reported="73%")["verdict"] == "disagrees"


def test_a_checked_ledger_says_how_many_figures_it_was_built_from() -> None:
    checked = CHECKED["bekasi"]
    built = len(checked.attrs["built_from"])
    assert f"built from {built} of these figures" in ms.describe(checked)
    assert "built from" not in ms.describe(checked[checked["verdict"] == "disagrees"])


def test_own_figures_of_a_study_that_was_not_rebuilt_confirm_it() -> None:
    mothers = BEKASI.mothers.copy()
    mothers.attrs = {}
    checked = check_claims(dataclasses.replace(BEKASI, mothers=mothers))
    assert checked.attrs["built_from"] == ()
    assert not checked["explanation"].str.contains("built from").any()


@pytest.mark.parametrize(
    ("alpha", "words"), [("p-value> 0.10", "above 0.10"), ("p-value> 0.3", "below 0.30")]
)
def test_the_side_of_alpha_is_named(alpha: str, words: str) -> None:
    """Control group: exact 1/4, SPSS .083: on two sides of 0.10, both below 0.30."""
    (why,) = set(with_reported(BONTANG, "p-value> 0.05", alpha)["explanation"])
    assert ("both lie below 0.30." in why) == (words == "below 0.30")
    assert ("lie on two sides of 0.10." in why) == (words == "above 0.10")


def test_how_many_a_choice_left_out_is_counted() -> None:
    why = one("bekasi", what="how the sample was chosen")["explanation"]
    assert "25 of 27 leaves out 2, but 25 of 25 leaves out nobody" in why


def test_half_is_told_from_less_than_half() -> None:
    half = found("bontang", what="the mothers aged 20-35, control", kind="wording")
    less = found("bontang", what="high school, control", kind="wording")
    assert set(half["explanation"]) == {"“sebagian besar” means most, but 5 of 10 is exactly half."}
    assert set(less["explanation"]) == {
        "“sebagian besar” means most, but 4 of 10 is less than half."
    }


def test_mothers_are_chosen_by_all_levels_at_once() -> None:
    mothers = BEKASI.mothers
    both = chosen(mothers, {"work": "housewife|civil servant", "before": "fluent"})
    rows = mothers[["work", "before"]].astype(str).to_numpy().tolist()
    expected = [work in ("housewife", "civil servant") and b == "fluent" for work, b in rows]
    assert 0 < sum(expected) < 8
    assert list(both) == expected


def test_the_intervals_in_the_conclusions() -> None:
    """Clopper-Pearson in R: binom.test(3, 10) .0667 to .6525; binom.test(25, 25) from .8628."""
    assert (
        "from 7% to 65%"
        in found("bontang", reported="tidak terdapat perbedaan")["explanation"].iloc[0]
    )
    assert "86% or more" in one("bekasi", what="mothers with massage")["explanation"]


# --- the verdicts are worked out, not stored -------------------------------------------------


@pytest.mark.parametrize(
    ("study", "old", "new", "before", "after"),
    [
        (BEKASI, "73%", "72%", "disagrees", "agrees"),
        (BEKASI, "44%", "45%", "agrees", "disagrees"),
        (BEKASI, "27", "25", "disagrees", "agrees"),
        (BEKASI, "o, ooo", "0.001", "agrees", "disagrees"),
        (BEKASI, "1.987.124 ha", "1.987 ha", "disagrees", "agrees"),
        (BEKASI, "enam", "7", "agrees", "disagrees"),
        (BEKASI, "65%", "56%", "agrees", "disagrees"),
        (BEKASI, "Mei 2024", "April 2024", "agrees_under_assumption", "agrees"),
        (BEKASI, "Mei 2024", "Juli 2024", "agrees_under_assumption", "agrees_under_assumption"),
        (BEKASI, "Mei 2024", "Agustus 2024", "agrees_under_assumption", "agrees"),
        (BEKASI, "6,5", "8,5", "agrees_under_assumption", "disagrees"),  # above the highest, 8
        (BEKASI, "6,5", "2,5", "agrees_under_assumption", "disagrees"),  # below the lowest, 3
        (BEKASI, "6,5", "6,52", "agrees_under_assumption", "disagrees"),  # 20 * 6.52 = 130.4
        (BEKASI, "6,5", "6,55", "agrees_under_assumption", "agrees_under_assumption"),  # 131
        (BONTANG, "hari ke-5", "hari ke-15", "disagrees", "agrees"),
        (BONTANG, "0.004", "0.003", "disagrees", "agrees_under_assumption"),
        (BONTANG, "0.083", "0.250", "agrees_under_assumption", "agrees_under_assumption"),
        (BONTANG, "0.083", "0.025", "agrees_under_assumption", "disagrees"),
        (BONTANG, "0.002", "0.003", "agrees", "disagrees"),
        (BONTANG, "p-value> 0.05", "p-value> 0.10", "agrees", "disagrees"),
        (BONTANG, "71,4%", "71,5%", "agrees", "disagrees"),
        (BONTANG, "73,3%", "50,01%", "not_recomputable", "disagrees"),
    ],
)
def test_another_printed_figure_gets_another_verdict(
    study: Study, old: str, new: str, before: str, after: str
) -> None:
    assert set(found(study.name, reported=old)["verdict"]) == {before}
    assert set(with_reported(study, old, new)["verdict"]) == {after}


@pytest.mark.parametrize(
    ("claim", "printed", "word", "verdicts"),
    [
        ("bontang-032", "40%", "bontang-031", ("agrees", "disagrees")),
        ("bontang-032", "50%", "bontang-031", ("agrees", "disagrees")),
        ("bontang-025", "17", "bontang-024", ("agrees", "disagrees")),
        ("bontang-025", "18", "bontang-024", ("agrees", "agrees")),
    ],
)
def test_a_word_follows_the_figure_that_it_is_used_for(
    claim: str, printed: str, word: str, verdicts: tuple[str, str]
) -> None:
    claims = BONTANG.claims.copy()
    claims.loc[claims["claim_id"] == claim, "reported"] = printed
    changed = check_claims(dataclasses.replace(BONTANG, claims=claims))
    for checked, verdict in zip((CHECKED["bontang"], changed), verdicts, strict=True):
        assert checked.loc[checked["claim_id"] == word, "verdict"].item() == verdict


def test_months_and_age_groups_are_counted_from_their_ends() -> None:
    july = with_reported(BEKASI, "Mei 2024", "Juli 2024")
    assert july["recomputed"].item() == "month 3 of 3"
    bands = one("bekasi", what="age group of 18 mothers", reported="25-30 tahun")["explanation"]
    assert "room for 1 group between them (31-36)" in bands


@pytest.mark.parametrize(
    ("printed", "words"), [("64%", "68%, not 64%"), ("69%", "no number of mothers out of 25")]
)
def test_a_wrong_percentage_is_told_from_an_impossible_one(printed: str, words: str) -> None:
    """One of 25 mothers is 4%: 16 would be 64%, and nobody makes 69%."""
    assert with_reported(BEKASI, "68%", printed)["explanation"].str.contains(words).all()


@pytest.mark.parametrize("printed", ["37-43 tahun", "38-43 tahun"])
def test_age_groups_must_be_of_one_width_and_leave_no_gap(printed: str) -> None:
    assert set(with_reported(BEKASI, "37-42 tahun", printed)["verdict"]) == {"disagrees"}


@pytest.mark.parametrize(
    ("column", "old", "new", "what"),
    [
        ("before", "less fluent", "fluent", "less fluent before the massage: number"),
        ("work", "housewife", "civil servant", "housewives: number"),
    ],
)
def test_a_count_follows_the_mothers(column: str, old: str, new: str, what: str) -> None:
    mothers = BEKASI.mothers.copy()
    mothers.loc[(mothers[column] == old).idxmax(), column] = new
    checked = check_claims(dataclasses.replace(BEKASI, mothers=mothers))
    rows = checked[checked["what"].str.contains(what, regex=False)]
    assert set(rows["verdict"]) == {"disagrees"}


def test_the_paired_t_bound_holds_for_the_most_scattered_scores() -> None:
    """20 scores from 1 to 3 (mean 2) and from 3 to 8 (mean 6.5), paired against each other."""
    before = np.array([3] * 10 + [1] * 10)
    after = np.array([3] * 6 + [8] * 14)
    assert (before.mean(), after.mean()) == (2, 6.5)
    claim = one("bekasi", what="paired t-test")
    bound = float(claim["recomputed"].removeprefix("p ≤ "))
    assert 0 < ttest_rel(after, before).pvalue < bound < 0.0005
    assert claim["verdict"] == "agrees"
