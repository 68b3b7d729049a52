"""How a test is done, as a program's menu would ask it, and what its p-value allows to conclude."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import floor, log10
from typing import Literal, TypeVar

from midwifery_stats.classroom.labs.controls import Control
from midwifery_stats.display.vocabulary import format_p, p_number, value_text
from midwifery_stats.inference.arguments import Alternative as Alternative
from midwifery_stats.inference.printed import is_significant
from midwifery_stats.inference.procedures_for_pairs import r_prints_corrected
from midwifery_stats.inference.signed_rank import SignedRankTest
from midwifery_stats.language import _, decimal, mark

State = TypeVar("State")
Zeros = Literal["drop", "pratt", "split"]
Method = Literal["exact", "normal"]

ALPHAS = (0.10, 0.05, 0.025, 0.01, 0.005, 0.001)
PROCEDURES: tuple[tuple[str, tuple[Method, bool]], ...] = (
    (mark("exact"), ("exact", False)),
    (mark("normal, as SPSS"), ("normal", False)),
    (mark("corrected, as R before 4.6"), ("normal", True)),
)
_SMALLEST_SHOWN = 1e-6


@dataclass(frozen=True)
class Choices:
    """How the test is done: what a program's menu would ask."""

    method: Method = "exact"
    zeros: Zeros = "drop"
    alternative: Alternative = "two-sided"
    continuity: bool = False
    alpha: float = 0.05


def choice_controls(
    get: Callable[[State], Choices],
    put: Callable[[State, Choices], State],
    directions: Mapping[str, str],
    *,
    zeros: bool,
) -> list[Control[State]]:
    """Make the controls for the :class:`Choices` of a state.

    ``directions`` names the alternatives; ``zeros`` says whether the handling of mothers who
    stayed the same is offered.
    """

    def chosen(state: State, **options: object) -> State:
        return put(state, replace(get(state), **options))  # type: ignore[arg-type]

    rows: list[Control[State]] = [
        Control(
            _("Procedure"),
            lambda state: (get(state).method, get(state).continuity),
            lambda state, value: chosen(state, method=value[0], continuity=value[1]),
            "choice",
            [(_(words), value) for words, value in PROCEDURES],
        ),
        Control(
            _("Direction"),
            lambda state: get(state).alternative,
            lambda state, value: chosen(state, alternative=value),
            "choice",
            [(words, name) for name, words in directions.items()],
        ),
    ]
    if zeros:
        ways = ((_("dropped"), "drop"), (_("ranked, then dropped"), "pratt"), (_("split"), "split"))
        rows.append(
            Control(
                _("Unchanged"),
                lambda state: get(state).zeros,
                lambda state, value: chosen(state, zeros=value),
                "choice",
                ways,
            )
        )
    alpha = alpha_control(
        lambda state: get(state).alpha, lambda state, value: chosen(state, alpha=value)
    )
    return [*rows, alpha]


def alpha_control(
    get: Callable[[State], float], put: Callable[[State, float], State]
) -> Control[State]:
    """Make the control for the level of significance."""
    return Control(
        _("Alpha"), get, put, "choice", [(value_text(alpha, 4), alpha) for alpha in ALPHAS]
    )


def method_options() -> list[tuple[str, str]]:
    """Give the procedures that can be chosen where a method is one word."""
    return [
        (_(words), "continuity" if continuity else method)
        for words, (method, continuity) in PROCEDURES
    ]


def procedure_words(procedure: str) -> str:
    """Name a procedure as the control of `method_options` does."""
    return next(words for words, name in method_options() if name == procedure)


def method_words(choices: Choices) -> str:
    """Name the procedure."""
    if choices.method == "exact":
        return _("exact")
    return _("normal with continuity correction") if choices.continuity else _("normal")


def choice_words(choices: Choices) -> str:
    """Say which options are chosen."""
    return ", ".join(
        (
            method_words(choices),
            alternative_words()[choices.alternative],
            zeros_words()[choices.zeros],
        )
    )


def alternative_words() -> dict[str, str]:
    """Name the alternatives."""
    return {
        "two-sided": _("two-sided"),
        "greater": _("one-sided, upwards"),
        "less": _("one-sided, downwards"),
    }


def zeros_words() -> dict[str, str]:
    """Name the ways to handle mothers who stayed the same."""
    return {
        "drop": _("zeros dropped"),
        "pratt": _("zeros ranked, then dropped (Pratt)"),
        "split": _("zeros split between up and down"),
    }


def verdict(p: float, alpha: float, note: str | None = None, instead: str = "") -> str:
    """Say what a p-value allows to conclude; ``note`` is why there was nothing to test.

    ``instead`` takes the place of what is said of chance, where the test's picture of it is wrong.
    """
    if note:
        return f"{note} {instead}".strip()
    if is_significant(p, alpha):
        told = _("{p}, below {alpha}.") if not is_significant(alpha, p) else _("{p}, just {alpha}.")
        return " ".join(
            (
                told.format(p=format_p(p, alpha), alpha=value_text(alpha)),
                instead
                or _(
                    "If chance alone were at work, a result at least this extreme would be rare. "
                    "What else may have been at work, the test cannot say."
                ),
            )
        )
    told = (
        _("{p}, above {alpha}. That does not show that there is no effect.")
        if instead
        else _(
            "{p}, above {alpha}. Chance alone could have given such a result."
            " That does not show that there is no effect."
        )
    )
    return f"{told.format(p=format_p(p, alpha), alpha=value_text(alpha))} {instead}".rstrip()


def small_p(p: float) -> str:
    """Write p for a comparison of programs: below 0.001 with two digits that count."""
    if p >= 0.001:
        return p_number(p)
    if p < _SMALLEST_SHOWN:
        return f"< {decimal(_SMALLEST_SHOWN, 6)}"
    return decimal(p, 1 - floor(log10(p)))


def corrected_words(test: SignedRankTest) -> str:
    """Name the normal p with continuity correction: after R, where R prints it."""
    if r_prints_corrected(test.samples):
        return _("R before 4.6: with continuity correction")
    return _("Normal approximation, with continuity correction")
