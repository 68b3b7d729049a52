"""Printed ranks, Z, U, chi-squares, ratios and intervals, held against confirmed counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import exp, log, sqrt

from midwifery_stats.inference.effects import odds_ratio, risk_difference, risk_ratio
from midwifery_stats.inference.rank_sum import mann_whitney
from midwifery_stats.inference.samples import FloatArray
from midwifery_stats.inference.signed_rank import wilcoxon_signed_rank
from midwifery_stats.language import _, decimal, mark
from midwifery_stats.studies.ledger import AGREES, ASSUMING, DISAGREES, NOT_RECOMPUTABLE, Finding

from . import vocabulary as words
from .figures import Figure
from .paper import Desk, printed
from .rebuild import Comparison

VALUES = (
    *("Z", "U", "W", "mean rank", "sum of ranks", "chi-square"),
    *("odds ratio", "risk ratio", "interval"),
)
Value = tuple[str, str, float, float | None]
"""Kind, the way it is had, value, and the upper end of an interval."""

_CHI_SQUARE, _ROOT = mark("Chi-square"), mark("root of the chi-square")
_NORMAL_95 = 1.959963984540054
_RATIOS = ("odds ratio", "risk ratio")
_DIFFERENCE = re.compile(
    r"(?:risk differences?|differences? (?:of|in|between) (?:the )?(?:risks?|shares?|proportions?)|"
    r"(?:beda|selisih|perbedaan) (?:risiko|proporsi))[^.;]{0,30}$"
)


def value_finding(desk: Desk, figure: Figure, compared: Sequence[Comparison]) -> Finding | None:
    """Look for a printed value among all that the counts give under its name.

    None for an interval of something that counts do not give, such as a mean or one share.
    """
    kind = figure.kind
    if kind in (*_RATIOS, "interval"):
        own = figure if kind in _RATIOS else _estimate(desk, figure)
        if own is None:
            return None
        before = desk.smooth[max(desk.begins(own), own.start - 40) : own.start]
        if own.kind in _RATIOS and words.ADJUSTED.search(before):
            text = _("Counts alone give no adjusted ratio and no hazard ratio.")
            return Finding("", NOT_RECOMPUTABLE, text)
        if kind == "interval":
            kind = f"interval of the {own.kind if own.kind in _RATIOS else 'risk difference'}"
    found = [
        (one, value)
        for one in compared
        for values in _all_values(one)
        for value in values
        if value[0] == kind
    ]
    if not found:
        text = _("The confirmed counts do not hold what this compares.")
        return Finding("", NOT_RECOMPUTABLE, text)
    one, (_kind, how, value, high) = min(found, key=lambda pair: _distance(figure, pair[1]))
    digits = max(1, -int(printed(figure).as_tuple().exponent))
    shown = decimal(value, digits) + ("" if high is None else f" - {decimal(high, digits)}")
    told = {"where": _(one.name), "value": shown, "how": _(how), "printed": figure.reported}
    if _distance(figure, (_kind, how, value, high)) > 0:
        # A slip leaves one end of an interval as it was; another method moves both.
        slip = any(0 in _apart(figure, value) for _one, value in found)
        if kind == "interval of the risk difference" or (figure.high is not None and not slip):
            text = _(
                "None of the methods that were tried gives {printed}; nearest is {value} ({where}:"
                " {how}). There are others: it takes the name of the method."
            )
            return Finding(shown, NOT_RECOMPUTABLE, text.format(**told))
        text = _(
            "The counts give nothing that would be printed as {printed}; nearest is {value} "
            "({where}: {how})."
        )
        return Finding(shown, DISAGREES, text.format(**told))
    if len(one.samples) > 1:
        text = _(
            "{printed} follows for one of the ways in which mothers can have changed ({where}: "
            "{how})."
        )
        return Finding(shown, ASSUMING, text.format(**told))
    text = _("The counts give {value} ({where}: {how}).")
    return Finding(shown, AGREES, text.format(**told))


def _estimate(desk: Desk, interval: Figure) -> Figure | None:
    """Give the ratio or the difference of two shares to which an interval belongs."""
    for kind in (*_RATIOS, "percentage", "number"):
        own = desk.partner(interval, kind)
        if own is None:
            continue
        before = desk.smooth[max(desk.begins(own), own.start - 70) : own.start]
        if kind in _RATIOS or words.POINTS.search(own.reported) or _DIFFERENCE.search(before):
            return own
    return None


def _distance(figure: Figure, value: Value) -> float:
    """How far a value lies from what would be printed so; 0 if it would be. Signs are free."""
    return sum(_apart(figure, value))


def _apart(figure: Figure, value: Value) -> list[float]:
    """The distance of a value, or of each end of an interval."""
    half = 0.5 * 10.0 ** int(printed(figure).as_tuple().exponent) * (1 + 1e-9)
    ends = [(abs(figure.value), abs(value[2]))]
    if figure.high is not None and value[3] is not None:
        decimals = len(figure.reported.replace(",", ".").split(".")[-1].rstrip(")]% "))
        half = max(half, 0.5 * 10.0**-decimals) * (1 + 1e-9)
        ends.append((figure.high, value[3]))
    return [max(0.0, abs(a - b) - half) for a, b in ends]


@lru_cache(maxsize=32)
def _all_values(one: Comparison) -> tuple[tuple[Value, ...], ...]:
    of = _paired if one.paired else _grouped
    found = tuple(tuple(of(first, second)) for first, second in one.samples)
    if one.paired or not one.has_levels:
        return found
    return ((*found[0], ("chi-square", _CHI_SQUARE, one.chi_square[0], None)),)


def _paired(before: FloatArray, after: FloatArray) -> Iterator[Value]:
    test = wilcoxon_signed_rank(before, after)
    up, down = test.positive_sum, test.negative_sum
    for total in (up, down):
        yield "W", mark("sum of signed ranks"), total, None
        yield "sum of ranks", mark("sum of signed ranks"), total, None
    for total, number in ((up, test.positive), (down, test.negative)):
        yield "mean rank", mark("mean signed rank"), total / number if number else 0.0, None
    if test.positive + test.negative:
        yield "Z", mark("Wilcoxon, normal"), test.z(), None
        yield "Z", mark("Wilcoxon, normal, continuity"), test.z(continuity=True), None
        changed = test.positive + test.negative
        gap = abs(test.positive - test.negative)
        yield "chi-square", mark("McNemar, chi-square"), gap**2 / changed, None
        corrected = max(gap - 1, 0) ** 2 / changed
        yield "chi-square", mark("McNemar, chi-square, continuity"), corrected, None
        yield "Z", _ROOT, sqrt(corrected), None


def _grouped(first: FloatArray, second: FloatArray) -> Iterator[Value]:
    test = mann_whitney(first, second)
    size, other = test.first_size, test.second_size
    for u in (test.statistic, size * other - test.statistic):
        yield "U", mark("Mann-Whitney U"), u, None
    yield "Z", mark("Mann-Whitney, normal"), test.z(), None
    yield "Z", mark("Mann-Whitney, normal, continuity"), test.z(continuity=True), None
    yield "Z", mark("no tie correction"), test.z(tie_correction=False), None
    for ranks in (test.first_ranks, test.second_ranks):
        yield "W", mark("rank sum"), float(ranks.sum()), None
        yield "sum of ranks", mark("rank sum"), float(ranks.sum()), None
        yield "mean rank", mark("mean rank"), float(ranks.mean()), None
    if max(first.max(), second.max()) <= 1:
        yield from _two_by_two(int(first.sum()), size, int(second.sum()), other)


def _two_by_two(one: int, size: int, two: int, other: int) -> Iterator[Value]:
    a, b, c, d = one, size - one, two, other - two
    total = size + other
    margins = float((a + b) * (c + d) * (a + c) * (b + d))
    if not margins:  # all mothers have the same word: there is no ratio and no chi-square
        return
    gap = abs(a * d - b * c)
    yield "chi-square", _CHI_SQUARE, total * gap**2 / margins, None
    yates = total * max(gap - total / 2, 0) ** 2 / margins
    yield "chi-square", mark("Chi-square, Yates"), yates, None
    yield "chi-square", mark("Chi-square, (N - 1) / N"), (total - 1) * gap**2 / margins, None
    for found in (total * gap**2 / margins, yates):
        yield "Z", _ROOT, sqrt(found), None
    if min(a, b, c, d) > 0:
        yield from _ratios("odds ratio", a * d / (b * c), sqrt(1 / a + 1 / b + 1 / c + 1 / d))
    else:
        half = [n + 0.5 for n in (a, b, c, d)]
        spread = sqrt(sum(1 / n for n in half))
        yield from _ratios("halves", half[0] * half[3] / (half[1] * half[2]), spread)
    exact = odds_ratio(a, size, c, other)
    if exact.low > 0 and exact.high < float("inf"):
        ends = (exact.value, exact.low, exact.high)
        for value, low, high in (ends, (1 / ends[0], 1 / ends[2], 1 / ends[1])):
            yield "odds ratio", mark("conditional odds ratio"), value, None
            how = mark("exact interval of the odds ratio")
            yield "interval of the odds ratio", how, low, high
    for events, others in ((a, c), (b, d)):
        if events and others:
            spread = sqrt(1 / events - 1 / size + 1 / others - 1 / other)
            yield from _ratios("risk ratio", events * other / (others * size), spread)
            koopman = risk_ratio(events, size, others, other)
            how = mark("Koopman's interval of the risk ratio")
            yield "interval of the risk ratio", how, koopman.low, koopman.high
            yield "interval of the risk ratio", how, 1 / koopman.high, 1 / koopman.low
    yield from _differences(a, size, c, other)


def _differences(one: int, size: int, two: int, other: int) -> Iterator[Value]:
    """The intervals of the difference of two shares, both ways round, as shares and in points."""
    gap, usual = _wald(one, size, two, other)
    centre, reach = _wald(one + 1, size + 2, two + 1, other + 2)  # Agresti and Caffo
    corrected = usual + (1 / size + 1 / other) / 2
    newcombe = risk_difference(one, size, two, other)
    ways = (
        (mark("Newcombe's interval of the risk difference"), newcombe.low, newcombe.high),
        (mark("Wald's interval of the risk difference"), gap - usual, gap + usual),
        (mark("Wald's interval, continuity"), gap - corrected, gap + corrected),
        (mark("Agresti and Caffo's interval"), centre - reach, centre + reach),
    )
    for how, low, high in ways:
        low, high = max(low, -1.0), min(high, 1.0)
        for scale in (1, 100):
            yield "interval of the risk difference", how, scale * low, scale * high
            yield "interval of the risk difference", how, -scale * high, -scale * low


def _wald(one: int, size: int, two: int, other: int) -> tuple[float, float]:
    """Give the difference of two shares and how far its usual interval reaches to either side."""
    first, second = one / size, two / other
    spread = sqrt(first * (1 - first) / size + second * (1 - second) / other)
    return first - second, _NORMAL_95 * spread


def _ratios(which: str, ratio: float, spread: float) -> Iterator[Value]:
    """A ratio and its inverse, each with the usual interval on the log scale."""
    kind, of_ratio, of_interval = {
        "odds ratio": (
            "odds ratio",
            mark("odds ratio of the table"),
            mark("interval of the odds ratio"),
        ),
        "halves": (
            "odds ratio",
            mark("odds ratio, a half added to each count"),
            mark("interval of the odds ratio, a half added to each count"),
        ),
        "risk ratio": (
            "risk ratio",
            mark("risk ratio of the table"),
            mark("interval of the risk ratio"),
        ),
    }[which]
    for value in (ratio, 1 / ratio):
        yield kind, of_ratio, value, None
        reach = _NORMAL_95 * spread
        ends = exp(log(value) - reach), exp(log(value) + reach)
        yield f"interval of the {kind}", of_interval, *ends
