"""The cluster lab: mothers of one ward answer alike, and a test that does not know it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from midwifery_stats.classroom.labs.choices import alpha_control, method_options
from midwifery_stats.classroom.labs.coin_lab import SEED_AT_MOST
from midwifery_stats.classroom.labs.controls import Control, bounded, chosen, press_button
from midwifery_stats.classroom.labs.panel import Panel
from midwifery_stats.classroom.labs.sampling_view import SamplingMethod
from midwifery_stats.display.drawing import HEIGHT, PAD, heading, percent, person
from midwifery_stats.display.drawn_studies import p_values_chart
from midwifery_stats.display.shown import Shown
from midwifery_stats.display.svg import (
    BAND,
    GREEN,
    INK,
    PURPLE,
    SMALL,
    WIDTH,
    Figure,
    figure,
    label,
    rectangle,
)
from midwifery_stats.display.tables import Table
from midwifery_stats.display.vocabulary import format_p, value_text
from midwifery_stats.inference.printed import is_significant
from midwifery_stats.inference.unconditional import groups_table
from midwifery_stats.language import InputError, _

STUDIES_AT_MOST = 3_000
MOST_WARDS, MOST_IN_WARD = 6, 10
TRUTH = 0.5


@dataclass(frozen=True)
class ClusterState:
    """Two groups of wards between which nothing differs, and how much the mothers of one ward are
    alike.

    A mother answers as her ward does with a chance of ``alike`` percent, otherwise for herself.
    Wards and mothers say yes with the same chance in both groups. The studies follow from
    ``seed`` alone.
    """

    wards: int = 2
    mothers: int = 10
    alike: int = 60
    alpha: float = 0.05
    method: SamplingMethod = "exact"
    seed: int = 1
    draws: int = 0

    @property
    def size(self) -> int:
        """How many mothers there are in each group."""
        return self.wards * self.mothers


class ClusterLab(Panel[ClusterState]):
    """A lab in which the mothers of one ward answer alike, as much as is chosen.

    The same ``seed`` gives the same studies.
    """

    BESIDE = (1,)
    TABLES = (0,)

    def __init__(
        self, *, wards: int = 2, mothers: int = 10, alike: int = 60, seed: int = 1
    ) -> None:
        state = ClusterState()
        for control, value in zip(_numbers(), (wards, mothers, alike, seed), strict=True):
            state = control.put(state, value)
        super().__init__(state)

    def view(self, state: ClusterState) -> Shown:
        """Give what is shown for a state."""
        return clusters_shown(state)

    def leads(self, state: ClusterState) -> int:
        """Let the share of false alarms follow the last study."""
        return 2

    def controls(self) -> list[Control[ClusterState]]:
        """Give the wards, and how alike their mothers are."""
        return _numbers()[:3]

    def options(self) -> list[Control[ClusterState]]:
        """Give how each study is tested."""
        alpha: Control[ClusterState] = alpha_control(
            lambda state: state.alpha, lambda state, value: replace(state, alpha=value)
        )
        return [chosen(_("Procedure"), "method", method_options()), alpha, *_numbers()[3:]]

    def actions(self) -> list[Any]:
        """Make what draws the studies."""
        return [
            press_button(_("Draw one"), lambda: self.draw(1)),
            press_button(_("Draw a thousand"), lambda: self.draw(1000)),
        ]

    def draw(self, more: int) -> None:
        """Draw so many studies more."""
        self.attempt(lambda: drawn(self.state, more))


def drawn(state: ClusterState, more: int) -> ClusterState:
    """Draw so many studies more."""
    if state.draws + more > STUDIES_AT_MOST:
        raise InputError(
            _("The lab keeps {most} studies. Press Start again to begin anew.").format(
                most=STUDIES_AT_MOST
            )
        )
    return replace(state, draws=state.draws + more)


def answers(state: ClusterState) -> NDArray[np.bool_]:
    """Give every mother's answer, shape (studies, 2 groups, wards, mothers)."""
    voice, copies, own = _chances(state.seed)
    kept = (slice(state.draws), slice(None), slice(state.wards), slice(state.mothers))
    said = voice[: state.draws, :, : state.wards, None] < TRUTH
    own_said = own[kept] < TRUTH
    found: NDArray[np.bool_] = np.where(copies[kept] < state.alike / 100, said, own_said)
    return found


def p_values(state: ClusterState) -> NDArray[np.float64]:
    """Give the p-value of every study from a test that takes all mothers for independent."""
    successes = answers(state).sum(axis=(2, 3), dtype=np.intp)
    found: NDArray[np.float64] = _table(state.size, state.method)[successes[:, 0], successes[:, 1]]
    return found


def false_alarms(state: ClusterState) -> float:
    """Give the share of studies with p at most alpha in the long run, exactly."""
    found = is_significant(_table(state.size, state.method), state.alpha)
    chances = group_chances(state.wards, state.mothers, state.alike)
    return float(chances @ found @ chances)


def group_chances(wards: int, mothers: int, alike: int) -> NDArray[np.float64]:
    """Give how likely each number of yes answers in a group is, from 0 to all mothers.

    A ward that says yes has mothers who say yes with chance ``alike + (1 - alike) / 2``, a ward
    that says no with ``(1 - alike) / 2``; the wards of a group are independent.
    """
    share = alike / 100
    high, low = share + (1 - share) * TRUTH, (1 - share) * TRUTH
    ward = TRUTH * _binomial(mothers, high) + (1 - TRUTH) * _binomial(mothers, low)
    group = np.ones(1)
    for _ward in range(wards):
        group = np.convolve(group, ward)
    return group


