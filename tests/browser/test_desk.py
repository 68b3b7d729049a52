"""The learner's desk, as she has it: a second day, any key, a typing mistake, a lesson afresh.

Each test serves a learner's own folder as ``python -m midwifery_stats lab`` does.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.request
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest
from nbformat import v4
from playwright.sync_api import Page

import midwifery_stats as ms
from lessons.builder.source import guarded
from midwifery_stats.lab_command import prepare, server_arguments

LESSON = "02_small"
FIRST = "00_start_here"
CELLS = [
    ("objectives", "markdown", "# A small lesson\n\nSee the [glossary](glossary.ipynb#two)."),
    ("setup", "code", 'import midwifery_stats as ms\nms.use_language("en")'),
    ("study", "code", 'study = ms.load_study("bekasi")'),
    ("predict", "markdown", "## Predict first\n" + "\nText.\n" * 12),
    ("predict", "code", 'ms.predict("00-one-mother")'),
    ("run", "code", "25 - 8"),
    ("compare", "markdown", "It is seventeen."),
    ("compare", "code", 'ms.compare("00-one-mother")'),
    ("vary", "code", "ms.PairsLab(study)"),
    ("vary change", "code", "chosen = 3\nchosen + 1"),
    ("reflect", "markdown", "Think.\n" + "\nText.\n" * 40),
    ("exercises", "code", 'ms.exercise("00-percent")'),
    ("recap", "markdown", "The end."),
]
LABS = [
    'study = ms.load_study("bekasi")',
    "ms.PairsLab(study)",
    "ms.GroupsLab(ms.load_study('bontang'))",
    "ms.CoinLab()",
    "ms.SamplingLab()",
    "ms.SampleSizeLab()",
    "ms.FirstLab(study)",
    "ms.CardLab(ms.load_study('bontang'))",
    "ms.ClusterLab()",
    "ms.MultiplicityLab()",
    'ms.predict("00-one-mother")',
    'ms.exercise("00-percent")',
    'ms.exercise("00-undo")',
    "ms.progress()",
]
KEYS = [
    *"abcdefghijklmnopqrstuvwxyz0123456789",
    *("Shift+M", "Shift+L", "Enter", "Delete", "Backspace", "Escape"),
    *("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Shift+ArrowDown", "Control+Enter"),
    *("Shift+Enter", "Alt+Enter", "Control+Shift+ArrowDown", "Control+Backspace"),
    *(f"Control+{key}" for key in "abdehijkmoqrvxyz"),
    *(f"Control+Shift+{key}" for key in "CDFHKLPQSZ"),
]
PRESSED = [
    *(
        "d",
        "d",
        "x",
        "m",
        "a",
        "b",
        "0",
        "0",
        "Delete",
        "Control+z",
        "Control+b",
        "Control+Shift+c",
    ),
    *("Control+Shift+d", "Enter", "ArrowDown", "Escape", "d", "d"),
]
CONTROLS = ".jp-OutputArea :is(button, input, select, [tabindex='0'], [role=slider])"


class Desk:
    """A learner's folder, and the page on which she works."""

    def __init__(self, home: Path, package: Path, page: Page) -> None:
        self.home, self.package, self.page = home, package, page
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    @contextmanager
    def day(self, **options: str) -> Iterator[None]:
        """Start JupyterLab on her folder, open what it opens, and stop it."""
        given = {"language": None, "learner": "Sari", "lesson": None, "afresh": None}
        wanted = Namespace(**given | {"folder": self.home} | options)
        self.folder, lesson = prepare(wanted, package=self.package)
        port = _free_port()
        arguments = [
            *server_arguments(self.folder, lesson),
            *(f"--ServerApp.port={port}", "--IdentityProvider.token=", "--expose-app-in-browser"),
        ]
        log = (self.home / "log").open("wb")
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *arguments],
            env=os.environ | {"MIDWIFERY_PROGRESS": str(self.folder.parent)},
            stdout=log,
            stderr=log,
        )
        try:
            self.address = f"http://127.0.0.1:{port}"
            _wait_until_up(f"{self.address}/api", server)
            self.page.goto(f"{self.address}/lab/tree/{lesson}")
            yield
        finally:
            self.page.goto("about:blank")
            server.terminate()
            server.wait(timeout=90)  # it waits for a kernel that is still starting
            log.close()

    def open(self, lesson: str) -> None:
        """Open another lesson of the same day, alone."""
        self.errors.clear()
        self.page.goto(f"{self.address}/lab/tree/{lesson}.ipynb?reset")
        self.wait_awake()

    def wait_awake(self) -> None:
        """Wait until the lesson has been run by itself."""
        self.page.wait_for_function(AWAKE, timeout=90_000)

    def cells(self) -> list[dict[str, object]]:
        """Give the open notebook's cells: type, text and whether they show something."""
        found: list[dict[str, object]] = self.page.evaluate(CELLS_NOW)
        return found

    def run(self, code: str) -> object:
        """Do something in the page; ``panel`` is the open notebook."""
        return self.page.evaluate(
            f"async () => {{const panel = window.jupyterapp.shell.currentWidget; {code} }}"
        )


