"""An estimate is whose the release says it is."""

from __future__ import annotations

import pytest

from factcheck.source.readers import read
from tests.verify.verdicts import outcome

RELEASE = read(
    """\
# Tarnby Rail Announces First Half Results

Tarnby Rail plc (LSE: TRN), the maker of brakes, today announced results for the half.

The Rail Forum estimates that 80 million people use night trains. Analysts at Fenwick Moss forecast annual sales of
$900 million for the new brake. Tarnby expects capital spending of $45 million this year. We expect to hire 140 people.
Oda & Rye, a market research firm, puts the market for brakes at $11 billion. According to the Transport Board, delays
cost passengers $3 billion a year. The plant in Leeds employs 310 people. Steel prices are projected by the Metals Desk
to rise 6%.
"""
)


@pytest.mark.parametrize(
    "claim",
    [
        "Tarnby estimates that 80 million people use night trains.",
        "According to the company, 80 million people use night trains.",
        "According to Fenwick Moss, 80 million people use night trains.",
        "The company forecasts annual sales of $900 million for the new brake.",
        "The Rail Forum expects capital spending of $45 million this year.",
        "Analysts expect Tarnby's capital spending to be $45 million this year.",
        "Tarnby puts the market for brakes at $11 billion.",
        "The market for brakes is worth $11 billion, Tarnby reckons.",
        "Tarnby calculates that delays cost passengers $3 billion a year.",
        "Tarnby projects that steel prices will rise 6%.",
    ],
)
def test_anothers_estimate_is_caught(claim: str) -> None:
    assert outcome(claim, RELEASE) in ("contradicted SPK102", "contradicted SUB102")


@pytest.mark.parametrize(
    "claim",
    [
        "The Rail Forum estimates that 80 million people use night trains.",
        "80 million people use night trains.",
        "80 million people use night trains, according to the Rail Forum.",
        "Fenwick Moss expects annual sales of $900 million for the new brake.",
        "Analysts put annual sales of the new brake at $900 million.",
        "The company forecasts capital spending of $45 million this year.",
        "The manufacturer expects capital spending of $45 million this year.",
        "Management expects capital spending of $45 million this year.",
        "Tarnby expects to hire 140 people.",
        "Research firm Oda & Rye puts the market for brakes at $11 billion.",
        "According to the Transport Board, delays cost passengers $3 billion a year.",
        "The plant in Leeds employs 310 people, according to the company.",
    ],
)
def test_its_own_estimate_passes(claim: str) -> None:
    assert outcome(claim, RELEASE).startswith("supported")


def test_who_holds_an_office_speaks_for_the_company() -> None:
    release = read(
        "BERGEN, May 5, 2026 -- Acme Corp. (NYSE: ACM) said that orders rose. “We expect tariffs to cost us about "
        "$9 million this year,” said Ada Brill, Chief Executive Officer of Acme.\n"
    )
    assert outcome("The CEO expects tariffs to cost about $9 million this year.", release).startswith("supported")
    assert not outcome("Moss Research expects tariffs to cost about $9 million this year.", release).startswith("supp")
