"""A small lesson to build: every part of the skeleton once."""

from __future__ import annotations

from pathlib import Path

import pytest

from lessons.build import built

EXAMPLE = """\
# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown] tags=["objectives"]
# # Counting mothers
#
# Five minutes.

# %% tags=["setup"]
import midwifery_stats as ms
ms.use_language("en")

# %% [markdown] tags=["study"]
# There are 25 mothers.

# %% [markdown] tags=["predict"]
# How many are half of them?

# %% tags=["run"]
25 / 2

# %% [markdown] tags=["compare"]
# It is 12.5.

# %% tags=["vary"]
20 / 2

# %% [markdown] tags=["reflect"]
# Is half a mother a mother?

# %% [markdown] tags=["exercises"]
# None.

# %% [markdown] tags=["recap"]
# There are 25 mothers.
"""


@pytest.fixture
def example(tmp_path: Path) -> Path:
    path = tmp_path / "97_counting.py"
    path.write_text(EXAMPLE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the example into a folder of notebooks: a kernel takes a second to start."""
    folder = tmp_path_factory.mktemp("built")
    source = folder / "97_counting.py"
    source.write_text(EXAMPLE, encoding="utf-8")
    assert built(source, "en", notebooks=folder / "notebooks") == []
    return folder / "notebooks"
