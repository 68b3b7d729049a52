"""Fixtures for tests that use the lessons as a learner does: in JupyterLab, in a browser.

    def test_flip(lab):
        lab.open_notebook("02_before_and_after.ipynb")     waits for the kernel
        lab.run_all()                                      waits until every code cell has run
        lab.page.get_by_role("button", name="...").click() a Playwright page: docs at playwright.dev
        assert lab.cell_errors() == []
        assert lab.console_errors == []
        assert lab.foreign_requests == []                  nothing is fetched from another host
        lab.screenshot("flip")                             gives the path of a PNG

    lab.write_notebook("small.ipynb", "import midwifery_stats as ms", "ms.PairsLab(study)")
    lab.use_theme("dark")           or "light"
    lab.page.set_viewport_size({"width": 360, "height": 740})

``lab`` is a fresh copy of notebooks/en (``lab.folder``) in a JupyterLab without open tabs, kernels
or dialogs, in the light theme. The page is loaded once for each module (loading JupyterLab takes
longer than most tests); ``jupyter`` is the server behind it, one for each test process.
All cells are in the page, also those outside the window (the notebook's windowing is off), so
locators find them. Screenshots go to the folder named by the environment variable
MIDWIFERY_SCREENSHOTS, else to a temporary one.

Where no Chromium or Chrome is installed these tests are skipped; where the environment variable
MIDWIFERY_CI is set, that is an error instead. They take longer than all others together, so they
run where they are asked for: by name (``python -m pytest tests/browser``), or with everything else
where MIDWIFERY_CI or MIDWIFERY_BROWSER is set, as ``.ci/checks`` does.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)

from midwifery_stats.language import use_language

# A report is made in a second or two, on a busy machine in ten.
expect.set_options(timeout=30_000)

ROOT = Path(__file__).parents[2]
NOTEBOOKS = ROOT / "notebooks" / "en"
PACKAGE = ROOT / "src" / "midwifery_stats"

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ASKED_FOR = ("MIDWIFERY_CI", "MIDWIFERY_BROWSER")
WINDOW = {"width": 1280, "height": 900}
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
# What builds the web site also puts itself into any JupyterLab beside it, where it cannot load; a
# learner's installation (requirements-lab.txt) does not have it.
NOT_OURS = "@jupyterlite/services"
SETTINGS = {
    "notebook-extension/tracker": {"windowingMode": "none"},
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave these tests out of a run of everything, unless they are asked for."""
    named = any("browser" in Path(argument.partition("::")[0]).parts for argument in config.args)
    if named or any(os.environ.get(name) for name in ASKED_FOR):
        return
    elsewhere = pytest.mark.skip(reason="CI runs it; here: python -m pytest tests/browser")
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(elsewhere)


@dataclass(frozen=True)
class Jupyter:
    """A running JupyterLab: its address, the folder that it serves, its users' settings."""

    address: str
    root: Path
    settings: Path


@dataclass
class Lab:
    """One browser page on the server, with what went wrong in it so far."""

    page: Page
    jupyter: Jupyter
    folder: Path
    screenshots: Path
    console_errors: list[str] = field(default_factory=list)
    foreign_requests: list[str] = field(default_factory=list)

    def open_notebook(self, name: str) -> None:
        """Open a notebook of this page's folder and wait for its kernel."""
        path = (self.folder / name).relative_to(self.jupyter.root).as_posix()
        if self.page.url == "about:blank":
            self.page.goto(f"{self.jupyter.address}/lab/tree/{urllib.parse.quote(path)}?reset")
        else:
            self.page.evaluate(
                "path => void window.jupyterapp.commands.execute('docmanager:open', {path})", path
            )
        self.page.wait_for_function(_HAS_A_KERNEL, arg=path, timeout=60_000)
        self.page.evaluate("window.jupyterapp.shell.collapseLeft()")

    def run_all(self, *, timeout: float = 120.0) -> None:
        """Choose *Run All Cells* and wait until every code cell has run (seconds)."""
        self.page.evaluate("void window.jupyterapp.commands.execute('notebook:run-all-cells')")
        self.page.wait_for_function(_ALL_HAVE_RUN, timeout=1000 * timeout)

    def cell_errors(self) -> list[str]:
        """Give what went wrong in the open notebook's cells."""
        errors: list[str] = self.page.evaluate(_CELL_ERRORS)
        return errors

    def use_theme(self, theme: str) -> None:
        """Switch JupyterLab to the "light" or the "dark" theme."""
        if self.page.get_attribute("body", "data-jp-theme-name") == THEMES[theme]:
            return
        self.page.evaluate(
            "theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})",
            THEMES[theme],
        )
        self.page.wait_for_selector(f"body[data-jp-theme-name='{THEMES[theme]}']", state="attached")
        self.page.wait_for_selector("#jupyterlab-splash", state="detached")

    def write_notebook(self, name: str, *sources: str) -> str:
        """Write a small notebook, one code cell for each source, and give its name."""
        cells = [nbformat.v4.new_code_cell(source) for source in sources]
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
        nbformat.write(notebook, self.folder / name)
        return name

    def screenshot(self, name: str) -> Path:
        """Save what the window shows as a PNG and give its path."""
        path = self.screenshots / f"{name}.png"
        self.page.screenshot(path=path)
        return path


