"""Predictions and exercises of lesson 04, reading study two."""

from __future__ import annotations

from fractions import Fraction

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
from midwifery_stats.display.vocabulary import value_text
from midwifery_stats.inference.printed import is_significant
from midwifery_stats.language import _, decimal
from midwifery_stats.studies.study import load_study


def _sufficient(group: str) -> int:
    mothers = load_study("bontang").mothers
    return int(((mothers["group"] == group) & (mothers["after"] == "sufficient")).sum())


@prediction("04-random")
def _random() -> PredictionQuestion:
    return ChoicePrediction(
        question=_("The 20 mothers were drawn by lot. What is that good for?"),
        options=(
            Guess(
                "alike",
                _("It makes the massaged mothers and the others alike, apart from chance."),
                _(
                    "For that, lots must decide who is massaged. Drawing lots for who is in the "
                    "study does not do it."
                ),
            ),
            Guess(
                "resemble",
                _(
                    "It makes the 20 mothers resemble those they were drawn from, apart from "
                    "chance."
                ),
                _(
                    "Yes, and only that. How the 20 were then divided into two groups is a "
                    "second step, and the paper does not describe it."
                ),
                happened=True,
            ),
            Guess(
                "both",
                _("Both."),
                _(
                    "Only one of the two. The same 20 mothers, however well they were drawn, can "
                    "still be divided unfairly."
                ),
            ),
        ),
        happened=_(
            "The paper says that the 20 mothers were drawn by lot. It does not say how they were "
            "divided."
        ),
    )


@prediction("04-one-ward")
def _one_ward() -> PredictionQuestion:
    same, apart = two_groups(10, 10), two_groups(10, 0)
    value = round(100 * sum(test.p_value() <= 0.05 for test in (same, apart)) / 2)
    return NumberPrediction(
        question=_(
            "Ten massaged mothers lie in one ward, ten others in another. Suppose that massage "
            "does nothing, and that the mothers of a ward all get the same word, as if one coin "
            "decided for all ten. In how many of 100 such studies will the exact Mann-Whitney "
            "test give a p below 0.05?"
        ),
        low=0,
        high=100,
        value=value,
        unit=_("studies"),
        happened=_(
            "In {n} of 100. In half of them the two wards get different words: 10 of 10 against "
            "0 of 10."
        ).format(n=value),
        bands=(
            Band(
                10,
                _(
                    "Far more. At most 5 of 100 is the promise for mothers who are independent, "
                    "and these are not."
                ),
            ),
            Band(40, _("More. Two coins differ in half of all throws, and there are two coins.")),
            Band(60, _("Yes. Twenty mothers are worth two coins here.")),
            Band(100, _("Fewer. In half of the studies both wards get the same word.")),
        ),
        sketch=True,
        ends=(_("none"), _("all 100")),
    )


@prediction("04-control-improved")
def _control_improved() -> PredictionQuestion:
    improved = _sufficient("control")
    return NumberPrediction(
        question=_(
            "How many of the 10 mothers without massage had sufficient milk at the second look?"
        ),
        low=0,
        high=10,
        value=improved,
        unit=_("mothers"),
        happened=_("{n} of 10 mothers without massage reached sufficient milk.").format(n=improved),
        bands=(
            Band(improved - 1, _("More than you thought. Milk also comes in with time.")),
            Band(improved, _("That is what happened.")),
            Band(
                10,
                _("Fewer than you thought. These mothers have very small babies, and it is hard."),
            ),
        ),
        sketch=True,
        ends=(_("nobody"), _("all 10")),
    )


@prediction("04-which-p")
def _which_p() -> PredictionQuestion:
    size = 10
    test = two_groups(_sufficient("intervention"), _sufficient("control"), size)
    spss = test.p_value(method="normal")
    return ChoicePrediction(
        question=_("One of the three printed values does not follow from the counts. Which one?"),
        options=(
            Guess(
                "massaged",
                _("0.002, for the massaged group."),
                _(
                    "That one follows: ten mothers up and none down. The approximation that SPSS "
                    "prints and the exact p both round to 0.002."
                ),
            ),
            Guess(
                "control",
                _("0.083, for the control group."),
                _(
                    "That one follows from SPSS's approximation: three mothers up, none down. "
                    "The exact p is 1/4, but a program that prints 0.083 is no surprise."
                ),
            ),
            Guess(
                "between",
                _("0.004, for the two groups compared."),
                _(
                    "Yes. With 10 of 10 against 3 of 10, SPSS's approximation of the Mann-Whitney "
                    "test prints 0.001."
                ),
                happened=round(spss, 3) != 0.004,
            ),
        ),
        happened=_(
            "For 10 of 10 against {n} of 10, SPSS's approximation of the Mann-Whitney test is {p}."
        ).format(n=_sufficient("control"), p=decimal(spss, 4)),
    )


