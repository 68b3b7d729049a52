"""What a sample may be, and the one sentence said about each that may not."""

from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest

from midwifery_stats.inference.rank_sum import fisher_exact, mann_whitney
from midwifery_stats.inference.samples import SampleError, paired_samples, two_samples
from midwifery_stats.inference.signed_rank import mcnemar, sign_test, wilcoxon_signed_rank

MILK = ["insufficient", "sufficient"]


def milk(
    values: list[str | None], levels: list[str] = MILK, ordered: bool = True
) -> pd.Categorical:
    return pd.Categorical(values, categories=levels, ordered=ordered)


@pytest.mark.parametrize(
    "sample",
    [
        [3, 1, 2],
        (3.0, 1.0, 2.0),
        np.array([3, 1, 2]),
        pd.Series([3, 1, 2], index=[9, 8, 7]),
        pd.Series([3, 1, 2], dtype="Int64"),
        [Decimal(3), Decimal(1), 2],
        (number for number in [3, 1, 2]),
        pd.Index([3, 1, 2]),
    ],
)
def test_numbers_stay_as_they_are_in_their_order(sample: Any) -> None:
    samples = two_samples(sample, [True, False])
    assert samples.first.tolist() == [3.0, 1.0, 2.0]
    assert samples.second.tolist() == [1.0, 0.0]
    assert samples.levels is None


def test_levels_are_coded_by_position_not_by_alphabet() -> None:
    levels = ["poor", "fair", "good"]
    samples = paired_samples(
        milk(["poor", "good"], levels), pd.Series(milk(["fair", "poor"], levels))
    )
    assert samples.before.tolist() == [0.0, 2.0]
    assert samples.after.tolist() == [1.0, 0.0]
    assert samples.levels == ("poor", "fair", "good")


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ([], [], "`before` is empty: give one value for each mother."),
        ([1], [], "`after` is empty: give one value for each mother."),
        (
            [1, 2, 3],
            [1, 2],
            "`before` has 3 mothers and `after` has 2: give both values of every mother, in the "
            "same order.",
        ),
        (
            [1, 2, 3],
            [1, float("nan"), None],
            "`after` has no value for mother 2: fill it in, or leave that mother out of the test.",
        ),
        (
            milk(["sufficient", None]),
            milk(MILK),
            "`before` has no value for mother 2: fill it in, or leave that mother out of the test.",
        ),
        (
            [1, 2],
            [1, float("inf")],
            "`after` is infinite for mother 2: correct it, or leave that mother out of the test.",
        ),
        (
            [0, 1],
            ["no", "yes"],
            "`after` holds 'no' for mother 1, which has no order: give numbers, or say the order "
            "with pd.Categorical(values, categories=[lowest, ..., highest], ordered=True).",
        ),
        (
            [0, "1"],
            [0, 1],
            "`before` holds '1' for mother 2, which has no order: give numbers, or say the order "
            "with pd.Categorical(values, categories=[lowest, ..., highest], ordered=True).",
        ),
        (
            milk(MILK, ordered=False),
            milk(MILK),
            "The levels of `before` (insufficient, sufficient) have no order: say which is lowest "
            "with pd.Categorical(values, categories=[lowest, ..., highest], ordered=True).",
        ),
        (
            milk(MILK),
            milk(MILK, levels=MILK[::-1]),
            "`before` has the levels insufficient < sufficient and `after` has the levels "
            "sufficient < insufficient: give both the same levels in the same order.",
        ),
        (
            [0, 1],
            milk(MILK),
            "`before` has numbers and `after` has the levels insufficient < sufficient: "
            "give both the same levels in the same order.",
        ),
        (
            pd.DataFrame({"before": [1, 2]}),
            [1, 2],
            "`before` has rows and columns: give one column, one value for each mother.",
        ),
        (
            [[1, 2], [3, 4]],
            [1, 2],
            "`before` has rows and columns: give one column, one value for each mother.",
        ),
        ("0110", [0, 1], "`before` is not a list of values: give one value for each mother."),
        (25, [0, 1], "`before` is not a list of values: give one value for each mother."),
        (
            np.array(25),
            [0, 1],
            "`before` is not a list of values: give one value for each mother.",
        ),
        (
            pd.Series([1, 2], index=["Ani", "Budi"]),
            pd.Series([1, 2], index=["Budi", "Ani"]),
            "`before` and `after` list the same mothers in a different order: sort both the same "
            "way, for example with .sort_index().",
        ),
    ],
)
def test_each_bad_pair_of_samples_gets_its_sentence(before: Any, after: Any, sentence: str) -> None:
    for test in (wilcoxon_signed_rank, sign_test, mcnemar):
        with pytest.raises(SampleError) as complaint:
            test(before, after)
        assert str(complaint.value) == sentence


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        ([], [1], "`first` is empty: give one value for each mother."),
        (
            [1, 2],
            [1, 2, pd.NA],
            "`second` has no value for mother 3: fill it in, or leave that mother out of the test.",
        ),
        (
            milk(MILK),
            milk(["low"], levels=["low", "high"]),
            "`first` has the levels insufficient < sufficient and `second` has the levels "
            "low < high: give both the same levels in the same order.",
        ),
    ],
)
def test_each_bad_group_gets_its_sentence(first: Any, second: Any, sentence: str) -> None:
    for test in (mann_whitney, fisher_exact):
        with pytest.raises(SampleError) as complaint:
            test(first, second)
        assert str(complaint.value) == sentence


def test_yes_no_tests_refuse_more_than_two_values() -> None:
    with pytest.raises(SampleError) as complaint:
        mcnemar([0, 1, 2], [1, 1, 1])
    assert str(complaint.value) == (
        "McNemar's test needs yes or no, and `before` and `after` hold 3 different values: "
        "use sign_test or wilcoxon_signed_rank."
    )
    with pytest.raises(SampleError) as complaint:
        fisher_exact([0, 1, 2], [1, 3])
    assert str(complaint.value) == (
        "Fisher's test needs yes or no, and `first` and `second` hold 4 different values: "
        "use mann_whitney."
    )


def test_series_of_different_occasions_are_paired_by_position() -> None:
    long = pd.DataFrame({"visit": ["before"] * 2 + ["after"] * 2, "milk": [10, 20, 15, 40]})
    test = wilcoxon_signed_rank(
        long.loc[long.visit == "before", "milk"], long.loc[long.visit == "after", "milk"]
    )
    assert test.differences.tolist() == [5.0, 20.0]
