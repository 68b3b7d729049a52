"""Show and describe any result: one list says how each kind is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from midwifery_stats.display.counts import CrossTold, FrequencyTold
from midwifery_stats.display.estimates import EstimateTold
from midwifery_stats.display.groups import GroupsTold
from midwifery_stats.display.null import NullTold
from midwifery_stats.display.p_values import MonteCarloTold
from midwifery_stats.display.pairs import PairsTold
from midwifery_stats.display.planning import CurveTold, DrawnStudiesTold, SizeTold
from midwifery_stats.display.ranks import GroupRanksTold, SignedRanksTold
from midwifery_stats.display.reanalysis import ProceduresTold
from midwifery_stats.display.samples_allowed import PairsAllowedTold, SamplesTold
from midwifery_stats.display.shown import FrameTold, Shown, Told
from midwifery_stats.display.studies import CheckedTold, LedgerTold, MothersTold, StudyTold
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table, table_of
from midwifery_stats.display.vocabulary import Alternative, Wording
from midwifery_stats.inference.estimate import Estimate
from midwifery_stats.inference.null_distribution import MonteCarlo, NullDistribution
from midwifery_stats.inference.planning import DrawnStudies, SampleSize
from midwifery_stats.inference.power import PowerCurve
from midwifery_stats.inference.rank_sum import RankSumTest
from midwifery_stats.inference.signed_rank import SignedRankTest
from midwifery_stats.language import _, ngettext
from midwifery_stats.studies.study import Study


def show(
    result: object,
    *,
    alternative: Alternative = "two-sided",
    groups: tuple[str, str] | None = None,
) -> Shown:
    """Show a result as pictures, tables and sentences, in the reader's language.

    Parameters
    ----------
    result : a test, an estimate, a study, a null distribution, a power curve or a table
    alternative : which p-value of a test to show
    groups : what the two groups of a comparison are called, if not as the test itself says

    Raises
    ------
    TypeError
        If there is no way to show this kind of result.
    """
    if isinstance(result, Shown):
        return result
    if isinstance(result, Figure):
        return Shown(figures=(result,))
    told = _told(result, Wording(alternative, groups))
    paragraphs = told.paragraphs
    if told.report is not None:
        paragraphs += (_("For a report: {sentence}").format(sentence=told.report),)
    return Shown(told.figures, told.tables, paragraphs)


def describe(
    result: object,
    *,
    alternative: Alternative = "two-sided",
    groups: tuple[str, str] | None = None,
) -> str:
    """Tell a result in plain sentences.

    Parameters
    ----------
    result : a test, an estimate, a study, a null distribution, a power curve or a table
    alternative : which p-value of a test to tell
    groups : what the two groups of a comparison are called, if not as the test itself says

    Raises
    ------
    TypeError
        If there are no words for this kind of result.
    """
    return " ".join(_told(result, Wording(alternative, groups)).paragraphs)


class AnyTableTold(FrameTold):
    """A table of the reader's own: as it is."""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Say how large it is."""
        rows, columns = self.frame.shape
        return (
            _("A table of {rows} and {columns}.").format(
                rows=ngettext("{n} row", "{n} rows", rows).format(n=rows),
                columns=ngettext("{n} column", "{n} columns", columns).format(n=columns),
            ),
        )

    @property
    def tables(self) -> tuple[Table, ...]:
        """Write the table itself."""
        return (table_of(self.frame),)


_RESULTS: dict[type, Callable[[Any, Wording], Told]] = {
    SignedRankTest: PairsTold,
    RankSumTest: lambda test, wording: GroupsTold(test, wording.named(test.names)),
    Study: lambda study, _wording: StudyTold(study),
    Estimate: lambda estimate, _wording: EstimateTold(estimate),
    NullDistribution: lambda null, _wording: NullTold(null),
    MonteCarlo: lambda drawn, _wording: MonteCarloTold(drawn),
    SampleSize: lambda size, _wording: SizeTold(size),
    PowerCurve: lambda curve, _wording: CurveTold(curve),
    DrawnStudies: lambda drawn, _wording: DrawnStudiesTold(drawn),
    pd.DataFrame: lambda frame, _wording: _frame_told(frame),
    pd.Series: lambda column, _wording: AnyTableTold(column.to_frame()),
}
"""How each kind of result is told."""


_FRAMES: dict[str, type[FrameTold]] = {
    "checked claims": CheckedTold,
    "claims": LedgerTold,
    "mothers": MothersTold,
    "frequencies": FrequencyTold,
    "cross table": CrossTold,
    "signed ranks": SignedRanksTold,
    "group ranks": GroupRanksTold,
    "procedures": ProceduresTold,
    "pairs reporting": PairsAllowedTold,
    "samples reporting": SamplesTold,
}
"""How each kind of table is told: by the kind that its maker wrote into ``attrs``."""


def _told(result: object, wording: Wording) -> Told:
    if isinstance(result, Told):  # an analysis, which knows how it is told
        return result
    for kind in type(result).__mro__:
        if kind in _RESULTS:
            return _RESULTS[kind](result, wording)
    raise TypeError(
        _(
            "There is no way to show or describe a {kind}. Give a test, an estimate, a study,"
            " a null distribution, a power curve or a table."
        ).format(kind=type(result).__name__)
    )


def _frame_told(frame: pd.DataFrame) -> FrameTold:
    """Choose by kind; a table that lost what its kind needs is shown as it is.

    pandas hands ``attrs`` on to nearly everything that is made of a table.
    """
    told = _FRAMES.get(str(frame.attrs.get("kind")), AnyTableTold)
    return told(frame) if told.fits(frame) else AnyTableTold(frame)
