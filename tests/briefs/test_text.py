from __future__ import annotations

from factcheck.briefs.text import content_words, count_words, overlap


def test_words_are_what_stands_between_blanks() -> None:
    assert count_words("Up to $3.6 billion (2017)") == 5


def test_overlap_is_the_share_of_the_smaller_set() -> None:
    small, large = content_words("Sales rose 4%."), content_words("The sales of fish rose by 4% in May.")
    assert overlap(small, large) == 1.0
    assert overlap(small, content_words("")) == 0.0
