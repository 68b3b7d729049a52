"""The script gives the committed mothers, and these keep every total that the papers print."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from midwifery_stats.studies.reconstruct import main

COMMITTED = Path(__file__).parents[3] / "data"
STUDIES = ("bekasi", "bontang")

# Typed from the papers' texts, independently of the script's own counts.
BEKASI_TOTALS = {
    ("age_group", "25-30"): 18,
    ("age_group", "37-42"): 2,
    ("age_group", "not reported"): 5,
    ("education", "senior high school"): 17,
    ("education", "higher education"): 8,
    ("work", "housewife"): 11,
    ("work", "private employee"): 6,
    ("work", "self-employed"): 6,
    ("work", "civil servant"): 2,
    ("parity", "multigravida"): 17,
    ("parity", "primigravida"): 8,
    ("before", "less fluent"): 17,
    ("before", "fluent"): 8,
    ("after", "fluent"): 25,
}
# Tenths of ten mothers: (intervention, control).
BONTANG_TOTALS = {
    ("age_group", "20-35"): (5, 5),
    ("education", "senior high school"): (5, 4),
    ("work", "housewife"): (6, 5),
    ("parity", "multipara"): (5, 6),
    ("breastfed_before", "yes"): (7, 6),
    ("before", "insufficient"): (10, 10),
    ("after", "sufficient"): (10, 3),
    ("after", "insufficient"): (0, 7),
}


def rows(folder: Path, study: str) -> list[dict[str, str]]:
    with (folder / study / "mothers.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("study", STUDIES)
def test_the_script_writes_the_committed_mothers_byte_for_byte(tmp_path: Path, study: str) -> None:
    main(["--into", str(tmp_path)])
    assert (tmp_path / study / "mothers.csv").read_bytes() == (
        COMMITTED / study / "mothers.csv"
    ).read_bytes()


@pytest.mark.parametrize("study", STUDIES)
def test_line_ends_and_encoding_are_the_same_on_every_system(study: str) -> None:
    for file in (COMMITTED / study).iterdir():
        content = file.read_bytes()
        assert b"\r" not in content
        assert content.endswith(b"\n")
        content.decode("utf-8")


@pytest.mark.parametrize("seed", [2024, 1])
def test_bekasi_keeps_every_published_total(tmp_path: Path, seed: int) -> None:
    main(["--into", str(tmp_path), "--seed", str(seed)])
    mothers = rows(tmp_path, "bekasi")
    assert [mother["mother"] for mother in mothers] == [str(number) for number in range(1, 26)]
    for (column, level), total in BEKASI_TOTALS.items():
        assert sum(mother[column] == level for mother in mothers) == total, (column, level)


@pytest.mark.parametrize("seed", [2024, 1])
def test_bontang_keeps_every_published_total(tmp_path: Path, seed: int) -> None:
    main(["--into", str(tmp_path), "--seed", str(seed)])
    mothers = rows(tmp_path, "bontang")
    assert [mother["mother"] for mother in mothers] == [str(number) for number in range(1, 21)]
    for place, group in enumerate(("intervention", "control")):
        members = [mother for mother in mothers if mother["group"] == group]
        assert len(members) == 10
        for (column, level), totals in BONTANG_TOTALS.items():
            assert sum(m[column] == level for m in members) == totals[place], (group, column)


def test_what_the_text_does_not_say_is_not_reported_and_never_guessed(tmp_path: Path) -> None:
    main(["--into", str(tmp_path)])
    mothers = rows(tmp_path, "bontang")
    for column in ("age_group", "education", "work", "parity"):
        assert {mother[column] for mother in mothers} - {"not reported"} == {
            level for name, level in BONTANG_TOTALS if name == column
        }


def test_another_seed_joins_the_columns_otherwise(tmp_path: Path) -> None:
    main(["--into", str(tmp_path), "--seed", "1"])
    assert rows(tmp_path, "bekasi") != rows(COMMITTED, "bekasi")
