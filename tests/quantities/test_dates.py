from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.quantities.forms import brief, briefs, days, only, texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("February 10, 2025", "2025-02-10"),
        ("10 February 2025", "2025-02-10"),
        ("Feb. 10, 2025", "2025-02-10"),
        ("Sept. 3, 2026", "2026-09-03"),
        ("2025-02-10", "2025-02-10"),
        ("3/31/25", "2025-03-31"),
        ("3/31/2025", "2025-03-31"),
        ("31/3/2025", "2025-03-31"),
        ("June 4th, 2025", "2025-06-04"),
        ("June 10–12, 2025", "2025-06-10..2025-06-12"),
        ("10-12 June 2025", "2025-06-10..2025-06-12"),
        ("February 28 – March 3, 2025", "2025-02-28..2025-03-03"),
        ("April 2024 to March 2025", "2024-04-01..2025-03-31"),
        ("June 2024", "2024-06-01..2024-06-30"),
        ("June, 2024", "2024-06-01..2024-06-30"),
        ("February 2024", "2024-02-01..2024-02-29"),
        ("January through June 2026", "2026-01-01..2026-06-30"),
        ("H1 2025", "2025-01-01..2025-06-30"),
        ("1H25", "2025-01-01..2025-06-30"),
        ("2H 2026", "2026-07-01..2026-12-31"),
        ("first half of 2025", "2025-01-01..2025-06-30"),
        ("Q3 2026", "2026-07-01..2026-09-30"),
        ("Q3-2026", "2026-07-01..2026-09-30"),
        ("3Q26", "2026-07-01..2026-09-30"),
        ("Q1'25", "2025-01-01..2025-03-31"),
        ("Q4’24", "2024-10-01..2024-12-31"),
        ("2025 Q3", "2025-07-01..2025-09-30"),
        ("third-quarter 2026", "2026-07-01..2026-09-30"),
        ("2025 second quarter", "2025-04-01..2025-06-30"),
        ("second quarter ended June 30, 2026", "2026-04-01..2026-06-30"),
        ("three months ended June 30, 2026", "2026-04-01..2026-06-30"),
        ("three months to 30 June 2026", "2026-04-01..2026-06-30"),
        ("year to March 31, 2026", "2025-04-01..2026-03-31"),
        ("nine-month period ended September 30, 2025", "2025-01-01..2025-09-30"),
        ("year ended 31 December 2024", "2024-01-01..2024-12-31"),
        ("first nine months of 2026", "2026-01-01..2026-09-30"),
        ("fiscal 2025", "2025-01-01..2025-12-31"),
        ("fiscal year 2025", "2025-01-01..2025-12-31"),
        ("FY26", "2026-01-01..2026-12-31"),
        ("full-year 2026", "2026-01-01..2026-12-31"),
        ("mid-2026", "2026-05-01..2026-08-31"),
        ("early 2027", "2027-01-01..2027-04-30"),
        ("late 2025", "2025-09-01..2025-12-31"),
        ("year-end 2026", "2026-12-31"),
        ("year end 2026", "2026-12-31"),
        ("end of September 2026", "2026-09-30"),
        ("end of the third quarter of 2025", "2025-09-30"),
        ("end of 2027", "2027-12-31"),
        ("1990s", "1990-01-01..1999-12-31"),
        ("2013-14", "2013-01-01..2014-12-31"),
        ("2024–2034", "2024-01-01..2034-12-31"),
        ("2027", "2027-01-01..2027-12-31"),
    ],
)
def test_dates_and_periods(text: str, expected: str) -> None:
    found = only(text)
    assert days(found) == expected
    assert found.text == text


@pytest.mark.parametrize(
    ("text", "unit", "low"),
    [
        ("Feb. 10", "month-day", 210),
        ("the third quarter", "quarter", 3),
        ("the first half", "half", 1),
        ("Q2", "quarter", 2),
    ],
)
def test_without_a_year_it_is_another_unit(text: str, unit: str, low: int) -> None:
    found = only(text)
    assert (found.unit, found.low) == (unit, low)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 2021 to 2024", ["2021 to 2024"]),
        ("between 2021 and 2024", ["2021 and 2024"]),
        ("between September 2024 and February 2025", ["September 2024 and February 2025"]),
        ("in September 2024 and February 2025", ["September 2024", "February 2025"]),
        ("in 2024 and 2025", ["2024", "2025"]),
        ("the fourth quarter and full year 2023", ["fourth quarter", "full year 2023"]),
        ("since 2019", ["2019"]),
        ("in the late 1990s", ["1990s"]),
    ],
)
def test_years_in_their_sentence(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("about 2000 people", ("count", "2000", "person")),
        ("2000 patients", ("count", "2000", "patient")),
        ("more than 1950 homes", ("count", "(1950, -)", "home")),
        ("the last eight years", ("duration", "8", "year")),
    ],
)
def test_what_is_no_year(text: str, expected: tuple[str, str, str]) -> None:
    assert brief(only(text)) == expected


@pytest.mark.parametrize(
    "text", ["February 30, 2025", "2025-13-40", "13/13/2025", "we may 5 times", "they march 3 miles"]
)
def test_what_is_no_date(text: str) -> None:
    assert not any(kind == "date" for kind, _, _ in briefs(text))


@pytest.mark.parametrize("text", ["quarter ended " * 5000, "end of " * 5000, "3 months ended " * 5000])
def test_phrases_that_nest_without_end(text: str) -> None:
    assert all(kind == "duration" for kind, _, _ in briefs(text))


@given(st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2100, 12, 31)))
def test_one_day_however_it_is_written(day: datetime.date) -> None:
    name = day.strftime("%B")
    for text in (day.isoformat(), f"{name} {day.day}, {day.year}", f"{day.day} {name} {day.year}", f"{day:%m/%d/%Y}"):
        assert days(only(text)) == day.isoformat()
