"""A Word file whose footnotes are real ones, with the quotes in them."""

from __future__ import annotations

import io
import re
import zipfile

import docx as library
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from factcheck.desk.exports import docx
from factcheck.desk.exports.dossier import Dossier
from factcheck.desk.exports.notes import clean_text
from factcheck.errors import InputError
from tests.desk.exports.test_blocks import DRAFT
from tests.desk.samples import ADDRESS, accept_all, make_dossier, make_example
from tests.render.samples import HOSTILE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELEASE = "Sales rose 5% in 2023. Revenue was $2 million."


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def tree(content: bytes) -> etree._Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False))


def notes(content: bytes) -> dict[str, str]:
    """The words of every footnote by its number in the file."""
    root = tree(parts(content)["word/footnotes.xml"])
    entries = [entry for entry in root if entry.get(f"{W}type") is None]
    return {entry.get(f"{W}id", ""): "".join(text.text or "" for text in entry.iter(f"{W}t")) for entry in entries}


def marks(content: bytes) -> list[str]:
    """The numbers that the text refers to, in its order."""
    return [mark.get(f"{W}id", "") for mark in tree(parts(content)["word/document.xml"]).iter(f"{W}footnoteReference")]


@pytest.mark.parametrize("dossier", [make_example(), make_example(settled=False), make_dossier(DRAFT, RELEASE)])
def test_footnotes_read_back_with_their_quotes(dossier: Dossier) -> None:
    content = docx.export(dossier, anyway=True)
    read = notes(content)
    assert marks(content) == list(read)
    for said, note in zip(read.values(), clean_text(dossier, anyway=True).notes, strict=True):
        assert all(passage.quote in said and passage.place in said for passage in note.passages)
        assert all(remark in said for remark in note.remarks)


def test_an_address_is_a_link_of_the_footnotes() -> None:
    made = parts(docx.export(make_example(url=ADDRESS)))
    targets = {rel.get("Id"): rel.get("Target", "") for rel in tree(made["word/_rels/footnotes.xml.rels"])}
    links = [link.get(f"{{{R}}}id") for link in tree(made["word/footnotes.xml"]).iter(f"{W}hyperlink")]
    assert links
    assert all(targets[link].startswith(f"{ADDRESS}#:~:text=") for link in links)


R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_the_text_can_be_read_by_others() -> None:
    made = library.Document(io.BytesIO(docx.export(make_example())))
    assert made.paragraphs[0].text == "FDA gives Immix Biopharma's NXC-201 the RMAT designation"
    assert made.paragraphs[0].style is not None
    assert made.paragraphs[0].style.name == "Heading 1"
    assert made.paragraphs[1].text.endswith(
        "amyloidosis. The agency granted more than half of the RMAT applications that it received over eight years."
    )
    assert made.core_properties.author == "Jonas"
    assert made.core_properties.title == "FDA gives Immix Biopharma's NXC-201 the RMAT designation"


def test_the_draft_keeps_its_structure() -> None:
    made = library.Document(io.BytesIO(docx.export(make_dossier(DRAFT, RELEASE), anyway=True)))
    assert made.paragraphs[0].text.startswith("Not released: ")
    styles = [(p.style.name if p.style else "", p.text) for p in made.paragraphs]
    assert ("List Bullet 2", "nested") in styles
    assert ("List Bullet 3", "deeper") in styles
    assert ("List Bullet", "a") in styles
    assert ("Normal", "2.\ttwo") in styles
    assert [[cell.text for cell in row.cells] for row in made.tables[0].rows] == [
        ["name", "sum"],
        ["Revenue", "$2 million"],
    ]


def test_hostile_text_is_text() -> None:
    words = HOSTILE.replace("\ud800", "") + "\ufffe\uffff</w:t><w:p/>"
    dossier = make_dossier(f"# {words}\n\nSales rose 5% {words}", f"# {words}\n\nSales rose 5% {words}", title=words)
    made = parts(docx.export(accept_all(dossier, note=words), anyway=True))
    shown = "".join(text.text or "" for text in tree(made["word/document.xml"]).iter(f"{W}t"))
    assert "<b onclick='x()'>html</b>" in shown
    assert not re.search("[\x00-\x1f\u202e\ufffe\uffff]", shown)


@settings(max_examples=25)
@given(st.text(max_size=40) | st.text(st.characters(categories=["Cc", "Cf", "Cs", "Cn", "Zl", "Zp"]), max_size=20))
def test_whatever_is_written_can_be_written(words: str) -> None:
    try:
        dossier = accept_all(make_dossier("Sales rose 5% in 2023.", RELEASE, title=words), note=words)
    except InputError:
        return
    assert len(notes(docx.export(dossier))) == 1
