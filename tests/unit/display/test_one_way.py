"""Where every mother began at one end, none could go the other way: lab, test, report say so."""

from __future__ import annotations

from math import comb
from random import Random

import pandas as pd
import pytest

import midwifery_stats as ms
from midwifery_stats.classroom.labs.pairs_state import pairs_of
from midwifery_stats.classroom.labs.pairs_view import pairs_shown
from midwifery_stats.display.show import show

WORDS = ["little", "enough"]


def exact_interval(successes: int, size: int) -> tuple[float, float]:
    """Find the shares at which the data just lie in a tail of 2.5%, by halving."""

    def tail(share: float, counts: range) -> float:
        return sum(comb(size, k) * share**k * (1 - share) ** (size - k) for k in counts)

    def crossing(counts: range, *, rises: bool) -> float:
        low, high = 0.0, 1.0
        for _step in range(60):
            middle = (low + high) / 2
            if (tail(middle, counts) < 0.025) == rises:
                low = middle
            else:
                high = middle
        return low

    lower = crossing(range(successes, size + 1), rises=True) if successes else 0.0
    upper = crossing(range(successes + 1), rises=False) if successes < size else 1.0
    return lower, upper


def told(before: list[str], after: list[str]) -> dict[str, str]:
    sides = [pd.Categorical(side, WORDS, ordered=True) for side in (before, after)]
    test = ms.wilcoxon_signed_rank(*sides)
    frame = pd.DataFrame({"b": before, "a": after})
    study = ms.own_study(frame, before="b", after="a", order=WORDS)
    return {
        "test": " ".join(show(test).text.split()),
        "lab": " ".join(pairs_shown(pairs_of(*sides)).paragraphs),
        "report": " ".join(ms.analyse(study).sentences),
    }


@pytest.mark.parametrize("seed", range(24))
def test_it_is_told_where_all_began_alike_and_only_there(seed: int) -> None:
    random = Random(seed)
    start = random.choice([WORDS[:1], WORDS[1:], WORDS])
    before = [random.choice(start) for _ in range(random.randint(2, 12))]
    after = [random.choice(WORDS) for _ in before]
    changed = sum(b != a for b, a in zip(before, after, strict=True))
    if len({*before, *after}) < 2:
        return
    low, high = exact_interval(changed, len(before))
    share, low, high = (int(100 * x + 0.5) for x in (changed / len(before), low, high))
    words = f"{changed} of {len(before)}, {share}% (exact 95% interval {low}% to {high}%)"
    ends = {("little",): "none could go down", ("enough",): "none could go up"}
    expected = ends.get(tuple(sorted(set(before)))) if changed else None
    for place, text in told(before, after).items():
        if expected:
            assert expected in text, place
            assert words in text, place
        else:
            assert "began at the" not in text, place


@pytest.mark.parametrize("improved", [3, 8])
def test_the_lab_does_not_say_that_chance_did_what_chance_cannot_undo(improved: int) -> None:
    text = told(["little"] * 10, ["enough"] * improved + ["little"] * (10 - improved))["lab"]
    assert "Chance alone could have given" not in text
    assert "If chance alone were at work" not in text


def test_numbers_say_nothing_of_an_end_unless_they_are_no_and_yes() -> None:
    assert ms.wilcoxon_signed_rank([20, 20, 20], [30, 30, 20]).one_way == 0
    assert ms.wilcoxon_signed_rank([0, 0, 0], [1, 1, 0]).one_way == 1
    assert ms.wilcoxon_signed_rank([1, 1, 1], [0, 1, 1]).one_way == -1
