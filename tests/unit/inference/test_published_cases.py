"""Published small studies, as `published.R` beside the tables works them out in R.

The samples are R's own collections where R has them; `published_samples.csv` names each source.
Where a book or a help page prints a figure, a test below holds R's value against it too.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import midwifery_stats as ms

ORACLES = Path(__file__).parents[2] / "oracles"
SAMPLES = pd.read_csv(ORACLES / "published_samples.csv").set_index("case")
VALUES = pd.read_csv(ORACLES / "published.csv").set_index(["case", "quantity"])["value"]
SIDES = {"two": "two-sided", "greater": "greater", "less": "less"}

Numbers = dict[str, float]


def numbers(text: Any) -> list[float]:
    return [float(part) for part in str(text).split()]


def each_side(name: str, p_of: Callable[[Any], float]) -> Numbers:
    return {f"{name}_{short}": p_of(side) for short, side in SIDES.items()}


def two_sided(table: pd.DataFrame) -> pd.Series:
    return table[table["alternative"] == "two-sided"].set_index("procedure")["p"]


def of_pairs(before: list[float], after: list[float]) -> Numbers:
    test = ms.wilcoxon_signed_rank(before, after)
    ranked = ms.wilcoxon_signed_rank(before, after, zeros="pratt")
    return {
        "up": test.positive,
        "down": test.negative,
        "same": sum(b == a for b, a in zip(before, after, strict=True)),
        "W": test.statistic,
        "rank_biserial": test.effect().value,
        **each_side("exact", lambda side: test.p_value(alternative=side)),
        **each_side("normal", lambda side: test.p_value("normal", alternative=side)),
        **each_side(
            "corrected",
            lambda side: test.p_value("normal", alternative=side, continuity=True),
        ),
        **each_side("sign", lambda side: ms.sign_test(before, after).p_value(alternative=side)),
        "z": test.z(),
        "z_pratt": ranked.z(),
        "normal_pratt": ranked.p_value("normal"),
        "exact_pratt": ranked.p_value(),
        "t": two_sided(ms.reanalyse_pairs(before, after))["t-test, paired"],
        "shift": ms.hodges_lehmann(test).value,
    }


def of_groups(first: list[float], second: list[float]) -> Numbers:
    test = ms.mann_whitney(first, second)
    tried = two_sided(ms.reanalyse_groups(first, second))
    return {
        "U": test.statistic,
        **each_side("exact", lambda side: test.p_value(alternative=side)),
        **each_side("normal", lambda side: test.p_value("normal", alternative=side)),
        **each_side(
            "corrected",
            lambda side: test.p_value("normal", alternative=side, continuity=True),
        ),
        "z": test.z(),
        "welch": tried["t-test, Welch"],
        "student": tried["t-test, Student"],
        "shift": ms.hodges_lehmann(test).value,
    }


def of_counts(one: list[float], other: list[float]) -> Numbers:
    (a, m), (b, n) = map(int, one), map(int, other)
    first, second = (
        ms.sample_from_counts({0: size - good, 1: good}) for good, size in ((a, m), (b, n))
    )
    fisher = ms.fisher_exact(first, second) if m + n < 10_000 else None
    odds, ratio = ms.odds_ratio(a, m, b, n), ms.risk_ratio(a, m, b, n)
    points = ms.risk_difference(a, m, b, n)
    ours = {
        **(each_side("fisher", lambda side: fisher.p_value(alternative=side)) if fisher else {}),
        "odds_ratio": odds.value,
        "odds_low": odds.low,
        "odds_high": odds.high,
        "difference": points.value,
        "difference_low": points.low,
        "difference_high": points.high,
        "ratio": ratio.value,
        "ratio_low": ratio.low,
        "ratio_high": ratio.high,
    }
    if m + n < 1000:
        tried = ms.reanalyse_groups(first, second)
        ours |= {
            "chi": two_sided(tried)["Chi-square"],
            "yates": two_sided(tried)["Chi-square, Yates"],
        }
        if m + n == 30:
            less = tried[tried["alternative"] == "less"].set_index("procedure")["p"]
            ours |= {"barnard_two": two_sided(tried)["Barnard"], "barnard_less": less["Barnard"]}
    return ours


def of_yes_no_twice(one: list[float], other: list[float]) -> Numbers:
    (both, only_before), (only_after, neither) = map(int, one), map(int, other)
    counts = {(1, 1): both, (1, 0): only_before, (0, 1): only_after, (0, 0): neither}
    before, after = ms.pairs_from_counts(counts, order=[0, 1])
    test, points = ms.mcnemar(before, after), ms.paired_risk_difference(before, after)
    return {
        "exact": test.p_value(),
        "mid": test.mid_p_value(),
        "normal": test.p_value("normal"),
        "corrected": test.p_value("normal", continuity=True),
        "difference": points.value,
        "difference_low": points.low,
        "difference_high": points.high,
    }


WAYS = {
    "pairs": of_pairs,
    "groups": of_groups,
    "counts": of_counts,
    "yes_no_twice": of_yes_no_twice,
}
NEAR = {"barnard_two": 1e-6, "barnard_less": 1e-6}  # both search for the worst rate


@pytest.mark.parametrize("case", list(SAMPLES.index))
def test_every_published_sample_gives_what_r_gives(case: str) -> None:
    sample = SAMPLES.loc[case]
    ours = WAYS[sample["kind"]](numbers(sample["first"]), numbers(sample["second"]))
    theirs = VALUES[case].drop("r_default", errors="ignore")
    compared = [name for name in theirs.index if name in ours]
    assert len(compared) >= 6
    assert set(ours) - set(theirs.index) <= {"ratio_low", "ratio_high", *NEAR}
    for name in compared:
        wanted = pytest.approx(theirs[name], rel=NEAR.get(name, 1e-8), abs=1e-12)
        assert ours[name] == wanted, f"{case}: {name}"


BY_DEFAULT = [case for case, quantity in VALUES.index if quantity == "r_default"]


@pytest.mark.parametrize("case", BY_DEFAULT)
def test_the_row_named_after_r_is_what_r_prints_by_default(case: str) -> None:
    """Of values in tenths R sees other ties than a pencil does: shoes, .0143 and not .0141."""
    kind, first, second = (SAMPLES.loc[case, name] for name in ("kind", "first", "second"))
    tried = ms.reanalyse_pairs if kind == "pairs" else ms.reanalyse_groups
    table = tried(numbers(first), numbers(second))
    of_r = table["software"].str.contains("R before 4.6 (wilcox.test)", regex=False)
    found = table[of_r & (table["alternative"] == "two-sided")]["p"]
    assert found.tolist() == pytest.approx([VALUES[case, "r_default"]], rel=1e-8)


PRINTED = [
    ("tea", "fisher_two", 0.4857, 4),
    ("tea", "fisher_greater", 0.2429, 4),
    ("maize", "t", 0.0497, 4),
    ("maize", "exact_two", 0.0413, 4),
    ("sleep", "corrected_two", 0.009091, 6),
    ("sleep", "t", 0.002833, 6),
    ("sleep_unpaired", "corrected_two", 0.06933, 5),
    ("sleep_unpaired", "welch", 0.07939, 5),
    ("depression", "exact_greater", 0.01953, 5),
    ("placenta", "exact_greater", 0.1272, 4),
    ("ozone", "corrected_two", 0.0001208, 7),
    ("barley", "corrected_two", 0.005318, 6),
    ("gearbox", "corrected_two", 0.001871, 6),
    ("gearbox", "welch", 0.001374, 6),
    ("twins", "fisher_two", 0.0005367, 7),
    ("aspirin", "ratio", 1.82, 2),
    ("aspirin", "difference", 0.0077, 4),
    ("vaccine", "fisher_less", 0.0641, 4),
    ("vaccine", "barnard_less", 0.0341, 4),
    ("airway", "exact", 0.0703, 4),
    ("airway", "mid", 0.0391, 4),
    ("airway", "normal", 0.0339, 4),
    ("airway", "difference_low", 0.026, 3),
    ("airway", "difference_high", 0.507, 3),
    ("consolidation", "exact", 0.0525, 4),
    ("consolidation", "mid", 0.0347, 4),
]
"""What books, papers and R's help pages print, with as many decimals."""


