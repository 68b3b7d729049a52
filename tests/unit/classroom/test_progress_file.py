import errno
import json
import os
import subprocess
import sys
import time
from datetime import datetime

import pytest

from midwifery_stats.classroom.progress import file as file_module
from midwifery_stats.classroom.progress.file import Answer, ProgressFile

RIGHT = Answer("0,083", "correct")


@pytest.fixture
def progress(tmp_path):
    return ProgressFile(tmp_path)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_answers_survive_the_closing_of_the_browser(progress, tmp_path):
    progress.keep_prediction("02-zero-p", "rounded")
    progress.keep_prediction("02-bar", 4.5)
    progress.keep_answer("02-smallest-p", 7, RIGHT)
    progress.keep_concept_answers("A", {"1": "data"})
    progress.keep_sample(7)
    again = ProgressFile(tmp_path)
    assert again.prediction("02-zero-p") == "rounded"
    assert again.prediction("02-bar") == 4.5
    assert again.answer("02-smallest-p", 7) == RIGHT
    assert again.answer("02-smallest-p", 0) is None
    assert again.concept_answers("A") == {"1": "data"}
    assert again.sample == 7


def test_reading_writes_nothing(progress, tmp_path):
    assert progress.prediction("02-zero-p") is None
    assert progress.answer("02-smallest-p", 0) is None
    assert (progress.concept_answers("A"), progress.sample) == ({}, 0)
    assert names(tmp_path) == []


def test_the_file_is_readable_and_holds_answers_only(progress, tmp_path):
    progress.keep_answer("02-smallest-p", 0, RIGHT)
    text = (tmp_path / "progress.json").read_text(encoding="utf-8")
    document = json.loads(text)
    assert document.pop("history").keys() == {"exercises/02-smallest-p/0"}
    assert document == {
        "file": "midwifery-stats progress",
        "schema": 1,
        "exercises": {"02-smallest-p": {"0": {"answer": "0,083", "status": "correct"}}},
    }
    assert len(text.splitlines()) > 5
    assert names(tmp_path) == ["progress.json"]


def test_a_prediction_can_be_taken_back(progress):
    progress.keep_prediction("02-zero-p", "rounded")
    progress.keep_prediction("02-zero-p", None)
    assert progress.prediction("02-zero-p") is None


FOREIGN = {
    "cut off": '{"file": "midwifery-st',
    "empty": "",
    "not ours": '{"courses": []}',
    "a list": "[1, 2]",
    "not text": b"\xff\xfe\x00\x01",
    "a prediction of another kind": (
        '{"file": "midwifery-stats progress", "schema": 1, "predictions": {"02-x": [1]}}'
    ),
    "an infinite prediction": (
        '{"file": "midwifery-stats progress", "schema": 1, "predictions": {"02-x": 1e999}}'
    ),
    "an answer of another kind": (
        '{"file": "midwifery-stats progress", "schema": 1, "exercises": {"02-x": {"0": "A"}}}'
    ),
    "a sample of another kind": (
        '{"file": "midwifery-stats progress", "schema": 1, "sample": true}'
    ),
    "too deep": "[" * 100_000,
    "too large": " " * 1_000_001 + "{}",
}


@pytest.mark.parametrize("content", FOREIGN.values(), ids=FOREIGN)
def test_a_foreign_file_is_set_aside_and_kept_whole(progress, tmp_path, content):
    path = tmp_path / "progress.json"
    before = content if isinstance(content, bytes) else content.encode()
    path.write_bytes(before)
    assert progress.prediction("02-zero-p") is None
    assert path.read_bytes() == before, "looking does not touch it"
    note = progress.keep_prediction("02-zero-p", "rounded")
    assert note == (
        "progress.json was not a file of this course. It is kept as progress-set-aside-1.json."
    )
    assert (tmp_path / "progress-set-aside-1.json").read_bytes() == before
    assert ProgressFile(tmp_path).prediction("02-zero-p") == "rounded"
    assert progress.keep_prediction("02-zero-p", "zero") is None, "said once"


def test_a_folder_in_its_place_is_set_aside_too(progress, tmp_path):
    (tmp_path / "progress.json").mkdir()
    progress.keep_sample(3)
    assert names(tmp_path) == ["progress-set-aside-1.json", "progress.json"]
    assert ProgressFile(tmp_path).sample == 3


def test_nothing_that_was_set_aside_is_overwritten(progress, tmp_path):
    (tmp_path / "progress-set-aside-1.json").write_text("older")
    (tmp_path / "progress.json").write_text("foreign")
    progress.keep_sample(3)
    assert (tmp_path / "progress-set-aside-1.json").read_text() == "older"
    assert (tmp_path / "progress-set-aside-2.json").read_text() == "foreign"


