"""Figures that come from elsewhere: cited studies, the district, and what nobody published."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import sqrt

from midwifery_stats.inference.printed import printed_p
from midwifery_stats.inference.signed_rank import wilcoxon_signed_rank
from midwifery_stats.language import _, decimal, mark
from midwifery_stats.studies.ledger import (
    AGREES,
    ASSUMING,
    DISAGREES,
    NOT_RECOMPUTABLE,
    Claim,
    Evidence,
    Finding,
    agrees_if,
)
from midwifery_stats.studies.printed_numbers import number_in, rounds_to

from .counts import percent_text
from .p_values import p_text, signed_rank_finding

LARGEST_SIZE_TRIED = 100
HECTARES_IN_SQUARE_KM = 100
MISSING = {
    "volumes": mark(
        "The milk was measured in a cup, but only the two words are published: each mother's "
        "millilitres before and after are missing."
    ),
    "normality": mark(
        "A test of normality is announced, but neither its result nor the measured values are in "
        "the text."
    ),
    "route": mark("The two points and the road between them are missing."),
    "register": mark("The district's own register is missing."),
    "hours_of_emptying": mark(
        "The hours of emptying the breasts are stated in one place; nothing else in the paper "
        "can be held against them."
    ),
    "age_table": mark(
        "The flow of milk in each age group is missing: the paper counts age and flow separately."
    ),
    "work_table": mark(
        "The flow of milk of working mothers and housewives is missing: the paper counts work and "
        "flow separately."
    ),
    "parity_table": mark(
        "The flow of milk of mothers pregnant for the first time and of the others is missing: the "
        "paper counts parity and flow separately."
    ),
    "rohani": mark("The days of each mother of the cited study, and their number, are missing."),
    "numeneng": mark("The single scores of the cited study are missing."),
    "sampling_frame": mark(
        "How many mothers there were to draw from, and how they were drawn, is missing."
    ),
    "hospital_records": mark("The hospital's records are missing."),
    "cited_weights": mark(
        "The weights of the cited study's babies, their number and the name of the test are "
        "missing."
    ),
    "cited_gains": mark(
        "The weight of each baby of the cited study at both times, the number of babies and the "
        "days between are missing."
    ),
    "cited_ages": mark("The ages of the cited study's babies are missing."),
    "massage_protocol": mark("The methods do not say how long or how often a mother was massaged."),
}


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
    from scipy.stats import t as student_t

    size = int(_cited(claim, evidence, "size"))
    before, after = (
        [float(_cited(claim, evidence, f"{k}_{when}")) for k in ("mean", "lowest", "highest")]
        for when in ("before", "after")
    )
    if not all(lowest < mean < highest for mean, lowest, highest in (before, after)):
        return Finding(
            "",
            NOT_RECOMPUTABLE,
            _("A mean does not lie between its lowest and its highest score, which bounds no p."),
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


def unpublished(claim: Claim, evidence: Evidence) -> Finding:
    """Say what is missing."""
    return Finding("", NOT_RECOMPUTABLE, _(MISSING[claim.arguments["missing"]]))
