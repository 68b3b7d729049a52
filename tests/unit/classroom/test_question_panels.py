import json
import re
from html import unescape

import pytest
from catalogue_marks import assert_translated
from ipywidgets import HTML, FloatSlider, Output, Widget

import midwifery_stats as ms
from lessons.builder.source import FOLDER
from midwifery_stats.classroom import course
from midwifery_stats.classroom.progress.file import ProgressFile
from midwifery_stats.classroom.progress.panel import ClosingPanel, ProgressPanel
from midwifery_stats.classroom.questions.concept_panel import ConceptPanel
from midwifery_stats.classroom.questions.exercise_panel import ExercisePanel
from midwifery_stats.classroom.questions.exercises import (
    Choice,
    Misconception,
    Number,
    Wrong,
    exercise,
)
from midwifery_stats.classroom.questions.prediction_panel import ComparisonPanel, PredictionPanel
from midwifery_stats.classroom.questions.predictions import (
    Band,
    ChoicePrediction,
    Guess,
    NumberPrediction,
    Prediction,
)


@exercise("02-sum", Misconception.SIGNIFICANCE_IS_SIZE, "arithmetic", level=1)
def SUM(variant):  # noqa: N802
    more = variant.pick("more", variant.number, [variant.number])
    return Number(
        prompt=f"How many are 2 & {more}?\n\nThink <first>.",
        answer=2 + more,
        quantity="count",
        wrong=(Wrong(999, "Far too many."),),
        hints=("Use your fingers.", "Use both hands."),
        solution="Count on from 2.",
    )


WORDS = Prediction(
    "02-words",
    lambda: ChoicePrediction(
        question="More or less?",
        options=(Guess("more", "More", "So it was.", True), Guess("less", "Less", "It was not.")),
        happened="There were more.",
    ),
)


def number_prediction(*, sketch):
    return Prediction(
        "02-number",
        lambda: NumberPrediction(
            question="How many?",
            low=0,
            high=10,
            value=3,
            happened="3 of 10.",
            bands=(Band(2, "More than that."), Band(3, "Yes."), Band(10, "Fewer.")),
            unit="mothers",
            sketch=sketch,
            ends=("none", "all"),
        ),
    )


@pytest.fixture
def progress(tmp_path):
    return ProgressFile(tmp_path)


def parts(panel):
    yield panel
    for child in getattr(panel, "children", ()):
        yield from parts(child)


def live_text(panel):
    html = " ".join(part.value for part in parts(panel) if isinstance(part, HTML))
    return re.sub(r"\s+", " ", re.sub("<style>.*?</style>|<[^>]*>", " ", html, flags=re.DOTALL))


def words_of(part):
    return getattr(part, "description", None)


def entry(panel):
    return panel._entry


def press(panel, button):
    """Press a button and answer as a browser does: each entry says which turn has come to it."""
    button.click()
    for part in parts(panel):
        if hasattr(part, "turn"):
            part.set_state({"turn": part.turn + 1})


def test_an_exercise_is_checked_and_kept(progress, tmp_path):
    panel = ExercisePanel(SUM, None, progress)
    assert "Not answered yet." in live_text(panel)
    entry(panel).value = " 999 "
    assert panel.check().status == "incorrect"
    assert "Not yet. Far too many." in live_text(panel)
    entry(panel).value = "2"
    panel.check()
    assert "Correct." in live_text(panel)
    assert progress.answer("02-sum", 0) == ("2", "correct")
    again = ExercisePanel(SUM, None, ProgressFile(tmp_path))
    assert entry(again).value == "2"
    assert "Correct." in live_text(again)


def test_check_without_an_answer_says_what_to_do_first(progress):
    pick = course.find_exercise("02-unchanged")
    for asked, first in (SUM, "Type a number first."), (pick, "Choose an answer first."):
        panel = ExercisePanel(asked, None, progress)
        assert first not in live_text(panel)
        panel.check()
        assert first in live_text(panel)


@pytest.mark.parametrize("typed", ["", "Siti <b>bold</b>", "nan"])
def test_what_is_no_answer_is_not_kept(progress, tmp_path, typed):
    panel = ExercisePanel(SUM, None, progress)
    entry(panel).value = typed
    panel.check()
    assert list(tmp_path.iterdir()) == []


def test_what_was_typed_reaches_the_page_escaped(progress):
    panel = ExercisePanel(SUM, None, progress)
    entry(panel).value = "<img src=x onerror=alert(1)>"
    panel.check()
    everything = "".join(part.value for part in parts(panel) if isinstance(part, HTML))
    assert "<img" not in everything
    assert "&lt;img src=x" in everything
    assert "2 &amp; 0" in everything
    assert "&lt;first&gt;" in everything


