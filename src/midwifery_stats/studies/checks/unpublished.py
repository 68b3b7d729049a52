"""Figures that nobody can recompute from the paper: what would be needed."""

from __future__ import annotations

from midwifery_stats.language import _, mark
from midwifery_stats.studies.finding import NOT_RECOMPUTABLE, Finding
from midwifery_stats.studies.ledger import Claim, Evidence

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


def unpublished(claim: Claim, evidence: Evidence) -> Finding:
    """Say what is missing."""
    return Finding("", NOT_RECOMPUTABLE, _(MISSING[claim.arguments["missing"]]))
