"""A claim about all where the source speaks of some."""

from __future__ import annotations

import pytest

from factcheck.source.readers import read
from tests.verify.verdicts import outcome

SOURCE = read(
    """\
# Clearance for the RW-9 meter

The FDA cleared the RW-9 meter for adults aged 65 or older whose blood pressure is above 140. Most farmers renewed their
contracts. All plants were running at the end of the quarter. The council granted belcorin a licence for adults with
severe gout.

Orvane has required life jackets since 2023 and has banned portable heaters from the engine room. Owners of sheds larger
than 40 square metres need a permit. Deckhands in the north wear gloves.
"""
)


@pytest.mark.parametrize(
    "claim",
    [
        "The FDA cleared the RW-9 meter for all adults.",
        "The FDA cleared the RW-9 meter for adults, whatever their blood pressure.",
        "The FDA cleared the RW-9 meter for adults regardless of blood pressure.",
        "All farmers renewed their contracts.",
        "The council granted belcorin a licence for all adults with gout.",
        "Orvane has banned all portable heaters.",
        "All deckhands wear gloves.",
    ],
)
def test_a_limit_that_was_lost_is_named(claim: str) -> None:
    assert outcome(claim, SOURCE) == "qualified LIM101"


@pytest.mark.parametrize(
    "claim",
    [
        "All plants were running at the end of the quarter.",
        "Most farmers renewed their contracts.",
        "Orvane has banned portable heaters from the engine room.",
        "Deckhands in the north wear gloves.",
        "Plants were running at the end of the quarter.",
    ],
)
def test_what_the_source_says_of_all_is_not_limited(claim: str) -> None:
    assert outcome(claim, SOURCE).startswith("supported")
