"""Counting splits: the null distribution of the Mann-Whitney and Fisher tests.

If nothing but chance is at work, the mothers could as well have been dealt to the two groups in
any other way. With n1 mothers in the first group, out of N, there are "N choose n1" equally likely
splits. The total is the sum of the scores (whole numbers that stand for the ranks) in the first
group; how many splits give each total is all that an exact p-value needs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import comb, inf, prod

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

Tie = tuple[int, int]
"""A score and the number of mothers who share it."""


@dataclass(frozen=True)
class SplitArrangements:
    """All ways to choose the first group.

    ``scores``: integers from 0 upwards, one for each mother of both groups; ``first_size``: how
    many mothers are in the first group.
    """

    scores: tuple[int, ...]
    first_size: int

    @cached_property
    def number(self) -> int:
        """How many splits there are."""
        return comb(len(self.scores), self.first_size)

    @cached_property
    def largest(self) -> int:
        """The total when the first group has all the highest scores."""
        return sum(sorted(self.scores)[len(self.scores) - self.first_size :])

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The tie groups, from the smallest to the largest."""
        return tuple(sorted(Counter(self.scores).items(), key=lambda tie: tie[1]))

    @cached_property
    def additions(self) -> int:
        """About how many additions it takes to count one tail."""
        if self._few_ties:
            return 10 * prod(size + 1 for _score, size in self.ties)
        return self._table_additions

    def counts(self, *, exact: bool) -> tuple[IntArray, Counts]:
        """Give every total that occurs, ascending, and how many splits have it.

        As whole numbers (``exact``), or as a share of all splits.
        """
        return self._whole_counts if exact else self._float_counts

    def at_most(self, total: int, *, exact: bool) -> float | int:
        """Count the splits with this total or a smaller one, or give their share."""
        if not self._few_ties:
            totals, counts = self.counts(exact=exact)
            count: float | int = counts[totals <= total].sum()
            return count
        if 2 * self.first_size > len(self.scores):
            # The smaller group has fewer choices; what it gets, the larger one lacks.
            return self._other_group.at_least(sum(self.scores) - total, exact=exact)
        return _at_most_by_ties(self.ties, self.first_size, total, exact=exact)

    def at_least(self, total: int, *, exact: bool) -> float | int:
        """Count the splits with this total or a larger one, or give their share.

        Counting the scores from the top down turns an upper tail into a lower one.
        """
        if not self._few_ties:
            totals, counts = self.counts(exact=exact)
            count: float | int = counts[totals >= total].sum()
            return count
        top = max(self.scores)
        mirrored = SplitArrangements(tuple(top - score for score in self.scores), self.first_size)
        return mirrored.at_most(self.first_size * top - total, exact=exact)

    def random_totals(self, draws: int, seed: int | None) -> IntArray:
        """Draw totals of the first group when mothers are dealt to it by lot; shape (draws,).

        How many of each tie group come into it is hypergeometric, one tie group at a time.
        """
        generator = np.random.default_rng(seed)
        totals = np.zeros(draws, dtype=np.int64)
        left, others = np.full(draws, self.first_size), len(self.scores)
        ties = Counter(self.scores)
        check_draws(draws, ties.values())
        for score, size in ties.items():
            others -= size
            if size == 1:
                chosen = (generator.random(draws) * (others + 1) < left).astype(np.int64)
            else:
                chosen = generator.hypergeometric(size, others, left)
            totals += score * chosen
            left -= chosen
        return totals

    @property
    def _other_group(self) -> SplitArrangements:
        return SplitArrangements(self.scores, len(self.scores) - self.first_size)

    @cached_property
    def _few_ties(self) -> bool:
        """Whether writing out the tie groups is less work than one table after another."""
        few = len(self.ties) <= 60
        return few and prod(size + 1 for _score, size in self.ties[:-2]) <= self._table_size

    @cached_property
    def _table_size(self) -> int:
        """An upper limit to the numbers that `_one_mother_at_a_time` holds."""
        smallest = sum(sorted(self.scores)[: self.first_size])
        sizes = min(self.first_size, len(self.scores) - self.first_size) + 1
        return sizes * (self.largest - smallest + 1)

    @property
    def _table_additions(self) -> int:
        """About how many additions `_one_mother_at_a_time` takes.

        The tables grow from nothing, so each mother takes a sixth of their final size.
        """
        return len(self.scores) * self._table_size // 6

    @cached_property
    def _float_counts(self) -> tuple[IntArray, Counts]:
        return self._all_counts(exact=False)

    @cached_property
    def _whole_counts(self) -> tuple[IntArray, Counts]:
        return self._all_counts(exact=True)

    def _all_counts(self, *, exact: bool) -> tuple[IntArray, Counts]:
        too_many = not exact and self.number > LARGEST_FLOAT_COUNT
        additions = inf if too_many else self._table_additions
        check_limit(self._table_size, additions, exact=exact)
        smallest, table = _one_mother_at_a_time(sorted(self.scores), self.first_size, exact=exact)
        places = np.flatnonzero(table != 0).astype(np.int64)
        counts = table[places]
        return smallest + places, counts if exact else (counts / self.number).astype(float)


