"""Many samples from one population: a dot for each sample's difference, a dot for each p-value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil

import numpy as np
from numpy.typing import NDArray

from midwifery_stats.display.drawing import (
    PAD,
    LegendMark,
    Scale,
    bottom_axis,
    digits_of,
    heading,
    legend,
    percent,
    round_steps,
)
from midwifery_stats.display.svg import (
    AMBER,
    GREY,
    INK,
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
from midwifery_stats.display.vocabulary import format_p, value_text
from midwifery_stats.inference.printed import is_significant
from midwifery_stats.language import _, decimal, ngettext

_LEFT, _RIGHT = PAD + 8, WIDTH - PAD - 8
_PLOT = 190.0
_LARGEST_DOT = 11.0
_SMALLEST_SEEN = 4.0  # a dot of colour narrower than this looks grey
_CLEARLY_SEEN = 6.0  # dots at least this wide differ by size too


def p_values_chart(
    p_values: Sequence[float], alpha: float = 0.05, *, latest: bool = False, title: str = ""
) -> Figure:
    """Draw a dot for the p-value of each sample; those at or below ``alpha`` stand out.

    ``latest`` rings the last one.
    """
    values = np.asarray(p_values, dtype=float)
    low = is_significant(values, alpha)
    x = Scale(0, 1, _LEFT, _RIGHT)
    share = _share_words(low, alpha)
    frame = _Frame(
        title=title,
        entries=[
            (partial(_dot_key, paint=AMBER), share),
            (partial(_dot_key, paint=GREY), _("above {alpha}").format(alpha=_alpha_text(alpha))),
        ],
        ticks=[(step, decimal(step, 1)) for step in round_steps(0, 1, 5)],
        axis=_("p-value of each sample"),
        line=(alpha, _("alpha {alpha}").format(alpha=_alpha_text(alpha))),
    )
    alt = _samples_words(values, title)
    if len(values):
        ends = format_p(values.min()), format_p(values.max())
        told = (
            _("Everywhere {low}. {share}.")
            if ends[0] == ends[1]
            else _("P-values from {low} to {high}. {share}.")
        )
        alt += " " + told.format(low=ends[0], high=ends[1], share=share)
    return _dots(values, low, x, _Columns.for_shares(alpha), frame, latest, alt)


def samples_chart(
    differences: Sequence[float],
    truth: float,
    *,
    significant: Sequence[bool] | None = None,
    limits: tuple[float, float] = (-1.0, 1.0),
    axis: str = "",
    latest: bool = False,
    title: str = "",
) -> Figure:
    """Draw a dot for the difference found in each sample, and a line at the true difference.

    Parameters
    ----------
    differences : one for each sample, for example risk differences from -1 to 1
    truth : the difference in the population
    significant : which samples gave a p-value of alpha or less
    limits : the smallest and largest difference that a sample can show
    axis : words below the axis
    """
    values = np.asarray(differences, dtype=float)
    low = (
        np.zeros(len(values), dtype=bool)
        if significant is None
        else np.asarray(significant, dtype=bool)
    )
    columns = _Columns.for_steps(values, limits)
    margin = columns.step / 2
    x = Scale(limits[0] - margin, limits[1] + margin, _LEFT, _RIGHT)
    steps = round_steps(limits[0], limits[1], 5)
    entries: list[tuple[LegendMark, str]] = []
    if significant is not None:
        entries = [
            (partial(_dot_key, paint=AMBER), _("significant: {n}").format(n=int(low.sum()))),
            (partial(_dot_key, paint=GREY), _("not: {n}").format(n=int((~low).sum()))),
        ]
    frame = _Frame(
        title=title,
        entries=entries,
        ticks=[(step, decimal(step, digits_of(steps))) for step in steps],
        axis=axis or _("difference in each sample"),
        line=(truth, _("truth: {value}").format(value=value_text(truth))),
    )
    alt = _differences_words(values, low, truth, frame)
    return _dots(values, low, x, columns, frame, latest, alt)


@dataclass(frozen=True)
class _Columns:
    """Columns of dots, ``step`` wide; the first one starts at ``low``."""

    low: float
    step: float

    @classmethod
    def for_shares(cls, alpha: float) -> _Columns:
        """Make columns for p-values; one ends at ``alpha``, so no column is on both sides."""
        return cls(0.0, alpha / max(1, round(alpha / 0.025)))

    @classmethod
    def for_steps(cls, values: NDArray[np.float64], limits: tuple[float, float]) -> _Columns:
        """Make columns centred on the values that occur, where these are not too many."""
        gaps = np.diff(np.unique(values.round(9)))
        step = max(float(gaps.min(initial=np.inf)), (limits[1] - limits[0]) / 40)
        if step == np.inf:
            step = (limits[1] - limits[0]) / 20
        return cls(limits[0] - step / 2, step)

    def of(self, values: NDArray[np.float64]) -> NDArray[np.int64]:
        """Give the column of each value; a value on an edge belongs to the column on its left."""
        places = np.ceil((values - self.low) / self.step - 1e-9).astype(np.int64) - 1
        return np.maximum(places, 0)

    def centre(self, column: NDArray[np.int64]) -> NDArray[np.float64]:
        """Give the middle of each column."""
        return np.asarray(self.low + (column + 0.5) * self.step, dtype=np.float64)


@dataclass(frozen=True)
class _Frame:
    title: str
    entries: list[tuple[LegendMark, str]]
    ticks: list[tuple[float, str]]
    axis: str
    line: tuple[float, str]


def _dots(
    values: NDArray[np.float64],
    marked: NDArray[np.bool_],
    x: Scale,
    columns: _Columns,
    frame: _Frame,
    latest: bool,
    alt: str,
) -> Figure:
    drawn, y = heading(frame.title)
    parts = [drawn]
    if frame.entries:
        drawn, height = legend(y, frame.entries)
        parts.append(drawn)
        y += height
    top = y + SMALL + 12
    at, words = frame.line
    parts.append(_line(at, words, x, top))
    places, size = _stacked(values, marked, columns, x, top + _PLOT)
    small = (0.62 if size >= _CLEARLY_SEEN else 0.9) * size
    for paint, mask, diameter in ((GREY, ~marked, small), (AMBER, marked, size)):
        dots = "".join(f"M{a:.1f} {b:.1f}h0" for a, b in places[mask].tolist())
        least = _SMALLEST_SEEN if paint is AMBER else 0
        if dots:
            parts.append(path(dots, stroke=paint, width=max(diameter, least)))
    if latest and len(values):
        a, b = places[-1].tolist()
        parts.append(circle(a, b, max(4.0, size / 2 + 1), stroke=INK, width=2))
    parts.append(bottom_axis(x, top + _PLOT, frame.ticks))
    y = top + _PLOT + SMALL + 14
    parts.append(label((_LEFT + _RIGHT) / 2, y + TEXT, frame.axis, anchor="middle", size=SMALL))
    return figure(parts, height=y + TEXT + 14, alt=alt)


def _stacked(
    values: NDArray[np.float64],
    marked: NDArray[np.bool_],
    columns: _Columns,
    x: Scale,
    floor: float,
) -> tuple[NDArray[np.float64], float]:
    """Stack dots in columns, marked ones first, more abreast where a stack would not fit.

    Gives the centres, shape (n, 2), and the diameter.
    """
    column = columns.of(values)
    counts = np.bincount(column, minlength=1)
    order = np.lexsort((~marked, column))
    place = np.empty(len(values), dtype=int)
    place[order] = np.arange(len(values)) - (np.cumsum(counts) - counts)[column[order]]
    wide = columns.step * x.slope
    abreast = next(k for k in range(1, 100) if ceil(counts.max() / k) * _dot(wide, k) <= _PLOT - 4)
    size = _dot(wide, abreast)
    aside = (place % abreast - (abreast - 1) / 2) * size
    across = x.start + (columns.centre(column) - x.low) * x.slope + aside
    up = floor - (place // abreast + 0.5) * size - 1
    return np.column_stack([across, up]), 0.9 * size


def _dot(wide: float, abreast: int) -> float:
    return min(_LARGEST_DOT, 0.94 * wide / abreast)


def _line(at: float, words: str, x: Scale, top: float) -> str:
    half = text_width(words, SMALL, bold=True) / 2
    middle = min(max(x(at), _LEFT + half), _RIGHT - half)
    return line(x(at), top - 4, x(at), top + _PLOT, stroke=INK, width=1.5, dash="4 4") + label(
        middle, top - 9, words, size=SMALL, anchor="middle", bold=True
    )


def _dot_key(x: float, base: float, *, paint: Paint) -> str:
    return circle(x, base - 5, 5.5 if paint is AMBER else 3.5, fill=paint)


def _share_words(low: NDArray[np.bool_], alpha: float) -> str:
    if not len(low):
        return _("no sample yet")
    return _("{n} of {all} ({share}) at or below {alpha}").format(
        n=int(low.sum()),
        all=len(low),
        share=percent(float(low.mean()), 1),
        alpha=_alpha_text(alpha),
    )


def _alpha_text(alpha: float) -> str:
    return value_text(alpha, 4)


def _samples_words(values: NDArray[np.float64], title: str) -> str:
    told = ngettext("A dot for {n} sample.", "A dot for each of {n} samples.", len(values))
    return f"{title}. {told}".removeprefix(". ").format(n=len(values))


def _differences_words(
    values: NDArray[np.float64], low: NDArray[np.bool_], truth: float, frame: _Frame
) -> str:
    told = [_samples_words(values, frame.title)]
    told.append(_("The true difference is {value}.").format(value=value_text(truth)))
    if len(values):
        low_end, high_end = value_text(float(values.min()), 2), value_text(float(values.max()), 2)
        seen = (
            _("Every sample's difference is {low}.")
            if low_end == high_end
            else _("The samples' differences go from {low} to {high}; their mean is {mean}.")
        )
        mean = value_text(float(values.mean()), 2)
        told.append(seen.format(low=low_end, high=high_end, mean=mean))
    if frame.entries:
        told.append(_("Significant: {n} of {all}.").format(n=int(low.sum()), all=len(values)))
    return " ".join(told)
