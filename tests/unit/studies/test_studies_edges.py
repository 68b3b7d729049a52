"""Where a check of a printed claim turns: at its limit, and one step to either side of it."""

from __future__ import annotations

import re
from fractions import Fraction

import pandas as pd
import pytest
from scipy.stats import binomtest, ttest_rel

from midwifery_stats.display.studies import _KINDS
from midwifery_stats.studies.checks.conclusions import no_difference_within
from midwifery_stats.studies.checks.counts import breastfed_and_parous, count
from midwifery_stats.studies.checks.elsewhere import (
    MISSING,
    cited_paired_t,
    possible_sizes,
    share_of_claims,
)
from midwifery_stats.studies.checks.p_values import p_text
from midwifery_stats.studies.checks.words import RANKS, SHARES, increase_by
from midwifery_stats.studies.ledger import Claim, Evidence
from midwifery_stats.studies.study import load_study


def claim(name: str = "it", reported: str = "", check: str = "count", **arguments: str) -> Claim:
    return Claim(
        claim_id=name,
        place="results",
        what="what",
        kind="count",
        reported=reported,
        check=check,
        arguments=arguments,
    )


def evidence(
    mothers: pd.DataFrame | None = None, *claims: Claim, rebuilt: bool = False
) -> Evidence:
    table = pd.DataFrame() if mothers is None else mothers
    return Evidence(table, {one.claim_id: one for one in claims}, rebuilt)


# --- words for shares -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "share", "verdict", "words"),
    [
        ("most", "1", "agrees_under_assumption", "is all"),
        ("most", "51/100", "agrees", "is more than half"),
        ("most", "1/2", "disagrees", "is exactly half"),
        ("most", "49/100", "disagrees", "is less than half"),
        ("nearly all", "76/100", "agrees", "more than three quarters"),
        ("nearly all", "1", "agrees_under_assumption", "is all"),
        ("nearly all", "3/4", "disagrees", "leaves out a quarter"),
        ("nearly all", "74/100", "disagrees", "more than a quarter are left"),
        ("nearly all", "1/3", "disagrees", "not more than half"),
        ("nearly half", "1/2", "disagrees", "exactly half"),
        ("nearly half", "1/4", "disagrees", "not more than a quarter"),
        ("nearly half", "49/100", "agrees", "less than half"),
        ("nearly half", "51/100", "disagrees", "more than half"),
        ("all", "1", "agrees", "is all"),
        ("all", "99/100", "disagrees", "is not"),
    ],
)
def test_a_word_turns_at_its_share(word: str, share: str, verdict: str, words: str) -> None:
    found, sentence = SHARES[word](Fraction(share))
    assert found == verdict
    assert words in sentence


@pytest.mark.parametrize(
    ("word", "part", "others", "verdict"),
    [
        # Of 10 mothers, 2 work; as many or more do something else.
        ("minority", 2, {"a": 2, "b": 6}, "agrees"),
        ("minority", 2, {"a": 3, "b": 5}, "agrees"),
        ("minority", 3, {"a": 2, "b": 5}, "disagrees"),
        ("minority", 2, {"a": 2, "not reported": 6}, "agrees_under_assumption"),
        ("majority", 6, {"a": 2, "b": 2}, "agrees"),
        ("majority", 4, {"a": 3, "b": 3}, "agrees_under_assumption"),
        ("majority", 4, {"a": 4, "b": 2}, "disagrees"),
        ("majority", 3, {"a": 4, "b": 3}, "disagrees"),
    ],
)
def test_the_smallest_and_the_largest_group(
    word: str, part: int, others: dict[str, int], verdict: str
) -> None:
    size = part + sum(others.values())
    assert RANKS[word](Fraction(part, size), part, others)[0] == verdict


# --- numbers ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("p", "written"),
    [
        (0.25, "0.250"),
        (0.001, "0.001"),
        (0.00099, "0.00099"),
        (0.0001, "0.00010"),
        (0.0000123, "0.000012"),
    ],
)
def test_p_has_three_decimals_or_two_digits(p: float, written: str) -> None:
    assert p_text(p) == written


