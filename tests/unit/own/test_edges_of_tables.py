"""What a table must hold for something to be said of it, one step to either side of the edge."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pandas as pd
import pytest

import midwifery_stats as ms
from midwifery_stats.studies.own.files import MOST_COLUMNS, TableError
from midwifery_stats.studies.own.order import propose_order


def notes(text: str) -> str:
    return "\n".join(ms.read_table(text.encode()).attrs["notes"])


def column(*cells: object) -> str:
    rows = [f"{name},{cell}" for name, cell in zip("abcdefghijkl", cells, strict=False)]
    return "\n".join(["name,weight", *rows])


@pytest.mark.parametrize("code", [9, 99, 999, 9999, 99999, -1, -9, -99, -999])
def test_each_usual_code_for_no_value_is_suspected_alone(code: int) -> None:
    assert f"missing=[{code}]" in notes(column(1, 2, 1, 3, code))
    assert "missing=" not in notes(column(1, 2, 1, 3, code + 1 if code > 0 else 4))


def test_a_code_among_the_values_is_a_value() -> None:
    """Values from 5 to 14 are spread over 9: 9 lies among them, 99 beyond."""
    assert "missing=" not in notes(column(5, 8, 9, 14))
    assert "missing=[99]" in notes(column(5, 8, 14, 99))
    # A value below 0 where all others are 0 or more; not where others are below 0 too.
    assert "missing=[-1]" in notes(column(0, 1, 2, -1))
    assert "missing=" not in notes(column(-2, 1, 2, -1))


def test_only_words_spelt_in_several_ways_are_named() -> None:
    told = notes("name,milk\na,Lancar\nb,lancar\nc,lancar\nd,kurang\n")
    assert "these are taken as one: lancar (2×) = Lancar (1×)." in told
    assert "kurang" not in told
    assert "taken as one" not in notes("name,milk\na,lancar\nb,lancar\nc,kurang\n")


def test_missing_values_have_no_place_in_an_order() -> None:
    assert propose_order(["lancar", None, float("nan"), "tidak lancar"]) == [
        "tidak lancar",
        "lancar",
    ]
    assert propose_order([2.0, float("nan"), 1.0, None]) == [1.0, 2.0]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_text_of_two_bytes_a_sign_is_read_without_its_mark(encoding: str) -> None:
    text = "no,ibu,milk\n1,é,low\n2,ö,high\n"
    table = ms.read_table(text.encode(encoding))
    assert list(table) == ["no", "ibu", "milk"]
    assert table["milk"].tolist() == ["low", "high"]
    assert "UTF-16" in "\n".join(table.attrs["notes"])


def test_a_row_mostly_of_numbers_is_a_mother_and_no_heading() -> None:
    """Two numbers of four cells may be headings such as years; three are not."""
    with pytest.raises(TableError, match="should hold the headings"):
        ms.read_table(b"x,2,3,4\ny,5,6,7\nz,8,9,1\n")
    assert list(ms.read_table(b"x,y,2020,2021\na,b,6,7\nc,d,9,1\n")) == ["x", "y", "2020", "2021"]


def test_words_that_all_come_again_below_are_no_headings() -> None:
    with pytest.raises(TableError, match="should hold the headings"):
        ms.read_table(b"low,yes\nhigh,no\nlow,no\nhigh,yes\n")
    # One word of the first row that stands nowhere below: they are headings.
    assert list(ms.read_table(b"low,milk\nhigh,no\nlow,no\nhigh,yes\n")) == ["low", "milk"]


@pytest.mark.parametrize(
    ("values", "free"),
    [
        # Nine of ten differ: as good as all. Eight of ten: categories.
        (["ab cd", "abe", "abf", "abg", "abh", "abi", "abj", "abk", "abl", "abl"], True),
        (["ab cd", "abe", "abf", "abg", "abh", "abi", "abj", "abk", "abk", "abl", "abl"], False),
        # Four texts are too few to say; five are not.
        (["one text", "two text", "another", "a fourth"], False),
        (["one text", "two text", "another", "a fourth", "a fifth"], True),
        # More than four fifths are words: codes of letters and digits are none.
        (["one text", "two text", "another", "a fourth", "x5"], False),
    ],
)
def test_text_that_differs_for_nearly_every_mother_may_tell_who_she_is(
    values: list[str], free: bool
) -> None:
    rows = [f"{at};{value};{at}" for at, value in enumerate(values, start=1)]
    table = ms.read_table("\n".join(["no;remark;milk", *rows]).encode())
    assert ("remark" in table.attrs["personal"]) == free


def test_of_several_things_several_are_told() -> None:
    told = notes("a,b,c\nx,2,2\ny,4,4\nz,5,5\n")
    assert "Some columns hold the same in every row: b = c." in told
    told = notes("a,b\nx,2\ny,4\nx,2\n")
    assert "Some rows are the same in every column: 2 = 4. They are kept" in told
    with pytest.raises(TableError, match="has headings and no mothers below them"):
        ms.read_table(b"a,b,c\n")
    with pytest.raises(TableError, match="is empty"):
        ms.read_table(b"")


@pytest.mark.parametrize("untreated", ["tidak dipijat", "tanpa pijat", "non pijat", "no massage"])
def test_the_group_without_treatment_is_the_second(untreated: str) -> None:
    table = pd.DataFrame({"g": [untreated, "pijat", untreated, "pijat"], "milk": [1.0, 2, 3, 4]})
    assert ms.own_study(table, outcome="milk", group="g").groups == ("pijat", untreated)


def test_merged_headings_and_merged_blanks_are_not_spread() -> None:
    for rows in (
        [["g", "b"], [None, "c"], ["y", 1], ["z", 2]],
        [["g", "b"], ["x", "c"], [None, 1], [None, 2], ["z", 3]],
    ):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.active.merge_cells("A1:A2" if rows[1][0] is None else "A3:A4")
        stream = BytesIO()
        book.save(stream)
        told = "\n".join(ms.read_table(stream.getvalue()).attrs["notes"])
        assert "Merged cells" not in told


def test_headings_that_are_too_many_are_refused_though_the_rows_are_short() -> None:
    headings = ";".join(f"c{at}" for at in range(MOST_COLUMNS + 1))
    with pytest.raises(TableError, match=f"has {MOST_COLUMNS + 1} columns, and at most"):
        ms.read_table(f"{headings}\nx;2\ny;3\n".encode())


@pytest.mark.parametrize(
    "index", [pd.Index(["a", "a", "b", "b"]), pd.MultiIndex.from_product([[1, 2], ["a", "b"]])]
)
def test_rows_are_named_once_each_whatever_the_table_calls_them(index: pd.Index) -> None:
    table = pd.DataFrame({"g": ["x", "y", "x", "y"], "milk": [1.0, 2, 3, 4]})
    table.index = index
    study = ms.own_study(table, outcome="milk", group="g")
    assert study.mothers["outcome"].tolist() == [1.0, 2, 3, 4]
    assert study.mothers.index.nlevels == 1
    assert study.mothers.index.is_unique
