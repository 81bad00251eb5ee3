"""What the pages say and do, without a browser: every action is a form, and a form works without script."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

pytest.importorskip("starlette")

from starlette.testclient import TestClient

from factcheck.desk.exports import EXPORTS
from factcheck.desk.model import Action, Draft, Item, SecondReader, Standing, Text
from factcheck.desk.service import Desk
from factcheck.verify.findings import Doubt, Label
from tests.desk.made import decide, settle
from tests.desk.web.conftest import EXAMPLES, Visitor
from tests.desk.web.reading import form, send


def item_of(desk: Desk, draft: Draft, words: str) -> Item:
    return next(item for item in desk.review(draft.id).items if words in item.verdict.text)


def path_of(draft: Draft, item: Item) -> str:
    return f"/drafts/{draft.id}/claims/{item.claim_key}"


def test_an_empty_desk_tells_a_newcomer_what_to_do(anna: TestClient) -> None:
    page = anna.get("/").text
    assert "Nothing to check yet" in page
    assert "Add and check" in page


def test_nobody_decides_without_a_name(visitor: Visitor, example: Draft) -> None:
    stranger = visitor("")
    asked = stranger.get("/drafts/1")
    assert "Who are you?" in asked.text
    assert form(asked.text, "/you")["next"] == "/drafts/1"
    refused = stranger.post(f"/drafts/{example.id}/supported", data={"token": "x", "text": "what I wrote"})
    assert refused.status_code == 403
    assert "what I wrote" in refused.text
    assert "0 of 11 settled" in stranger.post("/you", data={"name": " Cleo ", "next": "/drafts/1"}).text
    assert "Cleo" in stranger.get("/").text


def test_a_name_is_kept_where_no_script_reads_it(visitor: Visitor) -> None:
    answer = visitor("").post("/you", data={"name": "Zoë <b>", "next": "//evil.example"}, follow_redirects=False)
    assert answer.headers["location"] == "/"
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "SameSite=strict" in answer.headers["set-cookie"]


def test_a_draft_is_added_by_upload_with_several_releases(anna: TestClient, desk: Desk) -> None:
    token = form(anna.get("/add").text, "/drafts")["token"]
    files = [
        ("draft_file", ("../../etc/<i>draft.md", (EXAMPLES / "draft.md").read_bytes())),
        ("release_file", ("release.md", (EXAMPLES / "release.md").read_bytes())),
        ("release_file", ("C:\\second.md", b"# Second\n\nThe second release says that 7 mills closed.\n")),
    ]
    for _ in range(2):
        page = anna.post("/drafts", files=files, data={"token": token, "assignee": "Ben"})
        assert "0 of 11 settled" in page.text
    [row] = desk.drafts()
    draft = desk.draft(row.id)
    assert draft.versions[0].name == "<i>draft.md"
    assert [release.versions[0].name for release in draft.releases] == ["release.md", "second.md"]
    assert draft.assignee == "Ben"
    assert "<i>draft.md" not in page.text


def test_a_draft_is_added_by_paste_to_a_release_that_is_here(anna: TestClient, desk: Desk, example: Draft) -> None:
    fields = form(anna.get("/add").text, "/drafts")
    pasted = fields | {"draft_text": "The trial is expected to enroll 40 patients.\r\n", "release": "1"}
    assert "of 1 settled" in anna.post("/drafts", data=pasted).text
    assert desk.text(desk.draft(2).versions[0].sha256) == b"The trial is expected to enroll 40 patients.\n"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"draft_text": "Sales rose 3%."}, "a draft needs its release"),
        ({"release_text": "Sales rose 3%."}, "for the draft, not neither"),
        ({"draft_text": "   ", "release_text": "x"}, "for the draft, not neither"),
    ],
)
def test_what_is_missing_is_said_and_what_was_written_is_given_back(
    anna: TestClient, desk: Desk, fields: dict[str, str], said: str
) -> None:
    answer = anna.post("/drafts", data={"token": "t", **fields})
    assert answer.status_code == 422
    assert said in answer.text
    assert all(value.strip() in answer.text for value in fields.values())
    assert desk.releases() == []


def test_what_cannot_be_read_leaves_nothing_behind(anna: TestClient, desk: Desk) -> None:
    files = [("draft_file", ("draft.pdf", b"%PDF-1.7\x00\x01\x02")), ("release_file", ("r.md", b"Sales rose 3%."))]
    answer = anna.post("/drafts", files=files, data={"token": "t"})
    assert answer.status_code == 422
    assert "draft.pdf" in answer.text
    assert desk.releases() == []


def test_the_list_shows_the_riskiest_first_and_is_filtered(anna: TestClient, desk: Desk, example: Draft) -> None:
    desk.add_draft(
        Text.of(b"Nothing of this stands anywhere: 77 whales.", "w.md"), [1], by="Anna", title="Whales", assignee="Ben"
    )
    page = anna.get("/").text
    assert page.index("Immix") < page.index("Whales")
    assert "4 contradicted" in page
    assert "Whales" in anna.get("/?search=whal").text
    assert "Immix" not in anna.get("/?search=whal").text
    assert "No draft fits" in anna.get("/?mine=1").text
    assert "Whales" in anna.get("/?open=1&page=nonsense").text


def test_the_list_has_pages(anna: TestClient, desk: Desk, example: Draft) -> None:
    for number in range(55):
        desk.add_draft(Text.of(f"Whale {number} was seen.".encode(), "w.md"), [1], by="Anna", title=f"Whale {number}")
    assert "Next" in anna.get("/").text
    second = anna.get("/?page=2").text
    assert "Previous" in second
    assert second.count('data-is="title"') == 6


def test_the_claim_is_shown_with_its_passage_before_the_verdict(anna: TestClient, desk: Desk, example: Draft) -> None:
    page = anna.get(path_of(example, item_of(desk, example, "more than half"))).text
    passage, message = page.index("fewer than half"), page.index("the release says fewer than half")
    assert passage < message
    assert '<mark class="value">more than half</mark>' in page
    assert '<mark class="value">fewer than half</mark>' in page
    assert "CMP101 comparator-reversed" in page
    assert "<del>more than half</del><ins>fewer than half</ins>" in page


def test_a_figure_of_another_thing_is_marked_where_it_stands(anna: TestClient, desk: Desk, example: Draft) -> None:
    page = anna.get(path_of(example, item_of(desk, example, "market is expected"))).text
    assert page.count('<mark class="value">12% per year</mark>') == 2
    assert "but not for market" in page


def test_accept_goes_on_to_the_next_claim(anna: TestClient, desk: Desk, example: Draft) -> None:
    first, second, *_ = desk.review(example.id).open
    page = send(anna, path_of(example, first), action="accept", note="checked by phone", reason="company_confirmed")
    assert "1 of 11 settled" in page
    assert second.verdict.text in page
    [made] = desk.history(example.id)
    assert (made.action, made.reason, made.note) == (Action.ACCEPT, "company_confirmed", "checked by phone")


@pytest.mark.parametrize(
    ("action", "words", "reason"),
    [
        ("accept", "more than half", "rule_wrong"),
        ("accept", "Orphan Drug", "agrees"),
        ("reject", "more than half", "agrees"),
        ("reject", "Orphan Drug", "rule_wrong"),
        ("needs_source", "more than half", "agrees"),
        ("apply", "more than half", "corrected"),
    ],
)
def test_an_action_brings_its_own_reason(
    anna: TestClient, desk: Desk, example: Draft, action: str, words: str, reason: str
) -> None:
    send(anna, path_of(example, item_of(desk, example, words)), action=action)
    assert desk.history(example.id)[-1].reason == reason


def test_what_was_rejected_is_left_behind_but_keeps_the_draft(anna: TestClient, desk: Desk, example: Draft) -> None:
    item = item_of(desk, example, "more than half")
    page = send(anna, path_of(example, item), action="reject")
    assert item.verdict.text not in page
    assert "1 rejected" in anna.get("/drafts/1").text
    assert "until the sentence is edited" in anna.get(path_of(example, item)).text


def test_a_correction_is_applied_and_its_check_is_shown(anna: TestClient, desk: Desk, example: Draft) -> None:
    page = send(anna, path_of(example, item_of(desk, example, "more than half")), action="apply")
    assert "Saved and checked again" in page
    assert "fewer than half" in desk.document(desk.draft(example.id).versions[-1].sha256).text
    assert item_of(desk, example, "fewer than half").verdict.label == "supported"


def test_a_sentence_is_edited_checked_and_not_right_yet(anna: TestClient, desk: Desk, example: Draft) -> None:
    item = item_of(desk, example, "540 million")
    sent = form(anna.get(path_of(example, item)).text, path_of(example, item))
    assert sent["text"] == item.verdict.text
    page = send(anna, path_of(example, item), action="edit", text="One group gets 999 million CAR+T cells.")
    assert "It is not right yet" in page
    assert "One group gets" in page


def test_an_empty_sentence_is_no_edit_but_a_sentence_can_be_taken_out(
    anna: TestClient, desk: Desk, example: Draft
) -> None:
    item = item_of(desk, example, "540 million")
    assert "take it out with the button" in send(anna, path_of(example, item), action="edit", text="  ", note="my note")
    send(anna, path_of(example, item), action="strike")
    assert "540 million" not in desk.document(desk.draft(example.id).versions[-1].sha256).text
    assert "took the sentence out" in anna.get("/drafts/1").text


def test_undo_from_the_next_page_brings_the_claim_back(anna: TestClient, desk: Desk, example: Draft) -> None:
    item = item_of(desk, example, "more than half")
    page = send(anna, path_of(example, item), action="accept")
    back = anna.post("/drafts/1/undo", data=form(page, "/undo")).text
    assert item.verdict.text in back
    assert "taken back by Anna" in back
    assert desk.review(example.id).items[1].standing is Standing.OPEN


def test_an_edit_is_undone_with_its_sentence(anna: TestClient, desk: Desk, example: Draft) -> None:
    before = desk.draft(example.id).versions[-1].sha256
    page = send(anna, path_of(example, item_of(desk, example, "more than half")), action="apply")
    anna.post("/drafts/1/undo", data=form(page, "/undo"))
    assert desk.draft(example.id).versions[-1].sha256 == before


def test_the_same_form_sent_twice_is_one_decision(anna: TestClient, desk: Desk, example: Draft) -> None:
    item = item_of(desk, example, "more than half")
    sent = form(anna.get(path_of(example, item)).text, path_of(example, item)) | {"action": "accept"}
    anna.post(path_of(example, item), data=sent)
    anna.post(path_of(example, item), data=sent)
    assert len(desk.history(example.id)) == 1


def test_without_a_token_all_that_is_asked_is_done(anna: TestClient, desk: Desk) -> None:
    for number in (1, 2):
        given = {"draft_text": f"Sales rose {number}%.", "release_text": f"Sales rose {number + 1}%."}
        assert anna.post("/drafts", data=given).status_code == 200
        assert desk.all_drafts() == list(range(1, number + 1))


def test_supported_claims_are_listed_before_they_are_accepted(anna: TestClient, desk: Desk, example: Draft) -> None:
    listed = anna.get("/drafts/1/supported").text
    assert listed.count("verdict-supported") >= 6
    page = send(anna, "/drafts/1/supported")
    assert "6 of 11 settled" in page
    assert {d.reason for d in desk.history(example.id)} == {"in_bulk"}


def test_nothing_is_accepted_at_once_that_was_not_on_the_list(
    anna: TestClient, visitor: Visitor, desk: Desk, example: Draft
) -> None:
    seen = form(anna.get("/drafts/1/supported").text, "/supported")
    send(visitor("Ben"), path_of(example, item_of(desk, example, "more than half")), action="apply")
    page = anna.post("/drafts/1/supported", data=seen).text
    assert "The list has changed since you looked" in page
    assert "0 of 11 settled" in anna.get("/drafts/1").text
    assert "7 of 11 settled" in anna.post("/drafts/1/supported", data=form(page, "/supported")).text


def test_a_draft_is_signed_off_only_when_nothing_is_open(anna: TestClient, desk: Desk, example: Draft) -> None:
    assert "Sign off" not in anna.get("/drafts/1").text
    refused = anna.post("/drafts/1/release", data={"token": "t"})
    assert refused.status_code == 409
    settle(desk, desk.review(example.id), "Anna")
    assert "Nothing is open: this draft may go out." in anna.get("/drafts/1").text
    assert "Released by Anna" in send(anna, "/drafts/1", "/drafts/1/release")


def test_the_second_reader_reads_unswayed(anna: TestClient, visitor: Visitor, desk: Desk, example: Draft) -> None:
    ben, item = visitor("Ben"), item_of(desk, example, "more than half")
    send(anna, "/drafts/1", "/drafts/1/assign", assignee="Anna", second_reader="all")
    assert desk.draft(example.id).second_reader is SecondReader.ALL
    send(anna, path_of(example, item), action="accept", note="the company rang", reason="company_confirmed")
    for path in (path_of(example, item), "/drafts/1"):
        page = ben.get(path).text
        assert "waits for a second reader" in page
        assert "the company rang" not in page
        assert "why is shown when you have decided" in page
        assert "the company rang" in anna.get(path).text
    send(ben, path_of(example, item), action="accept")
    assert "the company rang" in ben.get(path_of(example, item)).text
    assert desk.review(example.id).items[1].standing is Standing.ACCEPTED


def test_who_decides_unseeing_hears_of_the_other(
    anna: TestClient, visitor: Visitor, desk: Desk, example: Draft
) -> None:
    ben, item = visitor("Ben"), item_of(desk, example, "more than half")
    unseen = form(ben.get(path_of(example, item)).text, path_of(example, item))
    send(anna, path_of(example, item), action="accept", note="anna's note")
    page = ben.post(path_of(example, item), data=unseen | {"action": "reject", "note": "ben's note"}).text
    assert "disputed" in page
    assert "Whoever decides now settles it" in page
    assert "anna&#39;s note" in page
    assert "ben&#39;s note" in page
    send(ben, path_of(example, item), action="reject")
    assert desk.review(example.id).items[1].standing is Standing.REJECTED


def test_a_conflict_gives_the_text_back_and_is_decided_again(
    anna: TestClient, visitor: Visitor, desk: Desk, example: Draft
) -> None:
    ben, item = visitor("Ben"), item_of(desk, example, "540 million")
    mine = "The groups get 150 million and 450 million cells, Ben says."
    unseen = form(ben.get(path_of(example, item)).text, path_of(example, item))
    send(anna, path_of(example, item), action="apply")
    answer = ben.post(path_of(example, item), data=unseen | {"action": "edit", "text": mine, "note": "ben's note"})
    assert answer.status_code == 409
    assert mine in answer.text
    assert "<b>Anna</b> edited" in answer.text
    assert "450 million CAR+T cells." in answer.text
    again = form(answer.text, answer.text.split('method="post" action="')[1].split('"')[0])
    assert again["note"] == "ben's note"
    now = item_of(desk, example, "450 million")
    ben.post(path_of(example, now), data=again | {"action": "edit"})
    assert mine in desk.document(desk.draft(example.id).versions[-1].sha256).text


def test_a_claim_that_is_gone_says_what_became_of_it(anna: TestClient, desk: Desk, example: Draft) -> None:
    item = item_of(desk, example, "540 million")
    send(anna, path_of(example, item), action="apply")
    answer = anna.get(path_of(example, item))
    assert answer.status_code == 404
    assert "not in the draft any more" in answer.text
    assert "See what stands there now" in answer.text


def test_a_changed_draft_keeps_what_did_not_change(anna: TestClient, desk: Desk, example: Draft) -> None:
    send(anna, "/drafts/1/supported")
    text = (EXAMPLES / "draft.md").read_text().replace("more than half", "fewer than half")
    answer = anna.post("/drafts/1/text", data={"token": "t"}, files={"draft_file": ("new.md", text.encode())})
    assert "6 of 11 settled" in answer.text
    carried = next(item for item in desk.review(example.id).items if item.carried)
    assert "carried over from an earlier check: Anna accepted" in anna.get(path_of(example, carried)).text


def test_a_corrected_release_says_what_is_asked_again(anna: TestClient, desk: Desk, example: Draft) -> None:
    send(anna, "/drafts/1/supported")
    text = (EXAMPLES / "release.md").read_text().replace("33,277", "44,277")
    answer = anna.post("/releases/1", data={"token": "t"}, files={"release_file": ("corrected.md", text.encode())})
    assert "The corrected release is in" in answer.text
    assert "1 claim asked again" in answer.text
    draft = anna.get("/drafts/1").text
    assert "1 claim asked again: accepted before" in draft
    assert draft.count('standing-again">asked again') == 1
    asked = anna.get(path_of(example, item_of(desk, example, "33,000"))).text
    assert "under a verdict that has changed since" in asked
    assert "under a verdict that has changed" not in anna.get(path_of(example, item_of(desk, example, "Orphan"))).text
    assert "5 of 11 settled" in answer.text
    assert len(desk.release(1).versions) == 2


def test_what_carries_no_verdict_is_said_to_be_unchecked(anna: TestClient, example: Draft) -> None:
    page = anna.get("/drafts/1").text
    assert re.search(r"Not checked:</b> “FDA gives Immix.*designation” \(a heading\)\. Read it", page)


def test_a_draft_without_claims_is_not_called_ready(anna: TestClient, desk: Desk, example: Draft) -> None:
    bare = desk.add_draft(Text.of(b"# Only a headline\n", "bare.md"), [1], by="Anna")
    page = anna.get(f"/drafts/{bare.id}").text
    assert "nothing was checked: no claim was found" in page
    assert "this draft may go out" not in page
    assert "“Only a headline” (a heading)" in page
    assert "nothing was checked" in anna.get("/").text


def test_overrides_are_counted_by_rule(anna: TestClient, desk: Desk, example: Draft) -> None:
    assert "No decision has been made yet" in anna.get("/overrides").text
    send(anna, path_of(example, item_of(desk, example, "more than half")), action="accept")
    page = anna.get("/overrides").text
    assert re.search(r"CMP101 comparator-reversed</td><td class=\"number\">1</td><td class=\"number\">1</td>", page)
    assert "100 %" in page


def test_a_page_may_ask_whether_others_have_decided(anna: TestClient, desk: Desk, example: Draft) -> None:
    review = desk.review(example.id)
    decide(desk, review, review.open[0], editor="Ben")
    decide(desk, review, review.open[1], editor="Anna")
    assert anna.get("/drafts/1/state?after=0").json() == {"new": 1, "editors": ["Ben"]}
    last = desk.history(example.id)[-1].id
    assert anna.get(f"/drafts/1/state?after={last}").json()["new"] == 0
    assert anna.get("/drafts/1/state?after=%F0").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/drafts/99",
        f"/drafts/{'9' * 18}",
        f"/drafts/{'9' * 5000}",
        "/releases/7",
        "/static/..%2fapp.py",
        "/static/x",
    ],
)
def test_what_is_not_there_is_a_plain_page(anna: TestClient, example: Draft, path: str) -> None:
    answer = anna.get(path)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text
    assert answer.headers["content-type"].startswith("text/html")


def test_a_fault_inside_is_a_plain_page_without_a_trace(
    desk: Desk, example: Draft, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(desk, "drafts", broken)
    client = TestClient(
        visitor().app, base_url="http://127.0.0.1:8765", cookies={"desk_editor": "A"}, raise_server_exceptions=False
    )
    answer = client.get("/")
    assert answer.status_code == 500
    assert "secret detail" not in answer.text
    assert "Something went wrong" in answer.text


@pytest.mark.parametrize(
    "data",
    [{"action": "undo"}, {"action": ""}, {"action": "accept", "seen": "x", "verdict_key": "no"}],
)
def test_a_form_that_nobody_made_here_is_refused(
    anna: TestClient, example: Draft, desk: Desk, data: dict[str, str]
) -> None:
    answer = anna.post(path_of(example, desk.review(example.id).open[0]), data=data)
    assert answer.status_code in (409, 422)
    assert desk.history(example.id) == []


def test_too_many_files_and_too_long_fields_are_refused(anna: TestClient) -> None:
    files = [("release_file", (f"{n}.md", b"Sales rose 3%.")) for n in range(25)]
    assert anna.post("/drafts", files=files, data={"token": "t"}).status_code == 413
    long = {"draft_text": "x" * (5 * 1024 * 1024), "token": "t"}
    assert anna.post("/drafts", data=long).status_code == 413
    assert anna.post("/drafts", data=long, files={"x": ("x", b"")}).status_code == 413
    assert anna.post("/drafts", content=b"{}", headers={"content-type": "application/json"}).status_code == 415
    broken = {"content-type": "multipart/form-data"}
    assert anna.post("/drafts", content=b"--b\r\nnonsense", headers=broken).status_code == 400


def test_keys_are_turned_off_and_on(anna: TestClient) -> None:
    assert 'data-keys="on"' in anna.get("/keys").text
    assert 'data-keys="off"' in anna.post("/keys", data={"keys": "off", "back": "/keys"}).text
    assert 'data-keys="on"' in anna.post("/keys", data={"keys": "on", "back": "http://evil.example"}).text


def test_the_report_has_a_policy_of_its_own(anna: TestClient, example: Draft) -> None:
    answer = anna.get("/drafts/1/report")
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "Immix" in answer.text


@pytest.mark.parametrize("name", list(EXPORTS))
def test_exports_are_saved_under_a_name_that_nobody_chose(
    anna: TestClient, desk: Desk, example: Draft, name: str
) -> None:
    open_yet = anna.get(f"/drafts/1/export/{name}")
    assert open_yet.status_code == (409 if name in ("markdown", "html", "docx") else 200)
    settle(desk, desk.review(example.id), "Anna")
    answer = anna.get(f"/drafts/1/export/{name}")
    assert answer.status_code == 200
    ending = EXPORTS[name].ending
    assert answer.headers["content-disposition"] == f'attachment; filename="draft-1{ending}"'
    assert f"/export/{name}" in anna.get("/drafts/1").text


def test_there_is_no_other_export(anna: TestClient, example: Draft) -> None:
    assert anna.get("/drafts/1/export/pdf").status_code == 404


def test_a_claim_without_a_passage_says_so_and_leads_to_the_release(anna: TestClient, desk: Desk) -> None:
    desk.add_release(Text.of(b"Acme sold its mill in Lyon.", "r.md"), by="Anna")
    desk.add_draft(Text.of(b"Boeing ordered 77 aircraft in Seattle.", "d.md"), [1], by="Anna")
    [item] = desk.review(1).items
    page = anna.get(f"/drafts/1/claims/{item.claim_key}").text
    assert item.verdict.label == "not_found"
    assert "No passage of the release says this." in page
    assert 'href="/releases/1"' in page


def test_what_a_model_said_comes_last_and_folded(
    anna: TestClient, desk: Desk, example: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = desk.review(example.id)
    doubt = Doubt(label=Label.QUALIFIED, reason="judged by the model: a limit is lost", evidence=())
    item = review.items[0]
    doubted = replace(item, verdict=item.verdict.model_copy(update={"doubt": doubt}))
    monkeypatch.setattr(desk, "review", lambda _: replace(review, items=(doubted, *review.items[1:])))
    page = anna.get(path_of(example, item)).text
    assert (
        page.index('data-key="a"')
        < page.index("<summary>What the model said</summary>")
        < page.index("a limit is lost")
    )


def test_material_facts_left_out_and_contradictions_of_the_release_are_shown(anna: TestClient, desk: Desk) -> None:
    release = b"Sales rose 10% by Tuesday, Feb. 10, 2025. Two patients died in the trial, the company said."
    desk.add_release(Text.of(release, "r.md"), by="Anna")
    desk.add_draft(Text.of(b"Sales rose 10%.", "d.md"), [1], by="Anna")
    page = anna.get("/drafts/1").text
    assert "Where the release contradicts itself" in page
    assert "10 February 2025 is a Monday" in page
    assert "What the release says and the draft does not (1)" in page
    assert "OMI102 deaths" in page
