"""Exact power against the number of mothers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from midwifery_stats.inference.arguments import whole_number
from midwifery_stats.inference.planning import power_groups, power_pairs
from midwifery_stats.language import InputError, _


@dataclass(frozen=True)
class PowerCurve:
    """The power of studies of each size, for one truth.

    With one group (``second_rate`` is None) a size counts the mothers, and ``first_rate`` is how
    likely each of them is to improve. With two groups a size counts the mothers in each group.
    """

    first_rate: float
    second_rate: float | None
    sizes: tuple[int, ...]
    power: tuple[float, ...]
    alpha: float
    method: str

    @property
    def groups(self) -> int:
        """How many groups the studies have: 1 or 2."""
        return 1 if self.second_rate is None else 2


def power_curve(
    first_rate: float,
    second_rate: float | None = None,
    *,
    sizes: Iterable[int],
    alpha: float = 0.05,
    method: str = "exact",
) -> PowerCurve:
    """Give the exact power at each of the ``sizes``; two-sided, with a yes/no outcome.

    With ``second_rate`` it is ``power_groups`` with two groups of that size; without it
    ``power_pairs``, where mothers improve with probability ``first_rate`` and none worsen.
    """
    mothers = tuple(whole_number(size, "sizes", smallest=1) for size in sizes)
    if not mothers:
        raise InputError(_("`sizes` is empty. Give at least one number of mothers."))

    def power(n: int) -> float:
        if second_rate is None:
            return power_pairs(n, first_rate, alpha=alpha, method=method)
        return power_groups(n, n, first_rate, second_rate, alpha=alpha, method=method)

    return PowerCurve(first_rate, second_rate, mothers, tuple(map(power, mothers)), alpha, method)
