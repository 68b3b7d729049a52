"""Every exercise and prediction of the course is tested here as soon as its lesson file exists."""

import ast
import re
from collections import Counter
from fractions import Fraction
from inspect import getsource
from itertools import chain, combinations, pairwise
from pathlib import Path

import pytest
from catalogue_marks import assert_translated

from midwifery_stats.classroom import course
from midwifery_stats.classroom.questions.answers import check_answer, right_answer
from midwifery_stats.classroom.questions.exercises import (
    LETTERS,
    LIMITS,
    REQUIRED,
    Choice,
    Exercise,
    Number,
    Question,
    Variant,
)
from midwifery_stats.classroom.questions.predictions import (
    ChoicePrediction,
    NumberPrediction,
    Prediction,
    compare_prediction,
)

VARIANTS = range(200)
LESSONS = course.lessons()
WITHOUT_QUESTIONS: set[str] = set()
SOURCES = Path(__file__).parents[3] / "src" / "lessons"
NONSENSE = (
    "many",
    "nan",
    "inf",
    "-inf",
    "1e308",
    "1/0",
    "0.0.1",
    "<b>3</b>",
    "3 apples and 4",
    "%",
)
EMPTY = ("", "   ", None)


def collect(part):
    """Give the exercises or predictions of every lesson; a broken lesson fails by itself."""
    for lesson in LESSONS:
        try:
            found = part(lesson)
        except Exception as error:
            found = (error,)
        for one in found:
            yield pytest.param(one, id=getattr(one, "id", f"lesson {lesson} does not load"))


@pytest.fixture
def exercise(request):
    return loaded(request.param)


@pytest.fixture
def prediction(request):
    return loaded(request.param)


def loaded(one):
    if isinstance(one, Exception):
        raise one
    return one


every_exercise = pytest.mark.parametrize("exercise", list(collect(course.exercises)), indirect=True)
every_prediction = pytest.mark.parametrize(
    "prediction", list(collect(course.predictions)), indirect=True
)
every_lesson = pytest.mark.parametrize("lesson", LESSONS)


def texts_of(question: Question) -> list[str]:
    texts = [question.prompt, *question.hints, question.solution]
    if question.table:
        cells = [*question.table.headings, *chain(*question.table.rows), question.table.caption]
        texts += [cell for cell in (*cells, *question.table.notes) if cell]
    if isinstance(question, Choice):
        options = question.options
        return texts + [o.text for o in options] + [o.message for o in options if o.message]
    return texts + [wrong.message for wrong in question.wrong]


def texts_of_prediction(prediction: Prediction) -> list[str]:
    asked = prediction.ask()
    texts = [asked.question, asked.happened]
    if isinstance(asked, ChoicePrediction):
        return texts + [t for guess in asked.options for t in (guess.text, guess.feedback)]
    ends = [end for end in asked.ends if end] + ([asked.unit] if asked.unit else [])
    return texts + [band.feedback for band in asked.bands] + ends


def assert_readable(texts: list[str]) -> None:
    for text in texts:
        assert text.strip() == text != ""
        assert "{" not in text, f"unfilled: {text}"
        assert not re.search("</?[a-z]+>", text), f"markup: {text}"


def forms_of(question: Number) -> list[object]:
    """Write the right answer in every form a learner may use."""
    answer = Fraction(question.answer)
    digits = question.decimals if question.decimals is not None else 12
    exact = answer.denominator == 1
    plain = str(answer) if exact else f"{float(answer):.{digits}f}"
    forms: list[object] = [f" {plain} ", plain.replace(".", ","), float(answer), answer]
    if question.unit:
        forms.append(f"{plain} {question.unit}")
    if plain.startswith("0."):
        forms += [plain[1:], "," + plain[2:]]
    if question.quantity in ("probability", "difference"):
        forms.append(f"{float(answer * 100):.{max(digits - 2, 0)}f}%")
        forms.append(f"{float(answer * 100):.{max(digits - 2, 0)}f} %".replace(".", ","))
    if question.quantity == "percentage":
        forms += [f"{plain}%", f"{plain} %".replace(".", ",")]
    elif not isinstance(question.answer, float):
        forms.append(f"{answer.numerator}/{answer.denominator}")
    return forms


