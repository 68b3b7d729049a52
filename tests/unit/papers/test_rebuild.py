"""With one answer: the mothers that confirmed counts leave, and what is printed of them."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

import midwifery_stats as ms
from midwifery_stats.studies.papers import check_paper
from midwifery_stats.studies.papers.mothers import save_study, study_from_counts
from midwifery_stats.studies.papers.paper import read_paper
from midwifery_stats.studies.papers.rebuild import comparisons, pairings, read_groups

# The second study's counts (oracles): 10 of 10 against 3 of 10 after.
TWO = {
    "intervention": {"before": {"low": 10, "high": 0}, "after": {"low": 0, "high": 10}},
    "control": {"before": {"low": 10, "high": 0}, "after": {"low": 7, "high": 3}},
}


def row(text: str, kind: str, groups=TWO):
    checked = check_paper(read_paper(text), groups=groups)
    return checked[checked["kind"] == kind].iloc[0]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Wilcoxon in the intervention group: p = 0.002.", "agrees"),
        ("Wilcoxon pada kelompok kontrol: nilai p = 0,083.", "agrees_under_assumption"),
        ("Wilcoxon pada kelompok kontrol: nilai p = 0,250.", "agrees_under_assumption"),
        ("The Wilcoxon test gave p = 0.083 in the control group.", "agrees_under_assumption"),
        ("Wilcoxon pada kelompok kontrol: nilai p = 0,031.", "disagrees"),
        ("Mann-Whitney test: p = 0.004.", "disagrees"),
        ("Mann-Whitney test: p = 0.001.", "agrees_under_assumption"),
        ("Mann-Whitney test: p < 0.05.", "agrees"),
        ("Fisher's exact test: p = 0.003.", "agrees"),
    ],
)
def test_p_values(text, verdict):
    assert row(text, "p-value")["verdict"] == verdict


def test_a_p_that_does_not_follow_is_told_with_its_range_and_a_way_back():
    sentence = row("Mann-Whitney test: p = 0.004.", "p-value")["explanation"]
    assert (
        "no two-sided procedure that was tried gives 0.004: all lie between 0.00023 and 0.009"
        in sentence
    )
    assert "One-sided, Mann-Whitney, normal, no tie correction gives it" in sentence
    assert "would print it, for example, for 10 of 10 and 4 of 10" in sentence


def test_a_way_back_for_pairs():
    """3 of 10 up give .083; .046 takes 4 up (z = 2, 2 * .02275)."""
    sentence = row("Wilcoxon pada kelompok kontrol: p = 0,046.", "p-value")["explanation"]
    assert "would print it, for example, if 4 of 10 went up and 0 down" in sentence


TABLE = [[10, 0], [3, 7]]


@pytest.mark.parametrize(
    ("text", "kind", "right"),
    [
        ("Mann-Whitney U = 15.000", "U", True),
        ("Mann-Whitney U = 85.0", "U", True),
        ("Mann-Whitney U = 16.0", "U", False),
        ("Z = -3.199", "Z", True),
        ("Z = -3.16", "Z", True),  # Wilcoxon in the intervention group
        ("Z = -2.50", "Z", False),
        ("Wilcoxon W = 70.000", "W", True),
        ("The mean rank was 14.00 in cases.", "mean rank", True),
        ("The mean rank was 13.00 in cases.", "mean rank", False),
        ("The sum of ranks was 140.00.", "sum of ranks", True),
        (
            f"χ2 = {stats.chi2_contingency(TABLE, correction=False).statistic:.2f}",
            "chi-square",
            True,
        ),
        (f"χ2 = {stats.chi2_contingency(TABLE).statistic:.3f}", "chi-square", True),
        # Pearson's, times (N - 1) / N.
        (
            f"χ2 = {stats.chi2_contingency(TABLE, correction=False).statistic * 19 / 20:.3f}",
            "chi-square",
            True,
        ),
        ("χ2 = 9.99", "chi-square", False),
        ("RR = 3.33 (95% CI 1.29 to 8.59)", "risk ratio", True),
        ("RR = 3.33 (95% CI 1.29 to 8.59)", "interval", True),
        ("RR = 3.53", "risk ratio", False),
    ],
)
def test_ranks_z_u_and_ratios(text, kind, right):
    assert row(text, kind)["verdict"] == ("agrees" if right else "disagrees")


def test_odds_ratio_and_its_interval_by_hand():
    """12 of 20 against 5 of 20: 4.5, and exp(ln 4.5 +- 1.96 * sqrt(1/12 + 1/8 + 1/5 + 1/15))."""
    groups = {"a": {"no": 8, "yes": 12}, "b": {"no": 15, "yes": 5}}
    assert row("OR = 4.50 (95% CI 1.17-17.37)", "odds ratio", groups)["verdict"] == "agrees"
    assert row("OR = 4.50 (95% CI 1.17-17.37)", "interval", groups)["verdict"] == "agrees"
    assert row("OR = 0.22 (95% CI 0.06-0.86)", "interval", groups)["verdict"] == "agrees"
    assert row("OR = 4.50 (95% CI 1.47-17.37)", "interval", groups)["verdict"] == "disagrees"


def test_where_margins_leave_several_pairings_the_whole_range_is_told():
    groups = {"mothers": {"before": {"low": 12, "high": 8}, "after": {"low": 6, "high": 14}}}
    found = row("Wilcoxon: p = 0.014.", "p-value", groups)
    assert found["verdict"] == "agrees_under_assumption"
    assert "leave 7 ways" in found["explanation"]
    # Net 6 up: from 6 up and none down (normal) to 12 up and 6 down (exact).
    low, high = 2 * stats.norm.sf(6 / 6**0.5), stats.binomtest(6, 18).pvalue
    assert f"gives between {low:.3f} and {high:.3f}, depending on who" in found["explanation"]
    assert row("Wilcoxon: p = 0.500.", "p-value", groups)["verdict"] == "disagrees"


@pytest.mark.parametrize(
    ("before", "after"), [((2, 2, 1), (1, 2, 2)), ((3, 1, 1), (0, 2, 3)), ((2, 3), (1, 4))]
)
def test_pairings_are_all_that_there_are(before, after):
    """Against every order of the mothers."""
    names = ["low", "mid", "high"][: len(before)]
    times = {"before": before, "after": after}
    counts = {time: dict(zip(names, told, strict=True)) for time, told in times.items()}
    (group,) = read_groups({"m": counts})
    start = [level for level, n in enumerate(before) for _ in range(n)]
    end = [level for level, n in enumerate(after) for _ in range(n)]
    wanted = {
        tuple(sorted(Counter(b - a for a, b in zip(start, order, strict=True)).items()))
        for order in permutations(end)
    }
    found = []
    for table in pairings(group):
        changes = Counter()
        for (a, b), n in table.items():
            changes[b - a] += n
        found.append(tuple(sorted(changes.items())))
    assert len(found) == len(set(found))
    assert set(found) == wanted


def test_of_three_groups_the_first_two_are_compared():
    compared = comparisons(read_groups({**TWO, "others": TWO["control"]}))
    assert [one.paired for one in compared] == [True, True, True, False, False]
    assert [len(one.samples) for one in compared[:3]] == [1, 1, 1]


def test_three_ordered_levels_and_large_groups_come_to_an_end():
    before = {"low": 60, "mid": 70, "high": 50}
    groups = {
        "a": {"before": before, "after": {"low": 20, "mid": 60, "high": 100}},
        "b": {"before": before, "after": {"low": 50, "mid": 70, "high": 60}},
    }
    compared = comparisons(read_groups(groups))
    assert [one.paired for one in compared] == [True, True, False, False]
    assert all(len(one.samples) <= 60 for one in compared)


def test_one_group_shows_no_effect_by_itself():
    one = {"mothers": TWO["intervention"]}
    assert row("Jadi ada pengaruh pijat, p = 0,002.", "conclusion", one)["verdict"] == (
        "agrees_under_assumption"
    )
    assert row("This proved it, p = 0.002.", "conclusion", one)["verdict"] == "disagrees"
    improved = check_paper(read_paper("All had improved, p = 0.002."), groups=one)
    assert "conclusion" not in set(improved["kind"])
    assert row("So there is an effect, p = 0.002.", "conclusion")["verdict"] == (
        "agrees_under_assumption"
    )


@pytest.mark.parametrize(
    ("groups", "words"),
    [
        ({}, "cannot be read"),
        ({"a": 3}, "cannot be read"),
        ({"a": {"before": {"low": 3}}}, "cannot be read"),
        ({"a": {"low": 2.5}}, "write a whole number"),
        ({"a": {"low": -1}}, "write a whole number"),
        ({"a": {"low": 0}}, "no mothers"),
        ({"a": {"before": {"x": 3}, "after": {"x": 4}}}, "3 mothers before and 4 after"),
    ],
)
def test_counts_that_cannot_be_are_told_in_a_sentence(groups, words):
    with pytest.raises(ValueError, match=words):
        check_paper(read_paper("p = 0.03"), groups=groups)


TEXT = (
    "Sampel sebanyak 20 orang dibagi menjadi kelompok intervensi sebanyak 8 orang dan kelompok "
    "kontrol sebanyak 12 orang.\n\nHasil\n\nPada kelompok intervensi dari 8 responden, sebelum "
    "perlakuan luaran rendah sebanyak 6 orang (75%). Pada kelompok intervensi dari 8 responden, "
    "sesudah perlakuan luaran tinggi sebanyak 7 orang (87,5%). Pada kelompok kontrol dari 12 "
    "responden, sebelum perlakuan luaran rendah sebanyak 9 orang (75%). Pada kelompok kontrol dari "
    "12 responden, sesudah perlakuan luaran tinggi sebanyak 5 orang (41,7%)."
)


def test_counts_are_proposed_from_the_text_and_confirm_nothing():
    paper = read_paper(TEXT)
    proposed = paper.proposed_groups()
    assert proposed == {
        "intervention": {"before": {"low": 6, "high": 2}, "after": {"low": 1, "high": 7}},
        "control": {"before": {"low": 9, "high": 3}, "after": {"low": 7, "high": 5}},
    }
    checked = check_paper(paper, groups=proposed)
    unsure = set(checked.attrs["could_not_disagree"])
    assert len(unsure) == 4
    told = checked.set_index("claim_id").loc[sorted(unsure), "explanation"]
    assert told.str.contains("could not have disagreed").all()
    assert read_paper("Nothing here.").proposed_groups() == {}


def test_a_study_folder_is_saved_and_opened(tmp_path):
    folder = save_study(tmp_path / "third", TWO, title="A third study")
    study = ms.load_study(folder)
    assert study.groups == ("intervention", "control")
    counted = study.mothers.groupby("group", observed=True)["after"].value_counts().unstack()
    assert counted.loc["control", "high"] == 3
    assert not study.is_rebuilt
    assert len(ms.check_claims(study)) == 0
    assert ms.analyse(study).table is not None
    with pytest.raises(ValueError, match="holds a study already"):
        save_study(tmp_path / "third", TWO, title="Again")
    one = save_study(
        tmp_path / "once", {"a": {"no": 3, "yes": 5}, "b": {"no": 6, "yes": 2}}, title="x"
    )
    assert list(ms.load_study(one).mothers.columns) == ["mother", "group", "outcome"]
    several = {"m": {"before": {"low": 5, "high": 5}, "after": {"low": 3, "high": 7}}}
    assert study_from_counts(several, name="m").is_rebuilt
    assert ms.load_study(save_study(tmp_path / "several", several, title="x")).is_rebuilt


def test_a_study_gives_the_counts_as_well():
    checked = check_paper(read_paper("Mann-Whitney p = 0.004"), study=ms.load_study("bontang"))
    assert checked["verdict"].tolist() == ["disagrees"]


@settings(max_examples=25, deadline=None)
@given(st.integers(5, 20), st.integers(5, 20), st.data())
def test_papers_made_from_counts_are_confirmed(first, second, data):
    """p by SciPy's Fisher and asymptotic Mann-Whitney, printed; a wrong p is found."""
    a, b = data.draw(st.integers(0, first)), data.draw(st.integers(0, second))
    groups = {"x": {"no": first - a, "yes": a}, "y": {"no": second - b, "yes": b}}
    fisher = stats.fisher_exact([[a, first - a], [b, second - b]]).pvalue
    text = f"Fisher's exact test gave p = {fisher:.3f}."
    assert row(text, "p-value", groups)["verdict"] in ("agrees", "agrees_under_assumption")
    if 0 < a + b < first + second:
        one, two = [0] * (first - a) + [1] * a, [0] * (second - b) + [1] * b
        asymptotic = stats.mannwhitneyu(one, two, method="asymptotic", use_continuity=False).pvalue
        text = f"Mann-Whitney gave p = {asymptotic:.4f}."
        assert row(text, "p-value", groups)["verdict"] != "disagrees"
        far = (asymptotic + 0.5) % 1
        table = ms.reanalyse_groups(one, two, f"{far:.4f}")
        if not table["matches"].any():
            assert (
                row(f"Mann-Whitney gave p = {far:.4f}.", "p-value", groups)["verdict"]
                == "disagrees"
            )
