from xml.etree import ElementTree

import pandas as pd
import pytest

import midwifery_stats as ms
from midwifery_stats.display import tables
from midwifery_stats.display.tables import Table, table_of

FRAME = pd.DataFrame(
    {
        "group": ["intervention", "control"],
        "p": [1 / 323, 0.25],
        "rank": [2.5, 4.0],
        "matches": [True, False],
        "my <b>": ["a & b", None],
    }
)


def cells(table):
    root = ElementTree.fromstring(table.html())
    return [[cell.text or "" for cell in row] for row in root.iter("tr")]


def test_a_frame_becomes_words_and_numbers():
    table = table_of(FRAME, "Two groups")
    assert table.headings == ("Group", "p", "Rank", "Gives the printed p", "my <b>")
    assert table.rows == (
        ("intervention", "0.003", "2.5", "yes", "a & b"),
        ("control", "0.250", "4.0", "no", "–"),
    )
    assert table.numeric == {1, 2}


def test_html_has_caption_scopes_and_escaped_cells():
    table = table_of(FRAME, "Two <groups>")
    root = ElementTree.fromstring(table.html())
    assert [e.text for e in root.iter("caption")] == ["Two <groups>"]
    assert [e.get("scope") for e in root.iter("th")] == ["col"] * 5 + ["row"] * 2
    assert cells(table)[1:] == [list(row) for row in table.rows]


def test_text_lines_up():
    lines = Table("", ("Name", "Sum"), (("a", "1"), ("bcdef", "22")), frozenset({1})).text()
    assert lines.split("\n") == ["Name   Sum", "a        1", "bcdef   22"]


def test_both_forms_hold_the_same_cells_and_notes():
    table = table_of(FRAME, "Two groups", notes=["Rebuilt & invented."])
    for row in table.rows:
        for cell in row:
            assert cell in table.text()
    assert "Rebuilt & invented." in table.text()
    assert "Rebuilt &amp; invented." in table.html()


def test_row_labels_show_unless_they_only_count():
    counted = pd.DataFrame({"count": [3]}, index=pd.Index(["fluent"], name="after"))
    assert table_of(counted).headings == ("After", "Count")
    assert table_of(counted).rows == (("fluent", "3"),)
    assert table_of(counted, index=False).headings == ("Count",)


def test_the_decimal_mark_is_the_readers(monkeypatch):
    monkeypatch.setattr("midwifery_stats.language._current", "id")
    monkeypatch.setattr("midwifery_stats.language._catalogue", lambda _code: _same())
    assert table_of(FRAME[["p", "rank"]]).rows == (("0,003", "2,5"), ("0,250", "4,0"))


def _same():
    from gettext import NullTranslations

    return NullTranslations()


def test_an_empty_frame():
    table = table_of(pd.DataFrame({"a": []}))
    assert table.rows == ()
    assert "a" in table.text()


@pytest.mark.parametrize("value", [float("nan"), None])
def test_missing_is_a_dash(value):
    assert tables.cell_text(value) == "–"


@pytest.mark.parametrize(("rows", "said"), [(200, False), (201, True)])
def test_rows_are_left_out_only_where_there_are_too_many(rows, said):
    table = table_of(pd.DataFrame({"a": range(rows)}))
    assert len(table.rows) == 200
    assert bool(table.notes) == said
    wide = table_of(pd.DataFrame([range(41)]))
    assert len(wide.headings) == 40
    assert "The first 40 of 41 columns" in wide.notes[0]


def test_some_figures_of_a_paper_keep_no_row_numbers():
    some = ms.load_study("bekasi").claims.iloc[3:5]
    (table,) = ms.show(some).tables
    assert table.headings[:3] == ("Claim", "Place", "What")
    assert len(table.rows) == 2