@exercise("04-which-lot", Misconception.MISSING_CONTROL_GROUP, "understanding", level=1)
def _which_lot(variant: Variant) -> Question:
    mothers = variant.integer("mothers", 20, 24, 60)
    return Choice(
        prompt=_(
            "A hospital has 200 mothers. A researcher draws {n} of them by lot. Those who like "
            "massage are massaged, the others form the control group. The massaged mothers do "
            "better.\n\n"
            "What is the weak point?"
        ).format(n=mothers),
        options=(
            Option(
                "divided",
                _("The mothers divided themselves, so the groups may differ in many ways."),
                right=True,
            ),
            Option(
                "few",
                _("{n} mothers are too few for any conclusion.").format(n=mothers),
                _(
                    "More mothers make chance smaller. They would still have divided themselves, "
                    "and that is the weak point."
                ),
            ),
            Option(
                "none",
                _(
                    "There is none: the mothers were drawn by lot, so the groups are alike "
                    "but for chance."
                ),
                _(
                    "The lot decided who is in the study. It did not decide who is massaged. "
                    "Mothers who like massage may be less worried, or have more help at home."
                ),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
            Option(
                "all",
                _("All 200 mothers should have been massaged."),
                _("Then there would be nobody to compare them with."),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
        ),
        hints=(
            _("Lots were drawn once. What did they decide?"),
            _("Who decided which mother was massaged?"),
        ),
        solution=_(
            "Lots chose the {n} mothers, so they resemble the 200, apart from chance. But the "
            "mothers chose their own group. Whatever makes a mother like massage may also help her "
            "milk. Dividing by lot would have prevented this."
        ).format(n=mothers),
    )


@exercise("04-most", Misconception.PRINTED_IS_CHECKED, "understanding", level=1)
def _most(variant: Variant) -> Question:
    size = variant.pick("size", 10, (10, 12, 16, 20))
    count = {10: 4, 12: 5, 16: 6, 20: 8}[size]
    return Choice(
        prompt=_(
            'A paper writes: "Most of the {n} mothers ({percent}%) had finished senior high '
            'school." No other schooling was as common.\n\nWhat is the fair way to say it?'
        ).format(n=size, percent=value_text(100 * count / size, 1)),
        options=(
            Option(
                "common",
                _(
                    "{count} of {n} had finished senior high school; it was the most common level."
                ).format(count=count, n=size),
                right=True,
            ),
            Option(
                "most",
                _("Most mothers had finished senior high school."),
                _(
                    "{count} of {n} is fewer than half. More mothers have another schooling than "
                    "this one."
                ).format(count=count, n=size),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
            Option(
                "half",
                _("About half of all mothers finish senior high school."),
                _(
                    "That speaks about all mothers. The table counts {n} mothers of one study."
                ).format(n=size),
                misconception=Misconception.SAMPLE_IS_POPULATION,
            ),
            Option(
                "average",
                _("The average mother had finished senior high school."),
                _("Schooling comes in words, and words have no average. Count them instead."),
                misconception=Misconception.MEASURING_IN_TWO_WORDS,
            ),
        ),
        hints=(
            _("How many mothers would be more than half of {n}?").format(n=size),
            _("The largest of several levels can still be less than half."),
        ),
        solution=_(
            "More than half of {n} would be at least {half}. {count} is the largest level, but "
            "not most mothers. Give the count, and say most common."
        ).format(n=size, half=size // 2 + 1, count=count),
    )


def _most_uneven(successes: int, size: int) -> tuple[int, int]:
    """Divide so many between two groups as unevenly as p above 0.05 allows (exact)."""
    return max(
        (first, successes - first)
        for first in range(max(0, successes - size), min(size, successes) + 1)
        if not is_significant(two_groups(first, successes - first, size).p_value(), 0.05)
    )


@exercise("04-baseline-p", Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT, "understanding", level=3)
def _baseline_p(variant: Variant) -> Question:
    first = variant.integer("first", 7, 6, 8)
    second = first - 1
    size = variant.integer("size", 10, 9, 15)
    p = two_groups(first, second, size).p_value()
    most, least = _most_uneven(first + second, size)
    return Choice(
        prompt=_(
            "At the start, {first} of {n} massaged mothers and {second} of {n} others had "
            "breastfed before. Someone tests the difference with Fisher's exact test: p = "
            '{p}. He writes: "The groups were equal at the start."\n\nWhat is wrong with '
            "that?"
        ).format(first=first, second=second, n=size, p=decimal(p, 2)),
        options=(
            Option(
                "small",
                _("Even {most} against {least} of {n} would have had a p above 0.05.").format(
                    most=most, least=least, n=size
                ),
                right=True,
            ),
            Option(
                "right",
                _(
                    "Nothing: p is above 0.05, so there is no difference between the groups "
                    "at the start."
                ),
                _(
                    "They do differ: {first} is not {second}. A large p means that lots could "
                    "easily do this. It does not mean that the groups are alike."
                ).format(first=first, second=second),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
            Option(
                "proves",
                _("The p shows that the mothers were divided by lot."),
                _(
                    "A p-value cannot tell how the mothers were divided. Only the person who "
                    "divided them can."
                ),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
            Option(
                "probability",
                _("It should say: equal with a probability of {p}.").format(p=decimal(p, 2)),
                _(
                    "The p-value is worked out as if lots had divided the mothers. It is not the "
                    "probability that the groups are equal."
                ),
                misconception=Misconception.P_IS_PROBABILITY_OF_H0,
            ),
        ),
        hints=(
            _("Does a large p-value show that nothing is there?"),
            _("How different would two groups of {n} have to be for p to be below 0.05?").format(
                n=size
            ),
        ),
        solution=_(
            "The groups differ by one mother. A large p only says that lots could easily produce "
            "that. In groups of {n} even {most} against {least} has a p of {p} in this test. So "
            "look at the counts, and ask how the mothers were divided."
        ).format(
            n=size,
            most=most,
            least=least,
            p=decimal(two_groups(most, least, size).p_value(), 2),
        ),
    )


@exercise("04-one-room", Misconception.CLUSTER_IS_INDEPENDENT, "understanding", level=2)
def _one_room(variant: Variant) -> Question:
    size = variant.integer("size", 10, 8, 30)
    return Choice(
        prompt=_(
            "{n} mothers of ward A were massaged, {n} mothers of ward B were not. Each ward has "
            "its own midwives. Fisher's exact test gives p = 0.01.\n\nWhat is the main trouble?"
        ).format(n=size),
        options=(
            Option(
                "wards",
                _("Two wards are compared. What the massage adds is hidden behind that."),
                right=True,
            ),
            Option(
                "more",
                _("Too few mothers: twice as many in each of the two wards would settle it."),
                _("More mothers of the same two wards leave it a comparison of two wards."),
                misconception=Misconception.CLUSTER_IS_INDEPENDENT,
            ),
            Option(
                "none",
                _("There is none, since p is far below 0.05."),
                _(
                    "The test counts {n} mothers of a ward as {n} independent ones. If they answer "
                    "alike, p is too small."
                ).format(n=size),
                misconception=Misconception.CLUSTER_IS_INDEPENDENT,
            ),
            Option(
                "test",
                _("Fisher's test was used, and Mann-Whitney would have been right."),
                _(
                    "On yes or no in groups of equal size the exact tests agree. Both suppose "
                    "independent mothers."
                ),
                misconception=Misconception.ONE_TRUE_P_VALUE,
            ),
        ),
        hints=(
            _("Name everything in which the two groups differ."),
            _("How many wards were massaged, and how many were not?"),
        ),
        solution=_(
            "One ward against one ward: midwives, nights and advice differ along with the massage, "
            "and mothers of a ward tend to answer alike. A fair plan divides the mothers within "
            "each ward by lot, or takes many wards and divides the wards by lot."
        ),
    )


@exercise("04-same-day", Misconception.MISSING_CONTROL_GROUP, "understanding", level=2)
def _same_day(variant: Variant) -> Question:
    early, late = variant.pick("days", (5, 15), ((3, 10), (4, 14), (7, 21), (2, 9)))
    return Choice(
        prompt=_(
            "In a study the control group is looked at on day {early}, and the massaged group "
            "on day {late}. More massaged mothers have sufficient milk.\n\n"
            "What follows?"
        ).format(early=early, late=late),
        options=(
            Option(
                "mixed",
                _("Massage and the extra {days} days cannot be told apart.").format(
                    days=late - early
                ),
                right=True,
            ),
            Option(
                "massage",
                _("The massage works, because there was a control group."),
                _(
                    "A control group helps only if it differs in nothing but the massage. Here "
                    "it also had {days} days less for the milk to come in."
                ).format(days=late - early),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
            Option(
                "test",
                _("A test with a small p-value would settle it."),
                _("The test compares the groups. It cannot know that their days were different."),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
            Option(
                "nothing",
                _("The massage has no effect."),
                _("It may have one. The study just cannot separate it from the days."),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
        ),
        hints=(
            _("What does a mother's milk do between day {early} and day {late}?").format(
                early=early, late=late
            ),
            _("In how many ways do the two groups differ?"),
        ),
        solution=_(
            "The groups differ in two things: massage, and {days} days. Each of them could bring "
            "more milk. A fair comparison looks at both groups on the same day."
        ).format(days=late - early),
    )


@exercise("04-control-tells", Misconception.MISSING_CONTROL_GROUP, "understanding", level=2)
def _control_tells(variant: Variant) -> Question:
    control = variant.integer("control", 3, 2, 5)
    massaged = variant.integer("massaged", 10, 8, 10)
    return Choice(
        prompt=_(
            "{massaged} of 10 massaged mothers improve, and {control} of 10 without massage.\n\n"
            "What do the {control} mothers of the control group tell us?"
        ).format(massaged=massaged, control=control),
        options=(
            Option(
                "anyway",
                _(
                    "Some of the {massaged} massaged mothers would probably have improved "
                    "without massage too."
                ).format(massaged=massaged),
                right=True,
            ),
            Option(
                "all",
                _("All {massaged} massaged mothers improved because of the massage.").format(
                    massaged=massaged
                ),
                _(
                    "In the control group {control} of 10 improved with no massage at all. The "
                    "massaged mothers had the same chance of that, if the groups are alike."
                ).format(control=control),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
            Option(
                "exact",
                _("Without massage exactly {percent}% of all mothers improve.").format(
                    percent=10 * control
                ),
                _(
                    "That is the share in this sample of 10. Another 10 mothers would give "
                    "another share."
                ),
                misconception=Misconception.SAMPLE_IS_POPULATION,
            ),
            Option(
                "none",
                _(
                    "The massage does nothing, since some mothers reach sufficient milk "
                    "without any massage."
                ),
                _(
                    "More mothers improved with massage than without it. That mothers also "
                    "improve without it does not take this away."
                ),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
        ),
        hints=(
            _("What do the two groups have in common?"),
            _("What would have become of the massaged mothers without the massage?"),
        ),
        solution=_(
            "The control group shows what happens without massage. If the groups are alike, about "
            "as many massaged mothers would have improved anyway. Only what goes beyond that can "
            "come from the massage, or from chance."
        ),
    )


@exercise("04-count-from-percent", Misconception.PRINTED_IS_CHECKED, "arithmetic", level=1)
def _count_from_percent(variant: Variant) -> Question:
    size, count = variant.pick(
        "size and count", (35, 25), ((30, 21), (40, 26), (45, 33), (60, 38), (24, 17))
    )
    percent = decimal(100 * count / size, 1)
    return Number(
        prompt=_(
            "A paper cites another study: {n} mothers, and {percent}% had sufficient milk after "
            "the massage.\n\nHow many mothers is that?"
        ).format(n=size, percent=percent),
        answer=Fraction(count),
        quantity="count",
        wrong=apart(
            Fraction(count),
            (
                Wrong(size - count, _("That is how many did not have sufficient milk.")),
                Wrong(
                    round(100 * count / size),
                    _("That is the percentage. Which part of {n} mothers is it?").format(n=size),
                ),
                Wrong(size, _("That is all the mothers of the study.")),
            ),
        ),
        hints=(
            _("{percent}% means {percent} of every 100.").format(percent=percent),
            _(
                "Multiply {n} by {percent} and divide by 100. Is the result near a whole number?"
            ).format(n=size, percent=percent),
        ),
        solution=_(
            "{n} times {percent} divided by 100 is very near {count}, a whole number. So the "
            "percentage fits the size. If no whole number were near, one of the two would be "
            "wrong."
        ).format(n=size, percent=percent, count=count),
    )
