"""Where the data stand: inside an installed package, or at the top of a checkout."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_PACKAGE = "midwifery_stats"


def data_folder() -> Traversable:
    """Give the folder that holds one folder for each study."""
    package = files(_PACKAGE)
    shipped = package / "_shipped" / "data"
    return shipped if shipped.is_dir() else checkout() / "data"


def checkout() -> Path:
    """Give the folder of the project that this package was run from."""
    return Path(str(files(_PACKAGE))).parents[1]
