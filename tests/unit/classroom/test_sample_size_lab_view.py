"""Planning: the lab's power against enumeration with SciPy, over the grid of its controls."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import (
    barnard_exact,
    binom,
    binomtest,
    boschloo_exact,
    fisher_exact,
    hypergeom,
    norm,
)

from midwifery_stats.classroom.labs.sample_size_lab import (
    with_groups,
    with_largest,
    with_method,
    with_mothers,
    with_percent,
    with_wanted,
)
from midwifery_stats.classroom.labs.sample_size_view import (
    SampleSizeState,
    enough,
    possible_from,
    power_of,
    powers,
    sample_size_shown,
    smallest_ps,
    true_size_of,
)
from midwifery_stats.inference.planning import smallest_p_groups
from midwifery_stats.inference.power import power_groups, power_pairs
from midwifery_stats.inference.unconditional import (
    _kept_significant,
    groups_table,
    significant_groups,
)

TWO = SampleSizeState()
ONE = SampleSizeState(groups=1, first_percent=30, second_percent=0, mothers=25)


def groups_power(n, first, second, alpha=0.05):
    return sum(
        binom.pmf(a, n, first) * binom.pmf(b, n, second)
        for a in range(n + 1)
        for b in range(n + 1)
        if fisher_exact([[a, n - a], [b, n - b]]).pvalue <= alpha * (1 + 1e-9)
    )


def pairs_power(n, improve, worsen, alpha=0.05):
    """Add up every outcome of n mothers that a sign test calls significant."""
    changing = improve + worsen
    return sum(
        binom.pmf(changed, n, changing) * binom.pmf(up, changed, improve / changing)
        for changed in range(1, n + 1)
        for up in range(changed + 1)
        if binomtest(up, changed).pvalue <= alpha
    )


@pytest.mark.parametrize("mothers", [3, 4, 10, 17])
def test_two_groups_against_enumeration(mothers):
    assert power_of(TWO, mothers) == pytest.approx(groups_power(mothers, 0.6, 0.3), abs=1e-12)


@pytest.mark.parametrize("mothers", [3, 6, 12, 25])
@pytest.mark.parametrize(("improve", "worsen"), [(30, 0), (60, 20), (5, 95)])
def test_one_group_against_enumeration(mothers, improve, worsen):
    state = with_percent(replace(ONE, first_percent=0), second=worsen)
    state = with_percent(state, first=improve)
    expected = pairs_power(mothers, improve / 100, worsen / 100)
    assert power_of(state, mothers) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("method", ["exact", "normal", "continuity"])
@pytest.mark.parametrize("alpha", [0.1, 0.05, 0.001])
def test_whole_curve_is_the_packages_own_power(method, alpha):
    two = replace(TWO, method=method, alpha=alpha)
    one = replace(ONE, method=method, alpha=alpha, second_percent=10)
    for size, pair, group in zip(two.sizes, powers(one), powers(two), strict=True):
        assert pair == pytest.approx(
            power_pairs(size, 0.3, 0.1, alpha=alpha, method=method), abs=1e-10
        )
        assert group == pytest.approx(
            power_groups(size, size, 0.6, 0.3, alpha=alpha, method=method), abs=1e-10
        )


def test_forty_eight_mothers_in_each_group():
    first, stays = enough(TWO)
    assert first == 48
    assert groups_power(47, 0.6, 0.3) < 0.8 <= groups_power(48, 0.6, 0.3)
    assert stays is not None
    assert all(power >= 0.8 for power in powers(TWO)[stays - 3 :])
    assert powers(TWO)[stays - 4] < 0.8
    assert enough(replace(TWO, first_percent=50)) == (None, None)
    assert enough(replace(TWO, first_percent=50, largest=120))[0] == 102


def test_smallest_p_and_the_sizes_that_cannot_be_significant():
    """Pairs: 2 / 2**n. Groups: 2 / C(2n, n), so 0.1 with 3 and 1/35 with 4 in each group."""
    assert smallest_ps(ONE)[:3] == pytest.approx((0.25, 0.125, 0.0625), rel=1e-12)
    assert smallest_ps(TWO)[:2] == pytest.approx((0.1, 2 / 70), rel=1e-12)
    assert possible_from(ONE) == 6
    assert possible_from(TWO) == 4
    assert possible_from(replace(TWO, alpha=0.1)) == 3
    words = sample_size_shown(replace(TWO, mothers=3)).paragraphs[-1]
    assert "with this test such a study cannot be significant" in words


@pytest.mark.parametrize("first", [0, 1, 50, 100])
@pytest.mark.parametrize("second", [0, 50, 100])
@pytest.mark.parametrize("groups", [1, 2])
@pytest.mark.parametrize("alpha", [0.05, 0.001])
def test_whole_grid_of_controls(groups, first, second, alpha):
    if groups == 1 and first + second > 100:
        return
    state = SampleSizeState(groups, first, second, 12, alpha, wanted_percent=99)
    assert all(0 <= power <= 1 for power in powers(state))
    if groups == 2 and first == second:
        assert max(powers(state)) <= alpha
    shown = sample_size_shown(state)
    assert ("Study one" if groups == 1 else "Study two") in shown.figures[0].alt
    assert "Yours (12 mothers" in shown.figures[0].alt
    assert len(shown.tables[0].rows) >= 2


def test_moves():
    assert with_groups(TWO, 1).mothers == 25
    assert with_groups(ONE, 2).mothers == 10
    assert with_groups(replace(TWO, first_percent=100, second_percent=100), 1).second_percent == 0
    assert with_largest(with_mothers(with_largest(TWO, 120), 100), 60).mothers == 60
    assert with_wanted(TWO, 90).wanted_percent == 90


@pytest.mark.parametrize(
    ("move", "sentence"),
    [
        (lambda: with_percent(TWO, first=101), "from 0 to 100, not 101"),
        (lambda: with_percent(ONE, second=71), "30% and 71% add up to more than 100%"),
        (lambda: with_mothers(TWO, 2), "from 3 to 60 mothers, not to 2"),
        (lambda: with_mothers(TWO, 61), "from 3 to 60 mothers, not to 61"),
        (lambda: with_wanted(TWO, 100), "from 1 to 99 percent, not 100"),
    ],
)
def test_what_cannot_be_is_refused(move, sentence):
    with pytest.raises(ValueError, match=sentence):
        move()


METHODS = ("exact", "mid-p", "boschloo", "barnard", "normal")


def studies(mothers, rates):
    """Give the chance of each of the (mothers + 1) squared studies of two groups."""
    each = [binom.pmf(range(mothers + 1), mothers, rate) for rate in rates]
    return np.outer(*each)


def scipys_p(method, a, b, n):
    table = [[a, b], [n - a, n - b]]
    if method == "boschloo":
        return boschloo_exact(table, n=64).pvalue
    if method == "barnard":
        return barnard_exact(table, n=64).pvalue if 0 < a + b < 2 * n else 1.0
    p = fisher_exact(table).pvalue
    if method == "mid-p":
        more = hypergeom(2 * n, a + b, n).pmf([a, b])
        return p - more[0] / 2 - (more[1] / 2 if a != b else 0)
    if method == "normal":
        z2 = (a - b) ** 2 * (2 * n - 1) / (max((a + b) * (2 * n - a - b), 1))
        return 2 * norm.sf(z2**0.5)
    return p


@pytest.mark.parametrize("method", METHODS)
def test_power_and_true_size_of_each_procedure_against_scipy(method):
    """6 against 6: every p by SciPy or the formula; the size by the worst of 999 rates."""
    n, state = 6, replace(TWO, method=method, mothers=6, alpha=0.1)
    p = np.array([[scipys_p(method, a, b, n) for b in range(n + 1)] for a in range(n + 1)])
    found = p <= 0.1 * (1 + 1e-9)
    assert power_of(state, n) == pytest.approx(studies(n, (0.6, 0.3))[found].sum(), abs=1e-12)
    worst = max(studies(n, (r, r))[found].sum() for r in np.arange(0.001, 1, 0.001))
    assert true_size_of(state, n) == pytest.approx(worst, abs=1e-5)
    assert smallest_ps(state)[n - 3] == pytest.approx(p.min(), rel=1e-6)


@pytest.mark.parametrize(
    ("method", "test", "power", "size", "first", "stays"),
    [
        ("exact", "Fisher's exact test", "12.3%", "1.3%", 48, 48),
        ("mid-p", "Fisher's test with mid-p", "24.8%", "4.2%", 44, None),
        ("boschloo", "Boschloo's test", "24.8%", "4.2%", None, None),
        ("barnard", "Barnard's test", "24.8%", "4.2%", None, None),
        ("normal", "the Mann-Whitney test by normal approximation", "24.8%", "4.2%", 41, 44),
    ],
)
def test_study_two_by_each_procedure(method, test, power, size, first, stays):
    state = with_method(TWO, method)
    own, true, *_rest = sample_size_shown(state).paragraphs
    assert f"in {power} of all cases" in own
    assert f"The test is {test}. Its true size here is {size}:" in true
    assert "more than" not in true
    row = next(row for row in sample_size_shown(state).tables[0].rows if row[1] == "10")
    assert row[2:4] == (power, size)
    if first:
        assert enough(state)[0] == first
    if stays:
        assert enough(state)[1] == stays


def test_a_size_above_alpha_is_said():
    state = with_method(replace(TWO, mothers=20, alpha=0.01), "normal")
    sizes = [n for n in state.sizes if true_size_of(state, n) > 0.01]
    assert sizes
    said = sample_size_shown(replace(state, mothers=sizes[0])).paragraphs[1]
    assert said.endswith("That is more than the 0.01 it is meant to keep.")


def test_one_group_has_no_unconditional_test():
    for method in ("boschloo", "barnard"):
        with pytest.raises(ValueError, match="compare two groups: choose two groups first"):
            with_method(ONE, method)
        assert with_groups(with_method(TWO, method), 1).method == "exact"
    one = sample_size_shown(with_method(ONE, "mid-p")).paragraphs[1]
    assert "McNemar's test with mid-p" in one
    found = [
        sum(
            binom.pmf(up, k, 0.5)
            for up in range(k + 1)
            # Twice the tail, less the outcome seen; the middle is its own mirror image.
            if k != 2 * up
            and 2 * binom.cdf(min(up, k - up), k, 0.5) - binom.pmf(up, k, 0.5) <= 0.05
        )
        for k in range(26)
    ]
    worst = max(binom.pmf(range(26), 25, rate) @ found for rate in np.arange(0.001, 1.0005, 0.001))
    assert true_size_of(with_method(ONE, "mid-p"), 25) == pytest.approx(worst, abs=1e-5)


@pytest.mark.parametrize("method", METHODS)
def test_another_rate_takes_no_new_search(method):
    """What is significant depends on size, alpha and procedure: it is looked for once."""
    state = with_largest(with_method(TWO, method), 120)
    sample_size_shown(state)
    before = _kept_significant.cache_info().misses
    sample_size_shown(with_percent(state, first=61))
    assert _kept_significant.cache_info().misses == before > 100


@pytest.mark.parametrize("sizes", [(3, 3), (9, 5), (20, 20)])
@pytest.mark.parametrize("method", ["boschloo", "barnard"])
def test_what_is_found_by_searching_is_what_every_p_says(method, sizes):
    for side in ("two-sided", "greater", "less"):
        p = groups_table(*sizes, method, side)
        assert smallest_p_groups(*sizes, method=method, alternative=side) == pytest.approx(
            p.min(), rel=1e-9
        )
        for alpha in (0.1, 0.05, 0.001):
            found = significant_groups(*sizes, method, side, alpha)
            assert (found == (p <= alpha * (1 + 1e-9))).all()


@pytest.mark.parametrize("state", [TWO, ONE])
def test_where_there_is_no_difference_no_size_is_said_to_find_it(state: SampleSizeState) -> None:
    for percent in (0, 30):
        none = with_percent(with_percent(state, second=0), first=percent)
        told = sample_size_shown(with_percent(none, second=percent)).paragraphs[2]
        assert told == "There is nothing to find, so what stands as power is the error rate."


def test_a_size_of_two_groups_is_that_of_each() -> None:
    close = with_percent(TWO, second=55)
    assert "60 mothers in each group reaches" in sample_size_shown(close).paragraphs[2]
    rare = with_percent(ONE, first=1)
    assert "60 mothers reaches" in sample_size_shown(rare).paragraphs[2]
