"""The same mothers, many p-values: which procedure gives the number that was printed?

`samples_reporting` and `pairs_reporting` turn the question round.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import nan
from typing import Any

import numpy as np
import pandas as pd

from midwifery_stats.inference import procedures_for_groups, procedures_for_pairs
from midwifery_stats.inference.arguments import (
    Alternative,
    LimitError,
    check_alternative,
    check_seed,
    one_of,
    whole_number,
)
from midwifery_stats.inference.coding import FloatArray
from midwifery_stats.inference.null_distribution import ExactLimitError
from midwifery_stats.inference.printed import printed_p
from midwifery_stats.inference.procedure import Procedure, Program, Sample, named
from midwifery_stats.inference.procedures_for_groups import SPSS_DEFAULT, Groups
from midwifery_stats.inference.procedures_for_pairs import SPSS_DEFAULT as SPSS_DEFAULT_PAIRS
from midwifery_stats.inference.procedures_for_pairs import Pairs
from midwifery_stats.inference.samples import (
    PairedSamples,
    TwoSamples,
    is_yes_no,
    paired_samples,
    two_samples,
)
from midwifery_stats.inference.unconditional import groups_table
from midwifery_stats.language import InputError, _, decimal

QUICK_ADDITIONS = 60_000_000  # for one of some 25 exact p-values: 600 untied pairs, 110 v 110
LARGEST_REANALYSED = 5_000
LARGEST_SIZE = 60  # pairs, or mothers in each group, whose outcomes are all tried


def reanalyse_pairs(
    before: Any,
    after: Any,
    reported: str | None = None,
    *,
    draws: int | None = None,
    seed: int | None = None,
) -> pd.DataFrame:
    """Run every procedure for the same mothers ``before`` and ``after``.

    Parameters
    ----------
    reported
        The p-value as printed, a string: "0.083", "0,083" or "<0.001". Its decimals say how it was
        rounded.
    draws, seed
        Where there are too many mothers to count, estimate from so many random arrangements.

    Returns
    -------
    DataFrame
        One row per procedure and alternative. Columns: ``procedure``, ``alternative``
        ("two-sided", "greater", "less"), ``p``, ``software`` (the programs that print this p for
        this sample by default; "" if none does), ``matches`` (whether this p would be printed as
        ``reported``; <NA> without it), ``source`` (where it is said what these programs do),
        ``note`` (what else there is to say of this p, mostly ""). McNemar's test is left out when
        there are more than two values, a procedure without an answer (a t-test when no difference
        varies) always. The t-test takes levels as the numbers 0, 1, 2, which is hard to defend.
        A p that cannot be counted is nan, and ``note`` says so.

    Where programs see other ties than there are, because 0.3 - 0.2 is not 0.1 in binary fractions,
    they are named in rows of their own, "on the unrounded differences".

    Raises ``SampleError`` if the samples cannot be tested (see ``wilcoxon_signed_rank``), and
    ``InputError`` if ``reported`` cannot be read.
    """
    samples = paired_samples(before, after)
    _check_size("before", len(samples.before))
    return _rows(
        procedures_for_pairs.PROCEDURES,
        Pairs(samples),
        yes_no=is_yes_no(samples.before, samples.after),
        reported=reported,
        draws=draws,
        seed=seed,
    )


def reanalyse_groups(
    first: Any,
    second: Any,
    reported: str | None = None,
    *,
    draws: int | None = None,
    seed: int | None = None,
) -> pd.DataFrame:
    """Run every procedure for two groups of mothers.

    Takes and returns what :func:`reanalyse_pairs` does. With more than two values there is no
    Fisher, chi-square, Barnard, Boschloo; with one value only Fisher and Mann-Whitney answer.
    """
    samples = two_samples(first, second)
    _check_size("first", len(samples.first))
    _check_size("second", len(samples.second))
    return _rows(
        procedures_for_groups.PROCEDURES,
        Groups(samples),
        yes_no=is_yes_no(samples.first, samples.second),
        reported=reported,
        draws=draws,
        seed=seed,
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

    ``procedure`` and ``alternative`` are as in the columns of :func:`reanalyse_groups`; by default
    what SPSS prints. One row per sample; columns ``first_successes``, ``second_successes``, ``p``.
    An outcome of three levels or more is not searched: two groups of 10 have 4,356 samples with
    three levels, and many print the same p. Hold counts of your own against the printed p with
    ``reanalyse_groups(sample_from_counts(...), sample_from_counts(...), reported=...)``.
    """
    printed = printed_p(reported)
    sizes = (
        whole_number(first_size, "first_size", smallest=1, largest=LARGEST_SIZE),
        whole_number(second_size, "second_size", smallest=1, largest=LARGEST_SIZE),
    )
    chosen = _procedure(procedures_for_groups.PROCEDURES, procedure, alternative)
    rows = [
        (first, second, p)
        for (first, second), p in np.ndenumerate(_all_groups(chosen, *sizes, alternative))
        if p == p and printed.matches(p)
    ]
    return _outcomes(rows, ("first_successes", "second_successes"), "samples reporting", procedure)


