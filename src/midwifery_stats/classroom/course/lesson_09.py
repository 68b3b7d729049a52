"""Predictions and exercises of lesson 09, your own study."""

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
from midwifery_stats.language import _
from midwifery_stats.studies.own import example, read_table
from midwifery_stats.studies.own.study import own_study


@prediction("09-how-many-kept")
def _how_many_kept() -> PredictionQuestion:
    study = own_study(
        read_table(example("own-study.csv")),
        before="ml before",
        after="ml after",
        group="Group",
        groups=["massage", "control"],
        missing=[999],
    )
    value = len(study.mothers)
    return NumberPrediction(
        question=_(
            'The file has 24 mothers. In the column "ml after" one cell is empty, and one '
            'holds 999, which stands for "not measured". How many mothers can be '
            "compared?"
        ),
        low=0,
        high=24,
        value=value,
        unit=_("mothers"),
        happened=_(
            "{n} mothers can be compared. The two others are counted and named in the report."
        ).format(n=value),
        bands=(
            Band(value - 1, _("More. Only the two whose outcome is not known are left out.")),
            Band(value, _("Yes. And the report says why two are missing.")),
            Band(24, _("Fewer. 999 ml is no milk: it stands for a mother who was not measured.")),
        ),
    )


@prediction("09-which-comparison")
def _which_comparison() -> PredictionQuestion:
    return ChoicePrediction(
        question=_(
            "Two groups, millilitres before and after. Which comparison answers whether "
            "massage adds something?"
        ),
        options=(
            Guess(
                "within",
                _("Before against after in the massaged group."),
                _("That also shows what time does. Without the other group nobody can tell."),
            ),
            Guess(
                "two",
                _("Before against after in each group, then the two p-values."),
                _("Two p-values are not a comparison: lesson 05."),
            ),
            Guess(
                "changes",
                _("The changes of one group against those of the other."),
                _("Yes. One test, one question."),
                happened=True,
            ),
        ),
        happened=_("The changes of the two groups are compared, in one test."),
    )


