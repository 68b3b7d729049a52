"""The labs of cards, wards and many outcomes, against enumeration and SciPy."""

import itertools
import re
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom, fisher_exact, mannwhitneyu

import midwifery_stats as ms
from midwifery_stats.classroom.labs import card_lab, cluster_lab, multiplicity_lab
from midwifery_stats.classroom.labs.cluster_lab import ClusterState
from midwifery_stats.classroom.labs.multiplicity_lab import MultiplicityState


def test_cards_are_dealt_as_every_way_to_deal_them():
    """10 of 10 against 3 of 10: 1/323, and U of every deal as SciPy has it."""
    lab = ms.CardLab(ms.load_study("bontang"))
    assert lab.state.test.exact_fraction() == Fraction(1, 323)
    assert "0.003" in lab._board.value
    lab.deal(300)
    cards = np.array([*lab.state.groups.groups[0].after, *lab.state.groups.groups[1].after])
    for order, u in zip(card_lab.orders(lab.state), card_lab.statistics(lab.state), strict=True):
        assert sorted(order) == list(range(20))
        dealt = cards[order]
        assert mannwhitneyu(dealt[:10], dealt[10:]).statistic == u
    assert "Of your 300 deals" in lab._board.value


def test_deals_come_near_the_exact_share():
    lab = ms.CardLab([1, 2, 3, 5.5, 7], [2, 4, 6, 8, 9], seed=3)
    lab.deal(1000)
    lab.deal(1000)
    lab.deal(1000)
    values = [1, 2, 3, 5.5, 7, 2, 4, 6, 8, 9]
    observed = mannwhitneyu(values[:5], values[5:]).statistic
    every = [
        mannwhitneyu(
            [values[i] for i in first], [values[i] for i in range(10) if i not in first]
        ).statistic
        for first in itertools.combinations(range(10), 5)
    ]
    exact = np.mean([abs(u - 12.5) >= abs(observed - 12.5) for u in every])
    assert lab.state.test.p_value() == pytest.approx(exact)
    assert card_lab.as_far(lab.state) / 3000 == pytest.approx(exact, abs=0.03)


def test_the_same_seed_deals_the_same_cards():
    one, other = (ms.CardLab([0, 1, 1], [0, 0, 1], seed=4) for _ in range(2))
    one.deal(1)
    one.deal(99)
    other.deal(100)
    assert (card_lab.orders(one.state) == card_lab.orders(other.state)).all()


@pytest.mark.parametrize(("wards", "mothers", "alike"), [(1, 3, 50), (2, 4, 0), (3, 3, 100)])
def test_a_group_of_wards_against_enumeration(wards, mothers, alike):
    """Add up what every ward says and what every mother says."""
    share = alike / 100
    expected = np.zeros(wards * mothers + 1)
    for said in itertools.product((0, 1), repeat=wards):
        for yes in itertools.product(range(mothers + 1), repeat=wards):
            chance = 0.5**wards
            for ward, count in zip(said, yes, strict=True):
                chance *= binom.pmf(count, mothers, share * ward + (1 - share) / 2)
            expected[sum(yes)] += chance
    assert cluster_lab.group_chances(wards, mothers, alike) == pytest.approx(expected, abs=1e-12)


def test_false_alarms_of_wards_against_fisher():
    state = ClusterState(wards=2, mothers=4, alike=80)
    chances = cluster_lab.group_chances(2, 4, 80)
    expected = sum(
        chances[a] * chances[b]
        for a in range(9)
        for b in range(9)
        if fisher_exact([[a, 8 - a], [b, 8 - b]]).pvalue <= 0.05 * (1 + 1e-9)
    )
    assert cluster_lab.false_alarms(state) == pytest.approx(expected, abs=1e-12)
    assert cluster_lab.false_alarms(replace(state, alike=0)) <= 0.05 < expected


def test_drawn_wards_come_near_the_long_run():
    state = ClusterState(wards=2, mothers=10, alike=60, draws=3000)
    share = np.mean(cluster_lab.p_values(state) <= 0.05)
    assert share == pytest.approx(cluster_lab.false_alarms(state), abs=0.03)
    alone = cluster_lab.answers(replace(state, alike=100))
    assert (alone.all(axis=3) | ~alone.any(axis=3)).all(), "a ward speaks with one voice"


def test_many_outcomes_against_enumeration():
    state = MultiplicityState(outcomes=20, mothers=10, method="exact")
    one = sum(
        binom.pmf(a, 10, 0.5) * binom.pmf(b, 10, 0.5)
        for a in range(11)
        for b in range(11)
        if fisher_exact([[a, 10 - a], [b, 10 - b]]).pvalue <= 0.05 * (1 + 1e-9)
    )
    expected = 1 - (1 - one) ** 20
    assert multiplicity_lab.long_run(state, 0.05) == pytest.approx(expected, rel=1e-9)
    drawn = multiplicity_lab.p_values(replace(state, draws=2000))
    assert drawn.shape == (2000, 20)
    assert np.mean((drawn <= 0.05).any(axis=1)) == pytest.approx(expected, abs=0.035)


def test_many_outcomes_in_words():
    lab = ms.MultiplicityLab(20)
    lab.draw(1)
    low = int((multiplicity_lab.p_values(lab.state)[-1] <= 0.05).sum())
    assert f"Study 1: {low} of 20 outcomes have p at most 0.05" in lab._board.value
    shared = [row for row in lab.view(lab.state).tables[0].rows if row[1] == "0.0025"]
    assert float(re.sub("%", "", shared[0][3])) < 5
    lab.draw(100)
    assert "of your 101 studies" in lab._board.value


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: ms.ClusterLab(wards=7), "Wards in each group: write a number from 1 to 6, not 7."),
        (lambda: ms.MultiplicityLab(0), "Outcomes: write a number from 1 to 50, not 0."),
        (lambda: ms.CardLab([0, 1], [1, 0], seed=-1), "seed: write a number from 0 to 999999"),
    ],
)
def test_what_a_lab_cannot_start_from(make, sentence):
    with pytest.raises(ms.MidwiferyStatsError, match=re.escape(sentence)):
        make()


def test_cards_without_names_say_that_a_number_is_a_value():
    told = ms.CardLab([0, 0, 0, 1], [1, 1, 0, 1])._board.value
    assert "In the study: 1 of 4 with value 1 in group A, 3 of 4 in group B, so U is 4." in told
    named = pd.Categorical(["no", "no", "no", "yes"], ["no", "yes"], ordered=True)
    told = ms.CardLab(named, named)._board.value
    assert "In the study: 1 of 4 yes in group A, 1 of 4 in group B, so U is 8." in told


def test_the_long_run_says_how_common_a_yes_is():
    wards, many = cluster_lab.ClusterLab().view, multiplicity_lab.MultiplicityLab().view
    assert "if half of all mothers say yes" in wards(ClusterState()).paragraphs[-1]
    assert "yes for half of all mothers" in many(MultiplicityState()).paragraphs[-1]
