"""Exact power against R and against the single tests; the smallest n and p; fragility."""

import itertools
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from midwifery_stats.inference.planning import (
    fragility_index,
    power_groups,
    power_pairs,
    smallest_n_groups,
    smallest_n_pairs,
    smallest_p_groups,
    smallest_p_pairs,
)
from midwifery_stats.inference.rank_sum import fisher_exact, mann_whitney
from midwifery_stats.inference.repeated_studies import draw_studies
from midwifery_stats.inference.signed_rank import wilcoxon_signed_rank
from midwifery_stats.inference.yes_no_tables import groups_table, pairs_table

ORACLES = Path(__file__).parents[2] / "oracles"
SIDES = ("two-sided", "greater", "less")


def test_power_of_groups_meets_r() -> None:
    for row in pd.read_csv(ORACLES / "effects_power_groups.csv").to_dict("records"):
        expected = row.pop("power")
        assert power_groups(**row) == pytest.approx(expected, rel=1e-9, abs=1e-13), row


def test_power_of_pairs_meets_r() -> None:
    for row in pd.read_csv(ORACLES / "effects_power_pairs.csv").to_dict("records"):
        expected = row.pop("power")
        assert power_pairs(**row) == pytest.approx(expected, rel=1e-9, abs=1e-13), row


@pytest.mark.parametrize("sizes", [(1, 1), (3, 5), (7, 2), (6, 6)])
@pytest.mark.parametrize("side", SIDES)
def test_every_outcome_of_two_groups_has_the_p_of_the_single_test(
    sizes: tuple[int, int], side: str
) -> None:
    methods = ("exact", "mid-p", "fisher", "normal", "continuity")
    tables = {method: groups_table(*sizes, method, side) for method in methods}
    for first, second in itertools.product(range(sizes[0] + 1), range(sizes[1] + 1)):
        samples = [
            [1] * yes + [0] * (size - yes) for yes, size in zip((first, second), sizes, strict=True)
        ]
        test = mann_whitney(*samples)
        single = {
            "exact": test.p_value(alternative=side),
            "mid-p": test.mid_p_value(alternative=side),
            "fisher": fisher_exact(*samples).p_value(alternative=side),
            "normal": test.p_value("normal", alternative=side),
            "continuity": test.p_value("normal", alternative=side, continuity=True),
        }
        for method, table in tables.items():
            assert table[first, second] == pytest.approx(single[method], rel=1e-9), method


def test_equally_probable_tables_count_together() -> None:
    # In 14 against 17 mothers some tables are equally probable, but not to the last bit.
    table = groups_table(14, 17, "fisher", "two-sided")
    for first, second in itertools.product(range(15), range(18)):
        found = stats.fisher_exact([[first, 14 - first], [second, 17 - second]]).pvalue
        assert table[first, second] == pytest.approx(found, rel=1e-9)


@pytest.mark.parametrize("side", SIDES)
def test_every_outcome_of_pairs_has_the_p_of_the_single_test(side: str) -> None:
    pairs = 7
    tables = {
        method: pairs_table(pairs, method, side)
        for method in ("exact", "mid-p", "normal", "continuity")
    }
    for improved in range(pairs + 1):
        for worsened in range(pairs + 1 - improved):
            after = [1] * improved + [-1] * worsened + [0] * (pairs - improved - worsened)
            test = wilcoxon_signed_rank([0] * pairs, after)
            single = {
                "exact": test.p_value(alternative=side),
                "mid-p": test.mid_p_value(alternative=side),
                "normal": test.p_value("normal", alternative=side),
                "continuity": test.p_value("normal", alternative=side, continuity=True),
            }
            for method, table in tables.items():
                assert table[improved, worsened] == pytest.approx(single[method], rel=1e-9)


