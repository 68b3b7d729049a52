"""Statements held against other statements of the same paper."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Generic, NamedTuple, TypeVar

from midwifery_stats.language import _
from midwifery_stats.studies.ledger import (
    AGREES,
    ASSUMING,
    DISAGREES,
    Claim,
    Evidence,
    Finding,
    agrees_if,
)
from midwifery_stats.studies.printed_numbers import fit_together, number_in, numbers_in

from .counts import part_and_size

MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]


Numbers = TypeVar("Numbers", tuple[Decimal, ...], tuple[float, float])


class Alike(NamedTuple, Generic[Numbers]):
    """How a figure fits the places that state it; ``usual`` are those to which it is held."""

    verdict: str
    explanation: str
    usual: list[Numbers]


def alike(own: Numbers, told: Sequence[Numbers], others: str) -> Alike[Numbers]:
    """Hold a figure against all places that state it; ``others`` lists those that it does not fit.

    Where a figure fits more than half of the places, they are taken as meant and the others
    disagree with it; without such a majority all disagree. A range fits what lies in it.
    """
    fits = {one: sum(fit_together(one, other) for other in told) for one in told}
    if not others:
        verdict = AGREES
        text = (
            _("All {count} places that state it say the same.")
            if len(fits) == 1
            else _("All {count} places that state it fit together.")
        )
    elif 2 * fits[own] > len(told):
        verdict = ASSUMING
        text = _(
            "This fits {same} of the {count} places that state it; elsewhere it is {others}: it "
            "agrees if that is a slip."
        )
    else:
        verdict = DISAGREES
        text = _(
            "This fits {same} of the {count} places that state it; elsewhere it is {others}, and "
            "they cannot all be right."
        )
    usual = [one for one in fits if 2 * fits[one] > len(told)] or list(fits)
    return Alike(verdict, text.format(same=fits[own], count=len(told), others=others), usual)


def stated_alike(claim: Claim, evidence: Evidence) -> Finding:
    """Hold a figure against every other place that states it."""
    told = {c.claim_id: numbers_in(c.reported) for c in evidence.same_topic(claim)}
    own = told[claim.claim_id]
    others = [c for c in evidence.same_topic(claim) if not fit_together(told[c.claim_id], own)]
    found = alike(own, [*told.values()], _listed(others))
    shown = sorted(found.usual) if found.verdict == DISAGREES else [own]
    return Finding("; ".join(map(_numbers_text, shown)), found.verdict, found.explanation)


def sum_of_claims(claim: Claim, evidence: Evidence) -> Finding:
    """Add up the parts that the paper gives."""
    parts = [number_in(part.reported) for part in evidence.cited(claim, "parts")]
    total = sum(parts)
    return Finding(
        recomputed=str(total),
        verdict=agrees_if(total == number_in(claim.reported)),
        explanation=_("The parts add up to {sum}.").format(sum=_sum_text(parts)),
    )


def trouble_before(claim: Claim, evidence: Evidence) -> Finding:
    """Hold the mothers with trouble in the survey against those less fluent before the massage."""
    parts = [number_in(part.reported) for part in evidence.cited(claim, "parts")]
    found, size = part_and_size(evidence.mothers, claim.arguments)
    total = int(sum(parts))
    return Finding(
        recomputed=_("{part} of {size}").format(part=found, size=size),
        verdict=agrees_if(total == found, otherwise=ASSUMING),
        explanation=_(
            "In the survey {sum} mothers said that they had little or slow milk, in table 4.2.5 "
            "only {found} of {size} are less fluent: this fits if the {rest} others were other "
            "mothers, or if what a mother says and what a cup holds later are two things."
        ).format(sum=_sum_text(parts), found=found, size=size, rest=total - found),
    )


def schedule(claim: Claim, evidence: Evidence) -> Finding:
    """Hold days and times of massage against one massage with a measurement some hours later."""
    (days,), (times,), (hours,) = (evidence.cited(claim, k) for k in ("days", "times", "hours"))
    day_count = int(number_in(days.reported))
    a_day = len(times.reported.split(" dan "))
    return Finding(
        recomputed=str(day_count * a_day),
        verdict=agrees_if(day_count * a_day == 1, otherwise=ASSUMING),
        explanation=_(
            "{days} days with {times} massages a day make {massages} massages; the methods tell of "
            "one, and their second measurement {hours} hours later fits only if it came after the "
            "last."
        ).format(
            days=day_count,
            times=a_day,
            massages=day_count * a_day,
            hours=number_in(hours.reported),
        ),
    )


def month_inside(claim: Claim, evidence: Evidence) -> Finding:
    """Ask whether the survey that led to the study fell in the study's own months."""
    (survey,), (study,) = (evidence.cited(claim, k) for k in ("survey", "months"))
    (month,) = _months_in(survey.reported)
    first, last = _months_in(study.reported)
    inside = first <= month <= last
    text = (
        _(
            "The survey that led to the study ({survey}) fell in the study's own months "
            "({months}): this fits only if it came first, or asked other mothers."
        )
        if inside
        else _("The survey ({survey}) did not fall in the study's months ({months}).")
    )
    return Finding(
        recomputed=_("month {number} of {count}").format(
            number=month - first + 1, count=last - first + 1
        ),
        verdict=agrees_if(not inside, otherwise=ASSUMING),
        explanation=text.format(survey=survey.reported, months=study.reported),
    )


