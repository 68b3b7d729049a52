"""Counts where mothers are asked for: refused, with the way to write them as a sample."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from numbers import Real
from typing import ParamSpec, TypeVar

import numpy as np

from midwifery_stats.inference.arguments import Names
from midwifery_stats.inference.coding import FloatArray, SampleError
from midwifery_stats.language import _

P = ParamSpec("P")
R = TypeVar("R")

AS_PAIRS = 'pairs_from_counts({("no", "yes"): 9, ("yes", "no"): 1}, order=["no", "yes"])'
"""How counts are written as the two samples of pairs."""


def of_two_samples(counts: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let a test of two samples say, given more, how counts are written (``counts``)."""

    def told(test: Callable[P, R]) -> Callable[P, R]:
        @wraps(test)
        def checked(*samples: P.args, **options: P.kwargs) -> R:
            if 0 < len(samples) < 3 and all(isinstance(one, Real) for one in samples):
                raise SampleError(
                    _(
                        "{test} compares two samples, one value for each mother, not counts: "
                        "write counts as a sample with {counts}."
                    ).format(test=test.__name__, counts=counts)
                )
            if len(samples) > 2:
                raise SampleError(
                    _(
                        "{test} compares two samples, one value for each mother, and here are "
                        "{n}: write counts as a sample with {counts}."
                    ).format(test=test.__name__, n=len(samples), counts=counts)
                )
            return test(*samples, **options)

        return checked

    return told


def refuse_counts(one: FloatArray, other: FloatArray, names: Names, instead: str) -> None:
    """Refuse what looks like the counts of a 2 x 2 table where mothers are asked for.

    Two whole numbers in each sample, one of them above 2 and not all next to each other: yes and no
    are not coded so.
    """
    both = np.concatenate([one, other])
    coded = both.max() <= 2 or np.ptp(both) <= 1 or (both != np.abs(np.rint(both))).any()
    if len(one) == len(other) == 2 and not coded:
        raise SampleError(
            _(
                "`{one}` and `{other}` hold two whole numbers each, which look like counts, not "
                "like mothers. Write counts as a sample: {instead}."
            ).format(one=names[0], other=names[1], instead=instead)
        )
