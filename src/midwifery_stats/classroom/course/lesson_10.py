"""Predictions and exercises of lesson 10, reading any paper."""

from __future__ import annotations

from midwifery_stats.classroom.questions.exercises import (
    Choice,
    Misconception,
    Option,
    Question,
    Variant,
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
from midwifery_stats.inference.printed import counts_reporting
from midwifery_stats.language import _


@prediction("10-printed-share")
def _printed_share() -> PredictionQuestion:
    counts = counts_reporting("73.3%", size=20)
    return ChoicePrediction(
        question=_(
            "A paper with 20 mothers in each group prints 73.3% for one of the groups. "
            "What do you think of it?"
        ),
        options=(
            Guess(
                "fits",
                _("It fits: some number of 20 mothers gives it."),
                _("With 20 mothers a percentage moves in steps of 5."),
                happened=bool(counts),
            ),
            Guess(
                "not",
                _("No number of 20 mothers gives it."),
                _("Yes. 14 is 70% and 15 is 75%. It may be a share of 15 mothers, or a slip."),
                happened=not counts,
            ),
            Guess(
                "rounded",
                _("It is 75%, rounded in another way."),
                _("75% needs no rounding: it is 15 of 20."),
            ),
        ),
        happened=_(
            "With 20 mothers there is no 73.3%. Of up to 60 mothers, 15, 30, 45 and 60 can give it."
        ),
    )


@prediction("10-twenty-outcomes")
def _twenty_outcomes() -> PredictionQuestion:
    value = round(100 * (1 - 0.95**20))
    return NumberPrediction(
        question=_(
            "Nothing is there: massage changes none of 20 outcomes. Each outcome has a "
            "false alarm in 5 of 100 studies. In how many of 100 studies is at least one "
            "of the 20 below 0.05?"
        ),
        low=0,
        high=100,
        value=value,
        unit=_("studies"),
        happened=_(
            "In about {n} of 100, if the outcomes have nothing to do with one another."
        ).format(n=value),
        bands=(
            Band(10, _("Far more. 5 of 100 is the promise for one outcome.")),
            Band(50, _("More. Each outcome is one more chance for a false alarm.")),
            Band(75, _("Yes, more than half: twenty chances for a false alarm.")),
            Band(
                100, _("A little fewer: in about a third of such studies all 20 stay above 0.05.")
            ),
        ),
        sketch=True,
        ends=(_("none"), _("all 100")),
    )


@exercise("10-two-places", Misconception.PRINTED_IS_CHECKED, "understanding", level=1)
def _two_places(variant: Variant) -> Question:
    return Choice(
        prompt=_(
            "The abstract prints p = 0.000 for a comparison, the results print p = 0.027 "
            "for the same one.\n\n"
            "What do you write to the authors?"
        ),
        options=(
            Option(
                "ask", _("Both places quoted, and the question which test gave which."), right=True
            ),
            Option(
                "wrong",
                _("That the study is wrong and should be withdrawn by the journal."),
                _("A slip in one figure does not overturn a study."),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
            Option(
                "fraud",
                _("That the smaller p was made up to get into the abstract."),
                _("Nobody outside can know that. It would be unfair to say."),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
            Option(
                "nothing",
                _("Nothing, because both are below 0.05 and so the decision is the same."),
                _("A reader who wants to repeat the study needs to know the procedure."),
                misconception=Misconception.ONE_TRUE_P_VALUE,
            ),
        ),
        hints=(_("What can be checked by anybody, and what would be a guess about people?"),),
        solution=_(
            "Quote the places, say what does not fit together, ask what was done. That is "
            "a statement about print, and anyone can check it."
        ),
    )


@exercise("10-one-of-twelve", Misconception.PICKING_THE_BEST, "understanding", level=2)
def _one_of_twelve(variant: Variant) -> Question:
    return Choice(
        prompt=_(
            "A paper looks at 12 outcomes. Eleven are not significant; the baby's weight "
            "is, with p = 0.048 in the exact Mann-Whitney test. The title speaks of the weight.\n\n"
            "How do you read it?"
        ),
        options=(
            Option(
                "chance",
                _("As one of twelve chances: with no effect at all one often comes up."),
                right=True,
            ),
            Option(
                "weight",
                _("As a proof that massage acts on weight and on nothing else."),
                _("With twelve tries one p below 0.05 is common without any effect."),
                misconception=Misconception.PICKING_THE_BEST,
            ),
            Option(
                "eleven",
                _("As a proof that massage does not act on the other eleven outcomes."),
                _("Not significant is not no effect."),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
            Option(
                "five",
                _("As a false alarm with a probability of 4.8%, since p = 0.048."),
                _("p supposes that nothing is there. It cannot say how likely that is."),
                misconception=Misconception.P_IS_PROBABILITY_OF_H0,
            ),
        ),
        hints=(
            _("How many false alarms do twelve tests give on average if nothing is there?"),
            _("Which outcome was named before the data were seen?"),
        ),
        solution=_(
            "Twelve tests that keep to 5 in 100 give up to 0.6 false alarms on average if nothing "
            "is there. "
            "One main outcome, named before, would have made the p readable."
        ),
    )


@exercise("10-subgroup", Misconception.COMPARING_TWO_P_VALUES, "understanding", level=2)
def _subgroup(variant: Variant) -> Question:
    return Choice(
        prompt=_(
            "In Fisher's exact test, massage has p = 0.03 in first-time mothers and p = 0.40 in "
            "the others. The "
            "paper concludes that it helps first-time mothers only.\n\n"
            "What is missing?"
        ),
        options=(
            Option("direct", _("A comparison of the two subgroups, planned before."), right=True),
            Option(
                "more",
                _("A larger number of first-time mothers, so that p becomes smaller still."),
                _("A smaller p in one subgroup does not compare it with the other."),
                misconception=Misconception.COMPARING_TWO_P_VALUES,
            ),
            Option(
                "nothing",
                _("Nothing: one p is below the line and the other is far above it."),
                _("The difference between significant and not significant is not a test."),
                misconception=Misconception.COMPARING_TWO_P_VALUES,
            ),
            Option(
                "third",
                _("A third subgroup, for example of mothers who had twins."),
                _("More subgroups are more chances for a false alarm."),
                misconception=Misconception.PICKING_THE_BEST,
            ),
        ),
        hints=(_("Which test would answer whether the effect differs between the subgroups?"),),
        solution=_(
            "The claim is about a difference between subgroups, so that difference has to "
            "be tested, and it has to have been planned. Two p-values do not show it."
        ),
    )


@exercise("10-proved", Misconception.MISSING_CONTROL_GROUP, "understanding", level=1)
def _proved(variant: Variant) -> Question:
    return Choice(
        prompt=_(
            "A study with two groups that were not divided by lot finds p = 0.01 in Fisher's "
            "exact test and "
            'writes that massage "was proven" to increase milk.\n\n'
            "Which word would be fair?"
        ),
        options=(
            Option("goes-with", _('More milk "was seen with" massage.'), right=True),
            Option(
                "significant",
                _('Milk "was significantly increased by" massage, as p is below 0.05.'),
                _("That still says that massage did it."),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
            Option(
                "proved",
                _('"Was proven" is fair, since there was a control group in this study.'),
                _(
                    "A control group shows what happens without massage only if the groups were "
                    "alike."
                ),
                misconception=Misconception.SAMPLING_IS_ALLOCATION,
            ),
            Option(
                "cannot",
                _('"Has no effect", as long as nobody divided the mothers by lot.'),
                _("That nobody divided by lot does not show that nothing is there."),
                misconception=Misconception.NOT_SIGNIFICANT_IS_NO_EFFECT,
            ),
        ),
        hints=(_("What else may differ between the two groups?"),),
        solution=_(
            "Without lots the groups may differ in much else. The words should say what "
            "was seen, and leave the cause open."
        ),
    )


@exercise("10-which-list", Misconception.PRINTED_IS_CHECKED, "understanding", level=2)
def _which_list(variant: Variant) -> Question:
    return Choice(
        prompt=_(
            "You plan a study with two groups that lots will not divide.\n\n"
            "Which list do you lay beside your report?"
        ),
        options=(
            Option(
                "trend",
                _("TREND: it is made for studies whose groups lots did not divide."),
                right=True,
            ),
            Option(
                "consort",
                _("CONSORT: it is the best known, so reviewers expect to see it everywhere."),
                _(
                    "CONSORT is for trials in which lots divide. Much of it helps, but not all "
                    "fits."
                ),
                misconception=Misconception.SAMPLING_IS_ALLOCATION,
            ),
            Option(
                "spss",
                _("The output of SPSS, complete and in its own order, from first to last page."),
                _("A report says what was asked, done and found. Output is none of these."),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
            Option(
                "none",
                _("None before the results are there: a list would only narrow the view."),
                _("The list tells what to write down while the study runs."),
                misconception=Misconception.PICKING_THE_BEST,
            ),
        ),
        hints=(_("Which list is about trials with lots, and which about studies without?"),),
        solution=_(
            "TREND for groups that lots did not divide, CONSORT for trials with lots; "
            "SAMPL for the numbers in either."
        ),
    )


@exercise("10-what-confirms", Misconception.PRINTED_IS_CHECKED, "understanding", level=3)
def _what_confirms(variant: Variant) -> Question:
    return Choice(
        prompt=_(
            'A checker rebuilds the mothers from the printed count "15 of 20" and then '
            'finds that "15 of 20" agrees.\n\n'
            "What does that confirm?"
        ),
        options=(
            Option("nothing", _("Nothing: that row was bound to agree."), right=True),
            Option(
                "count",
                _("That 15 mothers really had sufficient milk on that day."),
                _("A paper cannot confirm itself. Only the ward book could."),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
            Option(
                "paper",
                _("That the paper was made with care, at least in this place."),
                _("The row agrees whatever the care was."),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
            Option(
                "test",
                _("That every p-value worked out from these counts is right as well."),
                _("Those can be checked, and some of them may disagree."),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
        ),
        hints=(_("Could the row have come out in another way?"),),
        solution=_(
            "A check confirms something only if it could have failed: a percentage beside "
            "its count, a p beside its table, a total beside its parts."
        ),
    )
