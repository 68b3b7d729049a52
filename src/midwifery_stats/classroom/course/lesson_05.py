"""Predictions and exercises of lesson 05, two p-values are not a comparison."""

from __future__ import annotations

from fractions import Fraction

from midwifery_stats.classroom.course.samples import improved_of, two_groups, yes_no
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
    ChoicePrediction,
    Guess,
    PredictionQuestion,
    prediction,
)
from midwifery_stats.display.vocabulary import format_p
from midwifery_stats.inference.effects import paired_risk_difference
from midwifery_stats.language import _, decimal

ALPHA = 0.05


@prediction("05-control-group")
def _control_group() -> PredictionQuestion:
    p = improved_of(3, 10).p_value()
    return ChoicePrediction(
        question=_(
            "3 of 10 control mothers improved, nobody got worse. What do you make of the exact "
            "p-value, which is above 0.05?"
        ),
        options=(
            Guess(
                "none",
                _("There was no change in the control group."),
                _("There was: 3 mothers improved. A large p does not take them away."),
            ),
            Guess(
                "open",
                _(
                    "The data cannot settle whether, without massage, more mothers get better"
                    " than worse."
                ),
                _(
                    "Yes. Three changes are too few to rule out coins. And three mothers did "
                    "improve, so nobody can say that nothing happened."
                ),
                happened=p > ALPHA,
            ),
            Guess(
                "same",
                _("Without massage, as many mothers get better as worse."),
                _(
                    "That is what H0 says. The data fit it, but they fit other worlds too: in the "
                    "sample it was 3 better and none worse."
                ),
            ),
        ),
        happened=_("The exact p is {fraction}. Three coins cannot give a smaller one.").format(
            fraction=improved_of(3, 10).exact_fraction()
        ),
    )


@prediction("05-one-mother-apart")
def _one_mother_apart() -> PredictionQuestion:
    a, b = improved_of(6, 10).p_value(), improved_of(5, 10).p_value()
    between = two_groups(6, 5, 10).p_value()
    return ChoicePrediction(
        question=_(
            "In group A 6 of 10 improve, in group B 5 of 10. Each group is tested on its own, and "
            "then they are compared with each other. What will you see?"
        ),
        options=(
            Guess(
                "agree",
                _("Both groups come out alike: they are almost the same."),
                _(
                    "They are almost the same, and still they fall on the two sides of 0.05. The "
                    "line lies between five and six changed mothers."
                ),
                happened=(a < ALPHA) == (b < ALPHA),
            ),
            Guess(
                "line",
                _("One is below 0.05, the other above, and the comparison shows nothing."),
                _(
                    "Yes. One mother carries a group across the line, and the comparison knows "
                    "that it is only one mother."
                ),
                happened=a < ALPHA <= b and between >= ALPHA,
            ),
            Guess(
                "differ",
                _("One is below 0.05, the other above, so the comparison is below 0.05 too."),
                _(
                    "The first half is right. But the comparison looks at 6 against 5, and that "
                    "is one mother."
                ),
                happened=a < ALPHA <= b and between < ALPHA,
            ),
        ),
        happened=_("Group A: p = {a}. Group B: p = {b}. Compared with each other: p = {c}.").format(
            a=improved_of(6, 10).exact_fraction(),
            b=improved_of(5, 10).exact_fraction(),
            c=two_groups(6, 5, 10).exact_fraction(),
        ),
    )


@prediction("05-both-significant")
def _both_significant() -> PredictionQuestion:
    between = two_groups(18, 6, 20).p_value()
    return ChoicePrediction(
        question=_(
            "In group C 18 of 20 improve, in group D 6 of 20. Both are below 0.05 on their own. "
            "What will the comparison of C with D give?"
        ),
        options=(
            Guess(
                "above",
                _("A p above 0.05: both groups improved."),
                _(
                    "Both improved, but C much more: 18 against 6. That both are significant "
                    "says nothing about how far apart they are."
                ),
                happened=between >= ALPHA,
            ),
            Guess(
                "below",
                _("A p below 0.05: 18 of 20 is far from 6 of 20."),
                _("Yes. You looked at the counts, and that is where a comparison begins."),
                happened=between < ALPHA,
            ),
        ),
        happened=_("Compared with each other, the exact p is about {p}.").format(
            p=decimal(between, 5)
        ),
    )


