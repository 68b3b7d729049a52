"""The reference of public names, as a page that Sphinx fills from the docstrings."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from types import ModuleType

import midwifery_stats as ms

INTRODUCTION = {
    "en": """# Reference

Every public name, from its own docstring. In a notebook, `import midwifery_stats as ms` comes
first, and `ms.NAME?` shows the same text.
""",
    "id": """# Rujukan

Semua nama publik, dari dokumentasi di dalam kodenya sendiri, yang ditulis dalam bahasa Inggris. Di
notebook, tulis dahulu `import midwifery_stats as ms`; `ms.NAMA?` menampilkan teks yang sama.
""",
}
ROOMS = {
    "studies": {"en": "Studies", "id": "Penelitian"},
    "inference": {"en": "Statistics", "id": "Statistika"},
    "display": {"en": "Charts, tables and sentences", "id": "Grafik, tabel, dan kalimat"},
    "reports": {"en": "Reports", "id": "Laporan"},
    "classroom": {"en": "Labs, questions, progress", "id": "Lab, soal, kemajuan"},
    "language": {"en": "Language", "id": "Bahasa"},
}
RESULTS = {"en": "What the functions give", "id": "Yang diberikan oleh fungsi-fungsi"}


def reference_page(language: str) -> str:
    """Write the page's source: one directive for each public name, room by room."""
    parts = [INTRODUCTION[language]]
    for room, heading in ROOMS.items():
        names = [name for name in ms.__all__ if _room(name) == room]
        if names:
            parts += [f"## {heading[language]}", *map(_directive, names)]
    parts += [f"## {RESULTS[language]}"]
    parts += [_members(result) for result in result_classes()]
    return "\n\n".join(parts) + "\n"


def result_classes() -> list[type]:
    """Give the classes that public functions return, but for widgets and public names."""
    found = {
        result
        for name in ms.__all__
        for result in _returned(getattr(ms, name))
        if result.__name__ not in ms.__all__ and ".classroom." not in result.__module__
    }
    return sorted(found, key=lambda result: result.__name__)


def _returned(function: object) -> Iterator[type]:
    """Follow the annotation of what a function returns to the package's own classes."""
    annotation = inspect.get_annotations(function).get("return") if callable(function) else None
    module = inspect.getmodule(function)
    if not isinstance(annotation, str) or not isinstance(module, ModuleType):
        return
    for word in annotation.replace("[", " ").replace("]", " ").replace(",", " ").split():
        value = getattr(module, word, None)
        if inspect.isclass(value) and value.__module__.startswith("midwifery_stats."):
            yield value


def _room(name: str) -> str:
    return ms._MODULE_OF[name].partition(".")[0]


def _directive(name: str) -> str:
    value = getattr(ms, name)
    if inspect.isclass(value):
        return _fenced(f"autoclass:: midwifery_stats.{name}")
    return _fenced(f"autofunction:: midwifery_stats.{name}")


def _members(value: type) -> str:
    return _fenced(
        f"autoclass:: {value.__module__}.{value.__qualname__}",
        "   :members:",
        "   :inherited-members:",
    )


def _fenced(directive: str, *options: str) -> str:
    return "\n".join(["```{eval-rst}", f".. {directive}", *options, "```"])
