"""Planning a study: what is supposed to be true, how large the study is, and its exact power."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from midwifery_stats.classroom.labs.sampling_state import SamplingMethod
from midwifery_stats.inference.planning import smallest_p_groups, smallest_p_pairs
from midwifery_stats.inference.power import groups_curve, pairs_curve
from midwifery_stats.inference.printed import is_significant
from midwifery_stats.language import _
from midwifery_stats.studies.study import shipped_sizes

SMALLEST = 3
LARGEST: tuple[int, ...] = (60, 120)


@dataclass(frozen=True)
class SampleSizeState:
    """A study to plan; rates are whole percentages, sizes count mothers (in each group).

    With two groups ``first_percent`` and ``second_percent`` have the good outcome; with one group
    ``first_percent`` improve and ``second_percent`` get worse.
    """

    groups: Literal[1, 2] = 2
    first_percent: int = 60
    second_percent: int = 30
    mothers: int = 10
    alpha: float = 0.05
    method: SamplingMethod = "exact"
    wanted_percent: int = 80
    largest: int = 60

    @property
    def sizes(self) -> range:
        """The sizes whose power is worked out."""
        return range(SMALLEST, self.largest + 1)


@lru_cache(maxsize=128)
def powers(state: SampleSizeState) -> tuple[float, ...]:
    """Give the exact power of each of the sizes."""
    truth = state.first_percent / 100, state.second_percent / 100, state.alpha, state.method
    if state.groups == 2:
        return tuple(groups_curve(*truth, "two-sided")([(size, size) for size in state.sizes]))
    return tuple(pairs_curve(*truth, "two-sided")(state.sizes))


@lru_cache(maxsize=128)
def smallest_ps(state: SampleSizeState) -> tuple[float, ...]:
    """Give the smallest p that each of the sizes can reach."""
    if state.groups == 2:
        return tuple(smallest_p_groups(size, size, method=state.method) for size in state.sizes)
    return tuple(smallest_p_pairs(size, method=state.method) for size in state.sizes)


def power_of(state: SampleSizeState, mothers: int) -> float:
    """Give the exact power of one size."""
    return powers(state)[mothers - SMALLEST]


def enough(state: SampleSizeState) -> tuple[int | None, int | None]:
    """Give the first size with the wanted power, and the size from which all have it.

    None where no size shown reaches it.
    """
    reached = [power >= state.wanted_percent / 100 for power in powers(state)]
    if not any(reached):
        return None, None
    below = [place for place, good in enumerate(reached) if not good]
    stays = max(below, default=-1) + 1
    return (
        SMALLEST + reached.index(True),
        SMALLEST + stays if stays < len(reached) else None,
    )


def possible_from(state: SampleSizeState) -> int | None:
    """Give the smallest size in which some result has p at most alpha; None if no size shown."""
    found = (
        size
        for size, p in zip(state.sizes, smallest_ps(state), strict=True)
        if is_significant(p, state.alpha)
    )
    return next(found, None)


def with_groups(state: SampleSizeState, groups: Literal[1, 2]) -> SampleSizeState:
    """Plan a study of one group or of two; what cannot stay starts from the published study."""
    if groups == 1:
        worsen = min(state.second_percent, 100 - state.first_percent) if state.groups == 1 else 0
        return replace(state, groups=1, second_percent=worsen, mothers=shipped_sizes()[1])
    return replace(state, groups=2, mothers=shipped_sizes()[2])


def with_percent(
    state: SampleSizeState, *, first: int | None = None, second: int | None = None
) -> SampleSizeState:
    """Suppose other rates, in whole percent."""
    moved = replace(
        state,
        first_percent=state.first_percent if first is None else first,
        second_percent=state.second_percent if second is None else second,
    )
    for percent in (moved.first_percent, moved.second_percent):
        if not 0 <= percent <= 100:
            raise ValueError(
                _("Write a percentage from 0 to 100, not {percent}.").format(percent=percent)
            )
    if moved.groups == 1 and moved.first_percent + moved.second_percent > 100:
        raise ValueError(
            _(
                "{first}% and {second}% add up to more than 100%: a mother does one or the other."
            ).format(first=moved.first_percent, second=moved.second_percent)
        )
    return moved


def with_mothers(state: SampleSizeState, mothers: int) -> SampleSizeState:
    """Look at a study of another size."""
    if not SMALLEST <= mothers <= state.largest:
        raise ValueError(
            _("The picture goes from {smallest} to {largest} mothers, not to {count}.").format(
                smallest=SMALLEST, largest=state.largest, count=mothers
            )
        )
    return replace(state, mothers=mothers)


def with_wanted(state: SampleSizeState, percent: int) -> SampleSizeState:
    """Want another power, in whole percent."""
    if not 1 <= percent <= 99:
        raise ValueError(
            _("Write a power from 1 to 99 percent, not {percent}.").format(percent=percent)
        )
    return replace(state, wanted_percent=percent)


def with_largest(state: SampleSizeState, largest: int) -> SampleSizeState:
    """Let the picture go up to another number of mothers."""
    return replace(state, largest=largest, mothers=min(state.mothers, largest))
