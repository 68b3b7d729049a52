"""The ledger holds every figure that the papers state, where they state it, as they print it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from midwifery_stats.studies.checks import CHECKS
from midwifery_stats.studies.ledger import read_ledger
from midwifery_stats.studies.study import load_study

STUDIES = ("bekasi", "bontang")

# How often each number is printed in the papers' texts, counted there and not in the ledger.
# Left out: the background of the introductions, theory in the discussions, years, numbers of
# tables and list items. {how often: which numbers}.
PRINTED = {
    "bekasi": {
        16: "25",
        11: "17",
        10: "68%",
        9: "2",
        6: "100%",
        4: "8",
        3: "15 6 8%",
        2: "20 30 18 5 3 32% 24% 0.000 0,000 0,05",
        1: "27 1 11 10 37 42 72% 73% 44% 6,5 65% 2,5 180 36 144 "
        "1.100 1.987.124 165.982 162.099 96.504",
    },
    "bontang": {
        17: "10",
        10: "100% 50%",
        9: "15",
        6: "20 60% 0,05",
        5: "35",
        4: "3 70%",
        3: "7 0.05",
        2: "6 0 40% 30% 71,4% 73,3% 284,85 0,000 0,001 0,002 0,083 0,004",
        1: "25 5 2 78 130 90 0.002 0.083 0.004",
    },
}
# Which parts of the paper state a figure, typed from the papers.
PLACES = {
    ("bekasi", "wilcoxon"): [
        *("abstract", "results, table 4.3.1", "discussion 3", "conclusion"),
    ],
    ("bontang", "mann_whitney"): ["abstract", "results, table 6", "discussion, effect"],
    ("bontang", "correlational_design"): ["abstract", "methods"],
    ("bontang", "wilcoxon"): [
        *("abstract", "abstract", "results, table 4", "results, table 5"),
        *("discussion, intervention group", "discussion, control group"),
    ],
    ("bekasi", "schedule"): ["methods", *["discussion 2"] * 2, *["discussion 3"] * 2],
    ("bekasi", "called_average"): [
        *("abstract", "abstract", "results, table 4.2.5", "results, table 4.2.6"),
        *("discussion 2", "discussion 2"),
    ],
    ("bontang", "cited_wilcoxon"): ["introduction", "discussion, effect"],
    ("bontang", "possible_sizes"): ["introduction", "discussion, intervention group"],
}
OTHER_ARGUMENTS = {
    *("topic", "missing", "word", "test", "names", "days", "times", "hours", "survey", "months"),
    *("parts", "populations", "men", "women", "capital", "bands", "total", "part", "whole"),
    *(
        "parous",
        "said",
        "percent",
        "size",
        "mean",
        "lowest",
        "highest",
        "mean_before",
        "lowest_before",
    ),
    *("highest_before", "mean_after", "lowest_after", "highest_after"),
}


def numbers_printed(study: str) -> Counter[str]:
    years = re.compile(r"20(20|24)")
    strings = [years.sub("", text) for text in load_study(study).claims["reported"]]
    return Counter(n for text in strings for n in re.findall(r"\d+(?:[.,]\d+)*%?", text))


@pytest.mark.parametrize("study", STUDIES)
def test_every_printed_number_is_in_the_ledger_as_often_as_in_the_paper(study: str) -> None:
    assert numbers_printed(study) == {
        number: often for often, numbers in PRINTED[study].items() for number in numbers.split()
    }


@pytest.mark.parametrize(("study", "check"), PLACES)
def test_a_figure_stands_in_the_ledger_for_every_place_that_states_it(
    study: str, check: str
) -> None:
    claims = load_study(study).claims
    assert list(claims.loc[claims["check"] == check, "place"]) == PLACES[study, check]


def test_the_p_value_printed_with_letters_is_kept_as_printed() -> None:
    claims = load_study("bekasi").claims
    assert list(claims.loc[claims["kind"] == "p-value", "reported"]) == [
        *("o, ooo", "0.000", "0.000", "0,000", "0,000"),
    ]


@pytest.mark.parametrize("study", STUDIES)
def test_ids_are_unique_and_run_through_the_paper(study: str) -> None:
    ids = list(load_study(study).claims["claim_id"])
    assert ids == [f"{study}-{number:03d}" for number in range(1, len(ids) + 1)]


def test_there_are_at_least_90_rows() -> None:
    assert sum(len(load_study(study).claims) for study in STUDIES) >= 90


@pytest.mark.parametrize("study", STUDIES)
def test_every_argument_is_one_that_some_check_reads(study: str) -> None:
    """A misspelt column would be skipped in silence, and a misspelt id would not be found."""
    loaded = load_study(study)
    known = OTHER_ARGUMENTS | set(loaded.mothers)
    ledger = read_ledger(loaded.claims)
    for claim in ledger.values():
        assert claim.check in CHECKS, claim.claim_id
        assert set(claim.arguments) <= known, claim.claim_id
        named = re.findall(rf"{study}-\d+", " ".join(claim.arguments.values()))
        assert set(named) <= set(ledger), claim.claim_id


@pytest.mark.parametrize("study", STUDIES)
def test_no_topic_stands_alone(study: str) -> None:
    claims = read_ledger(load_study(study).claims).values()
    topics = Counter(c.arguments["topic"] for c in claims if "topic" in c.arguments)
    assert topics
    assert min(topics.values()) > 1


def test_every_check_is_used() -> None:
    used = {check for study in STUDIES for check in load_study(study).claims["check"]}
    assert used == set(CHECKS)


@pytest.mark.parametrize("study", STUDIES)
def test_the_readme_tells_the_sizes(study: str) -> None:
    readme = (Path(__file__).parents[3] / "data" / "README.md").read_text(encoding="utf-8")
    (row,) = [line for line in readme.splitlines() if line.startswith(f"| `{study}`")]
    loaded = load_study(study)
    assert row.endswith(f"| {len(loaded.mothers)} | {len(loaded.claims)} |")
