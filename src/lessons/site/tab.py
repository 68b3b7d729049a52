"""The lessons in a browser tab: JupyterLite with the Pyodide kernel, all of it self-hosted."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from jupyterlite_pyodide_kernel.constants import PYODIDE_KERNEL_PLUGIN_ID

from lessons.site.book import ROOT, SITE, TITLES
from lessons.site.pyodide import Distribution, distribution, said

APPS = ("lab", "notebooks", "tree")
# All cells stay in the page: a lab outside the window is there, and a phone does not jump.
OVERRIDES = {
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
    "@jupyterlab/apputils-extension:notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
    },
}
# JupyterLite's service worker keeps nothing below "api/", where the list of lessons is, and takes
# a page for another one when the lesson named in its address is another.
SERVICE_WORKER = (
    (
        't.pathname.includes("/api/")}',
        't.pathname.includes("/api/")&&!t.pathname.endsWith(".json")}',
    ),
    ("await t.match(e)", "await t.match(e,{ignoreSearch:!0})"),
)


def build_tab(
    out: Path, work: Path, cache: Path, *, offered: Iterable[Path] = (), download: bool = False
) -> Distribution:
    """Make the folder ``out`` and say which compiled packages of Pyodide it lacks."""
    work.mkdir(parents=True, exist_ok=True)
    contents = work / "contents"
    for language in TITLES:
        shutil.copytree(
            ROOT / "notebooks" / language,
            contents / language,
            ignore=shutil.ignore_patterns("progress*", ".*"),
        )
    _write_json(work / "jupyter-lite.json", _page_settings())
    _write_json(work / "overrides.json", OVERRIDES)
    lite = Path(sys.executable).with_name("jupyter-lite")
    command = [str(lite) if lite.exists() else "jupyter-lite", "build"]
    command += ["--lite-dir", str(work), "--contents", str(contents), "--output-dir", str(out)]
    command += ["--no-sourcemaps", "--no-unused-shared-packages"]
    command += [word for app in APPS for word in ("--apps", app)]
    built = subprocess.run(command, cwd=work, capture_output=True, text=True)
    if built.returncode:
        raise said("no tab", reason=(built.stdout + built.stderr)[-2000:])
    made = distribution(out / "static" / "pyodide", cache, offered=offered, download=download)
    _work_offline(out)
    return made


def _work_offline(out: Path) -> None:
    """Let every app's page keep, once a lesson is up, what it needs without a network."""
    shutil.copy(SITE / "tab" / "offline.js", out)
    for app in APPS:
        page = out / app / "index.html"
        text = page.read_text(encoding="utf-8")
        script = '<script defer src="../offline.js"></script></head>'
        page.write_text(text.replace("</head>", script, 1), encoding="utf-8")
    worker = out / "service-worker.js"
    text = worker.read_text(encoding="utf-8")
    for theirs, ours in SERVICE_WORKER:
        if text.count(theirs) != 1:
            raise said("changed worker", words=repr(theirs))
        text = text.replace(theirs, ours)
    worker.write_text(text, encoding="utf-8")
    files = [
        path.relative_to(out).as_posix()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.suffix not in (".map", ".txt")
    ]
    _write_json(out / "offline.json", files)


def _page_settings() -> dict[str, object]:
    kernel = {
        "pyodideUrl": "./static/pyodide/pyodide.mjs",
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"packages": ["ipython", "jedi", "comm"]},
    }
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": TITLES["en"],
            "exposeAppInBrowser": True,
            "enableMemoryStorage": False,
            "enableServiceWorkerCache": "true",
            # The second comes along from the environment in which the site is built.
            "disabledExtensions": [
                "@jupyterlab/apputils-extension:announcements",
                "jupyterlab-jupytext",
            ],
            "litePluginSettings": {PYODIDE_KERNEL_PLUGIN_ID: kernel},
        },
    }


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value), encoding="utf-8")
