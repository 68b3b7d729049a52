"""From a paper's counts to its mothers: counts proposed from the text, a study, its folder."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from midwifery_stats.language import InputError, _
from midwifery_stats.studies.study import CLAIMS, DESCRIPTION, RECONSTRUCTED, Study

from .alike import group_and_time
from .clauses import TIMES
from .figures import Figure
from .paper import Desk, Paper
from .rebuild import AFTER, BEFORE, Counts, Group, pairings, read_groups

# Outcomes with their categories, lowest first: what is printed, and what it is called here.
_SCALES: tuple[tuple[tuple[str, str], ...], ...] = (
    ((r"(?:kurang|tidak|belum)\s{1,3}lancar|(?:less|not) (?:fluent|smooth)", "less fluent"),
     (r"(?<!kurang )(?<!tidak )(?<!less )(?<!not )\b(?:lancar|fluent|smooth)\b", "fluent")),
    ((r"(?<!di )\bkurang\b(?! dari)|insufficient|inadequate|\bpoor\b", "insufficient"),
     (r"\bcukup\b(?! bulan)|(?<!in)sufficient|(?<!in)adequate|\bfair\b", "sufficient"),
     (r"\bbaik\b|\bgood\b", "good")),
    ((r"\brendah\b|\blow\b", "low"), (r"\bsedang\b|\bmoderate\b", "moderate"),
     (r"\btinggi\b|\bhigh\b", "high")),
    ((r"tidak\s{1,3}(?:berhasil|sembuh)|\bgagal\b|failed|unsuccessful|not improved", "failed"),
     (r"(?<!tidak )\b(?:berhasil|sembuh)\b|(?<!un)success\w*|(?<!not )improved", "succeeded")),
    ((r"\bya\b|\byes\b", "yes"), (r"\btidak\b|\bno\b", "no")),
)  # fmt: skip
_ALL = "mothers"
_APART = re.compile(r"[,;]|\b(?:and|dan|while|whereas|but|sedangkan|namun|tetapi)\b")
_NO_GROUP = r"(?!\s{1,3}(?:[a-z]+[\s-])?(?:group|kelompok|risk|income|birth))"


def words_of_level(level: str) -> str:
    """Give the words that may stand for a level, in both languages; none for "yes" and "no"."""
    name = level.lower()
    for scale in _SCALES:
        for words, known in scale:
            if name == known or re.fullmatch(words, name):
                return r"(?!)" if scale is _SCALES[-1] else words
    return re.escape(name)


class Told(NamedTuple):
    """A figure that counts one category of one group at one time."""

    group: str
    time: str
    level: str
    part: int
    size: int
    figure: Figure


def proposed_groups(paper: Paper) -> Counts:
    """Propose the counts of each group and time, as far as the text tells them.

    The reader confirms or mends them. Empty where the text names no outcome that is known here.
    ``.figures`` names the figures that the counts rest on: those confirm nothing.
    """
    desk = Desk(paper)
    told: dict[int, list[Told]] = defaultdict(list)
    unsure: set[tuple[str, int]] = set()
    for figure in paper.found:
        if figure.cited or figure.section == "introduction":
            continue
        for part, size in _part_and_size(desk, figure):
            levels = list(_levels_near(desk, figure))
            if not levels:  # two numbers and one level: it may be that of either, or of both
                unsure.add((figure.section, figure.sentence))
            for number, level in levels:
                group, time = group_and_time(desk, figure)
                time = _time_after(desk, figure) or time or AFTER
                told[number].append(Told(group or _ALL, time, level, part, size, figure))
    if not told:
        return Counts()
    number = max(told, key=lambda n: (len(told[n]), -n))
    found = [one for one in told[number] if (one.figure.section, one.figure.sentence) not in unsure]
    if not any(one.group == "control" for one in found):
        found = [one._replace(group=_ALL) for one in found]
    return _counts(found, [name for _words, name in _SCALES[number]])


def _time_after(desk: Desk, figure: Figure) -> str:
    """The time that is named right after a count: "8 of 25 before massage"."""
    after = _APART.split(desk.smooth[figure.end : figure.end + 60].split(".")[0])[0]
    named = [time for time, words in TIMES.items() if words.search(after)]
    return named[0] if len(named) == 1 else ""


def _part_and_size(desk: Desk, figure: Figure) -> Iterator[tuple[int, int]]:
    """A count with its size, or a percentage of the size that stands near it."""
    if figure.high is not None:
        return
    near = desk.near_sizes(figure) or desk.sizes
    if figure.kind == "count" and figure.unit in ("people", "") and near:
        percent = desk.partner(figure, "percentage")
        sizes = [n for n in near if n >= figure.value]
        if percent is not None:
            sizes = [n for n in sizes if abs(100 * figure.value / n - percent.value) < 0.6]
        if sizes:
            yield int(figure.value), sizes[0]
    elif figure.kind == "percentage" and desk.partner(figure, "count") is None and near:
        part = figure.value * near[0] / 100
        if abs(part - round(part)) < 0.006 * near[0] and part <= near[0]:
            yield round(part), near[0]


def _levels_near(desk: Desk, figure: Figure) -> Iterator[tuple[int, str]]:
    """The category that a figure counts: named beside it, with no comma or "and" between."""
    begin = max([f.end for f in desk.beside(figure) if f.end <= figure.start], default=0)
    before = desk.smooth[max(begin, desk.begins(figure), figure.start - 200) : figure.start]
    after = desk.smooth[figure.end : figure.end + 90].split(".")[0]
    beside = (_APART.split(before)[-1], -1), (_APART.split(after)[0], 0)
    for number, scale in enumerate(_SCALES[:-1]):
        for text, nearest in beside:
            places = sorted(
                (match.start(), name)
                for words, name in scale
                for match in re.finditer(
                    rf"(?<![\w-])(?<!kelompok )(?:{words})(?![\w-]){_NO_GROUP}", text
                )
            )
            if places:
                yield number, places[nearest][1]
                break


def _counts(told: list[Told], order: list[str]) -> Counts:
    votes: dict[tuple[str, str, str], Counter[int]] = defaultdict(Counter)
    sizes: dict[str, Counter[int]] = defaultdict(Counter)
    names = {group for group, *_rest in told}
    for group, time, level, part, size, _figure in told:
        if group == _ALL and len(names) > 1:
            continue
        votes[group, time, level][part] += 1
        sizes[group][size] += 1
    used = [level for level in order if any(level == key[2] for key in votes)]
    levels = used if len(used) > 1 else order[:2]
    counts = Counts()
    kept: set[str] = set()
    for group in sorted(sizes, key=lambda name: (name == "control", name)):
        size = _most_told(sizes[group])
        times = {}
        for time in (BEFORE, AFTER):
            known = {
                level: _most_told(votes[group, time, level])
                for level in levels
                if votes.get((group, time, level))
            }
            left = size - sum(known.values())
            missing = [level for level in levels if level not in known]
            if not known or left < 0 or (left > 0 and not missing):
                continue
            filled = {
                level: known.get(level, left if level in missing[:1] else 0) for level in levels
            }
            times[time] = filled
            kept |= {
                figure.figure_id
                for one, when, level, part, _size, figure in told
                if (one, when) == (group, time) and known.get(level) == part
            }
        if AFTER in times:
            counts[group] = times
    counts.figures = tuple(sorted(kept))
    return counts


def _most_told(told: Counter[int]) -> int:
    """Give the number that most places tell; of several, the one that is told first."""
    return max(told, key=lambda number: told[number])


def study_from_counts(
    groups: Mapping[str, Any], *, name: str, title: str = "", better: str = "higher"
) -> Study:
    """Build a study of the mothers that the confirmed counts leave, for labs, tests and reports.

    Where the counts leave several ways in which mothers can have changed, one of them is taken,
    with as few changes as possible, and ``before`` and ``after`` are marked as rebuilt.
    """
    read = read_groups(groups)
    levels = list(read[0].after)
    rows: list[dict[str, Any]] = []
    ways = 1
    for group in read:
        ways = max(ways, _ways(group))
        rows += [{"group": group.name, **row} for row in _mothers(group, levels)]
    table = pd.DataFrame(rows)
    table.insert(0, "mother", range(1, len(table) + 1))
    for column in (BEFORE, AFTER, "outcome"):
        if column in table:
            table[column] = pd.Categorical(table[column], categories=levels, ordered=True)
    if len(read) > 1:
        table["group"] = pd.Categorical(table["group"], categories=[g.name for g in read])
    else:
        table = table.drop(columns="group")
    if ways > 1:
        table.attrs[RECONSTRUCTED] = {BEFORE: "", AFTER: ""}
    about = {"title": title or name, "size": len(table), "better": better, "ways": ways}
    return Study(name, table, pd.DataFrame(columns=list(CLAIMS), dtype=str), about)


def _ways(group: Group) -> int:
    return sum(1 for _table in pairings(group)) if group.before is not None else 1


def _mothers(group: Group, levels: list[str]) -> Iterator[dict[str, str]]:
    if group.before is None:
        for level, number in group.after.items():
            yield from ({"outcome": level} for _mother in range(number))
        return
    fewest = min(pairings(group), key=lambda t: sum(n for (a, b), n in t.items() if a != b))
    for (start, end), number in sorted(fewest.items()):
        yield from ({BEFORE: levels[start], AFTER: levels[end]} for _mother in range(number))


def save_study(
    folder: str | PathLike[str], groups: Mapping[str, Any], *, title: str, citation: str = ""
) -> Path:
    """Write the mothers of confirmed counts as a study folder, which ``load_study`` opens.

    The folder must not hold a study yet. Nothing of the paper's text goes into it.
    """
    place = Path(folder)
    if (place / DESCRIPTION).exists():
        raise InputError(
            _("The folder {folder} holds a study already: choose another name.").format(
                folder=place.name
            )
        )
    study = study_from_counts(groups, name=place.name, title=title)
    package = _package(study, title, citation)
    text = study.mothers.to_csv(index=False, lineterminator="\n")
    try:
        place.mkdir(parents=True, exist_ok=True)
        (place / "mothers.csv").write_text(text, encoding="utf-8")
        described = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
        (place / DESCRIPTION).write_text(described, encoding="utf-8")
    except OSError as problem:
        raise InputError(
            _("The folder {folder} could not be written: {problem}.").format(
                folder=place.name, problem=problem.strerror or problem
            )
        ) from None
    return place


def _package(study: Study, title: str, citation: str) -> dict[str, Any]:
    rebuilt = study.about["ways"] > 1
    fields: list[dict[str, Any]] = []
    for column in study.mothers.columns:
        if column == "mother":
            fields.append(
                {
                    "name": column,
                    "type": "integer",
                    "constraints": {"required": True, "unique": True},
                }
            )
            continue
        values = study.mothers[column].cat
        field = {
            "name": str(column),
            "type": "string",
            "categories": [str(level) for level in values.categories],
            "categoriesOrdered": bool(values.ordered),
            "constraints": {"required": True},
            "status": RECONSTRUCTED if rebuilt and column in (BEFORE, AFTER) else "published",
        }
        fields.append(field)
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": re.sub(r"[^a-z0-9._-]", "-", study.name.lower()),
        "title": title,
        "citation": citation,
        "better": study.about["better"],
        "reconstruction": "The mothers are rebuilt from counts that a reader took from the paper.",
        "resources": [
            {
                "name": "mothers",
                "path": "mothers.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": fields, "primaryKey": ["mother"]},
            }
        ],
    }
