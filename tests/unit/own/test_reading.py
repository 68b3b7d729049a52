"""Reading a student's file: what is noticed, what is refused, one table from each format."""

from __future__ import annotations

import random
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pyreadstat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import midwifery_stats as ms
from midwifery_stats.studies.own.files import TableError

PLAIN = "no,before,after\n1,low,high\n2,low,low\n3,high,high\n"


def notes(content: Any) -> str:
    return "\n".join(ms.read_table(content).attrs["notes"])


def workbook(*rows: list[Any], merge: str | None = None, more: Any = None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    if merge:
        sheet.merge_cells(merge)
    if more:
        more(book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


# --- the same table from every format ---------------------------------------------------------


def saved_sav(frame: pd.DataFrame, path: Path) -> bytes:
    codes = frame.copy()
    labels = {}
    for column in ("before", "after"):
        levels = list(frame[column].cat.categories)
        codes[column] = frame[column].cat.codes.astype(float)
        labels[column] = dict(enumerate(levels))
    for column in codes.columns.difference(["before", "after", "mother"]):
        codes[column] = codes[column].astype(str)
    pyreadstat.write_sav(codes, str(path), variable_value_labels=labels)
    return path.read_bytes()


FORMATS = {
    "comma": lambda f, p: f.to_csv(index=False).encode(),
    "bom": lambda f, p: f.to_csv(index=False).encode("utf-8-sig"),
    "semicolon, Windows line ends": lambda f, p: f.to_csv(
        index=False, sep=";", lineterminator="\r\n"
    ).encode("cp1252"),
    "tab": lambda f, p: f.to_csv(index=False, sep="\t").encode(),
    "bar": lambda f, p: f.to_csv(index=False, sep="|").encode(),
    "utf-16": lambda f, p: f.to_csv(index=False, sep="\t").encode("utf-16"),
    "utf-16 without mark": lambda f, p: f.to_csv(index=False).encode("utf-16-le"),
    "sep line": lambda f, p: b"sep=;\r\n" + f.to_csv(index=False, sep=";").encode(),
    "xlsx": lambda f, p: workbook(list(f.columns), *f.astype(object).values.tolist()),
    "sav": lambda f, p: saved_sav(f, p / "x.sav"),
}


@pytest.mark.parametrize("study", ["bekasi", "bontang"])
@pytest.mark.parametrize("kind", FORMATS)
def test_the_mothers_come_back_from_every_format(tmp_path: Path, study: str, kind: str) -> None:
    shipped = ms.load_study(study)
    table = ms.read_table(FORMATS[kind](shipped.mothers, tmp_path))
    levels = list(shipped.mothers["before"].cat.categories)
    grouped = {"group": "group", "groups": shipped.groups} if shipped.groups else {}
    own = ms.own_study(table, before="before", after="after", order=levels, **grouped)
    for column in ("mother", "before", "after", *(["group"] if grouped else [])):
        assert own.mothers[column].astype(str).tolist() == (
            shipped.mothers[column].astype(str).tolist()
        )
    assert own.mothers["after"].dtype == shipped.mothers["after"].dtype
    assert own.groups == shipped.groups
    assert own.about["left_out"] == {}
    assert not own.is_rebuilt


def test_paths_open_files_and_uploads_are_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "ibu.csv"
    path.write_text(PLAIN)
    with path.open("rb") as binary, path.open() as text:
        upload = {"name": "ibu.csv", "content": memoryview(PLAIN.encode())}
        for source in (path, str(path), binary, text, upload, PLAIN.encode()):
            assert ms.read_table(source)["after"].tolist() == ["high", "low", "high"]
    assert ms.read_table(path).attrs["name"] == "ibu"
    assert ms.read_table(path).index.tolist() == [2, 3, 4]  # the rows' numbers in the file


# --- what is noticed --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (PLAIN, "parted by: comma"),
        (PLAIN.replace(",", ";"), "parted by: semicolon"),
        ("a;b\n1;3,5\n2;4,25\n", "the decimal mark is a comma (3,5)"),
        ("a;b\n1;1.250,5\n2;4.000\n", "points part thousands"),
        ("a;b\n1;1,250.5\n2;4,000.5\n", "commas part thousands"),
        ("a;b\n1;1.250\n2;2.500\n", "take it out of the file"),
        ("a;b\n1;3,5\n2;3.5\n", "both are read as decimal marks"),
        ("a,b\nx,lancar\ny, Lancar\nz,Lancar\n", "Lancar (2×) = lancar (1×)"),
        ("a,b\nx, lancar\ny,lancar \n", "2 cells had blanks"),
        ("a,b\n1,2\n,\n3,4\n", "1 empty row was left out"),
        ("a,,b\n1,,2\n3,,4\n", "1 empty column was left out"),
        ("Data ibu,,\na,b,c\nx,2,3\ny,5,6\n", "stands 1 row of a title; it was skipped"),
        ("no,milk,,age\n,before,after,\n1,low,high,30\n2,low,low,31\n", "milk before, milk after"),
        ("a,,c\nx,1,2\ny,2,3\n", "without a heading are called: column 2"),
        ("a,b\nx,2\ny,4\nTotal,6\n", "Row 4 holds totals"),
        ("a,b\nx,2\ny,4\nJumlah,6\nRata-rata,3\n", "Rows 4, 5 hold totals"),
        ("a,b\nx,2\na,b\ny,4\n", "Row 3 repeats the headings"),
        ("a,b\nx,2\ny,4\nx,2\n", "same in every column: 2 = 4"),
        ("a,b,c\nx,2,2\ny,4,4\nz,5,5\n", "hold the same in every row: b = c"),
        ("a,a\nx,2\ny,4\n", "Several columns have one heading"),
        ("a,b\nx,-\ny,4\nz,NA\n", "count as missing: - (1×), NA (1×)"),
        ("a,b\nx,1\ny,2\nz,3\nw,99\n", "missing=[99]"),
        ("a,b\nx,1\ny,2\nz,3\nw,sakit\n", "1 cell that is none: sakit"),
        ("a,b\nSité,1\nAna,2\n".encode("cp1252"), "Windows-1252"),
        (PLAIN.encode("utf-16"), "UTF-16"),
        (PLAIN.encode("utf-8-sig"), "UTF-8"),
        (workbook(["a", "b"], ["x", "3,5"], ["y", 4]), "1 number is stored as text"),
        (workbook(["a", "b"], ["x", "#N/A"], ["y", 4], ["z", 5]), "error of the spreadsheet"),
        (
            workbook(["g", "b"], ["x", 1], [None, 4], [None, 5], merge="A2:A4"),
            "for each of their rows (A2:A4)",
        ),
        (
            workbook(["a", "b"], ["x", 1], ["y", 2], more=lambda b: b.create_sheet("Two")),
            "The workbook has 2 sheets; this one is read: Sheet",
        ),
    ],
    ids=lambda given: given if isinstance(given, str) and "\n" not in given else "",
)
def test_what_is_odd_is_said(content: Any, words: str) -> None:
    data = content.encode() if isinstance(content, str) else content
    told = ms.read_table(data).attrs["notes"]
    assert words in "\n".join(told)
    assert all(note.endswith(".") and "{" not in note for note in told)


