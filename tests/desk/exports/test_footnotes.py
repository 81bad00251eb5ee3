"""The footnotes part of a Word file, as its schema and its readers want it."""

from __future__ import annotations

import io
import zipfile

import docx
from lxml import etree

from factcheck.desk.exports.footnotes import Footnotes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def saved() -> dict[str, bytes]:
    document = docx.Document()
    footnotes = Footnotes(document)
    paragraph = document.add_paragraph("One")
    note = footnotes.add(paragraph)
    note.text("first ")
    note.text("words", italic=True)
    note.paragraph()
    note.link("there", "https://a.example/?a=1&b=2")
    paragraph.add_run(" and two")
    footnotes.add(paragraph).text("second")
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_part_is_named_where_readers_look_for_it() -> None:
    parts = saved()
    types = etree.fromstring(parts["[Content_Types].xml"])
    assert {node.get("ContentType") for node in types if node.get("PartName") == "/word/footnotes.xml"} == {MAIN}
    relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
    assert [node.get("Target") for node in relations if (node.get("Type") or "").endswith("/footnotes")] == [
        "footnotes.xml"
    ]


def test_the_lines_above_the_notes_come_first_and_the_settings_name_them() -> None:
    parts = saved()
    entries = list(etree.fromstring(parts["word/footnotes.xml"]))
    assert [(entry.get(f"{W}type"), entry.get(f"{W}id")) for entry in entries] == [
        ("separator", "0"),
        ("continuationSeparator", "1"),
        (None, "2"),
        (None, "3"),
    ]
    settings = etree.fromstring(parts["word/settings.xml"])
    named = settings.find(f"{W}footnotePr")
    assert named is not None
    assert [node.get(f"{W}id") for node in named] == ["0", "1"]
    order = [etree.QName(node).localname for node in settings]
    assert order.index("footnotePr") < order.index("compat")


def test_a_note_begins_with_its_number_and_has_its_style() -> None:
    parts = saved()
    entry = list(etree.fromstring(parts["word/footnotes.xml"]))[2]
    first, second = entry
    assert first[1].find(f"{W}footnoteRef") is not None
    assert first.find(f"{W}pPr/{W}pStyle") is not None
    assert "".join(node.text or "" for node in first.iter(f"{W}t")) == " first words"
    assert [node.tag for node in second] == [f"{W}pPr", f"{W}hyperlink"]
    styles = etree.fromstring(parts["word/styles.xml"])
    made = {node.get(f"{W}styleId") for node in styles.iter(f"{W}style")}
    used = {node.get(f"{W}val") for node in entry.iter(f"{W}pStyle", f"{W}rStyle")}
    assert used <= made


def test_an_address_is_outside_the_file() -> None:
    relations = etree.fromstring(saved()["word/_rels/footnotes.xml.rels"])
    assert [(node.get("Target"), node.get("TargetMode")) for node in relations] == [
        ("https://a.example/?a=1&b=2", "External")
    ]