def test_far_tails_keep_their_digits() -> None:
    # 60 of 60 against 0 of 60: two of C(120, 60) splits.
    assert groups_table(60, 60, "exact", "two-sided")[60, 0] == pytest.approx(
        smallest_p_groups(60, 60), rel=1e-9
    )
    assert pairs_table(60, "exact", "two-sided")[60, 0] == pytest.approx(2.0**-59, rel=1e-9)


def test_without_an_effect_exact_power_stays_below_alpha() -> None:
    for rate in (0.1, 0.3, 0.5):
        assert power_groups(12, 9, rate, rate, alpha=0.05) <= 0.05
        assert power_pairs(20, rate / 2, rate / 2, alpha=0.05) <= 0.05


def test_power_is_certain_when_every_mother_improves() -> None:
    assert power_pairs(6, 1.0) == 1.0
    assert power_pairs(5, 1.0) == 0.0  # five changed pairs cannot get below 2/32 = 0.0625
    assert power_groups(4, 4, 1.0, 0.0) == 1.0
    assert power_groups(3, 3, 1.0, 0.0) == 0.0  # 2/20 = 0.1


def test_numpy_numbers_are_welcome() -> None:
    assert power_groups(np.int64(10), np.float64(10.0), np.float64(0.6), 0.3) == power_groups(
        10, 10, 0.6, 0.3
    )


def test_smallest_groups_are_the_first_to_reach_the_power() -> None:
    found = smallest_n_groups(0.6, 0.3)
    powers = [power_groups(n, n, 0.6, 0.3) for n in range(1, found.stays_from + 30)]
    assert found.power == powers[found.mothers - 1] >= 0.8
    assert max(powers[: found.mothers - 1]) < 0.8
    assert min(powers[found.stays_from - 1 :]) >= 0.8
    assert found.stays_from == found.mothers or powers[found.stays_from - 2] < 0.8


def test_saw_teeth_part_the_first_size_from_the_one_that_stays() -> None:
    # Every mother changes, 4 of 5 for the better: the exact binomial test of 1/2 against 4/5.
    def binomial_power(n: int) -> float:
        reject = [k for k in range(n + 1) if stats.binomtest(k, n).pvalue <= 0.05]
        return float(stats.binom.pmf(reject, n, 0.8).sum())

    powers = {n: binomial_power(n) for n in range(1, 50)}
    found = smallest_n_pairs(0.8, 0.2)
    assert found.mothers == min(n for n, power in powers.items() if power >= 0.8)
    assert found.stays_from == max(n for n, power in powers.items() if power < 0.8) + 1
    assert found.mothers < found.stays_from
    assert found.power == pytest.approx(powers[found.mothers])


def test_smallest_pairs_are_the_first_to_reach_the_power() -> None:
    found = smallest_n_pairs(0.4, 0.1, power=0.9, alpha=0.05)
    powers = {n: power_pairs(n, 0.4, 0.1) for n in range(1, found.stays_from + 30)}
    assert found.mothers == min(n for n, power in powers.items() if power >= 0.9)
    assert found.stays_from == max(n for n, power in powers.items() if power < 0.9) + 1
    assert (found.wanted, found.groups) == (0.9, 1)


def test_a_power_that_cannot_be_reached_is_said() -> None:
    with pytest.raises(ValueError, match=r"Even 500 mothers do not reach a power of 0\.8"):
        smallest_n_groups(0.3, 0.3)


@pytest.mark.parametrize(("n", "two_sided"), [(1, 1.0), (3, 1 / 4), (10, 1 / 512), (17, 1 / 65536)])
def test_smallest_p_of_pairs(n: int, two_sided: float) -> None:
    assert smallest_p_pairs(n) == two_sided
    assert smallest_p_pairs(n, alternative="greater") == two_sided / 2


@pytest.mark.parametrize("sizes", [(1, 1), (3, 3), (2, 4), (5, 3)])
@pytest.mark.parametrize("side", SIDES)
def test_smallest_p_of_groups_by_trying_measured_and_yes_no_samples(
    sizes: tuple[int, int], side: str
) -> None:
    total = sum(sizes)
    seen = [
        mann_whitney(
            [values[i] for i in range(sizes[0])], [values[i] for i in range(sizes[0], total)]
        ).p_value(alternative=side)
        for values in itertools.product(range(2 if total > 6 else 3), repeat=total)
    ]
    assert smallest_p_groups(*sizes, alternative=side) == pytest.approx(min(seen))