def test_odd_cells_become_what_they_mean() -> None:
    text = (
        "Tabel 1;;;\nno;Sebelum;Sesudah;Berat\n1;kurang lancar; lancar;3,5\n"
        "2;Kurang  Lancar;Lancar;2,9\n;;;\n3;kurang lancar;Lancar;-\nTotal;;;6,4\n"
    )
    table = ms.read_table(text.encode("cp1252"))
    assert table["Sebelum"].tolist() == ["kurang lancar"] * 3
    assert table["Sesudah"].tolist() == ["Lancar"] * 3
    assert table["Berat"].tolist()[:2] == [3.5, 2.9]
    assert pd.isna(table["Berat"].iloc[2])
    assert table.index.tolist() == [3, 4, 6]
    merged = workbook(["g", "b"], ["x", 1], [None, 4], ["y", 5], merge="A2:A3")
    assert ms.read_table(merged)["g"].tolist() == ["x", "x", "y"]


def test_a_first_mother_of_words_is_not_taken_for_a_heading() -> None:
    table = ms.read_table(b"group,milk\nmassage,ample\nrest,scant\nrest,ample\n")
    assert list(table) == ["group", "milk"]
    assert table["milk"].tolist() == ["ample", "scant", "ample"]


def test_codes_with_leading_zeros_stay_text() -> None:
    assert ms.read_table(b"a,b\n007,x\n012,y\n")["a"].tolist() == ["007", "012"]


