"""A figure of one subject is none of a rival of it, of the same noun."""

import pytest

from factcheck.source.readers import read
from tests.verify.verdicts import outcome, verdict

RELEASE = read("""# Ardley Group Reports Second Quarter 2026 Results

OSLO, Norway, July 14, 2026 -- Ardley Group AS today reported results for the quarter ended June 30, 2026.

Marine sales grew 9% to $88.4 million. Inland sales fell 4% to $51.3 million. Sales in Chile, 22% of the total, rose
13%; sales in Peru fell 5%. Owned vessels, 61% of the fleet, sailed 7% further.

Volume at sea fell 2% and its operating margin was 27.5%, compared with 29.0% a year ago.
""")


@pytest.mark.parametrize(
    "claim",
    [
        "Inland sales grew 9% to $88.4 million.",
        "Marine sales fell 4%.",
        "Marine sales came to $51.3 million.",
        "Sales in Peru rose 13%.",
        "Sales in Chile rose 22%.",
        "Chile accounts for 13% of sales.",
    ],
)
def test_the_figure_of_a_rival_is_caught(claim: str) -> None:
    assert verdict(claim, RELEASE).label in ("contradicted", "not_found")


@pytest.mark.parametrize(
    "claim",
    [
        "Marine sales grew 9% to $88.4 million.",
        "Ardley's marine sales rose 9%.",
        "Sales of the marine business came to $88.4 million.",
        "Sales in Chile rose 13%.",
        "Chile accounts for 22% of sales.",
        "Total marine sales grew 9%.",
        "The operating margin at sea fell to 27.5% from 29.0%.",
    ],
)
def test_another_name_for_the_subject_is_none(claim: str) -> None:
    assert verdict(claim, RELEASE).label == "supported"


def test_the_code_of_an_exchanged_subject() -> None:
    assert outcome("Inland sales grew 9% to $88.4 million.", RELEASE) == "contradicted SUB101"
