"""Change one token at a time in a folder's modules and see whether its tests notice.

    python tests/tools/mutate.py src/midwifery_stats/inference tests/unit/inference
        [--changes 60] [--seed 1] [--timeout 120]

Not part of the gate: it takes minutes to hours. Run it in a clean working tree; every file is put
back as it was. Prints each survivor and the share of changes that were noticed.
"""

from __future__ import annotations

import argparse
import io
import random
import signal
import subprocess
import sys
import tokenize
from dataclasses import dataclass
from pathlib import Path

OPERATORS = {
    "+": "-",
    "-": "+",
    "*": "/",
    "//": "*",
    "<": "<=",
    "<=": "<",
    ">": ">=",
    ">=": ">",
    "==": "!=",
    "!=": "==",
    "&": "|",
    "|": "&",
}
NAMES = {
    "min": "max",
    "max": "min",
    "and": "or",
    "or": "and",
    "True": "False",
    "False": "True",
    "floor": "ceil",
    "ceil": "floor",
    "minimum": "maximum",
    "maximum": "minimum",
    "first": "second",
    "second": "first",
    "before": "after",
    "after": "before",
    "low": "high",
    "high": "low",
}


@dataclass(frozen=True)
class Change:
    """One token of a file and what it is replaced by."""

    path: Path
    line: int
    column: int
    old: str
    new: str

    def applied(self, text: str) -> str:
        """Give the text of the file with this change."""
        lines = text.splitlines(keepends=True)
        row = lines[self.line - 1]
        lines[self.line - 1] = row[: self.column] + self.new + row[self.column + len(self.old) :]
        return "".join(lines)


def changes_in(path: Path) -> list[Change]:
    """List every token change that leaves a file that Python can read."""
    text = path.read_text(encoding="utf-8")
    found = []
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        new = ""
        if token.type == tokenize.OP:
            new = OPERATORS.get(token.string, "")
        elif token.type == tokenize.NAME:
            new = NAMES.get(token.string, "")
        elif token.type == tokenize.NUMBER and token.string.replace(".", "").isdigit():
            new = str(type(eval(token.string))(eval(token.string) + 1))  # a literal number
        if new:
            change = Change(path, *token.start, token.string, new)
            try:
                compile(change.applied(text), str(path), "exec")
            except SyntaxError:
                continue
            found.append(change)
    return found


def is_noticed(change: Change, tests: list[str], timeout: float) -> bool:
    """Apply a change, run the tests, put the file back; a hang counts as noticed."""
    text = change.path.read_text(encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:nbval"]
    change.path.write_text(change.applied(text), encoding="utf-8")
    try:
        run = subprocess.run(
            [*command, "-o", "addopts=", *tests], capture_output=True, timeout=timeout, check=False
        )
    except subprocess.TimeoutExpired:
        return True
    finally:
        change.path.write_text(text, encoding="utf-8")
    return run.returncode != 0


def main() -> None:
    """Draw changes, try each, print the score."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("tests", nargs="+")
    parser.add_argument("--changes", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--timeout", type=float, default=120)
    chosen = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_signal: sys.exit(1))  # so that the file is put back
    every = [change for path in sorted(chosen.folder.rglob("*.py")) for change in changes_in(path)]
    tried = random.Random(chosen.seed).sample(every, min(chosen.changes, len(every)))
    survivors = 0
    for change in tried:
        if not is_noticed(change, chosen.tests, chosen.timeout):
            survivors += 1
            print(
                f"{change.path}:{change.line}:{change.column} {change.old} -> {change.new}",
                flush=True,
            )
    noticed = len(tried) - survivors
    print(f"{noticed} of {len(tried)} changes noticed ({noticed / max(1, len(tried)):.0%})")


if __name__ == "__main__":
    main()
