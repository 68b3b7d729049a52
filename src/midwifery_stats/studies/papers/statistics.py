"""p-values, test statistics, means, SDs and intervals, held against one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from math import ceil, floor, sqrt

from midwifery_stats.language import _, decimal
from midwifery_stats.studies.checks.p_values import p_text
from midwifery_stats.studies.finding import (
    AGREES,
    ASSUMING,
    DISAGREES,
    NOT_RECOMPUTABLE,
    Finding,
)

from .desk import Desk, Row, printed
from .figures import STATISTICS, Figure

ALPHA = 0.05
_DF = re.compile(r"\d+(?:[.,]\d+)?")
_MEASURED = ("kg", "g", "mg", "ml", "km", "cm", "years", "months", "weeks", "days", "hours",
             "minutes", "seconds")  # fmt: skip


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
    if figure.value > 1:
        text = _("A p-value lies between 0 and 1, so {p} cannot be one.")
        return Finding("", DISAGREES, text.format(p=figure.reported))
    if figure.value > 0:
        return None
    if figure.relation == "<":
        text = _("No p-value lies below zero: {p} is to be read as p < 0.001.")
        return Finding("p < 0.001", DISAGREES, text.format(p=f"<{figure.reported}"))
    text = _("A program prints {p} for a small p; it is to be read as p < 0.001, never as zero.")
    return Finding("p < 0.001", ASSUMING, text.format(p=figure.reported))


def _threshold(desk: Desk, alpha: Figure) -> Finding:
    p = desk.partner(alpha, "p-value") or _p_before(desk, alpha)
    if p is None:
        return Finding("", NOT_RECOMPUTABLE, _("This is a level that was chosen, not a result."))
    if alpha.relation == "=" or p.value == alpha.value:
        verdict, text = AGREES, _("{p} is held against the level {alpha}.")
        if p.value == alpha.value and alpha.relation != "=":
            verdict, text = ASSUMING, _("{p} and {alpha} are the same as printed: it hangs on digits that are not.")  # fmt: skip
    elif (p.value < alpha.value) == (alpha.relation == "<"):
        verdict = AGREES
        text = _("{p} lies where it is said to lie, {relation} {alpha}.")
    else:
        verdict = DISAGREES
        text = _("{p} does not lie where it is said to lie, {relation} {alpha}.")
    return Finding(
        f"p = {p.reported}",
        verdict,
        text.format(
            p=f"p {p.relation} {p.reported}", relation=alpha.relation, alpha=alpha.reported
        ),
    )


def _p_before(desk: Desk, alpha: Figure) -> Figure | None:
    for back in (0, 1):
        found = desk.by_sentence.get((alpha.section, alpha.sentence - back), [])
        ps = [f for f in found if f.kind == "p-value" and f.start < alpha.start]
        if ps and (back == 0 or alpha.relation != "="):
            return ps[-1]
    return None


def statistic_rows(desk: Desk) -> Iterator[Row]:
    """Work out p from each t, Z, F, chi-square, Q or r that is printed with one."""
    for figure in desk.paper.found:
        if figure.kind not in STATISTICS or figure.kind in ("U", "W"):
            continue
        p = desk.partner(figure, "p-value")
        if p is None or p.value > 1:
            text = _("No p-value is printed with it, and the mothers are missing.")
            yield desk.row(figure, Finding("", NOT_RECOMPUTABLE, text))
        else:
            yield desk.row(p, _from_statistic(desk, figure, p))


def _from_statistic(desk: Desk, figure: Figure, p: Figure) -> Finding:
    name = f"{figure.kind}({figure.detail})" if figure.detail else figure.kind
    shown = f"{name} = {figure.reported}"
    for degrees, words in _degrees(desk, figure):
        found = p_range(figure, degrees)
        if found is None:
            continue
        low, middle, high = found
        if fits(p, low, high):
            text = _("{statistic} gives p = {p}.") if not words else _("{statistic} gives p = {p} {condition}.")  # fmt: skip
            verdict = ASSUMING if words else AGREES
            return Finding(f"p = {p_text(middle)}", verdict, text.format(statistic=shown, p=p_text(middle), condition=words))  # fmt: skip
        if not words or (figure.kind == "Z"):
            return _not_fitting(figure, p, shown, (low, middle, high))
    text = _("The degrees of freedom of {statistic} are missing, so p cannot be worked out.")
    return Finding("", NOT_RECOMPUTABLE, text.format(statistic=shown))


def _not_fitting(
    figure: Figure, p: Figure, shown: str, found: tuple[float, float, float]
) -> Finding:
    low, middle, high = found
    one_sided = figure.kind in ("t", "Z", "r") and fits(p, low / 2, high / 2)
    if one_sided:
        text = _("{statistic} gives p = {p}; {printed} is half of it: it fits if the test was one-sided.")  # fmt: skip
        verdict = ASSUMING
    elif decides_otherwise(p, middle):
        text = _("{statistic} gives p = {p}, not {printed}, and the two lie on different sides of 0.05.")  # fmt: skip
        verdict = DISAGREES
    else:
        text = _("{statistic} gives p = {p}, not {printed}; both lie on the same side of 0.05.")
        verdict = DISAGREES
    sign = "" if p.relation == "=" else f"{p.relation} "
    return Finding(
        f"p = {p_text(middle)}",
        verdict,
        text.format(statistic=shown, p=p_text(middle), printed=f"{sign}{p.reported}"),
    )


def decides_otherwise(p: Figure, computed: float) -> bool:
    """Whether the printed p and the computed one lie on two sides of 0.05."""
    if p.relation == ">" and p.value < ALPHA:
        return False
    if p.relation == "<" and p.value > ALPHA:
        return False
    significant = p.value <= ALPHA and not (p.relation == ">" and p.value >= ALPHA)
    return significant != (computed <= ALPHA)


def fits(p: Figure, low: float, high: float) -> bool:
    """Whether some p between the two would be printed so."""
    if p.relation == "<":
        return low < p.value or (p.value == 0 and low < 0.0005)
    if p.relation == ">":
        return high > p.value
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
        for size in desk.sizes[:6]:
            yield (size - 2.0,), _("for {n} mothers").format(n=size)


def mean_rows(desk: Desk) -> Iterator[Row]:
    """Ask of means and SDs whether so many whole numbers can have them."""
    for figure in desk.paper.found:
        if figure.kind not in ("mean", "sd"):
            continue
        mean = figure if figure.kind == "mean" else desk.partner(figure, "mean")
        sd = figure if figure.kind == "sd" else None
        finding = _whole_numbers(desk, mean, sd) if mean is not None else None
        if finding is None:
            text = _("The single values are missing, and no other figure bounds it.")
            finding = Finding("", NOT_RECOMPUTABLE, text)
        yield desk.row(figure, finding)


def _whole_numbers(desk: Desk, mean: Figure, sd: Figure | None) -> Finding | None:
    if mean.unit in _MEASURED or (sd is not None and sd.unit in _MEASURED) or mean.high:
        return None
    near = desk.near_sizes(mean) or tuple(
        int(f.value) for f in desk.beside(mean) if f.kind == "size" and f.unit in ("", "people")
    )
    sizes = near[:1] or desk.sizes[:1]
    if not sizes or mean.cited and not near:
        return None
    n, value = sizes[0], printed(mean)
    ends = _ends(desk, mean)
    if ends and not ends[0] <= mean.value <= ends[1]:
        text = _("A mean of {mean} does not lie between the lowest and the highest value, {low} and {high}.")  # fmt: skip
        return Finding("", DISAGREES, text.format(mean=mean.reported, low=ends[0], high=ends[1]))
    if not grim(value, n):
        text = _("{n} whole numbers cannot have the mean {mean}; it fits only if the values are not whole numbers, or not all {n} were counted.")  # fmt: skip
        return Finding("", DISAGREES, text.format(n=n, mean=mean.reported))
    if sd is None:
        text = _("{n} whole numbers can have the mean {mean}: they would add up to {sum}.")
        total = decimal(round(float(value) * n), 0)
        return Finding(_("a sum of {sum}").format(sum=total), ASSUMING, text.format(n=n, mean=mean.reported, sum=total))  # fmt: skip
    return _spread(n, mean, sd, ends)


def _spread(n: int, mean: Figure, sd: Figure, ends: tuple[float, float] | None) -> Finding:
    if ends and n > 1:
        widest = sqrt(max(0.0, (ends[1] - mean.value) * (mean.value - ends[0])) * n / (n - 1))
        if sd.value > widest + 0.5 * 10 ** int(printed(sd).as_tuple().exponent):
            text = _("{n} values between {low} and {high} with the mean {mean} have an SD of {widest} at most.")  # fmt: skip
            return Finding(f"SD ≤ {decimal(widest, 2)}", DISAGREES, text.format(n=n, low=ends[0], high=ends[1], mean=mean.reported, widest=decimal(widest, 2)))  # fmt: skip
    if not grimmer(printed(mean), printed(sd), n):
        text = _("{n} whole numbers with the mean {mean} cannot have the SD {sd}; it fits only if the values are not whole numbers.")  # fmt: skip
        return Finding("", DISAGREES, text.format(n=n, mean=mean.reported, sd=sd.reported))
    text = _("{n} whole numbers can have the mean {mean} and the SD {sd}.")
    return Finding("", ASSUMING, text.format(n=n, mean=mean.reported, sd=sd.reported))


def _ends(desk: Desk, mean: Figure) -> tuple[float, float] | None:
    """The lowest and the highest value that the same sentence prints after the mean."""
    after = [f for f in desk.beside(mean) if f.start > mean.start]
    low = next((f.value for f in after if f.kind == "lowest"), None)
    high = next((f.value for f in after if f.kind == "highest"), None)
    return (low, high) if low is not None and high is not None and low <= high else None


def grim(mean: Decimal, n: int) -> bool:
    """Whether ``n`` whole numbers can have this printed mean (Brown and Heathers 2017, GRIM)."""
    return bool(_sums(mean, n))


def _sums(mean: Decimal, n: int) -> range:
    half = Decimal(5).scaleb(int(mean.as_tuple().exponent) - 1)
    return range(ceil((mean - half) * n), floor((mean + half) * n) + 1)


def grimmer(mean: Decimal, sd: Decimal, n: int) -> bool:
    """Whether ``n`` whole numbers can have this printed mean and SD (Anaya 2016, Allard 2018).

    Some sum and some sum of squares must round to both, be odd or even together, and leave room
    for whole numbers.
    """
    if n < 2:
        return sd == 0
    half = Decimal(5).scaleb(int(sd.as_tuple().exponent) - 1)
    for total in _sums(mean, n)[:2000]:
        centre = Decimal(total * total) / n
        low = ceil((n - 1) * max(sd - half, Decimal(0)) ** 2 + centre - Decimal("1e-9"))
        high = floor((n - 1) * (sd + half) ** 2 + centre + Decimal("1e-9"))
        whole, rest = divmod(total, n)
        least = (n - rest) * whole**2 + rest * (whole + 1) ** 2
        first = max(low, least)
        first += (first - total) % 2
        if first <= high:
            return True
    return False


def debit(mean: Decimal, sd: Decimal, n: int) -> bool:
    """Whether ``n`` values of 0 and 1 can have this printed mean and SD (Heathers and Brown 2019)."""
    half_mean = Decimal(5).scaleb(int(mean.as_tuple().exponent) - 1)
    half = Decimal(5).scaleb(int(sd.as_tuple().exponent) - 1)
    ends = [max(Decimal(0), mean - half_mean), min(Decimal(1), mean + half_mean)]
    spreads = [sqrt(float(m * (1 - m)) * n / (n - 1)) for m in ends]
    if ends[0] <= Decimal("0.5") <= ends[1]:
        spreads.append(sqrt(0.25 * n / (n - 1)))
    return min(spreads) <= float(sd + half) and max(spreads) >= float(sd - half)


def interval_rows(desk: Desk) -> Iterator[Row]:
    """Ask of each interval whether it holds its estimate, and goes with its p."""
    for figure in desk.paper.found:
        if figure.kind == "interval" and figure.high is not None:
            yield desk.row(figure, _interval(desk, figure))


def _interval(desk: Desk, figure: Figure) -> Finding:
    low, high = figure.value, float(figure.high or 0)
    kinds = ("odds ratio", "risk ratio", "mean", "number")
    estimate = next((e for k in kinds if (e := desk.partner(figure, k)) is not None), None)
    shown = f"{figure.reported}"
    if low > high:
        text = _("The lower end of {interval} is above its upper end.")
        return Finding("", DISAGREES, text.format(interval=shown))
    if estimate is None:
        text = _("The estimate that {interval} belongs to is not printed beside it.")
        return Finding("", NOT_RECOMPUTABLE, text.format(interval=shown))
    if not low <= estimate.value <= high:
        text = _("The estimate {estimate} lies outside its own interval, {interval}.")
        return Finding("", DISAGREES, text.format(estimate=estimate.reported, interval=shown))
    p = desk.partner(figure, "p-value")
    ratio = estimate.kind in ("odds ratio", "risk ratio")
    if ratio and p is not None and p.relation != ">" and (low > 1 or high < 1) != (p.value <= ALPHA):
        text = _("Of the interval {interval} and p = {p}, one leaves out 'no difference' and the other does not: it fits only if they come from two procedures.")  # fmt: skip
        return Finding("", ASSUMING, text.format(interval=shown, p=p.reported))
    text = _("The interval {interval} holds its estimate {estimate}.")
    return Finding("", AGREES, text.format(interval=shown, estimate=estimate.reported))
