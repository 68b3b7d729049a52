"""A paper's text: from a string, a .txt or .pdf file, or bytes, to sentences in their sections.

The text is never changed: `plain` has the same length, so that every place found in it is a place
in the text as it was given, and a panel can mark it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import IO

from midwifery_stats.language import _, mark
from midwifery_stats.studies.printed_numbers import plain

from .vocabulary import SECTIONS

LONGEST = 2_000_000
_LONGEST_SENTENCE = 3000
FILE_ENDINGS = (".txt", ".pdf")
_TAG = re.compile(r"<[/!]?[A-Za-z][^<>]{0,1000}>")
_HTML = re.compile(r"(?i)<(?:!doctype|html|head|body|div|p|br|table|td|span)\b[^<>]{0,1000}>")


@dataclass(frozen=True)
class Source:
    """What could be read: the text, and a sentence for everything that was noticed."""

    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sentence:
    """One sentence (or heading, or row of a table): its section, number and place in the text."""

    section: str
    number: int
    start: int
    end: int
    tabular: bool = False


class PaperError(ValueError):
    """A file that cannot be opened as a paper; the message says why and what to do."""


def read_source(paper: str | Path | bytes | IO[bytes]) -> Source:
    """Read a text, the path of a .txt or .pdf file, the bytes of one, or an open binary file."""
    if isinstance(paper, str) and not _is_path(paper):
        return _text_source(paper)
    if isinstance(paper, str | Path):
        return _bytes_source(_file(Path(paper)))
    content = paper if isinstance(paper, bytes) else getattr(paper, "read", lambda: None)()
    if isinstance(content, str):
        return _text_source(content)
    if isinstance(content, bytes):
        return _bytes_source(content)
    raise PaperError(
        _(
            "A paper is its text, or the path of a .txt or .pdf file between quotes; {kind} is "
            "neither."
        ).format(kind=type(paper).__name__)
    )


def _is_path(text: str) -> bool:
    one_line = text.strip()
    return len(one_line) < 500 and "\n" not in one_line and one_line.lower().endswith(FILE_ENDINGS)


def _file(path: Path) -> bytes:
    if path.suffix.lower() not in FILE_ENDINGS:
        raise PaperError(
            _(
                "{file} is neither a .txt nor a .pdf file: save the paper as one of these, or copy "
                "its text."
            ).format(file=path.name)
        )
    try:
        return path.read_bytes()
    except OSError:
        raise PaperError(
            _("There is no file {file} that can be read: check its name and its folder.").format(
                file=path
            )
        ) from None


def _bytes_source(content: bytes) -> Source:
    if content.lstrip()[:5] == b"%PDF-":
        return _pdf_source(content)
    return _text_source(_decoded(content))


def _decoded(content: bytes) -> str:
    """Read bytes as UTF-8, as UTF-16 with its mark, or else as Windows writes western letters."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _pdf_source(content: bytes) -> Source:
    from pypdf import PdfReader

    try:
        pages = PdfReader(BytesIO(content)).pages
        texts = [_page_text(page) for page in pages]
    except Exception:  # a damaged file can make pypdf raise almost anything
        note = _("This PDF is damaged or locked, so nothing could be read: copy its text instead.")
        return Source("", (note,))
    if not any(text.strip() for text in texts):
        note = _(
            "This PDF holds pictures of pages and no text: type or copy the text, or run a program "
            "for text recognition (OCR) first."
        )
        return Source("", (note,))
    read = _text_source("\n\f\n".join(texts))
    empty = sum(not text.strip() for text in texts)
    if not empty:
        return read
    note = _("{empty} of the {pages} pages hold no text, perhaps pictures of tables.").format(
        empty=empty, pages=len(texts)
    )
    return Source(read.text, (*read.notes, note))


def _page_text(page: object) -> str:
    try:
        return str(page.extract_text())  # type: ignore[attr-defined]
    except Exception:  # one broken page must not cost the others
        return ""


