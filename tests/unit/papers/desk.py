"""What the paper desk says of a text: its rows, or their explanations in one string."""

from __future__ import annotations

import pandas as pd

from midwifery_stats.studies.papers import check_paper
from midwifery_stats.studies.papers.paper import read_paper


def checked(text: str, groups: object = None) -> pd.DataFrame:
    return check_paper(read_paper(text), groups=groups).set_index("claim_id")


def explained(text: str, groups: object = None) -> str:
    return " ".join(checked(text, groups)["explanation"])
