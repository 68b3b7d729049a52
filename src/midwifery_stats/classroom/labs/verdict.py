"""The conclusion in words: what a p-value on this or that side of alpha lets one say."""

from __future__ import annotations

from math import floor, log10
from typing import overload

import numpy as np
from numpy.typing import NDArray

from midwifery_stats.display.vocabulary import format_p, p_number, value_text
from midwifery_stats.inference.samples import FloatArray
from midwifery_stats.language import _, decimal

# An exact p such as 1/20 must not miss an alpha of 0.05 by the last bit of a float.
_FLOAT_NOISE = 1 + 1e-9
_SMALLEST_SHOWN = 1e-6


@overload
def is_significant(p: float, alpha: float) -> bool: ...
@overload
def is_significant(p: FloatArray, alpha: float) -> NDArray[np.bool_]: ...
def is_significant(p: float | FloatArray, alpha: float) -> bool | NDArray[np.bool_]:
    """Tell whether p is at most alpha."""
    return p <= alpha * _FLOAT_NOISE


def verdict(p: float, alpha: float, note: str | None = None) -> str:
    """Say what a p-value allows to conclude; ``note`` is why there was nothing to test."""
    if note:
        return note
    if is_significant(p, alpha):
        told = _("{p}, below {alpha}.") if p < alpha / _FLOAT_NOISE else _("{p}, just {alpha}.")
        return " ".join(
            (
                told.format(p=format_p(p, alpha), alpha=value_text(alpha)),
                _(
                    "If chance alone were at work, a result at least this extreme would be rare."
                    " What was at work instead, the test cannot say."
                ),
            )
        )
    return _(
        "{p}, above {alpha}. Chance alone could have given such a result."
        " That does not show that there is no effect."
    ).format(p=format_p(p, alpha), alpha=value_text(alpha))


def small_p(p: float) -> str:
    """Write p for a comparison of programs: below 0.001 with two digits that count."""
    if p >= 0.001:
        return p_number(p)
    if p < _SMALLEST_SHOWN:
        return f"< {decimal(_SMALLEST_SHOWN, 6)}"
    return decimal(p, 1 - floor(log10(p)))
