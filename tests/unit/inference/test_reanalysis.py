"""Every procedure against R; the printed 0.004; whose default a procedure is."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from midwifery_stats.inference.reanalysis import (
    pairs_reporting,
    reanalyse_groups,
    reanalyse_pairs,
    samples_reporting,
)
from midwifery_stats.inference.samples import SampleError, sample_from_counts
from midwifery_stats.inference.unconditional import unconditional_p

ORACLES = Path(__file__).parents[2] / "oracles"
BONTANG_FIRST = [1] * 10
BONTANG_SECOND = [1] * 3 + [0] * 7


def samples_in(name: str) -> list[pd.DataFrame]:
    table = pd.read_csv(ORACLES / f"effects_reanalysis_{name}.csv")
    return [rows for _, rows in table.groupby(["one", "other"], sort=False)]


def numbers(text: str) -> list[float]:
    return [float(number) for number in str(text).split()]


@pytest.mark.parametrize("name", ["groups", "pairs"])
def test_every_procedure_gives_the_p_of_r(name: str) -> None:
    reanalyse = {"groups": reanalyse_groups, "pairs": reanalyse_pairs}[name]
    not_in_r = {"Fisher, mid-p", "Barnard", "Boschloo"}
    for expected in samples_in(name):
        found = reanalyse(numbers(expected["one"].iloc[0]), numbers(expected["other"].iloc[0]))
        found = found[~found["procedure"].isin(not_in_r)].set_index(["procedure", "alternative"])
        wanted = expected.set_index(["procedure", "alternative"])["p"]
        assert set(found.index) == set(wanted.index)
        np.testing.assert_allclose(found["p"], wanted.loc[found.index], rtol=1e-9, atol=1e-15)


# Fagerland, Lydersen and Laake, Statistical Analysis of Contingency Tables (2017), chapter 4.
@pytest.mark.parametrize(
    ("first", "second", "published"),
    [((3, 4), (1, 4), 0.25714), ((7, 34), (1, 34), 0.02966), ((0, 16), (15, 72), 0.04466)],
)
def test_fisher_mid_p_meets_published_values(
    first: tuple[int, int], second: tuple[int, int], published: float
) -> None:
    assert p_values(first, second)["Fisher, mid-p", "two-sided"] == pytest.approx(
        published, abs=5e-6
    )


@pytest.mark.parametrize("alternative", ["two-sided", "greater", "less"])
def test_barnard_is_the_worst_case_over_the_common_share(alternative: str) -> None:
    seen, size = (6, 2), 8
    successes = np.arange(size + 1)
    z = pooled_z(*np.meshgrid(successes, successes, indexing="ij"), size)
    observed = z[seen]
    far = {
        "two-sided": np.abs(z) >= abs(observed) - 1e-12,
        "greater": z >= observed - 1e-12,
        "less": z <= observed + 1e-12,
    }[alternative]
    shares = np.linspace(0.01, 0.99, 99)[:, None]
    chances = stats.binom.pmf(successes, size, shares)
    worst = max(float(chance @ far @ chance) for chance in chances)
    found = p_values((6, 8), (2, 8))["Barnard", alternative]
    assert found == pytest.approx(worst, rel=2e-3)


def test_boschloo_is_never_above_fisher_and_keeps_its_side() -> None:
    up, down = p_values((6, 8), (2, 8)), p_values((2, 8), (6, 8))
    for p in (up, down):
        for alternative in ("two-sided", "greater", "less"):
            assert p["Boschloo", alternative] <= p["Fisher", alternative] + 1e-9
    assert up["Boschloo", "greater"] < 0.05
    assert down["Boschloo", "greater"] > 0.9


def test_the_printed_0004_of_bontang_is_one_sided_and_blind_to_ties() -> None:
    table = reanalyse_groups(BONTANG_FIRST, BONTANG_SECOND, reported="0.004")
    found = table[table["matches"] & table["procedure"].str.startswith("Mann-Whitney")]
    assert found[["procedure", "alternative"]].to_numpy().tolist() == [
        ["Mann-Whitney, normal, no tie correction", "greater"]
    ]
    assert found["p"].item() == pytest.approx(0.004075486, abs=5e-10)


def test_the_printed_0083_of_the_control_group_is_what_spss_prints() -> None:
    table = reanalyse_pairs([0] * 10, BONTANG_SECOND, reported="0,083")
    software = dict(zip(table["software"], table["matches"], strict=True))
    assert software["SPSS (Asymp. Sig.); PSPP (Asymp. Sig.)"]
    r_and_others = [names for names in software if names.startswith("R before 4.6")]
    assert [software[names] for names in r_and_others] == [False]


def test_columns_without_and_with_a_reported_p() -> None:
    without = reanalyse_groups(BONTANG_FIRST, BONTANG_SECOND)
    assert list(without)[:5] == ["procedure", "alternative", "p", "software", "matches"]
    assert list(without)[5:] == ["source", "note"]
    named = without["software"] != ""
    assert ((without["source"] != "") == named).all()
    assert (without["note"] == "").all()
    assert without["matches"].isna().all()
    assert reanalyse_groups(BONTANG_FIRST, BONTANG_SECOND, "0.5")["matches"].dtype == bool


def test_yes_no_procedures_are_absent_with_three_values() -> None:
    groups = reanalyse_groups([1, 2, 3], [2, 3, 1])["procedure"]
    pairs = reanalyse_pairs([1, 2, 3], [2, 3, 1])["procedure"]
    assert not groups.str.contains("Fisher|Chi-square|Barnard|Boschloo").any()
    assert not pairs.str.contains("McNemar").any()
    assert pairs.str.contains("Sign test").any()


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    ("first", "second"), [([0] * 4, [0] * 4), ([1], [0]), ([1], [1]), ([1, 1], [0, 0])]
)
def test_degenerate_samples_give_p_values_and_no_warning(
    first: list[int], second: list[int]
) -> None:
    for table in (reanalyse_groups(first, second), reanalyse_pairs(first, second)):
        assert table["p"].between(0, 1).all()


def test_all_equal_leaves_only_the_procedures_that_answer() -> None:
    groups = reanalyse_groups([0] * 4, [0] * 4)
    assert set(groups["procedure"]) & {"Chi-square", "Barnard", "t-test, Welch"} == set()
    assert (groups.loc[groups["procedure"] == "Mann-Whitney, exact", "p"] == 1).all()
    assert "t-test, paired" not in set(reanalyse_pairs([0, 0], [1, 1])["procedure"])


# What the programs were seen to do, or say they do, on samples with and without ties.
@pytest.mark.parametrize(
    ("sample", "software", "procedure"),
    [
        ("tied", "R before 4.6 (wilcox.test)", "Mann-Whitney, normal, continuity"),
        ("untied", "R before 4.6 (wilcox.test)", "Mann-Whitney, exact"),
        ("untied", "JASP, on R before 4.6", "Mann-Whitney, exact"),
        ("untied", "jamovi before September 2025", "Mann-Whitney, exact"),
        ("untied", "jamovi from September 2025", "Mann-Whitney, normal, continuity"),
        ("tied", "GraphPad Prism 6 and later", "Mann-Whitney, exact"),
        ("tied", "Stata 16 and later (ranksum, Exact prob, not verified)", "Mann-Whitney, exact"),
        ("tied", "R 4.6 and later", "Mann-Whitney, exact, twice the smaller tail"),
        ("tied", "SciPy 1.17 (mannwhitneyu)", "Mann-Whitney, normal, continuity"),
        ("untied", "SciPy 1.17 (mannwhitneyu)", "Mann-Whitney, exact"),
        ("tied", "SPSS (Asymp. Sig.)", "Mann-Whitney, normal"),
        ("tied", "SPSS (Exact Sig.", "Mann-Whitney, exact, blind to ties"),
    ],
)
def test_each_program_has_one_default_for_a_sample(
    sample: str, software: str, procedure: str
) -> None:
    second = [0, 0, 1, 1] if sample == "tied" else [0.5, 1.5, 2.5]
    table = reanalyse_groups([1, 2, 3, 4], second)
    found = table[table["software"].str.contains(software, regex=False)]
    assert found[["procedure", "alternative"]].to_numpy().tolist() == [[procedure, "two-sided"]]


@pytest.mark.parametrize(
    ("second_size", "procedure"),
    [(49, "Mann-Whitney, exact"), (50, "Mann-Whitney, normal, continuity")],
)
def test_r_counts_untied_groups_below_fifty(second_size: int, procedure: str) -> None:
    """The help of wilcox.test: exact if both samples hold fewer than 50 values and no ties."""
    table = reanalyse_groups(np.arange(30) + 0.5, np.arange(second_size))
    found = table[table["software"].str.contains("R before 4.6 (wilcox.test)", regex=False)]
    assert found["procedure"].tolist() == [procedure]


@pytest.mark.parametrize("mothers", [5, 14, 51])
@pytest.mark.parametrize("ties", [True, False])
@pytest.mark.parametrize("zeros", [0, 2])
def test_the_scipy_default_for_pairs_is_what_scipy_prints(
    mothers: int, ties: bool, zeros: int
) -> None:
    size = np.ones(mothers) if ties else np.arange(1.0, mothers + 1)
    after = np.where(np.arange(mothers) % 3 == 0, -size, size)
    after[:zeros] = 0
    table = reanalyse_pairs(np.zeros(mothers), after)
    default = table[table["software"].str.contains("SciPy 1.17 (wilcoxon)", regex=False)]
    assert default["p"].item() == pytest.approx(stats.wilcoxon(after).pvalue, rel=1e-9)


@pytest.mark.parametrize(("first_size", "second_size"), [(4, 5), (9, 9), (8, 12)])
@pytest.mark.parametrize("ties", [True, False])
def test_the_scipy_default_for_groups_is_what_scipy_prints(
    first_size: int, second_size: int, ties: bool
) -> None:
    values = np.random.default_rng(7).permutation(first_size + second_size) / 1.0
    if ties:
        values = values // 3
    first, second = values[:first_size], values[first_size:]
    table = reanalyse_groups(first, second)
    default = table[table["software"].str.contains("SciPy 1.17 (mannwhitneyu)", regex=False)]
    assert default["p"].item() == pytest.approx(stats.mannwhitneyu(first, second).pvalue, rel=1e-9)


def test_samples_that_spss_would_report_as_0004() -> None:
    found = samples_reporting("0.004", first_size=10, second_size=10)
    counts = set(map(tuple, found[["first_successes", "second_successes"]].to_numpy().tolist()))
    assert counts == {(6, 0), (10, 4), (0, 6), (4, 10)}
    assert found["p"].round(4).tolist() == [0.0043] * 4


def test_samples_by_another_procedure_and_side() -> None:
    fisher = samples_reporting("0.003", first_size=10, second_size=10, procedure="Fisher")
    assert [10, 3] in fisher[["first_successes", "second_successes"]].to_numpy().tolist()
    upwards = samples_reporting(
        "0.004",
        first_size=10,
        second_size=10,
        procedure="Mann-Whitney, normal, no tie correction",
        alternative="greater",
    )
    assert [10, 3] in upwards[["first_successes", "second_successes"]].to_numpy().tolist()
    assert (upwards["first_successes"] > upwards["second_successes"]).all()


def test_no_sample_reporting_a_p_is_an_empty_table() -> None:
    assert samples_reporting("0.004", first_size=2, second_size=2).empty


def test_three_levels_are_held_against_a_printed_p_with_counts_of_ones_own() -> None:
    """The way that samples_reporting names for three levels; it searches yes/no samples only."""
    first = sample_from_counts({"poor": 1, "fair": 2, "good": 7})
    second = sample_from_counts({"poor": 6, "fair": 3, "good": 1})
    table = reanalyse_groups(first, second, reported="0.005")
    spss = table[(table.procedure == "Mann-Whitney, normal") & (table.alternative == "two-sided")]
    by_scipy = stats.mannwhitneyu(
        [0] + [1] * 2 + [2] * 7, [0] * 6 + [1] * 3 + [2], method="asymptotic", use_continuity=False
    )
    assert spss.p.item() == pytest.approx(by_scipy.pvalue, rel=1e-9)
    assert spss.matches.item() == (round(by_scipy.pvalue, 3) == 0.005)


def test_a_wrong_procedure_lists_the_right_ones() -> None:
    with pytest.raises(ValueError, match="Did you mean 'Fisher'") as wrong:
        samples_reporting("0.004", first_size=10, second_size=10, procedure="Fischer")
    assert "Mann-Whitney, normal" in str(wrong.value)
    with pytest.raises(ValueError, match=r"Chi-square has no direction: leave `alternative` out."):
        samples_reporting(
            "0.004", first_size=9, second_size=9, procedure="Chi-square", alternative="greater"
        )


def test_wrong_samples_and_prints_are_refused() -> None:
    with pytest.raises(SampleError, match="`after` has 1"):
        reanalyse_pairs([1, 2], [1])
    with pytest.raises(ValueError, match="cannot be read as a printed p-value"):
        reanalyse_groups([1, 2], [1], reported="n.s.")


def pooled_z(first: np.ndarray, second: np.ndarray, size: int) -> np.ndarray:
    together = (first + second) / (2 * size)
    spread = np.sqrt(together * (1 - together) * 2 / size)
    return np.divide(first - second, size * spread, out=np.zeros(spread.shape), where=spread > 0)


def p_values(first: tuple[int, int], second: tuple[int, int]) -> pd.Series:
    groups = [[1] * yes + [0] * (size - yes) for yes, size in (first, second)]
    return reanalyse_groups(*groups).set_index(["procedure", "alternative"])["p"]


def tenths(seed: int, mothers: int) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(seed)
    before = generator.integers(20, 60, mothers) / 10
    return before, np.round(before + generator.integers(-4, 9, mothers) / 10, 1)


@pytest.mark.parametrize("mothers", [9, 30])
def test_no_program_is_named_for_a_p_it_does_not_print(mothers: int) -> None:
    """One-decimal data: SciPy, R and others see 0.3 - 0.2 and 0.2 - 0.1 as different."""
    apart = 0
    for seed in range(15):
        before, after = tenths(seed, mothers)
        table = reanalyse_pairs(before, after)
        default = table[table["software"].str.contains("SciPy 1.17 (wilcoxon)", regex=False)]
        assert default["p"].item() == pytest.approx(stats.wilcoxon(after - before).pvalue, rel=1e-9)
        unrounded = table["procedure"].str.endswith("on the unrounded differences")
        if unrounded.any():
            apart += 1
            on_ranks = table["procedure"].str.match("Wilcoxon, (exact|normal)") & ~unrounded
            assert (table.loc[on_ranks, "software"] == "").all()
    assert apart > 5


def test_groups_of_computed_gains_name_what_scipy_prints() -> None:
    gains = [after - before for before, after in (tenths(seed, 12) for seed in (1, 2))]
    table = reanalyse_groups(*gains)
    default = table[table["software"].str.contains("SciPy 1.17 (mannwhitneyu)", regex=False)]
    assert default["p"].item() == pytest.approx(stats.mannwhitneyu(*gains).pvalue, rel=1e-9)
    assert default["procedure"].str.endswith("on the unrounded values").all()


@pytest.mark.parametrize(("first", "second", "sees"), [(3, 3, False), (5, 1, False), (4, 0, True)])
def test_scipy_is_named_for_barnard_only_where_it_sees_the_ties(
    first: int, second: int, sees: bool
) -> None:
    """5 against 7 mothers: compared as floats, some equal z differ in their last bit."""
    row = reanalyse_groups([1] * first + [0] * (5 - first), [1] * second + [0] * (7 - second))
    row = row[(row["procedure"] == "Barnard") & (row["alternative"] == "two-sided")]
    theirs = stats.barnard_exact([[first, second], [5 - first, 7 - second]]).pvalue
    assert bool(row["software"].item()) == sees
    assert (abs(row["p"].item() - theirs) < 1e-4 * theirs) == sees


def test_large_samples_keep_what_can_be_had(
    within: Any,
) -> None:
    generator = np.random.default_rng(1)
    with within(2):
        groups = reanalyse_groups(*generator.normal(size=(2, 300))).set_index("procedure")
    exact = groups.loc[["Mann-Whitney, exact"]]
    assert exact["p"].isna().all()
    assert exact["note"].str.contains("Add draws=10000 for an estimate").all()
    assert groups.loc[["Mann-Whitney, normal"], "p"].notna().all()
    before, after = generator.integers(0, 5, (2, 2_000)) + generator.normal(size=(2, 2_000))
    with within(2):
        drawn = reanalyse_pairs(before, after, "0.5", draws=2_000, seed=4).set_index("procedure")
    estimated = drawn.loc[["Wilcoxon, exact", "Wilcoxon, exact, zeros split"]]
    assert estimated["note"].str.startswith("Estimated from 2000 random arrangements").all()
    normal = drawn.loc[["Wilcoxon, normal", "Wilcoxon, normal, zeros split"], "p"].to_numpy()
    assert estimated["p"].to_numpy() == pytest.approx(normal, abs=0.05)
    assert drawn.loc[["Sign test, exact"], "p"].notna().all()


def test_pairs_that_spss_would_report_as_0046() -> None:
    """4 up and none down is z = 2, p = 0.0455; so is every difference of 4 with 4 changed."""
    found = pairs_reporting("0.046", pairs=20)
    counts = found[["improved", "worsened"]].to_numpy().tolist()
    assert counts == [[0, 4], [4, 0], [4, 12], [12, 4]]
    assert pairs_reporting("0.250", pairs=10, procedure="McNemar, exact")["improved"].tolist() == [
        0,
        3,
    ]


@pytest.mark.parametrize("procedure", ["Barnard", "Boschloo"])
def test_samples_reporting_is_quick_for_the_unconditional_tests(
    procedure: str, within: Any
) -> None:
    with within(0.5):
        found = samples_reporting("0.032", first_size=15, second_size=15, procedure=procedure)
    for first, second, p in found.itertuples(index=False):
        assert round(p, 3) == 0.032
        assert unconditional_p(
            first, 15, second, 15, procedure.lower(), "two-sided"
        ) == pytest.approx(p)


def test_yes_no_samples_are_counted_however_many_mothers_there_are() -> None:
    """12 of 150 against 25 of 150; only blind to ties is it left out, to stay quick."""
    table = reanalyse_groups([1] * 12 + [0] * 138, [1] * 25 + [0] * 125)
    table = table[table["alternative"] == "two-sided"].set_index("procedure")
    fisher = stats.fisher_exact([[12, 25], [138, 125]]).pvalue
    assert table.loc["Mann-Whitney, exact", "p"] == pytest.approx(fisher)
    assert (
        table["p"].isna().tolist() == (table.index == "Mann-Whitney, exact, blind to ties").tolist()
    )
    assert "to stay quick" in table.loc["Mann-Whitney, exact, blind to ties", "note"]
