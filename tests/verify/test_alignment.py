"""Which word stands for which."""

import pytest

from factcheck.verify.alignment import align, items_of
from factcheck.verify.features import view


def pairs(claim: str, passage: str) -> dict[str, tuple[str, bool]]:
    mine, theirs = (items_of(view(text, 0, len(text))) for text in (claim, passage))
    return {p.mine.stem: (p.theirs.stem, p.turned) for p in align(mine, theirs)}


@pytest.mark.parametrize(
    ("claim", "passage", "word", "other"),
    [
        ("The yard shut.", "The yard closed.", "shut", ("close", False)),
        ("Tests fell short.", "Tests met the aim.", "fall short", ("meet", True)),
        ("They bought back shares.", "They repurchased shares.", "buy back", ("repurchas", False)),
        ("Our Mexican docks", "Docks in Mexico", "mexican", ("mexico", False)),
        ("It leaves out freight.", "It includes freight.", "leav out", ("includ", True)),
    ],
)
def test_another_word_stands_for_it(claim: str, passage: str, word: str, other: tuple[str, bool]) -> None:
    assert pairs(claim, passage)[word] == other


@pytest.mark.parametrize(
    ("claim", "passage", "word"),
    [
        ("The yard opened.", "The yard closed.", "open"),
        ("the chief financial officer", "the chief executive officer", "chief financi offic"),
        ("In July 2025 it rained.", "In May 2025 it rained.", "@day"),
    ],
)
def test_nothing_else_stands_for_it(claim: str, passage: str, word: str) -> None:
    assert not any(mine.startswith(word) for mine in pairs(claim, passage))


def test_a_year_holds_its_months_and_not_the_reverse() -> None:
    assert len(pairs("Rain in 2025.", "Rain in May 2025.")) == 2
    assert len(pairs("Rain in May 2025.", "Rain in 2025.")) == 1
