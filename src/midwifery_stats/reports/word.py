"""A report as a Word document: real headings, tables and captions, A4, the figure in words."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from midwifery_stats.language import current_language

from .document import (
    Block,
    FigureBlock,
    Heading,
    Paragraph,
    Points,
    TableBlock,
    figure_caption,
    table_caption,
)
from .picture import png_of

_LANGUAGE = {"en": "en-GB", "id": "id-ID"}
_FIGURE_CM = 13.0
_WIDE_CM = 16.0  # between the margins
_PADDING_CM, _LETTER_CM = 0.45, 0.23  # of a cell; of a wide font at 9 points
_LONGEST_ALT = 2000


def word_of(blocks: Sequence[Block]) -> bytes:
    """Write the blocks as a .docx file."""
    from docx import Document

    document = Document()
    _set_page(document)
    title = next(block.words for block in blocks if isinstance(block, Heading))
    document.core_properties.title = title[:255]
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.language = _LANGUAGE.get(current_language(), current_language())
    for block in blocks:
        _write(document, block)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _set_page(document: Any) -> None:
    """A4 with margins of 2.5 cm, a readable font, the language of the text."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Cm(2.5))
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    code = _LANGUAGE.get(current_language(), current_language())
    for properties in document.styles.element.iter(qn("w:rPr")):
        for language in properties.findall(qn("w:lang")):
            language.set(qn("w:val"), code)
    for name in ("Title", "Heading 1", "Heading 2", "Caption"):
        font = document.styles[name].font
        font.color.rgb, font.name = RGBColor(0x22, 0x22, 0x22), "Arial"
        fonts = document.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(attribute), None)
    document.styles["Title"].font.size = Pt(18)
    document.styles["Heading 1"].font.size = Pt(13)
    document.styles["Caption"].font.size = Pt(9.5)


def _write(document: Any, block: Block) -> None:
    match block:
        case Heading():
            document.add_heading(block.words, level=block.level)
        case Paragraph():
            document.add_paragraph(block.words)
        case Points():
            for words in block.words:
                document.add_paragraph(words, style="List Bullet")
        case TableBlock():
            _write_table(document, block)
        case FigureBlock():
            _write_figure(document, block)


def _write_table(document: Any, block: TableBlock) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.shared import Cm, Pt

    caption = document.add_paragraph(table_caption(block), style="Caption")
    caption.paragraph_format.keep_with_next = True
    table = block.table
    written = document.add_table(rows=0, cols=len(table.headings), style="Table Grid")
    written.autofit = False
    widths = [Cm(width) for width in _widths([table.headings, *table.rows])]
    for column, width in zip(written.columns, widths, strict=True):
        column.width = width
    for number, cells in enumerate([table.headings, *table.rows]):
        row = written.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for at, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = widths[at]
            paragraph = cell.paragraphs[0]
            run = paragraph.add_run(words)
            run.font.size, run.bold = Pt(9), number == 0
            paragraph.paragraph_format.space_after = Pt(0)
            if at in table.numeric:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if number == 0:  # the heading comes again on the next page
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for note in table.notes:
        paragraph = document.add_paragraph()
        paragraph.add_run(note).font.size = Pt(9)
    if not table.notes:
        document.add_paragraph().paragraph_format.space_after = Pt(0)


def _widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """Share the page's width: to each column its longest word, the rest by its longest text."""
    needed, wished = [], []
    for column in zip(*rows, strict=True):
        word = max(len(word) for cell in column for word in cell.split() or [""])
        needed.append(_PADDING_CM + _LETTER_CM * min(word, 20))
        wished.append(max(0, min(max(map(len, column)), 34) - word))
    rest = _WIDE_CM - sum(needed)
    if rest < 0:
        return [_WIDE_CM * width / sum(needed) for width in needed]
    shares = wished if any(wished) else [1] * len(needed)
    return [width + rest * share / sum(shares) for width, share in zip(needed, shares, strict=True)]


def _write_figure(document: Any, block: FigureBlock) -> None:
    from docx.shared import Cm

    document.add_picture(BytesIO(png_of(block.figure)), width=Cm(_FIGURE_CM))
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    properties = document.inline_shapes[-1]._inline.docPr
    properties.set("descr", block.figure.alt[:_LONGEST_ALT])
    properties.set("name", figure_caption(block)[:80])
    document.add_paragraph(figure_caption(block), style="Caption")
