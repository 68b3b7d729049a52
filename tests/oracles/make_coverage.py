"""Make the table of how often the intervals of this package hold the true value.

    python make_coverage.py FOLDER

writes coverage.csv, one row per interval, condition and sizes. For a yes/no outcome, and for the
signs of changes, every possible study is counted, over a grid of true rates: ``coverage`` is the
mean over the grid, ``lowest`` the worst place, ``standard_error`` 0. For ranks and shifts of
measured values ``STUDIES`` studies are drawn from a seed; ``lowest`` is then the lowest of the
true values that were tried.
``promised`` is what the package says: "at least" the level for every true value, "about" the level
averaged over them, or "nothing" where the condition that is named beside the interval does not
hold. A study for which the package gives
no interval (nobody had a success) is left out of the count.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from itertools import product
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.stats import binom, binomtest, gamma, multinomial, norm

import midwifery_stats as ms
from midwifery_stats.inference.rank_effects import (
    matched_pairs_rank_biserial,
    shift_of_groups,
    shift_of_pairs,
    superiority,
)

STUDIES = 20_000
RATES = np.arange(0.01, 1, 0.02)
MOVES = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
COLUMNS = ["interval", "conditions", "promised", "sizes", "level", "coverage", "lowest",
           "standard_error"]  # fmt: skip


class Case(NamedTuple):
    """One row: what it is about, and how its coverage is found, as mean and lowest."""

    interval: str
    conditions: str
    promised: str
    sizes: tuple[int, ...]
    level: float
    found: Callable[[], tuple[float, float]]
    simulated: bool = False


def inside(low, value, high):
    """Ends belong to the interval; the noise of floats does not push a value out of it."""
    slack = 1e-9 * np.maximum(1, np.abs(value))
    return (low <= value + slack) & (value - slack <= high)


def summary(covered):
    return float(np.mean(covered)), float(np.min(covered))


# Two groups, yes or no -----------------------------------------------------------------------


@lru_cache(maxsize=64)
def ends(interval, sizes, level):
    """Give lower and upper ends for every outcome; nan where there is no interval."""
    low, high = np.full((2, sizes[0] + 1, sizes[1] + 1), np.nan)
    for a, b in np.ndindex(low.shape):
        try:
            found = getattr(ms, interval)(a, sizes[0], b, sizes[1], level=level)
        except ms.SampleError:
            continue
        low[a, b], high[a, b] = found.low, found.high
    return low, high


TRUTH = {
    "risk_difference": lambda p, q: p - q,
    "risk_ratio": lambda p, q: p / q,
    "odds_ratio": lambda p, q: p * (1 - q) / (q * (1 - p)),
}


def groups(interval, sizes, level, two_ended=False):
    low, high = ends(interval, sizes, level)
    given = ~np.isinf(low) if two_ended else ~np.isnan(low)
    covered = []
    if interval == "number_needed_to_treat":
        # Turned over, the number must lie in the interval of the difference: two parts are one.
        assert_turned_over(low, high, sizes, level)
        low, high = ends("risk_difference", sizes, level)
    for p, q in product(RATES, RATES):
        chance = np.outer(
            *(binom.pmf(np.arange(n + 1), n, r) for n, r in zip(sizes, (p, q), strict=True))
        )
        held = inside(low, TRUTH.get(interval, TRUTH["risk_difference"])(p, q), high)
        covered.append(chance[given & held].sum() / chance[given].sum())
    return summary(covered)


def assert_turned_over(low, high, sizes, level):
    """See that two ends are one over those of the risk difference, and none where it holds 0."""
    below, above = ends("risk_difference", sizes, level)
    one_part = (below > 0) | (above < 0)
    assert (np.isinf(low) == ~one_part).all()
    assert np.allclose(low[one_part] * above[one_part], 1)
    assert np.allclose(high[one_part] * below[one_part], 1)


# The same mothers, yes or no -----------------------------------------------------------------


TRUTH_OF_PAIRS = {
    "paired_risk_difference": lambda p, q: q - p,
    "paired_risk_ratio": lambda p, q: q / p,
}


def same_mothers(interval, n, level, before=None):
    """Over before and after shares, and over how much they go together (odds ratio 1, 4, 20)."""
    counts = [(a, b, c, n - a - b - c) for a in range(n + 1) for b in range(n + 1 - a)
              for c in range(n + 1 - a - b)]  # fmt: skip
    low, high = [], []
    for both, up, down, neither in counts:
        was = np.repeat([1, 0, 1, 0], [both, up, down, neither])
        became = np.repeat([1, 1, 0, 0], [both, up, down, neither])
        try:
            low_high = _ends(getattr(ms, interval)(was, became, level=level))
        except ms.SampleError:
            low_high = np.nan, np.nan
        low.append(low_high[0])
        high.append(low_high[1])
    low, high = np.array(low), np.array(high)
    given = ~np.isnan(low)
    shares = RATES[::2] if before is None else [before]
    covered = []
    for p, q, odds in product(shares, RATES[::2], (1, 4, 20)):
        both = together(p, q, odds)
        cells = np.clip([both, q - both, p - both, 1 - p - q + both], 0, 1)
        chance = multinomial.pmf(counts, n, cells / cells.sum())
        held = inside(low, TRUTH_OF_PAIRS[interval](p, q), high)
        covered.append(chance[given & held].sum() / chance[given].sum())
    return summary(covered)


def together(p, q, odds):
    """Give the share of successes before and after, by Plackett's formula."""
    if odds == 1 or not 0 < p < 1:
        return p * q
    s = 1 + (p + q) * (odds - 1)
    return (s - np.sqrt(s * s - 4 * odds * (odds - 1) * p * q)) / (2 * (odds - 1))


