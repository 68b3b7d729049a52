"""Exercises as data: a question for each variant, its right answer, and the check.

Nothing here shows anything: the panel is in ``exercise_panel``. How to write one is told, with an
example of each kind, in ``midwifery_stats.classroom.course``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from random import Random
from typing import Literal, TypeVar

from midwifery_stats.display.tables import Table
from midwifery_stats.language import InputError, _, gettext, mark

Aim = Literal["understanding", "arithmetic"]
Level = Literal[1, 2, 3]
T = TypeVar("T")

Quantity = Literal["count", "probability", "difference", "percentage", "number"]
"""What a number answer is: whole mothers; 0 to 1; -1 to 1; 0 to 100; or any number."""

LIMITS: dict[Quantity, tuple[int, int]] = {
    "count": (0, 10**9),
    "probability": (0, 1),
    "difference": (-1, 1),
    "percentage": (0, 100),
    "number": (-(10**6), 10**6),
}

LETTERS = "ABCDEFGHIJ"


class Misconception(StrEnum):
    """A common misunderstanding; its value is the short name in answer keys."""

    P_IS_PROBABILITY_OF_H0 = "p-is-probability-of-h0"
    NOT_SIGNIFICANT_IS_NO_EFFECT = "not-significant-is-no-effect"
    SIGNIFICANCE_IS_SIZE = "significance-is-size"
    TIES_AND_ZEROS_IGNORED = "ties-and-zeros-ignored"
    COMPARING_TWO_P_VALUES = "comparing-two-p-values"
    MISSING_CONTROL_GROUP = "missing-control-group"
    SAMPLE_IS_POPULATION = "sample-is-population"
    ONE_SIDED_AND_TWO_SIDED = "one-sided-and-two-sided"
    P_CAN_BE_ZERO = "p-can-be-zero"
    SMALL_SAMPLE_CAN_SHOW_ALL = "small-sample-can-show-all"
    MEASURING_IN_TWO_WORDS = "measuring-in-two-words"
    ONE_TRUE_P_VALUE = "one-true-p-value"
    PRINTED_IS_CHECKED = "printed-is-checked"
    PICKING_THE_BEST = "picking-the-best"
    CHANCE_EVENS_OUT = "chance-evens-out"
    CLUSTER_IS_INDEPENDENT = "cluster-is-independent"
    SAMPLING_IS_ALLOCATION = "sampling-is-allocation"
    INTERVAL_IS_RANGE_OF_MOTHERS = "interval-is-range-of-mothers"
    RANKS_ARE_MEDIANS = "ranks-are-medians"
    REGRESSION_IS_EFFECT = "regression-is-effect"
    FORMULA_FITS_ALL = "formula-fits-all"
    LAB_CHANGES_THE_DATA = "lab-changes-the-data"


REQUIRED = tuple(Misconception)[:8]
"""The eight that the exercises of the course must cover."""

_SENTENCES: dict[Misconception, str] = {
    Misconception.P_IS_PROBABILITY_OF_H0: mark(
        "Takes the p-value for the probability that the treatment does nothing."
    ),
    Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT: mark(
        'Reads "not significant" as "there is no effect".'
    ),
    Misconception.SIGNIFICANCE_IS_SIZE: mark("Takes a small p-value for a large effect."),
    Misconception.TIES_AND_ZEROS_IGNORED: mark(
        "Forgets mothers with equal values, or mothers who did not change."
    ),
    Misconception.COMPARING_TWO_P_VALUES: mark(
        "Compares two groups by comparing their two p-values."
    ),
    Misconception.MISSING_CONTROL_GROUP: mark(
        "Takes a change from before to after as proof, with no control group."
    ),
    Misconception.SAMPLE_IS_POPULATION: mark(
        "Takes what happened in the sample for what happens in all mothers."
    ),
    Misconception.ONE_SIDED_AND_TWO_SIDED: mark("Mixes up one-sided and two-sided p-values."),
    Misconception.P_CAN_BE_ZERO: mark('Reads a printed "0.000" as a probability of exactly zero.'),
    Misconception.SMALL_SAMPLE_CAN_SHOW_ALL: mark(
        "Forgets that a very small sample cannot reach a small p-value, or misses real effects."
    ),
    Misconception.MEASURING_IN_TWO_WORDS: mark(
        "Forgets what is lost when a measurement is cut into two words."
    ),
    Misconception.ONE_TRUE_P_VALUE: mark(
        "Believes that every program gives the same p-value for the same data."
    ),
    Misconception.PRINTED_IS_CHECKED: mark(
        "Trusts a printed figure without checking it against the others."
    ),
    Misconception.PICKING_THE_BEST: mark(
        "Takes several looks, tests or outcomes and believes the smallest p-value."
    ),
    Misconception.CHANCE_EVENS_OUT: mark(
        "Believes that chance makes up in the next sample for the last one."
    ),
    Misconception.CLUSTER_IS_INDEPENDENT: mark(
        "Counts mothers of one ward, who answer alike, as independent mothers."
    ),
    Misconception.SAMPLING_IS_ALLOCATION: mark(
        "Takes drawing a sample by lot for dividing it by lot."
    ),
    Misconception.INTERVAL_IS_RANGE_OF_MOTHERS: mark(
        "Takes a confidence interval for the range of mothers, or of samples."
    ),
    Misconception.RANKS_ARE_MEDIANS: mark("Takes a test of ranks for a test of medians."),
    Misconception.REGRESSION_IS_EFFECT: mark(
        "Takes the way back from a chance low for an effect of what was done."
    ),
    Misconception.FORMULA_FITS_ALL: mark(
        "Takes one formula for the number of mothers for every question."
    ),
    Misconception.LAB_CHANGES_THE_DATA: mark("Believes that a lab changes the study's own data."),
}


def describe_misconception(misconception: Misconception) -> str:
    """Say in the reader's language, in one sentence, what is misunderstood."""
    return gettext(_SENTENCES[misconception])


