"""Contrast, worked out from the colours (WCAG 2.1), in each way that a picture meets a page."""

import re

import pytest

from midwifery_stats.display import svg

MARKS = [svg.BLUE, svg.VERMILLION, svg.GREEN, svg.PURPLE, svg.AMBER, svg.GREY, svg.INK]
DARK_LAB = {  # JupyterLab 4's dark theme
    "--jp-ui-font-color1": ("#ffffff", 0.87),
    "--jp-ui-font-color2": ("#ffffff", 0.54),
    "--jp-layout-color1": ("#212121", 1),
}
LIGHT_LAB = {
    "--jp-ui-font-color1": ("#000000", 0.87),
    "--jp-ui-font-color2": ("#000000", 0.54),
    "--jp-layout-color1": ("#ffffff", 1),
}


def rgb(colour):
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def over(top, opacity, below):
    return [opacity * a + (1 - opacity) * b for a, b in zip(top, below, strict=True)]


def painted(paint, theme, below):
    """Give the colour that a reader sees where this paint lies on another colour."""
    colour, opacity = theme.get(paint.variable, (paint.base or paint.colour, 1))
    return over(rgb(colour), opacity * paint.tint, below)


def contrast(one, other):
    def luminance(colour):
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
        return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def turned(colour):
    """Do what `svg.DARK` does: invert by 32 / 36, then turn the hues by 180 degrees."""
    amount = 32 / 36
    inverted = [amount * (1 - c) + (1 - amount) * c for c in colour]
    # hue-rotate(180deg), from the Filter Effects specification
    matrix = ((-0.574, 1.43, 0.144), (0.426, 0.43, 0.144), (0.426, 1.43, -0.856))
    return [
        min(1, max(0, sum(m * c for m, c in zip(row, inverted, strict=True)))) for row in matrix
    ]


@pytest.mark.parametrize("way", ["lab, light", "lab, dark", "image, light", "image, dark"])
def test_marks_and_texts_stand_out(way):
    theme = {"lab, light": LIGHT_LAB, "lab, dark": DARK_LAB}.get(way, {})
    page = rgb("#111111" if way == "lab, dark" else "#ffffff")
    card = painted(svg.CARD, theme, page)
    band = painted(svg.BAND, theme, card)
    see = turned if way == "image, dark" else list
    for below in (card, band):
        for paint in MARKS:
            assert contrast(see(painted(paint, theme, below)), see(below)) >= 3, paint
        for paint in (svg.INK, svg.QUIET):
            assert contrast(see(painted(paint, theme, below)), see(below)) >= 4.5, paint
    white = see(rgb("#ffffff"))
    assert contrast(white, see(painted(svg.BLUE, theme, card))) >= (1 if see is turned else 4.5)


def test_the_turn_of_an_image_is_the_one_that_is_tested():
    assert "invert(calc(var(--jp-shadow-base-lightness,0) / 36))" in svg.DARK
    assert 32 * float(re.search(r"\* ([\d.]+)deg", svg.DARK)[1]) == 180
    figure = svg.figure([], height=20, alt="x")
    assert svg.DARK in figure.img()
    assert svg.DARK not in figure.inline()


def test_every_colour_has_one_name():
    colours = [paint.colour for paint in MARKS]
    assert len(set(colours)) == len(colours)