def test_hints_come_one_by_one_and_the_solution_at_any_time(progress):
    panel = ExercisePanel(SUM, None, progress)
    assert "fingers" not in live_text(panel)
    panel.hint()
    assert "Hint 1: Use your fingers." in live_text(panel)
    assert "both hands" not in live_text(panel)
    panel.check()
    assert live_text(panel).index("fingers") < live_text(panel).index("Type a number first.")
    panel.hint()
    assert "Hint 2: Use both hands." in live_text(panel)
    assert panel._hint.disabled
    panel.solve()
    assert "Answer: 2" in live_text(panel)
    assert "Count on from 2." in live_text(panel)
    panel.solve()
    assert "Answer: 2" not in live_text(panel)


def test_enter_checks(progress):
    panel = ExercisePanel(SUM, None, progress)
    entry(panel).value = "2"
    entry(panel)._handle_custom_msg({"event": "submit"}, [])
    entry(panel).set_state({"turn": 1})
    assert "Correct." in live_text(panel)


def test_a_right_answer_says_why_and_is_never_lost(progress):
    panel = ExercisePanel(SUM, None, progress)
    entry(panel).value = "2"
    panel.check()
    assert "Correct. Count on from 2." in live_text(panel)
    entry(panel).value = "3"
    panel.check()
    assert "Not yet. Try again, or take a hint. Your right answer from before stays." in (
        live_text(panel)
    )
    assert progress.answer("02-sum", 0) == ("2", "correct")


def test_an_exercise_has_a_number_and_names_the_next(progress):
    first, second, *others = course.exercises("02")
    panel = ExercisePanel(first, None, progress)
    assert live_text(panel).strip().startswith("Exercise 2.1 ")
    entry(panel).value = str(panel.question.answer)
    panel.check()
    done = f"Right so far in this lesson: 1 of {2 + len(others)}. Next: exercise 2.2."
    assert done in live_text(panel)
    assert course.number_of(second.id) == "2.2"
    last = ExercisePanel(others[-1], None, progress)
    entry(last).value = last.question.right.key
    last.check()
    assert "2 of 7. Next: exercise 2.2." in live_text(last), "an earlier one is still open"
    progress.keep_sample(7)
    assert "Exercise 2.1, sample 7" in live_text(panel)
    same = next(one for one in course.exercises() if not one.draws())
    assert "the same for every sample" in live_text(ExercisePanel(same, None, progress))


def test_answers_that_were_cleared_stand_on_no_panel(progress, tmp_path):
    panel, numbered = ExercisePanel(SUM, 0, progress), ExercisePanel(SUM, None, progress)
    progress.keep_sample(7)
    entry(panel).value = "2"
    panel.check()
    (tmp_path / "progress.json").unlink()
    entry(numbered).value = "9"
    numbered.check()
    assert numbered.variant == 0
    for shown in (panel, numbered):
        assert "Correct." not in live_text(shown)
        assert "Not answered yet." in live_text(shown)


def test_rounds_are_counted(progress):
    one = course.find_prediction("02-zero-p")
    asks, compares = PredictionPanel(one, progress), ComparisonPanel(one, progress)
    assert "Predict first: round 3 of 3" in live_text(asks)
    entry(asks).value = asks._asked.options[0].key
    press(asks, asks._button)
    assert "Rounds done: 1 of 3." in live_text(compares)


def test_a_value_that_arrives_after_the_click_is_the_one_checked(progress):
    panel = ExercisePanel(SUM, None, progress)
    entry(panel).value = "999"
    panel._check.click()
    assert "Not answered yet." in live_text(panel), "an entry may hold more than has arrived"
    entry(panel).set_state({"value": "2", "turn": 1})
    assert "Correct." in live_text(panel)
    entry(panel).value = "999"
    assert "Correct." in live_text(panel), "what is typed later waits for its own click"


def test_an_entry_that_is_gone_checks_nothing(progress):
    panel = ExercisePanel(SUM, None, progress)
    gone = entry(panel)
    panel._check.click()
    progress.keep_sample(7)
    gone.set_state({"turn": 1})
    assert "Not answered yet." in live_text(panel)


def test_a_prediction_that_arrives_after_the_click_counts(progress):
    panel = PredictionPanel(number_prediction(sketch=True), progress)
    entry(panel).value = "5"
    panel._button.click()
    entry(panel).set_state({"turn": 1})
    assert progress.prediction("02-number") is None, "the slider may hold another"
    slider = next(part for part in parts(panel) if isinstance(part, FloatSlider))
    slider.set_state({"value": 6.0, "turn": 1})
    assert progress.prediction("02-number") == 6
    panel._button.click()
    assert progress.prediction("02-number") == 6, "a double click is one press"


