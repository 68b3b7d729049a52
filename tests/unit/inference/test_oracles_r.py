"""Every value against the stored tables of coin, exactRankTests and base R.

`make_tables.R` beside the tables makes them; `test_oracles_rerun` makes them anew.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from midwifery_stats.inference.arguments import Alternative
from midwifery_stats.inference.rank_sum import fisher_exact, mann_whitney
from midwifery_stats.inference.rank_test import RankTest
from midwifery_stats.inference.ranks import Zeros
from midwifery_stats.inference.signed_rank import mcnemar, sign_test, wilcoxon_signed_rank

ORACLES = Path(__file__).parents[2] / "oracles"
PAIRS = pd.read_csv(ORACLES / "pairs.csv", dtype=str, keep_default_na=False)
GROUPS = pd.read_csv(ORACLES / "groups.csv", dtype=str, keep_default_na=False)
ALTERNATIVES: dict[str, Alternative] = {"two": "two-sided", "greater": "greater", "less": "less"}
ZEROS: tuple[Zeros, ...] = ("drop", "pratt")

Mismatch = tuple[int, str, float, str]
Values = dict[str, float]


def decode(written: str, levels: str) -> np.ndarray:
    """One digit per mother for levels; numbers with spaces between for measured values."""
    return np.array((written.split() if levels == "measured" else list(written)), dtype=float)


def three(name: str, p_of: Callable[[Alternative], float]) -> Values:
    return {f"{name}_{short}": p_of(alternative) for short, alternative in ALTERNATIVES.items()}


def exact(name: str, test: RankTest) -> Values:
    return three(name, lambda alternative: test.p_value("exact", alternative=alternative))


def normal(name: str, test: RankTest, *, continuity: bool) -> Values:
    return three(
        name,
        lambda alternative: test.p_value("normal", alternative=alternative, continuity=continuity),
    )


def mid(name: str, test: RankTest) -> Values:
    # At the mean itself coin subtracts the probability of the one value there twice over.
    return {} if test.statistic == test.expected else {name: test.mid_p_value()}


def of_pair(row: pd.Series) -> Values:
    before, after = decode(row["before"], row["levels"]), decode(row["after"], row["levels"])
    dropped = wilcoxon_signed_rank(before, after)
    ours = {"w": dropped.statistic}
    for zeros in ZEROS:
        test = wilcoxon_signed_rank(before, after, zeros=zeros)
        ours |= {f"{zeros}_z": test.z()} | exact(f"{zeros}_exact", test) | mid(f"{zeros}_mid", test)
    ours |= {f"ranktests_{short}": ours[f"drop_exact_{short}"] for short in ALTERNATIVES}
    ours |= normal("normal", dropped, continuity=False)
    ours |= normal("corrected", dropped, continuity=True)
    ours |= exact("sign", sign_test(before, after))
    if row["mcnemar"]:
        test = mcnemar(before, after)
        ours |= {"mcnemar": test.z() ** 2, "mcnemar_corrected": test.z(continuity=True) ** 2}
    return ours


def of_groups(row: pd.Series) -> Values:
    first, second = decode(row["first"], row["levels"]), decode(row["second"], row["levels"])
    test = mann_whitney(first, second)
    ours = {"u": test.statistic, "z": test.z()} | exact("exact", test) | mid("mid", test)
    ours |= {f"ranktests_{short}": ours[f"exact_{short}"] for short in ALTERNATIVES}
    ours |= normal("normal", test, continuity=False)
    ours |= normal("corrected", test, continuity=True)
    if row["fisher_two"]:
        ours |= exact("fisher", fisher_exact(first, second))
    return ours


def mismatches(table: pd.DataFrame, values_of: Callable[[pd.Series], Values]) -> Iterator[Mismatch]:
    for number, row in table.iterrows():
        for column, ours in values_of(row).items():
            theirs = row.get(column, "")
            if theirs and ours != pytest.approx(float(theirs), rel=1e-9, abs=0):
                yield int(str(number)), column, ours, theirs


def test_no_exception_among_the_pairs() -> None:
    assert list(mismatches(PAIRS, of_pair)) == []


def test_no_exception_among_the_groups() -> None:
    assert list(mismatches(GROUPS, of_groups)) == []


def test_the_tables_hold_what_they_promise() -> None:
    assert len(PAIRS) + len(GROUPS) >= 2_000
    kinds = {"2", "3", "4", "5", "6", "7", "measured"}
    assert set(PAIRS["levels"]) == set(GROUPS["levels"]) == kinds
    for table, column in ((PAIRS, "before"), (GROUPS, "first")):
        sizes = {len(decode(row[column], row["levels"])) for _number, row in table.iterrows()}
        assert sizes >= set(range(1, 61))
    with_zeros = PAIRS["pratt_z"] != ""
    assert 300 < with_zeros.sum() < 800
    always = ["exact_two", "exact_greater", "exact_less", "mid"]
    assert (GROUPS[always] != "").all(axis=None)
    assert (PAIRS[[f"drop_{column}" for column in always]] != "").all(axis=None)
    assert (PAIRS["mcnemar"] != "").sum() > 100
    assert (GROUPS["fisher_two"] != "").sum() > 100
    # Tails down to the far end of what a float can hold.
    assert PAIRS["drop_exact_two"].astype(float).min() < 1e-200
