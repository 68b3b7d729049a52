"""One published study: its mothers, the figures it prints, and where it comes from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

import pandas as pd

from midwifery_stats.language import _

from .columns import DataFileError, typed_table
from .shipped import data_folder

STUDIES = ("bekasi", "bontang")


@dataclass(frozen=True)
class Study:
    """A published study.

    ``mothers`` has one row for each mother; its columns ``before`` and ``after`` are ordered
    categoricals that follow from the published counts, the joining of all other columns is
    invented. ``claims`` has one row for each figure that the paper states. ``about`` says what
    was studied, where it was published, under which licence, and what is reconstructed.
    """

    name: str
    mothers: pd.DataFrame
    claims: pd.DataFrame
    about: dict[str, Any]


def load_study(name: str) -> Study:
    """Load ``"bekasi"`` or ``"bontang"``; each call gives fresh tables that may be changed."""
    if name not in STUDIES:
        typed = f'"{name}"' if isinstance(name, str) else str(name)
        raise ValueError(
            _("There is no study {name}. Write {choices}.").format(
                name=typed, choices=_(" or ").join(f'"{study}"' for study in STUDIES)
            )
        )
    return read_study(data_folder() / name, name)


def read_study(folder: Traversable, name: str) -> Study:
    """Read a study from the folder that holds its data package."""
    package = _package(folder)
    tables = {resource["name"]: _table(folder, resource) for resource in package["resources"]}
    return Study(name, tables["mothers"], tables["claims"], _about(package))


def _package(folder: Traversable) -> dict[str, Any]:
    text = _text(folder, "datapackage.json")
    try:
        package: dict[str, Any] = json.loads(text)
    except ValueError as problem:
        raise _unreadable(folder, "datapackage.json", problem) from None
    return package


def _table(folder: Traversable, resource: Mapping[str, Any]) -> pd.DataFrame:
    text = _text(folder, resource["path"])
    try:
        return typed_table(text, resource["schema"]["fields"])
    except DataFileError as problem:
        raise _unreadable(folder, resource["path"], problem) from None


def _about(package: Mapping[str, Any]) -> dict[str, Any]:
    """Give what the data package says of the study as a whole."""
    about = {key: value for key, value in package.items() if key not in ("$schema", "resources")}
    about["licence"] = ", ".join(licence["name"] for licence in about.pop("licenses"))
    return about


def _text(folder: Traversable, file: str) -> str:
    try:
        return (folder / file).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise DataFileError(
            _(
                "The data file {file} of the study {study} is missing: "
                "install midwifery-stats again or take a fresh copy of the project."
            ).format(file=file, study=folder.name)
        ) from None
    except UnicodeDecodeError as problem:
        raise _unreadable(folder, file, problem) from None


def _unreadable(folder: Traversable, file: str, problem: Exception) -> DataFileError:
    return DataFileError(
        _(
            "The data file {file} of the study {study} cannot be used, because {problem}: "
            "install midwifery-stats again or take a fresh copy of the project."
        ).format(file=file, study=folder.name, problem=problem)
    )
