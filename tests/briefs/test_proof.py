"""The proof of written sentences: form, the passages they cite, the whole release; citations are put right."""

from __future__ import annotations

import pytest

from factcheck.briefs.proof import fault_of_form, prove
from factcheck.source.model import Span
from factcheck.source.readers import read
from tests.briefs.releases import TRIAL

DOCUMENT = read(TRIAL)


def sentence(words: str) -> Span:
    """The sentence of the release, below its highlights, that has these words."""
    return [s for s in DOCUMENT.sentences if words in DOCUMENT.quote(s.span)][-1].span


TARGET = sentence("180 patients")
SAFETY = sentence("Serious adverse events")
PLAN = sentence("begin a phase 3 trial")
ENDPOINT = sentence("**leading**")


@pytest.mark.parametrize(
    ("text", "cited", "label"),
    [
        ("Serious adverse events were seen in 3% of patients on ORV-12.", [SAFETY], "supported"),
        ("Serious adverse events were seen in 4% of patients on ORV-12.", [SAFETY], "contradicted"),
        ("Orvane plans to begin a phase 3 trial in the second half of 2025.", [PLAN], "supported"),
        ("Orvane began a phase 3 trial in the second half of 2025.", [PLAN], "qualified"),
        ("Serious adverse events were seen in 17 patients.", [SAFETY], "not_found"),
        ("Doctors in Basel were pleased with the safety of it.", [SAFETY], "unverified"),
    ],
)
def test_a_sentence_is_proved_against_what_it_cites(text: str, cited: list[Span], label: str) -> None:
    [proof] = prove(DOCUMENT, [text], [cited])
    assert proof.label == label
    assert proof.holds == (label == "supported")
    assert all(DOCUMENT.text[e.start : e.end] == e.quote for e in proof.citations)


def test_a_passage_that_is_missing_is_cited_and_one_that_is_not_needed_goes() -> None:
    text = "Serious adverse events were seen in 3% of patients on ORV-12."
    [proof] = prove(DOCUMENT, [text], [[PLAN]])
    assert proof.holds
    assert [e.start for e in proof.citations] == [SAFETY.start]
    [proof] = prove(DOCUMENT, [text], [[SAFETY, PLAN, TARGET]])
    assert [e.start for e in proof.citations] == [SAFETY.start]


def test_two_passages_that_are_needed_are_both_cited() -> None:
    text = (
        "On ORV-12 62% of 180 patients reached the target level after 24 weeks, and serious adverse events were seen "
        "in 3% of patients."
    )
    [proof] = prove(DOCUMENT, [text], [[TARGET, SAFETY]])
    assert proof.holds
    assert {e.start for e in proof.citations} == {TARGET.start, SAFETY.start}


def test_a_date_alone_carries_no_statement() -> None:
    [proof] = prove(DOCUMENT, ["On March 4, 2025 the mayor opened a swimming pool for penguins."], [[ENDPOINT]])
    assert not proof.holds


def test_a_date_of_the_dateline_is_cited_from_there() -> None:
    text = "Orvane AG said on 4 March 2025 that ORV-12 met its primary endpoint in the phase 2 LARCH trial."
    [proof] = prove(DOCUMENT, [text], [[ENDPOINT]])
    assert proof.holds, proof
    assert any("March 4, 2025" in e.quote for e in proof.citations)
    [proof] = prove(DOCUMENT, [text.replace("4 March", "5 March")], [[ENDPOINT]])
    assert not proof.holds


def test_each_text_has_its_own_verdict_and_a_correction_where_one_is_known() -> None:
    wrong = "Serious adverse events were seen in 4% of patients on ORV-12."
    right = "Serious adverse events were seen in 3% of patients on ORV-12."
    proofs = prove(DOCUMENT, [right, wrong], [[SAFETY], [SAFETY]])
    assert [proof.holds for proof in proofs] == [True, False]
    assert [proof.correction for proof in proofs] == ["", right]
    assert prove(DOCUMENT, [], []) == []


@pytest.mark.parametrize(
    "text",
    [
        "Orvane sold 412 boats.",
        "Orvane’s “LARCH” trial (n=180) met its endpoint, 62% against 21%.",
        "The U.S. agency cleared ORV-12 & two others.",
        "Sales at Amazon.com Inc rose 3%.",
    ],
)
def test_plain_sentences_have_no_fault_of_form(text: str) -> None:
    assert fault_of_form(text, "Orvane and Amazon.com") == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "Orvane sold 412 boats",
        "Read more at https://orvane.example.",
        "Read more at www.orvane.example.",
        "Buy now at cheap-shares.biz.",
        "Write to press@orvane.example.",
        "Orvane <b>sold</b> 412 boats.",
        "Orvane sold <script>alert(1)</script> boats.",
        "Orvane **sold** 412 boats.",
        "[Orvane](javascript:x) sold 412 boats.",
        "![boat](x) Orvane sold 412 boats.",
        "`Orvane` sold 412 boats.",
        "# Orvane sold 412 boats.",
        "- Orvane sold 412 boats.",
        "1. Orvane sold 412 boats.",
        "Orvane&#x20;sold 412 boats.",
        "Orvane sold 412\nboats.",
        "Orvane sold 4\u200b12 boats.",
        "Orvane sold \u202e214 boats.",
        "Orvane sold 412 boats (facts: 1).",
        "Orvane sold 412 boats, fault: NUM101: no.",
        "{{ facts }} were sold.",
        "<<<facts 00 were sold.",
        "word " * 91 + "end.",
    ],
)
def test_markup_links_and_what_nobody_sees_are_faults(text: str) -> None:
    assert fault_of_form(text, "Orvane sold 412 boats.")
