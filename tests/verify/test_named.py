"""Another regulator, exchange or country than the release's is another statement."""

from __future__ import annotations

import pytest

from factcheck.claims.authorities import authorities
from factcheck.quantities.tokens import tokenize
from factcheck.source.readers import read
from tests.verify.verdicts import outcome

RELEASE = read(
    """\
# Larkel Bio Reports Third Quarter Results

Larkel Bio, Inc. (Nasdaq: LRKL) today reported results for the third quarter of 2026.

The FDA granted larketinib Fast Track designation in March 2026. Sundal Cells paid Larkel $55 million for rights to
larketinib in Japan. Larkel licensed the plate from Karo University in 2021. The Financial Conduct Authority fined its
former broker $4 million. The market for gout drugs is worth $11 billion. Median overall survival was 14.2 months.
"""
)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("The EMA granted larketinib Fast Track designation in March 2026.", "contradicted SUB106"),
        ("The FDA granted larketinib Fast Track designation in March 2026.", "supported"),
        ("The EMA granted larketinib Fast Track designation.", "contradicted SUB106"),
        ("The Food and Drug Administration granted larketinib Fast Track designation in March 2026.", "supported"),
        ("The U.S. FDA granted larketinib Fast Track designation in March 2026.", "supported"),
        ("Sundal Cells paid Larkel $55 million for rights to larketinib in China.", "contradicted SUB106"),
        ("Sundal Cells paid Larkel $55 million for Japanese rights to larketinib.", "supported"),
        ("The Swiss drugmaker Larkel was paid $55 million by Sundal Cells.", "unverified UNV103"),
        ("The FCA fined its former broker $4 million.", "supported"),
        ("The SEC fined its former broker $4 million.", "contradicted SUB106"),
        ("Larkel licensed the plate from MIT in 2021.", "unverified UNV103"),
        ("Research firm IHS says the market for gout drugs is worth $11 billion.", "unverified UNV103"),
        ("Median OS was 14.2 months.", "supported"),
        ("Larkel's shares are listed on the NYSE.", "contradicted SUB106"),
    ],
)
def test_another_name_in_its_place(claim: str, expected: str) -> None:
    assert outcome(claim, RELEASE).startswith(expected)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The FDA and Health Canada", ["FDA", "health canada"]),
        ("the Food and Drug Administration's letter", ["FDA"]),
        ("in the U.S. and South Korea", ["united states", "south korea"]),
        ("Americans and Koreans", ["united states"]),
        ("nice results for us", []),
    ],
)
def test_all_names_of_an_authority_are_one(text: str, names: list[str]) -> None:
    assert [a.name for a in authorities(tokenize(text))] == names
