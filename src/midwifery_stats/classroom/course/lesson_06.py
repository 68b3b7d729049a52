"""Predictions and exercises of lesson 06, comparing two groups."""

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
from midwifery_stats.inference.effects import risk_difference
from midwifery_stats.inference.power import power_groups
from midwifery_stats.language import _, decimal


@prediction("06-hundred-pairs")
def _hundred_pairs() -> PredictionQuestion:
    pairs = two_groups(10, 3).statistic
    return NumberPrediction(
        question=_(
            "10 of 10 massaged mothers have sufficient milk, and 3 of 10 others. Of the 100 "
            "pairs, how many do the massaged mothers win? A draw counts one half."
        ),
        low=0,
        high=100,
        value=pairs,
        unit=_("pairs"),
        happened=_("The massaged mothers win {n} of 100 pairs.").format(n=int(pairs)),
        bands=(
            Band(50, _("More than half: no massaged mother has the worse word in any pair.")),
            Band(
                70,
                _(
                    "The 70 pairs against mothers with insufficient milk are won. The 30 pairs "
                    "against mothers with sufficient milk are draws, and each adds one half."
                ),
            ),
            Band(84, _("Nearly. 70 pairs are won, and 30 draws add 15.")),
            Band(85, _("Yes: 70 pairs won, and 30 draws count as 15.")),
            Band(
                100,
                _(
                    "Not all of them. 3 control mothers have sufficient milk too. Their 30 pairs "
                    "are draws."
                ),
            ),
        ),
    )


@prediction("06-cards")
def _cards() -> PredictionQuestion:
    p = two_groups(10, 3).p_value()
    return ChoicePrediction(
        question=_(
            "How often does a shuffle put all 7 insufficient cards into the same group of 10?"
        ),
        options=(
            Guess(
                "often",
                _("More often than 5 times in 100 shuffles."),
                _("Much more rarely. 7 cards would all have to end up on the same side."),
                happened=p > 0.05,
            ),
            Guess(
                "rare",
                _("Between 1 and 5 times in 100 shuffles."),
                _(
                    "More rarely. Even 6 on one side and 1 on the other happens only about 5 "
                    "times in 100."
                ),
                happened=0.01 < p <= 0.05,
            ),
            Guess(
                "very-rare",
                _("Less than once in 100 shuffles."),
                _("Yes, about once in 323 shuffles."),
                happened=p <= 0.01,
            ),
        ),
        happened=_("It happens in 572 of 184,756 ways, which is {fraction}.").format(
            fraction=two_groups(10, 3).exact_fraction()
        ),
    )


@prediction("06-interval")
def _interval() -> PredictionQuestion:
    low = 100 * risk_difference(10, 10, 3, 10).low
    return NumberPrediction(
        question=_(
            "In the sample the difference is 70 percentage points. The Newcombe 95% confidence "
            "interval holds the differences that fit these 20 mothers. Where does it begin?"
        ),
        low=0,
        high=70,
        value=low,
        unit=_("percentage points"),
        happened=_(
            "The Newcombe 95% confidence interval begins at {low} percentage points."
        ).format(low=round(low)),
        bands=(
            Band(
                20,
                _("It begins higher: p is small, so a difference near 0 does not fit well."),
            ),
            Band(40, _("Close. Even less than half of the 70 points still fits.")),
            Band(
                70,
                _(
                    "It goes much lower. Ten mothers in a group leave a lot of room, even when "
                    "all ten improve."
                ),
            ),
        ),
        sketch=True,
        ends=(_("no difference"), _("70 points")),
    )


