"""Find the figures of a paper: each number with what stands before and after it.

One pass over the numbers of each sentence. A number is held against what stands before and after
it (`vocabulary`), within a window of fixed length, so the time grows with the text and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from . import vocabulary as words
from .source import Sentence

NUMBER = re.compile(
    r"(?<![\w.,])[-+]?(?:\d{1,15}(?:[.,]\d{1,15}){0,4}|[.,]\d{1,10})(?!\d)|"
    r"(?<![\w.,])o\s?[.,]\s?o{2,4}\b"
)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:,\d{3})+")
_TO = re.compile(
    r"\s{0,2}(?:%|persen|menit|hari|tahun|minggu|bulan|jam|kg|gram|g)?\s{0,2}"
    r"(?:--?|sampai(?: dengan| ke)?|hingga|to|s/d|s\.d\.?|until|through)\s{0,2}(?:ke-?\s?)?"
)
_LIMITS = re.compile(r"\s{0,2}%?\s{0,2}(?:--?|sampai|hingga|to|s/d|[,;])\s{0,2}")
_CI = re.compile(
    r"(?:\bci\b|confidence intervals?|interval kepercayaan|\bik\b|\bki\b|selang kepercayaan)"
    r"\s{0,2}\(?\s{0,2}(?:(?:9\d(?:[.,]\d)?)\s?%)?\s{0,2}\)?[^0-9a-z]{0,6}"
    r"(?:of|was|for|dari|antara|between|sebesar|or|rr)?[^0-9a-z]{0,4}$"
)
_LEVEL = re.compile(r"\s?%\s?(?:ci\b|confidence|ik\b|ki\b|interval|selang|-ci)")
_LEVEL_BEFORE = re.compile(r"(?:\bci|\bik|interval kepercayaan|confidence interval)\s?\(?\s?$")
_DF = re.compile(
    r"(?:\b(?:t|f|r|q|qw|qb|chi-?2?|chi-square)|q-?(?:within|between)|χ\s?2?|\bx\s?2)\s?\(\s?"
    r"(?:df\s?=\s?)?(?:\d+(?:\.\d+)?\s?,\s?)?(?:df\s?=\s?)?$"
)
_DAY = re.compile(r"\b(?:hari|days?|minggu|weeks?)\s{0,2}(?:ke|of)?\s{0,2}-?\s{0,2}$")
_TH_DAY = re.compile(r"(?:st|nd|rd|th)\s{1,2}(?:postpartum |postnatal )?(?:days?|weeks?)\b")
_ALPHA_VALUES = {0.1, 0.05, 0.025, 0.01, 0.001}
_RULE = re.compile(r"(?:signifi\w+|bermakna|signific\w+|diterima|ditolak)\s(?:jika|bila|apabila|if|when|at|was|pada)\b|considered|dianggap|kriteria")
_STOP = set(
    "yang dan atau dengan pada di ke dari untuk adalah the and or of in to for with is was were are "
    "by at on as from that this sedangkan maka karena oleh ini itu sehingga serta juga dalam namun "
    "while but had has have showed who which than dibanding lebih less more sampai hingga not "
    "no setelah sebelum after before tentang about akan telah dapat bahwa jika when if".split()
)
_NOUN = re.compile(r"\s{0,2}([a-z][a-z/'-]{1,24})")
_TIGHT = ("alpha", "p-value", "size", "degrees of freedom", "mean rank", "sum of ranks", "U", "W",
          "Z", "chi-square", "F", "Q", "t", "r", "odds ratio", "risk ratio", "sd")  # fmt: skip
_LOOSE = ("median", "lowest", "highest", "mean")
STATISTICS = ("t", "F", "Z", "chi-square", "r", "Q", "U", "W")


@dataclass(frozen=True)
class Figure:
    """One printed figure.

    ``value`` and ``high`` are the two ends of a range or interval; else ``high`` is None.
    ``relation`` is "=", "<" or ">" as printed before it. ``detail`` has degrees of freedom
    ("2, 28") or the words of a row of a table. Figures that were printed as one, such as
    "17 mothers (68%)", share ``together``, the id of the first. ``cited``: the sentence names a
    year of another work, or stands in the introduction.
    """

    figure_id: str
    section: str
    sentence: int
    kind: str
    reported: str
    value: float
    high: float | None
    unit: str
    relation: str
    detail: str
    together: str
    context: str
    start: int
    end: int
    tabular: bool = False
    cited: bool = False


@dataclass(frozen=True)
class Found:
    """A figure before it has its name: what kind of number stands where."""

    kind: str
    start: int
    end: int
    value: float
    high: float | None = None
    unit: str = ""
    relation: str = "="
    detail: str = ""


def amount(text: str, kind: str = "") -> float:
    """Read a printed number: "1.100" people are 1100, but p = 0.050 and U = 15.000 are decimals."""
    written = "".join(text.split()).replace("o", "0").lstrip("+")
    counted = kind in ("", "count", "size", "weight", "distance", "volume")
    sign = -1.0 if written.startswith("-") else 1.0
    written = written.lstrip("-")
    if counted and _THOUSANDS.fullmatch(written):
        return sign * float(written.replace(".", "").replace(",", ""))
    *whole, last = re.split(r"[.,]", written)
    return sign * float(f"{''.join(whole) or '0'}.{last}" if whole else last)


def found_in(smooth: str, sentence: Sentence, spans: list[tuple[int, int]]) -> list[Found]:
    """Find the figures of one sentence; numbers inside ``spans`` (dates) are taken already."""
    found: list[Found] = []
    taken = sentence.start
    for match in NUMBER.finditer(smooth, sentence.start, sentence.end):
        if match.start() < taken or any(a <= match.start() < b for a, b in spans):
            continue
        one = _read(smooth, match, sentence, found)
        if one is not None:
            found.append(one)
            taken = max(one.end, match.end())
    found += _in_words(smooth, sentence, found)
    return sorted(found, key=lambda one: one.start)


def _windows(smooth: str, start: int, end: int, sentence: Sentence) -> tuple[str, str]:
    """Give what stands before, with single blanks, and after, as it is: its places count."""
    before = smooth[max(sentence.start, start - 110) : start]
    after = smooth[end : min(sentence.end, end + 48)]
    return re.sub(r"\s+", " ", before), re.sub(r"\s", " ", after)


def _read(
    smooth: str, match: re.Match[str], sentence: Sentence, earlier: list[Found]
) -> Found | None:
    start, end = match.span()
    text = match.group()
    before, after = _windows(smooth, start, end, sentence)
    interval = _CI.search(before)
    second = (_LIMITS if interval else _TO).match(smooth, end, sentence.end)
    other = NUMBER.match(smooth, second.end(), sentence.end) if second else None
    if _no_figure(text, before, after, start, sentence, other):
        return None
    if other is None:
        return _single(text, start, end, before, after, earlier)
    _before, after = _windows(smooth, start, other.end(), sentence)
    if interval:
        low, high = amount(text, "p"), amount(other.group(), "p")
        return Found("interval", start, other.end(), low, high)
    if words.YEAR.fullmatch(text) or words.NOT_AFTER.match(after) and not words.UNIT.match(after):
        return None
    one = _single(text, start, end, before, after, earlier)
    if one is None:
        return Found("range", start, other.end(), amount(text), amount(other.group()))
    kind = {"lowest": "range", "count": "range", "number": "range"}.get(one.kind, one.kind)
    if one.kind in ("mean", "sd", "median"):
        kind = "range"
    width = max(one.end - end, 0)
    return replace(
        one, kind=kind, end=other.end() + width, high=amount(other.group(), one.kind)
    )


def _no_figure(
    text: str, before: str, after: str, start: int, sentence: Sentence, other: object
) -> bool:
    """Whether a number names a table, a page, a year, a reference, an item of a list."""
    unit = words.UNIT.match(after) or words.PERCENT.match(after)
    if words.NOT_BEFORE.search(before) or _DF.search(before):
        return True
    if words.NOT_AFTER.match(after) and not unit and not _TH_DAY.match(after):
        return True
    if _LEVEL.match(after) or (_LEVEL_BEFORE.search(before) and after.startswith(("%", " %"))):
        return True
    if text.startswith("o") and not words.BEFORE["p-value"].search(before):
        return True
    if words.YEAR.fullmatch(text) and not unit:
        named = words.PERSONS.match(after) or words.BEFORE["size"].search(before)
        return not named
    if not before.strip() and not after.lstrip(" ")[:1].isalpha() and len(text) == 4:
        return True
    item = text.isdigit() and len(text) < 3 and after[:2] in (". ", ") ", ".")
    return item and not before.strip(" (") and other is None


def _single(
    text: str, start: int, end: int, before: str, after: str, earlier: list[Found]
) -> Found | None:
    whole = text.isdigit() or _THOUSANDS.fullmatch(text) is not None
    percent = words.PERCENT.match(after)
    unit = words.UNIT.match(after)
    for kind in _TIGHT:
        if (kind == "sd" and percent) or not words.BEFORE[kind].search(before):
            continue
        return _tight(kind, text, start, end, before, earlier)
    if percent:
        return Found("percentage", start, end + percent.end(), amount(text, "percentage"))
    persons = whole and words.PERSONS.match(after)
    shared = whole and re.match(r"\s?\(\s?\d{1,3}(?:[.,]\d+)?\s?%", after)
    if _DAY.search(before) or _TH_DAY.match(after):
        unit = "weeks" if re.search(r"minggu|week", before[-12:] + after[:12]) else "days"
        return Found("day", start, end, amount(text), unit=unit)
    if persons or shared:
        kind = "size" if words.SIZE_BEFORE.search(before) and not shared else "count"
        return Found(kind, start, end, amount(text), unit="people" if persons else "")
    for kind in _LOOSE:
        near = kind != "mean" or not whole or words.NEAR_MEAN.search(before)
        if unit and (kind != "mean" or words.unit_of(unit)[0] == "ratio"):
            near = kind == "median"
        if near and words.BEFORE[kind].search(before):
            return Found(kind, start, end, amount(text, kind), unit=_unit_after(after))
    return _measured(text, start, end, before, after, whole=whole)


def _measured(
    text: str, start: int, end: int, before: str, after: str, *, whole: bool
) -> Found | None:
    unit = words.UNIT.match(after)
    if unit:
        kind, name = words.unit_of(unit)
        if kind == "duration" and name in ("years", "months", "weeks", "days"):
            aged = words.AGE.search(before[-42:]) or words.AGE.match(after[unit.end() :].strip())
            kind = "age" if aged else kind
        return Found(kind, start, end + unit.end(), amount(text, kind), unit=name)
    part = re.search(r"\d\s?(?:[a-z]{2,14}\s){0,3}(?:of|dari|out of|/)\s?(?:the |total )?$", before)
    if whole and (part or re.search(r"(?:masing\s?-?\s?masing|\beach|total of)\s?$", before)):
        return Found("size", start, end, amount(text))
    noun = _NOUN.match(after)
    named = noun and noun.group(1) not in _STOP
    if whole and (words.COUNT_BEFORE.search(before) or (named and after[:1] == " ")):
        return Found("count", start, end, amount(text), unit=noun.group(1) if noun and named else "")
    if not whole and re.search(r"(?:sebesar|adalah|yaitu|was|were|is|=|:|of|nilai)\s?$", before):
        return Found("number", start, end, amount(text, "number"))
    return None


def _tight(
    kind: str, text: str, start: int, end: int, before: str, earlier: list[Found]
) -> Found | None:
    value = amount(text, "count" if kind == "size" else kind)
    sign = re.search(r"([<>≤≥]|kurang dari|lebih kecil dari|less than|lebih besar dari|greater than)"
                     r"[^<>≤≥0-9]{0,12}$", before)  # fmt: skip
    relation = "=" if sign is None else "<" if sign.group(1)[0] in "<≤kl" else ">"
    if sign is not None and sign.group(1) in ("lebih besar dari", "greater than"):
        relation = ">"
    if kind == "degrees of freedom":
        return None
    if kind == "p-value":
        held = relation != "=" and value in _ALPHA_VALUES
        after_p = any(one.kind == "p-value" for one in earlier)
        if value > 1 or (held and (after_p or _RULE.search(before[-60:]))):
            kind = "alpha" if value <= 1 else "p-value"
    if kind == "alpha" and "cronbach" in before:
        kind = "number"
    inside = re.search(r"\(([^()]{1,24})\)\s?[=:]?\s?$", before)
    detail = inside.group(1).strip() if inside and kind in STATISTICS else ""
    return Found(kind, start, end, value, relation=relation, detail=detail)


def _unit_after(after: str) -> str:
    unit = words.UNIT.match(after)
    return words.unit_of(unit)[1] if unit else ""


_RANK = "|".join(sorted((w for w in words.ORDINALS if len(w) > 3 or "-" in w), key=len, reverse=True))
_ANY_RANK = "|".join(sorted(words.ORDINALS, key=len, reverse=True))
_RANKS = re.compile(
    rf"(?<![\w-])({_RANK})(?:\s{{0,3}}(?:-|sampai|hingga|dan|atau|to|and|or)\s{{0,3}}(?:hari\s{{1,3}})?({_ANY_RANK}))(?![\w])"
)
_RANK_DAY = re.compile(
    rf"\b(?:hari|day)\s{{1,3}}({_RANK})(?:\s{{1,3}}(?:sampai|hingga|to)\s{{1,3}}(?:hari\s{{1,3}})?({_RANK}))?\b|\b({_RANK})\s{{1,3}}day\b"
)
_CARDINAL = re.compile(
    r"(?<![\w-])(" + "|".join(sorted(words.CARDINALS, key=len, reverse=True)) + r")\s{1,3}"
    rf"(?:{words.PEOPLE}|kelurahan|desa|kecamatan|puskesmas|provinsi|villages?|hospitals?|clinics?|"
    r"menit|jam|hari|minggu|bulan|minutes?|hours?|days?|weeks?|months?)(?![a-z])"
)


def _in_words(smooth: str, sentence: Sentence, found: list[Found]) -> Iterator[Found]:
    text = re.sub(r"\s", " ", smooth[sentence.start : sentence.end])
    taken: list[tuple[int, int]] = [(one.start, one.end) for one in found]
    for kind, pattern in (("day", _RANK_DAY), ("range", _RANKS), ("count", _CARDINAL)):
        for match in pattern.finditer(text):
            start, end = (sentence.start + place for place in match.span())
            if any(a < end and start < b for a, b in taken):
                continue
            taken.append((start, end))
            names = [name for name in match.groups() if name]
            numbers = [float({**words.ORDINALS, **words.CARDINALS}[name]) for name in names]
            high = numbers[1] if len(numbers) > 1 else None
            unit = "days" if kind == "day" else ""
            if kind == "count":
                end = start + len(names[0])
            yield Found(kind, start, end, numbers[0], high, unit=unit)
