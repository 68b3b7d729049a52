"""Every public call answers in time or says in one sentence what is too large and what to do.

Each is tried as in a class, at the size that is promised, just above it, and at 100 times it.
"""

import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from types import CodeType
from typing import Any

import numpy as np
import pandas as pd
import pytest

import midwifery_stats as ms
from midwifery_stats.inference.power import LARGEST_GROUP, LARGEST_PAIRS
from midwifery_stats.language import MidwiferyStatsError

SECONDS = 2.0
# Of the 500 MB that are promised, at most so many are for Python and what it imports: 210 with
# Python 3.13. No call takes more than 100.
MB, MB_OF_IMPORTS = 500, 300


def drawn(size: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=size)


def counts(size: int) -> tuple[int, int, int, int]:
    return size // 2, size, size // 3, size


def study_of(size: int) -> Any:
    levels = np.random.default_rng(1).integers(0, 3, 2 * size)
    table = pd.DataFrame({"group": ["a", "b"] * size, "outcome": levels})
    return ms.own_study(table, outcome="outcome", group="group")


def levels(size: int) -> dict[str, dict[str, dict[str, int]]]:
    before = {"low": size, "high": size}
    return {"m": {"before": before, "after": {"low": size // 2, "high": 2 * size - size // 2}}}


CALLS: dict[str, tuple[int, Callable[[int], object]]] = {
    "p of untied pairs": (
        1_000,
        lambda n: ms.wilcoxon_signed_rank(drawn(n), drawn(n, 2)).p_value(),
    ),
    "null of pairs": (1_000, lambda n: ms.wilcoxon_signed_rank(drawn(n), drawn(n, 2)).null),
    "fraction of pairs": (
        200,
        lambda n: ms.wilcoxon_signed_rank(drawn(n), drawn(n, 2)).exact_fraction(),
    ),
    "draws of pairs": (
        1_000,
        lambda n: ms.wilcoxon_signed_rank(drawn(n), drawn(n, 2)).monte_carlo(seed=1),
    ),
    "effect of pairs": (1_000, lambda n: ms.wilcoxon_signed_rank(drawn(n), drawn(n, 2)).effect()),
    "shift of pairs": (
        1_000,
        lambda n: ms.hodges_lehmann(ms.wilcoxon_signed_rank(drawn(n), drawn(n, 2))),
    ),
    "p of untied groups": (200, lambda n: ms.mann_whitney(drawn(n), drawn(n, 2)).p_value()),
    "p of few and many": (200, lambda n: ms.mann_whitney(drawn(2), drawn(5 * n, 2)).p_value()),
    "tie-blind p": (200, lambda n: ms.mann_whitney(drawn(n), drawn(n, 2)).tie_blind_p()),
    "shift of groups": (200, lambda n: ms.hodges_lehmann(ms.mann_whitney(drawn(n), drawn(n, 2)))),
    "Fisher": (500, lambda n: ms.fisher_exact([1] * n + [0] * n, [1] * n + [0] * 2 * n).p_value()),
    "sign": (1_000, lambda n: ms.sign_test([0] * 2 * n, [1] * n + [-1] * n).p_value()),
    "reanalysed pairs": (500, lambda n: ms.reanalyse_pairs(drawn(n), drawn(n, 2), draws=1_000)),
    "reanalysed groups": (100, lambda n: ms.reanalyse_groups(drawn(n), drawn(n, 2))),
    "reanalysed yes and no": (
        100,
        lambda n: ms.reanalyse_groups([1] * n + [0] * n, [1] * n + [0] * 2 * n),
    ),
    "samples reporting": (
        40,
        lambda n: ms.samples_reporting("0.03", first_size=n, second_size=n, procedure="Boschloo"),
    ),
    "pairs reporting": (40, lambda n: ms.pairs_reporting("0.046", pairs=n)),
    "counts reporting": (1_000, lambda n: ms.counts_reporting("66.7%", size=n)),
    "sizes reporting": (1_000, lambda n: ms.sizes_reporting("66.7%", largest=n)),
    "risk difference": (10_000, lambda n: ms.risk_difference(*counts(n))),
    "risk ratio": (10_000, lambda n: ms.risk_ratio(*counts(n))),
    "needed to treat": (10_000, lambda n: ms.number_needed_to_treat(*counts(n))),
    "odds ratio": (10_000, lambda n: ms.odds_ratio(*counts(n))),
    "fragility": (500, lambda n: ms.fragility_index(*counts(n))),
    "power of pairs": (LARGEST_PAIRS, lambda n: ms.power_pairs(n, 0.3, 0.1)),
    "power of groups": (LARGEST_GROUP, lambda n: ms.power_groups(n, n, 0.3, 0.2)),
    "power of Boschloo": (
        LARGEST_GROUP,
        lambda n: ms.power_groups(n, n, 0.3, 0.2, method="boschloo"),
    ),
    "true size": (LARGEST_GROUP, lambda n: ms.true_size_groups(n, n, method="mid-p")),
    "true size of pairs": (LARGEST_PAIRS, lambda n: ms.true_size_pairs(n)),
    "power curve": (100, lambda n: ms.power_curve(0.5, 0.3, sizes=range(1, n + 1))),
    "smallest p": (LARGEST_GROUP, lambda n: ms.smallest_p_groups(n, n)),
    "smallest p of Barnard": (100, lambda n: ms.smallest_p_groups(n, n, method="barnard")),
    "smallest n": (20, lambda n: ms.smallest_n_groups(0.5, 0.5 + 0.4 / n**0.5)),
    "drawn studies": (
        1_000,
        lambda n: ms.draw_studies(0.5, 0.3, first_size=20, second_size=20, studies=n, seed=1),
    ),
    "signed ranks": (1_000, lambda n: ms.signed_ranks(drawn(n), drawn(n, 2))),
    "group ranks": (1_000, lambda n: ms.group_ranks(drawn(n), drawn(n, 2))),
    "sample from counts": (1_000, lambda n: ms.sample_from_counts({"no": n, "yes": n})),
    "pairs from counts": (1_000, lambda n: ms.pairs_from_counts({(0, 1): n, (1, 1): n}, (0, 1))),
    "McNemar": (1_000, lambda n: ms.mcnemar([0] * 2 * n, [1] * n + [0] * n).p_value()),
    "superiority": (
        200,
        lambda n: ms.probability_of_superiority(ms.mann_whitney(drawn(n), drawn(n, 2))),
    ),
    "paired risk difference": (
        10_000,
        lambda n: ms.paired_risk_difference([0] * 2 * n, [1] * n + [0] * n),
    ),
    "paired risk ratio": (10_000, lambda n: ms.paired_risk_ratio([0] * 2 * n, [1] * n + [0] * n)),
    "smallest n of pairs": (20, lambda n: ms.smallest_n_pairs(0.5 + 0.4 / n**0.5, 0.1)),
    "smallest p of pairs": (LARGEST_PAIRS, lambda n: ms.smallest_p_pairs(n)),
    "r from z": (10_000, lambda n: ms.r_from_z(2.0, n)),
    "frequency table": (1_000, lambda n: ms.frequency_table(["no", "yes"] * n)),
    "cross table": (1_000, lambda n: ms.cross_table(["no", "yes"] * n, ["low"] * 2 * n)),
    "shown pairs": (500, lambda n: ms.show(ms.wilcoxon_signed_rank(drawn(n), drawn(n, 2)))),
    "described groups": (100, lambda n: ms.describe(ms.mann_whitney(drawn(n), drawn(n, 2)))),
    "SPSS's tables": (1_000, lambda n: ms.spss_tables(ms.mann_whitney(drawn(n), drawn(n, 2)))),
    "study of an own table": (1_000, lambda n: study_of(n)),
    "analysed study": (100, lambda n: ms.analyse(study_of(n))),
    "study from counts": (1_000, lambda n: ms.study_from_counts(levels(n), name="m")),
}

# Public names that nothing above calls, and why not.
NOT_WALKED = {
    "a lab refuses more than 60 mothers (tests/unit/classroom/test_labs.py)": {
        *("CardLab", "ClusterLab", "CoinLab", "FirstLab", "GroupsLab", "MultiplicityLab"),
        *("PairsLab", "SampleSizeLab", "SamplingLab"),
    },
    "a panel around calls that are walked": {"OwnStudy", "PaperDesk"},
    "a course's own questions and answers, of no size": {
        *("check", "closing", "compare", "concept_test", "exercise", "export_progress"),
        *("predict", "progress", "reset_progress"),
    },
    "a setting, an error or a name, of no size": {
        *("MidwiferyStatsError", "SampleError", "use_language", "example"),
    },
    "files and papers have limits of their own (tests/unit/own, tests/unit/papers)": {
        *("read_table", "read_paper", "Paper", "check_paper", "letter", "paper_report"),
    },
    "writes or reads a study's folder; what it works out is walked as `analyse`": {
        *("load_study", "save_study", "check_claims", "report"),
    },
}


def refusal(call: Callable[[int], object], size: int) -> str:
    try:
        call(size)
    except MidwiferyStatsError as refused:
        return str(refused)
    return ""


@pytest.mark.parametrize("name", CALLS)
def test_an_answer_in_time_or_one_sentence(name: str, within: Any) -> None:
    promised, call = CALLS[name]
    for size in (max(2, promised // 20), promised, promised + promised // 20, 100 * promised):
        with within(SECONDS):
            refused = refusal(call, size)
        assert not refused or (size > promised and refused.endswith(".")), (size, refused)


# What takes most, at the promise or where 100 times it is still answered; all of the calls, each in
# a process of its own: tests/benchmarks/memory.py.
LARGEST_IN_MEMORY = (
    *("power of pairs", "power of Boschloo", "true size", "true size of pairs", "power curve"),
    *("smallest n", "shift of pairs", "shift of groups", "group ranks", "drawn studies", "sign"),
)


def megabytes(call: Callable[[], object]) -> float:
    """Give the most that was held at once during a call, NumPy's arrays among it."""
    tracemalloc.start()
    try:
        call()
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", LARGEST_IN_MEMORY)
def test_the_largest_calls_stay_in_the_memory_that_is_promised(name: str) -> None:
    promised, call = CALLS[name]
    for size in (promised, 100 * promised):
        assert megabytes(lambda size=size: refusal(call, size)) < MB - MB_OF_IMPORTS, size


def test_memory_that_is_held_is_measured() -> None:
    """Ten million numbers of 8 bytes are 80 MB, and are counted though they are given back."""
    assert 80 <= megabytes(lambda: np.ones(10_000_000).sum()) < 90
    assert megabytes(lambda: None) < 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells it of a process alone")
def test_python_and_the_package_leave_room_for_the_calls() -> None:
    asked = (
        "import midwifery_stats, pandas, scipy.stats; "
        "print(next(row for row in open('/proc/self/status') if row.startswith('VmHWM')))"
    )
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert 20 < int(said.stdout.split()[1]) * 1024 / 1e6 < MB_OF_IMPORTS


def asked_of_package(code: CodeType) -> set[str]:
    """Name what a function asks the package for, helpers of this module included."""
    names = set(code.co_names)
    for helper in (study_of,):
        if helper.__name__ in names:
            names |= set(helper.__code__.co_names)
    return names & set(ms.__all__)


def test_every_public_name_is_walked_or_says_why_not() -> None:
    walked = set().union(*(asked_of_package(call.__code__) for _size, call in CALLS.values()))
    excused = [name for names in NOT_WALKED.values() for name in names]
    assert len(excused) == len(set(excused))
    assert walked.isdisjoint(excused)
    assert walked | set(excused) == set(ms.__all__)


@pytest.mark.parametrize(
    "call",
    [
        lambda: ms.power_pairs(10**400, 0.5),
        lambda: ms.risk_difference(1, 10**400, 1, 2),
        lambda: ms.wilcoxon_signed_rank([1], [2]).effect(level=1 - 1e-16),
        lambda: ms.risk_difference(1, 2, 1, 2, level=1 - 1e-16),
        lambda: ms.power_groups(10, 10, 0.5, 0.3, alpha=1e-300),
        lambda: ms.draw_studies(0.5, 0.3, first_size=5, second_size=5, studies=5, seed="x"),
        lambda: ms.draw_studies(0.5, 0.3, first_size=5, second_size=5, studies=10**12),
        lambda: ms.power_curve(0.5, sizes=[]),
        lambda: ms.power_curve(0.5, sizes="many"),
        lambda: ms.wilcoxon_signed_rank([1], [2]).p_value("exact", draws=-5),
        lambda: ms.counts_reporting("66.7%", size=10**400),
        lambda: ms.reanalyse_pairs([1, 2], [2, 3], draws=1.5),
    ],
)
def test_no_raw_error(call: Callable[[], object]) -> None:
    with pytest.raises(MidwiferyStatsError):
        call()
