"""Pyodide, self-hosted: its core from npm, and the wheels that the lessons need.

Pyodide's lock file names every wheel with its SHA-256. A wheel is taken from a folder that holds it
or, when asked, downloaded from where Pyodide publishes it, and only with the sum of the lock.
Wheels of pure Python are also taken from PyPI, in the lock's version; the lock that the site
carries then has their own sums. Compiled wheels that cannot be had are left out and named.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import urllib.request
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from importlib.metadata import requires, version
from pathlib import Path
from typing import Any

from jupyterlite_pyodide_kernel.constants import (
    PYODIDE_CDN_URL,
    PYODIDE_PYTHON_VERSION,
    PYODIDE_VERSION,
)
from packaging.requirements import Requirement

from lessons.builder.source import FOLDER
from midwifery_stats.language import _
from midwifery_stats.site_command import SAID

ROOT = FOLDER.parents[1]

# The sum of npm's package for each version of Pyodide that the kernel was made for.
CORE_SUMS = {
    "314.0.6": "BKDTJyIqFxC4BExLqeRS3f5xvXZIjOt8C3zGLN/Cc7tFxSwvKVhVkchQQ2AGLOtR"
    "4YrVOIFxbV8poyDOOmWwxQ==",
}
CORE = ("pyodide.mjs", "pyodide.js", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
LOCK = "pyodide-lock.json"
KERNEL_NEEDS = ("ipython", "jedi", "micropip", "packaging", "sqlite3", "ssl", "traitlets")
# JupyterLite brings the browser's half of the widgets itself.
IN_THE_PAGE = {"jupyterlab-widgets", "widgetsnbextension"}
COURSE = "midwifery-stats"


class SiteError(Exception):
    """The site, or a part of it, cannot be built; the message says why."""


def said(why: str, **names: object) -> SiteError:
    """Make the error that says ``why``, a key of ``SAID``, in the reader's language."""
    return SiteError(_(SAID[why]).format(**names))


@dataclass(frozen=True)
class Distribution:
    """A folder with Pyodide and its wheels, and the compiled wheels that it lacks."""

    folder: Path
    missing: tuple[str, ...]


def pyodide_core(cache: Path) -> Path:
    """Give the folder of npm's package of Pyodide, fetched and checked once."""
    core = cache / f"pyodide-{PYODIDE_VERSION}"
    if (core / LOCK).exists():
        return core
    expected = CORE_SUMS.get(PYODIDE_VERSION)
    if expected is None:
        raise said("unknown version", version=PYODIDE_VERSION, file="lessons/site/pyodide.py")
    npm = shutil.which("npm")
    if npm is None:
        raise said("no npm")
    cache.mkdir(parents=True, exist_ok=True)
    package = f"pyodide@{PYODIDE_VERSION}"
    command = [npm, "pack", "--silent", package]
    fetched = subprocess.run(command, cwd=cache, capture_output=True, text=True)
    archive = cache / f"pyodide-{PYODIDE_VERSION}.tgz"
    if fetched.returncode or not archive.exists():
        raise said("npm gave nothing", package=package, reason=fetched.stderr[-300:])
    if b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode() != expected:
        archive.unlink()
        raise said("other sum", file=package)
    unpacked = cache / f"{core.name}.unfinished"
    shutil.rmtree(unpacked, ignore_errors=True)
    with tarfile.open(archive) as members:
        members.extractall(unpacked, filter="data")
    (unpacked / "package").rename(core)
    unpacked.rmdir()
    return core


def distribution(
    out: Path, cache: Path, *, offered: Iterable[Path] = (), download: bool = False
) -> Distribution:
    """Put Pyodide and every wheel that the lessons need into the folder ``out``.

    ``offered`` are folders, or files, where wheels of the lock may be; ``download`` also asks
    the place where Pyodide publishes them. Raises ``SiteError`` when something that must be had
    cannot be had; compiled wheels that cannot are named in the result.
    """
    core = pyodide_core(cache)
    lock = json.loads((core / LOCK).read_text(encoding="utf-8"))
    shop = _Shop(cache / "wheels", tuple(offered), download)
    shop.folder.mkdir(parents=True, exist_ok=True)
    out.mkdir(parents=True, exist_ok=True)
    for name in CORE:
        if (core / name).exists():
            shutil.copy(core / name, out)
    own = built_wheel(shop.folder)
    entries: dict[str, Any] = {}
    missing: list[str] = []
    for name, wanted in _closure(lock["packages"]):
        entry = lock["packages"].get(name)
        wheel = own if name == COURSE else shop.wheel(name, entry)
        if wheel is None:
            missing.append(name)
            continue
        shutil.copy(wheel, out)
        entries[name] = _entry(name, wheel, entry, wanted)
    for entry in entries.values():
        entry["depends"] = [name for name in entry["depends"] if _normal(name) in entries]
    lock["packages"] = dict(sorted(entries.items()))
    (out / LOCK).write_text(json.dumps(lock), encoding="utf-8")
    return Distribution(out, tuple(missing))


