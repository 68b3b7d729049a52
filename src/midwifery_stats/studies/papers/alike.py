"""The same thing stated twice with different figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from midwifery_stats.studies.checks.statements import alike
from midwifery_stats.studies.ledger import AGREES, DISAGREES, Finding
from midwifery_stats.studies.printed_numbers import fit_together

from .figures import Figure, place_of
from .paper import Desk, Row, words_of
from .vocabulary import FUNCTION_WORDS

_ACTS = {
    "massage": r"p(?:em)?ijat|massag",
    "exercise": r"senam|latihan|exercis|yoga",
    "compress": r"kompres|compress",
    "teaching": r"edukasi|penyuluhan|konseling|educat|counsel|teaching|training|pelatihan",
    "therapy": r"terapi|therap|treatment|perlakuan|intervensi|intervention|session|sesi",
    "music": r"musik|music",
}
_LASTING = re.compile(r"selama|\blama\b|durasi|waktu|\bfor\b|last(?:ed|s|ing)|duration")
_CITING = re.compile(r"[^.]{0,30}\b(?:penelitian|studi|study|menurut)\b[^.]{0,60}\(?(?:19|20)\d\d")
_PHRASED = ("day", "duration", "age", "range", "weight", "volume", "distance")
_WHOLE = {
    "population": re.compile(r"populasi|population"),
    "sample": re.compile(r"(?:besar |jumlah )?sampel|\bsamples?\b|sampling"),
}
_SIDES = {
    "intervention": r"kelompok\s{1,3}(?:intervensi|perlakuan|eksperimen)|"
    r"(?:intervention|treatment|experimental|massage)\s{1,3}(?:group|arm)",
    "control": r"kelompok\s{1,3}(?:kontrol|pembanding)|\bcontrols?\b|comparison group",
    "before": r"sebelum|pre\s?-?\s?test|before|baseline|pretest",
    "after": r"sesudah|setelah|post\s?-?\s?test|after\b",
}


def alike_rows(desk: Desk) -> Iterator[Row]:
    """Hold each figure against every other place that states the same thing."""
    for topic, figures in _topics(desk).items():
        if len(figures) < 2:
            continue
        for figure in figures:
            finding = _alike(figure, figures)
            yield desk.row(figure, finding, "" if finding.verdict == AGREES else f"-{topic[0]}")


def _alike(figure: Figure, figures: Sequence[Figure]) -> Finding:
    own = _ends(figure)
    others: dict[tuple[float, float], Figure] = {}
    for other in figures:
        if not fit_together(_ends(other), own):
            others.setdefault(_ends(other), other)
    listed = ", ".join(f"“{other.reported}” ({place_of(other)})" for other in others.values())
    found = alike(own, [_ends(one) for one in figures], listed)
    shown = [f.reported for f in figures if _ends(f) in found.usual]
    if found.verdict != DISAGREES:
        shown = [figure.reported]
    return Finding("; ".join(dict.fromkeys(shown)), found.verdict, found.explanation)


def _ends(figure: Figure) -> tuple[float, float]:
    return figure.value, figure.value if figure.high is None else figure.high


def _topics(desk: Desk) -> dict[tuple[str, ...], list[Figure]]:
    """Put figures together that speak of the same thing, by their words."""
    topics: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    taken: set[str] = set()
    for figure in desk.paper.found:
        other = figure.section == "introduction" or _CITING.match(desk.sentence(figure))
        if not (other or figure.tabular) and (key := _topic(desk, figure)) is not None:
            topics[key].append(figure)
            taken.add(figure.figure_id)
    _leave_out_what_has_two(topics)
    for side in ("sentence", "after", "before"):
        same: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
        for figure in desk.paper.found:
            if figure.figure_id in taken or figure.cited or figure.tabular:
                continue
            if (words := _phrase(desk, figure, side)) is not None:
                same[("words", side, figure.kind, figure.unit, *words)].append(figure)
        for key, figures in same.items():
            if len({(f.value, f.high) for f in figures}) > 1 and len(figures) > 1:
                topics[key] += [f for f in figures if f.figure_id not in taken]
                taken.update(f.figure_id for f in figures)
    return topics


def _leave_out_what_has_two(topics: dict[tuple[str, ...], list[Figure]]) -> None:
    """Leave out what one sentence gives two figures for: then there are two of it."""
    for key in [key for key in topics if key[0] == "lasting"]:
        told: dict[tuple[str, int], set[float]] = defaultdict(set)
        for figure in topics[key]:
            told[figure.section, figure.sentence].add(figure.value)
        if any(len(values) > 1 for values in told.values()):
            del topics[key]


def _topic(desk: Desk, figure: Figure) -> tuple[str, ...] | None:
    before = clause_before(desk, figure)
    if figure.kind == "duration" and figure.unit in ("minutes", "seconds"):
        acts = [name for name, act in _ACTS.items() if re.search(act, before)]
        if not acts or not _LASTING.search(before):
            return None
        return ("lasting", acts[0], figure.unit, group_and_time(desk, figure)[0])
    if figure.kind == "size" and figure.unit == "people" and not figure.cited:
        sentence = desk.sentence(figure)
        place = figure.start - desk.begins(figure)
        named = [
            (match.start(), name)
            for name, pattern in _WHOLE.items()
            for match in pattern.finditer(sentence[:place])
        ]
        groups = re.search(
            rf"(?:{_SIDES['intervention']}|{_SIDES['control']})[^.]{{0,30}}$", sentence[:place]
        )
        if named and not groups and place - max(named)[0] < 260:
            return ("whole", max(named)[1])
    if figure.kind == "date" and figure.unit == "year":
        return ("year",)
    return None


def clause_before(desk: Desk, figure: Figure) -> str:
    """Give what stands before a figure, back to the figure or the comma before it."""
    first = desk.begins(figure)
    begin = max([first, *(f.end for f in desk.beside(figure) if f.end <= figure.start)])
    before = desk.smooth[max(begin, figure.start - 90) : figure.start]
    return before.rsplit(",", 1)[-1] if begin == first else before


def _phrase(desk: Desk, figure: Figure, side: str) -> tuple[str, ...] | None:
    """Give the words beside a figure that make it the same statement as another."""
    sentence = desk.sentence(figure)
    if not sentence or (side == "sentence") == (figure.kind in _PHRASED):
        return None
    if side == "sentence":
        words, telling = _all_words(sentence)
        number = desk.beside(figure).index(figure)
        return (*words, str(number)) if telling >= 8 else None
    place = figure.start - desk.begins(figure)
    length = figure.end - figure.start
    if side == "after":
        near = list(words_of(sentence[place + length : place + length + 90]))[:5]
        told = [w for w in near if w not in FUNCTION_WORDS]
        if len(near) < 5 or len(told) < 4:
            return None
        near += list(words_of(sentence[max(0, place - 40) : place]))[-2:]
    else:
        text = sentence[max(0, place - 110) : place]
        text = re.split(r"[\d;]", text)[-1]
        near = list(words_of(text))[-5:]
        told = [w for w in near if w not in FUNCTION_WORDS]
        if len(near) < 4 or len(told) < 3:
            return None
    return (*near, *group_and_time(desk, figure))


@lru_cache(maxsize=8)  # the figures of a sentence come one after the other
def _all_words(sentence: str) -> tuple[tuple[str, ...], int]:
    """Give the words of a sentence and how many of them say something."""
    words = tuple(words_of(sentence))
    return words, sum(word not in FUNCTION_WORDS for word in words)


def group_and_time(desk: Desk, figure: Figure) -> tuple[str, str]:
    """Say which group and which time a figure is about, as far as the words before it say it."""
    context = desk.smooth[max(desk.begins(figure), figure.start - 400) : figure.start]
    if not any(re.search(side, context) for side in _SIDES.values()):
        start = desk.begins(figure)
        context = desk.smooth[max(0, start - 400) : start]
    last = {
        name: max((m.start() for m in re.finditer(side, context)), default=-1)
        for name, side in _SIDES.items()
    }
    group = max(("intervention", "control"), key=lambda name: last[name])
    time = max(("before", "after"), key=lambda name: last[name])
    return (group if last[group] >= 0 else "", time if last[time] >= 0 else "")
