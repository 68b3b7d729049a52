"""Effects against R, statsmodels and published examples; intervals at the edge; coverage."""

import itertools
from functools import cache
from math import comb, inf
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta, binom, norm
from statsmodels.stats.proportion import confint_proportions_2indep

from midwifery_stats.inference.effects import (
    number_needed_to_treat,
    odds_ratio,
    risk_difference,
    risk_ratio,
)
from midwifery_stats.inference.estimate import Estimate
from midwifery_stats.inference.paired_effects import paired_risk_difference, paired_risk_ratio
from midwifery_stats.inference.rank_effects import r_from_z
from midwifery_stats.inference.rank_sum import mann_whitney, probability_of_superiority
from midwifery_stats.inference.samples import SampleError, sample_from_counts
from midwifery_stats.inference.signed_rank import mcnemar, sign_test, wilcoxon_signed_rank

ORACLES = Path(__file__).parents[2] / "oracles"
COUNTS = ["first_successes", "first_size", "second_successes", "second_size"]


def ends(estimate: Estimate) -> tuple[float, float, float]:
    return estimate.value, estimate.low, estimate.high


def test_risk_difference_meets_newcombe_1998() -> None:
    _value, low, high = ends(risk_difference(56, 70, 48, 80))
    assert (low, high) == pytest.approx((0.0524315, 0.3338727), abs=5e-8)
    _value, low, high = ends(risk_difference(10, 10, 3, 10))
    assert (low, high) == pytest.approx((0.2889429, 0.8922087), abs=5e-8)


def test_risk_difference_and_odds_ratio_meet_r() -> None:
    for row in pd.read_csv(ORACLES / "effects_counts.csv").to_dict("records"):
        counts = [row[name] for name in COUNTS]
        difference = risk_difference(*counts, level=row["level"])
        assert ends(difference) == pytest.approx(
            (row["risk_difference"], row["risk_low"], row["risk_high"]), abs=1e-9
        )
        odds = odds_ratio(*counts, level=row["level"])
        assert ends(odds) == pytest.approx(
            (row["odds_ratio"], row["odds_low"], row["odds_high"]), rel=1e-7
        )


def test_differences_at_the_edge_stay_inside_and_keep_a_width() -> None:
    for first, second in itertools.product(range(1, 21), repeat=2):
        for share in itertools.product([0, 1], repeat=2):
            estimate = risk_difference(share[0] * first, first, share[1] * second, second)
            assert -1 <= estimate.low <= estimate.value <= estimate.high <= 1
            assert estimate.high - estimate.low > 0.1
    for mothers in range(1, 21):
        estimate = paired_risk_difference([0] * mothers, [1] * mothers)
        assert -1 <= estimate.low < estimate.value == estimate.high == 1


@pytest.mark.parametrize("counts", [(7, 12, 5, 20), (0, 9, 4, 9), (30, 30, 11, 25)])
def test_risk_difference_meets_statsmodels(counts: tuple[int, int, int, int]) -> None:
    expected = confint_proportions_2indep(*counts, method="newcomb", compare="diff", alpha=0.1)
    assert ends(risk_difference(*counts, level=0.9))[1:] == pytest.approx(expected, abs=1e-12)


def test_odds_ratio_at_the_edge_says_how_little_it_knows() -> None:
    up, down = odds_ratio(10, 10, 3, 10), odds_ratio(3, 10, 10, 10)
    assert up.value == up.high == inf
    assert 1 < up.low < inf
    assert down.value == down.low == 0.0
    assert down.high == pytest.approx(1 / up.low)
    # One end of the exact interval is where Fisher's one-sided p is half of 5%.
    chance = [comb(10, a) * comb(10, 13 - a) * up.low**a for a in range(3, 11)]
    assert chance[-1] / sum(chance) == pytest.approx(0.025, rel=1e-5)


def test_no_odds_ratio_without_two_outcomes() -> None:
    for successes in (0, 10):
        with pytest.raises(SampleError, match="All 20 mothers had the same outcome"):
            odds_ratio(successes, 10, successes, 10)


def paired(both: int, only_before: int, only_after: int, neither: int) -> list[list[int]]:
    before = [1] * (both + only_before) + [0] * (only_after + neither)
    after = [1] * both + [0] * only_before + [1] * only_after + [0] * neither
    return [before, after]