def test_a_formula_gives_its_saved_result_or_is_refused(tmp_path: Path) -> None:
    data = workbook(["a", "b"], ["x", 1], ["y", "=B2+1"])
    with pytest.raises(TableError, match=r"Cell B3 .* formula without a saved result"):
        ms.read_table(data)
    with_result = replaced(data, "xl/worksheets/sheet1.xml", b"<v></v>", b"<v>2</v>")
    with_result = replaced(with_result, "xl/worksheets/sheet1.xml", b"<v />", b"<v>2</v>")
    table = ms.read_table(with_result)
    assert table["b"].tolist() == [1, 2]
    assert "1 cell is a formula" in "\n".join(table.attrs["notes"])
    two = replaced(
        workbook(["a", "b"], ["x", "=1+1"], ["y", "=B2+1"]),
        "xl/worksheets/sheet1.xml",
        b"<v></v>",
        b"<v>2</v>",
    )
    two = replaced(two, "xl/worksheets/sheet1.xml", b"<v />", b"<v>2</v>")
    told = "\n".join(ms.read_table(two).attrs["notes"])
    assert "2 cells are formulas; their saved results are taken." in told


def replaced(data: bytes, member: str, old: bytes, new: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for item in source.infolist():
            content = source.read(item)
            target.writestr(item, content.replace(old, new) if item.filename == member else content)
    return stream.getvalue()


# --- columns that tell who a mother is --------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        *[
            (heading, ["a1", "b2", "a1"])
            for heading in (
                *("Nama", "NAMA IBU", "Nama Suami", "Name", "Initials", "inisial", "NIK"),
                *("No. KTP", "No RM", "No.RM", "Rekam Medis", "Medical record", "No_HP", "Telepon"),
                *("Phone", "WA", "E-mail", "Alamat", "Address", "Tanggal Lahir", "tgl_lahir"),
                *("Date of birth", "DOB", "TTL", "BPJS", "suami"),
            )
        ],
        ("x", ["3275014101900001", "3275014101900002", "3275014101900003"]),
        ("x", ["0812 3456 7890", "+6281234567891", "081234567892"]),
        ("x", ["a@b.id", "c@d.id", "e@f.id"]),
        ("x", ["1990-01-02", "1991-05-06", "1995-07-08"]),
        ("x", ["12/05/1990", "13/05/1991", "14/06/1992"]),
        ("x", ["Ny. S", "Ny. T", "Ny. U"]),
        ("x", ["Siti Aminah", "Ani Lestari", "Budi Ayu", "Dewi S", "Eka Putri"]),
    ],
)
def test_a_column_that_identifies_is_noticed_and_left_out(heading: str, values: list[str]) -> None:
    rows = [["no", heading, "before", "after"]]
    rows += [[at, value, at, 10 - at] for at, value in enumerate(values, start=1)]
    table = ms.read_table("\n".join(";".join(map(str, row)) for row in rows).encode())
    assert list(table.attrs["personal"]) == [heading]
    study = ms.own_study(table, before="before", after="after")
    assert heading not in study.mothers
    assert not set(values) & set(study.mothers.astype(str).to_numpy().ravel())
    with pytest.raises(TableError, match="seems to tell who a mother is"):
        ms.own_study(table, before=heading, after="after")


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("dukungan suami", ["baik", "kurang", "baik"]),
        ("nama obat", ["oksitosin", "tidak", "oksitosin"]),
        ("jalan lahir", ["utuh", "robek", "utuh"]),
        ("initial milk", ["low", "high", "low"]),
        ("berat", ["3500", "2900", "3100"]),
        ("Pendidikan", ["SMA", "SMP", "PT", "SMA", "SMA", "PT"]),
        ("tanggal", ["2026-01-02", "2026-01-03", "2026-01-02"]),
        ("HB", ["11,5", "12", "10,9"]),
    ],
)
def test_a_measure_is_not_taken_for_a_person(heading: str, values: list[str]) -> None:
    text = f"no;{heading}\n" + "\n".join(f"{i};{v}" for i, v in enumerate(values))
    assert ms.read_table(text.encode()).attrs["personal"] == {}


