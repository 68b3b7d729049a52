"""Build the mothers from the published counts: ``python -m midwifery_stats.studies.reconstruct``.

Every column keeps the totals that the paper prints. In both papers all mothers had the same
outcome once (after in bekasi, before in bontang), so the counts settle each pair of outcomes.
Which of the other columns belong to the same mother is not published: each is shuffled on its
own, and so is the order of the mothers.
"""

from __future__ import annotations

import csv
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path
from random import Random
from typing import TypeVar

from .shipped import checkout

SEED = 2024

Level = TypeVar("Level")
Row = Mapping[str, str]
# For one column, how many mothers have each level. Of the two outcomes together: each pair.
Counts = Mapping[str, int]
Pairs = Mapping[tuple[str, str], int]

BEKASI_OUTCOMES: Pairs = {("less fluent", "fluent"): 17, ("fluent", "fluent"): 8}
BEKASI: Mapping[str, Counts] = {
    "age_group": {"25-30": 18, "37-42": 2, "not reported": 5},
    "education": {"senior high school": 17, "higher education": 8},
    "work": {"housewife": 11, "private employee": 6, "self-employed": 6, "civil servant": 2},
    "parity": {"primigravida": 8, "multigravida": 17},
}

INTERVENTION_OUTCOMES: Pairs = {("insufficient", "sufficient"): 10}
INTERVENTION: Mapping[str, Counts] = {
    "age_group": {"20-35": 5, "not reported": 5},
    "education": {"senior high school": 5, "not reported": 5},
    "work": {"housewife": 6, "not reported": 4},
    "parity": {"multipara": 5, "not reported": 5},
    "breastfed_before": {"yes": 7, "no": 3},
}
CONTROL_OUTCOMES: Pairs = {("insufficient", "sufficient"): 3, ("insufficient", "insufficient"): 7}
CONTROL: Mapping[str, Counts] = {
    "age_group": {"20-35": 5, "not reported": 5},
    "education": {"senior high school": 4, "not reported": 6},
    "work": {"housewife": 5, "not reported": 5},
    "parity": {"multipara": 6, "not reported": 4},
    "breastfed_before": {"yes": 6, "no": 4},
}


def bekasi(seed: int) -> list[Row]:
    """Build the 25 mothers of bekasi."""
    return _numbered(_mothers(BEKASI, BEKASI_OUTCOMES, Random(seed)))


def bontang(seed: int) -> list[Row]:
    """Build the 20 mothers of bontang: the intervention group, then the control group."""
    random = Random(seed)
    groups = {
        "intervention": _mothers(INTERVENTION, INTERVENTION_OUTCOMES, random),
        "control": _mothers(CONTROL, CONTROL_OUTCOMES, random),
    }
    return _numbered([{"group": name, **row} for name, rows in groups.items() for row in rows])


BUILDERS = {"bekasi": bekasi, "bontang": bontang}


def csv_text(rows: Sequence[Row]) -> str:
    """Write rows as CSV with a header and ``\\n`` line ends."""
    written = StringIO()
    writer = csv.DictWriter(written, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def main(arguments: Sequence[str] | None = None) -> None:
    """Write ``mothers.csv`` of both studies."""
    parser = ArgumentParser(description="Build the mothers from the published counts.")
    parser.add_argument("--seed", type=int, default=SEED, help=f"default: {SEED}")
    here = checkout() / "data"
    parser.add_argument(
        "--into", type=Path, default=here, required=not here.is_dir(), help=f"default: {here.name}"
    )
    options = parser.parse_args(arguments)
    for name, build in BUILDERS.items():
        folder = options.into / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "mothers.csv").write_bytes(csv_text(build(options.seed)).encode())


def _mothers(columns: Mapping[str, Counts], outcomes: Pairs, random: Random) -> list[Row]:
    """Join columns that were shuffled one by one; the outcomes before and after stay together."""
    shuffled = {name: _shuffled(counts, random) for name, counts in columns.items()}
    pairs = _shuffled(outcomes, random)
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


def _numbered(rows: Sequence[Row]) -> list[Row]:
    return [{"mother": str(number), **row} for number, row in enumerate(rows, start=1)]


if __name__ == "__main__":
    main()