@prediction("06-nothing-there")
def _nothing_there() -> PredictionQuestion:
    share = power_groups(10, 10, 0.3, 0.3, method="exact")
    return NumberPrediction(
        question=_(
            "In 1000 studies of a world without any difference (30% in both groups, 10 and 10 "
            "mothers): how many will print a p below 0.05 in the exact Mann-Whitney test?"
        ),
        low=0,
        high=1000,
        value=round(1000 * share),
        unit=_("studies"),
        happened=_("On average it is {n} of 1000.").format(n=round(1000 * share)),
        bands=(
            Band(0, _("A few do. Chance alone deals extreme cards now and then.")),
            Band(
                30,
                _(
                    "Yes, only a few. Small groups have few possible results, so the exact test "
                    "stays below its 5 in 100."
                ),
            ),
            Band(
                60,
                _(
                    "50 of 1000, on average, is the most that an exact test allows at 0.05. Groups "
                    "of 10 have so few possible results that it stays far below."
                ),
            ),
            Band(
                1000,
                _(
                    "Far fewer. At 0.05 an exact test allows 50 false alarms in 1000 at the most, "
                    "on average."
                ),
            ),
        ),
    )


@exercise("06-count-pairs", Misconception.TIES_AND_ZEROS_IGNORED, "arithmetic", level=2)
def _count_pairs(variant: Variant) -> Question:
    size = 10
    first = variant.integer("first", 9, 7, 10)
    second = variant.integer("second", 4, 2, 5)
    answer = Fraction(two_groups(first, second).statistic)
    wins = first * (size - second)
    draws = first * second + (size - first) * (size - second)
    return Number(
        prompt=_(
            "{first} of 10 massaged mothers have sufficient milk, and {second} of 10 others. "
            "How many of the 100 pairs do the massaged mothers win? A draw counts one half."
        ).format(first=first, second=second),
        answer=answer,
        quantity="number",
        decimals=1,
        wrong=apart(
            answer,
            (
                Wrong(wins, _("Those are the pairs won outright. The draws count one half each.")),
                Wrong(wins + draws, _("A draw counts one half, not one whole pair.")),
                Wrong(100 - answer, _("Those are the pairs that the control mothers win.")),
                Wrong(
                    10 * (first - second),
                    _("That is the difference in percentage points. Count the pairs."),
                ),
            ),
            decimals=1,
        ),
        hints=(
            _("A massaged mother with sufficient milk wins against {n} control mothers.").format(
                n=size - second
            ),
            _("Two mothers with the same word draw. That happens with both words.")
            if first < size
            else _(
                "Two mothers with the same word draw. Here that happens with sufficient milk only."
            ),
            _("Won pairs: {first} times {n}. Now count the draws and halve them.").format(
                first=first, n=size - second
            ),
        ),
        solution=_(
            "Won: {first} times {n}, which is {wins}. Draws: {draws}, half of them is {half}. "
            "Together {answer}."
        ).format(
            first=first,
            n=size - second,
            wins=wins,
            draws=draws,
            half=decimal(draws / 2, 1),
            answer=decimal(float(answer), 1),
        ),
    )


@exercise("06-what-is-dealt", Misconception.SAMPLE_IS_POPULATION, "understanding", level=2)
def _what_is_dealt(variant: Variant) -> Question:
    first = variant.integer("first", 10, 8, 10)
    second = variant.integer("second", 3, 3, 5)
    return Choice(
        prompt=_(
            "{first} of 10 massaged mothers reach sufficient milk, and {second} of 10 others. "
            "For the exact test you shuffle cards.\n\nWhat stays the same in every shuffle?"
        ).format(first=first, second=second),
        options=(
            Option(
                "total",
                _(
                    "That {total} of the 20 mothers have sufficient milk, and the group sizes."
                ).format(total=first + second),
                right=True,
            ),
            Option(
                "massaged",
                _("That {first} massaged mothers have sufficient milk.").format(first=first),
                _("That is what the shuffle changes: which group the cards go to."),
            ),
            Option(
                "half",
                _("That half of all mothers have sufficient milk, with massage and without it."),
                _("The cards carry the words that were seen: {total} of 20, not a half.").format(
                    total=first + second
                ),
                misconception=Misconception.SAMPLE_IS_POPULATION,
            ),
            Option(
                "nothing",
                _("Nothing: every shuffle draws new mothers."),
                _("The 20 mothers and their words stay. Only their groups are dealt anew."),
                misconception=Misconception.SAMPLE_IS_POPULATION,
            ),
        ),
        hints=(
            _("What is written on the cards, and who wrote it?"),
            _("If massage changes nothing, would a mother's word depend on her group?"),
        ),
        solution=_(
            "If massage changes nothing, each mother keeps her word in either group. So the "
            "{total} good words and the two group sizes stay. Only the dealing changes."
        ).format(total=first + second),
    )


