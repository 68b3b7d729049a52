"""Coins instead of mothers: each mother who changed went up (heads) or down (tails) by chance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from midwifery_stats.language import _

FEWEST, MOST = 1, 60
FLIPS_AT_MOST = 20_000
SEED_AT_MOST = 999_999


@dataclass(frozen=True)
class CoinState:
    """How many mothers changed, how many of them went up, and how often the coins were flipped.

    The flips follow from ``seed`` alone: the same seed gives the same coins in the same order.
    """

    changed: int
    up: int
    seed: int
    flips: int = 0

    @property
    def rank(self) -> float:
        """The midrank that all mothers share, since all changed by the same size."""
        return (self.changed + 1) / 2

    @property
    def statistic(self) -> float:
        """W+, the sum of the ranks of the mothers who went up."""
        return self.up * self.rank


def coins(state: CoinState) -> NDArray[np.int8]:
    """Give all flips: one row a flip of all the coins, 1 for heads (up) and 0 for tails (down)."""
    return _coins(state.changed, state.seed)[: state.flips]


def with_changed(state: CoinState, changed: int) -> CoinState:
    """Take another number of mothers who changed, all of them upwards; the flips begin anew."""
    if not FEWEST <= changed <= MOST:
        raise ValueError(
            _("The lab flips {fewest} to {most} coins, not {count}. Nothing was changed.").format(
                fewest=FEWEST, most=MOST, count=changed
            )
        )
    return CoinState(changed, changed, state.seed)


def with_up(state: CoinState, up: int) -> CoinState:
    """Say how many of the mothers who changed went up; the flips stay."""
    if not 0 <= up <= state.changed:
        raise ValueError(
            _("{changed} mothers changed: write a number from 0 to {changed}, not {count}.").format(
                changed=state.changed, count=up
            )
        )
    return replace(state, up=up)


def with_seed(state: CoinState, seed: int) -> CoinState:
    """Take another seed; the flips begin anew."""
    if not 0 <= seed <= SEED_AT_MOST:
        raise ValueError(
            _("A seed is a whole number from 0 to {most}, not {seed}.").format(
                most=SEED_AT_MOST, seed=seed
            )
        )
    return replace(state, seed=seed, flips=0)


def flipped(state: CoinState, times: int) -> CoinState:
    """Flip all the coins so many times more."""
    flips = state.flips + times
    if flips > FLIPS_AT_MOST:
        raise ValueError(
            _("The lab keeps {most} flips. Press New coins to begin again.").format(
                most=FLIPS_AT_MOST
            )
        )
    return replace(state, flips=flips)


@lru_cache(maxsize=4)
def _coins(changed: int, seed: int) -> NDArray[np.int8]:
    drawn = np.random.default_rng(seed).integers(0, 2, size=(FLIPS_AT_MOST, changed), dtype=np.int8)
    drawn.setflags(write=False)
    return drawn
