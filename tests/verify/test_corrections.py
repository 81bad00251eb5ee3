"""Corrections: the smallest change that makes a wrong claim right, checked before it is offered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.source.readers import read
from factcheck.verify.checker import check_document
from factcheck.verify.findings import ClaimVerdict, Label
from tests.verify.releases import QUARTER, RELEASE

TRIAL, YARD = read(RELEASE), read(QUARTER)


def verdict(claim: str) -> ClaimVerdict:
    (only,) = check_document(read(claim + "\n"), [YARD if "Orvane" in claim else TRIAL]).claims
    return only


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("KESTREL randomized 148 patients.", "KESTREL randomized 184 patients."),
        (
            "At Week 52, 35.1% of tessarine patients had relapsed.",
            "At Week 52, 21.7% of tessarine patients had relapsed.",
        ),
        (
            "The market for vasculitis drugs was $1.4 billion in 2024.",
            "The market for vasculitis drugs was €1.4 billion in 2024.",
        ),
        (
            "The Phase 3 trial is planned for the first half of 2027.",
            "The Phase 3 trial is planned for the second half of 2027.",
        ),
        (
            "Varnholt has already enrolled approximately 460 patients in a Phase 3 trial.",
            "Varnholt expects to enroll approximately 460 patients in a Phase 3 trial.",
        ),
        ("140 sites may take part.", "Up to 140 sites may take part."),
        ("Prevalence is shrinking at 3% per year.", "Prevalence is growing at 3% per year."),
        ("Tessarine raised relapses by 38% against placebo.", "Tessarine cut relapses by 38% against placebo."),
        (
            "The Orvane yard in Oslo delivered 272 boats.",
            "The Orvane yard in Oslo delivered 140 boats.",
        ),
    ],
)
def test_a_wrong_claim_comes_with_the_change_that_makes_it_right(claim: str, right: str) -> None:
    answer = verdict(claim)
    assert answer.label in (Label.CONTRADICTED, Label.QUALIFIED)
    assert answer.correction is not None
    assert answer.correction.text == right
    assert verdict(right).label is Label.SUPPORTED


@pytest.mark.parametrize(
    "claim",
    [
        "KESTREL randomized 184 patients.",
        "Rheumatologists welcomed the outcome.",
        "Varnholt employs 700 people in four countries.",
        "Orvane bought back €12 billion of shares for 7 people in 1984.",
    ],
)
def test_no_change_is_offered_where_none_is_needed_or_none_is_known(claim: str) -> None:
    assert verdict(claim).correction is None


def test_two_faults_are_mended_together() -> None:
    answer = verdict("KESTREL randomized 148 patients at 32 sites.")
    assert answer.correction is not None
    assert answer.correction.text == "KESTREL randomized 184 patients at 23 sites."
    assert len(answer.correction.changes) == 2


def test_the_markup_of_the_draft_stays_as_it_is() -> None:
    (answer,) = check_document(read("**KESTREL** randomized 148\u00a0patients.\n"), [TRIAL]).claims
    assert answer.correction is not None
    assert answer.correction.text == "**KESTREL** randomized 184\u00a0patients."


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_correction_is_the_claim_with_its_changes_made(before: str, after: str) -> None:
    draft = read(f"{before} KESTREL randomized 148 patients. {after}\n")
    for claim in check_document(draft, [TRIAL]).claims:
        if claim.correction is None:
            continue
        text, at = "", claim.start
        for change in claim.correction.changes:
            text += draft.text[at : change.start] + change.text
            at = change.end
        assert claim.correction.text == text + draft.text[at : claim.end]
