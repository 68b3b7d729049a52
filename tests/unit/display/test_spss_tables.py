"""SPSS's layout. The asymptotic values and counts were printed by PSPP 1.6 for the same data."""

import pytest

import midwifery_stats as ms

BEKASI = [0] * 17 + [1] * 8, [1] * 25
CONTROL = [0] * 10, [1] * 3 + [0] * 7
AFTER = [1] * 10, [1] * 3 + [0] * 7
MIXED = [0] * 19 + [1], [1] * 13 + [0] * 7  # 13 up, 1 down, 6 the same


def column(tables, title, at=0):
    frame = tables.tables[title]
    return dict(zip(frame.index, frame.iloc[:, at], strict=True))


def test_wilcoxon_of_bekasi():
    tables = ms.spss_tables(ms.wilcoxon_signed_rank(*BEKASI))
    assert column(tables, "Ranks") == {
        "Negative Ranks": "0ᵃ",
        "Positive Ranks": "17ᵇ",
        "Ties": "8ᶜ",
        "Total": "25",
    }
    assert column(tables, "Ranks", 1)["Positive Ranks"] == "9.00"
    assert column(tables, "Ranks", 2)["Positive Ranks"] == "153.00"
    assert column(tables, "Test Statistics") == {"Z": "-4.123ᵇ", "Asymp. Sig. (2-tailed)": ".000"}
    assert "b. Based on negative ranks." in tables.text
    assert "a. after < before" in tables.text


def test_wilcoxon_like_pspp():
    tables = ms.spss_tables(ms.wilcoxon_signed_rank(*MIXED))
    ranks = tables.tables["Ranks"]
    assert list(ranks.loc["Positive Ranks"]) == ["13ᵇ", "7.50", "97.50"]
    assert list(ranks.loc["Negative Ranks"]) == ["1ᵃ", "7.50", "7.50"]
    statistics = column(tables, "Test Statistics")
    assert statistics["Z"].startswith("-3.207")
    assert statistics["Asymp. Sig. (2-tailed)"] == ".001"


def test_z_is_never_positive_and_says_what_it_is_based_on():
    fallen = ms.spss_tables(ms.wilcoxon_signed_rank([2, 2, 2, 1], [1, 1, 1, 2]))
    assert column(fallen, "Test Statistics")["Z"].startswith("-")
    assert "Based on positive ranks." in fallen.text
    even = ms.spss_tables(ms.wilcoxon_signed_rank([0, 1], [1, 0]))
    assert column(even, "Test Statistics")["Z"] == ".000ᵇ"
    assert "The sum of negative ranks equals the sum of positive ranks." in even.text


def test_zeros_are_always_dropped_as_spss_does():
    dropped = ms.spss_tables(ms.wilcoxon_signed_rank([0, 0, 1, 3], [0, 2, 4, 2]))
    ranked = ms.spss_tables(ms.wilcoxon_signed_rank([0, 0, 1, 3], [0, 2, 4, 2], zeros="pratt"))
    assert dropped == ranked


def test_mann_whitney_of_bontang():
    tables = ms.spss_tables(ms.mann_whitney(*AFTER), groups=("intervention", "control"))
    assert list(tables.tables["Ranks"].loc["intervention"]) == ["10", "14.00", "140.00"]
    assert list(tables.tables["Ranks"].loc["control"]) == ["10", "7.00", "70.00"]
    assert column(tables, "Test Statistics") == {
        "Mann-Whitney U": "15.000",
        "Wilcoxon W": "70.000",
        "Z": "-3.199",
        "Asymp. Sig. (2-tailed)": ".001",
        "Exact Sig. [2*(1-tailed Sig.)]": ".007ᵇ",
    }
    assert "b. Not corrected for ties." in tables.text


def test_mann_whitney_is_the_same_with_the_groups_swapped():
    first = column(ms.spss_tables(ms.mann_whitney(*AFTER)), "Test Statistics")
    second = column(ms.spss_tables(ms.mann_whitney(*AFTER[::-1])), "Test Statistics")
    assert first == second


