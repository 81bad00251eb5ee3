"""What became of a forecast: raised, lowered or kept, for the metric that the claim names."""

from __future__ import annotations

import pytest

import factcheck
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


GUIDED = """# Ostrand first quarter

GHENT, Belgium, 4 May 2026 -- Ostrand NV reported its results for the first quarter of 2026.

Ostrand now expects revenue of $410 million to $425 million for 2026, raised from $395 million to $410
million, and reaffirmed its guidance for operating profit of $52 million to $56 million. It trimmed its
capital expenditure outlook to $31 million from $38 million. The tax outlook of 24% to 25% is unchanged. Sales
of hoists were $18 million, up from $15 million.
"""


@pytest.mark.parametrize(
    "claim",
    [
        "Ostrand cut its revenue guidance for 2026 to $410 million to $425 million.",
        "Ostrand reaffirmed its revenue guidance for 2026 of $410 million to $425 million.",
        "Ostrand raised its operating profit guidance to $52 million to $56 million.",
        "Ostrand lowered its operating profit guidance to $52 million to $56 million.",
        "Ostrand raised its capital expenditure outlook to $31 million.",
        "Ostrand kept its capital expenditure outlook at $31 million.",
        "Ostrand lifted its tax outlook to 24% to 25%.",
        "Ostrand expects revenue of $395 million to $410 million for 2026.",
    ],
)
def test_a_forecast_with_its_figures_is_told_as_it_moved(claim: str) -> None:
    [verdict] = factcheck.check(claim + "\n", GUIDED).claims
    assert verdict.label == "contradicted"


@pytest.mark.parametrize(
    "claim",
    [
        "Ostrand raised its revenue guidance for 2026 to $410 million to $425 million.",
        "Ostrand reiterated its operating profit guidance of $52 million to $56 million.",
        "Ostrand cut its capital expenditure outlook to $31 million.",
        "Ostrand kept its tax outlook of 24% to 25%.",
        "Sales of hoists rose to $18 million.",
    ],
)
def test_a_forecast_with_its_figures_passes(claim: str) -> None:
    [verdict] = factcheck.check(claim + "\n", GUIDED).claims
    assert verdict.label == "supported"
