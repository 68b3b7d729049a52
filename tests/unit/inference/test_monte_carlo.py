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
from midwifery_stats.language import MidwiferyStatsError

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


def test_too_many_draws_name_how_many_may_be_asked_for() -> None:
    generator = np.random.default_rng(1)
    large = wilcoxon_signed_rank(*generator.normal(size=(2, 20_000)))
    with pytest.raises(ValueError, match=r"ask for draws=7500 or choose p_value\(\"normal\"\)"):
        large.monte_carlo(10_000)
    assert 0 < large.monte_carlo(500, seed=1).p <= 1
    assert large.monte_carlo(large.most_draws, seed=1).draws == 7500
    with pytest.raises(ValueError, match="ask for draws=3000000"):
        PAIRS.monte_carlo(10**7)


@pytest.mark.parametrize("wrong", [{"draws": 1.5}, {"draws": -5}, {"seed": "x"}, {"seed": 0.5}])
def test_wrong_draws_and_seeds_are_refused(wrong: dict[str, object]) -> None:
    for ask in (PAIRS.p_value, GROUPS.p_value):
        with pytest.raises(MidwiferyStatsError, match="must be a whole number"):
            ask("monte_carlo", **wrong)  # type: ignore[arg-type]
        # An option that this method does not take is checked all the same.
        with pytest.raises(MidwiferyStatsError, match="must be a whole number"):
            ask("exact", **wrong)  # type: ignore[arg-type]


def test_the_standard_error_of_a_p_that_was_drawn() -> None:
    """9 of 99 draws: p is 10 of 100, and its error the root of 0.1 times 0.9 over 99."""
    drawn = MonteCarlo(9, 99)
    assert drawn.p == 0.1
    assert drawn.standard_error == pytest.approx((0.1 * 0.9 / 99) ** 0.5)
