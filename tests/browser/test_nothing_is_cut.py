"""Every lab and every panel in Indonesian, whose words are longer, at two widths: no text is cut.

All stand in one notebook, opened once; each lab shows all that it has (*More*).
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from every_lab import LABS, ONE_SCREEN

from midwifery_stats.classroom import course

# The text of a control or of a line that is longer than its box; a text outside its picture or over
# another; a part that sticks out of its panel. What scrolls by itself, as a wide table, may.
CUT = """() => {
    const found = [];
    const tell = (why, one, text) => found.push(
        `${one.closest('.ms-panel, .ms-sheet').dataset.name}: ${why}: ${text.trim().slice(0, 60)}`);
    const canvas = document.createElement('canvas').getContext('2d');
    const wide = (text, style) => {
        canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        return canvas.measureText(text).width;
    };
    const scrolls = one => {
        for (let at = one; at && !at.matches('.ms-panel, .ms-sheet'); at = at.parentElement) {
            if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX)) return true;
        }
        return false;
    };
    const crosses = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5 &&
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.3 * Math.min(a.height, b.height);
    for (const panel of document.querySelectorAll('.ms-panel, .ms-sheet')) {
        if (!panel.checkVisibility()) continue;
        const cell = panel.closest('.jp-Cell').querySelector('.cm-content');
        panel.dataset.name = cell.innerText.split('#').pop();
        const right = panel.getBoundingClientRect().right + 1;
        for (const one of panel.querySelectorAll('*')) {
            if (one.closest('.noUi-target, style') || !one.checkVisibility()) continue;
            const style = getComputedStyle(one);
            const text = one.value || one.textContent;
            const isDrawn = one.closest('svg');
            const hides = style.overflowX === 'hidden' || one.matches('input[type=text]');
            if (!isDrawn && hides && style.fontSize !== '0px') {
                if (one.scrollWidth > one.clientWidth + 1) tell('cut at the side', one, text);
                if (one.scrollHeight > one.clientHeight + 2) tell('cut below', one, text);
            }
            if (one.matches('select')) {
                const longest = Math.max(...[...one.options].map(each => wide(each.text, style)));
                if (longest > one.clientWidth - 18) tell('an option is cut', one, text);
            }
            if (one.matches('.ms-mother')) {
                const mark = getComputedStyle(one, '::before');
                const place = [...one.parentElement.children].indexOf(one) + 1;
                const said = one.matches('.ms-up, .ms-down, .ms-same, .ms-open')
                    ? `${place} ▲` : `${place}`;
                const gap = parseFloat(mark.letterSpacing) || 0;
                if (wide(said, mark) + gap * said.length > one.clientWidth + 1) {
                    tell('a mother is cut', one, said);
                }
                if (style.backgroundImage !== 'none' && one.clientHeight < 40) {
                    tell('a mother without her picture', one, said);
                }
            }
            if (one.getBoundingClientRect().right > right && !scrolls(one) && !isDrawn) {
                tell('sticks out', one, text);
            }
        }
        for (const picture of panel.querySelectorAll('svg')) {
            if (!picture.checkVisibility()) continue;
            const frame = picture.getBoundingClientRect();
            const texts = [...picture.querySelectorAll('text')]
                .filter(one => one.textContent.trim());
            const boxes = texts.map(one => one.getBoundingClientRect());
            boxes.forEach((box, at) => {
                if (box.left < frame.left - 1.5 || box.right > frame.right + 1.5 ||
                    box.top < frame.top - 1.5 || box.bottom > frame.bottom + 1.5) {
                    tell('outside its picture', picture, texts[at].textContent);
                }
                const other = boxes.findIndex((each, n) => n > at && crosses(box, each));
                if (other > 0) {
                    const both = `${texts[at].textContent} | ${texts[other].textContent}`;
                    tell('one over another', picture, both);
                }
            });
        }
    }
    return [...new Set(found)];
}"""

# How high stands what must be seen together: the verdict, the picture, the controls, the mothers.
TALL = """seen => Object.fromEntries([...document.querySelectorAll('.ms-panel')].map(panel => {
    const boxes = [...panel.querySelectorAll(seen)].map(one => one.getBoundingClientRect());
    const low = Math.max(...boxes.map(box => box.bottom));
    return [panel.dataset.name, Math.round(low - Math.min(...boxes.map(box => box.top)))];
}))"""
# As the desk does on a phone: the page has the whole width.
ROOM = """() => {
    const {commands, shell} = window.jupyterapp;
    shell.mode = 'single-document';
    for (const side of ['left', 'right']) {
        if (commands.isToggled('application:toggle-side-tabbar', {side})) {
            commands.execute('application:toggle-side-tabbar', {side});
        }
    }
}"""
# Of a phone's 740 px, what JupyterLab's menu, the lesson's buttons and the line below leave.
PHONE = 628


@pytest.fixture
def page(lab):
    ids = [one.id for lesson in course.lessons() for one in course.exercises(lesson)]
    asked = [one.id for lesson in course.lessons() for one in course.predictions(lesson)]
    lab.write_notebook(
        "cut.ipynb",
        'import midwifery_stats as ms\nms.use_language("id")',
        *(f"lab = {code}\nlab._open.value = True\nlab #{name}" for name, code in LABS.items()),
        *(f'ms.predict("{id}") #{id}' for id in asked),
        *(f'panel = ms.compare("{id}")\npanel.reveal()\npanel #{id}, compared' for id in asked),
        *(
            f'panel = ms.exercise("{id}")\npanel.hint()\npanel.hint()\npanel.solve()\npanel #{id}'
            for id in ids
        ),
        *(f'ms.concept_test("{form}") #form {form}' for form in "AB"),
        *(f'ms.closing("{lesson}") #closing {lesson}' for lesson in course.lessons()),
        "ms.progress() #progress",
    )
    lab.open_notebook("cut.ipynb")
    lab.run_all(timeout=300)
    lab.page.locator(".ms-sheet").last.wait_for()
    return lab.page


def test_no_indonesian_text_is_cut(lab, page):
    assert lab.cell_errors() == []
    panels = page.locator(".jp-OutputArea :is(.ms-panel, .ms-sheet)").count()
    assert panels > len(LABS) + 150
    found = {}
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(500)
        found[width] = page.evaluate(CUT)
        if folder := os.environ.get("MIDWIFERY_SCREENSHOTS"):
            for place, panel in enumerate(page.locator(".ms-panel").all()):
                panel.screenshot(path=Path(folder) / f"id-{width}-{list(LABS)[place]}.png")
    assert found == {1280: [], 360: []}
    page.evaluate(ROOM)
    page.wait_for_timeout(500)
    assert page.evaluate(CUT) == []
    tall = page.evaluate(TALL, ONE_SCREEN)
    assert tall.keys() == LABS.keys()
    assert {name: height for name, height in tall.items() if height > PHONE} == {}
