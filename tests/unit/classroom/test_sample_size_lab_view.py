"""Planning: the lab's power against enumeration with SciPy, over the grid of its controls."""

from dataclasses import replace

import pytest
from scipy.stats import binom, binomtest, fisher_exact

from midwifery_stats.classroom.labs.sample_size_lab import (
    with_groups,
    with_largest,
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
)
from midwifery_stats.inference.power import power_groups, power_pairs

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
    assert "such a study cannot be significant" in words


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
