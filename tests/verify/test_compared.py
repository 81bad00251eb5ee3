"""The figure that a passage compares its own with belongs to an earlier time."""

import pytest

from factcheck.source.readers import read
from factcheck.verify.checker import check_document
from factcheck.verify.findings import ClaimVerdict, Label

SOURCE = read(
    """\
# Orvane third quarter

BERGEN, Norway, 28 October 2026 – Orvane AB, a maker of boats, reported its results for the third quarter of 2026.

The order book was €3.27bn at 30 September 2026, up from €2.85bn a year earlier, and a €75 million loan was repaid.

The margin was 18.0%, or €31.4 million, compared with 16.7%, or €26.0 million, in the third quarter of 2025.

Rashes were seen in 12% of those on velmira, compared with 19% of those on placebo.
"""
)


def verdict(claim: str) -> ClaimVerdict:
    (only,) = check_document(read(claim + "\n"), [SOURCE]).claims
    return only


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("At 30 September 2026 the order book stood at €2.85bn.", "€3.27bn"),
        ("The order book stood at €2.85bn.", "€3.27bn"),
        ("In the third quarter of 2026 the margin was 16.7%.", "18.0%"),
    ],
)
def test_the_earlier_figure_is_wrong_for_the_later_time(claim: str, right: str) -> None:
    answer = verdict(claim)
    assert (answer.label, answer.codes) == (Label.CONTRADICTED, ("PER102",))
    assert answer.correction is not None
    assert right in answer.correction.text


@pytest.mark.parametrize(
    "claim",
    [
        "At 30 September 2026 the order book stood at €3.27bn.",
        "A year earlier the order book stood at €2.85bn.",
        "The order book rose from €2.85bn to €3.27bn.",
        "In the third quarter of 2025 the margin was 16.7%.",
        "The margin was 18.0%, against 16.7% in the year before.",
        "A loan of €75 million was repaid.",
        "Rashes were seen in 19% of those on placebo.",
    ],
)
def test_a_claim_that_speaks_of_the_earlier_time_or_of_something_else_stands(claim: str) -> None:
    assert verdict(claim).label is Label.SUPPORTED
