"""A study that nobody here knows: a folder, two groups, three ordered levels, its own words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import midwifery_stats as ms
from midwifery_stats.studies.study import DataFileError, load_study, shipped_studies

LEVELS = ["scant", "fair {n}", "ample"]
GROUPS = ["massage {5 days}", "<b>rest</b>"]
CLAIMS = """claim_id,place,what,kind,reported,check,arguments
t-1,abstract,mothers in the sample,count,8,count,
t-2,results,mothers with ample milk,count,3,count,group=massage {5 days}; after=ample
t-3,results,share of them,percentage,75%,percentage,group=massage {5 days}; after=ample
t-4,results,both groups compared,p-value,0.086,mann_whitney,
t-5,results,before against after,p-value,"0,125",wilcoxon,group=massage {5 days}
t-6,results,threshold,alpha,"0,05",above_alpha,test=mann_whitney
"""


def field(name: str, kind: str = "string", **more: Any) -> dict[str, Any]:
    return {"name": name, "type": kind, "status": "published", **more}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "third"
    path.mkdir()
    rows = [
        *[(GROUPS[0], b, a) for b, a in ((0, 2), (0, 2), (1, 2), (0, 1))],
        *[(GROUPS[1], b, a) for b, a in ((0, 0), (1, 1), (0, 1), (0, 0))],
    ]
    pd.DataFrame(
        [
            (number, group, LEVELS[before], LEVELS[after], "A" if number % 2 else "B")
            for number, (group, before, after) in enumerate(rows, start=1)
        ],
        columns=["mother", "group", "before", "after", "education"],
    ).to_csv(path / "mothers.csv", index=False)
    (path / "claims.csv").write_text(CLAIMS, encoding="utf-8")
    outcome = {"categories": LEVELS, "categoriesOrdered": True}
    mothers = [
        field("mother", "integer"),
        field("group", categories=GROUPS),
        field("before", **outcome),
        field("after", **outcome),
        field("education", categories=["A", "B"]),
    ]
    claims = [field(name) for name in CLAIMS.splitlines()[0].split(",")]
    package = {
        "title": "A third {study}",
        "resources": [
            {"name": "mothers", "path": "mothers.csv", "schema": {"fields": mothers}},
            {"name": "claims", "path": "claims.csv", "schema": {"fields": claims}},
        ],
    }
    (path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return path


@pytest.fixture(params=["en", "id"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    ms.use_language(request.param)
    yield request.param
    ms.use_language("en")


@pytest.mark.parametrize("as_text", [True, False])
def test_the_folder_is_all_that_it_takes(folder: Path, language: str, as_text: bool) -> None:
    study = load_study(str(folder) if as_text else folder)
    assert (study.name, study.groups, study.is_rebuilt) == ("third", tuple(GROUPS), False)

    checked = ms.check_claims(study)
    assert list(checked["verdict"][:3]) == ["agrees"] * 3
    # By hand: midranks of 2 2 2 1 against 0 1 1 0 sum to 25 (expected 18); 3 of the 70 splits
    # reach 25 and 3 reach 11, so p = 6/70.
    assert checked.attrs["built_from"] == ()
    assert "3/35" in checked["explanation"][3]

    shown = ms.show(study)
    told = shown.html() + shown.text
    assert len(shown.figures) == 2
    assert "A third {study}" in shown.text
    assert "Massage {5 days}" in told
    assert "<b>rest</b>" not in shown.html()
    assert "&lt;b&gt;rest&lt;/b&gt;" in shown.html()
    assert all(level in shown.text for level in LEVELS)
    for words in ("rebuilt", "dibangun", "invented", "direkayasa"):
        assert words not in told

    pairs = ms.PairsLab(study, group=GROUPS[0])
    groups = ms.GroupsLab(study)
    for lab in (pairs, groups):
        written = lab._repr_mimebundle_()["text/html"]
        assert "<b>rest</b>" not in written
        assert "Rebuilt" not in written

    one, other = (study.mothers[study.mothers["group"] == name] for name in GROUPS)
    test = ms.mann_whitney(one["after"], other["after"])
    assert str(test.exact_fraction()) == "3/35"
    for tables in (
        ms.spss_tables(test, groups=tuple(GROUPS)),
        ms.spss_tables(ms.wilcoxon_signed_rank(one["before"], one["after"])),
    ):
        assert tables.text
    ms.show(study.mothers)
    ms.show(ms.cross_table(study.mothers["education"], study.mothers["after"]))


def test_a_users_own_columns_are_never_told_to_be_invented(language: str) -> None:
    """A table with the published studies' column names, and their sizes, that is her own."""
    own = pd.DataFrame(
        {
            "mother": range(1, 26),
            "before": pd.Categorical(["low"] * 25, ["low", "high"], ordered=True),
            "after": pd.Categorical(["high"] * 25, ["low", "high"], ordered=True),
            "education": ["a"] * 25,
            "parity": ["p", "q"] * 12 + ["p"],
        }
    )
    shown = [ms.show(own).text, ms.show(ms.cross_table(own["parity"], own["after"])).text]
    ms.use_language("en")
    assert not any("invented" in text or "rebuilt" in text for text in shown)
    mothers = load_study("bekasi").mothers
    assert "invented" in ms.show(mothers).text
    assert "invented" in ms.show(ms.cross_table(mothers["parity"], mothers["after"])).text


def test_what_a_paper_prints_by_group_is_not_told_to_be_invented() -> None:
    mothers = load_study("bontang").mothers
    by_group = ms.cross_table(mothers["education"], mothers["group"])
    assert "invented" not in ms.show(by_group).text
    assert "invented" in ms.show(ms.cross_table(mothers["education"], mothers["after"])).text


def test_the_shipped_studies_are_found_by_listing() -> None:
    assert shipped_studies() == ("bekasi", "bontang")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("mothers.csv", "../mothers.csv", "is not in its folder"),
        ('"after"', '"later"', "its columns should be mother, group, before, later"),
        ('"categoriesOrdered": true', '"categoriesOrdered": false', "needs ordered categories"),
        ('"resources"', '"things"', "cannot be used"),
        ('"mothers"', '"women"', "no table named mothers"),
    ],
)
def test_a_folder_that_does_not_hold_what_it_says(
    folder: Path, old: str, new: str, words: str
) -> None:
    path = folder / "datapackage.json"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(DataFileError, match=words) as error:
        load_study(folder)
    assert str(error.value).endswith("mend the file or its description in datapackage.json.")


def test_a_check_that_there_is_not_is_named(folder: Path) -> None:
    path = folder / "claims.csv"
    path.write_text(path.read_text("utf-8").replace("mann_whitney,", "man_whitney,"), "utf-8")
    with pytest.raises(DataFileError, match="Claim t-4 names the check man_whitney"):
        ms.check_claims(load_study(folder))