def age_bands(claim: Claim, evidence: Evidence) -> Finding:
    """Ask whether two age groups are of one width, with room for whole groups between them."""
    (low, high), (next_low, next_high) = sorted(
        numbers_in(band.reported) for band in evidence.cited(claim, "bands")
    )
    width = high - low + 1
    between, rest = divmod(next_low - high - 1, width)
    if next_high - next_low + 1 == width and rest == 0:
        verdict = AGREES
        text = _(
            "Both age groups are {width} years wide, with room for {between} group between them "
            "({low}-{high}), whose count the text does not give."
        )
    else:
        verdict = DISAGREES
        text = _("Groups of {width} years do not fill the ages between the two age groups.")
    explanation = text.format(width=width, between=between, low=high + 1, high=next_low - 1)
    return Finding(_("{width} years").format(width=width), verdict, explanation)


def two_variables(claim: Claim, evidence: Evidence) -> Finding:
    """Ask which variables vary when every mother is massaged."""
    return Finding(
        recomputed=claim.reported,
        verdict=ASSUMING,
        explanation=_(
            "All {size} mothers were massaged, so the massage does not vary: the {count} variables "
            "can only be the outcome before and the outcome after."
        ).format(size=len(evidence.mothers), count=number_in(claim.reported)),
    )


def named_places(claim: Claim, evidence: Evidence) -> Finding:
    """Count the places that the paper names."""
    names = claim.arguments["names"].split("|")
    return Finding(
        recomputed=str(len(names)),
        verdict=agrees_if(len(names) == number_in(claim.reported)),
        explanation=_("The paper names {count} of them.").format(count=len(names)),
    )


def _months_in(text: str) -> list[int]:
    return [number for number, month in enumerate(MONTHS) if month in text]


def _listed(claims: list[Claim]) -> str:
    """Name other statements once each, with the first place that has them."""
    first: dict[tuple[Decimal, ...], Claim] = {}
    for claim in claims:
        first.setdefault(numbers_in(claim.reported), claim)
    return ", ".join(f"“{c.reported}” ({_(c.place)})" for c in first.values())


def _numbers_text(numbers: tuple[Decimal, ...]) -> str:
    return "-".join(str(number) for number in numbers)


def _sum_text(parts: list[Decimal]) -> str:
    return f"{' + '.join(str(part) for part in parts)} = {sum(parts)}"
