"""How much of the two source papers the desk finds by itself, held against the hand-made ledgers.

The texts are not in the repository. They are looked for in the folder that the variable
MIDWIFERY_SOURCES names, and in ../shared/sources beside the checkout. Run this file as a script to
see the numbers and the misses.
"""

from __future__ import annotations

import os
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

import midwifery_stats as ms
from midwifery_stats.studies.papers.paper import read_paper
from midwifery_stats.studies.printed_numbers import numbers_in, zeros_for_letters

ROOT = Path(__file__).resolve().parents[3]
NUMERIC = (
    "count", "percentage", "date", "duration", "range", "size", "score", "distance", "p-value",
    "alpha", "day", "mean", "weight",
)  # fmt: skip
# Claims of the ledgers that the desk misses.
MISSED: dict[str, set[str]] = {
    "bekasi": set(),
    "bontang": set(),
}


def folder() -> Path | None:
    named = os.environ.get("MIDWIFERY_SOURCES")
    for place in ([Path(named)] if named else []) + [ROOT.parent / "shared" / "sources"]:
        if (place / "bekasi.txt").is_file():
            return place
    return None


SOURCES = folder()
pytestmark = pytest.mark.skipif(
    SOURCES is None, reason="the papers' texts are not beside the checkout (../shared/sources)"
)


@cache
def paper(study: str):
    return read_paper(SOURCES / f"{study}.txt")


def numbers(reported: str) -> tuple[Decimal, ...]:
    return numbers_in(zeros_for_letters(reported))


def wanted(study: str):
    """The ledger's claims that hold a number, by the part of the paper."""
    claims = ms.load_study(study).claims
    for claim in claims.itertuples():
        if claim.kind in NUMERIC and (found := numbers(claim.reported)):
            yield claim.claim_id, claim.place.split(",")[0].split(" ")[0], claim.kind, found


def found_numbers(study: str):
    """The desk's figures as the ledger would write them, by the part of the paper."""
    for figure in paper(study).found:
        part = figure.section.split(" ")[0]
        ends = [figure.value] + ([] if figure.high is None else [figure.high])
        yield figure, part, tuple(Decimal(repr(end)).normalize() for end in ends)


def missed_claims(study: str) -> tuple[list[str], int]:
    have = Counter((part, ends) for _figure, part, ends in found_numbers(study))
    missed, total = [], 0
    for claim_id, part, _kind, ends in wanted(study):
        total += 1
        key = (part, tuple(end.normalize() for end in ends))
        if have[key]:
            have[key] -= 1
        else:
            missed.append(claim_id)
    return missed, total


if __name__ == "__main__":
    for name in ("bekasi", "bontang"):
        missed, total = missed_claims(name)
        print(f"{name}: {total - len(missed)} of {total} found; missed: {missed}")