def test_what_a_later_lesson_added_is_kept(progress, tmp_path):
    ours = {"file": "midwifery-stats progress", "schema": 1, "predictions": {"99-new": "x"}}
    (tmp_path / "progress.json").write_text(json.dumps(ours | {"more": [1]}))
    progress.keep_sample(3)
    found = json.loads((tmp_path / "progress.json").read_text())
    assert found == ours | {"more": [1], "sample": 3}


def test_reset_keeps_the_old_answers_under_another_name(progress, tmp_path):
    assert progress.reset() == "There were no saved answers."
    progress.keep_sample(3)
    assert progress.reset() == (
        "All answers are cleared. The old ones are kept in progress-set-aside-1.json."
    )
    assert repr(progress.reset()) == "There were no saved answers."
    assert progress.sample == 0
    assert json.loads((tmp_path / "progress-set-aside-1.json").read_text())["sample"] == 3


def test_where_nothing_can_be_written_answers_last_and_each_says_so(tmp_path):
    progress = ProgressFile(tmp_path / "no" / "such" / "folder")
    assert progress.keep_sample(3) == (
        "Nothing can be saved in this folder. One answer is not saved. It lasts until you close "
        "the lesson."
    )
    assert progress.keep_prediction("02-zero-p", "rounded") == (
        "Nothing can be saved in this folder. 2 answers are not saved. They last until you close "
        "the lesson."
    )
    assert progress.unsaved == 2
    assert (progress.sample, progress.prediction("02-zero-p")) == (3, "rounded")
    (tmp_path / "no" / "such" / "folder").mkdir(parents=True)
    progress.keep_answer("02-smallest-p", 0, RIGHT)
    assert ProgressFile(tmp_path / "no" / "such" / "folder").sample == 3, "saved once it can be"


def test_a_write_that_fails_half_way_leaves_the_old_file(progress, tmp_path, monkeypatch):
    progress.keep_sample(3)
    before = (tmp_path / "progress.json").read_bytes()

    def full(*_arguments):
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr("os.fsync", full)
    for _try in range(2):
        assert progress.keep_sample(4) == (
            "The disk is full. One answer is not saved. It lasts until you close the lesson."
        )
    assert (tmp_path / "progress.json").read_bytes() == before
    assert names(tmp_path) == ["progress.json"]
    assert progress.sample == 4


def test_a_new_file_takes_the_place_of_the_old_in_one_step(progress, tmp_path):
    path = tmp_path / "progress.json"
    progress.keep_sample(3)
    old = path.stat().st_ino
    progress.keep_sample(4)
    assert path.stat().st_ino != old, "another file, so nobody ever reads a half-written one"
    assert progress.sample == 4


def test_two_notebooks_keep_each_others_answers(tmp_path):
    first, second = ProgressFile(tmp_path), ProgressFile(tmp_path)
    assert (first.sample, second.sample) == (0, 0)
    first.keep_prediction("02-zero-p", "rounded")
    second.keep_answer("02-smallest-p", 0, RIGHT)
    for one in (first, second):
        assert one.prediction("02-zero-p") == "rounded"
        assert one.answer("02-smallest-p", 0) == RIGHT


WRITER = """
import sys
from pathlib import Path
from midwifery_stats.classroom.progress.file import Answer, ProgressFile
progress = ProgressFile(Path(sys.argv[1]))
for number in range(15):
    note = progress.keep_answer(sys.argv[2], number, Answer("A", "correct"))
    assert note is None, note
"""


def test_kernels_that_save_at_once_lose_nothing(tmp_path):
    ids = ("01-a", "02-b", "03-c")
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), id]) for id in ids]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0]
    progress = ProgressFile(tmp_path)
    assert all(progress.answer(id, number) for id in ids for number in range(15))
    assert names(tmp_path) == ["progress.json"]


def test_a_lock_left_behind_is_dropped_and_a_fresh_one_waited_for(progress, tmp_path, monkeypatch):
    lock = tmp_path / "progress-lock.json"
    lock.touch()
    monkeypatch.setattr("midwifery_stats.classroom.progress.document._PATIENCE", 0.05)
    assert "not saved" in progress.keep_sample(3)
    assert names(tmp_path) == ["progress-lock.json"]
    long_ago = time.time() - 60
    os.utime(lock, (long_ago, long_ago))
    assert progress.keep_sample(4) is None
    assert names(tmp_path) == ["progress.json"]