@exercise("06-read-interval", Misconception.SAMPLE_IS_POPULATION, "understanding", level=2)
def _read_interval(variant: Variant) -> Question:
    size = variant.pick("size", 10, (10, 12, 15))
    first = size - variant.integer("not sufficient", 0, 0, 1)
    second = variant.integer("second", 3, 2, 4)
    estimate = risk_difference(first, size, second, size)
    value, low, high = (round(100 * x) for x in (estimate.value, estimate.low, estimate.high))
    return Choice(
        prompt=_(
            "{first} of {n} against {second} of {n}: a difference of {value} percentage points, "
            "with a Newcombe 95% confidence interval from {low} to {high}.\n\n"
            "Which sentence is right?"
        ).format(first=first, second=second, n=size, value=value, low=low, high=high),
        options=(
            Option(
                "fit",
                _("True differences from {low} to {high} points fit these data.").format(
                    low=low, high=high
                ),
                right=True,
            ),
            Option(
                "true",
                _("The true difference is {value} points.").format(value=value),
                _("That is the difference in the sample. The truth may lie elsewhere."),
                misconception=Misconception.SAMPLE_IS_POPULATION,
            ),
            Option(
                "mothers",
                _("95% of mothers gain between {low} and {high} points.").format(
                    low=low, high=high
                ),
                _("A mother reaches sufficient milk or not. Points belong to groups."),
                misconception=Misconception.INTERVAL_IS_RANGE_OF_MOTHERS,
            ),
            Option(
                "p",
                _("The probability that there is no difference at all is no more than 5%."),
                _(
                    "The 95% belongs to the method: it misses in about 5 of 100 studies. It says "
                    "nothing about how likely no difference is."
                ),
                misconception=Misconception.P_IS_PROBABILITY_OF_H0,
            ),
        ),
        hints=(
            _("Is the interval about the sample, about each mother, or about mothers like these?"),
            _("Do you know the true difference after {n} mothers in each group?").format(n=size),
        ),
        solution=_(
            "The sample shows {value} points. Mothers like these may truly differ by anything "
            "from {low} to {high} points and still give such data. The method that makes these "
            "intervals misses the truth in about 5 of 100 studies."
        ).format(value=value, low=low, high=high),
    )


