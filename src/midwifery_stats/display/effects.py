"""Effects with their intervals, and the line where there is no effect."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite, log10

from midwifery_stats.display.drawing import (
    INNER,
    PAD,
    Scale,
    bottom_axis,
    digits_of,
    heading,
    paragraph,
    percent,
    round_steps,
)
from midwifery_stats.display.svg import (
    INK,
    QUIET,
    SMALL,
    TEXT,
    WIDTH,
    Figure,
    circle,
    figure,
    label,
    line,
    number,
    path,
)
from midwifery_stats.display.vocabulary import (
    SHARE_DOWN,
    SHARE_UP,
    capital,
    effect_name,
    is_close,
    method_word,
    no_effect_of,
    value_text,
)
from midwifery_stats.inference.estimate import Estimate
from midwifery_stats.inference.rank_effects import OF_PAIRS
from midwifery_stats.language import _, decimal, ngettext

_LEFT, _RIGHT = PAD + 12, WIDTH - PAD - 12
_RATIO_FAR = 2.0  # a limit at 0 or infinity is drawn this many powers of ten away
_TICKS = 8
# Of the same mothers, before and after: there it is no change, whatever brought one about.
_OF_CHANGE = frozenset(
    {
        "Hodges-Lehmann shift of the pairs",
        OF_PAIRS,
        "risk difference of the same mothers",
        "risk ratio of the same mothers",
    }
)
_RATIOS = frozenset({"odds ratio", "risk ratio", "risk ratio of the same mothers"})
_IN_POINTS = frozenset({"risk difference", "risk difference of the same mothers"})
_SHARES = frozenset({SHARE_UP, SHARE_DOWN})


def interval_chart(
    estimates: Sequence[Estimate],
    *,
    names: Sequence[str] | None = None,
    limits: tuple[float, float] | None = None,
    sides: tuple[str, str] | None = None,
    title: str = "",
) -> Figure:
    """Draw each estimate as a dot in its interval, with a dashed line at no effect, if it has one.

    Parameters
    ----------
    names : a line of words above each interval; by default the estimate's own name
    limits : the smallest and largest value the effect can have, shown whole
    sides : words for what lies left and right of no effect
    """
    told = [capital(effect_name(e.name)) for e in estimates] if names is None else list(names)
    drawn, y = heading(title)
    parts = [drawn]
    no_effect, ratio = no_effect_of(estimates[0].name) or 0.0, estimates[0].name in _RATIOS
    shares = estimates[0].name in _SHARES
    points = all(e.name in _IN_POINTS for e in estimates)
    if shares:
        limits = (0.0, 1.0)
    x, ticks = _axis(estimates, no_effect, ratio, limits, points or shares)
    middle = x(_at(no_effect, ratio))
    for estimate, words in zip(estimates, told, strict=True):
        drawn, height = paragraph(PAD, y + TEXT, f"{words}: {interval_text(estimate)}", INNER)
        parts.append(drawn)
        y += height + 16
        if not shares:
            parts.append(line(middle, y - 14, middle, y + 14, stroke=QUIET, width=1.5, dash="4 4"))
        parts.append(_whisker(estimate, x, y, ratio))
        y += 22
    parts.append(bottom_axis(x, y, ticks))
    y += SMALL + 14
    if shares:
        parts.append(_in_the_middle(WIDTH / 2, y + SMALL, _("% of all such mothers")))
    else:
        if points:
            parts.append(_in_the_middle(WIDTH / 2, y + SMALL, _("percentage points")))
            y += SMALL + 6
        parts.append(_below(middle, y + SMALL, sides, none_words(estimates[0])))
    y += SMALL + 14
    return figure(parts, height=y, alt=_alt(estimates, told, no_effect, title))


def interval_text(estimate: Estimate) -> str:
    """Write an estimate with its interval: ``30% (exact 95% interval 7% to 65%)``.

    An interval that says nothing is left out.
    """
    words = _numbers(estimate)
    if not estimate.has_interval:
        return words["value"]
    return _("{value} ({interval} {low} to {high})").format(**words)


def interval_phrase(estimate: Estimate) -> str:
    """Write the same without brackets: ``0.70, Newcombe 95% interval 0.29 to 0.89``."""
    return _("{value}, {interval} {low} to {high}").format(**_numbers(estimate))


def _numbers(estimate: Estimate) -> dict[str, str]:
    none = no_effect_of(estimate.name)
    value, low, high = estimate.value, estimate.low, estimate.high
    if estimate.name in _SHARES:
        written = [percent(number) for number in (value, low, high)]
    elif estimate.name not in _IN_POINTS:
        digits = 2 if estimate.digits is None else estimate.digits
        written = [effect_text(number, none, digits) for number in (value, low, high)]
    else:
        written = [effect_text(100 * number, none, 0) for number in (value, low, high)]
        written[0] = ngettext(
            "{n} percentage point", "{n} percentage points", 1 if written[0] in ("1", "-1") else 2
        ).format(n=written[0])
    words = dict(zip(("value", "low", "high"), written, strict=True))
    method = method_word(estimate.method)
    named = _("{method} {level} interval") if method else _("{level} interval")
    interval = named.format(method=method, level=percent(estimate.level, None))
    return {**words, "interval": interval}


def effect_text(value: float, none: float | None = None, digits: int = 2) -> str:
    """Write an effect with two decimals, and more where two would hide that it is not ``none``.

    A lower end of 0.002 leaves 0 out, and so it is not written as 0.00.
    """
    if not isfinite(value):
        return value_text(value)
    if none is not None and not is_close(value, none):
        digits = next((n for n in range(digits, 9) if round(value, n) != none), 9)
    return decimal(value, digits)


def none_words(estimate: Estimate) -> str:
    """Say what it is that has no effect's value: no effect, or of the same mothers no change."""
    return _("no change") if estimate.name in _OF_CHANGE else _("no effect")