def test_a_lock_dated_in_the_future_heals(progress, tmp_path, monkeypatch):
    lock = tmp_path / "progress-lock.json"
    lock.touch()
    ahead = time.time() + 86_400
    os.utime(lock, (ahead, ahead))
    monkeypatch.setattr("midwifery_stats.classroom.progress.document._PATIENCE", 0.05)
    assert progress.keep_sample(4) is None
    assert names(tmp_path) == ["progress.json"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_that_an_editor_saved_otherwise_is_read(progress, tmp_path, encoding):
    progress.keep_prediction("02-zero-p", "ditambah é")
    path = tmp_path / "progress.json"
    mark = "\ufeff" if encoding.endswith(("le", "be")) else ""
    path.write_bytes((mark + path.read_text(encoding="utf-8")).encode(encoding))
    assert progress.prediction("02-zero-p") == "ditambah é"
    assert progress.keep_sample(3) is None
    assert json.loads(path.read_text(encoding="utf-8"))["sample"] == 3
    assert progress.prediction("02-zero-p") == "ditambah é"


def test_a_file_of_a_newer_version_is_kept_and_called_so(progress, tmp_path):
    newer = '{"file": "midwifery-stats progress", "schema": 2, "exercises": []}'
    (tmp_path / "progress.json").write_text(newer)
    assert progress.keep_sample(3) == (
        "progress.json was written by a newer version of this course. It is kept as "
        "progress-set-aside-1.json; update midwifery-stats to go on with those answers."
    )
    assert (tmp_path / "progress-set-aside-1.json").read_text() == newer


@pytest.mark.skipif(os.name == "nt", reason="Links need rights there.")
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "here").mkdir()
    elsewhere = tmp_path / "elsewhere.json"
    elsewhere.write_text(json.dumps({"file": "midwifery-stats progress", "schema": 1}))
    (tmp_path / "here" / "progress.json").symlink_to(elsewhere)
    ProgressFile(tmp_path / "here").keep_sample(3)
    assert (tmp_path / "here" / "progress.json").is_symlink()
    assert json.loads(elsewhere.read_text())["sample"] == 3


def test_the_first_and_the_last_answer_are_kept_and_a_right_one_stands(progress):
    wrong = Answer("0,5", "incorrect")
    for answer, hints in ((wrong, 0), (RIGHT, 2), (wrong, 2)):
        progress.keep_answer("02-smallest-p", 0, answer, hints=hints)
    assert progress.answer("02-smallest-p", 0) == RIGHT
    told = progress.history("exercises", "02-smallest-p", "0")
    assert told["tries"] == 3
    first, last = told["first"], told["last"]
    assert (first["answer"], first["hints"], last["answer"], last["hints"]) == ("0,5", 0, "0,5", 2)
    assert datetime.fromisoformat(first["when"]) <= datetime.fromisoformat(last["when"])


def test_the_answers_to_one_lesson_are_cleared_and_kept_elsewhere(progress, tmp_path):
    progress.keep_answer("02-smallest-p", 0, RIGHT)
    progress.keep_prediction("03-x", "a")
    assert progress.forget("02") == (
        "The answers to this lesson are cleared. The old file is kept as progress-set-aside-1.json."
    )
    assert progress.answer("02-smallest-p", 0) is None
    assert progress.history("exercises", "02-smallest-p", "0") == {}
    assert progress.prediction("03-x") == "a"
    assert progress.forget("02") == "There were no answers to this lesson."


def test_a_copy_for_the_lecturer_has_the_name_she_chose(progress, tmp_path):
    progress.keep_prediction("03-x", "a")
    assert progress.export(" ../A/7 ").startswith("A copy of your answers is in ")
    copy = json.loads((tmp_path / "progress-of-A-7.json").read_text(encoding="utf-8"))
    assert (copy["learner"], copy["predictions"]) == ("../A/7", {"03-x": "a"})
    assert progress.export("  ") == "Type a name or a number first."


def test_panels_are_told_of_every_change(progress):
    class Panel:
        seen = 0

        def refresh(self):
            self.seen += 1

    panel = Panel()
    progress.watch(panel)
    progress.keep_sample(3)
    progress.reset()
    assert panel.seen == 2


def test_an_answer_is_read_once_for_all_panels(progress, monkeypatch):
    """A page has a dozen panels, one of which asks for every answer of the course."""

    class Panel:
        def refresh(self):
            for _ in range(100):
                self.seen = progress.prediction("02-zero-p")

    panels = [Panel() for _ in range(12)]
    for panel in panels:
        progress.watch(panel)
    reads = []
    real = file_module.read_document
    monkeypatch.setattr(file_module, "read_document", lambda at: reads.append(at) or real(at))
    progress.keep_prediction("02-zero-p", "rounded")
    assert len(reads) <= 4
    assert [panel.seen for panel in panels] == ["rounded"] * 12
    progress.path.unlink()  # outside an answer the file itself is asked
    assert progress.prediction("02-zero-p") is None


def test_a_panel_that_answers_while_it_is_told_is_heard(progress):
    class Panel:
        def refresh(self):
            if progress.sample != 7:
                progress.keep_sample(7)
            self.seen = progress.sample

    first, second = Panel(), Panel()
    progress.watch(first)
    progress.watch(second)
    progress.keep_sample(3)
    assert (first.seen, second.seen, progress.sample) == (7, 7, 7)