@exercise("06-false-alarms", Misconception.P_IS_PROBABILITY_OF_H0, "arithmetic", level=1)
def _false_alarms(variant: Variant) -> Question:
    studies = variant.pick("studies", 200, (100, 200, 400, 600, 1000))
    answer = Fraction(studies, 20)
    return Number(
        prompt=_(
            "A massage does nothing at all. {n} midwives test it, each in a study of her own, "
            "with an exact test and the line at 0.05.\n\n"
            "How many of these studies will have a p below 0.05, on average and at the most?"
        ).format(n=studies),
        answer=answer,
        quantity="count",
        wrong=apart(
            answer,
            (
                Wrong(
                    0, _("Chance alone crosses the line now and then. That is what 0.05 allows.")
                ),
                Wrong(studies // 2, _("Half would be a line at 0.5.")),
                Wrong(
                    studies - answer,
                    _("That many should stay above the line. The question is about those below."),
                ),
                Wrong(5, _("5 would be right for 100 studies.")),
            ),
        ),
        hints=(
            _("0.05 means 5 in 100."),
            _("How many times 100 is {n}?").format(n=studies),
        ),
        solution=_(
            "5 in 100, so {answer} of {n}. All of these would be false alarms. In small groups "
            "the exact test has fewer. An approximation makes no such promise."
        ).format(answer=int(answer), n=studies),
    )


@exercise("06-medians", Misconception.RANKS_ARE_MEDIANS, "understanding", level=3)
def _medians(variant: Variant) -> Question:
    p = variant.pick("p", "0.02", ("0.01", "0.03", "0.04"))
    return Choice(
        prompt=_(
            "Millilitres of milk in two groups: the median is 40 in both. The massaged mothers "
            "spread from 35 to 90, the others from 5 to 45. Mann-Whitney test, exact: p = {p}.\n\n"
            "What does the test say?"
        ).format(p=decimal(float(p), 2)),
        options=(
            Option(
                "pairs",
                _("In pairs of one mother from each group the massaged one tends to win."),
                right=True,
            ),
            Option(
                "medians",
                _("The medians of the two groups differ, although the printed ones are equal."),
                _(
                    "They are equal in the sample. The test compares pairs of mothers, and speaks "
                    "of medians only where both groups have the same shape."
                ),
                misconception=Misconception.RANKS_ARE_MEDIANS,
            ),
            Option(
                "error",
                _("There must be an error, since equal medians give p = 1."),
                _(
                    "Equal medians do not make the pairs even. Above and below the median the "
                    "groups may differ."
                ),
                misconception=Misconception.RANKS_ARE_MEDIANS,
            ),
            Option(
                "means",
                _("The averages differ, and that is what ranks are made from."),
                _("Ranks do not know how many millilitres lie between the mothers."),
                misconception=Misconception.RANKS_ARE_MEDIANS,
            ),
        ),
        hints=(
            _("What is counted when U is made?"),
            _("Put a massaged mother with 80 ml and one of the others with 10 ml side by side."),
        ),
        solution=_(
            "U counts pairs: how often a mother of one group has more than a mother of the other. "
            "Two groups with the same median but another shape can differ in that."
        ),
    )


@exercise("06-one-more-mother", Misconception.SIGNIFICANCE_IS_SIZE, "understanding", level=2)
def _one_more_mother(variant: Variant) -> Question:
    second = variant.pick("second", 30, (10, 20, 30, 40))
    more = variant.pick("more", 25, (20, 25, 50))
    return Choice(
        prompt=_(
            "With massage {first}% of mothers have sufficient milk, without it {second}%. Suppose "
            "that the massage makes the difference.\n\nWhich sentence says how much it does?"
        ).format(first=second + more, second=second),
        options=(
            Option(
                "one-more",
                _("Of {n} massaged mothers, on average one more has sufficient milk.").format(
                    n=100 // more
                ),
                right=True,
            ),
            Option(
                "all",
                _(
                    "{first} of 100 massaged mothers owe their sufficient milk to the massage."
                ).format(first=second + more),
                _("{second} of 100 have it without massage too.").format(second=second),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
            Option(
                "times",
                _("Massage makes sufficient milk {more} times as likely.").format(more=more),
                _("{more} are percentage points. The ratio is {ratio}.").format(
                    more=more, ratio=decimal((second + more) / second, 1)
                ),
                misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            ),
            Option(
                "each",
                _("Every massaged mother has {more}% more milk.").format(more=more),
                _("The outcome is yes or no. How much milk a mother has nobody measured."),
                misconception=Misconception.MEASURING_IN_TWO_WORDS,
            ),
        ),
        hints=(
            _("Of 100 massaged mothers, how many more have sufficient milk?"),
            _("Divide 100 by that number."),
        ),
        solution=_(
            "{more} more of 100 massaged mothers: 100 divided by {more} is {n}. This is the number "
            "needed to treat. In a report it stands with its interval."
        ).format(more=more, n=100 // more),
    )
