from __future__ import annotations

import pytest

from factcheck.briefs.signals import (
    definite_noun,
    has_address,
    is_about_a_thing,
    is_about_the_market,
    is_empty,
    is_notice,
    leans,
    news_value,
)


@pytest.mark.parametrize(
    "text",
    [
        "It plans a phase 3 trial.",
        "However, the rate did not differ.",
        "He added that sales rose.",
        "These results were shown in May.",
        "The company also named a new chief.",
        "Both doses were safe.",
        "In addition, the debt was paid.",
    ],
)
def test_an_opening_that_points_back_leans(text: str) -> None:
    assert leans(text)


@pytest.mark.parametrize(
    "text", ["Italy bought 40 of them.", "Second quarter sales rose 4%.", "Thereby Corp. was sold.", "Orvane rose."]
)
def test_an_opening_that_names_its_subject_stands(text: str) -> None:
    assert not leans(text)


@pytest.mark.parametrize(
    "text",
    [
        "This release contains forward-looking statements.",
        "For more information, please visit us.",
        "We are thrilled with the outcome.",
        "Nothing here is investment advice.",
    ],
)
def test_notices_are_told_from_news(text: str) -> None:
    assert is_notice(text)
    assert not is_notice("Sales of fish rose 24% to $19.5 million.")


def test_addresses_are_seen() -> None:
    assert has_address("Write to press@orvane.example.com for a copy.")
    assert has_address("The text is at www.orvane.example.com today.")
    assert not has_address("Sales of Board.org rose 24% at $19.5 million.")


def test_what_happened_is_worth_more_than_praise_or_hope() -> None:
    fact = news_value("ORV-12 met its primary endpoint.")
    assert fact > news_value("ORV-12 is a breakthrough with robust momentum.")
    assert fact > news_value("ORV-12 could potentially help patients.")
    assert fact > news_value("We met our primary endpoint.")


def test_a_definite_opening_names_what_must_come_before() -> None:
    assert definite_noun("The trial enrolled 270 patients.") == "trial"
    assert definite_noun("The Larch trial enrolled 270 patients.") == "trial"
    assert definite_noun("The merger of Orvane and Halden closed.") is None


@pytest.mark.parametrize(
    ("title", "first", "thing"),
    [
        ("About LARCH", "LARCH is a randomised trial of ORV-12.", True),
        ("About Gout", "Gout is a disease of the joints.", True),
        ("About Orvane AG", "Orvane is a company that develops drugs for patients with gout.", False),
        ("About Orvane, Inc.", "Orvane develops drugs for patients with gout.", False),
        ("About Halden", "Halden sells fish.", False),
    ],
)
def test_about_a_company_is_told_from_about_a_thing(title: str, first: str, thing: bool) -> None:
    assert is_about_a_thing(title, first) is thing


def test_the_chief_result_is_worth_more_than_that_of_a_subgroup() -> None:
    chief = news_value("PFS, the primary endpoint, was improved with a hazard ratio of 0.61.")
    assert chief > news_value("Among the 264 patients with prior therapy the hazard ratio of PFS was 0.58.")


@pytest.mark.parametrize(
    ("text", "empty"),
    [
        ("The company provides the following update.", True),
        ("As we noted in May, sales rose.", True),
        ("Our sales rose 4%.", True),
        ("Orvane (“We”) sold 4 boats.", False),
        ("Sales rose 4% in the following year.", False),
        ("Sales rose 4%.", False),
    ],
)
def test_a_sentence_that_only_points_or_speaks_for_the_sender(text: str, empty: bool) -> None:
    assert is_empty(text) is empty


@pytest.mark.parametrize(
    ("text", "market"),
    [
        ("The global market size was $4 billion in 2024.", True),
        ("The boat industry is experiencing a wave of change.", True),
        ("Sales of boats were $4 million.", False),
    ],
)
def test_the_size_of_a_market_is_no_news(text: str, market: bool) -> None:
    assert is_about_the_market(text) is market
