"""The glossary: in alphabetical order, each term once, and every link to it arrives."""

import re
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[3] / "src" / "lessons"
GLOSSARY = (SOURCES / "glossary.py").read_text(encoding="utf-8")
TERMS = re.findall(r"^# ## (.+)$", GLOSSARY, flags=re.MULTILINE)
LESSONS = sorted(SOURCES.glob("[0-9]*.py"))


def links(source: Path) -> list[str]:
    return re.findall(r"\(glossary\.ipynb#([^)]+)\)", source.read_text(encoding="utf-8"))


def anchor(heading: str) -> str:
    """Give the anchor that JupyterLab makes of a heading: spaces become dashes, case is kept."""
    return heading.replace(" ", "-")


def test_terms_are_in_alphabetical_order_and_come_once():
    folded = [term.casefold() for term in TERMS]
    assert folded == sorted(set(folded))


def test_an_anchor_has_no_sign_that_a_link_would_have_to_escape():
    assert all(re.fullmatch(r"[\w-]+", anchor(term)) for term in TERMS)


@pytest.mark.parametrize("source", LESSONS, ids=lambda path: path.stem)
def test_every_link_arrives(source):
    assert set(links(source)) <= {anchor(term) for term in TERMS}


@pytest.mark.parametrize("source", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_links_a_term_at_its_first_use_only(source):
    assert len(links(source)) == len(set(links(source)))


@pytest.mark.parametrize("term", TERMS)
def test_every_term_is_linked_from_a_lesson(term):
    assert any(anchor(term) in links(source) for source in LESSONS)


@pytest.mark.parametrize("term", TERMS)
def test_an_explanation_is_short(term):
    explanation = re.search(rf"^# ## {re.escape(term)}\n#\n# (.+)$", GLOSSARY, flags=re.MULTILINE)
    assert explanation is not None
    assert 1 <= len(re.findall(r"[.?!](?: |$)", explanation[1])) <= 5
