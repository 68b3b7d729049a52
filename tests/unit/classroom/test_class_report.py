"""A class of made-up students, some of whose files are damaged, double or hostile."""

from __future__ import annotations

import csv
import json
import re

import pytest

from midwifery_stats.__main__ import main
from midwifery_stats.classroom.course.concepts_test import TOPICS, concept_questions
from midwifery_stats.classroom.progress.class_report import misconception_chart
from midwifery_stats.classroom.progress.class_results import misconceptions, read_class, summary
from midwifery_stats.classroom.progress.file import Answer, ProgressFile
from midwifery_stats.classroom.questions.exercises import Misconception
from midwifery_stats.language import InputError, use_language

WRONG, RIGHT = Answer("0,5", "incorrect"), Answer("0,083", "correct")


@pytest.fixture(autouse=True)
def _english():
    yield
    use_language("en")


def choices(form, right):
    """Answer the first ``right`` questions of a form rightly, and leave the rest open."""
    return {
        str(n): next(option.key for option in question.options if option.right)
        for n, question in enumerate(concept_questions(form)[:right], start=1)
    }


def student(folder, name, a, b=None, *, at="copies"):
    """Let a student answer and save her copy; her second try at a form is always perfect."""
    own = folder.parent / f"own-{name}-{at}"
    own.mkdir()
    progress = ProgressFile(own)
    progress.keep_prediction("02-zero-p", "rounded")
    progress.keep_answer("02-smallest-p", 0, WRONG)
    progress.keep_answer("02-smallest-p", 0, RIGHT, hints=2)
    progress.keep_concept_answers("A", choices("A", a))
    progress.keep_concept_answers("A", choices("A", len(TOPICS)))
    if b is not None:
        progress.keep_concept_answers("B", choices("B", b), examination=True)
    progress.export(name)
    (copy,) = own.glob("progress-of-*.json")
    (folder / at).mkdir(parents=True, exist_ok=True)
    return copy.rename(folder / at / copy.name)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "class"
    # The gains are 1 to 6: R's wilcox.test(1:6, conf.int = TRUE) gives 3.5, from 1 to 6.
    for n, gain in enumerate(range(1, 7), start=1):
        student(folder, f"Student {n}", 3, 3 + gain)
    student(folder, "=HYPERLINK(1)<b>", 0)
    return folder


def test_each_student_is_a_row_with_first_tries(folder):
    results = read_class(folder)
    names = [one.student for one in results.students]
    assert names == ["=HYPERLINK(1)<b>", *(f"Student {n}" for n in range(1, 7))]
    last = results.students[-1]
    assert (last.predictions, last.exercises, last.right, last.right_at_first) == (1, 1, 1, 0)
    assert (last.hints, last.form_a, last.form_b) == (2, 3, 9)
    assert last.examination == f"B {last.last_day}"
    assert results.students[0].form_b is None
    assert results.left_out == ()


def test_the_gain_has_its_interval(folder):
    assert summary(read_class(folder)) == [
        "7 students.",
        f"Gain from form A to form B, of {len(TOPICS)} questions: 3.5 (95% interval from 1.0 to "
        "6.0; Hodges-Lehmann with the exact signed-rank test; students who did both: 6). The gain"
        " can also come from the form, from practice and from other teaching; to compare, let half"
        " of the class begin with form B.",
    ]


def test_few_students_have_no_interval_and_none_no_gain(tmp_path):
    student(tmp_path / "a", "1", 3)
    assert summary(read_class(tmp_path / "a"))[1] == (
        "No student has done both forms of the concept test yet."
    )
    student(tmp_path / "a", "2", 3, 5)
    assert "students who did both: 1, too few" in summary(read_class(tmp_path / "a"))[1]


def test_a_misconception_counts_each_student_once_at_her_first_try(tmp_path):
    question = concept_questions("A")[0]
    topic = Misconception.P_IS_PROBABILITY_OF_H0
    wrong = next(option.key for option in question.options if option.misconception == topic)
    path = student(tmp_path / "a", "1", len(TOPICS), len(TOPICS))
    document = json.loads(path.read_text(encoding="utf-8"))
    document["history"]["concept_tests/A"]["first"]["chosen"]["1"] = wrong
    path.write_text(json.dumps(document), encoding="utf-8")
    student(tmp_path / "a", "2", len(TOPICS))
    counts = [(a, b) for _sentence, a, b in misconceptions(read_class(tmp_path / "a"))]
    assert counts == [(1, 0)] + [(0, 0)] * 13


