"""The rules of Indonesian spelling (EYD V), and that every text keeps them."""

import re
from pathlib import Path

import pytest

from lessons.builder import terms
from lessons.builder.spelling import breaks, read_rules, sentences, spelling_complaints
from lessons.builder.terms import pages, term_complaints
from lessons.translate import main

RULES = read_rules("id")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.wrong)
def test_a_rule_finds_what_is_wrong_and_leaves_what_is_right(rule):
    assert breaks(rule, rule.wrong)
    assert not breaks(rule, rule.right)


def test_every_text_keeps_the_rules():
    assert spelling_complaints("id") == []


def test_a_page_is_read_like_a_catalogue(monkeypatch, tmp_path):
    """Its tables and hard-wrapped lines too, its code not."""
    page = tmp_path / "x.md"
    page.write_text(
        "| a | Jadi begitu. |\n\nAda 3\n5 ibu yang\nyang naik.\n\n    yang yang 0.5\n", "utf-8"
    )
    monkeypatch.setattr(terms, "_ROOT", tmp_path)
    monkeypatch.setattr(terms, "texts", lambda language: [])
    monkeypatch.setattr(terms, "pages", lambda language: [page])
    found = [line.split(":")[1].strip() for line in spelling_complaints("id")]
    assert found == [
        "\"Jadi \" in 'Jadi begitu.'",
        "\"yang yang\" in 'Ada 3 5 ibu yang yang naik.'",
    ]


def test_pages_of_readers_lecturers_and_technicians_are_among_the_texts():
    names = {path.name for path in pages("id")} | {path.parts[-3] for path in pages("id")}
    assert {"README.id.md", "lecturers", "technicians", "class.md"} <= names


def test_a_sentence_ends_at_its_mark_and_a_list_item_begins_one():
    assert list(sentences("Satu. Dua?\n1. *tiga*\n2. {{n}} ibu.\n\n`kode.py` lima")) == [
        "Satu.",
        "Dua?",
        "*tiga*",
        "7 ibu.",
        "`x` lima",
    ]


def test_the_check_names_a_rule_that_is_broken_in_any_language(monkeypatch, capsys):
    monkeypatch.setattr(terms, "texts", lambda language: [(Path("x.po"), "So", "Jadi begitu.")])
    assert main(["--check"]) == 1
    assert 'x.po: "Jadi " in' in capsys.readouterr().out


def test_the_desk_s_bar_and_the_first_page_of_the_site_keep_the_rules_and_terms(monkeypatch):
    """They stand in a script and in a page of both languages, outside catalogues and pages."""
    root = terms.FOLDER.parents[1]
    (script,) = root.glob("src/midwifery_stats/labextensions/*/parts/words.js")
    words = script.read_text("utf-8").partition("\n  id: {")[2]
    front = (root / "site" / "landing.html").read_text("utf-8").partition('lang="id"')[2]
    front = front.partition("</section>")[0].partition(">")[2]
    told = [(script, "", said) for said in re.findall(r"'([^'\n]+)'|`[^`]+`", words)]
    told += [(Path("landing.html"), "", part) for part in re.split(r"<[^>]*>", front)]
    assert len(told) > 40
    monkeypatch.setattr(terms, "texts", lambda language: told)
    monkeypatch.setattr(terms, "pages", lambda language: [])
    assert spelling_complaints("id") + term_complaints("id") == []
