"""The ladder of modality, and negation."""

import pytest

from factcheck.claims.strength import Strength, is_negated, strength_of
from factcheck.quantities.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "rung"),
    [
        ("may enroll 40 patients", Strength.MAY),
        ("plans to enroll 40 patients", Strength.PLANS),
        ("is expected to enroll 40 patients", Strength.EXPECTS),
        ("will enroll 40 patients", Strength.WILL),
        ("is to enroll 40 patients", Strength.EXPECTS),
        ("results are due on May 4", Strength.EXPECTS),
        ("is currently enrolling patients", Strength.DOING),
        ("is on track to reach the goal", Strength.EXPECTS),
        ("expects that it may enroll 40 patients", Strength.MAY),
        ("they foresee costs of 40", Strength.EXPECTS),
        ("plans 40 new sites", Strength.PLANS),
        ("plans for 40 sites", Strength.PLANS),
        ("plans $40 million of spending", Strength.PLANS),
        ("a tool built to help bakers", Strength.PLANS),
        ("would enroll 40 patients", Strength.MAY),
        ("enrolls a small potential 40 patients", Strength.MAY),
    ],
)
def test_the_weakest_mark_sets_the_rung(text: str, rung: Strength) -> None:
    assert strength_of(tokenize(text)) is rung


@pytest.mark.parametrize(
    "text",
    [
        "enrolled 40 patients",
        "the road is to the left",
        "the fall is due to demand in May",
        "on May 4 it enrolled 40",
        "the target was met",
        "a track record",
        "20% off any subscription plan!",
        "our pricing plans are lower",
        "the true potential of the oven",
        "we would like to offer a 14-day trial",
        "features tailored to a bakery",
        "built to 40 metres",
    ],
)
def test_a_plain_statement_has_no_mark(text: str) -> None:
    assert strength_of(tokenize(text)) is None


def test_weaker_stands_lower() -> None:
    assert Strength.MAY < Strength.PLANS < Strength.EXPECTS < Strength.WILL < Strength.DOING < Strength.DID


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("did not reach significance", True),
        ("the endpoint wasn't met", True),
        ("the trial failed to reach it", True),
        ("enrolled no more than 40 patients", False),
        ("not only cells", False),
        ("offered at no cost", False),
        ("offered no trial", True),
        ("reached significance", False),
        ("did not fail", False),
    ],
)
def test_negation_is_counted_and_comparators_are_none(text: str, negated: bool) -> None:
    assert is_negated(tokenize(text)) is negated
