"""Coin flips beside the exact null distribution: bars of what came up, marks of what is due."""

from __future__ import annotations

from collections.abc import Sequence

from midwifery_stats.display.drawing import (
    PAD,
    LegendMark,
    Scale,
    bottom_axis,
    digits_of,
    heading,
    left_axis,
    legend,
    percent,
    pointer,
    round_steps,
)
from midwifery_stats.display.null_bars import most_frequent_words
from midwifery_stats.display.svg import (
    GREY,
    INK,
    SMALL,
    TEXT,
    WIDTH,
    Figure,
    figure,
    label,
    line,
    number,
    path,
    rectangle,
)
from midwifery_stats.display.vocabulary import value_text
from midwifery_stats.language import _, decimal, ngettext

_LEFT, _RIGHT = PAD + 40, WIDTH - PAD
_PLOT = 190.0


def flips_chart(
    values: Sequence[float],
    expected: Sequence[float],
    counts: Sequence[int],
    observed: float,
    *,
    statistic: str = "W+",
    cards: bool = False,
    title: str = "",
) -> Figure:
    """Draw how often each value came up, and a mark where chance would have it in the long run.

    Parameters
    ----------
    values : every value that can come up, ascending
    expected : the exact probability of each
    counts : how many flips gave each
    observed : the value of the mothers
    cards : whether cards were dealt instead of coins flipped
    """
    flips = sum(counts)
    shares = [count / flips if flips else 0.0 for count in counts]
    drawn, y = heading(title)
    parts = [drawn]
    drawn, height = legend(y, _entries(flips, cards=cards))
    parts.append(drawn)
    top = y + height + SMALL + 14
    gap = values[1] - values[0] if len(values) > 1 else 1.0
    x = Scale(values[0] - gap / 2, values[-1] + gap / 2, _LEFT, _RIGHT)
    # Up to here the axis stays as it is, so that bars and not axes move; one flip alone is 100%.
    highest = max(2 * max(expected), 0.3)
    share = Scale(0, min(1.0, highest), top + _PLOT, top)
    steps = round_steps(0, share.high, 4)
    ticks = [(step, percent(step, max(0, digits_of(steps) - 2))) for step in steps]
    parts.append(left_axis(share, _LEFT, _RIGHT, ticks))
    parts.append(_bars(values, shares, 0.8 * gap * x.slope, x, share))
    parts.append(_marks(values, expected, 0.96 * gap * x.slope, x, share))
    words = _("the mothers: {statistic} = {value}").format(
        statistic=statistic, value=value_text(observed)
    )
    parts.append(pointer(observed, words, x, top, _PLOT))
    parts.append(bottom_axis(x, top + _PLOT, _ticks(values)))
    y = top + _PLOT + SMALL + 14
    parts.append(label((_LEFT + _RIGHT) / 2, y + TEXT, statistic, anchor="middle", size=SMALL))
    alt = _alt(values, expected, counts, observed, statistic, title, cards=cards)
    return figure(parts, height=y + TEXT + 12, alt=alt)


def _bars(
    values: Sequence[float], shares: Sequence[float], wide: float, x: Scale, share: Scale
) -> str:
    bars = "".join(
        f"M{number(x(value) - wide / 2)} {number(share(0))}V{number(share(min(seen, share.high)))}"
        f"h{number(wide)}V{number(share(0))}z"
        for value, seen in zip(values, shares, strict=True)
        if seen
    )
    return path(bars, fill=GREY) if bars else ""


def _marks(
    values: Sequence[float], expected: Sequence[float], wide: float, x: Scale, share: Scale
) -> str:
    marks = "".join(
        f"M{number(x(value) - wide / 2)} {number(share(chance))}h{number(wide)}"
        for value, chance in zip(values, expected, strict=True)
    )
    return path(marks, stroke=INK, width=2.5)


def _ticks(values: Sequence[float]) -> list[tuple[float, str]]:
    if len(values) <= 8:
        return [(value, value_text(value)) for value in values]
    steps = round_steps(values[0], values[-1], 6)
    return [(step, decimal(step, digits_of(steps))) for step in steps]


def _entries(flips: int, *, cards: bool) -> list[tuple[LegendMark, str]]:
    seen = (
        ngettext("your {n} deal", "your {n} deals", flips)
        if cards
        else ngettext("your {n} flip", "your {n} flips", flips)
    )
    return [
        (_bar_key, seen.format(n=flips)),
        (_mark_key, _("exact, in the long run")),
    ]


def _bar_key(x: float, base: float) -> str:
    return rectangle(x - 7, base - 12, 14, 13, fill=GREY)


def _mark_key(x: float, base: float) -> str:
    return line(x - 8, base - 5, x + 8, base - 5, stroke=INK, width=2.5)


def _alt(
    values: Sequence[float],
    expected: Sequence[float],
    counts: Sequence[int],
    observed: float,
    statistic: str,
    title: str,
    *,
    cards: bool,
) -> str:
    sentences = [f"{title}."] if title else []
    marks = (
        _(
            "Marks show how often dealt cards give each {statistic} from {low} to {high} in the"
            " long run; {most_frequent}."
        )
        if cards
        else _(
            "Marks show how often coins give each {statistic} from {low} to {high} in the long"
            " run; {most_frequent}."
        )
    )
    sentences.append(
        marks.format(
            statistic=statistic,
            low=value_text(values[0]),
            high=value_text(values[-1]),
            most_frequent=most_frequent_words(values, expected),
        )
    )
    told = ", ".join(
        ngettext("{value}: {n} time", "{value}: {n} times", count).format(
            value=value_text(value), n=count
        )
        for value, count in zip(values, counts, strict=True)
        if count
    )
    if told:
        gave = _("The deals gave {told}.") if cards else _("The flips gave {told}.")
        sentences.append(gave.format(told=told))
    else:
        sentences.append(_("No deal yet.") if cards else _("No flip yet."))
    sentences.append(_("For the mothers it is {value}.").format(value=value_text(observed)))
    return " ".join(sentences)
