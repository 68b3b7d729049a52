"""The public names, and what importing the package costs."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

import midwifery_stats as ms

FIXED = (
    "load_study",
    "check_claims",
    "frequency_table",
    "cross_table",
    "signed_ranks",
    "group_ranks",
    "wilcoxon_signed_rank",
    "mann_whitney",
    "sign_test",
    "mcnemar",
    "fisher_exact",
    "risk_difference",
    "odds_ratio",
    "fragility_index",
    "reanalyse_pairs",
    "reanalyse_groups",
    "samples_reporting",
    "power_pairs",
    "power_groups",
    "show",
    "spss_tables",
    "describe",
    "use_language",
    "PairsLab",
    "GroupsLab",
    "SamplingLab",
    "SampleSizeLab",
    "predict",
    "exercise",
)


def python(code: str) -> str:
    """Run code in a fresh interpreter and give what it prints."""
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout


@pytest.mark.parametrize("name", FIXED)
def test_a_fixed_name_is_public(name):
    assert name in ms.__all__


@pytest.mark.parametrize("name", ms.__all__)
def test_every_public_name_resolves(name):
    assert getattr(ms, name).__name__ == name


def test_an_editor_sees_the_same_names_as_python():
    tree = ast.parse(Path(ms.__file__).read_text(encoding="utf-8"))
    guarded = next(node for node in tree.body if isinstance(node, ast.If)).body
    typed = {alias.name: node.module for node in guarded for alias in node.names}
    assert typed == ms._MODULE_OF
    assert set(ms.__all__) <= set(dir(ms))


def test_a_wrong_name_is_an_ordinary_error():
    with pytest.raises(AttributeError, match="module 'midwifery_stats' has no attribute 'wilcox'"):
        _ = ms.wilcox


def test_the_import_needs_no_widgets_and_no_notebook():
    loaded = json.loads(
        python("import midwifery_stats, sys, json; print(json.dumps(sorted(sys.modules)))")
    )
    packages = {name.partition(".")[0] for name in loaded}
    assert packages.isdisjoint({"ipywidgets", "IPython", "ipykernel", "jupyterlab", "matplotlib"})


def test_statistics_need_no_widgets():
    code = """
import sys, midwifery_stats as ms
mothers = ms.load_study("bekasi").mothers
ms.show(ms.wilcoxon_signed_rank(mothers["before"], mothers["after"]))
print([name for name in ("ipywidgets", "IPython", "matplotlib") if name in sys.modules])
"""
    assert python(code).strip() == "[]"


def test_the_import_costs_little_more_than_numpy_and_pandas():
    def seconds(modules: str) -> float:
        clock = "from time import perf_counter as now; t = now(); import {}; print(now() - t)"
        return min(float(python(clock.format(modules))) for _ in range(2))

    assert seconds("midwifery_stats") < 1.2 * seconds("numpy, pandas")
