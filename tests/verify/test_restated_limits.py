"""What forbids to take a passage for a restatement: another date, another doer, a superlative that it does not have."""

import pytest

from factcheck.source.readers import read
from tests.verify.verdicts import outcome

SOURCE = read(
    """\
# Arvid Pumps Reports Third Quarter 2025 Results

OSLO, 6 November 2025 -- Arvid Pumps reported results for its third quarter ended September 30, 2025. Net sales rose 4%.

The purchase of Tessel Valves is expected to close in the first quarter of 2026, subject to a vote of its shareholders.

Enrollment of the NORI trial is expected to finish in March 2026. The company plans to submit an application in 2027.

Orders from shipyards held up, while oil producers postponed upgrades. Wholesale clients renewed their contracts, but
retail clients cancelled theirs.

Crews on the north shift logged fewer faults, while crews on the south shift logged more delays.

Moss Bank kept its rating and Lunde Insurance lost its licence in Sweden.

The dividend will be paid to shareholders of record on November 20, 2025. The Bergen plant had its best year since
the company was founded. Belcorin is the first inhaled treatment for the disease to reach patients in Norway.
"""
)


@pytest.mark.parametrize(
    ("claim", "answer"),
    [
        ("The Tessel Valves purchase is expected to close in the first quarter of 2026.", "supported"),
        ("The Tessel Valves purchase is expected to close in the third quarter of 2025.", "contradicted"),
        ("Arvid expects to complete its purchase of Tessel Valves in the second quarter of 2026.", "contradicted"),
        ("Enrollment in NORI should be completed in March 2026.", "supported"),
        ("Enrollment in NORI should be completed in September 2026.", "contradicted"),
        ("Arvid intends to file an application in 2027.", "supported"),
        ("Arvid intends to file an application in 2026.", "contradicted"),
    ],
)
def test_a_date_must_be_the_one_that_the_passage_gives(claim: str, answer: str) -> None:
    assert outcome(claim, SOURCE).startswith(answer)


@pytest.mark.parametrize(
    "claim",
    [
        "Shipyards postponed upgrades.",
        "Upgrades were postponed by shipyards.",
        "Shipyards delayed upgrades.",
        "Wholesale clients cancelled their contracts.",
        "Crews on the north shift logged more delays.",
        "More delays were logged by crews on the north shift.",
        "Moss Bank lost its licence in Sweden.",
        "Net sales were a record.",
        "The Bergen plant was the first.",
        "Belcorin is the only inhaled treatment for the disease to reach patients in Norway.",
        "Arvid Pumps achieved its highest net sales.",
        "Orders from shipyards were the largest.",
    ],
)
def test_another_doer_or_a_superlative_of_its_own_is_not_supported(claim: str) -> None:
    assert not outcome(claim, SOURCE).startswith("supported")


@pytest.mark.parametrize(
    "claim",
    [
        "Oil producers postponed upgrades.",
        "Upgrades were postponed by oil producers.",
        "Oil producers delayed upgrades.",
        "Crews on the south shift logged more delays.",
        "Lunde Insurance lost its licence in Sweden.",
        "Belcorin is the first inhaled treatment for the disease to reach patients in Norway.",
        "The plant in Bergen had its strongest year since the company was founded.",
        "Orders from shipyards held up.",
    ],
)
def test_the_doer_of_the_passage_and_its_own_superlative_are_supported(claim: str) -> None:
    assert outcome(claim, SOURCE).startswith("supported")
