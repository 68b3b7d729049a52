"""A paper's text with its figures marked: a press on one opens its check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from midwifery_stats.display.svg import clean
from midwifery_stats.display.vocabulary import word
from midwifery_stats.studies.papers.paper import Paper

_SHOWN = 60_000  # characters of the text that are shown with their figures marked
STYLE = """
.ms-paper{white-space:pre-wrap;max-height:28rem;overflow:auto;border:1px solid currentColor;
 padding:.4em .6em;line-height:1.7}
.ms-paper details{display:inline}
.ms-paper details:not([open])::details-content{display:none}
.ms-paper summary{display:inline;cursor:pointer;border-bottom:3px solid #8793a0;list-style:none}
.ms-paper summary::-webkit-details-marker{display:none}
.ms-paper .ms-agrees>summary{border-bottom-color:#009e73}
.ms-paper .ms-agrees_under_assumption>summary{border-bottom:3px dashed #009e73}
.ms-paper .ms-disagrees>summary{border-bottom:3px double #d55e00}
.ms-paper .ms-chosen>summary{outline:2px solid currentColor}
.ms-paper details[open]>span{display:block;border-left:4px solid #8793a0;margin:.2em 0 .2em 1em;
 padding-left:.6em;white-space:normal}
"""


def times(known: Mapping[Any, Any]) -> str:
    """Tell the counts of one group: at each time, or at the one time."""
    if any(isinstance(counts, Mapping) for counts in known.values()):
        return "; ".join(f"{word(time)}: {times(counts)}" for time, counts in known.items())
    return ", ".join(f"{word(str(level))} {count}" for level, count in known.items())


def marked(paper: Paper, told: dict[str, list[tuple[str, str]]], chosen: str | None) -> str:
    """Write the text with its figures marked; a press on one opens its check."""
    parts, at = [], 0
    for figure in sorted(paper.found, key=lambda one: one.start):
        if figure.start < at or figure.end > _SHOWN:
            continue
        rows = told.get(figure.figure_id, [])
        verdict = rows[0][0] if rows else "not_recomputable"
        text = " ".join(f"{word(v)}: {explanation}" for v, explanation in rows)
        classes = f"ms-{verdict}" + (" ms-chosen" if figure.figure_id == chosen else "")
        parts += [
            clean(paper.text[at : figure.start]),
            f'<details class="{classes}"><summary>{clean(paper.text[figure.start : figure.end])}'
            f"</summary><span>{clean(text)}</span></details>",
        ]
        at = figure.end
    parts.append(clean(paper.text[at:_SHOWN]))
    return f'<div class="ms-paper" tabindex="0">{"".join(parts)}</div>'
