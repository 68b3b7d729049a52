"""The Hodges-Lehmann shift against R on data without ties, and what it refuses."""

import itertools
from math import inf
from pathlib import Path

import pandas as pd
import pytest

from midwifery_stats.inference import rank_effects
from midwifery_stats.inference.arguments import LimitError
from midwifery_stats.inference.rank_sum import mann_whitney
from midwifery_stats.inference.rank_test import hodges_lehmann
from midwifery_stats.inference.samples import SampleError
from midwifery_stats.inference.signed_rank import wilcoxon_signed_rank

SHIFTS = Path(__file__).parents[2] / "oracles" / "effects_shifts.csv"


def test_shifts_meet_r() -> None:
    for row in pd.read_csv(SHIFTS).to_dict("records"):
        first, second = ([float(x) for x in row[name].split()] for name in ("first", "second"))
        pairs = hodges_lehmann(wilcoxon_signed_rank([0.0] * len(first), first), level=row["level"])
        groups = hodges_lehmann(mann_whitney(first, second), level=row["level"])
        found = (pairs.value, pairs.low, pairs.high, groups.value, groups.low, groups.high)
        names = ("pairs_value", "pairs_low", "pairs_high")
        names += ("groups_value", "groups_low", "groups_high")
        assert found == pytest.approx(tuple(row[name] for name in names), abs=1e-11)


def test_too_few_mothers_give_an_endless_interval_and_say_so() -> None:
    # 5 pairs reach p = 2/32 at best, 6 pairs 2/64; 3 against 3 reach 2/20.
    five = hodges_lehmann(wilcoxon_signed_rank([0] * 5, [1, 2, 3, 4, 5]))
    six = hodges_lehmann(wilcoxon_signed_rank([0] * 6, [1, 2, 3, 4, 5, 6]))
    three = hodges_lehmann(mann_whitney([4, 5, 6], [1, 2, 3]))
    assert (five.low, five.high, five.value) == (-inf, inf, 3.0)
    assert (six.low, six.high, six.note) == (1.0, 6.0, None)
    assert (three.low, three.high, three.value) == (-inf, inf, 3.0)
    assert five.note == three.note == "There are too few mothers for an interval of this level."


def test_coverage_holds_for_pairs_of_a_symmetric_distribution() -> None:
    """Of all sign patterns of fixed sizes, at least 95% give an interval that holds 0."""
    sizes = [0.3, 0.8, 1.1, 1.9, 2.4, 3.0, 4.7, 5.2]
    patterns = list(itertools.product([-1, 1], repeat=len(sizes)))
    held = [
        estimate.low <= 0 <= estimate.high
        for signs in patterns
        for estimate in [
            hodges_lehmann(
                wilcoxon_signed_rank(
                    [0.0] * len(sizes), [s * x for s, x in zip(signs, sizes, strict=True)]
                )
            )
        ]
    ]
    assert 0.95 <= sum(held) / len(patterns) < 0.98


def test_levels_have_no_shift() -> None:
    answers = pd.Categorical(["no", "yes"], categories=["no", "yes"], ordered=True)
    with pytest.raises(SampleError, match="no, yes are levels"):
        hodges_lehmann(mann_whitney(answers, answers))


@pytest.mark.parametrize(("sizes", "level"), [((3, 3), 0.9), ((2, 3), 0.8), ((1, 9), 0.8)])
def test_an_interval_whose_level_is_met_exactly_is_found(
    sizes: tuple[int, int], level: float
) -> None:
    """Of 3 against 3 mothers, 2 of 20 splits are outermost: just 90%. R gives all shifts, too."""
    first, second = [100.0 + i for i in range(sizes[0])], [1.1 * i for i in range(sizes[1])]
    found = hodges_lehmann(mann_whitney(first, second), level=level)
    assert found.low == pytest.approx(first[0] - second[-1])
    assert found.high == pytest.approx(first[-1] - second[0])
    assert found.note is None


def test_mothers_who_did_not_change_are_counted_where_the_p_leaves_them_out() -> None:
    before, after = [5, 5, 5, 5, 5, 5, 5], [5, 5, 6, 6, 6, 8, 3]
    dropped = hodges_lehmann(wilcoxon_signed_rank(before, after), level=0.8)
    assert dropped.note is not None
    assert "(2)" in dropped.note
    assert (
        hodges_lehmann(wilcoxon_signed_rank(before, after, zeros="pratt"), level=0.8).note is None
    )
    assert hodges_lehmann(wilcoxon_signed_rank(before[2:], after[2:]), level=0.8).note is None


def test_as_many_shifts_as_are_promised_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """4 against 5 mothers have 20 differences; 5 mothers have 15 averages of two differences."""
    groups = mann_whitney([1, 2, 3, 4], [5, 6, 7, 8, 9])
    pairs = wilcoxon_signed_rank([0] * 5, [1, 2, 3, 4, 5])
    for most, test in ((20, groups), (15, pairs)):
        monkeypatch.setattr(rank_effects, "LARGEST_SHIFTS", most)
        hodges_lehmann(test, level=0.8)
        monkeypatch.setattr(rank_effects, "LARGEST_SHIFTS", most - 1)
        with pytest.raises(LimitError, match=f"among {most - 1} differences .* are {most}:"):
            hodges_lehmann(test, level=0.8)
