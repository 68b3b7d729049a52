"""Every number that the prose of lessons 00 to 02 states, worked out again by another route.

The phrases below are written from numbers that are computed here: by counting rows of the data,
by trying every way in which coins can fall, or from the printed figures in the claims ledger. A
phrase must stand in its lesson, and a lesson must hold no number that is in no phrase.
"""

import csv
import re
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise, product
from math import erfc, sqrt
from pathlib import Path

import pytest
from prose import numbers_left, paragraphs, source_of

import midwifery_stats as ms

ROOT = Path(__file__).parents[3]
LESSONS = ("00", "01", "02")


def rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def printed(claim: int) -> str:
    """Give a figure as the paper prints it."""
    return CLAIMS[f"bekasi-{claim:03}"]


def ranks_of(differences: list[int]) -> dict[int, Fraction]:
    """Give each size of change the middle of the places it takes up."""
    line = sorted(abs(d) for d in differences if d)
    return {
        size: Fraction(sum(at for at, other in enumerate(line, 1) if other == size))
        / line.count(size)
        for size in set(line)
    }


def ways_as_extreme(ranks: list[Fraction], up: Fraction) -> int:
    """Try every way the coins can fall; count those as far from the middle as ``up``."""
    middle = sum(ranks) / 2
    sums = (
        sum(rank for rank, coin in zip(ranks, coins, strict=True) if coin)
        for coins in product((0, 1), repeat=len(ranks))
    )
    return sum(abs(w - middle) >= abs(up - middle) for w in sums)


def sign_p(up: int, down: int) -> Fraction:
    """Give the two-sided p of ``up`` heads and ``down`` tails from Pascal's triangle."""
    row = [1]
    for _ in range(up + down):
        row = [1, *(a + b for a, b in pairwise(row)), 1]
    tail = sum(row[: min(up, down) + 1])
    return min(Fraction(1), Fraction(2 * tail, 2 ** (up + down)))


def bell_p(changed: int) -> float:
    """Give the normal two-sided p of so many equal changes upwards: z is their square root."""
    return erfc(sqrt(changed) / sqrt(2))