@every_lesson
def test_a_lesson_has_five_exercises_two_thirds_of_them_on_understanding(lesson):
    aims = Counter(exercise.aim for exercise in course.exercises(lesson))
    assert aims.total() >= 5
    assert aims["understanding"] >= 2 * aims["arithmetic"]


@every_lesson
def test_a_lesson_has_a_prediction_and_its_ids_name_the_lesson(lesson):
    ids = [one.id for one in (*course.exercises(lesson), *course.predictions(lesson))]
    assert course.predictions(lesson)
    assert all(re.fullmatch(f"{lesson}(-[a-z0-9]+)+", id) for id in ids)


def test_ids_are_unique():
    for found in (course.exercises(), course.predictions()):
        assert max(Counter(one.id for one in found).values()) == 1


def test_every_written_lesson_has_its_questions_and_no_other():
    """A lesson that vanishes, here or in the sources, must not take its tests with it."""
    written = {path.name[:2] for path in SOURCES.glob("[0-9][0-9]_*.py")}
    assert written - set(LESSONS) <= WITHOUT_QUESTIONS
    assert set(LESSONS) <= written
    assert written >= {f"{number:02}" for number in range(9)}


def test_the_course_covers_every_misconception():
    covered = {exercise.misconception for exercise in course.exercises()}
    assert set(REQUIRED) <= covered


@every_lesson
def test_the_lesson_asks_each_exercise_and_prediction(lesson):
    (source,) = SOURCES.glob(f"{lesson}_*.py")
    text = source.read_text(encoding="utf-8")
    for verb, known in (
        ("exercise", course.exercises(lesson)),
        ("predict", course.predictions(lesson)),
        ("compare", course.predictions(lesson)),
    ):
        asked = re.findall(rf'^ms\.{verb}\("([^"]+)"\)', text, flags=re.MULTILINE)
        assert asked == [one.id for one in known], "in the lesson's order: the numbers follow it"


@every_lesson
def test_right_numbers_are_computed_not_typed(lesson):
    tree = ast.parse(getsource(course._module(lesson)))
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = getattr(call.func, "id", "")
        wanted = {"Number": "answer", "NumberPrediction": "value"}.get(name)
        for keyword in call.keywords:
            if wanted and keyword.arg == wanted:
                assert not isinstance(keyword.value, ast.Constant), f"line {call.lineno}"


@every_exercise
def test_the_same_variant_is_always_the_same_question(exercise):
    assert exercise.question(7) == exercise.question(7)
    assert exercise.question() == exercise.question(0)


@every_exercise
def test_200_variants_have_one_right_answer_and_distinct_wrong_ones(exercise):
    for number in VARIANTS:
        question = exercise.question(number)
        if isinstance(question, Choice):
            assert_one_right_option(question)
        else:
            assert_one_right_number(question)


def assert_one_right_option(question: Choice) -> None:
    options = question.options
    assert [option.right for option in options].count(True) == 1
    assert 2 <= len(options) <= len(LETTERS)
    for field in ("key", "text"):
        assert len({getattr(option, field) for option in options}) == len(options)
    for letter, option in question.letters.items():
        for said in (letter, letter.lower(), f" {letter}. ", option.key, option.text):
            result = check_answer(question, said)
            assert result.status == ("correct" if option.right else "incorrect"), said
            assert option.right or (option.message and result.message == option.message)


def assert_one_right_number(question: Number) -> None:
    low, high = LIMITS[question.quantity]
    assert low <= question.answer <= high
    assert isinstance(question.answer, int | Fraction) or question.decimals is not None
    assert question.quantity != "count" or Fraction(question.answer).denominator == 1
    for form in forms_of(question):
        assert check_answer(question, form).status == "correct", form
    assert len(question.wrong) >= 2, "two typical wrong answers at least"
    gap = 2 * question.tolerance
    values = [question.answer, *(wrong.value for wrong in question.wrong)]
    assert all(abs(Fraction(a) - Fraction(b)) > gap for a, b in combinations(values, 2)), values
    for wrong in question.wrong:
        result = check_answer(question, wrong.value)
        assert (result.status, result.message) == ("incorrect", wrong.message)


