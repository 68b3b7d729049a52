"""Means and SDs of whole numbers, intervals, and areas: which of them can be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from math import ceil, floor, sqrt

import pandas as pd

from midwifery_stats.language import _, decimal
from midwifery_stats.studies.checks.elsewhere import (
    district_area,
    people_per_household,
    population_parts,
)
from midwifery_stats.studies.ledger import (
    AGREES,
    ASSUMING,
    DISAGREES,
    NOT_RECOMPUTABLE,
    Claim,
    Evidence,
    Finding,
)

from .alike import clause_before
from .figures import Figure, place_of
from .joined import MEASURED
from .paper import Desk, Row, printed
from .statistics import ALPHA

_SCORED = re.compile(
    r"scor|skor|skala|\bscale|points?\b|ind(?:ex|eks)|kuesioner|questionnaire|apgar|latch|\bnrs\b"
)
_MEASURED = (
    "kg",
    "g",
    "mg",
    "ml",
    "km",
    "cm",
    "years",
    "months",
    "weeks",
    "days",
    "hours",
    "minutes",
    "seconds",
    "measured",
)


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
    spread = sd or desk.partner(mean, "sd")
    if mean.unit in _MEASURED or (spread is not None and spread.unit in _MEASURED) or mean.high:
        return None
    otherwise = DISAGREES if _SCORED.search(desk.sentence(mean)) else ASSUMING
    people = [
        int(f.value)
        for f in desk.beside(mean)
        if f.kind in ("size", "count") and f.unit in ("", "people") and f.high is None
    ]
    near = desk.near_sizes(mean) or tuple(n for n in people if n > 0)
    sizes = tuple(dict.fromkeys([*near, *([] if mean.cited else desk.sizes)]))
    if not sizes:
        return None
    value = printed(mean)
    n = next((size for size in sizes if grim(value, size)), sizes[0])
    ends = _ends(desk, mean)
    if ends and not ends[0] <= mean.value <= ends[1]:
        text = _(
            "A mean of {mean} does not lie between the lowest and the highest value, "
            "{low} and {high}."
        )
        return Finding(
            "",
            DISAGREES,
            text.format(mean=mean.reported, low=_short(ends[0]), high=_short(ends[1])),
        )
    if not grim(value, n) and sd is not None:
        text = _("Its mean {mean} is in doubt: see the row of the mean.")
        return Finding("", NOT_RECOMPUTABLE, text.format(mean=mean.reported))
    if not grim(value, n):
        text = _(
            "{n} whole numbers cannot have the mean {mean}; it fits only if the values "
            "are not whole numbers, or not all {n} were counted."
        )
        return Finding("", otherwise, text.format(n=n, mean=mean.reported))
    if sd is None:
        text = _("{n} whole numbers can have the mean {mean}, for example with the sum {sum}.")
        total = decimal(round(float(value) * n), 0)
        return Finding(
            _("a sum of {sum}").format(sum=total),
            ASSUMING,
            text.format(n=n, mean=mean.reported, sum=total),
        )
    return _spread(n, mean, sd, ends, otherwise)


def _spread(
    n: int, mean: Figure, sd: Figure, ends: tuple[float, float] | None, otherwise: str
) -> Finding:
    if ends and n > 1:
        widest = sqrt(max(0.0, (ends[1] - mean.value) * (mean.value - ends[0])) * n / (n - 1))
        if sd.value > widest + 0.5 * 10 ** int(printed(sd).as_tuple().exponent):
            text = _(
                "{n} values between {low} and {high} with the mean {mean} have an SD of "
                "{widest} at most."
            )
            return Finding(
                f"SD ≤ {decimal(widest, 2)}",
                DISAGREES,
                text.format(
                    n=n,
                    low=_short(ends[0]),
                    high=_short(ends[1]),
                    mean=mean.reported,
                    widest=decimal(widest, 2),
                ),
            )
    if not grimmer(printed(mean), printed(sd), n):
        text = _(
            "{n} whole numbers with the mean {mean} cannot have the SD {sd}; it fits "
            "only if the values are not whole numbers."
        )
        return Finding("", otherwise, text.format(n=n, mean=mean.reported, sd=sd.reported))
    text = _("{n} whole numbers can have the mean {mean} and the SD {sd}.")
    return Finding("", ASSUMING, text.format(n=n, mean=mean.reported, sd=sd.reported))


def _short(value: float) -> str:
    return decimal(value, 0 if value == int(value) else 2)


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
    """Whether ``n`` values of 0 and 1 can have this mean and SD (Heathers and Brown 2019)."""
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
    kinds = ("odds ratio", "risk ratio", "mean", "median", "number", "percentage", *MEASURED)
    estimate = next((e for k in kinds if (e := desk.partner(figure, k)) is not None), None)
    shown = f"{figure.reported}"
    if low > high:
        text = _("The lower end of {interval} is above its upper end.")
        return Finding("", DISAGREES, text.format(interval=shown))
    if estimate is None:
        text = _("The estimate that {interval} belongs to is not printed beside it.")
        return Finding("", NOT_RECOMPUTABLE, text.format(interval=shown))
    scale = 100 if estimate.kind == "percentage" and high <= 1 < estimate.value else 1
    if not low <= estimate.value / scale <= high:
        text = _("The estimate {estimate} lies outside its own interval, {interval}.")
        return Finding("", DISAGREES, text.format(estimate=estimate.reported, interval=shown))
    p = desk.partner(figure, "p-value")
    ratio = estimate.kind in ("odds ratio", "risk ratio")
    if (
        ratio
        and p is not None
        and p.relation not in ">≥"
        and (low > 1 or high < 1) != (p.value <= ALPHA)
    ):
        text = _(
            "Of the interval {interval} and p = {p}, one leaves out 'no difference' "
            "and the other does not: it fits only if they come from two procedures."
        )
        return Finding("", ASSUMING, text.format(interval=shown, p=p.reported))
    text = _("The interval {interval} holds its estimate {estimate}.")
    return Finding("", AGREES, text.format(interval=shown, estimate=estimate.reported))


def setting_rows(desk: Desk) -> Iterator[Row]:
    """Hold an area against its people and its distances, where a paper describes its place."""
    by_kind: dict[str, list[Figure]] = defaultdict(list)
    for figure in desk.paper.found:
        if figure.section == "introduction":
            continue
        if figure.unit in ("ha", "km"):
            by_kind[figure.unit].append(figure)
        after = desk.smooth[figure.end : figure.end + 40]
        if figure.kind in ("count", "size") and re.match(
            r"\s{0,2}(?:jiwa|kk\b|people|inhabitants)", after
        ):
            by_kind["kk" if re.match(r"\s{0,2}kk", after) else "jiwa"].append(figure)
    if len(by_kind["jiwa"]) != 2:
        return
    men, women = by_kind["jiwa"]
    capital = re.compile(r"ibu\s?kota negara|national capital")
    near = next((f for f in by_kind["km"] if capital.search(clause_before(desk, f))), None)
    names = {
        "men": men.figure_id,
        "women": women.figure_id,
        "capital": near.figure_id if near else "",
    }
    claims = {f.figure_id: _claim(f, names) for f in desk.paper.found}
    evidence = Evidence(pd.DataFrame(), claims)
    if near is not None:
        for area in by_kind["ha"]:
            yield desk.row(area, district_area(claims[area.figure_id], evidence))
    yield desk.row(women, population_parts(claims[women.figure_id], evidence))
    for homes in by_kind["kk"]:
        yield desk.row(homes, people_per_household(claims[homes.figure_id], evidence))


def _claim(figure: Figure, arguments: dict[str, str]) -> Claim:
    return Claim(
        figure.figure_id, place_of(figure), "", figure.kind, figure.reported, "", arguments
    )
