"""Blocks and tables: what is a heading, a title line, a paragraph, an item, a row."""

from __future__ import annotations

import pytest

from factcheck.source.model import Block
from factcheck.source.readers import read

H, T, P, L, R = Block.HEADING, Block.TITLE_LINE, Block.PARAGRAPH, Block.LIST_ITEM, Block.TABLE_ROW

CASES = [
    # marked headings
    ("# Acme Wins\n\nIt sold 12 boats.", [(H, "Acme Wins"), (P, "It sold 12 boats.")]),
    ("Acme Wins\n=====\nIt sold 12 boats.", [(H, "Acme Wins"), (P, "It sold 12 boats.")]),
    ("**About Acme**\n\nIt sold 12 boats.", [(H, "About Acme"), (P, "It sold 12 boats.")]),
    ("**About Acme, Inc.**\nIt sold 12 boats.", [(H, "About Acme, Inc."), (P, "It sold 12 boats.")]),
    ("**About Acme**Acme makes small boats.", [(H, "About Acme"), (P, "Acme makes small boats.")]),
    ("**Safety.**No boat sank in 2026.", [(H, "Safety."), (P, "No boat sank in 2026.")]),
    ("**The basis:** ACME tested 12 boats.", [(H, "The basis:"), (P, "ACME tested 12 boats.")]),
    # not headings: nothing that a draft claims may be lost in a title
    ("**Acme sold 12 boats.**", [(P, "Acme sold 12 boats.")]),
    ("Acme sold 12 boats.\n---\nIt won.", [(P, "Acme sold 12 boats."), (P, "It won.")]),
    ("**Net sales** rose 5% to $12 million.", [(P, "**Net sales** rose 5% to $12 million.")]),
    ("- **Sales:** $12 million in the first half", [(L, "**Sales:** $12 million in the first half")]),
    ("Acme sold 12 boats", [(P, "Acme sold 12 boats")]),
    # title lines
    ("THE TERMS\n\nAcme pays $3.", [(T, "THE TERMS"), (P, "Acme pays $3.")]),
    ("Media Contact:\n\nAda Lund", [(T, "Media Contact:"), (T, "Ada Lund")]),
    ("Forward-looking statements\n\nAcme may sink.", [(T, "Forward-looking statements"), (P, "Acme may sink.")]),
    ("ACME SOLD 12 BOATS.", [(P, "ACME SOLD 12 BOATS.")]),
    # lists
    ("• Won\n•  Sold 12\nboats", [(L, "Won"), (L, "Sold 12\nboats")]),
    ("  * Won\n  * Sold", [(L, "Won"), (L, "Sold")]),
    ("1) Won\n2) Sold", [(L, "Won"), (L, "Sold")]),
    # lines that stand apart
    ("Investors: a@b.example\nMedia: c@d.example", [(P, "Investors: a@b.example"), (P, "Media: c@d.example")]),
    ("    Acme sold 12 boats.", [(P, "Acme sold 12 boats.")]),
    ("> Acme sold 12 boats.", [(P, "Acme sold 12 boats.")]),
    ("<p>Acme sold 12 boats.", [(P, "<p>Acme sold 12 boats.")]),
    ("```\nAcme sold 12 boats.\n```", [(P, "Acme sold 12 boats.")]),
    ("***\n\n###\n\n![a boat](b.png)\n\nWon it all.", [(P, "Won it all.")]),
    ("[Wire](http://a.b)", [(P, "[Wire](http://a.b)")]),
]


@pytest.mark.parametrize(("text", "blocks"), CASES, ids=[repr(text)[:40] for text, _ in CASES])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_blocks(text: str, blocks: list[tuple[Block, str]], newline: str) -> None:
    document = read("\n" + text.replace("\n", newline))
    found = [(s.block, document.quote(s.span).replace(newline, "\n")) for s in document.sentences]
    assert [(b, q.strip("` \n")) for b, q in found] == blocks


def test_a_heading_glued_to_its_text_is_set_apart() -> None:
    text = "Acme sold boats.\n\nAbout AcmeAcme is a maker of boats in Oslo and Bergen. It has 40 people."
    document = read(text)
    assert [document.quote(s.span) for s in document.sentences][1:3] == [
        "About Acme",
        "Acme is a maker of boats in Oslo and Bergen.",
    ]


def test_a_name_with_capitals_inside_is_not_torn() -> None:
    text = "About NeuroBoat and its fleet of 12 fast boats there is more to say than most people think."
    assert len(read(text).sentences) == 1


MARKDOWN = """Acme won.

**Sales (in thousands)**

| | Q1 2026 | Q1 2025 |
|---|--:|---|
| Boats | 1,214 | (5) |
| Oars \\| pads | | 7 |
"""


def test_a_markdown_table_has_cells() -> None:
    document = read(MARKDOWN)
    (table,) = document.tables
    assert [document.quote(c) for c in table.header] == ["", "Q1 2026", "Q1 2025"]
    assert [[document.quote(c) for c in row] for row in table.rows] == [
        ["Boats", "1,214", "(5)"],
        ["Oars \\| pads", "", "7"],
    ]
    assert table.caption is not None
    assert document.quote(table.caption) == "Sales (in thousands)"
    rows = [document.quote(s.span) for s in document.sentences if s.block is R]
    assert rows == ["Q1 2026 | Q1 2025", "Boats | 1,214 | (5)", "Oars \\| pads | | 7"]
    assert document.sections[table.section].title == "Sales (in thousands)"


ALIGNED = """The quarter in short:

                     2026      2025
Boats               1,214     1,100
Oars                   (5)        7
Total               1,209     1,107
"""


def test_columns_aligned_with_blanks_are_a_table() -> None:
    document = read(ALIGNED)
    (table,) = document.tables
    assert [document.quote(c) for c in table.header] == ["", "2026", "2025"]
    assert [list(map(document.quote, row)) for row in table.rows[:1]] == [["Boats", "1,214", "1,100"]]
    assert len(table.rows) == 3
    assert table.caption is not None
    assert document.quote(table.caption) == "The quarter in short:"


STACKED = """Acme won.

STATEMENTS OF OPERATIONS

Year ended

2026

2025

ASSETS

Boats

1,214

(5)

Oars

-

7

Nets

$

3

4

Total

1,217

6

Acme is pleased with these figures.
"""


def test_a_table_with_a_cell_on_each_line_is_put_together() -> None:
    document = read(STACKED)
    (table,) = document.tables
    assert [document.quote(c) for c in table.rows[1]] == ["Oars", "-", "7"]
    assert [document.quote(c) for c in table.header] == ["Year ended", "2026", "2025"]
    assert [len(row) for row in table.rows] == [3, 3, 3, 3]
    rows = [document.quote(s.span).split() for s in document.sentences if s.block is R]
    assert ["Nets", "$", "3", "4"] in rows
    assert document.sections[table.section].title == "STATEMENTS OF OPERATIONS"
    assert document.sentences[-1].block is P


def test_a_few_figures_below_words_are_no_table() -> None:
    assert read("Won.\n\nBoats\n\n12\n\nOars\n\n7\n").tables == ()