AWAKE = """() => {
    const panel = window.jupyterapp?.shell.currentWidget;
    const cells = [...(panel?.content?.model?.cells || [])].filter(one => one.type === 'code');
    return cells.length && panel.sessionContext.session?.kernel?.status === 'idle' &&
        cells.every(one => one.executionCount && one.executionState !== 'running') &&
        document.querySelector('.ms-panel') && !document.querySelector('.ms-asleep') &&
        !document.querySelector('.ms-desk-bar:not([hidden])');
}"""
CELLS_NOW = """() => [...window.jupyterapp.shell.currentWidget.content.model.cells].map(cell => (
    {type: cell.type, text: cell.sharedModel.getSource(), shows: cell.outputs?.length > 0,
     hers: Boolean(cell.getMetadata('midwifery')?.source)}))"""


def _free_port() -> int:
    import socket

    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait_until_up(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(address)


def _notebook(cells, name):
    made = [
        v4.new_markdown_cell(text) if kind == "markdown" else v4.new_code_cell(text)
        for __, kind, text in cells
    ]
    for cell, (tags, *__) in zip(made, cells, strict=True):
        cell.metadata["tags"] = tags.split()
        if cell.cell_type == "code":  # as saved: it ran and shows a picture
            cell.outputs = [
                v4.new_output("execute_result", {"text/html": "<p>saved</p>"}, execution_count=1)
            ]
    return guarded(v4.new_notebook(cells=made), lesson=name, language="en")


@contextmanager
def _desk(browser, folder: Path) -> Iterator[Desk]:
    """Make a package with a few small lessons, and a learner's page."""
    package = folder / "site" / "midwifery_stats"
    shipped = package / "_shipped" / "notebooks" / "en"
    shipped.mkdir(parents=True)
    labs = [("setup", "code", 'import midwifery_stats as ms\nms.use_language("en")')]
    labs += [("vary", "code", code) for code in LABS]
    bar = [*labs[:1], ("predict", "code", 'ms.predict("06-interval")'), labs[4]]
    ranks = 'ms.show(ms.signed_ranks(study.mothers["before"], study.mothers["after"]))'
    wide = [*labs[:3], ("run", "code", ranks)]
    words = [("objectives", "markdown", f"# {one}\n" + "\nText.\n" * 60) for one in ("one", "two")]
    # What another lesson of the same day has answered is answered.
    keys = [
        (tags, kind, text.replace("00-one-mother", "01-seventy-three"))
        for tags, kind, text in CELLS
    ]
    lessons = dict.fromkeys(
        (FIRST, LESSON, "04_mistake", "05_afresh", "06_words", "07_twice"), CELLS
    )
    for name, cells in {
        **lessons,
        "03_labs": labs,
        "08_bar": bar,
        "09_keys": keys,
        "10_wide": wide,
        "glossary": words,
    }.items():
        nbformat.write(_notebook(cells, name), shipped / f"{name}.ipynb")
    (folder / "home").mkdir()
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    names = ("data", "config", "runtime")
    with pytest.MonkeyPatch.context() as patch:
        for name in names:
            patch.setenv(f"JUPYTER_{name.upper()}_DIR", str(folder / name))
        yield Desk(folder / "home", package, page)
    page.close()


@pytest.fixture
def desk(browser, tmp_path) -> Iterator[Desk]:
    """Give a desk whose days the test begins and ends itself."""
    with _desk(browser, tmp_path) as desk:
        yield desk


@pytest.fixture(scope="module")
def today(browser, tmp_path_factory) -> Iterator[Desk]:
    """Give a desk on a day that several tests share; each opens a lesson of its own."""
    with _desk(browser, tmp_path_factory.mktemp("desk")) as desk, desk.day():
        yield desk


def shot(desk: Desk, name: str) -> None:
    if folder := os.environ.get("MIDWIFERY_SCREENSHOTS"):
        desk.page.screenshot(path=Path(folder) / f"desk-{name}.png")


def test_two_days(desk):
    """Run, answer, save, stop; start, reopen: all is there, awake, at the place where she was."""
    page = desk.page
    with desk.day(lesson="02"):
        desk.wait_awake()
        shot(desk, "day-1")
        assert not page.locator("p", has_text="It is seventeen.").is_visible()
        page.get_by_role("radio").first.check()
        page.get_by_role("button", name="This is my prediction").click()
        page.locator("p", has_text="It is seventeen.").wait_for()
        assert page.locator(".ms-cover").count() == 0
        page.get_by_label("Your answer:").fill("68")
        page.get_by_role("button", name="Check", exact=True).click()
        page.get_by_role("alert").filter(has_text="Correct").wait_for()
        page.locator(".ms-yours").scroll_into_view_if_needed()
        desk.run("panel.content.widgets[9].node.scrollIntoView({block: 'start'})")
        page.wait_for_timeout(1500)
        desk.run("await panel.context.save()")
        before = desk.cells()
        page.wait_for_timeout(1500)  # the workspace is saved
    with desk.day():
        page.wait_for_selector(".ms-lesson")
        # The saved lab is a picture at once, never "Error displaying widget".
        assert "Error displaying" not in page.inner_text("body")
        desk.wait_awake()
        assert page.title().startswith("02_small")
        assert page.locator("#jp-main-dock-panel .lm-TabBar-tab").count() == 1
        assert desk.cells() == before
        assert page.locator("p", has_text="It is seventeen.").count() == 1
        assert page.locator(".ms-cover").count() == 0
        place = desk.run(
            "const top = node => node.getBoundingClientRect().top;"
            "return top(panel.content.widgets[9].node) - top(panel.content.node)"
        )
        assert abs(place) < 150
        shot(desk, "day-2")
    assert desk.errors == []


def test_a_lab_that_cannot_wake_shows_its_picture(desk):
    page = desk.page
    with desk.day(lesson="02"):
        desk.wait_awake()
        desk.run("await panel.context.save()")
    path = desk.folder / f"{LESSON}.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("Text.", "Tekst."), encoding="utf-8")
    other = desk.home.parent / "other"  # another computer, which does not trust the page
    os.environ["JUPYTER_DATA_DIR"] = str(other)
    with desk.day(lesson="02"):
        page.wait_for_selector(".ms-lesson")
        page.get_by_role("button", name="Wake the labs").wait_for()
        assert "Error displaying" not in page.inner_text("body")
        assert page.locator(".jp-OutputArea img[src^='data:image/svg']").count() > 0
        shot(desk, "asleep")
        page.get_by_role("button", name="Wake the labs").click()
        desk.wait_awake()
    assert desk.errors == []


def test_a_page_that_was_not_saved_wakes_up_again(today):
    """Python still runs, but the page that comes back knows nothing of the labs that it holds."""
    desk, page = today, today.page
    desk.open(FIRST)
    desk.open(FIRST)
    assert page.get_by_role("button", name="This is my prediction").is_visible()
    # One that was saved finds the labs that Python holds, as she left them.
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("button", name="Less", exact=True).wait_for()
    desk.run("await panel.context.save()")
    desk.open(FIRST)
    assert page.get_by_role("button", name="Less", exact=True).is_visible()
    assert desk.errors == []


def test_any_key_in_any_control_leaves_everything(today):
    desk, page = today, today.page
    desk.open("03_labs")
    before = desk.cells()
    controls = page.locator(f"{CONTROLS}:visible")
    kinds = {}
    for at in range(controls.count()):
        kind = controls.nth(at).evaluate(
            "one => [[...document.querySelectorAll('.jp-Cell')].indexOf(one.closest("
            "'.jp-Cell')), one.tagName, one.type, one.role, one.disabled].join()"
        )
        kinds.setdefault(kind, at)
    # Every cell but the first two shows something to press, and every lab of the package is there.
    assert {int(kind.split(",")[0]) for kind in kinds} == set(range(2, len(LABS) + 1))
    assert {name for name in dir(ms) if name.endswith("Lab")} <= set(
        re.findall(r"\w+Lab", str(LABS))
    )
    page.evaluate(NOTE_COMMANDS)
    for at in kinds.values():
        page.evaluate(PRESS_ALL, [at, KEYS])
    for at in list(kinds.values())[::4]:  # and some as the browser itself presses them
        controls = page.locator(f"{CONTROLS}:visible")
        if controls.nth(at).is_enabled():
            for key in PRESSED:
                controls.nth(at).focus()
                page.keyboard.press(key)
    assert set(page.evaluate("window.msCommands")) == set(), "a key in a lab is the lab's alone"
    # In the page itself, outside the labs, as well.
    desk.run("panel.content.activeCellIndex = 2; panel.content.mode = 'command';")
    desk.run("panel.content.activeCell.node.focus()")
    for key in KEYS:
        if key not in ("Shift+Enter", "Control+Enter", "Enter"):
            page.keyboard.press(key)
    page.wait_for_timeout(500)
    assert page.locator(".jp-Dialog").count() == 0
    assert desk.cells() == before
    assert page.locator(".ms-asleep").count() == 0
    shot(desk, "keys")
    assert desk.errors == []


NOTE_COMMANDS = """() => {
    window.msCommands = [];
    window.jupyterapp.commands.commandExecuted.connect((_, {id}) => window.msCommands.push(id));
}"""
PRESS_ALL = """([at, keys]) => {
    const one = [...document.querySelectorAll("CONTROLS")]
        .filter(node => node.checkVisibility())[at];
    if (!one || one.disabled) return;
    for (const key of keys) {
        one.focus();
        const [name, ...held] = key.split('+').reverse();
        const code = /^[a-zA-Z]$/.test(name) ? name.toUpperCase().charCodeAt(0)
            : /^[0-9]$/.test(name) ? name.charCodeAt(0) : 0;
        const event = new KeyboardEvent('keydown', {
            key: name, keyCode: code, bubbles: true, cancelable: true,
            ctrlKey: held.includes('Control'), shiftKey: held.includes('Shift'),
            altKey: held.includes('Alt')});
        one.dispatchEvent(event);
    }
}""".replace("CONTROLS", CONTROLS)


def test_a_double_click_on_show_me_shows_what_happened_and_does_nothing_else(today):
    desk, page = today, today.page
    desk.open("07_twice")
    before = desk.cells()
    page.evaluate(
        "() => { window.msSecond = []; for (const kind of ['mousedown', 'click', 'dblclick'])"
        "document.addEventListener(kind, one => one.detail > 1 && msSecond.push(kind)); }"
    )
    page.get_by_role("button", name="Show me without predicting").dblclick()
    # In the panel below, without another press.
    page.locator(".ms-sheet").get_by_text("What happened: ").wait_for()
    assert page.locator("p", has_text="It is seventeen.").is_visible()
    assert page.locator(".ms-cover").count() == 0
    assert page.evaluate("window.msSecond") == [], "the second press falls on nothing"
    assert page.get_by_role("button", name="This is my prediction").is_visible()
    assert page.get_by_role("radio", checked=True).count() == 0
    assert desk.cells() == before
    # Later the page takes double clicks again, and the question can still be answered.
    page.wait_for_timeout(800)
    page.locator("p", has_text="It is seventeen.").dblclick()
    assert page.evaluate("window.msSecond") == ["mousedown", "click"]
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="This is my prediction").dblclick()
    page.locator(".ms-sheet").get_by_text("You said: ").first.wait_for()
    page.get_by_role("button", name="Change it").wait_for()
    page.wait_for_timeout(300)
    assert page.get_by_role("button", name="Change it").is_visible(), "a double click is one press"
    assert desk.errors == []


