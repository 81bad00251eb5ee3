"""Opposites."""

import pytest

from factcheck.claims.polarity import denied, opposed


@pytest.mark.parametrize(
    ("mine", "theirs", "pair"),
    [
        ("the agency rejected it", "the agency approved it", ("rejected", "approved")),
        ("prevalence is shrinking", "prevalence is growing", ("shrinking", "growing")),
        ("the value includes service", "the value excludes service", ("includes", "excludes")),
        ("it bought the unit", "it sold the unit", ("bought", "sold")),
    ],
)
def test_a_word_and_its_opposite(mine: str, theirs: str, pair: tuple[str, str]) -> None:
    assert opposed(mine.split(), theirs.split()) == pair


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("sales rose", "sales increased"),
        ("sales rose after a fall", "sales fell, then rose"),
        ("sales rose", "costs were stable"),
        ("", ""),
    ],
)
def test_no_opposite(mine: str, theirs: str) -> None:
    assert opposed(mine.split(), theirs.split()) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("it did not cross the boundary", {"cross"}),
        ("the outlook does not include any effect", {"include"}),
        ("it is not subject to a condition", {"subject"}),
        ("it failed to reach the goal", {"reach"}),
        ("it enrolled no more than 40 patients", set()),
        ("it is no longer sold", set()),
        ("it crossed the boundary", set()),
    ],
)
def test_what_a_sentence_denies(text: str, words: set[str]) -> None:
    assert denied(text.split()) == words
