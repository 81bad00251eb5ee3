from __future__ import annotations

import pytest

from factcheck.briefs.moments import day_of, undated
from factcheck.source.readers import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orvane today announced a sale.", "Orvane on December 31, 2025 announced a sale."),
        ("Orvane announced today a sale.", "Orvane announced on December 31, 2025 a sale."),
    ],
)
def test_today_is_the_day_of_the_dateline(text: str, expected: str) -> None:
    day = day_of(read("OSLO, Dec. 31, 2025 (EXAMPLE WIRE) -- Sales rose 4%.\n"))
    assert day is not None
    assert day.announced(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It will open later this year.", "It will open later in 2025."),
        ("It opened earlier this month.", "It opened earlier in December 2025."),
        ("It will open by the end of this year.", "It will open by the end of 2025."),
        ("It will speak tomorrow.", "It will speak on January 1, 2026."),
        (
            "It will speak at tomorrow's Boat Makers Conference.",
            "It will speak at the Boat Makers Conference on January 1, 2026.",
        ),
        # A fiscal quarter, or "today" for nowadays, is not a day of the calendar.
        ("Sales rose this quarter.", "Sales rose this quarter."),
        ("Patients today have few choices.", "Patients today have few choices."),
        ("It opened last week.", "It opened last week."),
    ],
)
def test_other_relative_dates(text: str, expected: str) -> None:
    day = day_of(read("OSLO, Dec. 31, 2025 (EXAMPLE WIRE) -- Sales rose 4%.\n"))
    assert day is not None
    assert day.absolute(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "---\ndate: 2025-03-04\n---\nSales rose 4%.\n",
        "OSLO, Dec. 31 (EXAMPLE WIRE) -- Sales rose 4%.\n",
        "Sales rose 4%.\n",
    ],
)
def test_without_a_dated_dateline_no_day_is_known(text: str) -> None:
    assert day_of(read(text)) is None


def test_today_goes_where_no_day_is_known() -> None:
    assert undated("Orvane today reported sales.") == "Orvane reported sales."
    assert undated("in a letter released today.") == "in a letter released today."
