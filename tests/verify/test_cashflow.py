"""Free cash flow follows from what a release gives, and is no operating cash flow."""

import pytest

from factcheck.source.readers import read
from tests.verify.verdicts import outcome

RELEASE = read("""# Tolland Mills Reports First Quarter 2026 Results

BATH, England, April 30, 2026 -- Tolland Mills plc today reported results for the quarter ended March 31, 2026.

Operating cash flow was £22.6 million and capital expenditures were £9.1 million. Net income was £8.0 million.
""")


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Free cash flow was £13.5 million.", "supported ARI102"),
        ("Free cash flow came to about £13.5 million.", "supported ARI102"),
        ("Operating cash flow was £22.6 million.", "supported SUP101"),
        ("Free cash flow was £22.6 million.", "contradicted LIM103"),
        ("Free cash flow was £31.7 million.", "contradicted ARI101"),
        ("Free cash flow was £14.6 million.", "contradicted ARI101"),
    ],
)
def test_free_cash_flow(claim: str, expected: str) -> None:
    assert outcome(claim, RELEASE) == expected


def test_operating_cash_flow_is_not_worked_out_from_itself() -> None:
    assert not outcome("Operating cash flow was £13.5 million.", RELEASE).startswith("supported")
