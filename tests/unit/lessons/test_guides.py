"""The lecturers' guide: one page a lesson, in one form, and every slide can be made."""

import re
from pathlib import Path

import pytest
from prose import SOURCES

import midwifery_stats as ms
from lessons.builder.source import read_lesson
from lessons.builder.translation import translated
from midwifery_stats.display.shown import Shown
from midwifery_stats.display.spss import SpssTables

GUIDE = Path(__file__).parents[3] / "docs" / "lecturers"
PAGES = sorted(GUIDE.glob("[0-9][0-9].md"))
LESSONS = {source.name[:2]: source for source in sorted(SOURCES.glob("[0-9]*.py"))}
WORDS_ON_A_PAGE = 730

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)


def slides(page: Path) -> list[tuple[str, str]]:
    """Give each line of a page that makes a slide, with what the page says comes first."""
    text = page.read_text(encoding="utf-8").partition(" slide\n")[2]
    first = "\n".join(re.findall(r"`(\w+ = [^`]+)`", text))
    return [(first, line) for line in re.findall(r"(?m)^    (\S.+)$", text)]


def made(first: str, line: str) -> Shown | SpssTables:
    names: dict[str, object] = {"ms": ms}
    exec(first, names)
    return eval(line, names)


def figures(text: str) -> set[str]:
    """Give the numbers of a text, without the marks for thousands and decimals."""
    return {re.sub(r"[.,]", "", number) for number in re.findall(r"\d+(?:[.,]\d+)*", text)}


def test_every_lesson_has_a_page():
    assert [page.stem for page in PAGES] == list(LESSONS)


@every_page
def test_an_indonesian_page_has_the_numbers_and_slides_of_the_english(page):
    english, other = page.read_text(encoding="utf-8"), GUIDE / "id" / page.name
    text = other.read_text(encoding="utf-8")
    title = read_lesson(LESSONS[page.stem])
    lesson = translated(title, lesson=LESSONS[page.stem].stem, language="id").cells[0].source
    name = re.sub(r"^# (?:\d\d )?", "", lesson.splitlines()[0])
    assert text.startswith(f"# Pelajaran {page.stem}: {name}\n")
    parts = ("Tujuan", "Yang sering keliru", "Pertanyaan untuk kelas", "Untuk slide")
    places = [text.index(f"\n## {part}\n") for part in parts]
    assert places == sorted(places)
    assert slides(other) == slides(page)
    assert figures(text) == figures(english)


@every_page
def test_a_page_has_the_form_of_the_guide(page):
    text = page.read_text(encoding="utf-8")
    title = re.search(r"(?m)^# # (?:\d\d )?(.+)$", LESSONS[page.stem].read_text(encoding="utf-8"))
    assert title
    assert text.startswith(f"# Lesson {page.stem}: {title[1]}\n")
    parts = ("Aims", "What students get wrong", "Questions for the class", "For a slide")
    places = [text.index(f"\n## {part}\n") for part in parts]
    assert places == sorted(places)
    assert len(text.split()) <= WORDS_ON_A_PAGE


@every_page
def test_the_minutes_of_the_parts_add_up_to_those_of_the_lesson(page):
    line = re.search(r"\*\*Minutes:\*\* (\d+)\. ([^.]+)\.", page.read_text(encoding="utf-8"))
    lesson = LESSONS[page.stem].read_text(encoding="utf-8")
    assert line
    parts = re.findall(r" (\d+)(?=,|$)", line[2])
    assert int(line[1]) == sum(map(int, parts))
    assert f"**About {line[1]} minutes.**" in lesson


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_minutes_of_a_lesson_are_true(lesson):
    """Estimated: 150 words a minute, 3 minutes for a lab or prediction, 2 for an exercise."""
    page = translated(read_lesson(LESSONS[lesson]), lesson=LESSONS[lesson].stem, language="en")
    text = "\n".join(cell.source for cell in page.cells if cell.cell_type == "markdown")
    code = "\n".join(cell.source for cell in page.cells if cell.cell_type == "code")
    words = len(re.sub(r"\]\([^)]*\)|[|*#]", " ", text).split())
    tried = len(re.findall(r"ms\.(?:\w+Lab|predict|OwnStudy|PaperDesk)\(", code))
    estimate = words / 150 + 3 * tried + 2 * code.count("ms.exercise(")
    stated = int(re.findall(r"\*\*About (\d+) minutes\.\*\*", text)[0])
    assert stated <= 45
    assert estimate - 1.5 <= stated <= estimate + 6


@pytest.mark.parametrize(
    ("first", "line"),
    [pytest.param(*slide, id=f"{p.stem}: {slide[1]}") for p in PAGES for slide in slides(p)],
)
def test_a_slide_is_made_by_its_line(first, line):
    slide = made(first, line)
    assert isinstance(slide, Shown | SpssTables)
    assert slide.tables or slide.figures


@every_page
def test_a_page_has_a_slide_with_a_picture(page):
    assert any(getattr(made(*slide), "figures", ()) for slide in slides(page))
