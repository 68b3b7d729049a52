"""Labs that live in a page without a kernel: every state that they can show, rendered beforehand.

A lab of a lesson is made anew from the lesson's own lines, its controls are turned over a grid, and
each state is rendered by the lab itself: the page holds no statistics and no wording of its own.
``site/static/labs.js`` puts the controls on the page and shows the state that belongs to them.

All states of a lab are made of few tags. They are packed as a list of tags, a list of figures
(each a list of tags) and, for each state, a list of figures; then compressed. What one dial alone
can show comes first, in a file of its own: a reader with a phone need not wait for the rest.
"""

from __future__ import annotations

import ast
import gzip
import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from html import escape
from io import StringIO
from itertools import product
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from midwifery_stats.classroom.labs.coin_lab import CoinLab, flipped, with_up
from midwifery_stats.classroom.labs.groups_lab import GroupsLab
from midwifery_stats.classroom.labs.groups_state import changed_group, successes, with_successes
from midwifery_stats.classroom.labs.pairs_lab import PairsLab
from midwifery_stats.classroom.labs.pairs_state import with_direction
from midwifery_stats.classroom.labs.panel import Panel, beside, board, style_sheet
from midwifery_stats.classroom.labs.sample_size_lab import SampleSizeLab
from midwifery_stats.display.shown import Shown
from midwifery_stats.language import _

Key = tuple[int, ...]
FLIPS = (0, 1, 2, 3, 4, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)
PERCENTS = tuple(range(10, 100, 10))
SIZES = (5, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100)
BETWEEN = "\x1e"  # the three places of a lab: the conclusion, beside the controls, more
_LAB = re.compile(r"^ms\.\w+Lab\(")
_FIGURE = re.compile(r"(?=<svg )|(?<=</svg>)|(?=<table)|(?<=</table>)|(?=<p )|(?=\x1e)")
_TAG = re.compile(r"(?=<)")


@dataclass(frozen=True)
class Dial:
    """One control of a lab in a page: its name and the numbers that it goes through."""

    label: str
    values: tuple[int, ...]


@dataclass(frozen=True)
class Grid:
    """What a lab can show in a page: its dials, where they begin, and a state for each place.

    A place without a state cannot be: more mothers improved and got worse than there are.
    """

    dials: tuple[Dial, ...]
    start: Key
    states: Mapping[Key, Any]


@dataclass(frozen=True)
class StaticLab:
    """A lab's place in a page: the file of its first states."""

    file: str
    classes: str

    def around(self, html: str) -> str:
        """Wrap what the notebook shows there, which a page without JavaScript keeps."""
        return f'<ms-lab src="_static/labs/{self.file}" kind="{self.classes}">{html}</ms-lab>'


def static_labs(notebook: NotebookNode, static: Path) -> dict[int, StaticLab]:
    """Write the states of a notebook's labs; give each by the place of its cell."""
    folder = static / "labs"
    folder.mkdir(exist_ok=True)
    (static / "labs.css").write_text(style_sheet(), encoding="utf-8")
    found: dict[int, StaticLab] = {}
    for place, lab in labs_of(notebook):
        grid = grid_of(lab)
        if grid is not None:
            found[place] = _written(lab, grid, folder)
    return found


def labs_of(notebook: NotebookNode) -> Iterator[tuple[int, Panel[Any]]]:
    """Make the labs of a notebook from its own lines, without what only shows something."""
    names: dict[str, Any] = {}
    for place, cell in enumerate(notebook.cells):
        if cell.cell_type != "code":
            continue
        for line in ast.parse(cell.source).body:
            source = ast.unparse(line)
            if not isinstance(line, ast.Expr) or source.startswith("ms.use_language("):
                with redirect_stdout(StringIO()):
                    exec(source, names)
            elif _LAB.match(source):
                yield place, eval(source, names)


def grid_of(lab: Panel[Any]) -> Grid | None:
    """Give what a lab can show in a page; None for a lab that needs its kernel."""
    for kind, grid in GRIDS.items():
        if isinstance(lab, kind):
            return grid(lab)
    return None


def rendered(lab: Panel[Any], state: Any) -> str:
    """Give the HTML of a state as the lab itself arranges it: three parts, ``BETWEEN`` them."""
    shown = lab.view(state)
    leads, notes = lab.leads(state), lab.notes(state)
    seen = (*lab.DRAWN, *lab.BESIDE)
    first = board(shown.paragraphs[:leads], [shown.figures[at] for at in lab.PICTURES])
    second = beside(
        lab.caption(state),
        shown.paragraphs[leads : leads + notes],
        [shown.figures[at] for at in seen],
        [shown.tables[at] for at in lab.TABLES],
    )
    return BETWEEN.join((first, second, _more(shown, leads + notes, (*seen, *lab.PICTURES), lab)))


def packed(states: Mapping[Key, str]) -> dict[str, Any]:
    """Pack the HTML of all states: shared tags, shared figures made of tags.

    Both in alphabetical order, since what is alike compresses only where it stands close together.
    """
    parts = {key: _FIGURE.split(html) for key, html in states.items()}
    figures = sorted({part for state in parts.values() for part in state})
    made = [_TAG.split(figure) for figure in figures]
    tags = sorted({tag for figure in made for tag in figure})
    of_figure = {figure: at for at, figure in enumerate(figures)}
    of_tag = {tag: at for at, tag in enumerate(tags)}
    return {
        "tags": tags,
        "figures": [[of_tag[tag] for tag in figure] for figure in made],
        "states": {
            ",".join(map(str, key)): [of_figure[part] for part in state]
            for key, state in parts.items()
        },
    }


