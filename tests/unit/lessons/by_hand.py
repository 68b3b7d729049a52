"""The course's statistics by another route: whole numbers, sums and one bell curve.

It has the names of ``lessons.numbers``: every placeholder of the lessons is worked out here again.
"""

import csv
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from math import comb, erfc, sqrt
from pathlib import Path
from statistics import median
from types import SimpleNamespace

import numpy as np
from scipy.stats import mannwhitneyu
from scipy.stats import t as student_t

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


def coins_curve(up: int, down: int = 0, *, continuity: bool = False) -> float:
    """Give what the bell curve makes of it: z is the gap over the root of the tosses.

    With continuity W+, whose ranks are all the same, is pulled half a point to its middle.
    """
    rank = (up + down + 1) / 2
    pull = 0.5 / rank if continuity else 0
    return erfc((abs(up - down) / 2 - pull) / (sqrt(up + down) / 2) / sqrt(2))


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
    first: int,
    size: int,
    second: int,
    other: int,
    *,
    ties: bool = True,
    continuity: bool = False,
    alternative: str = "two-sided",
) -> float:
    """Give the bell curve's p of U, with or without the ties, pulled half a point or not."""
    u = first * (other - second) + (first * second + (size - first) * (other - second)) / 2
    everybody, good = size + other, first + second
    tied = (good**3 - good) + ((everybody - good) ** 3 - (everybody - good))
    spread = everybody + 1 - (tied / (everybody * (everybody - 1)) if ties else 0)
    deviation = sqrt(size * other * spread / 12)
    pull = 0.5 if continuity else 0
    tail = erfc((abs(u - size * other / 2) - pull) / deviation / sqrt(2))
    return tail if alternative == "two-sided" else tail / 2


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


@cache
def share(successes: int, size: int) -> tuple[float, float]:
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


# Below: the names that the lessons' placeholders use, by this other route.

DATA = Path(__file__).parents[3] / "data"
LINE = Fraction(1, 20)


def rows(name: str) -> list[dict[str, str]]:
    """Read a data file as it stands."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


CLAIMS = {
    row["claim_id"]: row for name in ("bekasi", "bontang") for row in rows(f"{name}/claims.csv")
}
BEKASI, BONTANG = rows("bekasi/mothers.csv"), rows("bontang/mothers.csv")
PAIRS = Counter((row["before"], row["after"]) for row in BEKASI)


def count(of: str, column: str, value: str) -> int:
    """Count the mothers of a group of study two."""
    return sum(row["group"] == of and row[column] == value for row in BONTANG)


def printed(claim: str) -> str:
    """Give a figure as its paper prints it."""
    return CLAIMS[claim]["reported"]


def printed_p(claim: str) -> Decimal:
    """Give a printed p with a decimal point."""
    return Decimal(printed(claim).replace(",", "."))


def first_number(claim: str, place: int = 0) -> int:
    """Give a whole number of a printed figure."""
    words = "".join(sign if sign.isdigit() else " " for sign in printed(claim).replace(".", ""))
    return int(words.split()[place])


n_one, n_two = len(BEKASI), len(BONTANG)
improved, stayed = PAIRS["less fluent", "fluent"], PAIRS["fluent", "fluent"]
worse = PAIRS["fluent", "less fluent"]
fluent_after = improved + stayed
young = sum(row["age_group"] == "25-30" for row in BEKASI)
step_one = Fraction(100, n_one)
midrank = Fraction(sum(range(1, improved + 1)), improved)
w_plus = improved * midrank
group = count("control", "before", "insufficient")
massaged = count("intervention", "after", "sufficient")
control = count("control", "after", "sufficient")
fed_massaged, fed_control = (
    count(of, "breastfed_before", "yes") for of in ("intervention", "control")
)
school_massaged, school_control = (
    count(of, "education", "senior high school") for of in ("intervention", "control")
)
_DAYS = Counter(
    first_number(claim)
    for claim, row in CLAIMS.items()
    if row["kind"] == "day" and claim.startswith("bontang")
)
(late, places_late), (early, places_early) = _DAYS.most_common()
printed_massaged, printed_control, printed_between = (
    printed_p(f"bontang-{claim}") for claim in ("007", "010", "014")
)
places_between = sum(
    row["reported"].replace(",", ".") == str(printed_between) for row in CLAIMS.values()
)
p_between = cards(massaged, group, control, group)
u = massaged * (group - control) + Fraction(massaged * control, 2)
fragile = next(k for k in range(group) if cards(massaged, group, control + k, group) > LINE)
difference = SimpleNamespace(
    **dict(zip(("low", "high"), newcombe(massaged, group, control, group), strict=True))
)
men, women, hectares = (first_number(f"bekasi-0{claim}") for claim in (34, 35, 26))
people_per_km2 = Fraction(100 * (men + women), hectares)


def rise(up: int, same_high: int, same_low: int) -> tuple[float, float]:
    """Give Newcombe's interval of a rise, nobody worse: phi counts as 0."""
    size = up + same_high + same_low
    assert same_low == 0 or same_high == 0
    return newcombe(up + same_high, size, same_high, size)


