"""Signs as coins: every mother who changed is a coin, and what counts is where her rank falls."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, isfinite

from midwifery_stats.display.charts.layout import PAD, heading
from midwifery_stats.display.svg import (
    BLUE,
    CARD,
    GREY,
    INK,
    QUIET,
    SMALL,
    TEXT,
    VERMILLION,
    WIDTH,
    Figure,
    Paint,
    circle,
    figure,
    label,
    paragraph,
)
from midwifery_stats.display.vocabulary import value_text
from midwifery_stats.language import _

_STEP = 42.0
_RADIUS = 15.0
_WHITE = Paint("#ffffff")  # on a filled coin, in either theme


def coins_chart(ranks: Sequence[float], signs: Sequence[int], *, title: str = "") -> Figure:
    """Draw a coin for each mother, plus or minus, with her rank below, and both rank sums.

    Parameters
    ----------
    ranks : rank of each mother's difference; nan for one who did not change
    signs : 1 up, -1 down, 0 unchanged
    """
    coins = list(zip(ranks, signs, strict=True))
    plus = sum(rank for rank, sign in coins if sign > 0 and isfinite(rank))
    minus = sum(rank for rank, sign in coins if sign < 0 and isfinite(rank))
    drawn, y = heading(title)
    parts = [drawn]
    across = int((WIDTH - 2 * PAD) / _STEP)
    tall = 2 * _RADIUS + SMALL + 14
    for index, (rank, sign) in enumerate(coins):
        x = PAD + (index % across + 0.5) * _STEP
        parts.append(_coin(x, y + index // across * tall + _RADIUS, rank, sign))
    y += ceil(len(coins) / across) * tall + 4
    words = sums_words(plus, minus)
    drawn, height = paragraph(PAD, y + TEXT, words, WIDTH - 2 * PAD, bold=True)
    parts.append(drawn)
    return figure(parts, height=y + height + 14, alt=_alt(coins, words, title))


def sums_words(plus: float, minus: float) -> str:
    """State both sums of ranks."""
    return _("W+ = {plus} (ranks with +), W− = {minus} (ranks with −)").format(
        plus=value_text(plus), minus=value_text(minus)
    )


def _coin(x: float, y: float, rank: float, sign: int) -> str:
    paint = BLUE if sign > 0 else VERMILLION if sign < 0 else GREY
    face = "+" if sign > 0 else "−" if sign < 0 else "0"
    if sign > 0:
        coin = circle(x, y, _RADIUS, fill=paint) + _face(x, y, face, filled=True)
    else:
        coin = circle(x, y, _RADIUS, fill=CARD, stroke=paint, width=2.5) + _face(x, y, face)
    under = value_text(rank) if isfinite(rank) else "–"
    return coin + label(x, y + _RADIUS + SMALL + 2, under, size=SMALL, fill=QUIET, anchor="middle")


def _face(x: float, y: float, face: str, *, filled: bool = False) -> str:
    return label(
        x, y + 6, face, size=19, fill=_WHITE if filled else INK, anchor="middle", bold=True
    )


def _alt(coins: Sequence[tuple[float, int]], words: str, title: str) -> str:
    faces = {1: "+", 0: "0", -1: "−"}
    told = ", ".join(
        f"{faces[(sign > 0) - (sign < 0)]}{value_text(rank) if isfinite(rank) else ''}"
        for rank, sign in coins
    )
    start = f"{title}. " if title else ""
    return start + _("{n} coins: {faces}. {sums}.").format(n=len(coins), faces=told, sums=words)
