"""The lessons in Indonesian against the English ones: cells, code, numbers, links, no rest."""

import re
from collections import Counter
from pathlib import Path

import nbformat
import pytest

from lessons.builder.package_catalogue import CATALOGUES, package_path
from lessons.builder.po_files import is_translated, read_catalogue_file
from lessons.builder.source import lesson_paths, read_lesson
from lessons.builder.translation import catalogue_path, paragraphs, read_catalogue, translated

NOTEBOOKS = Path(__file__).parents[3] / "notebooks"

# One number: with grouped thousands or without, with decimals or without.
ENGLISH = re.compile(r"(?P<grouped>[1-9]\d{0,2}(,\d{3})+|\d*)(\.(?P<decimals>\d+))?")
INDONESIAN = re.compile(r"(?P<grouped>[1-9]\d{0,2}(\.\d{3})+|\d*)(,(?P<decimals>\d+))?")
VERSION = re.compile(r"\b(?:R|SciPy|JASP|PSPP)(?: [a-z]+)? \d+(?:\.\d+)*")

ENGLISH_WORDS = re.compile(
    r"\b(the|of|and|is|are|was|were|with|which|that|this|these|they|you|your|not|no|mothers?|from"
    r"|what|how|it|in|for|before|after|than|did|does|has|have|she|her)\b",
    flags=re.IGNORECASE,
)
SAME_IN_BOTH = {"</details>", "## NICU", "## U", "## mid-p", "## z"}


def in_number(token: str, *notations: re.Pattern[str]) -> str:
    """Write a number as Python does, read in the first of these notations that it fits."""
    for notation in notations:
        if found := notation.fullmatch(token):
            whole = re.sub(r"\D", "", found["grouped"])
            return f"{whole or 0}.{found['decimals']}" if found["decimals"] else whole
    return f"no number: {token}"


def numbers(text: str, *notations: re.Pattern[str]) -> Counter[str]:
    """Count the numbers of a text; typed code and the versions of programs stay as they are."""
    text = re.sub(r"\]\([^)]*\)", "]", text)
    typed = [code for code in re.findall(r"`[^`]*`", text) if re.search(r"\d", code)]
    text = re.sub(r"`[^`]*`", " ", text)
    versions = [version.split()[-1] for version in VERSION.findall(text)]
    tokens = re.findall(r"(?<![A-Za-z\d.,])[.,]?\d+(?:[.,]\d+)*", VERSION.sub(" ", text))
    return Counter([*typed, *versions, *(in_number(token, *notations) for token in tokens)])


def in_english(text: str) -> Counter[str]:
    """Count the numbers of an English text, which may quote one as the paper prints it."""
    return numbers(text, ENGLISH, INDONESIAN)


def in_indonesian(text: str) -> Counter[str]:
    """Count the numbers of an Indonesian text."""
    return numbers(text, INDONESIAN)


def link_targets(text: str) -> Counter[str]:
    """Count the files that a text links to; the anchors in them are translated."""
    return Counter(target.partition("#")[0] for target in re.findall(r"\]\(([^)]*)\)", text))


def english_rest(text: str) -> list[str]:
    """Find English words; names of controls and terms in short italics may be English."""
    for quoted in (r"`[^`]*`", r"\]\([^)]*\)", r"(?<!\*)\*[^*]{1,40}\*(?!\*)"):
        text = re.sub(quoted, " ", text)
    return ENGLISH_WORDS.findall(text)


def messages(path: Path) -> list[tuple[str, str]]:
    """Give the texts of a package catalogue with their translations, each of the plural's forms."""
    found = []
    for message in read_catalogue_file(path, "id"):
        if message.id and is_translated(message):
            one = isinstance(message.id, str)
            english = message.id if one else message.id[-1]
            found += [(english, form) for form in ([message.string] if one else message.string)]
    return found


def is_complete(source: Path) -> bool:
    catalogue = read_catalogue(source.stem, "id")
    found = [catalogue.get(text) for text in paragraphs(read_lesson(source))]
    return all(message is not None and is_translated(message) for message in found)


def is_begun(source: Path) -> bool:
    catalogue = read_catalogue(source.stem, "id")
    return any(message.id and message.string for message in catalogue)


def stem(path: Path) -> str:
    return path.stem


def both(source: Path) -> list[tuple[str, str]]:
    """Give a lesson's paragraphs, the English and the Indonesian one together."""
    english, indonesian = (
        translated(read_lesson(source), lesson=source.stem, language=code) for code in ("en", "id")
    )
    order = [cell.id for cell in english.cells]  # a glossary has the order of its own alphabet
    indonesian.cells.sort(key=lambda cell: order.index(cell.id))
    return list(zip(paragraphs(english), paragraphs(indonesian), strict=True))


