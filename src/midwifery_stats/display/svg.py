"""Small SVG pictures: shapes as text, colours that follow the theme, a figure with its own words.

Every shape is a string of SVG. Colours are written twice, as an attribute and as a style with a CSS
variable: inside JupyterLab a picture follows the light or the dark theme, and inside an ``<img>``,
which sees no variables, it falls back to dark ink on a light card. There are no ids, dates or
random numbers, so the same data give the same text, and pictures on one page cannot clash.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Literal

WIDTH = 460.0
"""Width of a picture's own coordinates: narrow, so that its text stays readable on a phone."""

TEXT = 15.0
SMALL = 13.5
_FONT = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"
_BOLDER = 1.1  # how much wider bold text is, at most
_LARGEST = 1.2  # a wide screen may enlarge a picture by this much, not more
_BREAKS = re.compile(r"(?<![=<>≤≥])\s+(?![=<>≤≥])")
_CONTROL = dict.fromkeys(range(32))  # XML 1.0 allows none but tab and line ends


@dataclass(frozen=True)
class Paint:
    """A colour, and the CSS variable of the theme that may replace it."""

    colour: str
    variable: str | None = None

    def style(self, what: Literal["fill", "stroke"]) -> str:
        """Write this colour as one declaration, ``fill:…`` or ``stroke:…``."""
        if self.variable is None:
            return f"{what}:{self.colour}"
        return f"{what}:var({self.variable},{self.colour})"


INK = Paint("#222222", "--jp-ui-font-color1")
QUIET = Paint("#595959", "--jp-ui-font-color2")
LINE = Paint("#c4c4c4", "--jp-border-color1")
FAINT = Paint("#ececec", "--jp-border-color2")
BAND = Paint("#f1f1f1", "--jp-layout-color2")
CARD = Paint("#ffffff", "--jp-layout-color1")

# Okabe and Ito's colours that stand out by at least 3 : 1 on white and on JupyterLab's dark theme.
BLUE = Paint("#0072B2")
VERMILLION = Paint("#D55E00")
GREEN = Paint("#009E73")
PURPLE = Paint("#CC79A7")
GREY = Paint("#8793A0")


@dataclass(frozen=True)
class Figure:
    """A finished picture.

    Parameters
    ----------
    svg : the whole ``<svg>`` element, which carries ``alt`` as its accessible name
    alt : what a sighted reader sees, in words with numbers
    """

    svg: str
    alt: str

    def inline(self) -> str:
        """Give HTML for ``ipywidgets.HTML``; it follows JupyterLab's theme."""
        return self.svg

    def img(self) -> str:
        """Give an ``<img>`` that also shows in printouts, static pages and untrusted notebooks."""
        data = b64encode(self.svg.encode()).decode("ascii")
        return (
            f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(self.alt)}"'
            f' style="width:100%;max-width:{number(WIDTH * _LARGEST)}px;height:auto">'
        )


def figure(parts: Iterable[str], *, height: float, alt: str) -> Figure:
    """Put shapes on a card of :data:`WIDTH` by ``height`` and name the picture ``alt``."""
    size = f'width="{number(WIDTH)}" height="{number(height)}"'
    card = rectangle(0, 0, WIDTH, height, fill=CARD, radius=8)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(WIDTH)} {number(height)}"'
        f' {size} style="display:block;width:100%;max-width:{number(WIDTH * _LARGEST)}px;'
        f'height:auto" role="img" aria-label="{clean(alt)}" font-family="{_FONT}"'
        f' font-size="{number(TEXT)}">{card}{"".join(parts)}</svg>'
    )
    return Figure(svg, alt)


def number(value: float) -> str:
    """Write a coordinate shortly: at most two decimals, no trailing zeros."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def clean(text: str) -> str:
    """Escape text for SVG and HTML, and leave out what XML does not allow."""
    return escape(text.translate(_CONTROL))


def painted(fill: Paint | None = None, stroke: Paint | None = None, width: float = 0) -> str:
    """Write fill and stroke as attributes and as a style that follows the theme."""
    attributes = [f'fill="{fill.colour}"' if fill else 'fill="none"']
    styles = [fill.style("fill")] if fill and fill.variable else []
    if stroke:
        attributes.append(f'stroke="{stroke.colour}" stroke-width="{number(width)}"')
        if stroke.variable:
            styles.append(stroke.style("stroke"))
    if styles:
        attributes.append(f'style="{";".join(styles)}"')
    return " ".join(attributes)


def rectangle(
    x: float, y: float, width: float, height: float, *, fill: Paint, radius: float = 0
) -> str:
    """Draw a filled rectangle, its corners rounded by ``radius``."""
    rounded = f' rx="{number(radius)}"' if radius else ""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
        f"{rounded} {painted(fill)}/>"
    )


def path(
    d: str,
    *,
    fill: Paint | None = None,
    stroke: Paint | None = None,
    width: float = 1.5,
    dash: str = "",
    tip: str = "",
) -> str:
    """Draw a path; ``tip`` shows when the pointer rests on it."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    ends = ' stroke-linecap="round" stroke-linejoin="round"' if stroke and not dash else ""
    start = f'<path d="{d}" {painted(fill, stroke, width)}{dashed}{ends}'
    return f"{start}><title>{clean(tip)}</title></path>" if tip else f"{start}/>"


