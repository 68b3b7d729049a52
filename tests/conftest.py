"""What all tests need, the notebooks among them."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

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
