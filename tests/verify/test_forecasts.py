"""What became of a forecast: raised, lowered or kept, for the metric that the claim names."""

from __future__ import annotations

import pytest

from factcheck.source.readers import read
from tests.verify.verdicts import outcome

SOURCE = read(
    """\
# Halden Foods Reports Second Quarter 2026 Results

Revenue increased 9% and met our guidance. Energy costs increased.

## Outlook for 2026

- Capital expenditures of about $14 million (unchanged)
- Revenue of $190 million to $200 million, raised from $180 million to $190 million

The company lowered its margin target. It reiterated its dividend guidance.
"""
)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "Halden kept its capital expenditure guidance unchanged.",
            "Halden raised its capital expenditure guidance.",
        ),
        ("Halden raised its 2026 revenue guidance.", "Halden maintained its 2026 revenue outlook."),
        ("Halden cut its margin target.", "Halden lifted its margin target."),
        ("Halden reaffirmed its dividend guidance.", "Halden withdrew its dividend guidance."),
    ],
)
def test_the_word_beside_the_metric_decides(right: str, wrong: str) -> None:
    assert outcome(right, SOURCE) == "supported SUP204"
    assert outcome(wrong, SOURCE) == "contradicted DIR103"


@pytest.mark.parametrize(
    "claim",
    [
        "Halden raised its tax guidance.",  # a metric without a forecast
        "Halden raised its energy cost guidance.",  # a result, not a forecast
        "Halden raised its guidance.",  # some of it
        "Halden did not raise its revenue guidance.",
    ],
)
def test_what_is_not_told_is_left_open(claim: str) -> None:
    assert outcome(claim, SOURCE).startswith("unverified")
