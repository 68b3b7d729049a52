"""Recompute every figure that a paper states about itself: one small function for each check.

A check is given the claim and the evidence, and gives a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from midwifery_stats.language import _
from midwifery_stats.studies.ledger import VERDICTS, Claim, Evidence, Finding, read_ledger
from midwifery_stats.studies.study import DataFileError, Study

from .conclusions import (
    difference_within,
    effect_between,
    effect_without_control,
    fluent_with_massage,
    fluent_without_massage,
    no_difference_within,
    null_hypothesis_kept,
    size_from_p,
)
from .counts import breastfed_and_parous, count, percentage
from .elsewhere import (
    cited_paired_t,
    cited_wilcoxon,
    district_area,
    people_per_household,
    population_parts,
    possible_mean,
    possible_sizes,
    share_of_claims,
    unpublished,
)
from .p_values import above_alpha, below_alpha, mann_whitney, wilcoxon
from .statements import (
    age_bands,
    month_inside,
    named_places,
    schedule,
    stated_alike,
    sum_of_claims,
    trouble_before,
    two_variables,
)
from .words import (
    called_average,
    claim_word,
    correlational_design,
    everyone_chosen,
    increase_by,
    percent_word,
    word,
)

Check = Callable[[Claim, Evidence], Finding]

# The column ``check`` of claims.csv names one of these.
CHECKS: Mapping[str, Check] = {
    check.__name__: check
    for check in (
        above_alpha,
        age_bands,
        below_alpha,
        breastfed_and_parous,
        called_average,
        cited_paired_t,
        cited_wilcoxon,
        claim_word,
        correlational_design,
        count,
        difference_within,
        district_area,
        effect_between,
        effect_without_control,
        everyone_chosen,
        fluent_with_massage,
        fluent_without_massage,
        increase_by,
        mann_whitney,
        month_inside,
        named_places,
        no_difference_within,
        null_hypothesis_kept,
        people_per_household,
        percent_word,
        percentage,
        population_parts,
        possible_mean,
        possible_sizes,
        schedule,
        share_of_claims,
        size_from_p,
        stated_alike,
        sum_of_claims,
        trouble_before,
        two_variables,
        unpublished,
        wilcoxon,
        word,
    )
}


COLUMNS = (
    *("claim_id", "place", "what", "kind", "reported", "recomputed", "verdict", "explanation"),
)
BUILT_FROM = "built_from"
"""In ``attrs`` of a checked ledger: the claims from which the mothers were built."""


def check_claims(study: Study) -> pd.DataFrame:
    """Recompute each figure of the study's ledger, from the mothers and from other figures.

    One row for each claim: ``claim_id``, ``place``, ``what``, ``kind``, ``reported`` (as
    printed), ``recomputed`` ("" where nothing can be), ``verdict`` (a categorical: agrees,
    agrees_under_assumption, disagrees, not_recomputable) and ``explanation`` (one sentence, in
    the reader's language; ``place`` and ``what`` stay as the ledger has them, to be picked by).
    Where the mothers were built from a figure, its row cannot disagree with them, and the
    explanation says so; ``.attrs["built_from"]`` names these claims, which confirm nothing.
    """
    claims = read_ledger(study.claims)
    evidence = Evidence(study.mothers, claims, study.is_rebuilt)
    rows = [_row(claim, evidence) for claim in claims.values()]
    checked = pd.DataFrame(rows, columns=list(COLUMNS))
    checked["verdict"] = pd.Categorical(checked["verdict"], categories=VERDICTS)
    checked.attrs["kind"] = "checked claims"
    checked.attrs[BUILT_FROM] = tuple(
        name for name, claim in claims.items() if evidence.was_built_from(claim)
    )
    return checked


def _row(claim: Claim, evidence: Evidence) -> dict[str, str]:
    if claim.check not in CHECKS:
        raise DataFileError(
            _(
                "Claim {claim} names the check {check}, but there is none of this name. Write one"
                " of {known}."
            ).format(claim=claim.claim_id, check=claim.check, known=", ".join(sorted(CHECKS)))
        )
    finding = CHECKS[claim.check](claim, evidence)
    return {
        "claim_id": claim.claim_id,
        "place": claim.place,
        "what": claim.what,
        "kind": claim.kind,
        "reported": claim.reported,
        "recomputed": finding.recomputed,
        "verdict": finding.verdict,
        "explanation": finding.explanation,
    }
