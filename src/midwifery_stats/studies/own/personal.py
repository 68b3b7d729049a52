"""Columns that say who a mother is: noticed by their heading or by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from midwifery_stats.language import _, mark

# Words of a heading, English and Indonesian, that announce a person's data, with what it is.
_WORDS = {
    mark("a name"): (r"nama|name|names|inisial|penanggung jawab|panggilan"),
    mark("an identity number"): (
        r"nik|ktp|no kk|nomor kk|kartu keluarga|nomor induk|identity|id card|national id|bpjs|"
        r"passport|paspor|nip|nim"
    ),
    mark("a medical record number"): (
        r"rm|rekam medis|rekam medik|medrek|medical record|mrn|no reg|nomor register|no register|"
        r"registration"
    ),
    mark("a telephone number or address on the net"): (
        r"hp|telp|telepon|telpon|phone|telephone|mobile|handphone|wa|whatsapp|email|e mail|surel|"
        r"instagram|facebook"
    ),
    mark("an address"): r"alamat|address|rt|rw|dusun|kelurahan|domisili",
    mark("a birth date"): (
        r"tgl lahir|tanggal lahir|tempat tanggal lahir|ttl|tempat lahir|birth date|date of birth|"
        r"birthdate|birthday|dob"
    ),
}
_HEADINGS = {kind: re.compile(rf"\b(?:{words})\b") for kind, words in _WORDS.items()}
# "parity name" and the like: the name of a thing, not of a person.
_NOT_A_PERSON = re.compile(r"\b(?:obat|drug|merk|brand|group|kelompok|file|variabel|variable)\b")
# Words that only alone announce a person ("dukungan suami" is a measurement).
_ALONE = {
    "initials": "a name",
    "initial": "a name",
    "suami": "a name",
    "husband": "a name",
    "kontak": "a telephone number or address on the net",
    "contact": "a telephone number or address on the net",
    "jalan": "an address",
    "street": "an address",
}
_NUMBERS_OF_A_PERSON = re.compile(r"\d{16}|(?:\+?62|0)?8\d[\d\s-]{7,13}|\d\d-\d\d-\d\d-\d\d")
_DATE = re.compile(r"(?:\d{1,2}[-/. ]\d{1,2}[-/. ](\d{4}))|(?:(\d{4})-\d{1,2}-\d{1,2}.*)")
_ADDRESS_ON_THE_NET = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_TITLES = re.compile(r"(?:ny|ny\.|tn|tn\.|by|by\.|mrs|mrs\.|ms\.|mr\.|ibu|bu|sdri)\s+\S", re.I)
_LATEST_BIRTH = 12  # years: a date longer ago is a birth date of a mother, not of a visit


def kind_of_person(heading: str, values: Sequence[Any]) -> str | None:
    """Say what a column tells of a person (in the reader's language); None where nothing."""
    by_heading = _by_heading(heading)
    kind = by_heading if by_heading is not None else _by_values(values)
    return None if kind is None else _(kind)


def _by_heading(heading: str) -> str | None:
    words = re.sub(r"[^a-z0-9]+", " ", heading.casefold()).strip()
    if _NOT_A_PERSON.search(words):
        return None
    if words in _ALONE:
        return _ALONE[words]
    return next((kind for kind, known in _HEADINGS.items() if known.search(words)), None)


def _by_values(values: Sequence[Any]) -> str | None:
    known = [value for value in values if value is not None and value == value]
    if not known:
        return None
    texts = [_written(value) for value in known]
    years = [_year(value, text) for value, text in zip(known, texts, strict=True)]
    if all(year is not None for year in years):
        old = [year for year in years if year and date.today().year - year >= _LATEST_BIRTH]
        return "a birth date" if 2 * len(old) > len(known) else None
    if _most(texts, _ADDRESS_ON_THE_NET):
        return "a telephone number or address on the net"
    if _most(texts, _NUMBERS_OF_A_PERSON):
        return "an identity number"
    if sum(bool(_TITLES.match(text)) for text in texts) * 2 > len(texts):
        return "a name"
    return "text that is different for every mother" if _is_free_text(texts) else None


mark("text that is different for every mother")


def _written(value: Any) -> str:
    return str(int(value) if isinstance(value, float) and value.is_integer() else value).strip()


def _year(value: Any, text: str) -> int | None:
    if isinstance(value, date | datetime):
        return value.year
    found = _DATE.fullmatch(text)
    return int(found.group(1) or found.group(2)) if found else None


def _most(texts: Sequence[str], pattern: re.Pattern[str]) -> bool:
    return sum(bool(pattern.fullmatch(text)) for text in texts) * 2 > len(texts)


def _is_free_text(texts: Sequence[str]) -> bool:
    """Whether (nearly) all differ and most are words of letters: names, remarks, addresses."""
    if len(texts) < 5 or len(set(texts)) < 0.9 * len(texts):
        return False
    worded = sum(bool(re.search(r"[^\W\d_]{3,}", text)) for text in texts)
    return worded > 0.8 * len(texts)
