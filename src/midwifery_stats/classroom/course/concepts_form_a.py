"""Form A of the concept test. The stories are invented, and their numbers computed."""

from __future__ import annotations

from midwifery_stats.classroom.course.samples import (
    all_changed_p,
    groups_p,
    percent,
    risk_range,
)
from midwifery_stats.classroom.questions.exercises import Choice, Misconception, Option
from midwifery_stats.language import _, decimal


def _one() -> Choice:
    return Choice(
        prompt=_(
            "Two groups, with and without warm compresses after birth: Fisher's exact test gives "
            "p = 0.03. Which sentence says what this means?"
        ),
        options=(
            Option(
                "data",
                _(
                    "If compresses did nothing, at most about 3 of 100 such studies would give "
                    "data at least as extreme."
                ),
                right=True,
            ),
            Option(
                "h0",
                _(
                    "Now that these data have been seen, the probability that compresses do "
                    "nothing is only about 3%."
                ),
                _(
                    "p is worked out in a world where compresses do nothing. It cannot say how "
                    "likely that world is."
                ),
                misconception=Misconception.P_IS_PROBABILITY_OF_H0,
            ),
            Option(
                "works",
                _("The probability that compresses work is about 97%."),
                _(
                    "That is 1 minus p, read as a probability that something is true. A p-value "
                    "gives no such probability."
                ),
                misconception=Misconception.P_IS_PROBABILITY_OF_H0,
            ),
            Option(
                "size",
                _("Compresses help 97 of 100 mothers."),
                _("That would be the size of the effect. A p-value is not a share of mothers."),
                misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            ),
        ),
        hints=(_("In which world is a p-value worked out?"),),
        solution=_(
            "A p-value is about data: how often results at least as extreme would come up if the "
            "treatment did nothing."
        ),
    )


