"""Every number that the prose of lessons 03 to 08 states, worked out again by another route.

The phrases are written from numbers that are computed here and in ``by_hand``: from the rows of
the data, from the printed figures in the claims ledger, or by counting coins and cards. A phrase
must stand in its lesson, and a lesson must hold no number that is in no phrase.
"""

import ast
import csv
import re
from collections import Counter
from fractions import Fraction
from math import sqrt
from pathlib import Path
from statistics import mean

import numpy as np
import pytest
from by_hand import (
    cards,
    cards_curve,
    coins,
    coins_curve,
    coins_curve_corrected,
    dec,
    exact_share,
    newcombe,
    power_of_groups,
    power_of_one_group,
)
from prose import numbers_left, paragraphs, source_of
from scipy.stats import mannwhitneyu
from scipy.stats import t as student_t

import midwifery_stats as ms

DATA = Path(__file__).parents[3] / "data"
LINE = Fraction(1, 20)
LESSONS = ("03", "04", "05", "06", "07", "08")


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def printed(claim: str) -> str:
    """Give a figure as its paper prints it, with a decimal point."""
    return CLAIMS[claim].replace(",", ".")


def count(group: str, column: str, value: str) -> int:
    return sum(row["group"] == group and row[column] == value for row in BONTANG)


def p3(p: float | Fraction) -> str:
    return dec(p, 3)


def assigned(lesson: str, name: str) -> list[int]:
    """Give the list of numbers that a lesson's code gives a name."""
    for node in ast.walk(ast.parse(re.sub(r"(?m)^#.*$", "", source_of(lesson).read_text("utf-8")))):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == name:
            return list(ast.literal_eval(node.value))
    raise LookupError(name)


def ml_pairs_won(first: list[int], second: list[int]) -> Fraction:
    halves = sum(2 * (a > b) + (a == b) for a in first for b in second)
    return Fraction(halves, 2)


CLAIMS = {
    row["claim_id"]: row["reported"]
    for row in rows("bekasi/claims.csv") + rows("bontang/claims.csv")
}
BONTANG = rows("bontang/mothers.csv")
PAIRS = Counter((row["before"], row["after"]) for row in rows("bekasi/mothers.csv"))

# Study one.
N = PAIRS.total()
UP, SAME = PAIRS["less fluent", "fluent"], PAIRS["fluent", "fluent"]
ONE_LOW, ONE_HIGH = newcombe(N, N, SAME, N)

# Study two: N2 mothers, M in each group, A and B of them sufficient after.
N2, M = len(BONTANG), count("control", "before", "insufficient")
A, B = count("intervention", "after", "sufficient"), count("control", "after", "sufficient")
FED, FED_CONTROL = (count(g, "breastfed_before", "yes") for g in ("intervention", "control"))
SCHOOL, SCHOOL_CONTROL = (
    count(g, "education", "senior high school") for g in ("intervention", "control")
)
P = cards(A, M, B, M)
SPSS = cards_curve(A, M, B, M)
LOW, HIGH = newcombe(A, M, B, M)
CHANGE_LOW, CHANGE_HIGH = newcombe(B, M, 0, M)
CHANGED_LOW, CHANGED_HIGH = exact_share(B, M)
DAYS = Counter(
    re.findall(r"\d+", row["reported"])[0]
    for row in rows("bontang/claims.csv")
    if row["kind"] == "day"
)
(LATE, _), (EARLY, _) = DAYS.most_common()
P_MASSAGED, P_CONTROL, P_BETWEEN = (printed(f"bontang-{claim}") for claim in ("007", "010", "014"))
PLACES_BETWEEN = sum(claim.replace(",", ".") == P_BETWEEN for claim in CLAIMS.values())

# Lesson 03's made-up mothers.
CUP = list(zip(assigned("03", "ml_before"), assigned("03", "ml_after"), strict=True))
GAIN = [after - before for before, after in CUP]
MONDAY, TUESDAY = assigned("03", "monday"), assigned("03", "tuesday")


def crossing(line: int) -> int:
    return sum(before < line <= after for before, after in CUP)


def drift(mothers: int) -> tuple[str, str, str]:
    """Give the averages of the lowest mothers on both days, and the rise between."""
    low, later = mean(MONDAY[:mothers]), mean(TUESDAY[:mothers])
    return dec(low, 1), dec(later, 1), dec(later - low, 1)


def enough(rate: float, other: float, *, line: Fraction = LINE, start: int = 1) -> int:
    """Give the first size of two groups, from ``start`` on, whose power is 80%."""
    sizes = range(start, 200)
    return next(size for size in sizes if power_of_groups(size, rate, other, line) >= 0.8)


ENOUGH = enough(0.6, 0.3, start=30)
ENOUGH_90 = enough(0.9, 0.3)
ENOUGH_50 = enough(0.5, 0.3, start=96)
ENOUGH_STRICT = enough(0.6, 0.3, line=Fraction(1, 100), start=60)
ENOUGH_ALONE = next(n for n in range(1, 200) if power_of_one_group(n, 0.1, LINE) >= 0.8)
POWER = 100 * power_of_groups(M, 0.6, 0.3, LINE)
POWER_30 = 100 * power_of_groups(30, 0.6, 0.3, LINE)
POWER_ALONE = 100 * power_of_one_group(N, 0.3, LINE)
FALSE_ALARMS = 100 * power_of_groups(M, 0.3, 0.3, LINE)
FRAGILE = next(k for k in range(M) if cards(A, M, B + k, M) >= LINE)