def test_a_bar_is_a_share_of_those_who_took_the_form(tmp_path):
    """Fewer students take form B: as counts, its bars would be short whatever they believe."""
    topic = Misconception.P_IS_PROBABILITY_OF_H0
    for name, forms in (("1", "AB"), ("2", "A"), ("3", "A"), ("4", "A")):
        path = student(tmp_path / "a", name, len(TOPICS), len(TOPICS) if "B" in forms else None)
        document = json.loads(path.read_text(encoding="utf-8"))
        for form in forms if name < "3" else "":
            wrong = next(
                o.key for o in concept_questions(form)[0].options if o.misconception == topic
            )
            document["history"][f"concept_tests/{form}"]["first"]["chosen"]["1"] = wrong
        path.write_text(json.dumps(document), encoding="utf-8")
    svg = misconception_chart(read_class(tmp_path / "a")).svg
    assert ["2 of 4" in svg, "1 of 1" in svg] == [True, True]
    widths = [float(width) for width in re.findall(r'<rect [^>]*width="([\d.]+)"', svg)]
    half, all_of_one = [width for width in widths if width > 0][-2:]
    assert (half, all_of_one) == (120, 240)


def test_damaged_and_double_files_are_named_and_stop_nothing(folder):
    (folder / "damaged.json").write_text('{"file": "midw')
    (folder / "other.json").write_text('{"a": 1}')
    (folder / "next.json").write_text('{"file": "midwifery-stats progress", "schema": 9}')
    newer = student(folder, "student 2", 3, 10, at="later")
    document = json.loads(newer.read_text(encoding="utf-8"))
    document["history"]["concept_tests/B"]["last"]["when"] = "2999-01-01T00:00:00+00:00"
    newer.write_text(json.dumps(document), encoding="utf-8")
    earlier = json.loads((folder / "copies" / "progress-of-Student-3.json").read_text())
    (folder / "odd.json").write_text(json.dumps(earlier | {"history": {"x": 1, "y": {"first": 2}}}))
    results = read_class(folder)
    assert len(results.students) == 7
    assert next(one for one in results.students if one.student == "student 2").form_b == 10
    assert sorted(results.left_out) == [
        "copies/progress-of-Student-2.json was left out: later/progress-of-student-2.json is also "
        "of student 2, with the same answers or later ones.",
        "damaged.json is not a progress file, or is damaged.",
        "next.json was written by a newer version of this course: update midwifery-stats to "
        "read it.",
        "odd.json was left out: copies/progress-of-Student-3.json is also of Student 3, with the "
        "same answers or later ones.",
        "other.json is not a progress file, or is damaged.",
    ]


def test_the_command_writes_a_table_and_a_page_in_both_languages(folder, tmp_path, capsys):
    assert main(["class", str(folder), "--language", "id", "--output", str(tmp_path / "out")]) == 0
    assert "7 mahasiswa." in capsys.readouterr().out
    page = (tmp_path / "out" / "class-report.html").read_text(encoding="utf-8")
    assert "Yang dikerjakan kelas" in page
    assert "HYPERLINK(1)&lt;b&gt;" in page
    assert "<b>" not in page
    with (tmp_path / "out" / "class-report.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    assert rows[0]["mahasiswa"] == "'=HYPERLINK(1)<b>"
    assert [row["bentuk B"] for row in rows] == ["", "4", "5", "6", "7", "8", "9"]
    assert main(["class", str(folder), "--output", str(tmp_path / "out")]) == 0
    with (tmp_path / "out" / "class-report.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert rows[0]["student"] == "'=HYPERLINK(1)<b>"
    assert [row["form_b"] for row in rows] == ["", "4", "5", "6", "7", "8", "9"]


def test_a_copy_under_another_name_is_told(folder):
    assert read_class(folder).alike == ()
    path = folder / "copies" / "progress-of-Student-3.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    for when in document["history"].values():  # else all of this class answered in one second
        when["first"]["when"] = "2026-09-01T08:00:00+00:00"
    for name in ("Student 3", "Other"):
        copy = folder / "copies" / f"progress-of-{name.replace(' ', '-')}.json"
        copy.write_text(json.dumps(document | {"learner": name}), encoding="utf-8")
    (told,) = read_class(folder).alike
    assert told == (
        "copies/progress-of-Other.json and copies/progress-of-Student-3.json hold the same "
        "answers, given at the same seconds: one is a copy of the other. Both count."
    )


def test_nothing_to_report_is_one_sentence(tmp_path, capsys):
    assert main(["class", str(tmp_path / "none")]) == 2
    assert capsys.readouterr().err == f"There is no folder {tmp_path / 'none'}.\n"
    with pytest.raises(InputError, match=r"^There is no progress file in "):
        read_class(tmp_path)
