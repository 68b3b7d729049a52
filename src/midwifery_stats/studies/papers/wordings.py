"""What a paper says about its figures in words: most, an average, an increase by, no difference."""

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
from .statistics import ALPHA, lies_above

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
    another = _JOINS.search(desk.smooth, match.end(), told[0].start)
    if found.verdict == DISAGREES and (another or (name == "all" and len(told) > 1)):
        return
    yield _words_row(desk, sentence, match, found, "wording", f"{match.start()}-1")


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


_NO = (
    r"(?:tidak(?:lah)?\s{1,2}(?:ada|terdapat|ditemukan|menunjukkan)|"
    r"tidak\sada(?:nya)?|(?:is|was|were|there (?:is|was)|had|has) no|found no|"
    r"not? (?:any )?)"
)
_NOTHING = re.compile(
    rf"{_NO}\s{{1,2}}(?:adanya\s)?(?P<sig>(?:\w+ly\s)?significant\s|"
    rf"statistically\s)?(?:perbedaan|pengaruh|hubungan|differences?|effects?|"
    rf"association|relationship|influence)(?P<late>[^.;,]{{0,40}}?(?:signifikan|"
    rf"bermakna|significant))?"
)
_KEPT = re.compile(
    r"\bh(?:o|0|ipotesis nol)\s(?:di\s?terima|is accepted|was accepted|"
    r"accepted)|menerima h[o0]\b|null hypothesis (?:is|was) accepted|"
    r"accept(?:ed)? (?:h[o0]|the null)"
)
_SIGNIFICANT = re.compile(
    r"(?<!tidak )(?<!not )(?<!non-)(?<!non )(?<!no )\b(?:signifikan|bermakna|significant(?:ly)?)\b"
)
_LARGE = re.compile(
    r"(?:sangat (?:bermakna|signifikan|berpengaruh)|(?:highly|very|extremely) significant)"
)


def conclusion_rows(desk: Desk) -> Iterator[Row]:
    """Hold what is read from a p-value against that p-value."""
    for sentence in desk.paper.sentences:
        ps = _ps_of(desk, sentence)
        text = desk.smooth[sentence.start : sentence.end]
        if not ps:
            continue
        for match, finding in _conclusions(text, ps):
            yield _words_row(
                desk,
                sentence,
                match,
                finding,
                "conclusion",
                str(sentence.start + match.start()),
                offset=sentence.start,
            )


def _ps_of(desk: Desk, sentence: Sentence) -> list[Figure]:
    """The p-values of a sentence, or else the one of the sentence before."""
    for number in (sentence.number, sentence.number - 1):
        found = desk.by_sentence.get((sentence.section, number), [])
        ps = [f for f in found if f.kind == "p-value"]
        if ps:
            alike = number == sentence.number or any(
                f.kind == "alpha"
                for f in desk.by_sentence.get((sentence.section, sentence.number), [])
            )
            return ps if alike else []
    return []


def _conclusions(text: str, ps: list[Figure]) -> Iterator[tuple[re.Match[str], Finding]]:
    above = [p for p in ps if lies_above(p)]
    below = [p for p in ps if p.value <= ALPHA and p.relation not in ">≥"]
    last = ps[-1].p_words
    if (match := _NOTHING.search(text)) and above:
        only = match["sig"] or match["late"]
        yield match, _nothing(above[0].p_words, AGREES if only else DISAGREES)
    elif match and below and not above:
        yield match, _turned(last, below=True)
    if (match := _KEPT.search(text)) and above:
        yield match, _kept(above[0].p_words)
    elif match and below and not above:
        yield match, _turned(last, below=True)
    if (match := _LARGE.search(text)) and below:
        yield match, _large(below[0].p_words)
    elif (match := _SIGNIFICANT.search(text)) and above and not below and not _NOTHING.search(text):
        yield match, _turned(last, below=False)


def _nothing(p: str, verdict: str) -> Finding:
    text = (
        _("{p} does not lie below 0.05, and the words say no more than that.")
        if verdict == AGREES
        else _(
            "{p} says that the difference seen could be chance, not that there is none: an "
            "interval would show which differences go with these figures."
        )
    )
    return Finding(p, verdict, text.format(p=p))


def _kept(p: str) -> Finding:
    return Finding(
        p,
        ASSUMING,
        _(
            "{p}: the words fit if they mean that H0 is not rejected; they do not fit if they "
            "mean that H0 is true."
        ).format(p=p),
    )


def _large(p: str) -> Finding:
    return Finding(
        p,
        ASSUMING,
        _(
            "{p} is small, so the words fit if they speak of p; how large the difference is, p "
            "does not say."
        ).format(p=p),
    )


def _turned(p: str, *, below: bool) -> Finding:
    text = (
        _("{p} is not above 0.05, and the words beside it say the opposite.")
        if below
        else _("{p} does not lie below 0.05, and the words beside it call the result significant.")
    )
    return Finding(p, DISAGREES, text.format(p=p))


def _words_row(
    desk: Desk,
    sentence: Sentence,
    match: re.Match[str],
    finding: Finding,
    kind: str,
    name: str,
    offset: int = 0,
) -> Row:
    start, end = match.start() + offset, match.end() + offset
    place = place_text(sentence.section, sentence.number)
    after = " ".join(desk.paper.text[end : min(sentence.end, end + 80)].split()[:8])
    printed_words = " ".join(desk.paper.text[start:end].split())
    prefix = "w" if kind == "wording" else "c"
    return Row(f"{prefix}{name}", place, after, kind, printed_words, finding)
