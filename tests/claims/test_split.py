"""Compound sentences taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.split import statements
from factcheck.quantities.tokens import tokenize


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in statements(tokenize(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orvane sold 412 boats.", ["Orvane sold 412 boats."]),
        (
            "Orvane sold 412 boats, and Ada Holm bought the yard.",
            ["Orvane sold 412 boats", "Ada Holm bought the yard."],
        ),
        ("Orvane expects to sell boats and cures cancer.", ["Orvane expects to sell boats", "cures cancer."]),
        ("Orvane grew; its rivals lost ground.", ["its rivals lost ground."]),
        ("Orvane, which won a prize, sold 412 boats.", ["Orvane, which won a prize, sold 412 boats."]),
        ("Orvane sold 412 boats, which won two prizes.", ["Orvane sold 412 boats", "which won two prizes."]),
        (
            "Orvane said that the Food and Drug Board has cleared it, and its rivals have lost ground.",
            ["Orvane said that the Food and Drug Board has cleared it", "its rivals have lost ground."],
        ),
        ("safety and efficacy were studied", ["safety and efficacy were studied"]),
    ],
)
def test_both_sides_of_a_joint_must_state_something(text: str, expected: list[str]) -> None:
    found = parts(text)
    assert [p for p in found if len(p.split()) > 2] == [p for p in expected if len(p.split()) > 2]


@given(
    st.text(st.sampled_from(list("ab ,;.")), max_size=40)
    | st.lists(st.sampled_from(["and", "sold", "Orvane", ",", ";", "which", "40"])).map(" ".join)
)
def test_parts_are_in_order_and_inside(text: str) -> None:
    last = 0
    for start, end in statements(tokenize(text)):
        assert last <= start < end <= len(text)
        last = end
