"""Words of the data and of the tables in the reader's language: levels, columns, verdicts."""

from __future__ import annotations

from math import isfinite

from midwifery_stats.language import _, decimal, mark

# Words that stand in the published data and in the package's own tables. Anything else that a
# reader brings stays as she wrote it.
_WORDS = frozenset(
    {
        mark("civil servant"),
        mark("control"),
        mark("first"),
        mark("fluent"),
        mark("greater"),
        mark("higher education"),
        mark("housewife"),
        mark("insufficient"),
        mark("intervention"),
        mark("less"),
        mark("less fluent"),
        mark("multigravida"),
        mark("multipara"),
        mark("no"),
        mark("not reported"),
        mark("primigravida"),
        mark("private employee"),
        mark("second"),
        mark("self-employed"),
        mark("senior high school"),
        mark("sufficient"),
        mark("two-sided"),
        mark("yes"),
        mark("Missing"),
        mark("Total"),
    }
)

_VERDICTS = {
    "agrees": mark("agrees"),
    "agrees_under_assumption": mark("agrees under an assumption"),
    "disagrees": mark("disagrees"),
    "not_recomputable": mark("cannot be recomputed"),
}

_HEADINGS = {
    "after": mark("After"),
    "age_group": mark("Age group"),
    "alternative": mark("Alternative"),
    "before": mark("Before"),
    "breastfed_before": mark("Breastfed before"),
    "claim_id": mark("Claim"),
    "count": mark("Count"),
    "difference": mark("Difference"),
    "education": mark("Education"),
    "explanation": mark("Explanation"),
    "first_successes": mark("Successes in the first group"),
    "group": mark("Group"),
    "kind": mark("Kind"),
    "matches": mark("Gives the printed p"),
    "mother": mark("Mother"),
    "n": mark("Mothers"),
    "p": mark("p"),
    "parity": mark("Parity"),
    "percent": mark("Percent"),
    "place": mark("Place"),
    "power": mark("Power"),
    "procedure": mark("Procedure"),
    "rank": mark("Rank"),
    "recomputed": mark("Recomputed"),
    "reported": mark("As printed"),
    "second_successes": mark("Successes in the second group"),
    "sign": mark("Sign"),
    "signed_rank": mark("Signed rank"),
    "size": mark("Size"),
    "software": mark("Default of"),
    "value": mark("Value"),
    "verdict": mark("Verdict"),
    "what": mark("What"),
    "work": mark("Work"),
}

# Where an effect of this name says "no effect".
_NO_EFFECT = {
    "Hodges-Lehmann shift between the groups": 0.0,
    "Hodges-Lehmann shift of the pairs": 0.0,
    "matched-pairs rank-biserial": 0.0,
    "odds ratio": 1.0,
    "probability of superiority": 0.5,
    "risk difference": 0.0,
    "risk difference of the same mothers": 0.0,
    "two-sample rank-biserial": 0.0,
}


def word(text: object) -> str:
    """Give a word of the data in the reader's language; a word the package does not know stays."""
    written = str(text)
    if written in _VERDICTS:
        return _(_VERDICTS[written])
    return _(written) if written in _WORDS else written


def heading(name: str) -> str:
    """Give the heading of a column; a column the package does not know keeps its name."""
    known = _HEADINGS.get(name)
    return _(known) if known else word(name)


def effect_name(name: str) -> str:
    """Give the name of an effect in the reader's language."""
    return _(name) if name in _NO_EFFECT else name


def no_effect_of(name: str) -> float | None:
    """Give the value at which an effect of this name is no effect; None if it is not known."""
    return _NO_EFFECT.get(name)


def capital(words: str) -> str:
    """Begin a sentence with these words."""
    return words[:1].upper() + words[1:]


def value_text(value: float, digits: int = 3) -> str:
    """Write a value with no more decimals than it needs, and with ``digits`` at most."""
    if not isfinite(value):
        return "∞" if value > 0 else "-∞" if value < 0 else "–"
    needed = next(
        (count for count in range(digits) if abs(round(value, count) - value) < 1e-9), digits
    )
    return decimal(value, needed)
