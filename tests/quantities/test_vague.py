"""Vague amounts, how often, scores, marks and the sides of dates."""

from __future__ import annotations

import pytest

from factcheck.quantities.model import Hedge
from factcheck.quantities.relations import Relation, relate
from tests.quantities.forms import brief, briefs, only


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("several sites", "count", "site"),
        ("a handful of sites", "count", "site"),
        ("dozens of sites", "count", "site"),
        ("hundreds of sites", "count", "site"),
        ("tens of thousands of sites", "count", "site"),
        ("a few hundred sites", "count", "site"),
        ("hundreds of millions of dollars", "money", "USD"),
        ("several years", "duration", "year"),
    ],
)
def test_vague_amounts(text: str, kind: str, unit: str) -> None:
    found = only(text)
    assert (str(found.kind), found.unit, found.hedge, found.text) == (kind, unit, Hedge.VAGUE, text)
    assert relate(found, found) is Relation.EQUAL


@pytest.mark.parametrize(
    ("claim", "source", "relation"),
    [
        ("several sites", "12 sites", Relation.IMPLIED),
        ("hundreds of sites", "640 sites", Relation.IMPLIED),
        ("millions of dollars", "$48 million", Relation.IMPLIED),
        ("12 sites", "several sites", Relation.STRONGER),
        ("640 sites", "hundreds of sites", Relation.STRONGER),
        ("hundreds of sites", "64 sites", Relation.DISJOINT),
        ("dozens of sites", "3,000 sites", Relation.DISJOINT),
        ("a handful of sites", "40 sites", Relation.DISJOINT),
        ("thousands of sites", "hundreds of sites", Relation.DISJOINT),
    ],
)
def test_a_vague_amount_follows_from_a_figure_and_none_from_it(claim: str, source: str, relation: Relation) -> None:
    assert relate(only(claim), only(source)) is relation


@pytest.mark.parametrize(
    "text", ["a few", "several", "(in thousands, except per share)", "in millions of dollars", "few sites"]
)
def test_no_amounts(text: str) -> None:
    assert briefs(text) == []


@pytest.mark.parametrize(
    ("text", "value", "per"),
    [
        ("twice daily", "2", "day"),
        ("once-daily", "1", "day"),
        ("twice a week", "2", "week"),
        ("three times daily", "3", "day"),
        ("3 times per month", "3", "month"),
    ],
)
def test_how_often(text: str, value: str, per: str) -> None:
    found = only(text)
    assert (brief(found), found.per) == (("count", value, "time"), per)


@pytest.mark.parametrize(
    ("claim", "source", "holds"),
    [
        ("twice daily", "two times a day", True),
        ("once a week", "once weekly", True),
        ("once daily", "seven times per week", True),
        ("twice daily", "once daily", False),
        ("twice daily", "twice a week", False),
    ],
)
def test_how_often_is_compared_by_the_day(claim: str, source: str, holds: bool) -> None:
    assert relate(only(claim), only(source)).holds is holds


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("q3w", [("duration", "3", "week")]),
        ("Q12H", [("duration", "12", "hour")]),
        ("every 3 weeks", [("duration", "3", "week")]),
        ("twice the price", [("multiple", "2", "x")]),
        ("once a company", []),
        ("on days 1, 8 and 15", [("ordinal", "1", "day"), ("ordinal", "8", "day"), ("ordinal", "15", "day")]),
        ("in 30 days 12 patients", [("duration", "30", "day"), ("count", "12", "patient")]),
        ("days 5 and 12 patients", [("ordinal", "5", "day"), ("count", "12", "patient")]),
        ("an 18-to-24-month period", [("duration", "[18, 24]", "month")]),
        ("5 p.c.", [("percent", "5", "%")]),
        ("a loss of (12.7)", [("number", "-12.7", "")]),
        ("The home side won 3-1.", [("ratio", "", "3-1")]),
        ("a 6-3 vote", [("ratio", "", "6-3")]),
        ("won 3-5 million votes", [("count", "[3000000, 5000000]", "vote")]),
        ("in 3-5 of them", [("number", "[3, 5]", "")]),
        ("2. Second item", []),
        ("There are\n12. Of them", []),
        ("It was 2. Second", [("number", "2", "")]),
    ],
)
def test_forms_that_look_alike(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert briefs(text) == wanted


def test_a_part_of_a_whole_by_its_percentage() -> None:
    part = "12 of 50 (24%)"
    from factcheck.quantities.parse import parse_quantities

    assert parse_quantities(part)[0].whole == 50
    assert parse_quantities("12 of 50 (60%)")[0].whole is None


@pytest.mark.parametrize(
    ("claim", "source", "holds"),
    [
        ("by June 30, 2031", "no later than June 30, 2031", True),
        ("since 2031", "in 2031", True),
        ("before 2031", "prior to 2031", True),
        ("before 2031", "after 2031", False),
        ("no earlier than June 30, 2031", "no later than June 30, 2031", False),
        ("until the end of 2031", "since the end of 2031", False),
    ],
)
def test_two_sides_of_a_date(claim: str, source: str, holds: bool) -> None:
    assert relate(only(claim), only(source)).holds is holds
