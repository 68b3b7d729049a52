"""What all tests need, the notebooks among them."""

from __future__ import annotations

import os
from tempfile import TemporaryDirectory

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Keep the answers of whoever works in this checkout out of the notebooks that are tested."""
    folder = TemporaryDirectory(prefix="midwifery-progress-")
    config.add_cleanup(folder.cleanup)
    os.environ["MIDWIFERY_PROGRESS"] = folder.name
