"""A result becomes a table, a chart and a sentence, in the reader's language."""

from midwifery_stats.display.shown import Shown
from midwifery_stats.display.svg import Figure
from midwifery_stats.display.tables import Table

__all__ = ["Figure", "Shown", "Table"]
