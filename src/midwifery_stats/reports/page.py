"""A report as one HTML page that needs nothing else: no network, no script, no other file."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from midwifery_stats.display.tables import Table
from midwifery_stats.language import _, current_language

from .document import Block, FigureBlock, Heading, Paragraph, Points, TableBlock

_STYLE = """
@page{size:A4;margin:25mm 20mm}
body{font:11pt/1.5 Georgia,'Times New Roman',serif;color:#222;background:#fff;max-width:46em;
margin:2em auto;padding:0 1em}
h1,h2,caption,figcaption{font-family:system-ui,Arial,sans-serif}
h1{font-size:1.6em}h2{font-size:1.2em;margin-top:1.8em}
div.table{overflow-x:auto}
table{border-collapse:collapse;margin:1em 0;font-size:.92em}
caption,figcaption{text-align:left;font-weight:600;padding:.3em 0;font-size:.92em}
th,td{padding:.25em .7em .25em 0;text-align:left;vertical-align:top;border-bottom:1px solid #bbb}
thead th{border-bottom:2px solid #444}tbody th{font-weight:400}
.number{text-align:right;white-space:nowrap}
p.note{font-size:.88em;margin:.2em 0}
figure{margin:1em 0}figure img{max-width:100%;height:auto}
tr,figure{break-inside:avoid}h2{break-after:avoid}
"""


def page_of(blocks: Sequence[Block]) -> bytes:
    """Write the blocks as an HTML page; every text is escaped."""
    title = next(block.words for block in blocks if isinstance(block, Heading))
    body = "\n".join(_html(block) for block in blocks)
    policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    return (
        f'<!DOCTYPE html>\n<html lang="{current_language()}"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n"
        f"<body><main>\n{body}\n</main></body></html>\n"
    ).encode()


def _html(block: Block) -> str:
    match block:
        case Heading():
            tag = f"h{block.level + 1}"
            return f"<{tag}>{escape(block.words)}</{tag}>"
        case Paragraph():
            return f"<p>{escape(block.words)}</p>"
        case Points():
            items = "".join(f"<li>{escape(words)}</li>" for words in block.words)
            return f"<ul>{items}</ul>"
        case TableBlock():
            return _table(block.table, block.number)
        case FigureBlock():
            caption = figure_caption(block)
            return (
                f"<figure>{block.figure.img()}<figcaption>{escape(caption)}</figcaption></figure>"
            )


def table_caption(block: TableBlock) -> str:
    """Number a table's caption."""
    return _("Table {n}. {caption}").format(n=block.number, caption=block.table.caption)


def figure_caption(block: FigureBlock) -> str:
    """Number a figure's caption."""
    return _("Figure {n}. {caption}").format(n=block.number, caption=block.caption)


def _table(table: Table, number: int) -> str:
    caption = escape(table_caption(TableBlock(number, table)))
    head = "".join(
        f'<th scope="col"{_side(table, at)}>{escape(words)}</th>'
        for at, words in enumerate(table.headings)
    )
    rows = "".join(f"<tr>{_row(table, row)}</tr>" for row in table.rows)
    notes = "".join(f'<p class="note">{escape(note)}</p>' for note in table.notes)
    return (
        f'<div class="table"><table><caption>{caption}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>{notes}"
    )


def _row(table: Table, row: Sequence[str]) -> str:
    cells = []
    for at, cell in enumerate(row):
        start, end = ('th scope="row"', "th") if at == 0 and table.row_headings else ("td", "td")
        cells.append(f"<{start}{_side(table, at)}>{escape(cell)}</{end}>")
    return "".join(cells)


def _side(table: Table, at: int) -> str:
    return ' class="number"' if at in table.numeric else ""
