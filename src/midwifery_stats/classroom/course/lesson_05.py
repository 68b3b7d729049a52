"""Predictions and exercises of lesson 05, two p-values are not a comparison."""

from __future__ import annotations

from fractions import Fraction

from midwifery_stats.classroom.course.samples import improved_of, percent, share_range, two_groups
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
from midwifery_stats.language import _, decimal

ALPHA = 0.05


@prediction("05-control-group")
def _control_group() -> PredictionQuestion:
    p = improved_of(3, 10).p_value()
    return ChoicePrediction(
        question=_(
            "3 of 10 control mothers improved, nobody got worse. The exact p-value of the "
            "Wilcoxon test is above 0.05. What do you make of it?"
        ),
        options=(
            Guess(
                "none",
                _(
                    "There was no change in the control group beyond what chance alone would "
                    "bring about."
                ),
                _(
                    "A large p does not show that chance did it. None could get worse, so coins "
                    "are not even the right picture here. And 3 mothers improved."
                ),
            ),
            Guess(
                "open",
                _("Some mothers get better without massage. How many do is still open."),
                _(
                    "Yes. Three mothers did improve. Ten mothers show only roughly what "
                    "share of all such mothers would."
                ),
                happened=p > ALPHA,
            ),
            Guess(
                "same",
                _("Without massage, as many mothers get better as worse."),
                _(
                    "That is what H0 says. But all ten began low: none of them could get "
                    "worse, and three got better."
                ),
            ),
        ),
        happened=_(
            "The exact p of the Wilcoxon test is {fraction}. Three coins cannot give a smaller one."
        ).format(fraction=improved_of(3, 10).exact_fraction()),
    )


