"""The Indonesian texts of the package: all there, nothing left in English, read as Indonesian."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

import midwifery_stats as ms
from lessons.builder import terms
from lessons.builder.package_catalogue import LOCALE, package_complaints
from lessons.builder.source import FOLDER
from lessons.builder.terms import term_complaints
from midwifery_stats import language

CATALOGUES = sorted((LOCALE / "id").glob("*.po"))
LESSONS = sorted((FOLDER / "locale" / "id").glob("*.po"))

# Words that every English sentence has some of and that Indonesian does not have.
ENGLISH = re.compile(
    r"\b(the|of|and|is|are|was|were|with|without|that|this|those|not|from|which|you|your|has|have"
    r"|been|if|but|there|she|her|they|their|its|for|to)\b",
    re.IGNORECASE,
)
# What stays English inside an Indonesian sentence: labels of SPSS, code, words quoted from a paper.
KEPT = re.compile(r"SPSS \([^)]*\)|`[^`]*`|\"[^\"]*\"|“[^”]*”|\*[^*]*\*")
DECIMAL_POINT = re.compile(r"(?<![\d.])0\.\d")


@pytest.fixture
def indonesian(monkeypatch):
    monkeypatch.setattr(language, "_current", "id")


def both_languages(path: Path) -> list[tuple[str, str]]:
    """Give each translated form of a catalogue after the same form of its English text."""
    with path.open("rb") as stream:
        messages = [m for m in read_po(stream, locale="id") if m.id and not m.fuzzy]
    pairs = []
    for message in messages:
        sources = message.id if isinstance(message.id, list | tuple) else [message.id]
        forms = message.string if isinstance(message.string, list | tuple) else [message.string]
        # Indonesian has one form, which stands for the many.
        pairs += [pair for pair in zip(reversed(sources), forms, strict=False) if pair[1]]
    return pairs


def fields(text: str) -> set[tuple[str, str | None, str | None]]:
    return {
        (name, spec, conversion) for _, name, spec, conversion in Formatter().parse(text) if name
    }


def test_every_text_is_translated():
    assert package_complaints("id") == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_every_placeholder_is_kept(path):
    broken = [english for english, own in both_languages(path) if fields(english) != fields(own)]
    assert broken == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_no_sentence_is_left_in_english(path):
    left = [own for _, own in both_languages(path) if ENGLISH.search(KEPT.sub("", own))]
    assert left == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_decimals_in_the_texts_have_a_comma(path):
    """Only Python's numbers keep a point: quoted, or in an error about an argument; and names."""
    left = [
        own
        for english, own in both_languages(path)
        if own != english and "`{argument}`" not in own and DECIMAL_POINT.search(KEPT.sub("", own))
    ]
    assert left == []


@pytest.mark.parametrize("study", ["bekasi", "bontang"])
def test_a_described_study_has_no_english_word(indonesian, study):
    assert not ENGLISH.search(ms.describe(ms.load_study(study)))


def test_a_described_test_has_decimal_commas(indonesian):
    """Exact p of 3 improved and 7 unchanged is 1/4; SPSS prints 0.083."""
    mothers = ms.load_study("bontang").mothers.query("group == 'control'")
    test = ms.wilcoxon_signed_rank(mothers["before"], mothers["after"])
    words = ms.describe(test)
    assert "p = 0,250" in words
    assert "0,083" in ms.show(test).text
    assert not re.search(r"\d\.\d", words)


def test_a_checked_claim_has_no_english_word(indonesian):
    """All but what the papers print, which is quoted."""
    explanations = ms.check_claims(ms.load_study("bontang"))["explanation"]
    assert [text for text in explanations if ENGLISH.search(KEPT.sub("", text))] == []


def controls() -> dict[str, str]:
    """Give what the labs call their buttons and boxes, in both languages."""
    pairs = both_languages(LOCALE / "id" / "package.po")
    return {english: own for english, own in pairs if english[:1].isupper() and "{" not in english}


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_names_the_controls_of_a_lab_as_the_lab_does(path):
    """A lesson writes *Published data* for a button of that name."""
    named = controls()
    wrong = [
        f"{control}: {own}"
        for english, own in both_languages(path)
        for control in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", english)
        if control in named and f"*{named[control]}*".casefold() not in own.casefold()
    ]
    assert wrong == []


def test_an_unknown_language_is_refused_in_the_reader_s_own(indonesian):
    with pytest.raises(ValueError, match=r'Tidak ada bahasa .*"en" atau "id"'):
        ms.use_language("fr")


def test_no_word_stands_that_the_termbase_advises_against():
    assert term_complaints("id") == []


def test_a_word_to_avoid_is_found_and_a_quoted_one_is_not(monkeypatch):
    """*Bila* for *if* is in the termbase; what SPSS or a paper says is quoted as it is."""
    told = [(Path("x.po"), "If so", "Bila begitu"), (Path("x.po"), "so", "ia menulis “bila”")]
    monkeypatch.setattr(terms, "texts", lambda language: told)
    monkeypatch.setattr(terms, "pages", lambda language: [])
    assert ['"Bila"' in line and 'write "jika"' in line for line in term_complaints("id")] == [True]


def test_no_text_stands_inside_an_f_string():
    """Python 3.11 does not tokenise them, so a text there would never reach the catalogue."""
    inside = [
        f"{path.name}:{call.lineno}"
        for path in Path(ms.__file__).parent.rglob("*.py")
        for string in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", "") in ("_", "gettext", "ngettext", "mark")
        and isinstance(call.args[0], ast.Constant)
    ]
    assert inside == []
