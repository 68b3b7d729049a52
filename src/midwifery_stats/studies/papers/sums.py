"""Parts that do not add up: groups of a sample, "the rest", columns of tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from midwifery_stats.language import _, decimal
from midwifery_stats.studies.ledger import AGREES, DISAGREES, Finding

from .clauses import TESTED
from .figures import Figure
from .paper import Desk, Row, printed

_REST = re.compile(r"\b(?:sisanya|selebihnya|the remaining|the rest|the others?|remainder)\b")


def adding_rows(desk: Desk) -> Iterator[Row]:
    """Add up the parts: columns of tables, "the rest", groups of a sample."""
    yield from _tables(desk)
    for figures in desk.by_sentence.values():
        if figures[0].tabular or figures[0].cited:
            continue
        yield from _groups(desk, figures)
        rest = _REST.search(desk.sentence(figures[0]))
        percents = [f for f in figures if f.kind == "percentage" and f.high is None]
        if rest and len(percents) >= 2:
            place = desk.begins(figures[0]) + rest.start()
            after = [f for f in percents if f.start > place]
            before = [f for f in percents if f.start < place]
            if len(after) == 1 and before:
                parts = _back_to_whole(before, after[0])
                yield _sum_row(desk, parts, Decimal(100), "%")


def _back_to_whole(before: Sequence[Figure], last: Figure) -> list[Figure]:
    """Take as many of the parts before as it needs to come near 100, from the last one back."""
    parts = [last]
    for figure in reversed(before):
        if sum(f.value for f in parts) + figure.value > 101 and len(parts) > 1:
            break
        parts.insert(0, figure)
    return parts


def _groups(desk: Desk, figures: Sequence[Figure]) -> Iterator[Row]:
    sizes = [
        f
        for f in figures
        if f.kind in ("size", "count") and f.unit in ("people", "") and not f.high
    ]
    text = desk.sentence(figures[0])
    if len(sizes) != 3 or not re.search(
        r"divided|dibagi|terbagi|consist|terdiri|split|allocated|dialokasikan", text
    ):
        return
    total, *parts = sizes
    yield _sum_row(desk, parts, Decimal(int(total.value)), "", total)


def _sum_row(
    desk: Desk, parts: Sequence[Figure], total: Decimal, unit: str, whole: Figure | None = None
) -> Row:
    numbers = [printed(part) for part in parts]
    room = sum((Decimal(5).scaleb(int(n.as_tuple().exponent) - 1) for n in numbers), Decimal(0))
    added = sum(numbers, Decimal(0))
    fits = abs(added - total) <= (room if unit else 0)
    listed = " + ".join(part.reported for part in parts)
    text = (
        _("The parts add up: {parts} = {sum}.")
        if fits
        else _("The parts do not add up to {total}: {parts} = {sum}.")
    )
    digits = max(0, -int(added.as_tuple().exponent))
    shown = f"{decimal(float(added), digits)}{unit}"
    finding = Finding(
        shown,
        AGREES if fits else DISAGREES,
        text.format(parts=listed, sum=shown, total=f"{total}{unit}"),
    )
    return desk.row(whole or parts[-1], finding, "-sum")


def _tables(desk: Desk) -> Iterator[Row]:
    """Add up each column of each table: counts to its total row, percentages to 100."""
    block: list[list[Figure]] = []
    last: tuple[str, int] = ("", 0)
    for key, figures in [*desk.by_sentence.items(), (("", -9), [])]:
        tabular = bool(figures) and figures[0].tabular
        if block and (not tabular or key != (last[0], last[1] + 1)):
            yield from _block(desk, block)
            block = []
        if tabular:
            block.append(figures)
        last = key


def _block(desk: Desk, block: Sequence[Sequence[Figure]]) -> Iterator[Row]:
    # A p that stands in one row of several is no cell of a column.
    rows = [[f for f in row if f.kind not in TESTED] for row in block]
    width = Counter(map(len, rows)).most_common(1)[0][0]
    places = [place for place, row in enumerate(rows) if len(row) == width]
    if places[-1] - places[0] >= len(places):  # a row between them was read otherwise
        return
    body = [rows[place] for place in places]
    total = next((row for row in body if any(f.kind == "size" for f in row)), None)
    parts = [row for row in body if row is not total]
    if len(parts) < 2:
        return
    for column in range(width):
        cells = [row[column] for row in parts]
        kinds = {cell.kind for cell in cells}
        if kinds == {"percentage"} and all(cell.high is None for cell in cells):
            added = sum(cell.value for cell in cells)
            # A table may tell of several things: then its parts come to a multiple of the whole.
            times = max(1, round(added / 100)) if total is not None else 1
            if total is not None or abs(added - 100) <= 0.1 * len(cells):
                yield _sum_row(desk, cells, Decimal(100 * times), "%")
        elif kinds == {"count"} and total is not None and total[column].kind == "size":
            whole = total[column]
            times = max(1, round(sum(cell.value for cell in cells) / max(whole.value, 1)))
            yield _sum_row(desk, cells, Decimal(int(whole.value) * times), "", whole)
