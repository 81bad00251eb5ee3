"""A level is no change, and a change is no level."""

import pytest

import factcheck
from factcheck.verify.features import view
from factcheck.verify.roles import Role, role_of

RELEASE = """SAN JOSE, Calif., May 5, 2026 -- Norvane Inc. today reported results.

Net revenue increased 12% to $41.0 million in the first quarter of 2026. Operating expenses were $9.8 million. Cash
declined to $120.4 million. Headcount grew to 410 employees. Gross margin was 61.2%. Churn fell to 4.1%. Backlog rose
$5.5 million. Deferred income increased $2.2 million, to $18.9 million. Free cash flow improved by $4.0 million to $7.5
million. The new assay cut false alarms by 66%. Norvane raised its growth forecast to 14% from 11%.
"""


@pytest.mark.parametrize(
    ("text", "figure", "role"),
    [
        ("Costs rose by $2 million.", "$2 million", Role.CHANGE),
        ("Costs rose $2 million.", "$2 million", Role.CHANGE),
        ("Costs were up $2 million.", "$2 million", Role.CHANGE),
        ("Costs were $2 million higher than last year.", "$2 million", Role.CHANGE),
        ("Costs saw a $2 million increase.", "$2 million", Role.CHANGE),
        ("Costs saw an increase of about $2 million.", "$2 million", Role.CHANGE),
        ("Costs rose 5%, to $2 million.", "$2 million", Role.LEVEL),
        ("Costs rose from $2 million.", "$2 million", Role.LEVEL),
        ("Costs were $2 million.", "$2 million", Role.LEVEL),
        ("Costs amounted to $2 million.", "$2 million", Role.LEVEL),
        ("The increase was $2 million.", "$2 million", None),
        ("Costs of $2 million were booked.", "$2 million", None),
        ("The company gave up two contracts.", "two contracts", None),
        ("It dropped two contracts.", "two contracts", None),
        ("Growth of 4% was expected.", "4%", None),
        ("A 52% reduction was seen.", "52%", None),
        ("Costs rose due to $2 million of charges.", "$2 million", None),
        ("Patients on 40 mg lower doses did well.", "40 mg", None),
        ("Enrollment rose in 2025.", "2025", None),
        ("Sales in Asia, 40% of the total, rose.", "40%", Role.PART),
        ("Asia accounts for 40% of sales.", "40%", Role.PART),
    ],
)
def test_the_role_of_an_amount(text: str, figure: str, role: Role | None) -> None:
    sentence = view(text, 0, len(text))
    quantity = next(q for q in sentence.quantities if figure in text[q.start : q.end])
    assert role_of(sentence, quantity) is role


@pytest.mark.parametrize(
    "claim",
    [
        "Operating expenses rose by $9.8 million.",
        "Headcount grew by 410 employees.",
        "Gross margin rose by 61.2%.",
        "Churn fell by 4.1%.",
        "Backlog rose to $5.5 million.",
        "Backlog was $5.5 million.",
        "Deferred income increased by $18.9 million.",
        "Deferred income was $2.2 million.",
        "Free cash flow improved to $4.0 million.",
        "Free cash flow was $4.0 million.",
        "Net revenue rose by $41.0 million.",
    ],
)
def test_a_level_taken_for_a_change_is_caught(claim: str) -> None:
    [verdict] = factcheck.check(claim + "\n", RELEASE).claims
    assert verdict.label == "contradicted"


@pytest.mark.parametrize(
    "claim",
    [
        "Operating expenses were $9.8 million.",
        "Headcount grew to 410 employees.",
        "Gross margin was 61.2%.",
        "Churn fell to 4.1%.",
        "Backlog rose by $5.5 million.",
        "Deferred income rose by $2.2 million.",
        "Deferred income was $18.9 million.",
        "Free cash flow was $7.5 million.",
        "Free cash flow improved by $4.0 million.",
        "Net revenue increased by 12%.",
        "The new assay’s cut in false alarms was 66%.",
        "Norvane now forecasts growth of 14%.",
    ],
)
def test_what_is_said_as_the_release_says_it_passes(claim: str) -> None:
    [verdict] = factcheck.check(claim + "\n", RELEASE).claims
    assert verdict.label == "supported"


def test_the_message_says_which_it_is() -> None:
    [verdict] = factcheck.check("Operating expenses rose by $9.8 million.\n", RELEASE).claims
    assert verdict.codes[0] == "DIR104"
    assert verdict.message == "the release gives $9.8 million as what it comes to, not as how much it changed"
