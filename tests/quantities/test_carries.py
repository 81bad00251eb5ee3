"""What is said once and meant twice, and beside each form the one that looks alike and shares nothing."""

from __future__ import annotations

import pytest

from tests.quantities.forms import briefs


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It earned $25.0 million, as compared to $6.5 a year earlier.", ["25000000", "6500000"]),
        ("It earned $25.0 million for the quarter, versus $6.5", ["25000000", "6500000"]),
        ("sales of $4.1 billion, up from $3.8 in the same period", ["4100000000", "3800000000"]),
        ("costs of $25.0 and $6.5 million", ["25000000", "6500000"]),
        ("costs of $25.0, $7.5 and $6.5 million", ["25000000", "7500000", "6500000"]),
        ("It sold 3.1 and 2.9 million units.", ["3100000", "2900000"]),
        ("It earned $25.0 million at $6.5 a piece", ["25000000", "6.5"]),
        ("It earned $25.0 million, as compared to $650", ["25000000", "650"]),
        ("It earned $25.0 million. Compared to $6.5 then, it is much.", ["25000000", "6.5"]),
        ("It earned $25.0 million, or $3.40 per share, compared to $2.90", ["25000000", "3.4", "2.9"]),
        ("It earned $25.0 million, compared to €6.5", ["25000000", "6.5"]),
        ("5 and 10 million people", ["5", "10000000"]),
        ("between $5 and $10 million", ["[5000000, 10000000]"]),
    ],
)
def test_scales(text: str, wanted: list[str]) -> None:
    assert [value for _, value, _ in briefs(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the nine months ended September 30, 2031 and 2030", ["2031-01-01..2031-09-30", "2030-01-01..2030-09-30"]),
        ("as of February 29, 2032 and 2031", ["2032-02-29", "2031-02-28"]),
        ("the first quarter of 2031 and 2030, respectively", ["2031-01-01..2031-03-31", "2030-01-01..2030-03-31"]),
        ("the first quarter of 2031 and 2032 guidance", ["2031-01-01..2031-03-31", "2032-01-01..2032-12-31"]),
        ("June 30, 2031 and December 31, 2030", ["2031-06-30", "2030-12-31"]),
        ("three and six months ended June 30, 2031", ["2031-04-01..2031-06-30", "2031-01-01..2031-06-30"]),
        ("2031 and 2030", ["2031-01-01..2031-12-31", "2030-01-01..2030-12-31"]),
    ],
)
def test_days_and_years(text: str, wanted: list[str]) -> None:
    assert [value for _, value, _ in briefs(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("three months ended June 30", ("period", "[401, 630]", "month-day")),
        ("the quarter ended March 31", ("period", "[101, 331]", "month-day")),
        ("the year ended June 30", ("period", "[-499, 630]", "month-day")),
        ("on June 30", ("date", "630", "month-day")),
    ],
)
def test_periods_that_end_on_a_day_without_a_year(text: str, wanted: tuple[str, str, str]) -> None:
    assert briefs(text) == [wanted]
