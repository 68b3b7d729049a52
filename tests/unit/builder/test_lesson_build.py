"""Building and checking a notebook from a small lesson."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest

from lessons.build import built, checked, chosen, main, strays


@pytest.fixture
def notebooks(built_once, tmp_path):
    """A copy of it, to be changed."""
    return Path(shutil.copytree(built_once, tmp_path / "notebooks"))


@pytest.fixture
def change(notebooks):
    """Change the built notebook with a function of it."""
    path = notebooks / "en" / "97_counting.ipynb"

    def change(edit):
        notebook = nbformat.read(path, as_version=4)
        edit(notebook)
        nbformat.write(notebook, path)

    return change


def test_a_built_notebook_holds_results_and_passes_the_check(example, notebooks):
    notebook = nbformat.read(notebooks / "en" / "97_counting.ipynb", as_version=4)
    assert [
        output.data["text/plain"] for cell in notebook.cells for output in cell.get("outputs", [])
    ] == ["12.5", "10.0"]
    assert checked(example, "en", notebooks=notebooks) == []


def test_building_again_gives_the_same_file(example, notebooks):
    path = notebooks / "en" / "97_counting.ipynb"
    before = path.read_bytes()
    path.unlink()
    built(example, "en", notebooks=notebooks)
    assert path.read_bytes() == before


def test_a_text_that_arrives_in_pieces_is_one(example, notebooks):
    code = "import time\nprint(1, flush=True)\ntime.sleep(0.5)\nprint(2)"
    example.write_text(example.read_text(encoding="utf-8").replace("20 / 2", code))
    assert built(example, "en", notebooks=notebooks) == []
    notebook = nbformat.read(notebooks / "en" / "97_counting.ipynb", as_version=4)
    assert [output.text for output in notebook.cells[6].outputs] == ["1\n2\n"]


def test_a_lab_keeps_its_picture_and_loses_its_random_names(example, notebooks):
    code = "import ipywidgets\nclass Lab(ipywidgets.VBox):\n" + (
        "    def _repr_mimebundle_(self, **options):\n"
        "        bundle = super()._repr_mimebundle_(**options)\n"
        "        return bundle | {'text/plain': 'a lab', 'text/html': '<p>a lab</p>'}\n"
        "Lab()"
    )
    example.write_text(example.read_text(encoding="utf-8").replace("20 / 2", code))
    assert built(example, "en", notebooks=notebooks) == []
    notebook = nbformat.read(notebooks / "en" / "97_counting.ipynb", as_version=4)
    (output,) = notebook.cells[6].outputs
    assert output.data == {"text/plain": "a lab", "text/html": "<p>a lab</p>"}
    assert "widgets" not in notebook.metadata


@pytest.mark.parametrize(
    ("edit", "complaint"),
    [
        (
            lambda notebook: notebook.cells[4].update(source="26 / 2"),
            "cell 5 differs from its source (text)",
        ),
        (
            lambda notebook: notebook.cells[4].metadata.update(tags=["compare"]),
            "cell 5 differs from its source (tags)",
        ),
        (
            lambda notebook: notebook.cells.insert(4, notebook.cells.pop(3)),
            "cell 4 differs from its source (type, text, tags, id)",
        ),
        (lambda notebook: notebook.cells.pop(), "it ends before cell 10 of its source"),
        (
            lambda notebook: notebook.cells.append(nbformat.v4.new_markdown_cell("more")),
            "cell 11 is not in its source",
        ),
        (
            lambda notebook: notebook.cells[4].update(execution_count=None),
            "its code cells were not executed once, in order (they are: 1, not run, 3)",
        ),
        (
            lambda notebook: notebook.cells[4].update(execution_count=7),
            "its code cells were not executed once, in order (they are: 1, 7, 3)",
        ),
        (
            lambda notebook: notebook.metadata.update(widgets={"state": {}}),
            "it stores the state of widgets",
        ),
        (
            lambda notebook: (
                notebook.cells[4]
                .outputs[0]
                .data.update({"application/vnd.jupyter.widget-view+json": {"model_id": "1"}})
            ),
            "cell 5 stores a widget's view",
        ),
        (
            lambda notebook: notebook.cells[4].outputs.append(
                nbformat.v4.new_output("stream", name="stderr", text="careful")
            ),
            "cell 5 shows a warning",
        ),
        (
            lambda notebook: (
                notebook.cells[4]
                .outputs[0]
                .data.update({"text/plain": "<object object at 0x7f0123456789>"})
            ),
            "cell 5 shows a memory address",
        ),
    ],
)
def test_the_check_names_what_is_wrong(example, notebooks, change, edit, complaint):
    change(edit)
    assert checked(example, "en", notebooks=notebooks) == [
        f"en/97_counting.ipynb: {complaint}. Run python -m lessons.build 97_counting."
    ]


def test_the_check_misses_a_notebook_that_was_never_built(example, tmp_path):
    assert checked(example, "en", notebooks=tmp_path) == [
        "en/97_counting.ipynb has not been built. Run python -m lessons.build 97_counting."
    ]


def test_a_notebook_without_a_source_is_named(example, notebooks):
    assert strays([example], notebooks=notebooks) == []
    assert strays([], notebooks=notebooks) == ["en/97_counting.ipynb has no source; delete it."]


@pytest.mark.parametrize(
    ("code", "complaint"),
    [
        ("1 / 0", "en/97_counting.ipynb: cell 7 fails: ZeroDivisionError: division by zero"),
        (
            "import warnings; warnings.warn('careful')",
            "en/97_counting.ipynb: cell 7 shows a warning; it was not written.",
        ),
        ("object()", "en/97_counting.ipynb: cell 7 shows a memory address; it was not written."),
    ],
)
def test_a_lesson_that_fails_or_moves_is_not_written(example, notebooks, code, complaint):
    before = (notebooks / "en" / "97_counting.ipynb").read_bytes()
    example.write_text(example.read_text(encoding="utf-8").replace("20 / 2", code))
    assert built(example, "en", notebooks=notebooks) == [complaint]
    assert (notebooks / "en" / "97_counting.ipynb").read_bytes() == before


def test_a_lesson_out_of_order_is_not_built(example, tmp_path):
    example.write_text(example.read_text(encoding="utf-8").replace('"compare"', '"vary"'))
    assert built(example, "en", notebooks=tmp_path) == [
        "97_counting.py: after run comes compare, but cell 6 is vary."
    ]


def test_a_translated_notebook_counts_once_it_is_there(example, notebooks):
    other = example.with_name("98_other.py")
    assert chosen([example, other], None, notebooks=notebooks) == [(example, "en"), (other, "en")]
    (notebooks / "id").mkdir()
    (notebooks / "id" / "97_counting.ipynb").touch()
    assert chosen([example, other], None, notebooks=notebooks) == [
        (example, "en"),
        (example, "id"),
        (other, "en"),
    ]
    assert chosen([other], "id", notebooks=notebooks) == [(other, "id")]


def test_a_language_without_a_catalogue_is_one_sentence(monkeypatch, capsys):
    monkeypatch.setattr("lessons.build.languages", lambda: ["en"])
    assert main(["--language", "id"]) == 1
    assert capsys.readouterr().out == "There is no catalogue of translations for 'id' yet.\n"


def test_a_wrong_lesson_is_one_sentence(capsys):
    assert main(["--check", "98"]) == 1
    assert capsys.readouterr().out.startswith("There is no lesson '98'. The lessons are: 00_start")
