"""The same mothers, many p-values: which procedure gives the number that was printed?

`reanalyse_pairs` and `reanalyse_groups` run every procedure of `procedures_for_pairs` and
`procedures_for_groups`. `samples_reporting` turns the question round: which samples would have
given the printed number?
"""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
import pandas as pd

from midwifery_stats.inference import procedures_for_groups, procedures_for_pairs
from midwifery_stats.inference.arguments import Alternative, check_alternative, one_of, whole_number
from midwifery_stats.inference.printed import printed_p
from midwifery_stats.inference.procedure import Procedure
from midwifery_stats.inference.procedures_for_groups import SPSS_DEFAULT, Groups
from midwifery_stats.inference.procedures_for_pairs import Pairs
from midwifery_stats.inference.samples import TwoSamples, is_yes_no, paired_samples, two_samples
from midwifery_stats.language import InputError, _

Sample = TypeVar("Sample")


def reanalyse_pairs(before: Any, after: Any, reported: str | None = None) -> pd.DataFrame:
    """Run every procedure for the same mothers before and after.

    Parameters
    ----------
    before, after
        One value per mother, in the same order: numbers, or ordered categoricals.
    reported
        The p-value as printed, a string: "0.083", "0,083" or "<0.001". Its decimals say how it was
        rounded.

    Returns
    -------
    DataFrame
        One row per procedure and alternative. Columns: ``procedure``, ``alternative``
        ("two-sided", "greater", "less"), ``p``, ``software`` (the programs that print this p for
        this sample by default; "" if none does), ``matches`` (whether this p would be printed as
        ``reported``; <NA> without it). McNemar's test is left out when there are more than two
        values, a procedure without an answer (a t-test when no difference varies) always. The
        t-test takes levels as the numbers 0, 1, 2, which is hard to defend.

    Raises
    ------
    SampleError
        If the samples cannot be tested (see ``wilcoxon_signed_rank``).
    ValueError
        If ``reported`` cannot be read.
    """
    samples = paired_samples(before, after)
    return _rows(
        procedures_for_pairs.PROCEDURES,
        Pairs(samples),
        yes_no=is_yes_no(samples.before, samples.after),
        reported=reported,
    )


def reanalyse_groups(first: Any, second: Any, reported: str | None = None) -> pd.DataFrame:
    """Run every procedure for two groups of mothers.

    Takes and returns what :func:`reanalyse_pairs` does. Left out when there are more than two
    values: Fisher, chi-square, Barnard, Boschloo. Left out when all mothers have the same value:
    chi-square, Barnard, Boschloo and the t-tests, which then have no answer.
    """
    samples = two_samples(first, second)
    return _rows(
        procedures_for_groups.PROCEDURES,
        Groups(samples),
        yes_no=is_yes_no(samples.first, samples.second),
        reported=reported,
    )


def samples_reporting(
    reported: str,
    *,
    first_size: int,
    second_size: int,
    procedure: str = SPSS_DEFAULT,
    alternative: Alternative = "two-sided",
) -> pd.DataFrame:
    """Find all yes/no samples of these sizes whose p would be printed as ``reported``.

    Parameters
    ----------
    reported
        The p-value as printed, a string.
    first_size, second_size
        Mothers in each group.
    procedure, alternative
        As in the columns of :func:`reanalyse_groups`; by default what SPSS prints.

    Returns
    -------
    DataFrame
        One row per sample. Columns: ``first_successes``, ``second_successes``, ``p``.
    """
    printed = printed_p(reported)
    sizes = (
        whole_number(first_size, "first_size", smallest=1),
        whole_number(second_size, "second_size", smallest=1),
    )
    by_name = {one.name: one for one in procedures_for_groups.PROCEDURES}
    chosen = by_name[one_of(procedure, "procedure", tuple(by_name))]
    _check_side(chosen, alternative)
    rows = [
        (first, second, p)
        for first in range(sizes[0] + 1)
        for second in range(sizes[1] + 1)
        if (p := chosen.p_value(_yes_no_groups(first, second, sizes), alternative)) is not None
        and printed.matches(p)
    ]
    table = pd.DataFrame(rows, columns=["first_successes", "second_successes", "p"])
    table = table.astype({"first_successes": int, "second_successes": int, "p": float})
    table.attrs["kind"] = "samples reporting"
    table.attrs["procedure"] = chosen.name
    return table


def _rows(
    procedures: tuple[Procedure[Sample], ...],
    sample: Sample,
    *,
    yes_no: bool,
    reported: str | None,
) -> pd.DataFrame:
    printed = None if reported is None else printed_p(reported)
    rows = [
        (
            procedure.name,
            alternative,
            p,
            procedure.software(sample, alternative),
            printed.matches(p) if printed else pd.NA,
        )
        for procedure in procedures
        if yes_no or not procedure.yes_no
        for alternative in procedure.alternatives
        if (p := procedure.p_value(sample, alternative)) is not None
    ]
    table = pd.DataFrame(rows, columns=["procedure", "alternative", "p", "software", "matches"])
    table = table.astype({"matches": "bool" if printed else "boolean"})
    table.attrs["kind"] = "procedures"
    return table


def _yes_no_groups(first: int, second: int, sizes: tuple[int, int]) -> Groups:
    return Groups(
        TwoSamples(
            np.repeat([1.0, 0.0], [first, sizes[0] - first]),
            np.repeat([1.0, 0.0], [second, sizes[1] - second]),
        )
    )


def _check_side(procedure: Procedure[Groups], alternative: Alternative) -> None:
    check_alternative(alternative)
    if alternative not in procedure.alternatives:
        raise InputError(
            _("{procedure} has no direction: leave `alternative` out.").format(
                procedure=procedure.name
            )
        )
