"""What all tests need, the notebooks among them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import numpy as np
import pytest
from hypothesis import settings

from lessons.builder.po_files import compile_catalogues
from midwifery_stats.language import LANGUAGES, LOCALE, SOURCE

# How long one example takes says something about the machine and its load, not about the code.
settings.register_profile("house", deadline=None, derandomize=bool(os.environ.get("MIDWIFERY_CI")))
settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the translations; keep a learner's answers out of the notebooks that are tested."""
    if not hasattr(config, "workerinput"):  # once, before the workers of xdist start
        for code in LANGUAGES.keys() - {SOURCE}:
            compile_catalogues(Path(str(LOCALE)) / code)
    folder = TemporaryDirectory(prefix="midwifery-progress-")
    config.add_cleanup(folder.cleanup)
    os.environ["MIDWIFERY_PROGRESS"] = folder.name


# What the peer below takes where the promises in seconds were made.
PEER_SECONDS = 0.055
# Another process on the same core can come while the work is done and be gone for the peer.
NEIGHBOURS = 1.5


def peer() -> float:
    """Measure work that every machine knows: 400,000 squares in Python, 200,000 numbers sorted."""
    start = process_time()
    sum(number * number for number in range(400_000))
    np.sort(np.random.default_rng(1).random(200_000))
    return process_time() - start


@pytest.fixture
def within() -> Callable[[float], AbstractContextManager[None]]:
    """Hold a block to seconds of processor time, or to more on a machine whose peer takes more."""

    @contextmanager
    def hold(seconds: float) -> Iterator[None]:
        before, start = peer(), process_time()
        yield
        took = process_time() - start
        slowness = max(1.0, before / PEER_SECONDS, peer() / PEER_SECONDS)
        assert took < seconds * slowness * NEIGHBOURS, (
            f"{took:.2f} s on a machine {slowness:.1f} times as slow"
        )

    return hold
