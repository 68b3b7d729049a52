"""How fast a large file is read with all its checks, beside pandas that only reads, in one run.

    python tests/benchmarks/reading.py

Prints seconds and ratios, and fails where a ratio is above the promise.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from io import BytesIO
from time import process_time

import openpyxl
import pandas as pd

import midwifery_stats as ms

PROMISE = 20.0


def csv_file() -> bytes:
    """100,000 mothers with words, a decimal comma and a level spelled in two ways."""
    draw = random.Random(1)
    rows = (
        f"{n};{draw.choice(['lancar', 'kurang lancar'])};{draw.choice(['lancar', 'Lancar'])};"
        f"{draw.randrange(10, 99)},5"
        for n in range(100_000)
    )
    return ("no;before;after;weight\n" + "\n".join(rows) + "\n").encode()


def workbook() -> bytes:
    """4,900 mothers with 30 columns, almost all of them words."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append([f"c{n}" for n in range(30)])
    for n in range(4900):
        sheet.append([n, *["low"] * 29])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def seconds(work: Callable[[], object]) -> float:
    def once() -> float:
        start = process_time()
        work()
        return process_time() - start

    return min(once() for _ in range(3))


def main() -> None:
    rows, sheet = csv_file(), workbook()
    cases: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "100,000 rows of CSV": (
            lambda: ms.read_table(rows),
            lambda: pd.read_csv(BytesIO(rows), sep=None, engine="python", dtype=str),
        ),
        "4,900 rows of a workbook": (
            lambda: ms.read_table(sheet),
            lambda: pd.read_excel(BytesIO(sheet)),
        ),
    }
    kept = True
    for name, (ours, theirs) in cases.items():
        mine, peer = seconds(ours), seconds(theirs)
        kept &= mine / peer <= PROMISE
        print(f"{name}: {mine:.2f} s, pandas {peer:.2f} s: {mine / peer:.1f} times as long")
    if not kept:
        sys.exit(f"A promise is broken: at most {PROMISE:g} times as long.")


if __name__ == "__main__":
    main()
