"""What a result holds is not changed afterwards, and arrays are never asked for one yes or no."""

import dataclasses
import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest

import midwifery_stats

ROOMS = ("inference", "studies", "display")
# What grows while a file is read.
FILLED = {"Grid"}
HOLDS_ARRAYS = ("Array", "DataFrame", "Series", "NDArray", "Samples", "ndarray")


def data_classes() -> Iterator[type]:
    for module in pkgutil.walk_packages(midwifery_stats.__path__, "midwifery_stats."):
        if module.name.split(".")[1] in ROOMS:
            for _name, found in inspect.getmembers(importlib.import_module(module.name)):
                if (
                    dataclasses.is_dataclass(found)
                    and inspect.isclass(found)
                    and found.__module__ == module.name
                ):
                    yield found


KINDS = [pytest.param(kind, id=f"{kind.__module__}.{kind.__name__}") for kind in data_classes()]


@pytest.mark.parametrize("kind", KINDS)
def test_a_data_class_is_frozen(kind: type) -> None:
    assert kind.__dataclass_params__.frozen or kind.__name__ in FILLED


@pytest.mark.parametrize("kind", KINDS)
def test_arrays_are_never_compared_as_one_yes_or_no(kind: type) -> None:
    held = [str(field.type) for field in dataclasses.fields(kind) if field.compare]
    told = kind.__module__.startswith("midwifery_stats.display.")
    if not told and any(word in type_ for type_ in held for word in HOLDS_ARRAYS):
        assert not kind.__dataclass_params__.eq
