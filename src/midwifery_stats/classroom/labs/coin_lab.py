"""The coin lab: flip a coin for each mother who changed, and watch the null distribution grow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from midwifery_stats.classroom.labs.coin_state import (
    CoinState,
    flipped,
    with_changed,
    with_seed,
    with_up,
)
from midwifery_stats.classroom.labs.coin_view import coins_shown
from midwifery_stats.classroom.labs.panel import Panel, count_box, press_button, row
from midwifery_stats.display.shown import Shown
from midwifery_stats.language import _


class CoinLab(Panel[CoinState]):
    """A lab that flips coins for ``changed`` mothers, of whom ``up`` went up in the study.

    Without ``up`` all of them did. The same ``seed`` gives the same coins.

    Raises
    ------
    ValueError
        If there are not 1 to 60 mothers, or more went up than changed.
    """

    def __init__(self, changed: int = 17, up: int | None = None, *, seed: int = 1) -> None:
        state = with_changed(CoinState(changed, changed, 0), changed)
        super().__init__(with_seed(with_up(state, changed if up is None else up), seed))

    def view(self, state: CoinState) -> Shown:
        """Give what is shown for a state."""
        return coins_shown(state)

    def build(self) -> list[Any]:
        """Make the controls."""
        state = self.state
        self._changed = count_box(_("Mothers who changed"), state.changed, self._by(with_changed))
        self._up = count_box(_("Of these went up"), state.up, self._by(with_up))
        self._seed = count_box(_("Seed"), state.seed, self._by(with_seed))
        return [row([self._changed, self._up, self._seed])]

    def buttons(self) -> list[Any]:
        """Make what flips the coins."""
        return [
            press_button(_("Flip once"), lambda: self.flip(1)),
            press_button(_("Flip 100 times"), lambda: self.flip(100)),
            press_button(_("Flip 1000 times"), lambda: self.flip(1000)),
            press_button(_("New coins"), self._new_coins),
        ]

    def follow(self, state: CoinState) -> None:
        """Set every control to a state."""
        self._changed.value = state.changed
        self._up.value = state.up
        self._seed.value = state.seed

    def _by(self, move: Callable[[CoinState, int], CoinState]) -> Callable[[int], None]:
        return lambda value: self.attempt(lambda: move(self.state, value))

    def flip(self, times: int) -> None:
        """Flip all the coins so many times more."""
        self.attempt(lambda: flipped(self.state, times))

    def _new_coins(self) -> None:
        self.attempt(lambda: with_seed(self.state, self.state.seed + 1))
