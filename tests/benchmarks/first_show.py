"""How long the first ``ms.show(test)`` takes after a fresh import, before and after.

    python tests/benchmarks/first_show.py [COMMIT]

Runs both in turn, several times, each in a process of its own, and prints the ratio of the medians.
COMMIT is what is compared with: by default the last one before the house was rebuilt. Fails when
the ratio is above its promise.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

BEFORE = "0f558e2"
PROMISE, ROUNDS = 0.9, 7
HERE = Path(__file__).parents[2]

MEASURE = """
from time import perf_counter
import midwifery_stats as ms
start = perf_counter()
ms.show(ms.mann_whitney([1] * 10, [1] * 3 + [0] * 7)).html()
print(perf_counter() - start)
"""


def seconds(root: Path) -> float:
    """Give how long the first show took in a new process."""
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    done = subprocess.run(
        [sys.executable, "-c", MEASURE], env=environment, capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def main() -> int:
    """Measure both and compare."""
    commit = sys.argv[1] if len(sys.argv) > 1 else BEFORE
    archive = subprocess.run(
        ["git", "archive", commit, "src", "data"], cwd=HERE, capture_output=True, check=False
    )
    if archive.returncode:
        print(f"This copy of the project does not have {commit}: fetch its whole history.")
        return 2
    with TemporaryDirectory() as folder:
        with tarfile.open(fileobj=BytesIO(archive.stdout)) as files:
            files.extractall(folder, filter="data")
        times = [(seconds(Path(folder)), seconds(HERE)) for _round in range(ROUNDS)]
    before, after = (median(column) for column in zip(*times, strict=True))
    kept = after <= PROMISE * before
    print(f"before {before:.2f} s, after {after:.2f} s, ratio {after / before:.2f}")
    print(f"at most {PROMISE}: {'kept' if kept else 'BROKEN'}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
