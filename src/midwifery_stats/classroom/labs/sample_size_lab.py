"""The sample size lab: suppose a truth, and see how many mothers a study needs to find it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

from midwifery_stats.classroom.labs.choices import alpha_control, method_options
from midwifery_stats.classroom.labs.controls import Control
from midwifery_stats.classroom.labs.groups_state import supposed_rates
from midwifery_stats.classroom.labs.panel import Panel
from midwifery_stats.classroom.labs.sample_size_view import (
    LARGEST,
    SMALLEST,
    PlanningMethod,
    SampleSizeState,
    sample_size_shown,
)
from midwifery_stats.display.shown import Shown
from midwifery_stats.inference.unconditional import UNCONDITIONAL_METHODS
from midwifery_stats.language import InputError, _
from midwifery_stats.studies.study import shipped_sizes


class SampleSizeLab(Panel[SampleSizeState]):
    """A lab that plans a study with a yes/no outcome.

    ``SampleSizeLab(0.6, 0.3)``, like ``SampleSizeLab()``, supposes two groups in which 60% and 30%
    have the good outcome, ``SampleSizeLab(0.3)`` one group in which 30% improve (and ``worsen`` get
    worse). ``SampleSizeLab(study)`` and ``SampleSizeLab(first, second)`` take the shares of a
    published study or of two yes/no samples. Rates are rounded to whole percent.

    Raises
    ------
    ValueError
        If a rate is out of range, or the samples are no yes/no outcomes.
    """

    TABLES = (0,)

    def __init__(self, first: Any = None, second: Any = None, *, worsen: float = 0.0) -> None:
        if first is None:
            first, second = 0.6, 0.3
        groups, rates = supposed_rates(first, second, worsen)
        state = SampleSizeState(groups=groups, first_percent=0, second_percent=0)
        one, other = (round(100 * rate) for rate in rates)
        super().__init__(
            replace(with_percent(state, first=one, second=other), mothers=shipped_sizes()[groups])
        )
        self.add_class("ms-sizes")

    def view(self, state: SampleSizeState) -> Shown:
        """Give what is shown for a state."""
        return sample_size_shown(state)

    def leads(self, state: SampleSizeState) -> int:
        """Let the number of mothers that is enough follow the power."""
        return 2

    def controls(self) -> list[Control[SampleSizeState]]:
        """Give what is supposed, and how large the study is."""
        return [
            Control(
                _("Study with"),
                lambda state: state.groups,
                with_groups,
                "choice",
                [(_("one group"), 1), (_("two groups"), 2)],
            ),
            Control(
                _first_words,
                lambda state: state.first_percent,
                lambda state, value: with_percent(state, first=value),
            ),
            Control(
                _second_words,
                lambda state: state.second_percent,
                lambda state, value: with_percent(state, second=value),
            ),
            Control(_mothers_words, lambda state: state.mothers, with_mothers),
            alpha_control(
                lambda state: state.alpha, lambda state, alpha: replace(state, alpha=alpha)
            ),
            Control(
                _("Picture up to"),
                lambda state: state.largest,
                with_largest,
                "choice",
                [(str(largest), largest) for largest in LARGEST],
            ),
        ]

    def options(self) -> list[Control[SampleSizeState]]:
        """Give the power that is wanted, and how the study is tested."""
        return [
            Control(_("Wanted power, %"), lambda state: state.wanted_percent, with_wanted),
            Control(
                _("Procedure"),
                lambda state: state.method,
                with_method,
                "choice",
                _procedures(),
            ),
        ]


def with_groups(state: SampleSizeState, groups: Literal[1, 2]) -> SampleSizeState:
    """Plan a study of one group or of two; what cannot stay starts from the published study."""
    if groups == 1:
        worsen = min(state.second_percent, 100 - state.first_percent) if state.groups == 1 else 0
        method = "exact" if state.method in UNCONDITIONAL_METHODS else state.method
        moved = replace(state, groups=1, second_percent=worsen, mothers=shipped_sizes()[1])
        return replace(moved, method=method)
    return replace(state, groups=2, mothers=shipped_sizes()[2])


def with_method(state: SampleSizeState, method: PlanningMethod) -> SampleSizeState:
    """Test the study by another procedure."""
    if state.groups == 1 and method in UNCONDITIONAL_METHODS:
        raise InputError(
            _(
                "Boschloo's and Barnard's tests compare two groups: choose two groups first, or"
                " another procedure."
            )
        )
    return replace(state, method=method)


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
            raise InputError(
                _("Write a percentage from 0 to 100, not {percent}.").format(percent=percent)
            )
    if moved.groups == 1 and moved.first_percent + moved.second_percent > 100:
        raise InputError(
            _(
                "{first}% and {second}% add up to more than 100%: a mother does one or the other."
            ).format(first=moved.first_percent, second=moved.second_percent)
        )
    return moved


def with_mothers(state: SampleSizeState, mothers: int) -> SampleSizeState:
    """Look at a study of another size."""
    if not SMALLEST <= mothers <= state.largest:
        raise InputError(
            _("The picture goes from {smallest} to {largest} mothers, not to {count}.").format(
                smallest=SMALLEST, largest=state.largest, count=mothers
            )
        )
    return replace(state, mothers=mothers)


def with_wanted(state: SampleSizeState, percent: int) -> SampleSizeState:
    """Want another power, in whole percent."""
    if not 1 <= percent <= 99:
        raise InputError(
            _("Write a power from 1 to 99 percent, not {percent}.").format(percent=percent)
        )
    return replace(state, wanted_percent=percent)


def with_largest(state: SampleSizeState, largest: int) -> SampleSizeState:
    """Let the picture go up to another number of mothers."""
    return replace(state, largest=largest, mothers=min(state.mothers, largest))


def _procedures() -> list[tuple[str, str]]:
    """Give the exact procedure first, then those that give less away, then the normal ones."""
    exact, *normal = method_options()
    others = (_("mid-p"), "mid-p"), ("Boschloo", "boschloo"), ("Barnard", "barnard")
    return [exact, *others, *normal]


def _first_words(state: SampleSizeState) -> str:
    return _("Improve, %") if state.groups == 1 else _("With massage, %")


def _second_words(state: SampleSizeState) -> str:
    return _("Get worse, %") if state.groups == 1 else _("Without, %")


def _mothers_words(state: SampleSizeState) -> str:
    return _("Your mothers") if state.groups == 1 else _("Your mothers in each group")
