"""Predictions and exercises of lesson 02, before and after."""

from __future__ import annotations

from fractions import Fraction

from midwifery_stats.classroom.exercises import (
    Choice,
    Exercise,
    Number,
    Option,
    Question,
    Variant,
    Wrong,
    apart,
)
from midwifery_stats.classroom.misconceptions import Misconception
from midwifery_stats.classroom.predictions import (
    ChoicePrediction,
    Guess,
    Prediction,
    PredictionQuestion,
)
from midwifery_stats.inference.signed_rank import SignedRankTest, wilcoxon_signed_rank
from midwifery_stats.language import _, decimal
from midwifery_stats.studies.study import load_study


def _bekasi() -> SignedRankTest:
    mothers = load_study("bekasi").mothers
    return wilcoxon_signed_rank(mothers["before"], mothers["after"])


def _all_improved(mothers: int) -> SignedRankTest:
    return wilcoxon_signed_rank([0] * mothers, [1] * mothers)


def _zero_p() -> PredictionQuestion:
    test = _bekasi()
    p = test.p_value()
    return ChoicePrediction(
        question=_("The paper prints p = 0.000. What do you think is behind it?"),
        options=(
            Guess(
                "zero",
                _("The probability is exactly zero: chance alone can not do this."),
                _(
                    "Chance alone can do it, but very rarely. The program had no room for more "
                    "than three decimals."
                ),
                happened=p == 0,
            ),
            Guess(
                "rounded",
                _("A very small number that the program rounded."),
                _("That is it. Write it as p < 0.001, and nobody will read a zero."),
                happened=0 < p < 0.0005,
            ),
            Guess(
                "mistake",
                _("A mistake: p can not be that small with 25 mothers."),
                _(
                    "It can. 17 mothers changed, and 17 coins that all fall the same way are very "
                    "rare."
                ),
                happened=p >= 0.0005,
            ),
        ),
        happened=_("The exact p is {fraction}, about {p}.").format(
            fraction=test.exact_fraction(), p=decimal(p, 6)
        ),
    )


PREDICTIONS = (Prediction("02-zero-p", _zero_p),)


def _smallest_p(variant: Variant) -> Question:
    mothers = variant.integer(6, 5, 9)
    answer = _all_improved(mothers).exact_fraction()
    ways = 2**mothers
    return Number(
        prompt=_(
            "In a small study {n} mothers changed, and all of them for the better.\n\n"
            "What is the exact two-sided p-value?"
        ).format(n=mothers),
        answer=answer,
        quantity="probability",
        decimals=4,
        wrong=apart(
            answer,
            (
                Wrong(
                    answer / 2,
                    _(
                        "That counts all heads only. All tails would have surprised us just as "
                        "much, so a two-sided p counts both."
                    ),
                ),
                Wrong(
                    Fraction(2, mothers),
                    _("That counts the mothers. Count the ways in which their coins can fall."),
                ),
                Wrong(
                    Fraction(0),
                    _("It is rare, but coins can do it. A p-value is never exactly zero."),
                ),
            ),
            decimals=4,
        ),
        hints=(
            _("Each of the {n} mothers has a coin: heads is up, tails is down.").format(n=mothers),
            _("{n} coins can fall in {ways} ways.").format(n=mothers, ways=ways),
            _("Two of these ways are as extreme as what was seen. Which two?"),
        ),
        solution=_(
            "{n} coins can fall in {ways} ways, all equally likely. Two of them are this extreme: "
            "all heads and all tails. So p is 2 of {ways}, which is {p}. No result of {n} changed "
            "mothers can give a smaller one."
        ).format(n=mothers, ways=ways, p=decimal(float(answer), 4)),
        sample={"mothers": mothers},
    )


def _what_p_says(variant: Variant) -> Question:
    changed = variant.integer(17, 8, 16)
    p = _all_improved(changed).p_value()
    return Choice(
        prompt=_(
            "{n} mothers changed, all of them for the better. The exact p is {p}.\n\n"
            "What does this p-value say?"
        ).format(n=changed, p=decimal(p, 6)),
        options=(
            Option(
                "data",
                _("How rarely coins alone would give a result at least as extreme as this one."),
                right=True,
            ),
            Option(
                "h0",
                _("How likely it is that nothing pushed the mothers upwards."),
                _(
                    "The p-value was worked out in a world where nothing pushes. It can not also "
                    "say how likely that world is."
                ),
                misconception=Misconception.P_IS_PROBABILITY_OF_H0,
            ),
            Option(
                "size",
                _("How large the share of mothers is who do not improve."),
                _(
                    "That would be a size: so many of so many mothers. A p-value is not a share "
                    "of mothers. It is a share of coin worlds."
                ),
                misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            ),
            Option(
                "again",
                _("How likely it is that the next study finds nothing."),
                _(
                    "The p-value looks at this study only. What the next study finds depends on "
                    "what is true for all mothers, and that nobody knows."
                ),
                misconception=Misconception.SAMPLE_IS_POPULATION,
            ),
        ),
        hints=(
            _("In which world were the coins flipped?"),
            _("Is p a number about the data, or about a belief?"),
        ),
        solution=_(
            "The coins make a world in which nothing pushes. The p-value is the share of that "
            "world in which the data look at least this extreme. It speaks about data, given that "
            "world. It does not say whether that world is ours."
        ),
        sample={"changed": changed},
    )


EXERCISES = (
    Exercise(
        id="02-smallest-p",
        ask=_smallest_p,
        misconception=Misconception.ONE_SIDED_AND_TWO_SIDED,
        aim="arithmetic",
        level=2,
        bounds={"mothers": (5, 9)},
    ),
    Exercise(
        id="02-what-p-says",
        ask=_what_p_says,
        misconception=Misconception.P_IS_PROBABILITY_OF_H0,
        aim="understanding",
        level=1,
        bounds={"changed": (8, 17)},
    ),
)
