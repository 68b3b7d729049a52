"""The null distribution: how often each result comes up if H0 is true, and where ours lies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from math import ceil, pi, sqrt
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from midwifery_stats.display.axes import (
    Scale,
    bottom_axis,
    digits_of,
    left_axis,
    percent,
    round_steps,
)
from midwifery_stats.display.charts.layout import PAD, LegendMark, heading, legend
from midwifery_stats.display.charts.layout import remark as write_remark
from midwifery_stats.display.p_values import format_p
from midwifery_stats.display.svg import (
    CARD,
    GREY,
    INK,
    SMALL,
    TEXT,
    VERMILLION,
    WIDTH,
    Figure,
    Paint,
    figure,
    hatching,
    label,
    line,
    number,
    path,
    rectangle,
    text_width,
)
from midwifery_stats.display.vocabulary import value_text
from midwifery_stats.language import _, decimal

Alternative = Literal["two-sided", "greater", "less"]
Floats = NDArray[np.float64]

_LEFT, _RIGHT = PAD + 40, WIDTH - PAD
_PLOT = 180.0
_MOST_BARS = 96
_VISIBLE = 1.0  # a bar lower than this cannot be seen


class Null(Protocol):
    """What is needed of a null distribution."""

    @property
    def support(self) -> Floats:
        """The possible values, ascending."""

    @property
    def probability(self) -> Floats:
        """Their probabilities."""

    @property
    def mean(self) -> float:
        """Their mean."""


def null_chart(
    null: Null,
    observed: float | None = None,
    alternative: Alternative = "two-sided",
    *,
    statistic: str = "W+",
    p: float | None = None,
    by: Literal["distance", "chance"] = "distance",
    normal: tuple[float, float] | None = None,
    title: str = "",
    steady: bool = False,
) -> Figure:
    """Draw a null distribution, with the observed value and its tail shaded and hatched.

    Parameters
    ----------
    observed : the statistic that was seen; without it no tail is shaded
    p : the p-value to state; by default the probability of the shaded bars
    by : what makes a result as extreme as the observed one, two-sided: to be as far from the mean,
        or to be no more likely (Fisher)
    normal : mean and standard deviation of a normal curve to lay over it
    steady : keep the same height with and without a remark, for a chart that changes on a page
    """
    tail = _tail(null, observed, alternative, by)
    bars = _bars(null, tail, observed)
    shaded = float(null.probability[tail].sum()) if p is None else p
    drawn, y = heading(title)
    parts = [drawn]
    drawn, height = legend(y, _entries(observed, shaded, normal))
    parts.append(drawn)
    top = y + height + SMALL + 14
    low, high = bars.edges
    x = Scale(low, high, _LEFT, _RIGHT)
    curve = _curve(normal, bars.step, low, high) if normal else None
    highest = max(bars.height.max(), curve[1].max() if curve else 0)
    chance = Scale(0, 1.04 * highest, top + _PLOT, top)
    steps = round_steps(0, highest, 4)
    ticks = [(step, percent(step, max(0, digits_of(steps) - 2))) for step in steps]
    parts.append(left_axis(chance, _LEFT, _RIGHT, ticks))
    parts.append(_draw_bars(bars, x, chance))
    if curve:
        parts.append(_draw_curve(curve, x, chance))
    parts.append(bottom_axis(x, top + _PLOT, _value_ticks(bars, low, high)))
    if observed is not None:
        parts.append(_observed(observed, statistic, x, top))
    y = top + _PLOT + SMALL + 14
    parts.append(label((_LEFT + _RIGHT) / 2, y + TEXT, statistic, anchor="middle", size=TEXT - 1))
    y += TEXT + 12
    hidden = observed is not None and _hidden(bars, chance)
    if hidden or steady:
        drawn, height = write_remark(y - 4, _hidden_words())
        parts += [drawn] if hidden else []
        y += height + 6
    words = _shaded_words(null, observed, alternative, by, shaded)
    alt = _alt(null, statistic, words, normal, title)
    return figure(parts, height=y, alt=alt)


@dataclass(frozen=True)
class _Bars:
    """Bars at ``at``, each ``step`` wide in data, stacked: the shaded part below, then the rest."""

    at: Floats
    tail: Floats
    rest: Floats
    step: float

    @property
    def height(self) -> Floats:
        return self.tail + self.rest

    @property
    def edges(self) -> tuple[float, float]:
        half = 0.5 * max(self.step, (self.at[-1] - self.at[0]) / 40)
        return float(self.at[0]) - half, float(self.at[-1]) + half


def _tail(
    null: Null, observed: float | None, alternative: Alternative, by: str
) -> NDArray[np.bool_]:
    """Say which results are at least as extreme as the observed one."""
    if observed is None:
        return np.zeros(len(null.support), dtype=bool)
    slack = 1e-9 * max(1.0, abs(float(null.support[-1])), abs(float(null.support[0])))
    if alternative == "greater":
        return null.support >= observed - slack
    if alternative == "less":
        return null.support <= observed + slack
    if by == "chance":
        seen = null.probability[np.argmin(np.abs(null.support - observed))]
        return np.asarray(null.probability <= seen * (1 + 1e-9))
    return np.abs(null.support - null.mean) >= abs(observed - null.mean) - slack


def _bars(null: Null, tail: NDArray[np.bool_], observed: float | None) -> _Bars:
    support = np.asarray(null.support, dtype=float)
    shaded = np.where(tail, null.probability, 0.0)
    rest = np.where(tail, 0.0, null.probability)
    if len(support) == 1:
        return _Bars(support, shaded, rest, 1.0)
    gaps = np.diff(support)
    if len(support) <= _MOST_BARS and gaps.min() > (support[-1] - support[0]) / (2 * _MOST_BARS):
        return _Bars(support, shaded, rest, float(gaps.min()))
    seen = null.probability > 1e-4 * null.probability.max()
    low, high = support[seen][0], support[seen][-1]
    if observed is not None:
        reach = abs(observed - null.mean)
        low = max(support[0], min(low, null.mean - reach))
        high = min(support[-1], max(high, null.mean + reach))
    gap = float(np.median(gaps))
    step = gap * ceil((high - low + gap) / gap / _MOST_BARS)
    kept = (support >= low) & (support <= high)
    place = ((support[kept] - low + 0.5 * gap) / step).astype(int)
    bins = place.max() + 1
    return _Bars(
        low - 0.5 * gap + (np.arange(bins) + 0.5) * step,
        np.bincount(place, shaded[kept], bins).astype(float),
        np.bincount(place, rest[kept], bins).astype(float),
        step,
    )


def _draw_bars(bars: _Bars, x: Scale, chance: Scale) -> str:
    wide = min(40.0, max(1.0, 0.84 * bars.step * x.slope))
    floor = chance(0)
    rest: list[str] = []
    tail: list[str] = []
    stripes: list[str] = []
    for at, shaded, other in zip(
        bars.at.tolist(), bars.tail.tolist(), bars.rest.tolist(), strict=True
    ):
        left, upper = x(at) - wide / 2, floor + shaded * chance.slope
        if other:
            rest.append(_bar(left, upper, wide, other * chance.slope))
        if shaded:
            tail.append(_bar(left, floor, wide, shaded * chance.slope))
            stripes.extend(hatching(left, upper, wide, floor - upper))
    return (
        path("".join(rest), fill=GREY)
        + path("".join(tail), fill=VERMILLION)
        + path("".join(stripes), stroke=CARD, width=1.2)
    )


def _bar(left: float, base: float, wide: float, rise: float) -> str:
    return f"M{left:.1f} {base:.1f}v{rise:.2f}h{wide:.1f}V{base:.1f}z"


def _curve(
    normal: tuple[float, float], step: float, low: float, high: float
) -> tuple[Floats, Floats] | None:
    mean, deviation = normal
    if deviation <= 0:
        return None
    at = np.linspace(low, high, 81)
    density = np.exp(-0.5 * ((at - mean) / deviation) ** 2) / (deviation * sqrt(2 * pi))
    return at, density * step


def _draw_curve(curve: tuple[Floats, Floats], x: Scale, chance: Scale) -> str:
    points = "L".join(
        f"{x(at):.1f} {chance(height):.1f}"
        for at, height in zip(curve[0].tolist(), curve[1].tolist(), strict=True)
    )
    return path(f"M{points}", stroke=INK, width=2, dash="6 4")


def _value_ticks(bars: _Bars, low: float, high: float) -> list[tuple[float, str]]:
    values = bars.at.tolist()
    written = [value_text(value) for value in values]
    widest = max(text_width(words, SMALL) for words in written)
    if len(values) == 1 or (
        len(values) <= 20 and (widest + 6) * (high - low) <= bars.step * (_RIGHT - _LEFT)
    ):
        return list(zip(values, written, strict=True))
    steps = round_steps(low, high, 6)
    return [(step, decimal(step, digits_of(steps))) for step in steps]


def _observed(observed: float, statistic: str, x: Scale, top: float) -> str:
    words = _("observed: {value}").format(value=value_text(observed))
    half = text_width(words, SMALL) / 2
    at = x(observed)
    middle = min(max(at, _LEFT + half), _RIGHT - half)
    point = f"M{number(at - 5)} {number(top - 4)}h10l-5 8z"
    return (
        line(at, top, at, top + _PLOT, stroke=INK, width=1.5, dash="2 3")
        + path(point, fill=INK)
        + label(middle, top - 9, words, size=SMALL, anchor="middle", bold=True)
    )


def _entries(
    observed: float | None, p: float, normal: tuple[float, float] | None
) -> list[tuple[LegendMark, str]]:
    entries: list[tuple[LegendMark, str]] = []
    if observed is not None:
        words = _("at least this extreme: {p}").format(p=format_p(p))
        entries.append((partial(_key, paint=VERMILLION, hatched=True), words))
    entries.append(
        (
            partial(_key, paint=GREY),
            _("other results")
            if observed is not None
            else _("how often each comes up if H0 is true"),
        )
    )
    if normal:
        entries.append((_curve_key, _("normal curve")))
    return entries


def _key(x: float, base: float, *, paint: Paint, hatched: bool = False) -> str:
    box = rectangle(x - 7, base - 12, 14, 13, fill=paint)
    stripes = "".join(hatching(x - 7, base - 12, 14, 13)) if hatched else ""
    return box + (path(stripes, stroke=CARD, width=1.2) if hatched else "")


def _curve_key(x: float, base: float) -> str:
    return line(x - 8, base - 5, x + 8, base - 5, stroke=INK, width=2, dash="6 4")


def _hidden(bars: _Bars, chance: Scale) -> bool:
    return bool(-bars.tail.max() * chance.slope < _VISIBLE)


def _hidden_words() -> str:
    return _(
        "The shaded bars are too low to see: if H0 is true, such results almost never come up."
    )


def _alt(
    null: Null,
    statistic: str,
    shaded: str,
    normal: tuple[float, float] | None,
    title: str,
) -> str:
    likeliest = int(np.argmax(null.probability))
    sentences = [f"{title}."] if title else []
    sentences.append(
        _(
            "Bars show how often {statistic} takes each value from {low} to {high} if H0 is true;"
            " the middle is {mean}, the highest bar is {share} at {mode}."
        ).format(
            statistic=statistic,
            low=value_text(float(null.support[0])),
            high=value_text(float(null.support[-1])),
            mean=value_text(float(null.mean)),
            share=percent(float(null.probability[likeliest]), 1),
            mode=value_text(float(null.support[likeliest])),
        )
    )
    if shaded:
        sentences.append(shaded)
    if normal:
        sentences.append(
            _("A dashed normal curve has mean {mean} and standard deviation {deviation}.").format(
                mean=value_text(normal[0]), deviation=value_text(normal[1])
            )
        )
    return " ".join(sentences)


def _shaded_words(
    null: Null, observed: float | None, alternative: Alternative, by: str, p: float
) -> str:
    if observed is None:
        return ""
    told = {
        "greater": _("Observed: {value}. Shaded: {value} and higher, {p}."),
        "less": _("Observed: {value}. Shaded: {value} and lower, {p}."),
        "distance": _(
            "Observed: {value}. Shaded, on both sides: at least as far from {mean}, {p}."
        ),
        "chance": _("Observed: {value}. Shaded, on both sides: no more likely than that, {p}."),
    }[by if alternative == "two-sided" else alternative]
    return told.format(value=value_text(observed), mean=value_text(float(null.mean)), p=format_p(p))