@dataclass(frozen=True)
class _Shop:
    """Where a wheel may come from; what is found is kept in ``folder``."""

    folder: Path
    offered: tuple[Path, ...]
    download: bool

    def wheel(self, name: str, entry: dict[str, Any] | None) -> Path | None:
        """Give a wheel's file, or None for a compiled one that cannot be had."""
        if entry is not None:
            found = self._of_the_lock(entry)
            if found or not entry["file_name"].endswith("-none-any.whl"):
                return found
        wanted = entry["version"] if entry else version(name)
        return self._of_pypi(name, wanted)

    def _of_the_lock(self, entry: dict[str, Any]) -> Path | None:
        """Find a file with the name and the sum that the lock gives."""
        kept = self.folder / "lock" / entry["file_name"]
        places = [kept]
        for place in self.offered:
            places += [place] if place.is_file() else place.rglob(kept.name)
        for path in places:
            if path.name == kept.name and path.exists() and _sum(path) == entry["sha256"]:
                return path
        if not self.download:
            return None
        kept.parent.mkdir(parents=True, exist_ok=True)
        with urllib.request.urlopen(f"{PYODIDE_CDN_URL}/{kept.name}", timeout=120) as answer:
            kept.write_bytes(answer.read())
        if _sum(kept) != entry["sha256"]:
            kept.unlink()
            raise said("other sum", file=kept.name)
        return kept

    def _of_pypi(self, name: str, wanted: str) -> Path:
        pattern = f"{name.replace('-', '_')}-{wanted}-*none-any.whl"
        found = self._named(pattern)
        if found is None:
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
            command += ["--only-binary=:all:", "--python-version", PYODIDE_PYTHON_VERSION]
            command += ["--implementation", "py", "--abi", "none", "--platform", "any"]
            subprocess.run([*command, "-d", str(self.folder), f"{name}=={wanted}"], check=False)
            found = self._named(pattern)
        if found is None:
            raise said("no wheel", package=name, version=wanted)
        return found

    def _named(self, pattern: str) -> Path | None:
        return next((path for path in self.folder.glob("*.whl") if _matches(path, pattern)), None)


def _closure(packages: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Name every package that is needed, each with what it needs itself."""
    todo, seen = [COURSE, *KERNEL_NEEDS], set()
    while todo:
        name = _normal(todo.pop())
        if name in seen or name in IN_THE_PAGE:
            continue
        seen.add(name)
        entry = packages.get(name)
        if entry is None and name in KERNEL_NEEDS:
            continue  # it has become a part of Pyodide's standard library
        wanted = entry["depends"] if entry else _requirements(name)
        todo += wanted
        yield name, wanted


def _requirements(name: str) -> list[str]:
    """Read what the project, or an installed package, needs in a browser (no extras)."""
    environment = {"extra": "", "sys_platform": "emscripten", "platform_system": "Emscripten"}
    environment |= {"python_version": PYODIDE_PYTHON_VERSION}
    if name == COURSE:
        needs = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    else:
        needs = requires(name) or []
    return [
        _normal(need.name)
        for need in map(Requirement, needs)
        if need.marker is None or need.marker.evaluate(environment)
    ]


def _entry(
    name: str, wheel: Path, entry: dict[str, Any] | None, wanted: list[str]
) -> dict[str, Any]:
    """Write a package's part of the lock; the file has its own sum."""
    modules = {"python-docx": ["docx"], "pillow": ["PIL"]}.get(name, [name.replace("-", "_")])
    fresh = {
        "depends": list(wanted),
        "imports": modules,
        "install_dir": "site",
        "name": name,
        "package_type": "package",
        "unvendored_tests": False,
        "version": wheel.name.split("-")[1],
    }
    about = {"file_name": wheel.name, "sha256": _sum(wheel)}
    return {**(entry or fresh), **about}


def built_wheel(folder: Path) -> Path:
    """Build the project's own wheel."""
    for old in folder.glob("midwifery_stats-*.whl"):
        old.unlink()
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if built.returncode:
        raise said("no own wheel", reason=built.stderr[-500:])
    (wheel,) = folder.glob("midwifery_stats-*.whl")
    return wheel


def _normal(name: str) -> str:
    """Normalise a name as the keys of the lock are (its ``depends`` are not)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _matches(path: Path, pattern: str) -> bool:
    return fnmatch(path.name.lower().replace(".", "_"), pattern.lower().replace(".", "_"))


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
