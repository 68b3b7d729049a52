"""Boxes to type one mother's measurements, for outcomes that are no levels."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from midwifery_stats.classroom.labs.pairs_state import PairsState, with_outcome
from midwifery_stats.classroom.labs.panel import count_box, row, text_box
from midwifery_stats.classroom.questions.answers import read_number
from midwifery_stats.display.vocabulary import value_text
from midwifery_stats.language import _

Move = Callable[[PairsState], PairsState]


class MeasuredEditor:
    """Choose a mother by number, and type what was measured before and after.

    ``attempt`` is given each change as a move from one sample to the next. ``group`` names the
    group of mothers where there are several.
    """

    def __init__(
        self, attempt: Callable[[Move], None], *, before: bool = True, group: str = ""
    ) -> None:
        self._attempt = attempt
        self._chosen = 0
        words = (
            tuple(text.format(group=group) for text in _group_words())
            if group
            else (_("Mother"), _("Before"), _("After"))
        )
        self._mother = count_box(words[0], 1, self.choose)
        self._before = text_box(words[1], lambda typed: self._type("before", typed))
        self._after = text_box(words[2], lambda typed: self._type("after", typed))
        offered = [self._before] if before else []
        self.row: Any = row([self._mother, *offered, self._after])

    def choose(self, number: int) -> None:
        """Take up another mother, counted from 1."""

        def chosen(state: PairsState) -> PairsState:
            if not 1 <= number <= len(state.pairs):
                raise ValueError(
                    _("There is no mother {number}. Write a number from 1 to {mothers}.").format(
                        number=number, mothers=len(state.pairs)
                    )
                )
            self._chosen = number - 1
            return state

        self._attempt(chosen)

    def follow(self, state: PairsState) -> None:
        """Show what was measured of the chosen mother."""
        self._chosen = min(self._chosen, len(state.pairs) - 1)
        before, after = state.pairs[self._chosen]
        self._mother.value = self._chosen + 1
        self._before.value, self._after.value = value_text(before, 6), value_text(after, 6)

    def _type(self, side: Literal["before", "after"], typed: str) -> None:
        self._attempt(
            lambda state: with_outcome(
                state, self._chosen, side, float(read_number(typed, "number").value)
            )
        )


def _group_words() -> tuple[str, str, str]:
    return _("{group}: mother"), _("{group}: before"), _("{group}: after")
