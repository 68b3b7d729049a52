"""How SPSS prints a table, and its tables for the same mothers before and after."""

from __future__ import annotations

from dataclasses import dataclass
from math import erfc, sqrt

import pandas as pd

from midwifery_stats.display.tables import Table
from midwifery_stats.display.vocabulary import value_text, word
from midwifery_stats.inference.signed_rank import SignedRankTest, wilcoxon_signed_rank
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
    """Write a p-value as older versions of SPSS do: ``.083``; ``.000`` for every p below .0005."""
    return printed_number(p, 3)


Names = tuple[str, str]


def wilcoxon_tables(test: SignedRankTest, names: Names) -> tuple[Printed, ...]:
    """Print the Wilcoxon test; SPSS always leaves out mothers who did not change."""
    dropped = test if test.zeros == "drop" else wilcoxon_signed_rank(test.before, test.after)
    return _ranks(dropped, names), _wilcoxon_statistics(dropped, names)


def sign_tables(test: SignedRankTest, names: Names) -> tuple[Printed, ...]:
    """Print the sign test."""
    counts = Printed(
        "Frequencies",
        (_difference(names), "N"),
        (
            ("Negative Differences", f"{test.negative}{A}"),
            ("Positive Differences", f"{test.positive}{B}"),
            ("Ties", f"{test.unchanged}{C}"),
            ("Total", str(test.pairs)),
        ),
        _directions(names),
    )
    return counts, _sign_statistics(test, names)


def mcnemar_tables(test: SignedRankTest, names: Names) -> tuple[Printed, ...]:
    """Print McNemar's test."""
    values = sorted({*test.before.tolist(), *test.after.tolist()})
    pairs = list(zip(test.before.tolist(), test.after.tolist(), strict=True))
    rows = tuple(
        (_label(test, was), *(str(pairs.count((was, became))) for became in values))
        for was in values
    )
    title = f"{names[0]} & {names[1]}"
    headings = (names[0], *(f"{names[1]}: {_label(test, value)}" for value in values))
    return Printed(title, headings, rows), _mcnemar_statistics(test, title)


def _difference(names: Names) -> str:
    return f"{names[1]} - {names[0]}"


def _directions(names: Names) -> tuple[str, ...]:
    before, after = names
    return tuple(
        f"{letter}. {after} {sign} {before}" for letter, sign in zip("abc", "<>=", strict=True)
    )


def _ranks(test: SignedRankTest, names: Names) -> Printed:
    def row(label: str, count: int, total: float, letter: str) -> tuple[str, ...]:
        mean = total / count if count else 0.0
        return label, f"{count}{letter}", printed_number(mean, 2), printed_number(total, 2)

    return Printed(
        "Ranks",
        (_difference(names), "N", "Mean Rank", "Sum of Ranks"),
        (
            row("Negative Ranks", test.negative, test.negative_sum, A),
            row("Positive Ranks", test.positive, test.positive_sum, B),
            ("Ties", f"{test.unchanged}{C}", "", ""),
            ("Total", str(test.pairs), "", ""),
        ),
        _directions(names),
    )


def _wilcoxon_statistics(test: SignedRankTest, names: Names) -> Printed:
    """SPSS takes the smaller rank sum, so its Z is never positive."""
    if test.positive_sum == test.negative_sum:
        based = "The sum of negative ranks equals the sum of positive ranks."
    elif test.positive_sum > test.negative_sum:
        based = "Based on negative ranks."
    else:
        based = "Based on positive ranks."
    return Printed(
        f"Test Statistics{A}",
        ("", _difference(names)),
        (
            ("Z", f"{printed_number(-abs(test.z()), 3)}{B}"),
            ("Asymp. Sig. (2-tailed)", printed_p(test.p_value("normal"))),
        ),
        ("a. Wilcoxon Signed Ranks Test", f"b. {based}"),
    )


def _sign_statistics(test: SignedRankTest, names: Names) -> Printed:
    changed = test.positive + test.negative
    title, headings = f"Test Statistics{A}", ("", _difference(names))
    if changed <= EXACT_AT_MOST:
        rows = (("Exact Sig. (2-tailed)", f"{printed_p(test.p_value('exact'))}{B}"),)
        return Printed(title, headings, rows, ("a. Sign Test", "b. Binomial distribution used."))
    z = test.z(continuity=True)
    p = test.p_value("normal", continuity=True)
    rows_z = (("Z", printed_number(-abs(z), 3)), ("Asymp. Sig. (2-tailed)", printed_p(p)))
    return Printed(title, headings, rows_z, ("a. Sign Test",))


def _mcnemar_statistics(test: SignedRankTest, title: str) -> Printed:
    changed = test.positive + test.negative
    rows: tuple[tuple[str, str], ...] = (("N", str(test.pairs)),)
    if changed <= EXACT_AT_MOST:
        rows += (("Exact Sig. (2-tailed)", f"{printed_p(test.p_value('exact'))}{B}"),)
        note = "b. Binomial distribution used."
    else:
        chi_square = max(0, abs(test.positive - test.negative) - 1) ** 2 / changed
        rows += (
            (f"Chi-Square{B}", printed_number(chi_square, 3)),
            ("Asymp. Sig.", printed_p(erfc(sqrt(chi_square / 2)))),
        )
        note = "b. Continuity Corrected"
    return Printed(f"Test Statistics{A}", ("", title), rows, ("a. McNemar Test", note))


def _label(test: SignedRankTest, value: float) -> str:
    return value_text(value) if test.levels is None else word(test.levels[int(value)])