def dec(value: float | Fraction, digits: int) -> str:
    exact = Decimal(str(float(value)))
    return str(exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


def percent(count: int, of: int) -> str:
    return dec(Fraction(100 * count, of), 0)


CLAIMS = {row["claim_id"]: row["reported"] for row in rows("bekasi/claims.csv")}
BEKASI = rows("bekasi/mothers.csv")
BONTANG = rows("bontang/mothers.csv")
PAIRS = Counter((row["before"], row["after"]) for row in BEKASI)
N = len(BEKASI)
UP = PAIRS["less fluent", "fluent"]
SAME = PAIRS["fluent", "fluent"]
DOWN = PAIRS["fluent", "less fluent"]
AFTER = UP + SAME
YOUNG = sum(row["age_group"] == "25-30" for row in BEKASI)
STEP = Fraction(100, N)
GROUP = Counter(row["group"] for row in BONTANG)["control"]

MIDRANK = Fraction(sum(range(1, UP + 1)), UP)
W = UP * MIDRANK
WAYS = 2**UP
EXACT = Fraction(2, WAYS)

ML_BEFORE = [20, 35, 30, 40, 25, 30]
ML_AFTER = [45, 30, 40, 60, 25, 40]
ML = [a - b for b, a in zip(ML_BEFORE, ML_AFTER, strict=True)]
ML_RANKS = ranks_of(ML)
ML_UP = sum(ML_RANKS[d] for d in ML if d > 0)
ML_DOWN = sum(ML_RANKS[-d] for d in ML if d < 0)
ML_WAYS = ways_as_extreme([ML_RANKS[abs(d)] for d in ML if d], ML_UP)
FIVE_WAYS = ways_as_extreme([Fraction(3)] * 5, Fraction(15))

MEN, WOMEN = (int(printed(claim).replace(".", "")) for claim in (34, 35))
HECTARES = int(printed(26).split()[0].replace(".", ""))
DENSE = Fraction(MEN + WOMEN) / Fraction(HECTARES, 100)


def number(value: Fraction) -> str:
    return dec(value, 0) if value.denominator == 1 else dec(value, 1)


PHRASES = {
    "00": [
        f"in 2024. There are {N} mothers.",
        f"in 2023. There are {len(BONTANG)} mothers",
        f"such as: {UP} mothers less fluent before, {AFTER} mothers fluent after",
        f"After the massage all {AFTER} were fluent. So the {UP} who began",
        f"the other {SAME} were *fluent* both times",
        f"{YOUNG} mothers were 25 to 30 years old. It does not say *which* {YOUNG}.",
        f"{UP} of {N} mothers is {percent(UP, N)}%.",
        f"{UP - 1} of {N} would be left, and that is {percent(UP - 1, N)}%.",
        f"one mother is worth {STEP}",
        f"100 divided by {N} is {STEP}.",
        f"with {GROUP} mothers in a group, one mother is worth {Fraction(100, GROUP)} points",
        f"of the {UP} mothers who were *less fluent* before,",
        f"All {N} mothers are as the paper says",
        f"All {AFTER} mothers were fluent at the end",
        f"All {N} mothers were massaged",
        f"{STEP} percentage points of {N} mothers",
        f"Bekasi: {N} mothers, before and after. Bontang: {len(BONTANG)} mothers, "
        f"in two groups of {GROUP}.",
    ],
    "01": [
        "from May to July 2024",
        f"The {N} mothers here are the study's",
        f"{YOUNG} of the {N} mothers were 25 to 30 years old, and calls that {printed(42)}.",
        f"The discussion says {printed(93)} mothers again, and calls it {printed(94)}.",
        f"{YOUNG} of {N} is {percent(YOUNG, N)}%.",
        f"{YOUNG + 1} of {N}, is {percent(YOUNG + 1, N)}%.",
        f"With {N} mothers, percentages go up in steps of {STEP}.",
        f"There is no {printed(94)} between them: it would be {dec(Fraction(73 * N, 100), 2)}",
        f"0.73 times {N} is {dec(Fraction(73 * N, 100), 2)}.",
        f"calculates 100 times {YOUNG} divided by {N}.",
        f"click on the number {YOUNG}",
        f"Try {YOUNG + 1}, then {YOUNG - 1}.",
        f"Put {printed(2)} in place of {N}.",
        f"give {dec(Fraction(1100, 15), 1)}.",
        f'"In our clinic, {percent(2, 3)}% of the mothers were fluent on day 3."',
        f"2 of 3 mothers is {percent(2, 3)}%. So is 200 of 300.",
        f"{UP} mothers were *less fluent* and {SAME} were *fluent*. After it, all {AFTER} were",
        f"{UP} mothers went from *less fluent* to *fluent*. {SAME} mothers were *fluent* both",
        f"before the massage was {printed(5)} mothers, or {printed(6)}.",
        f"But {UP} is a count, and {percent(UP, N)}% is a percentage.",
        f"so that only {UP + SAME - 5} are fluent after, and yet {UP} improved",
        "10 of 20 mothers fluent before, 12 of 20 fluent after",
        f"Perhaps {12 - 10} improved and nobody got worse. Perhaps 10 improved and "
        f"{10 + 10 - 12} got worse. Both give 10 before and 12 after.",
        f"{printed(2)} mothers or {printed(3)}?",
        f"the population was {printed(2)} mothers, and that {printed(3)} were the sample",
        f"the population was {printed(22)} mothers",
        f"Perhaps {printed(2)} mothers gave birth and {int(printed(2)) - N} of them",
        f"If the {int(printed(2)) - N} left because",
        f"{printed(42)} or {printed(94)}?",
        "The methods say {} to {} minutes.".format(*re.findall(r"\d+", printed(19))),
        f"One place in the discussion says {int(printed(117).split()[0])} minutes.",
        f"Another place says {printed(128).split()[0]} minutes, in the morning and in the "
        f"evening, for {printed(126).split()[0]} days.",
        f"measured again {printed(20).split()[0]} hours after the massage",
        f"with {printed(126).split()[0]} days of massage",
        f"{SAME} mothers who were fluent, or not?",
        f"{printed(13)} mothers were asked. {printed(14)} said",
        f"and {printed(15)} said that their milk",
        f"{printed(14)} + {printed(15)} = {int(printed(14)) + int(printed(15))}, so all "
        f"{printed(13)} had some trouble",
        f"{UP} of the {N} mothers were *less fluent* before the massage. Then the other {SAME}",
        f"the same {N} were massaged",
        f"the numbers {N}, {UP} and {SAME} come back",
        f"then {SAME} mothers with trouble were counted",
        f"as {printed(26).split()[0]} hectares",
        "There are 100 hectares in a square kilometre.",
        f"{HECTARES // 100:,} square kilometres",
        f"{MEN:,} men and {WOMEN:,} women live there, {MEN + WOMEN:,} people",
        f"about {dec(DENSE, 0)} people on a square kilometre",
        f"1.987,124 hectares is about {dec(Fraction(HECTARES, 100_000), 0)} square kilometres, "
        f"with about {int(DENSE * 1000) // 100 * 100:,} people",
        f"p = {printed(80)}",
        "to be read as p < 0.001.",
        f"{UP} improved, {SAME} stayed fluent.",
        f"The {SAME} mothers who stayed the same show",
        f"Then press all {SAME},",
        f"at least {UP} of {N} mothers were better",
        f"if the {int(printed(2)) - N} missing mothers",
        "gives {} to {} minutes of massage".format(*re.findall(r"\d+", printed(19))),
        f"your discussion gives {printed(117).split()[0]} minutes in one place and "
        f"{printed(128).split()[0]} minutes twice",
        f"Study one massaged {N} mothers",
        f"{YOUNG} of {N} into {percent(YOUNG, N)}%, and {printed(94)} into "
        f"{dec(Fraction(73 * N, 100), 2)} mothers",
        f"showed {UP} mothers who improved and {SAME} who stayed fluent. A count of {UP}, a "
        f"percentage of {percent(UP, N)}% and",
        f"The {int(printed(2)) - N} missing mothers and the {printed(14)} + {printed(15)} could",
        f"The {printed(94)} and the hectares are slips. The {printed(80)} is a rounding.",
    ],
    "02": [
        f'"p = {printed(80)}"',
        f"p = {printed(80)}",
        f"{UP} mothers went from *less fluent* to *fluent*",
        *(
            f"| {at} | {b} | {a} | | | |"
            for at, (b, a) in enumerate(zip(ML_BEFORE, ML_AFTER, strict=True), 1)
        ),
        f"Mother 1 had {ML_BEFORE[0]} ml, then {ML_AFTER[0]} ml: that is {ML[0]} ml more.",
        f"Mother 2 had {ML_BEFORE[1]} ml, then {ML_AFTER[1]} ml: that is {-ML[1]} ml less, so her "
        f"difference is −{-ML[1]}.",
        f"Mother 5 had {ML_BEFORE[4]} ml both times. Her difference is {ML[4]}.",
        ": {}, {}, {}, {}, {}.".format(*sorted(abs(d) for d in ML if d)),
        f"rank) {ML_RANKS[5]}, the largest gets rank {ML_RANKS[25]}.",
        f"Two mothers changed by {ML[2]} ml, mothers 3 and 6. They stand on places 2 and 3,",
        f"the middle of 2 and 3, which is {number(ML_RANKS[10])}.",
        f"{' + '.join(number(ML_RANKS[d]) for d in ML if d > 0)} = {number(ML_UP)}.",
        f"mother 2 alone, with rank {number(ML_DOWN)}.",
        f"{' + '.join(map(str, range(1, 6)))} = {sum(range(1, 6))}. They do: {number(ML_UP)} + "
        f"{number(ML_DOWN)} = {number(ML_UP + ML_DOWN)}.",
        f"the ranks of the {N} mothers",
        "*less fluent* is 0 and *fluent* is 1. So a mother who improved has the difference 1. A "
        "mother who stayed the same has 0.",
        f"{SAME} mothers did not change. They are set aside. {UP} mothers are left, and all {UP}",
        f"All {UP} are tied. They share the places from 1 to {UP}, and the middle of these is "
        f"{MIDRANK}. So each of the {UP} mothers gets rank {MIDRANK}.",
        f"All {UP} went up. So W+ is {UP} times {MIDRANK}, which is {W}.",
        f"so W− is {DOWN * MIDRANK}.",
        f"{UP} up, {DOWN} down",
        f"Type {ML_BEFORE[4] + 1} as her *After*",
        "Choose mother 5.",
        f"Choose mother 2 and type {ML_BEFORE[1] - 10} as her *After*. She fell by 10 ml now.",
        "Give mother 1 an *After* of 145,",
        f"mother 5 takes rank {ranks_of([*ML[:4], 1, ML[5]])[1]}, and everybody else moves up by "
        f"{ranks_of([*ML[:4], 1, ML[5]])[10] - ML_RANKS[10]}.",
        f"share the places 1, 2 and 3, so each has rank {ranks_of([25, -10, *ML[2:]])[10]}.",
        "mother 1 was last in line already",
        f"{SAME} of the {N} mothers were set aside",
        f"the {UP} mothers who changed, and asks in which direction. About the {SAME} who stayed",
        f"{UP} of {N} improved, {SAME} stayed, {DOWN} got worse. Without that, a reader cannot "
        f"tell {UP} of {UP} from {UP} of 250.",
        f"{UP} up and {DOWN} down",
        f"{' x '.join('2' * 5)} = {2**5} ways",
        f"so each has rank {ranks_of([1] * 5)[1]}, and",
        f"Only {FIVE_WAYS // 2} way of the {2**5} has five heads.",
        f"So {FIVE_WAYS} of the {2**5} ways are as extreme",
        f"{FIVE_WAYS} of {2**5} is 1 of {Fraction(2**5, FIVE_WAYS)}, or {dec(sign_p(5, 0), 4)}.",
        f"there are again {2**5} ways. Their W+ was {number(ML_UP)}. Just as extreme or more so "
        "are 15, and on the other side 1 and 0.",
        f"So p is {ML_WAYS} of {2**5}, which is 1 of {Fraction(2**5, ML_WAYS)}.",
        f"picture for the {UP} mothers of study one who changed",
        f"you flip {UP} coins",
        f"around the middle, which is {number(W / 2)}.",
        f"Look for {W}.",
        "*Flip 1000 times*",
        f"*Mothers who changed* to 5 and press *Flip 1000 times*. How large is the share of your "
        f"flips that are as extreme as {5 * 3}? Compare it with {dec(sign_p(5, 0), 4)}, which is "
        f"{dec(100 * sign_p(5, 0), 2)}%.",
        f"hardly ever give {UP} heads",
        f"can fall in {WAYS} ways: 2, multiplied by itself {UP} times.",
        f"prints 2 of {WAYS} in",
        f"The exact p is {EXACT}. That is about {dec(EXACT, 6)}, or {dec(EXACT * 10**6, 0)} in a",
        f"prints {dec(bell_p(UP), 3).removeprefix('0')} for these mothers",
        f"SPSS prints z as -{dec(sqrt(UP), 3)}.",
        "*R before 4.6*",
        f"The bell curve gives about {dec(bell_p(UP), 6)}.",
        f"{dec(bell_p(UP), 6)} with three decimals is {dec(bell_p(UP), 3).removeprefix('0')}.",
        "p < 0.001",
        "A p-value is never 0,",
        f"With {UP} coins it happens 1 time in {WAYS}.",
        f"once in {EXACT.denominator} such studies",
        f"is {printed(80)}.*",
        f"{UP} of {N} mothers improved",
        "Set *Improved* to 6 and read the exact p. Then set it to 5.",
        "Stay with 5.",
        "The line at 0.05",
        "its p against a line at {}.".format(printed(81).replace(",", ".")),
        "A p of 0.049 and a p of 0.051 say",
        f"Here are the {N} mothers.",
        "It is 1 when all changes go up, -1 when all go down, and 0 when ups and downs balance. "
        f"Here it is {(W - DOWN * MIDRANK) / (W + DOWN * MIDRANK)}.",
        "below 0.05",
        "above 0.05",
        f"With 6 improved the exact p is {dec(sign_p(6, 0), 3)}. With 5 it is "
        f"{dec(sign_p(5, 0), 4)}, which the lab rounds to {dec(sign_p(5, 0), 3)}. SPSS prints "
        f"{dec(bell_p(5), 3).removeprefix('0')} for 5.",
        f"{UP} improved and 6 got worse: the exact p is {dec(sign_p(UP, 6), 3)}. With 7 it is "
        f"{dec(sign_p(UP, 7), 3)}. So it takes 7.",
        f"The exact p is {dec(sign_p(5, 0), 4)} and the approximation gives about "
        f"{dec(bell_p(5), 3)}.",
        f"{FIVE_WAYS} of {2**5} ways are as extreme: {dec(sign_p(5, 0), 4)} is",
        f"5 improved, 0 got worse, and how many did not change. Neither should write "
        f'"no effect" because {dec(sign_p(5, 0), 4)} is above 0.05.',
        f"a midrank: {MIDRANK} for each of the {UP}.",
        f"2 of {WAYS}, which is {EXACT}.",
        f"about {dec(bell_p(UP), 6)}. The exact value is about {dec(EXACT, 6)}.",
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
    mothers = ms.load_study("bekasi").mothers
    pair = mothers["before"], mothers["after"]
    test = ms.wilcoxon_signed_rank(*pair)
    assert test.exact_fraction() == EXACT
    assert ms.sign_test(*pair).exact_fraction() == EXACT
    assert ms.mcnemar(*pair).exact_fraction() == EXACT
    assert test.statistic == W
    assert test.p_value("normal") == pytest.approx(bell_p(UP), rel=1e-12)
    six = ms.wilcoxon_signed_rank(ML_BEFORE, ML_AFTER)
    assert six.exact_fraction() == Fraction(ML_WAYS, 32)
    five = ms.wilcoxon_signed_rank([0] * 5, [1] * 5)
    assert five.exact_fraction() == Fraction(FIVE_WAYS, 32)
    assert ms.signed_ranks(ML_BEFORE, ML_AFTER)["rank"].tolist()[:4] == [5, 1, 2.5, 4]


def test_the_lesson_uses_the_millilitres_that_are_checked_here():
    source = source_of("02").read_text(encoding="utf-8")
    assert f"ml_before = {ML_BEFORE}\nml_after = {ML_AFTER}\n" in source
