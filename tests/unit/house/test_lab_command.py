"""The command that opens the lessons, and the folder of the learner who opens them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import urllib.request
from argparse import Namespace
from datetime import date
from pathlib import Path

import nbformat
import pytest

from midwifery_stats import lab_command
from midwifery_stats.__main__ import main
from midwifery_stats.lab_command import (
    choose_learner,
    is_private,
    prepare,
    refuse_unknown,
    server_arguments,
)
from midwifery_stats.language import LANGUAGES, use_language
from midwifery_stats.learners import PLACE, learners, shipped_lessons, start_afresh

DAY = date.today().isoformat()


def lesson(*sources, output=""):
    cells = [nbformat.v4.new_code_cell(source, id=f"c{n}") for n, source in enumerate(sources)]
    if output:
        cells[0].outputs = [nbformat.v4.new_output("stream", text=output)]
    return nbformat.writes(nbformat.v4.new_notebook(cells=cells))


@pytest.fixture(autouse=True)
def _english(monkeypatch, tmp_path):
    """Speak English again afterwards, and keep the signatures of notebooks out of this home."""
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))
    yield
    use_language("en")


@pytest.fixture
def package(tmp_path):
    """A package as a wheel lays it out, with two lessons in English and one in Indonesian."""
    package = tmp_path / "site" / "midwifery_stats"
    for language, names in {"en": ("00_start_here", "01_next"), "id": ("00_start_here",)}.items():
        shipped = package / "_shipped" / "notebooks" / language
        shipped.mkdir(parents=True)
        for name in names:
            (shipped / f"{name}.ipynb").write_text(lesson(f"{name} {language}"), encoding="utf-8")
    return package


@pytest.fixture
def opened(package, tmp_path):
    """Start as a learner does, with these options; gives the folder and the notebook."""

    def start(**options):
        given = {"language": None, "learner": None, "lesson": None, "afresh": None}
        return prepare(
            Namespace(**given | {"folder": tmp_path / "home"} | options), package=package
        )

    return start


def read(path):
    return nbformat.read(path, as_version=4)


def texts(path):
    return [cell.source for cell in read(path).cells]


def test_a_checkout_gives_a_copy_too(root, tmp_path, capsys):
    options = Namespace(language=None, learner="7", lesson="2", afresh=None, folder=tmp_path)
    folder, name = prepare(options)
    assert (folder, name) == (tmp_path / "7" / "en", "02_before_and_after.ipynb")
    assert sorted(path.name for path in folder.glob("*.ipynb")) == sorted(
        path.name for path in (root / "notebooks" / "en").glob("*.ipynb")
    )
    assert capsys.readouterr().out == f"Your own copy of the lessons is in {folder}.\n"


def test_a_copied_lesson_is_trusted_and_runs_to_its_end(opened):
    from nbformat.sign import NotebookNotary

    folder, _ = opened()
    copy = read(folder / "00_start_here.ipynb")
    assert NotebookNotary().check_signature(copy)
    assert all("raises-exception" in cell.metadata.tags for cell in copy.cells)


def test_a_second_start_leaves_the_learners_files_alone(opened, capsys):
    folder, _ = opened()
    path = folder / "00_start_here.ipynb"
    path.write_text(lesson("mine"), encoding="utf-8")
    (folder / "01_next.ipynb").unlink()
    capsys.readouterr()
    opened()
    assert texts(path) == ["mine"]
    assert texts(folder / "01_next.ipynb") == ["01_next en"]
    assert capsys.readouterr().out.splitlines()[-1] == f"Your lessons are in {folder}."


def test_a_newer_lesson_comes_in_and_what_she_changed_is_kept(opened, package, capsys):
    folder, _ = opened()
    (folder.parent / "progress.json").write_text("answers")
    shipped = package / "_shipped" / "notebooks" / "en"
    for path in (folder / "00_start_here.ipynb", folder / "01_next.ipynb"):
        ran = read(path)
        ran.cells[0].outputs = [nbformat.v4.new_output("stream", text="it ran")]
        ran.cells[0].source += " mine" if path.stem == "01_next" else ""
        nbformat.write(ran, path)
    (shipped / "00_start_here.ipynb").write_text(lesson("00 new"), encoding="utf-8")
    (shipped / "01_next.ipynb").write_text(lesson("01 new"), encoding="utf-8")
    capsys.readouterr()
    opened()
    assert capsys.readouterr().out.splitlines()[1:] == [
        f"Your lessons are in {folder}.",
        "Newer versions of 2 lessons came in: 00_start_here, 01_next. Your answers are kept.",
        f"What you had changed yourself is kept in 01_next ({DAY}).ipynb.",
    ]
    assert texts(folder / "00_start_here.ipynb") == ["00 new"]
    assert texts(folder / "01_next.ipynb") == ["01 new"]
    assert texts(folder / f"01_next ({DAY}).ipynb") == ["01_next en mine"]
    assert (folder.parent / "progress.json").read_text() == "answers"


def test_a_lesson_starts_afresh_and_the_page_is_kept(opened, capsys):
    folder, _ = opened()
    path = folder / "01_next.ipynb"
    for text in ("first", "second"):
        path.write_text(lesson(text), encoding="utf-8")
        _, name = opened(afresh="01")
        assert name == "01_next.ipynb"
        assert texts(path) != [text]
    assert texts(folder / f"01_next ({DAY}).ipynb") == ["first"]
    assert texts(folder / f"01_next ({DAY}, 2).ipynb") == ["second"]
    assert capsys.readouterr().out.splitlines()[-1] == (
        f"01_next is as it was made. The page you had is kept as 01_next ({DAY}, 2).ipynb."
    )


def test_the_notebook_itself_can_ask_for_it(tmp_path):
    said = start_afresh("02_before_and_after.ipynb", language="id", folder=tmp_path)
    assert said == "02_before_and_after kembali seperti semula."
    original = read(shipped_lessons("id") / "02_before_and_after.ipynb")
    assert texts(tmp_path / "02_before_and_after.ipynb") == [one.source for one in original.cells]


def test_each_learner_has_a_folder_and_the_language_she_had_last(opened):
    assert opened(learner="Sari", language="id")[0].parts[-2:] == ("Sari", "id")
    assert opened(learner="12")[0].parts[-2:] == ("12", "en")
    assert opened(learner="sari ")[0].parts[-2:] == ("Sari", "id")
    assert opened()[0].parts[-2:] == ("Sari", "id"), "the last one, where nobody can be asked"


@pytest.mark.parametrize("name", ["../x", "", ".x", "a/b", "nul", "x" * 41, "a."])
def test_a_name_that_cannot_be_a_folder_is_refused(opened, tmp_path, name):
    with pytest.raises(ValueError, match=r"cannot be a folder's name. Take a name or a number"):
        opened(learner=name or " ")
    assert learners(tmp_path / "home") == []


@pytest.mark.parametrize(
    ("typed", "chosen"), [("1", "12"), ("2", "Sari"), ("", "Sari"), ("Dewi", "Dewi"), ("3", "3")]
)
def test_where_there_are_several_she_chooses(opened, tmp_path, monkeypatch, typed, chosen):
    opened(learner="12")
    opened(learner="Sari")
    monkeypatch.setattr("builtins.input", lambda _prompt: typed)
    assert choose_learner(tmp_path / "home", ask=True) == chosen


def test_yesterdays_tabs_do_not_come_back_but_her_place_does(opened):
    folder, name = opened()
    assert name == "00_start_here.ipynb"
    workspaces = folder.parent / ".desk" / "en" / "workspaces"
    workspaces.mkdir(parents=True)
    place = {"path": "01_next.ipynb", "places": {"01_next.ipynb": {"cell": "c0", "into": 5}}}
    saved = {"data": {PLACE: place, "layout-restorer:data": {}}, "metadata": {"id": "default"}}
    (workspaces / "default.jupyterlab-workspace").write_text(json.dumps(saved))
    (workspaces / "other.jupyterlab-workspace").write_text('{"data": {}}')
    assert opened()[1] == "01_next.ipynb"
    (left,) = workspaces.iterdir()
    assert json.loads(left.read_text()) == saved | {"data": {PLACE: place}}
    assert opened(lesson="00")[1] == "00_start_here.ipynb"


def test_what_is_not_there_is_one_sentence(opened, package):
    with pytest.raises(ValueError, match=r"^There is no lesson 77. The lessons are 00, 01.$"):
        opened(lesson="77")
    (package / "_shipped" / "notebooks" / "id" / "00_start_here.ipynb").unlink()
    with pytest.raises(ValueError, match=r"^Belum ada pelajaran untuk --language id.$"):
        opened(language="id", learner="new")


def test_without_jupyterlab_one_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setattr(lab_command, "find_spec", lambda name: None)
    with pytest.raises(SystemExit) as caught:
        main(["lab"])
    assert str(caught.value) == (
        "JupyterLab is not installed. Install it with: python -m pip install jupyterlab"
    )


def test_an_unknown_option_is_named_with_the_nearest(tmp_path):
    jupyter = {"no-browser", "port", "ip", "y"}
    refuse_unknown(["--no-browser", "--port=1", "-y", "--ServerApp.ip=x", "02"], jupyter)
    with pytest.raises(ValueError, match="There is no option --prot"):
        refuse_unknown(["--prot=8"], jupyter)
    with pytest.raises(SystemExit) as caught:
        main(["lab", f"--folder={tmp_path}", "--langauge", "id"])
    assert str(caught.value) == "There is no option --langauge. Did you mean --language?"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "Something that this command needs is missing; see above."),
        ("class", "Something that this command needs is missing; see above."),
        ("labb", "command is not given as described above."),
        ("lab --language xx", "--language is not given as described above."),
        ("lab --language=id --lesson", "--lesson tidak ditulis seperti pada keterangan di atas."),
        ("class --language id", "Ada yang belum ditulis untuk perintah ini; lihat keterangan di"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_below_the_help(words, sentence, capsys):
    with pytest.raises(SystemExit) as caught:
        main(words.split())
    assert caught.value.code == 2
    *above, last = capsys.readouterr().err.splitlines()
    assert last.startswith(sentence)
    assert any("--help" in line for line in above)
    assert "argument" not in " ".join([*above, last])


def test_help_speaks_the_language_that_was_asked_for(capsys):
    with pytest.raises(SystemExit):
        main(["lab", "--help", "--language", "id"])
    assert "bahasa pelajaran" in capsys.readouterr().out


@pytest.mark.parametrize("ip", ["127.0.0.1", "127.1.2.3", "::1", "localhost"])
def test_an_address_of_this_computer_is_private(ip):
    assert is_private(ip)


@pytest.mark.parametrize("ip", ["0.0.0.0", "", "*", "::", "192.168.1.5", "example.org"])
def test_any_other_address_is_not(ip):
    assert not is_private(ip)


def test_root_is_allowed_only_to_root(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    assert "--allow-root" in server_arguments(tmp_path, "x")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert "--allow-root" not in server_arguments(tmp_path, "x")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="These always have a screen.")
def test_no_browser_is_tried_without_a_screen(tmp_path, monkeypatch):
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    assert "--no-browser" not in server_arguments(tmp_path, "x")
    monkeypatch.delenv("DISPLAY")
    assert "--no-browser" in server_arguments(tmp_path, "x")


def start(tmp_path, *arguments):
    environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    environment |= {"JUPYTER_RUNTIME_DIR": str(tmp_path), "JUPYTER_CONFIG_DIR": str(tmp_path)}
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "midwifery_stats", "lab", "--no-browser", "--port=0"),
            f"--folder={tmp_path / 'home'}",
            *arguments,
        ],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.skipif(not lab_command.is_root(), reason="Only root is refused.")
def test_root_is_refused_on_a_public_address(tmp_path):
    server = start(tmp_path, "--ip=0.0.0.0")
    _out, errors = server.communicate(timeout=60)
    assert server.returncode == 1
    assert errors.splitlines()[-1] == (
        "You are root, and the address 0.0.0.0 is open to other computers. Start as an "
        "ordinary user, leave out --ip, or add --allow-root if you mean it."
    )


def test_the_printed_address_opens_lesson_00(tmp_path):
    """Start it as a learner does, with two of JupyterLab's own arguments."""
    server = start(tmp_path)
    try:
        line = next(line for line in server.stdout if "address:" in line)
        address = re.search(r"http://\S+", line)[0]
        assert "/lab/tree/00_start_here.ipynb?token=" in address
        with urllib.request.urlopen(address, timeout=30) as page:
            assert "midwifery-stats-desk" in page.read().decode()
        contents = address.replace("/lab/tree/", "/api/contents/") + "&content=0"
        with urllib.request.urlopen(contents, timeout=30) as answer:
            assert json.load(answer)["path"] == "00_start_here.ipynb"
        desk = address.replace("tree/00_start_here.ipynb", "extensions/midwifery-stats-desk/")
        for part in ("parts/desk.js", "parts/lesson.js"):
            with urllib.request.urlopen(desk.replace("/?", f"/{part}?"), timeout=30) as answer:
                assert "javascript" in answer.headers["Content-Type"]
                # Else a browser would keep the desk of an older version for a year.
                assert answer.headers["Cache-Control"] == "no-cache"
        setting = "@jupyterlab/apputils-extension:notification"
        news = address.replace("/lab/tree/00_start_here.ipynb", f"/lab/api/settings/{setting}")
        with urllib.request.urlopen(news, timeout=30) as answer:
            assert json.load(answer)["schema"]["properties"]["fetchNews"]["default"] == "false"
    finally:
        server.terminate()
        server.wait(timeout=30)


