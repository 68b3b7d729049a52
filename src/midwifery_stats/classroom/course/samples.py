"""Made-up samples of a yes/no outcome: 1 is the better word, 0 the other."""

from __future__ import annotations

from midwifery_stats.inference.rank_sum import RankSumTest, mann_whitney
from midwifery_stats.inference.signed_rank import SignedRankTest, wilcoxon_signed_rank


def yes_no(successes: int, size: int) -> list[int]:
    """Give ``size`` mothers, of whom the first ``successes`` have the better outcome."""
    return [1] * successes + [0] * (size - successes)


def improved_of(improved: int, size: int = 10) -> SignedRankTest:
    """Test mothers who all began with the lower outcome, of whom ``improved`` went up."""
    return wilcoxon_signed_rank([0] * size, yes_no(improved, size))


def two_groups(first: int, second: int, size: int = 10) -> RankSumTest:
    """Compare two groups of ``size`` mothers with ``first`` and ``second`` good outcomes."""
    return mann_whitney(yes_no(first, size), yes_no(second, size))
