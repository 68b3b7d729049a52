"""The answers of whoever works in this checkout do not reach the tests."""

from __future__ import annotations

import os
from pathlib import Path

from midwifery_stats.classroom.progress.file import progress_here


def test_tests_and_their_kernels_use_a_folder_of_their_own():
    folder = Path(os.environ["MIDWIFERY_PROGRESS"])
    assert folder.is_dir()
    assert progress_here().path.parent == folder
