"""Reading a paper: from text, files and bytes; and nothing in a text can make it fail or hang."""

from __future__ import annotations

import random
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from midwifery_stats.studies.papers import check_paper
from midwifery_stats.studies.papers.paper import read_paper
from midwifery_stats.studies.papers.source import PaperError, sentences
from midwifery_stats.studies.printed_numbers import plain

TEXT = (
    "Results\n\nOf 25 mothers, 17 (68%) were fluent, p = 0.04.\n\nReferences\n\n1. A study of 30 "
    "women (2019)."
)


def pdf(*pages: str) -> bytes:
    """Write a PDF with one line of text on each page, by hand."""
    parts = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    font = 3 + 2 * len(pages)
    kids = " ".join(f"{3 + 2 * i} 0 R" for i in range(len(pages)))
    parts[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()
    for number, text in enumerate(pages):
        shown = text.replace("(", r"\(").replace(")", r"\)")
        stream = f"BT /F1 12 Tf 72 700 Td ({shown}) Tj ET" if text else ""
        parts.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {4 + 2 * number} 0 R "
            f"/Resources << /Font << /F1 {font} 0 R >> >> >>".encode()
        )
        parts.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream".encode())
    parts.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    written, places = BytesIO(b""), []
    written.write(b"%PDF-1.4\n")
    for number, part in enumerate(parts, start=1):
        places.append(written.tell())
        written.write(f"{number} 0 obj\n".encode() + part + b"\nendobj\n")
    start = written.tell()
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    written.write(
        f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{rows}trailer << /Size {len(parts) + 1} "
        f"/Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()
    )
    return written.getvalue()


def kinds(paper) -> list[str]:
    return [f"{figure.kind} {figure.value:g}" for figure in paper.found]


def test_a_text_a_file_and_its_bytes_are_read_alike(tmp_path):
    file = tmp_path / "paper.txt"
    file.write_text(TEXT, encoding="utf-8")
    wanted = ["size 25", "count 17", "percentage 68", "p-value 0.04"]
    for paper in (TEXT, file, str(file), file.read_bytes(), BytesIO(file.read_bytes())):
        assert kinds(read_paper(paper)) == wanted


def test_places_are_places_in_the_text():
    paper = read_paper(TEXT)
    assert [paper.text[f.start : f.end] for f in paper.found] == ["25", "17", "68%", "0.04"]
    assert set(paper.figures["place"]) == {"results, sentence 1"}
    assert paper.figures.loc[1, "together"] == paper.figures.loc[2, "together"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1", "cp1252"])
def test_text_files_of_other_encodings(encoding):
    text = "Sebanyak 17 dari 25 ibu (68%) lancar, café, é, p = 0,04. " * 5
    found = read_paper(text.encode(encoding)).found
    assert [f.reported for f in found[:4]] == ["17", "25", "68%", "0,04"]


def test_a_pdf_with_text_and_one_without():
    paper = read_paper(pdf("Of 25 mothers, 17 (68%) were fluent.", ""))
    assert kinds(paper) == ["size 25", "count 17", "percentage 68"]
    assert paper.notes == ("1 of the 2 pages hold no text, perhaps pictures of tables.",)
    writer, scanned = PdfWriter(), BytesIO()
    writer.add_blank_page(width=300, height=300)
    writer.write(scanned)
    paper = read_paper(scanned.getvalue())
    assert paper.text == ""
    assert "holds pictures of pages and no text" in paper.notes[0]
    assert "damaged or locked" in read_paper(b"%PDF-1.7 nothing").notes[0]
    assert "damaged or locked" in read_paper(pdf("Of 25 mothers")[:200]).notes[0]


def test_what_cannot_be_opened_is_told_in_a_sentence(tmp_path):
    with pytest.raises(PaperError, match=r"no file .*gone\.pdf"):
        read_paper(tmp_path / "gone.pdf")
    with pytest.raises(PaperError, match=r"neither a \.txt nor a \.pdf"):
        read_paper(tmp_path / "paper.docx")
    with pytest.raises(PaperError, match="int is neither"):
        read_paper(3)


def test_a_web_page_is_read_as_a_reader_sees_it():
    page = "<html><body><script>n = 99</script><p>Of 25 mothers, 17 (68&#37;), p &lt; 0.05</p>"
    paper = read_paper(page)
    assert kinds(paper) == ["size 25", "count 17", "percentage 68", "p-value 0.05"]
    assert kinds(read_paper("p<0,05 and 17 (68%) of 25 mothers, a>b"))[0] == "p-value 0.05"


def test_numbers_of_tables_pages_laws_years_and_references_are_no_figures():
    text = (
        "Metode\n\nTabel 4.2.1 dan Gambar 3 (halaman 12), Vol. 3 No. 4, tahun 2019, UU No. 36 "
        "Tahun 2009 pasal 128 ayat 1, Sari (2018), [12], [3,4], doi:10.1186/s40795-017, SPSS 25, "
        "https://a.b/12.\n\n1. Butir satu.\n2. Butir dua.\n\n1074\n\nDaftar Pustaka\n\nSari, 2019. "
        "Ibu 30 orang (50%)."
    )
    assert kinds(read_paper(text)) == []


def test_a_table_is_read_by_its_head_and_added_up():
    table = (
        "Tabel 1. Umur responden\n\nUmur        n     %\n20-25 tahun   5   20,0\n26-30 tahun  18   "
        "72,0\n31-35 tahun   2   8,0\nTotal        25   100\n"
    )
    paper = read_paper(table)
    assert kinds(paper) == [
        *("count 5", "percentage 20", "count 18", "percentage 72", "count 2", "percentage 8"),
        *("size 25", "percentage 100"),
    ]
    assert set(check_paper(paper)["verdict"]) == {"agrees"}
    wrong = check_paper(read_paper(table.replace("18", "17")))
    told = wrong[wrong["verdict"] == "disagrees"]
    assert "5 + 17 + 2 = 24" in " ".join(told["explanation"])


def test_a_figure_can_be_left_out_and_corrected():
    paper = read_paper(TEXT)
    name = paper.figures.loc[1, "figure_id"]
    assert len(paper.without(name).figures) == len(paper.figures) - 1
    assert len(read_paper(TEXT).found) == len(paper.found)
    wrong = paper.corrected(name, reported="18")
    assert wrong.figures.loc[1, "value"] == 18
    checked = check_paper(wrong).set_index("claim_id")
    assert checked.loc[paper.figures.loc[2, "figure_id"], "verdict"] == "disagrees"
    assert paper.corrected(name, kind="size").figures.loc[1, "kind"] == "size"
    with pytest.raises(ValueError, match="no figure f999"):
        paper.without("f999")
    with pytest.raises(ValueError, match="not a number"):
        paper.corrected(name, reported="many")


PIECES = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            *(
                "p",
                " = ",
                "<",
                "0,05",
                "0.000",
                "(",
                ")",
                "%",
                "17",
                " orang ",
                "68%",
                "tabel ",
                "ke-",
            ),
            *(
                "\n",
                "\n\n",
                "±",
                " mean ",
                "n=",
                "CI ",
                "95% ",
                "t(",
                "-",
                "1.2.3",
                "dari ",
                "/",
                "ρ",
            ),
            *(
                "hampir seluruh ",
                "sebagian besar ",
                "sisanya ",
                "total ",
                "İ",
                "\u202e",
                "<p>",
                "|",
            ),
        ]
    ),
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=60).map("".join))
def test_no_text_makes_it_fail(text):
    paper = read_paper(text if not text.strip().lower().endswith((".txt", ".pdf")) else text + " ")
    assert len(plain(text)) == len(text)
    assert all(paper.text[f.start : f.end].split() == f.reported.split() for f in paper.found)
    check_paper(paper)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_make_it_fail(content):
    check_paper(read_paper(content))
    check_paper(read_paper(b"%PDF-1.4\n" + content))


