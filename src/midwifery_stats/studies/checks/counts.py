"""Counts and percentages of the mothers."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from midwifery_stats.language import _, decimal
from midwifery_stats.studies.finding import DISAGREES, Finding, agrees_if
from midwifery_stats.studies.ledger import Claim, Evidence
from midwifery_stats.studies.printed_numbers import number_in, rounds_to


def count(claim: Claim, evidence: Evidence) -> Finding:
    """Count the mothers whom the arguments describe."""
    part, size = part_and_size(evidence.mothers, claim.arguments)
    if part == size:
        text = _("The data hold {part} such mothers.")
    else:
        text = _("The data hold {part} such mothers out of {size}.")
    return Finding(
        recomputed=str(part),
        verdict=agrees_if(part == number_in(claim.reported)),
        explanation=text.format(part=part, size=size),
    )


def percentage(claim: Claim, evidence: Evidence) -> Finding:
    """Work out a percentage from its count: of the group, or of all where there is none."""
    part, size = part_and_size(evidence.mothers, claim.arguments)
    return share_finding(part, size, claim.reported)


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
