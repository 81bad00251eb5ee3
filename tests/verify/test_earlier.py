"""Times told from another: what was a year earlier is looked for in last year's column."""

from __future__ import annotations

import pytest

from factcheck.quantities.parse import parse_quantities
from factcheck.source.document import Document
from factcheck.source.readers import read
from factcheck.verify.earlier import is_year_earlier, year_earlier
from factcheck.verify.features import view
from tests.verify.verdicts import outcome

QUARTER: Document = read("""# Wexmoor Reports Second Quarter 2026 Results

Results were in line with plans.

| Three months ended June 30 | 2026 | 2025 |
|---|---|---|
| Diluted EPS | $0.05 | $(0.09) |
| Revenue | $41 million | $33 million |
| Orders | $33 million | $41 million |
""")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Revenue was $33 million a year earlier.", True),
        ("Revenue was $33 million in the prior-year quarter.", True),
        ("Revenue was $33 million in the same quarter of the previous year.", True),
        ("Revenue was $33 million a year ago.", True),
        ("Revenue was $33 million, up 12% from a year earlier.", False),
        ("Revenue of $33 million beat that of a year earlier.", False),
        ("Revenue was $33 million in the last quarter of the year.", False),
        ("Revenue was $33 million.", False),
    ],
)
def test_the_words_behind_a_figure_may_set_it_a_year_back(text: str, expected: bool) -> None:
    taken = view(text, 0, len(text))
    assert is_year_earlier(taken, taken.quantities[0]) is expected


@pytest.mark.parametrize(
    ("later", "earlier"), [("second quarter of 2026", "second quarter of 2025"), ("March 2025", "March 2024")]
)
def test_a_period_a_year_before(later: str, earlier: str) -> None:
    (period,), (before,) = parse_quantities(later), parse_quantities(earlier)
    assert year_earlier([period])[0].interval == before.interval


def test_the_end_of_february_stays_its_end() -> None:
    (leap,), (common,) = parse_quantities("February 2024"), parse_quantities("February 2023")
    assert year_earlier([leap])[0].interval == common.interval


@pytest.mark.parametrize(
    ("claim", "wrong"),
    [
        (
            "Wexmoor had EPS of five cents for the second quarter of 2026, after a loss of nine cents a year earlier.",
            False,
        ),
        (
            "Wexmoor had EPS of five cents for the second quarter of 2026, after a loss of five cents a year earlier.",
            True,
        ),
        ("Revenue was $41 million in the second quarter of 2026, against $33 million a year earlier.", False),
        ("Revenue was $33 million in the second quarter of 2026, against $41 million a year earlier.", True),
        ("Orders were $41 million in the prior-year quarter.", False),
        ("Orders were $33 million in the prior-year quarter.", True),
    ],
)
def test_a_figure_of_a_year_earlier_is_last_years(claim: str, wrong: bool) -> None:
    assert outcome(claim, QUARTER).startswith("contradicted" if wrong else "supported")
