"""What a procedure is: a name, how its p is found, and whose default it is.

The procedures themselves are listed in `procedures_for_pairs` and `procedures_for_groups`, one row
of a table each. `reanalysis` runs them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from midwifery_stats.inference.arguments import ALTERNATIVES, Alternative

Sample = TypeVar("Sample")


@dataclass(frozen=True)
class Default(Generic[Sample]):
    """A program that prints this procedure's two-sided p unless it is told otherwise.

    Several programs choose by the sample (exact when there are no ties, say); ``chosen`` tells
    whether they would choose this procedure for this sample.
    """

    software: str
    chosen: Callable[[Sample], bool]


@dataclass(frozen=True)
class Procedure(Generic[Sample]):
    """One defensible way to a p-value.

    ``p_value`` takes the sample and an alternative; it gives None where the procedure has no
    answer, as a t-test has none when no value varies. ``yes_no`` procedures need two values.
    """

    name: str
    p_value: Callable[[Sample, Alternative], float | None]
    defaults: tuple[Default[Sample], ...] = ()
    alternatives: tuple[Alternative, ...] = ALTERNATIVES
    yes_no: bool = False

    def software(self, sample: Sample, alternative: Alternative) -> str:
        """Name the programs that print this p for this sample by default, or give ""."""
        if alternative != "two-sided":
            return ""
        return "; ".join(d.software for d in self.defaults if d.chosen(sample))
