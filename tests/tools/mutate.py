"""Change one token of the package at a time and see whether its tests notice.

    python tests/tools/mutate.py [--changes 200] [--seed 1] [--from 0] [--keep FOLDER]

Not part of the gate: it takes an hour or so, and needs coverage (`pip install coverage`). Works on
a copy of the tracked files. All unit tests run once, and coverage says which of them touch which
line; each change is then tried on the tests of its line only, the quickest first. One that takes
more than three times as long as before has noticed. Prints each survivor and the share that was
noticed; `--keep` keeps the copy and what was measured, so that `--from` can go on where a run was
stopped.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from token_changes import Change, drawn

ROOT = Path(__file__).parents[2]
TESTS = "tests/unit"
# What looks at a module as it is written, without running a line of it.
OF_SOURCE = (
    "tests/unit/house/test_data_classes.py",
    "tests/unit/house/test_sentences_stand_once.py",
)
# What starts another program for each test, or asks R: slow, and no test of a number.
LEFT_OUT = ("tests/unit/house", "tests/unit/inference/test_oracles_rerun.py")
PYTEST = (
    sys.executable,
    "-m",
    "pytest",
    "-q",
    "-o",
    "addopts=",
    "-p",
    "no:nbval",
    "-p",
    "no:xdist",
)


class Bench:
    """A copy of the package with its tests, and which of them touch which line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.copy = folder / "copy"
        self.environment = os.environ | {
            "PYTHONPATH": os.pathsep.join([str(self.copy / "src"), str(Path(__file__).parent)]),
            "MUTATE_FOLDER": str(folder),
        }
        self.environment.pop("MIDWIFERY_CI", None)
        self._copy_files()
        if not (folder / "touched.json").exists():
            self._measure()
        found = json.loads((folder / "touched.json").read_text(encoding="utf-8"))
        self.seconds: dict[str, float] = found["seconds"]
        self.lines: dict[str, dict[str, list[str]]] = found["lines"]
        print(f"{len(self.seconds)} tests, {sum(self.seconds.values()):.0f} s", flush=True)
        for test in found["failed"]:
            print(f"fails before any change: {test}", flush=True)

    def _copy_files(self) -> None:
        """Copy what is tracked; a file that an earlier run left changed is put back."""
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
        )
        for name in filter(None, listed.stdout.split("\0")):
            source, target = ROOT / name, self.copy / name
            if not target.exists() or source.read_bytes() != target.read_bytes():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)

    def _measure(self) -> None:
        ignored = [f"--ignore={path}" for path in LEFT_OUT]
        command = [*PYTEST, "-p", "touched_lines", *ignored, TESTS]
        subprocess.run(command, cwd=self.copy, env=self.environment, check=False)

    def tests_of(self, change: Change) -> list[str]:
        """Name what looks at modules as written, then the tests that touch the change's lines.

        A line that runs when its module is imported is touched by all that touch the module and by
        what imports it by its name.
        """
        lines = self.lines.get(change.path, {})
        touching = {
            test
            for line in range(change.line, change.last_line + 1)
            for test in lines.get(str(line), ())
        }
        if touching:
            return [*OF_SOURCE, *sorted(touching, key=lambda test: self.seconds[test])]
        every = {test for tests in lines.values() for test in tests}
        quickest = sorted(every, key=lambda test: self.seconds[test])
        return [*OF_SOURCE, *quickest, *self._importing(change.path)]

    def _importing(self, path: str) -> list[str]:
        """Name the files of tests that import a module by its name."""
        named = re.compile(rf"^(?:from|import)\b.*\b{Path(path).stem}\b", re.MULTILINE)
        files = sorted((self.copy / TESTS).rglob("test_*.py"))
        found = (file for file in files if named.search(file.read_text(encoding="utf-8")))
        names = [file.relative_to(self.copy).as_posix() for file in found]
        return [name for name in names if not name.startswith(LEFT_OUT)]

    def is_noticed(self, change: Change) -> bool:
        """Apply a change, run its tests, put the file back."""
        tests = self.tests_of(change)
        if not tests:
            return False
        names = self.folder / "tests.txt"
        names.write_text("\n".join(tests) + "\n", encoding="utf-8")
        path = self.copy / change.path
        text = path.read_text(encoding="utf-8")
        limit = 30 + 3 * sum(self.seconds.get(test, 20) for test in tests)
        path.write_text(change.applied(text), encoding="utf-8")
        try:
            return not self._passes(["-x", f"@{names}"], limit)
        finally:
            path.write_text(text, encoding="utf-8")

    def _passes(self, arguments: list[str], limit: float) -> bool:
        run = subprocess.Popen(
            [*PYTEST, *arguments],
            cwd=self.copy,
            # A file changed twice in one second would be taken from Python's cache.
            env=self.environment | {"PYTHONDONTWRITEBYTECODE": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            said, _ = run.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            return False
        finally:
            if run.poll() is None:
                os.killpg(run.pid, signal.SIGKILL)
                run.wait()
        if run.returncode not in (0, 1, 2, 4):  # 2 and 4: a module could not be imported
            raise RuntimeError(said.decode(errors="replace")[-2000:])
        return run.returncode == 0


def measure(bench: Bench, changes: list[Change], begin: int) -> None:
    """Try each change; print the survivors and the share."""
    survivors = 0
    for number, change in enumerate(changes[begin:], begin):
        start = perf_counter()
        noticed = bench.is_noticed(change)
        survivors += not noticed
        word = "noticed" if noticed else "SURVIVED"
        print(f"{number} {word} {change} ({perf_counter() - start:.0f} s)", flush=True)
    tried = len(changes) - begin
    print(f"{tried - survivors} of {tried} noticed ({1 - survivors / max(1, tried):.0%})")


def main() -> None:
    """Draw changes, try each, print the score."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--changes", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="begin", type=int, default=0)
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    chosen = parser.parse_args()
    with TemporaryDirectory() as folder:
        bench = Bench((chosen.keep or Path(folder)).absolute())
        measure(bench, drawn(bench.copy, chosen.changes, chosen.seed), chosen.begin)


if __name__ == "__main__":
    main()
