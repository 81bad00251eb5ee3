"""What a notebook shows: all of a result, in both themes and with no style at all, and nothing of a document acts."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

import factcheck
from factcheck.render import notebook
from factcheck.render.citations import Citations
from tests.browser import serious_faults
from tests.render.samples import (
    HOSTILE,
    make_audit,
    make_brief,
    make_cited_brief,
    make_contradicting,
    make_document,
    make_factsheet,
    make_judged,
    make_report,
)

EXAMPLES = Path(__file__).parents[2] / "examples"
MAKERS = (make_report, make_judged, make_contradicting, make_factsheet, make_brief, make_document, make_audit)
EVIL = (
    "</style><script>document.title = 'run'</script><img src=x onerror=\"document.title = 'run'\">"
    '<a href="javascript:document.title = \'run\'">a</a>" onmouseover="document.title = \'run\'" '
    + HOSTILE
    + "w" * 10_000
)
STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
PAGE = '<!doctype html><html lang="en"><title>A notebook</title><body{0}><main>{1}</main></body></html>'


class Tags(HTMLParser):
    """What is in a fragment."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(fragment)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def shown(value: Any) -> str:
    fragment = value._repr_html_()
    assert isinstance(fragment, str)
    return fragment


@pytest.fixture(scope="module")
def examples() -> dict[str, Any]:
    """Everything that is shown, of the example release."""
    release = factcheck.read(EXAMPLES / "release.md")
    return {
        "document": release,
        "report": factcheck.check(EXAMPLES / "draft.md", release, omissions=True),
        "brief": factcheck.brief(release, preset="note"),
        "facts": factcheck.extract(release),
        "audit": factcheck.audit(EXAMPLES / "draft.md", release, mutants=20),
    }


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("text", ["Sales rose 4% in 2025.", EVIL])
def test_a_fragment_is_whole_and_holds_nothing_that_acts(make: Any, text: str) -> None:
    fragment = shown(make(text))
    tags = Tags(fragment)
    assert tags.open == []
    assert not {tag for tag, _ in tags.seen} & {"script", "img", "link", "iframe", "object", "form", "html", "body"}
    names = {name for _, attributes in tags.seen for name in attributes}
    assert names <= {"class", "scope", "aria-hidden"}
    assert fragment.count("<style>") == 1
    assert not set(STYLE.sub("", fragment)) & set("\x1b\x9b\u202e\u2066\ud800")


@pytest.mark.parametrize("link", ["javascript:alert(1)", "https://example.org/a#:~:text=b"])
def test_only_an_address_of_the_web_is_a_link(link: str) -> None:
    hrefs = [a["href"] for tag, a in Tags(shown(make_cited_brief(link))).seen if tag == "a"]
    assert hrefs == ([link] if link.startswith("https") else [])


def test_the_style_reaches_nothing_else() -> None:
    [style] = STYLE.findall(shown(make_report()))
    bare = re.sub(r"/\*.*?\*/", "", style.removeprefix("<style>").removesuffix("</style>"), flags=re.DOTALL)
    for selectors in re.findall(r"([^{}]+)\{", bare):
        if not selectors.strip().startswith("@"):
            assert all(".factcheck" in selector for selector in re.split(r",(?![^(]*\))", selectors)), selectors
    assert "url(" not in bare
    assert "@import" not in bare


@pytest.mark.parametrize("marker", notebook._DARK + notebook._LIGHT)
def test_every_notebook_s_theme_has_all_colours(marker: str) -> None:
    [style] = STYLE.findall(shown(make_report()))
    [block] = re.findall(re.escape(f"{marker} .factcheck") + r"[^{]*\{([^}]*)\}", style)
    names = set(re.findall(r"(--[a-z-]+):", block))
    assert {"--paper", "--ink", "--accent", "--contradicted", "--not-found-soft"} <= names
    assert ("color-scheme: dark" in block) == (marker in notebook._DARK)


def test_a_report_reads_well_without_style(examples: dict[str, Any]) -> None:
    words = " ".join(re.sub(r"<[^>]+>", "", STYLE.sub("", shown(examples["report"]))).split())
    assert words.startswith("11 claims ✓ 6 supported ! 1 qualified ✗ 4 contradicted")
    assert "received over eight years. ✗2" in words
    assert "the release says 450 million CAR+T cells NUM101" in words
    assert "To make it right: change “more than half” to “fewer than half”" in words
    assert "About NEXICART-2, 2935:3121" in words
    assert words.endswith("checked by rules, no model was asked")


def test_the_words_that_are_wrong_stand_out(examples: dict[str, Any]) -> None:
    assert "<strong>540 million CAR+T cells</strong>" in shown(examples["report"])


def test_a_brief_cites_and_a_document_tells_its_parts(examples: dict[str, Any]) -> None:
    brief = shown(examples["brief"])
    assert "<sup> [1][2]</sup>" in brief
    assert brief.count("<li><span") == len(Citations(examples["brief"]).passages)
    document = shown(examples["document"])
    assert document.count("<details") == len(examples["document"].sections)
    assert "New England Journal of Medicine carried" in document
    assert "approximately 33,277 patients" in shown(examples["facts"])


def test_what_is_long_is_cut_and_says_so() -> None:
    report = factcheck.check("Sales rose 9% last year.\n\n" * 300, "Sales rose 4% last year.")
    fragment = shown(report)
    assert fragment.count("<details") == notebook.LIMIT
    assert "100 more claims" in fragment
    document = factcheck.read("Sales rose 4% last year.\n\n" * 20_000)
    assert len(shown(document)) < 300_000


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1280, 390])
def test_looks_right_in_a_browser(
    new_page: Callable[..., Page], examples: dict[str, Any], width: int, dark: bool
) -> None:
    page = new_page(width=width, dark=dark)
    for name, value in examples.items():
        page.set_content(PAGE.format("", shown(value)))
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        assert serious_faults(page) == [], name


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("where", ['data-jp-theme-light="{0}"', 'class="vscode-{1}"'])
def test_the_theme_of_the_notebook_goes_before_that_of_the_system(
    new_page: Callable[..., Page], dark: bool, where: str
) -> None:
    body = " " + where.format("false" if dark else "true", "dark" if dark else "light")
    page = new_page(dark=not dark)
    page.set_content(PAGE.format(body, shown(make_report())))
    paper = page.evaluate("getComputedStyle(document.querySelector('.factcheck')).backgroundColor")
    brightness = sum(int(part) for part in re.findall(r"\d+", paper)[:3])
    assert (brightness < 200) == dark
    assert serious_faults(page) == []


@pytest.mark.browser
@pytest.mark.parametrize("make", MAKERS)
def test_hostile_text_runs_nothing_and_breaks_nothing(new_page: Callable[..., Page], make: Any) -> None:
    page = new_page(width=390)
    page.set_content(PAGE.format("", shown(make(EVIL))))
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.mouse.move(100, 100)
    assert page.title() == "A notebook"
    assert page.locator("script, img, a").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