def drawn_false_alarms() -> int:
    """Draw lesson 06's thousand studies again, and count those with an exact p of at most 0.05."""
    mothers = np.random.default_rng(1).random((1000, N2)) < 0.3
    counts = zip(mothers[:, :M].sum(1).tolist(), mothers[:, M:].sum(1).tolist(), strict=True)
    return sum(cards(a, M, b, M) <= LINE for a, b in counts)


def of_seed(seed: int) -> str:
    """Divide the mothers by lot as lesson 04 does: yes in one group against yes in the other."""
    order = np.random.RandomState(seed).permutation(N2)
    fed = [row["breastfed_before"] == "yes" for row in BONTANG]
    yes = sum(
        now for now, old in zip(fed, order, strict=True) if BONTANG[old]["group"] == "control"
    )
    return f"{sum(fed) - yes} against {yes}"


def samples_printing(value: str) -> set[tuple[int, int]]:
    every = [(a, b) for a in range(M + 1) for b in range(M + 1) if 0 < a + b < 2 * M]
    return {(a, b) for a, b in every if dec(cards_curve(a, M, b, M), 3) == value}


ML_FIRST, ML_SECOND = assigned("06", "ml_massaged"), assigned("06", "ml_control")
ML_U = ml_pairs_won(ML_FIRST, ML_SECOND)
U = (A * (M - B)) + Fraction(A * B + (M - A) * (M - B), 2)
WAYS_OF = Fraction(P * 184756)
LARGEST_P = cards_curve(A, M, B, M, ties=False, pull=0.5)
TIE_BLIND = mannwhitneyu([1] * A + [0] * (M - A), [1] * B + [0] * (M - B), method="exact").pvalue
SQUARES = A * (M - A) / M + B * (M - B) / M
SMALLEST_P = 2 * student_t.sf((A - B) / M / sqrt(SQUARES / (2 * M - 2) * 2 / M), 2 * M - 2)
TO_95 = "{} to {}".format(*(dec(100 * end, 0) for end in (LOW, HIGH)))

