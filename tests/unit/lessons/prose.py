"""The prose of the lesson sources, and the numbers in it."""

import re
from pathlib import Path

import jupytext

SOURCES = Path(__file__).parents[3] / "src" / "lessons"

# What names a thing and counts nothing: lessons, rounds, places in a list, links, typed examples.
NAMES_OF_THINGS = (
    r"\]\([^)]*\)",
    r"`[^`]*`",
    r"^\d\. ",
    r"^#+ 0\d|\[0\d",
    r"\b[Ll]essons? 0\d(, 0\d)*( (and|to) 0\d)?",
    r"\b([Rr]ound|Cases?|Step) \d( and \d)?",
    r"\bH0\b",
    r"\*\*About \d\d minutes\.\*\*",
)


def source_of(lesson: str) -> Path:
    """Give the source of a lesson by its two digits."""
    return next(SOURCES.glob(f"{lesson}_*.py"))


def paragraphs(lesson: str) -> list[str]:
    """Give the paragraphs and list items of a lesson's text cells, each on one line."""
    text = "\n\n".join(
        cell.source
        for cell in jupytext.read(source_of(lesson), fmt="py:percent").cells
        if cell.cell_type == "markdown"
    )
    parts = re.split(r"\n\s*\n|\n(?=\d\. )", text)
    return [" ".join(part.split()) for part in parts if part.strip()]


def numbers_left(paragraph: str, phrases: list[str]) -> str:
    """Give what is left of a paragraph without its phrases, if that still holds a number."""
    rest = paragraph
    for phrase in sorted(phrases, key=len, reverse=True):
        rest = rest.replace(phrase, " ")
    for name in NAMES_OF_THINGS:
        rest = re.sub(name, " ", rest)
    return rest if re.search(r"\d", rest) else ""
