"""Power: how often a study of each size would find a difference that is really there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from midwifery_stats.display.drawing import (
    PAD,
    LegendMark,
    Scale,
    bottom_axis,
    hatching,
    heading,
    left_axis,
    legend,
    percent,
    round_steps,
)
from midwifery_stats.display.drawing import remark as write_remark
from midwifery_stats.display.svg import (
    AMBER,
    CARD,
    GREY,
    INK,
    LINE,
    SMALL,
    TEXT,
    WIDTH,
    Figure,
    Paint,
    circle,
    figure,
    label,
    line,
    path,
    text_width,
)
from midwifery_stats.display.vocabulary import capital, mothers, value_text
from midwifery_stats.language import _

_LEFT, _RIGHT = PAD + 42, WIDTH - PAD - 8
_PLOT = 220.0
_STYLES = ((INK, ""), (AMBER, "7 4"), (GREY, "2 4"))


@dataclass(frozen=True)
class PowerCurve:
    """Power (0 to 1) of studies of ``n`` mothers (ascending), in each of the ``groups``.

    ``name`` says which test the power belongs to.
    """

    name: str
    n: tuple[int, ...]
    power: tuple[float, ...]
    groups: int = 1

    def reaches(self, wanted: float) -> int | None:
        """Give the smallest n from which on the power stays at ``wanted`` or more."""
        enough: int | None = None
        for n, power in zip(reversed(self.n), reversed(self.power), strict=True):
            if power < wanted:
                break
            enough = n
        return enough


@dataclass(frozen=True)
class PowerMark:
    """A study to mark on the curve: its name, its number of mothers, its power."""

    name: str
    n: int
    power: float


def power_chart(
    curves: Sequence[PowerCurve],
    *,
    alpha: float = 0.05,
    wanted: float | None = 0.8,
    marks: Sequence[PowerMark] = (),
    impossible_below: int | None = None,
    axis: str = "",
    title: str = "",
) -> Figure:
    """Draw power against the number of mothers.

    Parameters
    ----------
    curves : up to three, drawn solid, dashed and dotted
    wanted : a line at the power that is wanted
    marks : studies to mark
    impossible_below : with fewer mothers than this, no result at all has p <= alpha
    axis : words below the axis; by default the number of mothers
    """
    drawn, y = heading(title)
    parts = [drawn]
    if len(curves) > 1:
        drawn, height = legend(y, _entries(curves))
        parts.append(drawn)
        y += height
    top = y + 10
    sizes = [n for curve in curves for n in curve.n]
    x = Scale(min(sizes) - 0.5, max(sizes) + 0.5, _LEFT, _RIGHT)
    level = Scale(0, 1, top + _PLOT, top)
    if impossible_below is not None:
        parts.append(_impossible(impossible_below, x, top))
    parts.append(
        left_axis(level, _LEFT, _RIGHT, [(s, percent(s)) for s in (0, 0.25, 0.5, 0.75, 1)])
    )
    for curve, (paint, dash) in zip(curves, _STYLES, strict=False):
        parts.append(_curve(curve, paint, dash, x, level))
    if wanted is not None:
        parts.append(_wanted(wanted, level))
    parts += [_mark(mark, x, level) for mark in marks]
    steps = [step for step in round_steps(x.low, x.high, 7) if step == int(step)]
    parts.append(bottom_axis(x, top + _PLOT, [(step, str(int(step))) for step in steps]))
    y = top + _PLOT + SMALL + 14
    below = axis or _("number of mothers")
    parts.append(label((_LEFT + _RIGHT) / 2, y + TEXT, below, anchor="middle", size=SMALL))
    y += TEXT + 12
    if impossible_below is not None and impossible_below > min(sizes):
        drawn, height = write_remark(y, impossible_words(impossible_below, alpha, curves[0]))
        parts.append(drawn)
        y += height + 8
    return figure(parts, height=y, alt=_alt(curves, wanted, marks, impossible_below, alpha, title))


def impossible_words(n: int, alpha: float, curve: PowerCurve) -> str:
    """Say below which number of mothers no result of this test can be significant."""
    return _("Hatched: with fewer than {mothers}, {test} cannot give p ≤ {alpha}.").format(
        mothers=mothers(n, curve.groups), test=curve.name, alpha=value_text(alpha, 4)
    )


def _curve(curve: PowerCurve, paint: Paint, dash: str, x: Scale, level: Scale) -> str:
    points = [(x(n), level(power)) for n, power in zip(curve.n, curve.power, strict=True)]
    drawn = path(
        "M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in points), stroke=paint, width=2.5, dash=dash
    )
    if len(points) > 40 or dash:
        return drawn
    return drawn + path("".join(f"M{a:.1f} {b:.1f}h0" for a, b in points), stroke=paint, width=6)


def _mark(mark: PowerMark, x: Scale, level: Scale) -> str:
    at, up = x(mark.n), level(mark.power)
    words = f"{mark.name}: {percent(mark.power)}"
    wide = text_width(words, SMALL, bold=True)
    right = at + 12 + wide <= _RIGHT
    below = up + 22 if mark.power > 0.5 else up - 10
    text = label(
        at + 10 if right else at - 10,
        below,
        words,
        size=SMALL,
        anchor="start" if right else "end",
        bold=True,
        halo=True,
    )
    return (
        circle(at, up, 7, fill=CARD, stroke=INK, width=2.5) + circle(at, up, 2.5, fill=INK) + text
    )


def _wanted(wanted: float, level: Scale) -> str:
    y = level(wanted)
    words = _("wanted: {power}").format(power=percent(wanted, None))
    return line(_LEFT, y, _RIGHT, y, stroke=INK, width=1.5, dash="6 4") + label(
        _LEFT + 5, y - 6, words, size=SMALL, halo=True
    )


def _impossible(below: int, x: Scale, top: float) -> str:
    end = min(x(below - 0.5), _RIGHT)
    if end <= _LEFT:
        return ""
    stripes = "".join(hatching(_LEFT, top, end - _LEFT, _PLOT, step=9))
    return path(stripes, stroke=LINE, width=1.5)


def _entries(curves: Sequence[PowerCurve]) -> list[tuple[LegendMark, str]]:
    return [
        (partial(_key, paint=paint, dash=dash), curve.name)
        for curve, (paint, dash) in zip(curves, _STYLES, strict=False)
    ]


def _key(x: float, base: float, *, paint: Paint, dash: str) -> str:
    return line(x - 8, base - 5, x + 9, base - 5, stroke=paint, width=3, dash=dash)


def _alt(
    curves: Sequence[PowerCurve],
    wanted: float | None,
    marks: Sequence[PowerMark],
    impossible_below: int | None,
    alpha: float,
    title: str,
) -> str:
    sentences = [f"{title}."] if title else []
    for curve in curves:
        sentences.append(curve_words(curve))
        if wanted is not None:
            sentences.append(wanted_words(curve, wanted))
    sentences += [
        f"{m.name} ({mothers(m.n, curves[0].groups)}): {percent(m.power)}." for m in marks
    ]
    if impossible_below is not None and impossible_below > curves[0].n[0]:
        sentences.append(impossible_words(impossible_below, alpha, curves[0]))
    return " ".join(sentences)


def curve_words(curve: PowerCurve) -> str:
    """Say where a curve begins and ends."""
    told = _("{name}: power {low} with {few}.")
    if len(curve.n) > 1:
        told = _("{name}: power {low} with {few}, {high} with {many}.")
    return told.format(
        name=capital(curve.name),
        low=percent(curve.power[0]),
        few=mothers(curve.n[0], curve.groups),
        high=percent(curve.power[-1]),
        many=curve.n[-1],
    )


def wanted_words(curve: PowerCurve, wanted: float) -> str:
    """Say from how many mothers on the power is what is wanted."""
    enough = curve.reaches(wanted)
    if enough is None:
        return (
            _("It does not reach {power} here.")
            if max(curve.power) < wanted
            else _("It does not stay at {power} or above here.")
        ).format(power=percent(wanted, None))
    return _("From {mothers} on it is {power} or more in every size shown.").format(
        mothers=mothers(enough, curve.groups), power=percent(wanted, None)
    )
