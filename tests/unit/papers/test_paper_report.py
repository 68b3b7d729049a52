"""The reading report of a paper, and the letter to its authors."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

import midwifery_stats as ms
from midwifery_stats.reports.reading import paper_report_bytes

TEXT = (
    "The sample was 25 mothers. Of these 18 (73%) were young, <b>and</b> 17 (68%) were well. The "
    "Wilcoxon test gave p = 0.31 (p > 0.05), so there is no effect. Studies need a power of 80%."
)
GROUPS = {"mothers": {"before": {"low": 8, "high": 17}, "after": {"low": 0, "high": 25}}}
TWO = {"a": {"no": 3, "yes": 9}, "b": {"no": 8, "yes": 4}}


@pytest.fixture(autouse=True)
def english():
    yield
    ms.use_language("en")


def words_of(content: bytes) -> str:
    document = docx.Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


@pytest.mark.parametrize(
    ("language", "heads"),
    [
        ("en", ["What does not follow", "What is missing", "Dear authors", "Checklist"]),
        ("id", ["Yang tidak sesuai", "Yang tidak dicantumkan", "Yth. Bapak/Ibu penulis", "Daftar"]),
    ],
)
def test_page_and_word_file_say_the_same_in_both_languages(language, heads, tmp_path):
    paper = ms.read_paper(TEXT)
    page = ms.paper_report(paper, tmp_path / "r.html", groups=GROUPS, language=language)
    html = page.read_text(encoding="utf-8")
    file = ms.paper_report(paper, tmp_path / "r.docx", groups=GROUPS, language=language)
    word = words_of(file.read_bytes())
    for head in heads:
        assert head in html
        assert head in word
    assert "<b>" not in html
    assert f'lang="{language}"' in html
    assert "73%" in word
    assert ms.check_paper(paper)["place"].iloc[0] == "text, sentence 1"  # in English again


def test_nothing_is_lost_by_writing(tmp_path):
    paper = ms.read_paper(TEXT)
    there = tmp_path / "there.html"
    there.write_text("mine", encoding="utf-8")
    with pytest.raises(ValueError, match="is there already"):
        ms.paper_report(paper, there)
    assert there.read_text(encoding="utf-8") == "mine"
    with pytest.raises(ValueError, match="ends with"):
        ms.paper_report(paper, tmp_path / "r.pdf")
    ms.paper_report(paper, there, overwrite=True)
    assert "Reading report" in there.read_text(encoding="utf-8")


def test_the_letter_asks_once_for_each_thing_and_blames_nobody():
    paper = ms.read_paper(
        TEXT + " The massage lasted 15 minutes. Later the massage lasted 5 minutes."
    )
    text = ms.letter(ms.check_paper(paper), title="A paper")
    assert text.startswith("Dear authors,")
    assert "slips of typing or rounding, or we may have misread you" in text
    assert text.count("15 minutes") <= 2
    assert text.count("Could you tell us what was meant?") == 3
    for word in ("wrong", "error", "false", "fraud", "mistake"):
        assert word not in text
    assert "none that contradicts another" in ms.letter(ms.check_paper(ms.read_paper("Hello.")))


@pytest.mark.parametrize(("groups", "item"), [(GROUPS, False), (TWO, True), (None, False)])
def test_the_checklist_is_that_of_the_design(groups, item):
    html = paper_report_bytes(ms.read_paper(TEXT), ".html", groups=groups).decode()
    assert ("How mothers came into the groups" in html) == item
    assert ("the list depends on it" in html) == (groups is None)


def test_any_text_gives_a_report():
    for text in ("", "\x00\x01 17 (68%) \ud800", "p < 0,000 " * 400):
        paper = ms.read_paper(text)
        assert paper_report_bytes(paper, ".docx")
        assert paper_report_bytes(paper, ".html")
