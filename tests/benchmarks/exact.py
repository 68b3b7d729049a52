"""How fast the exact p-values are, beside the programs that give the same, in one run.

    python tests/benchmarks/exact.py

Prints times, ratios and memory, and fails when a promise is broken. coin is asked through Rscript;
where that is missing, its line says so and promises nothing.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from scipy import stats

from midwifery_stats.inference.power import power_groups
from midwifery_stats.inference.rank_sum import mann_whitney
from midwifery_stats.inference.signed_rank import wilcoxon_signed_rank

COIN_RATIO, SCIPY_RATIO, POWER_RATIO = 100, 1_000, 1_000
CLASS_MS, THOUSAND_MS, MEMORY_MB = 5.0, 200.0, 200.0
TRIALS, SIZES, RATES = 10_000, range(3, 61), (0.9, 0.5)

generator = np.random.default_rng(20240501)
BIG_GROUPS = generator.binomial(4, 0.5, 200), generator.binomial(4, 0.55, 200)
CLASS_GROUPS = generator.integers(0, 5, 25), generator.integers(0, 5, 25)
BIG_PAIRS = generator.integers(0, 5, (2, 1_000))
MEASURED_PAIRS = generator.normal(size=(2, 1_000))
MEASURED_GROUPS = generator.normal(size=(2, 200))
BONTANG = np.ones(10), np.repeat([1, 0], [3, 7])


@dataclass
class Result:
    what: str
    value: float
    unit: str
    promise: float | None = None
    at_least: bool = False
    remark: str = ""

    @property
    def kept(self) -> bool:
        if self.promise is None:
            return True
        return self.value >= self.promise if self.at_least else self.value <= self.promise

    def __str__(self) -> str:
        line = f"{self.what:<58} {self.value:>12,.2f} {self.unit:<6}"
        if self.promise is not None:
            side = "at least" if self.at_least else "at most"
            line += f" {side} {self.promise:,g}: {'kept' if self.kept else 'BROKEN'}"
        return f"{line}  {self.remark}".rstrip()


def seconds(task: Callable[[], float], repeats: int = 5) -> float:
    """The median time of a task, after one run to warm up."""
    task()
    times = []
    for _repeat in range(repeats):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    return float(np.median(times))


def p_of_groups(groups: tuple[np.ndarray, np.ndarray] | np.ndarray) -> Callable[[], float]:
    return lambda: mann_whitney(*groups).p_value("exact")


def p_of_pairs(pairs: np.ndarray) -> Callable[[], float]:
    return lambda: wilcoxon_signed_rank(*pairs).p_value("exact")


def coin() -> tuple[float, float] | None:
    """Seconds and p-value of coin's exact Mann-Whitney for 200 against 200 mothers on 5 levels."""
    if shutil.which("Rscript") is None:
        return None
    first, second = (", ".join(map(str, group)) for group in BIG_GROUPS)
    code = f"""
        suppressPackageStartupMessages(library(coin))
        value <- c({first}, {second})
        group <- factor(rep(c("first", "second"), each = 200))
        time <- system.time(p <- pvalue(wilcox_test(value ~ group, distribution = "exact")))
        cat(time[["elapsed"]], format(as.numeric(p), digits = 15))
    """
    run = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True)
    if run.returncode:
        return None
    elapsed, p = run.stdout.split()
    return float(elapsed), float(p)


def against_coin() -> Iterator[Result]:
    ours = seconds(p_of_groups(BIG_GROUPS))
    yield Result("200 against 200 mothers, 5 levels", ours * 1e3, "ms")
    peer = coin()
    if peer is None:
        print("coin: Rscript or the package coin is missing, so there is nothing to compare with")
        return
    elapsed, p = peer
    assert np.isclose(p, p_of_groups(BIG_GROUPS)(), rtol=1e-9, atol=0), p
    remark = f"coin takes {elapsed:.2f} s for the same p"
    yield Result("  times faster than coin", elapsed / ours, "x", COIN_RATIO, True, remark)


def against_scipy() -> Iterator[Result]:
    everything = stats.PermutationMethod(n_resamples=np.inf)
    ours = seconds(p_of_groups(BONTANG), repeats=50)
    start = time.perf_counter()
    stats.mannwhitneyu(*BONTANG, method=everything)
    elapsed = time.perf_counter() - start
    remark = f"SciPy takes {elapsed:.2f} s for all 184,756 splits"
    yield Result("10 against 10 mothers", ours * 1e3, "ms")
    yield Result("  times faster than SciPy", elapsed / ours, "x", SCIPY_RATIO, True, remark)


def sizes() -> Iterator[Result]:
    for what, task, promise in [
        ("25 against 25 mothers, 5 levels", p_of_groups(CLASS_GROUPS), CLASS_MS),
        ("25 pairs, 5 levels", p_of_pairs(np.array(CLASS_GROUPS)), CLASS_MS),
        ("1,000 pairs, 5 levels", p_of_pairs(BIG_PAIRS), THOUSAND_MS),
        ("1,000 pairs, measured", p_of_pairs(MEASURED_PAIRS), None),
        ("200 against 200 mothers, measured", p_of_groups(MEASURED_GROUPS), None),
    ]:
        yield Result(what, seconds(task) * 1e3, "ms", promise)


def memory() -> Iterator[Result]:
    for what, task in [
        ("memory, 200 against 200 mothers, 5 levels", p_of_groups(BIG_GROUPS)),
        ("memory, 200 against 200 mothers, measured", p_of_groups(MEASURED_GROUPS)),
        ("memory, 1,000 pairs, 5 levels", p_of_pairs(BIG_PAIRS)),
        ("memory, 1,000 pairs, measured", p_of_pairs(MEASURED_PAIRS)),
    ]:
        tracemalloc.start()
        task()
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        yield Result(what, peak / 1e6, "MB", MEMORY_MB)


def simulated_power(size: int, trials: int) -> float:
    """The share of random studies in which SciPy's Fisher test comes out significant."""
    first, second = (generator.binomial(size, rate, trials) for rate in RATES)
    significant = [
        stats.fisher_exact([[a, size - a], [b, size - b]]).pvalue <= 0.05
        for a, b in zip(first.tolist(), second.tolist(), strict=True)
    ]
    return float(np.mean(significant))


def power_curve() -> Iterator[Result]:
    """Exact power for every size; the simulation is timed at some sizes and scaled up."""
    start = time.perf_counter()
    curve = {size: power_groups(size, size, *RATES) for size in SIZES}
    ours = time.perf_counter() - start
    timed, trials = [SIZES[0], 20, 40, SIZES[-1]], TRIALS // 20
    elapsed = 0.0
    for size in timed:
        start = time.perf_counter()
        power = simulated_power(size, trials)
        elapsed += time.perf_counter() - start
        noise = np.sqrt(curve[size] * (1 - curve[size]) / trials)
        assert abs(power - curve[size]) <= 5 * noise + 1e-9, (size, power, curve[size])
    whole = elapsed / (len(timed) * trials) * len(SIZES) * TRIALS
    error = 0.5 / np.sqrt(TRIALS)
    remark = (
        f"SciPy: {whole:.0f} s for {TRIALS:,} trials a point (from {len(timed) * trials:,} trials"
        f" at {len(timed)} sizes), standard error up to {error:.3f}"
    )
    yield Result("power curve, 3 to 60 mothers a group", ours * 1e3, "ms")
    yield Result("  times faster than simulation", whole / ours, "x", POWER_RATIO, True, remark)


def main() -> int:
    kept = True
    for part in (against_coin, against_scipy, sizes, memory, power_curve):
        for result in part():
            print(result)
            kept &= result.kept
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