def line(
    x1: float, y1: float, x2: float, y2: float, *, stroke: Paint, width: float = 1.5, dash: str = ""
) -> str:
    """Draw a straight line."""
    return path(
        f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}",
        stroke=stroke,
        width=width,
        dash=dash,
    )


def circle(
    x: float,
    y: float,
    radius: float,
    *,
    fill: Paint | None = None,
    stroke: Paint | None = None,
    width: float = 1.5,
    tip: str = "",
) -> str:
    """Draw a circle."""
    return path(circle_path(x, y, radius), fill=fill, stroke=stroke, width=width, tip=tip)


def circle_path(x: float, y: float, radius: float) -> str:
    """Write a circle as path data, so that many can share one element."""
    r, across = number(radius), number(2 * radius)
    arcs = f"a{r} {r} 0 1 0 {across} 0a{r} {r} 0 1 0 -{across} 0z"
    return f"M{number(x - radius)} {number(y)}{arcs}"


def label(
    x: float,
    y: float,
    content: str,
    *,
    size: float = TEXT,
    fill: Paint = INK,
    anchor: Literal["start", "middle", "end"] = "start",
    bold: bool = False,
    halo: bool = False,
) -> str:
    """Write one line of text; ``halo`` keeps it readable on top of shapes."""
    extra = f' font-size="{number(size)}"' if size != TEXT else ""
    extra += f' text-anchor="{anchor}"' if anchor != "start" else ""
    extra += ' font-weight="600"' if bold else ""
    colours = painted(fill, CARD, 4) if halo else painted(fill)
    extra += ' paint-order="stroke" stroke-linejoin="round"' if halo else ""
    return f'<text x="{number(x)}" y="{number(y)}"{extra} {colours}>{clean(content)}</text>'


def text_width(content: str, size: float = TEXT, *, bold: bool = False) -> float:
    """Estimate the width of a text in one of the wider sans-serif fonts, to be on the safe side."""
    return (_BOLDER if bold else 1) * size * sum(_em(character) for character in content)


def _em(character: str) -> float:
    if character in "iljI.,:;'|!()[] ftr":
        return 0.38
    if character in "mwMW%@":
        return 0.95
    return 0.72 if character.isupper() else 0.62


def wrapped(content: str, width: float, size: float = TEXT, *, bold: bool = False) -> list[str]:
    """Break a text into lines no wider than ``width``; a longer single word stays whole.

    ``p = 0.05`` is not broken.
    """
    lines: list[str] = []
    for word in _BREAKS.split(content.strip()):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def paragraph(
    x: float,
    y: float,
    content: str,
    width: float,
    *,
    size: float = TEXT,
    fill: Paint = INK,
    bold: bool = False,
) -> tuple[str, float]:
    """Write a text over as many lines as it needs; also give the height they take."""
    lines = wrapped(content, width, size, bold=bold)
    step = size * 1.3
    drawn = "".join(
        label(x, y + step * row, words, size=size, fill=fill, bold=bold)
        for row, words in enumerate(lines)
    )
    return drawn, step * len(lines)


def hatching(x: float, y: float, width: float, height: float, *, step: float = 5) -> Iterator[str]:
    """Give path data of diagonals that fill a rectangle (an SVG pattern would need an id).

    The diagonals of neighbouring rectangles meet, because x + y is a multiple of ``step`` on all.
    """
    offset = (int((x + y) / step) + 1) * step
    while offset < x + y + width + height:
        left, right = max(x, offset - y - height), min(x + width, offset - y)
        yield (f"M{number(left)} {number(offset - left)}L{number(right)} {number(offset - right)}")
        offset += step