def _written(lab: Panel[Any], grid: Grid, folder: Path) -> StaticLab:
    """Write a lab's states as two scripts, which a page also loads from a USB stick (file://)."""
    about = {
        "dials": [
            {
                "label": dial.label,
                "less": _("{what}: one less").format(what=dial.label),
                "more": _("{what}: one more").format(what=dial.label),
                "values": dial.values,
            }
            for dial in grid.dials
        ],
        "start": grid.start,
        "reset": lab.reset_label(),
        "rest": _("More"),
    }
    first: dict[Key, str] = {}
    later: dict[Key, str] = {}
    for key, state in grid.states.items():
        turned = sum(value != start for value, start in zip(key, grid.start, strict=True))
        (first if turned <= 1 else later)[key] = rendered(lab, state)
    texts = [
        json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode()
        for part in (about | packed(first), packed(later))
    ]
    name = hashlib.sha256(b"".join(texts)).hexdigest()[:16]
    for file, text in zip((f"{name}.js", f"{name}-rest.js"), texts, strict=True):
        data = b64encode(gzip.compress(text, 9, mtime=0)).decode()
        (folder / file).write_text(f'msLab("{file}","{data}")\n', encoding="utf-8")
    classes = [name for name in lab._dom_classes if name.startswith("ms-") and name != "ms-panel"]
    return StaticLab(f"{name}.js", " ".join(classes))


def _more(shown: Shown, told: int, seen: Sequence[int], lab: Panel[Any]) -> str:
    words = "".join(f"<p>{escape(text)}</p>" for text in shown.paragraphs[told:])
    figures = [figure for at, figure in enumerate(shown.figures) if at not in seen]
    tables = [table for at, table in enumerate(shown.tables) if at not in lab.TABLES]
    parts = [*(figure.inline() for figure in figures), *(table.html() for table in tables)]
    cells = "".join(f"<div>{part}</div>" for part in parts)
    return f'{words}<div class="ms-pictures">{cells}</div>'


def _pairs(lab: PairsLab) -> Grid:
    start = lab.start
    improved, _stayed, worsened = start.counts
    mothers = range(len(start.pairs) + 1)
    calm = with_direction(start, 0, len(start.pairs), start)
    states: dict[Key, Any] = {(improved, worsened): start}
    for up, down in product(mothers, mothers):
        if up + down > len(start.pairs):
            continue
        state = with_direction(with_direction(calm, 1, up, start), -1, down, start)
        if state.counts == (up, len(start.pairs) - up - down, down):
            states.setdefault((up, down), state)
    dials = (Dial(_("Improved"), tuple(mothers)), Dial(_("Got worse"), tuple(mothers)))
    return Grid(dials, (improved, worsened), states)


def _groups(lab: GroupsLab) -> Grid | None:
    start = lab.start
    if not start.yes_no:
        return None

    def of(first: int, second: int) -> Any:
        state = changed_group(start, 0, lambda g: with_successes(g, first, start.groups[0]))
        return changed_group(state, 1, lambda g: with_successes(g, second, start.groups[1]))

    sizes = [range(len(group.pairs) + 1) for group in start.groups]
    words = _("{group}: {level} after")
    dials = tuple(
        Dial(words.format(group=name, level=start.labels[-1]), tuple(size))
        for name, size in zip(start.names, sizes, strict=True)
    )
    begin = (successes(start.groups[0]), successes(start.groups[1]))
    return Grid(dials, begin, {key: of(*key) for key in product(*sizes)} | {begin: start})


def _coins(lab: CoinLab) -> Grid:
    start = lab.start
    dials = (
        Dial(_("your flips").capitalize(), FLIPS),
        Dial(_("Of these went up"), tuple(range(start.changed + 1))),
    )
    states = {
        (flips, up): flipped(with_up(start, up), flips)
        for flips, up in product(FLIPS, range(start.changed + 1))
    }
    return Grid(dials, (start.flips, start.up), states)


def _sizes(lab: SampleSizeLab) -> Grid:
    start = lab.start
    rates, other, mothers = lab.controls()[1:4]
    grid = (
        _with(PERCENTS, start.first_percent),
        _with((0, *PERCENTS) if start.groups == 1 else PERCENTS, start.second_percent),
        _with([size for size in SIZES if size <= start.largest], start.mothers),
    )
    controls = (rates, other, mothers)
    states: dict[Key, Any] = {}
    for key in product(*grid):
        if start.groups == 1 and key[0] + key[1] > 100:
            continue
        state = start
        for control, value in zip((other, rates, mothers), (0, key[0], key[2]), strict=True):
            state = control.put(state, value)
        states[key] = other.put(state, key[1])
    dials = tuple(
        Dial(control.words(start), values) for control, values in zip(controls, grid, strict=True)
    )
    return Grid(dials, (start.first_percent, start.second_percent, start.mothers), states)


def _with(values: Sequence[int], value: int) -> tuple[int, ...]:
    return tuple(sorted({*values, value}))


GRIDS: dict[type, Callable[[Any], Grid | None]] = {
    PairsLab: _pairs,
    GroupsLab: _groups,
    CoinLab: _coins,
    SampleSizeLab: _sizes,
}
