import re

import pytest

import midwifery_stats as ms
from midwifery_stats.display.vocabulary import name_of_test
from midwifery_stats.inference.planning import smallest_n_groups
from midwifery_stats.inference.power import GROUP_METHODS, PAIR_METHODS

BEKASI = ms.wilcoxon_signed_rank([0] * 17 + [1] * 8, [1] * 25)
CONTROL = ms.wilcoxon_signed_rank([0] * 10, [1] * 3 + [0] * 7)
AFTER = ms.mann_whitney([1] * 10, [1] * 3 + [0] * 7)


def report_sentence(test, **how):
    (told,) = (words for words in ms.show(test, **how).paragraphs if words.startswith("For a rep"))
    return told.removeprefix("For a report: ")


def test_bekasi_is_told_right():
    told = ms.describe(BEKASI)
    for words in (
        "Wilcoxon signed-rank test. 25 mothers: 17 went up, 0 went down, 8 stayed the same.",
        "W+, the sum of the ranks of the mothers who went up, is 153; if H0 is true, 76.5",
        "Wilcoxon signed-rank test, exact, two-sided: p < 0.001 (the fraction 1/65536).",
        "matched-pairs rank-biserial 1.00 (exact 95% interval",
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
    assert "Wilcoxon signed-rank test, exact, one-sided: p = 0.125 (the fraction 1/8)." in told
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
    test = ms.wilcoxon_signed_rank([5] * 4, [5] * 4)
    told = ms.describe(test)
    assert told.endswith(str(test.note))
    assert "Effect" not in told
    # 0 of 4 who could go one way only: 1 - 0.025^(1/4) = 0.602.
    highest = ms.wilcoxon_signed_rank([1] * 4, [1] * 4)
    told = ms.describe(highest)
    assert str(highest.note) in told
    assert told.endswith("0 of 4, 0% (exact 95% interval 0% to 60%).")
    assert "Effect" not in told


def test_of_the_same_mothers_it_is_no_change_that_an_interval_holds():
    pairs = ms.paired_risk_difference([0, 0, 0, 0, 1], [1, 0, 0, 0, 0])
    assert "includes 0: no change fits" in ms.describe(pairs)
    assert "(no change)" in ms.show(pairs).text
    groups = ms.risk_difference(5, 10, 4, 10)
    assert "no change" not in ms.show(groups).text


def test_two_groups_are_told_right():
    told = ms.describe(AFTER, groups=("intervention", "control"))
    for words in (
        "1: 10 of 10 in the intervention group, 3 of 10 in the control group.",
        "Each mother of the intervention group is compared with each of the control group: 100"
        " comparisons. In U = 85 of them the intervention group is higher (a tie counts as half);"
        " if H0 is true, 50 is expected.",
        "Mann-Whitney test, exact, two-sided: p = 0.003 (the fraction 1/323)",
        "Effect: risk difference 70 percentage points (Newcombe 95% interval 29 to 89); 0 is no",
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
    assert report_sentence(BEKASI).startswith(
        "Of 25 mothers, 17 went up, 0 went down and 8 stayed the same."
        " Wilcoxon signed-rank test: W+ = 153, exact two-sided p < 0.001; matched-pairs"
    )
    assert report_sentence(AFTER, groups=("massage", "no massage")) == (
        "1: 10 of 10 in the massage group, 3 of 10 in the no massage group. Mann-Whitney test:"
        " U = 85, exact two-sided p = 0.003 (ties counted); risk difference 70 percentage points,"
        " Newcombe 95% interval 29 to 89."
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
    assert "estimated from 10000 random draws" in told
    assert "too many mothers to count" in told
    assert "exact" not in told.lower()
    assert "Monte Carlo two-sided p" in report_sentence(many)


def test_a_study_says_that_it_is_rebuilt_and_where_it_is_from():
    study = ms.load_study("bontang")
    told = ms.describe(study)
    assert "rebuilt from the published totals" in told
    assert study.about["citation"] in told
    assert "Control, 10 mothers. Before: 10 insufficient, 0 sufficient." in told
    assert "After: 7 insufficient, 3 sufficient." in told


def test_a_null_distribution_is_named_by_its_statistic():
    assert "W+ takes one of 4 values, from 0 to 6" in ms.describe(CONTROL.null)
    assert "W+" in ms.show(CONTROL.null).figures[0].alt
    assert "If H0 is true, U takes one of" in ms.describe(AFTER.null)
    counted = ms.describe(ms.sign_test([0, 0], [1, 1]).null)
    assert "the number who went up takes one of 3 values" in counted


def test_random_draws_are_told_with_what_others_would_give():
    assert "200 random draws" in ms.describe(CONTROL.monte_carlo(200, 1))


# Sizes and powers as a statistician worked them out in R: 60% against 30%, alpha 0.05.
@pytest.mark.parametrize(
    ("method", "name", "enough", "power_of_ten", "by_chance"),
    [
        ("fisher", "Fisher's exact test", 48, "12.3%", "1.3%"),
        ("boschloo", "Boschloo's test", None, "24.8%", "4.2%"),
        ("mid-p", "Fisher's test with mid-p", 44, "24.8%", "4.2%"),
    ],
)
def test_a_power_names_its_test_and_its_true_size(method, name, enough, power_of_ten, by_chance):
    curve = ms.power_curve(0.6, 0.3, sizes=range(3, 61), method=method)
    told = ms.describe(curve)
    assert "Suppose 60% do well in the first group and 30% in the second." in told
    assert f"p at most 0.05 in {name}." in told
    assert " 3 mothers in each group" in told
    if enough:
        assert (
            f"From {enough} mothers in each group on it is 80% or more in every size shown." in told
        )
    shown = ms.show(curve)
    assert shown.tables[0].caption == f"{name}: studies of some sizes"
    ten = next(row for row in shown.tables[0].rows if row[0] == "10")
    assert ten[1:3] == (power_of_ten, by_chance)
    assert "chance alone makes at most" in told


def test_a_hatched_area_names_the_test_that_cannot_reach_alpha():
    alt = ms.show(ms.power_curve(0.6, 0.3, sizes=range(3, 20))).figures[0].alt
    assert "with fewer than 4 mothers in each group, Fisher's exact test cannot give" in alt
    # Boschloo's test can, with 3 and 3: 1/32.
    other = ms.power_curve(0.6, 0.3, sizes=range(3, 20), method="boschloo")
    assert "cannot give" not in ms.show(other).figures[0].alt
    pairs = ms.show(ms.power_curve(0.6, sizes=range(3, 20))).figures[0].alt
    assert "with fewer than 6 mothers, McNemar's exact test cannot give" in pairs


def test_a_number_of_mothers_is_told_per_group_with_its_test():
    told = ms.describe(smallest_n_groups(0.9, 0.3))
    assert "A power of 80% in Fisher's exact test takes 12 mothers in each group" in told
    pairs = ms.describe(ms.smallest_n_pairs(0.9))
    assert "in McNemar's exact test takes" in pairs
    assert "in each group" not in pairs


def test_studies_by_lot_are_counted():
    none = ms.draw_studies(0.3, 0.3, first_size=10, second_size=10, studies=200, seed=2)
    found = int((none.p <= 0.05).sum())
    told = ms.describe(none)
    assert f"{found} of 200 studies" in told
    assert "have p at most 0.05 in Fisher's exact test." in told
    assert "There is no difference: each of these is a false alarm." in told
    some = ms.draw_studies(0.9, 0.3, first_size=10, second_size=9, studies=200, seed=2)
    assert "in the exact Mann-Whitney test. In the others the difference is there" in ms.describe(
        some
    )


def test_where_all_studies_find_it_no_others_are_spoken_of():
    all_of_them = ms.draw_studies(1.0, 0.0, first_size=10, second_size=10, studies=3, seed=1)
    told = ms.describe(all_of_them)
    assert "3 of 3 studies (100.0%) have p at most 0.05" in told
    assert "others" not in told
    no_alarm = ms.draw_studies(1.0, 1.0, first_size=5, second_size=5, studies=1, seed=1)
    assert "0 of 1 study (0.0%) has p at most 0.05" in ms.describe(no_alarm)
    assert "false alarm" not in ms.describe(no_alarm)


def test_a_one_sided_p_value_is_not_held_against_a_two_sided_interval():
    up = ms.wilcoxon_signed_rank([0] * 8, [1, 2, 3, 4, 5, 6, 7, 8])
    told = ms.describe(up, alternative="less")
    assert "Wilcoxon signed-rank test, exact, one-sided: p = 1." in told
    assert "trust the exact" not in told


def test_neither_the_exact_p_nor_the_interval_is_called_the_right_one():
    # 8 of 10 against 3 of 10: Fisher .070, Boschloo .041, Newcombe's interval 7 to 74 points.
    told = ms.describe(ms.fisher_exact([1] * 8 + [0] * 2, [1] * 3 + [0] * 7))
    assert told.startswith("Fisher's exact test. 1: 8 of 10")
    assert "Fisher's exact test, two-sided: p = 0.070" in told
    assert "50 percentage points (Newcombe 95% interval 7 to 74)" in told
    assert told.endswith("Report both: neither overrules the other.")


@pytest.mark.parametrize(
    ("changes", "p", "words"),
    [
        # 2 of 32 ways of the signs; in SPSS's normal approximation .043.
        ([1, 2, 3, 4, 5], "0.063", "leaves out the value of no change. It is an approximation"
         " and can be too narrow, most of all with few mothers; the exact p holds."),
        ([-1, -3, 3, 4, -5, 6, 6, 8, 9, 9], "0.049", "holds the value of no change. It is an"
         " approximation and can be too wide; the exact p holds."),  # 50 of 1024
    ],
)  # fmt: skip
def test_of_several_sizes_of_change_the_exact_p_holds(changes, p, words):
    told = ms.describe(ms.wilcoxon_signed_rank([0] * len(changes), changes))
    assert f"two-sided: p = {p}" in told
    assert told.endswith(words)
    assert "stricter" not in told
    assert "overrules" not in told


@pytest.mark.parametrize("changed", [3, 4, 5, 6])
def test_of_one_size_of_change_p_and_interval_never_differ(changed):
    test = ms.wilcoxon_signed_rank([0] * changed + [1], [1] * changed + [1])
    told = ms.describe(test)
    assert "exact 95% interval" in told
    assert "All the same" not in told


def test_an_end_close_to_no_effect_is_not_written_as_no_effect():
    told = ms.describe(ms.mann_whitney([7, 8, 9], [1, 2, 3]))
    low = re.search(r"95% interval ([\d.]+) to 1.00", told)[1]
    assert 0 < float(low) < 0.005
    assert "leaves out the value of no effect" in told


def test_medians_are_not_what_is_tested():
    told = ms.describe(ms.mann_whitney([1, 2, 9], [3, 4, 5]))
    assert "Median: 2 in the first group (3 mothers), 4 in the second group (3 mothers)." in told
    uneven = ms.describe(ms.mann_whitney([1, 2, 9, 7], [3]))
    assert "Median: 4.5 in the first group (4 mothers), 3 in the second group (1 mother)." in uneven
    assert "The test compares ranks, not these medians" in told
    assert "medians" not in ms.describe(AFTER)


@pytest.mark.parametrize(
    ("test", "labels"),
    [
        (
            ms.wilcoxon_signed_rank([0] * 5, [1] * 5),
            [
                "exact",
                "normal approximation (SPSS)",
                "normal, with continuity correction (R before 4.6)",
            ],
        ),
        (
            # No ties and no zeros: R before 4.6 counts exactly, too.
            ms.wilcoxon_signed_rank([0] * 4, [1, 2, 3, -4]),
            ["exact", "normal approximation (SPSS)", "normal, with continuity correction"],
        ),
        (
            # SPSS leaves zeros out; it does not rank them.
            ms.wilcoxon_signed_rank([0] * 4, [0, 1, 1, -1], zeros="pratt"),
            ["exact", "normal approximation", "normal, with continuity correction"],
        ),
        (ms.sign_test([0] * 25, [1] * 25), ["exact (SPSS)"]),
        (
            ms.sign_test([0] * 26, [1] * 26),
            ["exact", "normal, with continuity correction (SPSS)"],
        ),
        (
            ms.mcnemar([0] * 25, [1] * 25),
            ["exact (SPSS)", "chi-square", "chi-square, with continuity correction (R)"],
        ),
        (
            ms.mcnemar([0] * 26, [1] * 26),
            ["exact", "chi-square", "chi-square, with continuity correction (SPSS, R)"],
        ),
        (ms.fisher_exact([1, 1, 0], [0, 0, 1]), ["exact (SPSS, R)"]),
        (
            ms.mann_whitney([1, 2, 3], [4, 5, 6]),
            ["exact", "normal approximation (SPSS)", "normal, with continuity correction"],
        ),
    ],
)
def test_a_program_is_named_only_for_what_it_prints(test, labels):
    table = ms.show(test).tables[1]
    assert [name for name, _p in table.rows] == labels
    one_sided = ms.show(test, alternative="greater").tables[1]
    assert not [name for name, _p in one_sided.rows if "(" in name]


def test_fishers_two_sided_p_counts_by_likelihood_where_groups_are_unequal():
    assert "no more likely than this one" in ms.describe(ms.fisher_exact([1, 1, 1], [1] + [0] * 9))
    equal = ms.describe(ms.fisher_exact([1, 1, 1], [1, 0, 0]))
    assert "at least this far from what is expected" in equal


def test_an_effect_of_1_is_not_told_as_all_mothers_up():
    assert "rank-biserial 1.00" in ms.describe(BEKASI)
    assert "1 (all who changed went up)" in ms.describe(BEKASI)


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


@pytest.mark.parametrize(
    ("estimate", "words"),
    [
        (
            ms.hodges_lehmann(ms.wilcoxon_signed_rank([1.5, 2, 4, 7, 8, 9], [3, 5, 8, 9, 9, 12])),
            "in at least 95% of all studies, if the differences are spread evenly",
        ),
        (
            ms.hodges_lehmann(ms.mann_whitney([3, 5, 8, 9, 9.5], [1, 2, 4, 7, 6.5])),
            "in at least 95% of all studies, if the outcomes of both groups have the same shape",
        ),
        (
            ms.wilcoxon_signed_rank([0] * 3, [1, 2, -3]).effect(),
            "if large changes are as likely to be up as small ones",
        ),
    ],
)
def test_an_interval_names_what_it_takes_for_granted(estimate, words):
    assert words in ms.describe(estimate)


def test_an_exact_interval_promises_at_least_its_level_and_the_others_about():
    assert "in at least 95% of all studies" in ms.describe(ms.odds_ratio(9, 10, 3, 10))
    assert "in about 95% of all studies" in ms.describe(ms.risk_difference(9, 10, 3, 10))


def test_one_of_a_thing_is_not_told_as_many():
    assert "1 coin: +1." in ms.show(ms.signed_ranks([1], [2])).figures[0].alt
    assert "from 1 random draw:" in ms.describe(CONTROL.monte_carlo(1, 1))
    assert "1 mother: 1 went up" in ms.describe(ms.sign_test([0], [1]))
    assert "Of 1 mother, 1 went up" in report_sentence(ms.wilcoxon_signed_rank([0], [1]))
    ranks = ms.describe(ms.group_ranks([1], [2, 3]))
    assert "sum 1, mean 1 (1 mother)." in ranks
    assert "sum 5, mean 2.5 (2 mothers)." in ranks


def test_a_negative_number_needed_to_treat_says_what_it_counts():
    words = "The number is negative: it counts mothers treated for one success less."
    assert words in ms.describe(ms.number_needed_to_treat(0, 5, 5, 5))
    assert words in ms.describe(ms.number_needed_to_treat(2, 5, 3, 5))
    assert words not in ms.describe(ms.number_needed_to_treat(3, 5, 2, 5))


@pytest.mark.parametrize("rates", [(0.5, 0.5), (1.0, 1.0), (0.0, None)])
def test_where_there_is_nothing_to_find_no_study_finds_it(rates):
    told = ms.describe(ms.power_curve(*rates, sizes=range(3, 12)))
    assert "There is nothing to find: each study with p at most 0.05 in " in told
    assert "find it" not in told
    assert "80%" not in told


def test_a_power_that_is_never_reached_is_not_told_as_lost():
    never = ms.describe(ms.power_curve(0.6, 0.3, sizes=range(3, 12)))
    assert "It does not reach 80% here." in never
    # SPSS's curve reaches 80% with 41 and 42 mothers in each group, and not with 43.
    lost = ms.describe(ms.power_curve(0.6, 0.3, sizes=range(40, 44), method="normal"))
    assert "It does not stay at 80% or above here." in lost


def test_one_other_study_is_not_told_as_many():
    for seed in range(50):
        drawn = ms.draw_studies(0.6, 0.1, first_size=8, second_size=8, studies=2, seed=seed)
        told = ms.describe(drawn)
        assert ("In the other one the difference" in told) == ("1 of 2 studies" in told)
        assert "In the others" not in told
        assert ("The difference is there all the same" in told) == ("0 of 2 studies" in told)


def test_outcomes_of_pairs_that_a_printed_p_allows_are_named():
    told = ms.describe(ms.pairs_reporting("0.046", pairs=4))
    assert told.startswith("2 outcomes give the printed p-value by Wilcoxon, normal: ")
    assert "0 better and 4 worse; 4 better and 0 worse. The other mothers stayed" in told
    none = ms.describe(ms.pairs_reporting("0.046", pairs=3))
    assert none == "No outcome of so many pairs gives the printed p-value by Wilcoxon, normal."


def test_the_test_of_a_power_is_named_for_each_method():
    """Corrected for continuity, by mid-p: what is named is what was asked for."""
    words = {"exact": "exact", "mid-p": "mid-p", "normal": "normal", "continuity": "continuity"}
    for method, word in words.items():
        assert word in name_of_test(method, 1), method
    assert "continuity" not in name_of_test("normal", 1)
    for groups, methods in ((1, PAIR_METHODS), (2, GROUP_METHODS)):
        names = [name_of_test(method, groups, equal=False) for method in methods]
        assert len(set(names)) == len(methods)


def test_an_alpha_of_four_digits_is_told_with_four():
    told = ms.describe(
        ms.draw_studies(0.9, 0.1, first_size=9, second_size=9, studies=2, seed=1, alpha=0.0125)
    )
    assert "have p at most 0.0125 in" in told
    third = ms.draw_studies(0.9, 0.1, first_size=9, second_size=9, studies=2, seed=1, alpha=1 / 30)
    assert "have p at most 0.0333 in" in ms.describe(third)


def test_the_ranks_of_both_directions_are_summed():
    """1, 2 and 2 up, 3 down: the ranks are 1, 2.5, 2.5 and 4; who stayed has none."""
    told = ms.describe(ms.signed_ranks([5, 5, 5, 5, 5], [6, 7, 7, 2, 5]))
    assert "W+ = 6 (ranks with +), W− = 4 (ranks with −)." in told
    assert "because they stayed the same: 1." in told


def test_mothers_are_drawn_only_where_both_groups_are_small():
    """Mothers, chances and effect; of one group too large to draw, mothers of neither."""
    few, many = [1, 2, 4], list(range(1_000))
    assert len(ms.show(ms.mann_whitney(few, [1, 3])).figures) == 3
    for first, second in ((few, many), (many, few)):
        alts = [figure.alt for figure in ms.show(ms.mann_whitney(first, second)).figures]
        assert not any("median" in alt for alt in alts)
        assert len(alts) == 2


def test_a_mean_rank_has_two_decimals():
    """Up by 1, 2 and 2, down by 3: the mean of the ranks 1, 2.5 and 2.5 is 2."""
    for after, written in (([6, 7, 7, 2], "2.00"), ([6, 7, 8, 1], "2.00"), ([6, 7, 9, 2], "2.33")):
        (table, *_others) = ms.show(ms.wilcoxon_signed_rank([5] * 4, after)).tables
        assert table.rows[0][2] in (written, written.rstrip("0").rstrip(".")), table.rows


@pytest.mark.parametrize(
    ("first", "words"),
    [(51, "1 percentage point "), (49, "-1 percentage point "), (52, "2 percentage points ")],
)
def test_one_percentage_point_is_told_as_one(first, words):
    told = ms.describe(ms.risk_difference(first, 100, 50, 100))
    assert f": {words}" in told


def test_a_curve_speaks_of_the_sizes_shown_and_of_no_other():
    """Mid-p, 65% against 40%: 80.3% with 60 in each group, 79.0% with 62 (enumerated)."""
    curve = ms.power_curve(0.65, 0.40, sizes=range(3, 61), method="mid-p")
    assert ms.power_groups(62, 62, 0.65, 0.40, method="mid-p") < 0.8
    told = ms.describe(curve)
    assert "From 60 mothers in each group on it is 80% or more in every size shown." in told