def test_an_examination_waits_for_what_was_chosen_last(progress):
    panel = ConceptPanel("A", progress, examination=True)
    panel._sure.click()
    *others, last = panel._entries
    for one in others:
        one.set_state({"turn": 1})
    assert progress.concept_answers("A") == {}
    last.set_state({"index": 0, "turn": 1})
    assert progress.concept_answers("A") == {"14": last.options[0][1]}


def test_an_exercise_follows_the_sample_number_unless_it_was_given_one(progress):
    follows, fixed = ExercisePanel(SUM, None, progress), ExercisePanel(SUM, 4, progress)
    progress.keep_sample(7)
    assert (follows.variant, fixed.variant) == (7, 4)
    assert "2 & 7" in live_text(follows).replace("&amp;", "&")
    assert "sample 7" in live_text(follows)


def test_a_prediction_is_committed_and_then_compared(progress):
    asks, compares = PredictionPanel(WORDS, progress), ComparisonPanel(WORDS, progress)
    for panel in (asks, compares):
        assert "There were more" not in live_text(panel), "nothing gives it away"
    assert "Predict first, in the panel above." in live_text(compares)
    asks.commit()
    assert "Choose an answer first." in live_text(asks)
    entry(asks).value = "less"
    asks.commit()
    assert "You said: Less" in live_text(asks)
    assert entry(asks).disabled
    assert "You said: Less" in live_text(compares)
    assert "It was not." in live_text(compares)
    assert asks._button.description == "Change it"
    asks.change()
    assert not entry(asks).disabled
    assert "There were more" not in live_text(compares)
    compares._reveal.click()
    compares._reveal.click()  # twice does what once does
    assert "You have not predicted yet." in live_text(compares)
    assert "What happened: There were more." in live_text(compares)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Type a number first."),
        ("some", "is not a number"),
        ("11", "Type a number from 0 to 10."),
        ("-1", "Type a number from 0 to 10."),
        ("1e308", "Type a number from 0 to 10."),
    ],
)
def test_a_number_that_cannot_be_predicted_is_told_why(progress, tmp_path, typed, message):
    panel = PredictionPanel(number_prediction(sketch=False), progress)
    entry(panel).value = typed
    panel.commit()
    assert message in live_text(panel)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("typed", "feedback"), [("0", "More than that."), ("3", "Yes."), ("4 mothers", "Fewer.")]
)
def test_a_predicted_number_gets_the_feedback_of_its_gap(progress, typed, feedback):
    prediction = number_prediction(sketch=False)
    panel, compares = PredictionPanel(prediction, progress), ComparisonPanel(prediction, progress)
    entry(panel).value = typed
    panel.commit()
    assert feedback in live_text(compares)
    assert f"You said: {typed[0]} mothers" in live_text(compares)


def test_a_sketch_draws_the_bar_where_it_was_placed(progress):
    prediction = number_prediction(sketch=True)
    panel, compares = PredictionPanel(prediction, progress), ComparisonPanel(prediction, progress)
    panel.commit()
    assert "Move the bar, or type a number first." in live_text(panel), "untouched is unanswered"
    slider = next(part for part in parts(panel) if isinstance(part, FloatSlider))
    slider.value = 5.0
    next(p for p in parts(panel) if words_of(p) == "Your prediction: one more").click()
    assert (entry(panel).value, slider.value) == ("6", 6.0)
    picture = next(p for p in parts(panel) if isinstance(p, HTML) and "<svg" in p.value)
    assert "Your bar: 6 mothers" in picture.value
    panel.commit()
    assert "You said: 6 mothers" in picture.value
    assert progress.prediction("02-number") == 6
    drawn = next(p for p in parts(compares) if isinstance(p, HTML)).value
    assert "A scale from 0 to 10 mothers. You said: 6 mothers. What happened: 3 mothers." in (
        next(p.value for p in parts(compares) if isinstance(p, HTML) and "<svg" in p.value)
    )
    assert drawn


def test_a_kept_answer_that_is_no_option_any_more_counts_as_unanswered(progress):
    progress.keep_prediction("02-words", "gone")
    progress.keep_prediction("02-number", "text")
    for prediction in (WORDS, number_prediction(sketch=False), number_prediction(sketch=True)):
        panel, compares = (
            PredictionPanel(prediction, progress),
            ComparisonPanel(prediction, progress),
        )
        assert not entry(panel).disabled
        assert "Predict first, in the panel above." in live_text(compares)