_HAS_A_KERNEL = """path => {
    const panel = window.jupyterapp?.shell.currentWidget;
    return panel?.context?.path === path &&
        panel.sessionContext.session?.kernel?.status === 'idle';
}"""
_CLOSE_ALL = """async () => {
    const app = window.jupyterapp;
    for (const panel of [...app.shell.widgets('main')]) {
        if (panel.context) panel.context.model.dirty = false;
        panel.dispose();
    }
    await app.serviceManager.sessions.shutdownAll();
}"""
# Both read JupyterLab's own model of the open notebook.
_ALL_HAVE_RUN = """() => {
    const panel = window.jupyterapp.shell.currentWidget;
    const cells = [...panel.content.model.cells].filter(
        cell => cell.type === 'code' && cell.sharedModel.getSource().trim() !== '');
    return panel.sessionContext.session.kernel.status === 'idle' &&
        cells.some(cell => [...cell.outputs.toJSON()].some(o => o.output_type === 'error')) ||
        cells.every(cell => cell.executionCount !== null && cell.executionState !== 'running');
}"""
_CELL_ERRORS = """() => [...window.jupyterapp.shell.currentWidget.content.model.cells]
    .filter(cell => cell.type === 'code')
    .flatMap(cell => [...cell.outputs.toJSON()])
    .filter(output => output.output_type === 'error')
    .map(output => `${output.ename}: ${output.evalue}`)"""


def installed_chromium() -> str | None:
    """Find Chromium or Chrome on this machine."""
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    return found or next((place for place in CHROMIUM_PLACES if Path(place).exists()), None)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Put the package's language back, also where a test that chose another one fails."""
    use_language("en")
    yield
    use_language("en")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Give the browser that tests drive."""
    found = installed_chromium()
    if found is None:
        message = "No Chromium or Chrome is installed; the browser tests need one."
        if os.environ.get("MIDWIFERY_CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


@pytest.fixture(scope="session")
def jupyter(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    """Serve a temporary folder with a JupyterLab that knows nothing of this user's settings."""
    home = tmp_path_factory.mktemp("jupyter")
    root = home / "lessons"
    root.mkdir()
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            _server_command(root), env=_server_environment(home), stdout=log, stderr=log
        )
        try:
            yield Jupyter(_address(home, server), root, home / "settings")
        finally:
            server.terminate()
            server.wait(timeout=30)


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Start a headless browser (for one module: Playwright's event loop must not outlive it)."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """Open the window that all tests of a module share."""
    context = browser.new_context(viewport=WINDOW)
    yield context.new_page()
    context.close()


@pytest.fixture
def lab(jupyter: Jupyter, window: Page, tmp_path: Path) -> Iterator[Lab]:
    """Give a JupyterLab with nothing open (see the top of this file)."""
    folder = jupyter.root / tmp_path.name
    shutil.copytree(NOTEBOOKS, folder, ignore=shutil.ignore_patterns("progress*", ".*"))
    screenshots = Path(os.environ.get("MIDWIFERY_SCREENSHOTS", tmp_path))
    screenshots.mkdir(parents=True, exist_ok=True)
    window.set_viewport_size(WINDOW)
    if window.url == "about:blank":
        _reset_settings(jupyter.settings)
    lab = Lab(window, jupyter, folder, screenshots)

    def note_console(message: ConsoleMessage) -> None:
        if message.type == "error" and NOT_OURS not in message.text:
            lab.console_errors.append(f"{message.text} ({message.location['url']})")

    def note_error(error: Exception) -> None:
        if NOT_OURS not in str(error):
            lab.console_errors.append(str(error))

    def note_request(request: Request) -> None:
        if urllib.parse.urlsplit(request.url).hostname not in (None, "127.0.0.1"):
            lab.foreign_requests.append(request.url)

    notes = {"console": note_console, "pageerror": note_error, "request": note_request}
    for event, note in notes.items():
        window.on(event, note)
    yield lab
    for event, note in notes.items():
        window.remove_listener(event, note)
    if window.url != "about:blank":
        window.evaluate(_CLOSE_ALL)
        lab.use_theme("light")


def _reset_settings(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for name, settings in SETTINGS.items():
        path = folder / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(settings), encoding="utf-8")


def _server_command(folder: Path) -> list[str]:
    return [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
        "--expose-app-in-browser",
        "--ServerApp.ip=127.0.0.1",
        "--ServerApp.port=0",
        f"--ServerApp.root_dir={folder}",
        "--IdentityProvider.token=",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
        # What ``python -m midwifery_stats lab`` gives it as well.
        f"--LabApp.app_settings_dir={PACKAGE / 'lab_settings'}",
        f"--LabApp.extra_labextensions_path={PACKAGE / 'labextensions'}",
    ]


def _server_environment(home: Path) -> dict[str, str]:
    return os.environ | {
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        "IPYTHONDIR": str(home / "ipython"),
    }


def _address(home: Path, server: subprocess.Popen[bytes], *, patience: float = 60.0) -> str:
    """Wait until the server has written down its address, and then until it answers there."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline and server.poll() is None:
        for path in (home / "runtime").glob("jpserver-*.json"):
            try:
                address = str(json.loads(path.read_text(encoding="utf-8"))["url"]).rstrip("/")
                urllib.request.urlopen(f"{address}/api", timeout=patience).close()
            except (ValueError, OSError):  # the file is being written; it does not listen yet
                continue
            return address
        time.sleep(0.1)
    pytest.fail("JupyterLab did not start:\n" + (home / "log").read_text(encoding="utf-8"))
