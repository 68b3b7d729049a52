"""Make the stored tables anew, where MIDWIFERY_CI is set.

R needs two minutes for all rows. Where R, its packages and the script are those that made the
stored tables, every fifth row must do.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

ORACLES = Path(__file__).parents[2] / "oracles"
EVERY = 5

# Where everything is checked, a missing program is an error and no reason to skip.
MUST_RUN = "MIDWIFERY_CI" in os.environ


def make_tables(folder: Path, every: int) -> bool:
    """Return whether what made the stored tables made these."""
    command = ["Rscript", ORACLES / "make_tables.R", folder, str(every)]
    subprocess.run(command, check=True)
    name = "made_with.txt"
    return (folder / name).read_text() == (ORACLES / name).read_text()


def assert_same_table(made: Path, stored: Path, every: int) -> None:
    new = pd.read_csv(made, dtype=str, keep_default_na=False)
    old = pd.read_csv(stored, dtype=str, keep_default_na=False)[::every].reset_index(drop=True)
    samples = [name for name in ("before", "after", "first", "second", "levels") if name in old]
    pd.testing.assert_frame_equal(new[samples], old[samples])
    assert list(new) == list(old)
    for column in set(old) - set(samples):
        numbers = [pd.to_numeric(table[column]) for table in (new, old)]
        pd.testing.assert_series_equal(*numbers, rtol=1e-9, atol=0, obj=column)


@pytest.mark.skipif(not MUST_RUN, reason="half a minute of R or more: where MIDWIFERY_CI is set")
def test_r_gives_the_stored_tables(tmp_path: Path) -> None:
    every = EVERY
    if not make_tables(tmp_path, every):
        every = 1
        make_tables(tmp_path, every)
    for name in ("pairs.csv", "groups.csv"):
        assert_same_table(tmp_path / name, ORACLES / name, every)


@pytest.mark.skipif(not MUST_RUN and shutil.which("pspp") is None, reason="needs PSPP")
def test_pspp_gives_the_stored_tables(tmp_path: Path) -> None:
    subprocess.run([sys.executable, ORACLES / "make_spss_tables.py", tmp_path], check=True)
    for name in ("spss_pairs.csv", "spss_groups.csv"):
        assert (tmp_path / name).read_text() == (ORACLES / name).read_text()
