"""Thousands of random clicks and keys on every lesson, in both languages: an hour, so on request.

    MIDWIFERY_MONKEY=2000 python -m pytest -n 0 -p no:nbval -o addopts= tests/browser/test_monkey.py

The number is that of the actions on each lesson. Afterwards every cell is there, each lab shows
what the package gives for its state, and the browser has complained of nothing.
"""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest
from test_desk import Desk

from midwifery_stats.learners import shipped_lessons

ACTIONS = int(os.environ.get("MIDWIFERY_MONKEY", "0"))
LESSONS = [
    (language, path.stem)
    for language in ("en", "id")
    for path in sorted(shipped_lessons(language).glob("[0-9]*.ipynb"))
]
KEYS = [*"abcdefghijklmnopqrstuvwxyz0123456789", "Enter", "Delete", "Escape", "Tab", "Backspace"]
KEYS += ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Space", "Shift+Enter", "Control+Enter"]
# Said by ipywidgets of a glossary without a kernel, and by the web site's builder if installed.
HARMLESS = ("Cannot read properties of null (reading 'kernel')", "@jupyterlite/")

pytestmark = pytest.mark.skipif(not ACTIONS, reason="Set MIDWIFERY_MONKEY to a number of actions.")


# She comes back from where a link led her. A dialog is an answer to a key that JupyterLab took.
BEGIN = """() => {
    window.msLesson = window.jupyterapp.shell.currentWidget;
    window.msDialogs = [];
    new MutationObserver(changes => {
        for (const one of changes.flatMap(change => [...change.addedNodes])) {
            if (one.classList?.contains('jp-Dialog')) window.msDialogs.push(one.innerText);
        }
    }).observe(document.body, {childList: true});
}"""
BACK = """() => {
    if (window.jupyterapp.shell.currentWidget === window.msLesson) return;
    window.jupyterapp.shell.activateById(window.msLesson.id);
}"""
# A control of a lab or a question, a mother in a picture, or any place of a cell. A button that
# clears all answers is asked for twice on purpose.
TARGETS = """seed => {
    (BACK)();
    const all = [...document.querySelectorAll(
        '.ms-lesson .jp-OutputArea :is(button, input, select, label, [role], svg, [tabindex]),' +
        '.ms-lesson .jp-Cell')].filter(one => one.checkVisibility() && !one.closest('a'));
    const one = all[seed % all.length];
    if (!one) return null;
    one.scrollIntoView({block: 'center'});
    const box = one.getBoundingClientRect();
    return [box.x, box.y, box.width, box.height];
}""".replace("BACK", BACK)
REDRAWN = """
from ipywidgets.widgets.widget import _instances
from midwifery_stats.classroom.labs.panel import Panel
for lab in [one for one in _instances.values() if isinstance(one, Panel)]:
    shown = lab._board.value, lab._beside.value
    lab._draw(lab.view(lab.state))
    assert shown == (lab._board.value, lab._beside.value), type(lab).__name__
"""
ASK = """async code => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    const reply = await kernel.requestExecute({code, store_history: false}).done;
    return reply.content.status === 'ok' ? '' : reply.content.evalue;
}"""


@pytest.mark.parametrize(("language", "lesson"), LESSONS)
def test_random_clicks_and_keys_leave_everything(browser, tmp_path, language, lesson):
    from midwifery_stats import learners

    page = browser.new_page(viewport={"width": 1366, "height": 768})
    complaints: list[str] = []
    page.on("console", lambda one: complaints.append(one.text) if one.type == "error" else None)
    (tmp_path / "home").mkdir()
    desk = Desk(tmp_path / "home", Path(learners.__file__).parent, page)
    random = Random(f"{language}/{lesson}")
    with desk.day(lesson=lesson[:2], language=language):
        page.wait_for_function(RUN, timeout=180_000)
        page.evaluate(BEGIN)
        before = desk.cells()
        for _action in range(ACTIONS):
            if random.random() < 0.6:
                box = page.evaluate(TARGETS, random.randrange(10**6))
                if box:
                    x, y, width, height = box
                    page.mouse.click(
                        min(max(x + width * random.random(), 5), 1360),
                        min(max(y + height * random.random(), 95), 730),
                    )
            else:
                page.keyboard.press(random.choice(KEYS))
        assert page.evaluate("window.msDialogs") == []
        page.evaluate(BACK)
        page.wait_for_function(RUN, timeout=180_000)
        assert _unchanged(desk.cells()) == _unchanged(before)
        assert page.locator(".ms-asleep").count() == 0
        assert page.evaluate(ASK, REDRAWN) == ""
    page.close()
    said = (*complaints, *desk.errors)
    assert [one for one in said if not any(words in one for words in HARMLESS)] == []


RUN = """() => {
    const panel = window.jupyterapp?.shell.currentWidget;
    const cells = [...(panel?.content?.model?.cells || [])].filter(one => one.type === 'code');
    return cells.length && panel.sessionContext.session?.kernel?.status === 'idle' &&
        cells.every(one => one.executionState !== 'running' &&
            (one.executionCount || !one.sharedModel.getSource().trim())) &&
        document.querySelector('.ms-sheet') && !document.querySelector('.ms-asleep') &&
        !document.querySelector('.ms-desk-bar:not([hidden])');
}"""


def _unchanged(cells: list[dict[str, object]]) -> list[object]:
    """Give what no key may change: a cell that is hers may have another text."""
    return [(one["type"], one["shows"], "" if one["hers"] else one["text"]) for one in cells]
