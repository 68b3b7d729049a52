"""Predictions and exercises of lesson 01, reading study one."""

from __future__ import annotations

from fractions import Fraction

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
from midwifery_stats.language import _, decimal
from midwifery_stats.studies.checks import check_claims
from midwifery_stats.studies.study import load_study


def _rounded(count: int, mothers: int, decimals: int = 0) -> Fraction:
    """Give a count as a percentage rounded half up, as papers print it."""
    scale = 10**decimals
    return Fraction((2 * 100 * scale * count + mothers) // (2 * mothers), scale)


@prediction("01-seventy-three")
def _seventy_three() -> PredictionQuestion:
    mothers = len(load_study("bekasi").mothers)
    percent = _rounded(18, mothers)
    possible = {_rounded(count, mothers) for count in range(mothers + 1)}
    return ChoicePrediction(
        question=_(
            "18 of {n} mothers were 25 to 30 years old. One place in the paper prints 72%, another "
            "prints 73%. What do you think?"
        ).format(n=mothers),
        options=(
            Guess(
                "table",
                _("72% is right. No number of mothers gives 73% here."),
                _("With {n} mothers there is 72% and then 76%. Nothing lies between.").format(
                    n=mothers
                ),
                happened=percent == 72 and 73 not in possible,
            ),
            Guess(
                "discussion",
                _("73% is right."),
                _("73% of {n} would be {k} mothers, and there is no quarter of a mother.").format(
                    n=mothers, k=decimal(0.73 * mothers, 2)
                ),
                happened=percent == 73,
            ),
            Guess(
                "rounding",
                _("Both are right. One of them is rounded."),
                _("18 of {n} is 72% exactly. There is nothing to round.").format(n=mothers),
                happened=percent == 72 and 73 in possible,
            ),
        ),
        happened=_("18 of {n} is {p}%. One mother more makes {q}%.").format(
            n=mothers,
            p=decimal(float(percent), 0),
            q=decimal(float(_rounded(19, mothers)), 0),
        ),
    )


@prediction("01-how-many-improved")
def _how_many_improved() -> PredictionQuestion:
    mothers = load_study("bekasi").mothers
    rose = mothers["after"].cat.codes > mothers["before"].cat.codes
    fell = mothers["after"].cat.codes < mothers["before"].cat.codes
    improved, worse = int(rose.sum()), int(fell.sum())
    return NumberPrediction(
        question=_("How many of the {n} mothers went from less fluent to fluent?").format(
            n=len(mothers)
        ),
        low=0,
        high=len(mothers),
        value=improved,
        unit=_("mothers"),
        happened=_("{k} of {n} mothers improved, and {worse} got worse.").format(
            k=improved, n=len(mothers), worse=worse
        ),
        bands=(
            Band(
                improved - 1,
                _(
                    "More than you thought. Every mother who was less fluent before must have "
                    "improved, because all were fluent after."
                ),
            ),
            Band(improved, _("That is it: all who had room to improve.")),
            Band(
                len(mothers),
                _(
                    "Fewer than you thought. All were fluent after, but some were fluent before "
                    "the massage already."
                ),
            ),
        ),
        sketch=True,
        ends=(_("nobody"), _("everybody")),
    )


@prediction("01-how-many-agree")
def _how_many_agree() -> PredictionQuestion:
    verdicts = check_claims(load_study("bekasi"))["verdict"]
    rows, agree = len(verdicts), int((verdicts == "agrees").sum())
    value = Fraction(100 * agree, rows)
    return NumberPrediction(
        question=_(
            "The ledger has {rows} rows for this paper. What percentage of them will get the "
            "verdict agrees?"
        ).format(rows=rows),
        low=0,
        high=100,
        value=value,
        unit="%",
        happened=_("{agree} of {rows} rows agree, which is {p}%.").format(
            agree=agree, rows=rows, p=decimal(float(value), 0)
        ),
        bands=(
            Band(
                max(float(value) - 10, 1),
                _(
                    "More rows agree than you thought. But a row that was built from its own count "
                    "could not have failed."
                ),
            ),
            Band(min(float(value) + 10, 99), _("You were close.")),
            Band(
                100,
                _(
                    "Fewer rows agree than you thought. Not every other row is an error. Some rows "
                    "cannot be checked, because what they need was not published."
                ),
            ),
        ),
        sketch=True,
        ends=(_("none"), _("all")),
    )


@exercise("01-back-to-mothers", Misconception.PRINTED_IS_CHECKED, "arithmetic", level=1)
def _back_to_mothers(variant: Variant) -> Question:
    mothers = variant.pick("mothers", 25, (20, 25, 50))
    counts = [count for count in range(4, mothers - 3) if 2 * count != mothers]
    count = variant.pick("count", 11, counts)
    percent = Fraction(100 * count, mothers)
    return Number(
        prompt=_(
            "A paper says that {p}% of its {n} mothers were housewives.\n\nHow many is that?"
        ).format(p=decimal(float(percent), 0), n=mothers),
        answer=Fraction(count),
        quantity="count",
        unit=_("mothers"),
        wrong=apart(
            Fraction(count),
            (
                Wrong(percent, _("That is the percentage. It would be right for 100 mothers.")),
                Wrong(Fraction(mothers - count), _("Those are the mothers who were not.")),
                Wrong(percent / 10, _("That would be right for a study of 10 mothers.")),
            ),
        ),
        hints=(
            _("All {n} mothers together are 100%. How much is one mother?").format(n=mothers),
            _("One mother is worth {step} percentage points.").format(
                step=decimal(100 / mothers, 0)
            ),
        ),
        solution=_(
            "One mother of {n} is worth {step} percentage points. {p} divided by {step} is {k}, so "
            "it is {k} mothers."
        ).format(
            n=mothers,
            step=decimal(100 / mothers, 0),
            p=decimal(float(percent), 0),
            k=count,
        ),
    )


@exercise("01-can-it-be", Misconception.PRINTED_IS_CHECKED, "understanding", level=2)
def _can_it_be(variant: Variant) -> Question:
    mothers = variant.pick("mothers", 25, (12, 15, 18, 22, 24, 25))
    below = variant.integer("below", 15, 3, mothers - 3)
    possible = {int(_rounded(count, mothers)) for count in range(mothers + 1)}
    low, high = int(_rounded(below, mothers)), int(_rounded(below + 1, mothers))
    # A half may be printed up or down (15 of 24: R has 62%, SPSS 63%), so 62% is not impossible.
    halves = {(100 * count) // mothers for count in range(mothers) if 200 * count % mothers == 0}
    between = [percent for percent in range(low + 1, high) if percent not in possible | halves]
    percent = variant.pick("percent", 62, (low, variant.random.choice(between)))
    can = percent in possible
    return Choice(
        prompt=_(
            "A report on {n} mothers says that {p}% of them had given birth before. Percentages "
            "in it are rounded to whole numbers.\n\nCan that be?"
        ).format(n=mothers, p=percent),
        options=(
            Option(
                "yes",
                _("Yes: some number of mothers gives {p}%.").format(p=percent),
                _("Try it: {k} mothers give {a}%, {m} mothers give {b}%.").format(
                    k=below, a=low, m=below + 1, b=high
                ),
                right=can,
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
            Option(
                "no",
                _("No: it lies between two numbers of mothers."),
                _("Try {k} mothers of {n}. That is {a}%.").format(k=below, n=mothers, a=low),
                right=not can,
            ),
            Option(
                "depends",
                _("That cannot be known without the mothers' names."),
                _("It can. Only whole mothers count: try each number of them."),
            ),
        ),
        hints=(
            _("Turn the percentage back: multiply {p} by {n} and divide by 100.").format(
                p=percent, n=mothers
            ),
            _("Try {k} mothers, then {m} mothers.").format(k=below, m=below + 1),
        ),
        solution=_("{k} of {n} mothers are {a}%, and {m} of {n} are {b}%.").format(
            k=below, m=below + 1, n=mothers, a=low, b=high
        )
        + " "
        + (
            _("So {p}% can be.").format(p=percent)
            if can
            else _("{p}% lies between, so it cannot be.").format(p=percent)
        ),
        ordered=True,
    )


def _smallest_size(percent: Fraction) -> int:
    return next(
        mothers
        for mothers in range(2, 1001)
        if any(_rounded(count, mothers, 1) == percent for count in range(mothers + 1))
    )


@exercise("01-which-sample-size", Misconception.PRINTED_IS_CHECKED, "arithmetic", level=3)
def _which_sample_size(variant: Variant) -> Question:
    printed = variant.pick(
        "printed", "73.3", ("58.3", "72.7", "46.2", "78.6", "86.7", "63.6", "61.5", "41.7")
    )
    percent = Fraction(printed)
    answer = _smallest_size(percent)
    count = next(k for k in range(answer + 1) if _rounded(k, answer, 1) == percent)
    shown = decimal(float(percent), 1)
    return Number(
        prompt=_(
            "A paper quotes another study: in {p}% of the mothers the milk was fluent. It does not "
            "say how many mothers there were.\n\nWhat is the smallest number of mothers for which "
            "a count of them can be printed as {p}%?"
        ).format(p=shown),
        answer=Fraction(answer),
        quantity="count",
        unit=_("mothers"),
        wrong=apart(
            Fraction(answer),
            (
                Wrong(
                    Fraction(2 * answer),
                    _("That works as well, but half as many mothers are enough."),
                ),
                Wrong(
                    Fraction(count),
                    _("That is how many mothers were fluent. How many were there in all?"),
                ),
                Wrong(
                    Fraction(100),
                    _("Of 100 mothers only whole percentages can come. {p}% is not whole.").format(
                        p=shown
                    ),
                ),
                Wrong(
                    Fraction(10),
                    _("Of 10 mothers only 10%, 20%, 30% and so on can come."),
                ),
            ),
        ),
        hints=(
            _("Try small numbers: of 3 mothers there can be {one}%, {two}% and 100%.").format(
                one=decimal(100 / 3, 1), two=decimal(200 / 3, 1)
            ),
            _("It is more than {low} and less than {high}.").format(
                low=answer - 3, high=answer + 3
            ),
            _("{k} of them were fluent.").format(k=count),
        ),
        solution=_(
            "{k} of {n} mothers are {p}%. With fewer mothers no count comes out at {p}%. Larger "
            "studies can give it too, so the number of mothers ought to be printed."
        ).format(k=count, n=answer, p=shown),
    )


@exercise("01-average-of-words", Misconception.MEASURING_IN_TWO_WORDS, "understanding", level=1)
def _average_of_words(variant: Variant) -> Question:
    return Choice(
        prompt=_(
            "The paper says that the average fluency before the massage was 17 mothers (68%).\n\n"
            "What is the 17?"
        ),
        options=(
            Option("count", _("A count: 17 mothers were less fluent."), right=True),
            Option(
                "mean",
                _("An average: added up and divided by 25."),
                _("What would be added up? Two words cannot be added."),
                misconception=Misconception.MEASURING_IN_TWO_WORDS,
            ),
            Option(
                "typical",
                _("The fluency of a typical mother."),
                _("Her fluency is one of two words. 17 is a number of mothers."),
                misconception=Misconception.MEASURING_IN_TWO_WORDS,
            ),
            Option(
                "millilitres",
                _("Millilitres of milk."),
                _("Milk was measured in a cup, but the paper prints no millilitres."),
                misconception=Misconception.MEASURING_IN_TWO_WORDS,
            ),
        ),
        hints=(
            _("What did each mother get written down: a number or a word?"),
            _("What can you do with 25 words: add them, or count them?"),
        ),
        solution=_(
            "Each mother got a word. Words can be counted: 17 of 25 were less fluent, which is "
            "68%. An average needs numbers to add up, such as millilitres, and none are printed."
        ),
    )


@exercise("01-two-missing-mothers", Misconception.SAMPLE_IS_POPULATION, "understanding", level=2)
def _two_missing(variant: Variant) -> Question:
    return Choice(
        prompt=_(
            "The abstract speaks of 27 mothers in the population and 25 in the sample.\n\n"
            "When would the 2 missing mothers be a problem for the result?"
        ),
        options=(
            Option(
                "outcome",
                _("If they are missing because the massage did not help them."),
                right=True,
            ),
            Option(
                "always",
                _("Always: a study that lacks one mother of its population proves nothing."),
                _("A sample is allowed to be smaller. What matters is how it comes to be smaller."),
                misconception=Misconception.SAMPLE_IS_POPULATION,
            ),
            Option(
                "never",
                _("Never. 2 of 27 are too few to matter."),
                _("If both had stayed less fluent, not all mothers would be fluent after."),
                misconception=Misconception.SAMPLE_IS_POPULATION,
            ),
            Option(
                "moved",
                _("If they moved to another town."),
                _("Moving has nothing to do with their milk. The others are not changed by it."),
            ),
        ),
        hints=(
            _("Imagine that the 2 mothers had stayed. When would the table look different?"),
            _("It depends on why they are missing."),
        ),
        solution=_(
            "If the 2 left because they did not improve, the study shows only those who did, and "
            "the result looks better than it was. If the reason had nothing to do with their milk, "
            "little changes. The paper does not say, so a reader should ask."
        ),
    )


@exercise("01-cannot-be-checked", Misconception.PRINTED_IS_CHECKED, "understanding", level=1)
def _cannot_be_checked(variant: Variant) -> Question:
    return Choice(
        prompt=_(
            "A row of the ledger has the verdict: cannot be recomputed.\n\n"
            "What does that say about the figure in the paper?"
        ),
        options=(
            Option(
                "unknown",
                _("It may be right or wrong. What would be needed to check it is not published."),
                right=True,
            ),
            Option(
                "wrong",
                _("It is wrong."),
                _("A wrong figure gets the verdict disagrees. This one could not be checked."),
            ),
            Option(
                "right",
                _(
                    "It is right, because nothing speaks against it and the authors know "
                    "their own study."
                ),
                _("Nothing speaks for it either. An unchecked figure is unchecked."),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
            Option(
                "invented",
                _("The authors made it up."),
                _("Nothing here says so. Many correct figures cannot be checked by a reader."),
            ),
        ),
        hints=(
            _("There is another verdict for figures that come out differently."),
            _("To check an average you need the measurements. What if they are not printed?"),
        ),
        solution=_(
            "It says what a reader can do, and not what the authors did. The data that the figure "
            "was made from are not published, so nobody outside can say."
        ),
    )


@exercise("01-who-is-it-about", Misconception.SAMPLE_IS_POPULATION, "understanding", level=2)
def _who_is_it_about(variant: Variant) -> Question:
    return Choice(
        prompt=_(
            "All 25 mothers of the study were fluent after the massage. The conclusion says that "
            "mothers who are massaged will be fluent.\n\nWhat is the most that the 25 can tell us?"
        ),
        options=(
            Option(
                "these",
                _(
                    "These 25 were fluent after. For mothers like them it is an estimate, "
                    "with an interval."
                ),
                right=True,
            ),
            Option(
                "all",
                _("Every mother who is massaged becomes fluent."),
                _(
                    "25 mothers of one practice were chosen on purpose. A mother elsewhere may be "
                    "different, and 25 out of 25 still leaves room for some who do not improve."
                ),
                misconception=Misconception.SAMPLE_IS_POPULATION,
            ),
            Option(
                "bekasi",
                _("Every mother in Bekasi who is massaged in this way becomes fluent as well."),
                _("The 25 came to one practice in Bekasi. They were not drawn from all of Bekasi."),
                misconception=Misconception.SAMPLE_IS_POPULATION,
            ),
            Option(
                "without",
                _("Mothers who are not massaged do not become fluent."),
                _("No mother of this study went without. And 8 were fluent before any massage."),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
        ),
        hints=(
            _("Who are the sample, and who are the population?"),
            _("How were these 25 mothers chosen?"),
        ),
        solution=_(
            "A sample shows what happened to its own mothers. For other mothers it gives an "
            "estimate with an interval, and that holds for mothers like these: those who "
            "come to one such practice and fit the study. These 25 were chosen on purpose."
        ),
    )
