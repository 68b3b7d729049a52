"""A true paragraph is never accused; a wrong figure that its clause ties to the counts is found."""

from __future__ import annotations

import pytest
from desk import checked
from true_paragraphs import TRUE, WRONG


@pytest.mark.parametrize("heading", ["", "Results\n"])
@pytest.mark.parametrize(("groups", "text"), TRUE)
def test_a_true_paragraph_is_never_accused(groups: object, text: str, heading: str) -> None:
    rows = checked(heading + text, groups)
    wrong = rows[rows["verdict"] == "disagrees"]
    assert wrong.empty, wrong[["reported", "explanation"]].to_string()


@pytest.mark.parametrize(("groups", "text", "printed"), WRONG)
def test_a_wrong_figure_that_its_clause_ties_is_found(
    groups: object, text: str, printed: str
) -> None:
    rows = checked(text, groups)
    wrong = rows[rows["verdict"] == "disagrees"]
    assert wrong["reported"].str.contains(printed, regex=False).any(), rows.to_string()
