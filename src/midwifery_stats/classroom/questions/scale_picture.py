"""The picture of a predicted number: a bar on a scale, and the bar of what happened below it."""

from __future__ import annotations

from midwifery_stats.classroom.questions.predictions import NumberPrediction
from midwifery_stats.display.svg import (
    BLUE,
    INK,
    LINE,
    QUIET,
    SMALL,
    VERMILLION,
    WIDTH,
    Figure,
    Paint,
    figure,
    hatching,
    label,
    line,
    path,
    rectangle,
    text_width,
)
from midwifery_stats.language import _, decimal

_LEFT, _RIGHT = 24.0, WIDTH - 24.0
_BAR, _ROW = 22.0, 52.0


def scale_picture(
    asked: NumberPrediction,
    said: float | None = None,
    *,
    committed: bool = True,
    happened: bool = False,
) -> Figure:
    """Draw the scale of a prediction with the bar predicted, and the bar of what happened."""
    bars: list[tuple[str, float, Paint, bool]] = []
    if said is not None:
        caption = _("You said: {value}") if committed else _("Your bar: {value}")
        bars.append((caption, said, BLUE, False))
    if happened:
        bars.append((_("What happened: {value}"), float(asked.value), VERMILLION, True))
    parts: list[str] = []
    words: list[str] = []
    for row, (text, value, paint, hatched) in enumerate(bars):
        caption = text.format(value=asked.write(value))
        words.append(caption)
        parts += _bar(asked, row, caption, value, paint, hatched=hatched)
    height = 20 + _ROW * max(len(bars), 1)
    parts += _scale(asked, height)
    alt = _("A scale from {low} to {high}.").format(
        low=decimal(asked.low, asked.decimals), high=asked.write(asked.high)
    )
    return figure(parts, height=height + 48, alt=" ".join([alt, *(f"{w}." for w in words)]))


def _position(asked: NumberPrediction, value: float) -> float:
    share = (value - asked.low) / (asked.high - asked.low)
    return _LEFT + share * (_RIGHT - _LEFT)


def _bar(
    asked: NumberPrediction, row: int, caption: str, value: float, paint: Paint, *, hatched: bool
) -> list[str]:
    top = 30 + _ROW * row
    end = _position(asked, value)
    width = max(end - _LEFT, 2)
    shapes = [
        label(_LEFT + 4, top - 8, caption),
        rectangle(_LEFT, top, width, _BAR, fill=paint),
    ]
    if hatched:
        lines = "".join(hatching(_LEFT, top, width, _BAR, step=7))
        shapes.append(path(lines, stroke=Paint("#ffffff"), width=1.2))
    return shapes


def _scale(asked: NumberPrediction, y: float) -> list[str]:
    shapes = [line(_LEFT, y, _RIGHT, y, stroke=INK)]
    for at in range(5):
        value = asked.low + (asked.high - asked.low) * at / 4
        x = _position(asked, value)
        shapes.append(line(x, y, x, y + 5, stroke=INK))
        if abs(round(value, asked.decimals) - value) < 1e-9:
            text = decimal(value, asked.decimals)
            inside = text_width(text, SMALL) / 2
            shapes.append(
                label(max(x, inside + 4), y + 19, text, size=SMALL, fill=INK, anchor="middle")
            )
    shapes.append(label(_LEFT, y + 38, asked.ends[0], size=SMALL, fill=QUIET))
    shapes.append(label(_RIGHT, y + 38, asked.ends[1], size=SMALL, fill=QUIET, anchor="end"))
    shapes.append(line(_LEFT, 12, _LEFT, y, stroke=LINE))
    return shapes