# Altman, Machin, Bryant and Gardner, Statistics with Confidence (2000), page 52: 0.011 to 0.226.
# Fagerland, Lydersen and Laake 2014 (Statistics in Medicine 33:2850): -0.507 to -0.026.
@pytest.mark.parametrize(
    ("cells", "published"),
    [((14, 0, 5, 22), (0.011, 0.226)), ((1, 7, 1, 12), (-0.507, -0.026))],
)
def test_paired_risk_difference_meets_published_examples(
    cells: tuple[int, int, int, int], published: tuple[float, float]
) -> None:
    estimate = paired_risk_difference(*paired(*cells))
    assert (estimate.low, estimate.high) == pytest.approx(published, abs=5.1e-4)


def test_paired_risk_difference_meets_r() -> None:
    for row in pd.read_csv(ORACLES / "effects_paired_counts.csv").to_dict("records"):
        cells = [row[name] for name in ("both", "only_before", "only_after", "neither")]
        estimate = paired_risk_difference(*paired(*cells), level=row["level"])
        expected = (row["difference"], row["low"], row["high"])
        assert ends(estimate) == pytest.approx(expected, abs=1e-9)
        assert -1 <= estimate.low < estimate.high <= 1


def test_paired_risk_difference_reads_levels_and_any_two_numbers() -> None:
    levels = pd.CategoricalDtype(["less fluent", "fluent"], ordered=True)
    before = pd.Series(["less fluent"] * 3 + ["fluent"], dtype=levels)
    after = pd.Series(["fluent"] * 4, dtype=levels)
    expected = ends(paired_risk_difference([0, 0, 0, 1], [1, 1, 1, 1]))
    assert expected[0] == 0.75
    assert ends(paired_risk_difference(before, after)) == expected
    assert ends(paired_risk_difference([1, 1, 1, 2], [2, 2, 2, 2])) == expected
    assert paired_risk_difference([1, 1, 1, 1], [2, 2, 2, 1]).value == 0.75
    assert paired_risk_difference([1, 1], [1, 1]).value == 0.0
    with pytest.raises(SampleError, match="two values, such as yes and no; this one has 3"):
        paired_risk_difference([1, 2, 3], [1, 2, 3])


def test_rank_biserial_of_pairs_by_hand() -> None:
    # Differences 1, -2, 3, 4: W+ = 1 + 3 + 4 = 8, W- = 2.
    assert wilcoxon_signed_rank([0] * 4, [1, -2, 3, 4]).effect().value == pytest.approx(0.6)


@pytest.mark.parametrize("up", range(7))
def test_of_equal_changes_the_interval_is_that_of_the_share_that_went_up(up: int) -> None:
    """Clopper and Pearson's ends are quantiles of beta distributions."""
    effect = wilcoxon_signed_rank([0] * 7, [2] * up + [-2] * (6 - up) + [0]).effect()
    low = beta.ppf(0.025, up, 7 - up) if up else 0.0
    high = beta.ppf(0.975, up + 1, 6 - up) if up < 6 else 1.0
    assert ends(effect) == pytest.approx((2 * up / 6 - 1, 2 * low - 1, 2 * high - 1), abs=1e-9)
    assert effect.at_least


@pytest.mark.parametrize(("mothers", "low"), [(4, -0.20), (5, -0.04), (6, 0.08)])
def test_where_all_rise_alike_the_interval_leaves_out_0_from_six_mothers_on(
    mothers: int, low: float
) -> None:
    """As the exact p does: 2/16, 2/32, 2/64. The lower end is the n-th root of 0.025."""
    test = wilcoxon_signed_rank([1] * mothers, [2] * mothers)
    assert ends(test.effect()) == pytest.approx((1, low, 1), abs=0.005)
    assert (test.p_value() <= 0.05) == (low > 0)


def test_rank_biserial_of_bekasi_keeps_a_width() -> None:
    effect = wilcoxon_signed_rank([0] * 25, [1] * 17 + [0] * 8).effect()
    assert (effect.value, effect.high) == (1.0, 1.0)
    assert effect.low == pytest.approx(2 * 0.025 ** (1 / 17) - 1)


