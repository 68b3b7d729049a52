"""Exact power against R and against the single tests; the smallest n and p; fragility."""

import itertools
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from midwifery_stats.inference.arguments import LimitError
from midwifery_stats.inference.planning import (
    draw_studies,
    fragility_index,
    smallest_n_groups,
    smallest_n_pairs,
    smallest_p_groups,
    smallest_p_pairs,
)
from midwifery_stats.inference.power import (
    power_curve,
    power_groups,
    power_pairs,
    true_size_groups,
    true_size_pairs,
)
from midwifery_stats.inference.printed import is_significant
from midwifery_stats.inference.rank_sum import fisher_exact, mann_whitney
from midwifery_stats.inference.signed_rank import wilcoxon_signed_rank
from midwifery_stats.inference.unconditional import groups_table, unconditional_p
from midwifery_stats.inference.yes_no_tables import pairs_table

ORACLES = Path(__file__).parents[2] / "oracles"
SIDES = ("two-sided", "greater", "less")


def test_power_of_groups_meets_r() -> None:
    for row in pd.read_csv(ORACLES / "effects_power_groups.csv").to_dict("records"):
        expected = row.pop("power")
        assert power_groups(**row) == pytest.approx(expected, rel=1e-9, abs=1e-13), row


def test_power_of_pairs_meets_r() -> None:
    for row in pd.read_csv(ORACLES / "effects_power_pairs.csv").to_dict("records"):
        expected = row.pop("power")
        assert power_pairs(**row) == pytest.approx(expected, rel=1e-9, abs=1e-13), row


@pytest.mark.parametrize("sizes", [(1, 1), (3, 5), (7, 2), (6, 6)])
@pytest.mark.parametrize("side", SIDES)
def test_every_outcome_of_two_groups_has_the_p_of_the_single_test(
    sizes: tuple[int, int], side: str
) -> None:
    methods = ("exact", "mid-p", "fisher", "normal", "continuity")
    tables = {method: groups_table(*sizes, method, side) for method in methods}
    for first, second in itertools.product(range(sizes[0] + 1), range(sizes[1] + 1)):
        samples = [
            [1] * yes + [0] * (size - yes) for yes, size in zip((first, second), sizes, strict=True)
        ]
        test = mann_whitney(*samples)
        single = {
            "exact": test.p_value(alternative=side),
            "mid-p": test.mid_p_value(alternative=side),
            "fisher": fisher_exact(*samples).p_value(alternative=side),
            "normal": test.p_value("normal", alternative=side),
            "continuity": test.p_value("normal", alternative=side, continuity=True),
        }
        for method, table in tables.items():
            assert table[first, second] == pytest.approx(single[method], rel=1e-9), method


def test_equally_probable_tables_count_together() -> None:
    # In 14 against 17 mothers some tables are equally probable, but not to the last bit.
    table = groups_table(14, 17, "fisher", "two-sided")
    for first, second in itertools.product(range(15), range(18)):
        found = stats.fisher_exact([[first, 14 - first], [second, 17 - second]]).pvalue
        assert table[first, second] == pytest.approx(found, rel=1e-9)


@pytest.mark.parametrize("side", SIDES)
def test_every_outcome_of_pairs_has_the_p_of_the_single_test(side: str) -> None:
    pairs = 7
    tables = {
        method: pairs_table(pairs, method, side)
        for method in ("exact", "mid-p", "normal", "continuity")
    }
    for improved in range(pairs + 1):
        for worsened in range(pairs + 1 - improved):
            after = [1] * improved + [-1] * worsened + [0] * (pairs - improved - worsened)
            test = wilcoxon_signed_rank([0] * pairs, after)
            single = {
                "exact": test.p_value(alternative=side),
                "mid-p": test.mid_p_value(alternative=side),
                "normal": test.p_value("normal", alternative=side),
                "continuity": test.p_value("normal", alternative=side, continuity=True),
            }
            for method, table in tables.items():
                assert table[improved, worsened] == pytest.approx(single[method], rel=1e-9)


def test_far_tails_keep_their_digits() -> None:
    # 60 of 60 against 0 of 60: two of C(120, 60) splits.
    assert groups_table(60, 60, "exact", "two-sided")[60, 0] == pytest.approx(
        smallest_p_groups(60, 60), rel=1e-9
    )
    assert pairs_table(60, "exact", "two-sided")[60, 0] == pytest.approx(2.0**-59, rel=1e-9)


