"""Real footnotes in a Word file: the part that python-docx has no interface for, made through its package layer.

A document with footnotes has a part of its own for them. Its first two entries are the line above the notes and the
line above a note that goes on on the next page; the settings name both. A note in the text is a run that refers to an
entry, and the entry begins with a run that shows its number.
"""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.text.paragraph import Paragraph

__all__ = ["Footnotes", "Note"]

_TEXT_STYLE, _MARK_STYLE = "footnote text", "footnote reference"
_LINES = ("separator", "continuationSeparator")
_EMPTY = f"<w:footnotes {nsdecls('w', 'r')}/>"


class Note:
    """A footnote that is being written."""

    def __init__(self, part: XmlPart, entry: BaseOxmlElement, style: str) -> None:
        self._part = part
        self._entry = entry
        self._style = style
        self._paragraph = self._new_paragraph()

    def text(self, words: str, *, italic: bool = False) -> None:
        """Adds words."""
        _add_run(self._paragraph, words, italic=italic)

    def link(self, words: str, address: str) -> None:
        """Adds words that open an address."""
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), self._part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        self._paragraph.append(link)
        _add_run(link, words, underline=True)

    def paragraph(self) -> None:
        """What follows stands in a paragraph of its own."""
        self._paragraph = self._new_paragraph()

    def _new_paragraph(self) -> CT_P:
        made = OxmlElement("w:p")
        assert isinstance(made, CT_P)  # noqa: S101 - what python-docx makes of that name
        made.style = self._style
        self._entry.append(made)
        return made


class Footnotes:
    """The footnotes of a document that has none yet."""

    def __init__(self, document: Document) -> None:
        self._styles = [_text_style(document).style_id, _mark_style(document).style_id]
        package = document.part.package
        self._part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, parse_xml(_EMPTY), package)
        document.part.relate_to(self._part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = OxmlElement("w:footnotePr")
        for number, kind in enumerate(_LINES):
            self._part.element.append(_line(number, kind))
            named = OxmlElement("w:footnote")
            named.set(qn("w:id"), str(number))
            settings.append(named)
        _settle(document.settings.element, settings)
        self._next = len(_LINES)

    def add(self, paragraph: Paragraph) -> Note:
        """A new footnote; its number goes to the end of the paragraph as it is."""
        number, self._next = str(self._next), self._next + 1
        mark = paragraph.add_run()
        mark._r.style = self._styles[1]
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), number)
        mark._r.append(reference)
        entry = OxmlElement("w:footnote")
        entry.set(qn("w:id"), number)
        self._part.element.append(entry)
        note = Note(self._part, entry, self._styles[0])
        first = entry[0].add_r()
        first.style = self._styles[1]
        first.append(OxmlElement("w:footnoteRef"))
        note.text(" ")
        return note


def _add_run(parent: BaseOxmlElement, words: str, *, italic: bool = False, underline: bool = False) -> None:
    made = OxmlElement("w:r")
    assert isinstance(made, CT_R)  # noqa: S101 - likewise
    parent.append(made)
    if italic:
        made.get_or_add_rPr().append(OxmlElement("w:i"))
    if underline:
        line = OxmlElement("w:u")
        line.set(qn("w:val"), "single")
        made.get_or_add_rPr().append(line)
    made.text = words


def _line(number: int, kind: str) -> BaseOxmlElement:
    entry = OxmlElement("w:footnote")
    entry.set(qn("w:type"), kind)
    entry.set(qn("w:id"), str(number))
    paragraph, run = OxmlElement("w:p"), OxmlElement("w:r")
    run.append(OxmlElement(f"w:{kind}"))
    paragraph.append(run)
    entry.append(paragraph)
    return entry


def _settle(settings: BaseOxmlElement, made: BaseOxmlElement) -> None:
    """Puts it where the schema wants it: before these, of which every file of Word has one."""
    after = ("w:endnotePr", "w:compat", "w:docVars", "w:rsids", "m:mathPr", "w:themeFontLang", "w:clrSchemeMapping")
    for child in settings:
        if child.tag in [qn(name) for name in after]:
            child.addprevious(made)
            return
    settings.append(made)


def _text_style(document: Document) -> ParagraphStyle:
    made = document.styles.add_style(_TEXT_STYLE, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    assert isinstance(made, ParagraphStyle)  # noqa: S101 - likewise
    made.base_style = document.styles["Normal"]
    made.font.size = Pt(8.5)
    made.paragraph_format.space_after = Pt(2)
    made.paragraph_format.line_spacing = 1.0
    return made


def _mark_style(document: Document) -> CharacterStyle:
    made = document.styles.add_style(_MARK_STYLE, WD_STYLE_TYPE.CHARACTER, builtin=True)
    assert isinstance(made, CharacterStyle)  # noqa: S101 - likewise
    made.font.superscript = True
    return made
