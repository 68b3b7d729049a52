"""The fewest mothers who would have to change: against trying every change of every mother."""

import itertools
import math
import random

import pytest

from midwifery_stats.classroom.labs import pairs_flip
from midwifery_stats.classroom.labs.pairs_flip import by_directions, by_outcomes, differences_of


def below(alpha):
    return lambda p: p <= alpha


def exact_p(differences, alternative="two-sided"):
    """Exact signed-rank p by flipping every sign: nothing of the package is used."""
    values = [d for d, count in differences for _ in range(count) if d]
    if not values:
        return 1.0
    sizes = sorted(abs(d) for d in values)
    rank = {s: sizes.index(s) + (sizes.count(s) + 1) / 2 for s in sizes}
    ranks = [rank[abs(d)] for d in values]
    seen = sum(r for r, d in zip(ranks, values, strict=True) if d > 0)
    sums = [
        sum(itertools.compress(ranks, signs))
        for signs in itertools.product((0, 1), repeat=len(ranks))
    ]
    mean = sum(ranks) / 2
    as_extreme = {
        "two-sided": lambda s: abs(s - mean) >= abs(seen - mean) - 1e-9,
        "greater": lambda s: s >= seen - 1e-9,
        "less": lambda s: s <= seen + 1e-9,
    }[alternative]
    return sum(map(as_extreme, sums)) / len(sums)


def sign_p(differences):
    """Exact two-sided sign test, from the binomial formula."""
    up = sum(count for d, count in differences if d > 0)
    down = sum(count for d, count in differences if d < 0)
    n, least = up + down, min(up, down)
    tail = sum(math.comb(n, k) for k in range(least + 1)) / 2**n
    return min(1.0, 2 * tail) if up != down else 1.0


def fewest_by_trying(pairs, scale, p_value, alpha):
    significant = p_value(differences_of(pairs)) <= alpha
    for changed in range(1, len(pairs) + 1):
        for mothers in itertools.combinations(range(len(pairs)), changed):
            for afters in itertools.product(scale, repeat=changed):
                trial = list(pairs)
                for mother, after in zip(mothers, afters, strict=True):
                    trial[mother] = (trial[mother][0], after)
                if (p_value(differences_of(trial)) <= alpha) != significant:
                    return changed
    return None


def check_flip(flip, pairs, p_value, alpha):
    trial = list(pairs)
    for mother, pair in zip(flip.mothers, flip.pairs, strict=True):
        assert pair[0] == pairs[mother][0]
        assert pair != pairs[mother]
        trial[mother] = pair
    assert p_value(differences_of(trial)) == flip.p
    assert (flip.p <= alpha) != (p_value(differences_of(pairs)) <= alpha)


def test_study_one_takes_seven_mothers():
    """17 up and 8 stayed. 12 of the 17 would have to stay (5 up: 0.0625), but
    fewer are enough if mothers who stayed got worse: 17 up against 8 down is p = 0.1078,
    17 against 7 is 0.0639, 17 against 6 is 0.0347."""
    pairs = [(0.0, 1.0)] * 17 + [(1.0, 1.0)] * 8
    flip = by_outcomes(pairs, (0.0, 1.0), sign_p, below(0.05))
    assert flip is not None
    assert flip.fewest
    assert len(flip.mothers) == 7
    check_flip(flip, pairs, sign_p, 0.05)


def test_bontang_controls_take_three_more():
    """3 up of 10: 6 up gives p = 2 / 2**6 = 0.03125, 5 up gives 0.0625."""
    pairs = [(0.0, 1.0)] * 3 + [(0.0, 0.0)] * 7
    flip = by_outcomes(pairs, (0.0, 1.0), sign_p, below(0.05))
    assert flip is not None
    assert flip.fewest
    assert flip.p == 0.03125
    assert flip.mothers == (7, 8, 9)
    assert flip.pairs == ((0.0, 1.0),) * 3


def test_too_few_mothers_can_never_flip():
    pairs = [(0.0, 1.0)] * 3
    assert by_outcomes(pairs, (0.0, 1.0), sign_p, below(0.05)) is None
    assert (
        by_directions([(1.0, 2.0), (1.0, 4.0)], [1.0, 2.0], exact_p, below(0.05), "two-sided")
        is None
    )


@pytest.mark.parametrize("seed", range(12))
def test_levels_take_as_few_as_trying_every_change_finds(seed):
    chance = random.Random(seed)
    scale = (0.0, 1.0, 2.0) if seed % 2 else (0.0, 1.0)
    mothers = 5 if seed % 2 else 7
    pairs = [(chance.choice(scale), chance.choice(scale)) for _ in range(mothers)]
    alpha = chance.choice([0.05, 0.1, 0.25])
    fewest = fewest_by_trying(pairs, scale, exact_p, alpha)
    flip = by_outcomes(pairs, scale, exact_p, below(alpha))
    if fewest is None:
        assert flip is None
    else:
        assert flip is not None
        check_flip(flip, pairs, exact_p, alpha)
        assert flip.fewest
        assert len(flip.mothers) == fewest


def test_a_search_that_stops_early_says_so(monkeypatch):
    monkeypatch.setattr(pairs_flip, "STATES_AT_MOST", 10)
    scale = (0.0, 1.0, 2.0, 3.0, 4.0)
    pairs = [(float(b), float(a)) for b in range(4) for a in range(b, 5)] * 2
    flip = by_outcomes(pairs, scale, sign_p, below(0.05))
    assert flip is not None
    check_flip(flip, pairs, sign_p, 0.05)
    assert flip.tried == 1
    assert len(flip.mothers) > 2
    assert not flip.fewest


@pytest.mark.parametrize("alternative", ["two-sided", "greater", "less"])
@pytest.mark.parametrize("seed", range(8))
def test_reversals_are_as_few_as_trying_every_set_finds(seed, alternative):
    chance = random.Random(seed)
    pairs = [(10.0, 10.0 + chance.choice([-3, -2, -1, 0, 1, 2, 3, 4, 5])) for _ in range(8)]

    def p_value(differences):
        return exact_p(differences, alternative)

    sizes = sorted(abs(a - b) for b, a in pairs if a != b)
    ranks = [
        sizes.index(abs(a - b)) + (sizes.count(abs(a - b)) + 1) / 2 if a != b else math.nan
        for b, a in pairs
    ]
    significant = p_value(differences_of(pairs)) <= 0.1
    fewest = None
    for changed in range(1, 9):
        for mothers in itertools.combinations(range(8), changed):
            trial = [(b, 2 * b - a) if m in mothers else (b, a) for m, (b, a) in enumerate(pairs)]
            if (p_value(differences_of(trial)) <= 0.1) != significant:
                fewest = changed
                break
        if fewest:
            break
    flip = by_directions(pairs, ranks, p_value, below(0.1), alternative)
    assert (flip and len(flip.mothers)) == fewest
    if flip:
        assert flip.fewest
        check_flip(flip, pairs, p_value, 0.1)
