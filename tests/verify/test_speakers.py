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
