"""Recompute every figure that a paper states about itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from .checks.cited import (
    cited_paired_t,
    cited_wilcoxon,
    possible_mean,
    possible_sizes,
    share_of_claims,
)
from .checks.conclusions import (
    difference_within,
    effect_between,
    effect_without_control,
    fluent_with_massage,
    fluent_without_massage,
    no_difference_within,
    null_hypothesis_kept,
    size_from_p,
)
from .checks.counts import count, percentage
from .checks.p_values import above_alpha, below_alpha, mann_whitney, wilcoxon
from .checks.setting import district_area, people_per_household, population_parts
from .checks.statements import (
    age_bands,
    month_inside,
    named_places,
    schedule,
    stated_alike,
    sum_of_claims,
    trouble_before,
    two_variables,
)
from .checks.unpublished import unpublished
from .checks.words import (
    called_average,
    claim_word,
    correlational_design,
    everyone_chosen,
    increase_by,
    percent_word,
    word,
)
from .finding import VERDICTS, Finding
from .ledger import Claim, Evidence, read_ledger
from .study import Study

Check = Callable[[Claim, Evidence], Finding]

# The column ``check`` of claims.csv names one of these.
CHECKS: Mapping[str, Check] = {
    check.__name__: check
    for check in (
        above_alpha,
        age_bands,
        below_alpha,
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


def check_claims(study: Study) -> pd.DataFrame:
    """Recompute each figure of the study's ledger, from the mothers and from other figures.

    One row for each claim: ``claim_id``, ``place``, ``what``, ``kind``, ``reported`` (as
    printed), ``recomputed`` ("" where nothing can be), ``verdict`` (a categorical: agrees,
    agrees_under_assumption, disagrees, not_recomputable) and ``explanation`` (one sentence, in
    the reader's language; ``place`` and ``what`` stay as the ledger has them, to be picked by).
    """
    claims = read_ledger(study.claims)
    evidence = Evidence(study.mothers, claims)
    checked = pd.DataFrame([_row(claim, evidence) for claim in claims.values()])
    checked["verdict"] = pd.Categorical(checked["verdict"], categories=VERDICTS)
    return checked


def _row(claim: Claim, evidence: Evidence) -> dict[str, str]:
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
