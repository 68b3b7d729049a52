"""Build the notebooks from the lesson sources, or check that they are up to date.

python -m lessons.build                     build every lesson in every language
python -m lessons.build 02 --language en    build one
python -m lessons.build --check             say which notebooks differ from their sources
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from lessons.builder import package_catalogue
from lessons.builder.comparison import complaints, moving_complaints
from lessons.builder.execution import executed
from lessons.builder.po_files import compile_catalogues
from lessons.builder.skeleton import skeleton_complaints
from lessons.builder.source import FOLDER, LessonError, guarded, lesson_paths, read_lesson
from lessons.builder.translation import languages, translated
from midwifery_stats.language import LANGUAGES, SOURCE

NOTEBOOKS = FOLDER.parents[1] / "notebooks"


def main(arguments: Sequence[str] | None = None) -> int:
    """Build or check, print a line for each notebook that is wrong, and give the exit status."""
    parser = ArgumentParser(prog="python -m lessons.build", description=__doc__.partition("\n")[0])
    parser.add_argument("lessons", nargs="*", metavar="lesson", help="02, or its whole name")
    parser.add_argument("--language", choices=LANGUAGES, help="default: all that are built")
    parser.add_argument("--check", action="store_true", help="change nothing, compare only")
    options = parser.parse_args(arguments)
    if options.language and options.language not in languages():
        print(f"There is no catalogue of translations for {options.language!r} yet.")
        return 1
    try:
        sources = lesson_paths(options.lessons)
    except LessonError as error:
        print(error)
        return 1
    for code in LANGUAGES.keys() - {SOURCE}:
        compile_catalogues(package_catalogue.LOCALE / code)
    work = checked if options.check else built
    found = _all(work, chosen(sources, options.language))
    if options.check and not options.lessons:
        found += strays(sources)
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


def chosen(
    sources: list[Path], language: str | None, *, notebooks: Path = NOTEBOOKS
) -> list[tuple[Path, str]]:
    """Pair the sources with a language, or with English and each language they are built in."""
    if language:
        return [(source, language) for source in sources]
    return [
        (source, code)
        for source, code in product(sources, LANGUAGES)
        if code == "en" or (notebooks / code / f"{source.stem}.ipynb").exists()
    ]


def built(source: Path, language: str, *, notebooks: Path = NOTEBOOKS) -> list[str]:
    """Build one notebook; say what is wrong where it cannot be built."""
    path = notebooks / language / f"{source.stem}.ipynb"
    try:
        notebook = executed(_from_source(source, language), name=_name(path))
    except LessonError as error:
        return [str(error)]
    found = moving_complaints(notebook)
    if not found:
        _write(notebook, path)
    return [f"{_name(path)}: {complaint}; it was not written." for complaint in found]


def checked(source: Path, language: str, *, notebooks: Path = NOTEBOOKS) -> list[str]:
    """Say what is wrong with one committed notebook."""
    path = notebooks / language / f"{source.stem}.ipynb"
    if not path.exists():
        return [f"{_name(path)} has not been built. Run python -m lessons.build {source.stem}."]
    try:
        expected = _from_source(source, language)
    except LessonError as error:
        return [str(error)]
    found = complaints(nbformat.read(path, as_version=4), expected)
    advice = f"Run python -m lessons.build {source.stem}."
    return [f"{_name(path)}: {complaint}. {advice}" for complaint in found]


def strays(sources: list[Path], *, notebooks: Path = NOTEBOOKS) -> list[str]:
    """Name the notebooks that have no source."""
    known = {source.stem for source in sources}
    return [
        f"{_name(path)} has no source; delete it."
        for path in sorted(notebooks.glob("*/*.ipynb"))
        if path.stem not in known
    ]


def _from_source(source: Path, language: str) -> NotebookNode:
    notebook = read_lesson(source)
    found = skeleton_complaints(notebook) if source.name[0].isdigit() else []
    if found:
        raise LessonError(f"{source.name}: {'; '.join(found)}.")
    notebook = translated(notebook, lesson=source.stem, language=language)
    return guarded(notebook, lesson=source.stem, language=language)


def _all(work: Callable[[Path, str], list[str]], notebooks: list[tuple[Path, str]]) -> list[str]:
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return [line for lines in pool.map(lambda pair: work(*pair), notebooks) for line in lines]


def _write(notebook: NotebookNode, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8", newline="\n")
    unfinished.replace(path)


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


if __name__ == "__main__":
    sys.exit(main())
