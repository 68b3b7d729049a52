"""The command that opens the lessons."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import urllib.request

import pytest

from midwifery_stats.__main__ import main
from midwifery_stats.lab_command import lessons_folder, server_arguments


@pytest.fixture
def installed(tmp_path):
    """A package as a wheel lays it out, with two lessons in English."""
    package = tmp_path / "site" / "midwifery_stats"
    shipped = package / "_shipped" / "notebooks" / "en"
    shipped.mkdir(parents=True)
    (shipped / "00_start_here.ipynb").write_text("start", encoding="utf-8")
    (shipped / "01_next.ipynb").write_text("next", encoding="utf-8")
    return package


def test_a_checkout_opens_its_own_lessons(root):
    assert lessons_folder("en") == root / "notebooks" / "en"


def test_an_installed_package_copies_the_lessons_and_says_so(installed, tmp_path, capsys):
    folder = lessons_folder("en", package=installed, here=tmp_path)
    assert folder == tmp_path / "midwifery-notebooks" / "en"
    assert sorted(path.name for path in folder.iterdir()) == [
        "00_start_here.ipynb",
        "01_next.ipynb",
    ]
    assert capsys.readouterr().out == f"Your own copy of the lessons is in {folder}.\n"


def test_a_second_start_leaves_the_learners_files_alone(installed, tmp_path, capsys):
    folder = lessons_folder("en", package=installed, here=tmp_path)
    (folder / "00_start_here.ipynb").write_text("mine", encoding="utf-8")
    (folder / "01_next.ipynb").unlink()
    assert lessons_folder("en", package=installed, here=tmp_path) == folder
    assert (folder / "00_start_here.ipynb").read_text(encoding="utf-8") == "mine"
    assert (folder / "01_next.ipynb").read_text(encoding="utf-8") == "next"
    capsys.readouterr()
    lessons_folder("en", package=installed, here=tmp_path)
    assert capsys.readouterr().out == f"You have all lessons already, in {folder}.\n"


def test_a_language_without_lessons_is_one_sentence(installed, tmp_path):
    with pytest.raises(SystemExit) as caught:
        lessons_folder("id", package=installed, here=tmp_path)
    assert str(caught.value) == "There are no lessons for --language id yet."
    assert not (tmp_path / "midwifery-notebooks").exists()


def test_without_jupyterlab_one_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setattr("midwifery_stats.lab_command.find_spec", lambda name: None)
    with pytest.raises(SystemExit) as caught:
        main(["lab"])
    assert str(caught.value) == (
        'JupyterLab is not installed. Install it with: python -m pip install "midwifery-stats[lab]"'
    )


def test_root_is_allowed_only_to_root(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    assert "--allow-root" in server_arguments(tmp_path)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert "--allow-root" not in server_arguments(tmp_path)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="These always have a screen.")
def test_no_browser_is_tried_without_a_screen(tmp_path, monkeypatch):
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    assert "--no-browser" not in server_arguments(tmp_path)
    monkeypatch.delenv("DISPLAY")
    assert "--no-browser" in server_arguments(tmp_path)


def test_the_printed_address_opens_lesson_00(tmp_path):
    """Start it as a learner does, with two of JupyterLab's own arguments."""
    environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    environment |= {"JUPYTER_RUNTIME_DIR": str(tmp_path), "JUPYTER_CONFIG_DIR": str(tmp_path)}
    server = subprocess.Popen(
        [sys.executable, "-m", "midwifery_stats", "lab", "--no-browser", "--port=0"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        line = next(line for line in server.stdout if "address" in line)
        address = re.search(r"http://\S+", line)[0]
        assert "/lab/tree/00_start_here.ipynb?token=" in address
        with urllib.request.urlopen(address, timeout=30) as page:
            assert page.status == 200
        contents = address.replace("/lab/tree/", "/api/contents/") + "&content=0"
        with urllib.request.urlopen(contents, timeout=30) as answer:
            assert json.load(answer)["path"] == "00_start_here.ipynb"
        setting = "@jupyterlab/apputils-extension:notification"
        news = address.replace("/lab/tree/00_start_here.ipynb", f"/lab/api/settings/{setting}")
        with urllib.request.urlopen(news, timeout=30) as answer:
            assert json.load(answer)["schema"]["properties"]["fetchNews"]["default"] == "false"
    finally:
        server.terminate()
        server.wait(timeout=30)
