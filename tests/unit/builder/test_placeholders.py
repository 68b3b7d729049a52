"""Placeholders for numbers: how a number is written, and what is said where it cannot be."""

from decimal import Decimal
from fractions import Fraction

import pytest

from lessons.builder.placeholders import fill
from lessons.builder.source import LessonError, read_lesson
from lessons.builder.translation import translated

NAMES = {"n": 25, "p": Fraction(1, 16), "curve": 0.0253473, "men": 165982, "zero": Decimal("0.000")}


@pytest.mark.parametrize(
    ("text", "english", "indonesian"),
    [
        ("{{n}} mothers", "25 mothers", "25 mothers"),
        ("{{n - 17}} of {{n}}", "8 of 25", "8 of 25"),
        ("p = {{p}}", "p = 1/16", "p = 1/16"),
        ("{{p|4}}, {{p|3}}", "0.0625, 0.063", "0,0625, 0,063"),
        ("{{curve|.3}}", ".025", ",025"),
        ("{{men|,}}", "165,982", "165.982"),
        ("{{zero}}", "0.000", "0,000"),
        ("{{'1.987,124'}} ha", "1.987,124 ha", "1.987,124 ha"),
        ("{{Fraction(4, 2)}}", "2", "2"),
        ("{not one}", "{not one}", "{not one}"),
    ],
)
def test_a_number_is_written_for_its_reader(text, english, indonesian):
    names = {**NAMES, "Fraction": Fraction}
    assert fill(text, names) == english
    assert fill(text, names, "id") == indonesian


@pytest.mark.parametrize("text", ["{{m}}", "{{n / 0}}", "{{curve}}", "{{open('x')}}", "{{n +}}"])
def test_what_cannot_be_worked_out_is_refused(text):
    with pytest.raises(ValueError, match=r"cannot be worked out|needs a form"):
        fill(text, NAMES)


def test_a_lesson_is_filled_for_its_reader_and_keeps_its_ids(example):
    plain = read_lesson(example)
    text = example.read_text(encoding="utf-8")
    example.write_text(text.replace("It is 12.5.", "It is {{25 / 2|1}}."), encoding="utf-8")
    lesson = read_lesson(example)
    assert [cell.id for cell in lesson.cells] == [cell.id for cell in plain.cells]
    assert "It is {{25 / 2|1}}." in [cell.source for cell in lesson.cells]
    assert translated(lesson, lesson=example.stem, language="en").cells == plain.cells


def test_a_lists_numbers_have_the_name_that_the_lesson_gives_them(example):
    text = example.read_text(encoding="utf-8")
    text = text.replace("20 / 2", "ml = [20, 35]").replace("12.5.", "{{ml[1] - ml[0]}} ml.")
    example.write_text(text, encoding="utf-8")
    filled = translated(read_lesson(example), lesson=example.stem, language="en")
    assert "It is 15 ml." in [cell.source for cell in filled.cells]


def test_the_lesson_is_named_where_a_number_is_not_known(example):
    text = example.read_text(encoding="utf-8")
    example.write_text(text.replace("12.5", "{{nobody}}"), encoding="utf-8")
    with pytest.raises(LessonError, match=r"^97_counting: \{\{nobody\}\} cannot be worked out"):
        read_lesson(example)
