"""Published small studies: the package gives the figures that books, papers and R's help print."""

from __future__ import annotations

import pytest

from midwifery_stats.inference.effects import (
    odds_ratio,
    risk_difference,
    risk_ratio,
)
from midwifery_stats.inference.paired_effects import paired_risk_difference
from midwifery_stats.inference.rank_sum import fisher_exact, mann_whitney
from midwifery_stats.inference.reanalysis import reanalyse_groups, reanalyse_pairs
from midwifery_stats.inference.samples import pairs_from_counts
from midwifery_stats.inference.signed_rank import mcnemar, wilcoxon_signed_rank

MAIZE = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]
SLEEP = (
    [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0],
    [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
)
DEPRESSION = (
    [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30],
    [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29],
)
PLACENTA_AT_TERM = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
PLACENTA_EARLY = [1.15, 0.88, 0.90, 0.74, 1.21]


def yes(successes: int, size: int) -> list[int]:
    return [1] * successes + [0] * (size - successes)


def pairs(both: int, only_before: int, only_after: int, neither: int) -> tuple[object, object]:
    counts = {(1, 1): both, (1, 0): only_before, (0, 1): only_after, (0, 0): neither}
    return pairs_from_counts(counts, order=[0, 1])


def test_fishers_lady_tasting_tea() -> None:
    """Fisher 1935, The Design of Experiments; R's help of fisher.test: 0.2429 one-sided."""
    test = fisher_exact(yes(3, 4), yes(1, 4))
    assert test.p_value() == pytest.approx(0.4857, abs=5e-5)
    assert test.p_value(alternative="greater") == pytest.approx(0.2429, abs=5e-5)
    ratio = odds_ratio(3, 4, 1, 4)
    # R stops its search at about 1e-4, so its last digits differ.
    assert ratio.value == pytest.approx(6.408309, abs=2e-5)


def test_darwins_maize() -> None:
    """Darwin 1876, eighths of an inch; the signed-rank sum 96 of 120, exact p 0.041."""
    test = wilcoxon_signed_rank([0] * 15, MAIZE)
    assert test.statistic == 96
    assert test.p_value() == pytest.approx(0.04126, abs=5e-6)
    table = reanalyse_pairs([0] * 15, MAIZE)
    paired_t = table[(table.procedure == "t-test, paired") & (table.alternative == "two-sided")]
    # Fisher 1935: t = 2.148 with 14 degrees of freedom.
    assert paired_t.p.tolist() == pytest.approx([0.0497], abs=5e-5)


def test_students_sleep() -> None:
    """Student 1908: nine of ten slept longer with the second drug, one the same."""
    test = wilcoxon_signed_rank(*SLEEP)
    assert test.statistic == 45
    assert test.exact_fraction().denominator == 256
    # R before 4.6: wilcox.test warns of ties and a zero and prints 0.009091.
    assert test.p_value("normal", continuity=True) == pytest.approx(0.009091, abs=5e-7)


def test_depression_scale() -> None:
    """Hollander and Wolfe 1973, p. 29; R's help of wilcox.test: V = 40, p = 0.01953."""
    test = wilcoxon_signed_rank(DEPRESSION[1], DEPRESSION[0])
    assert test.statistic == 40
    assert test.p_value(alternative="greater") == pytest.approx(0.01953, abs=5e-6)


def test_permeability_of_the_human_placenta() -> None:
    """Hollander and Wolfe 1973, p. 69; R's help of wilcox.test: W = 35, p = 0.1272."""
    test = mann_whitney(PLACENTA_AT_TERM, PLACENTA_EARLY)
    assert test.statistic == 35
    assert test.p_value(alternative="greater") == pytest.approx(0.1272, abs=5e-5)


def test_twins_of_convicts() -> None:
    """Fisher 1962; R's help of fisher.test: p = 0.0005367, odds ratio 0.0469 (0.0033 to 0.3632)."""
    assert fisher_exact(yes(2, 17), yes(10, 13)).p_value() == pytest.approx(0.0005367, abs=5e-8)
    ratio = odds_ratio(2, 17, 10, 13)
    assert (ratio.value, ratio.low, ratio.high) == pytest.approx(
        (0.04693661, 0.003325764, 0.363182271),
        abs=2e-5,  # R's search stops there
    )


def test_aspirin_and_heart_attacks() -> None:
    """Agresti 2002, Categorical Data Analysis: risk ratio 1.82, difference 0.0077."""
    ratio = risk_ratio(189, 11034, 104, 11037)
    assert ratio.value == pytest.approx(1.82, abs=0.005)
    assert (ratio.low, ratio.high) == pytest.approx((1.43, 2.31), abs=0.01)
    assert risk_difference(189, 11034, 104, 11037).value == pytest.approx(0.0077, abs=5e-5)


def test_airway_before_and_after_a_transplant() -> None:
    """Bentur 2009 in Fagerland, Lydersen, Laake 2013 (BMC Medical Research Methodology 13:91)."""
    before, after = pairs(1, 1, 7, 12)
    assert mcnemar(before, after).p_value() == pytest.approx(0.0703, abs=5e-5)
    assert mcnemar(before, after).mid_p_value() == pytest.approx(0.0391, abs=5e-5)
    assert mcnemar(before, after).p_value("normal") == pytest.approx(0.0339, abs=5e-5)
    assert mcnemar(before, after).p_value("normal", continuity=True) == pytest.approx(
        0.0771, abs=5e-5
    )
    found = paired_risk_difference(before, after)
    # Fagerland, Lydersen, Laake 2014 (Statistics in Medicine 33:2850), table V.
    assert (found.value, found.low, found.high) == pytest.approx((0.286, 0.026, 0.507), abs=6e-4)


def test_response_before_and_after_consolidation() -> None:
    """Cavo 2012 in the same paper of 2013."""
    test = mcnemar(*pairs(59, 6, 16, 80))
    assert test.p_value() == pytest.approx(0.0525, abs=5e-5)
    assert test.mid_p_value() == pytest.approx(0.0347, abs=5e-5)
    assert test.p_value("normal") == pytest.approx(0.0330, abs=5e-5)


def test_vaccine_of_barnard() -> None:
    """Mehta and Senchaudhuri 2003: 7 of 15 against 12 of 15, Fisher one-sided 0.0641."""
    p = fisher_exact(yes(7, 15), yes(12, 15)).p_value(alternative="less")
    assert p == pytest.approx(0.0641, abs=5e-5)
    table = reanalyse_groups(yes(7, 15), yes(12, 15))
    barnard = table[(table.procedure == "Barnard") & (table.alternative == "less")]
    assert barnard.p.tolist() == pytest.approx([0.0341], abs=5e-5)
