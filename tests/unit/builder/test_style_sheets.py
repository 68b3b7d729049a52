"""A style sheet loses only the rules that can match nothing in the book."""

import pytest

from lessons.site.style_sheets import only_used, words_in

WORDS = frozenset({"lesson", "wide", "menu"})


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".lesson{color:red}", ".lesson{color:red}"),
        (".carousel{color:red}", ""),
        (".lesson .carousel{color:red}", ""),
        (".carousel,.lesson{color:red}", ".lesson{color:red}"),
        ("#carousel{color:red}", ""),
        ("p>a:hover{color:red}", "p>a:hover{color:red}"),
        # What is not there need not be there.
        (".lesson:not(.carousel){color:red}", ".lesson:not(.carousel){color:red}"),
        (".lesson:not(:is(.a,.b),.c){color:red}", ".lesson:not(:is(.a,.b),.c){color:red}"),
        (":is(.carousel,.menu) a{color:red}", ":is(.carousel,.menu) a{color:red}"),
        ("[data-theme=dark] .wide{color:red}", "[data-theme=dark] .wide{color:red}"),
        ("@media print{.carousel{color:red}}", ""),
        ("@media print{.menu{color:red}.x{top:0}}", "@media print{.menu{color:red}}"),
        ("@supports (display:grid){.x,.menu{top:0}}", "@supports (display:grid){.menu{top:0}}"),
        ("@font-face{font-family:carousel}", "@font-face{font-family:carousel}"),
        ("/* said */.menu{width:.5em}", ".menu{width:.5em}"),
    ],
)
def test_a_rule_stays_where_it_can_match(css, left):
    assert only_used(css, WORDS) == left


def test_words_are_those_of_pages_and_scripts(tmp_path):
    (tmp_path / "page.html").write_text('<p class="lesson-wide ms_box">', encoding="utf-8")
    (tmp_path / "menu.js").write_text("one.classList.add('is-open')", encoding="utf-8")
    (tmp_path / "style.css").write_text(".carousel{}", encoding="utf-8")
    words = words_in(tmp_path)
    assert {"lesson-wide", "ms_box", "is-open"} <= words
    assert "carousel" not in words