@prediction("05-one-mother-apart")
def _one_mother_apart() -> PredictionQuestion:
    a, b = improved_of(6, 10).p_value(), improved_of(5, 10).p_value()
    between = two_groups(6, 5, 10).p_value()
    return ChoicePrediction(
        question=_(
            "In group A 6 of 10 improve, in group B 5 of 10. Each group is tested on its own "
            "(exact Wilcoxon test), and then they are compared with each other (exact "
            "Mann-Whitney test). What will you see?"
        ),
        options=(
            Guess(
                "agree",
                _("Both groups come out alike: they are almost the same."),
                _(
                    "They are almost the same, and still they fall on the two sides of 0.05. In "
                    "this test the line lies between five and six changed mothers."
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
        happened=_(
            "Exact Wilcoxon test: group A has p = {a}, group B p = {b}. Compared with each other "
            "in the exact Mann-Whitney test: p = {c}."
        ).format(
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
            "In group C 18 of 20 improve, in group D 6 of 20. Both are below 0.05 on their own in "
            "the exact Wilcoxon test. What will the comparison of C with D give?"
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
        happened=_(
            "Compared with each other, the exact p of the Mann-Whitney test is about {p}."
        ).format(p=decimal(between, 5)),
    )


@exercise("05-no-difference", Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT, "understanding", level=1)
def _no_difference(variant: Variant) -> Question:
    improved = variant.integer("improved", 3, 2, 5)
    size = variant.integer("size", 10, 10, 15)
    p = improved_of(improved, size).p_value()
    low, high = share_range(improved, size)
    return Choice(
        prompt=_(
            "A control group has {n} mothers, all chosen because their milk was "
            "insufficient. {k} of them reach sufficient milk. The exact p of the Wilcoxon "
            "test is {p}.\n\n"
            "Which sentence may go into a report?"
        ).format(k=improved, n=size, p=decimal(p, 3)),
        options=(
            Option(
                "counts",
                _(
                    "{k} of {n} improved. In all such mothers from {low}% to {high}% (exact 95% "
                    "interval) would fit."
                ).format(k=improved, n=size, low=low, high=high),
                right=True,
            ),
            Option(
                "none",
                _(
                    "There was no change in the control group beyond what chance alone would "
                    "bring about in so few mothers."
                ),
                _(
                    "{k} mothers changed. None could get worse, so coins are not even the "
                    "right picture of chance here. And a p above 0.05 never means that "
                    "nothing happened."
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
            "All began low, so the rise is a plain proportion: give the counts and its "
            "exact interval. A large p of a test with coins leaves the question open. It "
            "closes nothing."
        ),
    )


@exercise("05-smallest-within", Misconception.TIES_AND_ZEROS_IGNORED, "arithmetic", level=2)
def _smallest_within(variant: Variant) -> Question:
    changed = variant.integer("changed", 3, 2, 5)
    answer = improved_of(changed, 10).exact_fraction()
    return Number(
        prompt=_(
            "In a group of 10 mothers, {k} change and {same} stay the same.\n\nWhat is the "
            "smallest two-sided p-value that this group can have in the exact Wilcoxon "
            "test?"
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
            "Morning massage: {first} of {n} mothers improve, p = {p_first}. Evening "
            "massage: {second} of {n} improve, p = {p_second}. Nobody gets worse, and the "
            'test is the exact Wilcoxon test. The report says: "Morning massage works, '
            'evening massage does not."\n\nWhat do you say?'
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
                _("Neither p answers that. Compare the two groups in one test.").format(
                    first=first, second=second, n=size
                ),
                right=True,
            ),
            Option(
                "right",
                _("The report is right: one p is below 0.05, the other is not."),
                _(
                    "The line at 0.05 runs between them, but nobody has compared them. "
                    "Compared with each other in the exact Mann-Whitney test, p is {p}."
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
            "The groups differ by {d} of {n} mothers. The exact Mann-Whitney test of one "
            "against the other gives p = {p}, and the interval of the difference would say "
            "how much is open. That one group is below 0.05 and the other above is no "
            "comparison."
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
            "Ward A: {k} of {n} mothers improve ({share}%), {p_a}. Ward B: 5 of 10 mothers "
            "improve (50%), {p_b}. Nobody gets worse, and the test is the exact Wilcoxon "
            "test.\n\nIn which ward did the larger share improve, and why are the p-values "
            "as they are?"
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
            "each group has p below 0.05 in the exact Wilcoxon test. "
            'A student writes: "Both groups improved significantly, '
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
                    "and {second}. Compared with each other in the exact Mann-Whitney test, {p}."
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
            "{first} of {n} against {second} of {n} is a large difference, and the exact "
            "Mann-Whitney test of one against the other gives {p}. That both groups improved "
            "is a different statement."
        ).format(
            first=first,
            second=second,
            n=size,
            p=format_p(two_groups(first, second, size).p_value()),
        ),
    )


@exercise("05-interval", Misconception.INTERVAL_IS_RANGE_OF_MOTHERS, "understanding", level=3)
def _interval(variant: Variant) -> Question:
    improved = variant.integer("improved", 3, 2, 3)
    size = variant.integer("size", 10, 9, 12)
    low, high = share_range(improved, size)
    return Choice(
        prompt=_(
            "Without massage {k} of {n} mothers, all with insufficient milk at the start, reach "
            "sufficient milk: {value}%. The exact 95% interval goes from {low}% to {high}%.\n\n"
            "What does the interval tell you?"
        ).format(k=improved, n=size, value=percent(improved / size), low=low, high=high),
        options=(
            Option(
                "wide",
                _("In all such mothers {low}% would fit, and {high}% would fit too.").format(
                    low=low, high=high
                ),
                right=True,
            ),
            Option(
                "sample",
                _("In this sample between {low}% and {high}% of the mothers improved.").format(
                    low=low, high=high
                ),
                _("In this sample the share is known: {value}%.").format(
                    value=percent(improved / size)
                ),
                misconception=Misconception.INTERVAL_IS_RANGE_OF_MOTHERS,
            ),
            Option(
                "mothers",
                _("For 95 of 100 mothers the milk improves by between {low}% and {high}%.").format(
                    low=low, high=high
                ),
                _("The interval is about a share of mothers, not about the milk of one mother."),
                misconception=Misconception.INTERVAL_IS_RANGE_OF_MOTHERS,
            ),
            Option(
                "wide-so-none",
                _("It is so wide that there is no change without massage."),
                _("It leaves 0 out: some mothers do get there. How many is what is open."),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
        ),
        hints=(
            _("Is the interval about this sample, or about mothers like these?"),
            _("Which shares lie inside the interval?"),
        ),
        solution=_(
            "All shares from {low}% to {high}% fit these data reasonably well. An interval this "
            "wide means that the sample is too small to say more."
        ).format(low=low, high=high),
    )