def proportion(n, level):
    found = [binomtest(k, n).proportion_ci(level, method="exact") for k in range(n + 1)]
    low, high = np.array([(f.low, f.high) for f in found]).T
    rates = np.arange(0.005, 1, 0.005)
    return summary([binom.pmf(np.arange(n + 1), n, p)[inside(low, p, high)].sum() for p in rates])


# Ranks of changes ----------------------------------------------------------------------------


def rank_biserial_of_pairs(n, level, levels=None):
    """Count every choice of signs; ``levels`` sizes of change, so that many mothers tie."""
    sizes = np.arange(n) if levels is None else np.arange(n) % levels
    ranks = np.array([(sizes < s).sum() + ((sizes == s).sum() + 1) / 2 for s in sizes])
    signs = np.array(list(product([False, True], repeat=n)))
    low, high = np.array([_ends(matched_pairs_rank_biserial(ranks[s], ranks[~s], 0.0, level=level))
                          for s in signs]).T  # fmt: skip
    ups = signs.sum(axis=1)
    return summary([
        (p**ups * (1 - p) ** (n - ups))[inside(low, 2 * p - 1, high)].sum() for p in RATES
    ])  # fmt: skip


def _ends(estimate):
    return estimate.low, estimate.high


def rank_biserial_drawn(n, level, move):
    """Normal changes moved by ``move``: large changes go up more often than small ones."""
    d = np.random.default_rng(7).normal(move, 1, (STUDIES, n))
    ranks = np.abs(d).argsort(axis=1).argsort(axis=1) + 1
    w = (ranks * (d > 0)).sum(axis=1)
    most = n * (n + 1) // 2
    table = np.full((most + 1, 2), np.nan)
    for value in np.unique(w):
        chosen = ranks_with_sum(n, int(value))
        table[value] = _ends(matched_pairs_rank_biserial(
            np.array(chosen, float), np.array(sorted(set(range(1, n + 1)) - set(chosen)), float),
            0.0, level=level))  # fmt: skip
    # E W+ counts the mothers who go up and the pairs of mothers whose sum is up.
    pairs = n * (n - 1) / 2
    truth = 2 * (n * norm.cdf(move) + pairs * norm.cdf(move * 2**0.5)) / most - 1
    return (float(inside(table[w, 0], truth, table[w, 1]).mean()),) * 2


def ranks_with_sum(n, total):
    chosen = []
    for rank in range(n, 0, -1):
        if rank <= total:
            chosen.append(rank)
            total -= rank
    return chosen


# Two groups of measured values ---------------------------------------------------------------

SHAPES = {
    "normal": lambda g, size: g.normal(0, 1, size),
    "heavy tails (t with 2 degrees)": lambda g, size: g.standard_t(2, size),
    "skewed (exponential)": lambda g, size: g.exponential(1, size),
    "normal, rounded to whole units": lambda g, size: g.normal(0, 1.5, size).round(),
}


