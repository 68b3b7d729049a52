"""Counts of mothers proposed from the words, and what is worked out from them, at the edges."""

from __future__ import annotations

import json
import math
import re

import numpy as np
import pytest
from desk import checked, explained
from scipy import stats

from midwifery_stats.studies.papers.held import MOST_TRIED
from midwifery_stats.studies.papers.mothers import save_study
from midwifery_stats.studies.papers.paper import read_paper
from midwifery_stats.studies.papers.rebuild import comparisons, read_groups
from midwifery_stats.studies.papers.values import _paired, _two_by_two

# --- counts of mothers ----------------------------------------------------------------------------


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


# --- what is worked out from counts ---------------------------------------------------------------


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


def test_with_an_empty_cell_a_half_is_added_to_each():
    """10 of 10 against 3 of 10: 10.5 times 7.5 over 0.5 times 3.5 is 45."""
    values = [value for _kind, _how, value, _high in _two_by_two(10, 10, 3, 10)]
    assert any(value == pytest.approx(45) for value in values)
    assert any(value == pytest.approx(1 / 45) for value in values)


@pytest.mark.parametrize("printed", ["p = 0.034", "p < 0.05", "p = 0.023"])
def test_many_mothers_are_held_against_a_p_as_few_are(printed):
    """12 of 150 against 25 of 150: Fisher gives .034, the normal curve .023."""
    groups = {"a": {"no": 138, "yes": 12}, "b": {"no": 125, "yes": 25}}
    rows = checked(f"Mann-Whitney test, {printed}.", groups)
    assert rows["verdict"].tolist()[0] in ("agrees", "agrees_under_assumption")
    assert "0.034 / 0.023 (Mann-Whitney, exact / Mann-Whitney, normal)" in " ".join(
        rows["explanation"]
    )


def test_what_is_left_out_to_stay_quick_is_no_p():
    """Blind to ties, 150 against 150 take long; no p is made of what was not counted."""
    groups = {"a": {"no": 138, "yes": 12}, "b": {"no": 125, "yes": 25}}
    (one,) = comparisons(read_groups(groups))
    (table,) = one.tables
    assert not table["p"].isna().any()
    assert "Mann-Whitney, exact" in set(table["procedure"])
    assert "Mann-Whitney, exact, blind to ties" not in set(table["procedure"])


def test_a_share_that_no_small_number_gives():
    """0.5% takes 1 of 200 (1 of 182 is 0.55%)."""
    told = explained("The rate of fever was 0.5%.", None)
    assert told == "The number of mothers is missing; none up to 60 can give 0.5%."
