"""Pages in which text of a document is text, whatever it holds."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.records import DocumentRecord
from factcheck.render import html
from factcheck.render.listing import Table
from factcheck.render.safe import one_line
from factcheck.verify.codes import CODES
from tests.render import samples
from tests.render.html.reading import assert_holds, read_page

ANY_TEXT = st.text(st.characters(exclude_categories=()), min_size=1)
MARKUP_HEAVY = st.text("<>&\"'=/ \n-!abscript;#x0", min_size=1)
VIEWS: dict[str, Callable[[str], str]] = {
    "report": lambda text: html.report(samples.make_report(text)),
    "judged": lambda text: html.report(samples.make_judged(text)),
    "contradicting": lambda text: html.report(samples.make_contradicting(text)),
    "listing": lambda text: html.listing(samples.make_listing(text)),
    "table": lambda text: html.table(Table(text, "rows", (text, "of"), ((text, text),), ({},), notes=(text,))),
    "factsheet": lambda text: html.factsheet(samples.make_factsheet(text)),
    "audit": lambda text: html.audit(samples.make_audit(text)),
    "brief": lambda text: html.brief(samples.make_brief(text)),
    "rules": lambda text: html.rules(samples.make_rules(text)),
    "outline": lambda text: html.outline(samples.make_document(text), sentences=True, consistency=()),
}


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_text_makes_no_element_and_no_attribute(view: str) -> None:
    hostile, harmless = (assert_holds(VIEWS[view](text)) for text in (samples.HOSTILE, "w" * len(samples.HOSTILE)))
    assert hostile.elements == harmless.elements
    assert [name for name, _ in hostile.attributes] == [name for name, _ in harmless.attributes]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b]", hostile.text)


@pytest.mark.parametrize("view", VIEWS)
@settings(max_examples=60, deadline=None)
@given(text=ANY_TEXT | MARKUP_HEAVY)
def test_no_text_makes_an_element_or_an_attribute(view: str, text: str) -> None:
    shown, harmless = read_page(VIEWS[view](text)), read_page(VIEWS[view]("w" * len(text)))
    if one_line(text):
        assert shown.elements == harmless.elements
        assert one_line(text).casefold() in shown.text.casefold()


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_has_one_title_one_main_part_and_headings_in_order(view: str) -> None:
    seen = assert_holds(VIEWS[view]("words"))
    assert seen.elements.count("title") == seen.elements.count("h1") == seen.elements.count("main") == 1
    levels = [int(name[1]) for name in seen.elements if re.fullmatch(r"h\d", name)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert seen.all("lang") == ["en"]


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_run_and_nothing_fetched(view: str) -> None:
    seen = assert_holds(VIEWS[view](samples.HOSTILE))
    assert not {"script", "link", "img", "iframe", "form", "base"} & set(seen.elements)
    assert not [name for name, _ in seen.attributes if name.startswith("on") or name in ("style", "src", "action")]


def test_a_link_of_a_brief_opens_the_release_and_nothing_else() -> None:
    made = samples.make_brief("words")
    [sentence, *rest] = made.sentences

    def linked(address: str) -> list[str]:
        passage = sentence.citations[0].model_copy(update={"link": address})
        one = sentence.model_copy(update={"citations": (passage,)})
        return read_page(html.brief(made.model_copy(update={"sentences": (one, *rest)}))).all("href")

    assert "https://a.example/release#:~:text=words" in linked("https://a.example/release#:~:text=words")
    for address in (
        "javascript:alert(1)",
        "data:text/html,x",
        "//a.example",
        "https://a.example/ onclick=x",
        " https://a",
    ):
        assert [link for link in linked(address) if not link.startswith("#")] == []


def test_the_rules_are_all_there() -> None:
    shown = read_page(html.rules(CODES.values())).text
    assert all(code in shown and rule.name in shown for code, rule in CODES.items())


def test_a_report_without_the_texts_says_so_and_has_every_claim_with_its_passages() -> None:
    seen = assert_holds(html.report(samples.make_judged("a passage")))
    assert "made without the texts" in seen.text
    assert {f"c{n}" for n in range(1, 6)} <= set(seen.all("id"))
    assert "1 supported" in seen.text
    assert "section" not in seen.all("role")


def test_the_foot_says_which_texts_rules_model_and_prompts() -> None:
    made = samples.make_judged("words")
    model = made.model.model_copy(update={"name": "a-model", "prompts": {"judge": "ab" * 32}}) if made.model else None
    source = DocumentRecord(path="release.md", sha256="5" * 64)
    shown = read_page(html.report(made.model_copy(update={"model": model, "sources": (source,)}))).text
    for word in ("5" * 64, "1" * 64, "a-model", "ab" * 32, "12,345 tokens in", "has no script"):
        assert word in shown
