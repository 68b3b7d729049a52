"""One sample under many procedures, and the samples that a printed p-value allows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import floor, log10

import pandas as pd

from midwifery_stats.display.drawing import (
    INNER,
    PAD,
    LegendMark,
    Scale,
    bottom_axis,
    heading,
    legend,
)
from midwifery_stats.display.shown import FrameTold
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
from midwifery_stats.display.tables import Table, table_of
from midwifery_stats.display.vocabulary import format_p, p_number, value_text
from midwifery_stats.language import _, ngettext

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


_MANY = 40
_NAMED_AT_MOST = 6


class ProceduresTold(FrameTold):
    """One sample under many procedures."""

    columns = frozenset({"procedure", "alternative", "p", "matches"})

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Say between what p lies, and which procedures give the printed one."""
        frame = self.frame
        low, high = float(frame["p"].min()), float(frame["p"].max())
        seen = (
            _("1 p-value from the same mothers: {low}.")
            if len(frame) == 1
            else _("{n} p-values from the same mothers, from {low} to {high}.")
        )
        told = [seen.format(n=len(frame), low=p_number(low), high=p_number(high))]
        if self._is_matched:
            matching = frame[frame["matches"].astype(bool)]
            told.append(
                ngettext(
                    "{n} of them would be printed as reported{names}.",
                    "{n} of them would be printed as reported{names}.",
                    len(matching),
                ).format(n=len(matching), names=_named(matching))
            )
        return (" ".join(told),)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Write a row for each procedure."""
        shown = self._main_rows.reset_index(drop=True)
        if not self._is_matched:
            shown = shown.drop(columns="matches")
        hidden = len(self.frame) - len(shown)
        notes = [
            ngettext(
                "{n} one-sided row is not shown.", "{n} one-sided rows are not shown.", hidden
            ).format(n=hidden)
        ] * (hidden > 0)
        writers = {
            "procedure": _looked_up,
            "software": _looked_up,
            "alternative": lambda v: _side(str(v)),
        }
        return (
            table_of(shown, _("The same mothers, many procedures"), writers=writers, notes=notes),
        )

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Draw the p-value of each procedure."""
        shown = self._main_rows
        matches = shown["matches"].astype(bool).tolist() if self._is_matched else None
        return (procedures_chart(_names(shown), shown["p"].tolist(), matches=matches),)

    @property
    def _is_matched(self) -> bool:
        return bool(self.frame["matches"].notna().all())

    @property
    def _main_rows(self) -> pd.DataFrame:
        """Of many rows, give the two-sided ones and those that match the printed p."""
        frame = self.frame
        if len(frame) <= _MANY:
            return frame
        wanted = frame["alternative"] == "two-sided"
        if self._is_matched:
            wanted |= frame["matches"].astype(bool)
        return frame[wanted] if wanted.any() else frame


class SamplesTold(FrameTold):
    """The samples that a printed p-value allows."""

    columns = frozenset({"first_successes", "second_successes", "p"})

    @classmethod
    def fits(cls, frame: pd.DataFrame) -> bool:
        """Say whether these are samples; there may be none."""
        return cls.columns <= set(frame.columns)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Name the samples."""
        frame = self.frame
        if frame.empty:
            return (_("No sample of these sizes would be printed with this p-value."),)
        pairs = [
            _("{first} against {second}").format(first=first, second=second)
            for first, second in zip(
                frame["first_successes"].tolist(), frame["second_successes"].tolist(), strict=True
            )
        ]
        told = ngettext(
            "{n} sample would be printed with this p-value: {pairs}.",
            "{n} samples would be printed with this p-value: {pairs}.",
            len(frame),
        )
        return (told.format(n=len(frame), pairs="; ".join(pairs)),)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Write a row for each sample."""
        title = _("Samples that give the printed p-value")
        return (table_of(self.frame.reset_index(drop=True), title),)


def _named(matching: pd.DataFrame) -> str:
    return ": " + "; ".join(_names(matching)) if 0 < len(matching) <= _NAMED_AT_MOST else ""


def _names(frame: pd.DataFrame) -> list[str]:
    return [
        _(procedure) if side == "two-sided" else f"{_(procedure)}, {_side(side)}"
        for procedure, side in zip(
            frame["procedure"].tolist(), frame["alternative"].tolist(), strict=True
        )
    ]


def _side(alternative: object) -> str:
    return {
        "greater": _("one-sided (greater)"),
        "less": _("one-sided (less)"),
    }.get(str(alternative), _("two-sided"))


def _looked_up(text: object) -> str:
    return "; ".join(_(part) for part in str(text).split("; ")) if text else ""
