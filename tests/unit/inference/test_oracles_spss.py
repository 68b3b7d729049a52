"""The numbers of the SPSS tables against those that PSPP prints, to the decimals it prints."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from midwifery_stats.inference.rank_sum import mann_whitney
from midwifery_stats.inference.signed_rank import wilcoxon_signed_rank

ORACLES = Path(__file__).parents[2] / "oracles"


def rows(name: str) -> list[dict[str, str]]:
    table = pd.read_csv(ORACLES / name, dtype=str, keep_default_na=False)
    return [
        {str(key): str(value) for key, value in row.items()} for row in table.to_dict("records")
    ]


def levels(digits: str) -> list[int]:
    return [int(digit) for digit in digits]


def agrees(printed: str, value: float) -> bool:
    """Whether a number could have been printed so, whichever way halves are rounded."""
    if printed == "NaN":
        return bool(np.isnan(value))
    decimals = len(printed.partition(".")[2])
    return abs(float(printed) - value) <= 0.5 * 10**-decimals + 1e-9


def mean(ranks: np.ndarray) -> float:
    return float(ranks.mean()) if len(ranks) else float("nan")


@pytest.mark.parametrize("row", rows("spss_pairs.csv"), ids=lambda row: f"n{len(row['before'])}")
def test_signed_rank_tables(row: dict[str, str]) -> None:
    test = wilcoxon_signed_rank(levels(row["before"]), levels(row["after"]))
    ours = {
        "up_n": test.positive,
        "up_mean": mean(test.ranks[test.differences > 0]),
        "up_sum": test.positive_sum,
        "down_n": test.negative,
        "down_mean": mean(test.ranks[test.differences < 0]),
        "down_sum": test.negative_sum,
        "unchanged": test.unchanged,
        # SPSS takes the smaller of the two rank sums, so its Z is never positive.
        "z": -abs(test.z()),
        "p": test.p_value("normal"),
    }
    assert [name for name, value in ours.items() if not agrees(row[name], value)] == []


@pytest.mark.parametrize(
    "row", rows("spss_groups.csv"), ids=lambda row: f"n{len(row['first'])}-{len(row['second'])}"
)
def test_rank_sum_tables(row: dict[str, str]) -> None:
    test = mann_whitney(levels(row["first"]), levels(row["second"]))
    ours = {
        "first_n": test.first_size,
        "first_mean": mean(test.first_ranks),
        "first_sum": test.first_rank_sum,
        "second_n": test.second_size,
        "second_mean": mean(test.second_ranks),
        "second_sum": test.second_rank_sum,
        # SPSS prints the smaller of the two U, so its Z is never positive.
        "u": min(test.statistic, test.first_size * test.second_size - test.statistic),
        "z": -abs(test.z()),
        "p": test.p_value("normal"),
    }
    assert [name for name, value in ours.items() if not agrees(row[name], value)] == []
