"""A report as a file: what is in it, that it opens, and that it is whole or not there at all."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import docx
import pandas as pd
import pytest
from PIL import Image, ImageColor

import midwifery_stats as ms
from midwifery_stats.display.svg import BLUE, GREEN, INK, circle, figure, label, line, rectangle
from midwifery_stats.language import InputError
from midwifery_stats.reports.picture import png_of
from midwifery_stats.reports.report import report_bytes
from midwifery_stats.studies.study import Study

MUST_RUN = "MIDWIFERY_CI" in os.environ
LANGUAGES = ("en", "id")


def dirty() -> Study:
    """A study whose words are as hostile as a file can make them."""
    text = (
        "no;Nama;=cmd()|'/C calc'!A0;kelompok;sebelum;sesudah\n"
        "1;Siti;<script>x</script>;{n.__class__};-kurang;@lancar\n"
        "2;Ani;+1+1;{n.__class__};-kurang;@lancar\n"
        "3;Budi;=1+1;=HYPERLINK(1);@lancar;@lancar\n"
        "4;Wati;ok;=HYPERLINK(1);-kurang;-kurang\n"
    )
    return ms.own_study(
        ms.read_table(text.encode()),
        before="sebelum",
        after="sesudah",
        group="kelompok",
        order=["-kurang", "@lancar"],
        name='<b>"Ibu"</b> & {0}',
    )


STUDIES = {
    "bekasi": lambda: ms.load_study("bekasi"),
    "bontang": lambda: ms.load_study("bontang"),
    "dirty": dirty,
    "measured": lambda: ms.own_study(
        pd.DataFrame({"b": [3.1, 2.8, 3.3, 2.9], "a": [3.4, 2.9, 3.3, 3.5]}), before="b", after="a"
    ),
}


class Page(HTMLParser):
    """Collect the cells of each table, the texts, and the tags of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.in_cell = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in ("td", "th"):
            self.tables[-1][-1].append("")
            self.in_cell = True

    def handle_data(self, data: str) -> None:
        self.words += data
        if self.in_cell:
            self.tables[-1][-1][-1] += data

    def handle_endtag(self, tag: str) -> None:
        self.in_cell = self.in_cell and tag not in ("td", "th")


def page(study: Study, language: str = "en") -> Page:
    return Page(report_bytes(study, ".html", language=language).decode())


