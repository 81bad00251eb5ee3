"""The clean text as a Word file with real footnotes."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from factcheck.desk.exports.blocks import Block, Kind, Run
from factcheck.desk.exports.dossier import Dossier
from factcheck.desk.exports.footnotes import Footnotes
from factcheck.desk.exports.notes import CleanText, clean_text
from factcheck.desk.exports.notes import Note as NoteText
from factcheck.render.safe import one_line

__all__ = ["export"]

_NOT_XML = re.compile("[\ufffe\uffff]")
_TEXT_FONT = "Georgia"
_WARNING = RGBColor(0xAD, 0x21, 0x1A)
_DEEPEST = 3  # of the nested list styles that every file of Word has
_INDENT = Pt(18)


def export(dossier: Dossier, *, anyway: bool = False) -> bytes:
    """The draft's words in their blocks, a footnote a claim, and what was checked against what."""
    text = clean_text(dossier, anyway=anyway)
    made = _Writer(text).write()
    properties = made.core_properties
    properties.title = _shown(text.title)[:255]
    properties.author = _shown(dossier.review.released_by)[:255]
    properties.comments = ""
    properties.created = properties.modified = dossier.review.check.at.replace(tzinfo=None)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


class _Writer:
    def __init__(self, text: CleanText) -> None:
        self.text = text
        self.document: Document = docx.Document()
        self._set_type()
        self.footnotes = Footnotes(self.document)

    def write(self) -> Document:
        if self.text.warning:
            warning = self.document.add_paragraph().add_run(self.text.warning)
            warning.bold = True
            warning.font.color.rgb = _WARNING
        for block in self.text.blocks:
            self._block(block)
        self._entries()
        return self.document

    def _set_type(self) -> None:
        normal = self.document.styles["Normal"]
        normal.font.name = _TEXT_FONT
        normal.font.size = Pt(11)
        normal.paragraph_format.space_after = Pt(8)
        normal.paragraph_format.line_spacing = 1.2
        for level in range(1, 7):
            heading = self.document.styles[f"Heading {level}"]
            heading.font.color.rgb = RGBColor(0x1F, 0x22, 0x26)
            fonts = heading.element.rPr.rFonts
            for name in [name for name in fonts.attrib if "Theme" in name]:
                del fonts.attrib[name]
            heading.font.name = _TEXT_FONT
            heading.paragraph_format.space_after = Pt(6)

    def _block(self, block: Block) -> None:
        if block.kind is Kind.TABLE:
            self._table(block)
        elif block.kind is Kind.HEADING:
            self._runs(self.document.add_heading(level=block.level), block.runs)
        elif block.kind is Kind.BULLET:
            depth = min(block.level, _DEEPEST)
            self._runs(self.document.add_paragraph(style=f"List Bullet{f' {depth}' * (depth > 1)}"), block.runs)
        elif block.kind is Kind.NUMBERED:
            self._numbered(block)
        else:
            paragraph = self.document.add_paragraph()
            self._runs(paragraph, block.lead, bold=True)
            if block.lead:
                paragraph.add_run(" ")
            self._runs(paragraph, block.runs, bold=block.kind is Kind.BOLD_LINE)

    def _numbered(self, block: Block) -> None:
        """The number is the draft's own: Word would go on counting from the list before."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.left_indent = _INDENT * block.level
        paragraph.paragraph_format.first_line_indent = -_INDENT
        paragraph.paragraph_format.tab_stops.add_tab_stop(_INDENT * block.level)
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(f"{block.number}.\t")
        self._runs(paragraph, block.runs)

    def _table(self, block: Block) -> None:
        width = max(len(row) for row in block.rows)
        table = self.document.add_table(rows=0, cols=width, style="Table Grid")
        for number, row in enumerate(block.rows):
            made = table.add_row()  # which stays on one page
            made._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for cell, runs in zip(made.cells, row, strict=False):
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
                self._runs(paragraph, runs, bold=number == 0)
        self.document.add_paragraph()

    def _runs(self, paragraph: Paragraph, runs: Sequence[Run], *, bold: bool = False) -> None:
        for run in runs:
            made = paragraph.add_run(_NOT_XML.sub("\ufffd", run.line))
            made.bold = bold or None
            for number in run.notes:
                self._note(paragraph, self.text.notes[number - 1])

    def _note(self, paragraph: Paragraph, note: NoteText) -> None:
        made = self.footnotes.add(paragraph)
        parts = 0
        for passage in note.passages:
            if parts:
                made.paragraph()
            parts += 1
            made.text(f"“{_shown(passage.quote)}” (")
            if passage.link:
                made.link(_shown(passage.title), passage.link)
            else:
                made.text(_shown(passage.title))
            section = f", {_shown(passage.section)}" if passage.section else ""
            made.text(f"{section}, {passage.place})")
        for remark in note.remarks:
            if parts:
                made.paragraph()
            parts += 1
            made.text(_shown(remark), italic=True)

    def _entries(self) -> None:
        self.document.add_paragraph().add_run("What was checked").bold = True
        for entry in self.text.entries:
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(2)
            name = paragraph.add_run(f"{entry.name}: ")
            name.bold = True
            link = f", {entry.link}" if entry.link else ""
            said = paragraph.add_run(_shown(entry.text) + link)
            for run in (name, said):
                run.font.size = Pt(9)


def _shown(text: str) -> str:
    """Text of a document on one line, of which everything can stand in XML."""
    return _NOT_XML.sub("\ufffd", one_line(text))
