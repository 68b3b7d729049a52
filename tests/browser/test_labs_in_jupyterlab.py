"""Each lab driven by mouse and by keyboard in JupyterLab; what shows equals the package's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from every_lab import LABS, ONE_SCREEN
from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as Browser

import midwifery_stats as ms
from midwifery_stats.classroom.labs.panel import Panel

CHROME = 100  # px of a window that JupyterLab keeps for its menus


def opened(lab, source: str, *, more: bool = False) -> Locator:
    """Run one lab in a fresh notebook and give its panel; ``more``: with all that it can show."""
    lab.open_notebook(lab.write_notebook("lab.ipynb", "import midwifery_stats as ms", source))
    lab.run_all()
    assert lab.cell_errors() == []
    panel = lab.page.locator(".ms-panel")
    expect(panel.locator(".ms-conclusion")).to_be_visible()
    if more:
        panel.get_by_role("button", name="More", exact=True).click()
        expect(panel.get_by_text("Save picture (SVG):")).to_be_visible()
    return panel


def shows(panel: Locator, mirror: Panel[Any]) -> None:
    """Check every sentence, table cell and picture name against what the package shows."""
    shown = mirror.view(mirror.state)
    for words in shown.paragraphs:
        expect(panel.get_by_text(words, exact=True)).to_have_count(1)
    for place, figure in enumerate(shown.figures):
        expect(panel.get_by_label(figure.alt, exact=True)).to_have_count(
            int(place not in mirror.DRAWN)
        )
    places = [*mirror.TABLES, *(at for at in range(len(shown.tables)) if at not in mirror.TABLES)]
    expected = [cell for at in places for row in shown.tables[at].rows for cell in row]
    expect(panel.locator("tbody :is(td, th)")).to_have_text(expected)
    told = [mother.description for mother in mothers_of(mirror)]
    expect(panel.locator(".ms-mother")).to_have_text(told)


def mothers_of(widget: Any) -> Iterator[Any]:
    for child in getattr(widget, "children", ()):
        if "ms-mother" in child._dom_classes:
            yield child
        yield from mothers_of(child)


def nothing_went_wrong(lab) -> None:
    assert lab.cell_errors() == []
    assert lab.console_errors == []
    assert lab.foreign_requests == []


def focused_name(page: Browser) -> str:
    """Give the accessible name of what has the focus."""
    return str(
        page.evaluate(
            "() => { const e = document.activeElement;"
            " return e.labels?.length ? e.labels[0].innerText : e.innerText; }"
        )
    )


def test_pairs_lab_by_mouse(lab):
    panel = opened(lab, LABS["pairs"], more=True)
    mirror = ms.PairsLab(ms.load_study("bekasi"))
    shows(panel, mirror)
    for mother in (0, 2):
        told = list(mothers_of(mirror))[mother].description
        panel.get_by_role("button", name=told, exact=True).click()
        mirror.press(mother)
        shows(panel, mirror)
    panel.get_by_label("A press on a mother changes what she was", exact=True).select_option(
        "before"
    )
    told = "Mother 4, improved: less fluent before, fluent after"
    panel.get_by_role("button", name=told, exact=True).click()
    pairs = mirror.state.pairs
    mirror.change(replace(mirror.state, pairs=(*pairs[:3], (1.0, 1.0), *pairs[4:])))
    shows(panel, mirror)
    panel.get_by_role("button", name="What would it take?").click()
    mirror.change(replace(mirror.state, asked=True))
    shows(panel, mirror)
    panel.get_by_label("Procedure", exact=True).select_option("normal, as SPSS")
    mirror.change(replace(mirror.state, choices=replace(mirror.state.choices, method="normal")))
    shows(panel, mirror)
    panel.get_by_role("button", name="Undo").click()
    mirror.undo()
    shows(panel, mirror)
    panel.get_by_role("button", name="Published data").click()
    mirror.reset()
    shows(panel, mirror)
    nothing_went_wrong(lab)


def test_pairs_lab_by_keyboard(lab):
    panel = opened(lab, LABS["pairs"], more=True)
    mirror = ms.PairsLab(ms.load_study("bekasi"))
    panel.get_by_role("button", name="Got worse: one more").focus()
    for worsened in (1, 2, 3):
        lab.page.keyboard.press("Enter")
        mirror.set_direction(-1, worsened)
        shows(panel, mirror)
        assert focused_name(lab.page) == "Got worse: one more"
        expect(panel.get_by_label("Got worse", exact=True)).to_have_value(str(worsened))
    mothers = panel.get_by_label("Mothers", exact=True)
    for typed, words in (
        ("61", "The lab holds 3 to 60 mothers, not 61."),
        ("2,5", '"2,5" is not a whole number. Nothing was changed.'),
        ("1000000", "The lab holds 3 to 60 mothers, not 1000000."),
    ):
        mothers.fill(typed)
        lab.page.keyboard.press("Enter")
        expect(panel.get_by_text(words)).to_be_visible()
        expect(mothers).to_have_value("25")
        shows(panel, mirror)
    # From the last count, Tab leads to the mothers.
    panel.get_by_role("button", name="Got worse: one more").focus()
    lab.page.keyboard.press("Tab")
    assert focused_name(lab.page) == next(mothers_of(mirror)).description
    lab.page.keyboard.press("Space")
    mirror.press(0)
    shows(panel, mirror)
    assert focused_name(lab.page) == next(mothers_of(mirror)).description
    nothing_went_wrong(lab)


def test_measured_pairs_are_typed(lab):
    panel = opened(lab, LABS["measured"], more=True)
    mirror = ms.PairsLab([20, 30, 40, 50, 60, 70.5], [25, 30, 37, 60, 61, 99])
    shows(panel, mirror)
    panel.get_by_role("button", name="Mother 3, got worse: 40 before, 37 after").click()
    after = panel.get_by_label("After", exact=True)
    expect(after).to_have_value("37")
    after.fill("41,5")
    lab.page.keyboard.press("Enter")
    pairs = mirror.state.pairs
    mirror.change(replace(mirror.state, pairs=(*pairs[:2], (40.0, 41.5), *pairs[3:])))
    shows(panel, mirror)
    for typed, words in (("much", '"much" is not a number.'), ("-5", "from 0 to 990, not -5")):
        after.fill(typed)
        lab.page.keyboard.press("Enter")
        expect(panel.get_by_text(words)).to_be_visible()
        expect(after).to_have_value("41.5")
        shows(panel, mirror)
    nothing_went_wrong(lab)


def test_groups_lab_by_mouse_and_keyboard(lab):
    panel = opened(lab, LABS["groups"], more=True)
    mirror = ms.GroupsLab(ms.load_study("bontang"))
    shows(panel, mirror)
    panel.get_by_role("button", name="control: sufficient after: one more").focus()
    for successes in (4, 5):
        lab.page.keyboard.press("Space")
        mirror.set_successes(1, successes)
        shows(panel, mirror)
    told = "intervention, mother 1: insufficient before, sufficient after"
    panel.get_by_role("button", name=told, exact=True).click()
    mirror.press(0, 0)
    shows(panel, mirror)
    panel.get_by_role("button", name="Published data").click()
    mirror.reset()
    shows(panel, mirror)
    nothing_went_wrong(lab)


def test_sampling_lab_by_mouse_and_keyboard(lab):
    panel = opened(lab, LABS["sampling"], more=True)
    mirror = ms.SamplingLab(0.6, 0.3, seed=1)
    shows(panel, mirror)
    panel.get_by_role("button", name="Draw one").click()
    mirror.draw(1)
    shows(panel, mirror)
    panel.get_by_role("button", name="Draw ten").focus()
    lab.page.keyboard.press("Enter")
    mirror.draw(10)
    shows(panel, mirror)
    assert focused_name(lab.page) == "Draw ten"
    panel.get_by_role("button", name="Draw a thousand").click()
    mirror.draw(1000)
    shows(panel, mirror)
    panel.get_by_label("Truth with massage, %", exact=True).fill("30")
    lab.page.keyboard.press("Enter")
    mirror.change(replace(mirror.state, first_percent=30))
    shows(panel, mirror)
    nothing_went_wrong(lab)


def test_sample_size_lab_by_mouse_and_keyboard(lab):
    panel = opened(lab, LABS["size"], more=True)
    mirror = ms.SampleSizeLab(0.6, 0.3)
    shows(panel, mirror)
    panel.get_by_role("button", name="With massage, %: one more").focus()
    lab.page.keyboard.press("Enter")
    mirror.change(replace(mirror.state, first_percent=61))
    shows(panel, mirror)
    panel.get_by_label("Alpha", exact=True).select_option("0.01")
    mirror.change(replace(mirror.state, alpha=0.01))
    shows(panel, mirror)
    panel.get_by_label("Study with", exact=True).select_option("one group")
    expect(panel.get_by_label("Improve, %", exact=True)).to_have_value("61")
    nothing_went_wrong(lab)


def test_coin_lab_by_mouse_and_keyboard(lab):
    panel = opened(lab, LABS["coins"], more=True)
    mirror = ms.CoinLab(17, seed=1)
    shows(panel, mirror)
    panel.get_by_role("button", name="Flip once").click()
    mirror.flip(1)
    shows(panel, mirror)
    panel.get_by_role("button", name="Flip 1000 times").focus()
    lab.page.keyboard.press("Space")
    mirror.flip(1000)
    shows(panel, mirror)
    panel.get_by_label("Mothers who changed", exact=True).fill("5")
    lab.page.keyboard.press("Enter")
    shows(panel, ms.CoinLab(5))
    nothing_went_wrong(lab)


def test_a_picture_is_saved(lab):
    panel = opened(lab, LABS["pairs"], more=True)
    with lab.page.expect_download() as download:
        panel.locator(".ms-save a").nth(1).click()
    assert download.value.suggested_filename == "if-chance-alone-decided-between-up-and-down.svg"
    assert download.value.path().read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize("name", LABS)
def test_a_lab_fits_its_screen_and_names_its_controls(lab, name):
    """One lab, opened once: at each width and in each theme, then with all that it can show."""
    panel = opened(lab, LABS[name])
    for width, height in ((1366, 768), (360, 740)):
        lab.page.set_viewport_size({"width": width, "height": height})
        tall = panel.evaluate(HEIGHT_OF_ALL, ONE_SCREEN)
        assert tall <= height - CHROME, f"more than one screen at {width} px"
    for theme in ("light", "dark"):
        lab.use_theme(theme)
        lab.screenshot(f"lab-{name}-{theme}-360")
        assert panel.evaluate(STICKS_OUT) == [], f"in the {theme} theme, {lab.page.viewport_size}"
    panel.get_by_role("button", name="More", exact=True).click()
    expect(panel.get_by_text("Save picture (SVG):")).to_be_visible()
    every_control_has_an_accessible_name(lab, panel)
    nothing_went_wrong(lab)


HEIGHT_OF_ALL = """(panel, seen) => {
    const boxes = [...panel.querySelectorAll(seen)].map(e => e.getBoundingClientRect());
    return Math.max(...boxes.map(b => b.bottom)) - Math.min(...boxes.map(b => b.top));
}"""
# All but tables, which scroll.
STICKS_OUT = """panel => {
    const right = panel.getBoundingClientRect().right + 1;
    return [...panel.querySelectorAll('svg, input, select, button, p, label')]
        .filter(e => e.getBoundingClientRect().right > right)
        .map(e => e.outerHTML.slice(0, 80));
}"""


def every_control_has_an_accessible_name(lab, panel: Locator) -> None:
    client = lab.page.context.new_cdp_session(lab.page)
    nodes = client.send("Accessibility.getFullAXTree")["nodes"]
    controls = {"spinbutton", "textbox", "combobox", "button", "checkbox", "radio", "slider"}
    wanted = panel.locator("input, select, button").count()
    told = [
        node.get("name", {}).get("value", "")
        for node in nodes
        if node.get("role", {}).get("value") in controls and not node.get("ignored")
    ]
    ours = panel.evaluate(
        "panel => [...panel.querySelectorAll('input, select, button')].map("
        "e => (e.labels?.length ? e.labels[0].innerText : e.innerText).trim())"
    )
    assert len(ours) == wanted
    assert all(ours)
    assert set(ours) <= {words.strip() for words in told}


@pytest.mark.parametrize(
    ("name", "words", "steps"),
    [
        ("pairs", "Got worse", 6),
        ("groups", "control: sufficient after", 5),
        ("sampling", "Truth without, %", 4),
        ("size", "With massage, %", 4),
    ],
)
def test_nothing_jumps(lab, name, words, steps):
    """While a number changes, the controls and the pictures stay where they are."""
    panel = opened(lab, LABS[name])
    if name == "sampling":
        panel.get_by_role("button", name="Draw a thousand").click()
        expect(panel.get_by_text("Study 1000:")).to_be_visible()
    places = """panel => {
        const top = panel.getBoundingClientRect().top;
        return [...panel.querySelectorAll('.ms-stage :is(input, select, svg)')].map(e => {
            const box = e.getBoundingClientRect();
            return [Math.round(box.left), Math.round(box.top - top)];
        });
    }"""
    for width, press in ((1280, "one more"), (360, "one less")):  # up, and back again
        lab.page.set_viewport_size({"width": width, "height": 900})
        panel.get_by_role("button", name=f"{words}: {press}").focus()
        before = panel.evaluate(places)
        for _ in range(steps):
            old = panel.inner_text()
            lab.page.keyboard.press("Enter")
            expect(panel).not_to_have_text(old, use_inner_text=True)
            assert panel.evaluate(places) == before, f"at {width} px"
    nothing_went_wrong(lab)


@pytest.mark.parametrize(
    ("name", "press"), [("coins", "Flip once"), ("cards", "Deal once"), ("sampling", "Draw one")]
)
def test_a_first_press_moves_no_picture_beside_a_list_of_files(lab, name, press):
    """At 1000 px, as with the list of files open on a small laptop, the sentences are longest."""
    lab.page.set_viewport_size({"width": 1000, "height": 768})
    panel = opened(lab, LABS[name])
    picture = panel.locator(".ms-board svg").first
    top = picture.bounding_box()["y"]
    panel.get_by_role("button", name=press).click()
    expect(panel.get_by_role("button", name="Undo")).to_be_enabled()
    assert picture.bounding_box()["y"] == top
    nothing_went_wrong(lab)
