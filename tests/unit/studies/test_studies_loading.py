"""Loading a study: what it gives, and one clear sentence when it cannot."""

from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from midwifery_stats.studies.study import DataFileError, Study, load_study, read_study

DATA = Path(__file__).parents[3] / "data"
STUDIES = ("bekasi", "bontang")
AGAIN = "install midwifery-stats again or take a fresh copy of the project."


def fields(study: str) -> list[tuple[str, dict[str, Any]]]:
    package = json.loads((DATA / study / "datapackage.json").read_text(encoding="utf-8"))
    return [
        (resource["name"], field)
        for resource in package["resources"]
        for field in resource["schema"]["fields"]
    ]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA / "bekasi", tmp_path / "bekasi"))


def test_outcomes_are_ordered_from_worse_to_better() -> None:
    bekasi, bontang = load_study("bekasi").mothers, load_study("bontang").mothers
    for when in ("before", "after"):
        assert bekasi[when].cat.ordered
        assert list(bekasi[when].cat.categories) == ["less fluent", "fluent"]
        assert bontang[when].cat.ordered
        assert list(bontang[when].cat.categories) == ["insufficient", "sufficient"]
    assert bekasi["education"].cat.ordered
    assert bekasi["parity"].cat.ordered
    # "not reported" has no place in an order, and neither has work or a group.
    assert not bekasi["age_group"].cat.ordered
    assert not bekasi["work"].cat.ordered
    assert not bontang["group"].cat.ordered


def test_columns_and_sizes() -> None:
    assert list(load_study("bekasi").mothers) == [
        *("mother", "age_group", "education", "work", "parity", "before", "after")
    ]
    assert list(load_study("bontang").mothers) == [
        *("mother", "group", "age_group", "education", "work", "parity"),
        *("breastfed_before", "before", "after"),
    ]
    assert list(load_study("bekasi").mothers["mother"]) == list(range(1, 26))
    assert list(load_study("bontang").mothers["mother"]) == list(range(1, 21))


def test_about_says_where_it_comes_from_and_what_is_reconstructed() -> None:
    about = load_study("bontang").about
    assert "Jurnal Cakrawala Ilmiah" in about["citation"]
    assert about["licence"] == "CC-BY-4.0"
    assert "invented" in about["reconstruction"]
    assert (load_study("bekasi").about["year"], about["year"]) == (2024, 2023)


def test_each_call_gives_fresh_tables() -> None:
    first = load_study("bekasi")
    first.mothers.loc[:, "after"] = "less fluent"
    del first.claims["place"]
    second = load_study("bekasi")
    assert (second.mothers["after"] == "fluent").all()
    assert "place" in second.claims


def test_a_study_is_frozen() -> None:
    study = load_study("bekasi")
    assert isinstance(study, Study)
    with pytest.raises(dataclasses.FrozenInstanceError):
        study.name = "bontang"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("bekas", 'There is no study "bekas". Write "bekasi" or "bontang"'),
        ("", 'There is no study "". Write "bekasi" or "bontang"'),
        (2, 'There is no study 2. Write "bekasi" or "bontang"'),
        (["bekasi"], 'There is no study [\'bekasi\']. Write "bekasi" or "bontang"'),
    ],
)
def test_a_wrong_name_is_answered_in_one_sentence(name: Any, sentence: str) -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011
        load_study(name)
    assert str(error.value) == f"{sentence}, or the path of a folder that holds a datapackage.json."


@pytest.mark.parametrize("file", ["mothers.csv", "claims.csv", "datapackage.json"])
def test_a_missing_file_is_named(copy: Path, file: str) -> None:
    (copy / file).unlink()
    with pytest.raises(DataFileError) as error:
        read_study(copy, "bekasi")
    assert str(error.value) == f"The data file {file} of the study bekasi is missing: {AGAIN}"


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("mothers.csv", "1,not", "one,not", "row 1 of the column mother holds 'one'"),
        ("mothers.csv", "2,37-42,", "2,37-43,", "row 2 of the column age_group holds '37-43'"),
        ("mothers.csv", "3,not reported", "3,", "row 3 of the column age_group holds ''"),
        (
            "mothers.csv",
            "work,parity",
            "parity,work",
            "its columns should be mother, age_group, education, work, parity, before, after",
        ),
        ("claims.csv", ",p-value,", ",pvalue,", "row 11 of the column kind holds 'pvalue'"),
    ],
)
def test_a_corrupt_table_says_what_and_where(
    copy: Path, file: str, old: str, new: str, problem: str
) -> None:
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataFileError) as error:
        read_study(copy, "bekasi")
    assert str(error.value) == (
        f"The data file {file} of the study bekasi cannot be used, because {problem}: {AGAIN}"
    )


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("mothers.csv", b""),
        ("mothers.csv", b'mother,age_group\n1,"unclosed\n'),
        ("mothers.csv", b"\xff\xfe\x00"),
        ("datapackage.json", b"{"),
    ],
)
def test_a_file_that_is_no_table_or_no_json_is_named(copy: Path, file: str, content: bytes) -> None:
    (copy / file).write_bytes(content)
    with pytest.raises(DataFileError) as error:
        read_study(copy, "bekasi")
    message = str(error.value)
    assert message.startswith(f"The data file {file} of the study bekasi cannot be used, because ")
    assert message.endswith(AGAIN)
    assert "\n" not in message


@pytest.mark.parametrize("study", STUDIES)
def test_the_data_package_is_valid(study: str) -> None:
    report = Package(str(DATA / study / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])


def test_the_data_package_notices_a_wrong_level(copy: Path) -> None:
    mothers = copy / "mothers.csv"
    mothers.write_text(mothers.read_text(encoding="utf-8").replace("37-42", "36-42", 1), "utf-8")
    assert not Package(str(copy / "datapackage.json")).validate().valid


@pytest.mark.parametrize("study", STUDIES)
def test_every_column_is_described_with_its_status(study: str) -> None:
    for resource, field in fields(study):
        assert field["type"] in {"string", "integer"}
        assert field["description"].endswith(".")
        assert field["statusNote"].endswith(".")
        statuses = {"mothers": {"published", "reconstructed"}, "claims": {"published", "compiled"}}
        assert field["status"] in statuses[resource]


@pytest.mark.parametrize("study", STUDIES)
def test_levels_and_the_values_that_validation_allows_are_the_same(study: str) -> None:
    with_levels = [field for _resource, field in fields(study) if "categories" in field]
    assert with_levels
    for field in with_levels:
        assert field["categories"] == field["constraints"]["enum"]


def test_only_the_outcomes_and_the_groups_count_as_published() -> None:
    published = {
        study: {
            field["name"]
            for resource, field in fields(study)
            if resource == "mothers" and field["status"] == "published"
        }
        for study in STUDIES
    }
    assert published == {"bekasi": {"before", "after"}, "bontang": {"group", "before", "after"}}