def holds_no_effect(estimate: Estimate) -> bool:
    """Say whether the value of no effect lies in the interval, its ends included."""
    none = no_effect_of(estimate.name) or 0.0
    inside = estimate.low <= none <= estimate.high
    return inside or is_close(estimate.low, none) or is_close(estimate.high, none)


def _at(value: float, ratio: bool) -> float:
    if not ratio:
        return value
    if value <= 0:
        return float("-inf")
    return log10(value) if isfinite(value) else value


def _axis(
    estimates: Sequence[Estimate],
    no_effect: float,
    ratio: bool,
    limits: tuple[float, float] | None,
    points: bool,
) -> tuple[Scale, list[tuple[float, str]]]:
    values = [_at(v, ratio) for e in estimates for v in (e.low, e.value, e.high)]
    finite = [v for v in values if isfinite(v)] + [_at(no_effect, ratio)]
    low, high = limits if limits and not ratio else (min(finite), max(finite))
    if low == high:
        low, high = low - 1, high + 1
    if ratio:
        low -= _RATIO_FAR if float("-inf") in values else 0.3
        high += _RATIO_FAR if float("inf") in values else 0.3
        steps = [1, 2, 5] if high - low < _RATIO_FAR else [1]
        round_values = [step * 10.0**power for power in range(-9, 10) for step in steps]
        marks = [(log10(value), value_text(value, 9)) for value in round_values]
        return Scale(low, high, _LEFT, _RIGHT), [m for m in marks if low <= m[0] <= high]
    margin = 0.0 if limits else 0.06 * (high - low)
    x = Scale(low - margin, high + margin, _LEFT, _RIGHT)
    ticks, unit = round_steps(x.low, x.high, _TICKS), 100 if points else 1
    digits = digits_of([unit * tick for tick in ticks])
    return x, [(tick, decimal(unit * tick, digits)) for tick in ticks]


def _whisker(estimate: Estimate, x: Scale, y: float, ratio: bool) -> str:
    low, value, high = (_at(v, ratio) for v in (estimate.low, estimate.value, estimate.high))
    start = x(low) if isfinite(low) else x.start
    end = x(high) if isfinite(high) else x.end
    parts = [line(start, y, end, y, stroke=INK, width=3)]
    parts.append(_end(start, y, -1, isfinite(low)) + _end(end, y, 1, isfinite(high)))
    if isfinite(value):
        parts.append(circle(x(value), y, 7, fill=INK))
    return "".join(parts)


def _end(x: float, y: float, direction: int, closed: bool) -> str:
    if closed:
        return line(x, y - 7, x, y + 7, stroke=INK, width=3)
    back = x - direction * 8
    return path(
        f"M{number(back)} {number(y - 6)}L{number(x)} {number(y)}L{number(back)} {number(y + 6)}",
        stroke=INK,
        width=3,
    )


def _below(middle: float, base: float, sides: tuple[str, str] | None, none: str) -> str:
    if sides is None:
        near = min(max(middle, PAD + 40), WIDTH - PAD - 40)
        return _in_the_middle(near, base, none)
    left, right = sides
    return label(PAD, base, f"← {left}", size=SMALL, fill=INK) + label(
        WIDTH - PAD, base, f"{right} →", size=SMALL, fill=INK, anchor="end"
    )


def _in_the_middle(x: float, base: float, words: str) -> str:
    return label(x, base, words, size=SMALL, fill=QUIET, anchor="middle")


def _alt(estimates: Sequence[Estimate], names: Sequence[str], no_effect: float, title: str) -> str:
    sentences = [f"{title}."] if title else []
    for estimate, words in zip(estimates, names, strict=True):
        if not estimate.has_interval or estimate.name in _SHARES:
            sentences.append(f"{words}: {interval_text(estimate)}.")
            continue
        place = (
            _("the interval includes {none} ({meaning})")
            if holds_no_effect(estimate)
            else _("the interval leaves out {none} ({meaning})")
        ).format(none=value_text(no_effect), meaning=none_words(estimate))
        sentences.append(f"{words}: {interval_text(estimate)}; {place}.")
    return " ".join(sentences)
