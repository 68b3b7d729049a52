"""Counting splits: the null distribution of the Mann-Whitney and Fisher tests.

If nothing but chance is at work, the mothers could as well have been dealt to the two groups in
any other way. With n1 mothers in the first group, out of N, there are "N choose n1" equally likely
splits. The total is the sum of the scores (whole numbers that stand for the ranks) in the first
group; how many splits give each total is all that an exact p-value needs.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from math import comb, prod

import numpy as np
from numpy.typing import NDArray

from midwifery_stats.inference.null_distribution import (
    Counts,
    IntArray,
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

    @property
    def number(self) -> int:
        """How many splits there are."""
        return comb(len(self.scores), self.first_size)

    @property
    def largest(self) -> int:
        """The total when the first group has all the highest scores."""
        return sum(sorted(self.scores)[len(self.scores) - self.first_size :])

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The tie groups, from the lowest score to the highest."""
        return tuple(sorted(Counter(self.scores).items()))

    def counts(self, *, exact: bool) -> tuple[IntArray, Counts]:
        """Give every total that occurs, ascending, and the number of splits with it."""
        check_limit(self._table_size, exact=exact)
        smallest, table = _one_mother_at_a_time(sorted(self.scores), self.first_size, exact=exact)
        places = np.flatnonzero(table != 0).astype(np.int64)
        return smallest + places, table[places]

    def at_most(self, total: int, *, exact: bool) -> float | int:
        """Count the splits with this total or a smaller one."""
        combinations = prod(size + 1 for size in self._tie_sizes[:-2])
        if combinations <= self._table_size:
            check_limit(combinations, exact=exact)
            return _at_most_by_ties(self.ties, self.first_size, total, exact=exact)
        totals, counts = self.counts(exact=exact)
        count: float | int = counts[totals <= total].sum()
        return count

    def at_least(self, total: int, *, exact: bool) -> float | int:
        """Count the splits with this total or a larger one.

        Counting scores from the top down turns the upper tail into a lower one.
        """
        top = max(self.scores)
        mirrored = SplitArrangements(tuple(top - score for score in self.scores), self.first_size)
        return mirrored.at_most(self.first_size * top - total, exact=exact)

    @cached_property
    def _tie_sizes(self) -> list[int]:
        return sorted(size for _score, size in self.ties)

    @property
    def _table_size(self) -> int:
        """The most numbers that `_one_mother_at_a_time` can hold."""
        smallest = sum(sorted(self.scores)[: self.first_size])
        sizes = min(self.first_size, len(self.scores) - self.first_size) + 1
        return sizes * (self.largest - smallest + 1)


def _one_mother_at_a_time(scores: list[int], first_size: int, *, exact: bool) -> tuple[int, Counts]:
    """Count the splits for every total: the smallest total, and the counts from there on.

    ``tables[k]`` counts the ways to choose k of the mothers seen so far. A further mother either
    stays out (the old counts for k) or is the k-th chosen (the old counts for k - 1, moved up by
    her score). As mothers come in the order of their scores, the smallest total for k is always
    that of the first k, and each table starts there.
    """
    smallest = np.concatenate([[0], np.cumsum(scores)]).astype(int).tolist()
    tables: dict[int, Counts] = {0: zero_counts(1, exact=exact) + 1}
    for seen, score in enumerate(scores, start=1):
        fewest = max(0, first_size - (len(scores) - seen))
        for chosen in range(min(seen, first_size), fewest - 1, -1):
            tables[chosen] = _merged(
                tables.get(chosen),
                tables.get(chosen - 1),
                smallest[chosen - 1] + score - smallest[chosen] if chosen else 0,
                exact=exact,
            )
        tables.pop(fewest - 1, None)
    return smallest[first_size], tables[first_size]


def _merged(left_out: Counts | None, chosen: Counts | None, shift: int, *, exact: bool) -> Counts:
    """Add two tables of counts, the second moved up by ``shift`` totals."""
    if chosen is None:
        assert left_out is not None
        return left_out
    if left_out is None:
        return chosen
    merged = zero_counts(max(len(left_out), len(chosen) + shift), exact=exact)
    merged[: len(left_out)] += left_out
    merged[shift : shift + len(chosen)] += chosen
    return merged


def _at_most_by_ties(
    ties: tuple[Tie, ...], first_size: int, total: int, *, exact: bool
) -> float | int:
    """Count the splits up to a total without making the whole distribution.

    Tied mothers are interchangeable: all that matters is how many of each tie group are in the
    first group. This is written out for all tie groups but the two largest. What is then left to
    choose comes from those two, and the total stays small enough as long as not too many come from
    the higher of them: a look-up in a running sum.
    """
    by_size = sorted(ties, key=lambda tie: tie[1])
    rest, last_two = by_size[:-2], sorted(by_size[-2:])
    if len(last_two) == 1:
        last_two = [*last_two, (last_two[0][0] + 1, 0)]
    (low_score, low_size), (high_score, high_size) = last_two
    running = _running_choices(low_size, high_size, first_size, exact=exact)
    count: float | int = 0
    for chosen, reached, ways in _written_out(rest, first_size, exact=exact):
        left = first_size - chosen
        room = (total - reached - left * low_score) // (high_score - low_score)
        from_high = np.clip(room, -1, high_size) + 1
        count += np.sum(ways * running[left, from_high])
    return count


def _running_choices(low_size: int, high_size: int, most: int, *, exact: bool) -> Counts:
    """Table: ways to choose ``left`` mothers (row) from two tie groups, fewer than c from the high.

    Shape (most + 1, high_size + 2); column c counts the choices with 0 to c - 1 from the high one.
    """
    table = zero_counts((most + 1) * (high_size + 2), exact=exact).reshape(most + 1, high_size + 2)
    for left in range(most + 1):
        ways = [
            comb(low_size, left - high) * comb(high_size, high) if high <= left else 0
            for high in range(high_size + 1)
        ]
        table[left, 1:] = ways
    return np.cumsum(table, axis=1)


def _written_out(
    ties: list[Tie], first_size: int, *, exact: bool
) -> list[tuple[IntArray, IntArray, Counts]]:
    """Write out how many of each tie group are in the first group, in portions.

    Each portion has the number of mothers chosen, their total, and the number of ways.
    """
    chosen = np.zeros(1, dtype=np.int64)
    reached = np.zeros(1, dtype=np.int64)
    ways = zero_counts(1, exact=exact) + 1
    for score, size in ties:
        picks = np.arange(size + 1)
        choices = zero_counts(size + 1, exact=exact)
        choices[:] = [comb(size, pick) for pick in picks.tolist()]
        chosen = np.add.outer(chosen, picks).ravel()
        reached = np.add.outer(reached, score * picks).ravel()
        ways = np.multiply.outer(ways, choices).ravel()
        possible: NDArray[np.bool_] = chosen <= first_size
        chosen, reached, ways = chosen[possible], reached[possible], ways[possible]
    return [(chosen, reached, ways)]
