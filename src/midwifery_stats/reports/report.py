"""Write a report, whole or not at all: for Word, or as one page that needs nothing else."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from html import escape
from os import PathLike
from pathlib import Path

from midwifery_stats.display.tables import Table
from midwifery_stats.language import LANGUAGES, InputError, _, current_language, use_language
from midwifery_stats.studies.study import Study

from .analysis import Analysis, analyse
from .document import (
    Block,
    FigureBlock,
    Heading,
    Paragraph,
    Points,
    TableBlock,
    document_of,
    figure_caption,
    sample_csv,
    table_caption,
)
from .word import word_of

_KINDS = (".docx", ".html", ".csv")
_STYLE = """
@page{size:A4;margin:25mm 20mm}
body{font:11pt/1.5 Georgia,'Times New Roman',serif;color:#222;background:#fff;max-width:46em;
margin:2em auto;padding:0 1em}
h1,h2,caption,figcaption{font-family:system-ui,Arial,sans-serif}
h1{font-size:1.6em}h2{font-size:1.2em;margin-top:1.8em}
div.table{overflow-x:auto}
table{border-collapse:collapse;margin:1em 0;font-size:.92em}
caption,figcaption{text-align:left;font-weight:600;padding:.3em 0;font-size:.92em}
th,td{padding:.25em .45em .25em 0;text-align:left;vertical-align:top;border-bottom:1px solid #bbb}
thead th{border-bottom:2px solid #444}tbody th{font-weight:400}
.number{text-align:right;white-space:nowrap}thead .number{white-space:normal}
p.note{font-size:.88em;margin:.2em 0}
figure{margin:1em 0}figure img{max-width:100%;height:auto}
@media print{body{margin:0;padding:0}table{font-size:.85em}}
tr,figure{break-inside:avoid}h2{break-after:avoid}
"""


def report(
    study: Study | Analysis,
    file: str | PathLike[str],
    *,
    language: str | None = None,
    overwrite: bool = False,
) -> Path:
    """Write the report of a study to a file, and give its path.

    Parameters
    ----------
    study : a study, or its analysis
    file : where to write: ``.docx`` for Word, ``.html`` for a page that needs no other file,
        ``.csv`` for the cleaned sample alone
    language : the language of the report; without it the reader's
    overwrite : whether a file that is there already may be replaced

    Raises
    ------
    InputError
        If the file is there already, its kind is not known, or it cannot be written. Then nothing
        is written, and what was there stays as it was.
    """
    path = place_to_write(file, _KINDS, overwrite=overwrite)
    write_whole(path, report_bytes(study, path.suffix.lower(), language=language))
    return path


def place_to_write(file: str | PathLike[str], kinds: tuple[str, ...], *, overwrite: bool) -> Path:
    """Give the path to write to, if its kind is one of these and nothing is lost by it."""
    path = Path(file)
    if path.suffix.lower() not in kinds:
        raise InputError(
            _("A report ends with {kinds}, not with {file}.").format(
                kinds=", ".join(kinds), file=path.name
            )
        )
    if path.exists() and not overwrite:
        raise InputError(
            _("{file} is there already: choose another name, or write overwrite=True.").format(
                file=path.name
            )
        )
    return path


def report_bytes(study: Study | Analysis, kind: str, *, language: str | None = None) -> bytes:
    """Give the report as the bytes of a ``.docx``, ``.html`` or ``.csv`` file."""
    before = current_language()
    use_language(before if language is None else language)
    try:
        analysis = study if isinstance(study, Analysis) else analyse(study)
        if kind == ".csv":
            point = LANGUAGES[current_language()]
            text = sample_csv(analysis, separator=";" if point == "," else ",", point=point)
            return text.encode("utf-8-sig")
        blocks = document_of(analysis)
        return word_of(blocks) if kind == ".docx" else page_of(blocks)
    finally:
        use_language(before)


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the file, then put it in its place in one step."""
    try:
        handle, beside = tempfile.mkstemp(dir=path.parent or ".", prefix=".midwifery-")
    except OSError as problem:
        raise _unwritten(path, problem) from None
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(beside, 0o666 & ~_umask())
        os.replace(beside, path)
    except OSError as problem:
        Path(beside).unlink(missing_ok=True)
        raise _unwritten(path, problem) from None
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unwritten(path: Path, problem: OSError) -> InputError:
    return InputError(
        _("{file} could not be written ({problem}); nothing was changed.").format(
            file=path.name, problem=problem.strerror or problem
        )
    )


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
