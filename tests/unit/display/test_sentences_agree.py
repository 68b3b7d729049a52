"""Every sentence about a test is read back and held against its own numbers and the others."""

import re
from itertools import product

import pytest

import midwifery_stats as ms

P = re.compile(r"two-sided: p (=|<|>) ([\d.]+)|two-sided: p = (1)\b")
INTERVAL = re.compile(r"\((?:\w+ )?95% interval (-?[\d.]+) to (-?[\d.]+)\)")


def read(told):
    """Give p, the ends of the interval as printed, and what is said of them."""
    relation, number, one = P.search(told).groups()
    p = 1.0 if one else float(number.rstrip("."))
    low, high = (float(end) for end in INTERVAL.search(told).groups())
    return relation, p, low, high


def hold_together(told, up, down):
    relation, p, low, high = read(told)
    significant = p <= 0.05 and relation != ">"
    holds = low <= 0 <= high
    assert ("does not show that there is no effect" in told) == (not significant)
    assert ("not the probability that H0 is true" in told) == significant
    assert ("holds the value of no effect" in told) == (significant and holds)
    assert ("leaves out the value of no effect" in told) == (not significant and not holds)
    assert "trust" not in told
    directions = [words for words in (up, down, "balance", "neither group") if words in told]
    value = float(re.search(r"Effect: [a-z -]+ (-?[\d.]+)", told)[1])
    assert directions == ([up] if value > 0 else [down] if value < 0 else directions[:1])
    assert len(directions) == 1
    assert low <= value <= high


@pytest.mark.parametrize(
    "sizes", [(3, 3), (5, 4), (1, 9), (8, 8), (12, 12), (10, 10), (2, 12)], ids=str
)
def test_two_groups(sizes):
    first_size, second_size = sizes
    for a, b in product(range(first_size + 1), range(second_size + 1)):
        if 0 < a + b < first_size + second_size:
            groups = [1] * a + [0] * (first_size - a), [1] * b + [0] * (second_size - b)
            for test in (ms.fisher_exact, ms.mann_whitney):
                told = ms.describe(test(*groups))
                up, down = "the first group is more often", "the second group is more often"
                hold_together(told, up, down)
                assert f"{a} of {first_size} in the first group" in told


@pytest.mark.parametrize("pairs", [1, 2, 5, 6, 9, 14, 20])
def test_pairs(pairs):
    for up, down in product(range(pairs + 1), repeat=2):
        if 0 < up + down <= pairs:
            stayed = [up % 2] * (pairs - up - down)
            before, after = [0] * up + [1] * down + stayed, [1] * up + [0] * down + stayed
            test = (ms.wilcoxon_signed_rank, ms.sign_test, ms.mcnemar)[(up + down) % 3]
            told = ms.describe(test(before, after))
            if len(set(before)) == 1:
                assert f"Every mother began at the {['lowest', 'highest'][before[0]]} level" in told
                assert not re.search(r"outweigh|rank-biserial", told)
            else:
                hold_together(told, "ups outweigh downs", "downs outweigh ups")
            assert f"{up} went up, {down} went down, {pairs - up - down} stayed" in told
            assert not re.search(r"\b1 (mothers|comparisons)\b", told)


@pytest.mark.parametrize("seed", range(40))
def test_measured_outcomes(seed):
    import numpy as np

    draw = np.random.default_rng(seed)
    m, n = draw.integers(2, 12, 2)
    first = draw.integers(0, 30, m) + int(draw.integers(0, 15))
    second = draw.integers(0, 30, n)
    if len({*first.tolist(), *second.tolist()}) > 2:
        told = ms.describe(ms.mann_whitney(first, second))
        hold_together(told, "the first group is more often", "the second group is more often")
        assert "ranks, not these medians" in told
    zeros = ("drop", "pratt", "split")[seed % 3]
    before, after = draw.integers(0, 9, 12), draw.integers(0, 12, 12)
    told = ms.describe(ms.wilcoxon_signed_rank(before, after, zeros=zeros))
    hold_together(told, "ups outweigh downs", "downs outweigh ups")
    assert ("counts half for each side" in told) == (zeros == "split")
