"""What the pairs lab shows, against R's values and against SciPy, over the grid of its controls."""

import itertools
import math
from dataclasses import replace

import pytest
from scipy.stats import binomtest, norm

from midwifery_stats.classroom.labs.choices import Choices
from midwifery_stats.classroom.labs.pairs_state import PairsState, pairs_of, pairs_of_study
from midwifery_stats.classroom.labs.pairs_view import (
    chosen_p,
    p_table,
    pairs_shown,
    rank_table,
    signed_rank_of,
    what_would_it_take,
)
from midwifery_stats.studies.study import load_study

YES_NO = ((0.0, 1.0), ("no", "yes"))


def yes_no(improved, stayed, worsened, **options):
    pairs = ((0.0, 1.0),) * improved + ((0.0, 0.0),) * stayed + ((1.0, 0.0),) * worsened
    return PairsState(pairs, *YES_NO, **options)


def shown_p(state):
    return [row[1] for row in p_table(state).rows]


def exact_sign_p(up, down, alternative="two-sided"):
    return binomtest(up, up + down, 0.5, alternative).pvalue if up + down else 1.0


def normal_sign_p(up, down, alternative, continuity):
    """The normal approximation of up against down; half a rank is 1 / (n + 1) of one mother."""
    n = up + down
    if not n:
        return 1.0
    shift, spread = (up - down) / 2, math.sqrt(n) / 2
    correction = 1 / (n + 1) if continuity else 0.0
    if alternative == "two-sided":
        return 2 * norm.sf(max(abs(shift) - correction, 0) / spread)
    signed = shift if alternative == "greater" else -shift
    return norm.sf((signed - correction) / spread)


@pytest.fixture(scope="module")
def bekasi():
    return pairs_of_study(load_study("bekasi"))


def test_study_one_as_r_and_spss_have_it(bekasi):
    """1/65536, 3.737982e-05 and 4.200647e-05: R's coin, SPSS's formula, R before 4.6."""
    assert shown_p(bekasi) == ["0.000015", "0.000037", "0.000042", "0.000015"]
    assert rank_table(signed_rank_of(bekasi.pairs, "drop")).rows == (
        ("0", "", "", "8", "–", "–", "–"),
        ("1", "17", "0", "", "9", "153", "0"),
        ("all", "17", "0", "8", "", "153", "0"),
    )
    assert "Rebuilt from the published counts" in pairs_shown(bekasi).figures[0].svg


def test_controls_of_study_two():
    """3 of 10 improved: 1/4, .083264517, .148914673."""
    state = pairs_of_study(load_study("bontang"), "control")
    assert shown_p(state) == ["0.250", "0.083", "0.149", "0.250"]


def test_hollander_and_wolfe_depression():
    """Published: V = 40, one-sided 5/256; nine patients, here with after and before exchanged."""
    x = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
    y = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
    state = replace(pairs_of(y, x), choices=Choices(alternative="greater"))
    test = signed_rank_of(state.pairs, "drop")
    assert test.statistic == 40
    assert chosen_p(test, state.choices) == pytest.approx(5 / 256, rel=1e-12)
    assert shown_p(state)[3] == "0.020"


@pytest.mark.parametrize("mothers", [1, 2, 3, 7, 10])
def test_whole_grid_of_counts(mothers):
    for improved in range(mothers + 1):
        for worsened in range(mothers + 1 - improved):
            state = yes_no(improved, mothers - improved - worsened, worsened)
            test = signed_rank_of(state.pairs, "drop")
            assert test.p_value() == pytest.approx(exact_sign_p(improved, worsened), rel=1e-12)
            shown = pairs_shown(state)
            assert all(figure.alt for figure in shown.figures)
            conclusion = shown.paragraphs[0]
            if improved + worsened == 0:
                assert conclusion.startswith(
                    "No mother changed, so there is nothing to test: p is 1."
                )
            else:
                below = exact_sign_p(improved, worsened) <= 0.05
                assert ("below 0.05" in conclusion) == below
                assert ("above 0.05" in conclusion) == (not below)
            counts = next(text for text in shown.paragraphs if text.startswith(f"Of {mothers} "))
            assert f"{improved} improved" in counts
            assert f"{worsened} got worse" in counts


@pytest.mark.parametrize(
    ("method", "continuity", "alternative", "zeros"),
    list(
        itertools.product(
            ["exact", "normal"],
            [False, True],
            ["two-sided", "greater", "less"],
            ["drop", "pratt", "split"],
        )
    ),
)
def test_whole_grid_of_choices(method, continuity, alternative, zeros):
    choices = Choices(method, zeros, alternative, continuity, alpha=0.1)
    # The verdict, what it takes, the counts; and the effect, where mothers could change both ways.
    counts = {(5, 3, 1): 4, (6, 0, 0): 3, (0, 4, 0): 3, (0, 2, 4): 4, (3, 0, 3): 4}
    for (improved, stayed, worsened), told in counts.items():
        state = yes_no(improved, stayed, worsened, choices=choices, asked=True)
        p = chosen_p(signed_rank_of(state.pairs, zeros), choices)
        if method == "exact":
            expected = exact_sign_p(improved, worsened, alternative)
            assert p == pytest.approx(expected, rel=1e-12)
        elif zeros == "drop":
            expected = normal_sign_p(improved, worsened, alternative, continuity)
            assert p == pytest.approx(expected, rel=1e-9)
        assert 0 < p <= 1
        assert len(pairs_shown(state).paragraphs) == told


