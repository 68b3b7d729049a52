"""A student's file and a paper's text, brought into their panels in JupyterLab."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

PAPER = "Of the 25 mothers, 17 (68%) were less fluent before and 25 (100%) fluent after, p = 0.000."
CSV = "kelompok;sebelum;sesudah\n" + "pijat;kurang;cukup\n" * 10 + "kontrol;kurang;kurang\n" * 7
CSV += "kontrol;kurang;cukup\n" * 3


def panel(lab, source: str):
    lab.open_notebook(lab.write_notebook("own.ipynb", "import midwifery_stats as ms", source))
    lab.run_all()
    assert lab.cell_errors() == []
    return lab.page.locator(".ms-panel").first


@pytest.mark.parametrize("width", [1366, 360])
def test_a_file_is_brought_in_and_a_report_saved(lab, width, tmp_path):
    lab.page.set_viewport_size({"width": width, "height": 768})
    own = panel(lab, 'ms.use_language("id"); ms.OwnStudy()')
    file = tmp_path / "data.csv"
    file.write_text(CSV, encoding="utf-8")
    with lab.page.expect_file_chooser() as chooser:
        own.get_by_role("button", name="Pilih berkas").click()
    chooser.value.set_files(file)
    expect(own.get_by_text("Terbaca 20 baris.")).to_be_visible()
    own.get_by_role("button", name="Urutan ini benar").click()
    expect(own.get_by_text("Jumlah ibu yang dibandingkan: 20.")).to_be_visible()
    own.get_by_role("button", name="Buat laporan").click()
    link = own.get_by_role("link", name="Dokumen Word")
    expect(link).to_be_visible()
    with lab.page.expect_download() as download:
        link.click()
    assert download.value.path().read_bytes()[:2] == b"PK"
    lab.screenshot(f"own-study-{width}")
    own.get_by_role("button", name="Ubah luaran seorang ibu dan lihat").click()
    expect(lab.page.locator(".ms-panel .ms-panel svg").first).to_be_visible()
    wide = own.evaluate("panel => panel.scrollWidth - panel.clientWidth")
    assert wide <= 1
    assert lab.console_errors == []
    assert lab.foreign_requests == []


def test_a_paper_s_figure_is_pressed_and_tells_its_check(lab):
    desk = panel(lab, f'ms.PaperDesk("{PAPER}")')
    mark = desk.locator("summary", has_text="68%")
    mark.click()
    expect(desk.locator("details[open] span")).to_contain_text("17 of 25")
    mark.scroll_into_view_if_needed()
    lab.screenshot("paper-desk")
    assert lab.console_errors == []
