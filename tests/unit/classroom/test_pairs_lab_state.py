"""Moves of the pairs lab: counted by hand, over the whole range of its number boxes."""

import itertools
from dataclasses import replace

import pytest

from midwifery_stats.classroom.labs.pairs_state import (
    PairsState,
    direction,
    with_direction,
    with_mothers,
    with_next_level,
    with_outcome,
)

YES_NO = PairsState(((0.0, 1.0),) * 17 + ((1.0, 1.0),) * 8, (0.0, 1.0), ("no", "yes"))
FIVE = (0.0, 1.0, 2.0, 3.0, 4.0)
LEVELS = PairsState(
    ((0.0, 4.0), (2.0, 2.0), (4.0, 1.0), (3.0, 3.0), (4.0, 4.0), (0.0, 0.0)), FIVE, tuple("abcde")
)
MEASURED = PairsState(((20.0, 25.0), (30.0, 30.0), (40.0, 37.0)))
STARTS = {"yes/no": YES_NO, "levels": LEVELS, "measured": MEASURED}


def test_counts_follow_the_direction_of_each_change():
    assert YES_NO.counts == (17, 8, 0)
    assert LEVELS.counts == (1, 4, 1)
    assert MEASURED.counts == (1, 1, 1)


@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
@pytest.mark.parametrize("wanted", [1, 0, -1])
def test_every_count_can_be_reached_with_the_fewest_changes(start, wanted):
    mothers = len(start.pairs)
    place = {1: 0, 0: 1, -1: 2}[wanted]
    for first, second in itertools.product(range(mothers + 1), repeat=2):
        once = with_direction(start, wanted, first, start)
        assert once.counts[place] == first
        twice = with_direction(once, wanted, second, start)
        assert twice.counts[place] == second
        moved = sum(a != b for a, b in zip(once.pairs, twice.pairs, strict=True))
        assert moved == abs(second - first)
        if start.scale:
            assert set(itertools.chain(*twice.pairs)) <= set(start.scale)


@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
def test_one_step_away_and_back_is_the_published_sample(start):
    for wanted, place in ((1, 0), (0, 1), (-1, 2)):
        count = start.counts[place]
        for step in (-1, 1):
            if 0 <= count + step <= len(start.pairs):
                there = with_direction(start, wanted, count + step, start)
                assert with_direction(there, wanted, count, start) == start


def test_a_mother_cycles_through_the_levels():
    state = LEVELS
    seen = []
    for _ in range(5):
        state = with_next_level(state, 0, "after")
        seen.append(state.after[0])
    assert seen == [0.0, 1.0, 2.0, 3.0, 4.0]
    assert state == LEVELS
    assert with_next_level(LEVELS, 5, "before").pairs[5] == (1.0, 0.0)


def test_one_outcome_can_be_set():
    assert with_outcome(MEASURED, 2, "after", 55.5).pairs == ((20, 25), (30, 30), (40, 55.5))


def test_mothers_leave_from_the_end_and_come_back_as_published():
    changed = with_outcome(YES_NO, 0, "after", 0.0)
    fewer = with_mothers(changed, 20, YES_NO)
    assert fewer.pairs == changed.pairs[:20]
    assert with_mothers(fewer, 25, YES_NO) == changed
    more = with_mothers(YES_NO, 60, YES_NO)
    assert more.pairs[:25] == YES_NO.pairs
    assert more.counts == (17, 43, 0)
    assert with_mothers(MEASURED, 5, MEASURED).pairs[3:] == ((30.0, 30.0),) * 2


@pytest.mark.parametrize("count", [-1, 0, 2, 61, 10**9])
def test_too_few_or_too_many_mothers_are_refused(count):
    with pytest.raises(ValueError, match="The lab holds 3 to 60 mothers, not"):
        with_mothers(YES_NO, count, YES_NO)


@pytest.mark.parametrize("count", [-1, 26])
def test_a_count_beyond_the_mothers_is_refused(count):
    with pytest.raises(ValueError, match="There are 25 mothers: write a number from 0 to 25"):
        with_direction(YES_NO, 1, count, YES_NO)


def test_an_outcome_with_one_level_cannot_improve():
    alone = PairsState(((0.0, 0.0),), (0.0,), ("only",))
    with pytest.raises(ValueError, match="one level only"):
        with_direction(alone, 1, 1, alone)
    assert with_direction(alone, 1, 0, alone) == alone


def test_direction():
    assert [direction(pair) for pair in ((0, 1), (1, 1), (2, 1))] == [1, 0, -1]
    assert replace(YES_NO, pairs=()).counts == (0, 0, 0)
