"""Translating a lesson, paragraph by paragraph."""

from __future__ import annotations

import pytest
from babel.messages.pofile import read_po

from lessons.builder.source import LessonError, read_lesson
from lessons.builder.translation import (
    each_paragraph,
    languages,
    paragraphs,
    translated,
    update_catalogue,
)

INDONESIAN = {
    "# Counting mothers": "# Menghitung ibu",
    "Five minutes.": "Lima menit.",
    "There are 25 mothers.": "Ada 25 ibu.",
    "How many are half of them?": "Berapa setengahnya?",
    "It is 12.5.": "Hasilnya 12,5.",
    "Is half a mother a mother?": "Apakah setengah ibu itu ibu?",
    "None.": "Tidak ada.",
}


@pytest.fixture
def update(example, tmp_path):
    """Bring the example's catalogue up to date and give it."""

    def update():
        return update_catalogue(
            read_lesson(example), lesson="97_counting", language="id", locale=tmp_path / "locale"
        )

    return update


@pytest.fixture
def catalogue(update, tmp_path):
    """The path of the example's catalogue, completely translated."""
    update()
    path = tmp_path / "locale" / "id" / "97_counting.po"
    text = path.read_text(encoding="utf-8")
    for english, indonesian in INDONESIAN.items():
        text = text.replace(
            f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{indonesian}"'
        )
    path.write_text(text, encoding="utf-8")
    return path


def in_indonesian(example):
    return translated(
        read_lesson(example),
        lesson="97_counting",
        language="id",
        locale=example.parent / "locale",
    )


def test_every_paragraph_is_found_and_code_is_not(example):
    assert list(dict.fromkeys(paragraphs(read_lesson(example)))) == list(INDONESIAN)


def test_a_translated_lesson_differs_in_text_and_in_the_language_line_only(example, catalogue):
    english, indonesian = read_lesson(example).cells, in_indonesian(example).cells
    assert [cell.id for cell in indonesian] == [cell.id for cell in english]
    assert indonesian[0].source == "# Menghitung ibu\n\nLima menit."
    assert indonesian[-1].source == "Ada 25 ibu."
    assert indonesian[1].source == 'import midwifery_stats as ms\nms.use_language("id")'
    assert [cell.source for cell in indonesian if cell.cell_type == "code"][1:] == [
        cell.source for cell in english if cell.cell_type == "code"
    ][1:]


def test_a_missing_translation_stops_the_build(example, catalogue):
    catalogue.write_text(catalogue.read_text(encoding="utf-8").replace("Lima menit.", ""))
    with pytest.raises(LessonError) as caught:
        in_indonesian(example)
    assert str(caught.value) == (
        "97_counting: 1 paragraphs have no translation into 'id'; the first begins "
        "'Five minutes.'. Run python -m lessons.translate, then complete 97_counting.po."
    )


def test_a_changed_paragraph_keeps_its_translation_as_fuzzy(example, catalogue, update):
    example.write_text(
        example.read_text(encoding="utf-8").replace("a mother a mother?", "a mother one mother?")
    )
    update()
    with catalogue.open("rb") as stream:
        message = read_po(stream, locale="id").get("Is half a mother one mother?")
    assert message.fuzzy
    assert message.string == "Apakah setengah ibu itu ibu?"
    with pytest.raises(LessonError, match="the first begins 'Is half a mother one mother"):
        in_indonesian(example)


def test_updating_without_a_change_leaves_the_file_alone(catalogue, update):
    update()
    before = catalogue.read_bytes()
    update()
    assert catalogue.read_bytes() == before
    assert b"Lima menit." in before
    assert b"Date" not in before


def test_fenced_code_and_rules_are_not_text():
    markdown = "Before\n\n```python\na = 1\n\nb = 2\n```\n\n---\n\n1. one\n2. two\n\n\nAfter"
    assert each_paragraph(markdown, str.upper) == (
        "BEFORE\n\n```python\na = 1\n\nb = 2\n```\n\n---\n\n1. ONE\n2. TWO\n\n\nAFTER"
    )


def test_a_language_needs_a_catalogue(tmp_path, catalogue):
    assert languages(locale=tmp_path / "nowhere") == ["en"]
    assert languages(locale=tmp_path / "locale") == ["en", "id"]
