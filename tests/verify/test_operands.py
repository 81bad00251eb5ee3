"""Operands by the sides of the claim, moved ranges, ratios, totals: each with its near-identical wrong claim."""

from __future__ import annotations

import pytest

from factcheck.source.document import Document
from factcheck.source.readers import read
from factcheck.verify.findings import Label
from tests.verify.verdicts import verdict

HARBOUR = read("""# Fjordline orders a new ferry

- $40.50 per berth in cash at signing, approximately $420 million in total
- One bonus right per berth, worth up to $9.00, or up to approximately $90 million in total

Fjordline ordered the ferry Alda from Moss Yard. The break fee that Moss would owe in a default is $16.4 million.

## Prices

The list price of $2,920 per heater does not include fitting. A heater is used for up to 365 days. A lamp is
$1,600.

## Staff

Moss Yard trained 380 welders at its school. Of the workers there, 247 welders had worked on hulls before.

## Outlook

Fjordline lifted its operating profit guidance to €415–€430 million (previously €400–€424 million).
""")
STUDY = read("""# Ormvale starts its study

ORMVALE-1 will enroll approximately 360 patients, randomized 2:1 to tessarine 20 mg or placebo for 48 weeks. A look at
the data is planned when 240 patients have finished.

There were four treatment-related deaths on tessarine and one on placebo. At the cutoff 150 relapses had occurred. The
final analysis of flares will be carried out after 240 relapses.
""")


@pytest.mark.parametrize(
    ("right", "wrong", "source", "working"),
    [
        (
            "The break fee that Moss would owe in a default is just under 4% of the cash due at signing.",
            "The break fee that Moss would owe in a default is just under 7% of the cash due at signing.",
            HARBOUR,
            "$16.4 million ÷",
        ),
        (
            "About two-thirds of the welders trained at its school had worked on hulls before.",
            "About a third of the welders trained at its school had worked on hulls before.",
            HARBOUR,
            "247 welders ÷ 380 welders",
        ),
        (
            "More than half of the relapses needed for the final analysis of flares had occurred at the cutoff.",
            "Less than half of the relapses needed for the final analysis of flares had occurred at the cutoff.",
            STUDY,
            "150 relapses ÷ 240 relapses = 62.5",
        ),
        (
            "Fjordline moved the lower end of its operating profit guidance up by €15 million.",
            "Fjordline moved the upper end of its operating profit guidance up by €15 million.",
            HARBOUR,
            "that is 15,000,000",
        ),
        (
            "Fjordline raised the midpoint of its operating profit guidance by €10.5 million.",
            "Fjordline raised the midpoint of its operating profit guidance by €15.5 million.",
            HARBOUR,
            "that is 10,500,000",
        ),
        (
            "If ORMVALE-1 enrolls 360 patients, its 2:1 randomization would put about 240 of them on tessarine.",
            "If ORMVALE-1 enrolls 360 patients, its 2:1 randomization would put about 240 of them on placebo.",
            STUDY,
            "ratio of 2:1",
        ),
        (
            "Five treatment-related deaths were reported across the two arms of ORMVALE-1.",
            "Six treatment-related deaths were reported across the two arms of ORMVALE-1.",
            STUDY,
            "= 5",
        ),
        (
            "Spread over 365 days, the list price of a heater works out at about $8 a day.",
            "Spread over 365 days, the list price of a heater works out at about $9 a day.",
            HARBOUR,
            "= 8",
        ),
        (
            "With the bonus right paid in full, Fjordline would pay approximately $510 million for the berths.",
            "With the bonus right paid in full, Fjordline would pay approximately $610 million for the berths.",
            HARBOUR,
            "= 510,000,000",
        ),
    ],
)
def test_the_operands_are_those_that_the_claim_asks_for(right: str, wrong: str, source: Document, working: str) -> None:
    answer = verdict(right, source)
    assert (answer.label, "ARI102" in answer.codes) == (Label.SUPPORTED, True)
    assert working in " ".join(f.message for f in answer.findings)
    assert verdict(wrong, source).label is not Label.SUPPORTED


