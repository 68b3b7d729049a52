"""One sample, many procedures: the p-value that each gives, on one axis."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import floor, log10

from midwifery_stats.display.axes import Scale, bottom_axis
from midwifery_stats.display.charts.layout import INNER, PAD, LegendMark, heading, legend
from midwifery_stats.display.p_values import format_p, p_number
from midwifery_stats.display.svg import (
    BLUE,
    CARD,
    FAINT,
    INK,
    SMALL,
    VERMILLION,
    WIDTH,
    Figure,
    circle,
    figure,
    label,
    line,
    wrapped,
)
from midwifery_stats.display.vocabulary import value_text
from midwifery_stats.language import _

_LEFT, _RIGHT = PAD + 10, WIDTH - PAD - 10
_LOWEST = 1e-6


def procedures_chart(
    names: Sequence[str],
    p_values: Sequence[float],
    *,
    matches: Sequence[bool] | None = None,
    reported: str | None = None,
    alpha: float = 0.05,
    title: str = "",
) -> Figure:
    """Draw the p-value of each procedure on a logarithmic axis, with a line at ``alpha``.

    Those that give the printed p (``matches``) are filled, the others are outlines.
    """
    same = [False] * len(names) if matches is None else list(matches)
    drawn, y = heading(title)
    parts = [drawn]
    if matches is not None:
        drawn, height = legend(y, _entries(reported))
        parts.append(drawn)
        y += height + 4
    lowest = max(_LOWEST, min([alpha, *(p for p in p_values if p > 0)]))
    x = Scale(floor(log10(lowest)), 0, _LEFT, _RIGHT)
    for name, p, match in zip(names, p_values, same, strict=True):
        drawn, height = _row(name, p, match, alpha, x, y)
        parts.append(drawn)
        y += height
    powers = range(int(x.low), 1)
    parts.append(bottom_axis(x, y, [(power, value_text(10.0**power, 6)) for power in powers]))
    y += SMALL + 14
    words = _("p-value; dashed: {alpha}").format(alpha=value_text(alpha, 4))
    parts.append(label(WIDTH / 2, y + SMALL, words, size=SMALL, anchor="middle"))
    return figure(parts, height=y + SMALL + 14, alt=_alt(names, p_values, same, reported, title))


def _row(name: str, p: float, match: bool, alpha: float, x: Scale, top: float) -> tuple[str, float]:
    lines = wrapped(name, INNER - 90, SMALL)
    parts = [
        label(PAD, top + SMALL * (1 + 1.2 * row), words, size=SMALL, bold=match)
        for row, words in enumerate(lines)
    ]
    parts.append(label(WIDTH - PAD, top + SMALL, p_number(p), size=SMALL, anchor="end", bold=match))
    y = top + SMALL * (1.2 * len(lines)) + 11
    parts.append(line(x.start, y, x.end, y, stroke=FAINT, width=1))
    limit = x(log10(alpha))
    parts.append(line(limit, y - 8, limit, y + 8, stroke=INK, width=1.5, dash="3 3"))
    at = x(max(x.low, log10(p))) if p > 0 else x.start
    parts.append(_dot(at, y, match))
    return "".join(parts), y - top + 12


def _dot(x: float, y: float, match: bool) -> str:
    if match:
        return circle(x, y, 6, fill=VERMILLION)
    return circle(x, y, 5, fill=CARD, stroke=BLUE, width=2.5)


def _entries(reported: str | None) -> list[tuple[LegendMark, str]]:
    printed = _("gives the printed p")
    if reported:
        printed = _("gives the printed {p}").format(p=reported)
    return [(partial(_key, match=True), printed), (partial(_key, match=False), _("does not"))]


def _key(x: float, base: float, *, match: bool) -> str:
    return _dot(x, base - 5, match)


def _alt(
    names: Sequence[str],
    p_values: Sequence[float],
    same: Sequence[bool],
    reported: str | None,
    title: str,
) -> str:
    sentences = [f"{title}."] if title else []
    for name, p, match in zip(names, p_values, same, strict=True):
        ending = _(", as printed") if match else ""
        sentences.append(f"{name}: {format_p(p)}{ending}.")
    return " ".join(sentences)