PHRASES = {
    "03": [
        f"{N} mothers were seen before",
        f"{UP} improved, nobody got worse, and the exact p is {coins(UP)}.",
        f"once in {coins(UP).denominator} such studies",
        "on day 1 and again on day 3",
        f"The methods part says: {printed('bekasi-020').split()[0]} hours after the massage. The "
        f"discussion speaks of {printed('bekasi-126').split()[0]} days",
        f"a study of {N} mothers who get no massage at all. 12 improve, because time passes. "
        f"{N - 12} stay",
        "In the next cell 0 is *less fluent* and 1 is *fluent*.",
        f"The exact p-value is {coins(12)}, and that is below 0.001.",
        f"{B} of {M} mothers improved by day {LATE}. Suppose that {100 * B // M}% is the truth",
        f"a study of {N} such mothers print p < 0.05?",
        "with p below 0.05",
        f"{dec(POWER_ALONE, 0)}%. About 8 in 10 such studies would print a p-value below 0.05",
        f"the 12 of {N} mothers who improved",
        "keeps the exact p below 0.05",
        "set *Got worse* to 1",
        f"6 improved mothers are enough: p is {p3(coins(6))}. With 1 mother who got worse it takes "
        f"8: p is {p3(coins(8, 1))}.",
        "*fluent* means 50 ml or more",
        "did she have 50 ml or more? In the picture 1 is *yes*, so *fluent*, and 0 is *no*.",
        f"and the exact p is {coins(len(CUP))}. In words, only three changed, and p is "
        f"{coins(crossing(50))}.",
        "Look at mother 3. She went from {} to {} ml.".format(*CUP[2]),
        f"That is {GAIN[2]} ml more, and she counts",
        "Look at mother 5. She went from {} to {} ml.".format(*CUP[4]),
        f"That is {GAIN[4]} ml more, and in words",
        "look at mother 6. She went from {} to {} ml, the largest".format(*CUP[5]),
        f"{N} of {N} mothers were *fluent*",
        f"{SAME} mothers were there from the start.",
        f"the other {UP} we know",
        "A share of 100% does not mean",
        f"in a sample of {N}, nobody",
        f"went from {SAME} of {N} to {N} of {N}. That is {100 * SAME // N}% to 100%, or "
        f"{100 * UP // N} percentage points up.",
        f"It writes {100 * UP // N} percentage points as {dec(Fraction(UP, N), 2)}.",
        f"From {dec(ONE_LOW, 2)} to {dec(ONE_HIGH, 2)}: a rise of {dec(100 * ONE_LOW, 0)} to "
        f"{dec(100 * ONE_HIGH, 0)} percentage points",
        f"draws the line at 45 ml instead of 50. Then mothers 4, 5 and 8 cross it as well. And "
        f"mothers 2 and 3, with {CUP[1][0]} and {CUP[2][0]} ml",
        "Press mothers 4, 5 and 8.",
        "Press mothers 2 and 3. They begin at 1 now.",
        f"{crossing(45)} mothers improve, and the exact p is {p3(coins(crossing(45)))}. With the "
        f"line at 50 ml it was {p3(coins(crossing(50)))}.",
        f"the average is {drift(12)[0]} ml on both days",
        "The lowest six rose from {} to {} ml.".format(*drift(6)),
        f"The highest six fell from {dec(mean(MONDAY[6:]), 1)} to {dec(mean(TUESDAY[6:]), 1)} ml.",
        f"mother 4 had {MONDAY[3]} ml, then {TUESDAY[3]}.",
        f"the lowest six, who rose by {drift(6)[2]} ml",
        f"Change 3 to {len(MONDAY)}, so",
        "The lowest three go from {} to {} ml, and that is {} ml more.".format(*drift(3)),
        f"With all twelve mothers it is {drift(12)[1]} ml both times",
        f"gives p = {coins(12)}.",
        f"of study one: {N} of {N}. It hides how much each mother gained, and {SAME} mothers",
        f"p went from {coins(len(CUP))} to {coins(crossing(50))} with the same mothers. A gain of "
        f"{GAIN[4]} ml can vanish, and a gain of {GAIN[2]} ml",
        "the lowest six rise from {} to {} ml without help".format(*drift(6)),
    ],
    "04": [
        f"only about once in {P.denominator} times",
        f"{N2} of their mothers took part",
        f"{M} mothers got the oxytocin massage.",
        f"{N2 - M} mothers did not get it.",
        f"All {N2} mothers began",
        f"the {N2} mothers were drawn by lot",
        f"the {N2} mothers resemble",
        f"two groups of {M}, and not how",
        f"{FED} of the {M} massaged mothers had breastfed before, and {FED_CONTROL} of the {M} "
        f"others. In percent that is {10 * FED}% against {10 * FED_CONTROL}%.",
        f"With {M} mothers in a group, percentages move in steps of {100 // M}.",
        f"that was {SCHOOL} of {M}, and in the control group {SCHOOL_CONTROL} of {M}. Half is not "
        f"most, and {SCHOOL_CONTROL} of {M} is fewer",
        f"{FED + FED_CONTROL} of the {N2} mothers had breastfed before. The next cell shuffles the "
        f"{N2} mothers into two new groups of {M}, by lot, and counts those {FED + FED_CONTROL}",
        "Change the 3 at the end of the first line to 4 and run the cell. Then try 5, 6, 7 and",
        f"Is {FED} against {FED_CONTROL} anything",
        f"Seed 3 gives {of_seed(3)}, seed 5 gives {of_seed(5)}, and seed 6 gives {of_seed(6)}. So "
        f"{FED} against {FED_CONTROL} is nothing unusual. It is as even as {FED + FED_CONTROL} "
        "mothers",
        f"With massage, {A} of {M} mothers reached *sufficient*. Without it, {B} of {M} did.",
        f"Those {B} are precious.",
        f"the massage with all {A}.",
        f"*after* was day {LATE}. The paper says so in nine places, and in a tenth it says day "
        f"{EARLY}.",
        f"Now it is {B + 1} of {M}.",
        f"so that it is {A - 1} of {M}.",
        f"a group of {M} mothers have? Is there a way to get 35%?",
        f"{B} of {M} reached *sufficient*. So the {A} of {M} can",
        f"{P_MASSAGED} for the massaged group, {P_CONTROL} for the control group, and {P_BETWEEN} "
        "for the two groups compared",
        f"**{P_MASSAGED} agrees.** Ten mothers",
        f"The exact p is {coins(A)}, and",
        f"With three decimals both are {p3(coins_curve(A))}.",
        f"**{P_CONTROL} agrees under",
        f"of three mothers up and none down is {coins(B)}, and",
        f"**{P_BETWEEN} disagrees.** The counts are {A} of {M} and {B} of {M}. SPSS would print "
        f"{p3(SPSS)}, and the exact p rounds to {p3(P)}.",
        f"{p3(SPSS)}, {p3(P)} and {P_BETWEEN} all lie far below 0.05.",
        f"how many places say day {LATE}, and how many day {EARLY}?",
        f"in how many places is {P_BETWEEN} printed?",
        f"conclude from {P_CONTROL}, and",
        f"Day {LATE} stands in {DAYS[LATE]} places and day {EARLY} in {DAYS[EARLY]}.",
        f"The {P_BETWEEN} stands in {PLACES_BETWEEN} places: in the abstract, with table 6, and",
        f"The {printed('bontang-027')} and the {printed('bontang-028')} are quoted",
        f"From {P_CONTROL} the paper concludes",
        f"{B} of {M} mothers did change",
        f"{P_CONTROL} *agrees under an assumption*",
        f"Study two massaged {M} mothers and left {N2 - M} without",
        f"{10 * FED}% against {10 * FED_CONTROL}% is one mother in ten",
        f"After: {A} of {M} against {B} of {M}. The day of the second look is printed as {LATE} "
        f"and as {EARLY}",
        f"{P_MASSAGED} follows from the counts. {P_CONTROL} follows if SPSS's normal approximation "
        f"was used. {P_BETWEEN} does not follow",
    ],
    "05": [
        f"another range, from {CHANGED_LOW:.0%} to {CHANGED_HIGH:.0%}",
        f"say what p = {P_CONTROL} in",
        "the two sides of 0.05",
        f"{A} of {M} improved. Printed p = {P_MASSAGED}.",
        f"{B} of {M} improved. Printed p = {P_CONTROL}.",
        f"All {M} mothers began with *insufficient* milk. By day {LATE}, {B} of "
        f"them had *sufficient* milk and {M - B} did not.",
        f"Three coins can fall in {2**B} ways, and 2 of them are as extreme: p = {coins(B)}. The "
        f"{p3(coins_curve(B))} is what",
        f"a smaller p than {coins(B)}, whatever",
        f"rose by {dec(Fraction(B, M), 2)}, which is {100 * B // M} percentage points.",
        f"from about {dec(-100 * CHANGE_LOW, 0)} points down to about {dec(100 * CHANGE_HIGH, 0)} "
        "points up",
        f"rises by {dec(100 * CHANGE_HIGH, 0)} points",
        f"All {M} mothers began at the lower word.",
        f"the same {M} mothers.",
        "Set *Improved* to 1, then 2, 3, 4, 5 and 6.",
        "is it below 0.05?",
        "The exact p is 1, {}, {}, {}, {} and {}. It is below 0.05 from 6 mothers on.".format(
            *(p3(coins(k)) for k in range(2, 7))
        ),
        f"{B} of {M} mothers reached *sufficient* milk by day {LATE}, and "
        f"nobody got worse (exact Wilcoxon test, p = {dec(coins(B), 2)})",
        "two made-up groups of 10 mothers.",
        "In group A, 6 mothers improve. In group B, 5 mothers improve.",
        "In these cells 0 is *insufficient* and 1 is *sufficient*.",
        f"Group A has p = {coins(6)}, which is below 0.05. Group B has p = {coins(5)}, which",
        f"Compared with each other, p is {cards(6, 10, 5, 10)}. {6 + 5} mothers improved in all, "
        f"and {6 + 5} cannot be divided between two groups more evenly than 6 and 5.",
        "The line at 0.05 cuts",
        "wrote a paper about that in 2006",
        "Which p crosses 0.05?",
        "fall back to 0. Which groups are below 0.05 now?",
        f"Within A it is {p3(coins(6))}, within B {p3(coins(5))}, and between them "
        f"{cards(6, 10, 5, 10)}. One more mother in B, and B has {p3(coins(6))} too. The "
        f"comparison stays at {cards(6, 10, 6, 10)}.",
        f"neither group is below 0.05. The comparison still stays at {cards(5, 10, 5, 10)}.",
        f"*SPSS (normal)* has {p3(coins_curve(6))} and {p3(coins_curve(5))}: there both groups are "
        "below 0.05 from the start.",
        "the line lies between 3 and 4 improved mothers",
        "(p = 0.03) but",
        "(p = 0.06).",
        "0.03 and 0.06 may be one mother apart",
        "two made-up groups of 20 mothers. In group C, 18 of 20 improve. In group D, 6 of 20",
        f"C has p = {coins(18)} and D has p = {coins(6)}.",
        f"But 18 of 20 is not 6 of 20. Compared with each other, p is about "
        f"{dec(cards(18, 20, 6, 20), 4)}.",
        f"are enough for p = {coins(6)}. It does not matter whether {10 - 6} mothers stayed the "
        f"same, as in group A, or {20 - 6},",
        f"of the paper, {P_MASSAGED} and {P_CONTROL}, in",
        "falls below 0.05",
        f"With 6 improved control mothers their own exact p is {p3(coins(6))}. Now both groups are "
        f"below 0.05. But the exact p of the comparison has become {p3(cards(A, M, 6, M))}, and",
        f"with p = {P_BETWEEN}. Then why does it matter that {P_MASSAGED} and {P_CONTROL} are",
        f"since {B} mothers improved, and a p above 0.05",
        f"{B} of {M} improved. SPSS's {p3(coins_curve(B))} and the exact {coins(B)} both",
        f"the exact p cannot be below {coins(B)}.",
        f"up to about {dec(100 * CHANGE_HIGH, 0)} points fits",
        f"the two sides of 0.05: {coins(6)} and {coins(5)}. Compared with each other, p is "
        f"{cards(6, 10, 5, 10)}.",
        f"while the comparison stayed at {cards(6, 10, 6, 10)}.",
        f"p is about {dec(cards(18, 20, 6, 20), 4)}.",
    ],
    "06": [
        f"{M} mothers were massaged, and {A} reached *sufficient* milk. {M} were not massaged, and "
        f"{B} reached it.",
        f"All {N2} began",
        "Two of them have 50 ml. They share places 3 and 4, so each gets 3.5.",
        f"That gives {len(ML_FIRST)} times {len(ML_SECOND)}, which is "
        f"{len(ML_FIRST) * len(ML_SECOND)} pairs.",
        "The massaged mother with 50 ml has more than 40 and more than 30, less than 55, and as "
        "much as 50. That makes 2 pairs and a half.",
        f"4 pairs each. Together {dec(ml_pairs_won([50], ML_SECOND), 1)} + 4 + 4 + 4 = "
        f"{dec(ML_U, 1)}.",
        f"Of {len(ML_FIRST) * len(ML_SECOND)} pairs, the massaged mothers win {dec(ML_U, 1)}, with",
        f"the massaged ranks add up to {dec(ML_U + 10, 1)}. The four lowest places would add up to "
        f"1 + 2 + 3 + 4 = {1 + 2 + 3 + 4}. And {dec(ML_U + 10, 1)} - 10 = {dec(ML_U, 1)}.",
        f"{M} massaged mothers, {M} others, {M * M} pairs",
        f"Each of the {A} massaged mothers has *sufficient*. She wins against the {M - B} control "
        f"mothers with *insufficient*: that makes {A * (M - B)} pairs. Against the {B} with "
        f"*sufficient* she draws: {A * B} halves, which is {A * B // 2}. U is {U} of {M * M}.",
        f"U would be {M * M // 2} on average",
        "Change 90 to 900, as",
        "Put 90 back, and change the 50 of the massaged mothers to 55.",
        f"With 900, U is still {dec(ml_pairs_won([50, 70, 60, 900], ML_SECOND), 1)}:",
        f"With 55 it is {dec(ml_pairs_won([55, 70, 60, 90], ML_SECOND), 1)}: she wins against 50 "
        f"now, and draws with 55. The largest is {len(ML_FIRST) * len(ML_SECOND)}, when",
        f"had {dec(mean(ML_FIRST), 1)} ml on average and the others {dec(mean(ML_SECOND), 2)} ml",
        "such as 900, moves",
        f"Take {N2} cards, one for each mother. On {A + B} of them stands *sufficient*, on "
        f"{N2 - A - B} *insufficient*.",
        f"deal {M} to each group",
        f"all {N2 - A - B} cards with *insufficient*",
        f"{N2} cards can be dealt to two groups of {M} in 184756 ways.",
        f"In {WAYS_OF / 2} of the 184756 ways, all {N2 - A - B} *insufficient* cards lie in the "
        f"control group. In another {WAYS_OF / 2} ways",
        f"{WAYS_OF} of 184756 is {P}, or about {p3(P)}.",
        f"once in {P.denominator} deals",
        f"U can be {M * M - U}, 25, 35 and so on up to {U}, and",
        f"With {A + B} cards of one kind and {N2 - A - B} of the other",
        f"The bars at {M * M - U} and at {U} are there",
        "before the exact p is above 0.05?",
        "Set *sufficient after* to 5 in both groups.",
        f"With 5 of 10 in the control group the exact p is {p3(cards(A, M, 5, M))}. With 6 of 10 "
        f"it is {p3(cards(A, M, 6, M))}. So it takes {FRAGILE} mothers, and the fragility index is "
        f"{FRAGILE}. With 5 and 5 the observed U is {M * M // 2}, in the middle, and p is "
        f"{cards(5, M, 5, M)}.",
        f"The number {P} is right",
        f"100% minus {100 * B // M}%, which is {100 * (A - B) // M} percentage points",
        f"goes from {dec(LOW, 2)} to {dec(HIGH, 2)}: from about {dec(100 * LOW, 0)} to about "
        f"{dec(100 * HIGH, 0)} percentage points.",
        f"as the {100 * (A - B) // M} points seen. {N2} mothers cannot",
        "The 95% belongs to the method.",
        "In about 95 of 100 studies it holds the true difference, and in about 5 it misses it.",
        f"below 100 points, although {A} of {M} improved",
        f"{U} of {M * M} against {M * M - U} of {M * M}, which is "
        f"{dec((2 * U - M * M) / (M * M), 2)}.",
        f"by {A} of {M} massaged mothers and by {B} of {M} mothers without massage: a difference "
        f"of {100 * (A - B) // M} percentage points (95% confidence interval from {TO_95}; exact "
        f"two-sided Mann-Whitney test, p = {p3(P)})",
        "Change the numbers to 20, 20, 6, 20.",
        "Change them to 100, 100, 30, 100.",
        "Put in 6, 10, 5, 10: the groups A and B of lesson 05. Is 0 inside the interval? Is 0.30",
        "With 20 in each group it goes from {} to {}, and with 100 from {} to {}.".format(
            *(dec(end, 2) for end in (*newcombe(20, 20, 6, 20), *newcombe(100, 100, 30, 100)))
        ),
        "For A and B it goes from {} to {}.".format(*(dec(e, 2) for e in newcombe(6, 10, 5, 10))),
        "So 0 fits, and 0.30 fits as well.",
        "The interval for A and B includes 0.",
        f"0 fits the data, and {dec(100 * newcombe(6, 10, 5, 10)[1], 0)} points fit as well.",
        "It does not pick out the 0.",
        f"{100 * B // M}% of mothers reach *sufficient* milk. Now 1000 midwives do the study, each "
        f"with {M} and {M} mothers",
        "draws 1000 studies from",
        f"{drawn_false_alarms()} of the 1000 studies still print a p below 0.05.",
        "The line at 0.05 promises that no more than 5 in 100 are false alarms",
        f"about {dec(FALSE_ALARMS, 0)} in 100. Groups",
        "*Truth with massage, %* to 60.",
        "*Mothers without* to 30.",
        f"about {dec(FALSE_ALARMS, 0)} study in 100 is a false alarm. With 60% against 30%, only "
        f"about {dec(POWER, 0)} studies of 100 find the difference. With 30 mothers in each group "
        f"about {dec(POWER_30, 0)} of 100 find it.",
        f"With a true 60% against 30%, most studies of {M} and {M} mothers end above 0.05.",
        f"of {M * M} pairs the massaged mothers win {U}, draws",
        f"You dealt {N2} cards: {WAYS_OF} of 184756 ways are as extreme as the data, which is {P}.",
        f"The difference is {100 * (A - B) // M} percentage points, and values from "
        f"{dec(100 * LOW, 0)} to {dec(100 * HIGH, 0)} fit",
        "You saw 1000 studies of a world with no difference. A few are below 0.05, and",
    ],
    "07": [
        f"from the same {N2} mothers,",
        f"The same {N2} mothers",
        f"{A} of {M} massaged mothers reached *sufficient* milk, and {B} of {M} others.",
        f"p = {P}, which is {p3(P)}. The paper prints {P_BETWEEN}. SPSS would print {p3(SPSS)}.",
        f"about the same {N2} mothers",
        "We tried 17 procedures:",
        f"about {dec(LARGEST_P / SMALLEST_P / 10, 0)}0 times as large as the smallest. And all of "
        f"them are below 0.05. For these {N2} mothers",
        f"Count the deals: {P}, about {p3(P)}.",
        f"it is half of that here: {dec(P / 2, 4)}, which the table rounds to {p3(P / 2)}.",
        f"over the bars and prints {p3(SPSS)}. R, before version 4.6, first",
        f"It gives {dec(cards_curve(A, M, B, M, pull=0.5), 4)}, which the table rounds to "
        f"{p3(cards_curve(A, M, B, M, pull=0.5))}.",
        f"the curve gives {p3(cards_curve(A, M, B, M, ties=False))}.",
        f"blind in the same way and gives {p3(TIE_BLIND)}.",
        "A t-test takes 0 and 1 for",
        f"of the two values of U, {M * M - U} instead of {U}. Both say the same: {U} pairs on one "
        f"side, {M * M - U} on",
        "When is one below 0.05 and",
        "*control: mothers* to 30. Then set *intervention: sufficient after* to 20 and *control: "
        "sufficient after* to 12.",
        f"With 6 control mothers the exact p is {p3(cards(A, M, 6, M))}, and SPSS's is "
        f"{p3(cards_curve(A, M, 6, M))}. There the choice decides. R before 4.6 gives "
        f"{p3(cards_curve(A, M, 6, M, pull=0.5))}. With 30 mothers in each group, 20 against 12, "
        f"the exact p is {p3(cards(20, 30, 12, 30))} and SPSS's is "
        f"{p3(cards_curve(20, 30, 12, 30))}. The two still stand on different sides of 0.05.",
        "below 0.05 in no more than 5 of 100 studies",
        "5 improve, 5 stay as they were",
        f"The exact p is {coins(5)}, or {dec(coins(5), 4)}. SPSS prints {p3(coins_curve(5))} for",
        "different sides of 0.05.",
        f"it prints {p3(coins_curve(5))}, and for its sign test and its McNemar test the exact "
        f"value, {p3(coins(5))}.",
        f"With 5 changed mothers there are {2**5} ways",
        "which side of 0.05 a number",
        "Set *Improved* to 6. Are all of them below 0.05 now? Then set it to 4 and to 3.",
        "Set *Mothers* to 20 and *Improved* to 10.",
        f"With 6 all are below 0.05: exact {p3(coins(6))}, SPSS {p3(coins_curve(6))}, R before 4.6 "
        f"{p3(coins_curve_corrected(6))}. With 5 and with 4 SPSS is below and the exact p is "
        "above. With 3 all are above. With 10 improved",
        f"the same 10 mothers. One prints {dec(coins(5), 4)}, the other {p3(coins_curve(5))}.",
        "(5 improved, 5 stayed, 0 got worse)",
        f"puzzle of {P_BETWEEN}",
        f"Now the printed {P_BETWEEN}.",
        f"the counts {A} of {M} and {B} of {M}. SPSS gives {p3(SPSS)} for them",
        f"way to get {P_BETWEEN}.",
        f"which procedure gives {P_BETWEEN}?",
        f"which samples give {P_BETWEEN}?",
        f"with {M} and {M} mothers, which would make it print {P_BETWEEN}?",
        f"one gives {p3(cards_curve(A, M, B, M, ties=False) / 2)} for {A} against {B}: the bell",
        f"With {A} against {B + 1} instead of {A} against {B}, SPSS prints "
        f"{p3(cards_curve(A, M, B + 1, M))}.",
        "So would 6 against 0, but",
        f"Think of {100 * B // M}%, {100 * (M - B) // M}% and {P_CONTROL}.",
        f"SPSS prints {p3(cards_curve(A, M, B + 1, M))} for the comparison. But then "
        f"{100 * (B + 1) // M}% improved and {100 * (M - B - 1) // M}% did not, and within the "
        f"control group SPSS prints {p3(coins_curve(B + 1))} instead of {p3(coins_curve(B))}.",
        f"by {A} of {M} massaged mothers and {B} of {M} mothers without massage (difference "
        f"{100 * (A - B) // M} percentage points, 95% confidence interval from {TO_95}, Newcombe's "
        f"method; exact two-sided Mann-Whitney test, p = {p3(P)})",
        f"set of {N2} mothers give 17 p-values, all of them below 0.05.",
        f"with tie correction: {p3(SPSS)}. R before 4.6 adds the continuity correction: "
        f"{dec(cards_curve(A, M, B, M, pull=0.5), 4)}. Counting gives {P}.",
        f"With 5 improved mothers, the exact p is {dec(coins(5), 4)} and SPSS prints "
        f"{p3(coins_curve(5))}.",
        f"The printed {P_BETWEEN} fits a one-sided curve that is blind to ties, or {B + 1} instead "
        f"of {B} control mothers.",
    ],
    "08": [
        f"Study one had {N} mothers. Study two had {M} and {N2 - M}.",
        "for groups of 3, 4, 5 and 10 mothers",
        f"two groups of 3 in 20 ways. The two most extreme ones make 2 of 20, which is "
        f"{cards(3, 3, 0, 3)}. So with 3 and 3 mothers no result can be below 0.05.",
        f"With 4 and 4 it is 2 of 70, which is {cards(4, 4, 0, 4)}, or {p3(cards(4, 4, 0, 4))}. "
        "That is below 0.05, but",
        f"cannot get below {dec(coins(5), 4)}. Six can.",
        "The next cell takes 5 and 5 mothers.",
        "change one 1 to a 0, so that one massaged mother does not improve. Is p still below 0.05?",
        "Take 6 and 6 mothers:",
        f"5 against 0 gives {p3(cards(5, 5, 0, 5))}, and 4 against 0 gives "
        f"{p3(cards(4, 5, 0, 5))}. A second failure gives {p3(cards(3, 5, 0, 5))}. With 6 and 6 "
        "mothers 5 against 0 gives "
        f"{p3(cards(5, 6, 0, 6))}, and 4 against 0 gives {p3(cards(4, 6, 0, 6))}.",
        f"A study with 3 and 3 mothers ends with p = {dec(cards(3, 3, 0, 3), 1)}, and",
        "with a line at 0.05 the answer",
        "without massage 30% of mothers reach *sufficient* milk, and with massage 60%.",
        "of every 10 mothers, 3 more reach",
        f"a study of {M} and {M} mothers. How likely is it that its exact p is below 0.05?",
        f"all results that {M} and {M} mothers can have",
        "with p below 0.05",
        f"{dec(POWER, 0)}%. The massage helps in this world, and on average {dec(100 - POWER, 0)} "
        'of 100 such studies do not notice it. Whoever reads "p above 0.05" as',
        f"in each of these {dec(100 - POWER, 0)}.",
        "ask for a power of 80%.",
        "that reach it for 60% against 30%.",
        "groups from 3 to 60 mothers",
        f"{ENOUGH} mothers in each group, and so {2 * ENOUGH} in all.",
        f"With 52 mothers in each group the power is "
        f"{dec(100 * power_of_groups(52, 0.6, 0.3, LINE), 0)}%, and with 53 it is "
        f"{dec(100 * power_of_groups(53, 0.6, 0.3, LINE), 0)}%.",
        f"If massage lifts 30% to 90%, then {ENOUGH_90} in each group are enough. If it lifts 30% "
        f"to 50%, you need {ENOUGH_50}.",
        "that a power of 80% takes",
        "*With massage, %* to 90, then to 50.",
        "*Picture up to* to 120.",
        "back to 60, and leave *Picture up to* at 120. Change *Alpha* from 0.05 to 0.01.",
        f"With 60% against 30% it takes {ENOUGH} in each group, with 90% it takes {ENOUGH_90}, and "
        f"with 50% it takes {ENOUGH_50}. An alpha of 0.01 takes {ENOUGH_STRICT} instead of "
        f"{ENOUGH}:",
        f"A student can reach {N2} mothers before her thesis is due. She calculates that she needs "
        f"{2 * ENOUGH}.",
        f"run the {N2}, find p above 0.05, and",
        f"Study two found {A} of {M} against {B} of {M}. Suppose that some of the {M - B} control",
        f"With {B + FRAGILE} of {M} instead of {B} of {M} in the control group, the exact p is "
        f"{p3(cards(A, M, B + FRAGILE, M))}.",
        f"day {EARLY} or day {LATE}?",
        f"It takes {FRAGILE} control mothers. But 2 massaged mothers are enough: {A - 2} of {M} "
        f"against {B} of {M} gives {p3(cards(A - 2, M, B, M))}. One mother in each group is also "
        f"enough: {A - 1} of {M} against {B + 1} of {M} gives {p3(cards(A - 1, M, B + 1, M))}.",
        "The result hangs on 2 mothers",
        f"a fragility index of {FRAGILE}. In its control group, {FRAGILE + 1} mothers had gone",
        f"how those {FRAGILE + 1} fared. If {FRAGILE} of them had *sufficient* milk",
        f"So {FRAGILE + 1} guessed words",
        "where 30% of mothers improve by themselves. Make it large: 100 mothers.",
        f"With {N} mothers it is the {dec(POWER_ALONE, 0)}% of lesson 03. With 100 mothers such a "
        "study prints p below 0.05 practically always.",
        "in which 30% improve by themselves",
        f"study one with its {N} mothers",
        "Set *Improve, %* to 10, and",
        "with a power of 80%?",
        f"With 30% the power of {N} mothers is {dec(POWER_ALONE, 1)}%. With 10% it takes "
        f"{ENOUGH_ALONE} mothers.",
        '"Take 30 mothers, 30 is always enough."',
        f"For 30% against 90%, {ENOUGH_90} in each group are enough for a power of 80%. For 30% "
        "against 50%, 30 are far too few. And in one group without control, 30 mothers show",
        f"With 3 and 3 mothers no two-sided p gets below {cards(3, 3, 0, 3)}.",
        f"{dec(POWER, 0)}% for {M} and {M} mothers, if 60% and 30% are the truth",
        f"{ENOUGH} mothers in each group. You read",
        f"of study two is {FRAGILE} control mothers",
        "100 mothers without a control group",
    ],
}