@pytest.mark.parametrize(("case", "quantity", "printed", "decimals"), PRINTED)
def test_r_gives_what_was_printed(case: str, quantity: str, printed: float, decimals: int) -> None:
    assert VALUES[case, quantity] == pytest.approx(printed, abs=0.51 * 10.0**-decimals)


# --- what SciPy's own documentation prints (1.17, the examples of each function) -----------------


def test_scipys_example_of_mannwhitneyu() -> None:
    """Age at which diabetes was found, in five men and four women."""
    test = ms.mann_whitney([19, 22, 16, 29, 24], [20, 11, 17, 12])
    assert test.statistic == 17
    assert test.p_value() == pytest.approx(0.1111111111111111)
    assert test.p_value(alternative="greater") == pytest.approx(0.05555555555555555)
    assert test.p_value("normal", continuity=True) == pytest.approx(0.11134688653314041)
    assert test.p_value("normal") == pytest.approx(0.0864107329737)


def test_scipys_example_of_wilcoxon_in_tenths_has_the_ties_that_a_pencil_sees() -> None:
    """Rounded differences give 0.5; ranked as the computer holds them they would give 0.5625."""
    test = ms.wilcoxon_signed_rank([0.525, 0.775, 0.325, 0.55], [0.5, 0.825, 0.375, 0.5])
    assert test.statistic == 6
    assert test.p_value(alternative="greater") == 0.5


def test_scipys_examples_of_tables() -> None:
    def sample(successes: int, failures: int) -> list[int]:
        return [1] * successes + [0] * failures

    assert ms.fisher_exact(sample(8, 2), sample(1, 5)).p_value() == pytest.approx(
        0.034965034965034975
    )
    # Its columns are the groups: 74 of 117 against 31 of 63.
    tried = ms.reanalyse_groups(sample(74, 43), sample(31, 32))
    boschloo = tried[(tried["procedure"] == "Boschloo") & (tried["alternative"] == "greater")]
    assert boschloo["p"].tolist() == pytest.approx([0.0355], abs=1e-4)  # cut, not rounded: 3.556%
    assert ms.fisher_exact(sample(74, 43), sample(31, 32)).p_value(
        alternative="greater"
    ) == pytest.approx(0.0483, abs=5e-5)
