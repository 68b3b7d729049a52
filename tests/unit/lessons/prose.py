"""The prose of the lesson sources, and the numbers in it."""

import re
from pathlib import Path

SOURCES = Path(__file__).parents[3] / "src" / "lessons"

# What names a thing and counts nothing: lessons, rounds, places in a list, links, typed examples,
# mothers, days, years, versions, buttons, what a control is set to, the conventions 0.05 and 95%.
# (Another language has the same numbers in each paragraph; another test sees to that.)
NAMES_OF_THINGS = (
    r"\{\{[^}]*\}\}",
    r"\]\([^)]*\)",
    r"`[^`]*`",
    r"^\d+\. ",
    r"^\| \d \|",
    r"^#+ \d\d|\[\d\d",
    r"\b[Ll]essons? \d\d(, \d\d)*( (and|to) \d\d)?",
    r"\b([Rr]ound|Cases?|Step) \d( and \d)?",
    r"\b([Dd]ay|[Mm]others?|[Ss]eed|table) \d+(, \d+)*( and \d+)?",
    r"\b(19|20)\d\d\b",
    r"\b4\.6\b",
    r"\*(Flip|Deal|Do) \d+ \w+\*",
    r"\*[^*]+\* (back )?to -?\d+(, (to |then )?(\d+, )*\d+)?( and \d+)?",
    r"\b[01] is \*",
    r"\bH0\b|\b0\.05(?!\d)|\b0\.001(?!\d)|\b95%",
    r"\*\*About \d\d minutes\.\*\*",
)


def source_of(lesson: str) -> Path:
    """Give the source of a lesson by its two digits."""
    return next(SOURCES.glob(f"{lesson}_*.py"))


def numbers_left(line: str) -> str:
    """Give what is left of a line without names of things, if that still holds a number."""
    for name in NAMES_OF_THINGS:
        line = re.sub(name, " ", line)
    return line if re.search(r"\d", line) else ""
