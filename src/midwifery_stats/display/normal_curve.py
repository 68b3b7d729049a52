"""The normal curve that is laid over the bars of a null distribution."""

from __future__ import annotations

from math import pi, sqrt

import numpy as np

from midwifery_stats.display.drawing import Scale
from midwifery_stats.display.null_bars import Floats
from midwifery_stats.display.svg import INK, line, path


def normal_curve(
    normal: tuple[float, float], step: float, low: float, high: float
) -> tuple[Floats, Floats] | None:
    """Give where the curve of this mean and SD runs and how high; bars lie ``step`` apart."""
    mean, deviation = normal
    if deviation <= 0:
        return None
    at = np.linspace(low, high, 81)
    density = np.exp(-0.5 * ((at - mean) / deviation) ** 2) / (deviation * sqrt(2 * pi))
    return at, density * step


def draw_curve(curve: tuple[Floats, Floats], x: Scale, chance: Scale) -> str:
    """Draw it, dashed."""
    points = "L".join(
        f"{x(at):.1f} {chance(height):.1f}"
        for at, height in zip(curve[0].tolist(), curve[1].tolist(), strict=True)
    )
    return path(f"M{points}", stroke=INK, width=2, dash="6 4")


def curve_key(x: float, base: float) -> str:
    """Draw its mark in a legend."""
    return line(x - 8, base - 5, x + 8, base - 5, stroke=INK, width=2, dash="6 4")
