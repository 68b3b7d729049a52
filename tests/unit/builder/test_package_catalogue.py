"""The package's texts in another language: nothing missing, nothing doubted, compiled."""

from gettext import GNUTranslations

import pytest
from babel.messages.pofile import read_po, write_po

from lessons.builder import package_catalogue as catalogue_of

LANGUAGE = "id"


@pytest.fixture
def locale(tmp_path, monkeypatch):
    """A package of one room with three texts, all translated and compiled."""
    room = tmp_path / "package" / "inference"
    room.mkdir(parents=True)
    (room / "texts.py").write_text(
        'a = _("There are {n} mothers.")\n'
        'b = ngettext("{n} mother", "{n} mothers", 2)\n'
        'c = _("even")\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(catalogue_of, "PACKAGE", tmp_path / "package")
    monkeypatch.setattr(catalogue_of, "DATA", tmp_path / "data")
    locale = tmp_path / "locale"
    catalogue_of.update_package(LANGUAGE, locale=locale)
    translate(
        locale,
        {
            "There are {n} mothers.": "Ada {n} ibu.",
            "{n} mother": ("{n} ibu",),
            "even": "genap",
        },
    )
    catalogue_of.update_package(LANGUAGE, locale=locale)
    return locale


def translate(locale, words):
    path = catalogue_of.package_path("package", LANGUAGE, locale=locale)
    with path.open("rb") as stream:
        catalogue = read_po(stream, locale=LANGUAGE)
    for message in catalogue:
        first = message.id[0] if isinstance(message.id, list | tuple) else message.id
        if first in words:
            message.string = words[first]
    with path.open("wb") as stream:
        write_po(stream, catalogue)


def complaints(locale):
    return catalogue_of.package_complaints(LANGUAGE, locale=locale)


def test_a_complete_catalogue_is_compiled_and_gives_no_complaint(locale):
    assert complaints(locale) == []
    with (locale / LANGUAGE / "LC_MESSAGES" / "midwifery_stats.mo").open("rb") as stream:
        compiled = GNUTranslations(stream)
    assert compiled.gettext("There are {n} mothers.") == "Ada {n} ibu."
    assert compiled.ngettext("{n} mother", "{n} mothers", 5) == "{n} ibu"
    assert compiled.gettext("even") == "genap"


def test_a_text_without_translation_is_named(locale):
    translate(locale, {"even": ""})
    assert "package.po: there is no translation of 'even'" in complaints(locale)[0]


def test_a_text_that_changed_is_named(locale):
    source = catalogue_of.PACKAGE / "inference" / "texts.py"
    source.write_text(source.read_text(encoding="utf-8").replace("There are", "We see"), "utf-8")
    assert "there is no translation of 'We see {n} mothers.'" in complaints(locale)[0]


@pytest.mark.parametrize("wrong", ["Ada ibu.", "Ada {m} ibu."])
def test_other_placeholders_are_named(locale, wrong):
    translate(locale, {"There are {n} mothers.": wrong})
    assert "has other placeholders" in complaints(locale)[0]


def test_a_text_that_moves_to_the_other_catalogue_keeps_its_translation(locale):
    source = catalogue_of.PACKAGE / "inference" / "texts.py"
    course = catalogue_of.PACKAGE / "classroom" / "course"
    course.mkdir(parents=True)
    source.rename(course / "texts.py")
    catalogue_of.update_package(LANGUAGE, locale=locale)
    assert complaints(locale) == []
    moved = catalogue_of.package_path("course", LANGUAGE, locale=locale).read_text("utf-8")
    assert "#: package/classroom/course/texts.py" in moved


def test_texts_of_the_data_files_are_collected():
    texts = {message.id for message in catalogue_of.template("package")}
    assert "Oxytocin massage and the flow of milk, Bekasi 2024" in texts
    assert "mothers in the intervention group" in texts
