"""The example draft settled in a real browser: by keys alone, by mouse alone, without script, by two at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from factcheck.desk.model import Action, Draft, Reason, SecondReader, Standing, Text
from factcheck.desk.service import Desk
from tests.desk.made import settle
from tests.desk.web.conftest import EXAMPLES

pytestmark = pytest.mark.browser

KEYSTROKES = 30  # for the example draft, from the list of drafts to the signature; README says so too
NewPage = Callable[..., Page]


@pytest.fixture
def as_editor(new_page: NewPage, address: str) -> Callable[..., Page]:
    """Makes a browser in which somebody has said who they are."""

    def make(editor: str = "Anna", path: str = "/", **options: object) -> Page:
        page = new_page(**options)
        page.context.add_cookies([{"name": "desk_editor", "value": editor, "url": address}])
        page.goto(f"{address}{path}")
        return page

    return make


class Hands:
    """Ten fingers that count."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def press(self, *keys: str) -> None:
        """Presses keys that stay on the page."""
        for key in keys:
            self.count += 1
            self.page.keyboard.press(key)

    def go(self, *keys: str) -> None:
        """Presses keys that lead to another page, and waits for each."""
        for key in keys:
            with self.page.expect_navigation():
                self.press(key)
            self.page.locator("body.scripted").wait_for()

    def type(self, text: str) -> None:
        self.count += len(text)
        self.page.keyboard.type(text)


def item_path(desk: Desk, draft: Draft, words: str) -> str:
    key = next(item.claim_key for item in desk.review(draft.id).items if words in item.verdict.text)
    return f"/drafts/{draft.id}/claims/{key}"


def test_a_whole_review_by_keyboard_alone(desk: Desk, example: Draft, as_editor: Callable[..., Page]) -> None:
    page = as_editor()
    hands = Hands(page)
    hands.go("j", "j")
    expect(page.locator("h1")).to_contain_text("more than half")
    for _ in range(3):
        hands.go("c")
        expect(page.locator(".notice")).to_contain_text("supported")
        hands.go("a")
    expect(page.locator("h1")).to_contain_text("The market is expected")
    hands.press("e", "Control+Home", "Control+Shift+ArrowRight", "Control+Shift+ArrowRight")
    hands.type("Prevalence ")
    hands.go("Control+Enter")
    expect(page.locator(".notice")).to_contain_text("supported")
    hands.go("a", "c", "a")
    hands.go("b", "a", "o")
    expect(page.locator(".gate")).to_contain_text("Released by Anna")
    review = desk.review(example.id)
    assert review.clear
    assert review.released_by == "Anna"
    assert "Prevalence is expected to grow by 12% per year." in desk.document(review.check.draft_sha256).text
    assert hands.count == KEYSTROKES


def test_a_whole_review_by_mouse_alone(desk: Desk, example: Draft, as_editor: Callable[..., Page]) -> None:
    page = as_editor()
    page.get_by_role("link", name="FDA gives Immix").click()
    page.get_by_role("link", name="Settle the riskiest claim").click()
    for _ in range(3):
        page.get_by_role("button", name="Apply the correction").click()
        page.get_by_role("button", name="Accept", exact=False).first.click()
    page.get_by_text("Edit the sentence", exact=True).click()
    page.get_by_role("button", name="Take the sentence out").click()
    page.get_by_role("button", name="Apply the correction").click()
    page.get_by_role("button", name="Accept", exact=False).first.click()
    page.get_by_role("link", name="supported at once").click()
    page.get_by_role("button", name="Accept all").click()
    page.get_by_role("button", name="Sign off").click()
    expect(page.locator(".gate")).to_contain_text("Released by Anna")
    assert desk.review(example.id).clear


def test_a_whole_review_without_script(
    desk: Desk, example: Draft, address: str, as_editor: Callable[..., Page]
) -> None:
    page = as_editor("", java_script_enabled=False)
    page.fill("input[name=name]", "Anna")
    page.click("text=Go to the desk")
    page.click("text=FDA gives Immix")
    page.click("text=Settle the riskiest claim")
    for _ in range(3):
        page.click("button[value=apply]")
        page.click("button[value=accept]")
    page.click("summary:has-text('Edit the sentence')")
    page.fill("#text", "Prevalence is expected to grow by 12% per year.")
    page.click("#save")
    page.click("button[value=accept]")
    page.click("button[value=apply]")
    page.click("button[value=accept]")
    page.click("text=supported at once")
    page.click("button:has-text('Accept all')")
    page.click("button:has-text('Sign off')")
    assert "Released by Anna" in page.inner_text(".gate")
    assert desk.review(example.id).clear


def test_drafts_are_added_through_the_page(desk: Desk, as_editor: Callable[..., Page]) -> None:
    page = as_editor()
    expect(page.locator("h1")).to_have_text("Nothing to check yet")
    page.set_input_files("input[name=draft_file]", EXAMPLES / "draft.md")
    page.set_input_files("input[name=release_file]", [EXAMPLES / "release.md"])
    page.click("text=Add and check")
    expect(page.locator(".gate")).to_contain_text("0 of 11 settled")
    assert [row.claims for row in desk.drafts()] == [11]


