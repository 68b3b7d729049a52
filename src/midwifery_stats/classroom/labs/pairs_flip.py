"""What would it take? The fewest mothers whose outcome must change until the conclusion flips."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from midwifery_stats.classroom.labs.choices import Alternative
from midwifery_stats.classroom.labs.pairs_state import Pair

Differences = tuple[tuple[float, int], ...]
"""How many mothers have each difference, by difference: all that a p-value depends on."""

PValue = Callable[[Differences], float]
Significant = Callable[[float], bool]
Cell = tuple[float, float]
Cells = tuple[int, ...]

STATES_AT_MOST = 12_000


@dataclass(frozen=True)
class Flip:
    """Mothers (counted from 0) who would have to change, and what they would have to change to.

    ``fewest`` is True when every smaller number of changes was tried and none flips the
    conclusion; ``tried`` is the largest number of mothers for which all changes were tried.
    """

    mothers: tuple[int, ...]
    pairs: tuple[Pair, ...]
    p: float
    fewest: bool
    tried: int


def differences_of(pairs: Sequence[Pair]) -> Differences:
    """Count the differences, after minus before."""
    counted = Counter(after - before for before, after in pairs)
    return tuple(sorted(counted.items()))


def by_outcomes(
    pairs: Sequence[Pair], scale: Sequence[float], p_value: PValue, significant: Significant
) -> Flip | None:
    """Search for the fewest mothers who need another outcome after; None if none is enough.

    Mothers with the same two outcomes are alike, so the search goes over how many there are of
    each kind, one changed mother further at a time: the first flip it meets takes the fewest.
    Where the kinds are too many to try them all, it goes on one best change after another, and
    the answer says that it may not be the fewest.
    """
    cells = sorted({(before, after) for before in {b for b, _ in pairs} for after in scale})
    counted = Counter(pairs)
    start = tuple(counted[cell] for cell in cells)
    moves = [
        (here, there)
        for here, (before, after) in enumerate(cells)
        for there, (same, other) in enumerate(cells)
        if before == same and after != other
    ]
    now = significant(p_value(differences_of(pairs)))
    seen = {start}
    ring = [start]
    for changed in range(1, len(pairs) + 1):
        ring = list(_next_ring(ring, moves, seen))
        if not ring:
            return None
        for state in ring:
            p = p_value(_differences(cells, state))
            if significant(p) != now:
                return _named(pairs, cells, start, state, p, changed - 1)
        if _next_size(ring, moves, changed) > STATES_AT_MOST:
            return _by_best_changes(pairs, cells, start, moves, p_value, significant, changed)
    return None


def by_directions(
    pairs: Sequence[Pair],
    ranks: Sequence[float],
    p_value: PValue,
    significant: Significant,
    alternative: Alternative,
) -> Flip | None:
    """Search for the fewest mothers whose change must go the other way; None if none is enough.

    For a measurement. The sizes and so the ranks (NaN where a difference of zero has none) stay;
    only the sum of the positive ranks moves. Every sum that so many reversals can reach is
    counted, and p falls steadily the further the sum is from its mean (or, one-sided, with the
    sum itself), so the best sum alone has to be looked at.
    """
    moving = [m for m, (before, after) in enumerate(pairs) if before != after]
    doubled = [round(2 * ranks[m]) for m in moving]
    upwards = [pairs[m][1] > pairs[m][0] for m in moving]
    reached = _reachable_sums(doubled, upwards)
    now = significant(p_value(differences_of(pairs)))
    for changed in range(1, len(moving) + 1):
        best = _best_sum(reached[-1][changed], sum(doubled), alternative, towards=not now)
        reversed_places = _choice(reached, doubled, upwards, changed, best)
        mothers = tuple(moving[place] for place in reversed_places)
        changed_pairs = tuple((pairs[m][0], 2 * pairs[m][0] - pairs[m][1]) for m in mothers)
        p = p_value(differences_of(_replaced(pairs, mothers, changed_pairs)))
        if significant(p) != now:
            return Flip(mothers, changed_pairs, p, fewest=True, tried=changed - 1)
    return None


def _next_ring(
    ring: Sequence[Cells], moves: Sequence[tuple[int, int]], seen: set[Cells]
) -> Iterator[Cells]:
    for state in ring:
        for here, there in moves:
            if state[here]:
                following = _moved(state, here, there)
                if following not in seen:
                    seen.add(following)
                    yield following


def _next_size(ring: Sequence[Cells], moves: Sequence[tuple[int, int]], changed: int) -> int:
    """Estimate the next ring: every state moves on, and most are met once per changed mother."""
    onward = sum(ring[0][here] > 0 for here, _there in moves)
    return len(ring) * onward // (changed + 1)


def _moved(state: Cells, here: int, there: int) -> Cells:
    changed = list(state)
    changed[here] -= 1
    changed[there] += 1
    return tuple(changed)


def _differences(cells: Sequence[Cell], state: Cells) -> Differences:
    counted: Counter[float] = Counter()
    for (before, after), count in zip(cells, state, strict=True):
        if count:
            counted[after - before] += count
    return tuple(sorted(counted.items()))


def _by_best_changes(
    pairs: Sequence[Pair],
    cells: Sequence[Cell],
    start: Cells,
    moves: Sequence[tuple[int, int]],
    p_value: PValue,
    significant: Significant,
    tried: int,
) -> Flip | None:
    now = significant(p_value(_differences(cells, start)))
    state = start
    for _step in range(len(pairs)):
        following = [_moved(state, here, there) for here, there in moves if state[here]]
        values = [p_value(_differences(cells, option)) for option in following]
        p = max(values) if now else min(values)
        state = following[values.index(p)]
        if significant(p) != now:
            return _named(pairs, cells, start, state, p, tried)
    return None


def _named(
    pairs: Sequence[Pair], cells: Sequence[Cell], start: Cells, end: Cells, p: float, tried: int
) -> Flip:
    """Say which mothers change: of those who are alike, the last in line."""
    surplus = {cell: end[i] - start[i] for i, cell in enumerate(cells)}
    mothers: list[int] = []
    for mother in reversed(range(len(pairs))):
        if surplus[pairs[mother]] < 0:
            surplus[pairs[mother]] += 1
            mothers.append(mother)
    mothers.reverse()
    return Flip(
        tuple(mothers),
        tuple(_take(surplus, pairs[mother][0]) for mother in mothers),
        p,
        fewest=len(mothers) == tried + 1,
        tried=tried,
    )


def _take(surplus: dict[Cell, int], before: float) -> Pair:
    cell = next(cell for cell, count in surplus.items() if count > 0 and cell[0] == before)
    surplus[cell] -= 1
    return cell


def _replaced(
    pairs: Sequence[Pair], mothers: Sequence[int], changed: Sequence[Pair]
) -> tuple[Pair, ...]:
    by_mother: Mapping[int, Pair] = dict(zip(mothers, changed, strict=True))
    return tuple(by_mother.get(mother, pair) for mother, pair in enumerate(pairs))


def _reachable_sums(doubled: Sequence[int], upwards: Sequence[bool]) -> list[list[int]]:
    """Which doubled sums of positive ranks can be reached with so many reversals.

    One row per mother taken in so far; in it one integer per number of reversals, whose bit s is
    set when the sum s can be reached.
    """
    rows = [[1] + [0] * len(doubled)]
    for rank, upward in zip(doubled, upwards, strict=True):
        last = rows[-1]
        kept = [sums << rank if upward else sums for sums in last]
        turned = [0] + [sums if upward else sums << rank for sums in last[:-1]]
        rows.append([a | b for a, b in zip(kept, turned, strict=True)])
    return rows


def _best_sum(sums: int, total: int, alternative: Alternative, *, towards: bool) -> int:
    """Pick the reachable sum with the smallest p (``towards`` significance) or the largest."""
    reachable = [place for place in range(sums.bit_length()) if sums >> place & 1]
    strength = {
        "two-sided": lambda s: abs(2 * s - total),
        "greater": lambda s: s,
        "less": lambda s: -s,
    }[alternative]
    return max(reachable, key=strength) if towards else min(reachable, key=strength)


def _choice(
    reached: Sequence[Sequence[int]],
    doubled: Sequence[int],
    upwards: Sequence[bool],
    changed: int,
    total: int,
) -> list[int]:
    """Find mothers (places among those who moved) whose reversal gives the sum ``total``."""
    chosen: list[int] = []
    for place in reversed(range(len(doubled))):
        kept = total - (doubled[place] if upwards[place] else 0)
        if kept >= 0 and reached[place][changed] >> kept & 1:
            total = kept
        else:
            chosen.append(place)
            total -= 0 if upwards[place] else doubled[place]
            changed -= 1
    return sorted(chosen)
