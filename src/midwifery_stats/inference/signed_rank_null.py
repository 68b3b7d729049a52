"""Counting signs: the null distribution of the signed-rank, sign and McNemar tests.

If nothing but chance is at work, each mother who changed was as likely to go down as up: a coin
decides the sign of her rank. With n such mothers there are 2**n equally likely arrangements of
signs. The total is the sum of the scores (whole numbers that stand for the ranks) of those who went
up; how many arrangements give each total is all that an exact p-value needs.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from math import prod

import numpy as np

from midwifery_stats.inference.null_distribution import (
    LARGEST_FLOAT_COUNT,
    Counts,
    IntArray,
    binomial_row,
    check_draws,
    check_limit,
    zero_counts,
)

_DRAWN_TOGETHER = 200
_MOST_TIES = 60  # with more tie groups their combinations are too many in any case
_HALVED_TOGETHER = 500  # counts of so many mothers still fit a float


@dataclass(frozen=True)
class SignArrangements:
    """All ways in which coins can give signs to these scores.

    ``scores``: positive integers, one for each mother who changed.
    """

    scores: tuple[int, ...]

    @cached_property
    def number(self) -> int:
        """How many arrangements of signs there are."""
        return 1 << len(self.scores)

    @cached_property
    def largest(self) -> int:
        """The total when every mother went up."""
        return sum(self.scores)

    @cached_property
    def additions(self) -> int:
        """About how many additions it takes to count one tail."""
        one_by_one, ties = len(self.scores) * (self.largest // 2 + 1), Counter(self.scores)
        if len(ties) > _MOST_TIES:
            return one_by_one
        return min(one_by_one, 10 * sum(_combinations(half) for half in _halves(ties)))

    def counts(self, *, exact: bool) -> tuple[IntArray, Counts]:
        """Give every total that occurs, ascending, and how many arrangements have it.

        As whole numbers (``exact``), or as a share of all arrangements.
        """
        table = self._table(self.largest, exact=exact)
        totals = np.flatnonzero(table != 0).astype(np.int64)
        return totals, table[totals]

    def at_most(self, total: int, *, exact: bool) -> float | int:
        """Count the arrangements with this total or a smaller one, or give their share."""
        if total < 0:
            return 0
        total = min(total, self.largest)
        ties = Counter(self.scores)
        halves = _halves(ties) if len(ties) <= _MOST_TIES else None
        if halves and sum(_combinations(half) for half in halves) <= total:
            few = exact or self.number <= LARGEST_FLOAT_COUNT
            found = _at_most_by_halves(halves, total, None if few else 0.5, exact=exact)
            return found / self.number if few and not exact else found
        count: float | int = self._table(total, exact=exact).sum()
        return count

    def at_least(self, total: int, *, exact: bool) -> float | int:
        """Count the arrangements with this total or a larger one, or give their share.

        Turning every sign round turns a total into ``largest - total``, so the upper tail is as
        long as the lower one.
        """
        return self.at_most(self.largest - total, exact=exact)

    def random_totals(self, draws: int, seed: int | None) -> IntArray:
        """Draw totals with random signs; shape (draws,).

        Of t tied mothers a coin each decides who goes up, so their number is binomial (t, 1/2).
        """
        generator = np.random.default_rng(seed)
        ties = Counter(self.scores)
        check_draws(draws, ties.values())
        totals = np.zeros(draws, dtype=np.int64)
        for score, size in ties.items():
            if size > 1:
                totals += score * generator.binomial(size, 0.5, size=draws)
        untied = np.array([score for score, size in ties.items() if size == 1], dtype=float)
        for start in range(0, draws if len(untied) else 0, _DRAWN_TOGETHER):
            part = totals[start : start + _DRAWN_TOGETHER]
            coins = generator.integers(0, 2, size=(len(part), len(untied)), dtype=np.int8)
            part += np.rint(coins @ untied).astype(np.int64)
        return totals

    def _table(self, highest: int, *, exact: bool) -> Counts:
        """Count the arrangements for every total from 0 to ``highest``, one mother at a time.

        Without any mother there is one arrangement, with total 0. A further mother either adds
        nothing (she went down) or adds her score (she went up): the new counts are the old counts
        plus the old counts moved up by her score. Shares are halved for each mother, many at once.
        """
        check_limit(highest + 1, len(self.scores) * (highest + 1), exact=exact)
        table = zero_counts(highest + 1, exact=exact)
        table[0] = 1
        reached = 0
        for seen, score in enumerate(sorted(self.scores), start=1):
            reached = min(reached + score, highest)
            table[score : reached + 1] += table[: max(reached + 1 - score, 0)]
            if not exact and seen % _HALVED_TOGETHER == 0:
                table *= 0.5**_HALVED_TOGETHER
        return table if exact else table * 0.5 ** (len(self.scores) % _HALVED_TOGETHER)


Ties = dict[int, int]
"""Score -> number of mothers who share it."""


def _halves(ties: Ties) -> tuple[Ties, Ties]:
    """Deal the tie groups into two halves with about as many combinations each."""
    one: Ties = {}
    other: Ties = {}
    for score, size in sorted(ties.items(), key=lambda tie: -tie[1]):
        smaller = one if _combinations(one) <= _combinations(other) else other
        smaller[score] = size
    return one, other


def _combinations(ties: Ties) -> int:
    """In how many ways the tie groups can be divided, counting only how many went up in each."""
    return prod(size + 1 for size in ties.values())


def _at_most_by_halves(
    halves: tuple[Ties, Ties], total: int, share: float | None = None, *, exact: bool
) -> float | int:
    """Count the arrangements up to a total without making the whole distribution.

    Few tie groups have few combinations but, with many mothers, a long range of totals. So each
    half of the tie groups is written out; for every combination in one half, the other half may
    add at most what is left, and how many of its arrangements do is looked up in running sums.
    """
    combinations = sum(_combinations(half) for half in halves)
    check_limit(4 * combinations, 10 * combinations, exact=exact)
    (totals, counts), (other_totals, other_counts) = (
        _spread(half, share, exact=exact) for half in halves
    )
    running = np.concatenate([zero_counts(1, exact=exact), np.cumsum(other_counts)])
    allowed = np.searchsorted(other_totals, total - totals, side="right")
    count: float | int = np.sum(counts * running[allowed])
    return count


def _spread(ties: Ties, share: float | None, *, exact: bool) -> tuple[IntArray, Counts]:
    """Write out the combinations of some tie groups: their totals, ascending, and their counts.

    Of ``size`` tied mothers, k go up in "size choose k" arrangements, which add k times the score.
    """
    totals = np.zeros(1, dtype=np.int64)
    counts = zero_counts(1, exact=exact) + 1
    for score, size in ties.items():
        totals = np.add.outer(totals, score * np.arange(size + 1)).ravel()
        counts = np.multiply.outer(
            counts, binomial_row(size, size, exact=exact, share=share)
        ).ravel()
    order = np.argsort(totals, kind="stable")
    return totals[order], counts[order]
