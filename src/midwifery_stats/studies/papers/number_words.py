"""Find the numbers that a paper writes as words: "the third day", "empat kelurahan"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from . import vocabulary as words
from .source import Sentence

_RANK = "|".join(
    sorted((w for w in words.ORDINALS if len(w) > 3 or "-" in w), key=len, reverse=True)
)
_ANY_RANK = "|".join(sorted(words.ORDINALS, key=len, reverse=True))
_RANKS = re.compile(
    rf"(?<![\w-])({_RANK})(?:\s{{0,3}}(?:-|sampai|hingga|dan|atau|to|and|"
    rf"or)\s{{0,3}}(?:hari\s{{1,3}})?({_ANY_RANK}))(?![\w])"
)
_RANK_DAY = re.compile(
    rf"\b(?:hari|day)\s{{1,3}}({_RANK})(?:\s{{1,3}}(?:sampai|hingga|"
    rf"to)\s{{1,3}}(?:hari\s{{1,3}})?({_RANK}))?\b|\b({_RANK})\s{{1,3}}day\b"
)
_CARDINAL = re.compile(
    r"(?<![\w-])(" + "|".join(sorted(words.CARDINALS, key=len, reverse=True)) + r")\s{1,3}"
    rf"(?:{words.PEOPLE}|kelurahan|desa|kecamatan|puskesmas|provinsi|villages?|hospitals?|clinics?|"
    r"(?P<time>menit|jam|hari|minggu|bulan|minutes?|hours?|days?|weeks?|months?))(?![a-z])"
)


def in_words(
    smooth: str, sentence: Sentence, found: Sequence[tuple[int, int]]
) -> Iterator[tuple[str, int, int, float, float | None]]:
    """Give kind, start, end and value of each, and the upper end of a range.

    ``found`` says where figures stand already: what overlaps one of them is left out.
    """
    text = re.sub(r"\s", " ", smooth[sentence.start : sentence.end])
    taken = list(found)
    for kind, pattern in (("day", _RANK_DAY), ("range", _RANKS), ("count", _CARDINAL)):
        for match in pattern.finditer(text):
            start, end = (sentence.start + place for place in match.span())
            if any(a < end and start < b for a, b in taken):
                continue
            taken.append((start, end))
            time = match.groupdict().get("time")
            names = [name for name in match.groups() if name and name != time]
            numbers = [float({**words.ORDINALS, **words.CARDINALS}[name]) for name in names]
            high = numbers[1] if len(numbers) > 1 else None
            end = start + len(names[0]) if kind == "count" else end
            yield "duration" if time else kind, start, end, numbers[0], high
