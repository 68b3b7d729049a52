"""Counts and percentages of the mothers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pandas as pd

from midwifery_stats.language import _, decimal, ngettext
from midwifery_stats.studies.ledger import (
    AGREES,
    ASSUMING,
    DISAGREES,
    Claim,
    Evidence,
    Finding,
    agrees_if,
)
from midwifery_stats.studies.printed_numbers import number_in, rounds_to


def count(claim: Claim, evidence: Evidence) -> Finding:
    """Count the mothers whom the arguments describe."""
    part, size = part_and_size(evidence.mothers, claim.arguments)
    if part == size:
        text = _("The data hold {part} such mothers.")
    else:
        text = _("The data hold {part} such mothers out of {size}.")
    finding = Finding(
        recomputed=str(part),
        verdict=agrees_if(part == number_in(claim.reported)),
        explanation=text.format(part=part, size=size),
    )
    return _and_what_it_was_held_against(finding, claim, evidence)


def percentage(claim: Claim, evidence: Evidence) -> Finding:
    """Work out a percentage from its count: of the group, or of all where there is none."""
    part, size = part_and_size(evidence.mothers, claim.arguments)
    finding = share_finding(part, size, claim.reported)
    return _and_what_it_was_held_against(finding, claim, evidence)


def breastfed_and_parous(claim: Claim, evidence: Evidence) -> Finding:
    """Hold the share who had breastfed before against those said to have given birth before.

    A mother who breastfed an earlier child had an earlier birth; ``parous`` names the level of
    parity whose total is printed.
    """
    part, size = part_and_size(evidence.mothers, claim.arguments)
    finding = share_finding(part, size, claim.reported)
    level = claim.arguments["parous"]
    group = {"group": claim.arguments["group"], "parity": level}
    parous = int(chosen(evidence.mothers, group).sum())
    if finding.verdict == DISAGREES:
        return finding
    if part <= parous:
        text = _("{part} of {size} is {percent}, and {parous} mothers had given birth before.")
    else:
        text = _(
            "{part} of {size} is {percent}, but only {parous} mothers are called multiparous: it "
            "fits if at least {more} of the others had given birth before too."
        )
    explanation = text.format(
        part=part, size=size, percent=finding.recomputed, parous=parous, more=part - parous
    )
    return Finding(finding.recomputed, AGREES if part <= parous else ASSUMING, explanation)


def _and_what_it_was_held_against(finding: Finding, claim: Claim, evidence: Evidence) -> Finding:
    """Say of a figure from which the mothers were built that they do not confirm it."""
    if finding.verdict != AGREES or not evidence.was_built_from(claim):
        return finding
    others = evidence.places_of(claim) - 1
    if others == 0:
        text = _(
            "{told}, but the rows were built from this figure, so it could not have disagreed."
        )
    else:
        text = ngettext(
            "{told}, but the rows were built from this figure: it could only have disagreed with "
            "{others} other place that states it.",
            "{told}, but the rows were built from this figure: it could only have disagreed with "
            "the {others} other places that state it.",
            others,
        )
    told = finding.explanation.removesuffix(".")
    return replace(finding, explanation=text.format(told=told, others=others))


def share_finding(part: int, size: int, reported: str) -> Finding:
    """Compare a share with the percentage printed for it."""
    printed = number_in(reported)
    right = percent_text(part, size)
    if rounds_to(_percent(part, size), printed):
        text = _("{part} of {size} is {percent}.")
        return Finding(right, agrees_if(True), text.format(part=part, size=size, percent=right))
    if any(rounds_to(_percent(other, size), printed) for other in range(size + 1)):
        text = _("{part} of {size} is {percent}, not {printed}.")
    else:
        text = _(
            "{part} of {size} is {percent}, and no number of mothers out of {size} gives {printed}."
        )
    explanation = text.format(part=part, size=size, percent=right, printed=reported)
    return Finding(right, DISAGREES, explanation)


def part_and_size(mothers: pd.DataFrame, where: Mapping[str, str]) -> tuple[int, int]:
    """Count the mothers described, and the group they belong to (all, where there is one group)."""
    group = mothers[chosen(mothers, {k: v for k, v in where.items() if k == "group"})]
    return int(chosen(group, where).sum()), len(group)


def chosen(mothers: pd.DataFrame, where: Mapping[str, str]) -> pd.Series[Any]:
    """Mark the mothers with the given levels; "a|b" is either level. Other arguments are skipped.

    A level that the column does not have is a slip in the ledger and raises ``KeyError``.
    """
    marked = pd.Series(True, index=mothers.index)
    for column in mothers.columns.intersection(list(where)):
        levels = where[column].split("|")
        unknown = set(levels) - set(mothers[column].cat.categories)
        if unknown:
            raise KeyError(f"{column}: {sorted(unknown)}")
        marked &= mothers[column].isin(levels)
    return marked


def percent_text(part: float, size: float) -> str:
    """Write a share as "72%" or "71.4%", with the reader's decimal mark."""
    share = 100 * part / size
    return f"{decimal(share, 0 if abs(share - round(share)) < 1e-9 else 1)}%"


def _percent(part: int, size: int) -> Decimal:
    return 100 * Decimal(part) / size
