"""What a paper says about its shares in words: most, nearly all, a majority, half."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from midwifery_stats.language import _
from midwifery_stats.studies.checks.counts import percent_text
from midwifery_stats.studies.checks.words import HALF, RANKS, SHARES, Judgement
from midwifery_stats.studies.ledger import AGREES, ASSUMING, DISAGREES, Finding

from .figures import Figure, place_text
from .paper import Desk, Row, printed
from .source import Sentence

_HALF = r"(?:setengah(?:nya)?|separuh(?:nya)?|separo)"
_WORDS = (
    ("nearly all",
        r"hampir\s{1,3}(?:dari\s{1,3})?(?:seluruh(?:nya)?|semua(?:nya)?)|nearly all|"
        r"almost all"),
    ("nearly half",
        rf"hampir\s{{1,3}}(?:dari\s{{1,3}})?{_HALF}|(?:nearly|almost|"
        rf"just under) (?:a )?half"),
    ("more than half", rf"lebih\sdari\s{_HALF}|more than half|over half"),
    ("less than half", rf"kurang\sdari\s{_HALF}|(?:less|fewer) than half|under half"),
    ("half", rf"(?<!dari ){_HALF}(?=\s{{1,3}}(?:dari\s{{1,3}})?(?:responden|ibu|nya))|\bhalf of\b"),
    ("most",
        r"se[bp]a?gian\s{1,3}besar|kebanyakan|\bmost (?:of|mothers|women|"
        r"respondents|participants|patients|were|had)|\bmostly\b"),
    ("majority", r"mayoritas|\bmajority\b"),
    ("small part", r"sebagian\s{1,3}kecil|\ba few of\b|\ba small (?:part|proportion|number)\b"),
    ("minority", r"minoritas|\bminority\b"),
    ("all",
        r"seluruhnya|semuanya|(?<!dari )(?:seluruh|semua)\s(?:responden|ibu|bayi|"
        r"pasien|memiliki)|\ball (?:of the )?(?:\d+ )?(?:mothers|women|participants|"
        r"respondents|patients|infants)\b(?! who)"),
)  # fmt: skip
_WORD = re.compile("|".join(f"(?P<w{i}>{word})" for i, (_n, word) in enumerate(_WORDS)))
_BREAK = re.compile(
    r"\b(?:(?:dan|and)\s{1,3}(?:setelah|sesudah|sebelum|after|before)|sedangkan|"
    r"sisanya|selebihnya|namun|tetapi|while|whereas|but|remaining|the rest|"
    r"others?)\b|;"
)
_JOINS = re.compile(r"\b(?:and|dan|or|atau|of whom|of which|di antaranya)\b")
_LINKS = re.compile(
    r"(?:\d|\W|\b(?:dan|and|orang|responden|ibu|tahun|years?|sebanyak|aged|"
    r"mothers|women|karyawan|swasta|wiraswasta|pns|buruh|petani)\b)*"
)


def share_word_rows(desk: Desk) -> Iterator[Row]:
    """Hold each word of share against the figures that follow it in its sentence."""
    for sentence in desk.paper.sentences:
        figures = [
            f
            for f in desk.by_sentence.get((sentence.section, sentence.number), [])
            if f.kind == "percentage" and f.high is None and f.start >= sentence.start
        ]
        if not figures:
            continue
        found = list(_WORD.finditer(desk.smooth, sentence.start, sentence.end))
        for place, match in enumerate(found):
            end = found[place + 1].start() if place + 1 < len(found) else sentence.end
            if (stop := _BREAK.search(desk.smooth, match.end(), end)) is not None:
                end = stop.start()
            told = [f for f in figures if match.end() <= f.start < end]
            yield from _word_rows(desk, sentence, match, told, figures)


def _word_rows(
    desk: Desk, sentence: Sentence, match: re.Match[str], told: list[Figure], all_of: list[Figure]
) -> Iterator[Row]:
    name = _WORDS[int(str(match.lastgroup)[1:])][0]
    if not told or told[0].start - match.end() > 220:
        return
    word = f"“{' '.join(desk.paper.text[match.start() : match.end()].split())}”"
    together = _listed(desk, told)
    alone = [_finding(desk, name, word, [figure], all_of) for figure in together]
    found = alone[0]
    if all(finding.verdict == DISAGREES for finding in alone):
        joined = _finding(desk, name, word, together, all_of)
        found = found if joined.verdict == DISAGREES else joined
    # "Most were married and 30% smoked", "all had one child (60%) or more (40%)": not its share.
    counted = desk.partner(told[0], "count")
    between = desk.smooth[match.end() : counted.start if counted else told[0].start]
    another = _JOINS.search(between) or (counted is None and between.rstrip().endswith(","))
    if found.verdict == DISAGREES and (another or (name == "all" and len(told) > 1)):
        return
    yield words_row(desk, sentence, match, found, "wording", f"{match.start()}-1")


def _finding(
    desk: Desk, name: str, word: str, figures: list[Figure], all_of: list[Figure]
) -> Finding:
    """Hold a word against a share, or against several that are listed as one."""
    shares = [_share(desk, figure) for figure in figures]
    share = sum(shares, Fraction(0))
    others = [_share(desk, figure) for figure in all_of if figure not in figures]
    verdict, text = _judged(name, share, max(shares), others)
    if share > 1 and len(shares) > 1:
        verdict = DISAGREES
    amount = percent_text(float(100 * share), 100)
    listed = " + ".join(figure.reported for figure in figures)
    listed += f" = {amount}" if len(figures) > 1 else ""
    return Finding(amount, verdict, text.format(word=word, amount=listed))


def _listed(desk: Desk, told: list[Figure]) -> list[Figure]:
    """Give the first share and those listed with it: "(40%) and 31-35 (30%)"."""
    listed = told[:1]
    for figure in told[1:]:
        between = desk.smooth[listed[-1].end : figure.start]
        if len(between) > 80 or not _LINKS.fullmatch(between):
            break
        listed.append(figure)
    return listed


def _share(desk: Desk, figure: Figure) -> Fraction:
    count = desk.partner(figure, "count")
    if count is not None:
        for size in desk.sizes:
            if size >= count.value and round(100 * count.value / size) == round(figure.value):
                return Fraction(int(count.value), size)
    return min(Fraction(printed(figure)) / 100, Fraction(10))


def _judged(name: str, share: Fraction, part: Fraction, others: list[Fraction]) -> Judgement:
    if name in SHARES:
        return SHARES[name](share)
    if name in RANKS:
        scaled = {str(place): int(10_000 * other) for place, other in enumerate(others)}
        return RANKS[name](share, int(10_000 * part), scaled)
    return _MORE[name](share)


def _more_than_half(share: Fraction) -> Judgement:
    if share > HALF:
        return AGREES, _("{word} fits: {amount} is more than half.")
    return DISAGREES, _("{word} does not fit: {amount} is not more than half.")


def _less_than_half(share: Fraction) -> Judgement:
    if share < HALF:
        return AGREES, _("{word} fits: {amount} is less than half.")
    return DISAGREES, _("{word} does not fit: {amount} is not less than half.")


def _half(share: Fraction) -> Judgement:
    if share == HALF:
        return AGREES, _("{word} fits: {amount} is half.")
    if abs(share - HALF) < Fraction(5, 100):
        return ASSUMING, _("{word} fits if it may mean about half: it is {amount}.")
    return DISAGREES, _("{word} does not fit: {amount} is not half.")


_MORE: Mapping[str, Callable[[Fraction], Judgement]] = {
    "more than half": _more_than_half,
    "less than half": _less_than_half,
    "half": _half,
    "small part": _less_than_half,
}


def words_row(
    desk: Desk,
    sentence: Sentence,
    match: re.Match[str],
    finding: Finding,
    kind: str,
    name: str,
    offset: int = 0,
) -> Row:
    """Write a row for words of a sentence."""
    start, end = match.start() + offset, match.end() + offset
    place = place_text(sentence.section, sentence.number)
    after = " ".join(desk.paper.text[end : min(sentence.end, end + 80)].split()[:8])
    printed_words = " ".join(desk.paper.text[start:end].split())
    prefix = "w" if kind == "wording" else "c"
    return Row(f"{prefix}{name}", place, after, kind, printed_words, finding)