@pytest.mark.parametrize(("lesson", "phrase"), [(k, p) for k in PHRASES for p in PHRASES[k]])
def test_the_lesson_states_what_is_computed(lesson, phrase):
    assert any(phrase in paragraph for paragraph in paragraphs(lesson))


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_lesson_states_no_other_number(lesson):
    left = [numbers_left(paragraph, PHRASES[lesson]) for paragraph in paragraphs(lesson)]
    assert [rest for rest in left if rest] == []


def test_the_code_beside_the_prose_gives_the_same():
    mothers = ms.load_study("bontang").mothers
    control = mothers[mothers["group"] == "control"]
    massaged = mothers[mothers["group"] == "intervention"]
    test = ms.mann_whitney(massaged["after"], control["after"])
    assert (test.statistic, test.exact_fraction()) == (U, P)
    assert ms.fisher_exact(massaged["after"], control["after"]).exact_fraction() == P
    assert test.p_value("normal") == pytest.approx(SPSS, rel=1e-12)
    within = ms.wilcoxon_signed_rank(control["before"], control["after"])
    assert within.exact_fraction() == coins(B)
    change = ms.paired_risk_difference(control["before"], control["after"])
    assert (change.low, change.high) == pytest.approx((CHANGE_LOW, CHANGE_HIGH), rel=1e-12)
    assert ms.fragility_index(A, M, B, M) == FRAGILE
    assert ms.mann_whitney(ML_FIRST, ML_SECOND).statistic == ML_U
    drawn = ms.draw_studies(0.3, 0.3, first_size=M, second_size=M, studies=1000, seed=1)
    assert (drawn.p <= 0.05).sum() == drawn_false_alarms()