def test_the_interval_of_those_who_changed_is_told_from_its_low_end_to_its_high() -> None:
    """3 of 10 control mothers changed; SciPy's Clopper-Pearson: 7% to 65%."""
    ends = binomtest(3, 10).proportion_ci(method="exact")
    study = load_study("bontang")
    found = no_difference_within(claim(group="control"), evidence(study.mothers))
    assert f"from {ends.low:.0%} to {ends.high:.0%} of mothers" in found.explanation
    assert (f"{ends.low:.0%}", f"{ends.high:.0%}") == ("7%", "65%")


def test_the_paired_t_bound_is_reached_by_the_most_scattered_scores() -> None:
    """Before, half have 1 and half 3; after, half 2 and half 6, the other way round.

    Both spreads are then as large as they can be and add up in the difference: no other scores
    with these means and ends have a larger p, and these have just the bound.
    """
    before, after = [1] * 5 + [3] * 5, [6] * 5 + [2] * 5
    cited = {
        "size": "10",
        "mean_before": "2",
        "lowest_before": "1",
        "highest_before": "3",
        "mean_after": "4",
        "lowest_after": "2",
        "highest_after": "6",
    }
    found = cited_paired_t(
        claim(reported="0.069", **{name: name for name in cited}),
        evidence(None, *(claim(name, reported=value) for name, value in cited.items())),
    )
    assert found.recomputed == f"p ≤ {p_text(ttest_rel(after, before).pvalue)}"


@pytest.mark.parametrize(
    ("whole", "percent", "shown"), [("50", "50%", "25 of 50"), ("40", "62.5%", "25 of 40")]
)
def test_numbers_of_a_share_are_written_as_whole_numbers(
    whole: str, percent: str, shown: str
) -> None:
    cited = [claim("part", "25"), claim("whole", whole), claim("percent", percent)]
    found = share_of_claims(
        claim(part="part", whole="whole", percent="percent"), evidence(None, *cited)
    )
    assert shown.split(" of ")[0] in found.explanation
    assert found.verdict == "agrees"
    assert "25.0" not in found.explanation + found.recomputed


@pytest.mark.parametrize(
    ("before", "printed", "verdict"),
    [
        (3, "4", "agrees"),  # from 3 to 7 are 4 more
        (3, "7", "agrees_under_assumption"),  # it reached 7
        (3, "3", "disagrees"),
        (3, "5", "disagrees"),
        (0, "7", "agrees"),  # from none to 7: both
        (7, "7", "agrees_under_assumption"),
    ],
)
def test_an_increase_is_told_from_what_it_reached(before: int, printed: str, verdict: str) -> None:
    flow = pd.CategoricalDtype(["low", "high"], ordered=True)
    mothers = pd.DataFrame(
        {
            "before": pd.Series(["high"] * before + ["low"] * (10 - before), dtype=flow),
            "after": pd.Series(["high"] * 7 + ["low"] * 3, dtype=flow),
        }
    )
    total = claim("total", printed)
    found = increase_by(claim(total="total"), evidence(mothers, total))
    assert found.verdict == verdict
    assert found.recomputed == str(7 - before)


@pytest.mark.parametrize(
    ("percent", "smallest", "also"), [("100%", 1, 100), ("50%", 2, 100), ("99%", 67, 100)]
)
def test_sizes_are_looked_for_from_one_mother_to_a_hundred(
    percent: str, smallest: int, also: int
) -> None:
    """66 of 67 is 98.5%, which may be printed as 99%; 65 of 66 is 98.48%."""
    found = possible_sizes(claim(reported=percent), evidence())
    sizes = [int(size) for size in found.recomputed.removeprefix("n = ").split(", ")]
    assert (min(sizes), max(sizes)) == (smallest, also)


def test_every_kind_of_a_ledger_is_one_that_can_be_translated() -> None:
    for study in ("bekasi", "bontang"):
        assert set(load_study(study).claims["kind"]) <= _KINDS


def test_what_is_missing_is_said_of_the_thing_that_is_missing() -> None:
    """The name of each sentence stands in it, or what the name means does."""
    words = {
        "volumes": "millilitres",
        "normality": "normality",
        "route": "road",
        "register": "register",
        "hours_of_emptying": "hours of emptying",
        "age_table": "age",
        "work_table": "working mothers",
        "parity_table": "pregnant",
        "rohani": "days of each mother",
        "numeneng": "scores",
        "sampling_frame": "draw from",
        "hospital_records": "hospital",
        "cited_weights": "name of the test",
        "cited_gains": "both times",
        "cited_ages": "ages",
        "massage_protocol": "massaged",
    }
    assert set(words) == set(MISSING)
    for name, word in words.items():
        assert word in MISSING[name], name
    assert len(set(MISSING.values())) == len(MISSING)


