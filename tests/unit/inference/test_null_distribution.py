"""What a null distribution can be asked."""

import numpy as np
import pytest

from midwifery_stats.inference.null_distribution import NullDistribution
from midwifery_stats.inference.rank_sum import fisher_exact, mann_whitney
from midwifery_stats.inference.signed_rank import mcnemar, wilcoxon_signed_rank

COINS = NullDistribution(np.arange(4.0), np.array([1, 3, 3, 1]) / 8, 1.5)


def test_mean_and_variance_of_three_coins() -> None:
    assert (COINS.mean, COINS.variance) == (1.5, 0.75)


def test_mcnemar_counts_mothers() -> None:
    null = mcnemar([0] * 3, [1, 1, 0]).null
    assert null.support.tolist() == [0, 1, 2]
    assert null.probability.tolist() == [0.25, 0.5, 0.25]


def test_units_are_those_of_the_statistic() -> None:
    test = wilcoxon_signed_rank([0] * 4, [1, 2, 2, -3])
    assert test.null.support.min() == 0
    assert test.null.support.max() == 10
    groups = mann_whitney([1, 2], [2, 3, 3])
    # At best the first group has the two threes: six pairs, all won.
    assert groups.null.support.max() == 6
    assert groups.statistic == 0.5


def test_fishers_null_is_that_of_mann_whitney() -> None:
    first, second = [1, 1, 0], [1, 0, 0, 0]
    fisher, whitney = fisher_exact(first, second).null, mann_whitney(first, second).null
    assert fisher.support.tolist() == whitney.support.tolist()
    # 0, 1, 2, 3 successes of the 3 in the first group: 4, 18, 12, 1 of 35 splits.
    assert fisher.probability == pytest.approx(np.array([4, 18, 12, 1]) / 35)
