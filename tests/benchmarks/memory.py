"""How much memory the largest promised public calls take, each in a process of its own.

    python tests/benchmarks/memory.py ["p of untied pairs" ...]

The calls are those of ``tests/unit/inference/test_limits.py``, at the size that is promised and at
100 times it, where most are refused. Prints the most that stayed resident, what Python and the
imports take included, and fails where it is above the promise.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "inference"))
from test_limits import CALLS, refusal

PROMISE = 500.0
MEASURE = "--measure"


def resident() -> float:
    """Give the most memory of this process up to now, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most * 1024 / 1e6


def measure(name: str) -> None:
    """Print the most memory before the call, at the promised size, and at 100 times it."""
    promised, call = CALLS[name]
    taken = [resident()]
    for size in (promised, 100 * promised):
        refused = refusal(call, size)
        assert not refused or size > promised, refused
        taken.append(resident())
    print(*taken)


def main() -> int:
    if sys.argv[1:2] == [MEASURE]:
        measure(sys.argv[2])
        return 0
    kept = True
    print(f"{'MB resident at most':<28}{'before':>8}{'promised':>10}{'100 times':>11}")
    for name in sys.argv[1:] or CALLS:
        run = subprocess.run(
            [sys.executable, __file__, MEASURE, name], capture_output=True, text=True, check=True
        )
        before, promised, beyond = map(float, run.stdout.split())
        kept &= beyond <= PROMISE
        word = "" if beyond <= PROMISE else "  BROKEN"
        print(f"{name:<28}{before:>8.0f}{promised:>10.0f}{beyond:>11.0f}{word}", flush=True)
    print(f"{'At' if kept else 'A promise is broken: at'} most {PROMISE:g} MB.")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