def test_keys_rest_while_somebody_writes_and_with_modifiers(
    desk: Desk, example: Draft, as_editor: Callable[..., Page]
) -> None:
    page = as_editor(path=item_path(desk, example, "more than half"))
    hands = Hands(page)
    hands.press("n")
    hands.type("a real note, r and all")
    hands.press("Escape", "3")
    assert page.input_value("select[name=reason]") == Reason.OTHER_SOURCE
    for key in ("Control+r", "Alt+a", "Control+s"):
        page.locator("body").dispatch_event(
            "keydown", {"key": key[-1], "ctrlKey": "Control" in key, "altKey": "Alt" in key}
        )
    assert desk.history(example.id) == []
    hands.press("?")
    expect(page.locator("dialog")).to_be_visible()
    hands.press("a", "Escape")
    expect(page.locator("dialog")).to_be_hidden()
    assert desk.history(example.id) == []
    hands.go("s")
    [made] = desk.history(example.id)
    assert (made.action, made.reason, made.note) == (Action.NEEDS_SOURCE, Reason.OTHER_SOURCE, "a real note, r and all")
    hands.go("u")
    expect(page.locator("h1")).to_contain_text("more than half")
    assert desk.review(example.id).items[1].standing is Standing.OPEN


def test_next_and_previous_go_round_the_open_claims(desk: Desk, example: Draft, as_editor: Callable[..., Page]) -> None:
    page = as_editor(path="/drafts/1")
    hands = Hands(page)
    hands.go("j")
    first = page.url
    hands.go("j", "k")
    assert page.url == first
    hands.go("k")
    assert page.url != first
    hands.go("g", "g")
    expect(page.locator("h1")).to_have_text("Drafts")


def test_turned_off_keys_do_nothing(desk: Desk, example: Draft, as_editor: Callable[..., Page]) -> None:
    page = as_editor(path="/keys")
    page.get_by_role("button", name="Turn them off").click()
    page.goto(page.url.replace("/keys", item_path(desk, example, "more than half")))
    Hands(page).press("a", "?")
    expect(page.locator("dialog")).to_be_hidden()
    assert desk.history(example.id) == []


def test_an_edit_that_is_not_right_stays_open_to_be_mended(
    desk: Desk, example: Draft, as_editor: Callable[..., Page]
) -> None:
    page = as_editor(path=item_path(desk, example, "540 million"))
    hands = Hands(page)
    hands.press("e", "Control+a")
    hands.type("One group gets 999 million CAR+T cells.")
    hands.go("Control+Enter")
    expect(page.locator(".notice")).to_contain_text("It is not right yet")
    expect(page.locator("#text")).to_be_visible()
    hands.go("u")
    assert "540 million" in desk.document(desk.draft(example.id).versions[-1].sha256).text


def test_two_editors_at_once_lose_nothing(desk: Desk, example: Draft, as_editor: Callable[..., Page]) -> None:
    path = item_path(desk, example, "540 million")
    anna, ben = as_editor("Anna", path), as_editor("Ben", path)
    ben.expected.append("409")  # type: ignore[attr-defined]
    Hands(anna).go("c")
    hands, mine = Hands(ben), "Ben would say: 150 million and 450 million CAR+T cells."
    hands.press("n")
    hands.type("asked the trial office")
    hands.press("Escape", "e", "Control+a")
    hands.type(mine)
    hands.go("Control+Enter")
    expect(ben.locator("h1")).to_have_text("Somebody else was there first")
    expect(ben.locator(".history")).to_contain_text("Anna edited")
    expect(ben.locator("textarea[name=text]")).to_have_value(mine)
    expect(ben.locator("textarea[name=note]")).to_have_value("asked the trial office")
    assert [made.editor for made in desk.history(example.id)] == ["Anna"]
    ben.get_by_role("button", name="Put your sentence in its place").click()
    made = desk.history(example.id)
    assert [(each.editor, each.action) for each in made] == [("Anna", "edit"), ("Ben", "edit")]
    assert (made[1].text, made[1].note) == (mine, "asked the trial office")
    assert mine in desk.document(desk.draft(example.id).versions[-1].sha256).text


def test_a_second_reader_settles_what_the_first_accepted(
    desk: Desk, example: Draft, as_editor: Callable[..., Page]
) -> None:
    desk.ask_second_reader(example.id, SecondReader.OVERRULED, by="Anna")
    path = item_path(desk, example, "more than half")
    anna, ben = as_editor("Anna", path), as_editor("Ben", path)
    Hands(anna).go("a")
    ben.reload()
    expect(ben.locator(".now")).to_contain_text("waits for a second reader")
    Hands(ben).go("a")
    assert desk.review(example.id).items[1].standing is Standing.ACCEPTED


def test_a_page_says_when_others_have_decided(
    desk: Desk, example: Draft, address: str, as_editor: Callable[..., Page]
) -> None:
    page = as_editor("Anna")
    page.clock.install()
    page.goto(f"{address}/drafts/1")
    settle(desk, desk.review(example.id), "Ben")
    page.clock.run_for(10_500)
    expect(page.locator("#news")).to_have_text("11 new decisions by Ben: reload")
    page.get_by_role("link", name="reload").click()
    expect(page.locator(".gate")).to_contain_text("Nothing is open")


def test_a_draft_of_two_releases_names_them(desk: Desk, as_editor: Callable[..., Page]) -> None:
    for name, text in (
        ("first.md", "# First\n\nAcme hired 40 people."),
        ("second.md", "# Second\n\nAcme lost 7 mills."),
    ):
        desk.add_release(Text.of(text.encode(), name), by="Anna")
    draft = desk.add_draft(Text.of(b"Acme hired 40 people. Acme lost 9 mills.", "d.md"), [1, 2], by="Anna")
    page = as_editor("Anna", item_path(desk, draft, "mills"))
    expect(page.locator(".pane.source h2")).to_contain_text("Second")
