"""The misunderstandings that the course works on, each with a name and one sentence."""

from __future__ import annotations

from enum import StrEnum

from midwifery_stats.language import gettext, mark


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
}


def describe_misconception(misconception: Misconception) -> str:
    """Say in the reader's language, in one sentence, what is misunderstood."""
    return gettext(_SENTENCES[misconception])
