import re
import subprocess
import sys
from html.parser import HTMLParser

import numpy as np
import pandas as pd
import pytest

import midwifery_stats as ms
from midwifery_stats.display.studies import MothersTold

DRAW = np.random.default_rng(7)
BEKASI = ms.load_study("bekasi")
BONTANG = ms.load_study("bontang")
MASSAGED, CONTROL = (
    BONTANG.mothers[BONTANG.mothers["group"] == name] for name in ("intervention", "control")
)


class Page(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.words, self.alts, self.opened = [], [], []
        self.feed(html)
        assert self.opened == [], "tags left open"

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "img":
            self.alts.append(found["alt"])
        else:
            self.opened.append(tag)

    def handle_endtag(self, tag):
        assert self.opened.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return "".join(self.words)


RESULTS = {
    "bekasi": BEKASI,
    "bontang": BONTANG,
    "wilcoxon": ms.wilcoxon_signed_rank(BEKASI.mothers["before"], BEKASI.mothers["after"]),
    "measured pairs": ms.wilcoxon_signed_rank([1, 5, 2.5, 9], [2, 4, 7.5, 9]),
    "one mother": ms.wilcoxon_signed_rank([0], [1]),
    "sixty mothers": ms.wilcoxon_signed_rank(DRAW.integers(0, 5, 60), DRAW.integers(0, 5, 60)),
    "all zero": ms.wilcoxon_signed_rank([1, 1, 1], [1, 1, 1]),
    "sign": ms.sign_test([0, 0, 1], [1, 1, 1]),
    "mcnemar": ms.mcnemar(CONTROL["before"], CONTROL["after"]),
    "mann-whitney": ms.mann_whitney(MASSAGED["after"], CONTROL["after"]),
    "fisher": ms.fisher_exact(MASSAGED["after"], CONTROL["after"]),
    "both alike": ms.mann_whitney([1, 1], [1, 1]),
    "large groups": ms.mann_whitney(DRAW.normal(size=90), DRAW.normal(size=90)),
    "estimate": ms.risk_difference(10, 10, 3, 10),
    "odds ratio": ms.odds_ratio(10, 10, 3, 10),
    "null": ms.wilcoxon_signed_rank([0] * 5, [1] * 5).null,
    "claims": ms.check_claims(BEKASI),
    "one claim": ms.check_claims(BEKASI).head(1),
    "ledger": BONTANG.claims,
    "mothers": BONTANG.mothers,
    "reanalysis": ms.reanalyse_groups(MASSAGED["after"], CONTROL["after"], reported="0.004"),
    "reanalysis of pairs": ms.reanalyse_pairs(CONTROL["before"], CONTROL["after"]),
    "samples": ms.samples_reporting("0.004", first_size=10, second_size=10),
    "no samples": ms.samples_reporting("0.004", first_size=2, second_size=2),
    "signed ranks": ms.signed_ranks([1, 2, 3], [2, 2, 1]),
    "group ranks": ms.group_ranks([1, 2], [2, 3]),
    "frequency": ms.frequency_table(BEKASI.mothers["education"]),
    "cross": ms.cross_table(BONTANG.mothers["group"], BONTANG.mothers["after"]),
    "plain": pd.DataFrame({"anything": [1.5, 2.0], "else": ["x", "<y>"]}),
    "curve": ms.power_curve(0.6, 0.3, sizes=range(3, 61)),
    "curve of pairs": ms.power_curve(0.3, sizes=[10, 4], method="normal"),
    "studies by lot": ms.draw_studies(0.3, 0.3, first_size=10, second_size=9, studies=40, seed=1),
    "no studies": ms.draw_studies(0.3, 0.6, first_size=5, second_size=5, studies=0),
}


@pytest.fixture(params=RESULTS, ids=str)
def shown(request):
    return ms.show(RESULTS[request.param])


def test_nothing_is_lost_in_plain_text(shown):
    bundle = shown._repr_mimebundle_()
    page = Page(bundle["text/html"])
    assert page.alts == [figure.alt for figure in shown.figures]
    for alt in page.alts:
        assert alt in bundle["text/plain"]
    for paragraph in shown.paragraphs:
        assert paragraph in bundle["text/plain"]
        assert paragraph in page.text
    for table in shown.tables:
        for cell in (*table.headings, *sum(table.rows, ()), *table.notes):
            assert cell in bundle["text/plain"]
            assert cell in page.text


def test_both_html_forms_are_well_formed(shown):
    Page(shown.html())
    Page(shown.inline())


def test_every_picture_is_well_formed_and_named(shown, read):
    for figure in shown.figures:
        read(figure)
        assert figure.alt.strip()


def test_it_is_stable(shown):
    assert shown.text == str(shown)
    assert " at 0x" not in shown.text + shown.html()


def test_it_never_says_zero_or_nan(shown):
    assert not re.search(r"\bp = 0[.,]0+\b|\bnan\b|\binf\b", shown.text)


def test_numbers_come_from_the_test():
    shown = ms.show(RESULTS["mann-whitney"], groups=("intervention", "control"))
    test = RESULTS["mann-whitney"]
    ranks, p_values = shown.tables
    assert ranks.rows == (("intervention", "10", "14", "140"), ("control", "10", "7", "70"))
    assert [float(p) for _name, p in p_values.rows] == [
        round(test.p_value(), 3),
        round(test.p_value("normal"), 3),
        round(test.p_value("normal", continuity=True), 3),
    ]


def test_rebuilt_rows_say_so_wherever_they_stand():
    for name in ("bekasi", "bontang", "mothers"):
        shown = ms.show(RESULTS[name])
        assert "rebuilt from the published totals" in shown.text
        assert all("ebuilt from published totals" in figure.alt for figure in shown.figures)


def test_invented_joins_warn_and_published_ones_do_not():
    mothers = BONTANG.mothers
    invented = ms.show(ms.cross_table(mothers["education"], mothers["after"]))
    of_each_group = ms.show(ms.cross_table(mothers["group"], mothers["education"]))
    published = ms.show(ms.cross_table(mothers["group"], mothers["after"]))
    own = ms.show(ms.cross_table(pd.Series(["a", "b", "a"], name="education"), ["x", "y", "x"]))
    assert "invented" in invented.text
    assert "invented" not in of_each_group.text + published.text + own.text


def test_frequencies_are_those_of_the_study():
    shown = ms.show(ms.frequency_table(BEKASI.mothers["before"]))
    assert shown.tables[0].rows[0] == ("less fluent", "17", "68.0%")
    assert shown.tables[0].headings == ("Before", "Count", "Percent")


def test_claims_tell_their_verdicts_in_words():
    shown = ms.show(RESULTS["claims"])
    assert "agrees under an assumption" in shown.text
    assert "agrees_under_assumption" not in shown.text
    counts = RESULTS["claims"]["verdict"].value_counts()
    assert f"disagrees {counts['disagrees']}" in shown.sentence


def test_reanalysis_names_what_matches():
    shown = ms.show(RESULTS["reanalysis"])
    assert "Mann-Whitney, normal, no tie correction, one-sided (greater)" in shown.sentence
    assert "1 of them would be printed as reported" in shown.sentence


def test_no_sample_at_all_is_said():
    assert ms.show(RESULTS["no samples"]).sentence == (
        "No sample of these sizes gives the printed p-value by Mann-Whitney, normal."
    )
    assert "4 samples give the printed p-value by Mann-Whitney, normal: 0 against 6; 4" in (
        ms.show(RESULTS["samples"]).sentence
    )


def test_shown_and_figures_pass_through():
    shown = ms.show(BEKASI)
    assert ms.show(shown) is shown
    assert ms.show(shown.figures[0]).figures == shown.figures[:1]


def test_a_picture_takes_milliseconds(within):
    from midwifery_stats.display.null import null_chart

    draw = np.random.default_rng(1)
    test = ms.wilcoxon_signed_rank(draw.integers(0, 9, 30), draw.integers(0, 9, 30))
    null = test.null
    with within(0.3):  # a few ms each
        for _ in range(20):
            null_chart(null, test.statistic)


LOOKALIKES = {
    "mothers": {"mother": [1], "before": [1], "after": [2], "education": ["x"]},
    "procedures": {"procedure": ["x"], "alternative": ["two-sided"], "p": [0.5], "matches": [True]},
    "frequencies": {"count": [3], "percent": [100.0]},
    "claims": {"claim_id": [1], "verdict": ["agrees"], "place": ["x"]},
    "ranks": {"difference": [1], "rank": [1.0], "sign": [1], "signed_rank": [1.0]},
}


@pytest.mark.parametrize("columns", LOOKALIKES.values(), ids=LOOKALIKES)
def test_a_readers_own_table_is_shown_as_it_is(columns):
    shown = ms.show(pd.DataFrame(columns))
    assert shown.figures == ()
    assert shown.sentence == f"A table of 1 row and {len(columns)} columns."
    assert "invented" not in shown.text


def test_a_part_of_a_table_is_told_as_its_kind_while_it_can_be():
    mothers = BONTANG.mothers
    some = ms.show(mothers[mothers["group"] == "control"].copy())
    assert "10 mothers. Before: 10 insufficient" in some.sentence
    assert "rebuilt" in some.sentence
    without = ms.show(mothers[["mother", "age_group"]])
    assert without.sentence == "A table of 20 rows and 2 columns."
    assert "A table of" in ms.show(ms.check_claims(BEKASI).describe()).sentence
    assert "A table of" in ms.show(RESULTS["cross"].T).sentence
    assert "A table of" in ms.show(RESULTS["frequency"].head(0)).sentence


def test_a_cross_table_is_told_row_by_row_without_empty_cells():
    table = ms.cross_table(BEKASI.mothers["before"], BEKASI.mothers["after"])
    told = (
        "Before: less fluent, 17 in all. Of these, After: 17 fluent."
        " Before: fluent, 8 in all. Of these, After: 8 fluent."
    )
    shown = ms.show(table)
    assert told in shown.sentence
    assert told in shown.figures[0].alt
    unnamed = ms.show(ms.cross_table(["a"], ["b"]))
    assert unnamed.tables[0].caption == "Rows (rows) by Columns (columns)"


BIG = {
    "likert pairs": lambda draw: ms.wilcoxon_signed_rank(*draw.integers(1, 6, (2, 2000))),
    "untied pairs": lambda draw: ms.wilcoxon_signed_rank(*draw.normal(size=(2, 800))),
    "any table": lambda draw: pd.DataFrame({"value": draw.normal(size=100_000)}),
    "signed ranks": lambda draw: ms.signed_ranks(*draw.normal(size=(2, 500))),
    "frequencies": lambda draw: ms.frequency_table(draw.normal(size=5_000)),
    "cross table": lambda draw: ms.cross_table(*draw.integers(0, 300, (2, 3000))),
}


@pytest.mark.parametrize("name", BIG)
def test_what_is_large_is_shown_within_two_seconds(name, within):
    result = BIG[name](np.random.default_rng(3))
    with within(2):
        shown = ms.show(result)
        html, text = shown.html(), shown.text
    assert len(html) < 2_000_000
    assert name.endswith("pairs") or "The first 200 of" in text
    assert ("The first 40 of 301 columns" in text) == (name == "cross table")
    if name == "likert pairs":
        assert "Wilcoxon signed-rank test, exact, two-sided" in text
        assert len(shown.figures) == 1  # the effect: its 2 million null values are not counted


def test_the_first_show_of_a_test_does_without_scipys_statistics():
    code = (
        "import sys, midwifery_stats as ms\n"
        "for test in (ms.mann_whitney([1, 2], [3, 4]), ms.fisher_exact([1, 1], [0, 0]),"
        " ms.wilcoxon_signed_rank([1, 2], [2, 4])):\n"
        "    ms.show(test).html(); ms.describe(test); ms.spss_tables(test)\n"
        "print(sorted({'scipy.stats', 'scipy.optimize'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_column_is_shown_as_a_table():
    shown = ms.show(BEKASI.mothers["before"].head(3))
    assert len(shown.tables[0].rows) == 3
    assert shown.sentence == "A table of 3 rows and 1 column."


def test_an_interval_without_ends_is_not_written():
    told = ms.describe(ms.number_needed_to_treat(5, 10, 3, 10))
    assert told.startswith("Number needed to treat: 5.00. The interval of the risk difference")
    assert "∞ to" not in told


def test_mothers_have_their_own_columns_in_any_order():
    (table,) = MothersTold(BEKASI.mothers.iloc[::-1]).tables
    assert table.headings[::5] == ("Mother", "Before")
    assert len(table.headings) == 7
    assert len(table.rows) == 25


def test_a_way_of_several_is_not_told_as_following_from_the_totals():
    shown = ms.show(BEKASI.mothers)
    assert shown.text.count("The rows are rebuilt from the published totals.") == 1
    assert "Before and after follow from these totals" in shown.sentence
    unsettled = BEKASI.mothers.copy()
    unsettled.attrs["reconstructed"] = {"before": "", "after": ""}
    told = ms.show(unsettled).sentence
    assert "this is one way of several" in told
    assert "follow from these totals" not in told
