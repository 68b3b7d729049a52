"""The picture of flips and deals: where its bars, its marks and its axis stand."""

import re
from itertools import pairwise

import pytest

from midwifery_stats.display.flips import flips_chart
from midwifery_stats.display.svg import GREY, INK

SVG = "{http://www.w3.org/2000/svg}"
COINS = [0, 1, 2, 3, 4]
CHANCES = [1 / 16, 4 / 16, 6 / 16, 4 / 16, 1 / 16]


def bars_of(picture) -> list[tuple[float, float, float]]:
    """Left edge, right edge and top of each bar."""
    found = re.findall(r"M(\S+) \S+V(\S+)h(\S+)V", "".join(picture.paths(GREY.colour)))
    return [(float(x), float(x) + float(wide), float(top)) for x, top, wide in found]


def marks_of(picture) -> list[tuple[float, float, float]]:
    """Left edge, right edge and height of each mark of what chance would give."""
    (marks,) = [d for d in picture.strokes(INK.colour) if d.count("M") == d.count("h") > 1]
    found = re.findall(r"M(\S+) (\S+)h([\d.]+)", marks)
    return [(float(x), float(x) + float(wide), float(y)) for x, y, wide in found]


def dashed(picture) -> list[str]:
    return [e.get("d", "") for e in picture.root.iter(f"{SVG}path") if e.get("stroke-dasharray")]


def level_lines(picture) -> list[str]:
    """The lines at the ticks of the share, from one side of the plot to the other."""
    return picture.strokes("#ececec")


def end_of_axis(picture) -> float:
    """The share at the top of the plot, where the line at the study's value begins."""
    ((top, base),) = re.findall(r"M\S+ (\S+)L\S+ (\S+)", "".join(dashed(picture)))
    heights = {}
    for text in picture.root.iter(f"{SVG}text"):
        if re.fullmatch(r"\d+(\.\d+)?%", text.text or ""):
            heights[float(text.text[:-1]) / 100] = float(text.get("y"))
    a_share = (heights[0.0] - heights[max(heights)]) / max(heights)
    return (float(base) - float(top)) / a_share


def test_all_places_share_the_axis_alike(read):
    picture = read(flips_chart(COINS, CHANCES, [1, 4, 6, 4, 1], 4))
    left, right = map(float, re.findall(r"M(\S+) \S+L(\S+) ", level_lines(picture)[0])[0])
    middles = [(one + other) / 2 for one, other, _top in bars_of(picture)]
    place = (right - left) / 5
    assert middles == pytest.approx([left + place * (at + 0.5) for at in range(5)], abs=0.05)


def test_before_the_first_flip_there_is_no_bar(read):
    assert bars_of(read(flips_chart(COINS, CHANCES, [0] * 5, 4))) == []


def test_a_mark_covers_its_bar_and_touches_no_other(read):
    picture = read(flips_chart(COINS, CHANCES, [1, 4, 6, 4, 1], 4))
    bars, marks = bars_of(picture), marks_of(picture)
    for bar, mark in zip(bars, marks, strict=True):
        assert mark[0] < bar[0] < bar[1] < mark[1]
        # As often as in the long run: the bar ends at its mark.
        assert bar[2] == pytest.approx(mark[2], abs=0.2)
    for one, other in pairwise(marks):
        assert one[1] < other[0]


@pytest.mark.parametrize(
    ("chances", "end"), [([0.05] * 20, 0.3), ([0.25] * 4, 0.5), ([0.5, 0.5], 1.0), ([1.0], 1.0)]
)
def test_the_axis_leaves_room_above_chance_and_never_passes_all(read, chances, end):
    """Twice the likeliest, at least 30% and at most 100%, however the flips fell."""
    values = list(range(len(chances)))
    for counts in ([0] * len(chances), [9] + [0] * (len(chances) - 1)):
        picture = read(flips_chart(values, chances, counts, 0))
        assert end_of_axis(picture) == pytest.approx(end, rel=1e-3)
