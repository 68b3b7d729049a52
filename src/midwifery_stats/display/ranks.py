"""The tables of ranks that a test by hand needs."""

from __future__ import annotations

import pandas as pd

from midwifery_stats.display.charts.coins import coins_chart, sums_words
from midwifery_stats.display.kind import FrameKind, has
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table, table_of
from midwifery_stats.display.vocabulary import value_text, word
from midwifery_stats.language import _


def _signed_paragraphs(frame: pd.DataFrame) -> tuple[str, ...]:
    signed = frame["signed_rank"].dropna()
    sums = float(signed[signed > 0].sum()), float(-signed[signed < 0].sum())
    dropped = int(frame["rank"].isna().sum())
    told = [f"{sums_words(*sums)}."]
    if dropped:
        told.append(
            _("Mothers without a rank, because they stayed the same: {n}.").format(n=dropped)
        )
    return (" ".join(told),)


def _signed_table(frame: pd.DataFrame) -> Table:
    return table_of(
        frame.reset_index(drop=True),
        _("Signed ranks, mother by mother"),
        writers={"sign": _sign, "signed_rank": _signed, "difference": _signed},
    )


def _signed_figures(frame: pd.DataFrame) -> tuple[Figure, ...]:
    if len(frame) > 60:
        return ()
    return (coins_chart(frame["rank"].tolist(), frame["sign"].tolist()),)


def _sign(value: object) -> str:
    return {1: "+", 0: "0", -1: "−"}.get(int(str(value)), str(value))


def _signed(value: object) -> str:
    number = float(str(value))
    return f"+{value_text(number)}" if number > 0 else value_text(number).replace("-", "−")


def _group_paragraphs(frame: pd.DataFrame) -> tuple[str, ...]:
    return tuple(
        _("Ranks in {group}: sum {total}, mean {mean} ({n} mothers).").format(
            group=_group(str(name)),
            total=value_text(float(ranks.sum())),
            mean=value_text(float(ranks.mean())),
            n=len(ranks),
        )
        for name, ranks in frame.groupby("group", observed=True)["rank"]
    )


def _group(name: str) -> str:
    return _("the {name} group").format(name=word(name))


def _group_table(frame: pd.DataFrame) -> Table:
    return table_of(frame.reset_index(drop=True), _("Ranks of all mothers together"))


SIGNED = FrameKind(
    lambda frame: has(frame, "difference", "rank", "sign", "signed_rank"),
    _signed_paragraphs,
    _signed_table,
    _signed_figures,
)
GROUPS = FrameKind(
    lambda frame: has(frame, "group", "mother", "value", "rank"), _group_paragraphs, _group_table
)
