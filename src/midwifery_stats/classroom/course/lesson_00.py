"""Predictions and exercises of lesson 00, start here."""

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
    ChoicePrediction,
    Guess,
    PredictionQuestion,
    prediction,
)
from midwifery_stats.language import _, decimal
from midwifery_stats.studies.study import load_study


@prediction("00-one-mother")
def _one_mother() -> PredictionQuestion:
    mothers = len(load_study("bekasi").mothers)
    step = Fraction(100, mothers)
    return ChoicePrediction(
        question=_(
            "17 of {n} mothers were less fluent before the massage. Suppose one of the 17 had been "
            "fluent instead. By how much would the percentage fall?"
        ).format(n=mothers),
        options=(
            Guess(
                "one",
                _("by 1 percentage point"),
                _("It would be 1 point in a study of 100 mothers. Here there are {n}.").format(
                    n=mothers
                ),
                happened=step == 1,
            ),
            Guess(
                "four",
                _("by 4 percentage points"),
                _("100 divided by {n} is 4. Each mother is worth 4 points.").format(n=mothers),
                happened=step == 4,
            ),
            Guess(
                "ten",
                _("by 10 percentage points"),
                _("It would be 10 points in a group of 10, as in study two. Here it is less."),
                happened=step == 10,
            ),
            Guess(
                "none",
                _("hardly at all"),
                _("In a small study a single mother moves the percentage more than one thinks."),
                happened=step < 1,
            ),
        ),
        happened=_(
            "17 of {n} is {before}%, 16 of {n} is {after}%: {step} percentage points less."
        ).format(
            n=mothers,
            before=decimal(float(17 * step), 0),
            after=decimal(float(16 * step), 0),
            step=decimal(float(step), 0),
        ),
    )


