"""How SPSS prints a table: its cells, its footnote letters, its p-values."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from midwifery_stats.display.tables import Table
from midwifery_stats.language import decimal

A, B, C = "ᵃ", "ᵇ", "ᶜ"

EXACT_AT_MOST = 25
"""SPSS uses the binomial distribution for up to this many changes in the sign and McNemar tests."""


@dataclass(frozen=True)
class Printed:
    """A table as printed: the first cell of a row is its label."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    footnotes: tuple[str, ...] = ()

    def frame(self) -> pd.DataFrame:
        """Give the cells as a DataFrame, labelled by the first column."""
        cells = [row[1:] for row in self.rows]
        index = pd.Index([row[0] for row in self.rows], name=self.headings[0] or None)
        return pd.DataFrame(cells, index=index, columns=list(self.headings[1:]))

    def table(self) -> Table:
        """Give the table for display."""
        numeric = frozenset(range(1, len(self.headings)))
        return Table(self.title, self.headings, self.rows, numeric, self.footnotes)


def printed_number(value: float, digits: int) -> str:
    """Write a number as SPSS does, without the zero before the decimal mark: ``.083``."""
    written = decimal(value, digits)
    if written.startswith("-0"):
        return f"-{written[2:]}" if digits else written
    return written[1:] if digits and written.startswith("0") else written


def printed_p(p: float) -> str:
    """Write a p-value as SPSS does: ``.083``, and ``.000`` for every p below .0005."""
    return printed_number(p, 3)
