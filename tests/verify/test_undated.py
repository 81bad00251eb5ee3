"""Days that a source gives without their year."""

import pytest

from factcheck.source.document import Document
from factcheck.source.readers import read
from tests.verify.verdicts import outcome

UNDATED = read(
    "The sparrows took 1,800 loaves last year.\n\n"
    "It began on 17 August, the bakers say. By December 2022 no crumb was left.\n"
)
DATED = read(
    "# Loaves\n\nBERGEN, Feb. 3, 2023 – The sparrows took 1,800 loaves last year.\n\n"
    "It began on 17 August, the bakers say. By December 2022 no crumb was left.\n"
)


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("Sparrows took 1,800 loaves in August 2022.", UNDATED, "unverified UNV106"),
        ("Sparrows took 1,800 loaves in May 2022.", UNDATED, "not_found NOF101"),
        ("Sparrows took 1,800 loaves in August 2019.", UNDATED, "not_found NOF101"),
        ("Sparrows took 1,800 loaves in August 2019.", DATED, "contradicted PER101"),
        ("Sparrows took 1,700 loaves in August 2022.", UNDATED, "contradicted NUM101"),
    ],
)
def test_a_year_that_the_source_leaves_open(claim: str, source: Document, expected: str) -> None:
    assert outcome(claim, source) == expected