def superiority_yes_no(sizes, level):
    n, m = sizes
    u = np.add.outer(np.arange(n + 1) * m, -np.arange(m + 1) * n) / 2 + n * m / 2
    table = {value: _ends(superiority(value, n, m, level=level)) for value in np.unique(u)}
    low, high = np.array([table[value] for value in u.ravel()]).T.reshape(2, *u.shape)
    return summary([
        np.outer(binom.pmf(np.arange(n + 1), n, p), binom.pmf(np.arange(m + 1), m, q))[
            inside(low, (1 + p - q) / 2, high)].sum()
        for p, q in product(RATES, RATES)
    ])  # fmt: skip


def superiority_drawn(sizes, level, spread):
    """Normal values, the first ``spread`` times as wide and moved by each of ``MOVES``."""
    generator = np.random.default_rng(11)
    table = np.array([_ends(superiority(k, *sizes, level=level))
                      for k in range(sizes[0] * sizes[1] + 1)])  # fmt: skip
    covered = []
    for move in MOVES:
        width = np.hypot(1, spread)
        first = generator.normal(move * width, spread, (STUDIES, sizes[0]))
        second = generator.normal(0, 1, (STUDIES, sizes[1]))
        u = (first[:, :, None] > second[:, None, :]).sum(axis=(1, 2))
        covered.append(inside(table[u, 0], norm.cdf(move), table[u, 1]).mean())
    return summary(covered)


def shift_pairs_drawn(n, level, shape, truth, ups=0.5):
    """Changes with random signs are symmetric around 0; ``ups`` None takes the shape as it is."""
    generator = np.random.default_rng(13)
    d = SHAPES[shape](generator, (STUDIES, n))
    if ups is not None:
        d = np.where(generator.random(d.shape) < ups, d, -d)
    rows, columns = np.triu_indices(n)
    powers = 2.0 ** np.arange(n)
    place = _place(
        shift_of_pairs(powers, zeros_dropped=True, level=level, digits=0),
        (powers[rows] + powers[columns]) / 2,
    )
    shifts = np.sort((d[:, rows] + d[:, columns]) / 2, axis=1)
    return (float(inside(shifts[:, place], truth, shifts[:, -place - 1]).mean()),) * 2


def shift_groups_drawn(sizes, level, shape, spread=1.0, truth=0.0):
    generator = np.random.default_rng(17)
    first = spread * SHAPES[shape](generator, (STUDIES, sizes[0]))
    second = SHAPES[shape](generator, (STUDIES, sizes[1]))
    one, other = 3.0 ** np.arange(sizes[0]), 2.0 ** np.arange(sizes[1]) / 7
    place = _place(shift_of_groups(one, other, level=level), np.subtract.outer(one, other).ravel())
    shifts = np.sort((first[:, :, None] - second[:, None, :]).reshape(STUDIES, -1), axis=1)
    return (float(inside(shifts[:, place], truth, shifts[:, -place - 1]).mean()),) * 2


def _place(estimate, shifts):
    return int(np.flatnonzero(np.sort(shifts) == estimate.low)[0])


def middle_of_two_exponentials():
    """Half the median of the sum of two exponential values: the true shift of skewed changes."""
    return float(gamma.ppf(0.5, 2) / 2)


def median_of_unequal_exponentials(spread):
    """Give the median of ``spread`` times one exponential value minus another (closed form)."""
    return spread * np.log(2 * spread / (1 + spread))


YES_NO = "independent mothers, yes/no outcome, rates 1 to 99%"
SIZES = [(1, 1), (3, 3), (5, 5), (10, 10), (10, 30), (20, 20), (40, 40)]


