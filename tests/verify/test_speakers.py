"""A claim credits nobody with what the release has another say."""

from __future__ import annotations

import pytest

from factcheck.source.readers import read
from tests.verify.verdicts import outcome

CALL = read(
    """\
# Orvane Boats, Inc. Second Quarter Call

**Operator:** Good morning, and welcome to the call of Orvane Boats.

**Ann Berg, Chief Executive Officer:** Thank you. Orders rose 14% in the quarter. Dealers are nervous, and their stocks
of rigging are a bit thinner than in spring.

**Jens Aabel, Chief Financial Officer:** Gross margin was 31%. Currency swings hurt the Norwegian yard badly, and we
are going to hedge the krone more tightly. Orders from Finland rose 9%.

**Operator:** The first question is from Rolf Vik at Kest Capital.

**Rolf Vik:** Is the yard in Oslo still for sale?

**Ann Berg, Chief Executive Officer:** We have not sold it.
"""
)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Orvane's chief executive said that orders rose 14%.", "supported"),
        ("Orvane's finance chief said that orders rose 14%.", "contradicted SPK101"),
        ("Jens Aabel put gross margin at 31%.", "supported"),
        ("Ann Berg put gross margin at 31%.", "contradicted SPK101"),
        ("Ann Berg explained that dealers are nervous.", "supported"),
        ("Jens Aabel explained that dealers are nervous.", "contradicted SPK101"),
        ("The CFO said that currency swings hurt the Norwegian yard.", "supported"),
        ("The CEO said that currency swings hurt the Norwegian yard.", "contradicted SPK101"),
        ("Orvane said that orders rose 14%.", "supported"),
    ],
)
def test_a_turn_is_its_own_speakers(claim: str, expected: str) -> None:
    assert outcome(claim, CALL).startswith(expected)


NEWS = read(
    """\
# Orvane's new hull wins over testers

Ann Berg, chief executive of Orvane, called the sea trials encouraging. Rolf Vik of Kest Capital was at the yard.

Jens Aabel, a naval architect who was not involved, called it clever. "I want four winters," he said.
"""
)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Naval architect Jens Aabel said he wants four winters.", "supported"),
        ("Ann Berg said she wants four winters.", "contradicted SPK101"),
    ],
)
def test_he_is_whom_the_paragraph_opens_with(claim: str, expected: str) -> None:
    assert outcome(claim, NEWS).startswith(expected)


QUOTES = read(
    """\
# Brindle Foods Reports Third Quarter

Brindle Foods, Inc. today reported results for the third quarter of 2026.

"The speed of the recovery surprised us," said Ada Moss, President and Chief Executive Officer. "Our cash will carry us
into 2029," said Tor Hale, Chief Financial Officer. "Cocoa prices may ease in the second half," said Ines Roy, head of
buying. "The new plant could double our output," said Dr. Paul Wenn, Chief Operating Officer of Brindle Foods.
"""
)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Tor Hale said its cash will carry the company into 2029.", "supported"),
        ("The finance chief said its cash will carry the company into 2029.", "supported"),
        ("The CEO said cash will carry the company into 2029.", "contradicted SPK101"),
        ("The chief medical officer said cash will carry the company into 2029.", "contradicted SPK101"),
        ("The president said the speed of the recovery was a surprise.", "supported"),
        ("Paul Wenn said the new plant could double output.", "supported"),
        ("The operations chief said the new plant could double output.", "supported"),
        ("The president said the new plant could double output.", "contradicted SPK101"),
        ("Ada Moss said the new plant could double output.", "contradicted SPK101"),
        ("According to the finance director, the new plant could double output.", "contradicted SPK101"),
        ("Tor Hale, chair of a panel, said cocoa prices may ease in the second half.", "contradicted SPK101"),
        ("Tor Hale was surprised by the speed of the recovery.", "unverified"),
    ],
)
def test_an_office_stands_for_who_holds_it(claim: str, expected: str) -> None:
    assert outcome(claim, QUOTES).startswith(expected)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Paul Wenn said the new plant may double output.", "supported"),
        ("Paul Wenn said the new plant will double output.", "qualified MOD10"),
        ("According to Paul Wenn, the new plant will double output.", "qualified MOD10"),
        ("Ines Roy said cocoa prices may ease in the second half.", "supported"),
        ("Cocoa prices will ease in the second half, according to Ines Roy.", "qualified MOD10"),
    ],
)
def test_what_somebody_thinks_possible_is_not_said_to_come(claim: str, expected: str) -> None:
    assert outcome(claim, QUOTES).startswith(expected)
