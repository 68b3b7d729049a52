"""The published studies: their mothers, the figures they print, and a check of those figures."""
