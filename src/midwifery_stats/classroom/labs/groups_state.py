"""Two groups of mothers, as a state that a lab can change: each group is a sample of pairs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from midwifery_stats.classroom.labs.pairs_state import Choices, PairsState
from midwifery_stats.language import ngettext

Which = Literal[0, 1]


@dataclass(frozen=True)
class GroupsState:
    """Two groups of mothers, and how they are compared.

    The comparison is of the outcomes after; ``seen_before`` says whether those before are known
    (where they are not, each mother's ``before`` means nothing). ``names`` are what the groups
    are called.
    """

    groups: tuple[PairsState, PairsState]
    names: tuple[str, str]
    seen_before: bool
    choices: Choices = field(default_factory=Choices)
    remark: str = ""

    @property
    def scale(self) -> tuple[float, ...]:
        """The values an outcome can take, ascending; none for a measurement."""
        return self.groups[0].scale

    @property
    def labels(self) -> tuple[str, ...]:
        """The names of the values."""
        return self.groups[0].labels

    @property
    def yes_no(self) -> bool:
        """Whether an outcome is one of two."""
        return len(self.scale) == 2


def changed_group(
    state: GroupsState, which: Which, move: Callable[[PairsState], PairsState]
) -> GroupsState:
    """Make a move in one of the groups."""
    first, second = state.groups
    return replace(state, groups=(move(first), second) if which == 0 else (first, move(second)))


def successes(group: PairsState) -> int:
    """Count the mothers who have the higher of two outcomes after."""
    return sum(after == group.scale[-1] for after in group.after)


def with_successes(group: PairsState, count: int, published: PairsState) -> PairsState:
    """Change as few mothers as it takes until ``count`` have the higher of two outcomes after.

    Mothers who go back to what was published are taken first, then the first (or, when there are
    to be fewer, the last) in line.
    """
    mothers = len(group.pairs)
    if not 0 <= count <= mothers:
        raise ValueError(
            ngettext(
                "There is {mothers} mother: write a number from 0 to {mothers}, not {count}.",
                "There are {mothers} mothers: write a number from 0 to {mothers}, not {count}.",
                mothers,
            ).format(mothers=mothers, count=count)
        )
    missing = count - successes(group)
    low, high = group.scale
    wanted = high if missing > 0 else low
    turning = [m for m in range(mothers) if group.after[m] != wanted]
    turning.sort(
        key=lambda m: (
            m >= len(published.pairs) or published.after[m] != wanted,
            m if missing > 0 else -m,
        )
    )
    pairs = list(group.pairs)
    for mother in turning[: abs(missing)]:
        pairs[mother] = (pairs[mother][0], wanted)
    return replace(group, pairs=tuple(pairs))