@pytest.mark.parametrize("alpha", [0.05, 0.01])
def test_what_it_takes_over_all_counts_of_nine(alpha):
    """Fewest changed mothers, by trying every number who could improve or worsen instead."""
    for low, improved in [(a, b) for a in range(10) for b in range(a + 1)]:
        high = 9 - low
        for worsened in range(high + 1):
            pairs = (
                ((0.0, 1.0),) * improved
                + ((0.0, 0.0),) * (low - improved)
                + ((1.0, 0.0),) * worsened
                + ((1.0, 1.0),) * (high - worsened)
            )
            state = PairsState(pairs, *YES_NO, choices=Choices(alpha=alpha))
            now = exact_sign_p(improved, worsened) <= alpha
            distances = [
                abs(up - improved) + abs(down - worsened)
                for up in range(low + 1)
                for down in range(high + 1)
                if (exact_sign_p(up, down) <= alpha) != now
            ]
            flip = what_would_it_take(state)
            assert (flip and len(flip.mothers)) == min(distances, default=None)
            assert flip is None or flip.fewest


def test_the_mothers_it_takes_are_named_and_marked(bekasi):
    shown = pairs_shown(replace(bekasi, asked=True))
    told = shown.paragraphs[1]
    assert told.startswith("What would it take? 7 mothers with another outcome after: number ")
    # 16 improved against 6 who got worse: p is 0.0525.
    assert told.endswith("less fluent. Then p = 0.052. No smaller number of mothers is enough.")
    assert "Marked: mothers" in shown.figures[0].alt


@pytest.mark.parametrize("zeros", ["drop", "pratt", "split"])
def test_levels_and_measurements_show_everything(zeros):
    levels = pairs_of([1, 2, 3, 4, 5, 1, 2], [5, 2, 4, 4, 1, 2, 2])
    measured = pairs_of([20, 30, 40, 50, 60, 70.5], [25, 30, 37, 60, 61, 99])
    for state in (levels, measured):
        chosen = replace(state, asked=True, choices=Choices(zeros=zeros))
        shown = pairs_shown(chosen)
        assert shown.paragraphs[1].startswith("What would it take?")
        assert len(shown.tables[1].rows) >= 4
        test = signed_rank_of(state.pairs, zeros)
        assert float(shown.tables[1].rows[-1][5]) == test.positive_sum
        assert float(shown.tables[1].rows[-1][6]) == test.negative_sum
        for column, total in ((5, test.positive_sum), (6, test.negative_sum)):
            cells = [row[column] for row in shown.tables[1].rows[:-1] if row[column] != "–"]
            assert sum(map(float, cells)) == pytest.approx(total)


def test_nothing_typed_reaches_html_unescaped():
    state = PairsState(
        ((0.0, 1.0), (0.0, 0.0), (1.0, 1.0)), (0.0, 1.0), ("<b>no</b>", "<i>yes</i>")
    )
    for html in (pairs_shown(state).html(), pairs_shown(state).inline()):
        assert "<b>no" not in html
        assert "<i>yes" not in html


def test_up_to_five_different_numbers_are_levels():
    assert pairs_of([1, 2, 3], [4, 5, 5]).scale == (1, 2, 3, 4, 5)
    assert pairs_of([1, 2, 3], [4, 5, 6]).scale == ()
    assert pairs_of([2, 2], [2, 2]).scale == (2, 3)


def test_for_measurements_only_reversals_are_spoken_of():
    """4 up and 2 the same: no reversal gets below 0.05, but two more mothers up would: 1/32."""
    pairs = ((10.0, 14.0), (10.0, 15.0), (10.0, 16.0), (10.0, 17.0), (10.0, 10.0), (10.0, 10.0))
    words = pairs_shown(PairsState(pairs, asked=True)).paragraphs[1]
    assert "However many of these mothers' changes go the other way" in words
    six_up = (*pairs[:4], (10.0, 11.0), (10.0, 12.0))
    assert signed_rank_of(six_up, "drop").p_value() == pytest.approx(1 / 32)


def test_mothers_become_a_value_that_has_no_name() -> None:
    """6 of 6 up, coded 0 and 1, p = 1/32; with one down it is above 0.05 (coins: 14 of 64)."""
    told = pairs_shown(replace(pairs_of([0] * 6, [1] * 6), asked=True)).paragraphs[1]
    assert "number 6 with value 0" in told
