"""Mothers who could change in one direction only: what a test of ups and downs cannot tell."""

from __future__ import annotations

from midwifery_stats.inference.proportion import share_interval
from midwifery_stats.inference.signed_rank import SignedRankTest
from midwifery_stats.language import _, decimal


def one_way_words(test: SignedRankTest) -> str:
    """Say that no mother could go down (or up), and give the share of those who changed.

    Empty where mothers could go both ways, or where nobody changed: the test's note says that.
    """
    if test.note is not None or not test.one_way:
        return ""
    told = (
        _(
            "Every mother began at the lowest level, so none could go down, and a test of whether"
            " ups and downs are equally likely does not fit. The share that went up needs no such"
            " test: {changed} of {pairs}, {share}% (exact 95% interval {low}% to {high}%)."
        )
        if test.one_way > 0
        else _(
            "Every mother began at the highest level, so none could go up, and a test of whether"
            " ups and downs are equally likely does not fit. The share that went down needs no such"
            " test: {changed} of {pairs}, {share}% (exact 95% interval {low}% to {high}%)."
        )
    )
    changed = test.positive + test.negative
    low, high = share_interval(changed, test.pairs)
    return told.format(
        changed=changed,
        pairs=test.pairs,
        share=decimal(100 * changed / test.pairs, 0),
        low=decimal(100 * low, 0),
        high=decimal(100 * high, 0),
    )
