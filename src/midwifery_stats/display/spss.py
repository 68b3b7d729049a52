"""The tables that SPSS prints for a test, to be laid beside a student's own output.

The English labels are those of the program's output and stay as they are in every language.
Sources: IBM SPSS Statistics Algorithms, chapters NPAR TESTS and CROSSTABS; layout and asymptotic
values agree with PSPP 1.6, except that SPSS prints after - before.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import pandas as pd

from midwifery_stats.display.spss_groups import fisher_tables, mann_whitney_tables
from midwifery_stats.display.spss_layout import A, Printed
from midwifery_stats.display.spss_pairs import mcnemar_tables, sign_tables, wilcoxon_tables
from midwifery_stats.inference.rank_sum import RankSumTest
from midwifery_stats.inference.signed_rank import SignedRankTest
from midwifery_stats.language import _


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
    names: tuple[str, str] = ("before", "after"),
    groups: tuple[str, str] = ("first", "second"),
    outcome: str = "outcome",
    grouping: str = "group",
) -> SpssTables:
    """Give a test as SPSS prints it.

    Parameters
    ----------
    test : a test of pairs or of two groups
    names : names of the two variables of a test of pairs
    groups : labels of the two groups
    outcome, grouping : names of the variables of a test of groups

    Raises
    ------
    TypeError
        If the argument is not a test.
    """
    if isinstance(test, SignedRankTest):
        layout = {"wilcoxon": wilcoxon_tables, "sign": sign_tables, "mcnemar": mcnemar_tables}
        return SpssTables(layout[test.procedure](test, names))
    if isinstance(test, RankSumTest):
        if test.procedure == "fisher":
            return SpssTables(fisher_tables(test, groups, outcome, grouping))
        return SpssTables(mann_whitney_tables(test, groups, outcome, grouping))
    raise TypeError(
        _("SPSS tables are made of a test, not of a {kind}. Give a test.").format(
            kind=type(test).__name__
        )
    )
