"""The values for a class on Kubernetes use only names and kinds that the chart's schema has.

Read by hand in ``jupyterhub/values.schema.yaml`` of zero-to-jupyterhub-k8s (commit 02dd73d); the
chart refuses any other name, but under ``hub.config`` and ``extraEnv``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

yaml = pytest.importorskip("yaml", reason="PyYAML comes with JupyterLab")

VALUES = Path(__file__).parents[3] / "deploy" / "kubernetes" / "values.yaml"
ANY = object()
HUB = {"config": ANY, "concurrentSpawnLimit": int}
SINGLEUSER = {
    "image": {"name": str, "tag": str},
    "cmd": (list, str),
    "extraEnv": ANY,
    "memory": {"guarantee": (int, float, str), "limit": (int, float, str)},
    "cpu": {"guarantee": (int, float), "limit": (int, float)},
    "storage": {"capacity": str, "homeMountPath": str, "type": str},
}
SCHEMA = {
    "hub": HUB,
    "singleuser": SINGLEUSER,
    "cull": {"timeout": int},
    "proxy": {
        "https": {"enabled": bool, "hosts": list, "type": str, "letsencrypt": {"contactEmail": str}}
    },
}


def unknown(values: Any, schema: Any, place: str = "") -> list[str]:
    """Give the places whose name or kind the schema does not have."""
    if schema is ANY:
        return []
    if not isinstance(schema, dict):
        return [] if isinstance(values, schema) else [place]
    if not isinstance(values, dict):
        return [place]
    return [
        wrong
        for name, value in values.items()
        for wrong in (
            unknown(value, schema[name], f"{place}/{name}")
            if name in schema
            else [f"{place}/{name}"]
        )
    ]


def test_the_chart_knows_every_value():
    values = yaml.safe_load(VALUES.read_text(encoding="utf-8"))
    assert unknown(values, SCHEMA) == []
    # Variables of an environment are text: Kubernetes refuses a number there.
    assert all(isinstance(text, str) for text in values["singleuser"]["extraEnv"].values())


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"singleuser": {"cpus": 1}}, "/singleuser/cpus"),
        ({"singleuser": {"cpu": {"limit": "1"}}}, "/singleuser/cpu/limit"),
        ({"proxy": {"https": True}}, "/proxy/https"),
    ],
)
def test_a_wrong_value_is_found(wrong, place):
    assert unknown(wrong, SCHEMA) == [place]
