"""The glossary: in alphabetical order, each term once, and every link to it arrives."""

import re
from functools import cache
from pathlib import Path

import pytest

from lessons.builder.source import read_lesson
from lessons.builder.translation import translated

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


# How the prose says a term whose heading is longer.
SPOKEN = {
    "Fisher exact test": "Fisher's exact test",
    "rank-biserial correlation": "rank-biserial",
    "reconstructed data": "reconstructed",
    "signed-rank sum": "W+",
}
ANNOUNCED = "You will meet the p-values in a moment."


@cache
def course() -> str:
    """Give the course's prose in its order: no objectives, no tables, each link as ⟨anchor|words⟩.

    A term inside the words of another term's link (sample in purposive sample) is no use of it.
    """
    cells = [
        cell.source
        for source in LESSONS
        for cell in translated(read_lesson(source), lesson=source.stem, language="en").cells
        if cell.cell_type == "markdown" and "objectives" not in cell.metadata.tags
    ]
    text = re.sub(r"(?m)^\|.*$", "", "\n\n".join(cells)).replace(ANNOUNCED, "")
    return re.sub(r"\[([^\]]+)\]\(glossary\.ipynb#([^)]+)\)", r"⟨\2|\1⟩", text)


def first_use(term: str, text: str) -> str:
    """Give the first paragraph that uses a term, linked or outside the words of every link."""
    said = re.escape(SPOKEN.get(term, term)).replace(r"\ ", "[ -]")
    flags = re.IGNORECASE if len(term) > 2 else re.NOFLAG
    for paragraph in re.split(r"\n\s*\n", text):
        unlinked = re.sub(r"⟨[^⟩]*⟩", "", paragraph)
        if f"⟨{anchor(term)}|" in paragraph:
            return paragraph
        if re.search(rf"(?<![\w-]){said}s?(?![\w-])", unlinked, flags):
            return paragraph
    return ""


@pytest.mark.parametrize("term", TERMS)
def test_a_term_is_linked_in_the_paragraph_that_first_uses_it(term):
    assert f"⟨{anchor(term)}|" in first_use(term, course())


def test_a_term_used_before_it_is_explained_is_seen():
    text = "A ⟨rank|rank⟩ is a place.\n\nA tie is shared.\n\nTwo ⟨tie|ties⟩ share."
    assert first_use("rank", text) == "A ⟨rank|rank⟩ is a place."
    assert first_use("tie", text) == "A tie is shared."
