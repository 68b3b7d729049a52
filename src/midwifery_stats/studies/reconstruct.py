"""Build the mothers from published totals: ``python -m midwifery_stats.studies.reconstruct``.

The totals stand in each study's ``datapackage.json``. Every column keeps the totals that the paper
prints. In both shipped papers all mothers had the same outcome once (after in bekasi, before in
bontang), so the counts settle each pair of outcomes. Which of the other columns belong to the same
mother is not published: each is shuffled on its own, and so is the order of the mothers.
"""

from __future__ import annotations

import csv
import json
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from .study import DESCRIPTION, checkout, data_folder, shipped_studies

SEED = 2024

Level = TypeVar("Level")
Row = Mapping[str, str]


def mothers_from_totals(totals: Sequence[Mapping[str, Any]], seed: int) -> list[Row]:
    """Build the mothers of each group in turn.

    ``totals`` has one entry for each group: its name under ``group`` (none where all mothers are
    one group), under ``columns`` how many mothers have each level of a column, and under
    ``outcomes`` how many had each pair of before and after.
    """
    random = Random(seed)
    rows = [
        {**({"group": group["group"]} if "group" in group else {}), **row}
        for group in totals
        for row in _mothers(group["columns"], group["outcomes"], random)
    ]
    return [{"mother": str(number), **row} for number, row in enumerate(rows, start=1)]


def csv_text(rows: Sequence[Row]) -> str:
    """Write rows as CSV with a header and ``\\n`` line ends."""
    written = StringIO()
    writer = csv.DictWriter(written, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def main(arguments: Sequence[str] | None = None) -> None:
    """Write ``mothers.csv`` of every shipped study that has totals."""
    parser = ArgumentParser(description="Build the mothers from the published counts.")
    parser.add_argument("--seed", type=int, default=SEED, help=f"default: {SEED}")
    here = checkout() / "data"
    parser.add_argument(
        "--into", type=Path, default=here, required=not here.is_dir(), help=f"default: {here.name}"
    )
    options = parser.parse_args(arguments)
    for name in shipped_studies():
        package = json.loads((data_folder() / name / DESCRIPTION).read_text(encoding="utf-8"))
        if "totals" not in package:
            continue
        folder = options.into / name
        folder.mkdir(parents=True, exist_ok=True)
        text = csv_text(mothers_from_totals(package["totals"], options.seed))
        (folder / "mothers.csv").write_bytes(text.encode())


def _mothers(
    columns: Mapping[str, Mapping[str, int]],
    outcomes: Sequence[Mapping[str, Any]],
    random: Random,
) -> list[Row]:
    """Join columns that were shuffled one by one; the outcomes before and after stay together."""
    shuffled = {name: _shuffled(counts, random) for name, counts in columns.items()}
    pairs = _shuffled({(o["before"], o["after"]): int(o["mothers"]) for o in outcomes}, random)
    return [
        {
            **{name: levels[mother] for name, levels in shuffled.items()},
            "before": before,
            "after": after,
        }
        for mother, (before, after) in enumerate(pairs)
    ]


def _shuffled(counts: Mapping[Level, int], random: Random) -> list[Level]:
    """Repeat each level as often as counted, in random order.

    Sorting by ``random()`` rather than ``shuffle``: Python promises the same numbers for the
    same seed in every version only for ``random()``.
    """
    levels = [level for level, count in counts.items() for _repeat in range(count)]
    return sorted(levels, key=lambda _level: random.random())


if __name__ == "__main__":
    main()
