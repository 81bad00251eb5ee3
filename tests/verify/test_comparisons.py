"""Comparisons in words: decided by the two figures of the source, the right way round only."""

from __future__ import annotations

import pytest

from factcheck.source.readers import read
from factcheck.verify.findings import Label
from tests.verify.verdicts import outcome, verdict

SOURCE = read(
    """\
# Halden Foods reports its second quarter

OSLO, Aug. 3, 2026 — Halden Foods reported results for the second quarter ended June 30, 2026.

Nausea was reported in 12% of patients on belcorin and 19% of patients on placebo in ROWAN-1.
Vomiting occurred in 9% of belcorin patients and 4% of placebo patients.

Revenue was $48.2 million, compared with $44.1 million in the second quarter of 2025.
Operating expenses were $30.1 million, compared with $33.0 million a year earlier.

Sales in Norway reached $20.0 million and sales in Sweden reached $14.5 million.
Net leverage was 1.4 times, compared with 1.9 times at the end of 2025.

| (in millions) | Q2 2026 | Q2 2025 |
|---|---|---|
| Gross profit | 19.4 | 21.2 |
| Marketing costs | 4.4 | 3.2 |
"""
)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "A smaller share of belcorin patients than placebo patients in ROWAN-1 reported nausea.",
            "A larger share of belcorin patients than placebo patients in ROWAN-1 reported nausea.",
        ),
        (
            "Nausea rates were lower on belcorin than on placebo.",
            "Nausea rates were lower on placebo than on belcorin.",
        ),
        (
            "Vomiting rates were higher on belcorin than on placebo.",
            "Vomiting rates were lower on belcorin than on placebo.",
        ),
        ("Sales were higher in Norway than in Sweden.", "Sales were higher in Sweden than in Norway."),
        ("Sales in Norway exceeded sales in Sweden.", "Sales in Sweden exceeded sales in Norway."),
        ("Revenue was higher than a year earlier.", "Revenue was lower than a year earlier."),
        ("Revenue rose in the quarter.", "Revenue fell in the quarter."),
        (
            "Operating expenses fell in the second quarter of 2026.",
            "Operating expenses rose in the second quarter of 2026.",
        ),
        ("Gross profit declined from a year earlier.", "Gross profit rose from a year earlier."),
        (
            "Marketing costs were higher in the second quarter of 2026 than in the second quarter of 2025.",
            "Marketing costs were lower in the second quarter of 2026 than in the second quarter of 2025.",
        ),
    ],
)
def test_two_figures_decide(right: str, wrong: str) -> None:
    assert outcome(right, SOURCE) == "supported CMP201"
    assert outcome(wrong, SOURCE) == "contradicted CMP104"


@pytest.mark.parametrize(
    "claim",
    [
        "Sales were higher in Norway than in Denmark.",  # one side has no figure
        "Headaches were rarer on belcorin than on placebo.",  # another metric
        "Dizziness rates were lower on belcorin than on placebo.",
        "Free cash flow rose in the quarter.",
        "Sales in Norway may exceed sales in Sweden.",
        "Revenue was not higher than a year earlier.",
        "Interest costs were higher than a year earlier.",
    ],
)
def test_what_no_two_figures_decide_is_left_open(claim: str) -> None:
    assert outcome(claim, SOURCE).startswith("unverified")


def test_both_figures_are_shown() -> None:
    (evidence,) = verdict("Sales were higher in Sweden than in Norway.", SOURCE).evidence
    assert "$20.0 million" in evidence.quote
    assert "$14.5 million" in evidence.quote


def test_a_change_that_goes_the_other_way() -> None:
    right = "Net leverage fell from 1.9 times to 1.4 times."
    wrong = "Net leverage rose from 1.4 times to 1.9 times."
    assert outcome(right, SOURCE).startswith("supported")
    assert outcome(wrong, SOURCE).startswith("contradicted")


LISTS = read(
    """# Veltramide in hives

Arm A: veltramide plus cetirizine

Arm B: cetirizine alone

Adverse events, Arm A

- Headache: 21/60 (35.00%)
- Insomnia: 6/60 (10.00%)

Adverse events, Arm B

- Headache: 7/59 (11.86%)
- Insomnia: 9/59 (15.25%)
"""
)


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("Insomnia was somewhat less frequent in Arm A than in Arm B.", Label.SUPPORTED),
        ("Insomnia was somewhat more frequent in Arm A than in Arm B.", Label.CONTRADICTED),
        ("Headache occurred more often with veltramide plus cetirizine than with cetirizine alone.", Label.SUPPORTED),
        ("Dizziness was less frequent in Arm A than in Arm B.", Label.UNVERIFIED),
    ],
)
def test_the_lists_of_two_arms_are_compared(claim: str, label: Label) -> None:
    assert verdict(claim, LISTS).label is label
