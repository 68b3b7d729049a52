"""An installed wheel carries the data and finds them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

CHECKOUT = Path(__file__).parents[3]
LOAD = """
import midwifery_stats as ms
print(ms.__file__)
print(*(len(ms.load_study(name).mothers) for name in ("bekasi", "bontang")))
print(len(ms.check_claims(ms.load_study("bontang"))) > 0)
"""


def test_the_studies_load_from_a_wheel(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run(
        [*pip, "--wheel-dir", str(tmp_path), str(CHECKOUT)], check=True, capture_output=True
    )
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    ZipFile(wheel).extractall(site)
    loaded = subprocess.run(
        [sys.executable, "-c", LOAD],
        cwd=tmp_path,
        env={"PYTHONPATH": str(site), "PYTHONDONTWRITEBYTECODE": "1", **_system_variables()},
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    assert Path(loaded[0]).is_relative_to(site)
    assert loaded[1:] == ["25 20", "True"]


def _system_variables() -> dict[str, str]:
    """Windows cannot start Python without these."""
    return {name: os.environ[name] for name in ("SYSTEMROOT", "PATH") if name in os.environ}
