"""What the coin lab shows: the last flip, all flips beside the exact distribution, the count."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from midwifery_stats.classroom.labs.coin_state import CoinState, coins
from midwifery_stats.classroom.labs.verdict import small_p
from midwifery_stats.display.drawing import percent
from midwifery_stats.display.flips import flips_chart
from midwifery_stats.display.ranks import coins_chart
from midwifery_stats.display.shown import Shown
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table
from midwifery_stats.display.vocabulary import fraction_text, value_text
from midwifery_stats.inference.signed_rank import SignedRankTest, wilcoxon_signed_rank
from midwifery_stats.language import _, ngettext

Counts = NDArray[np.int64]


def coins_shown(state: CoinState) -> Shown:
    """Give everything that the lab shows for a state."""
    heads = coins(state).sum(axis=1, dtype=np.int64)
    distance = np.abs(2 * heads - state.changed)
    as_extreme = int(np.sum(distance >= abs(2 * state.up - state.changed)))
    return Shown(
        figures=(_flips_figure(state, heads), _last_figure(state)),
        tables=(_share_table(state, as_extreme),),
        paragraphs=(_last_sentence(state, heads), _share_sentence(state, as_extreme)),
    )


@lru_cache(maxsize=64)
def study_test(changed: int, up: int) -> SignedRankTest:
    """Give the test of mothers who all changed by the same size, so many of them upwards."""
    return wilcoxon_signed_rank([0.0] * changed, [1.0] * up + [-1.0] * (changed - up))


def _flips_figure(state: CoinState, heads: Counts) -> Figure:
    null = study_test(state.changed, state.up).null
    return flips_chart(
        null.support.tolist(),
        null.probability.tolist(),
        np.bincount(heads, minlength=state.changed + 1).tolist(),
        state.statistic,
        title=_("W+ when coins decide between up and down"),
    )


def _last_figure(state: CoinState) -> Figure:
    if state.flips:
        signs = (2 * coins(state)[-1].astype(int) - 1).tolist()
        return coins_chart([state.rank] * state.changed, signs, title=_("The last flip"))
    signs = [1] * state.up + [-1] * (state.changed - state.up)
    return coins_chart([state.rank] * state.changed, signs, title=_("In the study"))


def _share_table(state: CoinState, as_extreme: int) -> Table:
    fraction = study_test(state.changed, state.up).exact_fraction()
    rows = (
        (_("your flips"), str(state.flips), str(as_extreme), _share(as_extreme, state.flips)),
        (
            _("every way the coins can fall"),
            str(2**state.changed),
            str(fraction.numerator * (2**state.changed // fraction.denominator)),
            fraction_text(fraction),
        ),
    )
    headings = ("", _("How many"), _("At least this extreme"), _("Share"))
    return Table(
        _("How often coins give W+ = {value} or more extreme, on either side").format(
            value=value_text(state.statistic)
        ),
        headings,
        rows,
        frozenset({1, 2, 3}),
    )


def _share(part: int, whole: int) -> str:
    return percent(part / whole, 2) if whole else "–"


def _last_sentence(state: CoinState, heads: Counts) -> str:
    if not state.flips:
        return _(
            "No coin has been flipped yet. In the study, {up} of {changed} mothers went up."
        ).format(up=state.up, changed=state.changed)
    up = int(heads[-1])
    return _(
        "Last flip: {heads} heads (up) and {tails} tails (down). Each counts {rank}, so W+ is"
        " {total}. In the study it was {observed}."
    ).format(
        heads=up,
        tails=state.changed - up,
        rank=value_text(state.rank),
        total=value_text(up * state.rank),
        observed=value_text(state.statistic),
    )


def _share_sentence(state: CoinState, as_extreme: int) -> str:
    fraction = study_test(state.changed, state.up).exact_fraction()
    exact = _(
        "In the long run it is {fraction} of all flips, {p}: that is the exact p-value."
    ).format(fraction=fraction_text(fraction), p=small_p(float(fraction)))
    if not state.flips:
        return exact
    seen = ngettext(
        "Of your {n} flip, {extreme} was at least as far from the middle as the study.",
        "Of your {n} flips, {extreme} were at least as far from the middle as the study.",
        state.flips,
    ).format(n=state.flips, extreme=as_extreme)
    return f"{seen} {exact}"
