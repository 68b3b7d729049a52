"""Monte Carlo: where counting every arrangement takes too long, draw some of them by lot."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import sqrt

import numpy as np

from midwifery_stats.inference.null_distribution import IntArray
from midwifery_stats.language import _


@dataclass(frozen=True)
class MonteCarlo:
    """A p-value estimated from random arrangements.

    ``p`` is (b + 1) / (B + 1) with b = ``as_extreme`` out of B = ``draws``: the observed
    arrangement counts as one of them, so p is never 0 (Davison and Hinkley 1997, section 4.2).
    ``standard_error`` says how far p moves from one set of draws to the next.
    """

    p: float
    standard_error: float
    as_extreme: int
    draws: int


def summarise(as_extreme: int, draws: int) -> MonteCarlo:
    """Turn a count of arrangements at least as extreme into a p-value."""
    p = (as_extreme + 1) / (draws + 1)
    return MonteCarlo(p, sqrt(p * (1 - p) / draws), as_extreme, draws)


def check_draws(draws: int) -> None:
    """Refuse a number of draws below 1."""
    if draws < 1:
        raise ValueError(
            _("{draws} draws give no p-value: ask for at least 1.").format(draws=draws)
        )


def random_signs(scores: tuple[int, ...], draws: int, seed: int | None) -> IntArray:
    """Draw totals of scores with random signs; shape (draws,).

    Of t tied mothers a coin each decides who goes up, so their number is binomial (t, 1/2).
    """
    generator = np.random.default_rng(seed)
    totals = np.zeros(draws, dtype=np.int64)
    for score, size in Counter(scores).items():
        totals += score * generator.binomial(size, 0.5, size=draws)
    return totals


def random_splits(
    scores: tuple[int, ...], first_size: int, draws: int, seed: int | None
) -> IntArray:
    """Draw totals of the first group when the mothers are dealt to two groups by lot; (draws,).

    How many of each tie group come into the first group is hypergeometric, one group at a time.
    """
    generator = np.random.default_rng(seed)
    totals = np.zeros(draws, dtype=np.int64)
    left = np.full(draws, first_size)
    others = len(scores)
    for score, size in Counter(scores).items():
        others -= size
        chosen = generator.hypergeometric(size, others, left)
        totals += score * chosen
        left -= chosen
    return totals
