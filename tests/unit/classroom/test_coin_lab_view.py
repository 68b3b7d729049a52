"""Coins: repeatable, fair, counted right, beside the exact distribution."""

import math
from dataclasses import replace

import numpy as np
import pytest

from midwifery_stats.classroom.labs.coin_lab import (
    CoinState,
    coins,
    coins_shown,
    flipped,
    with_changed,
    with_seed,
    with_up,
)

STUDY = CoinState(17, 17, 1)


def test_the_same_seed_gives_the_same_coins_one_by_one_or_at_once():
    many = coins(flipped(STUDY, 1000))
    assert (coins(flipped(STUDY, 1)) == many[:1]).all()
    assert (coins(flipped(flipped(STUDY, 1), 100)) == many[:101]).all()
    assert (coins(flipped(with_seed(STUDY, 2), 1000)) != many).any()


def test_the_coins_are_fair():
    heads = coins(flipped(STUDY, 20_000)).mean()
    assert heads == pytest.approx(0.5, abs=4 * 0.5 / math.sqrt(17 * 20_000))


def test_the_table_counts_flips_and_ways():
    shown = coins_shown(flipped(with_changed(STUDY, 5), 1000))
    flips, ways = shown.tables[0].rows
    ups = coins(flipped(with_changed(STUDY, 5), 1000)).sum(axis=1)
    extreme = int(np.isin(ups, [0, 5]).sum())
    assert flips[1:3] == ("1000", str(extreme))
    assert ways[1:] == ("32", "2", "1/16")
    assert f"{extreme} were at least as extreme" in shown.paragraphs[1]


def test_both_tails_count_for_an_outcome_inside():
    """4 of 5 up: 4 or 5 up and 0 or 1 up, 12 of 32 ways."""
    shown = coins_shown(with_up(with_changed(STUDY, 5), 4))
    assert shown.tables[0].rows[1][1:] == ("32", "12", "3/8")


@pytest.mark.parametrize("changed", [1, 2, 17, 60])
@pytest.mark.parametrize("flips", [0, 1, 20_000])
def test_whole_grid_of_controls(changed, flips):
    state = with_changed(STUDY, changed)
    for up in {0, changed // 2, changed}:
        shown = coins_shown(replace(with_up(state, up), flips=flips))
        assert len(shown.figures) == 2
        assert f"For the mothers it is {up * (changed + 1) / 2:g}." in shown.figures[0].alt
        assert shown.tables[0].rows[1][1] == str(2**changed)
        assert "study" not in str(shown).lower()  # these mothers are the learner's own


def test_last_flip_in_words():
    state = flipped(STUDY, 3)
    up = int(coins(state)[-1].sum())
    words = coins_shown(state).paragraphs[0]
    assert words == (
        f"Last flip: heads (up) {up}, tails (down) {17 - up}. Each counts 9, so W+ is {9 * up}."
        " For the mothers it is 153."
    )


@pytest.mark.parametrize(
    ("move", "sentence"),
    [
        (lambda: with_changed(STUDY, 0), "1 to 60 coins, not 0"),
        (lambda: with_changed(STUDY, 61), "1 to 60 coins, not 61"),
        (lambda: with_up(STUDY, 18), "from 0 to 17, not 18"),
        (lambda: with_up(STUDY, -1), "from 0 to 17, not -1"),
        (lambda: with_seed(STUDY, 10**6), "from 0 to 999999, not 1000000"),
        (lambda: flipped(STUDY, 20_001), "The lab keeps 20000 flips"),
    ],
)
def test_what_cannot_be_is_refused(move, sentence):
    with pytest.raises(ValueError, match=sentence):
        move()