def document(study: Study, language: str = "en") -> docx.document.Document:
    return docx.Document(BytesIO(report_bytes(study, ".docx", language=language)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", STUDIES)
def test_page_and_word_file_hold_the_same_tables_and_sentences(name: str, language: str) -> None:
    study = STUDIES[name]()
    web, word = page(study, language), document(study, language)
    in_word = [[[cell.text for cell in row.cells] for row in table.rows] for table in word.tables]
    assert web.tables == in_word
    ms.use_language(language)
    try:
        sentences = ms.analyse(study).sentences
    finally:
        ms.use_language("en")
    paragraphs = [paragraph.text for paragraph in word.paragraphs]
    for sentence in sentences:
        assert sentence in paragraphs
        assert sentence in web.words
    captions = [p.text for p in word.paragraphs if p.style.name == "Caption"]
    tables = [c for c in captions if re.match(r"(Table|Tabel) \d", c)]
    assert [int(re.search(r"\d+", c).group()) for c in tables] == list(range(1, len(in_word) + 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_file_is_a4_with_headings_a_language_and_described_figures(language: str) -> None:
    word = document(STUDIES["bontang"](), language)
    section = word.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    styles = [paragraph.style.name for paragraph in word.paragraphs]
    assert styles[0] == "Title"
    assert styles.count("Heading 1") >= 7
    assert len(word.inline_shapes) == 2
    for shape in word.inline_shapes:
        described = shape._inline.docPr.get("descr")
        assert "10" in described
        assert len(described) > 60
    assert word.core_properties.author == ""
    assert word.core_properties.language == {"en": "en-GB", "id": "id-ID"}[language]
    assert all(table.rows[0]._tr.xpath("./w:trPr/w:tblHeader") for table in word.tables)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_needs_nothing_else_and_runs_nothing(language: str) -> None:
    raw = report_bytes(STUDIES["dirty"](), ".html", language=language).decode()
    web = Page(raw)
    assert f'<html lang="{language}">' in raw
    assert not {"script", "link", "iframe", "object", "b"} & {tag for tag, _attrs in web.tags}
    for _tag, attrs in web.tags:
        assert not any(name.startswith("on") for name in attrs)
        assert (attrs.get("src") or "data:").startswith("data:")
        assert not attrs.get("href")
    assert "<script>x</script>" in web.words  # as text
    assert "{n.__class__}" in web.words
    assert all(attrs.get("alt") for tag, attrs in web.tags if tag == "img")


def test_notes_stand_in_a_report_of_their_own_language_only() -> None:
    note = "Columns are parted by: semicolon."  # read in English
    assert note in page(STUDIES["dirty"]()).words
    assert "parted by" not in page(STUDIES["dirty"](), "id").words


def test_a_report_of_own_data_says_how_many_are_in_it() -> None:
    assert "Mothers in the file: 4. Analysed: 4. Left out: none." in page(STUDIES["dirty"]()).words
    assert "Mothers in the file" not in page(STUDIES["bekasi"]()).words


def test_who_a_mother_is_stands_in_no_file() -> None:
    study = STUDIES["dirty"]()
    word = document(study)
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    written = [
        page(study).words,
        "\n".join([*cells, *(p.text for p in word.paragraphs)]),
        report_bytes(study, ".csv").decode("utf-8-sig"),
    ]
    for text in written:
        assert not any(name in text for name in ("Siti", "Ani", "Budi", "Wati"))


@pytest.mark.parametrize(("language", "separator"), [("en", ","), ("id", ";")])
def test_the_clean_sample_reads_back_and_holds_no_formula(language: str, separator: str) -> None:
    raw = report_bytes(STUDIES["dirty"](), ".csv", language=language)
    lines = raw.decode("utf-8-sig").splitlines()
    for cell in re.split(r'[\n,;"]+', raw.decode("utf-8-sig")):
        assert not cell.startswith(("=", "+", "-", "@")), cell
    assert lines[0].count(separator) == 4
    measured = STUDIES["measured"]()
    text = report_bytes(measured, ".csv", language=language)
    table = ms.read_table(text)
    assert table["after"].tolist() == [3.4, 2.9, 3.3, 3.5]


def test_own_data_give_the_report_of_the_shipped_study(tmp_path: Path) -> None:
    """The mothers of bontang, saved and read back, give the same numbers and results."""
    shipped = ms.load_study("bontang")
    path = tmp_path / "ibu.csv"
    shipped.mothers.to_csv(path, index=False, sep=";")
    own = ms.own_study(
        ms.read_table(path),
        before="before",
        after="after",
        group="group",
        order=["insufficient", "sufficient"],
        name="bontang",
    )
    mine, theirs = ms.analyse(own), ms.analyse(shipped)
    assert mine.results == theirs.results
    pd.testing.assert_frame_equal(mine.table, theirs.table)
    assert sorted(mine.baseline.rows) == sorted(theirs.baseline.rows)
    assert "rebuilt" not in " ".join(mine.sentences)


# --- whole or not at all ----------------------------------------------------------------------


def test_a_report_is_written_where_it_was_asked(tmp_path: Path) -> None:
    for name in ("a.docx", "a.html", "a.csv", "A.HTML"):
        assert ms.report(STUDIES["measured"](), tmp_path / name) == tmp_path / name
        assert (tmp_path / name).stat().st_size > 50
    assert sorted(p.name for p in tmp_path.iterdir()) == ["A.HTML", "a.csv", "a.docx", "a.html"]


def test_what_is_there_is_kept_unless_told(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("mine")
    with pytest.raises(InputError, match="is there already"):
        ms.report(STUDIES["measured"](), path)
    assert path.read_text() == "mine"
    ms.report(STUDIES["measured"](), path, overwrite=True)
    assert path.read_text().startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.pdf", "A report ends with .docx, .html, .csv, not with a.pdf."),
        ("a", "not with a."),
        ("no/folder/a.html", "could not be written"),
    ],
)
def test_a_place_where_nothing_can_be_written_is_told(
    tmp_path: Path, name: str, words: str
) -> None:
    with pytest.raises(InputError, match=re.escape(words)):
        ms.report(STUDIES["measured"](), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_language_is_refused_and_the_readers_stays(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        ms.report(STUDIES["measured"](), tmp_path / "a.html", language="xx")
    assert list(tmp_path.iterdir()) == []
    ms.report(STUDIES["measured"](), tmp_path / "a.html", language="id")
    assert "Hasil" in (tmp_path / "a.html").read_text("utf-8")
    assert "Results" in page(STUDIES["measured"]()).words


FULL = """
import resource, signal, sys
import midwifery_stats as ms
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
study = ms.load_study("bontang")
resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
try:
    ms.report(study, sys.argv[1], overwrite=True)
except ms.MidwiferyStatsError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
def test_a_disk_that_fills_up_leaves_everything_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"mine")
    told = subprocess.run(
        [sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, check=True
    )
    assert "a.docx could not be written" in told.stdout
    assert "nothing was changed" in told.stdout
    assert [p.name for p in tmp_path.iterdir()] == ["a.docx"]
    assert path.read_bytes() == b"mine"


# --- the picture ------------------------------------------------------------------------------


def test_shapes_stand_where_the_svg_has_them() -> None:
    drawn = figure(
        [
            rectangle(10, 10, 40, 20, fill=BLUE),
            circle(100, 50, 20, fill=GREEN),
            line(10, 90, 60, 90, stroke=INK, width=4),
            line(200, 90, 300, 90, stroke=INK, width=4, dash="10 10"),
            label(400, 60, "MMM", size=30, anchor="middle"),
        ],
        height=100,
        alt="shapes",
    )
    image = Image.open(BytesIO(png_of(drawn))).convert("RGB")
    scale = image.width / 460

    def at(x: float, y: float) -> tuple[int, ...]:
        return image.getpixel((round(x * scale), round(y * scale)))

    blue, green, ink = (ImageColor.getrgb(paint.colour) for paint in (BLUE, GREEN, INK))
    white = (255, 255, 255)
    assert at(30, 20) == blue
    assert at(5, 20) == at(55, 20) == at(30, 35) == white
    assert at(100, 50) == at(116, 50) == at(100, 34) == at(86, 60) == green
    assert at(122, 50) == at(86, 34) == white
    assert at(30, 90) == at(205, 90) == at(225, 90) == ink
    assert at(215, 90) == at(30, 96) == white
    dark = [x for x in range(330, 460) if at(x, 50) != white]
    assert abs((min(dark) + max(dark)) / 2 - 400) < 6


@pytest.mark.parametrize("name", STUDIES)
def test_every_figure_of_a_report_can_be_drawn(name: str) -> None:
    for drawn in ms.show(STUDIES[name]()).figures:
        image = Image.open(BytesIO(png_of(drawn)))
        assert image.width == 1380
        assert len(image.convert("L").getcolors()) > 20


# --- in LibreOffice ---------------------------------------------------------------------------


@pytest.mark.skipif(not MUST_RUN and shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_opens_the_word_file_and_prints_all_of_it(tmp_path: Path) -> None:
    for language in LANGUAGES:
        for name in ("bontang", "measured"):
            ms.report(STUDIES[name](), tmp_path / f"{name}-{language}.docx", language=language)
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"),
            *("--convert-to", "pdf", "--outdir", str(tmp_path)),
            *map(str, sorted(tmp_path.glob("*.docx"))),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    for path in sorted(tmp_path.glob("*.docx")):
        pdf = path.with_suffix(".pdf")
        text = subprocess.run(
            ["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True
        ).stdout
        printed = squeezed(text)
        word = docx.Document(str(path))
        for paragraph in word.paragraphs:
            for part in squeezed(paragraph.text[:60]), squeezed(paragraph.text[-40:]):
                assert part in printed or len(paragraph.text) > 80, paragraph.text
        for table in word.tables:
            for row in table.rows:
                for cell in row.cells:
                    words = re.findall(r"\w+", squeezed(cell.text.replace(" ", "·")))
                    short = [word for word in words if len(word) <= 10]
                    assert all(word in printed for word in short), cell.text
                    numbers = re.findall(r"\d[\d.,]*\d", cell.text)
                    assert all(number in text for number in numbers), f"{cell.text} is broken"
        size = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True)
        assert re.search(r"Page size:\s+595\.\d+ x 84[12]", size.stdout)  # A4
        images = subprocess.run(
            ["pdfimages", "-list", str(pdf)], check=True, capture_output=True, text=True
        )
        assert len(re.findall(r"\bimage\b", images.stdout)) == len(word.inline_shapes)


def squeezed(text: str) -> str:
    """Compare without line ends and bullets, and without SPSS's raised letters."""
    return re.sub(r"[\s\u2022\uf0b7ᵃᵇᶜ]+", "", text)
