"""What is known of one kind of table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table


def no_figures(_frame: pd.DataFrame) -> tuple[Figure, ...]:
    """Draw nothing."""
    return ()


@dataclass(frozen=True)
class FrameKind:
    """How to recognise one kind of DataFrame, and how to tell, write and draw it."""

    fits: Callable[[pd.DataFrame], bool]
    paragraphs: Callable[[pd.DataFrame], tuple[str, ...]]
    table: Callable[[pd.DataFrame], Table]
    figures: Callable[[pd.DataFrame], tuple[Figure, ...]] = no_figures


def has(frame: pd.DataFrame, *names: str) -> bool:
    """Say whether a table has all these columns."""
    return set(names) <= set(frame.columns)
