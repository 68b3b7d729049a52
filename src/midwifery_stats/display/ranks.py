"""The tables of ranks that a test by hand needs, and signs as coins."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, isfinite

from midwifery_stats.display.drawing import PAD, heading, paragraph
from midwifery_stats.display.shown import FrameTold
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
)
from midwifery_stats.display.tables import Table, table_of
from midwifery_stats.display.vocabulary import group_phrase, mothers, value_text
from midwifery_stats.language import _, ngettext

_STEP = 42.0
_RADIUS = 15.0
_MOST_COINS = 60
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
    """Count the coins of those who changed; who did not has no side, with a rank or without."""
    told = [
        f"{'+' if sign > 0 else '−'}{value_text(rank) if isfinite(rank) else ''}"
        for rank, sign in coins
        if sign
    ]
    counted = ngettext("{n} coin: {faces}. {sums}.", "{n} coins: {faces}. {sums}.", len(told))
    parts = [f"{title}."] if title else []
    parts.append(counted.format(n=len(told), faces=", ".join(told) or "–", sums=words))
    if still := len(coins) - len(told):
        parts.append(_("{n} stayed the same").format(n=still) + ".")
    return " ".join(parts)


class SignedRanksTold(FrameTold):
    """The table of the signed-rank test."""

    columns = frozenset({"difference", "rank", "sign", "signed_rank"})

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """State both sums of ranks, and who has none."""
        signed = self.frame["signed_rank"].dropna()
        sums = float(signed[signed > 0].sum()), float(-signed[signed < 0].sum())
        dropped = int(self.frame["rank"].isna().sum())
        told = [f"{sums_words(*sums)}."]
        if dropped:
            told.append(
                _("Mothers without a rank, because they stayed the same: {n}.").format(n=dropped)
            )
        return (" ".join(told),)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Write the ranks, mother by mother."""
        return (
            table_of(
                self.frame.reset_index(drop=True),
                _("Signed ranks, mother by mother"),
                writers={"sign": _sign, "signed_rank": _signed, "difference": _signed},
            ),
        )

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Draw the coins, while they can be counted."""
        if len(self.frame) > _MOST_COINS:
            return ()
        return (coins_chart(self.frame["rank"].tolist(), self.frame["sign"].tolist()),)


class GroupRanksTold(FrameTold):
    """The table of the rank-sum test."""

    columns = frozenset({"group", "mother", "value", "rank"})

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """State the sum and the mean of the ranks in each group."""
        return tuple(
            _("Ranks in {group}: sum {total}, mean {mean} ({n}).").format(
                group=group_phrase(str(name)),
                total=value_text(float(ranks.sum())),
                mean=value_text(float(ranks.mean())),
                n=mothers(len(ranks)),
            )
            for name, ranks in self.frame.groupby("group", observed=True)["rank"]
        )

    @property
    def tables(self) -> tuple[Table, ...]:
        """Write the ranks, mother by mother."""
        return (table_of(self.frame.reset_index(drop=True), _("Ranks of all mothers together")),)


def _sign(value: object) -> str:
    return {1: "+", 0: "0", -1: "−"}.get(int(str(value)), str(value))


def _signed(value: object) -> str:
    number = float(str(value))
    return f"+{value_text(number)}" if number > 0 else value_text(number).replace("-", "−")