COMPLETE = [source for source in lesson_paths([]) if is_complete(source)]
BUILT = sorted((NOTEBOOKS / "id").glob("*.ipynb"))
complete = pytest.mark.parametrize("source", COMPLETE, ids=stem)
built = pytest.mark.parametrize("path", BUILT, ids=stem)


def test_what_was_begun_is_complete():
    assert [s.stem for s in lesson_paths([]) if is_begun(s)] == [s.stem for s in COMPLETE]


def test_every_catalogue_belongs_to_a_lesson():
    folder = catalogue_path("any", "id").parent
    assert {path.stem for path in folder.glob("*.po")} <= {s.stem for s in lesson_paths([])}


@complete
def test_numbers_are_the_same_in_each_paragraph(source):
    differing = [(e, i) for e, i in both(source) if in_english(e) != in_indonesian(i)]
    assert differing == []


@complete
def test_links_lead_to_the_same_files(source):
    assert [pair for pair in both(source) if link_targets(pair[0]) != link_targets(pair[1])] == []


@complete
def test_every_anchor_is_a_heading_of_the_indonesian_glossary(source):
    glossary = next(path for path in lesson_paths([]) if path.stem == "glossary")
    headings = re.findall(r"^## (.+)$", "\n".join(i for _, i in both(glossary)), re.MULTILINE)
    anchors = {
        anchor
        for _, indonesian in both(source)
        for anchor in re.findall(r"\(glossary\.ipynb#([^)]+)\)", indonesian)
    }
    assert anchors <= {heading.replace(" ", "-") for heading in headings}


def test_the_indonesian_glossary_is_in_its_own_alphabetical_order():
    glossary = next(path for path in lesson_paths([]) if path.stem == "glossary")
    page = translated(read_lesson(glossary), lesson="glossary", language="id")
    terms = [cell.source.split("\n")[0].removeprefix("## ").casefold() for cell in page.cells[1:]]
    assert terms == sorted(set(terms))
    assert len(terms) > 40


@complete
def test_no_paragraph_is_left_in_english(source):
    left = [
        (indonesian, english_rest(indonesian))
        for english, indonesian in both(source)
        if english_rest(indonesian) or (english == indonesian and english not in SAME_IN_BOTH)
    ]
    assert left == []


@complete
def test_a_paragraph_keeps_its_marks(source):
    """Lists, tables, headings and folded answers would fall apart without them."""
    marks = r"^(?:\d+\. |- |#+ |\| )|^</?details>|<summary>|\*\*"
    differing = [
        pair
        for pair in both(source)
        if re.findall(marks, pair[0], re.MULTILINE) != re.findall(marks, pair[1], re.MULTILINE)
    ]
    assert differing == []


@built
def test_a_notebook_has_the_cells_tags_and_code_of_the_english_one(path):
    pages = [
        nbformat.read(NOTEBOOKS / language / path.name, as_version=4) for language in ("en", "id")
    ]
    english, indonesian = (
        [
            (c.cell_type, c.metadata.get("tags"), c.source if c.cell_type == "code" else "")
            for c in p
        ]
        for p in (page.cells for page in pages)
    )
    assert indonesian == [
        (kind, tags, code.replace('use_language("en")', 'use_language("id")'))
        for kind, tags, code in english
    ]


@built
def test_what_a_cell_shows_has_the_same_numbers_in_both_languages(path):
    english, indonesian = (
        [
            "\n".join(output.get("text", "") or output.data["text/plain"] for output in c.outputs)
            for c in nbformat.read(NOTEBOOKS / language / path.name, as_version=4).cells
            if c.cell_type == "code"
        ]
        for language in ("en", "id")
    )
    for number, (said, in_id) in enumerate(zip(english, indonesian, strict=True), start=1):
        assert in_english(said) == numbers(in_id, INDONESIAN, ENGLISH), f"code cell {number}"


@pytest.mark.parametrize("name", CATALOGUES)
def test_texts_of_the_package_keep_their_numbers(name):
    """What is typed as code, or names a table or a version, keeps its point in Indonesian."""
    pairs = messages(package_path(name, "id"))
    differing = [
        pair
        for pair in pairs
        if set(in_english(pair[0])) != set(numbers(pair[1], INDONESIAN, ENGLISH))
    ]
    assert differing == []