def _rows(
    procedures: tuple[Procedure[Sample], ...],
    sample: Sample,
    *,
    yes_no: bool,
    reported: str | None,
    draws: int | None,
    seed: int | None,
) -> pd.DataFrame:
    printed = None if reported is None else printed_p(reported)
    lots = None if draws is None else whole_number(draws, "draws", smallest=1)
    check_seed(seed)
    rows: list[tuple[Any, ...]] = []

    def add(
        procedure: Procedure[Sample],
        given: Sample,
        side: Alternative,
        name: str,
        programs: tuple[Program, ...],
    ) -> None:
        found = _p_and_note(procedure, given, side, lots, seed)
        if found is None:
            return
        p, note = found
        sources = "; ".join(dict.fromkeys(program.source for program in programs))
        matches = (p == p and printed.matches(p)) if printed else pd.NA
        rows.append((name, side, p, named(programs), matches, sources, note))

    for one in procedures:
        if one.yes_no and not yes_no:
            continue
        for side in one.alternatives:
            add(one, sample, side, one.name, one.programs(sample, side))
        held = sample.unrounded if one.unrounded else None
        if held is not None and (programs := one.programs_in_binary(held)):
            add(one, held, "two-sided", one.unrounded, programs)
    columns = ["procedure", "alternative", "p", "software", "matches", "source", "note"]
    table = pd.DataFrame(rows, columns=columns)
    table = table.astype({"matches": "bool" if printed else "boolean", "p": float})
    table.attrs["kind"] = "procedures"
    return table


def _p_and_note(
    procedure: Procedure[Sample],
    sample: Sample,
    alternative: Alternative,
    draws: int | None,
    seed: int | None,
) -> tuple[float, str] | None:
    """Give a p-value and what there is to say of it; None where the procedure has no answer.

    What is too large to count keeps its row, estimated from random arrangements if ``draws`` says
    how many, else without a p-value.
    """
    try:
        if procedure.additions(sample) > QUICK_ADDITIONS:
            raise ExactLimitError
        p = procedure.p_value(sample, alternative)
    except LimitError:
        if procedure.counted is None:
            return nan, _("There are many mothers: this table leaves it out to stay quick.")
        if draws is None:
            return nan, _(
                "There are many mothers: this table leaves it out to stay quick. Add "
                "draws=10000 for an estimate."
            )
        drawn = procedure.counted(sample).monte_carlo(draws, seed, alternative)
        return drawn.p, _(
            "Estimated from {draws} random arrangements, standard error {error}."
        ).format(draws=drawn.draws, error=decimal(drawn.standard_error, 5))
    return None if p is None else (p, "")


def _all_groups(
    chosen: Procedure[Groups], first_size: int, second_size: int, alternative: Alternative
) -> FloatArray:
    """Give the p of every yes/no outcome; nan where there is none."""
    if chosen.name in ("Barnard", "Boschloo"):
        table = groups_table(first_size, second_size, chosen.name.lower(), alternative).copy()
        table[0, 0] = table[-1, -1] = np.nan
        return table
    table = np.full((first_size + 1, second_size + 1), nan)
    for first, second in np.ndindex(table.shape):
        one = np.repeat([1.0, 0.0], [first, first_size - first])
        other = np.repeat([1.0, 0.0], [second, second_size - second])
        p = chosen.p_value(Groups(TwoSamples(one, other)), alternative)
        table[first, second] = nan if p is None else p
    return table


def pairs_reporting(
    reported: str,
    *,
    pairs: int,
    procedure: str = SPSS_DEFAULT_PAIRS,
    alternative: Alternative = "two-sided",
) -> pd.DataFrame:
    """Find all yes/no outcomes of so many pairs whose p would be printed as ``reported``.

    ``pairs`` counts the mothers seen before and after, changed or not; the rest is as in
    :func:`samples_reporting`. Columns of the table: ``improved``, ``worsened``, ``p``.
    """
    printed = printed_p(reported)
    mothers = whole_number(pairs, "pairs", smallest=1, largest=LARGEST_SIZE)
    chosen = _procedure(procedures_for_pairs.PROCEDURES, procedure, alternative)
    rows = [
        (improved, worsened, p)
        for improved in range(mothers + 1)
        for worsened in range(mothers + 1 - improved)
        if (p := chosen.p_value(_yes_no_pairs(improved, worsened, mothers), alternative))
        is not None
        and printed.matches(p)
    ]
    return _outcomes(rows, ("improved", "worsened"), "pairs reporting", procedure)


def _check_size(name: str, mothers: int) -> None:
    if mothers > LARGEST_REANALYSED:
        told = _("`{name}` has {mothers} mothers; every procedure is tried for {most} at most.")
        raise LimitError(told.format(name=name, mothers=mothers, most=LARGEST_REANALYSED))


def _outcomes(
    rows: Sequence[tuple[Any, ...]], counts: tuple[str, str], kind: str, procedure: str
) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=[*counts, "p"])
    table.attrs.update(kind=kind, procedure=procedure)
    return table.astype({counts[0]: int, counts[1]: int, "p": float})


def _yes_no_pairs(improved: int, worsened: int, mothers: int) -> Pairs:
    before = np.repeat([0.0, 1.0, 0.0], [improved, worsened, mothers - improved - worsened])
    after = np.repeat([1.0, 0.0, 0.0], [improved, worsened, mothers - improved - worsened])
    return Pairs(PairedSamples(before, after))


def _procedure(
    procedures: tuple[Procedure[Sample], ...], name: str, alternative: Alternative
) -> Procedure[Sample]:
    """Find a procedure by its name, and refuse a side that it does not have."""
    by_name = {one.name: one for one in procedures}
    chosen = by_name[one_of(name, "procedure", tuple(by_name))]
    check_alternative(alternative)
    if alternative not in chosen.alternatives:
        raise InputError(
            _("{procedure} has no direction: leave `alternative` out.").format(procedure=name)
        )
    return chosen