def panels(progress):
    yield ExercisePanel(SUM, None, progress)
    for prediction in (WORDS, number_prediction(sketch=False), number_prediction(sketch=True)):
        yield PredictionPanel(prediction, progress)
        yield ComparisonPanel(prediction, progress)
    yield ProgressPanel(progress)
    yield from (ClosingPanel(lesson, progress) for lesson in course.lessons())
    for form in ("A", "B"):
        yield ConceptPanel(form, progress)
    yield from (ExercisePanel(one, None, progress) for one in course.exercises())
    for prediction in course.predictions():
        yield PredictionPanel(prediction, progress)
        yield ComparisonPanel(prediction, progress)


def stored(panel):
    bundle = panel._repr_mimebundle_()
    return bundle["text/html"], bundle["text/plain"]


def test_what_a_notebook_stores_does_not_depend_on_the_answers(progress, tmp_path):
    before = [stored(panel) for panel in panels(progress)]
    assert list(tmp_path.iterdir()) == [], "showing a panel writes nothing"
    progress.keep_sample(7)
    progress.keep_prediction("02-words", "less")
    progress.keep_prediction("02-number", 6)
    for prediction in course.predictions():
        asked = prediction.ask()
        choice = isinstance(asked, ChoicePrediction)
        progress.keep_prediction(prediction.id, asked.options[0].key if choice else asked.low)
    progress.keep_concept_answers("A", {"1": "data"})
    assert [stored(panel) for panel in panels(progress)] == before


def test_what_a_notebook_stores_is_whole_without_a_kernel(progress):
    html, text = stored(ExercisePanel(SUM, None, progress))
    for said in ("Exercise 02-sum", "Answer with a whole number.", "Not answered yet."):
        assert said in html
        assert said in text
    assert "<details><summary>Hint 2</summary>" in html
    assert "Count on from 2." in html
    html, text = stored(ComparisonPanel(number_prediction(sketch=True), progress))
    for said in ("What happened: 3 of 10.", "More than that.", "4 to 10"):
        assert said in html
        assert said in text
    assert 'alt="A scale from 0 to 10 mothers. What happened: 3 mothers."' in html
    assert "<svg" not in html


def test_a_panel_uses_nothing_that_breaks_the_notebooks(progress):
    for panel in panels(progress):
        for part in parts(panel):
            assert not isinstance(part, Output)
            assert isinstance(part, Widget)
            assert not getattr(part, "icon", "")
        html, text = stored(panel)
        assert "0x" not in text
        assert "<script" not in html


def test_the_concept_test_scores_and_says_what_to_revisit(progress):
    panel = ConceptPanel("A", progress)
    questions = panel._questions
    for question, choice in zip(questions, panel._entries, strict=True):
        choice.value = question.right.key
    panel._entries[0].value = "h0"
    panel._entries[1].value = None
    score = panel.score()
    assert (score.right, score.answered) == (12, 13)
    assert "12 of 14 right; 1 not answered." in live_text(panel)
    assert "Takes the p-value for the probability" in live_text(panel)
    assert progress.concept_answers("A")["1"] == "h0"
    assert [entry.value for entry in ConceptPanel("A", progress)._entries][:2] == ["h0", None]


def test_progress_counts_and_clears_only_after_asking(progress):
    panel = ProgressPanel(progress)
    chosen = next(one for one in course.exercises() if isinstance(one.question(), Choice))
    answered = ExercisePanel(chosen, None, progress)
    entry(answered).value = answered.question.right.key
    answered.check()
    lesson = chosen.id[:2]
    count = len(course.exercises(lesson))
    predicted = len(course.predictions(lesson))
    assert f"{lesson} 0 of {predicted} 1 of {count} 1 of {count}" in live_text(panel)
    panel._clear.click()
    assert progress.answer(chosen.id, 0)
    panel._sure.click()
    assert progress.answer(chosen.id, 0) is None
    assert "All answers are cleared." in live_text(panel)
    assert f"{lesson} 0 of {predicted} 0 of {count}" in live_text(panel)


def test_the_sample_number_is_set_in_the_progress_panel(progress):
    panel = ProgressPanel(progress)
    panel._number.value = "12"
    assert progress.sample == 12
    for typed, sentence in (
        ("1000000", "A sample number goes from 0 to 9999, not 1000000."),
        ("2,5", "is not a whole number"),
    ):
        panel._number.value = typed
        assert (progress.sample, panel._number.value) == (12, "12")
        assert sentence in panel._about_number.value, "beside the number, not below the table"
    panel._number.value = "13"
    assert panel._about_number.value == ""
    progress.keep_sample(3)
    assert panel._number.value == "3"


