"""Find the figures of a paper: each number with what stands before and after it.

A number is held against what stands before and after it (`vocabulary`), within a window of fixed
length, so the time grows with the text and no faster.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from midwifery_stats.language import _
from midwifery_stats.studies.printed_numbers import PRINTED_NUMBER, amount, is_grouped

from . import vocabulary as words
from .number_words import in_words
from .source import Sentence

_FRACTION = re.compile(r"/\d{1,5}(?![\d/.,])")
_PART = re.compile(r"\d\s?(?:[a-z]{2,14}\s){0,3}(?:of|dari|out of|/)\s?(?:the |total |semua )?$")
_WHOLE = re.compile(r"\s(?:of|out of|dari)\s(?:the |total )?\d|/\d")
_DAY = re.compile(r"\b(?:hari|days?|minggu|weeks?)\s{0,2}(?:ke|of)?\s{0,2}-?\s{0,2}$")
_TH_DAY = re.compile(r"(?:st|nd|rd|th)\s{1,2}(?:postpartum |postnatal )?(?:days?|weeks?)\b")
_ALPHA_VALUES = {0.1, 0.05, 0.025, 0.01, 0.001}
_EITHER = re.compile(r"\bor\s[^=:(]*$")  # "or" between words, no odds ratio
_NOUN = re.compile(r"\s{0,2}([a-z][a-z/'-]{1,24})")
_LOOSE = ("median", "lowest", "highest", "mean")
_SIGN_BEFORE = re.compile(
    rf"(<=|=<|>=|=>|[<>≤≥]|{words.SIGN_WORDS})(?:(?!\bp\b|\bsig|\bnilai)[^<>≤≥0-9]){{0,12}}$"
)
_TIGHT = tuple(kind for kind in words.BEFORE if kind not in (*_LOOSE, "level"))
_GO_ON = ("mean rank", "sum of ranks", "mean", "median", "U", "Z", "number")
STATISTICS = ("t", "F", "Z", "chi-square", "r", "Q", "U", "W")


@dataclass(frozen=True)
class Figure:
    """One printed figure.

    ``value`` and ``high`` are the ends of a range or interval; else ``high`` is None. ``relation``
    is one of = < > ≤ ≥. ``detail`` has degrees of freedom ("2, 28") or the label of a table's row.
    Figures printed as one, such as "17 mothers (68%)", share ``together``, the id of the first.
    ``cited``: the sentence names a year of another work, or stands in the introduction.
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

    @property
    def printed(self) -> str:
        """The figure as it stands in the text, with its sign if that is not "="."""
        return self.reported if self.relation == "=" else f"{self.relation} {self.reported}"

    @property
    def p_words(self) -> str:
        """A p-value as it stands in the text: "p = 0.03", "p < 0.05"."""
        return f"p {self.relation} {self.reported}"


def relation_of(sign: str) -> str:
    """Give the relation, one of = < > ≤ ≥, that a sign or its words stand for."""
    if sign[:1].isalpha():
        denied = re.match(r"(?:not|no|tidak|tak|bukan)\s", sign) is not None
        up = re.search(r"greater|higher|larger|more|above|besar|tinggi|lebih\sdari|atas", sign)
        return ("≤" if up else "≥") if denied else (">" if up else "<")
    upwards = ">" in sign or "≥" in sign
    if "≤" in sign or "≥" in sign or ("=" in sign and ("<" in sign or upwards)):
        return "≥" if upwards else "≤"
    return ">" if upwards else "<" if "<" in sign else "="


def place_text(section: str, sentence: int) -> str:
    """Say where a sentence stands, in the reader's language."""
    return _("{section}, sentence {number}").format(section=_(section), number=sentence)


def place_of(figure: Figure) -> str:
    """Say where a figure stands, in the reader's language."""
    return place_text(figure.section, figure.sentence)


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


