"""A figure as a PNG for Word: the few SVG shapes of :mod:`display.svg`, drawn with Pillow.

python-docx takes no SVG, and what turns SVG into PNG (cairosvg, resvg) needs C libraries that a
browser's Python does not have; Pillow it has. Only what our own pictures hold is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from math import atan2, cos, pi, sin
from typing import Any
from xml.etree import ElementTree

from midwifery_stats.display.svg import Figure

_SCALE = 3  # pixels for one unit of the figure: about 220 to the inch on a page
_SMOOTH = 2  # drawn so much larger, then made smaller, so that edges are smooth
_SVG = "{http://www.w3.org/2000/svg}"
_COMMAND = re.compile(r"([MLHVAZmlhvaz])([^MLHVAZmlhvaz]*)")
_NUMBER = re.compile(r"-?\d*\.?\d+")
_STEP = pi / 24

Point = tuple[float, float]


def png_of(figure: Figure) -> bytes:
    """Draw a figure of this package as a PNG."""
    from PIL import Image, ImageDraw

    root = ElementTree.fromstring(figure.svg)
    scale = float(_SCALE * _SMOOTH)
    width, height = (float(root.attrib[name]) * scale for name in ("width", "height"))
    image = Image.new("RGB", (round(width), round(height)), "white")
    pen = _Pen(ImageDraw.Draw(image), scale)
    for element in root:
        pen.draw(element)
    small = image.resize(
        (round(width / _SMOOTH), round(height / _SMOOTH)), Image.Resampling.LANCZOS
    )
    stream = BytesIO()
    small.save(stream, "PNG", dpi=(220, 220))
    return stream.getvalue()


class _Pen:
    def __init__(self, canvas: Any, scale: float) -> None:
        self.canvas, self.scale = canvas, scale

    def draw(self, element: ElementTree.Element) -> None:
        shapes = {"rect": self._rectangle, "path": self._path, "text": self._text}
        shapes[element.tag.removeprefix(_SVG)](element.attrib, element.text or "")

    def _rectangle(self, given: dict[str, str], _text: str) -> None:
        x, y, width, height = (
            float(given[name]) * self.scale for name in ("x", "y", "width", "height")
        )
        if width <= 0 or height <= 0:
            return
        radius = min(float(given.get("rx", 0)) * self.scale, width / 2, height / 2)
        self.canvas.rounded_rectangle((x, y, x + width, y + height), radius, given["fill"])

    def _path(self, given: dict[str, str], _text: str) -> None:
        fill, stroke = given.get("fill", "none"), given.get("stroke")
        width = max(1, round(float(given.get("stroke-width", 1)) * self.scale))
        for points, closed in _outlines(given["d"]):
            placed = [(x * self.scale, y * self.scale) for x, y in points]
            if fill != "none" and len(placed) > 2:
                self.canvas.polygon(placed, fill)
            if stroke:
                line = [*placed, placed[0]] if closed else placed
                for part in _dashed(line, given.get("stroke-dasharray"), self.scale):
                    self.canvas.line(part, stroke, width, joint="curve")

    def _text(self, given: dict[str, str], text: str) -> None:
        size = float(given.get("font-size", 15)) * self.scale
        anchor = {"middle": "m", "end": "r"}.get(given.get("text-anchor", "start"), "l")
        place = (float(given["x"]) * self.scale, float(given["y"]) * self.scale)
        bold = round(size / 30) if "font-weight" in given else 0
        self.canvas.text(
            place,
            text,
            given["fill"],
            _font(text, size),
            anchor=f"{anchor}s",
            stroke_width=bold,
            stroke_fill=given["fill"],
        )


def _font(text: str, size: float) -> Any:
    """Give Pillow's own font, or one of the system's where the text has letters it lacks."""
    from PIL import ImageFont

    if any(ord(letter) > 0x24F and letter not in "−–—‘’“”…≤≥×" for letter in text):
        for name in ("DejaVuSans.ttf", "NotoSans-Regular.ttf", "arial.ttf", "Arial.ttf"):
            try:
                return ImageFont.truetype(name, round(size))
            except OSError:
                continue
    return ImageFont.load_default(size)


def _outlines(d: str) -> Iterator[tuple[list[Point], bool]]:
    """Give each part of a path as points, and whether it is closed."""
    points: list[Point] = []
    x = y = 0.0
    for command, numbers in _COMMAND.findall(d):
        values = [float(number) for number in _NUMBER.findall(numbers)]
        kind, relative = command.upper(), command.islower()
        if kind == "Z":
            if points:
                x, y = points[0]
                yield points, True
            points = []
            continue
        size = {"M": 2, "L": 2, "H": 1, "V": 1, "A": 7}[kind]
        for at in range(0, len(values), size):
            part = values[at : at + size]
            start = (x, y)
            if kind == "H":
                x = part[0] + (x if relative else 0)
            elif kind == "V":
                y = part[0] + (y if relative else 0)
            else:
                x, y = (part[-2] + (x if relative else 0), part[-1] + (y if relative else 0))
            if kind == "M" and at == 0:
                if len(points) > 1:
                    yield points, False
                points = [(x, y)]
            elif kind == "A":
                points.extend(_arc(start, (x, y), part[0], bool(part[3]), bool(part[4])))
            else:
                points = points or [start]
                points.append((x, y))
    if len(points) > 1:
        yield points, False


def _arc(start: Point, end: Point, radius: float, large: bool, sweep: bool) -> list[Point]:
    """Give points on a circular arc (SVG 1.1, appendix F.6.5, for one radius)."""
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    half = (dx * dx + dy * dy) ** 0.5
    if half == 0 or radius == 0:
        return [end]
    radius = max(radius, half)
    away = max(radius * radius - half * half, 0.0) ** 0.5 / half
    sign = 1.0 if large != sweep else -1.0
    cx = (start[0] + end[0]) / 2 + sign * away * dy
    cy = (start[1] + end[1]) / 2 - sign * away * dx
    first = atan2(start[1] - cy, start[0] - cx)
    turn = atan2(end[1] - cy, end[0] - cx) - first
    if sweep and turn <= 0:
        turn += 2 * pi
    if not sweep and turn >= 0:
        turn -= 2 * pi
    steps = max(2, int(abs(turn) / _STEP))
    return [
        (cx + radius * cos(first + turn * k / steps), cy + radius * sin(first + turn * k / steps))
        for k in range(1, steps + 1)
    ]


def _dashed(line: list[Point], dash: str | None, scale: float) -> Iterator[list[Point]]:
    """Cut a line into its dashes; an undashed one stays whole."""
    if not dash or dash == "none":
        yield line
        return
    lengths = [float(part) * scale for part in re.split(r"[ ,]+", dash.strip())]
    for (x1, y1), (x2, y2) in pairwise(line):
        whole = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        at, index = 0.0, 0
        while at < whole:
            until = min(at + lengths[index % len(lengths)], whole)
            if index % 2 == 0:
                yield [
                    (x1 + (x2 - x1) * share / whole, y1 + (y2 - y1) * share / whole)
                    for share in (at, until)
                ]
            at, index = until, index + 1