FLEET = read("""# Two yards

The Bergen yard delivered 272 boats in 2025. The Oslo yard delivered 136 boats in 2025.

The Bergen licence costs €48 million. The Oslo licence costs €30 million.
""")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "The Bergen licence costs €18 million more than the Oslo licence.",
            "The Bergen licence costs €18 million less than the Oslo licence.",
        ),
        (
            "The Bergen licence costs €12 million less than two Oslo licences.",
            "The Bergen licence costs €12 million less than three Oslo licences.",
        ),
        (
            "The Bergen yard delivered twice as many boats as the Oslo yard.",
            "The Bergen yard delivered three times as many boats as the Oslo yard.",
        ),
        (
            "The Bergen yard delivered twice as many boats as the Oslo yard.",
            "The Oslo yard delivered twice as many boats as the Bergen yard.",
        ),
    ],
)
def test_a_comparison_goes_the_way_it_is_said(right: str, wrong: str) -> None:
    assert verdict(right, FLEET).label is Label.SUPPORTED
    assert verdict(wrong, FLEET).label is not Label.SUPPORTED


def test_a_plainly_wrong_result_is_put_right() -> None:
    answer = verdict("The Bergen licence costs €25 million more than the Oslo licence.", FLEET)
    assert (answer.label, answer.codes) == (Label.CONTRADICTED, ("ARI101",))
    assert "€48 million − €30 million = 18,000,000" in answer.message
    assert len(answer.evidence) == 2


PORT = read("""# Halcyne Grid signs with the port

Halcyne has a contract of up to $40 million from the port authority, of which Halcyne has received $26 million.

The rate on the mooring loan was 5.2% at March 31, 2026 and 6.9% at September 30, 2025.

The charger now has a reach of up to 640 km, compared with 560 km for the older version.

The tug was moving at 14 knots. The limit in the basin is 9 knots.

Waiting fell from 64 to 47 minutes per truck per day.

At the end of its fiscal third quarter, loans were $7.20 billion and deposits $9.60 billion.
""")


@pytest.mark.parametrize(
    ("claim", "passes"),
    [
        ("Halcyne has received about 65% of the maximum value of its contract.", True),
        ("Halcyne has received about 75% of the maximum value of its contract.", False),
        ("Halcyne has received about 65% of the value of its contract.", False),
        ("The rate on the mooring loan fell by 1.7 points between September 30, 2025 and March 31, 2026.", True),
        ("The rate on the mooring loan rose by 1.7 points between September 30, 2025 and March 31, 2026.", False),
        ("The maximum reach of the charger is 80 km longer than that of the older version.", True),
        ("The maximum reach of the charger is 90 km longer than that of the older version.", False),
        ("The maximum reach of the charger is 80 km shorter than that of the older version.", False),
        ("The tug was moving 5 knots faster than the limit in the basin.", True),
        ("The tug was moving 5 knots slower than the limit in the basin.", False),
        ("The tug was moving 6 knots faster than the limit in the basin.", False),
        ("Waiting fell by 17 minutes per truck per day.", True),
        ("Waiting fell by 19 minutes per truck per day.", False),
        ("Waiting rose by 17 minutes per truck per day.", False),
        ("Loans were equal to about 75% of deposits at the end of its fiscal third quarter.", True),
        ("Loans were equal to about 85% of deposits at the end of its fiscal third quarter.", False),
    ],
)
def test_maxima_and_what_a_sentence_sets_apart(claim: str, passes: bool) -> None:
    assert (verdict(claim, PORT).label is Label.SUPPORTED) is passes


PAUSE = read("""# Ardent Bay pauses its study

Ardent Bay stopped giving doses in LAGOON on May 12, 2026. On May 21, 2026 the agency placed a hold on the study. The
agency had set a goal date of August 30, 2026 for its decision.
""")


@pytest.mark.parametrize(
    ("claim", "passes"),
    [
        ("The agency's hold on the study came nine days after Ardent Bay stopped giving doses.", True),
        ("The agency's hold on the study came eight days after Ardent Bay stopped giving doses.", False),
        ("The agency's hold on the study came nine days before Ardent Bay stopped giving doses.", False),
        ("Ardent Bay stopped giving doses nine days before the agency placed its hold.", True),
        ("Ardent Bay stopped giving doses nine days ahead of the agency's goal date.", False),
    ],
)
def test_the_time_between_two_days(claim: str, passes: bool) -> None:
    assert (verdict(claim, PAUSE).label is Label.SUPPORTED) is passes
