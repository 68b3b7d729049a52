"""Random arrangements: repeatable, unbiased, never 0."""

import numpy as np
import pytest

from midwifery_stats.inference.arguments import Alternative
from midwifery_stats.inference.null_distribution import MonteCarlo
from midwifery_stats.inference.rank_sum import fisher_exact, mann_whitney
from midwifery_stats.inference.rank_sum_null import SplitArrangements
from midwifery_stats.inference.rank_test import RankTest
from midwifery_stats.inference.signed_rank import wilcoxon_signed_rank
from midwifery_stats.inference.signed_rank_null import SignArrangements

PAIRS = wilcoxon_signed_rank([0, 1, 2, 3, 0, 2, 1, 1], [1, 3, 2, 4, 2, 1, 3, 2])
GROUPS = mann_whitney([0, 1, 2, 2, 3, 3, 1], [0, 0, 1, 2, 0])
FISHER = fisher_exact([1, 1, 0, 1, 1, 1], [0, 1, 0, 0])


@pytest.mark.parametrize("test", [PAIRS, GROUPS, FISHER])
@pytest.mark.parametrize("alternative", ["two-sided", "greater", "less"])
def test_it_comes_near_the_exact_p(test: RankTest, alternative: Alternative) -> None:
    estimate = test.monte_carlo(40_000, seed=7, alternative=alternative)
    exact = test.p_value(alternative=alternative)
    assert abs(estimate.p - exact) < 4 * estimate.standard_error + 1 / 40_000
    assert test.p_value("monte_carlo", alternative=alternative, draws=40_000, seed=7) == estimate.p


def test_the_standard_error_is_the_spread_between_seeds() -> None:
    estimates = [PAIRS.monte_carlo(400, seed=seed) for seed in range(400)]
    spread = np.std([estimate.p for estimate in estimates])
    assert spread == pytest.approx(estimates[0].standard_error, rel=0.15)


def test_a_seed_repeats_and_no_seed_does_not() -> None:
    assert PAIRS.monte_carlo(2_000, seed=3) == PAIRS.monte_carlo(2_000, seed=3)
    assert len({PAIRS.monte_carlo(20_000).as_extreme for _again in range(5)}) > 1


def test_the_observed_arrangement_counts_as_one() -> None:
    estimate = MonteCarlo(as_extreme=0, draws=999)
    assert (estimate.p, estimate.as_extreme, estimate.draws) == (0.001, 0, 999)
    assert estimate.standard_error == pytest.approx((0.001 * 0.999 / 999) ** 0.5)


def test_random_arrangements_have_the_frequencies_of_chance() -> None:
    totals = SignArrangements((1, 1, 2)).random_totals(80_000, seed=5)
    assert np.bincount(totals) / 80_000 == pytest.approx(np.array([1, 2, 2, 2, 1]) / 8, abs=0.006)
    # Choosing 2 of the scores 0, 0, 1, 3: totals 0, 1, 1, 3, 3, 4.
    totals = SplitArrangements((0, 0, 1, 3), 2).random_totals(60_000, seed=5)
    assert np.bincount(totals) / 60_000 == pytest.approx(np.array([1, 2, 0, 2, 1]) / 6, abs=0.008)


def test_too_few_draws_are_refused() -> None:
    with pytest.raises(ValueError, match="draws") as complaint:
        PAIRS.monte_carlo(0)
    assert str(complaint.value) == "`draws` must be a whole number, 1 or more; it is 0."