@exercise("05-no-difference", Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT, "understanding", level=1)
def _no_difference(variant: Variant) -> Question:
    improved = variant.integer("improved", 3, 2, 5)
    size = variant.integer("size", 10, 10, 15)
    p = improved_of(improved, size).p_value()
    return Choice(
        prompt=_(
            "In a control group {k} of {n} mothers improve and none get worse. The exact p is "
            "{p}.\n\nWhich sentence may go into a report?"
        ).format(k=improved, n=size, p=decimal(p, 3)),
        options=(
            Option(
                "counts",
                _("{k} of {n} improved; these data alone do not rule out chance.").format(
                    k=improved, n=size
                ),
                right=True,
            ),
            Option(
                "none",
                _("There was no change in the control group."),
                _(
                    "{k} mothers changed. That p is above 0.05 means that chance could do this. "
                    "It does not mean that nothing happened."
                ).format(k=improved),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
            Option(
                "accept",
                _("The null hypothesis is accepted: it is true."),
                _(
                    "A test can fail to reject H0. It never shows that H0 is true. Many other "
                    "worlds fit the same data."
                ),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
            Option(
                "probability",
                _("The probability that nothing changed is {p}.").format(p=decimal(p, 3)),
                _("The p-value is worked out as if H0 held. It is not the probability of H0."),
                misconception=Misconception.P_IS_PROBABILITY_OF_H0,
            ),
        ),
        hints=(
            _("How many mothers changed? Does the sentence tell the reader?"),
            _("Does the sentence claim more than the data can give?"),
        ),
        solution=_(
            "Give the counts, and say what the data cannot decide. A large p leaves the question "
            "open. It closes nothing."
        ),
    )


@exercise("05-smallest-within", Misconception.TIES_AND_ZEROS_IGNORED, "arithmetic", level=2)
def _smallest_within(variant: Variant) -> Question:
    changed = variant.integer("changed", 3, 2, 5)
    answer = improved_of(changed, 10).exact_fraction()
    return Number(
        prompt=_(
            "In a group of 10 mothers, {k} change and {same} stay the same.\n\n"
            "What is the smallest two-sided exact p-value that this group can have?"
        ).format(k=changed, same=10 - changed),
        answer=answer,
        quantity="probability",
        decimals=4,
        wrong=apart(
            answer,
            (
                Wrong(
                    improved_of(10, 10).exact_fraction(),
                    _(
                        "That counts all 10 mothers. Only those who changed have a coin: {k} of "
                        "them."
                    ).format(k=changed),
                ),
                Wrong(
                    answer / 2,
                    _("That counts all up only. All down would be just as extreme."),
                ),
                Wrong(
                    Fraction(1, 20),
                    _(
                        "0.05 is a line that people drew. What p can be depends on how many "
                        "mothers changed."
                    ),
                ),
            ),
            decimals=4,
        ),
        hints=(
            _("The mothers who stay the same are set aside."),
            _("{k} coins can fall in {ways} ways.").format(k=changed, ways=2**changed),
            _("The most extreme results are all up and all down: 2 ways."),
        ),
        solution=_(
            "{k} changed mothers make {ways} ways, and two of them are the most extreme. So the "
            "smallest p is 2 of {ways}, which is {p}. It is above 0.05, whichever way they change."
        ).format(k=changed, ways=2**changed, p=decimal(float(answer), 4)),
    )


@exercise("05-here-not-there", Misconception.COMPARING_TWO_P_VALUES, "understanding", level=2)
def _here_not_there(variant: Variant) -> Question:
    first = variant.pick("first", 6, (6, 7))
    second = 5
    size = variant.integer("size", 10, 9, 14)
    return Choice(
        prompt=_(
            "Morning massage: {first} of {n} mothers improve, p = {p_first}. Evening massage: "
            "{second} of {n} improve, p = {p_second}. Nobody gets worse. The report says: "
            '"Morning massage works, evening massage does not."\n\n'
            "What do you say?"
        ).format(
            first=first,
            second=second,
            n=size,
            p_first=decimal(improved_of(first, size).p_value(), 3),
            p_second=decimal(improved_of(second, size).p_value(), 3),
        ),
        options=(
            Option(
                "compare",
                _("{first} and {second} of {n} are nearly the same. Compare them directly.").format(
                    first=first, second=second, n=size
                ),
                right=True,
            ),
            Option(
                "right",
                _("The report is right: one p is below 0.05, the other is not."),
                _(
                    "The line at 0.05 runs between them, but they stand next to it on both sides. "
                    "Compared with each other, p is {p}."
                ).format(p=decimal(two_groups(first, second, size).p_value(), 2)),
                misconception=Misconception.COMPARING_TWO_P_VALUES,
            ),
            Option(
                "ratio",
                _("Morning massage works better by the ratio of the two p-values."),
                _(
                    "A p-value is not a size. A p that is half as large does not mean twice the "
                    "effect: here each changed mother more halves it."
                ),
                misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            ),
            Option(
                "neither",
                _("Evening massage has been shown to do nothing."),
                _("{second} mothers improved in the evening, and none got worse.").format(
                    second=second
                ),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
        ),
        hints=(
            _("How many mothers lie between the two groups?"),
            _("Which test would answer whether morning is better than evening?"),
        ),
        solution=_(
            "The groups differ by {d} of {n} mothers. A direct comparison gives p = {p}. That "
            "one group is below 0.05 and the other above is no comparison."
        ).format(d=first - second, n=size, p=decimal(two_groups(first, second, size).p_value(), 2)),
    )


@exercise("05-which-test", Misconception.COMPARING_TWO_P_VALUES, "understanding", level=1)
def _which_test(variant: Variant) -> Question:
    size = variant.integer("size", 10, 12, 30)
    return Choice(
        prompt=_(
            "{n} mothers are massaged, {n} are not. You want to know whether massage makes more "
            "mothers improve.\n\nWhich calculation answers that?"
        ).format(n=size),
        options=(
            Option(
                "between",
                _("Compare the changes of the massaged mothers with those of the others."),
                right=True,
            ),
            Option(
                "two",
                _("Test before against after in each group, then see which p is below 0.05."),
                _(
                    "That makes two statements about two groups. None of them says how far apart "
                    "the groups are."
                ),
                misconception=Misconception.COMPARING_TWO_P_VALUES,
            ),
            Option(
                "massaged",
                _("Test before against after in the massaged mothers."),
                _("Then the control group is thrown away, and time is mixed with massage again."),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
            Option(
                "control",
                _("Show that p in the control group is above 0.05."),
                _(
                    "A p above 0.05 does not show that nothing happened there. And it says "
                    "nothing about the massaged group."
                ),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
        ),
        hints=(
            _("Which two things do you want to hold against each other?"),
            _("How many p-values does one question need?"),
        ),
        solution=_(
            "The question is about a difference between groups. So one calculation must hold "
            "both groups against each other. One question, one comparison."
        ),
    )


@exercise("05-larger-group", Misconception.SIGNIFICANCE_IS_SIZE, "understanding", level=2)
def _larger_group(variant: Variant) -> Question:
    large = variant.pick("large", 40, (40, 50, 60))
    share = variant.pick("share", 30, (20, 30))
    improved = large * share // 100
    return Choice(
        prompt=_(
            "Ward A: {k} of {n} mothers improve ({share}%), {p_a}. Ward B: 5 of 10 "
            "mothers improve (50%), {p_b}. Nobody gets worse.\n\n"
            "In which ward did the larger share improve, and why are the p-values as they are?"
        ).format(
            k=improved,
            n=large,
            share=share,
            p_a=format_p(improved_of(improved, large).p_value()),
            p_b=format_p(improved_of(5, 10).p_value()),
        ),
        options=(
            Option(
                "size",
                _("In B. Its p is larger because fewer mothers changed there: 5, not {k}.").format(
                    k=improved
                ),
                right=True,
            ),
            Option(
                "ward-a",
                _("In A, because its p is smaller."),
                _(
                    "A smaller p is not a larger share. Ward A has more mothers, so more of them "
                    "changed, and p depends on how many changed."
                ),
                misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            ),
            Option(
                "none",
                _("In A. In B nothing happened, because p is above 0.05."),
                _("In B half of the mothers improved."),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
            Option(
                "h0",
                _("In B. Its p is larger because H0 is more likely to be true there."),
                _("The share is right. But p is not the probability that H0 is true."),
                misconception=Misconception.P_IS_PROBABILITY_OF_H0,
            ),
        ),
        hints=(
            _("Compare {share}% with 50%.").format(share=share),
            _("How many coins are there in ward A, and how many in ward B?"),
        ),
        solution=_(
            "50% is more than {share}%. The p-value depends on the number of changed mothers: {k} "
            "coins that all fall the same way are rarer than 5. So p mixes the share with the "
            "size of the ward."
        ).format(share=share, k=improved),
    )


@exercise("05-both-groups", Misconception.COMPARING_TWO_P_VALUES, "understanding", level=2)
def _both_groups(variant: Variant) -> Question:
    size = variant.pick("size", 20, (20, 24, 30))
    first = size - variant.integer("not improved", 2, 1, 3)
    second = variant.integer("second", 6, 6, 8)
    return Choice(
        prompt=_(
            "With massage {first} of {n} mothers improve, without it {second} of {n}. On its own, "
            'each group has p below 0.05. A student writes: "Both groups improved significantly, '
            'so massage makes no difference."\n\nWhat is missing?'
        ).format(first=first, second=second, n=size),
        options=(
            Option(
                "compare",
                _("The comparison: {first} against {second} of {n}.").format(
                    first=first, second=second, n=size
                ),
                right=True,
            ),
            Option(
                "nothing",
                _("Nothing. Both p-values lead to the same decision."),
                _(
                    "The same decision about each group, but the groups are far apart: {first} "
                    "and {second}. Compared with each other, {p}."
                ).format(
                    first=first,
                    second=second,
                    p=format_p(two_groups(first, second, size).p_value()),
                ),
                misconception=Misconception.COMPARING_TWO_P_VALUES,
            ),
            Option(
                "smaller",
                _("Which of the two p-values is smaller."),
                _("Two p-values held side by side are still no comparison of the groups."),
                misconception=Misconception.COMPARING_TWO_P_VALUES,
            ),
            Option(
                "stay",
                _("The mothers who stayed the same should be left out of both groups."),
                _(
                    "Then 100% would remain in each group, and the difference would be gone. "
                    "Mothers who do not improve are part of the answer."
                ),
                misconception=Misconception.TIES_AND_ZEROS_IGNORED,
            ),
        ),
        hints=(
            _("How many more mothers improved with massage?"),
            _("Has anybody held the two groups against each other?"),
        ),
        solution=_(
            "{first} of {n} against {second} of {n} is a large difference, and a direct "
            "comparison gives {p}. That both groups improved is a different statement."
        ).format(
            first=first,
            second=second,
            n=size,
            p=format_p(two_groups(first, second, size).p_value()),
        ),
    )


@exercise("05-interval", Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT, "understanding", level=3)
def _interval(variant: Variant) -> Question:
    improved = variant.integer("improved", 3, 2, 3)
    size = variant.integer("size", 10, 9, 12)
    estimate = paired_risk_difference([0] * size, yes_no(improved, size))
    low, high = (round(100 * end) for end in (estimate.low, estimate.high))
    return Choice(
        prompt=_(
            "Without massage {k} of {n} mothers improve and none get worse. The share of "
            "mothers with sufficient milk changes by {value} percentage points, with a 95% "
            "confidence interval from {low} to {high}.\n\nWhat does the interval tell you?"
        ).format(k=improved, n=size, value=round(100 * estimate.value), low=low, high=high),
        options=(
            Option(
                "wide",
                _("No change of the share fits these data, and so does a large rise."),
                right=True,
            ),
            Option(
                "zero",
                _("It contains 0, so there is no change."),
                _(
                    "It contains 0, and it contains {high} as well. Values inside all fit the "
                    "data; 0 is only one of them."
                ).format(high=high),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
            Option(
                "mothers",
                _("95% of mothers change by between {low} and {high} points.").format(
                    low=low, high=high
                ),
                _(
                    "A mother improves or she does not; she has no percentage points. The "
                    "interval is about the share among all mothers like these."
                ),
                misconception=Misconception.SAMPLE_IS_POPULATION,
            ),
            Option(
                "sample",
                _("In this sample the change was between {low} and {high} points.").format(
                    low=low, high=high
                ),
                _("In this sample the change is known: {value} points.").format(
                    value=round(100 * estimate.value)
                ),
                misconception=Misconception.SAMPLE_IS_POPULATION,
            ),
        ),
        hints=(
            _("Which values lie inside the interval? Is 0 among them? Is 40?"),
            _("Is the interval about this sample, or about mothers like these?"),
        ),
        solution=_(
            "All values from {low} to {high} fit these data reasonably well. That includes no "
            "change of the share, and it includes a rise by {high} points. An interval this wide "
            "means that the sample is too small to say."
        ).format(low=low, high=high),
    )
