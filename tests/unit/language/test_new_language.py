"""A new language is one row of the table and its catalogues: nothing else is touched."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

import midwifery_stats as ms
from lessons.builder.package_catalogue import CATALOGUES, package_path, update_package
from lessons.builder.po_files import compile_catalogues
from lessons.builder.source import lesson_paths, read_lesson
from lessons.builder.translation import catalogue_path, translated, update_catalogue
from midwifery_stats import language

CODE = "su"


def invent_translations(path: Path) -> None:
    """Translate each message into itself in angle brackets."""
    with path.open("rb") as stream:
        catalogue = read_po(stream, locale=CODE)
    for message in catalogue:
        if not message.id:
            continue
        forms = message.id if isinstance(message.id, list | tuple) else [message.id]
        invented = tuple(f"‹{form}›" for form in forms)
        message.string = invented if len(forms) > 1 else invented[0]
    with path.open("wb") as stream:
        write_po(stream, catalogue)


@pytest.fixture
def locale(tmp_path, monkeypatch):
    """Add a row to the table of languages, and catalogues made by the same steps as a person."""
    update_package(CODE, locale=tmp_path)
    for name in CATALOGUES:
        invent_translations(package_path(name, CODE, locale=tmp_path))
    compile_catalogues(tmp_path / CODE)
    monkeypatch.setitem(language.LANGUAGES, CODE, ",")
    monkeypatch.setattr(language, "LOCALE", tmp_path)
    monkeypatch.setattr(language, "_current", "en")
    yield tmp_path
    language._catalogue.cache_clear()


def test_the_package_speaks_it(locale):
    ms.use_language(CODE)
    study = ms.load_study("bontang")
    control = study.mothers.query("group == 'control'")
    told = ms.describe(ms.wilcoxon_signed_rank(control["before"], control["after"]))
    assert "‹" in told
    assert "0,25" in told
    for shown in (ms.show(study), ms.show(ms.check_claims(study))):
        assert "‹" in shown.text
    assert "‹" in ms.GroupsLab(study)._repr_mimebundle_()["text/plain"]


def test_a_lesson_is_written_in_it(locale, tmp_path):
    source = lesson_paths(["00"])[0]
    lesson = read_lesson(source)
    folder = tmp_path / "lessons"
    update_catalogue(lesson, lesson=source.stem, language=CODE, locale=folder)
    invent_translations(catalogue_path(source.stem, CODE, locale=folder))
    built = translated(lesson, lesson=source.stem, language=CODE, locale=folder)
    assert built.cells[0].source.startswith("‹")
    code = "\n".join(cell.source for cell in built.cells if cell.cell_type == "code")
    assert f'use_language("{CODE}")' in code


def test_the_command_offers_it(locale, capsys):
    from midwifery_stats.__main__ import main

    with pytest.raises(SystemExit, match="0"):
        main(["lab", "--help"])
    assert CODE in capsys.readouterr().out
