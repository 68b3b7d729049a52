"""What may stand in no file of the project."""

from __future__ import annotations

import re

# Written in pieces, so that this file does not hold what it looks for.
HOSTS = re.compile(
    "|".join(["pypi" + r"\.org", "python" + r"hosted\.org", r"\bregistry" + r"\.npmjs"])
)
# Two places are the same on every machine: The Littlest JupyterHub's, and a Jupyter image's home.
PLACES = re.compile(
    "|".join(
        [
            *("/wo" + "rk/", "/ro" + "ot/", "/tm" + "p/"),
            *("/op" + "t/(?!tljh/|midwifery-stats)", "/ho" + "me/(?!jovyan/)"),
        ]
    )
)
INDEX = re.compile(r"^\s*--?(?:(?:extra-)?index" + r"-url|find-links|i|f)\b", flags=re.MULTILINE)


def text_of(path):
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def test_no_file_names_a_package_registry(tracked_files):
    found = [path.name for path in tracked_files if HOSTS.search(text_of(path))]
    assert found == []


def test_no_file_holds_a_path_of_somebodys_machine(tracked_files):
    found = {
        path.name: match[0] for path in tracked_files if (match := PLACES.search(text_of(path)))
    }
    assert found == {}


def test_requirements_name_no_index(root):
    assert INDEX.search((root / "requirements.txt").read_text(encoding="utf-8")) is None


def test_what_is_looked_for_would_be_found():
    assert HOSTS.search("https://files.python" + "hosted.org/packages")
    assert PLACES.search("File /ho" + "me/me/x.py")
    assert INDEX.search("numpy\n--index" + "-url https://x")
    assert INDEX.search("numpy\n--extra-index" + "-url https://x")
