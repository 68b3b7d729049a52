"""Sentences that were false or absurd for some samples: a test of each rule, on many samples."""

from __future__ import annotations

import re
from random import Random

import pytest

import midwifery_stats as ms
from midwifery_stats.display.show import show


def lab_text(lab: object) -> str:
    return str(lab._repr_mimebundle_()["text/plain"])  # type: ignore[attr-defined]


def samples(random: Random) -> list[float]:
    kind = random.choice([range(100), range(3), [x / 10 for x in range(60)]])
    return [random.choice(kind) for _ in range(random.randint(3, 9))]


def r_normal(table: object) -> bool:
    """Whether R before 4.6 prints the normal p with continuity correction, by the whole table."""
    rows = table[table["procedure"].str.endswith("normal, continuity")]  # type: ignore[index]
    return bool(rows["software"].str.contains("R before 4.6 (wilcox", regex=False).any())


@pytest.mark.parametrize("seed", range(25))
def test_a_p_is_named_after_r_where_r_prints_it(seed: int) -> None:
    random = Random(seed)
    one = samples(random)
    other = [random.choice([x, x + random.randint(1, 9), x - 0.1, x + 0.2]) for x in one]
    printed = r_normal(ms.reanalyse_pairs(one, other))
    assert ("R before 4.6" in show(ms.wilcoxon_signed_rank(one, other)).text) == printed
    assert ("R before 4.6" in lab_text(ms.PairsLab(one, other))) == printed
    second = samples(random)
    printed = r_normal(ms.reanalyse_groups(one, second))
    assert ("R before 4.6" in show(ms.mann_whitney(one, second)).text) == printed
    assert ("R before 4.6" in lab_text(ms.GroupsLab(one, second))) == printed


def test_both_answers_come_up_among_these_samples() -> None:
    asked = [ms.reanalyse_pairs([0] * len(c), c) for c in ([1, 2, 3], [1, 1, 2])]
    assert [r_normal(table) for table in asked] == [False, True]


def test_within_groups_that_r_counts_no_column_is_named_after_r() -> None:
    lab = ms.GroupsLab([1, 1, 2], [2, 2, 3], first_before=[0, 0, 0], second_before=[1, 0, 0])
    assert "R before 4.6" not in lab_text(lab)
    assert "Normal, corrected" in lab_text(lab)


@pytest.mark.parametrize("seed", range(25))
def test_no_range_goes_from_a_value_to_itself(seed: int) -> None:
    random = Random(seed)
    first, second = ([random.choice([20, 20, 30]) for _ in range(n)] for n in (1, seed % 4 + 1))
    rates = random.choice([(0.3, 0.6), (1.0, 0.0)])
    drawn = ms.draw_studies(
        *rates, first_size=4, second_size=5, studies=random.choice([1, 2, 30]), seed=seed
    )
    for told in (show(ms.mann_whitney(first, second)).text, show(drawn).text):
        assert not re.search(r"from (p [=<] )?(-?[\d.]+) to (p [=<] )?\2\b(?!\.\d)", told)


def test_a_group_of_one_value_has_all_of_it() -> None:
    """Beside a group of many values it is drawn on a line, and has no range either."""
    told = show(ms.mann_whitney([20, 20, 20], [20.5, 21, 22.5, 23, 24.5, 26, 27])).text
    assert "first, 3 mothers: all 20." in told
    assert "second, 7 mothers: from 20.5 to 27, median 23." in told


def test_studies_that_find_nothing_are_no_others() -> None:
    drawn = ms.draw_studies(0.3, 0.4, first_size=4, second_size=4, studies=3, seed=1)
    assert "0 of 3" in show(drawn).text
    assert "The difference is there all the same" in show(drawn).text
    assert "others" not in show(drawn).text


def test_no_procedure_that_fits_is_not_zero_of_them() -> None:
    told = show(ms.reanalyse_groups([1, 1, 0], [0, 0, 1], reported="0.001")).text
    assert "None of them would be printed as reported." in told


def test_the_first_sentence_of_the_groups_lab_begins_with_a_capital() -> None:
    told = lab_text(ms.GroupsLab(ms.load_study("bontang")))
    assert "\nIntervention against control, Mann-Whitney" in told


def test_a_difference_found_the_wrong_way_round_is_told() -> None:
    """Where the truth is 55 against 45 of 100, some small studies are significant for 45."""
    drawn = ms.draw_studies(0.55, 0.45, first_size=12, second_size=12, studies=2000, seed=3)
    low = drawn.p <= 0.05
    turned = int((low & (drawn.differences < 0)).sum())
    assert 0 < turned < low.sum()
    assert f"{turned} of these found it the wrong way round." in show(drawn).text
    right = ms.draw_studies(0.9, 0.1, first_size=12, second_size=12, studies=50, seed=3)
    assert "wrong way" not in show(right).text
