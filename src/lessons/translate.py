"""Bring the catalogues of translations up to date with the English texts, and compile them.

python -m lessons.translate id             update, and compile what is translated
python -m lessons.translate --check        complain only, of words and spelling too
python -m lessons.translate id --search "nilai p"     every text with these words

Then translate what is empty or marked fuzzy: the lessons in ``src/lessons/locale/id/*.po``, the
package's own texts in ``src/midwifery_stats/language/locale/id/*.po``. Run it again to compile.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from lessons.builder.package_catalogue import package_complaints, update_package
from lessons.builder.po_files import left_to_translate
from lessons.builder.source import lesson_paths, read_lesson
from lessons.builder.spelling import spelling_complaints
from lessons.builder.terms import search, term_complaints
from lessons.builder.translation import update_catalogue
from midwifery_stats.language import LANGUAGES, SOURCE


def main(arguments: Sequence[str] | None = None) -> int:
    """Update every catalogue and print what is left to translate; or check the package's texts."""
    parser = ArgumentParser(prog="python -m lessons.translate", description=__doc__.split("\n")[0])
    own = [code for code in LANGUAGES if code != SOURCE]
    parser.add_argument("language", choices=own, nargs="?", help="all, if not given")
    parser.add_argument("--check", action="store_true", help="change nothing, complain only")
    parser.add_argument("--search", metavar="WORDS", help="change nothing, find texts")
    options = parser.parse_args(arguments)
    languages = [options.language] if options.language else own
    if options.search:
        print(*(text for code in languages for text in search(code, options.search)), sep="\n\n")
        return 0
    if options.check:
        checks = (package_complaints, term_complaints, spelling_complaints)
        found = [line for code in languages for complain in checks for line in complain(code)]
        print(*found, sep="\n", end="\n" if found else "")
        return 1 if found else 0
    for code in languages:
        _update(code)
    return 0


def _update(language: str) -> None:
    for source in lesson_paths([]):
        catalogue = update_catalogue(read_lesson(source), lesson=source.stem, language=language)
        print(f"{source.stem}: {left_to_translate(catalogue)} of {len(catalogue)} to translate")
    for name, catalogue in update_package(language).items():
        print(f"{name}: {left_to_translate(catalogue)} of {len(catalogue)} to translate")


if __name__ == "__main__":
    sys.exit(main())
