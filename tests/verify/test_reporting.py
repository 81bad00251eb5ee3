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
