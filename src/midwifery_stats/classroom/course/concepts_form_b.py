"""Form B of the concept test. The stories are invented, and their numbers computed."""

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
            "Two groups, one of which walked during labour: Fisher's exact test gives p = 0.02. "
            "Which sentence says what this means?"
        ),
        options=(
            Option(
                "data",
                _(
                    "If walking made no difference, at most about 2 of 100 such studies would give "
                    "data at least as extreme."
                ),
                right=True,
            ),
            Option(
                "h0",
                _(
                    "It is only about 2% likely, given these data, that walking makes no "
                    "difference "
                    "to labour at all."
                ),
                _(
                    "For p one pretends that walking makes no difference. So p cannot also tell "
                    "how likely that is."
                ),
                misconception=Misconception.P_IS_PROBABILITY_OF_H0,
            ),
            Option(
                "works",
                _("It is about 98% likely that walking makes labour shorter."),
                _(
                    "That turns p round and reads it as the probability of an idea. A p-value is "
                    "about data only."
                ),
                misconception=Misconception.P_IS_PROBABILITY_OF_H0,
            ),
            Option(
                "size",
                _("Labour gets shorter in 98 of 100 women who walk."),
                _("That would be the size of the effect. A p-value is not a share of women."),
                misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            ),
        ),
        hints=(_("What does one pretend when one works out p?"),),
        solution=_(
            "For a p-value one pretends that the treatment does nothing, and asks how often the "
            "data would look at least this extreme."
        ),
    )


