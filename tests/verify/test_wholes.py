"""A share of a total is worked out of the total, and of no other part."""

import pytest

import factcheck

RELEASE = """CLEVELAND, May 4, 2027 -- Draymoor Industries Inc. today reported results for the first quarter.

Total revenue was $48.6 million. Product revenue was $31.2 million and collaboration revenue was $17.4 million. Freight
brought in $12.1 million. Of the orders, $6.0 million were for pumps.
"""


@pytest.mark.parametrize(
    "claim",
    [
        "Collaboration revenue made up about 36% of total revenue.",
        "Collaboration revenue was 36% of overall revenue.",
        "Product revenue accounted for 64% of total revenue.",
        "Freight brought in about a quarter of revenue.",
        "Collaboration revenue was 56% of product revenue.",
    ],
)
def test_the_whole_is_the_base(claim: str) -> None:
    [verdict] = factcheck.check(claim + "\n", RELEASE).claims
    assert verdict.label == "supported", verdict.message


@pytest.mark.parametrize(
    "claim",
    [
        "Collaboration revenue made up about 56% of total revenue.",
        "Product revenue made up 36% of total revenue.",
        "Freight brought in 39% of total revenue.",
        "Collaboration revenue was 36% of product revenue.",
    ],
)
def test_another_part_is_none(claim: str) -> None:
    [verdict] = factcheck.check(claim + "\n", RELEASE).claims
    assert verdict.label in ("contradicted", "not_found"), verdict.message