class Variant:
    """One variant of one exercise: 0 is the published data, every other number is drawn.

    The same exercise and number always draw the same sample, on every machine.
    """

    def __init__(self, exercise: str, number: int = 0) -> None:
        if number < 0:
            raise InputError(
                _("A variant is 0 or a whole number above 0, not {number}.").format(number=number)
            )
        self.number = number
        self.random = Random(f"{exercise}/{number}")
        self.drawn: dict[str, object] = {}
        """What makes this variant differ from the others, by name."""

    @property
    def published(self) -> bool:
        """Tell whether this is variant 0, the published data."""
        return self.number == 0

    def integer(self, name: str, published: int, low: int, high: int) -> int:
        """Give ``published`` in variant 0, else a whole number from ``low`` to ``high``."""
        value = published if self.published else self.random.randint(low, high)
        self.drawn[name] = value
        return value

    def pick(self, name: str, published: T, others: Sequence[T]) -> T:
        """Give ``published`` in variant 0, else one of ``others``."""
        value = published if self.published else self.random.choice(others)
        self.drawn[name] = value
        return value


@dataclass(frozen=True)
class Option:
    """One option of a choice.

    ``key`` is a short stable name for files; ``message`` says what choosing it would mean, and
    may be empty only where the option is right in every variant.
    """

    key: str
    text: str
    message: str = ""
    right: bool = False
    misconception: Misconception | None = None


@dataclass(frozen=True)
class Wrong:
    """A typical wrong number and what giving it would mean."""

    value: Fraction | float
    message: str


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A question with options, exactly one of them right.

    The options are shuffled for each variant, so write the right one first; ``ordered=True``
    keeps the order written, for options such as smaller / equal / larger. ``table`` is shown
    under the prompt.
    """

    prompt: str
    options: tuple[Option, ...]
    hints: tuple[str, ...]
    solution: str
    ordered: bool = False
    table: Table | None = None

    @property
    def right(self) -> Option:
        """The one right option."""
        return next(option for option in self.options if option.right)

    @property
    def letters(self) -> dict[str, Option]:
        """The options by the letter they are shown with."""
        return dict(zip(LETTERS, self.options, strict=False))


@dataclass(frozen=True, kw_only=True)
class Number:
    """A question answered with a number.

    ``answer`` is the exact value; an answer counts as right when it equals ``answer`` rounded to
    ``decimals``, or is nearer. With ``decimals=None`` it must be exact. The panel adds the
    rounding asked for to the prompt. ``table`` is shown under the prompt.
    """

    prompt: str
    answer: Fraction | float
    quantity: Quantity
    decimals: int | None = None
    unit: str = ""
    wrong: tuple[Wrong, ...]
    hints: tuple[str, ...]
    solution: str
    table: Table | None = None

    @property
    def tolerance(self) -> Fraction:
        """How far from ``answer`` a right answer may be: half a unit of its last decimal."""
        if self.decimals is None:
            return Fraction(0) if isinstance(self.answer, Fraction | int) else Fraction(1, 10**9)
        return Fraction(1, 2 * 10**self.decimals)

    def accepts(self, value: Fraction | float) -> bool:
        """Tell whether ``value`` is right to the decimals asked for."""
        return abs(Fraction(value) - Fraction(self.answer)) <= self.tolerance + Fraction(1, 10**12)


Question = Choice | Number


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """An exercise: ``ask`` makes its question for a variant, in the reader's language."""

    id: str
    ask: Callable[[Variant], Question]
    misconception: Misconception
    aim: Aim
    level: Level

    def draws(self) -> bool:
        """Tell whether variants differ; where not, every student is asked the same."""
        asked = Variant(self.id, 1)
        self.ask(asked)
        return bool(asked.drawn)

    def question(self, variant: int = 0) -> Question:
        """Make the question of this variant; a choice has its options shuffled."""
        question = self.ask(Variant(self.id, variant))
        if isinstance(question, Number) or question.ordered:
            return question
        options = list(question.options)
        Random(f"{self.id}/{variant}/options").shuffle(options)
        return replace(question, options=tuple(options))


def exercise(
    id: str, misconception: Misconception, aim: Aim, *, level: Level
) -> Callable[[Callable[[Variant], Question]], Exercise]:
    """Make an exercise of the function below: it asks the question of a variant."""
    return lambda ask: Exercise(id=id, ask=ask, misconception=misconception, aim=aim, level=level)


def apart(
    answer: Fraction | float, wrong: Sequence[Wrong], *, decimals: int | None = None
) -> tuple[Wrong, ...]:
    """Leave out wrong answers that by chance equal the right one, or one before them."""
    unit = 10.0 ** -(decimals if decimals is not None else 9)
    kept: list[Wrong] = []
    for one in wrong:
        taken = [float(answer), *(float(other.value) for other in kept)]
        if all(abs(float(one.value) - value) > 1.01 * unit for value in taken):
            kept.append(one)
    return tuple(kept)
