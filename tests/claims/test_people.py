"""Who holds which role, and whom a claim has say something."""

from __future__ import annotations

import pytest

from factcheck.claims.people import credited, holders, person
from factcheck.quantities.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Berg, Chief Executive Officer of Orvane, spoke.", {"ceo": "Ann Berg"}),
        ("Ann Berg, our President and CEO, spoke.", {"president": "Ann Berg", "ceo": "Ann Berg"}),
        ("its finance chief, Jens Aabel, spoke", {"cfo": "Jens Aabel"}),
        ("CEO Ann Berg and CFO Jens Aabel spoke", {"ceo": "Ann Berg", "cfo": "Jens Aabel"}),
        ("Vice President Rolf Vik spoke", {}),
        ("CEO Ann Berg of Orvane met CEO Rolf Vik of Kest", {}),
    ],
)
def test_a_role_is_held_by_one_person(text: str, expected: dict[str, str]) -> None:
    assert holders(text) == expected


def test_a_label_of_a_transcript_gives_a_title() -> None:
    assert holders("", [("Ann Berg", "Chief Executive Officer"), ("Rolf Vik", "Analyst")]) == {"ceo": "Ann Berg"}


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Berg said sales rose.", {"Ann Berg"}),
        ("The finance chief expects a better margin.", {"Jens Aabel"}),
        ("Sales rose, according to Jens Aabel.", {"Jens Aabel"}),
        ("Sales rose, said Orvane's chief executive, Ann Berg.", {"Ann Berg"}),
        ("Orvane said sales rose under Ann Berg.", set()),
        ("Ann Berg is the chief executive.", set()),
    ],
)
def test_a_person_is_credited_with_what_a_verb_of_saying_goes_with(claim: str, expected: set[str]) -> None:
    roles = {"ceo": "Ann Berg", "cfo": "Jens Aabel"}
    assert set(credited(tokenize(claim), claim, 0, roles.values(), roles)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("CEO Ann Berg", "Ann Berg"), ("The CEO", "Ann Berg"), ("The CFO", None), ("CFO Jens Aabel", "Jens Aabel")],
)
def test_a_role_stands_for_its_holder(name: str, expected: str | None) -> None:
    assert person(name, {"ceo": "Ann Berg"}) == expected
