"""A mother as a mark: head and shoulders, filled or as an outline."""

from __future__ import annotations

from midwifery_stats.display.svg import CARD, Paint, number, path

HEIGHT = 1.3
"""Height of a mark for a width of 1."""


def person(
    x: float, y: float, width: float, paint: Paint, *, outline: bool = False, tip: str = ""
) -> str:
    """Draw a mother standing on (x, y), ``width`` wide; an outline is how she was before."""
    shape = person_path(x, y, width)
    if outline:
        return path(shape, fill=CARD, stroke=paint, width=max(1.2, width / 12), tip=tip)
    return path(shape, fill=paint, tip=tip)


def person_path(x: float, y: float, width: float) -> str:
    """Write the mark as path data, so that mothers of one kind can share an element."""
    half, head = 0.44 * width, 0.25 * width
    neck = y - 0.68 * width
    head_y = y - HEIGHT * width + head
    shoulders = (
        f"M{number(x - half)} {number(y)}V{number(neck + half)}"
        f"A{number(half)} {number(half)} 0 0 1 {number(x + half)} {number(neck + half)}"
        f"V{number(y)}Z"
    )
    return (
        f"{shoulders}M{number(x - head)} {number(head_y)}"
        f"a{number(head)} {number(head)} 0 1 0 {number(2 * head)} 0"
        f"a{number(head)} {number(head)} 0 1 0 {number(-2 * head)} 0Z"
    )
