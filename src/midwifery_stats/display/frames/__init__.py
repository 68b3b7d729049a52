"""DataFrames that the package makes: recognised by their columns, and shown as what they are."""

from midwifery_stats.display.frames.recognise import (
    frame_figures,
    frame_paragraphs,
    frame_tables,
)

__all__ = ["frame_figures", "frame_paragraphs", "frame_tables"]
