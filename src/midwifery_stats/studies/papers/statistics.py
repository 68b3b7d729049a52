"""p-values, test statistics, means, SDs and intervals, held against one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from math import sqrt

from midwifery_stats.inference.printed import is_significant
from midwifery_stats.language import _, decimal
from midwifery_stats.studies.checks.p_values import p_text
from midwifery_stats.studies.ledger import (
    AGREES,
    ASSUMING,
    DISAGREES,
    NOT_RECOMPUTABLE,
    Finding,
)

from .clauses import without_figures
from .figures import STATISTICS, Figure
from .paper import Desk, Row, printed

ALPHA = 0.05
_DF_AFTER = re.compile(r"[\s,;(]{1,4}(?:df|db)\s{0,2}[=:]\s{0,2}(\d{1,4}(?:,\s?\d{1,4})?)")
_OF_IT = re.compile(
    r"(?:[\W\d]|\b(?:p|nilai|values?|with|dengan|dan|and|df|db|n|sig|asymp|tailed|sided|z|u|w|t|f|r|q|"
    r"chi|square|so|sehingga|maka|didapatkan|diperoleh|which|gives?|gave|sebesar|adalah|of|is|was|"
    r"degrees|freedom|a|the|at|less|lower|than|kurang|lebih|kecil|dari|below|wilcoxon|mann|whitney)\b)*"
)
_OTHER_P = re.compile(r"[\s,]{0,2}\((?![^)]*asymp)[^)]*(?:exact|eksak|fisher)")
_DF = re.compile(r"\d+(?:[.,]\d+)?")


def p_rows(desk: Desk) -> Iterator[Row]:
    """Ask of each p-value whether there can be one, and whether it lies where it is said to."""
    for figure in desk.paper.found:
        if figure.kind == "p-value":
            finding = p_alone(figure)
            if finding is not None:
                yield desk.row(figure, finding)
        elif figure.kind == "alpha":
            yield desk.row(figure, _threshold(desk, figure))


def p_alone(figure: Figure) -> Finding | None:
    """Judge what no sample can give: p = 0, p < 0, p > 1; None for any other."""
    if not 0 <= figure.value <= 1:
        text = _("A p-value lies between 0 and 1, so {p} cannot be one.")
        return Finding("", DISAGREES, text.format(p=figure.reported))
    if figure.value > 0:
        return None
    # 0.000 may be 0.0004, 0.00 may be 0.004; p < 0.001 is how the first is usually written.
    digits = max(1, -int(printed(figure).as_tuple().exponent))
    most = decimal(0.001, 3) if digits >= 3 else decimal(0.5 * 10.0**-digits, digits + 1)
    if figure.relation in "<≤":
        text = _("No p-value lies below zero: {p} is to be read as p < {most}.")
        shown = f"{figure.relation}{figure.reported}"
        return Finding(f"p < {most}", DISAGREES, text.format(p=shown, most=most))
    text = _("A program prints {p} for a small p; it is to be read as p < {most}, never as zero.")
    return Finding(f"p < {most}", ASSUMING, text.format(p=figure.reported, most=most))


def _threshold(desk: Desk, alpha: Figure) -> Finding:
    p = desk.partner(alpha, "p-value")
    if p is None:
        return Finding("", NOT_RECOMPUTABLE, _("This is a level that was chosen, not a result."))
    lies = _lies(p, alpha)
    if alpha.relation == "=":
        verdict, text = AGREES, _("{p} is held against the level {alpha}.")
    elif lies is None:
        verdict = ASSUMING
        text = _("{p} and {alpha} are the same as printed: it hangs on digits that are not.")
    elif lies:
        verdict = AGREES
        text = _("{p} lies where it is said to lie, {relation} {alpha}.")
    else:
        verdict = DISAGREES
        text = _("{p} does not lie where it is said to lie, {relation} {alpha}.")
    return Finding(
        p.p_words,
        verdict,
        text.format(p=p.p_words, relation=alpha.relation, alpha=alpha.reported),
    )


def _lies(p: Figure, alpha: Figure) -> bool | None:
    """Whether p lies on the side of a level that its sign names; None where the digits hide it."""
    upper = alpha.relation in "<≤"
    if p.value != alpha.value:
        return (p.value < alpha.value) == upper
    if p.relation == "=":
        return True if alpha.relation in "≤≥" else None
    if (p.relation in "<≤") == upper:
        return True if p.relation in "<>" or alpha.relation in "≤≥" else None
    return None if p.relation in "≤≥" and alpha.relation in "≤≥" else False


def statistic_rows(desk: Desk) -> Iterator[Row]:
    """Work out p from each t, Z, F, chi-square, Q or r that is printed with one."""
    for figure in desk.paper.found:
        if figure.kind not in STATISTICS or figure.kind in ("U", "W"):
            continue
        p = desk.partner(figure, "p-value")
        if p is not None and not _is_its_own(desk, figure, p):
            text = _("The text does not say that the p beside it is worked out from it.")
            yield desk.row(figure, Finding("", NOT_RECOMPUTABLE, text))
        elif p is None or p.value > 1:
            text = _("No p-value is printed with it.")
            yield desk.row(figure, Finding("", NOT_RECOMPUTABLE, text))
        else:
            yield desk.row(p, _from_statistic(desk, figure, p))


def _is_its_own(desk: Desk, figure: Figure, p: Figure) -> bool:
    """Whether nothing names another p between the two or in brackets after: an exact one, say."""
    others = [f for f in desk.beside(figure) if figure.end <= f.start and f.end <= p.start]
    between = without_figures(desk.smooth, others, figure.end, p.start)
    return _OF_IT.fullmatch(between) is not None and not _OTHER_P.match(desk.smooth, p.end)


def _from_statistic(desk: Desk, figure: Figure, p: Figure) -> Finding:
    name = f"{figure.kind}({figure.detail})" if figure.detail else figure.kind
    shown = f"{name} = {figure.reported}"
    for degrees, words in _degrees(desk, figure):
        found = p_range(figure, degrees)
        if found is None:
            continue
        low, middle, high = found
        if fits(p, low, high):
            text = (
                _("{statistic} gives p = {p}.")
                if not words
                else _("{statistic} gives p = {p} {condition}.")
            )
            verdict = ASSUMING if words else AGREES
            return Finding(
                f"p = {p_text(middle)}",
                verdict,
                text.format(statistic=shown, p=p_text(middle), condition=words),
            )
        if not words or (figure.kind == "Z"):
            return _not_fitting(figure, p, shown, (low, middle, high))
    text = _("The degrees of freedom of {statistic} are missing, so p cannot be worked out.")
    return Finding("", NOT_RECOMPUTABLE, text.format(statistic=shown))


def _not_fitting(
    figure: Figure, p: Figure, shown: str, found: tuple[float, float, float]
) -> Finding:
    low, middle, high = found
    one_sided = figure.kind in ("t", "Z", "r") and fits(p, low / 2, high / 2)
    if one_sided and p.relation == "=":
        verdict = ASSUMING
        text = _(
            "{statistic} gives p = {p}; {printed} is half of it: it fits if the test was one-sided."
        )
    elif decides_otherwise(p, middle):
        verdict = DISAGREES
        text = _(
            "{statistic} gives p = {p}, not {printed}, and the two lie on different sides of 0.05."
        )
    else:
        verdict = DISAGREES
        text = _("{statistic} gives p = {p}, not {printed}; both lie on the same side of 0.05.")
    return Finding(
        f"p = {p_text(middle)}",
        verdict,
        text.format(statistic=shown, p=p_text(middle), printed=p.printed),
    )


def lies_above(p: Figure) -> bool:
    """Whether a printed p is said to lie above 0.05, or not below it."""
    return p.relation not in "<≤" and (p.value > ALPHA or (p.relation != "=" and p.value >= ALPHA))


def decides_otherwise(p: Figure, computed: float) -> bool:
    """Whether the printed p and the computed one lie on two sides of 0.05."""
    if p.relation in ">≥" and p.value < ALPHA:
        return False
    if p.relation in "<≤" and p.value > ALPHA:
        return False
    significant = p.value <= ALPHA and not (p.relation in ">≥" and p.value >= ALPHA)
    return significant != is_significant(computed, ALPHA)


def fits(p: Figure, low: float, high: float) -> bool:
    """Whether some p between the two would be printed so."""
    if p.relation in "<≤":
        least = 0.5 * 10.0 ** int(printed(p).as_tuple().exponent)
        return low < (p.value or least) or (p.relation == "≤" and low == p.value)
    if p.relation in ">≥":
        return high > p.value or (p.relation == "≥" and high == p.value)
    value = printed(p)
    half = Decimal(5).scaleb(int(value.as_tuple().exponent) - 1)
    return float(value - half) - 1e-12 <= high and low <= float(value + half) + 1e-12


def p_range(figure: Figure, degrees: tuple[float, ...]) -> tuple[float, float, float] | None:
    """Give the smallest, middle and largest two-sided p of a statistic as it is rounded.

    t, Z and r are two-sided; F, chi-square and Q have one tail, as usual (statcheck does the same:
    Nuijten et al. 2016, Behavior Research Methods 48:1205).
    """
    value = printed(figure)
    half = float(Decimal(5).scaleb(int(value.as_tuple().exponent) - 1))
    size = abs(float(value))
    found = [_p_of(figure.kind, one, degrees) for one in (size + half, size, max(size - half, 0.0))]
    if any(p is None or p != p for p in found):
        return None
    low, middle, high = (float(p) for p in found if p is not None)
    return low, middle, high


def _p_of(kind: str, value: float, degrees: tuple[float, ...]) -> float | None:
    from scipy import stats

    if kind == "Z":
        return float(2 * stats.norm.sf(value))
    if not degrees or min(degrees) <= 0:
        return None
    if kind == "t":
        return float(2 * stats.t.sf(value, degrees[0]))
    if kind == "r":
        if value >= 1:
            return 0.0
        return float(2 * stats.t.sf(value * sqrt(degrees[0] / (1 - value**2)), degrees[0]))
    if kind == "F":
        return float(stats.f.sf(value, *degrees)) if len(degrees) == 2 else None
    return float(stats.chi2.sf(value, degrees[0]))


def _degrees(desk: Desk, figure: Figure) -> Iterator[tuple[tuple[float, ...], str]]:
    """Give the printed degrees of freedom, or those that the sizes of the paper would make."""
    written = _DF.findall(figure.detail.split("n")[0]) if figure.detail else []
    if not written:
        after = _DF_AFTER.match(desk.smooth, figure.end, figure.end + 30)
        written = _DF.findall(after.group(1)) if after else []
    if written or figure.kind == "Z":
        yield tuple(float(number.replace(",", ".")) for number in written), ""
    elif figure.kind in ("chi-square", "Q"):
        yield (1.0,), _("in a table of two by two")
    elif figure.kind == "t":
        for size in desk.sizes[:6]:
            yield (size - 1.0,), _("for {n} pairs").format(n=size)
            yield (size - 2.0,), _("for two groups of {n} in all").format(n=size)
            yield (2.0 * size - 2,), _("for two groups of {n}").format(n=size)
    elif figure.kind == "r":
        own = desk.partner(figure, "size")
        for size in [int(own.value)] if own is not None else desk.sizes[:6]:
            yield (size - 2.0,), _("for {n} mothers").format(n=size)