def test_smallest_p_of_ten_and_ten() -> None:
    assert smallest_p_groups(10, 10) == pytest.approx(2 / 184756)


@pytest.mark.parametrize(
    ("counts", "index"),
    [
        ((10, 10, 3, 10), 3),
        ((3, 10, 10, 10), 3),
        ((15, 40, 6, 40), 1),
        ((6, 10, 5, 10), None),
        ((0, 4, 0, 4), None),
    ],
)
def test_fragility_index(counts: tuple[int, int, int, int], index: int | None) -> None:
    assert fragility_index(*counts) == index


def test_the_fragile_study_loses_its_significance_with_the_last_mother() -> None:
    for turned in (0, 1, 2):
        assert stats.fisher_exact([[10, 0], [3 + turned, 7 - turned]]).pvalue < 0.05
    assert stats.fisher_exact([[10, 0], [6, 4]]).pvalue >= 0.05


def test_every_small_comparison_has_a_fragility_index_or_none() -> None:
    sizes = range(1, 9)
    for first_size, second_size in itertools.product(sizes, sizes):
        for first in range(first_size + 1):
            for second in range(second_size + 1):
                index = fragility_index(first, first_size, second, second_size, alpha=0.2)
                table = [[first, first_size - first], [second, second_size - second]]
                significant = stats.fisher_exact(table).pvalue < 0.2 - 1e-9
                assert (index is not None and index > 0) == significant


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: power_pairs(0, 0.5),
            "`n` must be a whole number, 1 or more; it is 0.",
        ),
        (
            lambda: power_pairs(10, 0.7, 0.5),
            "`improve` and `worsen` add up to 1.2, but together they cannot exceed 1: "
            "a mother does one or the other.",
        ),
        (
            lambda: power_groups(10, 10, 60, 0.3),
            "`first_rate` must lie between 0 and 1 (30% is 0.3); it is 60.",
        ),
        (
            lambda: power_groups(10, 10, 0.6, 0.3, alpha=5),
            "`alpha` must lie between 0 and 1, as 0.05 or 0.95 do; it is 5.",
        ),
        (
            lambda: power_groups(10, 10, 0.6, 0.3, method="midp"),
            "`method` is 'midp', which is not known. Did you mean 'mid-p'? "
            "Write one of: exact; mid-p; fisher; normal; continuity.",
        ),
        (
            lambda: power_pairs(10, 0.5, alternative="both"),
            "`alternative` is 'both', which is not known.",
        ),
        (
            lambda: fragility_index(11, 10, 3, 10),
            "`first_successes` is 11, but `first_size` is only 10: "
            "there cannot be more successes than mothers.",
        ),
        (
            lambda: fragility_index(10, 10, 2.5, 10),
            "`second_successes` must be a whole number, 0 or more; it is 2.5.",
        ),
        (
            lambda: smallest_p_groups("ten", 10),
            "`first_size` must be a whole number, 1 or more; it is 'ten'.",
        ),
        (
            lambda: smallest_p_pairs(float("nan")),
            "`n` must be a whole number, 1 or more; it is nan.",
        ),
    ],
)
def test_wrong_numbers_are_refused_in_one_sentence(call: object, sentence: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the text is compared
        call()  # type: ignore[operator]
    assert str(refused.value).startswith(sentence)


def test_drawn_studies_count_a_p_that_equals_alpha() -> None:
    """The smallest p of 1 against 19 mothers is 1/20; it is significant in power and in draws."""
    drawn = draw_studies(1.0, 0.0, first_size=1, second_size=19, studies=3)
    assert drawn.share_significant == power_groups(1, 19, 1.0, 0.0) == 1