def answers() -> dict[str, float]:
    """Give the smallest and the largest p of study two's procedures, out of so many."""
    squares = sum(good * (group - good) / group for good in (massaged, control))
    t = (massaged - control) / group / sqrt(squares / (2 * group - 2) * 2 / group)
    return {
        "largest": cards_curve(massaged, group, control, group, ties=False, continuity=True),
        "smallest": 2 * student_t.sf(t, 2 * group - 2),
        **dict.fromkeys(range(15), 0.005),
    }


def times_apart() -> int:
    """Divide the largest by the smallest, to the nearest ten."""
    return int(round(answers()["largest"] / answers()["smallest"], -1))


def tie_blind() -> float:
    """Give SciPy's exact p of study two, which is blind to ties."""
    groups = [[1] * good + [0] * (group - good) for good in (massaged, control)]
    return mannwhitneyu(*groups, method="exact").pvalue


def u_of(first: list[float], second: list[float]) -> Fraction:
    """Count the pairs that the first group wins."""
    return Fraction(sum(2 * (a > b) + (a == b) for a in first for b in second), 2)


def power(size: int, rate: float, other: float | None = None, *, method: str = "exact") -> float:
    """Give the power in percent."""
    if other is None:
        return 100 * power_of_one_group(size, rate, LINE)
    return 100 * sum(
        binomial(a, size, rate) * binomial(b, size, other)
        for a, b in product(range(size + 1), repeat=2)
        if p_of(method, a, b, size) <= 0.05
    )


@cache
def p_of(method: str, a: int, b: int, size: int) -> float:
    """Give the p of two equal groups: the cards, half their own bar less, the curve, or Boschloo.

    Boschloo's is the largest probability, over the rates that both groups may share, of results
    whose p by the cards is as small.
    """
    if a == b and a in (0, size):
        return 1.0
    if method == "normal":
        return cards_curve(a, size, b, size)
    p = cards(a, size, b, size)
    if method == "boschloo":
        every = product(range(size + 1), repeat=2)
        small = [both for both in every if cards(both[0], size, both[1], size) <= p]
        rates = [step / 100 for step in range(1, 100)]
        return max(
            sum(binomial(x, size, r) * binomial(y, size, r) for x, y in small) for r in rates
        )
    own = Fraction(comb(size, a) * comb(size, b), comb(2 * size, a + b))
    both = own if a == b else 2 * own
    return float(p if method == "exact" else p - both / 2)


@cache
def true_size(size: int, method: str = "exact") -> float:
    """Give the largest power where nothing is there, over fewer rates."""
    return max(power(size, rate / 100, rate / 100, method=method) for rate in range(1, 100))


def lemeshow(rate: float, other: float) -> int:
    """Give Lemeshow's number from the table's 1.96 and 0.8416."""
    both = rate + other
    root = 1.96 * sqrt(both * (1 - both / 2)) + 0.8416 * sqrt(
        rate * (1 - rate) + other * (1 - other)
    )
    return int(root**2 / (rate - other) ** 2) + 1


@cache
def enough(rate: float, other: float | None = None, *, alpha: float = 0.05) -> int:
    """Give the first size from which ten sizes in a row have a power of 80%."""
    line = Fraction(str(alpha))

    def reached(size: int) -> bool:
        if other is None:
            return power_of_one_group(size, rate, line) >= 0.8
        return power_of_groups(size, rate, other, line) >= 0.8

    return next(n for n in range(2, 200) if all(reached(n + more) for more in range(5)))


