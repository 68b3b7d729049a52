"""A result as a reader meets it: pictures, tables and sentences, in HTML and as plain text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from os import PathLike
from pathlib import Path
from typing import Any, ClassVar

import pandas as pd

from midwifery_stats.display.svg import Figure, tidy
from midwifery_stats.display.tables import Table
from midwifery_stats.language import _

_COMPARISON = r"\S+ (?:=|≤|≥|&lt;|&gt;) \S+"


class Told:
    """How one kind of result is told; each part is made when it is asked for."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The pictures."""
        return ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables."""
        return ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The sentences, a paragraph each."""
        return ()

    @property
    def report(self) -> str | None:
        """The one sentence that a thesis or a paper needs, where there is one."""
        return None


@dataclass(frozen=True)
class FrameTold(Told):
    """How one kind of table is told; ``columns`` are those that it cannot do without."""

    frame: pd.DataFrame
    columns: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    def fits(cls, frame: pd.DataFrame) -> bool:
        """Say whether this table still has the columns and the numbered rows of its kind."""
        numbered = pd.api.types.is_integer_dtype(frame.index)
        return cls.columns <= set(frame.columns) and numbered and not frame.empty


@dataclass(frozen=True)
class Shown:
    """What :func:`show` makes: one or more pictures, tables and paragraphs.

    Nothing is lost on paper or for a screen reader: the plain text has every picture's words.
    """

    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    paragraphs: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The paragraphs as one text."""
        return " ".join(self.paragraphs)

    @property
    def text(self) -> str:
        """Everything as plain text; pictures as their words."""
        pictures = (_("Picture: {words}").format(words=figure.alt) for figure in self.figures)
        tables = (table.text() for table in self.tables)
        return tidy("\n\n".join([*pictures, *tables, *self.paragraphs]))

    def html(self) -> str:
        """Give HTML that needs no kernel, no theme and no network: pictures are images."""
        return self._html(Figure.img)

    def inline(self) -> str:
        """Give HTML for a live panel: pictures are inline SVG that follows JupyterLab's theme."""
        return self._html(Figure.inline)

    def save(self, path: str | PathLike[str], *, overwrite: bool = False) -> tuple[Path, ...]:
        """Save every picture as an SVG file; of several, the second as ``name-2.svg`` and so on.

        Raises
        ------
        InputError
            If the name does not end in ``.svg``, or a file of such a name is there already.
        """
        first = Path(path)
        names = [first, *(first.with_stem(f"{first.stem}-{n}") for n in range(2, 99))]
        pairs = zip(self.figures, names, strict=False)
        return tuple(figure.save(name, overwrite=overwrite) for figure, name in pairs)

    def __str__(self) -> str:
        """Give everything as plain text."""
        return self.text

    def _repr_mimebundle_(self, **_options: Any) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": self.text}

    def _html(self, draw: Callable[[Figure], str]) -> str:
        boxes = [
            f'<div style="flex:1 1 380px;min-width:0;max-width:552px">{draw(figure)}</div>'
            for figure in self.figures
        ]
        tables = [f'<div style="min-width:0;max-width:100%">{t.html()}</div>' for t in self.tables]
        sentences = "".join(
            f'<p style="max-width:42em;margin:.5em 0;line-height:1.5;'
            f'color:var(--jp-ui-font-color1,inherit)">{unbroken(escape(words))}</p>'
            for words in self.paragraphs
        )
        return tidy(_side_by_side(boxes) + _side_by_side(tables) + sentences)


def unbroken(words: str) -> str:
    """Keep ``p = 0.05`` on one line, in a text that is escaped already."""
    return re.sub(_COMPARISON, r'<span style="white-space:nowrap">\g<0></span>', words)


def _side_by_side(boxes: list[str]) -> str:
    if not boxes:
        return ""
    style = "display:flex;flex-wrap:wrap;gap:.5em 1.5em;align-items:flex-start"
    return f'<div style="{style}">{"".join(boxes)}</div>'