@exercise("09-not-measured", Misconception.PRINTED_IS_CHECKED, "understanding", level=1)
def _not_measured(variant: Variant) -> Question:
    return Choice(
        prompt=_(
            "In a file the outcome of 3 of 24 mothers is not known: they went home early.\n\n"
            "What does an honest report do with them?"
        ),
        options=(
            Option(
                "count",
                _("It counts them by group, says why, and leaves their outcomes open."),
                right=True,
            ),
            Option(
                "fill",
                _('It writes down "not improved" for them, which is the careful choice.'),
                _("Nobody knows that. A guess that looks careful in one group helps the other."),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
            Option(
                "silent",
                _("It leaves them out and begins with the 21, so that the numbers stay simple."),
                _("A reader then cannot ask whether those who left were different."),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
            Option(
                "mean",
                _("It gives them the average of the others, so that nobody is lost."),
                _("Invented values make the sample look larger and more alike than it was."),
                misconception=Misconception.SAMPLE_IS_POPULATION,
            ),
        ),
        hints=(
            _("Does anybody know how these 3 fared?"),
            _("What would a reader want to know about them?"),
        ),
        solution=_(
            "Look the value up if that is possible. If not, exclude the mother from the "
            "comparison, count her, and say why. Show the result both ways if it could "
            "matter."
        ),
    )


@exercise("09-names", Misconception.PRINTED_IS_CHECKED, "understanding", level=1)
def _names(variant: Variant) -> Question:
    return Choice(
        prompt=_(
            "Your file has a column with the names of the mothers and one with their "
            "telephone numbers. You want help from a friend who knows statistics.\n\n"
            "What do you send?"
        ),
        options=(
            Option(
                "without",
                _("The table without both columns, with a number for each mother."),
                right=True,
            ),
            Option(
                "all",
                _("The whole file, since a friend is no stranger and will delete it afterwards."),
                _("The mothers agreed to a study, not to a friend."),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
            Option(
                "initials",
                _("The file with initials in place of names, and the telephone numbers kept."),
                _("A telephone number tells who she is as surely as her name."),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
            Option(
                "nothing",
                _("Nothing: a table of mothers may never be shared with anybody at all."),
                _("Without what tells who they are it may be, if the mothers agreed to that."),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
        ),
        hints=(_("Which columns tell who a mother is?"),),
        solution=_(
            "What tells who a mother is stays with you: name, telephone, address, record "
            "number. The statistics need none of it."
        ),
    )


@exercise("09-which-design", Misconception.COMPARING_TWO_P_VALUES, "understanding", level=2)
def _which_design(variant: Variant) -> Question:
    return Choice(
        prompt=_(
            "A student measured 15 massaged mothers and 15 others, once each, on day 3: "
            "enough milk, yes or no.\n\n"
            "Which comparison fits?"
        ),
        options=(
            Option(
                "groups", _("Yes and no in the two groups, with a test for two groups."), right=True
            ),
            Option(
                "pairs",
                _("A paired test, putting the first mother of each list together."),
                _("The two lists are different mothers. Nothing makes two of them a pair."),
                misconception=Misconception.COMPARING_TWO_P_VALUES,
            ),
            Option(
                "each",
                _("A test in each group against one half, and then both p-values side by side."),
                _("Two p-values are not a comparison of the groups."),
                misconception=Misconception.COMPARING_TWO_P_VALUES,
            ),
            Option(
                "one",
                _("A signed-rank test of all 30 mothers, since yes and no can be ranked."),
                _("A signed rank needs a difference, and each mother was looked at only once."),
                misconception=Misconception.TIES_AND_ZEROS_IGNORED,
            ),
        ),
        hints=(
            _("How often was each mother looked at?"),
            _("Who is compared with whom?"),
        ),
        solution=_(
            "Each mother was looked at once, in one of two groups. So two groups are "
            "compared: Fisher, Boschloo or Mann-Whitney, named in the plan."
        ),
    )


@exercise("09-order", Misconception.TIES_AND_ZEROS_IGNORED, "understanding", level=1)
def _order(variant: Variant) -> Question:
    return Choice(
        prompt=_(
            'The outcome in a file is "little", "enough" or "plenty". A program asks for '
            "the order of the categories.\n\n"
            "Why does it ask?"
        ),
        options=(
            Option(
                "ranks",
                _("Ranks need to know which category is more, and the alphabet does not know."),
                right=True,
            ),
            Option(
                "numbers",
                _("It wants 1, 2 and 3, to take the average of them later on."),
                _("Categories have an order and no distances. An average would invent them."),
                misconception=Misconception.MEASURING_IN_TWO_WORDS,
            ),
            Option(
                "pretty",
                _("Only for the look of the table: the p-value is the same in any order."),
                _("With three categories another order can give other ranks and another p."),
                misconception=Misconception.ONE_TRUE_P_VALUE,
            ),
            Option(
                "two",
                _("Because only two categories can be tested, and one must be dropped."),
                _("Rank tests take any number of ordered categories."),
                misconception=Misconception.MEASURING_IN_TWO_WORDS,
            ),
        ),
        hints=(_('Is "enough" before or after "little" in the alphabet?'),),
        solution=_(
            'The alphabet puts "enough" before "little". A rank test needs the order of '
            "meaning: little, enough, plenty."
        ),
    )


@exercise("09-chosen-before", Misconception.PICKING_THE_BEST, "understanding", level=2)
def _chosen_before(variant: Variant) -> Question:
    return Choice(
        prompt=_(
            "For the same file a program shows five p-values. One of them is marked as "
            "recommended.\n\n"
            "Which one goes into the thesis?"
        ),
        options=(
            Option("plan", _("The one that the plan named before the data were seen."), right=True),
            Option(
                "smallest",
                _("The smallest, because it shows the effect most clearly of all."),
                _("Whoever picks the smallest has five chances to be lucky."),
                misconception=Misconception.PICKING_THE_BEST,
            ),
            Option(
                "spss",
                _("Whichever equals the p-value that SPSS prints, since lecturers know that one."),
                _("A lecturer needs the name of the procedure, not a habit."),
                misconception=Misconception.ONE_TRUE_P_VALUE,
            ),
            Option(
                "all",
                _("All five without a word, so that the reader can take the one she likes."),
                _("Then nobody knows which one was planned."),
                misconception=Misconception.PICKING_THE_BEST,
            ),
        ),
        hints=(_("When was the procedure chosen?"),),
        solution=_(
            "The procedure belongs to the plan. If none was planned, say so, and report "
            "the recommended one with its name and the counts."
        ),
    )


@exercise("09-what-matters", Misconception.SIGNIFICANCE_IS_SIZE, "understanding", level=2)
def _what_matters(variant: Variant) -> Question:
    return Choice(
        prompt=_(
            "In a study of 300 mothers, divided by lot, massage adds 2 ml of milk, 95% "
            "confidence interval from 0.5 to 3.5 ml, p = 0.01 in the t-test.\n\nWhat do you "
            "tell your ward?"
        ),
        options=(
            Option(
                "small",
                _("The data fit a gain of 0.5 to 3.5 ml: ask whether that matters."),
                right=True,
            ),
            Option(
                "works",
                _("Massage works, as p is well below 0.05 and the sample is large."),
                _(
                    "It may. The question for a ward is how much, and whether that is worth the "
                    "time."
                ),
                misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            ),
            Option(
                "large",
                _("Massage has a strong effect, because p = 0.01 is far from 0.05."),
                _("p is not a size. The size is 2 ml."),
                misconception=Misconception.SIGNIFICANCE_IS_SIZE,
            ),
            Option(
                "sure",
                _("For 99 of 100 mothers massage adds between 0.5 and 3.5 ml."),
                _("The interval is about the average, and the 99 comes from reading p as a share."),
                misconception=Misconception.INTERVAL_IS_RANGE_OF_MOTHERS,
            ),
        ),
        hints=(
            _("How many millilitres does the interval allow at most?"),
            _("Would 0.5 ml change what you do? Would 3.5 ml?"),
        ),
        solution=_(
            "The interval says which effects fit the data: from 0.5 to 3.5 ml. Whether "
            "that matters, midwives and mothers decide, best before the study."
        ),
    )
