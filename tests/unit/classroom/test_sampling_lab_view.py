"""Studies drawn from a chosen truth: repeatable, tested as SciPy tests, right in the long run."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import binom, fisher_exact

from midwifery_stats.classroom.labs.sampling_lab import drawn, with_number
from midwifery_stats.classroom.labs.sampling_view import (
    SamplingState,
    long_run_share,
    samples_shown,
    studies,
)

MANY = SamplingState(draws=3000, seed=7)


def enumerated_power(first_size, first_rate, second_size, second_rate, alpha):
    return sum(
        binom.pmf(a, first_size, first_rate) * binom.pmf(b, second_size, second_rate)
        for a in range(first_size + 1)
        for b in range(second_size + 1)
        if fisher_exact([[a, first_size - a], [b, second_size - b]]).pvalue <= alpha
    )


def test_the_same_seed_draws_the_same_studies_one_by_one_or_at_once():
    at_once = studies(MANY)
    few = studies(replace(MANY, draws=10))
    assert (few.first == at_once.first[:10]).all()
    assert (few.second == at_once.second[:10]).all()
    assert (few.p == at_once.p[:10]).all()
    assert (studies(replace(MANY, seed=8)).p != at_once.p).any()


def test_every_p_value_is_fishers():
    found = studies(replace(MANY, draws=200))
    for a, b, p in zip(found.first_successes, found.second_successes, found.p, strict=True):
        assert p == pytest.approx(fisher_exact([[a, 10 - a], [b, 10 - b]]).pvalue, rel=1e-9)


@pytest.mark.parametrize(("first", "second"), [(60, 30), (30, 30), (100, 30), (0, 0)])
def test_the_share_goes_to_the_enumerated_power(first, second):
    state = with_number(MANY, "first_percent", first, second_percent=second)
    power = enumerated_power(10, first / 100, 10, second / 100, 0.05)
    assert long_run_share(state) == pytest.approx(power, abs=1e-12)
    share = np.mean(studies(state).p <= 0.05)
    assert abs(share - power) <= 4 * np.sqrt(power * (1 - power) / 3000) + 1e-12


def test_shares_and_rates_are_those_of_the_truth():
    found = studies(MANY)
    assert found.first.mean() == pytest.approx(0.6, abs=4 * np.sqrt(0.24 / 30_000))
    assert found.second.mean() == pytest.approx(0.3, abs=4 * np.sqrt(0.21 / 30_000))


def test_another_truth_keeps_the_mothers():
    """A mother with a good outcome at 30% has it at 60% too."""
    low = studies(with_number(MANY, "first_percent", 30))
    assert (studies(MANY).first >= low.first).all()


def test_what_is_said_of_the_last_study():
    state = replace(MANY, draws=12)
    found = studies(state)
    words = samples_shown(state).paragraphs[0]
    assert f"Study 12: {found.first_successes[-1]} of 10 had enough milk with massage" in words
    assert f"{found.second_successes[-1]} of 10 without" in words
    missed = found.p[-1] > 0.05
    assert ("It missed the difference that is there." in words) == missed


def test_a_significant_study_the_wrong_way_round_is_told_as_such():
    state = SamplingState(55, 45, 3, 3, alpha=0.1, seed=1, draws=1000)
    found = studies(state)
    wrong = [n for n, d in enumerate(found.differences, 1) if d < 0 and found.p[n - 1] < 0.11]
    words = samples_shown(replace(state, draws=wrong[0])).paragraphs[0]
    assert "It found a difference, but the wrong way round." in words


def test_error_rate_and_power_are_named_for_what_they_are():
    assert "that is the power" in samples_shown(MANY).paragraphs[1]
    equal = with_number(MANY, "first_percent", 30)
    assert "that is the error rate" in samples_shown(equal).paragraphs[1]
    assert "alarm" in samples_shown(equal).paragraphs[0]


@pytest.mark.parametrize("draws", [0, 1, 3000])
@pytest.mark.parametrize("sizes", [(3, 3), (60, 3), (10, 25)])
@pytest.mark.parametrize("percents", [(0, 0), (100, 100), (100, 0), (50, 50)])
@pytest.mark.parametrize("method", ["exact", "normal", "continuity"])
def test_whole_grid_of_controls(draws, sizes, percents, method):
    state = SamplingState(*percents, *sizes, method=method, draws=draws)
    shown = samples_shown(state)
    assert len(shown.figures) == 3
    significant = int((studies(state).p <= 0.05).sum())
    assert shown.tables[0].rows[0][1:3] == (str(draws), str(significant))
    if percents in ((0, 0), (100, 100)):
        assert significant == 0


def test_what_cannot_be_is_refused():
    with pytest.raises(ValueError, match="from 0 to 100, not 101"):
        with_number(MANY, "first_percent", 101)
    with pytest.raises(ValueError, match="from 0 to 100, not -1"):
        with_number(MANY, "second_percent", -1)
    with pytest.raises(ValueError, match="3 to 60 mothers a group, not 61"):
        with_number(MANY, "first_size", 61)
    with pytest.raises(ValueError, match="3 to 60 mothers a group, not 2"):
        with_number(MANY, "second_size", 2)
    with pytest.raises(ValueError, match="from 0 to 999999, not -1"):
        with_number(MANY, "seed", -1)
    with pytest.raises(ValueError, match="The lab keeps 3000 studies"):
        drawn(MANY, 1)
