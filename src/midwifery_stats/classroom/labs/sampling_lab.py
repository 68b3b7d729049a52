"""The sampling lab: choose the truth, draw studies from it, and watch what p-values do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from numbers import Real
from typing import Any

from midwifery_stats.classroom.labs.choices import alpha_control, method_options
from midwifery_stats.classroom.labs.controls import Control, press_button
from midwifery_stats.classroom.labs.groups_state import supposed_groups
from midwifery_stats.classroom.labs.pairs_state import FEWEST, MOST
from midwifery_stats.classroom.labs.panel import Panel
from midwifery_stats.classroom.labs.sampling_view import SamplingState, samples_shown
from midwifery_stats.display.shown import Shown
from midwifery_stats.language import InputError, _

SAMPLES_AT_MOST = 3_000
SEED_AT_MOST = 999_999


class SamplingLab(Panel[SamplingState]):
    """A lab that draws studies of two groups from populations whose truth is chosen.

    ``SamplingLab(0.6, 0.3)`` supposes that 60% of mothers have enough milk with massage and 30%
    without. ``SamplingLab(study)`` and ``SamplingLab(first, second)`` take the shares and sizes of
    a published study or of two yes/no samples as the truth. Rates are rounded to whole percent.
    The same ``seed`` draws the same mothers.

    Raises
    ------
    ValueError
        If a rate or a size is out of range, or the samples are no yes/no outcomes.
    """

    BESIDE = (1,)
    TABLES = (0,)

    def __init__(
        self,
        first: Any = 0.6,
        second: Any = None,
        *,
        first_size: int | None = None,
        second_size: int | None = None,
        seed: int = 1,
    ) -> None:
        if second is None and isinstance(first, Real):
            second = 0.3
        (one, other), sizes = supposed_groups(first, second)
        seen = sizes or (10, 10)
        numbers = {
            "first_percent": round(100 * one),
            "second_percent": round(100 * other),
            "first_size": seen[0] if first_size is None else first_size,
            "second_size": seen[1] if second_size is None else second_size,
            "seed": seed,
        }
        state = SamplingState()
        for name, value in numbers.items():
            state = with_number(state, name, value)
        super().__init__(state)

    def view(self, state: SamplingState) -> Shown:
        """Give what is shown for a state."""
        return samples_shown(state)

    def leads(self, state: SamplingState) -> int:
        """Let the share of small p-values follow the last study."""
        return 2

    def controls(self) -> list[Control[SamplingState]]:
        """Give the truth, and the size of a study."""
        return [
            _number(_("Truth with massage, %"), "first_percent"),
            _number(_("Truth without, %"), "second_percent"),
            _number(_("Mothers with massage"), "first_size"),
            _number(_("Mothers without"), "second_size"),
        ]

    def options(self) -> list[Control[SamplingState]]:
        """Give how each study is tested, and which mothers are drawn."""
        return [
            Control(
                _("Procedure"),
                lambda state: state.method,
                lambda state, method: replace(state, method=method),
                "choice",
                method_options(),
            ),
            alpha_control(
                lambda state: state.alpha, lambda state, alpha: replace(state, alpha=alpha)
            ),
            _number(_("Seed"), "seed"),
        ]

    def actions(self) -> list[Any]:
        """Make what draws the studies."""
        return [
            press_button(_("Draw one"), lambda: self.draw(1)),
            press_button(_("Draw ten"), lambda: self.draw(10)),
            press_button(_("Draw a thousand"), lambda: self.draw(1000)),
            press_button(_("New samples"), self._draw_anew),
        ]

    def draw(self, more: int) -> None:
        """Draw so many studies more."""
        self.attempt(lambda: drawn(self.state, more))

    def _draw_anew(self) -> None:
        self.attempt(lambda: with_number(self.state, "seed", self.state.seed + 1, draws=0))


def drawn(state: SamplingState, more: int) -> SamplingState:
    """Draw so many studies more."""
    draws = state.draws + more
    if draws > SAMPLES_AT_MOST:
        raise InputError(
            _("The lab keeps {most} studies. Press New samples to begin again.").format(
                most=SAMPLES_AT_MOST
            )
        )
    return replace(state, draws=draws)


def with_number(state: SamplingState, name: str, value: int, **others: int) -> SamplingState:
    """Choose another rate (whole percent), size or seed; as many studies are drawn again.

    The mothers stay the same when only the truth changes; their outcomes follow.
    """
    _REQUIRED[name](value)
    return replace(state, **{name: value}, **others)  # type: ignore[arg-type]


def _require_percent(percent: int) -> None:
    if not 0 <= percent <= 100:
        raise InputError(
            _("Write a percentage from 0 to 100, not {percent}.").format(percent=percent)
        )


def _require_size(size: int) -> None:
    if not FEWEST <= size <= MOST:
        raise InputError(
            _("The lab holds {fewest} to {most} mothers a group, not {count}.").format(
                fewest=FEWEST, most=MOST, count=size
            )
        )


def _require_seed(seed: int) -> None:
    if not 0 <= seed <= SEED_AT_MOST:
        raise InputError(
            _("A seed is a whole number from 0 to {most}, not {seed}.").format(
                most=SEED_AT_MOST, seed=seed
            )
        )


_REQUIRED: dict[str, Callable[[int], None]] = {
    "first_percent": _require_percent,
    "second_percent": _require_percent,
    "first_size": _require_size,
    "second_size": _require_size,
    "seed": _require_seed,
}


def _number(words: str, name: str) -> Control[SamplingState]:
    return Control(
        words,
        lambda state: getattr(state, name),
        lambda state, value: with_number(state, name, value),
    )