def test_exact_significance_only_up_to_forty_mothers():
    forty = ms.spss_tables(ms.mann_whitney(range(20), range(20, 40)))
    more = ms.spss_tables(ms.mann_whitney(range(20), range(20, 41)))
    assert "Exact Sig." in forty.text
    assert "Exact Sig." not in more.text


def test_tie_blind_p_is_the_reference_value():
    assert ms.mann_whitney(*AFTER).tie_blind_p() == pytest.approx(0.006841456, abs=5e-10)


def test_sign_test_is_binomial_up_to_25_changes_then_normal():
    few = ms.spss_tables(ms.sign_test(*CONTROL))
    assert column(few, "Frequencies")["Positive Differences"] == "3ᵇ"
    assert column(few, "Test Statistics") == {"Exact Sig. (2-tailed)": ".250ᵇ"}
    many = ms.spss_tables(ms.sign_test([0] * 30, [1] * 20 + [-1] * 10))
    # (20 - 15 - 0.5) / (0.5 sqrt(30)) = 1.643
    assert column(many, "Test Statistics") == {"Z": "-1.643", "Asymp. Sig. (2-tailed)": ".100"}


def test_mcnemar_is_binomial_up_to_25_changes_then_chi_square():
    few = ms.spss_tables(ms.mcnemar(*MIXED))
    assert few.tables["before & after"].to_numpy().tolist() == [["6", "13"], ["1", "0"]]
    assert column(few, "Test Statistics") == {"N": "20", "Exact Sig. (2-tailed)": ".002ᵇ"}
    before = [1] * 794 + [1] * 150 + [0] * 86 + [0] * 570
    after = [1] * 794 + [0] * 150 + [1] * 86 + [0] * 570
    many = column(ms.spss_tables(ms.mcnemar(before, after)), "Test Statistics")
    assert many == {"N": "1600", "Chi-Squareᵇ": "16.818", "Asymp. Sig.": ".000"}


def test_fisher_stands_among_the_chi_squares():
    tables = ms.spss_tables(ms.fisher_exact(*AFTER), outcome="milk", grouping="arm")
    assert tables.tables["arm * milk Crosstabulation"].to_numpy().tolist() == [
        ["0", "10", "10"],
        ["7", "3", "10"],
        ["7", "13", "20"],
    ]
    values = column(tables, "Chi-Square Tests")
    assert values["Pearson Chi-Square"] == "10.769ᵃ"
    assert values["Continuity Correctionᵇ"] == "7.912"
    assert values["Likelihood Ratio"] == "13.681"
    assert values["Linear-by-Linear Association"] == "10.231"
    exact = tables.tables["Chi-Square Tests"].loc["Fisher's Exact Test"]
    assert list(exact)[-2:] == [".003", ".002"]
    assert "2 cells (50.0%) have expected count less than 5" in tables.text


def test_fisher_without_a_difference_to_test():
    tables = ms.spss_tables(ms.fisher_exact([1, 1], [1, 1]))
    assert "No statistics are computed because outcome is a constant." in tables.text


def test_labels_are_escaped():
    html = ms.spss_tables(ms.mann_whitney(*AFTER), groups=("<i>", "&"))._repr_html_()
    assert "<i>" not in html
    assert "&lt;i&gt;" in html


def test_something_else_gets_one_clear_sentence():
    with pytest.raises(TypeError, match="SPSS tables are made of a test, not of a float"):
        ms.spss_tables(0.05)


def test_variables_are_named_in_the_readers_language_and_groups_as_the_test_has_them():
    ms.use_language("id")
    try:
        pairs = ms.spss_tables(ms.wilcoxon_signed_rank([1, 2, 3], [2, 4, 4]))
        assert "sesudah - sebelum" in pairs.text
        assert "Asymp. Sig. (2-tailed)" in pairs.text
        groups = ms.spss_tables(ms.mann_whitney([1, 2], [3, 4], groups=("pijat", "biasa")))
        assert "luaran, kelompok" in groups.text
        assert "Grouping Variable: kelompok" in groups.text
        assert "pijat" in groups.text
    finally:
        ms.use_language("en")
