"""What the words around a figure say: how strongly, and whether they deny it."""

from __future__ import annotations

import pytest

from factcheck.claims.strength import Strength
from factcheck.source.document import Document
from factcheck.source.readers import read
from factcheck.verify.features import view
from factcheck.verify.findings import Label
from factcheck.verify.wording import clause_strength
from tests.verify.verdicts import BOATS, TRIAL, outcome, verdict


@pytest.mark.parametrize(
    ("text", "at", "rung"),
    [
        ("Orvane sold 412 boats.", "412", Strength.DID),
        ("Orvane expects to sell 412 boats.", "412", Strength.EXPECTS),
        ("Orvane plans to hire 50 welders and 12 cooks.", "12", Strength.PLANS),
        ("Orvane sold 412 boats and expects to sell 500.", "412", Strength.DID),
        ("Orvane sold 412 boats and expects to sell 500.", "500", Strength.EXPECTS),
        ("Orvane expects growth, but it sold 412 boats and was paid.", "paid", Strength.DID),
        ("Up to 30 welders may move.", "30", Strength.MAY),
        ("", "", Strength.DID),
    ],
)
def test_a_figure_is_said_as_strongly_as_its_clause(text: str, at: str, rung: Strength) -> None:
    assert clause_strength(view(text, 0, len(text)), text.index(at)) is rung


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("Varnholt has enrolled approximately 460 patients in a Phase 3 trial.", TRIAL, "qualified MOD101"),
        ("Varnholt expects to enroll approximately 460 patients in a Phase 3 trial.", TRIAL, "supported SUP202"),
        ("Varnholt may enroll about 460 patients in a Phase 3 trial.", TRIAL, "supported SUP101"),
        ("Up to 140 sites took part.", TRIAL, "qualified MOD101"),
        ("Up to 140 sites might take part.", TRIAL, "supported SUP101"),
        ("Orvane hired up to 50 welders.", BOATS, "qualified MOD101"),
    ],
)
def test_a_claim_stands_no_higher_than_its_source(claim: str, source: Document, expected: str) -> None:
    assert outcome(claim, source) == expected


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("KESTREL did not randomize 184 patients.", TRIAL),
        ("The Oslo yard did not deliver 140 boats.", BOATS),
        ("Prevalence is shrinking at 3% per year.", TRIAL),
        ("Orvane does not expect revenue of €160 million to €170 million in 2026.", BOATS),
    ],
)
def test_a_figure_that_is_denied_or_turned_round_is_contradicted(claim: str, source: Document) -> None:
    assert verdict(claim, source).label is Label.CONTRADICTED


def test_the_message_names_both_words() -> None:
    assert "“growing”, the draft “shrinking”" in verdict("Prevalence is shrinking at 3% per year.", TRIAL).message


OVENS = read(
    """\
# Crustwell

To show you what the oven can do, we would like to offer you a 14-day trial of the Crustwell oven. Sales rose to a
record $48 million. As we expect net debt to fall below $9 million this winter, we have raised the dividend to $0.13.
And do not worry about delivery - it is free on all orders over $70. The oven could save 300 hours a year.
"""
)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Crustwell is offering a 14-day trial of its oven.", "supported SUP101"),
        ("The oven saves 300 hours a year.", "qualified MOD101"),
        ("Sales went up to a record $48 million.", "supported SUP101"),
        ("The dividend rose to $0.13 and the plan for bringing net debt below $9 million was adopted.", "supported"),
        ("The dividend was raised to $0.13 and net debt was brought below $9 million.", "qualified MOD101"),
        ("A plan was adopted and net debt fell below $9 million.", "qualified MOD101"),
        ("Delivery is free on orders over $70.", "supported SUP101"),
        ("Delivery is not free on orders over $70.", "contradicted NEG101"),
    ],
)
def test_only_what_is_said_of_the_figure_weakens_or_denies_it(claim: str, expected: str) -> None:
    assert outcome(claim, OVENS).startswith(expected)


QUOTED = read(
    """\
# Orvane

“We built 412 boats,” said Ada Holm, Chief Executive Officer of Orvane. “We hired 30 welders,” said Jens Aabel.
"""
)


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("“We built 412 boats,” said Ada Holm.", Label.SUPPORTED),
        ("Orvane built 412 boats, said Ada Holm.", Label.SUPPORTED),
        ("Orvane built 412 boats, said Jens Aabel.", Label.CONTRADICTED),
        ("“We hired 30 welders,” said Ada Holm.", Label.CONTRADICTED),
    ],
)
def test_a_figure_is_said_by_its_own_speaker(claim: str, label: Label) -> None:
    assert verdict(claim, QUOTED).label is label


CHANGE = read("# Orvane\n\nThe share of electric boats rose to 40% from 25% in the year.\n")


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("The share of electric boats rose from 25% to 40%.", Label.SUPPORTED),
        ("The share of electric boats rose from 40% to 25%.", Label.CONTRADICTED),
    ],
)
def test_a_change_goes_from_where_it_came(claim: str, label: Label) -> None:
    assert verdict(claim, CHANGE).label is label


HEADLINE = read("# Orvane lets boats\n\nOrvane to receive $31 million upfront from Kaland Ferries\n\nThe lease ends.\n")


def test_what_a_headline_says_in_the_infinitive_is_still_to_come() -> None:
    assert outcome("Orvane has received $31 million upfront from Kaland Ferries.", HEADLINE) == "qualified MOD101"
    assert outcome("Orvane will receive $31 million upfront from Kaland Ferries.", HEADLINE).startswith("supported")


BESIDE = read(
    """# Orvane and its boats

Crews should not refuel for 30
minutes after each run. The covenant applies only
if liquidity falls below $27 million. A chart issued on 4 June shows the shoals; owners of boats built before 2015 will
not receive it. Orvane did not say that sales reached $9 million.
"""
)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Crews are told not to refuel for 30 minutes after each run.", "supported"),
        ("Crews did not refuel for 30 minutes after each run.", "qualified"),
        ("The covenant applies only when liquidity drops under $27 million.", "supported"),
        ("The covenant is in force, as liquidity fell below $27 million.", "qualified"),
        ("Boats built before 2015 are not getting the chart that was issued on 4 June.", "supported"),
        ("Boats built before 2015 are getting the chart that was issued on 4 June.", "contradicted"),
        ("Orvane said that sales reached $9 million.", "contradicted"),
    ],
)
def test_an_instruction_a_condition_and_what_will_not_happen_are_no_overstatements(claim: str, expected: str) -> None:
    assert outcome(claim, BESIDE).split()[0] == expected


POSSIBLE = read(
    """BERGEN, 4 March 2026 -- The new plant may create 30 jobs in Bergen. Sales could reach $5 million next year. The
company expects to open two stores. It is eligible to receive up to $9 million. It said it would lend $3 million.
"""
)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("The new plant will create 30 jobs.", "qualified MOD103"),
        ("The new plant is expected to create 30 jobs.", "qualified MOD103"),
        ("The new plant could create 30 jobs.", "supported SUP101"),
        ("Sales will reach $5 million next year.", "qualified MOD103"),
        ("Sales might reach $5 million next year.", "supported SUP101"),
        ("It will receive up to $9 million.", "qualified MOD103"),
        ("It can receive up to $9 million.", "supported SUP101"),
        ("The company may open two stores.", "supported SUP101"),
        ("The company is expected to open two stores.", "supported SUP101"),
        ("It will lend $3 million.", "supported SUP101"),
    ],
)
def test_what_is_only_possible_is_neither_expected_nor_announced(claim: str, expected: str) -> None:
    assert outcome(claim, POSSIBLE) == expected
