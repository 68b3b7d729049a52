"""How large is a change of a yes/no outcome in the same mothers? As a difference and as a ratio.

Both take two samples, before and after, of the same mothers; success is the higher of two levels,
or 1 of the numbers 0 and 1. A positive difference, or a ratio above 1, means more success after.
"""

from __future__ import annotations

from math import inf, sqrt
from typing import Any

import numpy as np

from midwifery_stats.inference.arguments import inside
from midwifery_stats.inference.coding import FloatArray, SampleError
from midwifery_stats.inference.effects import yes_no
from midwifery_stats.inference.estimate import Estimate, normal_quantile, wilson, wilson_at
from midwifery_stats.inference.proportion import share_interval
from midwifery_stats.inference.samples import paired_samples
from midwifery_stats.language import _, decimal, mark


def paired_risk_difference(before: Any, after: Any, *, level: float = 0.95) -> Estimate:
    """Give the share of successes after minus the share before, for the same mothers.

    Success is the higher of two levels, or 1 of the numbers 0 and 1. The interval joins the Wilson
    intervals of the two shares and allows for their correlation (Newcombe 1998, Statistics in
    Medicine 17:2635, method 10).

    Raises
    ------
    SampleError
        If the outcome has more than two values.
    """
    samples = paired_samples(before, after)
    was, became = yes_no(samples.before, samples.after, samples.levels)
    mothers, level = len(was), inside(level, "level")
    before_share, after_share = float(was.mean()), float(became.mean())
    before_low, before_high = wilson(before_share, mothers, level)
    after_low, after_high = wilson(after_share, mothers, level)
    down_before, up_before = before_share - before_low, before_high - before_share
    down_after, up_after = after_share - after_low, after_high - after_share
    phi = _newcombe_phi(was, became)
    difference = after_share - before_share
    return Estimate(
        value=difference,
        low=difference - sqrt(down_after**2 - 2 * phi * down_after * up_before + up_before**2),
        high=difference + sqrt(up_after**2 - 2 * phi * up_after * down_before + down_before**2),
        level=level,
        name=mark("risk difference of the same mothers"),
        method=mark("Newcombe 1998, paired, method 10"),
        note=_one_way_note(was, became, level),
    )


def paired_risk_ratio(before: Any, after: Any, *, level: float = 0.95) -> Estimate:
    """Give the share of successes after over the share before, for the same mothers.

    The interval joins the Wilson intervals of the two shares, made narrower or wider as the
    outcomes go together (Bonett and Price 2006, Statistics in Medicine 25:3039, hybrid of Wilson
    intervals). Mothers without success at either time do not count in it. With no success before it
    has no upper end, with none after it begins at 0.

    Raises
    ------
    SampleError
        If the outcome has more than two values, or nobody had a success.
    """
    samples = paired_samples(before, after)
    was, became = yes_no(samples.before, samples.after, samples.levels)
    first, second, both = int(was.sum()), int(became.sum()), int(was @ became)
    counted = first + second - both
    if not counted:
        raise SampleError(
            _("No mother had a success before or after, so there is no ratio of the two shares.")
        )

    def spread(successes: int) -> float:
        return sqrt((1 - (successes + 1) / (counted + 2)) / (successes + 1))

    together = sqrt((counted - both + 2) / ((first + 1) * (second + 1)))
    z = normal_quantile(inside(level, "level")) * together / (spread(first) + spread(second))
    first_low, first_high = wilson_at(first / counted, counted, z)
    second_low, second_high = wilson_at(second / counted, counted, z)
    return Estimate(
        value=second / first if first else inf,
        low=second_low / first_high,
        high=second_high / first_low if first else inf,
        level=level,
        name=mark("risk ratio of the same mothers"),
        method=mark("Bonett and Price 2006, Wilson intervals joined"),
        note=_one_way_note(was, became, level),
    )


def _one_way_note(before: FloatArray, after: FloatArray, level: float) -> str | None:
    """Say where all began alike that none could go the other way, and give the share that went."""
    if len(set(before.tolist())) > 1:
        return None
    changed, mothers = int(np.sum(before != after)), len(before)
    told = (
        _(
            "Every mother began at the higher level, so none could go up, but this interval counts"
            " the share before as one that could have been lower. The share that went down stands"
            " by itself: {changed} of {mothers}, {share}% (exact interval {low}% to {high}%)."
        )
        if before[0]
        else _(
            "Every mother began at the lower level, so none could go down, but this interval counts"
            " the share before as one that could have been higher. The share that went up stands"
            " by itself: {changed} of {mothers}, {share}% (exact interval {low}% to {high}%)."
        )
    )
    low, high = share_interval(changed, mothers, level)
    return told.format(
        changed=changed,
        mothers=mothers,
        share=decimal(100 * changed / mothers, 0),
        low=decimal(100 * low, 0),
        high=decimal(100 * high, 0),
    )


def _newcombe_phi(before: FloatArray, after: FloatArray) -> float:
    """Newcombe's correlation of the two outcomes; a positive one is corrected for continuity."""
    mothers = len(before)
    both, neither = float(before @ after), float((1 - before) @ (1 - after))
    only_before, only_after = float(before @ (1 - after)), float((1 - before) @ after)
    margins = (
        (both + only_before)
        * (neither + only_after)
        * (both + only_after)
        * (neither + only_before)
    )
    if margins == 0:
        return 0.0
    association = both * neither - only_before * only_after
    if association > 0:
        association = max(association - mothers / 2, 0.0)
    return association / sqrt(margins)
