"""The course's predictions and exercises: one module a lesson, ``lesson_00``, ``lesson_01`` and on.

A lesson module is data: functions marked ``@prediction`` and ``@exercise``, in the order in which
the lesson asks them. It needs no widgets. A test finds every ``lesson_*.py`` and tests all of it.

How to write one
================

*Every text* is English source text inside ``_()``, in a function: it runs when the question is
shown, so the reader's language is known. Numbers go in with ``.format``, decimals with
``decimal(x, digits)``. Prompts are plain text; an empty line starts a new paragraph. No HTML.

*Every answer* is computed by the package. Never type a right answer.

An exercise is a function from a ``Variant`` to a question. Variant 0 is the published data; any
other number draws a sample. ``variant.integer(name, published, low, high)`` and
``variant.pick(name, published, others)`` give the published value in variant 0, and draw otherwise;
``variant.random`` is a ``random.Random`` for anything else. An exercise that draws nothing asks
every student the same, and its panel does not speak of samples.

Above the function stands what it is for: its id (the lesson, then a name), the misconception it
works on, ``"understanding"`` or ``"arithmetic"`` (at most a third), and its level: 1, 2 or 3.

A choice
--------
Write the right option first, the options are shuffled (``ordered=True`` keeps their order, for
*smaller, equal, larger*). Exactly one is ``right``: let the package decide with
``right=is_significant(p, 0.05)`` where the sample can change it. Each option that can be wrong has
a message: not "wrong", but what it would mean if it were so::

    @exercise("02-what-p-says", Misconception.P_IS_PROBABILITY_OF_H0, "understanding", level=1)
    def _what_p_says(variant: Variant) -> Question:
        changed = variant.integer("changed", 17, 8, 16)
        p = improved_of(changed, changed).p_value()
        return Choice(
            prompt=_(
                "{changed} mothers changed, all of them for the better. The exact p is {p}.\\n\\n"
                "What does this p-value say?"
            ).format(changed=changed, p=decimal(p, 6)),
            options=(
                Option("data", _("How rarely coins alone give a result at least as extreme."),
                       right=True),
                Option("h0", _("How likely it is that massage does nothing."),
                       _("The p-value is worked out in a world where nothing pushes. It cannot "
                         "also say how likely that world is."),
                       misconception=Misconception.P_IS_PROBABILITY_OF_H0),
                Option("size", _("How many mothers massage helps."),
                       _("That is the size of the effect: a share of mothers, not a p-value."),
                       misconception=Misconception.SIGNIFICANCE_IS_SIZE),
            ),
            hints=(_("Which world were the coins flipped in?"),
                   _("Is p a number about the data, or about a belief?")),
            solution=_("The coins make a world in which nothing pushes. The p-value is the share "
                       "of that world in which the data are at least this extreme."),
        )

A number
--------
``quantity`` is ``"count"`` (whole mothers), ``"probability"`` (0 to 1, so 8.3% is read as 0.083),
``"difference"`` (of two proportions), ``"percentage"`` (0 to 100) or ``"number"``. ``decimals`` is
the rounding asked for; the panel says it, the prompt need not. With ``decimals=None`` the answer
must be exact (a Fraction is then best). Each ``Wrong`` is a typical mistake, computed like the
answer, with what it would mean; ``apart`` leaves out those that coincide by chance. At least two
are needed::

    @exercise("02-smallest-p", Misconception.SMALL_SAMPLE_CAN_SHOW_ALL, "arithmetic", level=2)
    def _smallest_p(variant: Variant) -> Question:
        mothers = variant.integer("mothers", 6, 5, 9)
        answer = improved_of(mothers, mothers).exact_fraction()
        return Number(
            prompt=_("{n} mothers changed. What is the smallest two-sided exact p that "
                     "they can give?").format(n=mothers),
            answer=answer, quantity="probability", decimals=4,
            wrong=apart(answer, (
                Wrong(answer / 2, _("That is one end only: all up. All down is as extreme.")),
                Wrong(Fraction(1, mothers), _("That counts the mothers, not the ways.")),
            ), decimals=4),
            hints=(_("How many ways can {n} coins fall?").format(n=mothers),
                   _("How many of these ways are as extreme as all heads?")),
            solution=_("..."),
        )

A table
-------
Both kinds take ``table=``, shown under the prompt: a ``Table`` of texts from
``midwifery_stats.display.tables``, or a DataFrame through ``table_of`` there::

    table=Table(_("Millilitres of milk"), (_("mother"), _("before"), _("after")),
                rows=(("1", "20", "45"), ("2", "35", "30")), numeric=frozenset({1, 2})),

Predictions
-----------
A prediction's function takes nothing. A choice has one ``Guess`` with ``happened=True``, decided
by the package, and each ``Guess`` a ``feedback`` that explains the gap (or says why it came so).
The options stay in the order written::

    @prediction("02-zero-p")
    def _zero_p() -> PredictionQuestion:
        test = improved_of(17, 17)
        p = test.p_value()
        return ChoicePrediction(
            question=_("What is behind the printed 0.000?"),
            options=(
                Guess("zero", _("It is exactly zero."), _("..."), happened=p == 0),
                Guess("small", _("It is small, but not zero."), _("..."), happened=0 < p < 0.0005),
            ),
            happened=_("The exact p is {p}.").format(p=test.exact_fraction()),
        )

A number has ``low``, ``high``, ``decimals``, ``unit`` and ``bands`` of feedback that cover the
whole range upwards: the first band is for predictions up to its ``to``, the next one for those
above it up to its own ``to``, and the last ends at ``high``. A sketch (where on the scale will the
bar be?) is a number with ``sketch=True`` and words for both ``ends``::

    @prediction("04-improved-without")
    def _improved_without() -> PredictionQuestion:
        improved = 3  # the package finds it: load_study("bontang")
        return NumberPrediction(
            question=_("How many of the 10 mothers without massage improved?"),
            low=0, high=10, value=improved, unit=_("mothers"),
            happened=_("{n} of 10 improved without massage.").format(n=improved),
            bands=(
                Band(improved - 1, _("More than you thought. Milk comes in with time.")),
                Band(improved, _("That is what happened.")),
                Band(10, _("Fewer than you thought.")),
            ),
            sketch=True, ends=(_("nobody"), _("all 10")),
        )
"""

