"""Find all figures of a text: sentence by sentence, the rows of its tables, its dates.

Figures that were printed as one, such as "17 mothers (68%)", are joined.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from midwifery_stats.studies.printed_numbers import PRINTED_NUMBER, amount

from . import vocabulary as words
from .figures import Figure, Found, found_in, relation_of
from .joined import joined
from .source import Sentence

_HEADS = (
    ("mean rank", r"mean rank|peringkat rata-rata"),
    ("sum of ranks", r"sum of ranks|jumlah peringkat"),
    ("p-value", r"p\s?-?\s?values?|nilai p|asymp\. sig\.?|\bsig\b\.?|(?<![a-z])p(?![a-z])"),
    ("percentage", r"persen(?:tase)?(?:\s?\(%\))?|percent(?:age)?|\(?%\)?"),
    ("sd", r"\bsd\b|std\.? ?dev\w*\.?|simpangan baku|standar deviasi"),
    ("mean", r"\bmean\b|rata-rata|rerata"),
    ("median", r"\bmedian\b"),
    ("lowest", r"\bmin(?:imum)?\b|terendah"),
    ("highest", r"\bma(?:x|ks)(?:imum)?\b|tertinggi"),
    ("count", r"frekuensi|frequency|jumlah|(?<![a-z])[nf](?![a-z])|count"),
)
_HEAD = re.compile("|".join(f"(?P<h{i}>{head})" for i, (_k, head) in enumerate(_HEADS)))
MOST_NUMBERS = 10_000
"""In a text with more, only the first are read: a paper of 20 pages has a few hundred."""
TOTAL = re.compile(r"\b(?:total|jumlah|seluruh)\b")
_PAGE = re.compile(
    r"(?:^|\n)[ ]{0,40}\n[ ]{0,40}(\d{1,4})[ ]{0,40}\n(?![ ]{0,40}[\d.,]{1,9}[ ]{0,40}\n)"
)
_DATE = re.compile(
    r"(?<![\w.])(?:(\d{1,2})\s{1,2})?"
    rf"(?:(?P<one>{words.MONTHS})\s{{0,2}}(?:-|sampai(?: dengan)?|hingga|to|s/d)\s{{0,2}}"
    rf"(?:\d{{1,2}}\s{{1,2}})?)?(?P<two>{words.MONTHS})\b(?:\s{{1,2}}(?P<year>20\d\d)\b)?"
)
_YEAR_OF_STUDY = re.compile(r"(?:tahun|year|\bin|during)\s{0,3}((?:19|20)\d\d)(?!\s?[);\d])")


def rows(smooth: str, table: Sequence[Sentence], before: int) -> Iterator[tuple[Sentence, Found]]:
    """Read the rows of one table; ``before`` is where the text before it begins."""
    heads = [
        _HEADS[int(str(match.lastgroup)[1:])][0]
        for match in _HEAD.finditer(smooth, before, table[0].start)
    ]
    for row in table:
        found = PRINTED_NUMBER.finditer(smooth, row.start, row.end)
        cells = _last_cells(smooth, [m for m in found if _is_cell(smooth, m, row)], row)
        if cells:
            label = smooth[row.start : cells[0].start()].strip(" |\t\n(")
            for cell, kind in zip(cells, _kinds(smooth, cells, heads, label), strict=True):
                yield row, _cell(smooth, cell, kind, label, row)


def _is_cell(smooth: str, match: re.Match[str], row: Sentence) -> bool:
    after = smooth[match.end() : min(row.end, match.end() + 10)]
    return not after[:1].isalpha() and not re.match(r"\s?-?\s?tailed", after)


def _last_cells(smooth: str, cells: list[re.Match[str]], row: Sentence) -> list[re.Match[str]]:
    """Leave out numbers of the label: "Usia 25-30 tahun   18   72"."""
    for place in range(len(cells) - 1, 0, -1):
        between = smooth[cells[place - 1].end() : cells[place].start()]
        if re.search(r"[a-z]{2,}", between) or between.strip() in ("-", "–"):
            return cells[place:] if re.search("[a-z]", between) else cells[place + 1 :] or cells
    unnamed = cells and not smooth[row.start : cells[0].start()].strip(" |")
    if unnamed and len(cells) == 4 and cells[1].group().startswith("-"):
        return cells[1:]
    return cells


def _kinds(
    smooth: str, cells: Sequence[re.Match[str]], heads: Sequence[str], label: str
) -> list[str]:
    named = _HEAD.fullmatch(label.strip(" :=")) if len(label) < 40 else None
    for kind in ("p-value", "Z", "U", "W", "t", "chi-square"):
        if words.BEFORE[kind].search(f"{label} = "):
            return [kind] * len(cells)
    told = _HEADS[int(str(named.lastgroup)[1:])][0] if named else "count"
    # Under "n" and "%" a row SD is an elementary school (sekolah dasar).
    if told != "count" and not (told == "sd" and {"count", "percentage"} <= {*heads}):
        return [told] * len(cells)
    for size in range(len(heads), 0, -1):
        if (len(cells) % size == 0 and len(heads) % size == 0) or size == len(cells):
            repeated = list(heads[-size:]) * (len(cells) // size)
            if len(repeated) == len(cells) and _fits(smooth, cells, repeated):
                return repeated
    guess = ["count" if m.group().isdigit() else "percentage" for m in cells]
    for place in range(1, len(cells)):
        if guess[place - 1] == "count" and (place + 1) % 2 == 0 and _up_to_100(cells[place]):
            guess[place] = "percentage"
    last = cells[-1].group()
    if "p-value" in heads and len(last) > 3 and not last.isdigit() and amount(last, "p") <= 1:
        guess[-1] = "p-value"
    return guess


def _fits(smooth: str, cells: Sequence[re.Match[str]], kinds: Sequence[str]) -> bool:
    return all(
        (kind != "count" or cell.group().replace(".", "").isdigit())
        and (kind != "p-value" or amount(cell.group(), "p") <= 1)
        and (kind != "percentage" or _up_to_100(cell))
        and (smooth[cell.end() : cell.end() + 2].strip()[:1] != "%" or kind == "percentage")
        for cell, kind in zip(cells, kinds, strict=True)
    )


def _up_to_100(cell: re.Match[str]) -> bool:
    return amount(cell.group(), "percentage") <= 100


def _cell(smooth: str, cell: re.Match[str], kind: str, label: str, row: Sentence) -> Found:
    percent = words.PERCENT.match(smooth, cell.end(), min(row.end, cell.end() + 12))
    if percent:
        kind = "percentage"
    elif kind == "count" and TOTAL.search(label):
        kind = "size"
    before = smooth[max(row.start, cell.start() - 3) : cell.start()]
    return Found(
        kind,
        cell.start(),
        percent.end() if percent else cell.end(),
        amount(cell.group(), kind),
        relation=relation_of("".join(char for char in before if char in "<>=≤≥")),
        detail=" ".join(label.split()),
    )


def dates(smooth: str, sentence: Sentence) -> list[Found]:
    """Find days and months: "12 Mei 2024", "Mei - Juli", "March 2023"."""
    found = []
    for match in _DATE.finditer(smooth, sentence.start, sentence.end):
        months, year = (match["one"], match["two"]), match["year"]
        if match["two"] in ("may", "march") and not (year or months[0]):
            continue
        known = year or months[0] or re.search(r"bulan\s{1,2}$", smooth[: match.start()][-8:])
        if re.search(
            r"(?:vol|no)\.?\s?\d*[^\n]{0,12}$", smooth[max(0, match.start() - 24) : match.start()]
        ):
            continue  # the issue of a journal
        if known or match.group(1):
            found.append(Found("date", match.start(), match.end(), float(year or 0)))
    return found


def study_years(smooth: str, parts: Sequence[Sentence]) -> list[tuple[Sentence, Found]]:
    """Find the year of the study, once in each section: the one that "in" or "tahun" names most.

    Every other year is the year of a reference, a law or a target, and no figure.
    """
    found = [
        (sentence, match)
        for sentence in parts
        if sentence.section != "references"
        for match in _YEAR_OF_STUDY.finditer(smooth, sentence.start, sentence.end)
        if "target" not in smooth[max(sentence.start, match.start() - 40) : match.start()]
    ]
    counts = Counter(match.group(1) for _sentence, match in found).most_common(2)
    if not counts or counts[0][1] < 3 or (len(counts) > 1 and counts[1][1] == counts[0][1]):
        return []
    first: dict[str, tuple[Sentence, Found]] = {}
    for sentence, match in found:
        if match.group(1) == counts[0][0]:
            one = Found("date", match.start(1), match.end(1), float(match.group(1)), unit="year")
            first.setdefault(sentence.section, (sentence, one))
    return list(first.values())


def all_figures(text: str, smooth: str, parts: Sequence[Sentence]) -> tuple[Figure, ...]:
    """Find and name the figures of a whole text, in its order."""
    beyond = next(islice(PRINTED_NUMBER.finditer(smooth), MOST_NUMBERS, None), None)
    if beyond is not None:
        parts = [part for part in parts if part.end <= beyond.start()]
    cited = _cited(smooth, parts)
    found = sorted(_all_found(smooth, parts), key=lambda pair: pair[1].start)
    figures = [
        _figure(f"f{number:03d}", sentence, one, text, cited=sentence in cited)
        for number, (sentence, one) in enumerate(found, start=1)
    ]
    return joined(figures, smooth)


def _all_found(smooth: str, parts: Sequence[Sentence]) -> Iterator[tuple[Sentence, Found]]:
    years = study_years(smooth, parts)
    yield from years
    pages = {match.start(1) for match in _PAGE.finditer(smooth)}
    table: list[Sentence] = []
    last = 0
    for sentence in (*parts, None):
        if sentence is not None and sentence.tabular and sentence.section != "references":
            table.append(sentence)
            continue
        if table:
            yield from rows(smooth, table, max(last, table[0].start - 160))
            last = table[-1].end
            table = []
        if sentence is not None and sentence.section not in ("references", "other"):
            days = dates(smooth, sentence)
            yield from ((sentence, day) for day in days)
            spans = [(day.start, day.end) for day in days]
            spans += [(y.start, y.end) for one, y in years if one is sentence]
            found = found_in(smooth, sentence, spans)
            yield from ((sentence, one) for one in found if one.start not in pages)


def _cited(smooth: str, parts: Sequence[Sentence]) -> set[Sentence]:
    """Sentences on other works: those that name a year of one, and those that go on from them."""
    cited: set[Sentence] = set()
    before: Sentence | None = None
    for sentence in parts:
        names = words.CITED.search(smooth, sentence.start, sentence.end)
        own = words.OWN.search(smooth, sentence.start, sentence.end)
        goes_on = before in cited and words.GOES_ON.match(smooth, sentence.start, sentence.end)
        if sentence.section == "introduction" or names or (goes_on and not own):
            cited.add(sentence)
        before = sentence
    return cited


def _figure(name: str, sentence: Sentence, one: Found, text: str, *, cited: bool) -> Figure:
    return Figure(
        figure_id=name,
        section=sentence.section,
        sentence=sentence.number,
        kind=one.kind,
        reported=" ".join(text[one.start : one.end].split()),
        value=one.value,
        high=one.high,
        unit=one.unit,
        relation=one.relation,
        detail=one.detail,
        together=name,
        context=" ".join(text[sentence.start : sentence.end].split())[:600],
        start=one.start,
        end=one.end,
        tabular=sentence.tabular,
        cited=cited,
    )
