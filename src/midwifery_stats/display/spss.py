"""The tables that SPSS prints for a test, to be laid beside a student's own output.

Those of two groups are printed here, those of pairs in `spss_pairs`. The English labels are those
of the program's output and stay as they are in every language. Sources: IBM SPSS Statistics
Algorithms, chapters NPAR TESTS and CROSSTABS; layout and asymptotic values agree with PSPP 1.6,
except that SPSS prints after - before.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import erfc, log, sqrt

import numpy as np
import pandas as pd

from midwifery_stats.display.spss_pairs import (
    A,
    B,
    Printed,
    mcnemar_tables,
    printed_number,
    printed_p,
    sign_tables,
    wilcoxon_tables,
)
from midwifery_stats.display.vocabulary import NO_NAMES, value_text, word
from midwifery_stats.inference.rank_sum import RankSumTest
from midwifery_stats.inference.signed_rank import SignedRankTest
from midwifery_stats.language import _, decimal

Groups = tuple[str, str]
Counts = np.ndarray[tuple[int, int], np.dtype[np.float64]]

_EXACT_AT_MOST = 40


def mann_whitney_tables(
    test: RankSumTest, groups: Groups, outcome: str, grouping: str
) -> tuple[Printed, ...]:
    """Print the Mann-Whitney test."""
    rows = [
        (word(groups[0]), *_rank_cells(test.first_size, test.first_rank_sum)),
        (word(groups[1]), *_rank_cells(test.second_size, test.second_rank_sum)),
    ]
    rows.append(("Total", str(test.first_size + test.second_size), "", ""))
    ranks = Printed(
        "Ranks", (f"{outcome}, {grouping}", "N", "Mean Rank", "Sum of Ranks"), tuple(rows)
    )
    return ranks, _statistics(test, outcome, grouping)


def fisher_tables(
    test: RankSumTest, groups: Groups, outcome: str, grouping: str
) -> tuple[Printed, ...]:
    """Print the cross table and its chi-square tests, Fisher's among them."""
    values = np.unique(np.concatenate([test.first, test.second]))
    counts = np.array([[np.sum(g == v) for v in values] for g in (test.first, test.second)], float)
    labels = [
        value_text(v) if test.levels is None else word(test.levels[int(v)]) for v in values.tolist()
    ]
    rows = [
        (word(name), *(str(int(cell)) for cell in cells), str(int(cells.sum())))
        for name, cells in zip(groups, counts, strict=True)
    ]
    totals = counts.sum(axis=0)
    rows.append(("Total", *(str(int(cell)) for cell in totals), str(int(totals.sum()))))
    title = f"{grouping} * {outcome} Crosstabulation"
    headings = (grouping, *(f"{outcome}: {label}" for label in labels), "Total")
    return Printed(title, headings, tuple(rows)), _chi_square_tests(test, counts, outcome)


def _smaller_u(test: RankSumTest) -> float:
    return min(test.statistic, test.first_size * test.second_size - test.statistic)


def _rank_cells(size: int, total: float) -> tuple[str, str, str]:
    return str(size), decimal(total / size, 2), decimal(total, 2)


def _statistics(test: RankSumTest, outcome: str, grouping: str) -> Printed:
    """SPSS takes the smaller U, and the rank sum of the group it belongs to as Wilcoxon W."""
    u = _smaller_u(test)
    first_smaller = test.statistic <= test.expected
    w = test.first_rank_sum if first_smaller else test.second_rank_sum
    rows = [
        ("Mann-Whitney U", printed_number(u, 3)),
        ("Wilcoxon W", printed_number(w, 3)),
        ("Z", printed_number(-abs(test.z()), 3)),
        ("Asymp. Sig. (2-tailed)", printed_p(test.p_value("normal"))),
    ]
    notes = [f"a. Grouping Variable: {grouping}"]
    if test.first_size + test.second_size <= _EXACT_AT_MOST:
        rows.append(("Exact Sig. [2*(1-tailed Sig.)]", f"{printed_p(test.tie_blind_p())}{B}"))
        notes.append("b. Not corrected for ties.")
    return Printed(f"Test Statistics{A}", ("", outcome), tuple(rows), tuple(notes))