small_differences = st.lists(st.integers(-4, 4), min_size=1, max_size=25)


@given(small_differences, st.sampled_from(["drop", "pratt", "split"]), st.sampled_from([0.9, 0.95]))
def test_rank_biserial_excludes_zero_exactly_when_its_test_rejects(
    differences: list[int], zeros: str, level: float
) -> None:
    test = wilcoxon_signed_rank([0] * len(differences), differences, zeros=zeros)
    effect = test.effect(level)
    one_size = len({abs(d) for d in differences if d}) < 2
    p = test.p_value("exact" if one_size else "normal")
    if abs(p - (1 - level)) > 1e-9:
        assert (effect.low > 0 or effect.high < 0) == (p < 1 - level)


@given(small_differences, st.sampled_from(["drop", "pratt", "split"]))
def test_rank_biserial_of_pairs_stays_inside_and_keeps_a_width(
    differences: list[int], zeros: str
) -> None:
    before = [0] * len(differences)
    effect = wilcoxon_signed_rank(before, differences, zeros=zeros).effect()
    assert -1 <= effect.low <= effect.value <= effect.high <= 1
    # Split zeros are fixed, so many of them leave little to vary.
    assert effect.high - effect.low > (0 if zeros == "split" else 0.25)
    mirrored = wilcoxon_signed_rank(differences, before, zeros=zeros).effect()
    assert ends(mirrored) == pytest.approx((-effect.value, -effect.high, -effect.low))


def test_no_change_says_nothing_and_says_so() -> None:
    for test in (wilcoxon_signed_rank, sign_test, mcnemar):
        effect = test([0, 1, 1], [0, 1, 1]).effect()
        assert ends(effect) == (0.0, -1.0, 1.0)
        assert effect.note == (
            "No mother changed, so the sample says nothing about the direction of change."
        )


@pytest.mark.parametrize("sizes", [[1] * 11, [1, 1, 1, 2, 2, 3, 3, 3, 4, 5], list(range(1, 11))])
def test_coverage_of_the_rank_biserial_of_pairs(sizes: list[int]) -> None:
    """Under the working model, over every pattern of signs: near 95% on average, 89% or more."""
    covered = []
    patterns = np.array(list(itertools.product([-1, 1], repeat=len(sizes))))
    effect_of = cache(
        lambda differences: ends(wilcoxon_signed_rank([0] * len(sizes), differences).effect())
    )
    intervals = np.array([effect_of(tuple(sorted(row))) for row in (patterns * sizes).tolist()])
    ups = (patterns > 0).sum(axis=1)
    for pi in np.linspace(0.05, 0.95, 19):
        chance = pi**ups * (1 - pi) ** (len(sizes) - ups)
        inside = (intervals[:, 1] <= 2 * pi - 1 + 1e-12) & (2 * pi - 1 <= intervals[:, 2] + 1e-12)
        covered.append(float(chance[inside].sum()))
    assert np.mean(covered) > 0.94
    assert min(covered) > 0.89


def hanley_mcneil(theta: float, first_size: int, second_size: int) -> float:
    q1, q2 = theta / (2 - theta), 2 * theta**2 / (1 + theta)
    both = (first_size + second_size) / 2 - 1
    return (theta * (1 - theta) + both * (q1 - theta**2) + both * (q2 - theta**2)) / (
        first_size * second_size
    )


group_values = st.lists(st.integers(0, 5), min_size=1, max_size=12)


@given(group_values, group_values, st.sampled_from([0.9, 0.95, 0.99]))
def test_superiority_solves_newcombes_equation(
    first: list[int], second: list[int], level: float
) -> None:
    estimate = probability_of_superiority(mann_whitney(first, second), level=level)
    z = norm.ppf((1 + level) / 2)
    for end in (estimate.low, estimate.high):
        if 0 < end < 1:
            spread = z * hanley_mcneil(end, len(first), len(second)) ** 0.5
            assert abs(estimate.value - end) == pytest.approx(spread, rel=1e-6, abs=1e-9)
    assert 0 <= estimate.low <= estimate.value <= estimate.high <= 1
    assert estimate.high - estimate.low > 0.1