def found_in(smooth: str, sentence: Sentence, spans: list[tuple[int, int]]) -> list[Found]:
    """Find the figures of one sentence; numbers inside ``spans`` (dates) are taken already."""
    found: list[Found] = []
    taken = sentence.start
    for match in PRINTED_NUMBER.finditer(smooth, sentence.start, sentence.end):
        if match.start() < taken or any(a <= match.start() < b for a, b in spans):
            continue
        one = _read(smooth, match, sentence, found)
        if one is not None:
            found.append(one)
            taken = max(one.end, match.end())
    taken_places = [(one.start, one.end) for one in found]
    for kind, start, end, low, high in in_words(smooth, sentence, taken_places):
        unit = "days" if kind == "day" else ""
        found.append(Found(kind, start, end, low, high, unit=unit))
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
    interval = words.CI.search(before)
    second = (words.LIMITS if interval else words.TO).match(smooth, end, sentence.end)
    other = PRINTED_NUMBER.match(smooth, second.end(), sentence.end) if second else None
    if _no_figure(text, before, after, start, sentence, other):
        return None
    if other is None or _PART.search(before):  # "from 3 of 15 to 11 of 15" is no range of sizes
        return _single(text, start, end, before, after, earlier)
    _before, after = _windows(smooth, start, other.end(), sentence)
    if interval:
        low, high = amount(text, "p"), amount(other.group(), "p")
        return Found("interval", start, other.end(), low, high)
    if words.YEAR.fullmatch(text) or (words.NOT_AFTER.match(after) and not words.UNIT.match(after)):
        return None
    one = _single(text, start, end, before, after, earlier)
    if one is None:
        return Found("range", start, other.end(), amount(text), amount(other.group()))
    ranged = one.kind in ("lowest", "count", "number", "mean", "sd", "median")
    end = other.end() + max(one.end - end, 0)
    high = amount(other.group(), one.kind)
    return replace(one, kind="range" if ranged else one.kind, end=end, high=high)


def _no_figure(
    text: str, before: str, after: str, start: int, sentence: Sentence, other: object
) -> bool:
    """Whether a number names a table, a page, a year, a reference, an item of a list."""
    unit = words.UNIT.match(after) or words.PERCENT.match(after)
    fraction = _FRACTION.match(after) or re.search(r"(?<![\d/])\d{1,5}/$", before)
    label = words.NOT_BEFORE.search(before) and not _DAY.search(before)
    if (label and not (fraction or words.CI.search(before))) or words.DF.search(before):
        return True
    if words.NOT_AFTER.match(after) and not (unit or fraction) and not _TH_DAY.match(after):
        return True
    if words.LEVEL.match(after) or (
        words.LEVEL_BEFORE.search(before)
        and not words.LEVEL_NAMED.search(before)
        and after.startswith(("%", " %"))
    ):
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
    whole = text.isdigit() or is_grouped(text)
    percent = words.PERCENT.match(after)
    unit = words.UNIT.match(after)
    for kind in _TIGHT:
        if not words.BEFORE[kind].search(before) or (percent and kind in ("sd", "p-value")):
            continue
        of_another = _DAY.search(before) or words.PERSONS.match(after) or _EITHER.search(before)
        if kind in ("odds ratio", "risk ratio") and ((whole and of_another) or percent):
            continue
        if kind == "p-value" and whole and before.rstrip()[-1:] not in "=<>≤≥:":
            continue
        return _tight(kind, text, start, end, before, after, earlier)
    if words.SPREAD_AFTER.match(after):
        return Found("mean", start, end, amount(text, "mean"))
    if percent:
        return Found("percentage", start, end + percent.end(), amount(text, "percentage"))
    if whole and _PART.search(before):
        return Found("size", start, end, amount(text))
    if whole and _WHOLE.match(after):
        return Found("count", start, end, amount(text))
    persons = whole and words.PERSONS.match(after)
    shared = whole and words.SHARE_AFTER.match(after)
    if _DAY.search(before) or _TH_DAY.match(after):
        weeks = re.search(r"minggu|week", before[-12:] + after[:12])
        return Found("day", start, end, amount(text), unit="weeks" if weeks else "days")
    if persons or shared:
        kind = "size" if words.SIZE_BEFORE.search(before) and not shared else "count"
        return Found(kind, start, end, amount(text), unit="people" if persons else "")
    for kind in _LOOSE:
        near = kind != "mean" or not whole or bool(words.NEAR_MEAN.search(before))
        if unit and (kind != "mean" or words.unit_of(unit)[0] == "ratio"):
            near = kind == "median"
        if near and words.BEFORE[kind].search(before):
            return Found(kind, start, end, amount(text, kind), unit=_unit_after(after))
    ratio = unit and words.unit_of(unit)[0] == "ratio"
    if not whole and not ratio and words.FAR_MEAN.search(before):
        return Found("mean", start, end, amount(text, "mean"), unit=_unit_after(after))
    found = _measured(text, start, end, before, after, whole=whole)
    last = earlier[-1] if earlier else None
    if found is None and not whole and last and last.kind in _GO_ON:
        between = before[len(before) - max(start - last.end, 0) :]
        if 0 < start - last.end < 80 and words.JOINS.search(between):
            return Found(last.kind, start, end, amount(text, last.kind), unit=_unit_after(after))
    return found


