"""Where a claim stands, from the decisions on it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.claims.records import Evidence, QuantityRecord
from factcheck.desk.model import Action, Check, Decision, Item, SecondReader, Standing
from factcheck.desk.review import Tally, holding, items_of, keys_of, risk_of, standing_of, verdict_key
from factcheck.verify.findings import Doubt, Label
from tests.desk.made import NOON, decision, verdict

RELEASE = "Acme said sales rose 11% to $20 million in the quarter. It hired 40 people in Lyon.\n"
ACCEPT, REJECT, EDIT, WAIT, UNDO = Action.ACCEPT, Action.REJECT, Action.EDIT, Action.NEEDS_SOURCE, Action.UNDO


def said(*rows: tuple[Action, str, int]) -> list[Decision]:
    return [decision(number, action, editor, seen=seen) for number, (action, editor, seen) in enumerate(rows, start=1)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((), Standing.OPEN),
        (((ACCEPT, "ada", 0),), Standing.ACCEPTED),
        (((REJECT, "ada", 0),), Standing.REJECTED),
        (((WAIT, "ada", 0),), Standing.NEEDS_SOURCE),
        (((EDIT, "ada", 0),), Standing.OPEN),
        (((ACCEPT, "ada", 0), (REJECT, "ada", 0)), Standing.REJECTED),
        (((ACCEPT, "ada", 0), (REJECT, "ben", 0)), Standing.DISPUTED),
        (((ACCEPT, "ada", 0), (REJECT, "ben", 1)), Standing.REJECTED),
        (((ACCEPT, "ada", 0), (ACCEPT, "ben", 0)), Standing.ACCEPTED),
        (((ACCEPT, "ada", 0), (REJECT, "ben", 0), (ACCEPT, "ada", 1)), Standing.DISPUTED),
        (((ACCEPT, "ada", 0), (REJECT, "ben", 0), (ACCEPT, "ada", 2)), Standing.ACCEPTED),
        (((ACCEPT, "ada", 0), (REJECT, "ben", 0), (REJECT, "cleo", 2)), Standing.REJECTED),
        (((ACCEPT, "ada", 0), (REJECT, "ben", 0), (REJECT, "cleo", 1)), Standing.DISPUTED),
        (((ACCEPT, "ada", 0), (REJECT, "ben", 0), (ACCEPT, "ben", 0)), Standing.ACCEPTED),
        (((ACCEPT, "ada", 0), (REJECT, "ben", 0), (ACCEPT, "cleo", 2), (WAIT, "dan", 0)), Standing.DISPUTED),
    ],
)
def test_the_last_decision_rules_unless_editors_decided_unseen(
    rows: tuple[tuple[Action, str, int], ...], expected: Standing
) -> None:
    assert standing_of(Label.CONTRADICTED, said(*rows), SecondReader.NONE) is expected


@pytest.mark.parametrize(
    ("label", "wanted", "rows", "expected"),
    [
        (Label.SUPPORTED, SecondReader.ALL, [(ACCEPT, "ada", 0)], Standing.SECOND_READER),
        (Label.SUPPORTED, SecondReader.OVERRULED, [(ACCEPT, "ada", 0)], Standing.ACCEPTED),
        (Label.UNVERIFIED, SecondReader.OVERRULED, [(ACCEPT, "ada", 0)], Standing.SECOND_READER),
        (Label.UNVERIFIED, SecondReader.ALL, [(ACCEPT, "ada", 0), (ACCEPT, "ada", 1)], Standing.SECOND_READER),
        (Label.UNVERIFIED, SecondReader.ALL, [(ACCEPT, "ada", 0), (ACCEPT, "ben", 1)], Standing.ACCEPTED),
        (Label.UNVERIFIED, SecondReader.ALL, [(ACCEPT, "ada", 0), (ACCEPT, " Ada\u200b", 1)], Standing.SECOND_READER),
        (
            Label.UNVERIFIED,
            SecondReader.ALL,
            [(ACCEPT, "ada", 0), (REJECT, "ada", 1), (ACCEPT, "ben", 2)],
            Standing.SECOND_READER,
        ),
        (Label.UNVERIFIED, SecondReader.ALL, [(REJECT, "ada", 0)], Standing.REJECTED),
    ],
)
def test_a_second_reader_is_another_editor(
    label: Label, wanted: SecondReader, rows: list[tuple[Action, str, int]], expected: Standing
) -> None:
    assert standing_of(label, said(*rows), wanted) is expected


def test_what_was_taken_back_does_not_hold() -> None:
    known = [*said((ACCEPT, "ada", 0), (REJECT, "ben", 1)), decision(3, UNDO, "ada", undoes=2)]
    assert [d.id for d in holding(reversed(known))] == [1]


def check_of(draft: str, number: int = 1, release: str = RELEASE) -> tuple[Check, tuple[tuple[str, str], ...]]:
    document = factcheck.read(draft.encode())
    report = factcheck.check(document, release.encode(), model=False)
    assert report.made_with is not None
    check = Check(number, 1, document.sha256, (report.source.sha256,), report.made_with.rules, NOON, report)
    return check, keys_of(report.claims, document)


def test_a_claim_is_found_again_wherever_it_stands() -> None:
    _, first = check_of("Sales rose 11%. It hired 40 people in Lyon.\n")
    _, second = check_of("# News\n\nIt hired  40 people\nin Lyon. It is 2026. Sales rose 11%.\n")
    assert second[0] == first[1]
    assert second[2] == first[0]


def test_equal_sentences_are_two_claims() -> None:
    _, keys = check_of("Sales rose 11%. Sales rose 11%.\n")
    assert len({claim for claim, _ in keys}) == 2
    assert len({said for _, said in keys}) == 1


def test_a_verdict_is_the_same_wherever_its_passage_stands() -> None:
    moved = verdict(evidence=(Evidence(quote="Sales rose 11%.", start=500, end=515, section="LEAD"),), id="c9", start=7)
    assert verdict_key(moved) == verdict_key(verdict())
    for changed in (
        verdict(Label.QUALIFIED),
        verdict(codes=("NUM102",)),
        verdict(message="another"),
        verdict(evidence=(Evidence(quote="Sales rose 10%.", start=5, end=20),)),
    ):
        assert verdict_key(changed) != verdict_key(verdict())


def test_a_decision_is_carried_to_the_next_check_and_asked_again_under_another_verdict() -> None:
    first, keys = check_of("Sales rose 11%. It hired 40 people in Lyon.\n")
    made = [decision(n, ACCEPT, claim_key=claim, verdict_key=key) for n, (claim, key) in enumerate(keys, start=1)]
    assert [i.carried for i in items_of(first, keys, made, SecondReader.NONE)] == [False, False]
    corrected = RELEASE.replace("40 people", "45 people")
    again, new_keys = check_of("Sales rose 11%. It hired 40 people in Lyon.\n", 2, corrected)
    sales, people = items_of(again, new_keys, made, SecondReader.NONE)
    assert (sales.standing, people.standing) == (Standing.ACCEPTED, Standing.OPEN)
    longer = RELEASE + "\nAcme is in Lyon.\n"
    again, new_keys = check_of("Sales rose 11%. It hired 40 people in Lyon.\n", 2, longer)
    for item in items_of(again, new_keys, made, SecondReader.NONE):
        assert item.carried
        assert item.settled


def test_the_riskiest_come_first() -> None:
    figure = QuantityRecord(text="12%", start=11, end=14, kind="percent", low="12", high="12")
    doubt = Doubt(label=Label.QUALIFIED, reason="says more")
    ordered = [
        (verdict(Label.CONTRADICTED, quantities=(figure,)), Standing.OPEN),
        (verdict(Label.CONTRADICTED), Standing.REJECTED),
        (verdict(Label.NOT_FOUND), Standing.OPEN),
        (verdict(Label.SUPPORTED), Standing.DISPUTED),
        (verdict(Label.QUALIFIED), Standing.OPEN),
        (verdict(Label.UNVERIFIED), Standing.OPEN),
        (verdict(Label.SUPPORTED), Standing.SECOND_READER),
        (verdict(Label.SUPPORTED, quantities=(figure,), doubt=doubt), Standing.OPEN),
        (verdict(Label.SUPPORTED, quantities=(figure,)), Standing.OPEN),
        (verdict(Label.SUPPORTED, doubt=doubt), Standing.OPEN),
        (verdict(Label.SUPPORTED), Standing.OPEN),
    ]
    risks = [risk_of(*each) for each in ordered]
    assert risks == sorted(risks, reverse=True)
    assert len(set(risks)) == len(risks)


def test_a_tally_counts_what_is_open() -> None:
    check, keys = check_of("Sales rose 12%. It hired 40 people in Lyon.\n")
    [claim, said_of_it] = keys[1]
    items = items_of(check, keys, [decision(1, ACCEPT, claim_key=claim, verdict_key=said_of_it)], SecondReader.NONE)
    assert Tally.of(items) == Tally(claims=2, open=1, contradicted=1, risk=items[0].risk)
    assert Tally.of(items[1:]) == Tally(claims=1, open=0, contradicted=0, risk=0.0)


PAIR = check_of("Sales rose 12%. It hired 40 people in Lyon.\n")


@st.composite
def histories(draw: st.DrawFn) -> list[Decision]:
    made: list[Decision] = []
    for number in range(1, draw(st.integers(0, 12)) + 1):
        action = draw(st.sampled_from(list(Action)))
        undoes = draw(st.integers(1, number - 1)) if action is UNDO and number > 1 else None
        claim, verdict_said = draw(st.sampled_from(PAIR[1]))
        key = draw(st.sampled_from([verdict_said, "of an earlier verdict"]))
        seen = draw(st.integers(0, number - 1))
        editor = draw(st.sampled_from(["ada", "ben", "cleo"]))
        made.append(
            decision(number, action, editor, seen=seen, undoes=undoes, claim_key=claim, verdict_key=key, check_id=1)
        )
    return made


def standings(made: Sequence[Decision], wanted: SecondReader) -> list[Item]:
    return list(items_of(*PAIR, made, wanted))


@given(histories(), st.sampled_from(list(SecondReader)), st.randoms())
def test_what_no_history_of_decisions_can_do(made: list[Decision], wanted: SecondReader, chance: object) -> None:
    items = standings(made, wanted)
    shuffled = sorted(made, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert standings(shuffled, wanted) == items  # the order they are read in is nothing
    kept = holding(made)
    assert standings(kept, wanted) == items  # what was taken back is nothing
    for (claim, key), item in zip(PAIR[1], items, strict=True):
        mine = [d for d in kept if (d.claim_key, d.verdict_key) == (claim, key)]
        assert list(item.decisions) == mine  # nor is what was decided on another claim or under another verdict
        if item.standing is Standing.ACCEPTED:
            assert mine[-1].action is ACCEPT
            last = {d.editor: d for d in mine}
            unread = wanted is SecondReader.ALL or (
                wanted is SecondReader.OVERRULED and item.verdict.label != "supported"
            )
            assert not unread or sum(d.action is ACCEPT for d in last.values()) >= 2
        assert (item.standing is Standing.OPEN) == (not mine or (mine[-1].action is EDIT and not disputed(item)))


def disputed(item: Item) -> bool:
    return item.standing is Standing.DISPUTED


@given(histories(), st.sampled_from(list(SecondReader)))
def test_one_who_has_seen_everything_settles_it(made: list[Decision], wanted: SecondReader) -> None:
    number = len(made) + 1
    claim, key = PAIR[1][0]
    last = decision(number, REJECT, "dora", seen=number - 1, claim_key=claim, verdict_key=key)
    item, other = standings([*made, last], wanted)
    assert item.standing is Standing.REJECTED
    assert other == standings(made, wanted)[1]
    back = decision(number + 1, UNDO, "ben", undoes=number)
    assert standings([*made, last, back], wanted) == standings(made, wanted)
