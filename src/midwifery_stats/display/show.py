"""Show a result: pictures, tables and sentences."""

from __future__ import annotations

from functools import singledispatch

import pandas as pd

from midwifery_stats.display.charts.intervals import interval_chart
from midwifery_stats.display.charts.null import null_chart
from midwifery_stats.display.frames import frame_figures, frame_tables
from midwifery_stats.display.groups import groups_figures, groups_tables
from midwifery_stats.display.pairs import pairs_figures, pairs_tables
from midwifery_stats.display.planning import (
    curve_figures,
    curve_tables,
    studies_figures,
    studies_tables,
)
from midwifery_stats.display.sentences import paragraphs, report_sentence
from midwifery_stats.display.shown import Shown
from midwifery_stats.display.studies import study_figures, study_tables
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table
from midwifery_stats.display.vocabulary import no_effect_of
from midwifery_stats.display.wording import Alternative, Wording
from midwifery_stats.inference.estimate import Estimate
from midwifery_stats.inference.null_distribution import NullDistribution
from midwifery_stats.inference.power_curve import PowerCurve
from midwifery_stats.inference.rank_sum import RankSumTest
from midwifery_stats.inference.repeated_studies import DrawnStudies
from midwifery_stats.inference.signed_rank import SignedRankTest
from midwifery_stats.language import _
from midwifery_stats.studies.study import Study


def show(
    result: object,
    *,
    alternative: Alternative = "two-sided",
    groups: tuple[str, str] = ("first", "second"),
) -> Shown:
    """Show a result as pictures, tables and sentences, in the reader's language.

    Parameters
    ----------
    result : a test, an estimate, a study, a null distribution, a power curve or a table
    alternative : which p-value of a test to show
    groups : what the two groups of a comparison are called

    Raises
    ------
    TypeError
        If there is no way to show this kind of result.
    """
    if isinstance(result, Shown):
        return result
    if isinstance(result, Figure):
        return Shown(figures=(result,))
    wording = Wording(alternative, groups)
    return Shown(_figures(result, wording), _tables(result, wording), _paragraphs(result, wording))


def _paragraphs(result: object, wording: Wording) -> tuple[str, ...]:
    told = paragraphs(result, wording)
    if not isinstance(result, SignedRankTest | RankSumTest) or result.note is not None:
        return told
    sentence = report_sentence(result, alternative=wording.alternative, groups=wording.groups)
    return (*told, _("For a report: {sentence}").format(sentence=sentence))


@singledispatch
def _figures(result: object, wording: Wording) -> tuple[Figure, ...]:
    return ()


@singledispatch
def _tables(result: object, wording: Wording) -> tuple[Table, ...]:
    return ()


@_figures.register
def _pairs_figures(result: SignedRankTest, wording: Wording) -> tuple[Figure, ...]:
    return pairs_figures(result, wording)


@_tables.register
def _pairs_tables(result: SignedRankTest, wording: Wording) -> tuple[Table, ...]:
    return pairs_tables(result, wording)


@_figures.register
def _groups_figures(result: RankSumTest, wording: Wording) -> tuple[Figure, ...]:
    return groups_figures(result, wording)


@_tables.register
def _groups_tables(result: RankSumTest, wording: Wording) -> tuple[Table, ...]:
    return groups_tables(result, wording)


@_figures.register
def _study_figures(result: Study, wording: Wording) -> tuple[Figure, ...]:
    return study_figures(result)


@_tables.register
def _study_tables(result: Study, wording: Wording) -> tuple[Table, ...]:
    return study_tables(result)


@_figures.register
def _frame_figures(result: pd.DataFrame, wording: Wording) -> tuple[Figure, ...]:
    return frame_figures(result)


@_tables.register
def _frame_tables(result: pd.DataFrame, wording: Wording) -> tuple[Table, ...]:
    return frame_tables(result)


@_figures.register
def _estimate_figures(result: Estimate, wording: Wording) -> tuple[Figure, ...]:
    none = no_effect_of(result.name)
    ratio = result.name == "odds ratio"
    return (interval_chart([result], no_effect=0.0 if none is None else none, ratio=ratio),)


@_figures.register
def _null_figures(result: NullDistribution, wording: Wording) -> tuple[Figure, ...]:
    return (null_chart(result, statistic=_("statistic")),)


@_figures.register
def _curve_figures(result: PowerCurve, wording: Wording) -> tuple[Figure, ...]:
    return curve_figures(result)


@_tables.register
def _curve_tables(result: PowerCurve, wording: Wording) -> tuple[Table, ...]:
    return curve_tables(result)


@_figures.register
def _studies_figures(result: DrawnStudies, wording: Wording) -> tuple[Figure, ...]:
    return studies_figures(result)


@_tables.register
def _studies_tables(result: DrawnStudies, wording: Wording) -> tuple[Table, ...]:
    return studies_tables(result)
