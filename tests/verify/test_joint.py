"""Two figures of one sentence that stand for each other's thing."""

import pytest

from factcheck.source.readers import read
from factcheck.verify.findings import Label
from tests.verify.verdicts import verdict

SOURCE = read(
    "Relapses were seen in 22 patients (11.1%) on the combination and in 12 patients (6.1%) on tessarine alone. "
    "Median survival was 5.5 months in the first group, with a median follow-up of 23.5 months.\n"
)


def test_as_the_source_pairs_them() -> None:
    claim = "Median survival was 5.5 months in the first group and the median follow-up was 23.5 months."
    assert verdict(claim, SOURCE).label is Label.SUPPORTED


@pytest.mark.parametrize(
    "claim",
    ["Median survival was 23.5 months in the first group, with a median follow-up of 5.5 months."],
)
def test_exchanged(claim: str) -> None:
    answer = verdict(claim, SOURCE)
    assert answer.label is Label.CONTRADICTED
    assert "23.5 months" in answer.message
