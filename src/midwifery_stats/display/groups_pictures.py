"""Pictures and tables of a test of two groups of mothers."""

from __future__ import annotations

from midwifery_stats.display.charts.groups import groups_chart
from midwifery_stats.display.charts.intervals import interval_chart
from midwifery_stats.display.charts.null import null_chart
from midwifery_stats.display.exact_p import stated_p
from midwifery_stats.display.groups_sentences import shares_effect
from midwifery_stats.display.pairs_pictures import as_levels, p_table, rank_test_approximations
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table
from midwifery_stats.display.vocabulary import value_text, word
from midwifery_stats.display.wording import Wording
from midwifery_stats.inference.rank_sum import RankSumTest
from midwifery_stats.language import _

_MOST_MOTHERS = 100


def groups_figures(test: RankSumTest, wording: Wording) -> tuple[Figure, ...]:
    """Draw the mothers, the null distribution and the effects; the last two if there is a test."""
    figures = []
    if max(test.first_size, test.second_size) <= _MOST_MOTHERS:
        levels, (first, second) = as_levels(test.levels, test.first, test.second)
        figures.append(groups_chart(first, second, levels=levels, names=wording.groups))
    if test.note is not None:
        return tuple(figures)
    stated = stated_p(test, wording.alternative)
    if stated.exact:
        figures.append(
            null_chart(
                test.null,
                test.statistic,
                wording.alternative,
                statistic=_("U of {group}").format(group=wording.first),
                p=stated.p,
                by="chance" if test.procedure == "fisher" else "distance",
            )
        )
    shares = shares_effect(test)
    effects = [test.effect()] if shares is None else [test.effect(), shares]
    sides = (
        _("{group} higher").format(group=word(wording.groups[1])),
        _("{group} higher").format(group=word(wording.groups[0])),
    )
    figures.append(interval_chart(effects, limits=(-1, 1), sides=sides))
    return tuple(figures)


def groups_tables(test: RankSumTest, wording: Wording) -> tuple[Table, ...]:
    """Rank the groups together, and state the p-value by three procedures."""
    rows = tuple(
        (word(name), str(size), value_text(total / size, 2), value_text(total))
        for name, size, total in (
            (wording.groups[0], test.first_size, test.first_rank_sum),
            (wording.groups[1], test.second_size, test.second_rank_sum),
        )
    )
    headings = (_("Group"), _("Mothers"), _("Mean rank"), _("Sum of ranks"))
    ranks = Table(_("Both groups ranked together"), headings, rows, frozenset({1, 2, 3}))
    approximations = rank_test_approximations() if test.procedure != "fisher" else None
    return ranks, p_table(test, wording, approximations)
