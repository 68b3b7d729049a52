"""Mothers who could change in one direction only: their share says what a test of ups cannot."""

from __future__ import annotations

from collections.abc import Sequence

from midwifery_stats.display.effects import interval_text
from midwifery_stats.display.vocabulary import SHARE_DOWN, SHARE_UP, capital
from midwifery_stats.inference.estimate import Estimate
from midwifery_stats.inference.proportion import share_of
from midwifery_stats.inference.signed_rank import SignedRankTest
from midwifery_stats.language import _, ngettext


def one_way_share(test: SignedRankTest) -> Estimate | None:
    """Give the share who changed, where none could go the other way; None elsewhere."""
    if not test.one_way:
        return None
    name = SHARE_UP if test.one_way > 0 else SHARE_DOWN
    return share_of(test.positive + test.negative, test.pairs, name)


def effect_told(test: SignedRankTest) -> Estimate:
    """Give the effect that is told: where all who changed had to go one way, the share of them.

    The rank-biserial correlation is then 1 (or -1) whatever else is true.
    """
    return one_way_share(test) or test.effect()


def one_way_words(test: SignedRankTest) -> str:
    """Say that no mother could go down (or up), and give the share who changed; else nothing."""
    share = one_way_share(test)
    if share is None:
        return ""
    told = (
        _(
            "Every mother began at the lowest level, so none could go down, and a test of whether"
            " ups and downs are equally likely does not fit. The share that went up needs no such"
            " test: {changed} of {pairs}, {share}."
        )
        if share.name == SHARE_UP
        else _(
            "Every mother began at the highest level, so none could go up, and a test of whether"
            " ups and downs are equally likely does not fit. The share that went down needs no such"
            " test: {changed} of {pairs}, {share}."
        )
    )
    changed = test.positive + test.negative
    return told.format(changed=changed, pairs=test.pairs, share=interval_text(share))


def one_way_report(test: SignedRankTest) -> str:
    """Give the sentence for a thesis or a paper; nothing where mothers could go both ways."""
    share = one_way_share(test)
    if share is None:
        return ""
    told = (
        ngettext(
            "Of {n} mother, {changed} went up: {share}. None could go down, because all began at"
            " the lowest level.",
            "Of {n} mothers, {changed} went up: {share}. None could go down, because all began at"
            " the lowest level.",
            test.pairs,
        )
        if share.name == SHARE_UP
        else ngettext(
            "Of {n} mother, {changed} went down: {share}. None could go up, because all began at"
            " the highest level.",
            "Of {n} mothers, {changed} went down: {share}. None could go up, because all began at"
            " the highest level.",
            test.pairs,
        )
    )
    changed = test.positive + test.negative
    return told.format(changed=changed, n=test.pairs, share=interval_text(share))


def one_way_within(tests: Sequence[SignedRankTest], names: Sequence[str]) -> list[str]:
    """Say of which groups no mother could go down (or up), so that a test within does not fit."""
    shares = [one_way_share(test) for test in tests]
    told = {
        SHARE_UP: _(
            "{names}: every mother began at the lowest level, so a test within the group does not"
            " fit (lesson 05)."
        ),
        SHARE_DOWN: _(
            "{names}: every mother began at the highest level, so a test within the group does not"
            " fit (lesson 05)."
        ),
    }
    found = {
        which: [
            name for name, share in zip(names, shares, strict=True) if share and share.name == which
        ]
        for which in told
    }
    return [capital(told[which].format(names=", ".join(of))) for which, of in found.items() if of]