def test_a_lesson_closes_with_her_own_predictions(progress):
    for lesson in course.lessons():
        (source,) = FOLDER.glob(f"{lesson}_*.py")
        assert f'# %% tags=["recap"]\nms.closing("{lesson}")\n' in source.read_text("utf-8")
    panel = ClosingPanel("02", progress)
    assert "You have not predicted anything in this lesson yet." in live_text(panel)
    one = course.find_prediction("02-zero-p").ask()
    wrong = next(guess for guess in one.options if not guess.happened)
    right = next(guess for guess in one.options if guess.happened)
    progress.keep_prediction("02-zero-p", wrong.key)
    assert "You predicted in 1 of 3 rounds; 0 came as you said." in live_text(panel)
    assert f"You said: {wrong.text.rstrip('.')}. What happened: {one.happened}" in unescape(
        live_text(panel)
    )
    progress.keep_prediction("02-zero-p", right.key)
    assert "1 came as you said." in live_text(panel)
    count = len(course.exercises("02"))
    told = f"Exercises right so far: 0 of {count}. Still open: exercise 2.1."
    assert told in live_text(panel)
    assert ms.closing("08")


def test_the_public_names_work_in_the_notebooks_folder(tmp_path, monkeypatch):
    monkeypatch.delenv("MIDWIFERY_PROGRESS", raising=False)
    monkeypatch.chdir(tmp_path)
    id = course.exercises()[0].id
    prediction = course.predictions()[0].id
    shown = (ms.exercise(id), ms.exercise(id, variant=3), ms.predict(prediction))
    assert shown[1].variant == 3
    assert ms.compare(prediction)
    assert ms.progress()
    assert ms.concept_test("B")
    assert ms.check(id, None).status == "not_attempted"
    assert list(tmp_path.iterdir()) == []
    ms.progress()._number.value = "5"
    assert json.loads((tmp_path / "progress.json").read_text())["sample"] == 5
    assert shown[0].variant == 5
    assert repr(ms.reset_progress()).startswith("All answers are cleared.")


def test_every_text_of_the_panels_is_translated(progress, comma_language):
    names = r"[0-9]{2}-[a-z0-9-]+|&lt;|&gt;|&amp;|progress\.json"
    asked = ExercisePanel(course.exercises("02")[0], 7, progress)
    asked.check()
    asked.hint()
    asked.solve()
    clearing = ProgressPanel(progress)
    clearing._clear.click()
    concepts = ConceptPanel("A", progress)
    concepts._entries[0].value = "h0"
    concepts.score()
    asks = [PredictionPanel(one, progress) for one in course.predictions("02")]
    compares = [ComparisonPanel(one, progress) for one in course.predictions("02")]
    for panel in asks:
        if hasattr(panel._entry, "options"):
            panel._entry.value = panel._entry.options[0][1]
        panel.commit()
    for panel in (asked, clearing, ClosingPanel("02", progress), concepts, *asks, *compares):
        html, text = stored(panel)
        labels = [getattr(part, "description", "") for part in parts(panel)]
        options = [o[0] for part in parts(panel) for o in getattr(part, "options", ())]
        without_tags = re.sub("<[^>]*>", " ", html)
        texts = [live_text(panel), without_tags, text, *labels, *options]
        texts = [one.replace("2.1", "") for one in texts]  # the number of the exercise
        assert_translated(texts, names=names)


def test_an_examination_is_handed_in_once_and_tells_nothing(progress, monkeypatch):
    panel = ConceptPanel("A", progress, examination=True)
    panel._entries[0].value = "h0"
    panel._ask.click()
    assert progress.concept_answers("A") == {}, "it asks once more"
    assert "Questions without an answer: 13." in live_text(panel)
    monkeypatch.setattr("os.fsync", lambda _file: (_ for _ in ()).throw(OSError(28, "full")))
    press(panel, panel._sure)
    assert "The disk is full." in live_text(panel)
    assert not panel._ask.disabled, "what is not saved is not handed in"
    monkeypatch.undo()
    panel._ask.click()
    press(panel, panel._sure)
    assert "Handed in on 2" in live_text(panel)
    assert "right" not in live_text(panel).replace("what was right", "")
    again = ConceptPanel("A", progress, examination=True)
    assert again._ask.disabled
    assert all(entry.disabled for entry in again._entries)
    again._entries[0].value = None
    again.hand_in()
    assert progress.concept_answers("A") == {"1": "h0"}
