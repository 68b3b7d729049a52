"""Small SVG pictures: shapes as text, colours that follow the theme, a figure with its own words.

Every shape is a string of SVG. Colours are written twice, as an attribute and as a style with a CSS
variable: inside JupyterLab a picture follows the light or the dark theme. Inside an ``<img>``,
which sees no variables, it is dark ink on a light card, and a dark page turns the whole image
around (`DARK`). There are no ids, dates or random numbers, so the same data give the same text,
and pictures on one page cannot clash.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from os import PathLike
from pathlib import Path
from typing import Literal

from midwifery_stats.language import InputError, _

WIDTH = 460.0
"""Width of a picture's own coordinates: narrow, so that its text stays readable on a phone."""

TITLE, TEXT, SMALL = 16.0, 15.0, 13.5  # the one scale of sizes
_FONT = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"
_BOLDER = 1.1  # how much wider bold text is, at most
_LARGEST = 1.2  # a wide screen may enlarge a picture by this much, not more
_BREAKS = re.compile(r"(?<![=<>≤≥])\s+(?![=<>≤≥])")
# What XML 1.0 does not allow, and lone surrogates, which no file can hold.
_FORBIDDEN = dict.fromkeys(
    [*(set(range(32)) - {9, 10, 13}), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF]
)

DARK = (
    "filter:invert(calc(var(--jp-shadow-base-lightness,0) / 36))"
    " hue-rotate(calc(var(--jp-shadow-base-lightness,0) * 5.625deg))"
)
"""Turns an image to light ink on a dark card where the page is dark.

JupyterLab's dark themes set this variable to 32, its light ones to 0; any other page can do so. The
inversion by 32 / 36 makes white a dark grey, and the turn of the hues keeps blue blue.
"""


@dataclass(frozen=True)
class Paint:
    """A colour, and the CSS variable of the theme that may replace it.

    ``tint`` lets only so much of the variable's colour through, or of ``base`` where a page has no
    such variable.
    """

    colour: str
    variable: str | None = None
    base: str = ""
    tint: float = 1.0

    def style(self, what: Literal["fill", "stroke"]) -> str:
        """Write this colour as one declaration, ``fill:…`` or ``stroke:…``."""
        if self.variable is None:
            return f"{what}:{self.colour}"
        colour = f"{what}:var({self.variable},{self.base or self.colour})"
        return colour if self.tint == 1 else f"{colour};{what}-opacity:{self.tint:g}"


INK = Paint("#222222", "--jp-ui-font-color1")
QUIET = Paint("#595959", "--jp-ui-font-color1", base="#222222", tint=0.75)
LINE = Paint("#c4c4c4", "--jp-border-color1")
FAINT = Paint("#ececec", "--jp-border-color2")
BAND = Paint("#f2f2f2", "--jp-ui-font-color1", base="#222222", tint=0.06)
CARD = Paint("#ffffff", "--jp-layout-color1")

# Each colour means one thing. All stand out by at least 3 : 1 on a card and on a band, light or
# dark, and white on BLUE by 4.5 : 1. After Okabe and Ito, who see to it that the colour-blind can
# tell them apart.
BLUE = Paint("#1B7CBD")  # up, improved
VERMILLION = Paint("#D55E00")  # down, got worse
GREEN = Paint("#009E73")  # the first group, as a rule the intervention
PURPLE = Paint("#B8618F")  # the second group
AMBER = Paint("#A6761D")  # at least as extreme as what was seen; p at most alpha
GREY = Paint("#7A8794")  # all that has no other colour


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
        return (
            f'<img src="{self._address}" alt="{escape(self.alt)}"'
            f' style="width:100%;max-width:{number(WIDTH * _LARGEST)}px;height:auto;{DARK}">'
        )

    def download_link(self, words: str, name: str = "picture.svg") -> str:
        """Give a link that saves the picture from a page, without a server or a kernel."""
        return f'<a download="{escape(name)}" href="{self._address}">{escape(words)}</a>'

    def save(self, path: str | PathLike[str], *, overwrite: bool = False) -> Path:
        """Save the picture as an SVG file, whole or not at all; give its path.

        Raises
        ------
        InputError
            If the name does not end in ``.svg``, or a file of this name is there already.
        """
        target = Path(path)
        if target.suffix.lower() != ".svg":
            raise InputError(
                _("A picture is saved as SVG, so {name} must end in .svg.").format(name=target.name)
            )
        if target.exists() and not overwrite:
            raise InputError(
                _(
                    "There is a file {name} already: choose another name, or write overwrite=True."
                ).format(name=target.name)
            )
        part = target.with_name(f"{target.name}.part")
        part.write_text(self.svg, encoding="utf-8")
        part.replace(target)
        return target

    @property
    def _address(self) -> str:
        data = b64encode(self.svg.encode()).decode("ascii")
        return f"data:image/svg+xml;base64,{data}"


def figure(parts: Iterable[str], *, height: float, alt: str) -> Figure:
    """Put shapes on a card of :data:`WIDTH` by ``height`` and name the picture ``alt``."""
    alt = tidy(alt)
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


def tidy(text: str) -> str:
    """Leave out what neither XML nor a file can hold."""
    return text.translate(_FORBIDDEN)


def clean(text: str) -> str:
    """Escape text for SVG and HTML, and leave out what XML does not allow."""
    return escape(tidy(text))


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
