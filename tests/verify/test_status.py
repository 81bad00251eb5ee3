"""How far an event has come: what is agreed, applied for or expected is not done."""

from __future__ import annotations

import pytest

from factcheck.source.readers import read
from tests.verify.verdicts import outcome

SOURCE = read(
    """\
# Halden to Buy Lund Dairies

Halden agreed to buy Lund Dairies for $40 million, and the deal is expected to close in the first quarter of 2027.
Halden applied to the regulator for a licence to sell raw milk in Denmark. The board has not decided on a dividend.
Halden will begin construction of a depot in Voss in 2027. Halden intends to list its shares in Oslo.
Beta Freight was acquired by Halden in 2024. Brakka Mill opened in March.
The company expects the Hamar depot to open in 2028.

The ROWAN-2 trial has completed enrollment. The FDA cleared the RW-9 meter.
"""
)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Halden has bought Lund Dairies.", "qualified MOD102"),
        ("Halden completed its $40 million purchase of Lund Dairies.", "qualified MOD102"),
        ("Halden holds a licence to sell raw milk in Denmark.", "qualified MOD102"),
        ("Construction of the Voss depot has started.", "qualified MOD102"),
        ("Halden has begun construction of a depot in Voss.", "qualified MOD102"),
        ("Halden has listed its shares in Oslo.", "qualified MOD102"),
        ("The Hamar depot is open.", "qualified MOD102"),
        ("The board decided on a dividend.", "contradicted NEG101"),
        ("ROWAN-2 has not completed enrollment.", "contradicted NEG101"),
        ("The FDA has not cleared the RW-9 meter.", "contradicted NEG101"),
        ("Brakka Mill has yet to open.", "contradicted NEG101"),
    ],
)
def test_a_claim_that_an_event_has_come_further(claim: str, expected: str) -> None:
    assert outcome(claim, SOURCE) == expected


@pytest.mark.parametrize(
    "claim",
    [
        "Construction of the Voss depot has not yet begun.",
        "Construction of the Voss depot had not begun when Halden announced the purchase of Lund Dairies.",
        "The board has yet to decide on a dividend.",
        "The Hamar depot is not yet open.",
    ],
)
def test_what_is_still_to_come_has_not_happened(claim: str) -> None:
    assert outcome(claim, SOURCE) == "supported SUP203"


@pytest.mark.parametrize(
    "claim",
    [
        "Halden agreed to acquire Lund Dairies.",
        "Halden has applied for a licence to sell raw milk in Denmark.",
        "Halden bought Beta Freight.",
        "Brakka Mill has opened.",
        "Enrollment in the ROWAN-2 trial is complete.",
    ],
)
def test_what_has_come_as_far_is_not_held_back(claim: str) -> None:
    assert outcome(claim, SOURCE).split()[0] in ("supported", "unverified")
    assert outcome(claim, SOURCE) != "qualified MOD102"


@pytest.mark.parametrize(
    "claim",
    [
        "Construction of the Molde depot has not yet begun.",  # another place
        "Halden has merged Lund Dairies.",  # another event
        "Construction of the Voss depot had not begun when Kaland announced a merger.",  # other news
        "Beta Freight was not acquired by Kaland.",  # denied is who did it
    ],
)
def test_another_event_or_party_settles_nothing(claim: str) -> None:
    assert outcome(claim, SOURCE).startswith("unverified")


PLACES = read(
    """\
# Orvane to Combine With Kaland Ferries

Orvane will merge with Kaland Ferries, the two said on Tuesday. Closing is expected in May, subject to approval by the
Skerry Harbour Board and by shareholders.

The charge relates to our Brenna warehouse, which was classified as held for sale. We have agreed to sell the building
for $6 million. Two boats lie in Molde; we plan to move them to Vikna. The archive was moved to Hitra.
"""
)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("The Skerry Harbour Board has cleared the merger of Orvane and Kaland Ferries.", "qualified MOD102"),
        ("Orvane has completed the sale of its Brenna warehouse.", "qualified MOD102"),
        ("Orvane has moved two boats from Molde to Vikna in response to the charge.", "qualified MOD102"),
    ],
)
def test_what_the_whole_release_is_about_need_not_stand_beside_the_event(claim: str, expected: str) -> None:
    assert outcome(claim, PLACES) == expected


def test_what_has_moved_is_moved() -> None:
    assert outcome("The archive was moved to Hitra.", PLACES).startswith("supported")
    assert outcome("Orvane has moved the archive to Hitra.", PLACES) != "qualified MOD102"
