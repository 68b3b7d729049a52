"""Predictions, exercises, progress and the concept test, used by mouse and by keyboard."""

import json

import pytest

from midwifery_stats.classroom import course
from midwifery_stats.classroom.questions.exercises import Choice
from midwifery_stats.classroom.questions.predictions import ChoicePrediction, NumberPrediction

NUMBER = next(one for one in course.exercises("02") if not isinstance(one.question(), Choice))
CHOICE = next(one for one in course.exercises("02") if isinstance(one.question(), Choice))
GUESS = next(one for one in course.predictions("02") if isinstance(one.ask(), ChoicePrediction))
SKETCH = next(
    one
    for one in course.predictions("02")
    if isinstance(one.ask(), NumberPrediction) and one.ask().sketch
)


@pytest.fixture
def page(lab):
    """Open a notebook with one panel of each kind, all run."""
    lab.write_notebook(
        "questions.ipynb",
        'import os; os.environ.pop("MIDWIFERY_PROGRESS", None)\nimport midwifery_stats as ms',
        f'ms.predict("{GUESS.id}")',
        f'ms.compare("{GUESS.id}")',
        f'ms.predict("{SKETCH.id}")',
        f'ms.compare("{SKETCH.id}")',
        f'ms.exercise("{NUMBER.id}")',
        f'ms.exercise("{CHOICE.id}")',
        "ms.progress()",
        'ms.concept_test("B")',
    )
    lab.open_notebook("questions.ipynb")
    lab.run_all()
    lab.page.get_by_role("button", name="Show my score").wait_for()
    yield lab.page
    assert lab.cell_errors() == []
    assert lab.console_errors == []
    assert lab.foreign_requests == []


def panel(page, place):
    """Give the panel of the code cell at this place, counted from 1 (the import is 0)."""
    return page.locator(".jp-CodeCell").nth(place).locator(".ms-sheet")


def kept(lab):
    return json.loads((lab.folder / "progress.json").read_text(encoding="utf-8"))


def test_untouched_panels_write_nothing(lab, page):
    assert not (lab.folder / "progress.json").exists()


def test_a_choice_is_predicted_and_compared_by_mouse(lab, page):
    guess = GUESS.ask().options[0]
    asks, compares = panel(page, 1), panel(page, 2)
    asks.get_by_label(guess.text).check()
    asks.get_by_role("button", name="This is my prediction").click()
    compares.get_by_text(guess.feedback).wait_for()
    assert compares.get_by_text(f"You said: {guess.text}").is_visible()
    assert asks.get_by_label(guess.text).is_disabled()
    assert kept(lab)["predictions"] == {GUESS.id: guess.key}
    change = asks.get_by_role("button", name="Change it")
    assert change.evaluate("button => button === document.activeElement"), "the focus stays"
    page.wait_for_timeout(700)  # a double click is one press
    change.click()
    compares.get_by_text("Predict first, in the panel above.").wait_for()
    assert not compares.get_by_text(GUESS.ask().happened).count(), "nothing gives it away"
    compares.get_by_role("button", name="Show me").click()
    compares.get_by_text(GUESS.ask().happened).wait_for()


def test_a_bar_is_placed_by_keyboard(lab, page):
    asks, compares = panel(page, 3), panel(page, 4)
    asks.get_by_role("button", name="This is my prediction").click()
    asks.get_by_text("Move the bar, or type a number first.").wait_for()
    asks.get_by_role("button", name="Your prediction: one more").focus()
    for _press in range(3):  # from no bar to the lowest, then up
        page.keyboard.press("Enter")
    asks.get_by_role("img", name="Your bar: 2").wait_for()
    asks.get_by_label("Your prediction:", exact=True).press("Enter")
    compares.get_by_role("img", name="You said: 2").wait_for()
    assert kept(lab)["predictions"] == {SKETCH.id: 2}


def test_a_bar_is_placed_by_mouse(page):
    asks = panel(page, 3)
    asks.locator(".noUi-base").click()  # its middle
    half = SKETCH.ask().write((SKETCH.ask().low + SKETCH.ask().high) / 2)
    asks.get_by_role("img", name=f"Your bar: {half}").wait_for()
    asks.locator(".noUi-touch-area").hover()  # waits until it stands still
    track = asks.locator(".noUi-base").bounding_box()
    page.mouse.down()
    page.mouse.move(track["x"] - 5, track["y"], steps=5)
    page.mouse.up()
    lowest = SKETCH.ask().write(SKETCH.ask().low)
    asks.get_by_role("img", name=f"Your bar: {lowest}").wait_for()


