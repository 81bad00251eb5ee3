"""The quarter that a release reports on need not be named by its sentences."""

from __future__ import annotations

import pytest

from factcheck.source.readers import read
from factcheck.verify.findings import Label
from tests.verify.verdicts import verdict

CALL = read(
    """\
# Orvane Boats, Inc. Second Quarter Fiscal 2025 Call

Organic sales grew 6% in all yards. Gross margin was 31%, up about 240 basis points year over year. Adjusted EPS came in
at 81 cents, against 69 cents a year ago. For the year, we now expect free cash flow of about 310 million dollars.
"""
)


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("Organic sales grew 6% in the second quarter.", Label.SUPPORTED),
        ("Second-quarter gross margin widened by about 240 basis points to 31%.", Label.SUPPORTED),
        ("Organic sales grew 6% in the third quarter.", Label.NOT_FOUND),
        ("Adjusted EPS was 69 cents in the second quarter.", Label.NOT_FOUND),
        ("Orvane expects free cash flow of about $310 million in the second quarter.", Label.NOT_FOUND),
    ],
)
def test_a_figure_of_no_other_time_is_of_the_quarter_reported_on(claim: str, label: Label) -> None:
    found = verdict(claim, CALL).label
    assert found is label or (label is Label.NOT_FOUND and found is Label.CONTRADICTED)


RESULTS = read(
    """\
AUSTIN, Texas, Aug. 6, 2026 -- Tamsel Inc. today announced results for the second quarter ended June 30, 2026.

Total revenue was $48.6 million, compared with $39.9 million in the second quarter of 2025. For the six months ended
June 30, 2026, net income was $7.7 million. For the third quarter of 2026, Tamsel expects bookings of $73 million to $74
million. Backlog was $91.0 million.
"""
)


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("Second-quarter revenue rose to $48.6 million from $39.9 million a year earlier.", Label.SUPPORTED),
        ("Q2 revenue was $48.6 million.", Label.SUPPORTED),
        ("2Q revenue was $48.6 million.", Label.SUPPORTED),
        ("Fiscal second-quarter revenue was $48.6 million.", Label.SUPPORTED),
        ("Revenue in the three months to June 30 was $48.6 million.", Label.SUPPORTED),
        ("Third-quarter revenue rose to $48.6 million from $39.9 million a year earlier.", Label.NOT_FOUND),
        ("Second-quarter revenue was $39.9 million.", Label.NOT_FOUND),
        ("First-half net income was $7.7 million.", Label.SUPPORTED),
        ("H1 net income was $7.7 million.", Label.SUPPORTED),
        ("Net income was $7.7 million in the six months to June 30.", Label.SUPPORTED),
        ("Second-half net income was $7.7 million.", Label.NOT_FOUND),
        ("Second-quarter net income was $7.7 million.", Label.NOT_FOUND),
        ("Third-quarter bookings are expected to be $73 million to $74 million.", Label.SUPPORTED),
        ("Second-quarter bookings are expected to be $73 million to $74 million.", Label.NOT_FOUND),
        ("First-half backlog was $91.0 million.", Label.NOT_FOUND),
    ],
)
def test_a_period_without_its_year_is_that_of_the_figure(claim: str, label: Label) -> None:
    found = verdict(claim, RESULTS).label
    assert found is label or (label is Label.NOT_FOUND and found is Label.CONTRADICTED)