@cache
def false_alarms_drawn() -> int:
    """Draw lesson 06's thousand studies again, and count those with an exact p of at most 0.05."""
    mothers = np.random.default_rng(1).random((1000, n_two)) < 0.3
    counts = zip(
        mothers[:, :group].sum(1).tolist(), mothers[:, group:].sum(1).tolist(), strict=True
    )
    return sum(cards(a, group, b, group) <= LINE for a, b in counts)


def changes(before: list[int], after: list[int]) -> list[int]:
    """Take before from after."""
    return [b - a for a, b in zip(before, after, strict=True)]


def ranks(before: list[int], after: list[int]) -> list[Fraction]:
    """Give each change the middle of the places that its size takes up; 0 where there is none."""
    sizes = [abs(change) for change in changes(before, after)]
    line = sorted(size for size in sizes if size)
    return [
        Fraction(
            sum(at for at, other in enumerate(line, 1) if other == size), line.count(size) or 1
        )
        for size in sizes
    ]


def w_up(before: list[int], after: list[int]) -> Fraction:
    """Add up the ranks of the changes upwards."""
    pairs = zip(changes(before, after), ranks(before, after), strict=True)
    return sum((rank for change, rank in pairs if change > 0), Fraction(0))


def w_down(before: list[int], after: list[int]) -> Fraction:
    """Add up the ranks of the changes downwards."""
    return sum(ranks(before, after), Fraction(0)) - w_up(before, after)


def crossing(before: list[int], after: list[int], line: float) -> int:
    """Count the mothers who cross a line upwards."""
    return sum(b < line <= a for b, a in zip(before, after, strict=True))


def by_lot(seed: int) -> tuple[int, int]:
    """Divide study two by lot: the group of the mother whose number each draws."""
    order = np.random.RandomState(seed).permutation(n_two)
    fed = [row["breastfed_before"] == "yes" for row in BONTANG]
    drawn = [BONTANG[old]["group"] for old in order]
    yes = Counter(of for of, now in zip(drawn, fed, strict=True) if now)
    return yes["intervention"], yes["control"]


# Lesson 09's made-up file: its decimal commas, capitals, blanks, the empty cell and the 999.
_FILE = (DATA / "examples" / "own-study.csv").read_text(encoding="utf-8").splitlines()[1:]
_CELLS = [line.split(";") for line in _FILE]
_GAINS = {
    name: [
        float(cells[5].replace(",", ".")) - float(cells[4].replace(",", "."))
        for cells in _CELLS
        if cells[3].strip().lower() == name and cells[5] not in ("", "999")
    ]
    for name in ("massage", "control")
}
rows_own, group_own = len(_CELLS), len(_GAINS["massage"])
n_own = sum(map(len, _GAINS.values()))
_APART = sorted(a - b for a in _GAINS["massage"] for b in _GAINS["control"])
shift_own = median(_APART)


def _every_split_p(first: list[float], second: list[float]) -> Fraction:
    """Try every split of the gains; give the share whose ranks are as far from their middle."""
    everybody = first + second
    ranks_ = [sum(b < a for b in everybody) + (everybody.count(a) + 1) / 2 for a in everybody]
    doubled = [int(2 * rank) for rank in ranks_]
    sums = Counter({(0, 0): 1})
    for rank in doubled:
        sums += Counter({(n + 1, total + rank): ways for (n, total), ways in sums.items()})
    size = len(first)
    middle = size * sum(doubled) / len(doubled)
    far = abs(sum(doubled[:size]) - middle)
    hits = sum(w for (n, total), w in sums.items() if n == size and abs(total - middle) >= far)
    return Fraction(hits, comb(len(doubled), size))


p_own = _every_split_p(_GAINS["massage"], _GAINS["control"])


@cache
def _splits_without_ties(first: int, other: int) -> Counter[int]:
    """Count the splits by U: the last mother in line belongs to one group or to the other."""
    if not first or not other:
        return Counter({0: 1})
    one = {u_ + other: ways for u_, ways in _splits_without_ties(first - 1, other).items()}
    return Counter(one) + _splits_without_ties(first, other - 1)


_TAIL, _SPLITS = 0, _splits_without_ties(group_own, n_own - group_own)
while sum(_SPLITS[u_] for u_ in range(_TAIL + 1)) <= _SPLITS.total() * 0.025:
    _TAIL += 1
shift_low_own, shift_high_own = _APART[_TAIL - 1], _APART[-_TAIL]