# --- files that cannot be used ----------------------------------------------------------------


def small_sav() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "small.sav"
        frame = pd.DataFrame({"g": [1.0, 2, 1, 9], "y": [3.5, 4.5, 99, 2.5]})
        pyreadstat.write_sav(
            frame,
            str(path),
            variable_value_labels={"g": {1: "massage", 2: "rest"}},
            missing_ranges={"g": [9], "y": [{"lo": 90, "hi": 99}]},
        )
        return path.read_bytes()


SAV = small_sav()
GOOD_XLSX = workbook(["a", "b"], ["x", 1], ["y", 2])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def bomb() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 150_000_000)
    return stream.getvalue()


def archive_of(**members: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


BAD: dict[str, tuple[Any, str]] = {
    "nothing": (b"", "is empty"),
    "blanks": (b" \n\t\r\n", "is empty"),
    "only a mark": (b"\xef\xbb\xbf", "is empty|nothing|headings"),
    "only separators": (b",,,\n,,,\n", "is empty"),
    "only zeros": (b"\x00" * 100, "is empty"),
    "one row": (b"a,b,c\n", "headings and no mothers"),
    "only headings and blanks": (b"a,b\n,\n,\n", "headings and no mothers"),
    "headings and a total": (b"a,b\nTotal,3\n", "headings and no mothers"),
    "no headings": (b"1,2\n3,4\n5,6\n", "should hold the headings"),
    "no headings in a workbook": (workbook([1, 2.5], [3, 4.5], [5, 6]), "should hold the head"),
    "no headings, words": (b"low,high\nlow,low\nhigh,high\nlow,high\n", "should hold the head"),
    "decimal comma in commas": (b"a,b\n1,3,5\n2,4,5\n", "Row 2 .* more cells than there are"),
    "one long row": (b"a,b\n1,3\n2,4,5\n", "Row 3 .* more cells"),
    "a remark beside": (workbook(["a", "b"], ["x", 1], ["y", 2, None, "see"]), "without a heading"),
    "open quotation": (b'a,b\n1,"' + b"x" * 200_000, "quotation mark that is not closed"),
    "PNG named csv": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "of the kind PNG"),
    "JPEG": (b"\xff\xd8\xff\xe0" + b"\x00" * 50, "of the kind JPEG"),
    "GIF": (b"GIF89a" + b"\x00" * 50, "of the kind GIF"),
    "WebP": (b"RIFF\x00\x00\x00\x00WEBP", "of the kind WebP"),
    "BMP": (b"BM\x00\x00\x00\x00" + b"\x00" * 50, "of the kind BMP|not text"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3", "of the kind PDF"),
    "RTF": (b"{\\rtf1 hello}", "of the kind RTF"),
    "gzip": (b"\x1f\x8b\x08" + b"\x00" * 30, "of the kind gzip"),
    "7z": (b"7z\xbc\xaf\x27\x1c" + b"\x00" * 30, "of the kind 7z"),
    "RAR": (b"Rar!\x1a\x07\x00" + b"\x00" * 30, "of the kind RAR"),
    "Stata": (b"<stata_dta><header>", "of the kind Stata"),
    "web page": (b"<!DOCTYPE html><html><table><tr><td>1</td></tr></table>", "web page or XML"),
    "HTML named xls": (b"  <table><tr><td>1</td></tr></table>", "web page or XML"),
    "XML": (b'<?xml version="1.0"?><a/>', "web page or XML"),
    "binary": (bytes(range(256)) * 4, "not text that can be read"),
    "binary without zeros": (bytes(range(1, 32)) * 40 + b"\x81\x8d\xff", "not text|empty|read"),
    "UTF-16 cut": (PLAIN.encode("utf-16")[:-1], "not text that can be read"),
    "UTF-8 mark, other bytes": (b"\xef\xbb\xbfa,b\n\xff\xfe,1\n", "not text that can be read"),
    "old xls": (OLE, "old kind"),
    "with a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
    "xlsx cut": (GOOD_XLSX[: len(GOOD_XLSX) // 2], "damaged or not complete"),
    "xlsx cut to its head": (GOOD_XLSX[:30], "damaged or not complete"),
    "xlsx with a hole": (
        GOOD_XLSX[:400] + b"\x00" * 200 + GOOD_XLSX[600:],
        "damaged or not complete|an archive",
    ),
    "no sheet in it": (
        replaced(GOOD_XLSX, "xl/workbook.xml", b"<sheets>", b"<cheets>"),
        "damaged or not complete",
    ),
    "broken XML": (
        replaced(GOOD_XLSX, "xl/worksheets/sheet1.xml", b"</row>", b"</rov>"),
        "damaged or not complete",
    ),
    "entities in XML": (
        replaced(
            GOOD_XLSX,
            "xl/worksheets/sheet1.xml",
            b"<worksheet",
            b'<!DOCTYPE a [<!ENTITY b "c">]><w',
        ),
        "damaged or not complete",
    ),
    "zip bomb": (bomb(), "would unpack to more than 100 megabytes"),
    "a zip of pictures": (archive_of(a=b"x"), "holds no workbook"),
    "LibreOffice": (archive_of(content_xml=b"<a/>"), "save it as .xlsx"),
    "Word": (archive_of(word__document_xml=b"<a/>"), "Word document"),
    "empty workbook": (workbook(), "is empty"),
    "one cell": (workbook(["a"]), "headings and no mothers"),
    "empty sheet with headings": (workbook(["a", "b"]), "headings and no mothers"),
    "formula without result": (workbook(["a"], ["=1+1"], ["=2"]), "formula without a saved"),
    "too wide": (
        (",".join(f"c{n}" for n in range(400)) + "\n" + ",".join("1" * 400)).encode(),
        "has 400 columns, and at most 300",
    ),
    "too long": (b"a,b\n" + b"1,2\n" * 101_000, "more than 100000 rows"),
    "too many cells": (
        workbook(["a"], ["x"], more=lambda b: b.active.cell(row=9000, column=200, value=1)),
        "1800000 cells, and at most 150000",
    ),
    "a sav cut": (SAV[: len(SAV) // 2], "damaged or not complete"),
    "a sav of rubbish": (b"$FL2" + b"\xff" * 500, "damaged or not complete"),
    "a number": (7, "Give the path of a file"),
    "nothing at all": (None, "Give the path of a file"),
    "a list": ([1, 2], "Give the path of a file"),
    "no file": ("no/such/file.csv", "There is no file"),
    "a folder": (Path(__file__).parent, "is a folder"),
    "a path with a zero": ("a\x00b.csv", "cannot be opened|no file"),
    "a very long path": ("x" * 5000 + ".csv", "cannot be opened|no file"),
    "unnamed column": (b"a,,c\nx,1,2\n", "without a heading"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_gives_one_clear_sentence(case: str, within: Any) -> None:
    content, words = BAD[case]
    with within(5), pytest.raises(TableError, match=words) as error:
        ms.read_table(content)
    message = str(error.value)
    assert message.endswith(".")
    assert "\n" not in message
    assert len(message) < 400 or case == "a very long path"


@pytest.mark.parametrize("language", ["id"])
def test_bad_files_are_told_in_the_readers_language(language: str) -> None:
    ms.use_language(language)
    try:
        with pytest.raises(TableError, match="kata sandi"):
            ms.read_table(BAD["with a password"][0])
    finally:
        ms.use_language("en")


def test_labels_and_missing_values_of_an_spss_file_are_kept() -> None:
    table = ms.read_table(SAV)
    assert table["g"].tolist()[:3] == ["massage", "rest", "massage"]
    assert table["g"].isna().tolist() == [False, False, False, True]
    assert table["y"].isna().tolist() == [False, False, True, False]
    assert "Value labels are taken instead of codes in: g." in table.attrs["notes"]
    assert table.attrs["labels"] == {"g": ["massage", "rest"]}


def test_a_missing_library_is_a_clear_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyreadstat", None)
    with pytest.raises(TableError, match="SPSS files need the package pyreadstat"):
        ms.read_table(b"$FL2" + b"x" * 300)


def test_a_wrong_sheet_is_named() -> None:
    with pytest.raises(TableError, match="has no sheet Two; it has: Sheet"):
        ms.read_table(GOOD_XLSX, sheet="Two")


@pytest.mark.parametrize(
    ("first", "read"),
    [
        ([["notes"]], "second"),
        ([["weight"], [1]], "weight"),
        ([["weight"], [1], [2]], "weight"),
    ],
)
def test_a_sheet_with_one_filled_cell_is_passed_over(first: list[list[Any]], read: str) -> None:
    def more(book: Any) -> None:
        other = book.create_sheet("Two")
        for row in (["second"], [1], [2], [3]):
            other.append(row)

    assert list(ms.read_table(workbook(*first, more=more)).columns) == [read]


# --- size -------------------------------------------------------------------------------------


def test_100_000_rows_and_300_columns_are_read() -> None:  # how fast: tests/benchmarks/reading.py
    draw = random.Random(1)
    rows = "\n".join(
        f"{n};{draw.choice(['lancar', 'kurang lancar'])};{draw.choice(['lancar', 'Lancar'])};"
        f"{draw.randrange(10, 99)},5"
        for n in range(100_000)
    )
    table = ms.read_table(f"no;before;after;weight\n{rows}\n".encode())
    study = ms.own_study(table, before="before", after="after", order=["kurang lancar", "lancar"])
    assert len(study.mothers) == 100_000
    sheet = workbook([f"c{n}" for n in range(30)], *[[n, *["low"] * 29] for n in range(4900)])
    assert ms.read_table(sheet).shape == (4900, 30)
    wide = ",".join(f"c{n}" for n in range(300)) + "\n" + (",".join("1" * 300) + "\n") * 200
    assert ms.read_table(wide.encode()).shape == (200, 300)


# --- any table --------------------------------------------------------------------------------

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=8
)
CELLS = st.one_of(st.none(), st.integers(-999, 9999), WORDS, st.floats(-1e6, 1e6).map(str))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=2, max_size=5), min_size=1, max_size=8), st.booleans())
def test_any_table_is_read_or_refused_in_one_sentence(rows: list[list[Any]], book: bool) -> None:
    width = max(map(len, rows))
    rows = [row + [None] * (width - len(row)) for row in rows]
    try:
        data = (
            workbook(*rows)
            if book
            else pd.DataFrame(rows, columns=range(width)).to_csv(index=False, header=False).encode()
        )
    except openpyxl.utils.exceptions.IllegalCharacterError:
        return
    try:
        table = ms.read_table(data)
    except TableError as error:
        if not str(error).endswith("."):
            raise
        return
    assert len(table) <= len(rows)
    assert list(table.columns) == list(dict.fromkeys(table.columns))
    assert all(isinstance(note, str) for note in table.attrs["notes"])


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["low", "fair", "ample"]), st.integers(0, 500)),
        min_size=2,
        max_size=30,
    ),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
)
def test_a_plain_table_comes_back_as_it_was(
    rows: list[tuple[str, int]], separator: str, encoding: str
) -> None:
    text = f"word{separator}amount in ml\n" + "".join(f"{w}{separator}{n}\n" for w, n in rows)
    table = ms.read_table(text.encode(encoding))
    assert table["word"].tolist() == [word for word, _n in rows]
    assert table["amount in ml"].tolist() == [n for _word, n in rows]


def test_a_cell_that_is_true_or_false_reads_yes_or_no() -> None:
    table = ms.read_table(workbook(["fed", "age"], [True, 21], [False, 22], [True, 23]))
    assert list(table["fed"]) == ["yes", "no", "yes"]
