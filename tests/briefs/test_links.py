from __future__ import annotations

from urllib.parse import unquote

import pytest

from factcheck.briefs.compose import compose
from factcheck.briefs.links import Linker
from factcheck.source.model import Span
from factcheck.source.readers import read
from tests.briefs.releases import TRIAL

URL = "https://news.example.com/a?id=1"


def _link(body: str, quote: str, *, last: bool = False, title: str = "A") -> str | None:
    document = read(f"---\ntitle: {title}\nurl: {URL}\n---\n{body}\n")
    start = document.text.rindex(quote) if last else document.text.index(quote)
    return Linker(document).link(Span(start, start + len(quote)))


@pytest.mark.parametrize(
    ("body", "quote", "fragment"),
    [
        (
            "Sales rose 4%, to $5 million.",
            "Sales rose 4%, to $5 million.",
            "Sales%20rose%204%25%2C%20to%20%245%20million.",
        ),
        ("Q-1 & Q-2 sold well.", "Q-1 & Q-2 sold well.", "Q%2D1%20%26%20Q%2D2%20sold%20well."),
        # Marks are not on the page.
        (
            "Sales **rose** [4%](https://x.example.com).",
            "Sales **rose** [4%](https://x.example.com).",
            "Sales%20rose%204%25.",
        ),
        (
            "Verkäufe stiegen auf 5\u00a0€.",
            "Verkäufe stiegen auf 5\u00a0€.",
            "Verk%C3%A4ufe%20stiegen%20auf%205%20%E2%82%AC.",
        ),
    ],
)
def test_a_unique_passage_is_its_own_fragment(body: str, quote: str, fragment: str) -> None:
    assert _link(body, quote) == f"{URL}#:~:text={fragment}"


def test_a_passage_that_stands_twice_gets_what_stands_before_it() -> None:
    link = _link(
        "In Oslo boats were sold.\n\nSales rose.\n\nIn Bergen nets were sold.\n\nSales rose.", "Sales rose.", last=True
    )
    assert link == f"{URL}#:~:text=Bergen%20nets%20were%20sold.-,Sales%20rose."


def test_a_passage_that_the_title_has_too_and_that_opens_the_text_gets_what_stands_behind_it() -> None:
    assert _link("Sales rose. Nets were sold.", "Sales rose.", last=True, title="Sales rose.") == (
        f"{URL}#:~:text=Sales%20rose.,-Nets%20were%20sold."
    )


def test_a_long_passage_is_given_by_its_ends() -> None:
    quote = " ".join(f"word{n}" for n in range(80)) + "."
    link = _link(quote, quote)
    assert link is not None
    fragment = unquote(link.partition("#:~:text=")[2])
    assert fragment == "word0 word1 word2 word3 word4 word5,word74 word75 word76 word77 word78 word79."


def test_without_an_address_there_are_no_links() -> None:
    assert Linker(read("Sales rose.\n")).link(Span(0, 11)) is None
    assert all(c.link is None for s in compose(read(TRIAL)).sentences for c in s.citations)


def test_the_citations_of_a_brief_have_links() -> None:
    brief = compose(read(TRIAL.replace('date: "2025', f'url: {URL}\ndate: "2025')))
    links = [c.link for s in brief.sentences for c in s.citations] + [f.citation.link for f in brief.figures]
    assert brief.source.url == URL
    assert links
    assert all(link is not None and link.startswith(f"{URL}#:~:text=") for link in links)
