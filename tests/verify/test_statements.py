"""Statements without figures: supported word for word or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.source.readers import read
from factcheck.verify.checker import check_document
from factcheck.verify.evidence import SourceIndex
from factcheck.verify.features import View, view
from factcheck.verify.findings import Label
from factcheck.verify.statements import check_statement, check_verbatim

SOURCE = read(
    """\
# Orvane opens a yard

Orvane opened a second yard in Bergen for its electric boats. All boats of the ORV-12 line are built by hand.
The Bergen yard will not build ferries. Orvane expects to sell the Oslo yard.
The council approved the dock, subject to a review. Welders trust Ada Holm, chief executive of Orvane.
Most dealers welcomed the new line among those who replied.
"""
)
INDEX = SourceIndex(SOURCE)


def claim_of(text: str) -> View:
    return view(text, 0, len(text))


def check(text: str) -> str:
    finding = check_statement(claim_of(text), [INDEX])
    return f"{finding.label} {finding.code}"


@pytest.mark.parametrize(
    "claim",
    [
        "Orvane opened a second yard in Bergen.",
        "Orvane opened a yard in Bergen for electric boats.",
        "The Bergen yard will not build ferries.",
        "All boats of the ORV-12 line are built by hand.",
        "Orvane expects to sell its Oslo yard.",
        "Welders trust Ada Holm.",
    ],
)
def test_what_a_passage_says_in_these_words_and_this_order_is_supported(claim: str) -> None:
    assert check(claim) == "supported SUP201"


@pytest.mark.parametrize(
    "claim",
    [
        "The Bergen yard will build ferries.",
        "Orvane closed a second yard in Bergen.",
        "The council rejected the dock.",
        "Orvane expects to buy the Oslo yard.",
    ],
)
def test_a_denial_or_an_opposite_is_contradicted(claim: str) -> None:
    assert check(claim) == "contradicted NEG101"


@pytest.mark.parametrize(
    "claim",
    [
        "Kari Moe likes trains.",  # nothing of it
        "Orvane opened a third yard in Bergen.",  # one word
        "Bergen opened a second yard in Orvane.",  # another order
        "All boats of the ORV-21 line are built by hand.",  # another name
        "Boats of the line are all built by Ada Holm.",  # stitched together
        "Half the dealers welcomed the new line.",  # another quantifier
        "The council approved the dock.",  # the passage goes on to limit it
        "Dealers welcomed the new line.",  # likewise
        "Orvane will sell the Oslo yard.",
        "Welders trust Ada Holm, chief financial officer of Orvane.",
        "",
        "...",
    ],
)
def test_what_no_rule_decides_is_unverified(claim: str) -> None:
    assert check(claim) == "unverified UNV101"


def test_what_cannot_be_seen_parts_no_word() -> None:
    hidden = SourceIndex(read("# Yards\n\nThe Oslo yard will n\u00adot close. The Moss yard will no\u200bt close.\n"))
    for yard in ("Oslo", "Moss"):
        finding = check_statement(claim_of(f"The {yard} yard will close."), [hidden])
        assert finding.label is Label.CONTRADICTED


def test_the_passage_is_the_sentence_that_decides() -> None:
    (evidence,) = check_statement(claim_of("The Bergen yard will build ferries."), [INDEX]).evidence
    assert evidence.quote == "The Bergen yard will not build ferries."


def test_every_source_is_looked_at() -> None:
    other = SourceIndex(read("# Rain\n\nIt rained in Moss all the week.\n"), number=1)
    finding = check_statement(claim_of("It rained in Moss."), [INDEX, other])
    assert (finding.label, finding.evidence[0].source) == (Label.SUPPORTED, 1)


@pytest.mark.parametrize(
    "claim", ["The Bergen yard will not build ferries", "The  Bergen yard\nwill not build ferries."]
)
def test_a_sentence_of_the_source_is_supported_as_it_stands(claim: str) -> None:
    finding = check_verbatim(claim_of(claim), [INDEX])
    assert finding is not None
    assert (finding.label, finding.code) == (Label.SUPPORTED, "SUP202")


@pytest.mark.parametrize("claim", ["The Bergen yard will build ferries.", "the bergen yard", ""])
def test_no_sentence_of_the_source_is_nothing(claim: str) -> None:
    assert check_verbatim(claim_of(claim), [INDEX]) is None


WORDS = st.lists(
    st.sampled_from(["Orvane ", "opened ", "not ", "a yard ", "ORV-12 ", "40 boats ", ". ", "\u200b", "\ud800", "("]),
    max_size=12,
).map("".join)


@given(WORDS, WORDS)
def test_any_statement_can_be_checked(claim: str, source: str) -> None:
    index = SourceIndex(read("It rained. " + source))
    finding = check_statement(claim_of(claim), [index])
    assert finding.label is Label.UNVERIFIED or finding.evidence
    for e in finding.evidence:
        assert index.document.text[e.start : e.end] == e.quote


def test_a_denial_in_another_clause_of_a_passage_denies_nothing_of_the_claim() -> None:
    source = read(
        "“The news shows the promise of our Velmira data for patients with gout, where no drugs are Board "
        "approved today,” said Ann Reed, head of Orvane.\n\nThe Food and Drug Board has given Velmira its medal.\n"
    )
    claim = "Orvane announced that the Food and Drug Board has given its medal to Velmira for gout."
    (answer,) = check_document(read(claim + "\n"), [source]).claims
    assert "NEG101" not in answer.codes
