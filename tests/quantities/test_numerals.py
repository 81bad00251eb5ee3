from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.quantities.numerals import MAX_DIGITS, plain, read_number
from factcheck.quantities.tokens import tokenize
from tests.quantities.forms import only


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("40", "40", "1"),
        ("1,284", "1284", "1"),
        ("3.60", "3.6", "0.01"),
        (".05", "0.05", "0.01"),
        ("3.6 billion", "3600000000", "100000000"),
        ("3.6-billion", "3600000000", "100000000"),
        ("48.3M", "48300000", "100000"),
        ("12k", "12000", "1000"),
        ("500 crore", "5000000000", "10000000"),
        ("2 1/2", "2.5", "0.01"),
        ("2½", "2.5", "0.01"),
        ("½", "0.5", "0.01"),
        ("forty", "40", "1"),
        ("twenty-five", "25", "1"),
        ("one hundred and two", "102", "1"),
        ("a hundred", "100", "1"),
        ("two thousand five hundred", "2500", "1"),
        ("three million", "3000000", "1000000"),
        ("a million", "1000000", "1000000"),
        ("two and a half", "2.5", "0.5"),
        ("two and a half million", "2500000", "0.5"),
        ("a million and a half", "1500000", "1"),
        ("one-and-a-half", "1.5", "0.5"),
        ("a dozen", "12", "1"),
        ("two dozen", "24", "1"),
        ("1\u202f284\u202f000", "1284000", "1"),
        ("nineteen", "19", "1"),
        ("zero", "0", "1"),
    ],
)
def test_numbers(text: str, value: str, step: str) -> None:
    number = read_number(tokenize(text), 0)
    assert number is not None
    assert number.value == Decimal(value)
    if "half" not in text:
        assert number.step == Decimal(step)
    assert number.after == len(tokenize(text))


@pytest.mark.parametrize("text", ["patients", "a patient", "hundreds of", "twenty-first", "$", "-", ""])
def test_what_is_no_number(text: str) -> None:
    assert read_number(tokenize(text), 0) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("one hundred one hundred", 101),
        ("twenty twenty", 20),
        ("five six", 5),
        ("three million four million", 3_000_000),
    ],
)
def test_a_number_in_words_ends_where_its_grammar_ends(text: str, value: int) -> None:
    number = read_number(tokenize(text), 0)
    assert number is not None
    assert number.value == value


def test_a_company_is_no_three_million() -> None:
    assert "M" not in [q.unit for q in (only("shares of 3M rose"),)]
    assert only("shares of 3M rose").value_start == 10
    assert only("shares of 3M rose").low is None


@given(st.decimals(min_value=0, max_value=10**15, places=4, allow_nan=False))
def test_every_written_digit_counts(value: Decimal) -> None:
    found = only(f"{value:,.4f}" if value >= 1000 else f"{value:.4f}")
    assert found.low == value
    assert found.step == Decimal("0.0001")


@given(st.integers(min_value=1, max_value=10**MAX_DIGITS - 1))
def test_whole_numbers_of_any_length_stay_exact(value: int) -> None:
    assert only(f"about {value:,} tokens").low == value


@given(st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, places=3))
def test_plain_values_have_no_exponent_and_no_trailing_zeros(value: Decimal) -> None:
    written = str(plain(value))
    assert "E" not in written
    assert not ("." in written and written.endswith("0"))
    assert plain(value) == value
