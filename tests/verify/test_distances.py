"""How far apart two figures are that the source sets side by side, and which way."""

from __future__ import annotations

import pytest

from factcheck.source.document import Document
from factcheck.source.readers import read
from factcheck.verify.findings import Label
from tests.verify.verdicts import verdict

MILLS = read(
    """# Ostrander Mills reports results for 2025

Ostrander Mills makes flour. Its loaves now sell in 5,200 bakeries against 4,100 a year ago. Headcount fell from 640
to 588. Scrap was 610 tons, down 9.0% from 670 tons, and flour dust fell to 388 tons from 451 tons.

| (in millions) | 2025 | 2024 | 2023 |
|---|---|---|---|
| Net sales | $812.4 | $760.1 | $741.0 |
| Interest expense | 21.3 | 24.8 | 22.2 |
| Net loss | (14.2) | (9.7) | (3.1) |
"""
)
ARMS = read(
    """# Veltramide in hives

Arm A: veltramide plus cetirizine

Arm B: cetirizine alone

Serious adverse events, Arm A

- Headache: 21/60 (35.00%)
- Insomnia: 6/60 (10.00%)

Serious adverse events, Arm B

- Headache: 7/59 (11.86%)
- Insomnia: 9/59 (15.25%)
"""
)
DOSES = read(
    "Lesion counts fell by a mean of 52% (95% CI, 44% to 60%) at 40 mg and 31% (95% CI, 24% to 38%) at 10 mg of "
    "zorabex.\n"
)


@pytest.mark.parametrize(
    ("claim", "source", "label"),
    [
        ("The loaves of Ostrander gained 1,100 bakeries over the past year.", MILLS, Label.SUPPORTED),
        ("The loaves of Ostrander lost 1,100 bakeries over the past year.", MILLS, Label.CONTRADICTED),
        ("Interest expense fell by $3.5 million in 2025.", MILLS, Label.SUPPORTED),
        ("Interest expense rose by $3.5 million in 2025.", MILLS, Label.CONTRADICTED),
        ("Interest expense fell by $4.5 million in 2025.", MILLS, Label.CONTRADICTED),
        ("Ostrander lost $4.5 million more in 2025 than in 2024.", MILLS, Label.SUPPORTED),
        ("Net sales climbed about 7% in 2025.", MILLS, Label.SUPPORTED),
        ("Net sales slipped about 7% in 2025.", MILLS, Label.CONTRADICTED),
        ("Net sales climbed about 10% from 2023 to 2025.", MILLS, Label.SUPPORTED),
        (
            "Headache was about three times as frequent with veltramide plus cetirizine as with cetirizine alone.",
            ARMS,
            Label.SUPPORTED,
        ),
        ("Lesion counts fell by 21 percentage points more at 40 mg of zorabex than at 10 mg.", DOSES, Label.SUPPORTED),
        ("Flour dust fell by 63 tons to 388 tons.", MILLS, Label.SUPPORTED),
        ("Flour dust rose by 63 tons to 388 tons.", MILLS, Label.CONTRADICTED),
    ],
)
def test_the_distance_and_its_direction_decide(claim: str, source: Document, label: Label) -> None:
    assert verdict(claim, source).label is label


@pytest.mark.parametrize(
    "claim",
    [
        "Headache was about five times as frequent with veltramide plus cetirizine as with cetirizine alone.",
        "Insomnia was about three times as frequent with veltramide plus cetirizine as with cetirizine alone.",
        "Headache was about three times as frequent with cetirizine alone as with veltramide plus cetirizine.",
    ],
)
def test_a_multiple_of_another_pair_is_not_support(claim: str) -> None:
    assert verdict(claim, ARMS).label is not Label.SUPPORTED


@pytest.mark.parametrize(
    "claim",
    [
        "Lesion counts fell by 31 percentage points more at 40 mg of zorabex than at 10 mg.",
        "Lesion counts fell by 64 percentage points more at 40 mg of zorabex than at 10 mg.",
    ],
)
def test_an_operand_or_the_level_of_an_interval_is_no_distance(claim: str) -> None:
    assert verdict(claim, DOSES).label is not Label.SUPPORTED