def _chi_square_tests(test: RankSumTest, counts: Counts, outcome: str) -> Printed:
    title, total = "Chi-Square Tests", int(counts.sum())
    headings = (
        "",
        "Value",
        "df",
        "Asymptotic Significance (2-sided)",
        "Exact Sig. (2-sided)",
        "Exact Sig. (1-sided)",
    )
    valid = ("N of Valid Cases", str(total), "", "", "", "")
    if counts.shape[1] < 2:
        constant = ("Pearson Chi-Square", f".{A}", "", "", "", "")
        note = f"a. No statistics are computed because {outcome} is a constant."
        return Printed(title, headings, (constant, valid), (note,))
    expected = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / total
    far = np.abs(counts - expected)
    pearson = float(np.sum(far**2 / expected))
    rows = (
        _asymptotic("Pearson Chi-Square", pearson, A),
        _asymptotic(f"Continuity Correction{B}", _corrected(far, expected)),
        _asymptotic("Likelihood Ratio", _likelihood_ratio(counts, expected)),
        _fisher_row(test),
        _asymptotic("Linear-by-Linear Association", pearson * (total - 1) / total),
        valid,
    )
    few = int(np.sum(expected < 5))
    notes = (
        f"a. {few} cells ({decimal(25 * few, 1)}%) have expected count less than 5."
        f" The minimum expected count is {printed_number(float(expected.min()), 2)}.",
        "b. Computed only for a 2x2 table",
    )
    return Printed(title, headings, rows, notes)


def _asymptotic(name: str, value: float, letter: str = "") -> tuple[str, ...]:
    p = printed_p(erfc(sqrt(value / 2)))
    return name, f"{printed_number(value, 3)}{letter}", "1", p, "", ""


def _corrected(far: Counts, expected: Counts) -> float:
    return float(np.sum(np.maximum(0, far - 0.5) ** 2 / expected))


def _likelihood_ratio(counts: Counts, expected: Counts) -> float:
    pairs = zip(counts.ravel().tolist(), expected.ravel().tolist(), strict=True)
    return 2 * sum(seen * log(seen / wanted) for seen, wanted in pairs if seen)


def _fisher_row(test: RankSumTest) -> tuple[str, ...]:
    tails = [test.p_value("exact", alternative=side) for side in ("greater", "less")]
    return (
        "Fisher's Exact Test",
        "",
        "",
        "",
        printed_p(test.p_value("exact")),
        printed_p(min(tails)),
    )


@dataclass(frozen=True)
class SpssTables:
    """The tables of one test, as SPSS prints them; small letters point to the footnotes."""

    printed: tuple[Printed, ...]

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables by title (without its footnote letter), cells as printed."""
        return {table.title.rstrip(A): table.frame() for table in self.printed}

    @property
    def text(self) -> str:
        """All tables as plain text."""
        return "\n\n".join(table.table().text() for table in self.printed)

    def __str__(self) -> str:
        """Give all tables as plain text."""
        return self.text

    def _repr_html_(self) -> str:
        tables = "".join(table.table().html() for table in self.printed)
        words = escape(_("In the layout of SPSS:"))
        return f'<div><p style="margin:.3em 0">{words}</p>{tables}</div>'

    def _repr_mimebundle_(self, **_options: object) -> dict[str, str]:
        return {"text/html": self._repr_html_(), "text/plain": self.text}


def spss_tables(
    test: SignedRankTest | RankSumTest,
    *,
    names: tuple[str, str] | None = None,
    groups: tuple[str, str] | None = None,
    outcome: str | None = None,
    grouping: str | None = None,
) -> SpssTables:
    """Give a test as SPSS prints it.

    Parameters
    ----------
    test : a test of pairs or of two groups
    names : names of the two variables of a test of pairs; by default before and after
    groups : labels of the two groups; by default those that the test came with
    outcome, grouping : names of the variables of a test of groups; by default outcome and group

    Raises
    ------
    TypeError
        If the argument is not a test.
    """
    if isinstance(test, SignedRankTest):
        layout = {"wilcoxon": wilcoxon_tables, "sign": sign_tables, "mcnemar": mcnemar_tables}
        return SpssTables(layout[test.procedure](test, names or (_("before"), _("after"))))
    if isinstance(test, RankSumTest):
        groups = groups or test.names or NO_NAMES
        outcome, grouping = outcome or _("outcome"), grouping or _("group")
        if test.procedure == "fisher":
            return SpssTables(fisher_tables(test, groups, outcome, grouping))
        return SpssTables(mann_whitney_tables(test, groups, outcome, grouping))
    raise TypeError(
        _("SPSS tables are made of a test, not of a {kind}. Give a test.").format(
            kind=type(test).__name__
        )
    )
