"""What a sample may be, and the one sentence said about each that may not."""

import inspect
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest

from midwifery_stats.inference.rank_sum import fisher_exact, mann_whitney
from midwifery_stats.inference.samples import (
    SampleError,
    paired_samples,
    pairs_from_counts,
    sample_from_counts,
    two_samples,
)
from midwifery_stats.inference.signed_rank import mcnemar, sign_test, wilcoxon_signed_rank
from midwifery_stats.language import MidwiferyStatsError

MILK = ["insufficient", "sufficient"]


ROWS_AND_COLUMNS = (
    "`before` has rows and columns: give one column, one value for each mother. (Counts are "
    'written as a sample with sample_from_counts({"no": 1, "yes": 9}).)'
)


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
            "`after` has no value for mother 2: look it up; if it is not to be had, leave "
            "that mother out and report how many you left out.",
        ),
        (
            milk(["sufficient", None]),
            milk(MILK),
            "`before` has no value for mother 2: look it up; if it is not to be had, leave "
            "that mother out and report how many you left out.",
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
            "`before` holds '1' for mother 2, a number stored as text: write "
            "pd.to_numeric(pd.Series(before)) in its place.",
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
            ROWS_AND_COLUMNS,
        ),
        (
            [[1, 2], [3, 4]],
            [1, 2],
            ROWS_AND_COLUMNS,
        ),
        (
            ["3,5", "4"],
            [1, 2],
            "`before` holds '3,5' for mother 1, a number stored as text: write "
            'pd.to_numeric(pd.Series(before).str.replace(",", ".")) in its place.',
        ),
        (
            pd.Series(pd.to_timedelta([1, 2], unit="h")),
            [1, 2],
            "`before` holds a length of time for mother 1: give it as a number, for example of "
            "hours with pd.Series(before).dt.total_seconds() / 3600.",
        ),
        (
            np.array(["2024-05-01", "2024-05-02"], dtype="datetime64[D]"),
            [1, 2],
            "`before` holds a date or time of day for mother 1: give a number, for example the "
            "days since a date that you choose.",
        ),
        (
            [1, 10**400],
            [1, 2],
            "`before` is infinite for mother 2: correct it, or leave that mother out of the test.",
        ),
        (
            pd.Series([4, 5, 6]),
            pd.Series([6, 7, 8], index=[1, 2, 3]),
            "`before` has the mother 0 of its index, and `after` has not: take both columns from "
            "one table and leave out the mothers who lack one of them with .dropna().",
        ),
        (
            pd.Series([4, 5], index=["Ani", 1]),
            pd.Series([6, 7], index=[1, "Budi"]),
            "`before` has the mother Ani of its index, and `after` has not: take both columns from "
            "one table and leave out the mothers who lack one of them with .dropna().",
        ),
        (
            {"yes": 3, "no": 1},
            [0, 1],
            "`before` is a dictionary: give one value for each mother. (Counts are written as a "
            'sample with sample_from_counts({"no": 1, "yes": 9}).)',
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
            "`second` has no value for mother 3: look it up; if it is not to be had, leave "
            "that mother out and report how many you left out.",
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


def test_equal_and_unrelated_indexes_are_paired() -> None:
    milk_before = pd.Series([1, 2], index=["Ani", "Budi"], name="day 1")
    test = wilcoxon_signed_rank(milk_before, pd.Series([3, 5], index=["Ani", "Budi"], name="day 2"))
    assert test.differences.tolist() == [2.0, 3.0]
    assert test.names == ("day 1", "day 2")
    assert wilcoxon_signed_rank(milk_before, [3, 5]).names is None


def test_32_bit_numbers_are_the_numbers_that_were_typed() -> None:
    """0.7 in 32 bits is 0.699999988079071 in 64: pandas reads Stata's files so."""
    before = np.array([0.1, 0.2, 0.7], dtype="float32")
    after = np.array([0.2, 0.3, 0.8], dtype="float32")
    assert wilcoxon_signed_rank(before, after).ranks.tolist() == [2.0, 2.0, 2.0]
    for column in (
        before[:1],
        pd.Series(before[:1]),
        pd.Series(before[:1], dtype="Float32"),
        list(before[:1]),
    ):
        assert wilcoxon_signed_rank(column, [0.1]).unchanged == 1


def test_one_huge_value_does_not_tie_the_rest() -> None:
    assert mann_whitney([1, 2, 3], [4, 5, 1e15]).p_value() == 0.1
    test = wilcoxon_signed_rank([0, 0, 0.1, 0], [1, 2, 0.4, 1e15])
    assert test.ranks.tolist() == [2.0, 3.0, 1.0, 4.0]


def test_float_noise_is_no_third_value() -> None:
    test = mcnemar([0.3, 0.1 + 0.2, 0.3], [0.3, 1.0, 1.0])
    assert (test.positive, test.unchanged) == (2, 1)


def test_columns_of_other_libraries() -> None:
    polars, pyarrow = pytest.importorskip("polars"), pytest.importorskip("pyarrow")
    for column in (
        polars.Series([3, 1, 2]),
        polars.Series([3.0, 1.0, 2.0], dtype=polars.Float32),
        pyarrow.array([3, 1, 2]),
        pyarrow.chunked_array([[3, 1], [2]]),
        pd.Series([3, 1, 2], dtype="int64[pyarrow]"),
        pd.Series([3, 1, 2], dtype="float[pyarrow]"),
    ):
        assert two_samples(column, [0]).first.tolist() == [3.0, 1.0, 2.0]
    levels = polars.Series(["sufficient", "insufficient"], dtype=polars.Enum(MILK))
    samples = two_samples(levels, milk(MILK))
    assert (samples.first.tolist(), samples.levels) == ([1.0, 0.0], tuple(MILK))
    with pytest.raises(SampleError, match="no value for mother 2"):
        two_samples(polars.Series([3, None]), [0])
    tenths = polars.Series([0.1, 0.2, 0.7], dtype=polars.Float32)
    assert wilcoxon_signed_rank(tenths, [0.2, 0.3, 0.8]).ranks.tolist() == [2.0, 2.0, 2.0]


def test_counts_become_mothers() -> None:
    """The 2 x 2 table of the reviews: as mothers p is 1, as counts it is 0.0011."""
    sample = sample_from_counts({"no": 1, "yes": 9})
    assert (list(sample.categories), sample.ordered) == (["no", "yes"], True)
    assert sample.codes.tolist() == [0] + [1] * 9
    test = fisher_exact(sample, sample_from_counts({"no": 9, "yes": 1}), groups=("massage", "none"))
    assert test.p_value() == pytest.approx(202 / 184_756)
    assert test.names == ("massage", "none")
    before, after = pairs_from_counts(
        {("no", "yes"): 9, ("yes", "no"): 1, ("no", "no"): 4}, order=["no", "yes"]
    )
    changed = mcnemar(before, after)
    assert (changed.positive, changed.negative, changed.unchanged) == (9, 1, 4)
    assert changed.p_value() == pytest.approx(22 / 1024)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: fisher_exact([9, 1], [1, 9]), "look like counts, not like mothers"),
        (lambda: fisher_exact([[9, 1], [1, 9]]), "sample_from_counts({"),
        (lambda: mcnemar([9, 1], [1, 9]), "pairs_from_counts({"),
        (lambda: sample_from_counts([1, 9]), "Write the counts with their levels"),  # type: ignore[arg-type]
        (lambda: sample_from_counts({"no": 0}), "The counts add up to 0 mothers"),
        (lambda: sample_from_counts({"no": 1.5}), "`counts` must be a whole number"),  # type: ignore[dict-item]
        (lambda: sample_from_counts({"no": 10**400}), "a number of more than 40 digits"),
        (lambda: pairs_from_counts({"no": 3}, order=["no", "yes"]), "levels before and after"),  # type: ignore[dict-item]
        (
            lambda: pairs_from_counts({("no", "ja"): 3}, order=["no", "yes"]),
            "level 'ja' is not",
        ),
        (lambda: pairs_from_counts({("no", "yes"): 3}, order=["no", "no"]), "each level once"),
        (lambda: mann_whitney([1], [2], groups=("a", "a")), "two different names"),
    ],
)
def test_wrong_counts_are_refused_in_one_sentence(call: Any, sentence: str) -> None:
    with pytest.raises(MidwiferyStatsError) as complaint:
        call()
    assert sentence in str(complaint.value)


