"""Figures of other studies that the papers cite, as far as they can be worked out from them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import sqrt

from scipy.stats import t as student_t

from midwifery_stats.inference.printed import printed_p
from midwifery_stats.inference.signed_rank import wilcoxon_signed_rank
from midwifery_stats.language import _, decimal
from midwifery_stats.studies.finding import (
    AGREES,
    ASSUMING,
    DISAGREES,
    NOT_RECOMPUTABLE,
    Finding,
    agrees_if,
)
from midwifery_stats.studies.ledger import Claim, Evidence
from midwifery_stats.studies.printed_numbers import number_in, rounds_to

from .counts import percent_text
from .p_values import p_text, signed_rank_finding

LARGEST_SIZE_TRIED = 100


def share_of_claims(claim: Claim, evidence: Evidence) -> Finding:
    """Ask whether a part, a whole and a percentage go together."""
    part, whole, percent = (_cited(claim, evidence, k) for k in ("part", "whole", "percent"))
    written = percent_text(float(part), float(whole))
    if rounds_to(100 * part / whole, percent):
        verdict, text = AGREES, _("{part} of {whole} is {percent}: the figures go together.")
    else:
        verdict, text = DISAGREES, _("{part} of {whole} is {percent}, not {printed}%.")
    explanation = text.format(
        part=_number(part), whole=_number(whole), percent=written, printed=_number(percent)
    )
    return Finding(written, verdict, explanation)


def possible_sizes(claim: Claim, evidence: Evidence) -> Finding:
    """Search for the numbers of mothers of whom some part gives the printed percentage."""
    percent = number_in(claim.reported)
    sizes = [
        size
        for size in range(1, LARGEST_SIZE_TRIED + 1)
        if any(rounds_to(100 * Decimal(part) / size, percent) for part in range(size + 1))
    ]
    listed = ", ".join(map(str, sizes))
    return Finding(
        recomputed=_("n = {sizes}").format(sizes=listed),
        verdict=NOT_RECOMPUTABLE if sizes else DISAGREES,
        explanation=_(
            "The number of mothers is missing; up to {largest} mothers, only {sizes} can give "
            "{printed}."
        ).format(largest=LARGEST_SIZE_TRIED, sizes=listed, printed=claim.reported),
    )


def possible_mean(claim: Claim, evidence: Evidence) -> Finding:
    """Ask whether so many whole scores between lowest and highest can have this mean.

    Brown and Heathers 2017 call the second half of it the GRIM test.
    """
    size, mean, lowest, highest = (
        _cited(claim, evidence, k) for k in ("size", "mean", "lowest", "highest")
    )
    whole_sum = rounds_to(round(mean * size) / size, mean)
    return Finding(
        recomputed=_("a sum of {sum}").format(sum=_number(mean * size)),
        verdict=ASSUMING if whole_sum and lowest <= mean <= highest else DISAGREES,
        explanation=_(
            "The scores themselves are missing; {size} whole scores between {lowest} and {highest} "
            "can have this mean if they add up to {sum}."
        ).format(
            size=size,
            lowest=_number(lowest),
            highest=_number(highest),
            sum=_number(mean * size),
        ),
    )


def cited_wilcoxon(claim: Claim, evidence: Evidence) -> Finding:
    """Redo a test in which all mothers started in the lower of two levels."""
    improved, mothers = (int(_cited(claim, evidence, k)) for k in ("part", "whole"))
    after = [1] * improved + [0] * (mothers - improved)
    return signed_rank_finding(wilcoxon_signed_rank([0] * mothers, after), claim.reported)


def cited_paired_t(claim: Claim, evidence: Evidence) -> Finding:
    """Bound a paired t-test from size, means and ranges alone.

    Scores between ``lowest`` and ``highest`` with a given mean have a variance of at most
    (highest - mean)(mean - lowest) (Bhatia and Davis 2000), and a difference has at most the sum
    of both standard deviations: this gives the largest p that any such scores can have.
    """
    size = int(_cited(claim, evidence, "size"))
    before, after = (
        [float(_cited(claim, evidence, f"{k}_{when}")) for k in ("mean", "lowest", "highest")]
        for when in ("before", "after")
    )
    t = (after[0] - before[0]) / ((_largest_sd(before) + _largest_sd(after)) / sqrt(size - 1))
    largest_p = float(2 * student_t.sf(abs(t), size - 1))
    return Finding(
        recomputed=f"p ≤ {p_text(largest_p)}",
        verdict=agrees_if(printed_p(claim.reported).matches(largest_p), NOT_RECOMPUTABLE),
        explanation=_(
            "The {size} pairs of scores are missing, but no scores with these means and ranges "
            "have a p above {largest}; to be read as p < 0.001."
        ).format(size=size, largest=p_text(largest_p)),
    )


def _largest_sd(mean_lowest_highest: Sequence[float]) -> float:
    mean, lowest, highest = mean_lowest_highest
    return sqrt((highest - mean) * (mean - lowest))


def _cited(claim: Claim, evidence: Evidence, argument: str) -> Decimal:
    return number_in(evidence.cited(claim, argument)[0].reported)


def _number(value: Decimal) -> str:
    return decimal(float(value), 0 if value == value.to_integral_value() else 1)
