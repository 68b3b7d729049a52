"""Each lab driven by mouse and by keyboard in JupyterLab; what shows equals the package's own."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect

import midwifery_stats as ms
from midwifery_stats.classroom.labs.coin_lab import CoinState, coins_shown, flipped
from midwifery_stats.classroom.labs.sampling_view import SamplingState, samples_shown
from midwifery_stats.display.shown import Shown

LABS = {
    "pairs": "ms.PairsLab(ms.load_study('bekasi'))",
    "measured": "ms.PairsLab([20, 30, 40, 50, 60, 70.5], [25, 30, 37, 60, 61, 99])",
    "groups": "ms.GroupsLab(ms.load_study('bontang'))",
    "sampling": "ms.SamplingLab(0.6, 0.3, seed=1)",
    "size": "ms.SampleSizeLab(0.6, 0.3)",
    "coins": "ms.CoinLab(17, seed=1)",
}


def opened(lab, source: str) -> Locator:
    """Run one lab in a fresh notebook and give its panel."""
    lab.open_notebook(lab.write_notebook("lab.ipynb", "import midwifery_stats as ms", source))
    lab.run_all()
    assert lab.cell_errors() == []
    panel = lab.page.locator(".ms-panel")
    expect(panel.locator("svg").first).to_be_visible()
    return panel


def shows(panel: Locator, shown: Shown) -> None:
    """Check every sentence, table cell and picture name against what the package shows."""
    for words in shown.paragraphs:
        expect(panel.get_by_text(words, exact=True)).to_have_count(1)
    pictures = panel.locator("svg[role=img]")
    expect(pictures).to_have_count(len(shown.figures))
    for place, figure in enumerate(shown.figures):
        expect(pictures.nth(place)).to_have_attribute("aria-label", figure.alt)
    expected = [cell for table in shown.tables for row in table.rows for cell in row]
    expect(panel.locator("tbody :is(td, th)")).to_have_text(expected)


def nothing_went_wrong(lab) -> None:
    assert lab.cell_errors() == []
    assert lab.console_errors == []
    assert lab.foreign_requests == []


def focused_name(page: Page) -> str:
    """Give the accessible name of what has the focus."""
    return str(
        page.evaluate(
            "() => { const e = document.activeElement;"
            " return e.labels?.length ? e.labels[0].innerText : e.innerText; }"
        )
    )


def test_pairs_lab_by_mouse(lab):
    panel = opened(lab, LABS["pairs"])
    mirror = ms.PairsLab(ms.load_study("bekasi"))
    shows(panel, mirror.view(mirror.state))
    stayed = [m for m, (b, a) in enumerate(mirror.state.pairs) if b == a]
    for mother in stayed[:2]:
        panel.get_by_role("button", name=f"{mother + 1} ●", exact=True).click()
        mirror.press(mother)
        shows(panel, mirror.view(mirror.state))
    panel.get_by_label("A press on a mother changes what she was", exact=True).select_option(
        "before"
    )
    panel.get_by_role("button", name="1 ▲", exact=True).click()
    mirror.change(replace(mirror.state, pairs=((1.0, 1.0), *mirror.state.pairs[1:])))
    shows(panel, mirror.view(mirror.state))
    panel.get_by_role("button", name="What would it take?").click()
    mirror.change(replace(mirror.state, asked=True))
    shows(panel, mirror.view(mirror.state))
    panel.get_by_label("Procedure", exact=True).select_option("normal, as SPSS")
    mirror.change(replace(mirror.state, choices=replace(mirror.state.choices, method="normal")))
    shows(panel, mirror.view(mirror.state))
    panel.get_by_role("button", name="Undo").click()
    mirror.undo()
    shows(panel, mirror.view(mirror.state))
    panel.get_by_role("button", name="Published data").click()
    shows(panel, mirror.view(mirror.start))
    nothing_went_wrong(lab)


def test_pairs_lab_by_keyboard(lab):
    panel = opened(lab, LABS["pairs"])
    mirror = ms.PairsLab(ms.load_study("bekasi"))
    box = panel.get_by_label("Got worse", exact=True)
    box.focus()
    for worsened in (1, 2, 3):
        lab.page.keyboard.press("ArrowUp")
        mirror.set_direction(-1, worsened)
        shows(panel, mirror.view(mirror.state))
        assert focused_name(lab.page) == "Got worse"
        expect(box).to_have_value(str(worsened))
    mothers = panel.get_by_label("Mothers", exact=True)
    mothers.fill("61")
    lab.page.keyboard.press("Enter")
    expect(panel.get_by_text("The lab holds 3 to 60 mothers, not 61.")).to_be_visible()
    expect(mothers).to_have_value("25")
    shows(panel, mirror.view(mirror.state))
    # From the last number box, Tab leads to the choice before or after, then to the mothers.
    box.focus()
    lab.page.keyboard.press("Tab")
    assert focused_name(lab.page) == "A press on a mother changes what she was"
    lab.page.keyboard.press("Tab")
    first = focused_name(lab.page)
    assert re.fullmatch("1 [▲●▼]", first)
    lab.page.keyboard.press("Space")
    mirror.press(0)
    shows(panel, mirror.view(mirror.state))
    assert focused_name(lab.page).startswith("1 ")
    nothing_went_wrong(lab)


def test_measured_pairs_are_typed(lab):
    panel = opened(lab, LABS["measured"])
    mirror = ms.PairsLab([20, 30, 40, 50, 60, 70.5], [25, 30, 37, 60, 61, 99])
    shows(panel, mirror.view(mirror.state))
    panel.get_by_role("button", name="3 ▼", exact=True).click()
    after = panel.get_by_label("After", exact=True)
    expect(after).to_have_value("37")
    after.fill("41,5")
    lab.page.keyboard.press("Enter")
    pairs = mirror.state.pairs
    mirror.change(replace(mirror.state, pairs=(*pairs[:2], (40.0, 41.5), *pairs[3:])))
    shows(panel, mirror.view(mirror.state))
    after.fill("much")
    lab.page.keyboard.press("Enter")
    expect(panel.get_by_text('"much" is not a number.')).to_be_visible()
    expect(after).to_have_value("41.5")
    shows(panel, mirror.view(mirror.state))
    nothing_went_wrong(lab)


def test_groups_lab_by_mouse_and_keyboard(lab):
    panel = opened(lab, LABS["groups"])
    mirror = ms.GroupsLab(ms.load_study("bontang"))
    shows(panel, mirror.view(mirror.state))
    box = panel.get_by_label("control: sufficient after", exact=True)
    box.focus()
    for successes in (4, 5):
        lab.page.keyboard.press("ArrowUp")
        mirror.set_successes(1, successes)
        shows(panel, mirror.view(mirror.state))
        assert focused_name(lab.page) == "control: sufficient after"
    panel.get_by_role("button", name="1 ●", exact=True).first.click()
    mirror.press(0, 0)
    shows(panel, mirror.view(mirror.state))
    panel.get_by_role("button", name="Published data").click()
    shows(panel, mirror.view(mirror.start))
    nothing_went_wrong(lab)


def test_sampling_lab_by_mouse_and_keyboard(lab):
    panel = opened(lab, LABS["sampling"])
    state = SamplingState(60, 30, seed=1)
    shows(panel, samples_shown(state))
    panel.get_by_role("button", name="Draw one").click()
    shows(panel, samples_shown(replace(state, draws=1)))
    panel.get_by_role("button", name="Draw ten").focus()
    lab.page.keyboard.press("Enter")
    shows(panel, samples_shown(replace(state, draws=11)))
    assert focused_name(lab.page) == "Draw ten"
    panel.get_by_role("button", name="Draw a thousand").click()
    shows(panel, samples_shown(replace(state, draws=1011)))
    panel.get_by_label("Truth with massage, %", exact=True).fill("30")
    lab.page.keyboard.press("Enter")
    shows(panel, samples_shown(replace(state, first_percent=30, draws=1011)))
    nothing_went_wrong(lab)


def test_sample_size_lab_by_mouse_and_keyboard(lab):
    panel = opened(lab, LABS["size"])
    mirror = ms.SampleSizeLab(0.6, 0.3)
    shows(panel, mirror.view(mirror.state))
    panel.get_by_label("With massage, %", exact=True).focus()
    lab.page.keyboard.press("ArrowUp")
    mirror.change(replace(mirror.state, first_percent=61))
    shows(panel, mirror.view(mirror.state))
    panel.get_by_label("Alpha", exact=True).select_option("0.01")
    mirror.change(replace(mirror.state, alpha=0.01))
    shows(panel, mirror.view(mirror.state))
    panel.get_by_label("Study with", exact=True).select_option("one group")
    expect(panel.get_by_label("Improve, %", exact=True)).to_have_value("61")
    nothing_went_wrong(lab)


def test_coin_lab_by_mouse_and_keyboard(lab):
    panel = opened(lab, LABS["coins"])
    state = CoinState(17, 17, 1)
    shows(panel, coins_shown(state))
    panel.get_by_role("button", name="Flip once").click()
    shows(panel, coins_shown(flipped(state, 1)))
    panel.get_by_role("button", name="Flip 1000 times").focus()
    lab.page.keyboard.press("Space")
    shows(panel, coins_shown(flipped(state, 1001)))
    panel.get_by_label("Mothers who changed", exact=True).fill("5")
    lab.page.keyboard.press("Enter")
    shows(panel, coins_shown(CoinState(5, 5, 1)))
    nothing_went_wrong(lab)


@pytest.mark.parametrize("name", LABS)
def test_every_control_has_an_accessible_name(lab, name):
    panel = opened(lab, LABS[name])
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
    nothing_went_wrong(lab)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", LABS)
def test_a_phone_is_wide_enough(lab, name, theme):
    """At 360 px nothing sticks out of the panel, but tables, which scroll."""
    lab.page.set_viewport_size({"width": 360, "height": 740})
    panel = opened(lab, LABS[name])
    lab.use_theme(theme)
    lab.screenshot(f"lab-{name}-{theme}-360")
    outside = panel.evaluate(
        """panel => {
            const right = panel.getBoundingClientRect().right + 1;
            return [...panel.querySelectorAll('svg, input, select, button, p, label')]
                .filter(e => e.getBoundingClientRect().right > right)
                .map(e => e.outerHTML.slice(0, 80));
        }"""
    )
    assert outside == []
    nothing_went_wrong(lab)


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(
    ("name", "words", "steps"),
    [
        ("pairs", "Got worse", 6),
        ("groups", "control: sufficient after", 5),
        ("sampling", "Truth without, %", 4),
        ("size", "With massage, %", 4),
    ],
)
def test_nothing_jumps(lab, name, words, steps, width):
    """While a number changes, the controls and the pictures stay where they are."""
    lab.page.set_viewport_size({"width": width, "height": 900})
    panel = opened(lab, LABS[name])
    if name == "sampling":
        panel.get_by_role("button", name="Draw a thousand").click()
        expect(panel.get_by_text("Study 1000:")).to_be_visible()
    places = """panel => {
        const top = panel.getBoundingClientRect().top;
        return [...panel.querySelectorAll('input, select, svg')].map(e => {
            const box = e.getBoundingClientRect();
            return [Math.round(box.left), Math.round(box.top - top)];
        });
    }"""
    before = panel.evaluate(places)
    panel.get_by_label(words, exact=True).focus()
    for _ in range(steps):
        old = panel.inner_text()
        lab.page.keyboard.press("ArrowUp")
        expect(panel).not_to_have_text(old, use_inner_text=True)
        assert panel.evaluate(places) == before
    nothing_went_wrong(lab)
