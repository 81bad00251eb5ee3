from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.quantities.parse import parse_quantities
from tests.quantities.forms import briefs, texts

PIECES = [
    "12", "3.6", "1,284", "$", "€", "US$", "%", "percent", " million", " billion", "one", "hundred", "twenty", "half",
    "-", "–", " to ", " and ", "between ", "from ", "rose ", "about ", "less than ", "or more", "mg", "/kg",
    " patients", " of ", "(", ")", "[", "]", "/", ":", ".", ",", " ", "\r\n", "\0", "\u202e", "e\u0301", "🙂", "²",
    "½", "٣", "\ud800", "Q1", "H2", "2025", "'25", "May ", "June ", "ended ", "quarter ", "end of ", "Phase ", "II",
    "NXC", "COVID", "a.m.", "p", "=", "<", "≥", "+", "@", "http://", "www.", "x", "fold", "th", "first ", "per ",
    "share", "the ", "aged ", "°C",
]  # fmt: skip
MIXES = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def check_spans(text: str) -> None:
    found = parse_quantities(text)
    at = 0
    for q in found:
        assert at <= q.start < q.end <= len(text)
        assert text[q.start : q.end] == q.text
        assert q.start <= q.value_start < q.value_end <= q.end
        if q.low is not None and q.high is not None:
            assert q.low <= q.high
        assert q.step > 0
        at = q.end


@settings(max_examples=600)
@given(MIXES)
def test_any_mix_of_numbers_words_and_signs(text: str) -> None:
    check_spans(text)


@given(st.text(alphabet=st.characters()))
def test_any_text(text: str) -> None:
    check_spans(text)


@given(MIXES, st.integers(0, 60), st.integers(0, 60))
def test_a_part_of_a_text_is_read_as_if_it_stood_alone(text: str, start: int, end: int) -> None:
    part = text[start:end]
    inside = parse_quantities(text, start, max(start, min(end, len(text))))
    assert all(start <= q.start and text[q.start : q.end] == q.text for q in inside)
    if not start and end >= len(text):
        assert inside == parse_quantities(part)


HOSTILE = {
    "digits": "1" * 10**6,
    "commas": "," * 10**6,
    "groups": "1" + ",111" * 10**5,
    "brackets": "(" * 10**5,
    "figures in brackets": "(1" * 20000,
    "hundreds": "one hundred " * 20000,
    "exponent": "1e999999",
    "currency": "$" * 10**5,
    "dashes": "-" * 10**5,
    "quarters": "Q1" * 30000,
    "a long fraction": "$" + "9" * 10**5 + "." + "9" * 10**5,
    "raised digits": "10 ²/2 1²" * 1000,
    "telephones": "1-" * 30000,
    "codes": "a1-" * 50000,
    "capitals": "A-" * 50000,
    "mail": "a@" * 50000,
    "web": "http://" * 20000,
    "phases": "Phase II/" * 10000,
    "of": "12 of " * 20000,
    "years": "2024-" * 30000,
    "statutes": "1(a)" * 20000,
    "accountants": "$(1" * 20000,
    "articles": "a " * 10**5,
    "combining marks": "1\u0301" * 20000,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_texts_end(name: str) -> None:
    for q in parse_quantities(HOSTILE[name]):
        assert q.end > q.start


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10-30 mg", [("dose", "[10, 30]", "mg")]),
        ("10–30 mg", [("dose", "[10, 30]", "mg")]),
        ("between 3 and 5 million", [("number", "[3000000, 5000000]", "")]),
        ("ranges from 20% to 25%", [("percent", "[20, 25]", "%")]),
        ("rose from 20% to 25%", [("percent", "20", "%"), ("percent", "25", "%")]),
        ("$688–$694 million", [("money", "[688000000, 694000000]", "USD")]),
        ("$688 million to $694 million", [("money", "[688000000, 694000000]", "USD")]),
        ("6 to 12 months", [("duration", "[6, 12]", "month")]),
        ("12- to 18-month", [("duration", "[12, 18]", "month")]),
        ("two- to threefold", [("number", "2", ""), ("multiple", "3", "x")]),
        ("95% CI 0.44–0.87", [("percent", "95", "%"), ("number", "[0.44, 0.87]", "")]),
        ("95% CI, 0.44 to 0.87", [("percent", "95", "%"), ("number", "[0.44, 0.87]", "")]),
        ("HR 0.61, 95% CI", [("number", "0.61", ""), ("percent", "95", "%")]),
        ("$39 to $299 per month", [("money", "[39, 299]", "USD")]),
        ("-3,551 -3,820", [("number", "-3551", ""), ("number", "-3820", "")]),
        ("randomized 2:1", [("ratio", "2", "2:1")]),
        ("n=12", [("count", "12", "n")]),
        ("10 and 20 mg", [("dose", "10", "mg"), ("dose", "20", "mg")]),
        ("10, 20 and 30 mg", [("dose", "10", "mg"), ("dose", "20", "mg"), ("dose", "30", "mg")]),
        ("3 or 4 coaches", [("count", "3", "coach"), ("count", "4", "coach")]),
        ("At Week 24", [("ordinal", "24", "week")]),
        ("rose 12% to $3 million", [("percent", "12", "%"), ("money", "3000000", "USD")]),
        ("the 26th annual meeting", [("ordinal", "26", "")]),
        ("three Phase 2 clinical trials", [("count", "3", "trial"), ("identifier", "", "phase 2")]),
        ("up to 50% while reducing cost", [("percent", "(-, 50]", "%")]),
        ("ranked #41", [("identifier", "", "#41")]),
        ("Access ID 11157431", [("identifier", "", "11157431")]),
        ("the Inc 5000 list", [("identifier", "", "inc 5000")]),
        ("a majority of voters", [("fraction", "(0.5, -)", "")]),
    ],
)
def test_ranges_lists_and_pairs(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert briefs(text) == expected


@pytest.mark.parametrize(
    "text", ["12 of 20 patients (60%)", "12 of the 20 patients (60%)", "12 out of 20 patients (60%)"]
)
def test_a_part_knows_its_whole(text: str) -> None:
    part, whole, share = parse_quantities(text)
    assert (part.low, part.unit, part.whole) == (12, "patient", 20)
    assert (whole.low, whole.unit, whole.whole) == (20, "patient", None)
    assert share.low == Decimal(60)


def test_a_sentence_of_a_release() -> None:
    text = (
        "Orvane said on March 4, 2026 that revenue rose 12% to $48.3 million in Q4 2025, or $0.31 per diluted share, "
        "and that about 40 patients at 12 sites entered the Phase 2b study of ORV-118 (NCT05550123)."
    )
    assert texts(text) == [
        "March 4, 2026",
        "12%",
        "$48.3 million",
        "Q4 2025",
        "$0.31 per diluted share",
        "about 40 patients",
        "12 sites",
        "Phase 2b",
        "ORV-118",
        "NCT05550123",
    ]
