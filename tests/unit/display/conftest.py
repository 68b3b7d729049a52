"""Reading a picture back from its SVG."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree

import pytest

from midwifery_stats.display.svg import Figure
from midwifery_stats.language import use_language

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Picture:
    """A figure's texts and shapes, parsed (so it must be well-formed XML)."""

    root: ElementTree.Element

    @property
    def texts(self) -> list[str]:
        return [element.text or "" for element in self.root.iter(f"{SVG}text")]

    @property
    def tips(self) -> list[str]:
        return [element.text or "" for element in self.root.iter(f"{SVG}title")]

    def paths(self, colour: str) -> list[str]:
        """Path data of the shapes filled with a colour."""
        return [e.get("d", "") for e in self.root.iter(f"{SVG}path") if e.get("fill") == colour]

    def strokes(self, colour: str) -> list[str]:
        """Path data of the lines of a colour."""
        return [e.get("d", "") for e in self.root.iter(f"{SVG}path") if e.get("stroke") == colour]

    def bars(self, colour: str) -> list[tuple[float, float]]:
        """Left edge and height of each bar of a colour."""
        found = re.findall(r"M(-?[\d.]+) -?[\d.]+v(-?[\d.]+)h", "".join(self.paths(colour)))
        return [(float(left), -float(rise)) for left, rise in found]

    def dots(self, colour: str) -> int:
        """How many dots of a colour there are."""
        return sum(d.count("h0") for d in self.strokes(colour))


@pytest.fixture
def read():
    def picture(figure: Figure) -> Picture:
        root = ElementTree.fromstring(figure.svg)
        assert root.get("role") == "img"
        assert root.get("aria-label") == figure.alt
        _assert_inside(root)
        return Picture(root)

    return picture


def _assert_inside(root: ElementTree.Element) -> None:
    """No text begins or (by a generous estimate) ends outside the card."""
    left, top, width, height = map(float, root.get("viewBox", "").split())
    assert (left, top) == (0, 0)
    for text in root.iter(f"{SVG}text"):
        x, y = float(text.get("x", "nan")), float(text.get("y", "nan"))
        size = float(text.get("font-size", root.get("font-size", "15")))
        long = 0.5 * size * len(text.text or "")
        start = {"middle": x - long / 2, "end": x - long}.get(text.get("text-anchor", ""), x)
        assert start >= -1, text.text
        assert start + long <= width + 1, text.text
        assert 0 < y < height, text.text


@pytest.fixture(autouse=True)
def english():
    use_language("en")
    yield
    use_language("en")
