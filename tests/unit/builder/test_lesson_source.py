"""Reading a percent source."""

from __future__ import annotations

import pytest

from lessons.builder.source import LessonError, guarded, lesson_paths, read_lesson


def test_cells_come_in_order_with_text_and_tags(example):
    cells = read_lesson(example).cells
    assert [cell.cell_type for cell in cells[:3]] == ["markdown", "code", "markdown"]
    assert cells[0].source == "# Counting mothers\n\nFive minutes."
    assert cells[4].source == "25 / 2"
    assert cells[4].metadata == {"tags": ["run"]}


def test_an_id_stays_when_other_cells_are_added(example):
    before = {cell.source: cell.id for cell in read_lesson(example).cells}
    text = example.read_text(encoding="utf-8")
    example.write_text(text.replace("# %% tags", '# %%\n"new"\n\n# %% tags', 1), encoding="utf-8")
    after = {cell.source: cell.id for cell in read_lesson(example).cells}
    assert after.pop('"new"') not in before.values()
    assert after == before


def test_equal_cells_have_different_ids(example):
    ids = [cell.id for cell in read_lesson(example).cells]
    assert len(set(ids)) == len(ids)
    study, recap = (
        cell for cell in read_lesson(example).cells if cell.source == "There are 25 mothers."
    )
    assert recap.id == f"{study.id}-2"


def test_no_metadata_of_this_machine_are_kept(example):
    metadata = read_lesson(example).metadata
    assert set(metadata) == {"kernelspec", "language_info"}
    assert metadata.language_info == {"name": "python"}


@pytest.mark.parametrize("name", ["97", "97_counting", "src/lessons/97_counting.py"])
def test_a_lesson_is_found_by_number_name_or_path(example, name):
    assert lesson_paths([name], folder=example.parent) == [example]


def test_a_wrong_name_lists_the_lessons(example):
    with pytest.raises(LessonError, match=r"^There is no lesson '98'. .* are: 97_counting.$"):
        lesson_paths(["98"], folder=example.parent)


def test_a_learner_can_change_only_the_cells_made_for_it(example):
    text = example.read_text(encoding="utf-8").replace('["vary"]', '["vary", "change"]')
    example.write_text(text, encoding="utf-8")
    made = guarded(read_lesson(example), lesson="97_counting", language="id")
    assert made.metadata["midwifery"] == {"lesson": "97_counting", "language": "id"}
    assert all(cell.metadata["deletable"] is False for cell in made.cells)
    (hers,) = (cell for cell in made.cells if "editable" not in cell.metadata)
    assert hers.metadata["midwifery"] == {"source": "20 / 2"} == {"source": hers.source}
    assert {cell.metadata.get("editable") for cell in made.cells if cell is not hers} == {False}