def test_the_focus_is_seen_in_every_kind_of_control(today):
    desk, page = today, today.page
    desk.open("03_labs")
    ring = "getComputedStyle(document.activeElement).outline"
    for place in (".ms-panel", ".ms-sheet"):
        for kind in ("button", "input[type=text]", "input[type=radio]", "select"):
            control = page.locator(f"{place} {kind}:enabled:visible")
            if control.count():
                page.keyboard.press("Tab")  # from now on she works by keys
                control.first.focus()
                assert page.evaluate(ring).endswith("solid 2px"), (place, kind)
    assert desk.errors == []


def test_who_works_by_keys_keeps_her_place_where_a_button_goes_away(today):
    desk, page = today, today.page
    desk.open("09_keys")

    def press(name: str, times: int = 1) -> None:
        page.get_by_role("button", name=name, exact=True).focus()
        for _ in range(times):
            page.keyboard.press("Enter")
            page.wait_for_timeout(700)  # a second press at once would be the double click of one

    focus = "document.activeElement"
    press("Hint", 2)
    assert page.evaluate(f"{focus}.innerText") == "Show solution"
    press("Mother 1, improved: less fluent before, fluent after")
    press("Undo")
    assert page.evaluate(f"{focus}.innerText") == "Published data"
    page.get_by_role("radio").first.check()
    press("This is my prediction")
    press("Change it")
    press("Show me")
    page.locator(".ms-sheet").get_by_text("What happened: ").wait_for()
    cell = page.locator(".jp-Cell").filter(has_text="What happened: ").last
    assert cell.evaluate(f"one => one === {focus}")
    page.keyboard.press("Tab")
    assert cell.evaluate(f"one => one.compareDocumentPosition({focus}) & (4 + 16)"), "onwards"
    assert desk.errors == []


