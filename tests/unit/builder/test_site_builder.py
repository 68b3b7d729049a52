"""The site's parts that need no browser: packed states, the reference, notebooks for elsewhere."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import urllib.request
from io import BytesIO
from types import SimpleNamespace

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

import midwifery_stats as ms
from lessons.site.labs import grid_of, labs_of, packed
from lessons.site.reference import reference_page, result_classes
from midwifery_stats import language
from midwifery_stats.classroom.labs.sampling_lab import SamplingLab

HTML = st.lists(
    st.sampled_from(["<svg a>", "</svg>", "<table>", "<p x>", "text", "\x1e", "<td>3 < 4</td>"])
).map("".join)


@given(st.dictionaries(st.tuples(st.integers(0, 9), st.integers(0, 9)), HTML, min_size=1))
def test_packing_loses_nothing(states):
    data = json.loads(json.dumps(packed(states)))
    for key, html in states.items():
        figures = data["states"][",".join(map(str, key))]
        tags = [tag for figure in figures for tag in data["figures"][figure]]
        assert "".join(data["tags"][tag] for tag in tags) == html


def test_a_lab_is_made_from_the_lines_of_its_lesson():
    lines = ["import midwifery_stats as ms", "a, b = [0] * 4, [1, 1, 1, 0]", "ms.undefined()"]
    lines += ["print('not shown')\nms.PairsLab(a, b)", "ms.SamplingLab(0.3, 0.3)"]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(line) for line in lines])
    (first, pairs), (second, sampling) = labs_of(notebook)
    assert (first, second) == (3, 4)
    grid = grid_of(pairs)
    assert grid.start == (3, 0)
    assert grid.states[grid.start] == pairs.start
    assert len(grid.states) == 15  # of 4 mothers, so many may improve and get worse
    assert all(
        state.counts == (up, 4 - up - down, down) for (up, down), state in grid.states.items()
    )
    assert isinstance(sampling, SamplingLab)
    assert grid_of(sampling) is None


def test_every_public_name_is_in_the_reference():
    page = reference_page("en")
    for name in ms.__all__:
        assert f":: midwifery_stats.{name}\n" in page
    named = {result.__name__ for result in result_classes()}
    assert {"Estimate", "RankSumTest", "SignedRankTest", "Study"} <= named


def test_elsewhere_a_notebook_installs_what_it_needs_and_says_so(tmp_path):
    downloads = pytest.importorskip("lessons.site.downloads", exc_type=ImportError)
    cells = [
        nbformat.v4.new_markdown_cell("# 02\n[NICU](glossary.ipynb#NICU)"),
        nbformat.v4.new_code_cell("import midwifery_stats as ms"),
    ]
    path = tmp_path / "02.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    made = downloads.elsewhere(path, "en", "m-1.whl", "https://example.org/course")
    assert made.cells[0].source.endswith("(https://example.org/course/en/glossary.html#nicu)")
    first = made.cells[1].source
    assert "%pip install --quiet https://example.org/course/downloads/m-1.whl" in first
    # With the package there, nothing is installed and nothing said.
    code = first.replace("%pip", "raise SystemExit  # pip")
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == ""
    without = code.replace("import midwifery_stats", "import midwifery_stats_is_not_here")
    run = subprocess.run([sys.executable, "-c", without], capture_output=True, text=True)
    assert "Installing midwifery-stats" in run.stdout


def test_a_wheel_is_taken_only_with_the_sum_of_the_lock(tmp_path):
    pyodide = pytest.importorskip("lessons.site.pyodide", exc_type=ImportError)
    name = "numpy-2.4.6-cp314-cp314-pyemscripten_2026_0_wasm32.whl"
    entry = {"file_name": name, "sha256": hashlib.sha256(b"theirs").hexdigest(), "version": "2.4.6"}
    shop = pyodide._Shop(tmp_path / "kept", (tmp_path / "offered",), download=False)
    wheel = tmp_path / "offered" / "some" / "where" / name
    wheel.parent.mkdir(parents=True)
    wheel.write_bytes(b"another")
    assert shop.wheel("numpy", entry) is None
    wheel.write_bytes(b"theirs")
    assert shop.wheel("numpy", entry) == wheel


def test_an_earlier_site_is_replaced_and_nothing_else(tmp_path):
    build = pytest.importorskip("lessons.site.build", exc_type=ImportError)
    (tmp_path / "thesis.docx").write_text("mine")
    with pytest.raises(build.SiteError, match="something else"):
        build._clear(tmp_path)
    assert (tmp_path / "thesis.docx").read_text() == "mine"
    (tmp_path / "index.html").write_text(f'<meta name="generator" content="{build.MARK}">')
    build._clear(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_why_a_site_is_not_built_is_said_in_the_reader_s_language(tmp_path, monkeypatch):
    """Each step that can fail does: npm, its package, a download, pip, the wheel, JupyterLite."""
    pyodide = pytest.importorskip("lessons.site.pyodide", exc_type=ImportError)
    tab = pytest.importorskip("lessons.site.tab", exc_type=ImportError)
    monkeypatch.setattr(language, "_current", "id")
    failed = SimpleNamespace(returncode=1, stdout="", stderr="E404")
    monkeypatch.setattr(subprocess, "run", lambda *command, **how: failed)
    name = "numpy-2.4.6-cp314-cp314-pyemscripten_2026_0_wasm32.whl"
    entry = {"file_name": name, "sha256": "0", "version": "2.4.6"}
    shop = pyodide._Shop(tmp_path / "kept", (), download=True)
    monkeypatch.setattr(urllib.request, "urlopen", lambda *url, **how: BytesIO(b"another"))

    def core_of(npm: str | None, version: str = pyodide.PYODIDE_VERSION):
        monkeypatch.setattr(shutil, "which", lambda program: npm)
        monkeypatch.setattr(pyodide, "PYODIDE_VERSION", version)
        return pyodide.pyodide_core(tmp_path / "core")

    archive = tmp_path / "core" / f"pyodide-{pyodide.PYODIDE_VERSION}.tgz"
    version = pyodide.PYODIDE_VERSION
    steps = {
        "npm belum terpasang": lambda: core_of(None),
        "npm tidak berhasil mengambil .*E404": lambda: core_of("npm"),
        "tidak dapat diperiksa": lambda: core_of("npm", "0.1"),
        f"Nilai hash {name} tidak sesuai": lambda: shop.wheel("numpy", entry),
        "Tidak ada paket .*Python murni untuk comm 1": lambda: shop._of_pypi("comm", "1"),
        "Paket .*proyek ini tidak berhasil dibuat: E404": lambda: pyodide.built_wheel(tmp_path),
        "JupyterLite.* tidak berhasil dibuat": lambda: tab.build_tab(
            tmp_path / "out", tmp_path / "work", tmp_path
        ),
    }
    for words, step in steps.items():
        with pytest.raises(pyodide.SiteError, match=words):
            step()
    archive.write_bytes(b"another")
    failed.returncode = 0
    with pytest.raises(pyodide.SiteError, match=r"Nilai hash pyodide@.* tidak sesuai"):
        core_of("npm", version)


def test_a_handout_that_is_too_long_is_named_in_the_reader_s_language(tmp_path, monkeypatch):
    downloads = pytest.importorskip("lessons.site.downloads", exc_type=ImportError)
    monkeypatch.setattr(language, "_current", "id")
    monkeypatch.setattr(shutil, "which", lambda program: program)
    printed = b"/Type /Page\n" * 11

    def printer(chromium, out, folder, code, name):
        (folder / f"{name}-{code}.pdf").write_bytes(printed)

    monkeypatch.setattr(downloads, "_print", printer)
    book = SimpleNamespace(language="id", lessons=("02",))
    assert downloads.write_handouts(tmp_path, [book]) == [
        "Lembar bacaan 02-id.pdf berisi 11 halaman, lebih dari 10."
    ]
