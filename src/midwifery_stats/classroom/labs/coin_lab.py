"""The coin lab: flip a coin for each mother who changed, and watch the null distribution grow.

Each mother who changed went up (heads) or down (tails) by chance.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from midwifery_stats.classroom.labs.choices import small_p
from midwifery_stats.classroom.labs.controls import Control, press_button
from midwifery_stats.classroom.labs.panel import Panel
from midwifery_stats.display.drawing import percent
from midwifery_stats.display.flips import flips_chart
from midwifery_stats.display.ranks import coins_chart
from midwifery_stats.display.shown import Shown
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table
from midwifery_stats.display.vocabulary import fraction_text, value_text
from midwifery_stats.inference.signed_rank import SignedRankTest, wilcoxon_signed_rank
from midwifery_stats.language import InputError, _, ngettext

FEWEST, MOST = 1, 60
FLIPS_AT_MOST = 20_000
SEED_AT_MOST = 999_999

Counts = NDArray[np.int64]


class CoinLab(Panel["CoinState"]):
    """A lab that flips coins for ``changed`` mothers, of whom ``up`` went up.

    Without ``up`` all of them did. The same ``seed`` gives the same coins.

    Raises
    ------
    ValueError
        If there are not 1 to 60 mothers, or more went up than changed.
    """

    BESIDE = (1,)

    def __init__(self, changed: int = 17, up: int | None = None, *, seed: int = 1) -> None:
        state = with_changed(CoinState(changed, changed, 0), changed)
        super().__init__(with_seed(with_up(state, changed if up is None else up), seed))

    def view(self, state: CoinState) -> Shown:
        """Give what is shown for a state."""
        return coins_shown(state)

    def leads(self, state: CoinState) -> int:
        """Let the share of flips as extreme as the mothers follow the last flip."""
        return 2

    def controls(self) -> list[Control[CoinState]]:
        """Give the mothers and the seed."""
        return [
            Control(_("Mothers who changed"), lambda state: state.changed, with_changed),
            Control(_("Of these went up"), lambda state: state.up, with_up),
            Control(_("Seed"), lambda state: state.seed, with_seed),
        ]

    def actions(self) -> list[Any]:
        """Make what flips the coins."""
        return [
            press_button(_("Flip once"), lambda: self.flip(1)),
            press_button(_("Flip 100 times"), lambda: self.flip(100)),
            press_button(_("Flip 1000 times"), lambda: self.flip(1000)),
            press_button(_("New coins"), self._new_coins),
        ]

    def flip(self, times: int) -> None:
        """Flip all the coins so many times more."""
        self.attempt(lambda: flipped(self.state, times))

    def _new_coins(self) -> None:
        self.attempt(lambda: with_seed(self.state, self.state.seed + 1))


@dataclass(frozen=True)
class CoinState:
    """How many mothers changed, how many of them went up, and how often the coins were flipped.

    The flips follow from ``seed`` alone: the same seed gives the same coins in the same order.
    """

    changed: int
    up: int
    seed: int
    flips: int = 0

    @property
    def rank(self) -> float:
        """The midrank that all mothers share, since all changed by the same size."""
        return (self.changed + 1) / 2

    @property
    def statistic(self) -> float:
        """W+, the sum of the ranks of the mothers who went up."""
        return self.up * self.rank


def coins(state: CoinState) -> NDArray[np.int8]:
    """Give all flips: one row a flip of all the coins, 1 for heads (up) and 0 for tails (down)."""
    return _coins(state.changed, state.seed)[: state.flips]


def with_changed(state: CoinState, changed: int) -> CoinState:
    """Take another number of mothers who changed, all of them upwards; the flips begin anew."""
    if not FEWEST <= changed <= MOST:
        raise InputError(
            _("The lab flips {fewest} to {most} coins, not {count}. Nothing was changed.").format(
                fewest=FEWEST, most=MOST, count=changed
            )
        )
    return CoinState(changed, changed, state.seed)


def with_up(state: CoinState, up: int) -> CoinState:
    """Say how many of the mothers who changed went up; the flips stay."""
    if not 0 <= up <= state.changed:
        raise InputError(
            _("{changed} mothers changed: write a number from 0 to {changed}, not {count}.").format(
                changed=state.changed, count=up
            )
        )
    return replace(state, up=up)


def with_seed(state: CoinState, seed: int) -> CoinState:
    """Take another seed; the flips begin anew."""
    if not 0 <= seed <= SEED_AT_MOST:
        raise InputError(
            _("A seed is a whole number from 0 to {most}, not {seed}.").format(
                most=SEED_AT_MOST, seed=seed
            )
        )
    return replace(state, seed=seed, flips=0)


def flipped(state: CoinState, times: int) -> CoinState:
    """Flip all the coins so many times more."""
    flips = state.flips + times
    if flips > FLIPS_AT_MOST:
        raise InputError(
            _("The lab keeps {most} flips. Press New coins to begin again.").format(
                most=FLIPS_AT_MOST
            )
        )
    return replace(state, flips=flips)


@lru_cache(maxsize=4)
def _coins(changed: int, seed: int) -> NDArray[np.int8]:
    drawn = np.random.default_rng(seed).integers(0, 2, size=(FLIPS_AT_MOST, changed), dtype=np.int8)
    drawn.setflags(write=False)
    return drawn


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
    return coins_chart([state.rank] * state.changed, signs, title=_("The mothers"))


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
        return _("No coin has been flipped yet. {up} of {changed} mothers went up.").format(
            up=state.up, changed=state.changed
        )
    up = int(heads[-1])
    return _(
        "Last flip: heads (up) {heads}, tails (down) {tails}. Each counts {rank}, so W+ is"
        " {total}. For the mothers it is {observed}."
    ).format(
        heads=up,
        tails=state.changed - up,
        rank=value_text(state.rank),
        total=value_text(up * state.rank),
        observed=value_text(state.statistic),
    )


def _share_sentence(state: CoinState, as_extreme: int) -> str:
    fraction = study_test(state.changed, state.up).exact_fraction()
    if fraction == 1:
        exact = _(
            "In the long run all flips are at least as extreme: the exact p-value of the Wilcoxon"
            " test is 1."
        )
    else:
        exact = _(
            "In the long run {fraction} of all flips, {p}, are at least as extreme: that is the"
            " exact p-value of the Wilcoxon test."
        ).format(fraction=fraction_text(fraction), p=small_p(float(fraction)))
    if not state.flips:
        return exact
    seen = ngettext(
        "Of your {n} flip, {extreme} was at least as extreme.",
        "Of your {n} flips, {extreme} were at least as extreme.",
        state.flips,
    ).format(n=state.flips, extreme=as_extreme)
    return f"{seen} {exact}"
