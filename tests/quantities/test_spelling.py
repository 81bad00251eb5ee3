"""A quantity in newswire form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.quantities.parse import parse_quantities
from factcheck.quantities.relations import Relation, relate
from factcheck.quantities.spelling import spell


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("$83,240,000", "$83.24 million"),
        ("US$3,600,000,000", "$3.6 billion"),
        ("€0.5", "€0.50"),
        ("SEK 900 million", "SEK 900 million"),
        ("up to $150 million", "up to $150 million"),
        ("at least 12.50%", "at least 12.5%"),
        ("fewer than 40 people", "less than 40 people"),
        ("1,204 patients", "1,204 patients"),
        ("one company", "1 company"),
        ("two children", "2 children"),
        ("seven basis points", "7 basis points"),
        ("half", "50%"),
        ("threefold", "3 times"),
        ("10-30 mg", "10-30 mg"),
        ("nearly 24 months", "nearly 24 months"),
        ("April 3, 2026", "April 3, 2026"),
    ],
)
def test_a_quantity_is_spelled_as_newswires_write_it(written: str, spelled: str) -> None:
    (quantity,) = parse_quantities(written)
    assert spell(quantity) == spelled


@given(st.decimals(min_value=1, max_value=10**11, places=2))
def test_money_that_is_spelled_reads_back_as_the_same_amount(amount: object) -> None:
    (quantity,) = parse_quantities(f"${amount:,}")
    (again,) = parse_quantities(spell(quantity))
    assert relate(again, quantity) is Relation.EQUAL