def test_a_number_is_checked_by_keyboard_alone(lab, page):
    exercise = panel(page, 5)
    question = NUMBER.question()
    wrong = question.wrong[0]
    entry = exercise.get_by_label("Your answer:")
    entry.focus()
    page.keyboard.type(str(float(wrong.value)))
    page.keyboard.press("Enter")
    exercise.get_by_role("alert").filter(has_text=f"Not yet. {wrong.message}").wait_for()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(f"{float(question.answer):.{question.decimals}f}".replace(".", ","))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    exercise.get_by_role("alert").filter(has_text="Correct.").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    exercise.get_by_text(f"Hint 1: {question.hints[0]}").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    exercise.get_by_text(question.solution).wait_for()
    for _attempt in range(50):  # the page shows the answer before the file holds it
        if kept(lab)["exercises"][NUMBER.id]["0"]["status"] == "correct":
            break
        page.wait_for_timeout(100)
    assert kept(lab)["exercises"][NUMBER.id]["0"]["status"] == "correct"


def test_a_choice_is_checked_by_keyboard_alone(lab, page):
    exercise = panel(page, 6)
    options = CHOICE.question().options
    exercise.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    for at in range(1, len(options)):
        page.keyboard.press("Tab")
        if options[at].right:
            page.keyboard.press("Space")
    assert exercise.get_by_role("radio", checked=True).count() == 1
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    exercise.get_by_role("alert").filter(has_text="Correct.").wait_for()


def test_what_is_chosen_just_before_the_click_is_what_is_checked(lab, page):
    """While the kernel is busy a click overtakes a choice; a busy browser sends it still later."""
    exercise = panel(page, 6)
    right = next(at for at, one in enumerate(CHOICE.question().options) if one.right)
    page.evaluate(BUSY, 2)
    exercise.get_by_role("radio").nth(right - 1).check()
    exercise.get_by_role("radio").nth(right).check()
    exercise.get_by_role("button", name="Check").click()
    page.evaluate("setTimeout(() => {const end = Date.now() + 4000; while (Date.now() < end);})")
    said = exercise.get_by_role("alert").first
    said.wait_for()
    assert said.inner_text().startswith("Correct.")
    (told,) = (each for place, each in kept(lab)["history"].items() if CHOICE.id in place)
    assert told["tries"] == 1


def test_the_sample_number_reaches_every_exercise_and_the_next_session(lab, page):
    number = panel(page, 7).get_by_label("Your sample number:")
    number.fill("7")
    number.press("Enter")
    title = f"Exercise {course.number_of(NUMBER.id)}, sample 7"
    panel(page, 5).get_by_text(title).wait_for()
    prompt = NUMBER.question(7).prompt.split("\n\n")[0]
    assert panel(page, 5).get_by_text(prompt).is_visible()
    lab.open_notebook("questions.ipynb")
    lab.run_all()
    panel(page, 5).get_by_text(title).wait_for()


def test_the_concept_test_gives_a_score(lab, page):
    test = panel(page, 8)
    test.get_by_label("p < 0.001").check()
    test.get_by_role("button", name="Show my score").click()
    test.get_by_text("1 of 14 right; 13 not answered.").wait_for()


def test_everything_one_can_operate_has_a_name(page):
    unnamed = page.evaluate(
        """() => [...document.querySelectorAll(':is(input, button, [role])')]
            .filter(e => e.closest('.ms-sheet'))
            .filter(e => getComputedStyle(e).visibility !== 'hidden')
            .filter(e => e.role !== 'alert').filter(e =>
            !(e.labels?.length && [...e.labels].some(l => l.textContent.trim())) &&
            !e.textContent.trim() && !e.getAttribute('aria-label')).map(e => e.outerHTML)"""
    )
    assert unnamed == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_is_cut_off_on_a_phone(lab, page, theme):
    lab.use_theme(theme)
    page.set_viewport_size({"width": 360, "height": 740})
    page.wait_for_timeout(500)
    wide = page.evaluate(
        """() => [...document.querySelectorAll('.ms-sheet, .ms-sheet *')].filter(e => {
            const sheet = e.closest('.ms-sheet').getBoundingClientRect();
            const box = e.getBoundingClientRect();
            return box.width > 0 && !e.closest('.noUi-base') && box.right > sheet.right + 1;
        }).map(e => e.className + ': ' + e.textContent.slice(0, 40))"""
    )
    assert wide == []


BUSY = """seconds => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    kernel.requestExecute({code: `import time; time.sleep(${seconds})`});
}"""
