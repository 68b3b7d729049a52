"""Any small study, whatever its values: an analysis, a page, and no sentence with a hole."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

import midwifery_stats as ms
from midwifery_stats.reports.report import report_bytes

LEVELS = st.sampled_from([["no", "yes"], ["low", "fair", "ample"], None])
NUMBERS = st.one_of(
    st.integers(-20, 500),
    st.floats(-1e5, 1e5, allow_nan=False).map(lambda value: round(value, 2)),
)


@st.composite
def tables(draw: st.DrawFn) -> tuple[pd.DataFrame, dict[str, Any]]:
    order = draw(LEVELS)
    value = NUMBERS if order is None else st.sampled_from(order)
    size = draw(st.integers(1, 12))
    design = draw(st.sampled_from(["pairs", "groups", "changes"]))
    columns: dict[str, list[Any]] = {
        name: draw(st.lists(value, min_size=size, max_size=size)) for name in ("b", "a")
    }
    roles: dict[str, Any] = {"order": order}
    if design != "pairs":
        size += 1
        columns = {name: [*values, values[0]] for name, values in columns.items()}
        columns["g"] = [
            "x",
            *draw(st.lists(st.sampled_from("xy"), min_size=size - 2, max_size=size - 2)),
            "y",
        ]
        roles["group"] = "g"
    roles |= {"outcome": "a"} if design == "groups" else {"before": "b", "after": "a"}
    return pd.DataFrame(columns), roles


@settings(max_examples=60, deadline=None)
@given(tables(), st.sampled_from(["en", "id"]))
def test_any_study_has_its_analysis_and_its_page(
    given_table: tuple[pd.DataFrame, dict[str, Any]], language: str
) -> None:
    frame, roles = given_table
    try:
        study = ms.own_study(frame, **roles)
    except ms.MidwiferyStatsError as error:
        assert "codes" in str(error) or "order" in str(error)  # noqa: PT017 - few whole numbers
        return
    ms.use_language(language)
    try:
        analysis = ms.analyse(study)
        page = report_bytes(study, ".html").decode()
        for text in (*analysis.sentences, re.sub(r"data:image[^\"]*", "", page)):
            assert not re.search(r"\bnan\b|\binf\b|p = 0?[.,]000\b", text), text
        assert not re.search(r"[{}]", " ".join(analysis.sentences))
        assert analysis.table["p"].between(0, 1).all()
    finally:
        ms.use_language("en")
