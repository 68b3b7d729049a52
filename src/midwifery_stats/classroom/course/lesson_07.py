"""Predictions and exercises of lesson 07, same data, many answers."""

from __future__ import annotations

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
from midwifery_stats.inference.printed import printed_p
from midwifery_stats.inference.reanalysis import reanalyse_groups, samples_reporting
from midwifery_stats.language import _, decimal

ALPHA = 0.05


@prediction("07-how-far-apart")
def _how_far_apart() -> PredictionQuestion:
    answers = reanalyse_groups(yes_no(10, 10), yes_no(3, 10))
    p = answers.loc[answers["alternative"] == "two-sided", "p"]
    ratio = p.max() / p.min()
    all_below = bool((p < ALPHA).all())
    return ChoicePrediction(
        question=_("How far apart are the two-sided p-values of all these procedures?"),
        options=(
            Guess(
                "same",
                _("They are the same up to rounding."),
                _("They differ, because each procedure makes other decisions on the way."),
                happened=ratio < 1.1,
            ),
            Guess(
                "differ",
                _("They differ, and all of them are below 0.05."),
                _("Yes. Here the choice moves the number and leaves the decision alone."),
                happened=ratio >= 1.1 and all_below,
            ),
            Guess(
                "sides",
                _("They differ, and some are above 0.05."),
                _("They differ, but 10 of 10 against 3 of 10 is far enough apart for all of them."),
                happened=ratio >= 1.1 and not all_below,
            ),
        ),
        happened=_("They go from {low} to {high}.").format(
            low=decimal(p.min(), 4), high=decimal(p.max(), 4)
        ),
    )


@prediction("07-five-of-ten")
def _five_of_ten() -> PredictionQuestion:
    test = improved_of(5)
    exact, spss = test.p_value(), test.p_value(method="normal")
    return ChoicePrediction(
        question=_("5 of 10 mothers improve, nobody gets worse. What do the two students find?"),
        options=(
            Guess(
                "both-below",
                _("Both find p below 0.05."),
                _("SPSS does. But five coins fall all the same way in 2 of 32 ways."),
                happened=exact < ALPHA and spss < ALPHA,
            ),
            Guess(
                "both-above",
                _("Both find p above 0.05."),
                _("The coins say so. SPSS's curve is a rough stand-in, and it gives less."),
                happened=exact >= ALPHA and spss >= ALPHA,
            ),
            Guess(
                "split",
                _("SPSS prints a p below 0.05, and counting gives one above it."),
                _("Yes. With few changed mothers the curve is a poor stand-in for the coins."),
                happened=spss < ALPHA <= exact,
            ),
        ),
        happened=_("Counting gives {exact}, SPSS prints {spss}.").format(
            exact=decimal(exact, 4), spss=decimal(spss, 3)
        ),
    )


@prediction("07-where-from")
def _where_from() -> PredictionQuestion:
    found = samples_reporting("0.004", first_size=10, second_size=10)
    near = ((found["first_successes"] == 10) & (found["second_successes"] == 4)).any()
    test = two_groups(10, 3)
    printed = printed_p("0.004")
    exact, corrected = test.p_value(), test.p_value(method="normal", continuity=True)
    return ChoicePrediction(
        question=_("SPSS prints 0.001 for 10 of 10 against 3 of 10. Which of these gives 0.004?"),
        options=(
            Guess(
                "exact",
                _("The exact test instead of SPSS's curve."),
                _("Worth trying, but counting all deals gives {p}.").format(p=decimal(exact, 3)),
                happened=printed.matches(exact),
            ),
            Guess(
                "continuity",
                _("The curve with continuity correction, as in R before 4.6."),
                _("Worth trying, but it gives {p}.").format(p=decimal(corrected, 3)),
                happened=printed.matches(corrected),
            ),
            Guess(
                "near",
                _("SPSS's curve, with 4 instead of 3 control mothers."),
                _("Yes. One mother counted differently is enough. It is not the only way."),
                happened=bool(near),
            ),
            Guess(
                "none",
                _("Nothing innocent: the number must have been made up."),
                _(
                    "There are innocent ways to get it. Look for those first, and ask before you "
                    "accuse."
                ),
            ),
        ),
        happened=_(
            "Among others, 10 against 4 under SPSS's default gives 0.004, and so does 10 against 3 "
            "with a one-sided curve that is blind to ties."
        ),
    )


