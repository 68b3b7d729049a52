"""One sample under many procedures, and the samples that a printed p-value allows."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import partial
from math import floor, log10

import pandas as pd

from midwifery_stats.display.drawing import (
    INNER,
    PAD,
    LegendMark,
    Scale,
    bottom_axis,
    legend,
)
from midwifery_stats.display.shown import FrameTold
from midwifery_stats.display.svg import (
    BAND,
    CARD,
    FAINT,
    GREY,
    INK,
    SMALL,
    WIDTH,
    Figure,
    circle,
    figure,
    label,
    line,
    rectangle,
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
    families: Sequence[Family],
    *,
    matches: Sequence[bool] | None = None,
    alpha: float = 0.05,
) -> Figure:
    """Draw the p-value of each procedure on a logarithmic axis, the smallest on top.

    A mark shows the family of the procedure, a band those that give the printed p (``matches``);
    one line marks ``alpha``.
    """
    same = [False] * len(names) if matches is None else list(matches)
    rows = sorted(zip(p_values, names, families, same, strict=True), key=lambda row: row[:2])
    keys: list[tuple[LegendMark, str]] = [
        (_KEYS[family], words) for family, words in _family_words().items() if family in families
    ]
    if any(same):
        keys.append((_band_key, _("gives the printed p")))
    drawn, height = legend(PAD, keys)
    parts, y = [drawn], PAD + height + SMALL + 6
    lowest = max(_LOWEST, min([alpha, *(p for p in p_values if p > 0)]))
    x = Scale(floor(log10(lowest)), 0, _LEFT, _RIGHT)
    top, drawn_rows = y, []
    for p, name, family, match in rows:
        band, drawn, height = _row(name, p, family, match, x, y)
        parts.append(band)
        drawn_rows.append(drawn)
        y += height
    limit, words = x(log10(alpha)), _("alpha {alpha}").format(alpha=value_text(alpha, 4))
    parts.append(line(limit, top - 2, limit, y, stroke=INK, width=1.5, dash="4 4"))
    parts += drawn_rows
    parts.append(label(limit, top - 6, words, size=SMALL, anchor="middle", bold=True))
    powers = range(int(x.low), 1)
    parts.append(bottom_axis(x, y, [(power, value_text(10.0**power, 6)) for power in powers]))
    y += SMALL + 14
    parts.append(label(WIDTH / 2, y + SMALL, _("p-value"), size=SMALL, anchor="middle"))
    printed = _(", as printed")
    told = [f"{name}: {format_p(p)}{printed if match else ''}." for p, name, _family, match in rows]
    return figure(parts, height=y + SMALL + 14, alt=" ".join(told))


class Family(Enum):
    """What kind of procedure a p-value comes from."""

    COUNTED = "counted"
    LESS_STRICT = "less strict"
    APPROXIMATE = "approximate"
    T_TEST = "t-test"


def family_of(procedure: str) -> Family:
    """Tell the family of a procedure by its (English) name."""
    if "t-test" in procedure:
        return Family.T_TEST
    if "mid-p" in procedure or procedure in ("Barnard", "Boschloo"):
        return Family.LESS_STRICT
    counted = "exact" in procedure or procedure == "Fisher"
    return Family.COUNTED if counted else Family.APPROXIMATE


def _family_words() -> dict[Family, str]:
    return {
        Family.COUNTED: _("counted exactly"),
        Family.LESS_STRICT: _("mid-p, Barnard, Boschloo"),
        Family.APPROXIMATE: _("approximation"),
        Family.T_TEST: _("t-test"),
    }


def _row(
    name: str, p: float, family: Family, match: bool, x: Scale, top: float
) -> tuple[str, str, float]:
    lines = wrapped(name, INNER - 90, SMALL, bold=match)
    height = SMALL * 1.2 * len(lines) + 21
    band = rectangle(4, top, WIDTH - 8, height, fill=BAND, radius=4) if match else ""
    parts = [
        label(PAD, top + SMALL * (1 + 1.2 * row), words, size=SMALL, bold=match, halo=True)
        for row, words in enumerate(lines)
    ]
    parts.append(label(WIDTH - PAD, top + SMALL, p_number(p), size=SMALL, anchor="end", bold=match))
    y = top + height - 10
    parts.append(line(x.start, y, x.end, y, stroke=FAINT, width=1))
    parts.append(_KEYS[family](x(max(x.low, log10(p))) if p > 0 else x.start, y + 5))
    return band, "".join(parts), height + 2


def _circle_key(x: float, base: float, *, filled: bool) -> str:
    if filled:
        return circle(x, base - 5, 6, fill=INK)
    return circle(x, base - 5, 5, fill=CARD, stroke=INK, width=2.5)


def _square_key(x: float, base: float, *, filled: bool) -> str:
    inner = "" if filled else rectangle(x - 3, base - 8, 6, 6, fill=CARD)
    return rectangle(x - 5.5, base - 10.5, 11, 11, fill=GREY) + inner


def _band_key(x: float, base: float) -> str:
    return rectangle(x - 8, base - 13, 16, 16, fill=BAND, radius=3)


_KEYS = {
    Family.COUNTED: partial(_circle_key, filled=True),
    Family.LESS_STRICT: partial(_circle_key, filled=False),
    Family.APPROXIMATE: partial(_square_key, filled=True),
    Family.T_TEST: partial(_square_key, filled=False),
}


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
                if len(matching)
                else _("None of them would be printed as reported.")
            )
        return (" ".join(told),)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Write a row for each procedure."""
        shown = self._main_rows.reset_index(drop=True)
        said = list(dict.fromkeys(note for note in shown.get("note", ()) if note))
        shown = shown.drop(columns=["source", "note"], errors="ignore")
        if not self._is_matched:
            shown = shown.drop(columns="matches")
        hidden = len(self.frame) - len(shown)
        notes = [
            ngettext(
                "{n} one-sided row is not shown.", "{n} one-sided rows are not shown.", hidden
            ).format(n=hidden)
        ] * (hidden > 0) + said
        writers = {
            "procedure": looked_up,
            "software": looked_up,
            "alternative": lambda v: _side(str(v)),
        }
        return (
            table_of(shown, _("The same mothers, many procedures"), writers=writers, notes=notes),
        )

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Draw the p-value of each procedure."""
        shown = self._main_rows
        shown = shown[shown["p"].notna()]
        matches = shown["matches"].astype(bool).tolist() if self._is_matched else None
        families = [family_of(str(name)) for name in shown["procedure"]]
        return (procedures_chart(_names(shown), shown["p"].tolist(), families, matches=matches),)

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


def looked_up(text: object) -> str:
    """Give names of procedures or programs in the reader's language."""
    return "; ".join(_(part) for part in str(text).split("; ")) if text else ""