@exercise("00-still-page", Misconception.PRINTED_IS_CHECKED, "understanding", level=1)
def _still_page(variant: Variant) -> Question:
    return Choice(
        prompt=_(
            "You open a lesson. Pictures and numbers are there already, though you have pressed "
            "nothing. You click on a lab, and nothing moves.\n\nWhat is going on?"
        ),
        options=(
            Option(
                "earlier-run",
                _("The page shows an earlier run. I run the whole lesson, and it comes alive."),
                right=True,
            ),
            Option(
                "broken",
                _("The lab is broken, and I need another computer."),
                _("Nothing is broken. What you see was saved with the page. What runs it?"),
            ),
            Option(
                "write-code",
                _("I must write some code first."),
                _("The code is all there. It only has to be run."),
            ),
            Option(
                "final",
                _(
                    "The numbers are final: they were saved with the page, and nothing is "
                    "left to run."
                ),
                _(
                    "A saved number can be old. Run the page, and you see what your computer "
                    "makes of it today."
                ),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
        ),
        hints=(
            _("A notebook is saved together with its results."),
            _("Look at the top of the window: there is a button Run the lesson, or a menu Run."),
        ),
        solution=_(
            "A notebook keeps the results of its last run. So the pictures are there when "
            "you open it. Labs and buttons wake up when it runs: by itself, or with the "
            "button Run the lesson, or with Run All Cells in the menu Run."
        ),
    )


@exercise("00-undo", Misconception.LAB_CHANGES_THE_DATA, "understanding", level=1)
def _undo(variant: Variant) -> Question:
    changes = variant.integer("changes", 5, 3, 9)
    return Choice(
        prompt=_(
            "In the lab you changed {n} mothers, one after the other. Now you want all 25 mothers "
            "as the paper has them. What is the quickest way?"
        ).format(n=changes),
        options=(
            Option("published", _("Press Published data once."), right=True),
            Option(
                "undo",
                _("Press Undo once."),
                _("Undo takes back one change, the last. {n} others would stay.").format(
                    n=changes - 1
                ),
            ),
            Option(
                "lost",
                _("It cannot be done. The study's data are changed now."),
                _("A lab never touches the study's data. It plays with a copy."),
                misconception=Misconception.LAB_CHANGES_THE_DATA,
            ),
            Option(
                "reinstall",
                _("Install the course again."),
                _("That is never needed. One of the lab's buttons does it."),
            ),
        ),
        hints=(
            _("A lab has one button for one step back, and one for going back all the way."),
            _("Which button is named after what the paper printed?"),
        ),
        solution=_(
            "Published data puts all mothers back at once. Undo goes back one step. Both are safe, "
            "since a lab never changes the study itself."
        ),
    )


@exercise("00-percent", Misconception.PRINTED_IS_CHECKED, "arithmetic", level=1)
def _percent(variant: Variant) -> Question:
    mothers = variant.pick("mothers", 25, (20, 25, 40, 50))
    counts = [count for count in range(3, mothers - 2) if 2 * count != mothers]
    count = variant.pick("count", 17, counts)
    answer = Fraction(100 * count, mothers)
    return Number(
        prompt=_(
            "In a study of {n} mothers, {k} were less fluent before the massage.\n\n"
            "What percentage is that?"
        ).format(n=mothers, k=count),
        answer=answer,
        quantity="percentage",
        decimals=1,
        wrong=apart(
            answer,
            (
                Wrong(
                    Fraction(count),
                    _("That is the number of mothers. Of 100 mothers there would be more."),
                ),
                Wrong(100 - answer, _("That is the percentage of all the other mothers.")),
                Wrong(
                    Fraction(100, mothers),
                    _("That is what one mother is worth. How many of them are there?"),
                ),
            ),
            decimals=1,
        ),
        hints=(
            _("One mother of {n} is worth {step} percentage points.").format(
                n=mothers, step=decimal(100 / mothers, 1)
            ),
            _("Take that {k} times.").format(k=count),
        ),
        solution=_(
            "Divide 100 by {n}: one mother is worth {step} percentage points. {k} mothers are "
            "{k} times as much, which is {answer}%."
        ).format(
            n=mothers,
            k=count,
            step=decimal(100 / mothers, 1),
            answer=decimal(float(answer), 1),
        ),
    )


@exercise("00-which-study", Misconception.MISSING_CONTROL_GROUP, "understanding", level=1)
def _which_study(variant: Variant) -> Question:
    return Choice(
        prompt=_("Which of the two studies can show what happens to milk without any massage?"),
        options=(
            Option(
                "two",
                _("Study two, in Bontang. It has 10 mothers who were not massaged."),
                right=True,
            ),
            Option(
                "one",
                _("Study one, in Bekasi. It saw every mother before her massage."),
                _(
                    "Before the massage is also earlier. What would have come later without a "
                    "massage, nobody in study one can show."
                ),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
            Option(
                "both",
                _("Both. Each has mothers before and after."),
                _("Who in study one was left without a massage until the end?"),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
            Option(
                "larger",
                _("Study one, because it has more mothers."),
                _("25 is more than 20. But all 25 were massaged."),
                misconception=Misconception.MISSING_CONTROL_GROUP,
            ),
        ),
        hints=(
            _("Count the mothers in each study who were never massaged."),
            _("Those mothers are called the control group."),
        ),
        solution=_(
            "Only study two has a control group: 10 mothers who were not massaged and were looked "
            "at twice all the same. In study one all 25 mothers were massaged."
        ),
    )


@exercise("00-what-is-known", Misconception.PRINTED_IS_CHECKED, "understanding", level=1)
def _what_is_known(variant: Variant) -> Question:
    mother = variant.integer("mother", 4, 1, 25)
    return Choice(
        prompt=_(
            "In the table of study one, mother {n} has an age group, a schooling, and two words: "
            "one for before and one for after.\n\nWhat does the paper tell us?"
        ).format(n=mother),
        options=(
            Option(
                "pairs",
                _("How many mothers had each pair of words. Who she is beyond that is invented."),
                right=True,
            ),
            Option(
                "all",
                _("All of it. The row is a real mother."),
                _(
                    "The paper prints totals and no rows. The rows here were put together so that "
                    "the totals are right."
                ),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
            Option(
                "nothing",
                _("None of it. The whole table is invented."),
                _(
                    "The totals are published. And since all 25 were fluent after, the totals "
                    "leave only one way to pair the words."
                ),
            ),
            Option(
                "age",
                _(
                    "Her age group and her schooling, because the paper prints how many "
                    "mothers are in each."
                ),
                _("It prints how many are that old. It does not print which."),
            ),
        ),
        hints=(
            _("A paper prints totals. What follows from the totals alone?"),
            _("If all 25 were fluent after, what are the only two pairs of words possible?"),
        ),
        solution=_(
            "17 mothers went from less fluent to fluent, and 8 were fluent both times. That "
            "follows from the published totals. Which age goes with which pair of words was never "
            "published, so the rows are reconstructed."
        ),
    )


@exercise("00-one-column", Misconception.PRINTED_IS_CHECKED, "understanding", level=2)
def _one_column(variant: Variant) -> Question:
    return Choice(
        prompt=_("Which of these questions can the table of study one answer?"),
        options=(
            Option("one-column", _("How many of the 25 mothers had higher education?"), right=True),
            Option(
                "age-outcome",
                _("Did the youngest mothers improve more often than the oldest?"),
                _("Age beside outcome was not published. In our rows it is invented."),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
            Option(
                "work-outcome",
                _("Did mothers with a job improve less often than housewives?"),
                _("Work beside outcome was not published. In our rows it is invented."),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
            Option(
                "work-education",
                _("Did most of the housewives have higher education?"),
                _("Work beside schooling was not published. In our rows it is invented."),
                misconception=Misconception.PRINTED_IS_CHECKED,
            ),
        ),
        hints=(
            _("How many columns of the table does each question need?"),
            _("One column alone keeps the published totals."),
        ),
        solution=_(
            "One column alone keeps its published totals, so it can be counted. The other three "
            "questions need two columns side by side, and how those go together is invented."
        ),
    )
