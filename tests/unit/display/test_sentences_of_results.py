import pytest

import midwifery_stats as ms
from midwifery_stats.display.show import report_sentence
from midwifery_stats.inference.planning import smallest_n_groups

BEKASI = ms.wilcoxon_signed_rank([0] * 17 + [1] * 8, [1] * 25)
CONTROL = ms.wilcoxon_signed_rank([0] * 10, [1] * 3 + [0] * 7)
AFTER = ms.mann_whitney([1] * 10, [1] * 3 + [0] * 7)


def test_bekasi_is_told_right():
    told = ms.describe(BEKASI)
    for words in (
        "Wilcoxon signed-rank test. 25 mothers: 17 went up, 0 went down, 8 stayed the same.",
        "W+, the sum of the ranks of the mothers who went up, is 153; if H0 is true, 76.5",
        "Exact p-value, two-sided: p < 0.001 (the fraction 1/65536).",
        "matched-pairs rank-biserial 1.00 (95% interval",
        "In this sample ups outweigh downs.",
        "The p-value is not the probability that H0 is true.",
        "nor what caused it",
    ):
        assert words in told
    assert "0.000" not in told


def test_a_large_p_is_not_told_as_no_effect():
    told = ms.describe(CONTROL)
    assert "p = 0.250 (the fraction 1/4)" in told
    assert "does not show that there is no effect" in told
    assert "is not the probability" not in told


def test_one_sided_says_so():
    told = ms.describe(CONTROL, alternative="greater")
    assert "Exact p-value, one-sided: p = 0.125 (the fraction 1/8)." in told
    assert "at least this high" in told


@pytest.mark.parametrize(
    ("zeros", "words"),
    [
        ("drop", "do not count in this test"),
        ("pratt", "count on no side"),
        ("split", "count half up and half down"),
    ],
)
def test_what_became_of_those_who_stayed(zeros, words):
    assert words in ms.describe(ms.wilcoxon_signed_rank([0, 0, 1, 2], [1, 0, 3, 1], zeros=zeros))


def test_nothing_changed_is_told_in_its_note():
    test = ms.wilcoxon_signed_rank([1] * 4, [1] * 4)
    told = ms.describe(test)
    assert told.endswith(str(test.note))
    assert "Effect" not in told


def test_two_groups_are_told_right():
    told = ms.describe(AFTER, groups=("intervention", "control"))
    for words in (
        "1: 10 of 10 in the intervention group, 3 of 10 in the control group.",
        "100 meetings. In U = 85 of them",
        "p = 0.003 (the fraction 1/323)",
        "Risk difference 0.70 (95% interval 0.29 to 0.89).",
        "the intervention group is more often the higher one",
    ):
        assert words in told


def test_the_direction_follows_the_groups():
    mirrored = ms.mann_whitney([1] * 3 + [0] * 7, [1] * 10)
    assert "the second group is more often the higher one" in ms.describe(mirrored)
    balanced = ms.mann_whitney([1, 0], [1, 0])
    assert "neither group" in ms.describe(balanced)


def test_levels_between_two_are_told_as_such():
    import pandas as pd

    def ordered(*values):
        return pd.Categorical(values, categories=["low", "middle", "high"], ordered=True)

    told = ms.describe(ms.mann_whitney(ordered("low", "middle"), ordered("high", "high")))
    assert "Median: between low and middle in the first group" in told


def test_fisher_tests_frequencies():
    told = ms.describe(ms.fisher_exact([1] * 10, [1] * 3 + [0] * 7))
    assert told.startswith("Fisher's exact test.")
    assert "equally frequent in both groups" in told


def test_report_sentences():
    assert report_sentence(CONTROL).startswith(
        "Of 10 mothers, 3 went up, 0 went down and 7 stayed the same."
        " Wilcoxon signed-rank test: W+ = 6, exact two-sided p = 0.250; matched-pairs"
    )
    assert report_sentence(AFTER, groups=("massage", "no massage")) == (
        "1: 10 of 10 in the massage group, 3 of 10 in the no massage group. Mann-Whitney test:"
        " U = 85, exact two-sided p = 0.003; risk difference 0.70, 95% interval 0.29 to 0.89."
    )


def test_an_estimate_says_whether_no_effect_is_inside():
    assert "leaves out 0, the value of no effect" in ms.describe(ms.risk_difference(10, 10, 3, 10))
    assert "includes 0: no effect fits" in ms.describe(ms.risk_difference(5, 10, 4, 10))
    ratio = ms.describe(ms.odds_ratio(10, 10, 3, 10))
    assert "Odds ratio: ∞" in ratio
    assert "leaves out 1" in ratio


