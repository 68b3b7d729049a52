"""A student who works through every lesson from a checkout changes no file of the project."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lessons.builder.po_files import compile_catalogues
from midwifery_stats.classroom import course
from midwifery_stats.language import LANGUAGES, SOURCE

# What the student does, in a Python that imports the package from her checkout: she starts with
# ``lab``, runs each cell, commits each prediction, tries each exercise wrongly and rightly, presses
# in each lab, changes and saves the page, and starts one lesson afresh; then, without answering
# again, the same in the other language.
STUDENT = """
import gc, os, sys
from argparse import Namespace
from pathlib import Path
import nbformat
from IPython.core.interactiveshell import InteractiveShell
from ipywidgets import Widget
from midwifery_stats import lab_command
from midwifery_stats.classroom import course
from midwifery_stats.classroom.labs.panel import Panel
from midwifery_stats.classroom.questions.answers import right_answer
from midwifery_stats.classroom.questions.exercise_panel import ExercisePanel
from midwifery_stats.classroom.questions.exercises import Choice
from midwifery_stats.classroom.questions.prediction_panel import PredictionPanel
from midwifery_stats.classroom.questions.predictions import ChoicePrediction
from midwifery_stats.learners import start_afresh

assert Path(lab_command.__file__).is_relative_to(Path.cwd()), "the package of the checkout"
nothing = dict.fromkeys(("folder", "learner", "lesson", "afresh"))

def answer(panel):
    if isinstance(panel, PredictionPanel):
        asked = panel._asked
        chosen = isinstance(asked, ChoicePrediction)
        panel._entry.value = asked.options[0].key if chosen else str(asked.low)
        panel.commit()
    elif isinstance(panel, ExercisePanel):
        question = panel.question
        if isinstance(question, Choice):
            tries = [one.key for one in sorted(question.options, key=lambda one: one.right)]
        else:
            tries = ["-1", right_answer(question).partition(" (")[0]]
        for tried in tries:
            panel._entry.value = tried
            panel.check()
        panel.hint()
        panel.solve()
    elif isinstance(panel, Panel):
        panel.reset()
        panel._open.value = True

for language in sys.argv[1:]:
    folder, _ = lab_command.prepare(Namespace(language=language, **nothing))
    os.chdir(folder)
    os.environ["MIDWIFERY_PROGRESS"] = str(folder.parent)
    for path in sorted(folder.glob("*.ipynb")):
        shell, done = InteractiveShell(), None
        page = nbformat.read(path, as_version=4)
        for cell in page.cells:
            if cell.cell_type == "code":
                done = shell.run_cell(cell.source)
                done.raise_error()
                if language == sys.argv[1]:
                    answer(done.result)
                cell.outputs = [nbformat.v4.new_output("stream", text="another output")]
                cell.source += "\\n# mine"
        nbformat.write(page, path)
        Widget.close_all()
        shell.reset()
        del shell, done
        gc.collect()  # yesterday's panels follow no answer any more
    start_afresh("02", language=language, forget=False)
    os.chdir(folder.parents[2])
"""


def git(*arguments: str, folder: Path) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=True
    ).stdout


def test_git_status_is_clean_after_all_lessons(root, tmp_path):
    if shutil.which("git") is None or not (root / ".git").exists():
        pytest.skip("This is no checkout.")
    checkout, home = tmp_path / "checkout", tmp_path / "home"
    git("clone", "-q", "--shared", str(root), str(checkout), folder=tmp_path)
    for code in LANGUAGES.keys() - {SOURCE}:  # as its installation does
        compile_catalogues(checkout / "src" / "midwifery_stats" / "language" / "locale" / code)
    environment = {key: text for key, text in os.environ.items() if key != "MIDWIFERY_PROGRESS"}
    environment |= {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "JUPYTER_DATA_DIR": str(tmp_path / "jupyter"),
        "PYTHONPATH": str(checkout / "src"),
    }
    home.mkdir()
    worked = subprocess.run(
        [sys.executable, "-c", STUDENT, *LANGUAGES],
        cwd=checkout,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert worked.returncode == 0, worked.stderr[-2000:]
    assert git("status", "--porcelain", folder=checkout) == ""
    (answers,) = home.glob("*/*/progress.json")
    kept = json.loads(answers.read_text(encoding="utf-8"))
    asked = {one.id for lesson in course.lessons() for one in course.predictions(lesson)}
    assert set(kept["predictions"]) == asked
    tried = {one.id for lesson in course.lessons() for one in course.exercises(lesson)}
    assert {id for id, one in kept["exercises"].items() if one["0"]["status"] == "correct"} == tried
