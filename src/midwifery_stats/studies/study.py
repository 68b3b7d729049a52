"""A study is one folder: its mothers, the figures it prints, and a description of both.

The description is a Frictionless data package, ``datapackage.json``: every column with its type,
its levels in order and its status, and what was studied, where and how. Nothing about a study
stands elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import StringIO
from os import PathLike
from pathlib import Path, PurePosixPath
from typing import Any

import pandas as pd

from midwifery_stats.language import InputError, _

_PACKAGE = "midwifery_stats"
DESCRIPTION = "datapackage.json"
CLAIMS = ("claim_id", "place", "what", "kind", "reported", "check", "arguments")
RECONSTRUCTED = "reconstructed"

Field = Mapping[str, Any]


class DataFileError(InputError):
    """A data file is missing or does not hold what its data package promises."""


@dataclass(frozen=True, eq=False)
class Study:
    """Any study: published, a lecturer's own folder, or a student's file.

    ``mothers`` has one row for each mother: ``before`` and ``after``, or ``outcome``, or both;
    ``group`` where there are groups; and other columns. An outcome is an ordered categorical or a
    number. ``claims`` has one row for each figure that a paper states (none for own data).
    ``about`` says what was studied, where it was published, and under which licence.
    """

    name: str
    mothers: pd.DataFrame
    claims: pd.DataFrame
    about: dict[str, Any]

    @property
    def groups(self) -> tuple[str, ...]:
        """The names of the groups, in their order; empty where all mothers are one group."""
        if "group" not in self.mothers:
            return ()
        return tuple(str(level) for level in self.mothers["group"].cat.categories)

    @property
    def is_paired(self) -> bool:
        """Whether each mother has an outcome before and one after."""
        return {"before", "after"} <= set(self.mothers.columns)

    @property
    def last(self) -> str:
        """The column of the outcome that the study ends with: ``after`` or ``outcome``."""
        return "after" if "after" in self.mothers else "outcome"

    @property
    def is_rebuilt(self) -> bool:
        """Whether its rows are built from published totals."""
        return bool(rebuilt_columns(self.mothers))


def rebuilt_columns(table: pd.DataFrame | pd.Series[Any]) -> Mapping[str, str]:
    """Give the columns of which only totals are known, not which mother has what.

    Each with the column within whose levels its totals are known ("" for none). They travel with
    a study's tables (``attrs``), so that nobody else's data are taken for rebuilt ones.
    """
    known: Mapping[str, str] = table.attrs.get(RECONSTRUCTED, {})
    return {name: within for name, within in known.items() if _has(table, name)}


def _has(table: pd.DataFrame | pd.Series[Any], name: str) -> bool:
    return name in table.columns if isinstance(table, pd.DataFrame) else table.name == name


def shipped_studies() -> tuple[str, ...]:
    """Name the studies that come with the package: one folder each."""
    return tuple(sorted(f.name for f in data_folder().iterdir() if (f / DESCRIPTION).is_file()))


@lru_cache(maxsize=1)
def shipped_sizes() -> Mapping[int, int]:
    """Give, by number of groups, how many mothers (in each group) the shipped study has."""
    sizes: dict[int, int] = {}
    for study in map(load_study, shipped_studies()):
        groups = max(1, len(study.groups))
        sizes.setdefault(groups, len(study.mothers) // groups)
    return sizes


def load_study(name: str | PathLike[str]) -> Study:
    """Load a shipped study by its name, or any study by the path of its folder.

    Each call gives fresh tables that may be changed.
    """
    if isinstance(name, str) and name in shipped_studies():
        return read_study(data_folder() / name, name)
    if isinstance(name, str | PathLike) and str(name) and (Path(name) / DESCRIPTION).is_file():
        folder = Path(name)
        return read_study(folder, folder.resolve().name, shipped=False)
    typed = f'"{name}"' if isinstance(name, str) else str(name)
    raise InputError(
        _(
            "There is no study {name}. Write {choices}, or the path of a folder that holds"
            " a datapackage.json."
        ).format(name=typed, choices=_(" or ").join(f'"{study}"' for study in shipped_studies()))
    )


def read_study(folder: Traversable, name: str, *, shipped: bool = True) -> Study:
    """Read a study from the folder that holds its data package."""
    reader = _Folder(folder, shipped)
    package = reader.package()
    resources = {str(resource["name"]): resource for resource in package["resources"]}
    if "mothers" not in resources:
        raise reader.unusable(DESCRIPTION, _("it describes no table named mothers"))
    mothers = reader.table(resources["mothers"])
    _require_outcomes(mothers, reader, str(resources["mothers"]["path"]))
    mothers.attrs["kind"] = "mothers"
    mothers.attrs[RECONSTRUCTED] = _reconstructed(resources["mothers"]["schema"])
    claims = (
        reader.table(resources["claims"])
        if "claims" in resources
        else pd.DataFrame(columns=list(CLAIMS), dtype=str)
    )
    claims.attrs["kind"] = "claims"
    return Study(name, mothers, claims, _about(package))


def _reconstructed(schema: Mapping[str, Any]) -> dict[str, str]:
    keys = schema.get("primaryKey", [])
    return {
        str(field["name"]): str(field.get("totalsWithin", ""))
        for field in schema["fields"]
        if field.get("status") == RECONSTRUCTED and field["name"] not in keys
    }


def _require_outcomes(mothers: pd.DataFrame, reader: _Folder, file: str) -> None:
    outcomes = [name for name in ("before", "after", "outcome") if name in mothers]
    if not ({"before", "after"} <= set(outcomes) or "outcome" in outcomes):
        raise reader.unusable(
            file, _("it needs the columns before and after, or the column outcome")
        )
    for name in outcomes:
        kind = mothers[name].dtype
        ordered = isinstance(kind, pd.CategoricalDtype) and kind.ordered
        if not (ordered or pd.api.types.is_numeric_dtype(kind)):
            raise reader.unusable(
                DESCRIPTION, _("the column {column} needs ordered categories").format(column=name)
            )
    if "group" in mothers and not isinstance(mothers["group"].dtype, pd.CategoricalDtype):
        raise reader.unusable(DESCRIPTION, _("the column group needs categories"))


def _about(package: Mapping[str, Any]) -> dict[str, Any]:
    """Give what the data package says of the study as a whole."""
    about = {key: value for key, value in package.items() if key not in ("$schema", "resources")}
    about.setdefault("left_out", {})
    about["licence"] = ", ".join(str(given["name"]) for given in about.pop("licenses", ()))
    return about


@dataclass(frozen=True)
class _Folder:
    """The folder of one study, and what to do when a file in it cannot be used."""

    folder: Traversable
    shipped: bool

    def package(self) -> dict[str, Any]:
        try:
            package: dict[str, Any] = json.loads(self.text(DESCRIPTION))
            for resource in package["resources"]:
                resource["name"], resource["path"], resource["schema"]["fields"]
        except (ValueError, KeyError, TypeError) as problem:
            if isinstance(problem, DataFileError):
                raise
            raise self.unusable(DESCRIPTION, problem) from None
        return package

    def table(self, resource: Mapping[str, Any]) -> pd.DataFrame:
        path = str(resource["path"])
        if ".." in PurePosixPath(path).parts or PurePosixPath(path).is_absolute():
            raise self.unusable(
                DESCRIPTION, _("the file {file} is not in its folder").format(file=path)
            )
        try:
            return typed_table(self.text(path), resource["schema"]["fields"])
        except _ColumnError as problem:
            raise self.unusable(path, problem) from None

    def text(self, file: str) -> str:
        try:
            return (self.folder / file).read_text(encoding="utf-8")
        except FileNotFoundError:
            raise DataFileError(
                _("The data file {file} of the study {study} is missing: {advice}.").format(
                    file=file, study=self.folder.name, advice=self._advice()
                )
            ) from None
        except (UnicodeDecodeError, OSError) as problem:
            raise self.unusable(file, problem) from None

    def unusable(self, file: str, problem: Exception | str) -> DataFileError:
        return DataFileError(
            _(
                "The data file {file} of the study {study} cannot be used, because {problem}: "
                "{advice}."
            ).format(file=file, study=self.folder.name, problem=problem, advice=self._advice())
        )

    def _advice(self) -> str:
        if self.shipped:
            return _("install midwifery-stats again or take a fresh copy of the project")
        return _("mend the file or its description in datapackage.json")


class _ColumnError(ValueError):
    """A table does not hold what its description says."""


def typed_table(text: str, fields: Sequence[Field]) -> pd.DataFrame:
    """Read a CSV text into the columns that ``fields`` describes.

    A field of type ``integer`` becomes int64, ``number`` float64; a field with ``categories``
    becomes a categorical with these levels in this order, ordered where ``categoriesOrdered`` is
    true; anything else stays text. A blank in a field that is not required is a missing value.
    """
    try:
        raw = pd.read_csv(StringIO(text), dtype=str, keep_default_na=False)
    except ValueError as problem:  # pandas' parser and empty-file errors are ValueErrors
        raise _ColumnError(_("it is not a table ({problem})").format(problem=problem)) from None
    expected = [str(field["name"]) for field in fields]
    if list(raw.columns) != expected:
        raise _ColumnError(_("its columns should be {columns}").format(columns=", ".join(expected)))
    return pd.DataFrame(
        {name: _typed(pd.Series(raw[name]), field) for name, field in zip(raw, fields, strict=True)}
    )


def _typed(column: pd.Series[Any], field: Field) -> pd.Series[Any]:
    kind, levels = field.get("type", "string"), field.get("categories")
    required = field.get("constraints", {}).get("required", False)
    blank = column.eq("") & (not required)
    if levels is not None:
        names = [level["value"] if isinstance(level, Mapping) else level for level in levels]
        _demand(column, column.isin(names) | blank)
        ordered = bool(field.get("categoriesOrdered", False))
        return column.mask(blank).astype(pd.CategoricalDtype(names, ordered=ordered))
    if kind == "integer" and not blank.any():
        _demand(column, column.str.fullmatch(r"-?\d{1,15}"))
        return column.astype("int64")
    if kind in ("integer", "number"):
        _demand(column, column.str.fullmatch(r"-?\d{1,15}(?:\.\d+)?") | blank)
        return column.mask(blank).astype("float64")
    return column.mask(blank) if blank.any() and kind != "string" else column


def _demand(column: pd.Series[Any], known: pd.Series[bool]) -> None:
    if known.all():
        return
    row = int((~known).to_numpy().argmax())
    raise _ColumnError(
        _("row {row} of the column {column} holds {value!r}").format(
            row=row + 1, column=column.name, value=column.iloc[row]
        )
    )


def data_folder() -> Traversable:
    """Give the folder that holds one folder for each shipped study."""
    package = files(_PACKAGE)
    shipped = package / "_shipped" / "data"
    return shipped if shipped.is_dir() else checkout() / "data"


def checkout() -> Path:
    """Give the folder of the project that this package was run from."""
    return Path(str(files(_PACKAGE))).parents[1]
