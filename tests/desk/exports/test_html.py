"""The clean text as a page: links there and back, one policy, and text that stays text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.desk.exports import html
from factcheck.desk.exports.dossier import Dossier
from factcheck.errors import InputError
from tests.desk.exports.test_blocks import DRAFT
from tests.desk.samples import ADDRESS, accept_all, make_dossier, make_example
from tests.render.samples import HOSTILE

RELEASE = "Sales rose 5% in 2023. Revenue was $2 million."
KNOWN = {
    *"html head meta title style body a main p span article h1 h2 h3 sup ul ol li strong section q".split(),
    *"footer dl dt dd div table thead tbody tr th td".split(),
}
VOID = {"meta"}


class Page(HTMLParser):
    """What a page is made of: tags, ids, targets of links; it fails where tags do not match."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        assert not [name for name in given if name.startswith("on") or name in ("style", "src")]
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page(dossier: Dossier) -> Page:
    return Page(html.export(dossier, anyway=True).decode())


def test_every_footnote_link_resolves_both_ways() -> None:
    for dossier in (make_example(), make_example(settled=False), make_dossier(DRAFT, RELEASE)):
        made = page(dossier)
        count = len(dossier.review.items)
        assert len(made.ids) == len(set(made.ids))
        for number in range(1, count + 1):
            assert made.links.count(f"#note-{number}") == made.ids.count(f"note-{number}") == 1
            assert made.links.count(f"#mark-{number}") == made.ids.count(f"mark-{number}") == 1
        assert {link[1:] for link in made.links if link.startswith("#")} <= set(made.ids)


def test_the_page_needs_nothing_else() -> None:
    text = html.export(make_example(url=ADDRESS)).decode()
    made = Page(text)
    assert "script" not in made.tags
    assert "default-src &#39;none&#39;; style-src &#39;sha256-" in text
    outside = [link for link in made.links if not link.startswith("#")]
    assert {link.partition("#")[0] for link in outside} == {ADDRESS}


def test_an_open_text_says_so_first() -> None:
    text = html.export(make_example(settled=False), anyway=True).decode()
    assert text.index("Not released: 11 claims open") < text.index("<article>")
    assert "Not released" not in html.export(make_example()).decode()


def test_lists_are_nested_as_in_the_draft() -> None:
    text = html.export(make_dossier(DRAFT, RELEASE), anyway=True).decode()
    article = re.sub(r"<sup.*?</sup>|\n", "", text[text.index("<article>") : text.index("</article>")])
    assert '<li value="2">two<ul><li>nested<ul><li>deeper</li></ul></li></ul></li></ol><ul><li>a</li>' in article
    assert "<strong>Trial.</strong> Sales rose" in article


def test_hostile_text_is_text() -> None:
    words = HOSTILE.replace("\ud800", "")
    release = f"# {words}\n\nSales rose 5% {words}"
    made = page(accept_all(make_dossier(f"{release}\n\n- {words}", release), note=words))
    assert set(made.tags) <= KNOWN
    assert [link for link in made.links if not link.startswith("#")] == []
    shown = "".join(made.words)
    assert "<b onclick='x()'>html</b>" in shown
    assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2069]", shown)


@pytest.mark.parametrize("url", ["javascript:alert(1)", 'https://a.example/"onload=x', "data:text/html,x"])
def test_an_address_that_is_none_makes_no_link(url: str) -> None:
    release = f"---\nurl: '{url}'\n---\n\n{RELEASE}"
    made = page(make_dossier("Sales rose 5% in 2023.", release))
    assert [link for link in made.links if not link.startswith("#")] == []


@given(st.text(st.sampled_from("ab <>'\"&;/!-=\n#*|\u202e\x00\ufffe"), max_size=60))
def test_whatever_is_written_stays_text(words: str) -> None:
    try:
        made = page(make_dossier(f"x{words}\n\n- {words}", f"{words}\n\n{RELEASE}", title=f"{words}"))
    except InputError:
        return
    assert set(made.tags) <= KNOWN