def test_superiority_is_the_share_of_pairs_won() -> None:
    first, second = [3, 5, 5, 8], [1, 5, 6]
    won = np.mean([(a > b) + (a == b) / 2 for a in first for b in second])
    assert probability_of_superiority(mann_whitney(first, second)).value == pytest.approx(won)
    swapped = probability_of_superiority(mann_whitney(second, first))
    straight = probability_of_superiority(mann_whitney(first, second))
    assert ends(swapped) == pytest.approx((1 - won, 1 - straight.high, 1 - straight.low))


def test_rank_biserial_of_groups_is_the_risk_difference_of_a_yes_no_outcome() -> None:
    effect = mann_whitney([1] * 10, [1] * 3 + [0] * 7).effect()
    assert effect.value == pytest.approx(risk_difference(10, 10, 3, 10).value)
    assert -1 < effect.low < effect.value < effect.high < 1
    separated = mann_whitney([1] * 10, [0] * 10).effect()
    assert (separated.value, separated.high) == (1.0, 1.0)
    assert 0 < separated.low < 1


@pytest.mark.parametrize("sizes", [(5, 5), (8, 4), (10, 10)])
def test_coverage_of_superiority_for_yes_no_outcomes(sizes: tuple[int, int]) -> None:
    """Over every outcome of two small groups: never far below 95%, often above (ties)."""
    outcomes = list(itertools.product(range(sizes[0] + 1), range(sizes[1] + 1)))
    intervals = np.array(
        [
            ends(
                probability_of_superiority(
                    mann_whitney([1] * a + [0] * (sizes[0] - a), [1] * b + [0] * (sizes[1] - b))
                )
            )
            for a, b in outcomes
        ]
    )
    first, second = np.array(outcomes).T
    for rates in itertools.product([0.1, 0.3, 0.5, 0.8], repeat=2):
        theta = 0.5 + (rates[0] - rates[1]) / 2
        chance = binom.pmf(first, sizes[0], rates[0]) * binom.pmf(second, sizes[1], rates[1])
        inside = (intervals[:, 1] <= theta) & (theta <= intervals[:, 2])
        assert chance[inside].sum() > 0.93


def test_r_from_z() -> None:
    assert r_from_z(3.162277660168379, 10) == pytest.approx(1.0)
    assert r_from_z(3.1986, 20) == pytest.approx(0.7152, abs=1e-4)
    with pytest.raises(ValueError, match=r"it is 0\."):
        r_from_z(1.0, 0)


@pytest.mark.parametrize("effect", [risk_difference, odds_ratio])
def test_counts_are_checked(effect: object) -> None:
    with pytest.raises(ValueError, match="`second_successes` is 12, but `second_size` is only 10"):
        effect(3, 10, 12, 10)  # type: ignore[operator]
    with pytest.raises(ValueError, match="`first_size` must be a whole number, 1 or more"):
        effect(0, 0, 1, 10)  # type: ignore[operator]
    with pytest.raises(ValueError, match="`level` must lie between 0 and 1"):
        effect(3, 10, 1, 10, level=95)  # type: ignore[operator]
    assert ends(effect(np.int64(3), 10, np.int32(1), 10.0)) == ends(effect(3, 10, 1, 10))  # type: ignore[operator]


@given(
    st.tuples(st.integers(2, 40), st.integers(2, 40)).flatmap(
        lambda sizes: st.tuples(
            st.integers(1, sizes[0] - 1),
            st.just(sizes[0]),
            st.integers(1, sizes[1] - 1),
            st.just(sizes[1]),
        )
    )
)
def test_risk_ratio_is_the_score_interval_of_statsmodels(counts: tuple[int, int, int, int]) -> None:
    expected = confint_proportions_2indep(
        *counts, method="score", compare="ratio", correction=False
    )
    found = risk_ratio(*counts)
    assert (found.low, found.high) == pytest.approx(expected, rel=1e-5)
    assert found.value == pytest.approx(counts[0] / counts[1] / (counts[2] / counts[3]))


def test_risk_ratio_of_koopman_and_at_the_edge() -> None:
    example = risk_ratio(36, 40, 16, 80)
    assert (example.low, example.high) == pytest.approx((2.94, 7.15), abs=0.005)
    none, all_of_them = risk_ratio(0, 10, 3, 10), risk_ratio(3, 10, 0, 10)
    assert (none.value, none.low, all_of_them.value, all_of_them.high) == (0, 0, inf, inf)
    assert none.high == pytest.approx(1 / all_of_them.low)
    with pytest.raises(SampleError, match="no ratio of their shares"):
        risk_ratio(0, 10, 0, 10)


