"""The turns of a transcript."""

from __future__ import annotations

import pytest

from factcheck.claims.turns import turns

_LABELLED = """\
Operator: Good morning and welcome to all of you.

Ann Berg, Chief Executive Officer: Sales rose 4% in the quarter.

Jens Aabel: Margin was 12%, as Ann said.
"""
_DASHED = """\
Ann Berg -- Chief Executive Officer

Good morning. Sales rose 4%.

Jens Aabel -- Chief Financial Officer

Margin was 12% in the quarter.

Q - Rolf Vik

How much of it will last?

A - Ann Berg

All of it, Rolf, we think.
"""
_CAPITALS = "OPERATOR: Good morning to all.\n\nANN BERG: Sales rose 4% this time.\n\nROLF VIK: How is it now?\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_LABELLED, ["Operator", "Ann Berg", "Jens Aabel"]),
        (_DASHED, ["Ann Berg", "Jens Aabel", "Rolf Vik", "Ann Berg"]),
        (_CAPITALS, ["Operator", "Ann Berg", "Rolf Vik"]),
        ("Media Contact: press@orvane.example is open\nInvestor Relations: call us any time\n" * 2, []),
        ("Accounts Payable: 4 million in all\nCommon Stock: 9 million in all\n" * 2, []),
        ("", []),
    ],
)
def test_a_transcript_is_cut_into_turns(text: str, expected: list[str]) -> None:
    found = turns(text)
    assert [t.speaker for t in found] == expected
    assert all(not text[t.span.start : t.span.end].lstrip().startswith(t.speaker) for t in found)