def test_the_bar_of_a_prediction_and_its_box_lie_in_the_page(today):
    desk, page = today, today.page
    desk.open("08_bar")
    sheet = page.locator(".ms-sheet")
    sheet.locator(".noUi-base").click()  # its middle
    sheet.get_by_role("button", name="Your prediction: one more").click()
    sheet.get_by_role("img", name="Your bar: 36").wait_for()
    sheet.get_by_role("button", name="This is my prediction").click()
    sheet.get_by_role("alert").get_by_text("You said: 36").wait_for()
    shot(desk, "bar")
    bar, box = sheet.locator(".noUi-target").bounding_box(), sheet.locator("input").bounding_box()
    assert bar["y"] + bar["height"] <= box["y"], "the bar lies over the box"
    assert desk.errors == []


def test_on_a_phone_code_is_whole_and_a_wide_table_shows_that_it_goes_on(today):
    desk, page = today, today.page
    page.set_viewport_size({"width": 360, "height": 740})
    desk.open("10_wide")
    shot(desk, "wide")
    code = page.locator(".cm-editor").last
    table = page.locator(".jp-OutputArea [style*='overflow-x:auto']").last
    over = (
        "one => Math.max(...[...one.querySelectorAll('.cm-line *')].map("
        "each => each.getBoundingClientRect().right)) - one.getBoundingClientRect().right"
    )
    hidden = "one => one.scrollWidth - one.clientWidth"
    shade = "one => getComputedStyle(one).backgroundImage"
    try:
        assert code.evaluate(over) <= 0
        assert table.evaluate(hidden) > 0
        assert "linear-gradient" in table.evaluate(shade)
    finally:
        page.set_viewport_size({"width": 1366, "height": 768})
    assert desk.errors == []