def cases() -> Iterator[Case]:
    """Give every row in its order."""
    for sizes, level in [((10, 10), 0.9), ((10, 10), 0.99), *((s, 0.95) for s in SIZES)]:
        for name in ("risk_difference", "risk_ratio", "number_needed_to_treat"):
            yield Case(name, YES_NO, "about", sizes, level, partial(groups, name, sizes, level))
        if sizes != (40, 40):  # takes too long
            found = partial(groups, "odds_ratio", sizes, level)
            yield Case("odds_ratio", YES_NO, "at least", sizes, level, found)
        found = partial(superiority_yes_no, sizes, level)
        yield Case("superiority", YES_NO, "nothing", sizes, level, found)
    found = partial(groups, "number_needed_to_treat", (10, 10), 0.95, two_ended=True)
    words = YES_NO + "; only studies whose interval has two ends"
    yield Case("number_needed_to_treat", words, "nothing", (10, 10), 0.95, found)
    for n in (1, 5, 10, 25):
        words = "independent mothers, rates 1 to 99%"
        found = partial(same_mothers, "paired_risk_difference", n, 0.95)
        yield Case("paired_risk_difference", words, "about", (n,), 0.95, found)
        found = partial(same_mothers, "paired_risk_difference", n, 0.95, before=0.0)
        words = "nobody had a success before"
        yield Case("paired_risk_difference", words, "nothing", (n,), 0.95, found)
    for n in (5, 8, 10, 25):
        found = partial(same_mothers, "paired_risk_ratio", n, 0.95)
        yield Case(
            "paired_risk_ratio", "independent mothers, rates 1 to 99%", "about", (n,), 0.95, found
        )
    for n in (1, 5, 10, 25, 100):
        words = "independent mothers, rates 0.5 to 99.5%"
        yield Case("proportion", words, "at least", (n,), 0.95, partial(proportion, n, 0.95))
    for sizes, spread in product(SIZES[:5], (1, 4)):
        words = f"normal values, first {spread} times as wide"
        found = partial(superiority_drawn, sizes, 0.95, spread)
        promised = "about" if spread == 1 else "nothing"
        yield Case("superiority", words, promised, sizes, 0.95, found, True)
    yield from cases_of_changes()
    yield from cases_of_shifts()


def cases_of_changes() -> Iterator[Case]:
    """Give the rows of the rank-biserial correlation of pairs."""
    name = "matched_pairs_rank_biserial"
    words = "each change up with the same probability"
    untied = [((n, 0.95), None) for n in (5, 8, 10, 12)] + [((10, 0.9), None)]
    for (n, level), levels in [*untied, ((10, 0.95), 3)]:
        told = words + ("" if levels is None else f", changes of {levels} sizes")
        found = partial(rank_biserial_of_pairs, n, level, levels)
        yield Case(name, told, "about", (n,), level, found)
    for n, level in [*((n, 0.95) for n in (1, 4, 5, 6, 8, 10, 12)), (10, 0.9)]:
        found = partial(rank_biserial_of_pairs, n, level, 1)
        told = words + ", changes of one size"
        yield Case(f"{name}_of_one_size", told, "at least", (n,), level, found)
    for n, move in product((10, 20), (0.5, 1.0)):
        words = f"normal changes moved by {move} of their spread"
        found = partial(rank_biserial_drawn, n, 0.95, move)
        yield Case(name, words, "nothing", (n,), 0.95, found, True)


def cases_of_shifts() -> Iterator[Case]:
    """Give the rows of the Hodges-Lehmann shifts."""
    skewed = "skewed (exponential)"
    for n, shape in product((6, 10, 25), SHAPES):
        found = partial(shift_pairs_drawn, n, 0.95, shape, 0.0)
        words = f"changes symmetric: {shape}, either sign"
        yield Case("shift_of_pairs", words, "at least", (n,), 0.95, found, True)
    for n in (10, 25, 60):
        middle = middle_of_two_exponentials()
        found = partial(shift_pairs_drawn, n, 0.95, skewed, middle, None)
        words = f"changes not symmetric: {skewed}"
        yield Case("shift_of_pairs", words, "nothing", (n,), 0.95, found, True)
    for sizes, shape in product([(5, 5), (10, 10), (10, 30)], SHAPES):
        found = partial(shift_groups_drawn, sizes, 0.95, shape)
        words = f"same shape: {shape}"
        yield Case("shift_of_groups", words, "at least", sizes, 0.95, found, True)
    for sizes, shape in product([(10, 10), (10, 30), (30, 10)], ("normal", skewed)):
        truth = 0.0 if shape == "normal" else median_of_unequal_exponentials(4.0)
        found = partial(shift_groups_drawn, sizes, 0.95, shape, 4.0, truth)
        words = f"not the same shape: {shape}, first 4 times as wide"
        yield Case("shift_of_groups", words, "nothing", sizes, 0.95, found, True)


def row(case: Case) -> dict[str, str]:
    """Work a case out, as it is stored."""
    mean, lowest = case.found()
    error = (mean * (1 - mean) / STUDIES) ** 0.5 if case.simulated else 0.0
    told = [case.interval, case.conditions, case.promised, " ".join(map(str, case.sizes)),
            f"{case.level:g}", f"{mean:.4f}", f"{lowest:.4f}", f"{error:.4f}"]  # fmt: skip
    return dict(zip(COLUMNS, told, strict=True))


if __name__ == "__main__":
    with (Path(sys.argv[1]) / "coverage.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for case in cases():
            writer.writerow(row(case))
            file.flush()
