"""A report in a real browser: what a click does, what a keyboard can, what a hostile release cannot, and paper."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page

import factcheck
from factcheck.render import html
from factcheck.verify.codes import CODES
from tests.browser import serious_faults
from tests.render import samples
from tests.render.html.test_report_page import EXAMPLES, HOSTILE_DRAFT, HOSTILE_RELEASE, page_of

pytestmark = pytest.mark.browser
NewPage = Callable[..., Page]

LONG = " ".join(f"Unit {n} sold {n + 1000 + n % 3} boats in 2024." for n in range(200))
LONG_RELEASE = "\n\n".join(
    f"**Part {n}**\n\nUnit {n} sold {n + 1000} boats in 2024. It has {n + 2} yards and a crew." for n in range(1200)
)
IN_VIEW = """id => {
  const box = document.getElementById(id).getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
}"""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Reports of several kinds, as files."""
    folder = tmp_path_factory.mktemp("pages")
    draft, release = (factcheck.read(EXAMPLES / f"{name}.md") for name in ("draft", "release"))
    made = {
        "example": html.report(factcheck.check(draft, release, model=False), draft=draft, sources=[release]),
        "hostile": page_of(HOSTILE_DRAFT, HOSTILE_RELEASE, HOSTILE_RELEASE, omissions=True),
        "judged": html.report(samples.make_judged()),
        "contradicting": html.report(samples.make_contradicting()),
        "long": page_of(LONG, LONG_RELEASE),
        "brief": html.brief(factcheck.brief(release, model=False)),
        "facts": html.factsheet(factcheck.extract(release, model=False)),
        "audit": html.audit(samples.make_audit()),
        "outline": html.outline(release, sentences=True, consistency=()),
        "rules": html.rules(CODES.values()),
    }
    for name, text in made.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    return {name: folder / f"{name}.html" for name in made}


def opened(new_page: NewPage, path: Path, **options: object) -> Page:
    page = new_page(reduced_motion="reduce", **options)
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("name", ["example", "hostile"])
def test_nothing_serious_in_a_report_at_any_width_in_any_light(
    new_page: NewPage, pages: dict[str, Path], name: str
) -> None:
    for width, dark in product((1280, 390), (False, True)):
        page = opened(new_page, pages[name], width=width, dark=dark)
        assert serious_faults(page) == []
        assert page.evaluate(WIDER) == 0


@pytest.mark.parametrize("name", ["judged", "contradicting", "brief", "facts", "audit", "outline", "rules"])
def test_nothing_serious_in_any_page(new_page: NewPage, pages: dict[str, Path], name: str) -> None:
    page = opened(new_page, pages[name], width=390, dark=True)
    assert serious_faults(page) == []
    assert page.evaluate(WIDER) == 0


def test_a_click_on_a_claim_shows_its_passage_beside_it(new_page: NewPage, pages: dict[str, Path]) -> None:
    page = opened(new_page, pages["example"])
    page.locator("#d7").scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    page.click("#d7")
    target = page.locator(":target")
    assert "first half of 2025" in target.inner_text()
    assert page.evaluate(IN_VIEW, target.get_attribute("id"))
    assert page.evaluate("scrollY") == before
    marked, other = (
        page.locator(s).first.evaluate("e => getComputedStyle(e).backgroundColor")
        for s in (":target", ".used:not(:target)")
    )
    assert marked != other
    page.get_by_role("link", name="claim 7, contradicted").last.click()
    assert page.locator(":target").get_attribute("id") == "c7"
    assert "first half of 2025" in page.locator("#c7").inner_text()


def test_a_click_on_a_number_leads_to_the_card_and_on_to_the_passage(new_page: NewPage, pages: dict[str, Path]) -> None:
    page = opened(new_page, pages["example"], width=390)
    page.click("#d6 + .ref")
    card = page.locator("#c6:target")
    for words in ("contradicted", "NUM101 other-value", "540 million", "450 million CAR+T cells", "To make it right"):
        assert words in card.inner_text()
    card.get_by_role("link", name=re.compile("^in the release")).click()
    assert "450 million" in page.locator(":target").inner_text()
    page.get_by_role("link", name="claim 6, contradicted").last.click()
    page.click("#c6 .head a")
    assert page.locator("#d6:target").count() == 1


def test_overlapping_passages_are_lit_from_end_to_end(new_page: NewPage, tmp_path: Path) -> None:
    text = "| Boats | 2024 | 2023 |\n|---|---|---|\n| Sold | 40 | 30 |\n| Built | 41 | 31 |\n"
    (tmp_path / "page.html").write_text(page_of("Boats sold came to 40 in 2024.", text), "utf-8")
    page = opened(new_page, tmp_path / "page.html")
    link = page.locator("#d1").get_attribute("href") or ""
    page.click("#d1")
    colours = page.locator(f".{link[1:]}").evaluate_all("all => all.map(e => getComputedStyle(e).backgroundColor)")
    assert len(colours) > 1
    assert set(colours) == {page.locator(link).evaluate("e => getComputedStyle(e).backgroundColor")}


