"""A plugin of pytest: which tests touch which line of the package, and how long each takes.

Caches are emptied before each test, so that a test touches what it needs, whichever ran before it.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import coverage
import pytest

seconds: dict[str, float] = defaultdict(float)
failed: set[str] = set()


def name_of(nodeid: str) -> str:
    """Give the name of the test function, without the parameters of one run of it."""
    return nodeid.partition("[")[0]


def forget() -> None:
    """Empty every cache of the package."""
    for name, module in list(sys.modules.items()):
        if name.startswith("midwifery_stats"):
            for value in list(vars(module).values()):
                if callable(getattr(value, "cache_clear", None)):
                    value.cache_clear()


class Watcher:
    """Tells coverage which test runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.coverage = coverage.Coverage(
            data_file=None, source=["src/midwifery_stats"], messages=False
        )
        self.coverage.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Give each test a context of its own."""
        forget()
        self.coverage.switch_context(name_of(item.nodeid))
        start = perf_counter()
        try:
            return (yield)
        finally:
            seconds[name_of(item.nodeid)] += perf_counter() - start

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what does not hold before anything is changed."""
        if report.failed:
            failed.add(name_of(report.nodeid))

    def pytest_sessionfinish(self) -> None:
        """Write the map: for each file and line, the tests that touch it."""
        self.coverage.stop()
        data = self.coverage.get_data()
        lines: dict[str, dict[int, list[str]]] = {}
        for path in data.measured_files():
            name = Path(path).relative_to(Path.cwd()).as_posix()
            lines[name] = {
                line: [test for test in tests if test and test not in failed]
                for line, tests in data.contexts_by_lineno(path).items()
            }
        found = {"seconds": seconds, "failed": sorted(failed), "lines": lines}
        (self.folder / "touched.json").write_text(json.dumps(found), encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Begin to watch."""
    config.pluginmanager.register(Watcher(Path(os.environ["MUTATE_FOLDER"])))
