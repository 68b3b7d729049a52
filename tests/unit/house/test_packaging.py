"""What a newcomer installs: the README's commands, the pins, the environment, the wheel."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
RUN = "python -m pip install -r requirements-lab.txt && python -m midwifery_stats lab"
TEST = "python -m pip install -r requirements.txt && python -m pytest"
EXTRAS = ("lab", "sav", "build", "test", "check", "site")
CONDA_NAMES = {"playwright-python": "playwright"}

REQUIREMENT = re.compile(r"^([A-Za-z0-9._-]+)\s*([<>=!~].*)?$")


def name_and_bounds(requirement: str) -> tuple[str, str]:
    name, bounds = REQUIREMENT.match(requirement.strip()).groups()
    return re.sub(r"[-_.]+", "-", name).lower(), bounds or ""


def installed_version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:  # a package that another system needs
        return None


@pytest.fixture(scope="module")
def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def wanted(project) -> dict[str, str]:
    """What pyproject.toml asks for: name -> bounds."""
    extras = [line for extra in EXTRAS for line in project["optional-dependencies"][extra]]
    return dict(map(name_and_bounds, [*project["dependencies"], *extras]))


def test_the_readme_shows_a_picture_and_then_its_two_commands():
    top = (ROOT / "README.md").read_text(encoding="utf-8")
    picture = top.index("](docs/screenshot.png)")
    assert picture < top.index(f"\n    {RUN}\n") < top.index(f"\n    {TEST}\n")
    assert top[: top.index(TEST)].count("\n") < 25


def test_conda_gets_the_same_packages_with_the_same_bounds(project, wanted):
    text = (ROOT / "environment.yml").read_text(encoding="utf-8")
    lines = re.findall(r"^(?:  |      )- ([^:\n#]+?)(?: +#.*)?$", text, flags=re.MULTILINE)
    named = dict(
        map(name_and_bounds, [line for line in lines if line not in ("conda-forge", "-e .")])
    )
    assert named.pop("python") == project["requires-python"]
    assert named.pop("pip") == ""
    assert {CONDA_NAMES.get(name, name): bounds for name, bounds in named.items()} == wanted


def test_every_package_is_pinned_once_and_the_project_is_installed(wanted):
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if line and not line.startswith("#")]
    assert lines[0] == "-e ."
    pins = [re.match(r"^([a-z0-9.-]+)==[0-9][^ ]*( ; .+)?$", line) for line in lines[1:]]
    assert all(pins)
    names = [re.sub(r"[-_.]+", "-", pin[1]) for pin in pins]
    assert len(names) == len(set(names))
    assert set(wanted) <= set(names)


def test_what_a_reader_installs_is_part_of_all_pins_and_enough(project):
    everything, reading = (
        (ROOT / name).read_text(encoding="utf-8").splitlines()
        for name in ("requirements.txt", "requirements-lab.txt")
    )
    assert set(reading) <= set(everything)
    extras = [line for extra in ("lab", "sav") for line in project["optional-dependencies"][extra]]
    asked = dict(map(name_and_bounds, [*project["dependencies"], *extras]))
    assert set(asked) <= {line.partition("==")[0] for line in reading}
    assert not {"pytest", "playwright", "mypy", "sphinx"} & {
        line.partition("==")[0] for line in reading
    }


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-lab.txt"])
def test_whatever_a_pinned_package_needs_is_pinned_too(file):
    text = (ROOT / file).read_text(encoding="utf-8")
    pins = {
        name_and_bounds(name)[0]: pin
        for name, pin in re.findall(r"^([^#\s=]+)==(\S+)", text, flags=re.MULTILINE)
    }
    needs = {
        name_and_bounds(re.match(r"[A-Za-z0-9._-]+", need)[0])[0]
        for name in pins
        if installed_version(name) == pins[name]
        for need in requires(name) or []
        if ";" not in need
    }
    assert needs
    assert needs - set(pins) == set()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """Build the wheel, unpack it and give the folder."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_holds_data_and_lessons(wheel):
    shipped = wheel / "midwifery_stats" / "_shipped"
    for pattern in ("data/*/*.csv", "data/*/datapackage.json", "notebooks/*/*.ipynb"):
        found = [path.relative_to(shipped).as_posix() for path in shipped.glob(pattern)]
        here = [path.relative_to(ROOT).as_posix() for path in ROOT.glob(pattern)]
        assert sorted(found) == sorted(here) != []
    assert (wheel / "midwifery_stats" / "lab_settings" / "overrides.json").is_file()
    for folder in ("midwifery_stats", "midwifery_stats-*.data/data/share/jupyter"):
        (desk,) = wheel.glob(f"{folder}/labextensions/midwifery-stats-desk")
        assert (desk / "package.json").is_file()
        assert (desk / "parts" / "desk.js").is_file()


def test_the_installed_package_finds_its_data_and_lessons(wheel, tmp_path):
    code = (
        "import midwifery_stats as ms; from midwifery_stats.learners import shipped_lessons\n"
        "print(ms.__file__, len(ms.load_study('bekasi').mothers), sep='\\n')\n"
        "print(shipped_lessons('en'))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(wheel)},
        capture_output=True,
        text=True,
        check=True,
    )
    file, mothers, folder = run.stdout.splitlines()
    assert Path(file).is_relative_to(wheel)
    assert mothers == "25"
    assert (Path(folder) / "00_start_here.ipynb").is_file()
