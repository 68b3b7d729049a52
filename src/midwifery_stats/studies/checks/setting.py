"""Figures on the district in which the study was done."""

from __future__ import annotations

from math import sqrt

from midwifery_stats.language import _, decimal
from midwifery_stats.studies.finding import DISAGREES, NOT_RECOMPUTABLE, Finding, agrees_if
from midwifery_stats.studies.ledger import Claim, Evidence
from midwifery_stats.studies.printed_numbers import number_in

HECTARES_IN_SQUARE_KM = 100


def district_area(claim: Claim, evidence: Evidence) -> Finding:
    """Ask what an area in hectares would mean for the district's people and distances."""
    hectares = float(number_in(claim.reported))
    side = sqrt(hectares / HECTARES_IN_SQUARE_KM)
    (capital,) = evidence.cited(claim, "capital")
    per_hectare = _people(claim, evidence) / hectares
    return Finding(
        recomputed=_("{people} people per hectare").format(people=decimal(per_hectare, 2)),
        verdict=agrees_if(side < float(number_in(capital.reported)), otherwise=DISAGREES),
        explanation=_(
            "So many hectares would hold {people} people each, in a city district, and as a square "
            "measure {side} km a side, although the national capital is {distance} away; with the "
            "last point as a decimal mark it would be {alternative} people per hectare."
        ).format(
            people=decimal(per_hectare, 2),
            side=decimal(side, 0),
            distance=capital.reported,
            alternative=decimal(1000 * per_hectare, 0),
        ),
    )


def population_parts(claim: Claim, evidence: Evidence) -> Finding:
    """Add up men and women; the total itself is not in the text."""
    return Finding(
        recomputed=str(_people(claim, evidence)),
        verdict=NOT_RECOMPUTABLE,
        explanation=_(
            "Men and women add up to {people}, but the text gives no total to hold this against: "
            "the table of the subdistricts is missing."
        ).format(people=_people(claim, evidence)),
    )


def people_per_household(claim: Claim, evidence: Evidence) -> Finding:
    """Divide the people by the households."""
    per_household = decimal(_people(claim, evidence) / float(number_in(claim.reported)), 1)
    return Finding(
        recomputed=_("{people} people per household").format(people=per_household),
        verdict=NOT_RECOMPUTABLE,
        explanation=_(
            "It makes {people} people in a household, which can well be; the district's register, "
            "from which it could be recounted, is missing."
        ).format(people=per_household),
    )


def _people(claim: Claim, evidence: Evidence) -> int:
    return sum(int(number_in(evidence.cited(claim, sex)[0].reported)) for sex in ("men", "women"))
