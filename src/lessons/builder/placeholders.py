"""The numbers of a lesson's prose: placeholders that are filled in when the lesson is built.

A placeholder names a number, or says how it is got from named ones, and how it is written::

    {{improved}} of {{n_one}}        17 of 25
    {{coins(5)}}                     1/16
    {{coins(5)|4}}                   0.0625 for an English reader, 0,0625 for an Indonesian one
    {{coins_curve(5)|.3}}            .025, without the zero, as SPSS prints it
    {{men|,}}                        165,982 or 165.982

The names stand in ``lessons.numbers``; the lists of numbers in a lesson's own code (made-up mothers
and their millilitres) have the names that the lesson gives them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import comb, sqrt
from statistics import mean
from typing import Any

from nbformat import NotebookNode

from midwifery_stats.language import LANGUAGES

ARITHMETIC = {call.__name__: call for call in (comb, len, mean, sqrt, sum)}
PLACEHOLDER = re.compile(r"\{\{([^{}|]+)(?:\|([^{}|]+))?\}\}")


def fill(text: str, names: Mapping[str, Any], language: str = "en") -> str:
    """Write the numbers of a text in place of its placeholders."""

    def number(found: re.Match[str]) -> str:
        try:
            value = eval(found[1], {**names, "__builtins__": ARITHMETIC})
        except Exception as error:
            raise ValueError(f"{found[0]} cannot be worked out: {error!r}") from None
        return written(value, found[2] or "", language)

    return PLACEHOLDER.sub(number, text)


def placeholders(text: str) -> list[str]:
    """Give the placeholders of a text as they stand."""
    return [found[0] for found in PLACEHOLDER.finditer(text)]


def written(value: Any, form: str, language: str) -> str:
    """Write one number in a reader's language; a text stays as it is (it quotes what is printed).

    ``form`` is a number of decimals, ``.3`` to leave the zero out, ``,`` to group thousands, or
    nothing for whole numbers, fractions and printed decimals.
    """
    if isinstance(value, str):
        return value
    if form in ("", ","):
        if isinstance(value, float) or not isinstance(value, int | Fraction | Decimal):
            raise ValueError(f"{value!r} needs a form, such as |3 for three decimals")
        return _in_language(f"{value:,}" if form else str(value), language)
    digits = int(form.removeprefix("."))
    rounded = Decimal(str(float(value))).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    text = str(rounded)
    return _in_language(text.removeprefix("0") if form.startswith(".") else text, language)


def lists_of(notebook: NotebookNode) -> dict[str, list[float]]:
    """Give the lists of numbers that a lesson's code writes down, by their names."""
    found = {}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            for node in ast.walk(ast.parse(cell.source)):
                if isinstance(node, ast.Assign) and isinstance(node.value, ast.List):
                    found[ast.unparse(node.targets[0])] = _numbers(node.value)
    return {name: numbers for name, numbers in found.items() if numbers}


def _numbers(node: ast.List) -> list[float]:
    try:
        values = ast.literal_eval(node)
    except ValueError:
        return []
    return values if all(isinstance(value, int | float) for value in values) else []


def _in_language(text: str, language: str) -> str:
    mark = LANGUAGES[language]
    return text.translate(str.maketrans({".": mark, ",": "." if mark == "," else ","}))