def test_without_an_effect_exact_power_stays_below_alpha() -> None:
    for rate in (0.1, 0.3, 0.5):
        assert power_groups(12, 9, rate, rate, alpha=0.05) <= 0.05
        assert power_pairs(20, rate / 2, rate / 2, alpha=0.05) <= 0.05


def test_power_is_certain_when_every_mother_improves() -> None:
    assert power_pairs(6, 1.0) == 1.0
    assert power_pairs(5, 1.0) == 0.0  # five changed pairs cannot get below 2/32 = 0.0625
    assert power_groups(4, 4, 1.0, 0.0) == 1.0
    assert power_groups(3, 3, 1.0, 0.0) == 0.0  # 2/20 = 0.1


def test_numpy_numbers_are_welcome() -> None:
    assert power_groups(np.int64(10), np.float64(10.0), np.float64(0.6), 0.3) == power_groups(
        10, 10, 0.6, 0.3
    )


def test_smallest_groups_are_the_first_to_reach_the_power() -> None:
    found = smallest_n_groups(0.6, 0.3)
    powers = [power_groups(n, n, 0.6, 0.3) for n in range(1, found.stays_from + 30)]
    assert found.power == powers[found.mothers - 1] >= 0.8
    assert max(powers[: found.mothers - 1]) < 0.8
    assert min(powers[found.stays_from - 1 :]) >= 0.8
    assert found.stays_from == found.mothers or powers[found.stays_from - 2] < 0.8


def test_saw_teeth_part_the_first_size_from_the_one_that_stays() -> None:
    # Every mother changes, 4 of 5 for the better: the exact binomial test of 1/2 against 4/5.
    def binomial_power(n: int) -> float:
        reject = [k for k in range(n + 1) if stats.binomtest(k, n).pvalue <= 0.05]
        return float(stats.binom.pmf(reject, n, 0.8).sum())

    powers = {n: binomial_power(n) for n in range(1, 50)}
    found = smallest_n_pairs(0.8, 0.2)
    assert found.mothers == min(n for n, power in powers.items() if power >= 0.8)
    assert found.stays_from == max(n for n, power in powers.items() if power < 0.8) + 1
    assert found.mothers < found.stays_from
    assert found.power == pytest.approx(powers[found.mothers])


def test_smallest_pairs_are_the_first_to_reach_the_power() -> None:
    found = smallest_n_pairs(0.4, 0.1, power=0.9, alpha=0.05)
    powers = {n: power_pairs(n, 0.4, 0.1) for n in range(1, found.stays_from + 30)}
    assert found.mothers == min(n for n, power in powers.items() if power >= 0.9)
    assert found.stays_from == max(n for n, power in powers.items() if power < 0.9) + 1
    assert (found.wanted, found.groups) == (0.9, 1)


def test_a_power_that_cannot_be_reached_is_said() -> None:
    with pytest.raises(ValueError, match=r"Even 500 mothers do not reach a power of 0\.8"):
        smallest_n_groups(0.3, 0.3)


@pytest.mark.parametrize(("n", "two_sided"), [(1, 1.0), (3, 1 / 4), (10, 1 / 512), (17, 1 / 65536)])
def test_smallest_p_of_pairs(n: int, two_sided: float) -> None:
    assert smallest_p_pairs(n) == two_sided
    assert smallest_p_pairs(n, alternative="greater") == two_sided / 2


@pytest.mark.parametrize("sizes", [(1, 1), (3, 3), (2, 4), (5, 3)])
@pytest.mark.parametrize("side", SIDES)
def test_smallest_p_of_groups_by_trying_measured_and_yes_no_samples(
    sizes: tuple[int, int], side: str
) -> None:
    total = sum(sizes)
    seen = [
        mann_whitney(
            [values[i] for i in range(sizes[0])], [values[i] for i in range(sizes[0], total)]
        ).p_value(alternative=side)
        for values in itertools.product(range(2 if total > 6 else 3), repeat=total)
    ]
    assert smallest_p_groups(*sizes, alternative=side) == pytest.approx(min(seen))


def test_smallest_p_of_ten_and_ten() -> None:
    assert smallest_p_groups(10, 10) == pytest.approx(2 / 184756)