def _one_mother_at_a_time(scores: list[int], first_size: int, *, exact: bool) -> tuple[int, Counts]:
    """Count the splits for every total: the smallest total, and the counts from there on.

    ``tables[k]`` counts the ways to choose k of the mothers seen so far, total by total. A further
    mother is either left out (the counts for k as they were) or is chosen besides k - 1 others (the
    counts for k - 1, moved up by her score). As mothers come in the order of their scores, the
    smallest total for k is always that of the first k, and each table starts there.
    """
    smallest = np.concatenate([[0], np.cumsum(scores)]).astype(int).tolist()
    tables: dict[int, Counts] = {0: zero_counts(1, exact=exact) + 1}
    for seen, score in enumerate(scores, start=1):
        still_to_come = len(scores) - seen
        fewest, most = max(0, first_size - still_to_come), min(seen, first_size)
        for size in range(most, max(fewest, 1) - 1, -1):
            shift = smallest[size - 1] + score - smallest[size]
            tables[size] = _added(tables.get(size), tables[size - 1], shift, exact=exact)
        tables.pop(fewest - 1, None)
    return smallest[first_size], tables[first_size]


def _added(left_out: Counts | None, chosen: Counts, shift: int, *, exact: bool) -> Counts:
    """Add two tables of counts, the second moved up by ``shift`` totals."""
    if left_out is None:
        return chosen
    added = zero_counts(max(len(left_out), shift + len(chosen)), exact=exact)
    added[: len(left_out)] = left_out
    added[shift : shift + len(chosen)] += chosen
    return added


def _at_most_by_ties(
    ties: tuple[Tie, ...], first_size: int, total: int, *, exact: bool
) -> float | int:
    """Count the splits up to a total without making the whole distribution.

    Tied mothers are interchangeable: all that matters is how many of each tie group are in the
    first group. This is written out for all tie groups but the two largest. The mothers still to
    be chosen come from those two, and the total stays small enough as long as not too many come
    from the higher of them: a look-up in a running sum.
    """
    rest, largest_two = ties[:-2], sorted(ties[-2:])
    (low, low_size), (high, high_size) = largest_two if len(ties) > 1 else (*largest_two, (1, 0))
    in_rest = sum(size for _score, size in rest)
    everyone = in_rest + low_size + high_size
    number = comb(everyone, first_size)
    # Each mother in the first group with this chance: the splits keep their proportions.
    share = None if exact or number <= LARGEST_FLOAT_COUNT else first_size / everyone
    running = _running_choices(low_size, high_size, first_size, in_rest, share, exact=exact)
    count: float | int = 0
    for chosen, reached, ways in _written_out(rest, first_size, share, exact=exact):
        left = first_size - chosen
        from_high = (total - reached - left * low) // (high - low)
        allowed = np.clip(from_high, -1, high_size) + 1
        count += np.sum(ways * running[chosen, allowed])
    if exact or share is None:
        return count if exact else count / number
    return float(count / binomial_row(everyone, first_size, exact=False, share=share)[first_size])


def _running_choices(
    low_size: int,
    high_size: int,
    first_size: int,
    in_rest: int,
    share: float | None,
    *,
    exact: bool,
) -> Counts:
    """Count the choices from two tie groups that have at most so many from the higher one.

    Row r: when r mothers have been chosen from the rest, so first_size - r are left to choose.
    Column c: with fewer than c of them from the higher group. Shape (rows, high_size + 2).
    """
    rows = min(in_rest, first_size) + 1
    check_limit(rows * (high_size + 2), 4 * rows * (high_size + 2), exact=exact)
    table = zero_counts(rows * (high_size + 2), exact=exact).reshape(rows, high_size + 2)
    low_ways = binomial_row(low_size, first_size, exact=exact, share=share)
    high_ways = binomial_row(high_size, first_size, exact=exact, share=share)
    for from_high, ways in enumerate(high_ways):
        # From the low group come first_size - from_high - row mothers, which must be possible.
        first_row = max(0, first_size - from_high - low_size)
        last_row = min(rows - 1, first_size - from_high)
        from_low = first_size - from_high - np.arange(first_row, last_row + 1)
        table[first_row : last_row + 1, from_high + 1] = ways * low_ways[from_low]
    return np.asarray(np.cumsum(table, axis=1))


def _written_out(
    ties: tuple[Tie, ...], first_size: int, share: float | None, *, exact: bool
) -> Iterator[tuple[IntArray, IntArray, Counts]]:
    """Write out how many of each tie group are in the first group, in portions to save memory.

    Each portion has, combination by combination, the number of mothers chosen, their total, and
    the number of ways; all three arrays have the same shape.
    """
    combinations = prod(size + 1 for _score, size in ties)
    check_limit(combinations, 10 * combinations, exact=exact)
    chosen = reached = np.zeros(1, dtype=np.int64)
    ways = zero_counts(1, exact=exact) + 1
    for score, size in ties[:-1]:
        choices = binomial_row(size, first_size, exact=exact, share=share)
        picks = np.arange(len(choices))
        chosen = np.add.outer(chosen, picks).ravel()
        reached = np.add.outer(reached, score * picks).ravel()
        ways = np.multiply.outer(ways, choices).ravel()
        possible = chosen <= first_size
        chosen, reached, ways = chosen[possible], reached[possible], ways[possible]
    score, size = ties[-1] if ties else (0, 0)
    for pick, choices in enumerate(binomial_row(size, first_size, exact=exact, share=share)):
        possible = chosen <= first_size - pick
        yield chosen[possible] + pick, reached[possible] + score * pick, ways[possible] * choices