def test_number_needed_to_treat_turns_the_difference_over() -> None:
    found, difference = number_needed_to_treat(10, 10, 3, 10), risk_difference(10, 10, 3, 10)
    assert ends(found) == pytest.approx(
        (1 / difference.value, 1 / difference.high, 1 / difference.low)
    )
    assert found.note is None
    harm = number_needed_to_treat(3, 10, 10, 10)
    assert ends(harm) == pytest.approx((-found.value, -found.high, -found.low))
    # 5 of 10 against 4 of 10: the difference runs from -0.29 to 0.46.
    unsure = number_needed_to_treat(5, 10, 4, 10)
    assert (unsure.value, unsure.low, unsure.high) == (pytest.approx(10), -inf, inf)
    assert "2.2 or more mothers treated for one success more, or 3.5 or more" in str(unsure.note)
    assert number_needed_to_treat(5, 10, 5, 10).value == inf


def test_two_samples_and_their_counts_give_the_same() -> None:
    first = sample_from_counts({"insufficient": 2, "sufficient": 8})
    second = sample_from_counts({"insufficient": 7, "sufficient": 3})
    for effect in (risk_difference, risk_ratio, odds_ratio, number_needed_to_treat):
        assert effect(first, second) == effect(8, 10, 3, 10)
        assert effect([1] * 8 + [0, 0], [1] * 3 + [0] * 7) == effect(8, 10, 3, 10)


def test_paired_risk_ratio_meets_a_published_example() -> None:
    """The help of ci.ratio.prop.ps in the R package statpsych, by D. G. Bonett: 1.766544, 5.796628.

    12 mothers of 48 neither, 4 before only, 26 after only, 6 both.
    """
    estimate = paired_risk_ratio(*paired(6, 4, 26, 12))
    assert ends(estimate) == pytest.approx((3.2, 1.766544, 5.796628), abs=5.1e-7)


def test_paired_risk_ratio_turns_over_with_before_and_after() -> None:
    before, after = paired(5, 1, 7, 12)
    value, low, high = ends(paired_risk_ratio(before, after))
    assert ends(paired_risk_ratio(after, before)) == pytest.approx((1 / value, 1 / high, 1 / low))
    assert low < value < high


def test_mothers_without_success_do_not_count_in_the_paired_risk_ratio() -> None:
    assert ends(paired_risk_ratio(*paired(5, 1, 7, 12))) == ends(
        paired_risk_ratio(*paired(5, 1, 7, 0))
    )


def test_paired_risk_ratio_at_the_edge() -> None:
    nobody_before = paired_risk_ratio([0] * 10, [1] * 3 + [0] * 7)
    assert (nobody_before.value, nobody_before.high) == (inf, inf)
    assert 0 < nobody_before.low < 1.5
    nobody_after = paired_risk_ratio([1] * 3 + [0] * 7, [0] * 10)
    assert (nobody_after.value, nobody_after.low) == (0.0, 0.0)
    assert nobody_after.high == pytest.approx(1 / nobody_before.low)
    alike = paired_risk_ratio([1] * 10, [1] * 10)
    assert alike.low < alike.value == 1.0 < alike.high
    with pytest.raises(SampleError, match="No mother had a success before or after"):
        paired_risk_ratio([0, 0], [0, 0])


@pytest.mark.parametrize("counts", [(0, 10, 5, 10), (0, 4, 1, 9), (3, 10, 7, 8), (10, 10, 3, 10)])
def test_the_ratio_of_two_groups_turns_over_with_them(counts: tuple[int, int, int, int]) -> None:
    """Koopman's test does not know which group is the first: 0 of 10 has an upper end too."""
    straight, turned = risk_ratio(*counts), risk_ratio(*counts[2:], *counts[:2])
    assert straight.high == pytest.approx(1 / turned.low)
    assert 0 < straight.high < float("inf")
    if straight.low:
        assert straight.low == pytest.approx(1 / turned.high)