def _two() -> Choice:
    low, high = risk_range(9, 14, 6, 14)
    return Choice(
        prompt=_(
            "9 of 14 babies held skin to skin feed within the hour, and 6 of 14 babies who were "
            "not. Fisher's exact test gives p = {p}. The Newcombe 95% interval of the difference "
            "goes from {low} to {high} percentage points.\n\nWhat may the report say?"
        ).format(p=decimal(groups_p(9, 14, 6, 14), 2), low=low, high=high),
        options=(
            Option(
                "open",
                _("Much help, no help and even harm all fit the data."),
                right=True,
            ),
            Option(
                "none",
                _("Skin to skin makes no difference to feeding: the interval includes 0."),
                _("Much help fits these data too. To find no proof is not to prove there is none."),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
            Option(
                "chance",
                _("The 3 babies more are there by chance, as a p this large shows."),
                _(
                    "They may be. The test says that chance could do it, not that chance did it: "
                    "real differences fit the data too."
                ),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
            Option(
                "more",
                _("Skin to skin helps, because 9 is more than 6."),
                _("In these 28 babies it was so. In the next 28 it may be the other way round."),
                misconception=Misconception.SAMPLE_IS_POPULATION,
            ),
        ),
        hints=(_("Is zero inside the interval? Is a large difference?"),),
        solution=_(
            "All differences inside the interval fit the data. Zero is among them, and so are "
            "large ones. The question stays open."
        ),
    )


def _three() -> Choice:
    return Choice(
        prompt=_(
            "Study P had 1500 mothers in each group: {p1} were free of back pain with a "
            "belt, {p2} without (Fisher, p = {pp}). Study Q had 16 in each group: {q1} with "
            "exercise, {q2} without (Fisher, p = {qp}).\n\n"
            "In which study was the difference seen in its mothers the larger one?"
        ).format(
            p1=810,
            p2=720,
            pp=decimal(groups_p(810, 1500, 720, 1500), 4),
            q1=13,
            q2=6,
            qp=decimal(groups_p(13, 16, 6, 16), 3),
        ),
        options=(
            Option(
                "small",
                _("In study Q: {q} of 100 mothers more, against {p} of 100 in study P.").format(
                    q=percent(13 / 16 - 6 / 16), p=percent(810 / 1500 - 720 / 1500)
                ),
                right=True,
            ),
            Option(
                "large",
                _(
                    "In study P: its p-value is nearer to 0, and nearly 100 times as many "
                    "mothers took part."
                ),
                _("Many mothers make p small even where the difference is small, as here."),
                misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            ),
            Option(
                "same",
                _("In neither, because both p-values are below 0.05."),
                _("Below 0.05 says that a difference was found. It can be small or large."),
                misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            ),
            Option(
                "unknown",
                _("That shows only when the two p-values are subtracted."),
                _("p-values cannot be subtracted like sizes. The percentages can be compared."),
                misconception=Misconception.COMPARING_TWO_P_VALUES,
            ),
        ),
        hints=(_("Of 100 mothers, how many more are free of pain?"),),
        solution=_(
            "How large the difference seen is, the percentages say. A p-value mixes it with "
            "the number of mothers. How well a study knows its difference, its interval "
            "says."
        ),
    )


def _four() -> Choice:
    return Choice(
        prompt=_(
            "18 mothers say before and after a class how sure they feel with the baby. 7 feel "
            "surer, 1 less sure, and 10 the same.\n\nWhat does a signed-rank test, as SPSS does "
            "it, do with the 10?"
        ),
        options=(
            Option(
                "aside",
                _("It works with the 8 who changed. The report names the 10."),
                right=True,
            ),
            Option(
                "against",
                _(
                    "It adds them to the mother who felt less sure, since none of the 11 was "
                    "helped."
                ),
                _("To stay the same is not to get worse. Their difference has no sign."),
                misconception=Misconception.TIES_AND_ZEROS_IGNORED,
            ),
            Option(
                "gone",
                _(
                    "It drops them, because they say nothing, so the report is about 8 "
                    "mothers only."
                ),
                _("7 of 8 sounds quite unlike 7 of 18. The report is about all 18."),
                misconception=Misconception.TIES_AND_ZEROS_IGNORED,
            ),
            Option(
                "proof",
                _("It counts them as proof that the class is useless."),
                _("A mother who stays the same proves nothing about the class."),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
        ),
        hints=(_("Plus or minus: which sign does 0 get?"),),
        solution=_(
            "The test asks which way mothers changed, so those who did not change are set aside. "
            "They still belong in the report."
        ),
    )


def _five() -> Choice:
    return Choice(
        prompt=_(
            "The exact Wilcoxon test compares worry before and after birth in two groups. With a "
            "birth companion: p = 0.03. Without: p = 0.15. The authors conclude that a companion "
            "does more than no companion.\n\n"
            "How far do the two p-values take them?"
        ),
        options=(
            Option(
                "no",
                _("They leave it open: one test has to set the two groups side by side."),
                right=True,
            ),
            Option(
                "yes",
                _("They show it, because only the first is below 0.05."),
                _(
                    "Two groups can change almost alike and still fall on two sides of 0.05. They "
                    "were never compared."
                ),
                misconception=Misconception.COMPARING_TWO_P_VALUES,
            ),
            Option(
                "times",
                _("They show it, and that a companion works 5 times as well."),
                _("0.15 is 5 times 0.03, but a p-value does not measure how well something works."),
                misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            ),
            Option(
                "nothing",
                _("They show it, because without a companion nothing changed."),
                _("p = 0.15 does not show that worry stayed as it was. It leaves that open."),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
        ),
        hints=(_("Did anybody compare the mothers with and without a companion?"),),
        solution=_(
            "Each p-value looks at one group. Whether the groups differ, only a test on both "
            "groups can tell."
        ),
    )


def _six() -> Choice:
    return Choice(
        prompt=_(
            "24 mothers with sore nipples use olive oil, from the first week after birth. Two "
            "weeks later 22 have less pain, p < 0.001 in the sign test. There was no other "
            "group.\n\nWhat is the "
            "best conclusion?"
        ),
        options=(
            Option(
                "open",
                _("The pain got less. Whether the oil did it, this study cannot say."),
                right=True,
            ),
            Option(
                "works",
                _("Olive oil heals sore nipples, because p is below 0.001."),
                _(
                    "The small p speaks against coin tosses. In most mothers the pain "
                    "gets less in these weeks, with oil or without."
                ),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
            Option(
                "share",
                _("Olive oil helps 22 of 24 mothers."),
                _("How many of the 22 would have had less pain without it? Nobody looked."),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
            Option(
                "bigger",
                _("It was the oil, most likely. 240 mothers would prove it."),
                _("240 mothers without a group to compare them with leave the same question."),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
        ),
        hints=(_("What happens to most sore nipples within two weeks?"),),
        solution=_(
            "Time alone does the same in most mothers. Only a group without oil could show what "
            "the oil adds."
        ),
    )


def _seven() -> Choice:
    return Choice(
        prompt=_(
            "In a random sample of 12 mothers from a city, 9 know the danger signs of pregnancy. "
            "A colleague draws another 12 at random.\n\nHow many of hers will know them?"
        ),
        options=(
            Option(
                "varies",
                _("7 or 10 would be no surprise: each sample is different."),
                right=True,
            ),
            Option(
                "again",
                _("9 as well: the first draw has shown that 75% of the city know them."),
                _("75% is true of these 12. The share in the city is not known."),
                misconception=Misconception.SAMPLE_IS_POPULATION,
            ),
            Option(
                "even",
                _("Probably fewer than 9, to make up for the high number before."),
                _("The second draw does not make up for the first. It knows nothing of it."),
                misconception=Misconception.CHANCE_EVENS_OUT,
            ),
            Option(
                "small",
                _("9 as well, provided that the first result was significant."),
                _("Significant or not, the next sample is free to differ."),
                misconception=Misconception.P_IS_PROBABILITY_OF_H0,
            ),
        ),
        hints=(_("Would two nets in the same lake bring up the same number of fish?"),),
        solution=_(
            "12 mothers show a city only roughly. Another 12 show it roughly too, and differently."
        ),
    )


def _eight() -> Choice:
    return Choice(
        prompt=_(
            "A midwife's protocol names a two-sided exact signed-rank test. 5 mothers "
            "change, all for the worse: two-sided p = {two}. The one-sided p for worse is "
            "{one}.\n\n"
            "Which of the two should she report?"
        ).format(two=decimal(all_changed_p(5), 4), one=decimal(all_changed_p(5, "greater"), 4)),
        options=(
            Option(
                "no",
                _("The two-sided one: it is the one named beforehand."),
                right=True,
            ),
            Option(
                "shown",
                _("The one-sided one, because by now she knows that the outcomes got worse."),
                _(
                    "Just that is the trouble: with other data she would have named the other "
                    "side. Two-sided counts both."
                ),
                misconception=Misconception.ONE_SIDED_AND_TWO_SIDED,
            ),
            Option(
                "same",
                _("Either, because it is the same test with the same meaning."),
                _("One-sided counts one end of the results, two-sided counts both ends."),
                misconception=Misconception.ONE_SIDED_AND_TWO_SIDED,
            ),
            Option(
                "exact",
                _("The one-sided one, because a p-value gets better when it gets smaller."),
                _("A p-value is not a mark. It has to fit the question that was planned."),
                misconception=Misconception.ONE_SIDED_AND_TWO_SIDED,
            ),
        ),
        hints=(_("What would she have written if all 5 had changed for the better?"),),
        solution=_(
            "The side must not be picked from the data. The protocol named a two-sided test, so "
            "that p is reported."
        ),
    )


def _nine() -> Choice:
    return Choice(
        prompt=_(
            "A table of an older SPSS shows .000 under Asymp. Sig. What belongs in the report?"
        ),
        options=(
            Option("less", _("p < 0.001"), right=True),
            Option(
                "zero",
                _("p = 0.000, which chance can never give"),
                _("SPSS rounded the number to three decimals. Chance gives it, but rarely."),
                misconception=Misconception.P_CAN_BE_ZERO,
            ),
            Option(
                "certain",
                _("p = 0, that is, a proof without doubt"),
                _("A p-value is never 0. And it is not a measure of doubt in the treatment."),
                misconception=Misconception.P_CAN_BE_ZERO,
            ),
            Option(
                "huge",
                _("p = 0.000, that is, a very strong effect"),
                _("With many mothers, a weak effect gives a tiny p too."),
                misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            ),
        ),
        hints=(_("What would 0.0002 look like in this table?"),),
        solution=_("The table has room for three decimals. All it says is: p < 0.001."),
    )


def _ten() -> Choice:
    return Choice(
        prompt=_(
            "A student has 3 mothers with a warm pack and 3 without, and will use Fisher's exact "
            "test, two-sided.\n\nWhat can she find?"
        ),
        options=(
            Option(
                "never",
                _("Even if all 3 with it are well and none of the others, p is {p}.").format(
                    p=decimal(groups_p(3, 3, 0, 3), 3)
                ),
                right=True,
            ),
            Option(
                "all",
                _("If all 3 are well against none, p is below 0.05: 100% to 0%."),
                _("6 mothers can be split into two threes in 20 ways. Two of them are like this."),
                misconception=Misconception.SMALL_SAMPLE_CAN_SHOW_ALL,
            ),
            Option(
                "zero",
                _("If all 3 are well against none, p is 0: nobody breaks the rule."),
                _("Chance alone can split the mothers like this, so p is not 0."),
                misconception=Misconception.P_CAN_BE_ZERO,
            ),
            Option(
                "none",
                _("If p is above 0.05, the pack does not help."),
                _("With 3 against 3, p is above 0.05 whatever happens. It says little."),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
        ),
        hints=(_("In how many ways can 6 mothers be split into 3 and 3?"),),
        solution=_(
            "There are 20 ways to split 6 mothers into two groups of 3. Two of them are as extreme "
            "as can be, and 2 of 20 is more than 0.05."
        ),
    )


def _eleven() -> Choice:
    return Choice(
        prompt=_(
            "A study reports: 12 percentage points fewer mothers have fever with a new "
            "dressing, 95% confidence interval (normal approximation) from -3 to 27 points.\n\n"
            "What does the interval say?"
        ),
        options=(
            Option("fit", _("True differences from -3 to 27 points fit these data."), right=True),
            Option(
                "mothers",
                _("The dressing helps 95% of mothers by between -3 and 27 points."),
                _(
                    "A mother has fever or she has none. The interval is about a difference of "
                    "shares."
                ),
                misconception=Misconception.INTERVAL_IS_RANGE_OF_MOTHERS,
            ),
            Option(
                "sample",
                _("Among these mothers the difference was between -3 and 27 points."),
                _("Among these mothers it is known: 12 points."),
                misconception=Misconception.INTERVAL_IS_RANGE_OF_MOTHERS,
            ),
            Option(
                "next",
                _("The next studies will find between -3 and 27 points, 95 times in 100."),
                _(
                    "The next studies have intervals of their own. The 95 in 100 counts those that "
                    "hold the truth."
                ),
                misconception=Misconception.INTERVAL_IS_RANGE_OF_MOTHERS,
            ),
        ),
        hints=(_("Which number is about these mothers, and which ones are about the truth?"),),
        solution=_(
            "The values inside the interval are true differences that go together with these "
            "data. 95% is how often such a method holds the truth."
        ),
    )


def _twelve() -> Choice:
    return Choice(
        prompt=_(
            "A hospital takes the first 40 mothers who agree. Then lots decide which 20 of "
            "them get warm packs.\n\n"
            "What did the lots achieve?"
        ),
        options=(
            Option(
                "lots",
                _("The two groups are alike but for chance. The 40 may be unlike other mothers."),
                right=True,
            ),
            Option(
                "other",
                _(
                    "The 40 resemble all mothers of the hospital, so that the result holds for "
                    "them all."
                ),
                _("Lots did not choose the 40. They were the first who agreed."),
                misconception=Misconception.SAMPLING_IS_ALLOCATION,
            ),
            Option(
                "both",
                _("Both: the 40 resemble all mothers, and the two groups resemble each other."),
                _("Only the second. For the first, lots would have had to draw the 40."),
                misconception=Misconception.SAMPLING_IS_ALLOCATION,
            ),
            Option(
                "exact",
                _("The groups are now exactly alike."),
                _("Lots do not promise equal groups. They promise that nobody chose."),
                misconception=Misconception.CHANCE_EVENS_OUT,
            ),
        ),
        hints=(_("Who chose the 40, and who chose the 20?"),),
        solution=_(
            "Dividing by lot makes groups comparable. Whether the sample stands for other "
            "mothers depends on how it was drawn."
        ),
    )


def _thirteen() -> Choice:
    return Choice(
        prompt=_(
            "Birth weight is measured in grams. A report says only whether a baby is of low "
            "weight: below 2500 g. In the next pregnancy mother P's baby has 2520 g after "
            "2480 g, mother Q's baby 2400 g after 1900 g.\n\n"
            "How do the two appear in the report?"
        ),
        options=(
            Option(
                "lost",
                _("P as improved, Q as unchanged, though Q's babies are 500 g apart."),
                right=True,
            ),
            Option(
                "both",
                _("Both as improved, because both babies weigh more than the one before."),
                _("2400 g is still below the line. The 500 g are lost."),
                misconception=Misconception.MEASURING_IN_TWO_WORDS,
            ),
            Option(
                "fair",
                _("Q as the more improved, because 500 g count for more than 40 g."),
                _("The report knows two words only. Grams no longer count in it."),
                misconception=Misconception.MEASURING_IN_TWO_WORDS,
            ),
            Option(
                "neither",
                _("Neither, because 2 babies are too few for a test."),
                _("Each baby gets a word all the same. No test is needed for that."),
                misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            ),
        ),
        hints=(_("On which side of 2500 g does each baby stand?"),),
        solution=_(
            "P's babies lie on two sides of the line with 40 g between them, Q's on one side "
            "with 500 g between them. Cutting a measurement in two loses what lies beyond the "
            "line."
        ),
    )


def _fourteen() -> Choice:
    return Choice(
        prompt=_(
            "The 15 mothers with the highest score of worry on one day join a prayer group. "
            "Two weeks later their scores are lower, p = 0.02 in the exact Wilcoxon test. "
            "Nobody else was asked again.\n\n"
            "What could explain the fall without the prayer group?"
        ),
        options=(
            Option(
                "regression",
                _("The day they were picked was a bad day, and it passed."),
                right=True,
            ),
            Option(
                "nothing",
                _("Nothing: a p of 0.02 says that another explanation has a chance of 2%."),
                _(
                    "p speaks about coins. Picking the highest makes a fall more likely than a "
                    "rise."
                ),
                misconception=Misconception.REGRESSION_IS_EFFECT,
            ),
            Option(
                "chance",
                _("Only chance alone, which a p below 0.05 rules out."),
                _("The way back from a chance high is not ruled out by p. It is to be expected."),
                misconception=Misconception.REGRESSION_IS_EFFECT,
            ),
            Option(
                "harm",
                _("Nothing: worry that is this high grows with time if nobody does anything."),
                _("On average those who were picked as the highest come back towards the middle."),
                misconception=Misconception.REGRESSION_IS_EFFECT,
            ),
        ),
        hints=(_("What would have happened to the 15 highest scores without any group?"),),
        solution=_(
            "A very high score is partly a bad day, and a bad day need not come back. So the "
            "average of the highest tends to fall by itself, with or without the group."
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
