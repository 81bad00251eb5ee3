"""What a browser makes of a page: its elements, their attributes, and its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

ELEMENTS = frozenset(
    "html head meta title style body a div main header section footer h1 h2 h3 p ul ol li dl dt dd table "
    "thead tbody tr th td span strong em code br figure blockquote figcaption svg line rect details summary".split()
)
ATTRIBUTES = frozenset(
    "lang class charset http-equiv content name id href title aria-hidden aria-label aria-labelledby role tabindex "
    "scope colspan focusable viewbox preserveaspectratio x x1 x2 y y1 y2 width height rel".split()
)
_EMPTY = frozenset(("meta", "br", "line"))


@dataclass
class Seen(HTMLParser):
    """A page as it was read."""

    elements: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in _EMPTY:
            self.unclosed.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.unclosed, tag
        assert self.unclosed.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.unclosed[-1:] != ["style"]:
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    @property
    def text(self) -> str:
        """What the page says."""
        return "".join(self.words)

    def all(self, name: str) -> list[str]:
        """The values of every attribute of that name."""
        return [value for attribute, value in self.attributes if attribute == name]


def read_page(page: str) -> Seen:
    """A page, in which every element is closed where it should be."""
    seen = Seen()
    seen.feed(page)
    seen.close()
    assert seen.unclosed == []
    return seen


def assert_holds(page: str) -> Seen:
    """What is true of every page, whatever is in it."""
    page.encode()
    seen = read_page(page)
    assert set(seen.elements) <= ELEMENTS
    assert {name for name, _ in seen.attributes} <= ATTRIBUTES
    ids = seen.all("id")
    assert len(ids) == len(set(ids))
    links = [link for link in seen.all("href") if not link.startswith("https://")]
    assert {link[:1] for link in links} <= {"#"}
    assert {link[1:] for link in links} <= set(ids)
    assert {name for names in seen.all("aria-labelledby") for name in names.split()} <= set(ids)
    return seen
