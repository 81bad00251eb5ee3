"""Money as it is said, without its currency."""

from __future__ import annotations

import pytest

from factcheck.source.readers import read
from factcheck.verify.findings import Label
from tests.verify.verdicts import verdict

CALL = read(
    """\
# Orvane Boats on its year

We paid 75 million dollars for stock of our own. We see about 20 million of gross cost from the new duties. We guide to
adjusted earnings per share of 2.85 to 2.95. Some 12 million people saw the film.
"""
)


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("Orvane sees about $20 million of gross cost from the duties.", Label.SUPPORTED),
        ("Orvane sees about $30 million of gross cost from the duties.", Label.CONTRADICTED),
        ("Orvane guides to adjusted earnings per share of $2.85 to $2.95.", Label.SUPPORTED),
        ("Orvane guides to adjusted earnings per share of $2.75 to $2.95.", Label.CONTRADICTED),
        ("Orvane guides to adjusted earnings per share of €2.85 to €2.95.", Label.CONTRADICTED),
    ],
)
def test_a_bare_number_is_money_beside_its_word(claim: str, label: Label) -> None:
    assert verdict(claim, CALL).label is label


def test_people_are_no_money() -> None:
    assert verdict("The film took in $12 million.", CALL).label is not Label.SUPPORTED