from __future__ import annotations

import pkgutil
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from types import ModuleType

from midwifery_stats.classroom.questions.answers import CheckResult, check_answer
from midwifery_stats.classroom.questions.exercises import Exercise
from midwifery_stats.classroom.questions.predictions import Prediction
from midwifery_stats.language import InputError, _

__all__ = [
    "check",
    "exercises",
    "find_exercise",
    "find_prediction",
    "lessons",
    "number_of",
    "predictions",
    "round_of",
]


@cache
def lessons() -> tuple[str, ...]:
    """Give the lessons that have a module here, as two digits: "00", "01", and so on."""
    names = (module.name for module in pkgutil.iter_modules(__path__))
    return tuple(sorted(name[-2:] for name in names if name.startswith("lesson_")))


@cache
def exercises(lesson: str | None = None) -> tuple[Exercise, ...]:
    """Give the exercises of one lesson, or of the whole course in its order."""
    if lesson is None:
        return tuple(one for number in lessons() for one in exercises(number))
    return tuple(one for one in vars(_module(lesson)).values() if isinstance(one, Exercise))


@cache
def predictions(lesson: str | None = None) -> tuple[Prediction, ...]:
    """Give the predictions of one lesson, or of the whole course in its order."""
    if lesson is None:
        return tuple(one for number in lessons() for one in predictions(number))
    return tuple(one for one in vars(_module(lesson)).values() if isinstance(one, Prediction))


def find_exercise(id: str) -> Exercise:
    """Give the exercise of this id; an unknown id is a ``ValueError`` that names its nearest."""
    for one in exercises(id[:2]) if id[:2] in lessons() else ():
        if one.id == id:
            return one
    known = [one.id for one in exercises()]
    raise InputError(_unknown(_("There is no exercise {id!r}.").format(id=id), id, known))


def find_prediction(id: str) -> Prediction:
    """Give the prediction of this id; an unknown id is a ``ValueError`` that names its nearest."""
    for one in predictions(id[:2]) if id[:2] in lessons() else ():
        if one.id == id:
            return one
    known = [one.id for one in predictions()]
    raise InputError(_unknown(_("There is no prediction {id!r}.").format(id=id), id, known))


def number_of(id: str) -> str:
    """Give the number of an exercise as a learner reads it: ``"2.3"`` is the third of lesson 02.

    An exercise of no lesson keeps its id.
    """
    ids = [one.id for one in exercises(id[:2])] if id[:2] in lessons() else []
    return f"{int(id[:2])}.{ids.index(id) + 1}" if id in ids else id


def round_of(id: str) -> tuple[int, int]:
    """Give the place of a prediction among those of its lesson, from 1, and how many there are."""
    ids = [one.id for one in predictions(id[:2])] if id[:2] in lessons() else []
    return (ids.index(id) + 1, len(ids)) if id in ids else (1, 1)


def check(id: str, answer: object, variant: int = 0) -> CheckResult:
    """Check an answer to an exercise and give the result as data. Nothing is saved."""
    return check_answer(find_exercise(id).question(variant), answer)


def _module(lesson: str) -> ModuleType:
    if lesson not in lessons():
        raise InputError(
            _("There is no lesson {lesson!r}. The lessons are {all}.").format(
                lesson=lesson, all=", ".join(lessons())
            )
        )
    return import_module(f"{__name__}.lesson_{lesson}")


def _unknown(sentence: str, id: str, known: list[str]) -> str:
    near = get_close_matches(str(id), known, n=1)
    if near:
        return sentence + " " + _("Did you mean {near!r}?").format(near=near[0])
    return sentence + " " + _("Its name starts with the lesson, such as 02.")
