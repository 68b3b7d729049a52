"""The mothers that confirmed counts leave: each pairing of before and after that is possible."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np
import pandas as pd

from midwifery_stats.inference.reanalysis import reanalyse_groups, reanalyse_pairs
from midwifery_stats.inference.samples import FloatArray
from midwifery_stats.language import InputError, _, mark
from midwifery_stats.studies.study import Study

BEFORE, AFTER = "before", "after"
MOST_PAIRINGS = 60
_MOST_TABLES = 20_000
BETWEEN_AFTER = mark("the groups after")
BETWEEN_BEFORE = mark("the groups before")
BESIDE = mark("its own sentence")

Levels = dict[str, int]
Pairs = dict[tuple[str, str], int]


class Counts(dict[str, Any]):
    """Counts of each group, as ``check_paper`` takes them; ``figures`` names what they rest on.

    {"intervention": {"before": {"less": 8, "more": 2}, "after": {"less": 1, "more": 9}}}, levels
    from the lowest; or {"intervention": {"less": 1, "more": 9}}, looked at once; or, where it is
    known who changed, {"intervention": {("less", "more"): 7, ...}}.
    """

    figures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """One group: its levels at each time, and each pairing of them that is possible."""

    name: str
    before: Levels | None
    after: Levels
    known: Pairs | None = None

    @property
    def size(self) -> int:
        """The number of mothers."""
        return sum(self.after.values())


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two samples that a test compares; several where the counts leave several pairings.

    ``paired``: before and after of one group; else two groups. ``shown`` says how many pairings
    there are; at most ``MOST_PAIRINGS`` of them, evenly spread, are looked at.
    """

    name: str
    paired: bool
    samples: tuple[tuple[FloatArray, FloatArray], ...]
    shown: int

    @cached_property
    def tables(self) -> tuple[pd.DataFrame, ...]:
        """Every procedure that gives a p, for each pairing (see `reanalyse_groups`)."""
        run = reanalyse_pairs if self.paired else reanalyse_groups
        tables = [run(*pair).dropna(subset="p") for pair in self.samples]
        if self.has_levels and not self.paired:
            row = {"procedure": "Chi-square", "alternative": "two-sided", "p": self.chi_square[1]}
            tables = [pd.concat([one, pd.DataFrame([row])], ignore_index=True) for one in tables]
        return tuple(tables)

    @property
    def has_levels(self) -> bool:
        """Whether there are more than two levels."""
        return max(float(sample.max()) for sample in self.samples[0]) > 1

    @property
    def chi_square(self) -> tuple[float, float]:
        """Pearson's chi-square of two groups and all levels that a mother has, and its p."""
        from scipy.stats import chi2_contingency

        levels = np.unique(np.concatenate(self.samples[0]))
        table = [[int((sample == level).sum()) for level in levels] for sample in self.samples[0]]
        found = chi2_contingency(table, correction=False)
        return float(found.statistic), float(found.pvalue)


def read_groups(groups: Mapping[str, Any]) -> tuple[Group, ...]:
    """Read confirmed counts; all groups and times must have the same levels."""
    if not isinstance(groups, Mapping) or not groups:
        raise _unreadable()
    levels: dict[str, None] = {}
    found: list[tuple[str, Levels | None, Levels | None, Pairs | None]] = []
    for name, told in groups.items():
        if not isinstance(told, Mapping) or not told:
            raise _unreadable(name)
        if all(isinstance(key, tuple) and len(key) == 2 for key in told):
            pairs = {(str(a), str(b)): _whole(n, name) for (a, b), n in told.items()}
            levels |= dict.fromkeys(level for pair in pairs for level in pair)
            found.append((str(name), None, None, pairs))
            continue
        times = told if set(told) <= {BEFORE, AFTER} else {AFTER: told}
        read = {time: _levels(counts, name) for time, counts in times.items()}
        levels |= dict.fromkeys(level for counts in read.values() for level in counts)
        found.append((str(name), read.get(BEFORE), read.get(AFTER), None))
    return tuple(_group(*one, tuple(levels)) for one in found)


def _group(
    name: str,
    before: Levels | None,
    after: Levels | None,
    pairs: Pairs | None,
    levels: Sequence[str],
) -> Group:
    if pairs is not None:
        before = {level: sum(n for (a, _b), n in pairs.items() if a == level) for level in levels}
        after = {level: sum(n for (_a, b), n in pairs.items() if b == level) for level in levels}
    if after is None:
        raise _unreadable(name)
    after = {level: after.get(level, 0) for level in levels}
    if before is not None:
        before = {level: before.get(level, 0) for level in levels}
        if sum(before.values()) != sum(after.values()):
            raise InputError(
                _(
                    "The group {name} has {before} mothers before and {after} after: a mother who "
                    "left belongs in neither."
                ).format(name=name, before=sum(before.values()), after=sum(after.values()))
            )
    if not sum(after.values()):
        raise InputError(_("The group {name} has no mothers.").format(name=name))
    return Group(name, before, after, pairs)


