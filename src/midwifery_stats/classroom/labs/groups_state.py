"""Two groups of mothers, as a state that a lab can change: each group is a sample of pairs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from numbers import Real
from typing import Any, Literal

from midwifery_stats.classroom.labs.choices import Choices
from midwifery_stats.classroom.labs.pairs_state import (
    Pair,
    PairsState,
    pairs_of_study,
    rebuilt_words,
    require_drawable,
    scale_of,
)
from midwifery_stats.display.vocabulary import value_text, word
from midwifery_stats.inference.arguments import rate
from midwifery_stats.inference.samples import (
    FloatArray,
    SampleError,
    paired_samples,
    two_samples,
)
from midwifery_stats.language import InputError, _, ngettext
from midwifery_stats.studies.study import Study

Which = Literal[0, 1]
Rates = tuple[float, float]


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
        raise InputError(
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


def groups_of(
    first: Any,
    second: Any,
    *,
    first_before: Any = None,
    second_before: Any = None,
    names: tuple[str, str] | None = None,
) -> GroupsState:
    """Give the state of a lab that begins with these mothers.

    Numbers with at most five different values count as levels. Raises ``SampleError`` for what
    cannot be tested or drawn, or when the outcomes before are given for one group only. Groups
    without names are called group A and group B.
    """
    after = two_samples(first, second)
    seen_before = first_before is not None or second_before is not None
    pairs = (
        (_paired(first_before, first), _paired(second_before, second))
        if seen_before
        else (_copied(after.first), _copied(after.second))
    )
    for group in pairs:
        require_drawable(len(group), after.levels)
    if after.levels is not None:
        scale = tuple(float(place) for place in range(len(after.levels)))
        labels = tuple(word(level) for level in after.levels)
    else:
        scale = scale_of([value for group in pairs for pair in group for value in pair])
        labels = tuple(value_text(value) for value in scale)
    groups = (PairsState(pairs[0], scale, labels), PairsState(pairs[1], scale, labels))
    one, other = names or (_("group A"), _("group B"))
    return GroupsState(groups, (word(one), word(other)), seen_before)


def _paired(before: Any, after: Any) -> tuple[Pair, ...]:
    if before is None:
        raise InputError(
            _("Give the outcomes before of both groups, or of neither: one is missing.")
        )
    samples = paired_samples(before, after)
    return tuple(zip(samples.before.tolist(), samples.after.tolist(), strict=True))


def _copied(after: FloatArray) -> tuple[Pair, ...]:
    return tuple((value, value) for value in after.tolist())


def published_groups(study: Study) -> GroupsState:
    """Give the state of a lab that begins with a published study of two groups."""
    mothers = study.mothers
    if "group" not in mothers:
        raise SampleError(
            _("The study {study} has one group: write PairsLab instead.").format(study=study.name)
        )
    if len(study.groups) != 2:
        raise SampleError(
            _("The study {study} has {n} groups, and the lab holds two.").format(
                study=study.name, n=len(study.groups)
            )
        )
    groups = [mothers[mothers["group"] == name] for name in mothers["group"].cat.categories]
    before = [group["before"] if study.is_paired else None for group in groups]
    state = groups_of(
        groups[0][study.last],
        groups[1][study.last],
        first_before=before[0],
        second_before=before[1],
        names=(study.groups[0], study.groups[1]),
    )
    return replace(state, remark=rebuilt_words()) if study.is_rebuilt else state


def supposed_groups(first: Any, second: Any) -> tuple[Rates, tuple[int, int] | None]:
    """Give the rates of two groups, and their sizes where they come from a sample.

    ``first`` and ``second`` are rates, two yes/no samples, or a published study and None.
    """
    if isinstance(first, Real) and isinstance(second, Real):
        return (rate(first, "first_rate"), rate(second, "second_rate")), None
    state = published_groups(first) if isinstance(first, Study) else groups_of(first, second)
    if not state.yes_no:
        raise SampleError(
            _("This lab needs an outcome of yes or no, and the samples have other values.")
        )
    one, other = state.groups
    sizes = len(one.pairs), len(other.pairs)
    return (successes(one) / sizes[0], successes(other) / sizes[1]), sizes


def supposed_rates(first: Any, second: Any, worsen: float) -> tuple[Literal[1, 2], Rates]:
    """Give the number of groups, and the two rates: of the groups, or of improving and worsening.

    ``first`` alone is the share of mothers who improve; a study of one group gives its own.
    """
    if isinstance(first, Real) and second is None:
        return 1, (rate(first, "first_rate"), rate(worsen, "worsen"))
    if isinstance(first, Study) and "group" not in first.mothers:
        improved, _stayed, worsened = pairs_of_study(first).counts
        mothers = len(first.mothers)
        return 1, (improved / mothers, worsened / mothers)
    rates, _sizes = supposed_groups(first, second)
    return 2, rates
