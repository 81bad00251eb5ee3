"""What the desk does for pages and commands."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import factcheck
from factcheck.desk.model import Action, Draft, Reason, SecondReader, Standing, Text
from factcheck.desk.service import Desk
from factcheck.errors import BinaryInput, Conflict, NotClear, TooLargeInput, UnknownEntry, UsageError
from tests.desk.made import DRAFT, RELEASE, decide, item_with, settle


def last_text(desk: Desk, draft: Draft) -> str:
    return desk.document(desk.draft(draft.id).versions[-1].sha256).text


def test_a_draft_is_checked_when_it_is_added(desk: Desk, draft: Draft) -> None:
    review = desk.review(draft.id)
    assert [str(item.verdict.label) for item in review.items] == ["supported", "contradicted", "supported", "qualified"]
    whole = factcheck.check(DRAFT.encode(), RELEASE.encode(), model=False)
    assert review.check.report == whole
    assert {item.standing for item in review.items} == {Standing.OPEN}
    assert [item.verdict.id for item in review.open] == ["c2", "c4", "c1", "c3"]
    assert desk.review(draft.id).check.id == review.check.id  # it is not checked twice


def test_the_list_says_what_is_open(desk: Desk, draft: Draft) -> None:
    release = draft.releases[0]
    clean = desk.add_draft(Text.of(b"Acme has 900 employees.\n", "b.md"), [release.id], by="ben", assignee="cleo")
    first, second = desk.drafts()
    assert (first.id, first.claims, first.open, first.contradicted) == (draft.id, 4, 4, 1)
    assert (second.id, second.assignee, second.open, second.contradicted) == (clean.id, "cleo", 1, 0)
    settle(desk, desk.review(clean.id))
    assert [row.id for row in desk.drafts(only_open=True)] == [draft.id]
    assert [row.id for row in desk.drafts(assignee="cleo")] == [clean.id]
    assert [row.id for row in desk.drafts(search="QUARTER'S")] == [draft.id]
    assert [row.id for row in desk.drafts(search="b.MD")] == [clean.id]
    assert [row.id for row in desk.drafts(limit=1, offset=1)] == [clean.id]


def test_what_cannot_be_read_is_not_kept(desk: Desk, draft: Draft) -> None:
    with pytest.raises(BinaryInput, match=r"^a\.pdf: PDF"):
        desk.add_draft(Text.of(b"%PDF-1.4", "some/folder/a.pdf"), [draft.releases[0].id], by="ada")
    with pytest.raises(UsageError, match="sha256"):
        desk.add_release(Text("0" * 64, "a.md", b"News."), by="ada")
    with pytest.raises(UnknownEntry, match="no release 7"):
        desk.add_draft(Text.of(b"News.", "a.md"), [7], by="ada")
    with pytest.raises(UsageError, match="at least one"):
        desk.add_draft(Text.of(b"News.", "a.md"), [], by="ada")
    with pytest.raises(UsageError, match="who is it"):
        desk.add_release(Text.of(b"News.", "a.md"), by=" ")
    assert len(desk.drafts()) == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"It grew there.\n\n" * 2_001, "d.md: 2,001 claims are too many for one draft, 2,000 are allowed"),
        (b"word " * 200_001, "d.md: 1,000,005 characters are too many for one draft, 1,000,000 are allowed"),
    ],
)
def test_a_draft_that_holds_up_everybody_is_refused(desk: Desk, draft: Draft, text: bytes, reason: str) -> None:
    given = Text.of(text, "d.md")
    with pytest.raises(TooLargeInput, match=reason):
        desk.add_draft(given, [draft.releases[0].id], by="ada")
    with pytest.raises(TooLargeInput, match=reason):
        desk.replace_draft(draft.id, given, by="ada")
    assert desk.all_drafts() == [draft.id]
    assert len(desk.draft(draft.id).versions) == 1


@pytest.mark.parametrize("name", ["\ud800", "%", "_", "' OR 1 --", "\0"])
def test_words_to_look_for_are_only_words(desk: Desk, draft: Draft, name: str) -> None:
    for look in (lambda: desk.drafts(search=name), lambda: desk.releases(search=name), lambda: desk.drafts_named(name)):
        if name == "\ud800":
            with pytest.raises(UsageError, match="such characters"):
                look()
        else:
            assert look() == []


def test_a_number_that_no_entry_has(desk: Desk, draft: Draft) -> None:
    for number in (-1, 0, 2**62):
        with pytest.raises(UnknownEntry):
            desk.review(number)
    with pytest.raises(UsageError, match="such a number"):
        desk.review(2**63)


def test_a_decision_settles_a_claim(desk: Desk, draft: Draft) -> None:
    review = desk.review(draft.id)
    review = decide(desk, review, item_with(review, "12%"), note="the company says so", reason=Reason.COMPANY_CONFIRMED)
    item = item_with(review, "12%")
    assert item.settled
    assert not item.carried
    [made] = desk.history(draft.id)
    assert (made.note, made.reason, made.check_id) == ("the company says so", "company_confirmed", review.check.id)
    assert (made.source_hash, made.rules) == (review.check.source_hash, review.check.rules)


def test_a_draft_goes_out_when_nothing_is_open(desk: Desk, draft: Draft) -> None:
    review = desk.review(draft.id)
    with pytest.raises(NotClear, match="4 of 4 claims are open"):
        desk.release_draft(draft.id, editor="ada")
    review = settle(desk, review)
    assert review.clear
    review = desk.release_draft(draft.id, editor="ben")
    assert review.released_by == "ben"
    assert desk.drafts()[0].released
    review = decide(desk, review, review.items[0], Action.REJECT)
    assert not review.released_by  # decided otherwise since
    assert not desk.drafts()[0].released


def test_an_edit_makes_a_version_that_is_checked_at_once(desk: Desk, draft: Draft) -> None:
    review = desk.review(draft.id)
    review = decide(desk, review, item_with(review, "40 people"))
    review = decide(desk, review, item_with(review, "12%"), Action.EDIT, text="Sales rose\n11%.")
    assert last_text(desk, draft) == DRAFT.replace("12%", "11%")
    assert [version.cause for version in review.draft.versions] == ["added", "edited"]
    new = item_with(review, "11%")
    assert (new.verdict.label, new.standing) == ("supported", Standing.OPEN)
    kept = item_with(review, "40 people")
    assert kept.settled
    assert kept.carried
    assert review.check.report == factcheck.check(last_text(desk, draft).encode(), RELEASE.encode(), model=False)


@pytest.mark.parametrize(
    ("words", "new"),
    [
        ("40 people", "# Acme hired 900 people in Lyon"),
        ("40 people", "#"),
        ("900 employees", "# Acme has 950 employees"),
        ("created 30", "## The plant created 90 jobs."),
    ],
)
def test_no_edit_makes_a_heading_of_what_is_checked(desk: Desk, draft: Draft, words: str, new: str) -> None:
    review = desk.review(draft.id)
    with pytest.raises(UsageError, match="reads as a heading"):
        decide(desk, review, item_with(review, words), Action.EDIT, text=new)
    assert desk.review(draft.id) == review
    assert not desk.history(draft.id)


@pytest.mark.parametrize(
    "new", ["1. Acme hired", "See [the *release*](https://x.example/a1).", "", "Acme! Acme?", "—", "`x` **b**", "**b**"]
)
@pytest.mark.parametrize("words", ["12%", "900 employees"])
def test_other_marks_are_the_editors(desk: Desk, draft: Draft, words: str, new: str) -> None:
    review = desk.review(draft.id)
    after = decide(desk, review, item_with(review, words), Action.EDIT, text=new)
    assert new in desk.text(after.draft.versions[-1].sha256).decode()


def test_a_paragraph_that_becomes_bold_from_end_to_end_is_a_heading(desk: Desk, draft: Draft) -> None:
    text = Text.of(b"Acme hired 40 people in Lyon.\n\nSales rose 12%.\n", "d.md")
    review = desk.review(desk.add_draft(text, [draft.releases[0].id], by="ada").id)
    with pytest.raises(UsageError, match="reads as a heading"):
        decide(desk, review, item_with(review, "12%"), Action.EDIT, text="**Sales rose 90%**")


def test_to_take_an_edit_back_brings_the_sentence_back(desk: Desk, draft: Draft) -> None:
    review = desk.review(draft.id)
    decide(desk, review, item_with(review, "12%"), Action.EDIT, text="Sales rose 11%.", editor="ada")
    review = desk.undo(draft.id, editor="ada")
    assert last_text(desk, draft) == DRAFT
    assert item_with(review, "12%").standing is Standing.OPEN
    assert len(review.draft.versions) == 3
    assert [made.action for made in desk.history(draft.id)] == ["edit", "undo"]


def test_an_edit_is_taken_back_among_later_ones(desk: Desk, draft: Draft) -> None:
    review = desk.review(draft.id)
    review = decide(desk, review, item_with(review, "12%"), Action.EDIT, text="Sales rose 11%.")
    review = decide(desk, review, item_with(review, "created"), Action.EDIT, text="The plant may open.", editor="ben")
    first = desk.history(draft.id)[0]
    desk.undo(draft.id, editor="ben", decision_id=first.id)
    assert last_text(desk, draft) == DRAFT.replace("The plant in Nantes created 30 jobs.", "The plant may open.")
    review = desk.review(draft.id)
    review = decide(desk, review, item_with(review, "may open"), Action.EDIT, text="Nantes may open in May.")
    second = desk.history(draft.id)[1]
    with pytest.raises(Conflict, match="not in the draft any more"):
        desk.undo(draft.id, editor="ben", decision_id=second.id)


def test_nothing_is_taken_back_twice(desk: Desk, draft: Draft) -> None:
    review = desk.review(draft.id)
    decide(desk, review, review.items[0])
    desk.undo(draft.id, editor="ada")
    with pytest.raises(UnknownEntry, match="ada has no decision"):
        desk.undo(draft.id, editor="ada")
    with pytest.raises(Conflict, match="taken back already"):
        desk.undo(draft.id, editor="ben", decision_id=1)
    with pytest.raises(UnknownEntry, match="no decision 99"):
        desk.undo(draft.id, editor="ben", decision_id=99)


@pytest.mark.parametrize("seen", [10**15, -1])
def test_nobody_has_seen_what_was_not_there(desk: Desk, draft: Draft, seen: int) -> None:
    item = item_with(desk.review(draft.id), "12%")
    decide(desk, desk.review(draft.id), item, Action.REJECT, editor="ada", seen=seen)
    decide(desk, desk.review(draft.id), item, Action.ACCEPT, editor="ben", seen=seen)
    assert [decision.seen for decision in desk.history(draft.id)] == ([0, 1] if seen > 0 else [0, 0])


def test_what_is_not_there_any_more_is_not_decided(desk: Desk, draft: Draft) -> None:
    before = desk.review(draft.id)
    old = item_with(before, "12%")
    decide(desk, before, old, Action.EDIT, text="Sales rose 11%.")
    with pytest.raises(Conflict, match="not in the draft any more") as caught:
        decide(desk, before, old, Action.EDIT, editor="ben", text="Sales were up 11%.")
    assert caught.value.text == "Sales were up 11%."
    desk.replace_release(draft.releases[0].id, Text.of(RELEASE.replace("900", "950").encode(), "r2.md"), by="ada")
    with pytest.raises(Conflict, match="another one by now"):
        decide(desk, before, item_with(before, "900"), editor="ben")
    assert len(desk.history(draft.id)) == 1


def test_a_corrected_release_asks_again_what_changed(desk: Desk, draft: Draft) -> None:
    settle(desk, desk.review(draft.id))
    desk.release_draft(draft.id, editor="ada")
    corrected = RELEASE.replace("rose 11%", "rose 12%")
    release = desk.replace_release(draft.releases[0].id, Text.of(corrected.encode(), "r2.md"), by="ben")
    assert [version.cause for version in release.versions] == ["added", "replaced"]
    [row] = desk.drafts()
    assert (row.open, row.released, row.stale) == (1, False, False)
    review = desk.review(draft.id)
    assert [item.verdict.text for item in review.open] == ["Sales rose 12%."]
    assert all(item.carried for item in review.items if item.settled)


def test_a_changed_draft_asks_again_what_changed(desk: Desk, draft: Draft) -> None:
    settle(desk, desk.review(draft.id))
    changed = DRAFT.replace("12%", "10%").replace("Acme hired", "# News\n\nAcme hired")
    desk.replace_draft(draft.id, Text.of(changed.encode(), "draft.md"), by="ben")
    review = desk.review(draft.id)
    assert [item.verdict.text for item in review.open] == ["Sales rose 10%."]
    desk.replace_draft(draft.id, Text.of(DRAFT.encode(), "draft.md"), by="ben")
    assert desk.review(draft.id).clear  # as it was decided


def test_two_editors_who_did_not_see_each_other(desk: Desk, draft: Draft) -> None:
    review = desk.review(draft.id)
    item = item_with(review, "12%")
    decide(desk, review, item, editor="ada")
    disputed = decide(desk, review, item, Action.REJECT, editor="ben")
    assert item_with(disputed, "12%").standing is Standing.DISPUTED
    settled = decide(desk, disputed, item_with(disputed, "12%"), Action.REJECT, editor="ada")
    assert item_with(settled, "12%").standing is Standing.REJECTED


def test_only_what_was_read_is_accepted_at_once(desk: Desk, draft: Draft) -> None:
    first, second = (item_with(desk.review(draft.id), words) for words in ("40 people", "900 employees"))
    of_another_time = second.claim_key, "another verdict"
    review = desk.accept_supported(draft.id, editor="ada", only={(first.claim_key, first.verdict_key), of_another_time})
    assert [item.claim_key for item in review.items if item.settled] == [first.claim_key]


def test_a_second_reader(desk: Desk, draft: Draft) -> None:
    asked = desk.ask_second_reader(draft.id, SecondReader.ALL, by="ada")
    assert asked.second_reader is SecondReader.ALL
    review = desk.accept_supported(draft.id, editor="ada")
    assert [item.standing for item in review.items].count(Standing.SECOND_READER) == 2
    review = desk.accept_supported(draft.id, editor="ada")
    assert len(desk.history(draft.id)) == 2
    review = desk.accept_supported(draft.id, editor="ben")
    assert [item.standing for item in review.items].count(Standing.ACCEPTED) == 2
    assert {made.reason for made in desk.history(draft.id)} == {Reason.IN_BULK}


def test_a_repeated_request_is_the_same_request(desk: Desk, draft: Draft) -> None:
    review = desk.review(draft.id)
    for _ in range(2):
        decide(desk, review, review.items[0], token="one")
        decide(desk, review, review.items[1], Action.EDIT, text="Sales rose 11%.", token="two")
        desk.accept_supported(draft.id, editor="ada", token="three")
        desk.assign(draft.id, "cleo", by="ada", token="four")
        assert desk.undo(draft.id, editor="ada", token="five").draft.assignee == "cleo"
        again = desk.add_draft(Text.of(DRAFT.encode(), "draft.md"), [1], by="ada", token="six")
        assert again.id == 2
        assert desk.add_release(Text.of(RELEASE.encode(), "r.md"), by="ada", token="seven").id == 2
    assert Counter(made.action for made in desk.history(draft.id)) == {"accept": 3, "edit": 1, "undo": 1}
    with pytest.raises(Conflict, match="token was used"):
        desk.assign(draft.id, "ben", by="ada", token="four")


def test_everything_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "desk.sqlite"
    with Desk(path) as desk:
        release = desk.add_release(Text.of(RELEASE.encode(), "release.md"), by="ada")
        draft = desk.add_draft(Text.of(DRAFT.encode(), "draft.md"), [release.id], by="ada")
        before = settle(desk, desk.review(draft.id))
    with Desk(path) as desk:
        assert desk.review(draft.id) == before
        assert desk.release(release.id) == release


def test_overrides_are_counted_by_rule(desk: Desk, draft: Draft) -> None:
    review = desk.review(draft.id)
    review = decide(desk, review, item_with(review, "12%"), reason=Reason.RULE_WRONG)
    review = decide(desk, review, item_with(review, "40 people"), Action.REJECT)
    review = decide(desk, review, item_with(review, "created"), Action.EDIT, text="The plant opens in May.")
    decide(desk, review, item_with(review, "opens"))
    rows = {row.code: row for row in desk.overrides()}
    assert (rows["NUM101"].decided, rows["NUM101"].overruled, rows["NUM101"].rule_wrong) == (1, 1, 1)
    assert (rows["SUP101"].decided, rows["SUP101"].overruled, rows["SUP101"].rule_wrong) == (1, 1, 0)
    assert (rows["MOD101"].decided, rows["MOD101"].overruled) == (1, 0)
    assert rows["NUM101"].rate == 1.0
