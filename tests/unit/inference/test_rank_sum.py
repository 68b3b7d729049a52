"""The two-group tests on published examples and by enumeration."""

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from scipy import stats

from midwifery_stats.inference.rank_sum import fisher_exact, mann_whitney
from midwifery_stats.inference.rank_test import RankTest

INTERVENTION, CONTROL = [1] * 10, [1] * 3 + [0] * 7


def test_bontang_after() -> None:
    test = mann_whitney(INTERVENTION, CONTROL)
    assert (test.statistic, test.expected) == (85, 50)
    assert (test.first_rank_sum, test.second_rank_sum) == (140, 70)
    assert test.z() == pytest.approx(3.1986, abs=5e-5)
    assert test.p_value("normal") == pytest.approx(0.001381171, abs=5e-10)
    assert test.p_value("normal", continuity=True) == pytest.approx(0.001616773, abs=5e-10)
    blind = {"tie_correction": False}
    assert test.p_value("normal", **blind) == pytest.approx(0.008150972, abs=5e-10)
    one_sided = test.p_value("normal", alternative="greater", **blind)
    assert one_sided == pytest.approx(0.004075486, abs=5e-10)
    assert test.exact_fraction() == Fraction(1, 323)
    assert test.p_value() == 1 / 323
    assert test.note is None


def test_fisher_on_bontang() -> None:
    test = fisher_exact(INTERVENTION, CONTROL)
    assert test.exact_fraction() == Fraction(1, 323)
    # Ten or none in the first group are the two most extreme splits, equally likely.
    assert test.mid_p_value() == pytest.approx(1 / 646, rel=1e-15)


def test_fisher_and_the_tea() -> None:
    guessed, other = [1, 1, 1, 0], [1, 0, 0, 0]
    assert fisher_exact(guessed, other).exact_fraction() == Fraction(34, 70)
    assert fisher_exact(guessed, other).exact_fraction("greater") == Fraction(17, 70)


def test_fisher_on_larger_published_tables() -> None:
    test = fisher_exact([1] * 61 + [0] * 19, [1] * 45 + [0] * 35)
    assert test.p_value() == pytest.approx(0.0117953, abs=5e-8)
    assert fisher_exact([1] * 15 + [0] * 25, [1] * 6 + [0] * 34).p_value() == pytest.approx(
        0.0406, abs=5e-5
    )


def test_fisher_differs_from_mann_whitney_two_sided_in_unequal_groups() -> None:
    """By hand: groups of 2 and 5 mothers, 2 successes in all.

    0, 1, 2 successes fall into the first group in 10, 10, 1 of 21 splits, with the mean 4/7. With
    none seen (4/7 away), one (3/7 away) is nearer but no likelier: Fisher alone adds it.
    """
    first, second = [0, 0], [1, 1, 0, 0, 0]
    assert fisher_exact(first, second).exact_fraction() == 1
    assert mann_whitney(first, second).exact_fraction() == Fraction(11, 21)
    assert fisher_exact(first, second).mid_p_value() == pytest.approx(1 - 20 / 21 / 2)


def test_equally_likely_tables_count_although_floats_would_tell_them_apart() -> None:
    for table in ([[5, 4], [4, 9]], [[8, 2], [1, 5]], [[10, 10], [3, 20]], [[1, 9], [11, 3]]):
        (a, b), (c, d) = table
        ours = fisher_exact([1] * a + [0] * b, [1] * c + [0] * d).p_value()
        assert ours == pytest.approx(stats.fisher_exact(table).pvalue, rel=1e-12)


def test_fifteen_values_from_a_textbook() -> None:
    test = mann_whitney([0.5, 0.5, 0.6, 0.6, 0.7, 0.8, 0.9], [0.5, 1, 1.2, 1.2, 1.4, 1.5, 1.9, 2])
    assert test.exact_fraction("less") == Fraction(28, 6435)


@pytest.mark.parametrize("seed", range(12))
def test_against_dealing_the_mothers_every_way(seed: int) -> None:
    """Compute U anew for all splits by comparing every first with every second mother."""
    generator = np.random.default_rng(seed)
    first_size, second_size = generator.integers(1, 6, 2)
    values = generator.integers(0, 4, first_size + second_size)

    def u(chosen: tuple[int, ...]) -> float:
        first, second = values[list(chosen)], np.delete(values, chosen)
        wins = np.sign(first[:, None] - second[None, :])
        return float(np.sum(wins + 1) / 2)

    totals = np.array([u(chosen) for chosen in combinations(range(len(values)), first_size)])
    test = mann_whitney(values[:first_size], values[first_size:])
    seen = u(tuple(range(first_size)))
    assert test.statistic == seen
    assert test.expected == pytest.approx(totals.mean())
    assert test.exact_fraction("greater") == Fraction(int(np.sum(totals >= seen)), len(totals))
    assert test.exact_fraction("less") == Fraction(int(np.sum(totals <= seen)), len(totals))
    far = np.abs(totals - test.expected) >= abs(seen - test.expected)
    assert test.exact_fraction() == Fraction(int(np.sum(far)), len(totals))
    beyond = np.abs(totals - test.expected) > abs(seen - test.expected)
    assert test.mid_p_value() == pytest.approx((far.mean() + beyond.mean()) / 2)
    support, counts = np.unique(totals, return_counts=True)
    assert test.null.support.tolist() == support.tolist()
    assert test.null.probability == pytest.approx(counts / len(totals), rel=1e-15)
    assert test.variance() == pytest.approx(totals.var())


@pytest.mark.parametrize(
    "test", [mann_whitney([1, 1], [1, 1, 1]), fisher_exact([1], [1]), mann_whitney([0.5], [0.5])]
)
def test_everyone_has_the_same_value(test: RankTest, recwarn: pytest.WarningsRecorder) -> None:
    assert test.note == "All mothers have the same value, so there is nothing to test: p is 1."
    for method in ("exact", "normal", "monte_carlo"):
        for alternative in ("two-sided", "greater", "less"):
            assert test.p_value(method, alternative=alternative, draws=50) == 1
            assert test.mid_p_value(alternative=alternative) == 1
    assert test.exact_fraction() == 1
    assert test.z() == 0
    assert test.null.support.tolist() == [test.expected]
    assert len(recwarn) == 0


def test_one_constant_group_is_still_a_test() -> None:
    assert mann_whitney([1, 1, 1], [0, 0, 0]).exact_fraction() == Fraction(1, 10)


def test_one_mother_in_each_group_is_enough_to_run() -> None:
    test = mann_whitney([2], [1])
    assert (test.statistic, test.p_value(), test.p_value(alternative="greater")) == (1, 1, 0.5)