@pytest.mark.parametrize(
    ("counts", "index"),
    [
        ((10, 10, 3, 10), 3),
        ((3, 10, 10, 10), 3),
        ((15, 40, 6, 40), 1),
        ((6, 10, 5, 10), None),
        ((0, 4, 0, 4), None),
        ((1, 1, 0, 19), 1),  # p is 1/20: at the line, so significant
        ((0, 19, 1, 1), 1),
    ],
)
def test_fragility_index(counts: tuple[int, int, int, int], index: int | None) -> None:
    assert fragility_index(*counts) == index


def test_the_fragile_study_loses_its_significance_with_the_last_mother() -> None:
    for turned in (0, 1, 2):
        assert stats.fisher_exact([[10, 0], [3 + turned, 7 - turned]]).pvalue < 0.05
    assert stats.fisher_exact([[10, 0], [6, 4]]).pvalue >= 0.05


def test_every_small_comparison_has_a_fragility_index_or_none() -> None:
    sizes = range(1, 9)
    for first_size, second_size in itertools.product(sizes, sizes):
        for first in range(first_size + 1):
            for second in range(second_size + 1):
                index = fragility_index(first, first_size, second, second_size, alpha=0.2)
                table = [[first, first_size - first], [second, second_size - second]]
                significant = stats.fisher_exact(table).pvalue <= 0.2 + 1e-9
                assert (index is not None and index > 0) == significant


