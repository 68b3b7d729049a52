"""Bring the catalogues of lesson translations up to date with the English sources.

    python -m lessons.translate id

Then translate what is empty or marked fuzzy in ``src/lessons/locale/id/*.po`` and build.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from lessons.builder.source import lesson_paths, read_lesson
from lessons.builder.translation import update_catalogue


def main(arguments: Sequence[str] | None = None) -> int:
    """Update every lesson's catalogue and print how much of it is left to translate."""
    parser = ArgumentParser(prog="python -m lessons.translate")
    parser.add_argument("language", choices=("id",))
    options = parser.parse_args(arguments)
    for source in lesson_paths([]):
        catalogue = update_catalogue(
            read_lesson(source), lesson=source.stem, language=options.language
        )
        left = sum(
            1 for message in catalogue if message.id and (message.fuzzy or not message.string)
        )
        print(f"{source.stem}: {left} of {len(catalogue)} paragraphs to translate")
    return 0


if __name__ == "__main__":
    sys.exit(main())
