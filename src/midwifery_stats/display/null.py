"""The null distribution: how often each result comes up if H0 is true, and where ours lies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from midwifery_stats.display.drawing import (
    PAD,
    LegendMark,
    Scale,
    bottom_axis,
    digits_of,
    hatching,
    heading,
    left_axis,
    legend,
    percent,
    pointer,
    round_steps,
)
from midwifery_stats.display.drawing import remark as write_remark
from midwifery_stats.display.effects import effect_text
from midwifery_stats.display.normal_curve import curve_key, draw_curve, normal_curve
from midwifery_stats.display.null_bars import (
    Bars,
    Extremeness,
    bars_of,
    most_frequent_words,
    tail_of,
)
from midwifery_stats.display.shown import Told
from midwifery_stats.display.svg import (
    AMBER,
    CARD,
    GREY,
    SMALL,
    TEXT,
    WIDTH,
    Figure,
    Paint,
    figure,
    label,
    path,
    rectangle,
    text_width,
)
from midwifery_stats.display.vocabulary import Alternative, format_p, value_text
from midwifery_stats.inference.null_distribution import NullDistribution
from midwifery_stats.language import _, decimal

_LEFT, _RIGHT = PAD + 40, WIDTH - PAD
_PLOT = 180.0
_VISIBLE = 1.0  # a bar lower than this cannot be seen


def null_chart(
    null: NullDistribution,
    observed: float | None = None,
    alternative: Alternative = "two-sided",
    *,
    statistic: str = "W+",
    p: float | None = None,
    by: Extremeness = "distance",
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
    tail = tail_of(null, observed, alternative, by)
    bars = bars_of(null, tail, observed)
    shaded = float(null.probability[tail].sum()) if p is None else p
    drawn, y = heading(title)
    parts = [drawn]
    drawn, height = legend(y, _entries(observed, shaded, normal))
    parts.append(drawn)
    top = y + height + SMALL + 14
    drawn, hidden = _plot(bars, top, normal)
    parts.append(drawn)
    if observed is not None:
        words = _("observed: {value}").format(value=value_text(observed))
        x = Scale(*bars.edges, _LEFT, _RIGHT)
        parts.append(pointer(observed, words, x, top, _PLOT))
    y = top + _PLOT + SMALL + 14
    parts.append(label((_LEFT + _RIGHT) / 2, y + TEXT, statistic, anchor="middle", size=SMALL))
    y += TEXT + 12
    hidden = hidden and observed is not None
    if hidden or steady:
        words = _(
            "The shaded bars are too low to see: if H0 is true, such results almost never come up."
        )
        drawn, height = write_remark(y - 4, words)
        parts += [drawn] if hidden else []
        y += height + 6
    words = _shaded_words(null, observed, alternative, by, shaded)
    alt = _alt(null, statistic, words, normal, title)
    return figure(parts, height=y, alt=alt)


def _plot(bars: Bars, top: float, normal: tuple[float, float] | None) -> tuple[str, bool]:
    """Draw axes, bars and curve; also say whether the shaded bars are too low to see."""
    low, high = bars.edges
    x = Scale(low, high, _LEFT, _RIGHT)
    curve = normal_curve(normal, bars.step, low, high) if normal else None
    highest = max(bars.height.max(), curve[1].max() if curve else 0)
    chance = Scale(0, 1.04 * highest, top + _PLOT, top)
    steps = round_steps(0, highest, 4)
    ticks = [(step, percent(step, max(0, digits_of(steps) - 2))) for step in steps]
    parts = [left_axis(chance, _LEFT, _RIGHT, ticks), _draw_bars(bars, x, chance)]
    if curve:
        parts.append(draw_curve(curve, x, chance))
    parts.append(bottom_axis(x, top + _PLOT, _value_ticks(bars, low, high)))
    return "".join(parts), bool(-bars.tail.max() * chance.slope < _VISIBLE)


def _draw_bars(bars: Bars, x: Scale, chance: Scale) -> str:
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
        + path("".join(tail), fill=AMBER)
        + path("".join(stripes), stroke=CARD, width=1.2)
    )


def _bar(left: float, base: float, wide: float, rise: float) -> str:
    return f"M{left:.1f} {base:.1f}v{rise:.2f}h{wide:.1f}V{base:.1f}z"


def _value_ticks(bars: Bars, low: float, high: float) -> list[tuple[float, str]]:
    values = bars.at.tolist()
    written = [value_text(value) for value in values]
    widest = max(text_width(words, SMALL) for words in written)
    if len(values) == 1 or (
        len(values) <= 20 and (widest + 6) * (high - low) <= bars.step * (_RIGHT - _LEFT)
    ):
        return list(zip(values, written, strict=True))
    steps = round_steps(low, high, 6)
    return [(step, decimal(step, digits_of(steps))) for step in steps]


def _entries(
    observed: float | None, p: float, normal: tuple[float, float] | None
) -> list[tuple[LegendMark, str]]:
    entries: list[tuple[LegendMark, str]] = []
    if observed is not None:
        words = _("at least this extreme: {p}").format(p=format_p(p))
        entries.append((partial(_key, paint=AMBER, hatched=True), words))
    entries.append(
        (
            partial(_key, paint=GREY),
            _("other results")
            if observed is not None
            else _("how often each comes up if H0 is true"),
        )
    )
    if normal:
        entries.append((curve_key, _("normal curve")))
    return entries


def _key(x: float, base: float, *, paint: Paint, hatched: bool = False) -> str:
    box = rectangle(x - 7, base - 12, 14, 13, fill=paint)
    stripes = "".join(hatching(x - 7, base - 12, 14, 13)) if hatched else ""
    return box + (path(stripes, stroke=CARD, width=1.2) if hatched else "")


def _alt(
    null: NullDistribution,
    statistic: str,
    shaded: str,
    normal: tuple[float, float] | None,
    title: str,
) -> str:
    sentences = [f"{title}."] if title else []
    sentences.append(
        _(
            "Bars show how often {statistic} takes each value from {low} to {high} if H0 is true;"
            " the middle is {mean}; {most_frequent}."
        ).format(
            statistic=statistic,
            low=value_text(float(null.support[0])),
            high=value_text(float(null.support[-1])),
            mean=value_text(float(null.mean)),
            most_frequent=most_frequent_words(null.support.tolist(), null.probability.tolist()),
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
    null: NullDistribution,
    observed: float | None,
    alternative: Alternative,
    by: Extremeness,
    p: float,
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


def statistic_name(null: NullDistribution) -> str:
    """Name what the distribution is of."""
    return null.statistic or _("the number who went up")


@dataclass(frozen=True)
class NullTold(Told):
    """How a null distribution is told."""

    null: NullDistribution

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Draw its bars."""
        return (null_chart(self.null, statistic=statistic_name(self.null)),)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Say which values there are, their mean and their standard deviation."""
        support = self.null.support.tolist()
        told = (
            _("If H0 is true, {statistic} takes 1 value: {low}.")
            if len(support) == 1
            else _("If H0 is true, {statistic} takes one of {n} values, from {low} to {high}.")
        )
        return (
            told.format(
                statistic=statistic_name(self.null),
                n=len(support),
                low=value_text(support[0]),
                high=value_text(support[-1]),
            ),
            _("Its mean is {mean} and its standard deviation {deviation}.").format(
                mean=value_text(self.null.mean), deviation=effect_text(self.null.variance**0.5)
            ),
        )