def _text_source(text: str) -> Source:
    notes: list[str] = []
    if len(text) > LONGEST:
        text = text[:LONGEST]
        notes.append(
            _("The text is very long; only its first {number} characters were read.").format(
                number=LONGEST
            )
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _HTML.search(text):
        for name in ("script", "style"):
            text = _without_element(text, name)
        text = unescape(_TAG.sub("\n", text))
        notes.append(_("The text came as a web page; only what a reader sees was read."))
    if not text.strip():
        notes.append(_("There is no text: paste the paper's text, or give its .txt or .pdf file."))
    elif _unreadable_share(text[:20_000]) > 0.03:
        notes.append(
            _("Much of this is not readable text: check that it is a paper's text or a PDF.")
        )
    return Source(text, tuple(notes))


def _without_element(text: str, name: str) -> str:
    """Leave out the elements of one name; re would look for each end anew."""
    small, kept, place = text.lower(), [], 0
    if len(small) != len(text):
        return text
    while (start := small.find(f"<{name}", place)) >= 0:
        kept.append(text[place:start])
        end = small.find(f"</{name}", start)
        place = len(text) if end < 0 else end
    return "".join(kept) + text[place:]


def _unreadable_share(text: str) -> float:
    odd = sum(not (char.isprintable() or char.isspace()) or char == "\ufffd" for char in text)
    return odd / len(text)


_HEADING = re.compile(
    r"\s*(?:(?:bab )?[ivx\d]{1,4}[.):]?(?:\d[.]?)?\s+)?(?:"
    + "|".join(f"(?P<s{number}>{names})" for number, names in enumerate(SECTIONS.values()))
    + r")\s*[:.]?\s*"
)
_RUN_IN = re.compile(r"\s*(abstract|abstrak)\s*[:.\-]")
_END = re.compile(r"[.!?][\"')\]]{0,2}(?=\s)|\n[ ]*\n")
_SHORT = re.compile(
    r"(?:\b(?:dkk|al|vs|dr|drs|prof|no|vol|fig|figs|tab|gb|hal|hlm|pp|ed|eds|cf|e\.g|i\.e|approx|"
    r"ca|asymp|sig|std|s\.d|d\.k\.k|bdk|keb|kep|st|m\.kes|resp|min|maks|max|dst|dll|yth|jl|rs)"
    r"|\b[a-z]|(?:^|\n)[ ]*\d{1,2}|(?:tabel|table|gambar|figure) [\d.]{1,8})\.$"
)
_CELLS = re.compile(r"[-<>=≤≥±+]?\s?[\d.,]{1,15}\s?%?")


def sentences(text: str) -> tuple[Sentence, ...]:
    """Part a text into sentences, headings and rows of tables, each in its section."""
    smooth = plain(text)
    found: list[Sentence] = []
    section = mark("text")
    numbers: Counter[str] = Counter()
    for start, end, tabular in _parts(smooth):
        piece = smooth[start:end]
        heading = _section_of(piece) if end - start < 90 else None
        run_in = _RUN_IN.match(piece)
        if heading == "results and discussion" == section:
            heading = "discussion"
        if heading or (run_in and section == "text"):
            section = heading or "abstract"
        if heading:
            continue
        numbers[section] += 1
        found.append(Sentence(section, numbers[section], start, end, tabular))
    return tuple(found)


def _section_of(piece: str) -> str | None:
    match = _HEADING.fullmatch(piece.strip())
    if match is None:
        return None
    return list(SECTIONS)[int(str(match.lastgroup)[1:])]


def _parts(smooth: str) -> Iterator[tuple[int, int, bool]]:
    """Give the places of headings and rows of tables; what lies between, sentence by sentence."""
    begun = 0
    for start, end, tabular in _lines_alone(smooth):
        yield from _prose(smooth, begun, start)
        yield start, end, tabular
        begun = end
    yield from _prose(smooth, begun, len(smooth))


def _lines_alone(smooth: str) -> Iterator[tuple[int, int, bool]]:
    lines: list[tuple[int, int, bool, bool]] = []
    start = 0
    for line in smooth.splitlines(keepends=True):
        end = start + len(line)
        short = line.strip()
        heading = 0 < len(short) < 90 and _section_of(short) is not None
        lines.append((start, end, heading, _is_row(short)))
        start = end
    for place, (start, end, heading, row) in enumerate(lines):
        beside = [lines[i][3] for i in (place - 1, place + 1) if 0 <= i < len(lines)]
        if heading or (row and any(beside)):
            yield start, end, row and not heading


def _is_row(line: str) -> bool:
    """Whether a line is a label and two cells or more, with nothing but cells after the first."""
    if not 3 <= len(line) <= 200 or not any(char.isdigit() for char in line):
        return False
    if "|" in line:
        return sum(bool(_CELLS.fullmatch(cell.strip())) for cell in line.split("|")) >= 2
    words = line.replace("(", " ").replace(")", " ").split()
    cells = 0
    for word in reversed(words):
        if not (_CELLS.fullmatch(word) or word in ("-", "±", "<", "%")):
            break
        cells += any(char.isdigit() for char in word)
    return cells >= 2


def _prose(smooth: str, begin: int, end: int) -> Iterator[tuple[int, int, bool]]:
    start = begin
    for stop in _END.finditer(smooth, begin, end):
        place = stop.end()
        if not _ends_here(smooth, stop, start, end):
            continue
        yield from _pieces(smooth, start, place)
        start = place
    yield from _pieces(smooth, start, end)


def _pieces(smooth: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Give one sentence; what never comes to an end is cut, so that its time does."""
    while end - start > _LONGEST_SENTENCE:
        cut = smooth.rfind(" ", start + _LONGEST_SENTENCE // 2, start + _LONGEST_SENTENCE) + 1
        cut = cut or start + _LONGEST_SENTENCE
        yield start, cut, False
        start = cut
    if smooth[start:end].strip():
        yield start, end, False


def _ends_here(smooth: str, stop: re.Match[str], start: int, end: int) -> bool:
    before = smooth[max(start, stop.start() - 24) : stop.start() + 1].rstrip()
    if stop.group()[0] == "\n":
        return not before or before[-1] in ".!?:" or _starts_anew(smooth, stop.end(), end)
    return stop.group()[0] != "." or _SHORT.search(before) is None


def _starts_anew(smooth: str, place: int, end: int) -> bool:
    following = smooth[place : min(end, place + 40)].lstrip()
    return re.match(r"(?:tabel|table|gambar|figure|\d{1,2}\.|[a-z]\.|$)", following) is not None
