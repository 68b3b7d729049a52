import re
from base64 import b64decode
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

import midwifery_stats as ms
from midwifery_stats.display.drawing import hatching
from midwifery_stats.display.svg import BLUE, INK, figure, label, number, path, text_width, wrapped

NASTY = "<script>alert(\"1\")</script> & 'x' \x00\x0b"


class Attributes(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found = {}
        self.tags = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.found.setdefault(tag, dict(attrs))


def test_what_a_user_typed_is_escaped_everywhere(read):
    picture = read(
        figure([label(20, 20, NASTY), path("M0 0h1", fill=BLUE, tip=NASTY)], height=50, alt="x")
    )
    assert picture.texts == ["<script>alert(\"1\")</script> & 'x' "]
    assert picture.tips == picture.texts


def test_alt_text_is_escaped_in_both_forms():
    drawn = figure([], height=20, alt='a "quoted" <b>')
    for html in (drawn.inline(), drawn.img()):
        assert "<b>" not in html
    assert Attributes(drawn.img()).found["img"]["alt"] == 'a "quoted" <b>'
    assert Attributes(drawn.inline()).found["svg"]["aria-label"] == 'a "quoted" <b>'


def test_image_holds_the_same_svg_on_a_light_card():
    drawn = figure([label(20, 20, "ö")], height=40, alt="words")
    source = Attributes(drawn.img()).found["img"]["src"]
    svg = b64decode(source.removeprefix("data:image/svg+xml;base64,")).decode()
    assert svg == drawn.svg
    card = svg.index('fill="#ffffff"')
    assert card < svg.index("<text")


def test_inline_colours_follow_the_theme_and_have_a_fallback():
    drawn = figure([label(20, 20, "ink", fill=INK)], height=40, alt="words").inline()
    assert 'fill="#222222" style="fill:var(--jp-ui-font-color1,#222222)"' in drawn
    assert "var(--jp-layout-color1,#ffffff)" in drawn


def test_no_ids_scripts_or_references():
    drawn = figure([label(20, 20, "x")], height=40, alt="words").svg
    assert not any(word in drawn for word in (" id=", "<style", "<script", "url(", "href"))


@pytest.mark.parametrize(
    ("value", "written"), [(1.0, "1"), (1.256, "1.26"), (-0.001, "0"), (10.0, "10"), (-3.5, "-3.5")]
)
def test_coordinates_are_short(value, written):
    assert number(value) == written


def test_lines_break_between_words_but_not_inside_a_comparison():
    lines = wrapped("no result at all gives p < 0.05 here", 90, 15)
    assert " ".join(lines) == "no result at all gives p < 0.05 here"
    assert any("p < 0.05" in line for line in lines)
    assert all(text_width(line) <= 90 or " " not in line for line in lines if "p <" not in line)


def test_bold_text_gets_more_room():
    assert text_width("mothers", bold=True) == pytest.approx(1.1 * text_width("mothers"))
    width = text_width("ten mothers") + 1
    assert len(wrapped("ten mothers", width)) == 1
    assert len(wrapped("ten mothers", width, bold=True)) == 2


def test_hatching_stays_inside_its_rectangle():
    for d in hatching(10, 20, 7, 90):
        (x1, y1), (x2, y2) = (tuple(map(float, end.split())) for end in d[1:].split("L"))
        assert 10 <= x1 <= x2 <= 17.01
        assert 20 - 0.01 <= y2 <= y1 <= 110.01
        assert x1 + y1 == pytest.approx(x2 + y2, abs=0.02)
    assert list(hatching(10, 20, 7, 90))


def test_what_no_file_can_hold_is_left_out():
    broken = "a\ufffeb\uffff\ud800c\x00"
    drawn = figure([label(20, 20, broken)], height=50, alt=broken)
    assert ElementTree.fromstring(drawn.svg).get("aria-label") == "abc"
    assert drawn.alt == "abc"
    drawn.img().encode()
    shown = ms.show(ms.mann_whitney([1, 2], [3, 4]), groups=(broken, "b"))
    (shown.html() + shown.inline() + shown.text).encode()


def test_a_picture_is_saved_whole_or_not_at_all(tmp_path):
    shown = ms.show(ms.mann_whitney([1, 2], [3, 4]))
    saved = shown.save(tmp_path / "figure.svg")
    assert [path.name for path in saved] == ["figure.svg", "figure-2.svg", "figure-3.svg"]
    assert saved[0].read_text(encoding="utf-8") == shown.figures[0].svg
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in saved)
    with pytest.raises(ValueError, match=r"figure\.svg already"):
        shown.figures[1].save(tmp_path / "figure.svg")
    assert saved[0].read_text(encoding="utf-8") == shown.figures[0].svg
    shown.figures[1].save(tmp_path / "figure.svg", overwrite=True)
    assert saved[0].read_text(encoding="utf-8") == shown.figures[1].svg
    with pytest.raises(ValueError, match=r"must end in \.svg"):
        shown.save(tmp_path / "figure.png")


def test_a_link_carries_the_picture():
    drawn = figure([], height=20, alt="x")
    link = drawn.download_link('Save "it"', "a.svg")
    data = re.search(r'href="data:image/svg\+xml;base64,([^"]+)"', link)[1]
    assert b64decode(data).decode() == drawn.svg
    assert 'download="a.svg"' in link
    assert "Save &quot;it&quot;</a>" in link
