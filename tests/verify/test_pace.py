"""Pace: an amount for a year is none for a month."""

from __future__ import annotations

import pytest

from factcheck.source.readers import read
from factcheck.verify.features import view
from factcheck.verify.pace import pace_of
from tests.verify.verdicts import outcome

MILL = read("""# Ottery Mill

The county pays the Ottery Mill a grant of £3.2 million a year to keep the weir. Each of its wheels can grind nine
tonnes a night. Lodgers pay £14.50 per room per week.
""")


@pytest.mark.parametrize(
    ("text", "pace"),
    [
        ("pays £3.2 million a year", "year"),
        ("pays £14.50 per room per week and more", "week"),
        ("grinds nine tonnes daily", "day"),
        ("an annual grant of £3.2 million", "year"),
        ("against £3.2 million a year earlier", ""),
        ("£3.2 million, about 7 tonnes a week", ""),
    ],
)
def test_the_time_of_an_amount(text: str, pace: str) -> None:
    taken = view(text, 0, len(text))
    assert pace_of(taken, taken.quantities[0]) == pace


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("The county grants the Ottery Mill £3.2 million a month.", "contradicted UNI101"),
        ("The county pays the Ottery Mill an annual grant of £3.2 million.", "supported"),
        ("The county pays the Ottery Mill a grant of £3.2 million.", "supported"),
        ("Each wheel of the mill can grind nine tonnes an hour.", "contradicted UNI101"),
        ("Each wheel of the mill can grind nine tonnes per night.", "supported"),
        ("Lodgers at the mill pay £14.50 per room per month.", "contradicted UNI101"),
        ("Lodgers at the mill pay £14.50 per room each week.", "supported"),
    ],
)
def test_an_amount_for_another_time_is_another(claim: str, expected: str) -> None:
    assert outcome(claim, MILL).startswith(expected)
