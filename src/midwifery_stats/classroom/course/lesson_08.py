"""Predictions and exercises of lesson 08, how many mothers."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from midwifery_stats.classroom.course.samples import two_groups
from midwifery_stats.classroom.questions.exercises import (
    Choice,
    Misconception,
    Number,
    Option,
    Question,
    Variant,
    Wrong,
    apart,
    exercise,
)
from midwifery_stats.classroom.questions.predictions import (
    Band,
    ChoicePrediction,
    Guess,
    NumberPrediction,
    PredictionQuestion,
    prediction,
)
from midwifery_stats.inference.planning import fragility_index
from midwifery_stats.inference.power import power_groups, power_pairs
from midwifery_stats.language import _, decimal

ALPHA = 0.05


@prediction("08-three-and-three")
def _three_and_three() -> PredictionQuestion:
    p = two_groups(3, 0, 3).p_value()
    return ChoicePrediction(
        question=_(
            "3 mothers with massage all improve, 3 without massage do not. What is the "
            "two-sided p of Fisher's exact test?"
        ),
        options=(
            Guess(
                "tiny",
                _("Below 0.05: it could not be clearer."),
                _(
                    "It could not be clearer, and it is not enough. Six cards have only 20 deals, "
                    "and two of them look like this."
                ),
                happened=p < ALPHA,
            ),
            Guess(
                "above",
                _("Above 0.05."),
                _("Yes. So few cards cannot do better, whatever they show."),
                happened=p >= ALPHA,
            ),
        ),
        happened=_("Fisher's exact p is 2 of 20, which is {p}.").format(p=decimal(p, 1)),
    )


@prediction("08-power-of-ten")
def _power_of_ten() -> PredictionQuestion:
    power = round(100 * power_groups(10, 10, 0.6, 0.3, method="exact"))
    return NumberPrediction(
        question=_(
            "60% with massage, 30% without: that is the truth. Of 100 studies with 10 and "
            "10 mothers, how many will have a p below 0.05 in Fisher's exact test?"
        ),
        low=0,
        high=100,
        value=power,
        unit=_("studies"),
        happened=_("On average {n} of 100 studies notice it.").format(n=power),
        bands=(
            Band(20, _("Yes, few. Groups of 10 notice only very large differences.")),
            Band(
                60,
                _(
                    "Fewer. In groups of 10 chance moves the counts so much that 6 against 3 is "
                    "nothing special."
                ),
            ),
            Band(
                100,
                _(
                    "Far fewer. A difference that is really there need not show in a sample of "
                    "10 and 10 mothers."
                ),
            ),
        ),
        sketch=True,
        ends=(_("none"), _("all 100")),
    )


@prediction("08-fragile")
def _fragile() -> PredictionQuestion:
    index = fragility_index(10, 10, 3, 10) or 0
    return NumberPrediction(
        question=_(
            "How many control mothers must move from insufficient to sufficient until the p "
            "of Fisher's exact test is above 0.05?"
        ),
        low=0,
        high=7,
        value=index,
        unit=_("mothers"),
        happened=_("It takes {n} mothers.").format(n=index),
        bands=(
            Band(index - 1, _("It takes more. With one or two of them p is still below 0.05.")),
            Band(index, _("Yes. With these mothers the line is crossed.")),
            Band(7, _("Fewer. A p far below 0.05 can hang on a handful of mothers.")),
        ),
    )


@prediction("08-large-and-weak")
def _large_and_weak() -> PredictionQuestion:
    power = power_pairs(100, improve=0.3, method="exact")
    return ChoicePrediction(
        question=_(
            "100 mothers, no massage, no control group. 30% improve by themselves. How "
            "likely is a p below 0.05 in the exact Wilcoxon test?"
        ),
        options=(
            Guess(
                "five",
                _("About 5%: nobody was treated, so it can only be a false alarm."),
                _(
                    "A false alarm would need H0 to be true: ups and downs equally likely. Here "
                    "time pushes upwards, so H0 is not true."
                ),
                happened=power <= 0.06,
            ),
            Guess(
                "half",
                _("About half."),
                _("With 100 mothers about 30 improve and none get worse. No coins do that."),
                happened=0.06 < power < 0.95,
            ),
            Guess(
                "certain",
                _("Practically certain."),
                _("Yes. The larger the study, the more surely it notices that time pushes."),
                happened=power >= 0.95,
            ),
        ),
        happened=_("The probability is {p}%.").format(p=decimal(100 * power, 1)),
    )


@exercise("08-smallest-reachable", Misconception.SMALL_SAMPLE_CAN_SHOW_ALL, "arithmetic", level=2)
def _smallest_reachable(variant: Variant) -> Question:
    size = variant.integer("size", 4, 3, 6)
    answer = two_groups(size, 0, size).exact_fraction()
    deals = answer.denominator * 2 // answer.numerator
    return Number(
        prompt=_(
            "Two groups of {n} mothers. The {all} mothers can be dealt to the groups in "
            "{deals} ways.\n\n"
            "What is the smallest two-sided p that this study can reach in Fisher's exact "
            "test?"
        ).format(n=size, all=2 * size, deals=deals),
        answer=answer,
        quantity="probability",
        decimals=4,
        wrong=apart(
            answer,
            (
                Wrong(
                    answer / 2, _("That counts one of the two most extreme deals. There are two.")
                ),
                Wrong(
                    Fraction(2, 2**size),
                    _("Those are coins, for mothers measured twice. Here cards are dealt."),
                ),
                Wrong(
                    Fraction(1, 20),
                    _("0.05 is a line that people drew. Small groups may not reach it."),
                ),
            ),
            decimals=4,
        ),
        hints=(
            _("Which deals are the most extreme? All good words in one group."),
            _("That can happen in two ways. Divide 2 by {deals}.").format(deals=deals),
        ),
        solution=_(
            "2 of {deals} deals are the most extreme: {p}. No result of this test gets "
            "below that; another test may have another smallest p."
        ).format(deals=deals, p=decimal(float(answer), 4)),
    )


@exercise("08-what-power-is", Misconception.P_IS_PROBABILITY_OF_H0, "understanding", level=2)
def _what_power_is(variant: Variant) -> Question:
    size = variant.integer("size", 25, 18, 40)  # 16 and 17 have a power of 31%
    power = round(100 * power_groups(size, size, 0.6, 0.3, method="exact"))
    return Choice(
        prompt=_(
            "If 60% and 30% are the truth, a study with {n} and {n} mothers has a power of "
            "{power}% in Fisher's exact test.\n\n"
            "What does that say?"
        ).format(n=size, power=power),
        options=(
            Option(
                "notice",
                _("Of 100 such studies, about {power} would have p below 0.05.").format(
                    power=power
                ),
                right=True,
            ),
            Option(
                "true",
                _("Massage works with a probability of about {power}%.").format(power=power),
                _("Power supposes that massage works. It cannot tell how likely that is."),
                misconception=Misconception.P_IS_PROBABILITY_OF_H0,
            ),
            Option(
                "mothers",
                _("Massage helps about {power}% of mothers.").format(power=power),
                _("How many it helps was supposed at the start: 60% against 30%."),
                misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            ),
            Option(
                "right",
                _("A p below 0.05 in this study is right with a probability of {power}%.").format(
                    power=power
                ),
                _(
                    "Power starts from the truth and asks about p. That sentence starts from p "
                    "and asks about the truth."
                ),
                misconception=Misconception.P_IS_PROBABILITY_OF_H0,
            ),
        ),
        hints=(
            _("What is supposed to be true when power is worked out?"),
            _("Imagine the study a hundred times. What is counted?"),
        ),
        solution=_(
            "Suppose that 60% and 30% are true, and imagine the study again and again. Power is "
            "the share of those studies whose p is below 0.05."
        ),
    )


@exercise("08-not-noticed", Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT, "understanding", level=1)
def _not_noticed(variant: Variant) -> Question:
    size = variant.integer("size", 10, 8, 15)
    power = round(100 * power_groups(size, size, 0.6, 0.3, method="exact"))
    return Choice(
        prompt=_(
            "A study of {n} and {n} mothers ends with p above 0.05 in Fisher's exact test. "
            "To notice 60% against 30% that test has a power of {power}%. The author "
            'writes: "Massage has no effect."\n\n'
            "What is the fair sentence?"
        ).format(n=size, power=power),
        options=(
            Option(
                "could-not",
                _("The study was too small: it would mostly miss even a difference of that size."),
                right=True,
            ),
            Option(
                "none",
                _("Massage has no effect."),
                _(
                    "A study that would mostly miss a difference of that size cannot say that "
                    "none is there."
                ),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
            Option(
                "almost",
                _(
                    "With a probability of {rest}%, which is what the power leaves, massage "
                    "has no effect."
                ).format(rest=100 - power),
                _("{rest} of 100 is how often the study misses a real difference.").format(
                    rest=100 - power
                ),
                misconception=Misconception.P_IS_PROBABILITY_OF_H0,
            ),
            Option(
                "one-sided",
                _("With a one-sided test there would be an effect."),
                _("The side must be chosen before. And the study would be as small as before."),
                misconception=Misconception.ONE_SIDED_AND_TWO_SIDED,
            ),
        ),
        hints=(
            _("If massage helps, how often would this study show it?"),
            _("Is not noticing the same as not being there?"),
        ),
        solution=_(
            "With a power of {power}% the study would mostly end above 0.05, whether massage helps "
            "that much or not at all. So its result says little. Report the counts and the "
            "interval."
        ).format(power=power),
    )


@exercise("08-more-mothers", Misconception.MISSING_CONTROL_GROUP, "understanding", level=1)
def _more_mothers(variant: Variant) -> Question:
    large = variant.pick("large", 500, (200, 300, 400, 500, 800))
    return Choice(
        prompt=_(
            "A before-and-after study without control group had 25 mothers. The next one has "
            "{n}, and is otherwise the same.\n\nWhat has improved?"
        ).format(n=large),
        options=(
            Option(
                "chance",
                _("Chance plays a smaller part. What caused the change is as open as before."),
                right=True,
            ),
            Option(
                "cause",
                _("Now we know that massage is the cause."),
                _("Time pushed 25 mothers, and it pushes {n} as well.").format(n=large),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
            Option(
                "effect",
                _("The effect is larger."),
                _("The p-value gets smaller. The share of mothers who improve does not grow."),
                misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            ),
            Option(
                "all",
                _(
                    "{n} mothers are as good as all mothers, so the result holds for everybody."
                ).format(n=large),
                _("If they all come from one practice, they still speak for that practice."),
                misconception=Misconception.SAMPLE_IS_POPULATION,
            ),
        ),
        hints=(
            _("What happens to the mothers' milk while time passes?"),
            _("Which question does a control group answer, and which does a large number?"),
        ),
        solution=_(
            "A large number makes chance smaller. Time, the way the mothers were chosen and the "
            "hope of whoever judges stay as large as they were."
        ),
    )


@exercise("08-slovin", Misconception.FORMULA_FITS_ALL, "understanding", level=2)
def _slovin(variant: Variant) -> Question:
    population = variant.pick("population", 120, (60, 80, 150, 200, 300))
    sample = ceil(population / (1 + population * 0.1**2))
    return Choice(
        prompt=_(
            "A student compares massaged mothers with others. Her ward has {all} births a year, "
            "and Slovin's formula with an error of 10% gives {n} mothers. She divides them into "
            "two groups.\n\nWhat does the {n} promise for her test?"
        ).format(all=population, n=sample),
        options=(
            Option(
                "nothing",
                _("Nothing: no difference and no power went into it."),
                right=True,
            ),
            Option(
                "power",
                _("A power of 90%, because an error of 10% was allowed."),
                _("10% is half the width of an interval for one share. It is no risk of a test."),
                misconception=Misconception.FORMULA_FITS_ALL,
            ),
            Option(
                "enough",
                _("That the sample is large enough for any difference that matters."),
                _("The number follows from the births of the ward, not from a difference."),
                misconception=Misconception.FORMULA_FITS_ALL,
            ),
            Option(
                "represent",
                _("That the two groups resemble all mothers of the ward within 10%."),
                _("Only a random sample does so, and that is no comparison of groups."),
                misconception=Misconception.SAMPLING_IS_ALLOCATION,
            ),
        ),
        hints=(
            _("What did she put into the formula?"),
            _("Which four things does the number of mothers depend on in this lesson?"),
        ),
        solution=_(
            "Slovin's formula is for one share, estimated in a random sample. A test of two groups "
            "needs both shares, alpha, the power and the name of the test. With other births the "
            "formula gives another number for the same question."
        ),
    )


@exercise("08-hangs-on", Misconception.PRINTED_IS_CHECKED, "understanding", level=2)
def _hangs_on(variant: Variant) -> Question:
    size = variant.integer("size", 10, 10, 12)
    second = variant.integer("second", 3, 2, 3)
    index = fragility_index(size, size, second, size) or 0
    lost = index + variant.integer("more lost", 1, 0, 2)
    return Choice(
        prompt=_(
            "{n} of {n} massaged mothers improve, and {second} of {n} others. The fragility "
            "index is {index}. {lost} of the control mothers had gone home before the second look. "
            "They were written down as not improved.\n\nWhat do you conclude?"
        ).format(second=second, n=size, index=index, lost=lost),
        options=(
            Option(
                "decide",
                _("These {lost} mothers could decide the result.").format(lost=lost),
                right=True,
            ),
            Option(
                "fine",
                _("Nothing changes: they did not improve."),
                _(
                    "Nobody knows that. If {index} of them had improved, the result would not be "
                    "significant any more."
                ).format(index=index),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
            Option(
                "no-effect",
                _("So massage has no effect."),
                _("They could decide it either way. A word that was guessed proves nothing."),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
            Option(
                "p",
                _("The p-value takes into account that nobody looked at them."),
                _("It is worked out from the words as they were written down."),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
        ),
        hints=(
            _("What does the fragility index count?"),
            _("Compare {lost} with {index}.").format(lost=lost, index=index),
        ),
        solution=_(
            "{index} other outcomes in the control group carry Fisher's p above 0.05, and {lost} "
            "outcomes there were guessed. So the guesses can decide. A report should say so, and "
            "show the result both ways."
        ).format(index=index, lost=lost),
    )


@exercise("08-after-the-fact", Misconception.PICKING_THE_BEST, "understanding", level=2)
def _after_the_fact(variant: Variant) -> Question:
    planned = variant.integer("planned", 20, 15, 25)
    more = variant.pick("more", 5, (4, 5, 6, 8))
    return Choice(
        prompt=_(
            "A student plans {n} mothers and the exact Wilcoxon test. At {n} its p is 0.07. "
            "She adds {more} more mothers and "
            "looks again, and again, until p is below 0.05.\n\nWhat is wrong?"
        ).format(n=planned, more=more),
        options=(
            Option(
                "looks",
                _("With each new look, chance gets one more try to cross the line."),
                right=True,
            ),
            Option(
                "none",
                _("Nothing: more mothers are always better."),
                _("More mothers are. Stopping as soon as p looks good is not."),
                misconception=Misconception.PICKING_THE_BEST,
            ),
            Option(
                "stop",
                _("She should have stopped at 0.07 and written that there is no effect."),
                _("p = 0.07 is not no effect. She should report it as it is, with an interval."),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
            Option(
                "alpha",
                _("She should have set the line to 0.07."),
                _("A line that is drawn after the data lies wherever one likes."),
                misconception=Misconception.PICKING_THE_BEST,
            ),
        ),
        hints=(
            _("What would she have done if p had been 0.04 at {n}?").format(n=planned),
            _("If nothing is there, what happens to someone who may look as often as she likes?"),
        ),
        solution=_(
            "The promise of 5 in 100 is for one look, planned before. Whoever may go on until it "
            "fits will cross the line sooner or later, even if nothing is there. Plan the number, "
            "look once, report what you find."
        ),
    )