@every_exercise
def test_every_student_has_her_own_sample_or_all_have_the_same_question(exercise):
    variants = [Variant(exercise.id, number) for number in VARIANTS]
    asked = {repr(exercise.ask(variant)) for variant in variants}
    drawn = {repr(variant.drawn) for variant in variants}
    if drawn == {"{}"}:  # and its panel speaks of no sample
        assert len(asked) == 1
    else:
        assert min(len(asked), len(drawn)) >= 4


@every_exercise
def test_nonsense_gets_one_sentence_and_empty_is_not_attempted(exercise):
    question = exercise.question()
    for empty in EMPTY:
        assert check_answer(question, empty).status == "not_attempted"
    for nonsense in NONSENSE:
        result = check_answer(question, nonsense)
        assert result.status == "error", nonsense
        assert result.message


@every_exercise
def test_hints_come_in_steps_and_the_solution_has_its_reasoning(exercise):
    question = exercise.question()
    assert 1 <= len(question.hints) <= 4
    for step, hint in enumerate(question.hints):
        assert check_answer(question, "", hints_seen=step).hint == hint
    assert check_answer(question, "", hints_seen=len(question.hints)).hint is None
    assert len(question.solution) >= 40
    assert right_answer(question)


@every_exercise
def test_every_text_of_an_exercise_is_readable(exercise):
    for number in (0, 1, 2):
        assert_readable(texts_of(exercise.question(number)))


@every_exercise
def test_every_text_of_an_exercise_is_translated(exercise, comma_language):
    for number in (0, 1, 2):
        assert_translated(texts_of(exercise.question(number)))


@every_prediction
def test_one_answer_of_a_prediction_happened_and_each_is_explained(prediction):
    asked = prediction.ask()
    if isinstance(asked, NumberPrediction):
        return assert_bands_cover_the_range(asked)
    assert [guess.happened for guess in asked.options].count(True) == 1
    assert len({guess.key for guess in asked.options}) == len(asked.options) >= 2
    for guess in asked.options:
        result = compare_prediction(asked, guess.key)
        assert (result.said, result.feedback) == (guess.text, guess.feedback)
    return None


def assert_bands_cover_the_range(asked: NumberPrediction) -> None:
    ends = [asked.low, *(band.to for band in asked.bands)]
    assert all(below < above for below, above in pairwise(ends[1:]))
    assert ends[0] <= ends[1]
    assert ends[-1] == asked.high
    assert asked.low <= asked.value <= asked.high
    for said in (asked.low, float(asked.value), asked.high):
        assert compare_prediction(asked, said).feedback in [b.feedback for b in asked.bands]
    assert not asked.sketch or all(asked.ends)


@every_prediction
def test_an_unanswered_prediction_stops_nothing(prediction):
    comparison = compare_prediction(prediction.ask(), None)
    assert (comparison.said, comparison.feedback) == (None, None)
    assert comparison.happened


@every_prediction
def test_every_text_of_a_prediction_is_readable(prediction):
    assert_readable(texts_of_prediction(prediction))


@every_prediction
def test_every_text_of_a_prediction_is_translated(prediction, comma_language):
    assert_translated(texts_of_prediction(prediction))


def test_an_unknown_id_names_its_nearest():
    known: Exercise = course.exercises()[0]
    with pytest.raises(ValueError, match=f"Did you mean '{known.id}'"):
        course.find_exercise(known.id + "x")
    with pytest.raises(ValueError, match="Its name starts with the lesson"):
        course.find_prediction("???")


def test_the_hint_of_draws_counts_the_words_that_meet():
    """Where all ten massaged mothers have sufficient milk, no two insufficient words meet."""
    (exercise,) = (one for one in course.exercises("06") if one.id == "06-count-pairs")
    told = {}
    for number in VARIANTS:
        question = exercise.question(number)
        told.setdefault(question.prompt.startswith("10 of 10"), set()).add(question.hints[1])
    assert told == {
        False: {"Two mothers with the same word draw. That happens with both words."},
        True: {"Two mothers with the same word draw. Here that happens with sufficient milk only."},
    }
