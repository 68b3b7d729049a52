"""Samples from a population whose truth is known: which mothers, which p-values, how many small."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from midwifery_stats.classroom.labs.pairs_state import FEWEST, MOST
from midwifery_stats.inference.planning import DrawnStudies, draw_studies
from midwifery_stats.language import _

SAMPLES_AT_MOST = 3_000
SEED_AT_MOST = 999_999

SamplingMethod = Literal["exact", "normal", "continuity"]


@dataclass(frozen=True)
class SamplingState:
    """The truth in two populations, the size of a study, and how many studies were drawn.

    Rates are whole percentages of mothers with a good outcome. The samples follow from ``seed``
    alone: the same seed draws the same mothers in the same order.
    """

    first_percent: int = 60
    second_percent: int = 30
    first_size: int = 10
    second_size: int = 10
    alpha: float = 0.05
    method: SamplingMethod = "exact"
    seed: int = 1
    draws: int = 0

    @property
    def truth_differs(self) -> bool:
        """Whether the two populations differ."""
        return self.first_percent != self.second_percent


@lru_cache(maxsize=8)
def studies(state: SamplingState) -> DrawnStudies:
    """Draw all the studies of a state. Pure: the same state gives the same mothers."""
    return draw_studies(
        state.first_percent / 100,
        state.second_percent / 100,
        first_size=state.first_size,
        second_size=state.second_size,
        studies=state.draws,
        seed=state.seed,
        alpha=state.alpha,
        method=state.method,
    )


def drawn(state: SamplingState, more: int) -> SamplingState:
    """Draw so many studies more."""
    draws = state.draws + more
    if draws > SAMPLES_AT_MOST:
        raise ValueError(
            _("The lab keeps {most} studies. Press New samples to begin again.").format(
                most=SAMPLES_AT_MOST
            )
        )
    return replace(state, draws=draws)


def with_percent(
    state: SamplingState, *, first: int | None = None, second: int | None = None
) -> SamplingState:
    """Choose another truth, in whole percent; the mothers stay the same, their outcomes follow."""
    for percent in (first, second):
        if percent is not None and not 0 <= percent <= 100:
            raise ValueError(
                _("Write a percentage from 0 to 100, not {percent}.").format(percent=percent)
            )
    return replace(
        state,
        first_percent=state.first_percent if first is None else first,
        second_percent=state.second_percent if second is None else second,
    )


def with_size(
    state: SamplingState, *, first: int | None = None, second: int | None = None
) -> SamplingState:
    """Choose other group sizes; as many studies are drawn again."""
    for size in (first, second):
        if size is not None and not FEWEST <= size <= MOST:
            raise ValueError(
                _("The lab holds {fewest} to {most} mothers a group, not {count}.").format(
                    fewest=FEWEST, most=MOST, count=size
                )
            )
    return replace(
        state,
        first_size=state.first_size if first is None else first,
        second_size=state.second_size if second is None else second,
    )


def with_seed(state: SamplingState, seed: int) -> SamplingState:
    """Take another seed: other mothers, as many studies."""
    if not 0 <= seed <= SEED_AT_MOST:
        raise ValueError(
            _("A seed is a whole number from 0 to {most}, not {seed}.").format(
                most=SEED_AT_MOST, seed=seed
            )
        )
    return replace(state, seed=seed)
