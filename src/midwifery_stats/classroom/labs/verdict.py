"""The conclusion in words: what a p-value on this or that side of alpha lets one say."""

from __future__ import annotations

from math import floor, log10

from midwifery_stats.display.vocabulary import format_p, p_number, value_text
from midwifery_stats.inference.printed import is_significant
from midwifery_stats.language import _, decimal

_SMALLEST_SHOWN = 1e-6


def verdict(p: float, alpha: float, note: str | None = None) -> str:
    """Say what a p-value allows to conclude; ``note`` is why there was nothing to test."""
    if note:
        return note
    if is_significant(p, alpha):
        told = _("{p}, below {alpha}.") if not is_significant(alpha, p) else _("{p}, just {alpha}.")
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
