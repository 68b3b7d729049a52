"""What must hold of the two-group tests for any samples."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from midwifery_stats.inference.arguments import ALTERNATIVES
from midwifery_stats.inference.rank_sum import fisher_exact, mann_whitney

Group = list[int]
MIRROR = {"two-sided": "two-sided", "greater": "less", "less": "greater"}


def group(highest: int, size: int = 30) -> st.SearchStrategy[Group]:
    return st.lists(st.integers(0, highest), min_size=1, max_size=size)


two_groups = st.one_of(
    st.tuples(group(6), group(6)),
    st.tuples(group(1), group(1)),
    st.tuples(group(2000, 15), group(2000, 15)),
    st.tuples(group(3, 60), group(3, 3)),
)
two_yes_no = st.tuples(group(1), group(1))


@given(two_groups)
def test_swapping_the_groups_turns_everything_round(groups: tuple[Group, Group]) -> None:
    first, second = groups
    test, swapped = mann_whitney(first, second), mann_whitney(second, first)
    assert swapped.statistic == len(first) * len(second) - test.statistic
    assert swapped.z() == pytest.approx(-test.z(), rel=1e-12)
    for alternative in ALTERNATIVES:
        assert swapped.exact_fraction(MIRROR[alternative]) == test.exact_fraction(alternative)  # type: ignore[arg-type]


@given(two_groups, st.integers(1, 50), st.sampled_from([1, 3]))
def test_only_the_order_of_the_values_matters(
    groups: tuple[Group, Group], shift: int, power: int
) -> None:
    first, second = (np.array(values) for values in groups)
    test = mann_whitney(first, second)
    recoded = mann_whitney((first + shift) ** power, (second + shift) ** power)
    assert recoded.statistic == test.statistic
    assert recoded.exact_fraction() == test.exact_fraction()
    turned = mann_whitney(-first, -second)
    assert turned.exact_fraction("less") == test.exact_fraction("greater")


@given(two_groups)
def test_the_null_is_a_distribution_with_the_stated_mean_and_variance(
    groups: tuple[Group, Group],
) -> None:
    test = mann_whitney(*groups)
    null = test.null
    assert null.probability.sum() == pytest.approx(1, rel=1e-12)
    assert (null.probability > 0).all()
    assert (np.diff(null.support) > 0).all()
    assert null.mean == test.expected == pytest.approx(null.support @ null.probability)
    assert null.variance == pytest.approx(test.variance(), rel=1e-9)
    off, here = null.support - null.mean, test.statistic - null.mean
    for alternative in ALTERNATIVES:
        away = {"greater": off, "less": -off, "two-sided": abs(off)}[alternative]
        seen = {"greater": here, "less": -here, "two-sided": abs(here)}[alternative]
        p = null.probability[away >= seen].sum()
        assert min(1.0, p) == pytest.approx(test.p_value(alternative=alternative), rel=1e-12)


@given(two_groups)
def test_exact_is_between_mid_p_and_1(groups: tuple[Group, Group]) -> None:
    test = mann_whitney(*groups)
    for alternative in ALTERNATIVES:
        exact = test.p_value(alternative=alternative)
        mid_p = test.mid_p_value(alternative=alternative)
        assert 0 < mid_p < exact <= 1 if test.note is None else mid_p == exact == 1
        assert float(test.exact_fraction(alternative)) == pytest.approx(exact, rel=1e-13)


@given(two_yes_no)
def test_on_yes_and_no_mann_whitney_and_fisher_meet(groups: tuple[Group, Group]) -> None:
    whitney, fisher = mann_whitney(*groups), fisher_exact(*groups)
    assert fisher.z() == whitney.z()
    for alternative in ("greater", "less"):
        assert fisher.exact_fraction(alternative) == whitney.exact_fraction(alternative)  # type: ignore[arg-type]
    if whitney.first_size == whitney.second_size:
        assert fisher.exact_fraction() == whitney.exact_fraction()


@given(two_yes_no)
def test_fisher_is_between_its_mid_p_and_1(groups: tuple[Group, Group]) -> None:
    test = fisher_exact(*groups)
    for alternative in ALTERNATIVES:
        exact = test.p_value(alternative=alternative)
        mid_p = test.mid_p_value(alternative=alternative)
        assert 0 < mid_p < exact <= 1 if test.note is None else mid_p == exact == 1


@given(two_groups)
def test_u_counts_the_pairs_in_which_the_first_is_higher(groups: tuple[Group, Group]) -> None:
    first, second = (np.array(values) for values in groups)
    wins = np.sum(first[:, None] > second) + np.sum(first[:, None] == second) / 2
    assert mann_whitney(first, second).statistic == wins
