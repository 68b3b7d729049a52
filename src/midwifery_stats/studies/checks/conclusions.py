"""What the papers conclude from their figures."""

from __future__ import annotations

from midwifery_stats.inference.printed import is_significant
from midwifery_stats.inference.proportion import share_interval
from midwifery_stats.language import _
from midwifery_stats.studies.ledger import ASSUMING, DISAGREES, Claim, Evidence, Finding, agrees_if

from .counts import chosen, part_and_size, percent_text
from .p_values import between_groups, p_text, within_group

ALPHA = 0.05


def difference_within(claim: Claim, evidence: Evidence) -> Finding:
    """Ask whether a before-and-after test shows a difference."""
    test = within_group(evidence.mothers, claim.arguments)
    p = test.p_value(method="exact")
    return Finding(
        recomputed=f"p = {p_text(p)}",
        verdict=agrees_if(is_significant(p, ALPHA)),
        explanation=_(
            "{positive} of {pairs} mothers changed for the better and {negative} for the "
            "worse, exact p = {p} (Wilcoxon): there is a difference between before and "
            "after, whatever made it."
        ).format(positive=test.positive, negative=test.negative, pairs=test.pairs, p=p_text(p)),
    )


def no_difference_within(claim: Claim, evidence: Evidence) -> Finding:
    """Object to "no difference" where mothers changed and the interval is wide."""
    test = within_group(evidence.mothers, claim.arguments)
    changed = test.positive + test.negative
    low, high = share_interval(changed, test.pairs)
    return Finding(
        recomputed=_("{part} of {size}").format(part=changed, size=test.pairs),
        verdict=agrees_if(changed == 0),
        explanation=_(
            "{changed} of {pairs} mothers did change, and anything from {low} to {high} of mothers "
            "goes with that (exact 95% interval): a p above 0.05 does not show that there is no "
            "difference."
        ).format(
            changed=changed,
            pairs=test.pairs,
            low=_whole_percent(low),
            high=_whole_percent(high),
        ),
    )


def null_hypothesis_kept(claim: Claim, evidence: Evidence) -> Finding:
    """Ask whether a null hypothesis that p does not reject may be called accepted."""
    test = within_group(evidence.mothers, claim.arguments)
    p = test.p_value(method="exact")
    return Finding(
        recomputed=f"p = {p_text(p)}",
        verdict=ASSUMING if not is_significant(p, ALPHA) else DISAGREES,
        explanation=_(
            "The exact p of the Wilcoxon test is {p}, so the words fit if they mean that "
            "H0 is not rejected; they do not fit if they mean that H0 is true, since "
            "{changed} of {pairs} mothers did change."
        ).format(p=p_text(p), changed=test.positive + test.negative, pairs=test.pairs),
    )


def effect_between(claim: Claim, evidence: Evidence) -> Finding:
    """Ask whether the groups differ, and what it takes to call that an effect of the massage."""
    p = between_groups(evidence.mothers).p_value(method="exact")
    return Finding(
        recomputed=f"p = {p_text(p)}",
        verdict=ASSUMING if is_significant(p, ALPHA) else DISAGREES,
        explanation=_(
            "The groups do differ (exact Mann-Whitney test, p = {p}), but that is an "
            "effect of the massage only if they were alike but for chance, and were looked "
            "at on the same day by somebody who judged both alike: the paper does not say "
            "how mothers came into a group, on which day the massaged ones were looked at, "
            "nor whether who judged knew the group."
        ).format(p=p_text(p)),
    )


def effect_without_control(claim: Claim, evidence: Evidence) -> Finding:
    """Ask what an effect rests on where every mother was massaged.

    A change that is said to be proved "after" the massage is there; it may not be meant as one that
    came "because of" it.
    """
    test = within_group(evidence.mothers, claim.arguments)
    if claim.arguments.get("said") == "after":
        text = _(
            "{changed} of {pairs} mothers did change for the better: it fits if “after” the "
            "massage is meant, not “because of” it; without mothers who had no massage, time alone "
            "may explain the change as well."
        )
    else:
        text = _(
            "{changed} of {pairs} mothers did change for the better, but that is an effect of the "
            "massage only if nothing else made the milk flow; without mothers who had no massage, "
            "time alone may explain it as well."
        )
    return Finding(
        recomputed=_("{part} of {size}").format(part=test.positive, size=test.pairs),
        verdict=ASSUMING,
        explanation=text.format(changed=test.positive, pairs=test.pairs),
    )


def size_from_p(claim: Claim, evidence: Evidence) -> Finding:
    """Ask whether a change can be called very large or meaningful because p is small."""
    test = within_group(evidence.mothers, claim.arguments)
    return Finding(
        recomputed=_("{part} of {size}").format(part=test.positive, size=test.pairs),
        verdict=ASSUMING,
        explanation=_(
            "p is small, {p}, so the words fit if they speak of p; how large the change is, p does "
            "not say: {changed} of {pairs} mothers changed."
        ).format(p=p_text(test.p_value(method="exact")), changed=test.positive, pairs=test.pairs),
    )


def fluent_without_massage(claim: Claim, evidence: Evidence) -> Finding:
    """Count the mothers whose milk was fluent before any massage."""
    part, size = part_and_size(evidence.mothers, {"before": "fluent"})
    return Finding(
        recomputed=_("{part} of {size}").format(part=part, size=size),
        verdict=agrees_if(part == 0),
        explanation=_(
            "{part} of {size} mothers were fluent before any massage, and no mother went without "
            "it, so the study cannot say how she would have fared."
        ).format(part=part, size=size),
    )


def fluent_with_massage(claim: Claim, evidence: Evidence) -> Finding:
    """Count the mothers whose milk was fluent after the massage."""
    part = int(chosen(evidence.mothers, {"after": "fluent"}).sum())
    size = len(evidence.mothers)
    low, _high = share_interval(part, size)
    return Finding(
        recomputed=_("{part} of {size}").format(part=part, size=size),
        verdict=ASSUMING if part == size else DISAGREES,
        explanation=_(
            "{part} of these {size} mothers were fluent after it; that other mothers will be, and "
            "because of it, is an assumption: {low} or more would go with these counts "
            "(exact 95% interval)."
        ).format(part=part, size=size, low=_whole_percent(low)),
    )


def _whole_percent(share: float) -> str:
    return percent_text(round(100 * share), 100)