PAGE = (
    "Dari 25 responden, sebagian besar berusia 25-30 tahun sebanyak 18 orang (72%). Mean score was "
    "5.2 (SD 1.1), t(24) = 2.20, p = 0.038. Hasil uji nilai-p=0,083 (p>0,05) tidak ada perbedaan. "
)
HARD = {
    "pages": PAGE * 5000,
    "one sentence": PAGE.replace(". ", ", ") * 5000,
    "digits": "1" * 1_000_000,
    "numbers": "1 " * 500_000,
    "tags": "<p><script " * 90_000,
    "p": "p = 0.05, " * 100_000,
    "cells": "a 1 2\n" * 160_000,
    "lines": "\n " * 500_000,
    "mean": "rata - " * 140_000,
}


@pytest.mark.parametrize("name", HARD)
def test_a_megabyte_of_anything_comes_to_an_end(name, within):
    with within(30):
        check_paper(read_paper(HARD[name]))


def test_twenty_pages_take_two_seconds_at_most(within):
    text = PAGE * 350  # 60,000 characters, more figures than a paper has
    with within(2):
        check_paper(read_paper(text))


def test_right_to_left_text_and_noise():
    text = "في هذه الدراسة 25 (72%) p = 0.05 \u202e שלום 17 (68%)"
    assert "p-value 0.05" in kinds(read_paper(text))
    noise = random.Random(1).randbytes(100_000)
    assert any("not readable" in note for note in read_paper(noise).notes)


def test_two_rows_that_stand_together_are_a_table_and_one_row_is_none():
    assert [row.tabular for row in sentences("Massage 15 20\nControl 8 20\n")] == [True, True]
    assert [row.tabular for row in sentences("Massage 15 20\n")] == [False]
    long = f"{'Massage ' * 26}15 20\n"  # of more than 200 characters: no line of a table
    assert not any(row.tabular for row in sentences(f"{long}{long}"))


def test_a_cell_has_the_sign_that_stands_before_it_and_no_letters():
    found = read_paper("One\t12\t34.3\nLow\t15\t<0.1\n").found
    assert [figure.printed for figure in found] == ["12", "34.3", "15", "< 0.1"]
