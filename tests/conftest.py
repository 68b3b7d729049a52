"""What all tests need, the notebooks among them."""

from __future__ import annotations

import os
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

# How long one example takes says something about the machine and its load, not about the code.
settings.register_profile("house", deadline=None, derandomize=bool(os.environ.get("MIDWIFERY_CI")))
settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    """Keep the answers of whoever works in this checkout out of the notebooks that are tested."""
    folder = TemporaryDirectory(prefix="midwifery-progress-")
    config.add_cleanup(folder.cleanup)
    os.environ["MIDWIFERY_PROGRESS"] = folder.name
