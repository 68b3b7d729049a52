"""The papers' own p-values, by every procedure that prints one for such data."""

from __future__ import annotations

from collections.abc import Mapping
from math import floor, log10

import pandas as pd

from midwifery_stats.inference.printed import is_significant, printed_p
from midwifery_stats.inference.rank_sum import RankSumTest
from midwifery_stats.inference.rank_sum import mann_whitney as rank_sum_test
from midwifery_stats.inference.signed_rank import SignedRankTest, wilcoxon_signed_rank
from midwifery_stats.language import _, decimal
from midwifery_stats.studies.ledger import (
    AGREES,
    ASSUMING,
    DISAGREES,
    Claim,
    Evidence,
    Finding,
    agrees_if,
)
from midwifery_stats.studies.printed_numbers import number_in, zeros_for_letters

from .counts import chosen


def wilcoxon(claim: Claim, evidence: Evidence) -> Finding:
    """Redo a before-and-after test, on one group or on all mothers."""
    test = within_group(evidence.mothers, claim.arguments)
    return signed_rank_finding(test, claim.reported)


def signed_rank_finding(test: SignedRankTest, reported: str) -> Finding:
    """Hold a printed p against the exact p and the two normal approximations in use."""
    printed = printed_p(zeros_for_letters(reported))
    exact, spss = test.p_value(method="exact"), test.p_value(method="normal")
    with_continuity = test.p_value(method="normal", continuity=True)
    matches = [printed.matches(p) for p in (exact, spss, with_continuity)]
    if not any(matches):
        verdict = DISAGREES
        text = _("SPSS's normal approximation gives {spss} and the exact p is {fraction}.")
    elif not all(matches):
        verdict = ASSUMING
        text = _(
            "{printed} is SPSS's normal approximation, {spss}; the exact p of these {pairs} "
            "mothers is {fraction} = {exact}."
        )
    elif printed.value == 0:
        verdict = AGREES
        text = _(
            "SPSS's normal approximation gives {spss} and the exact p is {fraction}: both round "
            "to 0.000, which is to be read as p < 0.001 and never as zero."
        )
    else:
        verdict = AGREES
        text = _(
            "SPSS's normal approximation gives {spss} and the exact p is {fraction} = {exact}: "
            "both round to {printed}."
        )
    explanation = text.format(
        printed=reported,
        spss=p_text(spss),
        fraction=test.exact_fraction(),
        exact=p_text(exact),
        pairs=test.pairs,
    )
    return Finding(p_text(spss), verdict, explanation)


def mann_whitney(claim: Claim, evidence: Evidence) -> Finding:
    """Redo the comparison of the two groups after the massage."""
    from scipy.stats import mannwhitneyu

    printed = printed_p(claim.reported)
    test = between_groups(evidence.mothers)
    spss, exact = test.p_value(method="normal"), test.p_value(method="exact")
    with_continuity = test.p_value(method="normal", continuity=True)
    # SPSS's exact p and SciPy's: the distribution of U without ties, whatever the ties.
    blind = float(mannwhitneyu(test.first, test.second, method="exact").pvalue)
    one_sided = test.p_value(method="normal", alternative="greater", tie_correction=False)
    if any(printed.matches(p) for p in (spss, exact, with_continuity, blind)):
        verdict = ASSUMING
        text = _(
            "The counts give {spss} by SPSS's normal approximation, {fraction} = {exact} exactly "
            "and {blind} by the exact p that does not see the ties."
        )
    else:
        verdict = DISAGREES
        text = _(
            "The counts give {spss} by SPSS's normal approximation, {fraction} = {exact} exactly "
            "and {blind} by the exact p that does not see the ties; a one-sided normal "
            "approximation without tie correction gives {one_sided}."
        )
    explanation = text.format(
        spss=p_text(spss),
        fraction=test.exact_fraction(),
        exact=p_text(exact),
        blind=p_text(blind),
        one_sided=decimal(one_sided, 4),
    )
    return Finding(p_text(spss), verdict, explanation)


def below_alpha(claim: Claim, evidence: Evidence) -> Finding:
    """Ask whether p lies below the threshold, by the exact test and by SPSS's default."""
    return _against_alpha(claim, evidence, below=True)


def above_alpha(claim: Claim, evidence: Evidence) -> Finding:
    """Ask whether p lies above the threshold, by the exact test and by SPSS's default."""
    return _against_alpha(claim, evidence, below=False)


def _against_alpha(claim: Claim, evidence: Evidence, *, below: bool) -> Finding:
    alpha = float(number_in(claim.reported))
    test = (
        between_groups(evidence.mothers)
        if claim.arguments.get("test") == "mann_whitney"
        else within_group(evidence.mothers, claim.arguments)
    )
    exact, spss = test.p_value(method="exact"), test.p_value(method="normal")
    sides = {is_significant(p, alpha) for p in (exact, spss)}
    if sides == {True}:
        text = _("The exact p, {exact}, and SPSS's, {spss}, both lie below {alpha}.")
    elif sides == {False}:
        text = _("The exact p, {exact}, and SPSS's, {spss}, both lie above {alpha}.")
    else:
        text = _("The exact p, {exact}, and SPSS's, {spss}, lie on two sides of {alpha}.")
    explanation = text.format(exact=p_text(exact), spss=p_text(spss), alpha=decimal(alpha, 2))
    return Finding(p_text(exact), agrees_if(sides == {below}), explanation)


def within_group(mothers: pd.DataFrame, where: Mapping[str, str]) -> SignedRankTest:
    """Test before against after, for one group or for all mothers."""
    group = mothers[chosen(mothers, where)]
    return wilcoxon_signed_rank(group["before"], group["after"])


def between_groups(mothers: pd.DataFrame) -> RankSumTest:
    """Test the first of two groups against the second, by the outcome that the study ends with."""
    last = "after" if "after" in mothers else "outcome"
    first, second = (
        mothers.loc[mothers["group"] == group, last] for group in mothers["group"].cat.categories
    )
    return rank_sum_test(first, second)


def p_text(p: float) -> str:
    """Write p with 3 decimals, or with two digits that are not zero where it is smaller."""
    return decimal(p, 3 if p >= 0.001 else 1 - floor(log10(p)))
