"""Which part each piece of a release plays."""

from __future__ import annotations

import pytest

from factcheck.source.dateline import find_dateline
from factcheck.source.model import SectionKind
from factcheck.source.plain import to_plain
from factcheck.source.readers import read

RELEASE = """# Acme Sells Twelve Boats to Norway

Key points
- Twelve boats for $3.5 million
- Delivery in 2027

**OSLO, May 5, 2026** (Fjord Wire) — Acme Marine, Inc. today sold 12 boats. They are small.

“We are glad about this order,” said Ada Lund of Acme. “It is the largest so far.”

The boats are built in Bergen.

**Terms.**Norway pays in three parts.

**About Acme**Acme Marine, Inc. makes boats.

It was founded in 1990.

**Forward-Looking Statements**

Some of this may not happen.

**Contacts**

Gus Berg

gus@acme.example

---

[Wire](http://a.example)

![logo](b.png)
"""


def test_a_release_has_its_parts() -> None:
    document = read(RELEASE)
    kinds = SectionKind
    assert [(s.kind, s.title) for s in document.sections] == [
        (kinds.HEADLINE, "Acme Sells Twelve Boats to Norway"),
        (kinds.HIGHLIGHTS, "Key points"),
        (kinds.LEAD, ""),
        (kinds.QUOTATION, ""),
        (kinds.BODY, ""),
        (kinds.BODY, "Terms"),
        (kinds.ABOUT, "About Acme"),
        (kinds.FORWARD_LOOKING, "Forward-Looking Statements"),
        (kinds.CONTACTS, "Contacts"),
        (kinds.OTHER, ""),
    ]
    assert document.title == "Acme Sells Twelve Boats to Norway"
    about = document.sections[6]
    assert about.heading is not None
    assert document.quote(about.heading) == "About Acme"
    assert [document.quote(s.span) for s in document.sentences[about.first : about.last]] == [
        "About Acme",
        "Acme Marine, Inc. makes boats.",
        "It was founded in 1990.",
    ]


def test_sections_and_sentences_are_found_by_offset() -> None:
    document = read(RELEASE)
    at = RELEASE.index("Norway pays")
    section, sentence = document.section_at(at), document.sentence_at(at)
    assert section is not None
    assert section.title == "Terms"
    assert sentence is not None
    assert document.quote(sentence.span) == "Norway pays in three parts."


DATELINES = [
    ("LOS ANGELES,CA, Feb. 10, 2025 (GLOBE NEWSWIRE) — X", "LOS ANGELES,CA", "Feb. 10, 2025", "GLOBE NEWSWIRE"),
    ("**OSLO, May 5, 2026** (Fjord Wire) — X", "OSLO", "May 5, 2026", "Fjord Wire"),
    ("CAMBRIDGE, Mass., Sept. 17, 2026 /FjordWire/ -- X", "CAMBRIDGE, Mass.", "Sept. 17, 2026", "FjordWire"),
    ("DETROIT, MICHIGAN - May 5, 2025 (FJORDWIRE) - X", "DETROIT, MICHIGAN", "May 5, 2025", "FJORDWIRE"),
    ("DALLAS, TX -- June 4th, 2025 --  X", "DALLAS, TX", "June 4th, 2025", None),
    ("DUBLIN, October 29, 2026 – X", "DUBLIN", "October 29, 2026", None),
    ("LYON, France, 2 June 2026 (GlobeLedger) – X", "LYON, France", "2 June 2026", "GlobeLedger"),
    ("NEW YORK--(BUSINESS WIRE)--May 5, 2026--X", "NEW YORK", "May 5, 2026", "BUSINESS WIRE"),
    ("ATLANTA, GA - (FjordWire) - May 3, 2024 - X", "ATLANTA, GA", "May 3, 2024", "FjordWire"),
    ("OSLO and BERGEN, Norway, May 5, 2026 (Wire) -- X", "OSLO and BERGEN, Norway", "May 5, 2026", "Wire"),
    ("Oslo, May 5, 2026 – FJORD NewsWire (Boats – and oars) – X", "Oslo", "May 5, 2026", "FJORD NewsWire"),
    ("OSLO (Wire) - X", "OSLO", None, "Wire"),
    ("May 5, 2026 (Wire) -- X", None, "May 5, 2026", "Wire"),
    ("--Fjord Direct--", None, None, "Fjord Direct"),
]


@pytest.mark.parametrize(("text", "place", "date", "wire"), DATELINES)
def test_datelines(text: str, place: str | None, date: str | None, wire: str | None) -> None:
    plain = to_plain(text)
    found = find_dateline(plain, 0, len(plain))
    assert found is not None
    parts = [None if span is None else text[slice(*span)] for span in (found.place, found.date, found.wire)]
    assert parts == [place, date, wire]
    assert text[found.span.end :].strip() in ("X", "")


@pytest.mark.parametrize(
    "text",
    [
        "Acme sold 12 boats on May 5, 2026 - a record.",
        "On May 5, 2026, Acme (Oslo) sold boats.",
        "Acme (Wire) - it won.",
        "May 5, 2026 - Acme won.",
        "In Q1 2026 - Acme won.",
        "Oslo is nice.",
    ],
)
def test_sentences_are_no_datelines(text: str) -> None:
    assert find_dateline(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("About Acme", SectionKind.ABOUT),
        ("ABOUT ACME", SectionKind.ABOUT),
        ("Cautionary Note Regarding Forward-Looking Statements", SectionKind.FORWARD_LOOKING),
        ("Safe Harbor Statement", SectionKind.FORWARD_LOOKING),
        ("Media Contact:", SectionKind.CONTACTS),
        ("Investor Relations Contacts", SectionKind.CONTACTS),
        ("Disclaimer", SectionKind.OTHER),
        ("Financial Results", SectionKind.BODY),
        ("Recent Corporate Highlights", SectionKind.BODY),
    ],
)
def test_titles_tell_the_kind(title: str, kind: SectionKind) -> None:
    text = f"Acme sold 12 boats.\n\n{title}\n\nAcme is a company that makes small boats in Oslo.\n"
    section = read(text).sections[-1]
    assert (section.kind, section.title) == (kind, title.rstrip(":"))


def test_names_under_contacts_open_no_section() -> None:
    document = read(
        "Acme won.\n\nContacts\n\nAda Lund\n\nActing Director\n\nada@acme.example is where she can be reached."
    )
    assert [s.kind for s in document.sections] == [SectionKind.LEAD, SectionKind.CONTACTS]


def test_a_draft_of_claims_is_sections_without_loss() -> None:
    draft = "Acme sold 12 boats.\n\nIt paid $3 million.\n\nMs. Lund said it won.\n"
    document = read(draft)
    assert [document.quote(s.span) for s in document.sentences] == draft.strip().split("\n\n")
    assert {s.kind for s in document.sections} == {SectionKind.LEAD, SectionKind.BODY}


def test_boilerplate_without_a_heading_is_known() -> None:
    forward = "This press release contains forward-looking statements. " + "They may not come true. " * 12
    document = read(
        f"Acme won.\n\n{forward}\n\nMedia Contact: Ada Lund, ada@acme.example\n\nThis post contains sponsored content."
    )
    assert [s.kind.value for s in document.sections] == ["lead", "forward-looking", "contacts", "other"]
