from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.quantities.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("1,284 patients", ["1,284", "patients"]),
        ("$3.6 billion", ["$", "3.6", "billion"]),
        ("12.5%", ["12.5", "%"]),
        ("1,23", ["1", ",", "23"]),
        ("1,2345", ["1", ",", "2345"]),
        (".05", [".05"]),
        ("v1.2.3", ["v", "1.2", ".", "3"]),
        ("the company’s 40", ["the", "company’s", "40"]),
        ("km² 2½ x³", ["km", "²", "2", "½", "x", "³"]),
        ("CAR-T", ["CAR", "-", "T"]),
        ("a_b", ["a", "_", "b"]),
        ("n\u00adot 4\u00ad1\u00ad.5 \u00ad", ["not", "41.5"]),
        ("", []),
    ],
)
def test_words_numerals_and_symbols(text: str, tokens: list[str]) -> None:
    assert [t.text for t in tokenize(text)] == tokens


def test_kinds_and_glue() -> None:
    assert [(t.kind, t.glued) for t in tokenize("US$5 m")] == [("w", False), ("s", True), ("n", True), ("w", False)]


def test_a_part_of_a_text_keeps_its_offsets() -> None:
    text = "In 2024, 40 patients"
    assert [(t.text, t.start, t.end) for t in tokenize(text, 9, 11)] == [("40", 9, 11)]


def test_a_soft_hyphen_stays_in_the_span_of_its_word() -> None:
    assert [(t.text, t.start, t.end) for t in tokenize("a n\u00adot b", 2)] == [("not", 2, 6), ("b", 7, 8)]


@given(st.text() | st.text("a1 \u00ad,."))
def test_tokens_cover_all_that_is_not_blank(text: str) -> None:
    tokens = tokenize(text)
    seen = text.replace("\u00ad", "")
    assert all(text[t.start : t.end].replace("\u00ad", "") == t.text for t in tokens)
    assert "".join(t.text for t in tokens) == "".join(seen.split()) or any(c.isspace() for t in tokens for c in t.text)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