def test_a_p_at_the_line_is_significant_for_the_index_as_for_the_test() -> None:
    assert fisher_exact([1], [0] * 19).exact_fraction() == Fraction(1, 20)
    assert is_significant(fisher_exact([1], [0] * 19).p_value(), 0.05)
    # All of 3 against none of 3 has p = 1/10; with one more success, 1/1 against 2/3.
    assert fragility_index(3, 3, 0, 3, alpha=0.1) == 1


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: power_pairs(0, 0.5),
            "`n` must be a whole number, 1 or more; it is 0.",
        ),
        (
            lambda: power_pairs(10, 0.7, 0.5),
            "`improve` and `worsen` add up to 1.2, but together they cannot exceed 1: "
            "a mother does one or the other.",
        ),
        (
            lambda: power_groups(10, 10, 60, 0.3),
            "`first_rate` must lie between 0 and 1 (30% is 0.3); it is 60.",
        ),
        (
            lambda: power_groups(10, 10, 0.6, 0.3, alpha=5),
            "`alpha` must lie between 0 and 1, as 0.05 or 0.95 do; it is 5.",
        ),
        (
            lambda: power_groups(10, 10, 0.6, 0.3, method="midp"),
            "`method` is 'midp', which is not known. Did you mean 'mid-p'? "
            "Write one of: exact; mid-p; fisher; normal; continuity; boschloo; barnard.",
        ),
        (
            lambda: power_pairs(10, 0.5, alternative="both"),
            "`alternative` is 'both', which is not known.",
        ),
        (
            lambda: fragility_index(11, 10, 3, 10),
            "`first_successes` is 11, but `first_size` is only 10: "
            "there cannot be more successes than mothers.",
        ),
        (
            lambda: fragility_index(10, 10, 2.5, 10),
            "`second_successes` must be a whole number, 0 or more; it is 2.5.",
        ),
        (
            lambda: smallest_p_groups("ten", 10),
            "`first_size` must be a whole number, 1 or more; it is 'ten'.",
        ),
        (
            lambda: smallest_p_pairs(float("nan")),
            "`n` must be a whole number, 1 or more; it is nan.",
        ),
    ],
)
def test_wrong_numbers_are_refused_in_one_sentence(call: object, sentence: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the text is compared
        call()  # type: ignore[operator]
    assert str(refused.value).startswith(sentence)


def test_drawn_studies_count_a_p_that_equals_alpha() -> None:
    """The smallest p of 1 against 19 mothers is 1/20; it is significant in power and in draws."""
    drawn = draw_studies(1.0, 0.0, first_size=1, second_size=19, studies=3)
    assert drawn.share_significant == power_groups(1, 19, 1.0, 0.0) == 1


def best_of_all_rates(extreme: list[tuple[int, int]], first_size: int, second_size: int) -> float:
    """The largest chance of these outcomes over 2,001 rates, by the binomial formula."""
    rates = np.linspace(0, 1, 2001)
    chance = sum(
        stats.binom.pmf(a, first_size, rates) * stats.binom.pmf(b, second_size, rates)
        for a, b in extreme
    )
    return float(np.max(chance))


@pytest.mark.parametrize("sizes", [(1, 1), (3, 3), (4, 6)])
@pytest.mark.parametrize("side", SIDES)
def test_barnard_and_boschloo_by_writing_out_every_outcome(
    sizes: tuple[int, int], side: str
) -> None:
    """Barnard's order compares z in fractions, where programs that compare floats miss ties."""
    first_size, second_size = sizes
    outcomes = list(itertools.product(range(first_size + 1), range(second_size + 1)))

    def squared_z(a: int, b: int) -> Fraction:
        apart = Fraction(a, first_size) - Fraction(b, second_size)
        share = Fraction(a + b, first_size + second_size)
        spread = share * (1 - share)
        return (apart**2 / spread if spread else Fraction(0)) * (1 if apart >= 0 else -1)

    def fisher_p(a: int, b: int, tail: str) -> float:
        table = [[a, first_size - a], [b, second_size - b]]
        return float(stats.fisher_exact(table, alternative=tail).pvalue)

    orders = {
        ("barnard", "greater"): lambda a, b: -squared_z(a, b),
        ("barnard", "less"): squared_z,
        ("barnard", "two-sided"): lambda a, b: -abs(squared_z(a, b)),
        ("boschloo", "greater"): lambda a, b: round(fisher_p(a, b, "greater"), 11),
        ("boschloo", "less"): lambda a, b: round(fisher_p(a, b, "less"), 11),
    }

    def expected(method: str, tail: str) -> dict[tuple[int, int], float]:
        order = {outcome: orders[method, tail](*outcome) for outcome in outcomes}
        return {
            seen: best_of_all_rates([o for o in outcomes if order[o] <= order[seen]], *sizes)
            for seen in outcomes
        }

    for method in ("barnard", "boschloo"):
        if (method, side) == ("boschloo", "two-sided"):
            both = [expected(method, tail) for tail in ("greater", "less")]
            truth = {o: min(1.0, 2 * min(one[o] for one in both)) for o in outcomes}
        else:
            truth = expected(method, side)
        table = groups_table(*sizes, method, side)
        for (a, b), p in truth.items():
            assert table[a, b] == pytest.approx(p, rel=1e-5), (method, a, b)
            assert p <= table[a, b] * (1 + 1e-9)
            single = unconditional_p(a, first_size, b, second_size, method, side)
            assert single == pytest.approx(table[a, b], rel=1e-9)


@pytest.mark.parametrize("counts", [(8, 10, 3, 10), (3, 3, 0, 3), (13, 20, 6, 20), (7, 9, 4, 14)])
def test_boschloo_is_that_of_scipy(counts: tuple[int, int, int, int]) -> None:
    a, n1, b, n2 = counts
    for side in SIDES:
        table = [[a, b], [n1 - a, n2 - b]]
        theirs = stats.boschloo_exact(table, alternative=side, n=64).pvalue
        assert unconditional_p(a, n1, b, n2, "boschloo", side) == pytest.approx(theirs, rel=1e-6)


def test_reference_values_of_the_unconditional_tests() -> None:
    """3 of 3 against 0 of 3, 8 of 10 against 3 of 10, and the sizes with 10 and 10."""
    for method in ("boschloo", "barnard"):
        assert unconditional_p(3, 3, 0, 3, method, "two-sided") == pytest.approx(1 / 32)
        assert smallest_p_groups(3, 3, method=method) == pytest.approx(1 / 32)
    assert unconditional_p(8, 10, 3, 10, "boschloo", "two-sided") == pytest.approx(0.041, abs=5e-4)
    assert true_size_groups(10, 10, method="fisher") == pytest.approx(0.0128, abs=5e-5)
    for method in ("mid-p", "boschloo", "barnard", "normal"):
        assert true_size_groups(10, 10, method=method) == pytest.approx(0.042, abs=5e-4)
        assert power_groups(10, 10, 0.6, 0.3, method=method) == pytest.approx(0.248, abs=5e-4)


@pytest.mark.parametrize("method", ["exact", "mid-p", "fisher", "boschloo", "barnard", "normal"])
@pytest.mark.parametrize("sizes", [(6, 6), (9, 4)])
def test_true_size_is_the_largest_power_without_a_difference(
    method: str, sizes: tuple[int, int]
) -> None:
    size = true_size_groups(*sizes, method=method, alpha=0.1)
    powers = [power_groups(*sizes, r, r, method=method, alpha=0.1) for r in np.linspace(0, 1, 801)]
    assert max(powers) <= size * (1 + 1e-9)
    assert max(powers) == pytest.approx(size, rel=1e-4)
    if method not in ("mid-p", "normal"):
        assert size <= 0.1 * (1 + 1e-9)


@pytest.mark.parametrize("method", ["exact", "mid-p", "normal", "continuity"])
def test_true_size_of_pairs_is_the_largest_power_without_a_direction(method: str) -> None:
    size = true_size_pairs(12, method=method)
    powers = [power_pairs(12, q / 2, q / 2, method=method) for q in np.linspace(0, 1, 801)]
    assert max(powers) <= size * (1 + 1e-9)
    assert max(powers) == pytest.approx(size, rel=1e-4)
    assert size <= 0.05 or method == "normal"


@pytest.mark.parametrize("method", ["exact", "mid-p", "normal", "continuity"])
def test_smallest_p_of_each_method_is_in_the_tables(method: str) -> None:
    for side in SIDES:
        table = pairs_table(6, method, side)
        assert smallest_p_pairs(6, method=method, alternative=side) == pytest.approx(table.min())
        table = groups_table(4, 6, method, side)
        found = smallest_p_groups(4, 6, method=method, alternative=side)
        assert found == pytest.approx(table.min())


def test_the_curve_is_the_power_and_the_size_at_each_number() -> None:
    curve = power_curve(0.6, 0.3, sizes=[5, 20], method="boschloo")
    for n, power, size in zip(curve.sizes, curve.power, curve.true_size, strict=True):
        assert power == power_groups(n, n, 0.6, 0.3, method="boschloo")
        assert size == true_size_groups(n, n, method="boschloo")
    pairs = power_curve(0.4, sizes=7)
    assert pairs.power == pytest.approx([power_pairs(7, 0.4)])
    assert pairs.true_size == (true_size_pairs(7),)


@pytest.mark.parametrize("sizes", [(180, 150), (60, 500), (500, 60)])
def test_large_groups_have_the_power_of_the_whole_table(sizes: tuple[int, int]) -> None:
    significant = groups_table(*sizes, "exact", "two-sided") <= 0.05
    rates = (0.45, 0.3)
    one, other = (
        stats.binom.pmf(np.arange(n + 1), n, r) for n, r in zip(sizes, rates, strict=True)
    )
    assert power_groups(*sizes, *rates) == pytest.approx(one @ significant @ other, rel=1e-9)


@pytest.mark.parametrize(
    ("rates", "method"),
    [
        ((0.6, 0.3), "boschloo"),
        ((0.5, 0.3), "mid-p"),
        ((0.9, 0.3), "barnard"),
        ((0.2, 0.1), "normal"),
    ],
)
def test_no_size_outside_the_search_is_overlooked(rates: tuple[float, float], method: str) -> None:
    found = smallest_n_groups(*rates, power=0.7, method=method)
    sizes = range(1, found.stays_from + 25)
    powers = [power_groups(n, n, *rates, method=method) for n in sizes]
    assert found.mothers == next(n for n, power in zip(sizes, powers, strict=True) if power >= 0.7)
    last_below = max(n for n, power in zip(sizes, powers, strict=True) if power < 0.7)
    assert found.stays_from == last_below + 1
    assert found.true_size == true_size_groups(found.mothers, found.mothers, method=method)


@pytest.mark.parametrize(
    "call",
    [
        lambda: power_pairs(10**6, 0.5),
        lambda: power_groups(501, 10, 0.6, 0.3),
        lambda: power_curve(0.6, 0.3, sizes=range(1, 501)),
        lambda: smallest_p_groups(600, 600),
        lambda: groups_table(120, 120, "barnard", "two-sided"),
        lambda: unconditional_p(5, 600, 5, 600, "boschloo", "greater"),
    ],
)
def test_what_would_take_too_long_is_refused(call: Callable[[], object]) -> None:
    with pytest.raises(LimitError):
        call()
