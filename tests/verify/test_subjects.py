"""Subjects that tell nothing about whose a figure is."""

import pytest

from factcheck.verify.features import view
from factcheck.verify.subjects import counts_its_subject, stands_for_another


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("The automaker recalled 19 cars.", True),
        ("The baker also recalled 19 mixers.", True),
        ("The placebo had 19 headaches.", False),
        ("The Tallow recalled 19 mixers.", False),
        ("The patients had 19 headaches.", False),
        ("The control group had 19 headaches.", False),
    ],
)
def test_one_noun_with_the_stands_for_what_was_named(text: str, stands: bool) -> None:
    assert stands_for_another(view(text, 0, len(text))) is stands


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Sheep suffered, and 457 ewes were lost in 21 valleys.", True),
        ("The Tallow flock lost 457 ewes in 21 valleys.", False),
    ],
)
def test_what_is_counted_may_be_the_subject(text: str, counts: bool) -> None:
    taken = view(text, 0, len(text))
    assert counts_its_subject(taken, taken.quantities[-1]) is counts
