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
from midwifery_stats.display.shown import Shown

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


def percent(share: float) -> str:
    """Whole percent, and a decimal more where that would read as none or all."""
    whole = int(100 * share + 0.5)
    return f"{100 * share:.1f}%" if whole in (0, 100) and 0 < share < 1 else f"{whole}%"


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
    ends_of_it = exact_interval(changed, len(before))
    share, low, high = map(percent, (changed / len(before), *ends_of_it))
    words = f"{changed} of {len(before)}, {share} (exact 95% interval {low} to {high})"
    ends = {("little",): "none could go down", ("enough",): "none could go up"}
    expected = ends.get(tuple(sorted(set(before))))
    for place, text in told(before, after).items():
        if expected:
            assert expected in text, place
            assert words in text, place
            assert "rank-biserial" not in text, place
            assert "CI [" not in text, place
        else:
            assert "began at the" not in text, place


@pytest.mark.parametrize("start", WORDS)
def test_the_sentence_to_copy_has_the_share_and_no_p(start: str) -> None:
    """3 of 10: Clopper and Pearson's interval is 0.0667 to 0.6525."""
    other = WORDS[start == WORDS[0]]
    sides = [
        pd.Categorical(s, WORDS, ordered=True) for s in ([start] * 10, [other] * 3 + [start] * 7)
    ]
    for test in (ms.wilcoxon_signed_rank(*sides), ms.sign_test(*sides), ms.mcnemar(*sides)):
        words = show(test).text.split("For a report: ")[1]
        ways = ("up", "down", "lowest") if start == WORDS[0] else ("down", "up", "highest")
        assert words == (
            "Of 10 mothers, 3 went {}: 30% (exact 95% interval 7% to 65%). None could go {},"
            " because all began at the {} level."
        ).format(*ways)


def test_the_picture_shows_the_share_and_not_an_effect_that_is_1_by_design() -> None:
    before, after = [0] * 10, [1] * 3 + [0] * 7
    drawn = [show(ms.wilcoxon_signed_rank(before, after)), pairs_shown(pairs_of(before, after))]
    for shown in drawn:
        picture = shown.figures[2]
        assert picture.alt.endswith("Share that went up: 30% (exact 95% interval 7% to 65%).")
        assert "no effect" not in picture.svg
        assert "stroke-dasharray" not in picture.svg

    def height(shown: Shown) -> str:
        return shown.figures[2].svg.split('viewBox="')[1].split('"')[0]

    # It takes the room of the effect, so that nothing jumps when a mother is pressed.
    both_ways = pairs_shown(pairs_of([1] + [0] * 9, after))
    assert "rank-biserial" in both_ways.figures[2].alt
    assert height(both_ways) == height(drawn[1])


@pytest.mark.parametrize("improved", [3, 8])
def test_the_lab_does_not_say_that_chance_did_what_chance_cannot_undo(improved: int) -> None:
    text = told(["little"] * 10, ["enough"] * improved + ["little"] * (10 - improved))["lab"]
    assert "Chance alone could have given" not in text
    assert "If chance alone were at work" not in text
    assert "chance alone would give" not in text


@pytest.mark.parametrize("seed", range(24))
def test_an_effect_tells_it_too_and_does_not_say_that_no_effect_fits(seed: int) -> None:
    random = Random(seed)
    start = random.choice([(0,), (1,), (0, 1)])
    before = [random.choice(start) for _ in range(random.randint(2, 12))]
    after = [random.choice((0, 1)) for _ in before]
    changed = sum(b != a for b, a in zip(before, after, strict=True))
    low, high = exact_interval(changed, len(before))
    share, low, high = (int(100 * x + 0.5) for x in (changed / len(before), low, high))
    stands = f"{changed} of {len(before)}, {share}% (exact interval {low}% to {high}%)."
    effects = [ms.paired_risk_difference(before, after)]
    if any(before) or any(after):
        effects.append(ms.paired_risk_ratio(before, after))
    for effect in effects:
        text = ms.describe(effect)
        one_way = len(set(before)) == 1
        assert (f"none could go {'up' if before[0] else 'down'}" in text) == one_way
        assert (stands in text) == one_way
        assert ("The interval" in text) != one_way


def test_numbers_say_nothing_of_an_end_unless_they_are_no_and_yes() -> None:
    assert ms.wilcoxon_signed_rank([20, 20, 20], [30, 30, 20]).one_way == 0
    assert ms.wilcoxon_signed_rank([0, 0, 0], [1, 1, 0]).one_way == 1
    assert ms.wilcoxon_signed_rank([1, 1, 1], [0, 1, 1]).one_way == -1
