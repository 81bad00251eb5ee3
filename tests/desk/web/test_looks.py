"""Every page in both themes, wide and narrow: readable, no wider than the screen, and nothing in it acts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from factcheck.desk.model import Action, Draft, Reason, SecondReader, Text
from factcheck.desk.service import Desk
from tests.browser import serious_faults
from tests.desk.made import decide, item_with

pytestmark = pytest.mark.browser

LOOKS = [(1280, False), (390, False), (1280, True), (390, True)]
EVIL = "<script>hurt()</script><img src=x onerror=hurt()><svg/onload=hurt()>"
LONG = "W" * 10_000
HOSTILE_RELEASE = f"""---
title: "{EVIL} release"
---

# {EVIL} [click](javascript:hurt()) \u202egnp.exe\u202c

Sales of \u200bthe {EVIL} unit rose 11% to $20\x00 million. {LONG} closed 7 mills.

- \u2066Acme\u2069 has 900 employees, said "><script>hurt()</script> & 'onmouseover=hurt()'.

| what | {{{{ 7 * 7 }}}} |
|---|---|
| {EVIL} | 12 |

[fine]: javascript:hurt()
<a href="javascript:hurt()">bid</a> <style>body {{ display: none }}</style> <base href="http://evil.example/">
"""
HOSTILE_DRAFT = f"""# {EVIL} "onclick=hurt() draft \u202eevil\u202c

Sales of the {EVIL} unit rose\x00 12%. {LONG} closed 9 mills. \u2066Acme\u2069 has 900 employees.

- [Sales rose 13%](javascript:hurt()) \u200b\u200b</textarea><script>hurt()</script>

| what | much |
|---|---|
| {EVIL} | 13 |
"""


@pytest.fixture
def pages(desk: Desk, example: Draft) -> list[str]:
    """The addresses of every kind of page, on a desk where something has happened."""
    review = desk.review(example.id)
    rejected, edited = item_with(review, "second half"), item_with(review, "540 million")
    decide(desk, review, rejected, Action.REJECT, editor="Ben", note="Ask the company first.")
    words = edited.verdict.correction.text if edited.verdict.correction else ""
    decide(desk, review, edited, Action.EDIT, editor="Anna", text=words, reason=Reason.CORRECTED)
    desk.ask_second_reader(example.id, SecondReader.ALL, by="Anna")
    accepted = item_with(review, "Orphan")
    decide(desk, desk.review(example.id), accepted, editor="Ben")
    claims = [f"/drafts/1/claims/{item.claim_key}" for item in desk.review(example.id).items]
    fixed = ["/", "/?search=none", "/you", "/keys", "/add", "/overrides", "/releases", "/releases/1", "/drafts/1"]
    return [
        *fixed,
        "/drafts/1/supported",
        claims[1],
        claims[3],
        claims[6],
        claims[9],
        claims[10],
        claims[5] + "?checked=1",
    ]


def visit(page: Page, address: str, path: str) -> None:
    page.context.add_cookies([{"name": "desk_editor", "value": "Anna", "url": address}])
    page.goto(f"{address}{path}")


def is_too_wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize(("width", "dark"), LOOKS)
def test_no_page_is_hard_to_read_or_wider_than_the_screen(
    new_page: Callable[..., Page], address: str, pages: list[str], width: int, dark: bool
) -> None:
    page = new_page(width=width, dark=dark)
    found = []
    for path in pages:
        visit(page, address, path)
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        found += [f"{path}: {fault}" for fault in serious_faults(page)]
        if is_too_wide(page):
            found.append(f"{path}: wider than {width}")
    assert found == []


@pytest.mark.parametrize("dark", [False, True])
def test_refusals_conflicts_and_an_empty_desk_are_as_readable(
    new_page: Callable[..., Page], address: str, desk: Desk, dark: bool
) -> None:
    page = new_page(width=390, dark=dark)
    page.expected.extend(["404", "409"])  # type: ignore[attr-defined]
    for path in ("/", "/drafts/7", "/nowhere"):
        visit(page, address, path)
        assert serious_faults(page) == []
        assert not is_too_wide(page)


@pytest.mark.parametrize("width", [1280, 390])
def test_hostile_texts_do_nothing(new_page: Callable[..., Page], address: str, desk: Desk, width: int) -> None:
    page = new_page(width=width)
    page.add_init_script("window.hurt = () => { window.hurtful = true; };")
    release = desk.add_release(Text.of(HOSTILE_RELEASE.encode(), f"{EVIL}.md"), by=EVIL[:50])
    draft = desk.add_draft(
        Text.of(HOSTILE_DRAFT.encode(), "../<b>.md"), [release.id], by="Anna", assignee=EVIL[:50], title=EVIL
    )
    review = desk.review(draft.id)
    decide(desk, review, review.open[0], Action.REJECT, editor=EVIL[:50], note=f"{EVIL}\x00\u202e")
    claims = [f"/drafts/1/claims/{item.claim_key}" for item in review.items]
    assert len(claims) >= 4
    for path in (
        "/",
        "/add",
        "/releases",
        "/releases/1",
        "/drafts/1",
        "/drafts/1/supported",
        "/drafts/1/report",
        *claims,
    ):
        visit(page, address, path)
        assert page.evaluate("window.hurtful === undefined"), path
        assert page.locator("a[href^='javascript'], main script, main img, main base, main style").count() == 0, path
        assert not is_too_wide(page), path
        assert "\u202e" not in page.content(), path
        if "report" not in path:
            assert page.locator("main").is_visible(), path
            assert serious_faults(page) == [], path


def test_a_hostile_sentence_comes_back_from_the_field_as_it_was(
    new_page: Callable[..., Page], address: str, desk: Desk
) -> None:
    words = f'Sales rose 12% & {EVIL} "quoted" </textarea> in \u2066May\u2069.'
    desk.add_release(Text.of(b"Sales rose 11% in May.", "r.md"), by="Anna")
    draft = desk.add_draft(Text.of(words.encode(), "d.md"), [1], by="Anna")
    [item] = desk.review(draft.id).items[:1]
    page = new_page()
    visit(page, address, f"/drafts/1/claims/{item.claim_key}")
    page.keyboard.press("e")
    assert page.input_value("#text") == words[item.verdict.start : item.verdict.end]
    page.keyboard.type(" Added.")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    assert desk.document(desk.draft(1).versions[-1].sha256).text.startswith(words[: item.verdict.end] + " Added.")