def test_a_typing_mistake_is_one_sentence_and_the_rest_runs(today):
    desk, page = today, today.page
    desk.open("04_mistake")
    hers = page.locator(".ms-yours")
    hers.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("chosen = = 3")
    top = hers.bounding_box()["y"]
    page.evaluate("window.jupyterapp.commands.execute('notebook:run-all-cells')")
    page.get_by_text("One cell could not run. All others did.").wait_for()
    error = page.locator(".ms-desk-error")
    assert error.locator("p").inner_text() == (
        "There is a typing mistake in this cell. Put it back, or compare it with the page."
    )
    assert not page.get_by_text("SyntaxError").first.is_visible()
    page.wait_for_timeout(700)
    assert abs(hers.bounding_box()["y"] - top) < 200, "the page stays where she was"
    shot(desk, "mistake")
    error.get_by_role("button").click()
    assert page.get_by_text("SyntaxError").first.is_visible()
    assert [cell["shows"] for cell in desk.cells()][11] is True, "the exercise after it runs"
    hers.get_by_role("button", name="Put back").click()
    assert desk.cells()[9]["text"] == "chosen = 3\nchosen + 1"
    hers.get_by_role("button", name="Edit").press("Enter")
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.type(" - 0")
    assert desk.cells()[9]["text"] == "chosen = 3\nchosen + 1 - 0"
    hers.get_by_role("button", name="Put back").click()
    hers.get_by_role("button", name="Run this cell").click()  # as on a phone
    hers.locator("pre", has_text=re.compile("^4$")).wait_for()
    assert error.count() == 0
    # Other cells cannot be edited at all.
    locked = page.locator(".jp-CodeCell").first
    locked.locator(".cm-content").click()
    page.keyboard.type("zzz")
    page.locator("p", has_text="Think.").first.dblclick()
    page.keyboard.press("Enter")
    assert [cell["text"] for cell in desk.cells()] == [text for *__, text in CELLS]
    assert page.locator("p", has_text="Think.").first.is_visible()
    assert desk.errors == []


