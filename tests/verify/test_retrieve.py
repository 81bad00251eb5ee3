"""Passages ranked by the words they share with a claim."""

from __future__ import annotations

from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.verify.retrieve import Ranking

SENTENCES = (
    "Orvane opened a yard in Bergen.",
    "Orvane sold 412 boats.",
    "The boats of the Bergen yard are sold in Norway by Orvane and by dealers who were there long before it was.",
    "It rained.",
    "",
)


def best(text: str, limit: int = 10) -> list[int]:
    with closing(Ranking(SENTENCES)) as ranking:
        return ranking.best(text, limit)


@pytest.mark.parametrize(
    ("text", "first"),
    [("a yard was opened", 0), ("412 boats", 1), ("dealers", 2), ("RAINING", 3), ("Bergens yards", 0)],
)
def test_the_sentence_that_says_most_of_it_comes_first(text: str, first: int) -> None:
    assert best(text)[0] == first


def test_what_shares_no_word_is_left_out_and_the_limit_holds() -> None:
    assert best("Xylophones?") == best("") == best("?!") == []
    assert sorted(best("Orvane")) == [0, 1, 2]
    assert len(best("Orvane", 2)) == 2


@pytest.mark.parametrize(
    "text", ['boats" OR "x', "boats AND NOT (boats)", "t:boats*", "NEAR(boats, 3)", "boats -412", "^boats"]
)
def test_no_word_of_a_claim_is_a_query(text: str) -> None:
    assert 1 in best(text)


def test_equals_stand_in_the_order_of_the_text() -> None:
    with closing(Ranking(["It rained."] * 5)) as ranking:
        assert ranking.best("rained", 3) == [0, 1, 2]


def test_a_very_long_claim_can_be_asked() -> None:
    assert best(" ".join("x" * n for n in range(1, 3000)) + " rained") == [3]


@given(st.lists(st.text(), max_size=6), st.text(), st.integers(1, 5))
def test_any_text_can_be_ranked_and_asked(sentences: list[str], text: str, limit: int) -> None:
    with closing(Ranking(sentences)) as ranking:
        found = ranking.best(text, limit)
    assert len(found) == len(set(found)) <= limit
    assert all(0 <= i < len(sentences) for i in found)
