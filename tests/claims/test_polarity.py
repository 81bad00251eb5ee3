"""Opposites."""

import pytest

from factcheck.claims.polarity import opposed


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
