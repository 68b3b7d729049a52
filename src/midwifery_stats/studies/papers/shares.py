"""Percentages, counts and words of share, held against every size that the paper names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from midwifery_stats.inference.printed import counts_reporting, sizes_reporting
from midwifery_stats.language import _, decimal
from midwifery_stats.studies.checks.counts import percent_text, share_finding
from midwifery_stats.studies.ledger import AGREES, ASSUMING, DISAGREES, NOT_RECOMPUTABLE, Finding
from midwifery_stats.studies.printed_numbers import rounds_to

from .figures import Figure
from .paper import Desk, Row, cut_to, printed
from .vocabulary import POINTS

LARGEST_TRIED = 60
_SETTING = re.compile(
    r"(?:power|kekuatan|drop\s?-?out|kesalahan|confidence|kepercayaan|taraf|presisi|precision|"
    r"error|loss to follow|attrition|derajat|dosis|dose|concentration|kadar|larutan|alcohol|"
    r"alkohol|target|cakupan|coverage|meningkat|menurun|increase[ds]?|decrease[ds]?|naik|turun|"
    r"reduction|penurunan|peningkatan)[^.;]{0,40}$"
)
_SETTING_AFTER = re.compile(
    r"\s{0,2}(?:increase|decrease|reduction|higher|lower|peningkatan|penurunan|lebih|attrition|"
    r"drop|for loss|for attrition|ci\b|confidence|sensitiv|spesif|specif|(?:statistical\s)?power|"
    r"kekuatan|(?:significance\s)?level\b|significance|taraf|(?:margin of\s)?error|non-?response|"
    r"alcohol|alkohol|glucose|glukosa|dextrose|dekstrosa|solution|larutan)"
)
_DIFFERENCE = re.compile(
    r"\b(?:differences?|selisih(?:nya)?|beda(?:nya)?|perbedaan(?:nya)?)\s{1,2}"
    r"(?:(?:of|was|is|adalah|sebesar|ialah|yaitu)\s{1,2})*$"
)


def percentage_rows(desk: Desk) -> Iterator[Row]:
    """Hold each percentage against its count and its size."""
    for figure in desk.paper.found:
        if figure.kind != "percentage":
            continue
        count = desk.partner(figure, "count")
        if is_difference(desk, figure):
            yield desk.row(figure, _difference(figure))
        elif figure.high is not None:
            yield desk.row(figure, _no_share(desk, figure))
        elif count is not None and count.high is None:
            yield desk.row(figure, _pair(desk, count, figure))
        elif (mean := desk.partner(figure, "mean")) is not None:
            yield desk.row(figure, _of_a_mean(desk, mean, figure))
        elif _is_setting(desk, figure):
            yield desk.row(figure, _no_share(desk, figure))
        else:
            finding, sure = _alone(desk, figure)
            yield desk.row(figure, finding, sure=sure)


def is_difference(desk: Desk, figure: Figure) -> bool:
    """Whether it is a difference of two percentages: percentage points, or called so."""
    before = desk.smooth[max(desk.begins(figure), figure.start - 40) : figure.start]
    points = POINTS.match(desk.smooth, figure.end - 1) or POINTS.search(figure.reported.lower())
    return points is not None or _DIFFERENCE.search(before) is not None


def _difference(figure: Figure) -> Finding:
    text = _("{printed} is a difference of two percentages, and no share of mothers.")
    return Finding("", NOT_RECOMPUTABLE, text.format(printed=figure.reported))


def _is_setting(desk: Desk, figure: Figure) -> bool:
    """Whether a percentage is a level, a dose, a change or a target, and no share of mothers."""
    before = desk.smooth[max(desk.begins(figure), figure.start - 60) : figure.start]
    after = _SETTING_AFTER.match(desk.smooth, figure.end)
    return _SETTING.search(before) is not None or after is not None


def sizes_giving(part: int, percent: Decimal, largest: int = 1000) -> list[int]:
    """Give the sizes of which so many would be printed as this percentage."""
    if part == 0 or percent <= 0:
        return []
    middle = 100 * part / float(percent)
    spread = middle / max(float(percent), 0.1) + 2
    low, high = max(part, int(middle - spread)), min(largest, int(middle + spread))
    return [n for n in range(low, high + 1) if rounds_to(Decimal(100 * part) / n, percent)]


def _pair(desk: Desk, count: Figure, figure: Figure) -> Finding:
    """A count and its percentage: "17 mothers (68%)"."""
    part, percent = int(count.value), printed(figure)
    own = desk.partner(figure, "size")
    if own is not None and own.value >= 1:
        return _of(part, int(own.value), figure)
    near = desk.near_sizes(count)
    named = list(dict.fromkeys([*near, *desk.sizes]))
    fitting = [n for n in named if n >= part and rounds_to(Decimal(100 * part) / n, percent)]
    if fitting and near and fitting[0] not in near:
        text = _(
            "{part} is {printed} of {size}, but its own sentence names {named}: it fits if it is a "
            "share of the {size}."
        )
        written = text.format(part=part, printed=figure.reported, size=fitting[0], named=_or(near))
        return Finding(percent_text(part, fitting[0]), ASSUMING, written)
    if fitting:
        return share_finding(part, fitting[0], figure.reported)
    possible = sizes_giving(part, percent)
    cut = [n for n in named if n >= part and cut_to(Decimal(100 * part) / n, percent)]
    if cut and not figure.cited:
        return _of(part, cut[0], figure)
    if not possible:
        held = next((n for n in named if n >= part), None)
        return _impossible(part, held, figure)
    if figure.cited or not named:
        return Finding(
            percent_sizes(possible),
            NOT_RECOMPUTABLE,
            _("The size is not named here; {part} is {printed} of {sizes}.").format(
                part=part, printed=figure.reported, sizes=_or(possible)
            ),
        )
    held = next((n for n in named if n >= part), named[0])
    finding = share_finding(part, held, figure.reported) if held >= part else None
    counted = next((n for n in _counted(desk, figure) if n in possible), None)
    if counted is not None:
        text = _("{part} is {printed} of {size}: it fits if it is a share of those {size}.")
        written = text.format(part=part, printed=figure.reported, size=counted)
        return Finding(percent_text(part, counted), ASSUMING, written)
    return Finding(
        finding.recomputed if finding else "",
        DISAGREES if near else ASSUMING,
        _(
            "{part} is {printed} of {possible}, a size that the text does not name; of {named} it "
            "is {percent}."
        ).format(
            part=part,
            printed=figure.reported,
            possible=_or(possible),
            named=held,
            percent=finding.recomputed if finding else "?",
        ),
    )


def _counted(desk: Desk, figure: Figure) -> list[int]:
    """Give the counts before a figure, the last one first: "45 completed it; of these, 30"."""
    own = desk.partner(figure, "count")
    near = [
        f
        for back in (1, 0)
        for f in desk.by_sentence.get((figure.section, figure.sentence - back), [])
        if f.kind == "count" and f.end <= figure.start and f.high is None and f != own
    ]
    return [int(f.value) for f in reversed(near)]


def percent_sizes(sizes: Sequence[int]) -> str:
    """Write "n = 15, 30"."""
    return _("n = {sizes}").format(sizes=", ".join(map(str, sizes)))


def _impossible(part: int, size: int | None, figure: Figure) -> Finding:
    if size is None:
        return Finding(
            "",
            DISAGREES,
            _("No whole number of mothers makes {part} to {printed}.").format(
                part=part, printed=figure.reported
            ),
        )
    return Finding(
        percent_text(part, size),
        DISAGREES,
        _(
            "{part} of {size} is {percent}, and there is no number of mothers of whom {part} is "
            "{printed}."
        ).format(part=part, size=size, percent=percent_text(part, size), printed=figure.reported),
    )


def _of(part: int, size: int, figure: Figure) -> Finding:
    """A part of a size that was printed with it."""
    value = Decimal(100 * part) / size
    if not rounds_to(value, printed(figure)) and cut_to(value, printed(figure)):
        return Finding(
            f"{decimal(float(value), 2)}%",
            ASSUMING,
            _("{part} of {size} is {percent}: it fits if it was cut off, not rounded.").format(
                part=part, size=size, percent=f"{decimal(float(value), 2)}%"
            ),
        )
    return share_finding(part, size, figure.reported)


def _of_a_mean(desk: Desk, mean: Figure, figure: Figure) -> Finding:
    wholes = [
        f for f in desk.beside(figure) if f.kind in ("size", "count") and f.value >= mean.value
    ]
    for whole in wholes:
        value = 100 * Decimal(repr(mean.value)) / Decimal(repr(whole.value))
        if rounds_to(value, printed(figure)):
            return Finding(
                percent_text(mean.value, whole.value),
                AGREES,
                _("{part} of {size} is {percent}.").format(
                    part=mean.reported,
                    size=whole.reported,
                    percent=percent_text(mean.value, whole.value),
                ),
            )
    return Finding("", NOT_RECOMPUTABLE, _("The text does not say of what this is a share."))


def _no_share(desk: Desk, figure: Figure) -> Finding:
    return Finding(
        "",
        NOT_RECOMPUTABLE,
        _("This percentage is no share of the mothers in this text, so there is no count for it."),
    )


def _alone(desk: Desk, figure: Figure) -> tuple[Finding, bool]:
    """A percentage without its count: which counts of which named size give it?"""
    percent = printed(figure)
    likely = 0 <= percent <= 100
    near = desk.near_sizes(figure) or _sizes_before(desk, figure)
    named = list(dict.fromkeys([*near, *([] if figure.cited else desk.sizes)]))
    for size in named:
        counts = counts_reporting(f"{percent}%", size=size) if likely else []
        if not counts:
            continue
        sure = size >= 100 * 10 ** max(0, -int(percent.as_tuple().exponent))
        verdict = AGREES if size in near or len(named) == 1 else ASSUMING
        text = _("{counts} of {size} is {percent}.")
        if verdict == ASSUMING:
            text = _("{counts} of {size} is {percent}, if it is a share of these {size}.")
        if sure:
            text = _("Out of {size}, every percentage can be had: this one says nothing new.")
        return Finding(
            _("{part} of {size}").format(part=_or(counts), size=size),
            verdict,
            text.format(counts=_or(counts), size=size, percent=f"{figure.reported.rstrip(' %')}%"),
        ), sure
    sizes = sizes_reporting(f"{percent}%", largest=LARGEST_TRIED) if likely else []
    return _no_size(figure, near, sizes, apart=_is_apart(desk, figure)), False


def _is_apart(desk: Desk, figure: Figure) -> bool:
    """Whether no size of its own sentence is there for it alone: "15 of 20 came, and 69.6%"."""
    before = [f for f in desk.beside(figure) if f.end <= figure.start]
    size = next((f for f in reversed(before) if f.kind != "percentage"), None)
    if size is None or size.kind != "size" or size.together != size.figure_id:
        return True
    between = desk.smooth[size.end : figure.start]
    return len(re.findall(r"\d+(?:[.,]\d+)?", between)) > len(before) - before.index(size) - 1


def _no_size(figure: Figure, named: Sequence[int], sizes: Sequence[int], *, apart: bool) -> Finding:
    missing = bool(figure.cited or not named or apart)
    if missing and len(sizes) == LARGEST_TRIED:
        text = _("The number of mothers is missing; any number of mothers can give {printed}.")
    elif missing and sizes:
        text = _(
            "The number of mothers is missing; up to {largest} mothers, only {sizes} can give "
            "{printed}."
        )
    elif missing:
        text = _("The number of mothers is missing; none up to {largest} can give {printed}.")
    elif sizes:
        text = _(
            "No number of mothers out of {named} gives {printed}; up to {largest} mothers, these "
            "sizes do: {sizes}."
        )
    else:
        text = _("No number of mothers out of {named} gives {printed}.")
    listed = ", ".join(map(str, sizes))
    return Finding(
        percent_sizes(sizes) if sizes else "",
        NOT_RECOMPUTABLE if missing else DISAGREES,
        text.format(named=_or(named), printed=figure.reported, largest=LARGEST_TRIED, sizes=listed),
    )


def _sizes_before(desk: Desk, figure: Figure) -> tuple[int, ...]:
    """Sizes of the sentence or two before, where the figure's own sentence names none."""
    for back in (1, 2):
        key = (figure.section, figure.sentence - back)
        sizes = [f for f in desk.by_sentence.get(key, []) if f.kind == "size" and f.unit != "ha"]
        if sizes:
            return tuple(dict.fromkeys(int(f.value) for f in reversed(sizes) if f.value >= 1))
    return ()


def _or(values: Sequence[int]) -> str:
    shown = [str(value) for value in values[:6]] + (["…"] if len(values) > 6 else [])
    if len(shown) < 2:
        return "".join(shown)
    return ", ".join(shown[:-1]) + _(" or ") + shown[-1]
