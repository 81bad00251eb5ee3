"""Dollars: whose they are where a release says so once for all."""

from __future__ import annotations

import pytest

from factcheck.source.document import Document
from factcheck.source.readers import read
from factcheck.verify.dollars import declared_dollar
from tests.verify.verdicts import outcome

BODY = """
Marten Falls Timber had cash of $84 million at the end of June 2026. It paid US$12 million for a sawmill in Maine. The
planned kiln is to cost no more than $35 million.

(in millions{of})

| | Second quarter 2026 |
|---|---|
| Net sales | 412.6 |
"""
NORTH = read(
    "# Marten Falls Timber\n\nAll amounts are in Canadian dollars unless noted.\n" + BODY.format(of=" of dollars")
)
SOUTH = read("# Marten Falls Timber\n\nResults for the second quarter of 2026.\n" + BODY.format(of=" of dollars"))


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("All amounts are in Canadian dollars (C$) unless stated otherwise.", "CAD"),
        ("(in millions of Australian dollars, except per share amounts)", "AUD"),
        ("A stronger rate against the Canadian dollar cost it $4 million.", ""),
        ("It raised 40 million Canadian dollars.", ""),
    ],
)
def test_a_currency_is_declared_for_all_amounts(text: str, currency: str) -> None:
    assert declared_dollar(text) == currency


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("Marten Falls had cash of C$84 million at the end of June 2026.", NORTH, "supported"),
        ("Marten Falls had cash of $84 million at the end of June 2026.", NORTH, "supported"),
        ("Marten Falls had cash of US$84 million at the end of June 2026.", NORTH, "contradicted CUR101"),
        ("Marten Falls had cash of US$84 million at the end of June 2026.", SOUTH, "supported"),
        ("Marten Falls had cash of C$84 million at the end of June 2026.", SOUTH, "contradicted CUR101"),
        ("Marten Falls paid $12 million for a sawmill in Maine.", NORTH, "supported"),
        ("Marten Falls paid C$12 million for a sawmill in Maine.", NORTH, "contradicted CUR101"),
        ("Net sales of Marten Falls were C$412.6 million in the second quarter of 2026.", NORTH, "supported"),
        ("Net sales of Marten Falls were US$412.6 million in the second quarter of 2026.", NORTH, "contradicted"),
    ],
)
def test_a_bare_dollar_is_that_of_its_release(claim: str, source: Document, expected: str) -> None:
    assert outcome(claim, source).startswith(expected)


SHARES = (
    "\nLarkspur bought back 1.2 million shares for $30.6 million. It sold its stake in Aldo Marine for US$14 million.\n"
)
DECLARED = read(
    f"# Larkspur Outfitters reports its year\n{SHARES}\nAll amounts are in Canadian dollars unless noted.\n"
)
SILENT = read(f"# Larkspur Outfitters reports its year\n{SHARES}")


@pytest.mark.parametrize(
    ("claim", "passes"),
    [
        ("Larkspur bought back 1.2 million shares for C$30.6 million.", True),
        ("Larkspur paid C$25.50 for each of the shares that it bought back.", True),
        ("Larkspur bought back 1.2 million shares for $30.6 million.", True),
        ("Larkspur bought back 1.2 million shares for C$36.0 million.", False),
        ("Larkspur bought back 1.2 million shares for A$30.6 million.", False),
        ("Larkspur bought back 1.2 million shares for US$30.6 million.", False),
        ("Larkspur sold its stake in Aldo Marine for C$14 million.", False),
        ("Larkspur sold its stake in Aldo Marine for US$14 million.", True),
    ],
)
def test_declared_dollars(claim: str, passes: bool) -> None:
    assert outcome(claim, DECLARED).startswith("supported") is passes


def test_dollars_that_nobody_declares_stay_another_currency() -> None:
    assert outcome("Larkspur bought back 1.2 million shares for C$30.6 million.", SILENT).startswith("contradicted")