def _levels(counts: Any, name: str) -> Levels:
    if not isinstance(counts, Mapping) or not counts:
        raise _unreadable(name)
    return {str(level): _whole(number, name) for level, number in counts.items()}


def _whole(number: Any, name: Any) -> int:
    whole = isinstance(number, int | np.integer) and not isinstance(number, bool)
    if not whole or not 0 <= number <= 10_000:
        raise InputError(
            _("The group {name} counts {number!r} mothers: write a whole number.").format(
                name=name, number=number
            )
        )
    return int(number)


def _unreadable(name: object = "") -> InputError:
    return InputError(
        _(
            "The counts of {name} cannot be read. Write for each group and time how many mothers "
            "have each category, the lowest category first; see the help of check_paper."
        ).format(name=name or "groups")
    )


def groups_of_study(study: Study) -> Counts:
    """Count a study's mothers: each pairing is known."""
    mothers = study.mothers
    names = study.groups or (_("mothers"),)
    counts = Counts()
    for name in names:
        group = mothers[mothers["group"] == name] if study.groups else mothers
        last = group[study.last]
        order = (
            list(last.cat.categories) if hasattr(last, "cat") else sorted(set(mothers[study.last]))
        )
        if study.is_paired:
            seen = Counter(zip(group["before"], group["after"], strict=True))
            counts[str(name)] = {(a, b): seen[a, b] for a in order for b in order}
        else:
            counts[str(name)] = {level: int((last == level).sum()) for level in order}
    return counts


def comparisons(groups: Sequence[Group]) -> tuple[Comparison, ...]:
    """Give what can be compared: before with after in each group, and the first two groups."""
    found = [_within(group) for group in groups if group.before is not None]
    if len(groups) >= 2:
        one, other = groups[:2]
        found.append(_between(BETWEEN_AFTER, one.after, other.after))
        if one.before is not None and other.before is not None:
            found.append(_between(BETWEEN_BEFORE, one.before, other.before))
    return tuple(found)


def _between(name: str, first: Levels, second: Levels) -> Comparison:
    samples = (_codes(first.values()), _codes(second.values()))
    return Comparison(name, False, (samples,), 1)


def counts_beside(first: tuple[int, int], second: tuple[int, int]) -> Comparison:
    """Compare two groups of which a sentence tells how many mothers of how many."""
    one, other = ({"no": size - count, "yes": count} for count, size in (first, second))
    return _between(BESIDE, one, other)


def _codes(numbers: Any) -> FloatArray:
    return np.repeat(np.arange(len(numbers), dtype=float), list(numbers))


def _within(group: Group) -> Comparison:
    tables = list(pairings(group))
    kept = tables
    if len(tables) > MOST_PAIRINGS:
        ordered = sorted(tables, key=_mean_change)
        places = np.linspace(0, len(ordered) - 1, MOST_PAIRINGS).round().astype(int)
        kept = [ordered[place] for place in places]
    return Comparison(group.name, True, tuple(_samples(table) for table in kept), len(tables))


def pairings(group: Group) -> Iterator[dict[tuple[int, int], int]]:
    """Give each way in which mothers can have changed, by positions of levels.

    Two ways in which as many mothers changed by as much are one, as no test tells them apart.
    """
    levels = list(group.after)
    if group.known is not None:
        yield {(levels.index(a), levels.index(b)): n for (a, b), n in group.known.items() if n}
        return
    rows = list((group.before or {}).values())
    seen = set()
    for table in islice(_tables(rows, list(group.after.values())), _MOST_TABLES):
        changes: Counter[int] = Counter()
        for (start, end), number in table.items():
            changes[end - start] += number
        key = tuple(sorted(changes.items()))
        if key not in seen:
            seen.add(key)
            yield table


def _tables(
    rows: list[int], columns: list[int], row: int = 0
) -> Iterator[dict[tuple[int, int], int]]:
    """Give each table of whole numbers with these sums of rows and columns."""
    if row == len(rows):
        yield {}
        return
    for parts in _parts(rows[row], columns):
        left = [total - part for total, part in zip(columns, parts, strict=True)]
        for rest in _tables(rows, left, row + 1):
            yield {**{(row, c): n for c, n in enumerate(parts) if n}, **rest}


def _parts(total: int, most: list[int]) -> Iterator[tuple[int, ...]]:
    if len(most) == 1:
        if total <= most[0]:
            yield (total,)
        return
    for first in range(max(0, total - sum(most[1:])), min(total, most[0]) + 1):
        for rest in _parts(total - first, most[1:]):
            yield (first, *rest)


def _mean_change(table: Mapping[tuple[int, int], int]) -> tuple[int, int]:
    changed = sum(n for (a, b), n in table.items() if a != b)
    return changed, sum((b - a) * n for (a, b), n in table.items())


def _samples(table: Mapping[tuple[int, int], int]) -> tuple[FloatArray, FloatArray]:
    before = [start for (start, _end), n in table.items() for _mother in range(n)]
    after = [end for (_start, end), n in table.items() for _mother in range(n)]
    return np.array(before, dtype=float), np.array(after, dtype=float)
