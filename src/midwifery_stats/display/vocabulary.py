"""Words in the reader's language: levels, columns, verdicts, effects, names of groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import isfinite

from midwifery_stats.inference.arguments import Alternative as Alternative
from midwifery_stats.inference.printed import decimals_that_show
from midwifery_stats.inference.proportion import EXACT
from midwifery_stats.inference.rank_effects import OF_PAIRS
from midwifery_stats.language import _, decimal, mark, ngettext

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
    OF_PAIRS: 0.0,
    "odds ratio": 1.0,
    "risk ratio": 1.0,
    "probability of superiority": 0.5,
    "risk difference": 0.0,
    "risk difference of the same mothers": 0.0,
    "risk ratio of the same mothers": 1.0,
    "two-sample rank-biserial": 0.0,
}


SHARE_UP, SHARE_DOWN = mark("share that went up"), mark("share that went down")
_WITHOUT = frozenset({mark("number needed to treat"), SHARE_UP, SHARE_DOWN})
"""What has no finite value of no effect."""

_METHODS = {
    EXACT: mark("exact"),
    "exact (Bauer 1972)": "exact",
    "conditional maximum likelihood, exact interval": "exact",
    "Wilson interval for the positive share of the rank sum": "Wilson",
    "Newcombe 1998, method 10": "Newcombe",
    "Newcombe 1998, paired, method 10": "Newcombe",
    "Newcombe 2006, method 5": "Newcombe",
    "Koopman 1984, score": "Koopman",
    "Bonett and Price 2006, Wilson intervals joined": "Bonett-Price",
}
"""What the method of an interval is called beside it."""


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
    return _(name) if name in _NO_EFFECT or name in _WITHOUT else name


def method_word(method: str) -> str:
    """Give the short name of an interval's method; nothing if it has none."""
    return _(_METHODS[method]) if method in _METHODS else ""


def no_effect_of(name: str) -> float | None:
    """Give the value at which an effect of this name is no effect; None if it is not known."""
    return _NO_EFFECT.get(name)


def capital(words: str) -> str:
    """Begin a sentence with these words."""
    return words[:1].upper() + words[1:]


def is_word(level: str) -> bool:
    """Whether a level can stand in a sentence by itself: "sufficient" can, 1 cannot."""
    return any(map(str.isalpha, level))


def of_value(level: str) -> str:
    """Say of mothers what they are: "sufficient", "of value 1"."""
    return level if is_word(level) else _("of value {level}").format(level=level)


def listed(words: Sequence[str]) -> str:
    """Join words: ``a``, ``a and b``, ``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return _("{most} and {last}").format(most=", ".join(words[:-1]), last=words[-1])


def mothers(count: int, groups: int = 1) -> str:
    """Count mothers: ``1 mother``, ``25 mothers``; of a study with two groups, those in each."""
    told = (
        ngettext("{n} mother", "{n} mothers", count)
        if groups == 1
        else ngettext("{n} mother in each group", "{n} mothers in each group", count)
    )
    return told.format(n=count)


def name_of_test(method: str, groups: int, *, equal: bool = True) -> str:
    """Name the test of a yes/no outcome that a power belongs to.

    In equal groups the exact Mann-Whitney test is Fisher's.
    """
    if groups == 1:
        return {
            "exact": _("McNemar's exact test"),
            "mid-p": _("McNemar's test with mid-p"),
            "normal": _("the Wilcoxon test by normal approximation"),
            "continuity": _("the Wilcoxon test by normal approximation, corrected for continuity"),
        }[method]
    if method == "exact":
        return _("Fisher's exact test") if equal else _("the exact Mann-Whitney test")
    return {
        "fisher": _("Fisher's exact test"),
        "mid-p": _("Fisher's test with mid-p"),
        "boschloo": _("Boschloo's test"),
        "barnard": _("Barnard's test"),
        "normal": _("the Mann-Whitney test by normal approximation"),
        "continuity": _("the Mann-Whitney test by normal approximation, corrected for continuity"),
    }[method]


def is_close(value: float, other: float) -> bool:
    """Say whether two values differ by no more than the noise of floats."""
    return abs(value - other) < 1e-9


def value_text(value: float, digits: int = 3) -> str:
    """Write a value with no more decimals than it needs, and with ``digits`` at most."""
    if not isfinite(value):
        return "∞" if value > 0 else "-∞" if value < 0 else "–"
    needed = next(
        (count for count in range(digits) if abs(round(value, count) - value) < 1e-9), digits
    )
    return decimal(value, needed)


_LIMITS = (0.01, 0.05, 0.1)
NO_NAMES = ("first", "second")


@dataclass(frozen=True)
class Wording:
    """Which alternative a test is told for, and what the two groups are called."""

    alternative: Alternative = "two-sided"
    chosen: tuple[str, str] | None = None

    def named(self, names: tuple[str, str] | None) -> Wording:
        """Call the groups by these names, unless the reader chose others."""
        return self if self.chosen else replace(self, chosen=names)

    @property
    def groups(self) -> tuple[str, str]:
        """What the two groups are called."""
        return self.chosen or NO_NAMES

    @property
    def first(self) -> str:
        """The first group, as a phrase in the reader's language."""
        return group_phrase(self.groups[0])

    @property
    def second(self) -> str:
        """The second group, as a phrase in the reader's language."""
        return group_phrase(self.groups[1])

    @property
    def sides(self) -> str:
        """The alternative, as an adjective of the p-value."""
        return _("two-sided") if self.alternative == "two-sided" else _("one-sided")


def group_phrase(name: str) -> str:
    """Say which group, so that it fits into a sentence: ``the control group``."""
    if _("group") in name.casefold():
        return name
    return _("the {name} group").format(name=word(name))


def format_p(p: float, alpha: float | None = None) -> str:
    """Write a p-value with its letter: ``p = 0.083``, ``p < 0.001``."""
    written = p_number(p, alpha)
    return f"p {written}" if written[0] in "<>" else f"p = {written}"


def p_number(p: float, alpha: float | None = None) -> str:
    """Write a p-value for a table: ``0.083``, ``< 0.001``, ``1``.

    Three decimals; more where three would hide on which side of 0.01, 0.05, 0.1 or ``alpha`` it
    lies.
    """
    if not 0 <= p <= 1:
        return "–"
    if p > 1 - 1e-9:  # a sum of probabilities may miss 1 by the last bits
        return "1"
    if p < 0.001:
        return f"< {decimal(0.001, 3)}"
    if p > 0.9995:
        return f"> {decimal(0.999, 3)}"
    return decimal(p, decimals_that_show(p, _LIMITS if alpha is None else (*_LIMITS, alpha)))


def fraction_text(fraction: Fraction) -> str:
    """Write an exact fraction: ``1/65536``."""
    return f"{fraction.numerator}/{fraction.denominator}"