def _measured(
    text: str, start: int, end: int, before: str, after: str, *, whole: bool
) -> Found | None:
    unit = words.UNIT.match(after)
    if unit:
        kind, name = words.unit_of(unit)
        if kind == "duration" and name in ("years", "months", "weeks", "days"):
            aged = words.AGE.search(before, max(0, len(before) - 42))
            aged = aged or words.AGE.match(after[unit.end() :].strip())
            kind = "age" if aged else kind
        return Found(kind, start, end + unit.end(), amount(text, kind), unit=name)
    each = re.search(r"(?:masing\s?-?\s?masing|\beach|total of)\s?$", before)
    if whole and (each or re.match(r"\s(?:in )?each\b|\sper (?:group|kelompok)", after)):
        return Found("size", start, end, amount(text))
    if re.match(r"\s?per\s?\d", after):
        return Found("number", start, end, amount(text, "number"))
    noun = _NOUN.match(after)
    named = noun and noun.group(1) not in words.STOP
    if whole and (words.COUNT_BEFORE.search(before) or (named and after[:1] == " ")):
        return Found(
            "count", start, end, amount(text), unit=noun.group(1) if noun and named else ""
        )
    if not whole and re.search(r"(?:sebesar|adalah|yaitu|was|were|is|=|:|of|nilai)\s?$", before):
        return Found("number", start, end, amount(text, "number"))
    return None


def _tight(
    kind: str,
    text: str,
    start: int,
    end: int,
    before: str,
    after: str,
    earlier: list[Found],
) -> Found | None:
    value = amount(text, "count" if kind == "size" else kind)
    sign = _SIGN_BEFORE.search(before)
    relation = "=" if sign is None else relation_of(sign.group(1))
    if kind == "degrees of freedom":
        return None
    if kind == "p-value":
        held = relation != "=" and value in _ALPHA_VALUES
        p_before = bool(earlier) and earlier[-1].kind == "p-value"
        same = p_before and re.search(rf"\d{words.SAME_P.pattern}$", before)
        legend = re.search(r"[*†‡#]\s?p\s?[<≤]\s?$", before)
        if value > 1 or (held and (same or legend or words.RULE.search(before[-60:] + after))):
            kind = "alpha" if value <= 1 else "p-value"
    if kind == "alpha" and "cronbach" in before:
        kind = "number"
    inside = re.search(r"\(([^()]{1,24})\)\s?[=:]?\s?$", before)
    detail = inside.group(1).strip() if inside and kind in STATISTICS else ""
    unit = _unit_after(after.lstrip(") ")) if kind == "sd" else ""
    return Found(kind, start, end, value, unit=unit, relation=relation, detail=detail)


def _unit_after(after: str) -> str:
    return words.unit_of(unit)[1] if (unit := words.UNIT.match(after)) else ""