def test_a_share_that_is_printed_wrongly_is_not_excused() -> None:
    """7 of 10 breastfed before and 5 are called multiparous: 70% may be, 60% cannot."""
    mothers = load_study("bontang").mothers
    level = next(name for name in mothers["parity"].cat.categories if "multi" in name)
    chosen = {"group": "intervention", "breastfed_before": "yes", "parous": level}
    right = breastfed_and_parous(claim(reported="70%", **chosen), evidence(mothers))
    wrong = breastfed_and_parous(claim(reported="60%", **chosen), evidence(mothers))
    assert right.verdict == "agrees_under_assumption"
    assert wrong.verdict == "disagrees"
    assert "multiparous" not in wrong.explanation


# --- what mothers were built from -------------------------------------------------------------


def test_mothers_are_built_from_one_level_of_one_column() -> None:
    mothers = pd.DataFrame({"group": ["a", "b"], "before": ["low", "high"], "age": ["x", "y"]})

    def built(check: str = "count", *others: Claim, **arguments: str) -> bool:
        one = claim(check=check, **arguments)
        return evidence(mothers, one, *others, rebuilt=True).was_built_from(one)

    assert built(before="low")
    assert built(before="low", group="a")
    assert built(age="x", group="a", topic="anything")
    assert not built(before="low", age="x")  # two columns
    assert not built(before="low", age="x", group="a")
    assert not built(before="low|high")  # a sum of two levels
    assert not built(before="low", group="a|b")
    assert not built("word", before="low")
    # A percentage only where no count says the same.
    assert built("percentage", before="low")
    assert not built("percentage", claim("other", before="low"), before="low")
    assert built("percentage", claim("other", before="high"), before="low")
    one = claim(before="low")
    assert not evidence(mothers, one).was_built_from(one)


def test_every_sentence_of_a_word_has_its_place_for_the_amount() -> None:
    for judge in SHARES.values():
        for share in (Fraction(0), Fraction(1, 2), Fraction(1)):
            assert set(re.findall(r"{(\w+)}", judge(share)[1])) == {"word", "amount"}


CLAIMS = {
    "is more than three quarters": lambda share: share > Fraction(3, 4),
    "is most: more than a quarter are left": lambda share: Fraction(1, 2) < share < Fraction(3, 4),
    "leaves out a quarter": lambda share: share == Fraction(3, 4),
    "is exactly half": lambda share: share == Fraction(1, 2),
    "is not more than half": lambda share: share <= Fraction(1, 2),
    "is more than half": lambda share: share > Fraction(1, 2),
    "is less than half": lambda share: share < Fraction(1, 2),
    "is not more than a quarter": lambda share: share <= Fraction(1, 4),
    "is all": lambda share: share == 1,
    "is not": lambda share: share != 1,
}


@pytest.mark.parametrize("word", sorted(SHARES))
def test_what_a_sentence_says_of_a_share_is_true_of_it(word: str) -> None:
    for size in range(1, 25):
        for part in range(size + 1):
            share = Fraction(part, size)
            _verdict, sentence = SHARES[word](share)
            said = re.split(r"\{amount\} ", sentence)[-1]
            claim = next(known for known in CLAIMS if said.startswith(known))
            assert CLAIMS[claim](share), f"{part} of {size}: {sentence}"


@pytest.mark.parametrize(
    ("level", "words"),
    [("low", "hold 3 such mothers out of 5."), ("low|high", "hold 5 such mothers.")],
)
def test_a_count_names_the_size_unless_it_is_all(level: str, words: str) -> None:
    flow = pd.CategoricalDtype(["low", "high"], ordered=True)
    mothers = pd.DataFrame({"after": pd.Series(["low"] * 3 + ["high"] * 2, dtype=flow)})
    found = count(claim(reported=words.split()[1], after=level), evidence(mothers))
    assert words in found.explanation
    assert found.verdict == "agrees"
