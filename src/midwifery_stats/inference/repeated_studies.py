"""The same study again and again, from two populations whose truth is chosen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from midwifery_stats.inference.arguments import inside, one_of, rate, whole_number
from midwifery_stats.inference.coding import FloatArray
from midwifery_stats.inference.printed import is_significant
from midwifery_stats.inference.yes_no_tables import GROUP_METHODS, groups_table


@dataclass(frozen=True)
class DrawnStudies:
    """Studies drawn from two populations, and the p-value of each.

    ``first`` and ``second`` hold True for a mother with a good outcome, shape (studies, size);
    ``p`` has shape (studies,). ``first_rate`` and ``second_rate`` are the truth they come from.
    """

    first: NDArray[np.bool_]
    second: NDArray[np.bool_]
    p: FloatArray
    first_rate: float
    second_rate: float
    alpha: float
    method: str

    @property
    def studies(self) -> int:
        """How many studies were drawn."""
        return len(self.p)

    @property
    def first_successes(self) -> NDArray[np.int64]:
        """Good outcomes in the first group of each study, shape (studies,)."""
        return np.asarray(self.first.sum(axis=1))

    @property
    def second_successes(self) -> NDArray[np.int64]:
        """Good outcomes in the second group of each study, shape (studies,)."""
        return np.asarray(self.second.sum(axis=1))

    @property
    def differences(self) -> FloatArray:
        """Share in the first group minus share in the second, shape (studies,), from -1 to 1."""
        return np.asarray(self.first.mean(axis=1) - self.second.mean(axis=1))

    @property
    def share_significant(self) -> float:
        """The share of the studies with p at most alpha; nan before any study was drawn."""
        if not self.studies:
            return float("nan")
        return float(np.mean(is_significant(self.p, self.alpha)))


def draw_studies(
    first_rate: float,
    second_rate: float,
    *,
    first_size: int,
    second_size: int,
    studies: int,
    seed: int | None = None,
    alpha: float = 0.05,
    method: str = "exact",
) -> DrawnStudies:
    """Draw ``studies`` studies with a yes/no outcome and test each, two-sided.

    The mothers follow from ``seed`` and the sizes alone: with another truth the same mothers are
    asked again. ``method`` is one of those of ``power_groups``.
    """
    rates = rate(first_rate, "first_rate"), rate(second_rate, "second_rate")
    first_all = whole_number(first_size, "first_size", smallest=1)
    second_all = whole_number(second_size, "second_size", smallest=1)
    rows = whole_number(studies, "studies")
    one_of(method, "method", GROUP_METHODS)
    mothers = np.random.default_rng(seed).random((rows, first_all + second_all))
    first, second = mothers[:, :first_all] < rates[0], mothers[:, first_all:] < rates[1]
    table = groups_table(first_all, second_all, method, "two-sided")
    p = table[first.sum(axis=1), second.sum(axis=1)]
    return DrawnStudies(first, second, p, *rates, inside(alpha, "alpha"), method)
