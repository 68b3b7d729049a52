"""Any sample as the state of a lab: numbers, ordered levels, or a published study."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from midwifery_stats.classroom.labs.pairs_state import MOST, MOST_LEVELS, PairsState
from midwifery_stats.display.vocabulary import value_text, word
from midwifery_stats.inference.samples import SampleError, paired_samples
from midwifery_stats.language import _
from midwifery_stats.studies.study import Study


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
