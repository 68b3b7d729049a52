"""What an analysis says, on ordinary samples and at their edges, in both languages."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from fractions import Fraction
from math import comb
from typing import Any

import numpy as np
import pandas as pd
import pytest

import midwifery_stats as ms
from midwifery_stats.language import InputError
from midwifery_stats.reports.analysis import Analysis
from midwifery_stats.reports.comparisons import _TOLD, FOR_GROUPS, FOR_PAIRS
from midwifery_stats.reports.report import report_bytes
from midwifery_stats.studies.study import Study

YES = ["low", "high"]
THREE = ["none", "some", "full"]


@pytest.fixture(params=["en", "id"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    ms.use_language(request.param)
    yield request.param
    ms.use_language("en")


def pairs(before: list[Any], after: list[Any], order: list[str] | None = None) -> Study:
    frame = pd.DataFrame({"b": before, "a": after})
    return ms.own_study(frame, before="b", after="a", order=order, name="pairs")


def groups(first: list[Any], second: list[Any], order: list[str] | None = None) -> Study:
    frame = pd.DataFrame(
        {"y": [*first, *second], "g": ["massage"] * len(first) + ["rest"] * len(second)}
    )
    return ms.own_study(frame, outcome="y", group="g", order=order, name="groups")


def changes(
    first: tuple[list[Any], list[Any]],
    second: tuple[list[Any], list[Any]],
    order: list[str] | None = None,
) -> Study:
    frame = pd.DataFrame(
        {
            "b": [*first[0], *second[0]],
            "a": [*first[1], *second[1]],
            "g": ["massage"] * len(first[0]) + ["rest"] * len(second[0]),
        }
    )
    return ms.own_study(frame, before="b", after="a", group="g", order=order, name="changes")


L, H = YES
N, S, F = THREE
CASES: dict[str, Study] = {
    "nobody changed": pairs([L, L, H], [L, L, H], YES),
    "all changed": pairs([L] * 8, [H] * 8, YES),
    "all were high": pairs([H] * 4, [H] * 4, YES),
    "reversed": pairs([H] * 7 + [L], [L] * 7 + [L], YES),
    "up and down alike": pairs([L, L, H, H], [H, H, L, L], YES),
    "one mother": pairs([L], [H], YES),
    "one mother, unchanged": pairs([L], [L], YES),
    "three levels": pairs([N, N, S, S, N, F, S], [S, F, F, S, S, S, F], THREE),
    "three levels, nobody changed": pairs([N, S, F], [N, S, F], THREE),
    "three levels, all full": pairs([N, S, N, S, N, N], [F] * 6, THREE),
    "measured": pairs([3.1, 2.8, 3.3, 2.9, 3.0, 3.6], [3.4, 2.9, 3.3, 3.5, 3.1, 3.3]),
    "measured, nobody changed": pairs([3.1, 2.8, 3.3], [3.1, 2.8, 3.3]),
    "measured, five rise": pairs([30, 31, 32, 33, 34], [31, 33, 35, 37, 39]),
    "measured, one mother": pairs([31, 28], [40, 28]),
    "measured, steps of a tenth": pairs([0.1, 0.2, 0.7, 0.5], [0.2, 0.3, 0.8, 0.7]),
    "groups, all against none": groups([H] * 4, [L] * 4, YES),
    "groups, far apart": groups([1.5, 2.5, 3.5], [10.5, 11.5, 12.5, 13.5, 14.5]),
    "groups, alike": groups([H, L, H], [H, H, L], YES),
    "groups, all the same": groups([H] * 3, [H] * 5, YES),
    "groups, reversed": groups([L] * 6, [H] * 6, YES),
    "groups, tiny": groups([H, H], [L, L], YES),
    "groups, one each": groups([H], [L], YES),
    "groups, three levels": groups([F, S, F, S, N], [N, S, N, N], THREE),
    "groups, measured": groups([3.2, 4.1, 3.9, 5.0], [2.0, 3.1, 2.7, 3.9, 1.9]),
    "groups, measured, all the same": groups([3.5, 3.5, 3.5, 4.0][:3], [3.5, 3.5, 3.5]),
    "changes, yes or no": changes(([L, L, H, L], [H, H, H, L]), ([L, H, H, L], [L, L, H, L]), YES),
    "changes, same start": changes(([L] * 5, [H] * 5), ([L] * 5, [L, L, L, H, L]), YES),
    "changes, all alike": changes(([L, H], [L, H]), ([H, L], [H, L]), YES),
    "changes, three levels, same start": changes(([N] * 3, [F, S, N]), ([N] * 3, [N] * 3), THREE),
    "changes, three levels": changes(([N, S, S], [F, F, S]), ([N, N, F], [N, S, S]), THREE),
    "changes, measured": changes(
        ([3.0, 2.5, 2.8, 3.3], [3.9, 3.1, 3.9, 4.0]), ([3.1, 2.4, 2.9], [3.0, 2.5, 3.1])
    ),
}


ONE_WAY = {"all changed": "8 of 8, 100% (exact 95% interval 63% to 100%)",  # 0.025 ** (1 / 8)
           "one mother": "1 of 1, 100% (exact 95% interval 3% to 100%)",
           "all were high": "0 of 4, 0% (exact 95% interval 0% to 60%)",  # 1 - 0.025 ** (1 / 4)
           "one mother, unchanged": "0 of 1, 0% (exact 95% interval 0% to 98%)"}  # fmt: skip
"""Cases in which nobody could go the other way, and the share who changed: all or none of n."""


NOTHING = {case for case in CASES if ms.analyse(CASES[case]).comparison.test.note is not None}
"""Cases in which all mothers, or all changes, are alike."""
TESTED = [case for case in CASES if case not in {*ONE_WAY, *NOTHING}]


def texts(analysis: Analysis) -> list[str]:
    return [
        *analysis.sentences,
        *analysis.questions,
        analysis.why_recommended,
        *(item.asks for item in analysis.checklist),
    ]


@pytest.mark.parametrize("case", CASES)
def test_every_sentence_is_finished_and_says_no_impossible_thing(case: str, language: str) -> None:
    analysis = ms.analyse(CASES[case])
    for text in texts(analysis):
        assert not re.search(r"[{}]|\bnan\b|\binf\b|None|\s{2}|\.\.|-0\b(?![.,])", text), text
        assert not re.search(r"p = 0?[.,]000", text), text
    for paragraph in analysis.sentences:
        assert paragraph.endswith((".", ")."))
        assert paragraph[0].isupper() or paragraph[0].isdigit()
    if language == "id":
        english = re.compile(r"\b(the|mothers?|change[sd]?|before|after|two-sided|median was)\b")
        for text in texts(analysis):
            assert not english.search(text), text
            assert not re.search(r"\d\.\d", text.replace("midwifery-stats 0.1.0", "")), text


@pytest.mark.parametrize("case", TESTED)
def test_what_follows_agrees_with_the_p_value(case: str) -> None:
    analysis = ms.analyse(CASES[case])
    p = analysis.comparison.recommended.p
    told = analysis.results
    assert "nothing to test" not in told
    assert ("speaks against" in told) == (p <= 0.05)
    assert ("is not rejected" in told) == (p > 0.05)
    apart = [
        e.name
        for e in analysis.comparison.effects
        if np.isfinite([e.low, e.high]).all()
        and (p <= 0.05) == (e.low <= (0.5 if "superiority" in e.name else 0) <= e.high)
    ]
    # The interval of the rank-biserial of pairs approximates the very test that is recommended.
    approximate = apart == ["matched-pairs rank-biserial"]
    assert ("it is an approximation" in told) == approximate
    assert ("report both" in told) == (bool(apart) and not approximate)
    if "95% CI" not in told:
        assert "The interval says" not in told


@pytest.mark.parametrize("case", sorted(NOTHING - ONE_WAY.keys()))
def test_where_there_is_nothing_to_test_no_text_speaks_of_a_test_made(case: str) -> None:
    analysis = ms.analyse(CASES[case])
    assert (analysis.table["p"] == 1).all()
    assert not analysis.table["recommended"].any()
    assert "(recommended)" not in str(analysis.p_table.rows)
    assert "there is nothing to test" in analysis.why_recommended
    assert "There was nothing to test, so no test was made." in analysis.methods
    assert not re.search(r"uses|Mann-Whitney|Wilcoxon|McNemar|Fisher", analysis.methods)
    assert "nothing to test" in analysis.results
    assert "speaks against" not in analysis.results
    assert "is not rejected" not in analysis.results
    assert not re.search(r"[Tt]he (\S+ )?test|mid-p|p can", analysis.limits)
    has_interval = "95% CI" in analysis.results
    assert ("95% confidence interval" in analysis.methods) == has_interval
    assert ("The interval takes the mothers" in analysis.limits) == has_interval


STEPS = "Is each step from one category to the next about equally large?"


@pytest.mark.parametrize(
    ("case", "asked"),
    [
        ("three levels", True),
        ("changes, three levels", True),
        ("all changed", False),
        ("reversed", False),
        ("groups, three levels", False),  # ranks: 1, 2, 3 and 1, 2, 50 are the same to it
        ("groups, alike", False),
        ("changes, three levels, same start", False),
        ("changes, yes or no", False),  # there is one step only
    ],
)
def test_equal_steps_are_asked_for_where_steps_are_counted(case: str, asked: bool) -> None:
    analysis = ms.analyse(CASES[case])
    assert (STEPS in analysis.questions) == asked
    assert bool(re.search(r"\b[Aa] step .* equally large", analysis.limits)) == asked


def test_a_ceiling_is_told_of_changes_with_two_categories_too() -> None:
    assert "cannot rise" in ms.analyse(CASES["changes, yes or no"]).limits


@pytest.mark.parametrize("case", TESTED)
def test_the_table_has_one_recommended_row(case: str) -> None:
    analysis = ms.analyse(CASES[case])
    table = analysis.table
    assert list(table) == ["comparison", "procedure", "p", "software", "recommended"]
    assert table["recommended"].sum() == 1
    assert table["p"].between(0, 1).all()
    recommended = table.loc[table["recommended"], "procedure"].item()
    # What is recommended is exact, so it never promises more than it keeps.
    assert "exact" in recommended or recommended == "Fisher"
    assert ms.show(analysis.tests[0]).text


@pytest.mark.parametrize("case", ONE_WAY)
def test_where_none_could_fall_the_share_is_all_that_is_reported(case: str) -> None:
    analysis = ms.analyse(CASES[case])
    assert ONE_WAY[case] in analysis.results
    assert not re.search(r"p = |p < |\[|rejected|speaks against", analysis.results)
    assert not analysis.table["recommended"].any()
    assert "(recommended)" not in str(analysis.p_table.rows)
    assert "No procedure is recommended" in analysis.why_recommended
    assert "Clopper and Pearson" in analysis.methods
    assert "McNemar" not in analysis.methods
    assert "The interval takes the mothers as independent" in analysis.limits
    assert " test" not in analysis.limits


def exact_split_p(first: list[float], second: list[float]) -> Fraction:
    """Two-sided p of the sum of midranks, over all ways to deal the mothers into the groups."""
    values = np.array([*first, *second])
    ranks = pd.Series(values).rank().to_numpy()
    expected = ranks.sum() * len(first) / len(values)
    seen = abs(ranks[: len(first)].sum() - expected)
    sums = [sum(ranks[list(at)]) for at in itertools.combinations(range(len(values)), len(first))]
    return Fraction(sum(abs(s - expected) >= seen - 1e-9 for s in sums), len(sums))


def exact_sign_p(differences: list[float]) -> Fraction:
    """Two-sided p of the signed ranks, over all ways to deal the signs."""
    changed = np.array([d for d in differences if d])
    ranks = pd.Series(np.abs(changed)).round(9).rank().to_numpy()
    expected, seen = ranks.sum() / 2, ranks[changed > 0].sum()
    ways = [
        abs(np.dot(signs, ranks) - expected) >= abs(seen - expected) - 1e-9
        for signs in itertools.product([0, 1], repeat=len(changed))
    ]
    return Fraction(sum(ways), len(ways))


@pytest.mark.parametrize("case", TESTED)
def test_the_recommended_p_is_what_enumeration_gives(case: str) -> None:
    study = CASES[case]
    mothers = study.mothers

    def coded(column: str) -> pd.Series:
        values = mothers[column]
        return values.cat.codes if isinstance(values.dtype, pd.CategoricalDtype) else values

    if not study.groups:
        expected = exact_sign_p((coded("after") - coded("before")).round(9).tolist())
    else:
        outcome = coded(study.last) - (coded("before") if study.is_paired else 0)
        first = mothers["group"] == study.groups[0]
        parts = outcome.round(9)[first].tolist(), outcome.round(9)[~first].tolist()
        expected = exact_split_p(*parts)
        if ms.analyse(study).comparison.recommended.procedure == "Fisher" and len(parts[0]) != len(
            parts[1]
        ):
            return  # Fisher's two-sided p adds the less likely tables: see the next test
    assert ms.analyse(study).comparison.recommended.p == pytest.approx(float(expected), abs=1e-12)


@pytest.mark.parametrize(
    ("first", "second"), [((4, 4), (0, 4)), ((2, 3), (2, 3)), ((0, 6), (6, 6))]
)
def test_fishers_p_is_what_the_hypergeometric_gives(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    (a, m), (b, n) = first, second
    study = groups([H] * a + [L] * (m - a), [H] * b + [L] * (n - b), YES)
    ways = {k: comb(m, k) * comb(n, a + b - k) for k in range(max(0, a + b - n), min(m, a + b) + 1)}
    expected = Fraction(sum(w for w in ways.values() if w <= ways[a]), sum(ways.values()))
    assert ms.analyse(study).comparison.recommended.p == pytest.approx(float(expected), abs=1e-12)


def test_the_two_shipped_studies_in_words() -> None:
    bontang = ms.analyse(ms.load_study("bontang"))
    assert bontang.comparison.same_start
    for words in (
        "All mothers of both groups began alike (“insufficient”)",
        "Intervention: 10 of 10 mothers (100%) in the category “sufficient”.",
        "Control: 3 of 10 mothers (30%) in the category “sufficient”.",
        "Fisher's exact test, two-sided, gives p = .003.",  # 1/323
        "intervention minus control, is 70 percentage points, 95% CI [29, 89]",  # .2889 to .8922
    ):
        assert words in bontang.results
    assert "rebuilt from published totals" in bontang.limits
    assert "no comparison of the groups (lesson 05)" in bontang.why_recommended
    bekasi = ms.analyse(ms.load_study("bekasi"))
    for words in (
        "category “fluent” were 8 of 25 mothers (32%) before and 25 of 25 mothers (100%) after",
        "17 changed from “less fluent” to “fluent”, 0 from “fluent” to “less fluent”; 8 did not",
        "McNemar's test, exact and two-sided, gives p < .001.",
        "after minus before, changed by 68 percentage points",
    ):
        assert words in bekasi.results
    assert "ceiling" in bekasi.limits
    assert "no control group" in bekasi.limits


def test_the_limits_say_what_whoever_judged_may_have_known() -> None:
    pairs_told, groups_told = (
        ms.analyse(ms.load_study(name)).limits for name in ("bekasi", "bontang")
    )
    assert "If whoever judged the outcomes knew which came after, hope may have" in pairs_told
    assert "If whoever judged the outcomes knew the mothers' groups, hope may have" in groups_told


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("nobody changed", "No mother changed, so there is nothing to test (p = 1)."),
        ("nobody changed", "changed by 0 percentage points, 95% CI"),
        ("reversed", "7 from “high” to “low”"),
        ("reversed", "changed by −88 percentage points, 95% CI [−98, −40]"),
        ("up and down alike", "changed by 0 percentage points, 95% CI [−70, 70]"),
        ("one mother", "1 of 1 mother (100%) after"),
        ("three levels", "Before: 3 none, 3 some, 1 full. After: 0 none, 4 some, 3 full."),
        ("three levels", "5 moved to a higher category, 1 to a lower one; 1 did not change."),
        ("three levels", "correlation is 0.71, 95% CI [−0.12, 0.96]"),  # (18 - 3) / 21
        ("measured", "4 had a higher value after, 1 a lower one; 1 the same."),
        ("groups, three levels", "the first is higher in 83%"),
        ("changes, measured", "the first has the larger change in 100%"),
        ("groups, all the same", "All mothers of both groups had the same outcome"),
        ("groups, reversed", "massage minus rest, is −100 percentage points"),
        ("groups, one each", "gives p = 1"),
        ("changes, all alike", "The change was the same for all mothers of both groups"),
        ("changes, yes or no", "2 changed from “low” to “high”, 0 from “high” to “low”; 2 did not"),
        ("changes, measured", "The changes of the two groups were compared directly"),
        ("groups, far apart", "gives U = 0, p = .036"),
        ("measured", "gives W+ = 11.5, p = .375"),  # ranks up: 3.5 + 1.5 + 5 + 1.5
    ],
)
def test_the_edges_are_told_as_they_are(case: str, words: str) -> None:
    assert words in ms.analyse(CASES[case]).results


def test_p_exactly_at_alpha_speaks_against_and_just_above_does_not() -> None:
    """1 mother against 19: without ties 2/20, where she alone is high 1/20."""
    at = groups([9.5], [float(n) / 10 + 0.05 for n in range(19)])
    assert exact_split_p([9.5], [n / 10 + 0.05 for n in range(19)]) == Fraction(2, 20)
    tied = groups([H], [L] * 19, YES)
    assert ms.analyse(tied).comparison.recommended.p == pytest.approx(0.05, abs=1e-15)
    assert "gives p = .050" in ms.analyse(tied).results
    assert "speaks against" in ms.analyse(tied).results
    assert "speaks against" not in ms.analyse(at).results


def test_a_sample_too_small_to_reach_the_level_says_so_with_its_smallest_p() -> None:
    assert "the smallest is p = .100" in ms.analyse(groups([H] * 3, [L] * 3, YES)).limits  # 2/20
    assert (
        "the smallest is p = .063" in ms.analyse(pairs([L] * 4 + [H], [H] * 4 + [L], YES)).limits
    )  # 2/32
    assert "the smallest is p = .167" in ms.analyse(groups([H], [L] * 5, YES)).limits  # 1/6
    assert "the smallest is" not in ms.analyse(groups([H] * 4, [L] * 4, YES)).limits  # 2/70
    assert (
        "the smallest is" not in ms.analyse(pairs([L] * 5 + [H], [H] * 5 + [L], YES)).limits
    )  # 2/64


def test_who_is_left_out_stands_in_methods_and_limits() -> None:
    frame = pd.DataFrame({"b": [L, L, None, H, L], "a": [H, H, H, None, L]})
    study = ms.own_study(frame, before="b", after="a", order=YES)
    analysis = ms.analyse(study)
    words = "Of 5 mothers in the file, 3 are analysed; left out are 1 (no value in b), 1"
    assert words in analysis.methods
    assert "If the mothers left out differ" in analysis.limits


def test_the_baseline_has_counts_and_quartiles_and_no_p() -> None:
    frame = pd.DataFrame(
        {
            "g": ["x", "x", "x", "y", "y", "y"],
            "y": [1.5, 2.5, 3.5, 2.0, 3.0, 4.0],
            "age": [20, 25, 30, 22, None, 28],
            "school": ["SMA", "SMA", "SMP", "SMP", None, "SMP"],
        }
    )
    analysis = ms.analyse(ms.own_study(frame, outcome="y", group="g"))
    assert analysis.baseline is not None
    cells = {row[0]: row[1:] for row in analysis.baseline.rows}
    assert cells["age"] == ("25 (quartiles 22.5 and 27.5)", "25 (quartiles 23.5 and 26.5)")
    assert cells["age: missing"] == ("0", "1")
    assert cells["school: SMA"] == ("2 (67%)", "0 (0%)")
    assert cells["school: missing"] == ("0", "1")
    assert "No p-values" in " ".join(analysis.baseline.notes)


def test_a_large_sample_is_answered_by_the_normal_approximation_and_says_so() -> None:
    draw = np.random.default_rng(3)
    big = groups(draw.normal(0, 1, 3000).tolist(), draw.normal(0.1, 1, 3000).tolist())
    analysis = ms.analyse(big)
    assert analysis.comparison.recommended.procedure == "Mann-Whitney, normal"
    assert "by the normal approximation" in analysis.methods
    assert "p is an approximation" in analysis.methods
    assert "exact test is cautious" not in analysis.limits


@pytest.mark.parametrize("design", ["yes or no", "pairs", "changes"])
def test_100_000_mothers_have_their_report_within_5_seconds(design: str, within: Any) -> None:
    draw = np.random.default_rng(4)
    first, second = (draw.integers(0, 2, 50_000) for _group in range(2))
    words = [[YES[value] for value in values] for values in (first, second)]
    make = {
        "yes or no": lambda: groups(words[0], words[1], YES),
        "pairs": lambda: pairs(words[0], words[1], YES),
        "changes": lambda: changes((words[0], words[1]), (words[1], words[0]), YES),
    }[design]
    with within(5):
        page = report_bytes(make(), ".html").decode()
    assert "by the normal approximation" in page


def test_a_t_test_stands_beside_measurements_only() -> None:
    measured = ms.analyse(CASES["changes, measured"]).table["procedure"].tolist()
    words = ms.analyse(CASES["changes, three levels"]).table["procedure"].tolist()
    assert "t-test, Welch" in measured
    assert "t-test, Welch" not in words


def test_an_analysis_is_shown_and_described_as_any_result() -> None:
    analysis = ms.analyse(ms.load_study("bontang"))
    shown = ms.show(analysis)
    assert len(shown.figures) == 2
    assert len(shown.tables) == 2
    assert analysis.results in ms.describe(analysis)
    assert shown.text == str(analysis)


def test_every_procedure_that_is_told_exists() -> None:
    known = {procedure.name for procedure in (*FOR_PAIRS, *FOR_GROUPS)}
    assert {name for told in _TOLD.values() for name in told} <= known


@pytest.mark.parametrize(
    ("study", "words"),
    [
        (pd.DataFrame({"a": [1]}), "not a DataFrame"),
        (7, "not a int"),
    ],
)
def test_what_is_no_study_is_refused(study: Any, words: str) -> None:
    with pytest.raises(InputError, match=words):
        ms.analyse(study)


def test_a_study_with_a_missing_outcome_is_refused() -> None:
    study = ms.load_study("bekasi")
    study.mothers.loc[3, "after"] = None
    with pytest.raises(InputError, match="1 mother has a missing value"):
        ms.analyse(study)


def test_one_mother_has_no_quartiles() -> None:
    told = " ".join(ms.analyse(groups([10.5], [3.5, 4.5, 6.0])).sentences)
    assert "1 mother: median 10.5." in told
    assert "3 mothers: median 4.5 (quartiles 4 and 5.25)." in told
