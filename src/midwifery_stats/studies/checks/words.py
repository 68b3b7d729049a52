"""Words that the papers use for a share of the mothers: most, nearly all, a majority."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from midwifery_stats.language import _, decimal
from midwifery_stats.studies.ledger import AGREES, ASSUMING, DISAGREES, Claim, Evidence, Finding
from midwifery_stats.studies.printed_numbers import number_in, numbers_in

from .counts import chosen, part_and_size, percent_text

A_QUARTER = Fraction(1, 4)
HALF = Fraction(1, 2)
# Our own line (data/README.md): "nearly all" leaves fewer than a quarter out.
NEARLY_ALL = Fraction(3, 4)

Judgement = tuple[str, str]  # verdict, sentence with the fields {word} and {amount}


def word(claim: Claim, evidence: Evidence) -> Finding:
    """Hold a word against the share of the mothers that it is used for."""
    part, size = part_and_size(evidence.mothers, claim.arguments)
    share = Fraction(part, size)
    name = claim.arguments["word"]
    if name in SHARES:
        return _finding(claim, _amount(part, size), percent_text(part, size), SHARES[name](share))
    others = _other_levels(claim, evidence)
    judgement = RANKS[name](share, part, others)
    return _finding(claim, _amount(part, size), percent_text(part, size), judgement)


def claim_word(claim: Claim, evidence: Evidence) -> Finding:
    """Hold a word against counts that the paper cites from another study."""
    part, size = (
        int(number_in(evidence.cited(claim, name)[0].reported)) for name in ("part", "whole")
    )
    judgement = SHARES[claim.arguments["word"]](Fraction(part, size))
    return _finding(claim, _amount(part, size), percent_text(part, size), judgement)


def percent_word(claim: Claim, evidence: Evidence) -> Finding:
    """Hold a word against a percentage whose counts are not given."""
    (cited,) = evidence.cited(claim, "percent")
    percent = number_in(cited.reported)
    written = f"{decimal(float(percent), 1)}%"
    judgement = SHARES[claim.arguments["word"]](Fraction(percent) / 100)
    return _finding(claim, written, written, judgement)


def called_average(claim: Claim, evidence: Evidence) -> Finding:
    """Object to a count that is called an average."""
    part, size = part_and_size(evidence.mothers, claim.arguments)
    return Finding(
        recomputed=_amount(part, size),
        verdict=DISAGREES,
        explanation=_(
            "{part} is how many of the {size} mothers have this word; an average needs a measured "
            "value for each mother, and the paper prints none."
        ).format(part=part, size=size),
    )


def increase_by(claim: Claim, evidence: Evidence) -> Finding:
    """Work out by how many mothers the better outcome increased."""
    better = evidence.mothers["after"].cat.categories[-1]
    before, after = (int((evidence.mothers[when] == better).sum()) for when in ("before", "after"))
    (total,) = evidence.cited(claim, "total")
    printed = int(number_in(total.reported))
    reached = printed == after and printed != after - before
    return Finding(
        recomputed=str(after - before),
        verdict=ASSUMING if reached else AGREES if printed == after - before else DISAGREES,
        explanation=_(
            "The number of fluent mothers went from {before} to {after}, which is {more} more: "
            "{printed} is right only if it means an increase to {printed}."
        ).format(before=before, after=after, more=after - before, printed=printed),
    )


def everyone_chosen(claim: Claim, evidence: Evidence) -> Finding:
    """Ask whether a sample that was chosen for a purpose left anybody out."""
    sample = len(evidence.mothers)
    sizes = sorted({int(numbers_in(c.reported)[0]) for c in evidence.cited(claim, "populations")})
    return Finding(
        recomputed="; ".join(_amount(sample, size) for size in sizes),
        verdict=ASSUMING,
        explanation=_(
            "Mothers were chosen for a purpose only if some were left out: {sample} of {largest} "
            "leaves out {left}, but {sample} of {smallest} leaves out nobody."
        ).format(sample=sample, largest=sizes[-1], smallest=sizes[0], left=sizes[-1] - sample),
    )


def correlational_design(claim: Claim, evidence: Evidence) -> Finding:
    """Ask how a study that massaged one group and not the other can be called correlational."""
    massaged, size = int((evidence.mothers["group"] == "intervention").sum()), len(evidence.mothers)
    return Finding(
        recomputed=_amount(massaged, size),
        verdict=ASSUMING,
        explanation=_(
            "{massaged} of the {size} mothers were massaged for the study, so it is an experiment "
            "or a quasi-experiment; a correlational study only observes, so that word fits if it "
            "means no more than asking whether massage and milk go together."
        ).format(massaged=massaged, size=size),
    )


def _most(share: Fraction) -> Judgement:
    if share == 1:
        return ASSUMING, _("{word} means most, and {amount} is all: it fits if most may be all.")
    if share > HALF:
        return AGREES, _("{word} means most, and {amount} is more than half.")
    if share == HALF:
        return DISAGREES, _("{word} means most, but {amount} is exactly half.")
    return DISAGREES, _("{word} means most, but {amount} is less than half.")


def _nearly_all(share: Fraction) -> Judgement:
    if share == 1:
        return ASSUMING, _(
            "{word} means nearly all, and {amount} is all: it fits if nearly all may be all."
        )
    if share > NEARLY_ALL:
        return AGREES, _("{word} means nearly all, and {amount} is more than three quarters.")
    if share == NEARLY_ALL:
        return DISAGREES, _("{word} means nearly all, but {amount} leaves out a quarter.")
    if share > HALF:
        return DISAGREES, _(
            "{word} means nearly all, but {amount} is most: more than a quarter are left."
        )
    return DISAGREES, _("{word} means nearly all, but {amount} is not more than half.")


def _nearly_half(share: Fraction) -> Judgement:
    if share <= A_QUARTER:
        return DISAGREES, _("{word} means nearly half, but {amount} is not more than a quarter.")
    if share < HALF:
        return AGREES, _("{word} means nearly half, and {amount} is less than half.")
    if share == HALF:
        return DISAGREES, _("{word} means nearly half, but {amount} is exactly half.")
    return DISAGREES, _("{word} means nearly half, but {amount} is more than half.")


def _all(share: Fraction) -> Judgement:
    if share == 1:
        return AGREES, _("{word} means all, and {amount} is all.")
    return DISAGREES, _("{word} means all, but {amount} is not.")


def _majority(share: Fraction, part: int, others: Mapping[str, int]) -> Judgement:
    if share > HALF:
        return AGREES, _("{word} means a majority, and {amount} is more than half.")
    if not others:  # how large the other groups are is open
        return DISAGREES, _("{word} means a majority, but {amount} is not more than half.")
    if part > max(others.values()):
        return ASSUMING, _(
            "{word} means a majority, but {amount} is not more than half: "
            "it fits if the word may mean the largest group."
        )
    return DISAGREES, _("{word} means a majority, but {amount} is not even the largest group.")


def _minority(share: Fraction, part: int, others: Mapping[str, int]) -> Judgement:
    if not others:
        if share < HALF:
            return AGREES, _("{word} means the minority, and {amount} is less than half.")
        return DISAGREES, _("{word} means the minority, but {amount} is not less than half.")
    if part > min(others.values()) or share > HALF:
        return DISAGREES, _("{word} means the minority, but {amount} is not the smallest group.")
    if "not reported" in others:
        return ASSUMING, _(
            "{word} means the minority, and {amount} is the smallest group if the mothers whose "
            "group the text does not give are not parted into smaller ones."
        )
    return AGREES, _("{word} means the minority, and {amount} is the smallest group.")


SHARES: Mapping[str, Callable[[Fraction], Judgement]] = {
    "most": _most,
    "nearly all": _nearly_all,
    "nearly half": _nearly_half,
    "all": _all,
}
RANKS: Mapping[str, Callable[[Fraction, int, Mapping[str, int]], Judgement]] = {
    "majority": _majority,
    "minority": _minority,
}


def _other_levels(claim: Claim, evidence: Evidence) -> dict[str, int]:
    """Count the other levels of the column that the word is about."""
    mothers = evidence.mothers
    (column,) = mothers.columns.intersection(list(claim.arguments))
    rest = mothers.loc[~chosen(mothers, claim.arguments), column]
    counts = rest.cat.remove_unused_categories().value_counts()
    return {str(level): int(number) for level, number in counts.items()}


def _amount(part: int, size: int) -> str:
    return _("{part} of {size}").format(part=part, size=size)


def _finding(claim: Claim, amount: str, recomputed: str, judgement: Judgement) -> Finding:
    verdict, sentence = judgement
    word_used = f"“{claim.reported}”"
    return Finding(recomputed, verdict, sentence.format(word=word_used, amount=amount))
