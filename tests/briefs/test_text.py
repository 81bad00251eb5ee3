from __future__ import annotations

import pytest

from factcheck.briefs.text import content_words, count_words, display, overlap
from factcheck.source.model import Span
from factcheck.source.readers import read


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Sales **rose** by 4% in May.", "Sales rose by 4% in May."),
        ("The **net**work grew by 4% in May.", "The network grew by 4% in May."),
        ("See [the report](https://a.example/b) of May.", "See the report of May."),
        ("Sales rose by\u00a04% in May.", "Sales rose by 4% in May."),
        ("“Sales” rose — by 4%, in\nMay.", "“Sales” rose — by 4%, in May."),
    ],
)
def test_display_drops_marks_and_nothing_else(written: str, shown: str) -> None:
    assert display(read(written), Span(0, len(written))) == shown


def test_words_are_what_stands_between_blanks() -> None:
    assert count_words("Up to $3.6 billion (2017)") == 5


def test_overlap_is_the_share_of_the_smaller_set() -> None:
    small, large = content_words("Sales rose 4%."), content_words("The sales of fish rose by 4% in May.")
    assert overlap(small, large) == 1.0
    assert overlap(small, content_words("")) == 0.0
