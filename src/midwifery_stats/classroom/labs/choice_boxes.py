"""The choices of how a test is done, as boxes: procedure, direction, zeros, alpha."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from midwifery_stats.classroom.labs.pairs_state import Choices, Method
from midwifery_stats.classroom.labs.panel import choice_box, row
from midwifery_stats.display.vocabulary import value_text
from midwifery_stats.language import _, mark

ALPHAS = (0.10, 0.05, 0.025, 0.01, 0.005, 0.001)
PROCEDURES: tuple[tuple[str, tuple[Method, bool]], ...] = (
    (mark("exact"), ("exact", False)),
    (mark("normal, as SPSS"), ("normal", False)),
    (mark("corrected, as R before 4.6"), ("normal", True)),
)


class ChoiceBoxes:
    """Boxes for :class:`Choices`; ``choose`` is given a function that makes the chosen change.

    ``directions`` names the alternatives; ``zeros`` says whether the handling of mothers who
    stayed the same is offered.
    """

    def __init__(
        self,
        choose: Callable[[Callable[[Choices], Choices]], None],
        directions: Mapping[str, str],
        *,
        zeros: bool,
    ) -> None:
        def chosen(**options: Any) -> None:
            choose(lambda choices: replace(choices, **options))

        self._procedure = choice_box(
            _("Procedure"),
            [(_(words), value) for words, value in PROCEDURES],
            ("exact", False),
            lambda value: chosen(method=value[0], continuity=value[1]),
        )
        self._direction = choice_box(
            _("Direction"),
            [(words, name) for name, words in directions.items()],
            "two-sided",
            lambda value: chosen(alternative=value),
        )
        self._zeros = choice_box(
            _("Unchanged"),
            [
                (_("dropped"), "drop"),
                (_("ranked, then dropped"), "pratt"),
                (_("split"), "split"),
            ],
            "drop",
            lambda value: chosen(zeros=value),
        )
        self._alpha = choice_box(
            _("Alpha"), alpha_options(), 0.05, lambda value: chosen(alpha=value)
        )
        offered = [self._zeros] if zeros else []
        self.row = row([self._procedure, self._direction, *offered, self._alpha])

    def follow(self, choices: Choices) -> None:
        """Set the boxes to these choices."""
        self._procedure.value = (choices.method, choices.continuity)
        self._direction.value = choices.alternative
        self._zeros.value = choices.zeros
        self._alpha.value = choices.alpha


def alpha_options() -> list[tuple[str, float]]:
    """Give the levels of significance that can be chosen."""
    return [(value_text(alpha, 4), alpha) for alpha in ALPHAS]


def method_options() -> list[tuple[str, str]]:
    """Give the procedures that can be chosen where a method is one word."""
    return [
        (_(words), "continuity" if continuity else method)
        for words, (method, continuity) in PROCEDURES
    ]
