import csv
import io

import pytest

from midwifery_stats.__main__ import main
from midwifery_stats.classroom import course
from midwifery_stats.classroom.questions.answer_key import COLUMNS, variants
from midwifery_stats.classroom.questions.answers import check_answer
from midwifery_stats.classroom.questions.exercises import Misconception


@pytest.fixture
def lesson():
    return course.lessons()[0]


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_every_answer_in_the_key_is_accepted_by_the_check(capsys, lesson):
    assert main(["answers", "--variants", "0,3-5", "--lesson", lesson]) == 0
    rows = rows_of(capsys.readouterr().out)
    assert len(rows) == 4 * len(course.exercises(lesson))
    for row in rows:
        question = course.find_exercise(row["exercise"]).question(int(row["sample"]))
        answer = row["answer"].partition(" (")[0].partition(". ")[0]
        assert check_answer(question, answer).status == "correct", row


def test_the_key_of_all_lessons_is_written_to_a_file(tmp_path, capsys):
    output = tmp_path / "key.csv"
    assert main(["answers", "--output", str(output)]) == 0
    assert capsys.readouterr().out == ""
    text = output.read_text(encoding="utf-8-sig")
    assert output.read_bytes().startswith(b"\xef\xbb\xbf"), "so that a spreadsheet reads UTF-8"
    assert tuple(text.splitlines()[0].split(",")) == COLUMNS
    assert {row["exercise"] for row in rows_of(text)} == {one.id for one in course.exercises()}


def test_the_key_of_the_concept_test_has_both_forms(capsys):
    assert main(["answers", "--concept-test"]) == 0
    rows = rows_of(capsys.readouterr().out)
    assert len(rows) == 28
    assert rows[14]["exercise"] == "concept test B, question 1"
    assert rows[8]["answer"].endswith("p < 0.001")


def test_an_indonesian_key_opens_in_columns_and_holds_no_english(tmp_path):
    """Where the decimal mark is a comma, a spreadsheet parts cells by semicolons."""
    output = tmp_path / "kunci.csv"
    assert main(["answers", "--lesson", "02", "--language", "id", "--output", str(output)]) == 0
    rows = list(csv.reader(output.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert rows[0][:2] == ["pelajaran", "nomor"]
    assert rows[1][1] == "2.1"
    assert not {row[7] for row in rows} & {one.value for one in Misconception}


def test_every_student_gets_a_sheet_of_her_own_without_answers(tmp_path, lesson, capsys):
    sheets = tmp_path / "sheets"
    words = ["answers", "--lesson", lesson, "--variants", "1-3", "--sheets", str(sheets)]
    assert main(words) == 0
    pages = [path.read_text("utf-8") for path in sorted(sheets.glob("*.html"))]
    assert len(pages) == 3
    assert len(set(pages)) == 3
    for page in pages:
        assert page.count("<h2>") == len(course.exercises(lesson))
        assert "Solution" not in page


@pytest.mark.parametrize(
    ("text", "found"),
    [("0", (0,)), ("1-3", (1, 2, 3)), (" 1, 4 , 2-4", (1, 4, 2, 3)), ("5-5", (5,))],
)
def test_variants_are_listed_or_ranged(text, found):
    assert variants(text) == found


@pytest.mark.parametrize("text", ["", "a", "1-", "-1", "1--2", "1.5", "1,", "²"])
def test_an_unreadable_list_of_variants_is_told(text, capsys):
    assert main(["answers", f"--variants={text}"]) == 2
    message = capsys.readouterr().err.strip()
    assert message == f'The variants "{text}" cannot be read. Write 1-30, or 1,4,9-12.'


@pytest.mark.parametrize("text", ["3-1", "1-1000000000"])
def test_a_range_that_falls_or_never_ends_is_told(text, capsys):
    assert main(["answers", "--variants", text]) == 2
    assert "must rise and end at 9999 at most" in capsys.readouterr().err


def test_an_unknown_lesson_or_argument_is_told(capsys, tmp_path):
    assert main(["answers", "--lesson", "77"]) == 2
    assert "There is no lesson '77'." in capsys.readouterr().err
    assert main(["answers", "--variant-list", "3"]) == 2
    assert "does not know --variant-list" in capsys.readouterr().err
    assert main(["answers", "--output", str(tmp_path / "no" / "key.csv")]) == 2
    assert "No such file" in capsys.readouterr().err


def test_a_lesson_may_be_named_without_its_zero_and_a_bad_place_is_one_sentence(capsys, tmp_path):
    assert main(["answers", "--lesson", "2"]) == 0
    assert {row["lesson"] for row in rows_of(capsys.readouterr().out)} == {"02"}
    assert main(["answers", "--lesson", "2", "--output", str(tmp_path / "none" / "key.csv")]) == 2
    told = capsys.readouterr().err
    assert told.startswith("key.csv could not be written (")
    assert "Errno" not in told
