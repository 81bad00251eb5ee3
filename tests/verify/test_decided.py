"""A dividend that is declared is not raised; a forecast that holds is not moved; the pace stands beside the noun."""

import pytest

from factcheck.source.readers import read
from tests.verify.verdicts import outcome, verdict

RELEASE = read("""# Pellworm Utilities Reports Third Quarter 2026 Results

KIEL, Germany, Nov. 3, 2026 -- Pellworm Utilities AG today reported results for the quarter ended September 30, 2026.

The board declared a quarterly dividend of €0.22 per share, payable on December 11, 2026 to holders of record on
November 20, 2026. The directors increased the annual bonus to €0.50 per head. The depot costs a monthly rent of €0.4
million. Borrowings were €310 million at quarter end, compared with €328 million at June 30, 2026.

Pellworm now expects 2026 revenue of €560 million to €580 million, compared with its previous range of €570 million to
€595 million. It continues to expect capital expenditures of about €38 million.
""")


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("The board raised the dividend to €0.22 per share.", "not_found NOF103"),
        ("The board cut the quarterly dividend to €0.22 per share.", "not_found NOF103"),
        ("The dividend was raised to €0.22 per share.", "not_found NOF103"),
        ("The annual dividend is €0.22 per share.", "contradicted UNI101"),
        ("The annual rent of the depot is €0.4 million.", "contradicted UNI101"),
        ("Pellworm raised its 2026 revenue outlook to €560 million to €580 million.", "contradicted DIR103"),
        ("Pellworm raised its capital expenditure forecast to about €38 million.", "contradicted DIR103"),
        ("Pellworm lowered its capital expenditure forecast to about €38 million.", "contradicted DIR103"),
    ],
)
def test_a_move_or_pace_that_the_source_does_not_give(claim: str, expected: str) -> None:
    assert outcome(claim, RELEASE) == expected


@pytest.mark.parametrize(
    "claim",
    [
        "Borrowings were €310 million at June 30, 2026.",
        "Pellworm expects 2026 revenue of €570 million to €595 million.",
        "Its earlier revenue forecast was €560 million to €580 million.",
        "Holders of record on November 21 will get €0.22 a share.",
    ],
)
def test_the_figure_of_another_time(claim: str) -> None:
    assert verdict(claim, RELEASE).label in ("contradicted", "not_found")


@pytest.mark.parametrize(
    "claim",
    [
        "The board declared a dividend of €0.22 per share.",
        "The quarterly dividend is €0.22 per share.",
        "The directors raised the annual bonus to €0.50 per head.",
        "The depot costs €0.4 million a month.",
        "Borrowings were €310 million at September 30, 2026.",
        "Borrowings were €328 million at June 30, 2026.",
        "Pellworm lowered its 2026 revenue outlook to €560 million to €580 million.",
        "Its earlier revenue forecast was €570 million to €595 million.",
        "Pellworm kept its capital expenditure forecast of about €38 million.",
        "Holders of record on November 20 will get €0.22 a share.",
    ],
)
def test_what_the_source_says(claim: str) -> None:
    assert verdict(claim, RELEASE).label == "supported"
