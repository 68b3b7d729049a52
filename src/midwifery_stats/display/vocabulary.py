"""Words of the data and of the tables in the reader's language: levels, columns, verdicts."""

from __future__ import annotations

from math import isfinite

from midwifery_stats.language import _, decimal, mark

# Words that stand in the published data. Anything else a reader brings stays as she wrote it.
_DATA_WORDS = frozenset(
    {
        mark("less fluent"),
        mark("fluent"),
        mark("insufficient"),
        mark("sufficient"),
        mark("intervention"),
        mark("control"),
        mark("not reported"),
        mark("yes"),
        mark("no"),
        mark("first"),
        mark("second"),
        mark("Total"),
    }
)


def word(text: object) -> str:
    """Give a word of the data in the reader's language; a word the package does not know stays."""
    written = str(text)
    return _(written) if written in _DATA_WORDS else written


def value_text(value: float, digits: int = 3) -> str:
    """Write a measured value with no more decimals than it needs."""
    if not isfinite(value):
        return "∞" if value > 0 else "-∞" if value < 0 else "–"
    needed = next(
        (count for count in range(digits) if abs(round(value, count) - value) < 1e-9), digits
    )
    return decimal(value, needed)


_HEADINGS = {
    "mother": mark("Mother"),
    "before": mark("Before"),
    "after": mark("After"),
    "difference": mark("Difference"),
    "size": mark("Size"),
    "rank": mark("Rank"),
    "sign": mark("Sign"),
    "signed_rank": mark("Signed rank"),
    "group": mark("Group"),
    "value": mark("Value"),
    "procedure": mark("Procedure"),
    "p": mark("p"),
    "software": mark("Whose default it is"),
    "matches": mark("Gives the printed p"),
    "first_successes": mark("Successes, first group"),
    "second_successes": mark("Successes, second group"),
    "claim_id": mark("Claim"),
    "place": mark("Place"),
    "what": mark("What"),
    "kind": mark("Kind"),
    "reported": mark("Reported"),
    "recomputed": mark("Recomputed"),
    "verdict": mark("Verdict"),
    "explanation": mark("Explanation"),
    "age_group": mark("Age group"),
    "education": mark("Education"),
    "work": mark("Work"),
    "parity": mark("Parity"),
    "breastfed_before": mark("Breastfed before"),
    "count": mark("Count"),
    "percent": mark("Percent"),
    "Total": mark("Total"),
    "n": mark("n"),
    "power": mark("Power"),
}


def heading(name: str) -> str:
    """Give the heading of a column; a column the package does not know keeps its name."""
    known = _HEADINGS.get(name)
    return _(known) if known else word(name)


def effect_name(name: str) -> str:
    """Give the name of an effect in the reader's language."""
    return _(name) if name in _EFFECTS else name


_EFFECTS = frozenset(
    {
        mark("risk difference"),
        mark("odds ratio"),
        mark("paired risk difference"),
        mark("probability of superiority"),
    }
)
