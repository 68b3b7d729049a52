"""The panels for a reader's own material: her study from a file or counts, and a paper's text."""

import base64
import re
import zipfile
from io import BytesIO

import pandas as pd
import pytest

import midwifery_stats as ms

# 10 of 10 against 3 of 10: Fisher's exact p is 1/323 (oracles).
ROWS = [
    *[("intervention", "insufficient", "sufficient")] * 10,
    *[("control", "insufficient", "sufficient")] * 3,
    *[("control", "insufficient", "insufficient")] * 7,
]
PAPER = "Of the 25 mothers, 17 (68%) were less fluent before and 25 (100%) fluent after, p = 0.000."


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "class.csv"
    table = pd.DataFrame(ROWS, columns=["group", "before", "after"])
    table.assign(name=[f"Siti Aminah {n}" for n in range(20)]).to_csv(path, index=False, sep=";")
    return path


def words(box) -> str:
    return re.sub(r"<[^>]*>", " ", box.value)


def test_a_file_becomes_a_study_only_after_the_order_is_confirmed(file):
    panel = ms.OwnStudy(file)
    assert panel.study is None
    assert "insufficient &lt; sufficient" in words(panel._checked)
    panel.confirm()
    assert "20 mothers are compared" in words(panel._checked)
    assert "p = .003" in words(panel._result)
    panel.turn()
    panel.confirm()
    assert list(panel.study.mothers["after"].cat.categories) == ["sufficient", "insufficient"]


def test_a_report_is_in_the_links_and_names_nobody(file):
    panel = ms.OwnStudy(file)
    panel.confirm()
    panel.save()
    content = {
        name: base64.b64decode(data)
        for name, data in re.findall(r'download="([^"]+)"[^>]*base64,([^"]+)"', panel._links.value)
    }
    assert sorted(content) == ["report.csv", "report.docx", "report.html"]
    with zipfile.ZipFile(BytesIO(content["report.docx"])) as document:
        text = document.read("word/document.xml").decode()
    for written in (text, content["report.html"].decode(), content["report.csv"].decode()):
        assert "Siti" not in written
        assert "intervention" in written


def test_a_changed_column_is_a_new_question(file):
    panel = ms.OwnStudy(file)
    panel.confirm()
    panel._columns["after"].value = "before"
    assert panel.study is None
    assert panel._result.value == panel._links.value == ""


def test_a_bad_file_is_one_sentence_and_keeps_what_was_there(file, tmp_path):
    panel = ms.OwnStudy(file)
    panel.confirm()
    picture = tmp_path / "picture.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    panel.read(picture)
    assert panel.study is not None
    assert len(panel._noticed.value) > 60


@pytest.mark.parametrize("panel", [ms.OwnStudy, ms.PaperDesk])
def test_counts_that_are_none_change_nothing(panel):
    made = panel()
    made._form._cells[0].value = "2,5"
    made.count()
    assert made.study is None


def test_typed_counts_give_the_oracle():
    """3 improved of 10, all of whom began low: the exact interval of the share (oracles)."""
    panel = ms.OwnStudy()
    panel._form.fill(7, 3, 0, 0)
    panel.count()
    assert "3 of 10, 30% (exact 95% interval 7% to 65%)" in words(panel._result)


def test_what_a_file_holds_is_escaped(tmp_path):
    path = tmp_path / "class.csv"
    path.write_text("before,after\n<img src=x onerror=a>,ok\nok,ok\n", encoding="utf-8")
    panel = ms.OwnStudy(path)
    panel.confirm()
    for box in (panel._noticed, panel._checked, panel._result):
        assert "<img src=x" not in box.value


def test_a_paper_is_marked_checked_and_corrected():
    desk = ms.PaperDesk(PAPER)
    found = [figure.reported for figure in desk.paper.found]
    assert "17" in found
    marks = re.findall(r"<summary>([^<]*)</summary>", desk._marked.value)
    assert marks == [PAPER[one.start : one.end] for one in desk.paper.found]
    desk._chosen.value = desk.paper.found[found.index("17")].figure_id
    desk._printed.value = "18"
    desk.correct()
    desk._chosen.value = desk.paper.found[found.index("68%")].figure_id
    assert "disagrees" in words(desk._verdict)  # 18 of 25 is 72%
    desk.remove()
    assert len(desk.paper.found) == len(found) - 1


def test_a_paper_s_counts_open_the_labs():
    desk = ms.PaperDesk(PAPER)
    desk._form.fill(0, 17, 0, 8)
    desk.count()
    assert len(desk.study.mothers) == 25
    desk._open_lab()
    assert isinstance(desk._lab.children[0], ms.PairsLab)


def test_the_counts_of_a_text_are_proposed_confirmed_and_kept(tmp_path):
    before = "Before the massage, 17 of 25 mothers (68%) were less fluent and 8 (32%) were fluent. "
    desk = ms.PaperDesk(before + "After the massage, all 25 mothers (100%) were fluent.")
    assert desk.study is None
    assert "25" in words(desk._proposed)
    desk.accept()
    assert desk.study.mothers["before"].value_counts().to_dict() == {"less fluent": 17, "fluent": 8}
    desk._folder.value = str(tmp_path / "kept")
    desk.keep()
    assert len(ms.load_study(str(tmp_path / "kept")).mothers) == 25
    desk.keep()
    assert "already" in words(desk._links)
    desk.save()
    assert desk._links.value.count("download=") == 2


def test_text_of_a_paper_is_escaped():
    desk = ms.PaperDesk("<script>alert(1)</script> 17 of 25 mothers (68%).")
    assert "<script>" not in desk._marked.value
    assert "&lt;script&gt;" in desk._marked.value


@pytest.mark.parametrize("panel", [ms.OwnStudy, ms.PaperDesk])
def test_no_word_is_left_in_english(panel, monkeypatch):
    monkeypatch.setattr("midwifery_stats.language._current", "id")
    made = panel()
    titles = [child.children[0].value for child in made.children[1:]]
    assert not any(re.search(r"File|Columns|Check|Result|Text|Figures", t) for t in titles)
