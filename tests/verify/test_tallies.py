"""Counts of what a source lists without counting it."""

import pytest

from factcheck.source.readers import read
from factcheck.verify.tallies import lists_of
from tests.verify.verdicts import outcome

SOURCE = read(
    """\
Dear Ada,

here are some ovens that would suit your bakery:

1. The Tallow oven, from $1,200
It bakes twice as many loaves as others.

2. The Fennel oven, from $799
It is made to measure.

3. The Rye oven, $175 each
It fits under any table.

We also deliver:

- flour
- yeast
"""
)


def test_each_list_is_found_by_its_length() -> None:
    lists = lists_of(SOURCE)
    assert sorted(lists) == [2, 3]
    assert SOURCE.text[lists[3][0] :].startswith("The Tallow")


def test_text_without_a_list_has_none() -> None:
    assert lists_of(read("In 2024.\n1. It was one item only.\n\nPage 3 of 4.\n")) == {}


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("She suggests three ovens to Ada.", "unverified UNV105"),
        ("She suggests five ovens to Ada.", "not_found NOF101"),
        ("She suggests three hundred ovens to Ada.", "not_found NOF101"),
        ("The Rye oven costs $3.", "contradicted NUM101"),
    ],
)
def test_a_count_may_be_that_of_a_list(claim: str, expected: str) -> None:
    assert outcome(claim, SOURCE) == expected
