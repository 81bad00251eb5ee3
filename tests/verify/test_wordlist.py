"""Statements in other words: synonyms, the passive, who gave to whom."""

from __future__ import annotations

import pytest

from factcheck.source.readers import read
from factcheck.verify.features import view
from factcheck.verify.wordlist import words_of
from tests.verify.verdicts import outcome

SOURCE = read(
    """\
# Results of the ROWAN-1 trial

The safety committee recommended that the trial continue without modification.
The drug did not meet its primary endpoint. The difference in walking distance was not statistically significant.
The FDA granted Fast Track designation to belcorin.
Beta Freight was acquired by Halden. The company discontinued its soya line. Halden supplies milk to schools in Moss and
Bergen. Patients tolerated belcorin well. Vikna Bakery declined to buy Kaland Mill. No dealers left the group.
"""
)


@pytest.mark.parametrize(
    "claim",
    [
        "The safety committee advised that ROWAN-1 carry on unchanged.",
        "The drug missed its primary endpoint.",
        "The difference in walking distance did not reach statistical significance.",
        "Belcorin received Fast Track designation from the FDA.",
        "The FDA awarded belcorin Fast Track designation.",
        "Halden bought Beta Freight.",
        "The company stopped its soya line.",
        "Halden provides milk to schools in Bergen and Moss.",
        "Belcorin was well tolerated by patients.",
    ],
)
def test_the_same_in_other_words_is_supported(claim: str) -> None:
    assert outcome(claim, SOURCE) == "supported SUP201"


@pytest.mark.parametrize(
    "claim",
    [
        "The drug met its primary endpoint.",
        "The difference in walking distance reached statistical significance.",
        "The safety committee recommended that ROWAN-1 not continue.",
        "The company continued its soya line.",
        "Dealers left the group.",
    ],
)
def test_the_opposite_in_other_words_is_contradicted(claim: str) -> None:
    assert outcome(claim, SOURCE).startswith("contradicted")


@pytest.mark.parametrize(
    "claim",
    [
        "Beta Freight bought Halden.",  # who did it to whom
        "Halden was acquired by Beta Freight.",
        "The safety committee recommended that ROWAN-7 carry on unchanged.",  # another trial
        "The safety committee recommended that ROWAN-1 be expanded.",
        "The EMA granted Fast Track designation to belcorin.",
        "Vikna Bakery bought Kaland Mill.",
    ],
)
def test_another_doer_or_deed_is_not_supported(claim: str) -> None:
    assert not outcome(claim, SOURCE).startswith("supported")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Beta was bought by Alpha.", "Alpha acquired Beta."),
        ("The council gave Alpha a permit.", "Alpha got a permit from the council."),
        ("Trains run to Moss and Bergen.", "Trains run to Bergen and Moss."),
    ],
)
def test_one_statement_has_one_list(one: str, other: str) -> None:
    keys = [[w.key for w in words_of(view(text, 0, len(text)))] for text in (one, other)]
    assert keys[0] == keys[1]