def _two() -> Choice:
    low, high = risk_range(8, 12, 5, 12)
    return Choice(
        prompt=_(
            "8 of 12 mothers with back massage have enough milk on day 3, and 5 of 12 mothers "
            "without. Fisher's exact test gives p = {p}. The Newcombe 95% interval of the "
            "difference goes from {low} to {high} percentage points.\n\nWhat may the report say?"
        ).format(p=decimal(groups_p(8, 12, 5, 12), 2), low=low, high=high),
        options=(
            Option(
                "open",
                _("The data fit a large benefit, none at all, and even some harm."),
                right=True,
            ),
            Option(
                "none",
                _("Massage has no effect on milk: p is above 0.05 and the interval includes 0."),
                _("The interval contains large benefits too. Not found is not the same as absent."),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
            Option(
                "chance",
                _(
                    "The difference between the groups is due to chance, which is what a "
                    "large p shows."
                ),
                _(
                    "Chance alone could have made it. That it did, the test does not say: the "
                    "interval contains real differences too."
                ),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
            Option(
                "more",
                _("Massage works, because 8 is more than 5."),
                _("So it was in these 24 mothers. In 24 others it may be the other way round."),
                misconception=Misconception.SAMPLE_IS_POPULATION,
            ),
        ),
        hints=(_("Which differences lie inside the interval?"),),
        solution=_(
            "The interval holds the differences that fit the data. It goes from a disadvantage to "
            "a large advantage, so the question stays open."
        ),
    )


def _three() -> Choice:
    return Choice(
        prompt=_(
            "Study K had 1000 mothers in each group: {k1} had enough milk with a herbal "
            "drink, {k2} without (Fisher, p = {kp}). Study S had 20 in each group: {s1} "
            "with massage, {s2} without (Fisher, p = {sp}).\n\n"
            "In which study was the difference seen in its mothers the larger one?"
        ).format(
            k1=620,
            k2=540,
            kp=decimal(groups_p(620, 1000, 540, 1000), 4),
            s1=17,
            s2=10,
            sp=decimal(groups_p(17, 20, 10, 20), 3),
        ),
        options=(
            Option(
                "small",
                _("In study S: {s} of 100 mothers more, against {k} of 100 in study K.").format(
                    s=percent(17 / 20 - 10 / 20), k=percent(620 / 1000 - 540 / 1000)
                ),
                right=True,
            ),
            Option(
                "large",
                _("In study K: its p-value is smaller, and it rests on 50 times as many mothers."),
                _(
                    "Study K has a small p because it has many mothers. The difference itself is "
                    "the smaller one."
                ),
                misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            ),
            Option(
                "same",
                _("In both the same, because both are significant."),
                _("Significant says that a difference was found, not how large it is."),
                misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            ),
            Option(
                "unknown",
                _("That can only be seen by dividing one p-value by the other."),
                _("Two p-values cannot be set against each other like sizes. Use the counts."),
                misconception=Misconception.COMPARING_TWO_P_VALUES,
            ),
        ),
        hints=(_("Turn the counts into percentages."),),
        solution=_(
            "The size of the difference seen is read from the percentages. The p-value also "
            "depends on how many mothers there are. How well each study knows its "
            "difference is another question: its interval answers that."
        ),
    )


def _four() -> Choice:
    return Choice(
        prompt=_(
            "20 mothers say before and after a breathing course how well they sleep. 6 sleep "
            "better, 2 worse, and 12 the same.\n\nWhat does a signed-rank test, as SPSS does it, "
            "do with the 12?"
        ),
        options=(
            Option(
                "aside",
                _("It sets them aside. The report should still count them."),
                right=True,
            ),
            Option(
                "against",
                _(
                    "It counts them as mothers whom the course did not help, against the 6 "
                    "who sleep better."
                ),
                _("The test asks in which direction mothers changed. These 12 have no direction."),
                misconception=Misconception.TIES_AND_ZEROS_IGNORED,
            ),
            Option(
                "gone",
                _("It leaves them out as without information, and so they need not be reported."),
                _("6 of 8 and 6 of 20 are different stories. A reader must know of the 12."),
                misconception=Misconception.TIES_AND_ZEROS_IGNORED,
            ),
            Option(
                "proof",
                _("It takes them as proof that the course does nothing."),
                _("That a mother stays the same does not prove that a course has no effect."),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
        ),
        hints=(_("Which sign does a difference of zero have?"),),
        solution=_(
            "A difference of zero has no sign, so this test sets it aside. The reader needs the "
            "number all the same."
        ),
    )


def _five() -> Choice:
    return Choice(
        prompt=_(
            "The exact Wilcoxon test compares pain before and after in two groups. With a warm "
            "shower: p = 0.01. Without: p = 0.20. The authors conclude that the shower does "
            "more than no "
            "shower.\n\n"
            "What do the two p-values say about that?"
        ),
        options=(
            Option(
                "no",
                _("Nothing yet: the two groups have to be compared in one test."),
                right=True,
            ),
            Option(
                "yes",
                _("That it is so, since one is significant and the other is not."),
                _(
                    "The two groups may have changed almost alike and still fall on the two sides "
                    "of 0.05. Nobody has compared them."
                ),
                misconception=Misconception.COMPARING_TWO_P_VALUES,
            ),
            Option(
                "times",
                _("That it is so, and that its effect is about 20 times as large."),
                _("0.20 is 20 times 0.01, but p-values are not sizes of effects."),
                misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            ),
            Option(
                "nothing",
                _("That it is so, since p = 0.20 shows that nothing changed without the shower."),
                _("p = 0.20 says that a change was not shown. It does not show that none was."),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
        ),
        hints=(_("Which test looks at both groups at once?"),),
        solution=_(
            "The difference between significant and not significant is not itself a test. The "
            "groups have to be compared directly."
        ),
    )


def _six() -> Choice:
    return Choice(
        prompt=_(
            "30 mothers drink moringa tea in the first five days after birth. Milk increases in "
            "27 of them, p < 0.001 in the sign test. There was no other group.\n\nWhat is the "
            "best conclusion?"
        ),
        options=(
            Option(
                "open",
                _("Milk increased. Whether because of the tea, this study cannot say."),
                right=True,
            ),
            Option(
                "works",
                _("The tea increases milk, because p is below 0.001."),
                _(
                    "The small p speaks against coins alone. Milk increases in these days in most "
                    "mothers, with tea or without."
                ),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
            Option(
                "share",
                _("The tea works in 27 of 30 mothers."),
                _("How many of the 27 would have had more milk without tea? Nobody looked."),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
            Option(
                "bigger",
                _("It was probably the tea; with 300 mothers it would be certain."),
                _("300 mothers without a control group leave the same question open."),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
        ),
        hints=(_("What happens to milk in the first five days without tea?"),),
        solution=_(
            "Without a group that drank no tea, the tea cannot be told from time. Milk comes in "
            "during these days anyway."
        ),
    )


def _seven() -> Choice:
    return Choice(
        prompt=_(
            "Of 10 mothers drawn at random from a district, 8 want to breastfeed for six months. "
            "Next week another 10 are drawn at random.\n\nHow many of these will want to?"
        ),
        options=(
            Option(
                "varies",
                _("It may be 6, it may be 9: samples differ."),
                right=True,
            ),
            Option(
                "again",
                _("8 again: the first draw has shown that 80% of the district want to."),
                _("80% is what these 10 said. The district may have more or fewer."),
                misconception=Misconception.SAMPLE_IS_POPULATION,
            ),
            Option(
                "even",
                _("Probably fewer than 8, because chance evens out in the long run."),
                _("The second draw knows nothing of the first. It owes it nothing."),
                misconception=Misconception.CHANCE_EVENS_OUT,
            ),
            Option(
                "small",
                _("8 again, if the p-value of the first draw was small."),
                _("A p-value does not say what the next sample will be like."),
                misconception=Misconception.P_IS_PROBABILITY_OF_H0,
            ),
        ),
        hints=(_("Draw ten cards from a pack twice. Do you get the same reds?"),),
        solution=_(
            "A sample of 10 is a rough picture of a district. Another sample gives another picture."
        ),
    )


def _eight() -> Choice:
    return Choice(
        prompt=_(
            "A student plans a two-sided exact signed-rank test. 5 mothers change, all for "
            "the better: two-sided p = {two}. She sees that the one-sided p is {one}.\n\n"
            "Which of the two belongs in her report?"
        ).format(two=decimal(all_changed_p(5), 4), one=decimal(all_changed_p(5, "greater"), 4)),
        options=(
            Option(
                "no",
                _("The two-sided one, which she chose before she saw the data."),
                right=True,
            ),
            Option(
                "shown",
                _("The one-sided one, because the data have shown in which direction to look."),
                _(
                    "Had all 5 got worse, she would have chosen the other side. So both sides "
                    "count, and that is the two-sided p."
                ),
                misconception=Misconception.ONE_SIDED_AND_TWO_SIDED,
            ),
            Option(
                "same",
                _("Either of them, because both mean the same."),
                _("One counts one end of the coins' results, the other counts both ends."),
                misconception=Misconception.ONE_SIDED_AND_TWO_SIDED,
            ),
            Option(
                "exact",
                _("The one-sided one, because the smaller p is the more accurate one."),
                _("Both are exact. They answer different questions."),
                misconception=Misconception.ONE_SIDED_AND_TWO_SIDED,
            ),
        ),
        hints=(_("What would she have reported if all 5 had got worse?"),),
        solution=_(
            "Whoever picks the side after seeing the data counts only half of the results that "
            "would have surprised her. The planned, two-sided p is the one to report."
        ),
    )


def _nine() -> Choice:
    return Choice(
        prompt=_('A program prints "Sig. .000". How should it be reported?'),
        options=(
            Option("less", _("p < 0.001"), right=True),
            Option(
                "zero",
                _("p = 0.000, so chance is ruled out"),
                _("The program shows three decimals only. Behind them the number goes on."),
                misconception=Misconception.P_CAN_BE_ZERO,
            ),
            Option(
                "certain",
                _("p = 0, so the treatment works with certainty"),
                _("No p-value is 0, and none says how certain it is that a treatment works."),
                misconception=Misconception.P_CAN_BE_ZERO,
            ),
            Option(
                "huge",
                _("p = 0.000, so the effect is as large as can be"),
                _("A small p can come from many mothers and a small effect."),
                misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            ),
        ),
        hints=(_("How many decimals does the program show?"),),
        solution=_("Three zeros are a rounded number: less than 0.0005. Write p < 0.001."),
    )


def _ten() -> Choice:
    return Choice(
        prompt=_(
            "A student will observe 4 mothers before and after, and do an exact two-sided "
            "signed-rank test.\n\nWhat can she find?"
        ),
        options=(
            Option(
                "never",
                _("Even if all 4 improve, p is {p}: she cannot get below 0.05.").format(
                    p=decimal(all_changed_p(4), 3)
                ),
                right=True,
            ),
            Option(
                "all",
                _("If all 4 improve, p is below 0.05, since 4 of 4 is 100%."),
                _("4 coins all fall alike in 2 of 16 ways. That is not rare enough."),
                misconception=Misconception.SMALL_SAMPLE_CAN_SHOW_ALL,
            ),
            Option(
                "zero",
                _("If all 4 improve, p is 0, because nobody got worse."),
                _("4 coins can all show heads by chance, so p is not 0."),
                misconception=Misconception.P_CAN_BE_ZERO,
            ),
            Option(
                "none",
                _("If p is above 0.05, the treatment does not work."),
                _("With 4 mothers p is above 0.05 whatever happens. It says little."),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
        ),
        hints=(_("In how many ways can 4 coins fall?"),),
        solution=_(
            "4 coins fall in 16 ways. 2 of these are all alike, and 2 of 16 is more than 0.05."
        ),
    )


def _eleven() -> Choice:
    return Choice(
        prompt=_(
            "A study reports: 20 percentage points more mothers feed with massage, 95% "
            "confidence interval (normal approximation) from 4 to 36 points.\n\n"
            "What does the interval say?"
        ),
        options=(
            Option("fit", _("True differences from 4 to 36 points fit these data."), right=True),
            Option(
                "mothers",
                _("95% of the mothers gained between 4 and 36 points from the massage."),
                _("A mother feeds or she does not. The interval is about a difference of shares."),
                misconception=Misconception.INTERVAL_IS_RANGE_OF_MOTHERS,
            ),
            Option(
                "sample",
                _("In these mothers the difference lay between 4 and 36 points."),
                _("In these mothers it is known: 20 points."),
                misconception=Misconception.INTERVAL_IS_RANGE_OF_MOTHERS,
            ),
            Option(
                "next",
                _("95% of such studies will find a difference between 4 and 36 points."),
                _(
                    "Other samples have other intervals. About 95 in 100 of those hold the true "
                    "difference."
                ),
                misconception=Misconception.INTERVAL_IS_RANGE_OF_MOTHERS,
            ),
        ),
        hints=(_("Is the interval about mothers, about samples, or about the truth?"),),
        solution=_(
            "The interval holds the true differences that fit these data. The 95% belongs to "
            "the method: about 95 in 100 such intervals hold the true difference."
        ),
    )


def _twelve() -> Choice:
    return Choice(
        prompt=_(
            "60 mothers are drawn by lot from all mothers of a district. Those who like may "
            "go to a breastfeeding class: 28 do, 32 do not.\n\n"
            "What did the lots achieve?"
        ),
        options=(
            Option(
                "lots",
                _("But for chance the 60 resemble the district. The 28 and 32 may differ."),
                right=True,
            ),
            Option(
                "other",
                _("The 28 and the 32 are alike but for chance, so the class can be judged."),
                _("Lots chose the 60. Who went to the class, the mothers chose themselves."),
                misconception=Misconception.SAMPLING_IS_ALLOCATION,
            ),
            Option(
                "both",
                _("Both: the 60 resemble the district, and the 28 resemble the 32."),
                _("For the second, lots would have had to send the mothers to the class."),
                misconception=Misconception.SAMPLING_IS_ALLOCATION,
            ),
            Option(
                "exact",
                _("The 60 have exactly the shares of young and old that the district has."),
                _("Lots do not promise equal shares. They promise that nobody chose."),
                misconception=Misconception.CHANCE_EVENS_OUT,
            ),
        ),
        hints=(_("What was decided by lot, and what was not?"),),
        solution=_(
            "Drawing by lot makes a sample resemble those it was drawn from. Only dividing by "
            "lot makes two groups resemble each other."
        ),
    )


def _thirteen() -> Choice:
    return Choice(
        prompt=_(
            "Milk is measured in millilitres. The report says only whether a mother has "
            "enough: 50 ml or more. Mother X goes from 48 to 52 ml, mother Y from 20 to 45 "
            "ml.\n\n"
            "How do the two appear in the report?"
        ),
        options=(
            Option(
                "lost", _("X as a success and Y as none, though Y gained far more."), right=True
            ),
            Option(
                "both",
                _("Both as a success, because both have more milk than before."),
                _("45 ml is below the line. Her gain of 25 ml is lost."),
                misconception=Misconception.MEASURING_IN_TWO_WORDS,
            ),
            Option(
                "fair",
                _("Y as the larger success: 25 ml are more than 4."),
                _("The report knows two words. Millilitres no longer count."),
                misconception=Misconception.MEASURING_IN_TWO_WORDS,
            ),
            Option(
                "neither",
                _("Neither as a success, because one mother is never significant."),
                _("Significance belongs to a test of many mothers. Here each gets a word."),
                misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            ),
        ),
        hints=(_("On which side of 50 ml does each mother stand, before and after?"),),
        solution=_(
            "X crosses the line with 4 ml, Y gains 25 ml and does not. What a measurement "
            "says beyond the line is lost when it is cut in two."
        ),
    )


def _fourteen() -> Choice:
    return Choice(
        prompt=_(
            "A clinic picks the 20 mothers with the lowest haemoglobin in one reading, and "
            "gives them a leaflet. A week later their readings are higher, p = 0.01 in the exact "
            "Wilcoxon test. There is no other group.\n\n"
            "What could explain the rise without the leaflet?"
        ),
        options=(
            Option(
                "regression",
                _("They were picked for one low reading, and part of it was bad luck."),
                right=True,
            ),
            Option(
                "nothing",
                _("Nothing could: p = 0.01 leaves only 1% for anything else."),
                _("p speaks about coins. Picking the lowest makes a rise more likely than a fall."),
                misconception=Misconception.REGRESSION_IS_EFFECT,
            ),
            Option(
                "chance",
                _("Only pure chance, and chance has been ruled out by the test."),
                _("The way back from a chance low is not ruled out. It is to be expected."),
                misconception=Misconception.REGRESSION_IS_EFFECT,
            ),
            Option(
                "harm",
                _("Nothing: those who are lowest sink further by themselves."),
                _("On average those who were picked as the lowest come back towards the middle."),
                misconception=Misconception.REGRESSION_IS_EFFECT,
            ),
        ),
        hints=(_("What would have happened to the 20 lowest without any leaflet?"),),
        solution=_(
            "Who is lowest in one reading is so partly by bad luck, which need not come back. "
            "The average of the lowest tends to rise by itself. A control group picked in the same "
            "way would show by how much."
        ),
    )


QUESTIONS = (
    _one,
    _two,
    _three,
    _four,
    _five,
    _six,
    _seven,
    _eight,
    _nine,
    _ten,
    _eleven,
    _twelve,
    _thirteen,
    _fourteen,
)
