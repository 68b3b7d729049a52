"""The course's statistics by another route: whole numbers, sums and one bell curve."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from math import comb, erfc, sqrt

BELL_95 = 1.959963984540054


def dec(value: float | Fraction, digits: int) -> str:
    """Write a number with so many decimals, a half away from zero."""
    exact = Decimal(str(float(value)))
    return str(exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


def coins(up: int, down: int = 0) -> Fraction:
    """Give the two-sided p of so many changes up and down: the share of equally far tosses."""
    tosses, gap = up + down, abs(up - down)
    far = sum(comb(tosses, heads) for heads in range(tosses + 1) if abs(2 * heads - tosses) >= gap)
    return Fraction(far, 2**tosses)


def coins_curve(up: int, down: int = 0) -> float:
    """Give what the bell curve makes of it: z is the gap over the root of the tosses."""
    return erfc(abs(up - down) / sqrt(up + down) / sqrt(2))


def coins_curve_corrected(up: int) -> float:
    """Give the same with W+ pulled half a point to its middle; all changes go up."""
    ranks = (up + 1) / 2
    spread = ranks * sqrt(up) / 2
    return erfc((up * ranks / 2 - 0.5) / spread / sqrt(2))


def cards(first: int, size: int, second: int, other: int) -> Fraction:
    """Give the two-sided p of two groups: the share of deals as far from the middle."""
    return _deals(size, other, first + second)[first]


@cache
def _deals(size: int, other: int, good: int) -> dict[int, Fraction]:
    """Give that p for every number of good cards that the first group can be dealt."""
    everybody = size + other
    ways = {
        k: comb(size, k) * comb(other, good - k)
        for k in range(max(0, good - other), min(size, good) + 1)
    }
    far = {k: abs(k * everybody - size * good) for k in ways}
    return {
        seen: Fraction(sum(ways[k] for k in ways if far[k] >= far[seen]), comb(everybody, good))
        for seen in ways
    }


def cards_curve(
    first: int, size: int, second: int, other: int, *, ties: bool = True, pull: float = 0.0
) -> float:
    """Give the bell curve's two-sided p of U, with or without the ties, pulled or not."""
    u = first * (other - second) + (first * second + (size - first) * (other - second)) / 2
    everybody, good = size + other, first + second
    tied = (good**3 - good) + ((everybody - good) ** 3 - (everybody - good))
    spread = everybody + 1 - (tied / (everybody * (everybody - 1)) if ties else 0)
    deviation = sqrt(size * other * spread / 12)
    return erfc((abs(u - size * other / 2) - pull) / deviation / sqrt(2))


def wilson(successes: int, size: int) -> tuple[float, float]:
    """Give the Wilson interval of a share, as the roots of its quadratic."""
    z2, share = BELL_95**2, successes / size
    a, b, c = 1 + z2 / size, -(2 * share + z2 / size), share**2
    root = sqrt(b * b - 4 * a * c)
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


def newcombe(first: int, size: int, second: int, other: int) -> tuple[float, float]:
    """Give Newcombe's interval of first minus second (for pairs too, where phi is 0)."""
    (low, high), (under, over) = wilson(first, size), wilson(second, other)
    p, q = first / size, second / other
    return (
        p - q - sqrt((p - low) ** 2 + (over - q) ** 2),
        p - q + sqrt((high - p) ** 2 + (q - under) ** 2),
    )


def binomial(k: int, size: int, rate: float) -> float:
    """Give the probability of k good outcomes."""
    return comb(size, k) * rate**k * (1 - rate) ** (size - k)


def exact_share(successes: int, size: int) -> tuple[float, float]:
    """Give the exact interval of a share: the rates at which both tails are 2.5% or more."""
    rates = [step / 10_000 for step in range(10_001)]
    fitting = [rate for rate in rates if min(_tails(successes, size, rate)) >= 0.025]
    return fitting[0], fitting[-1]


def _tails(successes: int, size: int, rate: float) -> tuple[float, float]:
    chances = [binomial(k, size, rate) for k in range(size + 1)]
    return sum(chances[: successes + 1]), sum(chances[successes:])


@cache
def power_of_groups(size: int, rate: float, other: float, line: Fraction) -> float:
    """Sum the probabilities of the results of two equal groups whose exact p is at most a line."""
    results = product(range(size + 1), repeat=2)
    return sum(
        binomial(a, size, rate) * binomial(b, size, other)
        for a, b in results
        if cards(a, size, b, size) <= line
    )


def power_of_one_group(size: int, rate: float, line: Fraction) -> float:
    """Sum the same for mothers of whom none gets worse."""
    return sum(binomial(k, size, rate) for k in range(1, size + 1) if coins(k) <= line)