@exercise("07-two-programs", Misconception.ONE_TRUE_P_VALUE, "understanding", level=1)
def _two_programs(variant: Variant) -> Question:
    improved = variant.integer("improved", 3, 3, 5)
    size = variant.integer("size", 10, 10, 15)
    test = improved_of(improved, size)
    spss = decimal(test.p_value(method="normal"), 3)
    older_r = decimal(test.p_value(method="normal", continuity=True), 3)
    return Choice(
        prompt=_(
            "{k} of {n} mothers improve, nobody gets worse. For the Wilcoxon test SPSS prints "
            "{spss} (Asymp. Sig.), and R before version 4.6 prints {r}. Counting the coins "
            "gives {exact}.\n\nWho made a mistake?"
        ).format(k=improved, n=size, spss=spss, r=older_r, exact=decimal(test.p_value(), 3)),
        options=(
            Option(
                "nobody",
                _("Nobody. They are three procedures, and a report must name the one it used."),
                right=True,
            ),
            Option(
                "spss",
                _("SPSS: its p is the smallest."),
                _(
                    "SPSS does what it says: a curve with tie correction. With few mothers it is "
                    "rough."
                ),
                misconception=Misconception.ONE_TRUE_P_VALUE,
            ),
            Option(
                "r",
                _(
                    "R: the same data must give the same p, and R is written by statisticians "
                    "themselves."
                ),
                _("R uses the same curve, half a point closer to the middle. Both are described."),
                misconception=Misconception.ONE_TRUE_P_VALUE,
            ),
            Option(
                "data",
                _("The data were typed in differently."),
                _("They need not be. The same data give all three numbers."),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
        ),
        hints=(
            _("Do the three count in the same way?"),
            _("What would a reader need in order to get the same number?"),
        ),
        solution=_(
            "A curve, a curve with a continuity correction, and a count: three procedures. The "
            "one that was planned is reported, by its name."
        ),
    )


@exercise("07-exact-instead", Misconception.TIES_AND_ZEROS_IGNORED, "arithmetic", level=2)
def _exact_instead(variant: Variant) -> Question:
    improved = variant.integer("improved", 3, 3, 7)
    test = improved_of(improved)
    answer = test.exact_fraction()
    spss = test.p_value(method="normal")
    return Number(
        prompt=_(
            "A paper reports: {k} of 10 mothers improved, none got worse, p = {p} (SPSS, "
            "Asymp. Sig.).\n\n"
            "What is the exact two-sided p of the Wilcoxon test?"
        ).format(k=improved, p=decimal(spss, 3)),
        answer=answer,
        quantity="probability",
        decimals=4,
        wrong=apart(
            answer,
            (
                Wrong(spss, _("That is the curve. Count the ways the coins can fall.")),
                Wrong(answer / 2, _("Two-sided counts both ends: all up and all down.")),
                Wrong(
                    improved_of(10).exact_fraction(),
                    _("Only the {k} mothers who changed have a coin.").format(k=improved),
                ),
            ),
            decimals=4,
        ),
        hints=(
            _("{k} mothers changed. In how many ways can {k} coins fall?").format(k=improved),
            _("2 of {ways} ways are as extreme as all up.").format(ways=2**improved),
        ),
        solution=_("2 of {ways} ways, which is {p}. SPSS's curve gives {spss}.").format(
            ways=2**improved, p=decimal(float(answer), 4), spss=decimal(spss, 4)
        ),
    )


@exercise("07-pick-the-smallest", Misconception.PICKING_THE_BEST, "understanding", level=2)
def _pick_the_smallest(variant: Variant) -> Question:
    procedures = variant.integer("procedures", 12, 6, 20)
    return Choice(
        prompt=_(
            "A student runs {n} procedures on her data and reports the one with the smallest p. "
            "Each of them can be defended.\n\nWhy is the reported p misleading?"
        ).format(n=procedures),
        options=(
            Option(
                "chances",
                _("Chance gets {n} tries to cross the line, and she reports the luckiest.").format(
                    n=procedures
                ),
                right=True,
            ),
            Option(
                "none",
                _("It is not misleading: each procedure is correct."),
                _(
                    "Each one alone is. Picking the best of {n} afterwards is another procedure."
                ).format(n=procedures),
                misconception=Misconception.PICKING_THE_BEST,
            ),
            Option(
                "mean",
                _("She should have taken the mean of the {n} values.").format(n=procedures),
                _("A mean of p-values is no p-value. Choose one procedure before you look."),
                misconception=Misconception.PICKING_THE_BEST,
            ),
            Option(
                "largest",
                _("The largest p is always the right one."),
                _("The largest can be a poor one too: a formula that ignores ties often gives it."),
                misconception=Misconception.TIES_AND_ZEROS_IGNORED,
            ),
        ),
        hints=(
            _("What does the line at 0.05 promise?"),
            _("Does the promise hold for someone who may try again?"),
        ),
        solution=_(
            "The promise of at most 5 in 100 is about one procedure, chosen before the data, and "
            "an exact one keeps it. Whoever takes the smallest of many crosses "
            "the line more often when nothing is there."
        ),
    )


@exercise("07-blind-to-ties", Misconception.TIES_AND_ZEROS_IGNORED, "understanding", level=3)
def _blind_to_ties(variant: Variant) -> Question:
    first = variant.integer("first", 10, 8, 10)
    second = variant.integer("second", 3, 2, 4)
    test = two_groups(first, second)
    return Choice(
        prompt=_(
            "{first} of 10 against {second} of 10, in two words. In the Mann-Whitney test the "
            "curve gives {with_ties} with tie correction, and {blind} without it.\n\n"
            "Why does the correction make p smaller?"
        ).format(
            first=first,
            second=second,
            with_ties=decimal(test.p_value(method="normal"), 4),
            blind=decimal(test.p_value(method="normal", tie_correction=False), 4),
        ),
        options=(
            Option(
                "spread",
                _("Tied ranks spread less, so the same distance is more unusual."),
                right=True,
            ),
            Option(
                "removed",
                _("Tied mothers are removed, and those who are left stand further apart."),
                _("Nobody is removed here: ties between mothers share a midrank and stay in."),
                misconception=Misconception.TIES_AND_ZEROS_IGNORED,
            ),
            Option(
                "effect",
                _("The correction makes the effect larger."),
                _("The effect is {first} against {second} in both cases.").format(
                    first=first, second=second
                ),
                misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            ),
            Option(
                "favour",
                _("It is a favour to the author, so it should be left out."),
                _("It repairs a formula that was made for data without ties."),
                misconception=Misconception.TIES_AND_ZEROS_IGNORED,
            ),
        ),
        hints=(
            _("With two words, how many different ranks are there?"),
            _("A formula expects ranks from 1 to 20. What does it get?"),
        ),
        solution=_(
            "The formula without correction expects the ranks 1, 2, 3 and so on. Midranks lie "
            "closer together. The real spread is smaller, so the same distance from the middle is "
            "more steps of spread, and p is smaller."
        ),
    )


@exercise("07-say-it-fairly", Misconception.PRINTED_IS_CHECKED, "understanding", level=1)
def _say_it_fairly(variant: Variant) -> Question:
    return Choice(
        prompt=_(
            "You cannot get the printed 0.004 from the printed counts with SPSS's default. "
            "Which sentence may you write?"
        ),
        options=(
            Option(
                "printed",
                _("The printed p does not follow from the printed counts by SPSS's default."),
                right=True,
            ),
            Option(
                "invented",
                _("The author made up the p-value."),
                _("You cannot know that. A slip or another procedure would look the same."),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
            Option(
                "wrong-study",
                _("The study is wrong, and its conclusion too."),
                _("0.001, 0.003 and 0.004 all lead to the same decision."),
                misconception=Misconception.ONE_TRUE_P_VALUE,
            ),
            Option(
                "four",
                _("In truth 4 control mothers improved."),
                _("With 4, SPSS prints 0.004. But other ways lead to 0.004 as well."),
                misconception=Misconception.SAMPLE_IS_POPULATION,
            ),
        ),
        hints=(
            _("Which of the sentences could any reader check?"),
            _("Which of them are about what somebody did, or thought?"),
        ),
        solution=_(
            "Say what is printed, what you calculated, and how. That can be checked. What "
            "happened at the author's desk cannot, so ask the author."
        ),
    )


@exercise("07-reproducible", Misconception.PRINTED_IS_CHECKED, "understanding", level=1)
def _reproducible(variant: Variant) -> Question:
    first = variant.integer("first", 10, 9, 10)
    second = variant.integer("second", 3, 1, 3)
    p = format_p(two_groups(first, second).p_value())
    return Choice(
        prompt=_("Which report lets a reader with any program get the same p?"),
        options=(
            Option(
                "full",
                _("{first} of 10 and {second} of 10; Fisher's exact test, two-sided, {p}.").format(
                    first=first, second=second, p=p
                ),
                right=True,
            ),
            Option(
                "percent",
                _("{first}% against {second}%; Mann-Whitney test, {p}.").format(
                    first=10 * first, second=10 * second, p=p
                ),
                _("How many mothers is that? And was it exact, two-sided, corrected for ties?"),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
            Option(
                "program",
                _("Analysed with SPSS, {p}.").format(p=p),
                _("SPSS has many tests, and prints more than one p-value for some. Which is it?"),
                misconception=Misconception.ONE_TRUE_P_VALUE,
            ),
            Option(
                "significant",
                _("The groups differ significantly (p < 0.05)."),
                _("No counts, no test, no size. Nothing can be checked."),
                misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            ),
        ),
        hints=(
            _("What would you have to type into your own program?"),
            _("Which decisions lie between the mothers and p?"),
        ),
        solution=_(
            "With the counts, the name of the test and the word two-sided, nothing is left to "
            "guess. Fisher's test has no ties to correct for. Of an exact Mann-Whitney test one "
            "must say that ties are counted: SPSS's Exact Sig. ignores them. Add the size of the "
            "difference with its interval, and the report is complete."
        ),
    )


@exercise("07-half-of-two-sided", Misconception.ONE_SIDED_AND_TWO_SIDED, "arithmetic", level=2)
def _half_of_two_sided(variant: Variant) -> Question:
    first = variant.integer("first", 9, 7, 9)
    second = variant.integer("second", 4, 2, 5)
    test = two_groups(first, second)
    one = test.p_value(method="normal", alternative="greater")
    two = test.p_value(method="normal")
    return Number(
        prompt=_(
            "{first} of 10 against {second} of 10. A paper prints p = {p}, and you find out that "
            "it is one-sided, from SPSS's curve for the Mann-Whitney test.\n\n"
            "What is the two-sided value?"
        ).format(first=first, second=second, p=decimal(one, 4)),
        answer=two,
        quantity="probability",
        decimals=3,
        wrong=apart(
            two,
            (
                Wrong(
                    one, _("That is the one-sided value itself. It counts one end of the curve.")
                ),
                Wrong(one / 2, _("Two-sided counts two ends, so it is larger and not smaller.")),
                Wrong(
                    1 - one, _("That is the rest of the curve. Two-sided counts the two far ends.")
                ),
                Wrong(one**2, _("The two ends are added, not multiplied.")),
            ),
            decimals=3,
        ),
        hints=(
            _("One-sided counts one end of the curve. Both ends have the same size."),
            _("Add the two ends."),
        ),
        solution=_(
            "Two ends of {one} each: {two}. A reader who is not told will take it for {one}."
        ).format(one=decimal(one, 4), two=decimal(two, 4)),
    )
