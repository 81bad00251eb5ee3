"""Markdown in which text of a document is text."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factcheck.render import markdown
from factcheck.render.safe import one_line
from tests.render import samples

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
LINE = st.text(st.characters(exclude_categories=["Cs"])).map(one_line).filter(bool)
MARKUP_HEAVY = st.text("\\`*_[]()<>#+-=!|~&;:/.1 \tax@$'\"", min_size=1).map(one_line).filter(bool)
VIEWS = {
    "report": lambda text: markdown.report(samples.make_report(text)),
    "judged": lambda text: markdown.report(samples.make_judged(text)),
    "listing": lambda text: markdown.listing(samples.make_listing(text)),
    "factsheet": lambda text: markdown.factsheet(samples.make_factsheet(text)),
    "audit": lambda text: markdown.audit(samples.make_audit(text)),
    "contradicting": lambda text: markdown.report(samples.make_contradicting(text)),
    "brief": lambda text: markdown.brief(samples.make_brief(text)),
    "rules": lambda text: markdown.rules(samples.make_rules(text)),
    "outline": lambda text: markdown.outline(samples.make_document(text), sentences=True),
}


def rendered_text(text: str) -> str:
    page = PARSER.render(markdown.escape(text))
    assert page.startswith("<p>"), page
    assert page.count("<") == 2, page
    return html.unescape(page.removeprefix("<p>").removesuffix("</p>\n"))


@given(LINE | MARKUP_HEAVY)
def test_escaped_text_is_one_paragraph_that_says_the_same(text: str) -> None:
    assert rendered_text(text).strip() == text.strip()


@pytest.mark.parametrize("text", samples.AT_START)
def test_nothing_begins_a_block(text: str) -> None:
    assert rendered_text(text) == one_line(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("grew 12% to $3.6 billion, p<0.01 (n=40)", r"grew 12% to \$3.6 billion, p\<0.01 (n=40)"),
        ("AT&T", "AT&T"),
        ("&copy; &#60;", r"\&copy; \&\#60;"),
        ("Phase 1b/2: NCT06097832", "Phase 1b/2: NCT06097832"),
        ("see https://a.example, www.a.example", r"see https\://a.example, www\.a.example"),
        ("2025. A year", r"2025\. A year"),
    ],
)
def test_no_more_is_escaped_than_must_be(text: str, written: str) -> None:
    assert markdown.escape(text) == written


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_text_makes_no_markup(view: str) -> None:
    shown = VIEWS[view](samples.HOSTILE)
    shown.encode()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    harmless, hostile = (re.findall(r"<(\w+)", PARSER.render(VIEWS[view](text))) for text in ("words", samples.HOSTILE))
    assert hostile == harmless


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("text", samples.AT_START)
def test_no_line_begins_what_it_should_not(view: str, text: str) -> None:
    harmless, hostile = (re.findall(r"<(\w+)", PARSER.render(VIEWS[view](said))) for said in ("words", text))
    assert hostile == harmless


def test_a_report() -> None:
    shown = markdown.report(samples.make_report("140 patients"))
    assert shown.startswith("# Check of draft.md\n\n- against release.md: 140 patients\n\n## ✗ contradicted `NUM100`\n")
    assert "\n> 140 patients\n\nthe release says 140 patients (draft 33:45)\n" in shown
    assert "\nAlso `SUB200`: other 140 patients\n" in shown
    assert "\n- “140 patients” (140 patients, 812:824)\n" in shown
    assert "**5 claims: 1 supported, 1 qualified, 1 contradicted, 1 not found, 1 unverified**" in shown


def test_a_brief_without_a_title_has_no_bare_heading() -> None:
    untitled = samples.make_brief().model_copy(update={"title": ""})
    assert markdown.brief(untitled).startswith("1. ")


def test_a_brief() -> None:
    shown = markdown.brief(samples.make_brief("Half."))
    assert shown.startswith("# Half.\n\n1. Half. \\[1\\]\n2. Half. \\[1\\] **(! qualified `LIM400`)**\n")
    assert "| Half. | Half. | \\[2\\] |" in shown
    assert "- `OMI900` Half.: “Half.” (Half., 10:15)" in shown


def test_what_a_draft_leaves_out() -> None:
    omissions = samples.make_brief("Half.").omissions
    shown = markdown.report(samples.make_report().model_copy(update={"omissions": omissions}))
    assert "\n## Left out\n\n- `OMI900` Half.: “Half.” (Half., 10:15)\n\n**" in shown


def test_what_a_model_decided_and_doubts_is_told_apart() -> None:
    shown = markdown.report(samples.make_judged("140 patients"))
    assert "## ✗ contradicted `NUM100`, decided by the model\n" in shown
    assert "*doubt: the model would call this qualified: 140 patients*\n\n- “140 patients” (" in shown


def test_a_listing() -> None:
    assert markdown.listing(samples.make_listing("set")) == "# set\n\n- key: set\n- set: no\n"


def test_a_brief_under_headings_with_links_and_scores() -> None:
    brief = samples.make_cited_brief("https://example.com/a#:~:text=Half.")
    shown = markdown.brief(brief)
    assert "## What happened\n\n1. Half. [\\[1\\]](<https://example.com/a#:~:text=Half.>)" in shown
    assert "## Risks\n\n2. Less." in shown
    assert "citation recall 100%" in shown
    assert "precision 50% (1 of 2 citations are needed)" in shown


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "https://example.com/> <b>", "https://example.com/\n\n# x", "https://example.com/\u202e"],
)
def test_what_is_no_safe_link_is_none(link: str) -> None:
    shown = markdown.brief(samples.make_cited_brief(link))
    assert link not in shown
    assert "1. Half. \\[1\\]" in shown


def test_says_where_the_release_contradicts_itself() -> None:
    found = samples.make_contradicting("Half.").source_findings
    heading = "## The release contradicts itself: ask the company\n\n`CON106` Half.\n"
    assert heading in markdown.report(samples.make_contradicting("Half."))
    assert heading in markdown.brief(samples.make_brief("Half.").model_copy(update={"source_findings": found}))
    assert heading in markdown.outline(samples.make_document(), consistency=found)
    assert "**no place found" in markdown.outline(samples.make_document(), consistency=())
