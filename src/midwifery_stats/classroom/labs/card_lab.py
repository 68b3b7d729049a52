"""The card lab: write each mother's outcome on a card, shuffle, deal two groups, and compare.

That is what chance alone does to two groups: it deals the same outcomes out anew.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from midwifery_stats.classroom.labs.choices import small_p
from midwifery_stats.classroom.labs.coin_lab import SEED_AT_MOST
from midwifery_stats.classroom.labs.controls import Control, bounded, press_button
from midwifery_stats.classroom.labs.groups_state import GroupsState, groups_of, published_groups
from midwifery_stats.classroom.labs.groups_view import compared
from midwifery_stats.classroom.labs.panel import Panel
from midwifery_stats.display.drawing import percent
from midwifery_stats.display.flips import flips_chart
from midwifery_stats.display.groups_chart import groups_chart
from midwifery_stats.display.shown import Shown
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table
from midwifery_stats.display.vocabulary import is_word, value_text
from midwifery_stats.inference.rank_sum import RankSumTest
from midwifery_stats.language import InputError, _, ngettext
from midwifery_stats.studies.study import Study

DEALS_AT_MOST = 5_000


@dataclass(frozen=True)
class CardState:
    """The two groups of a study, and how often their outcomes were shuffled and dealt out anew.

    The deals follow from ``seed`` alone: the same seed deals the same cards in the same order.
    """

    groups: GroupsState
    seed: int = 1
    deals: int = 0

    @property
    def test(self) -> RankSumTest:
        """The Mann-Whitney test of the study."""
        first, second = self.groups.groups
        return compared(first.after, second.after)


class CardLab(Panel[CardState]):
    """A lab that shuffles the outcomes of two groups like cards and deals them out anew.

    ``CardLab(study)`` takes a published study of two groups, ``CardLab(first, second)`` any
    outcomes: numbers or ordered levels. The same ``seed`` deals the same cards.

    Raises
    ------
    SampleError
        If the samples cannot be compared, or a group has more than 60 mothers.
    """

    BESIDE = (1,)
    TABLES = (0,)

    def __init__(
        self,
        first: Any,
        second: Any = None,
        *,
        names: tuple[str, str] | None = None,
        seed: int = 1,
    ) -> None:
        groups = (
            published_groups(first)
            if isinstance(first, Study)
            else groups_of(first, second, names=names)
        )
        super().__init__(_SEED.put(CardState(groups), seed))

    def view(self, state: CardState) -> Shown:
        """Give what is shown for a state."""
        return cards_shown(state)

    def leads(self, state: CardState) -> int:
        """Let the share of deals as far apart as the study follow the last deal."""
        return 2

    def caption(self, state: CardState) -> str:
        """Say whose data these are."""
        return self.start.groups.remark

    def options(self) -> list[Control[CardState]]:
        """Give which cards are dealt."""
        return [bounded(_("Seed"), "seed", 0, SEED_AT_MOST)]

    def actions(self) -> list[Any]:
        """Make what deals the cards."""
        return [
            press_button(_("Deal once"), lambda: self.deal(1)),
            press_button(_("Deal 100 times"), lambda: self.deal(100)),
            press_button(_("Deal 1000 times"), lambda: self.deal(1000)),
        ]

    def deal(self, times: int) -> None:
        """Shuffle and deal so many times more."""
        self.attempt(lambda: dealt(self.state, times))


_SEED = bounded("seed", "seed", 0, SEED_AT_MOST)


def dealt(state: CardState, times: int) -> CardState:
    """Shuffle and deal so many times more."""
    deals = state.deals + times
    if deals > DEALS_AT_MOST:
        raise InputError(
            _("The lab keeps {most} deals. Press Start again to begin anew.").format(
                most=DEALS_AT_MOST
            )
        )
    return replace(state, deals=deals)


def orders(state: CardState) -> NDArray[np.intp]:
    """Give all deals, shape (deals, mothers): the place of each card, the first group's first."""
    test = state.test
    return _orders(test.first_size + test.second_size, state.seed)[: state.deals]


def statistics(state: CardState) -> NDArray[np.float64]:
    """Give U of the first group in every deal."""
    test = state.test
    ranks = np.concatenate([test.first_ranks, test.second_ranks])
    sums = ranks[orders(state)[:, : test.first_size]].sum(axis=1)
    found: NDArray[np.float64] = sums - test.first_size * (test.first_size + 1) / 2
    return found


