"""What a paper reads from its p-values: no difference, significant, H0 accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from midwifery_stats.language import _
from midwifery_stats.studies.ledger import AGREES, ASSUMING, DISAGREES, Finding

from .clauses import OTHERWISE
from .figures import Figure
from .paper import Desk, Row
from .source import Sentence
from .statistics import ALPHA, lies_above
from .wordings import words_row

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
_DENIED = re.compile(
    r"\b(?:tidak|tak|bukan|belum|tanpa|kecuali|hanya|not|no|none|nor|neither|without|except|only|"
    r"hardly|far)\b|n't\b"
)
_LARGE = re.compile(
    r"(?:sangat (?:bermakna|signifikan|berpengaruh)|(?:highly|very|extremely) significant)"
)


def conclusion_rows(desk: Desk) -> Iterator[Row]:
    """Hold what is read from a p-value against that p-value."""
    for sentence in desk.paper.sentences:
        ps = _ps_of(desk, sentence)
        if not ps:
            continue
        for match, finding in _conclusions(desk, sentence, ps):
            yield words_row(
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


def _conclusions(
    desk: Desk, sentence: Sentence, all_ps: list[Figure]
) -> Iterator[tuple[re.Match[str], Finding]]:
    text = desk.smooth[sentence.start : sentence.end]

    def of(match: re.Match[str]) -> tuple[list[Figure], list[Figure], str]:
        """The p-values above 0.05 and below it of which words speak, and the last one."""
        start, end = sentence.start + match.start(), sentence.start + match.end()
        ps = [p for p in all_ps if not _parted(desk.smooth, start, end, p)]
        above = [p for p in ps if lies_above(p)]
        below = [p for p in ps if p.value <= ALPHA and p.relation not in ">≥"]
        return above, below, ps[-1].p_words if ps else ""

    for pattern, told in ((_NOTHING, _nothing), (_KEPT, _kept)):
        if match := pattern.search(text):
            above, below, last = of(match)
            only = pattern is _NOTHING and (match["sig"] or match["late"])
            if above:
                yield match, told(above[0].p_words, AGREES if only else DISAGREES)
            elif below:
                yield match, _turned(last, below=True)
    if match := _LARGE.search(text):
        _above, below, last = of(match)
        if below:
            yield match, _large(below[0].p_words)
            return
    if (match := _SIGNIFICANT.search(text)) and not _DENIED.search(text):
        above, below, last = of(match)
        if above and not below:
            yield match, _turned(last, below=False)


def _parted(text: str, start: int, end: int, p: Figure) -> bool:
    """Whether "but" or the like stands between words and a p, or "and" and then the p."""
    if p.end <= start:
        return OTHERWISE.search(text, p.end, start) is not None
    return re.search(rf"{OTHERWISE.pattern}|\b(?:and|dan)\b", text[end : p.start]) is not None


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


def _kept(p: str, _verdict: str) -> Finding:
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
