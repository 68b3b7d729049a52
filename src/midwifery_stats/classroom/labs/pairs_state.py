"""Mothers seen twice, as a state that a lab can change: every move gives a new state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Any, Literal

from midwifery_stats.classroom.labs.choices import Choices
from midwifery_stats.display.vocabulary import value_text, word
from midwifery_stats.inference.samples import SampleError, paired_samples
from midwifery_stats.language import InputError, _, ngettext
from midwifery_stats.studies.study import Study

FEWEST, MOST = 3, 60
MOST_LEVELS = 5

Side = Literal["before", "after"]
Pair = tuple[float, float]


@dataclass(frozen=True)
class PairsState:
    """Each mother's outcome before and after, and how they are tested.

    ``scale`` holds the values an outcome can take, ascending, and ``labels`` their names; both are
    empty for a measurement, which can take any value. ``asked``: whether to say what it would take
    to flip the conclusion. ``remark``: what to say of the data, for example that they are rebuilt.
    """

    pairs: tuple[Pair, ...]
    scale: tuple[float, ...] = ()
    labels: tuple[str, ...] = ()
    choices: Choices = field(default_factory=Choices)
    asked: bool = False
    remark: str = ""

    @property
    def before(self) -> tuple[float, ...]:
        """Each mother's outcome before."""
        return tuple(before for before, _after in self.pairs)

    @property
    def after(self) -> tuple[float, ...]:
        """Each mother's outcome after."""
        return tuple(after for _before, after in self.pairs)

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many mothers improved, stayed and worsened."""
        signs = [direction(pair) for pair in self.pairs]
        return signs.count(1), signs.count(0), signs.count(-1)


def pairs_of(before: Any, after: Any) -> PairsState:
    """Give the state of a lab that begins with these mothers.

    Numbers with at most five different values count as levels, so that a click can change them;
    other numbers are measurements. Raises ``SampleError`` for what cannot be tested or drawn.
    """
    samples = paired_samples(before, after)
    pairs = tuple(zip(samples.before.tolist(), samples.after.tolist(), strict=True))
    require_drawable(len(pairs), samples.levels)
    if samples.levels is not None:
        scale = tuple(float(place) for place in range(len(samples.levels)))
        return PairsState(pairs, scale, tuple(word(level) for level in samples.levels))
    values = scale_of([value for pair in pairs for value in pair])
    return PairsState(pairs, values, tuple(value_text(value) for value in values))


def pairs_of_study(study: Study, group: str | None = None) -> PairsState:
    """Give the state of a lab that begins with a published study, or one group of it."""
    mothers = study.mothers
    if "group" in mothers:
        groups = [str(name) for name in mothers["group"].cat.categories]
        if group not in groups:
            raise SampleError(
                _("The study {study} has two groups: add {choices}.").format(
                    study=study.name, choices=_(" or ").join(f'group="{name}"' for name in groups)
                )
            )
        mothers = mothers[mothers["group"] == group]
    if not study.is_paired:
        raise SampleError(
            _("The study {study} has no outcome before: write GroupsLab instead.").format(
                study=study.name
            )
        )
    state = pairs_of(mothers["before"], mothers["after"])
    return replace(state, remark=rebuilt_words()) if study.is_rebuilt else state


def require_drawable(mothers: int, levels: Sequence[str] | None) -> None:
    """Raise ``SampleError`` when a lab cannot hold so many mothers or levels."""
    if mothers > MOST:
        raise SampleError(
            _("The lab holds at most {most} mothers, and the sample has {mothers}.").format(
                most=MOST, mothers=mothers
            )
        )
    if levels is not None and len(levels) > MOST_LEVELS:
        raise SampleError(
            _("The lab holds at most {most} levels, and the sample has {levels}.").format(
                most=MOST_LEVELS, levels=len(levels)
            )
        )


def scale_of(values: Sequence[float]) -> tuple[float, ...]:
    """Give the values as a scale when they are few; none for a measurement."""
    distinct = sorted(set(values))
    if len(distinct) > MOST_LEVELS:
        return ()
    return tuple(distinct) if len(distinct) > 1 else (distinct[0], distinct[0] + 1)


def rebuilt_words() -> str:
    """Say that the mothers shown are rebuilt."""
    return _("Rebuilt from the published counts; the numbers of the mothers are ours.")


def changed_words(start_remark: str) -> str:
    """Say that the mothers shown are no longer those that the lab began with."""
    if start_remark:
        return _("Changed by you: these are not the mothers of the paper.")
    return _("Changed by you.")


def direction(pair: Pair) -> int:
    """Give 1 for a mother who improved, 0 for one who stayed, -1 for one who worsened."""
    before, after = pair
    return (after > before) - (after < before)


def with_outcome(state: PairsState, mother: int, side: Side, value: float) -> PairsState:
    """Give one mother (counted from 0) another outcome before or after."""
    before, after = state.pairs[mother]
    pair = (value, after) if side == "before" else (before, value)
    return _with_pair(state, mother, pair)


def with_next_level(state: PairsState, mother: int, side: Side) -> PairsState:
    """Move one mother (counted from 0) to the next level, and from the last to the first."""
    before, after = state.pairs[mother]
    place = state.scale.index(before if side == "before" else after)
    return with_outcome(state, mother, side, state.scale[(place + 1) % len(state.scale)])


def with_mothers(state: PairsState, count: int, published: PairsState) -> PairsState:
    """Take in or leave out the last mothers until there are ``count``.

    A mother who comes in is the published one of that number; past those, one who stayed at the
    first level (or, for a measurement, at the median of the outcomes before).
    """
    if not FEWEST <= count <= MOST:
        raise InputError(
            _("The lab holds {fewest} to {most} mothers, not {count}. Nothing was changed.").format(
                fewest=FEWEST, most=MOST, count=count
            )
        )
    newcomer = state.scale[0] if state.scale else median(published.before)
    joining = (*published.pairs, *[(newcomer, newcomer)] * count)[len(state.pairs) : count]
    return replace(state, pairs=(*state.pairs, *joining)[:count])


def with_direction(state: PairsState, wanted: int, count: int, published: PairsState) -> PairsState:
    """Change as few mothers as it takes until ``count`` of them improved (1), stayed (0) or
    worsened (-1).

    Mothers who go back to what was published are taken first, then the first in line; those who
    must leave the direction stay where they are afterwards (or, if they are to stop staying,
    improve).
    """
    mothers = len(state.pairs)
    if not 0 <= count <= mothers:
        raise InputError(
            ngettext(
                "There is {mothers} mother: write a number from 0 to {mothers}, not {count}.",
                "There are {mothers} mothers: write a number from 0 to {mothers}, not {count}.",
                mothers,
            ).format(mothers=mothers, count=count)
        )
    inside = [m for m in range(mothers) if direction(state.pairs[m]) == wanted]
    outside = [m for m in range(mothers) if direction(state.pairs[m]) != wanted]
    if count >= len(inside):
        donors = sorted(outside, key=lambda m: _reluctance(state, m, wanted, published))
        return _turned(state, donors[: count - len(inside)], wanted, published)
    leaving = sorted(inside, key=lambda m: (_published_direction(m, published) == wanted, -m))
    return _turned(state, leaving[: len(inside) - count], 0 if wanted else 1, published)


def _reluctance(
    state: PairsState, mother: int, wanted: int, published: PairsState
) -> tuple[bool, bool, bool, int]:
    """Sort key of who changes direction first."""
    before, after = state.pairs[mother]
    no_room = bool(state.scale) and (
        (wanted == 1 and before == state.scale[-1]) or (wanted == -1 and before == state.scale[0])
    )
    return (
        _published_direction(mother, published) != wanted,
        wanted != 0 and after != before,
        no_room,
        mother,
    )


def _published_direction(mother: int, published: PairsState) -> int | None:
    return direction(published.pairs[mother]) if mother < len(published.pairs) else None


def _turned(
    state: PairsState, mothers: Sequence[int], wanted: int, published: PairsState
) -> PairsState:
    pairs = list(state.pairs)
    for mother in mothers:
        pairs[mother] = _turned_pair(state, mother, wanted, published)
    return replace(state, pairs=tuple(pairs))


def _turned_pair(state: PairsState, mother: int, wanted: int, published: PairsState) -> Pair:
    if _published_direction(mother, published) == wanted:
        return published.pairs[mother]
    before, after = state.pairs[mother]
    if wanted == 0:
        return before, before
    if direction((before, after)) == -wanted:
        return after, before
    if not state.scale:
        change = wanted * _usual_change(published)
        if before + change < min(0.0, *published.before, *published.after):
            return before - change, before
        return before, before + change
    if len(state.scale) == 1:
        raise InputError(_("The outcome has one level only, so no mother can change."))
    place = state.scale.index(before)
    if 0 <= place + wanted < len(state.scale):
        return before, state.scale[place + wanted]
    return state.scale[place - wanted], before


def _usual_change(published: PairsState) -> float:
    sizes = [abs(after - before) for before, after in published.pairs if after != before]
    return median(sizes) if sizes else 1.0


def _with_pair(state: PairsState, mother: int, pair: Pair) -> PairsState:
    pairs = (*state.pairs[:mother], pair, *state.pairs[mother + 1 :])
    return replace(state, pairs=pairs)
