"""What the paper desk says of a text: its rows, or their explanations in one string."""

from __future__ import annotations

import pandas as pd

from midwifery_stats.studies.papers import check_paper
from midwifery_stats.studies.papers.paper import read_paper

# 15 of 20 against 8 of 20: Fisher .054, Mann-Whitney (normal) .027.
MILK = {
    "compress": {"insufficient": 5, "sufficient": 15},
    "control": {"insufficient": 12, "sufficient": 8},
}
TWICE = {
    "massage": {
        "before": {"insufficient": 12, "sufficient": 3},
        "after": {"insufficient": 4, "sufficient": 11},
    },
    "control": {
        "before": {"insufficient": 11, "sufficient": 4},
        "after": {"insufficient": 9, "sufficient": 6},
    },
}


def checked(text: str, groups: object = None) -> pd.DataFrame:
    return check_paper(read_paper(text), groups=groups).set_index("claim_id")


def explained(text: str, groups: object = None) -> str:
    return " ".join(checked(text, groups)["explanation"])
