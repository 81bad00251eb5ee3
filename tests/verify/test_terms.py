"""Other words for the same measure, only where the source does not have the draft's own."""

import pytest

from factcheck.source.readers import read
from factcheck.verify.checker import check_document
from factcheck.verify.findings import Label
from factcheck.verify.terms import Rewordings, in_words_of

SOURCE = read(
    """\
# Ostrava Yards reports second quarter 2026

Net sales were $41.2 million and net income was $3.1 million. The company repurchased 120,000 shares.

Alopecia was seen in 12% of volunteers on the drug and in 4% of those on placebo.
"""
)


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("Revenue was $41.2 million.", True),
        ("Revenue was $3.1 million.", False),
        ("The profit was $3.1 million.", True),
        ("The profit was $41.2 million.", False),
        ("Hair loss was seen in 12% of volunteers on the drug.", True),
        ("Hair loss was seen in 4% of volunteers on the drug.", False),
    ],
)
def test_a_draft_may_call_a_measure_by_another_usual_name(claim: str, right: bool) -> None:
    (only,) = check_document(read(claim + "\n"), [SOURCE]).claims
    assert (only.label is Label.SUPPORTED) == right


def test_a_source_that_tells_two_terms_apart_is_taken_at_its_word() -> None:
    known = {"revenu", "net", "sale"}
    assert in_words_of({"revenu": 1.0}, Rewordings(known)) == {"revenu": 1.0}


def test_an_unknown_term_is_said_in_the_words_of_the_source_and_counts_no_more() -> None:
    assert in_words_of({"revenu": 0.6, "yard": 1.0}, Rewordings({"net", "sale", "yard"})) == {
        "net": 0.6,
        "sale": 0.6,
        "yard": 1.0,
    }


def test_a_term_without_another_name_in_the_source_stays() -> None:
    assert in_words_of({"turnov": 1.0}, Rewordings({"boat"})) == {"turnov": 1.0}