def clusters_shown(state: ClusterState) -> Shown:
    """Give everything that the lab shows for a state."""
    found = p_values(state)
    title = _("p-values that take every mother for independent")
    return Shown(
        figures=(
            p_values_chart(found.tolist(), state.alpha, latest=True, title=title),
            _wards_figure(state),
        ),
        tables=(_share_table(state, found),),
        paragraphs=(_last_sentence(state, found), _share_sentence(state)),
    )


def _numbers() -> list[Control[ClusterState]]:
    return [
        bounded(_("Wards in each group"), "wards", 1, MOST_WARDS),
        bounded(_("Mothers in each ward"), "mothers", 3, MOST_IN_WARD),
        bounded(_("Alike within a ward, %"), "alike", 0, 100),
        bounded(_("Seed"), "seed", 0, SEED_AT_MOST),
    ]


def _binomial(size: int, share: float) -> NDArray[np.float64]:
    row = np.ones(1)
    for _mother in range(size):
        row = np.convolve(row, (1 - share, share))
    return row


@lru_cache(maxsize=32)
def _table(size: int, method: SamplingMethod) -> NDArray[np.float64]:
    return groups_table(size, size, method, "two-sided")


@lru_cache(maxsize=2)
def _chances(seed: int) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    dice = np.random.default_rng(seed)
    wards = (STUDIES_AT_MOST, 2, MOST_WARDS)
    mothers = (*wards, MOST_IN_WARD)
    return (
        dice.random(wards, dtype=np.float32),
        dice.random(mothers, dtype=np.float32),
        dice.random(mothers, dtype=np.float32),
    )


def _names() -> tuple[str, str]:
    return _("with massage"), _("without massage")


def _wards_figure(state: ClusterState) -> Figure:
    """Draw the last study: a band a ward, filled for yes and outlined for no."""
    title = _("The last study, ward by ward") if state.draws else _("No study yet")
    drawn_title, top = heading(title)
    wards = _("Wards in each group: {n}.").format(n=state.wards)
    parts, words = [drawn_title], [f"{title}. {wards}"]
    wide, half = 17.0, (WIDTH - 3 * PAD) / 2
    band, step = HEIGHT * wide + 12, (half - 20) / MOST_IN_WARD
    last = answers(state)[-1] if state.draws else None
    for group, (name, paint) in enumerate(zip(_names(), (GREEN, PURPLE), strict=True)):
        left = PAD + group * (half + PAD)
        parts.append(label(left, top + SMALL, name, size=SMALL, bold=True))
        for ward in range(state.wards):
            y = top + SMALL + 10 + ward * (band + 4)
            parts.append(rectangle(left, y, half, band, fill=BAND, radius=4))
            if last is None:
                continue
            said = last[group, ward].tolist()
            parts += [
                person(left + 14 + at * step, y + band - 5, wide, paint, outline=not yes)
                for at, yes in enumerate(said)
            ]
            words.append(
                _("{group}, ward {ward}: {yes} of {n} say yes.").format(
                    group=name, ward=ward + 1, yes=sum(said), n=len(said)
                )
            )
    height = top + SMALL + 10 + state.wards * (band + 4)
    key = _("filled: yes, outline: no")
    parts.append(label(PAD, height + SMALL + 2, key, size=SMALL, fill=INK))
    return figure(parts, height=height + SMALL + 14, alt=" ".join([*words, f"{key}."]))


def _share_table(state: ClusterState, found: NDArray[np.float64]) -> Table:
    low = int(is_significant(found, state.alpha).sum())
    rows = (
        (_("your studies"), percent(low / state.draws, 1) if state.draws else "–"),
        (_("in the long run, exact"), percent(false_alarms(state), 1)),
        (
            _("if all mothers were independent, exact"),
            percent(false_alarms(replace(state, alike=0)), 1),
        ),
    )
    headings = (_("Studies"), _("p at most {alpha}").format(alpha=value_text(state.alpha, 4)))
    return Table(
        _("How often a difference is found that is not there"), headings, rows, frozenset({1})
    )


def _last_sentence(state: ClusterState, found: NDArray[np.float64]) -> str:
    if not state.draws:
        return _(
            "No study yet. Nothing differs between the groups. Wards in each group: {wards};"
            " mothers in each ward: {mothers}."
        ).format(wards=state.wards, mothers=state.mothers)
    first, second = answers(state)[-1].sum(axis=(1, 2)).tolist()
    p = float(found[-1])
    told = _("Study {n}: {first} of {size} say yes with massage, {second} of {size} without; {p}.")
    alarm = (
        _("A false alarm: there is no difference.")
        if is_significant(p, state.alpha)
        else _("No false alarm: there is no difference.")
    )
    words = told.format(n=state.draws, first=first, second=second, size=state.size, p=format_p(p))
    return f"{words} {alarm}"


def _share_sentence(state: ClusterState) -> str:
    words = next(words for words, method in method_options() if method == state.method)
    return _(
        "In the long run {share} of all studies are false alarms (Mann-Whitney, {method}), if half"
        " of all mothers say yes. If every mother answered for herself, it would be {independent}."
    ).format(
        share=percent(false_alarms(state), 1),
        method=words,
        independent=percent(false_alarms(replace(state, alike=0)), 1),
    )
