"""How a p-value is written: never as 0.000, and never rounded across a limit such as 0.05."""

from __future__ import annotations

from fractions import Fraction

from midwifery_stats.language import decimal

_LIMITS = (0.01, 0.05, 0.1)


def format_p(p: float, alpha: float | None = None) -> str:
    """Write a p-value with its letter: ``p = 0.083``, ``p < 0.001``."""
    written = p_number(p, alpha)
    return f"p {written}" if written[0] in "<>" else f"p = {written}"


def p_number(p: float, alpha: float | None = None) -> str:
    """Write a p-value for a table: ``0.083``, ``< 0.001``, ``1``.

    Three decimals; more where three would hide on which side of 0.01, 0.05, 0.1 or ``alpha`` it
    lies.
    """
    if not 0 <= p <= 1:
        return "–"
    if p > 1 - 1e-9:  # a sum of probabilities may miss 1 by the last bits
        return "1"
    if p < 0.001:
        return f"< {decimal(0.001, 3)}"
    if p > 0.9995:
        return f"> {decimal(0.999, 3)}"
    return decimal(p, _digits(p, _LIMITS if alpha is None else (*_LIMITS, alpha)))


def fraction_text(fraction: Fraction) -> str:
    """Write an exact fraction: ``1/65536``."""
    return f"{fraction.numerator}/{fraction.denominator}"


def _digits(p: float, limits: tuple[float, ...]) -> int:
    for digits in (3, 4, 5, 6):
        shown = round(p, digits)
        if all(
            (p < limit) == (shown < limit) and (p > limit) == (shown > limit) for limit in limits
        ):
            return digits
    return 3
