"""Every result in words: what was done, what came out, what it means and what it does not."""

from __future__ import annotations

from functools import singledispatch

import pandas as pd

from midwifery_stats.display.axes import percent
from midwifery_stats.display.charts.intervals import effect_text, interval_text
from midwifery_stats.display.frames import frame_paragraphs
from midwifery_stats.display.groups import groups_paragraphs, groups_report
from midwifery_stats.display.p_values import format_p
from midwifery_stats.display.pairs import pairs_paragraphs, pairs_report
from midwifery_stats.display.planning import (
    curve_paragraphs,
    size_paragraphs,
    studies_paragraphs,
)
from midwifery_stats.display.studies import study_paragraphs
from midwifery_stats.display.vocabulary import capital, effect_name, no_effect_of, value_text
from midwifery_stats.display.wording import Alternative, Wording
from midwifery_stats.inference.estimate import Estimate
from midwifery_stats.inference.monte_carlo import MonteCarlo
from midwifery_stats.inference.null_distribution import NullDistribution
from midwifery_stats.inference.planning import SampleSize
from midwifery_stats.inference.power_curve import PowerCurve
from midwifery_stats.inference.rank_sum import RankSumTest
from midwifery_stats.inference.repeated_studies import DrawnStudies
from midwifery_stats.inference.signed_rank import SignedRankTest
from midwifery_stats.language import _, decimal
from midwifery_stats.studies.study import Study


def describe(
    result: object,
    *,
    alternative: Alternative = "two-sided",
    groups: tuple[str, str] = ("first", "second"),
) -> str:
    """Tell a result in plain sentences.

    Parameters
    ----------
    result : a test, an estimate, a study, a null distribution, a power curve or a table
    alternative : which p-value of a test to tell
    groups : what the two groups of a comparison are called

    Raises
    ------
    TypeError
        If there are no words for this kind of result.
    """
    return " ".join(paragraphs(result, Wording(alternative, groups)))


def report_sentence(
    test: SignedRankTest | RankSumTest,
    *,
    alternative: Alternative = "two-sided",
    groups: tuple[str, str] = ("first", "second"),
) -> str:
    """Give the one sentence on a test that a thesis or a paper needs."""
    wording = Wording(alternative, groups)
    if isinstance(test, SignedRankTest):
        return pairs_report(test, wording)
    return groups_report(test, wording)


@singledispatch
def paragraphs(result: object, wording: Wording) -> tuple[str, ...]:
    """Tell a result in paragraphs."""
    raise TypeError(
        _(
            "There is no way to show or describe a {kind}. Give a test, an estimate, a study,"
            " a null distribution, a power curve or a table."
        ).format(kind=type(result).__name__)
    )


@paragraphs.register
def _pairs(result: SignedRankTest, wording: Wording) -> tuple[str, ...]:
    return pairs_paragraphs(result, wording)


@paragraphs.register
def _groups(result: RankSumTest, wording: Wording) -> tuple[str, ...]:
    return groups_paragraphs(result, wording)


@paragraphs.register
def _study(result: Study, wording: Wording) -> tuple[str, ...]:
    return study_paragraphs(result)


@paragraphs.register
def _frame(result: pd.DataFrame, wording: Wording) -> tuple[str, ...]:
    return frame_paragraphs(result)


@paragraphs.register
def _estimate(result: Estimate, wording: Wording) -> tuple[str, ...]:
    told = f"{capital(effect_name(result.name))}: {interval_text(result)}."
    if result.note is not None:
        return told, result.note
    none = no_effect_of(result.name)
    if none is None:
        return told, _coverage(result)
    place = (
        _("The interval includes {none}: no effect fits these data too.")
        if result.low <= none <= result.high
        else _("The interval leaves out {none}, the value of no effect.")
    )
    return f"{told} {place.format(none=value_text(none))}", _coverage(result)


@paragraphs.register
def _null(result: NullDistribution, wording: Wording) -> tuple[str, ...]:
    told = (
        _("If H0 is true, the statistic takes 1 value: {low}.")
        if len(result.support) == 1
        else _("If H0 is true, the statistic takes one of {n} values, from {low} to {high}.")
    )
    return (
        told.format(
            n=len(result.support),
            low=value_text(float(result.support[0])),
            high=value_text(float(result.support[-1])),
        ),
        _("Its mean is {mean} and its standard deviation {deviation}.").format(
            mean=value_text(result.mean), deviation=effect_text(result.variance**0.5)
        ),
    )


@paragraphs.register
def _drawn(result: MonteCarlo, wording: Wording) -> tuple[str, ...]:
    return (
        _(
            "{p}, estimated from {draws} random draws: {count} of them were at least as extreme."
            " Another set of draws would give a p-value about {error} away."
        ).format(
            p=format_p(result.p),
            draws=result.draws,
            count=result.as_extreme,
            error=decimal(result.standard_error, 4),
        ),
    )


@paragraphs.register
def _size(result: SampleSize, wording: Wording) -> tuple[str, ...]:
    return size_paragraphs(result)


@paragraphs.register
def _curve(result: PowerCurve, wording: Wording) -> tuple[str, ...]:
    return curve_paragraphs(result)


@paragraphs.register
def _studies(result: DrawnStudies, wording: Wording) -> tuple[str, ...]:
    return studies_paragraphs(result)


def _coverage(result: Estimate) -> str:
    """Say how often such intervals hold the true value: exact ones never less often than stated."""
    told = (
        _(
            "Intervals made this way hold the true value in at least {share} of all studies."
            " Method: {method}."
        )
        if "exact" in result.method
        else _(
            "Intervals made this way hold the true value in about {share} of all studies."
            " Method: {method}."
        )
    )
    return told.format(share=percent(result.level), method=_(result.method))