def as_far(state: CardState) -> int:
    """Count the deals that are at least as far from the middle as the study, on either side."""
    test = state.test
    far = abs(test.statistic - test.expected) - 1e-9
    return int(np.sum(np.abs(statistics(state) - test.expected) >= far))


def cards_shown(state: CardState) -> Shown:
    """Give everything that the lab shows for a state."""
    return Shown(
        figures=(_deals_figure(state), _last_figure(state)),
        tables=(_share_table(state),),
        paragraphs=(_last_sentence(state), _share_sentence(state)),
    )


@lru_cache(maxsize=4)
def _orders(cards: int, seed: int) -> NDArray[np.intp]:
    unshuffled = np.tile(np.arange(cards), (DEALS_AT_MOST, 1))
    drawn: NDArray[np.intp] = np.random.default_rng(seed).permuted(unshuffled, axis=1)
    drawn.setflags(write=False)
    return drawn


def _last(state: CardState) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Give the two groups of the last deal, or of the study while nothing was dealt."""
    first, second = (group.after for group in state.groups.groups)
    if not state.deals:
        return first, second
    cards = (*first, *second)
    order = orders(state)[-1].tolist()
    return (
        tuple(cards[place] for place in order[: len(first)]),
        tuple(cards[place] for place in order[len(first) :]),
    )


def _deals_figure(state: CardState) -> Figure:
    null = state.test.null
    values = null.support.tolist()
    seen = np.searchsorted(null.support + 1e-9, statistics(state))
    counts = np.bincount(seen, minlength=len(values)).tolist()
    return flips_chart(
        values,
        null.probability.tolist(),
        counts,
        state.test.statistic,
        statistic="U",
        cards=True,
        title=_("U when the cards are dealt by chance"),
    )


def _last_figure(state: CardState) -> Figure:
    first, second = _last(state)
    title = _("The last deal") if state.deals else _("In the study")
    scale = state.groups.scale
    if not scale:
        return groups_chart(first, second, names=state.groups.names, title=title)
    return groups_chart(
        [float(scale.index(value)) for value in first],
        [float(scale.index(value)) for value in second],
        levels=state.groups.labels,
        names=state.groups.names,
        title=title,
    )


def _share_table(state: CardState) -> Table:
    far, p = as_far(state), state.test.p_value()
    rows = (
        (
            _("your deals"),
            str(state.deals),
            str(far),
            percent(far / state.deals, 1) if state.deals else "–",
        ),
        (_("every way to deal, exact"), "", "", small_p(p)),
    )
    headings = (_("Cards"), _("How many"), _("At least this far apart"), _("Share"))
    return Table(
        _("How often dealt cards give U = {value} or more extreme, on either side").format(
            value=value_text(state.test.statistic)
        ),
        headings,
        rows,
        frozenset({1, 2, 3}),
    )


def _counts_words(state: CardState, first: tuple[float, ...], second: tuple[float, ...]) -> str:
    """Say what the two groups hold: for two levels the counts, and U."""
    names, groups = state.groups.names, state.groups
    u = compared(first, second).statistic
    if not groups.yes_no:
        return _("U is {u}").format(u=value_text(u))
    high = groups.scale[-1]
    told = (
        _("{a} of {n} {level} in {first}, {b} of {m} in {second}, so U is {u}")
        if is_word(groups.labels[-1])
        else _("{a} of {n} with value {level} in {first}, {b} of {m} in {second}, so U is {u}")
    )
    return told.format(
        a=first.count(high),
        n=len(first),
        level=groups.labels[-1],
        first=names[0],
        b=second.count(high),
        m=len(second),
        second=names[1],
        u=value_text(u),
    )


def _last_sentence(state: CardState) -> str:
    first, second = (group.after for group in state.groups.groups)
    study = _counts_words(state, first, second)
    if not state.deals:
        return _("No card has been dealt yet. In the study: {told}.").format(told=study)
    return _("Last deal: {told}. In the study U was {u}.").format(
        told=_counts_words(state, *_last(state)), u=value_text(state.test.statistic)
    )


def _share_sentence(state: CardState) -> str:
    exact = _(
        "Over all ways to deal the cards, the share at least this far apart is {p}: that is the"
        " exact p-value of Mann-Whitney."
    ).format(p=small_p(state.test.p_value()))
    if not state.deals:
        return exact
    seen = ngettext(
        "Of your {n} deal, {far} was at least as far apart as the study.",
        "Of your {n} deals, {far} were at least as far apart as the study.",
        state.deals,
    ).format(n=state.deals, far=as_far(state))
    return f"{seen} {exact}"