def test_by_keyboard_alone(new_page: NewPage, pages: dict[str, Path]) -> None:
    page = opened(new_page, pages["example"])
    focused = "document.activeElement"
    page.keyboard.press("Tab")
    assert page.evaluate(f"{focused}.className") == "skip"
    assert page.evaluate(f"{focused}.getBoundingClientRect().left") >= 0
    for _ in range(60):
        if page.evaluate(f"{focused}.id") == "d2":
            break
        page.keyboard.press("Tab")
        assert page.evaluate(f"getComputedStyle({focused}).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert "fewer than half" in page.locator(":target").inner_text()
    page.keyboard.press("Tab")
    assert page.evaluate(f"{focused}.textContent").strip() == "✗2claim 2, contradicted"
    page.keyboard.press("Enter")
    assert page.locator("#c2:target").count() == 1
    page.locator(".release").focus()
    page.keyboard.press("End")
    page.wait_for_function("document.querySelector('.release').scrollTop > 0")


def test_the_strip_leads_to_the_passages(new_page: NewPage, pages: dict[str, Path]) -> None:
    page = opened(new_page, pages["example"])
    page.locator(".strip rect.verdict-qualified").click()
    assert "is expected to enroll" in page.locator(":target").inner_text()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_hostile_release_does_nothing(new_page: NewPage, pages: dict[str, Path], width: int) -> None:
    page = opened(new_page, pages["hostile"], width=width)
    for link in page.locator("a.claim, a.ref, .card a").all()[:20]:
        link.click()
    assert page.evaluate("typeof window.hacked") == "undefined"
    assert page.evaluate("document.scripts.length + document.images.length + document.forms.length") == 0
    assert page.evaluate(WIDER) == 0
    assert page.evaluate("[...document.links].every(link => link.href.startsWith(document.URL.split('#')[0] + '#'))")


def test_a_report_needs_no_script_and_allows_none(new_page: NewPage, pages: dict[str, Path]) -> None:
    page = opened(new_page, pages["example"], java_script_enabled=False)
    page.click("#d7")
    assert "#p" in page.url
    page = opened(new_page, pages["example"])
    page.expected.extend(["Content Security Policy", "Content-Security-Policy"])  # type: ignore[attr-defined]
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'hacked = 1'}))")
    page.evaluate("document.body.setAttribute('style', 'display: none')")
    assert page.evaluate("typeof window.hacked") == "undefined"
    assert page.locator("h1").is_visible()


def test_a_long_report_can_be_used(new_page: NewPage, pages: dict[str, Path]) -> None:
    page = opened(new_page, pages["long"])
    page.click("a.claim >> nth=150")
    assert "Unit 150 sold" in page.locator(":target").inner_text()
    assert page.evaluate(IN_VIEW, page.locator(":target").get_attribute("id"))


@pytest.mark.parametrize("name", ["example", "hostile"])
def test_on_paper_both_texts_and_all_cards_are_there(
    new_page: NewPage, pages: dict[str, Path], tmp_path: Path, name: str
) -> None:
    page = opened(new_page, pages[name], dark=True)
    page.pdf(path=tmp_path / "report.pdf", format="A4")
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    reader = shutil.which("pdftotext")
    if reader is None or name == "hostile":
        return
    done = subprocess.run([reader, tmp_path / "report.pdf", "-"], capture_output=True, text=True, check=True)
    said = re.sub(r"\s+", " ", done.stdout)
    for words in ("What was not checked", "more than half", "fewer than half", "Forward-Looking Statements", "sha256"):
        assert words in said
    assert all(f"claim {n}" in said for n in range(1, 12))


@pytest.mark.parametrize("part", ["foresight", "soligenix"])
def test_real_releases(new_page: NewPage, data_dir: Path, tmp_path: Path, part: str) -> None:
    [path] = (data_dir / "releases").glob(f"*{part}*.md")
    release = factcheck.read(path)
    draft = factcheck.read("\n\n".join(release.quote(s.span).replace("1", "7") for s in release.sentences[:40]))
    report = factcheck.check(draft, release, model=False, omissions=True)
    (tmp_path / "page.html").write_text(html.report(report, draft=draft, sources=[release]), "utf-8")
    for width, dark in ((1280, False), (390, True)):
        page = opened(new_page, tmp_path / "page.html", width=width, dark=dark)
        assert serious_faults(page) == []
        assert page.evaluate(WIDER) == 0
        page.locator("a.claim[href^='#p']").first.click()
        assert page.evaluate(IN_VIEW, page.locator(":target").get_attribute("id"))