def test_a_long_value_is_shown_to_its_40th_character() -> None:
    """Quotes count too: 38 letters are shown whole, of 39 only the first 36 and three dots."""
    with pytest.raises(SampleError, match=f"`after` holds '{'x' * 38}' for mother 1"):
        paired_samples([0], ["x" * 38])
    with pytest.raises(SampleError, match=f"`after` holds '{'x' * 36}[.]{{3}} for mother 1"):
        paired_samples([0], ["x" * 39])


# Each test of two samples, and the function that makes them of counts.
TESTS_OF_TWO = [
    (fisher_exact, "sample_from_counts"),
    (mann_whitney, "sample_from_counts"),
    (mcnemar, "pairs_from_counts"),
    (wilcoxon_signed_rank, "pairs_from_counts"),
    (sign_test, "pairs_from_counts"),
]


@pytest.mark.parametrize(("test", "function"), TESTS_OF_TWO)
def test_four_bare_counts_are_told_where_counts_go(test, function):
    with pytest.raises(MidwiferyStatsError) as error:
        test(4, 10, 2, 10)
    told = str(error.value)
    said = f"{test.__name__} compares two samples, one value for each mother, and here are 4: "
    assert told.startswith(f"{said}write counts as a sample with {function}(")
    counts = told.partition("sample with ")[2].removesuffix(".")
    known = {"sample_from_counts": sample_from_counts, "pairs_from_counts": pairs_from_counts}
    assert len(eval(counts, known)) in (2, 10)  # what it says can be written so


@pytest.mark.parametrize("counts", [(4, 10), (np.int64(4), 10.0), (4,)])
@pytest.mark.parametrize(("test", "function"), TESTS_OF_TWO)
def test_one_or_two_bare_counts_are_told_too(test, function, counts):
    with pytest.raises(MidwiferyStatsError) as error:
        test(*counts)
    said = f"{test.__name__} compares two samples, one value for each mother, not counts: write "
    assert str(error.value).startswith(f"{said}counts as a sample with {function}(")


def test_a_test_keeps_the_names_of_its_arguments():
    assert list(inspect.signature(fisher_exact).parameters) == ["first", "second", "groups"]
    assert mcnemar.__doc__.startswith("Test whether more mothers turned")