def test_lesson_07_counts_its_procedures_and_its_ways_to_the_printed_value():
    first, second = [1] * A + [0] * (M - A), [1] * B + [0] * (M - B)
    answers = ms.reanalyse_groups(first, second, reported=P_BETWEEN)
    two_sided = answers[answers["alternative"] == "two-sided"]
    assert len(two_sided) == 17
    assert two_sided["p"].max() == pytest.approx(LARGEST_P, rel=1e-9)
    assert two_sided["p"].min() == pytest.approx(SMALLEST_P, rel=1e-9)
    assert two_sided["p"].max() < 0.05
    ranked = answers[answers["procedure"].str.startswith("Mann-Whitney") & answers["matches"]]
    assert ranked["p"].tolist() == pytest.approx([cards_curve(A, M, B, M, ties=False) / 2])
    found = ms.samples_reporting(P_BETWEEN, first_size=M, second_size=M)
    pairs = set(zip(found["first_successes"], found["second_successes"], strict=True))
    assert pairs == samples_printing(P_BETWEEN) == {(10, 4), (4, 10), (6, 0), (0, 6)}


def test_spss_has_both_answers_for_five_of_ten():
    pairs = ms.reanalyse_pairs([0] * 10, [1] * 5 + [0] * 5)
    spss = pairs[pairs["software"].str.contains("SPSS")].set_index("procedure")["p"]
    assert spss["Wilcoxon, normal"] == pytest.approx(coins_curve(5))
    assert spss["Sign test, exact"] == spss["McNemar, exact"] == pytest.approx(float(coins(5)))


def test_no_smaller_number_of_mothers_than_two_carries_study_two_over_the_line():
    assert max(cards(A - 1, M, B, M), cards(A, M, B + 1, M)) < LINE