def test_too_many_mothers_to_count_is_said():
    many = ms.mann_whitney(list(range(700)), list(range(300, 1000)))
    told = ms.describe(many)
    assert "p-value by normal approximation" in told
    assert "Exact" not in told
    assert "asymptotic two-sided p" in report_sentence(many)


def test_a_study_says_that_it_is_rebuilt_and_where_it_is_from():
    study = ms.load_study("bontang")
    told = ms.describe(study)
    assert "rebuilt from the published totals" in told
    assert study.about["citation"] in told
    assert "Control, 10 mothers. Before: 10 insufficient, 0 sufficient." in told
    assert "After: 7 insufficient, 3 sufficient." in told


def test_other_results():
    assert "one of 4 values, from 0 to 6" in ms.describe(CONTROL.null)
    assert "200 random draws" in ms.describe(CONTROL.monte_carlo(200, 1))
    assert "mothers in each group are enough" in ms.describe(smallest_n_groups(0.9, 0.3))


def test_a_power_curve_says_what_it_supposes_and_when_it_is_enough():
    told = ms.describe(ms.power_curve(0.6, 0.3, sizes=range(3, 61)))
    assert "Suppose 60% do well in the first group and 30% in the second." in told
    enough = smallest_n_groups(0.6, 0.3).stays_from
    assert f"From {enough} mothers on it is 80% or more." in told


def test_studies_by_lot_are_counted():
    none = ms.draw_studies(0.3, 0.3, first_size=10, second_size=10, studies=200, seed=2)
    found = int((none.p <= 0.05).sum())
    assert f"{found} of 200 studies" in ms.describe(none)
    assert "though there is no difference" in ms.describe(none)
    some = ms.draw_studies(0.9, 0.3, first_size=10, second_size=10, studies=200, seed=2)
    assert "the others miss it" in ms.describe(some)


def test_a_p_value_and_an_interval_that_disagree_are_pointed_out():
    # 5 of 5 up: exact p = 1/16, but the normal p behind the interval is 0.025.
    assert "trust the exact p-value" in ms.describe(ms.wilcoxon_signed_rank([0] * 5, [1] * 5))
    assert "trust the exact" not in ms.describe(BEKASI) + ms.describe(CONTROL)


def test_a_one_sided_p_value_is_not_held_against_a_two_sided_interval():
    up = ms.wilcoxon_signed_rank([0] * 8, [1, 2, 3, 4, 5, 6, 7, 8])
    told = ms.describe(up, alternative="less")
    assert "Exact p-value, one-sided: p = 1." in told
    assert "trust the exact" not in told


def test_the_interval_that_is_on_the_other_side_is_named():
    # Fisher 3/91 = 0.033: the interval of the rank-biserial holds 0, that of the shares does not.
    told = ms.describe(ms.fisher_exact([1, 1, 1, 0], [1] + [0] * 10))
    assert "The interval of the two-sample rank-biserial is an approximation" in told


def test_fishers_two_sided_p_counts_by_likelihood_where_groups_are_unequal():
    assert "no more likely than this one" in ms.describe(ms.fisher_exact([1, 1, 1], [1] + [0] * 9))
    equal = ms.describe(ms.fisher_exact([1, 1, 1], [1, 0, 0]))
    assert "at least this far from what is expected" in equal


def test_an_effect_of_1_is_not_told_as_all_mothers_up():
    assert "rank-biserial 1.00" in ms.describe(CONTROL)
    assert "1 (all who changed went up)" in ms.describe(CONTROL)


def test_something_else_gets_one_clear_sentence():
    with pytest.raises(TypeError) as problem:
        ms.describe(0.05)
    assert str(problem.value) == (
        "There is no way to show or describe a float. Give a test, an estimate, a study, a null"
        " distribution, a power curve or a table."
    )
    with pytest.raises(TypeError, match="a list"):
        ms.show([1])


def test_group_names_of_a_user_are_escaped_in_html():
    shown = ms.show(AFTER, groups=("<script>x</script>", "&"))
    assert "<script>" not in shown.html() + shown.inline()
    assert "<script>x</script>" in shown.text


def test_an_exact_interval_promises_at_least_its_level_and_the_others_about():
    assert "in at least 95% of all studies" in ms.describe(ms.odds_ratio(9, 10, 3, 10))
    assert "in about 95% of all studies" in ms.describe(ms.risk_difference(9, 10, 3, 10))