def test_the_desk_says_the_same_in_every_language():
    """Its words stand in JavaScript, so the catalogues do not watch over them."""
    desk = Path(lab_command.__file__).parent / "labextensions" / "midwifery-stats-desk" / "parts"
    words = (desk / "words.js").read_text(encoding="utf-8")
    spoken = re.split(r"(?m)^  (\w+): \{$", words)[1:]
    keys = {code: re.findall(r"(?m)^    (\w+):", text) for code, text in _pairs(spoken)}
    assert keys.keys() == LANGUAGES.keys()
    assert len({tuple(names) for names in keys.values()}) == 1
    parts = [path.read_text(encoding="utf-8") for path in desk.glob("*.js")]
    used = set(re.findall(r"words\.(\w+)", "\n".join(parts)))
    assert used - {"js"} == set(keys["en"])


def test_the_desk_dresses_nothing_that_the_package_made():
    """A class of the same name would get both styles: a bar once covered the box below it."""
    package = Path(lab_command.__file__).parent
    style = package / "labextensions" / "midwifery-stats-desk" / "parts" / "style.js"
    desk = set(re.findall(r"\.(ms-[\w-]+)", style.read_text(encoding="utf-8")))
    sources = [path for end in ("py", "css") for path in package.rglob(f"*.{end}")]
    made = {name for path in sources for name in _CLASS.findall(path.read_text(encoding="utf-8"))}
    said = {"ms-correct", "ms-incorrect", "ms-error", "ms-kept", "ms-note", "ms-solution"}
    assert len(desk) > 10
    assert {"ms-sheet", "ms-panel", "ms-less"} < made
    assert desk & (made | said) == set()


_CLASS = re.compile(r"\bms-[a-z][\w-]*")


def _pairs(parts):
    return zip(parts[::2], parts[1::2], strict=True)
