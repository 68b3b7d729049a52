"""A student's table as a study: roles, order, groups, and nobody left out without a word."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

import midwifery_stats as ms
from midwifery_stats.studies.own.files import TableError
from midwifery_stats.studies.own.order import OrderError, propose_order

ORDER = ["kurang lancar", "lancar"]


def table(**columns: list[Any]) -> pd.DataFrame:
    return pd.DataFrame(columns)


@pytest.fixture
def mothers() -> pd.DataFrame:
    return table(
        no=[1, 2, 3, 4, 5, 6],
        kelompok=["kontrol", "kontrol", "intervensi", "intervensi", "kontrol", "intervensi"],
        sebelum=["kurang lancar", "lancar", "kurang lancar", None, "kurang lancar", "lancar"],
        sesudah=["lancar", "lancar", "kurang lancar", "lancar", None, "lancar"],
        berat=[3.1, 2.9, 3.3, 3.0, 2.8, 99],
    )


def test_columns_become_before_after_and_group(mothers: pd.DataFrame) -> None:
    study = ms.own_study(mothers, before="sebelum", after="sesudah", group="kelompok", order=ORDER)
    assert list(study.mothers) == ["mother", "group", "berat", "before", "after"]
    assert study.mothers["mother"].tolist() == [1, 2, 3, 6]
    assert study.groups == ("intervensi", "kontrol")  # the treated group is the first
    assert list(study.mothers["after"].cat.categories) == ORDER
    assert study.mothers["after"].cat.ordered
    assert study.claims.empty
    assert not study.is_rebuilt


def test_who_is_left_out_is_counted_with_the_reason(mothers: pd.DataFrame) -> None:
    study = ms.own_study(
        mothers, before="sebelum", after="sesudah", order=ORDER, missing=[99], name="ASI"
    )
    assert study.about["left_out"] == {"no value in sebelum": 1, "no value in sesudah": 1}
    assert [item.rows for item in study.about["left_out_rows"]] == [(3,), (4,)]
    assert study.about["rows"] == 6
    assert study.mothers["berat"].isna().tolist() == [False, False, False, True]
    assert study.name == "ASI"
    assert "no" not in study.mothers  # it numbers the mothers, whatever else is missing
    assert study.about["missing"] == [99]


def test_two_of_three_groups_are_compared_and_the_third_is_counted() -> None:
    frame = table(g=["a", "b", "c", "a", "b", "c"], y=[1.0, 2, 3, 4, 5, 6])
    study = ms.own_study(frame, outcome="y", group="g", groups=["c", "a"])
    assert study.groups == ("c", "a")
    assert study.mothers["outcome"].tolist() == [1, 3, 4, 6]
    assert study.about["left_out"] == {"in another group (g)": 2}
    with pytest.raises(TableError, match=r"it has 3: a, b, c\. To compare two of several"):
        ms.own_study(frame, outcome="y", group="g")


def test_an_order_is_proposed_and_never_taken() -> None:
    frame = table(b=["lancar", "kurang lancar", "lancar"], a=["lancar"] * 3)
    with pytest.raises(OrderError) as error:
        ms.own_study(frame, before="b", after="a")
    assert error.value.proposal == ORDER
    assert "order=['kurang lancar', 'lancar']" in str(error.value)
    assert "lancar (5×)" in str(error.value)


@pytest.mark.parametrize(
    ("values", "proposal"),
    [
        (["lancar", "tidak lancar"], ["tidak lancar", "lancar"]),
        (["cukup", "kurang", "baik"], ["kurang", "cukup", "baik"]),
        (["Berat", "Ringan", "Sedang"], ["Ringan", "Sedang", "Berat"]),
        (["yes", "no"], ["no", "yes"]),
        (["adequate", "less adequate"], ["less adequate", "adequate"]),
        (["baik", "kurangnya"], ["kurangnya", "baik"]),
        (["sufficient", "insufficient"], ["insufficient", "sufficient"]),
        ([2, 1], [1, 2]),
    ],
)
def test_proposals_begin_low(values: list[Any], proposal: list[Any]) -> None:
    assert propose_order(values) == proposal


def test_labels_of_an_spss_file_are_proposed_in_the_order_of_their_codes() -> None:
    assert propose_order(["b", "a", "c"], ["c", "b", "a"]) == ["c", "b", "a"]


def test_numbers_are_measurements_and_two_numbers_are_codes() -> None:
    frame = table(b=[1, 2, 3, 2], a=[2, 3, 3, 4])
    assert ms.own_study(frame, before="b", after="a").mothers["after"].tolist() == [2, 3, 3, 4]
    codes = table(b=[0, 1, 0], a=[1, 1, 1])
    with pytest.raises(OrderError, match=r"order=\['0', '1'\]"):
        ms.own_study(codes, before="b", after="a")
    study = ms.own_study(codes, before="b", after="a", order=[0, 1])
    assert study.mothers["after"].tolist() == ["1", "1", "1"]
    assert list(study.mothers["before"].cat.categories) == ["0", "1"]


def test_an_ordered_column_brings_its_order() -> None:
    kind = pd.CategoricalDtype(["low", "high"], ordered=True)
    frame = pd.DataFrame({"b": pd.Series(["high", "low"], dtype=kind)})
    frame["a"] = pd.Series(["high", "high"], dtype=kind)
    study = ms.own_study(frame, before="b", after="a")
    assert list(study.mothers["after"].cat.categories) == ["low", "high"]


def test_capitals_and_blanks_do_not_make_another_category() -> None:
    frame = table(b=["Kurang lancar", "LANCAR"], a=["lancar ", "lancar"])
    study = ms.own_study(frame, before="b", after="a", order=ORDER)
    assert study.mothers["before"].tolist() == ORDER


@pytest.mark.parametrize(
    ("columns", "options", "words"),
    [
        ({"b": [1, 2, 3], "a": [1, 2, 4]}, {"before": "b"}, "which column holds the outcome"),
        ({"b": [1, 2, 3], "a": [1, 2, 4]}, {"after": "a"}, "after needs before too"),
        ({"b": [1, 2, 3], "a": [1, 2, 4]}, {"before": "B1", "after": "a"}, "no column B1"),
        ({"before": [1], "a": [2]}, {"before": "befor", "after": "a"}, "did you mean before?"),
        ({"a": [1, 2, 3]}, {"outcome": "a"}, "nothing to compare"),
        ({"a": [1, 2, 3]}, {"before": "a", "after": "a"}, "are the same column a"),
        ({"a": [1], "b": [2]}, {"outcome": "a", "after": "b"}, "not both"),
        ({"a": [None, 1.0], "b": [2.0, None]}, {"before": "a", "after": "b"}, "No mother has"),
        (
            {"b": ["x", "y"], "a": ["y", "z"]},
            {"before": "b", "after": "a", "order": ["x", "y"]},
            "Row 1 of a holds z, which order does not name",
        ),
        (
            {"b": ["lancar", "kurang"], "a": ["lancr", "lancar"]},
            {"before": "b", "after": "a", "order": ["kurang", "lancar"]},
            "is it lancar\\?",
        ),
        ({"b": ["x"], "a": ["x"]}, {"before": "b", "after": "a"}, "All outcomes are x"),
        (
            {"b": ["x"], "a": ["x"]},
            {"before": "b", "after": "a", "order": ["x"]},
            "at least two categories",
        ),
        (
            {"b": ["x"], "a": ["x"]},
            {"before": "b", "after": "a", "order": ["x", "X"]},
            "each once",
        ),
        (
            {"g": ["p", "p"], "y": [1.5, 2.5]},
            {"outcome": "y", "group": "g"},
            "two groups with mothers, and it has 1: p",
        ),
        (
            {"g": ["p", "q"], "y": [1.5, 2.5]},
            {"outcome": "y", "group": "g", "groups": ["p", "r"]},
            "groups names r, but no mother is in it; g has: p",
        ),
        (
            {"no": [1, 1], "b": [1.5, 2], "a": [2, 3]},
            {"before": "b", "after": "a"},
            "Mother 1 stands in 2 rows",
        ),
        (
            {"b": [*map(str, range(10)), "sakit"], "a": [*map(str, range(11))]},
            {"before": "b", "after": "a"},
            "row 10 holds sakit",
        ),
        (
            {"b": list("abcdefghijkl"), "a": list("abcdefghijkl")},
            {"before": "b", "after": "a"},
            "12 different texts, too many",
        ),
        ({"b": [1.0, 2, 1e300], "a": [1.0, 2, 3]}, {"before": "b", "after": "a"}, "no outcome"),
    ],
)
def test_what_cannot_be_a_study_is_told_in_one_sentence(
    columns: dict[str, list[Any]], options: dict[str, Any], words: str
) -> None:
    with pytest.raises(TableError, match=words) as error:
        ms.own_study(table(**columns), **options)
    assert str(error.value).endswith(".") or str(error.value).endswith("?")
    assert "\n" not in str(error.value)


def test_columns_that_bear_our_names_stay_apart() -> None:
    frame = table(group=["x", "y"], b=[1.5, 2], a=[2.5, 3], before=["u", "v"])
    study = ms.own_study(frame, before="b", after="a")
    assert list(study.mothers) == ["mother", "group (column)", "before (column)", "before", "after"]


def test_tables_of_pandas_in_any_shape() -> None:
    kind = pd.CategoricalDtype(ORDER)
    part = pd.DataFrame(
        {
            "b": pd.Series(["kurang lancar", None, "lancar"], dtype=kind),
            "a": pd.Series(["lancar", "lancar", "x"], dtype=object),
        }
    )
    twice = pd.concat([part, part])  # each row label stands twice
    study = ms.own_study(twice, before="b", after="a", order=ORDER, missing="x")
    assert study.mothers["before"].tolist() == ["kurang lancar"] * 2
    assert study.about["left_out"] == {"no value in b": 2, "no value in a": 2}
    deep = pd.DataFrame({("ASI", "before"): [1.5, 2, 3], ("ASI", "after"): [2.5, 2, 4]})
    study = ms.own_study(deep, before="ASI before", after="ASI after")
    assert study.mothers["after"].tolist() == [2.5, 2, 4]
    assert list(deep.columns) == [("ASI", "before"), ("ASI", "after")]  # hers stay as they are


def test_her_words_are_never_a_format_nor_markup() -> None:
    frame = table(
        g=["{n.__class__}", "<script>x</script>"] * 3,
        y=["{0}", "%s", "{0}", "%s", "%s", "%s"],
    )
    study = ms.own_study(frame, outcome="y", group="g", order=["{0}", "%s"], name="{x} <b>")
    for language in ("en", "id"):
        ms.use_language(language)
        try:
            shown = ms.show(study)
            assert "{n.__class__}" in shown.text
            assert "<script>" not in shown.html()
            assert "{x} <b>" in shown.text
            ms.GroupsLab(study)
        finally:
            ms.use_language("en")