def test_a_lesson_afresh_and_after_a_restart(today):
    desk, page = today, today.page
    desk.open("05_afresh")
    desk.run("panel.content.model.cells.get(9).sharedModel.setSource('mine')")
    page.get_by_role("button", name="Start this lesson afresh").click()
    page.locator(".jp-Dialog").get_by_role("button", name="Start this lesson afresh").click()
    page.get_by_text("05_afresh is as it was made.", exact=False).wait_for(timeout=60_000)
    shot(desk, "afresh")
    assert desk.cells()[9]["text"] == "chosen = 3\nchosen + 1"
    (copy,) = desk.folder.glob("05_afresh (*).ipynb")
    assert "mine" in copy.read_text(encoding="utf-8")
    page.get_by_role("button", name="Close").click()
    desk.wait_awake()
    desk.run("await panel.sessionContext.session.kernel.restart()")
    page.wait_for_timeout(2500)
    desk.wait_awake()
    assert desk.errors == []


def test_a_word_opens_at_its_place_and_the_glossary_needs_no_kernel(today):
    desk, page = today, today.page
    desk.open("06_words")
    page.locator(".jp-MarkdownCell h1").first.hover()
    assert page.locator(".jp-collapseHeadingButton:visible").count() == 0, "would fold it away"
    page.get_by_role("link", name="glossary").click()
    page.wait_for_function("() => document.title.startsWith('glossary')")
    page.wait_for_timeout(1500)
    heading = page.locator(".jp-NotebookPanel:visible h1", has_text="two")
    assert heading.bounding_box()["y"] < 300
    sessions = page.evaluate("fetch('/api/sessions').then(answer => answer.json())")
    assert "glossary.ipynb" not in [session["path"] for session in sessions]
    # Said by ipywidgets of any notebook without a kernel.
    assert set(desk.errors) <= {"Cannot read properties of null (reading 'kernel')"}
